"""`queries.csv`: what was asked of agencies, one row for each query, when, and how it ended.

Comes in and goes out: rows as `Sent`. The file is read as people leave it: saved again by a spreadsheet, say.
"""

import csv
import io
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from maar.audit.files import write_whole
from maar.audit.folder import AuditFolder
from maar.problems import MaarError
from maar.sheets.cells import day, number

MARK = "\ufeff"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Sent:
    """One query. `round` is that of the workbook in which it was asked last; `closed` is None while it is open."""

    id: str
    code: str
    agency: str
    case: str
    question: str
    sheet: str
    cell: str
    asked: str
    raised: date
    round: int
    closed: date | None = None
    how: str = ""

    @property
    def open(self) -> bool:
        return self.closed is None


HEADER = tuple(field.name for field in fields(Sent))


def path_of(folder: AuditFolder) -> Path:
    return folder.path / "queries.csv"


def load(folder: AuditFolder) -> tuple[Sent, ...]:
    """Every query sent so far; none before the first."""
    path = path_of(folder)
    if not path.is_file():
        return ()
    try:
        rows = [*csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))]
        return tuple(_sent(row) for row in rows if row.get("id"))
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        raise MaarError(
            f"{path} cannot be read ({error}).",
            "It says what was asked of agencies: restore it from a copy, or move it away to begin it anew.",
        ) from error


def save(folder: AuditFolder, sent: tuple[Sent, ...]) -> None:
    """Write the file; every text that a spreadsheet would take for a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([_safe(_text(getattr(one, name))) for name in HEADER] for one in sent)
    write_whole(path_of(folder), (MARK + out.getvalue()).encode())


def _sent(row: dict[str, str]) -> Sent:
    texts = {name: _plain(row[name] or "") for name in HEADER}
    raised, closed, round_ = day(texts["raised"]).value, day(texts["closed"]).value, number(texts["round"]).value
    if raised is None or round_ is None:
        raise ValueError(f"query {texts['id']} has no date or round")
    id_, code, agency, case, question, sheet, cell, asked = (texts[name] for name in HEADER[: HEADER.index("raised")])
    about = (id_, code, agency, case, question, sheet, cell, asked)
    return Sent(*about, raised=raised, round=round_, closed=closed, how=texts["how"])


def _text(value: object) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(DANGEROUS) else text
