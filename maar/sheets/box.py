"""One box of a form as it came back: its value, and what stands in it that values alone do not show.

Comes in: an opened sheet and a place in it. Goes out: a `Box`, or the words for what was found in one.
"""

from typing import NamedTuple

from maar.problems import Location
from maar.sheets.book import Sheet, address
from maar.sheets.cells import Raw, text_of


class Box(NamedTuple):
    """One cell as it came back: its value and that as a text, its place, and what a raw look found in it."""

    raw: Raw
    text: str
    at: Location
    error: str = ""
    formula: str = ""

    @property
    def lost(self) -> bool:
        """Something stood here that cannot be read: an error, or a formula never calculated."""
        return bool(self.error) or bool(self.formula and not self.text)

    @property
    def filled(self) -> bool:
        return bool(self.text) or self.lost

    @property
    def content(self) -> str:
        """What stands here, the error or formula where nothing else can be read."""
        return self.text or self.error or self.formula


def box_in(sheet: Sheet, row: int, column: int | None, file: str) -> Box:
    """The box in a row (from 0) of a sheet of this file; an empty one where its column is gone."""
    place = (row, -1 if column is None else column)
    at = Location(file, sheet.name, "" if column is None else address(row, column))
    raw = sheet.at(row, column)
    return Box(raw, text_of(raw), at, sheet.hidden.errors.get(place, ""), sheet.hidden.formulas.get(place, ""))


def hidden_in(sheet: Sheet, row: int, column: int | None) -> str:
    """The error or formula in a cell that reads as empty."""
    place = (row, -1 if column is None else column)
    return sheet.hidden.errors.get(place, "") or sheet.hidden.formulas.get(place, "")


def shows(found: str) -> str:
    """What is said of a cell that reads as empty, from the error or the formula that a raw look found in it."""
    if found.startswith("="):
        return f"holds {found} and nothing that can be read"
    return f"shows {found}, and what was typed there is lost"


def filled_range(sheet: Sheet) -> str:
    """`A1:H40`: from the first filled cell of a sheet to its last; empty for an empty sheet."""
    places = [(row, column) for row, cells in enumerate(sheet.rows) for column, raw in enumerate(cells) if text_of(raw)]
    places += [*sheet.hidden.errors, *sheet.hidden.formulas]
    if not places:
        return ""
    rows, columns = [row for row, _ in places], [column for _, column in places]
    return f"{address(min(rows), min(columns))}:{address(max(rows), max(columns))}"


def short(text: str, most: int = 80) -> str:
    """A text short enough for a message."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"
