"""One sheet of ours that was saved as text (.csv): told by what stands in it, and read as a sheet of texts.

Text in which nothing of our form is found is no sheet: it stays plain text.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from maar.problems import files as codes
from maar.sheets.cells import Raw
from maar.sheets.far import MOST_COLUMNS, MOST_ROWS
from maar.sheets.limits import MOST_CELLS, MOST_CHARACTERS, Refused

MOST_TEXT = 10_000_000
TELLING = 20  # lines of ours by which the separator is told
DELIMITERS = (",", ";", "\t")
KEY = re.compile(r"\bM(?:AAR)?1\|")
HEADINGS = (r"\bRef\b", r"\bQuestion\b", r"\bJudgement\b")
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def rows(data: bytes) -> list[list[Raw]] | None:
    """The rows of a sheet saved as text, without empty ones at the end; None if it is none of ours, or Refused."""
    if len(data) > MOST_TEXT:
        if KEY.search(data[:MOST_TEXT].decode("latin-1")):
            raise Refused(codes.TOO_LARGE, reason=f"{len(data) // 1_000_000} MB")
        return None
    text = _decoded(data)
    ours = "".join(islice(filter(_is_ours, _lines(text)), TELLING))
    delimiter = max(DELIMITERS, key=ours.count)
    return _without_end(_read(text.removeprefix(f"sep={delimiter}"), delimiter)) if delimiter in ours else None


def _decoded(data: bytes) -> str:
    """The text: by its mark, else UTF-8, else the Western European code page. Empty if it is no text."""
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    try:
        if marked is None and b"\0" in data:
            return ""
        return data.decode(marked or "utf-8")
    except UnicodeDecodeError:
        return "" if marked else data.decode("cp1252", "replace")


def _lines(text: str) -> Iterator[str]:
    return (match[0] for match in re.finditer(r"[^\r\n]+", text))


def _is_ours(line: str) -> bool:
    return bool(KEY.search(line)) or all(re.search(heading, line) for heading in HEADINGS)


def _read(text: str, delimiter: str) -> list[list[str]]:
    found: list[list[str]] = []
    room = MOST_CELLS
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            cells = _without_blanks(row)
            room -= len(cells)
            if len(cells) > MOST_COLUMNS or room < 0 or (cells and len(found) >= MOST_ROWS):
                raise Refused(codes.TOO_LARGE, reason="more rows or columns than any form has")
            if any(len(cell) > MOST_CHARACTERS for cell in cells):
                raise _too_long()
            if len(found) < MOST_ROWS:
                found.append(cells)
    except csv.Error:  # the field is longer than the library takes
        raise _too_long() from None
    return found


def _too_long() -> Refused:
    return Refused(codes.TOO_LARGE, reason=f"a cell of more than {MOST_CHARACTERS:,} characters")


def _without_blanks(row: list[str]) -> list[str]:
    while row and not row[-1].strip():
        row.pop()
    return row


def _without_end(found: list[list[str]]) -> list[list[Raw]]:
    while found and not found[-1]:
        found.pop()
    return [[*row] for row in found]
