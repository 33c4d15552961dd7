"""The values of an .ods where the usual reader fails on it, or a cell stands far out: slower, and forgiving.

Comes in: the content part, which `ods.look` has found to be sound XML. Goes out: the rows of each sheet.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from odf import teletype
from odf.namespaces import OFFICENS, TABLENS, TEXTNS
from odf.opendocument import load
from odf.table import Table, TableRow

from maar.problems import files as codes
from maar.sheets.book import Hidden, Sheet, address
from maar.sheets.cells import Raw
from maar.sheets.far import MOST_COLUMNS, MOST_ROWS, Bounds, FarCell
from maar.sheets.limits import MOST_CELLS, MOST_SHEETS, Parts, Refused

MOST_CONTENT = 10_000_000
CELLS = ((TABLENS, "table-cell"), (TABLENS, "covered-table-cell"))
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def sheets(
    parts: Parts, hidden: Mapping[str, Hidden], bounds: Mapping[str, Bounds]
) -> tuple[tuple[Sheet, ...], tuple[FarCell, ...]]:
    """Every sheet, and the cells beyond its bounds. Refused where it is larger than any form."""
    if parts.size("content.xml") > MOST_CONTENT:
        raise Refused(codes.TOO_LARGE, reason=f"{MOST_CONTENT // 1_000_000} MB of sheets and more")
    # The library's own `spreadsheet` is whatever stands first in the body, were it but a line feed.
    tables = load(_alone(parts.read("content.xml"))).body.getElementsByType(Table)
    if len(tables) > MOST_SHEETS:
        raise Refused(codes.TOO_LARGE, reason=f"{len(tables)} sheets")
    found: list[Sheet] = []
    far: list[FarCell] = []
    room = MOST_CELLS
    for table in tables:
        name = str(table.getAttrNS(TABLENS, "name") or "")
        rows, beyond = _rows(table, name, bounds.get(name, (MOST_ROWS, MOST_COLUMNS)), room)
        room -= sum(map(len, rows))
        under = hidden.get(name, Hidden())
        for row, column in under.errors:
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = ""  # as an error reads everywhere
        found.append(Sheet(name, rows, under, merged=under.merged))
        far += beyond
    return tuple(found), tuple(far)


def _alone(content: bytes) -> io.BytesIO:
    """A document with this content and nothing else that the library could stumble over."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", content)
    out.seek(0)
    return out


def _rows(table: Any, sheet: str, bounds: Bounds, room: int) -> tuple[list[list[Raw]], list[FarCell]]:
    rows: list[list[Raw]] = []
    far: list[FarCell] = []
    at = 0
    for element in table.getElementsByType(TableRow):
        times = _times(element, "rows")
        cells, beyond = _cells(element, bounds[1])
        if at + times > bounds[0]:  # such a row is told once, however often it is repeated
            beyond += [(column, cell) for column, cell in enumerate(cells) if cell != ""] if at >= bounds[0] else []
        far += [FarCell(sheet, address(at, column), str(cell)) for column, cell in beyond]
        if cells and at < bounds[0]:
            more = min(times, bounds[0] - at)
            room -= (more + at - len(rows)) * len(cells)
            if room < 0:
                raise Refused(codes.TOO_LARGE, reason="more cells than any form has")
            rows += [[] for _ in range(at - len(rows))]
            rows += [[*cells] for _ in range(more)]
        at += times
    return rows, far


def _cells(row: Any, most: int) -> tuple[list[Raw], list[tuple[int, Raw]]]:
    """The values of a row up to the last that is filled, and those beyond the most columns, each once."""
    cells: list[Raw] = []
    beyond: list[tuple[int, Raw]] = []
    at = 0
    for cell in row.childNodes:
        if getattr(cell, "qname", None) not in CELLS:  # some programs break lines between cells
            continue
        value, times = _value(cell), _times(cell, "columns")
        if value != "" and at < most:
            cells += [""] * (at - len(cells))
            cells += [value] * min(times, most - at)
        if value != "" and at + times > most:
            beyond.append((max(at, most), value))
        at += times
    return cells, beyond


def _times(element: Any, what: str) -> int:
    times = str(element.getAttrNS(TABLENS, f"number-{what}-repeated") or "1")
    return int(times) if times.isdecimal() else 1


def _value(cell: Any) -> Raw:
    kind = cell.getAttrNS(OFFICENS, "value-type")
    given = str(cell.getAttrNS(OFFICENS, "date-value" if kind == "date" else "value") or "")
    with suppress(ValueError, TypeError):
        if kind in ("float", "percentage", "currency"):
            return float(given)
        if kind == "date":
            return datetime.fromisoformat(given) if "T" in given else date.fromisoformat(given)
        if kind == "boolean":
            return str(cell.getAttrNS(OFFICENS, "boolean-value")) == "true"
    text = "\n".join(_paragraphs(cell))
    return text or str(cell.getAttrNS(OFFICENS, "string-value") or "")


def _paragraphs(cell: Any) -> Iterator[str]:
    for child in cell.childNodes:
        if getattr(child, "qname", None) == (TEXTNS, "p"):
            yield teletype.extractText(child)
