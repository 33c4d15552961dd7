"""What a workbook is sent back with: the values that were read, what to fix, and why. Values only.

Comes in: from `queries` and `mark`. Goes out: to the drawing of each sheet; an issued workbook is drawn with NOTHING.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Lost:
    """An error cell: what was typed is gone, and stays gone until somebody types it again. `shown` as `#NAME?`."""

    shown: str


Given = str | int | date | Lost | None


class Spot(NamedTuple):
    """A box of the form by its names: `row` is a row's ref, a field's label or a list row's place (0-based).

    `column` is the heading, empty for a field.
    """

    sheet: str
    row: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """One thing asked of an agency. `case` and `question` are empty where it is about neither; `spot` where to fix."""

    id: str
    code: str
    agency: str
    case: str
    question: str
    about: str
    wrote: str
    asked: str
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class SheetFill:
    """What stands in one sheet: values by (row, column) of a `Spot`, the boxes to fix, and the reasons by row."""

    values: Mapping[tuple[str, str], Given] = field(default_factory=dict)
    fix: frozenset[tuple[str, str]] = frozenset()
    reasons: Mapping[str, str] = field(default_factory=dict)

    def given(self, row: str, column: str = "") -> Given:
        return self.values.get((row, column))

    def to_fix(self, row: str, column: str = "") -> bool:
        return (row, column) in self.fix


NOTHING = SheetFill()


@dataclass(frozen=True, slots=True)
class Filled:
    """A whole workbook to send back: its round, its sheets by title, what is asked, and the cases left out."""

    round: int
    sheets: Mapping[str, SheetFill]
    queries: tuple[Query, ...]
    left_out: frozenset[str] = frozenset()

    def of(self, sheet: str) -> SheetFill:
        return self.sheets.get(sheet, NOTHING)
