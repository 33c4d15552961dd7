"""What an opened file is: a Book of Sheets, what is hidden in them, and what it says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from maar.problems import Problem
from maar.problems.model import CORNER
from maar.sheets.cells import Raw

Place = tuple[int, int]

FIXED = datetime(2000, 1, 1)  # when every workbook of ours says it was saved: the same content, the same bytes


@dataclass(frozen=True, slots=True)
class Hidden:
    """By cell (row, column from 0): error values, formulas and comments; and the text of drawings, if there are any.

    A formula is given as it was typed, with its `=`.
    """

    errors: Mapping[Place, str] = field(default_factory=dict)
    formulas: Mapping[Place, str] = field(default_factory=dict)
    comments: Mapping[Place, str] = field(default_factory=dict)
    drawings: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself; `modified` is when it was last saved, in UTC, None where it does not say.

    `authors` are who made it, who saved it last and their manager, each once, without us.
    """

    modified: datetime | None = None
    authors: tuple[str, ...] = ()
    language: str = ""
    application: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows` from A1, 0-based; `hidden` holds what values alone do not show."""

    name: str
    rows: list[list[Raw]]
    hidden: Hidden = field(default_factory=Hidden)
    visible: bool = True
    merged: tuple[str, ...] = ()

    def at(self, row: int, column: int | None) -> Raw:
        if column is None or not 0 <= row < len(self.rows) or not 0 <= column < len(self.rows[row]):
            return None
        value: Raw = self.rows[row][column]
        return value


@dataclass(frozen=True, slots=True)
class Book:
    """An opened workbook; `digest` is the SHA-256 of the file. `old` says .xls: comments and drawings are not seen.

    `problems` are about the whole file: what was lost on its way here, or could not be read.
    """

    digest: str
    sheets: tuple[Sheet, ...]
    date_1904: bool = False
    old: bool = False
    properties: Properties = Properties()
    problems: tuple[Problem, ...] = ()


def address(row: int, column: int) -> str:
    """`E12` for row 11, column 4 (both counted from 0)."""
    return f"{_letters(column)}{row + 1}"


def holds(cells: str, row: int, column: int) -> bool:
    """Does a range such as `B2:C7` hold this cell (row and column from 0)?"""
    corners = [(int(number) - 1, _column(letters)) for letters, number in CORNER.findall(cells)]
    if not corners:
        return False
    (top, left), (bottom, right) = corners[0], corners[-1]
    return top <= row <= bottom and left <= column <= right


def _column(letters: str) -> int:
    """26 for `AA`."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


@lru_cache(maxsize=1024)
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
