"""Finding our way in a sheet that came back: what sheet it is, its heading row, its columns, its labels.

Nothing is found by address. Comes in: an opened sheet, and the columns or fields of a form. Goes out: where they stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from maar.sheets.book import Sheet
from maar.sheets.cells import Raw, folded, text_of
from maar.sheets.keys import Key, Sentinel, looks_like_key, other_format, row_key, sentinel

SENTINEL_WITHIN = 8  # rows and columns from the corner: some may have been put in before it
HEADING_WITHIN = 60  # the heading row is looked for in so many first rows
LONGEST_HEADING = 60  # characters

WordRows = list[tuple[int, list[tuple[int, str]]]]


class Column(Protocol):
    """A column of a form; one of kind `key` is hidden, and people see the others."""

    @property
    def heading(self) -> str: ...

    @property
    def kind(self) -> str: ...


class Field(Protocol):
    """A label of a form with a value beside it."""

    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading row of a sheet (0-based) and the column of each heading found; `twice` stand more than once.

    `retyped` are headings told by their place alone: the one column between their neighbours.
    """

    row: int
    columns: Mapping[str, int]
    twice: tuple[str, ...] = ()
    retyped: tuple[str, ...] = ()

    def column(self, heading: str) -> int | None:
        return self.columns.get(heading)

    def missing(self, columns: Iterable[Column]) -> tuple[str, ...]:
        """The headings that people see and that are not there."""
        return tuple(one.heading for one in columns if one.kind != "key" and one.heading not in self.columns)


def find_sentinel(sheet: Sheet) -> Sentinel | None:
    """The sentinel of a sheet, wherever inserted rows and columns have moved it."""
    for row in sheet.rows[:SENTINEL_WITHIN]:
        for cell in row[:SENTINEL_WITHIN]:
            if looks_like_key(cell) and (found := sentinel(cell)):
                return found
    return None


def find_other_format(sheet: Sheet) -> str:
    """The format of a sheet that another version of maar issued, such as `2`; empty for every other sheet."""
    corner = (cell for row in sheet.rows[:SENTINEL_WITHIN] for cell in row[:SENTINEL_WITHIN])
    return next(filter(None, map(other_format, corner)), "")


@dataclass(slots=True)
class Keys:
    """Reads the keys of a sheet; another audit's and damaged ones (row and column) are noted on the way."""

    sheet: Sheet
    audit: str
    foreign: list[str] = field(default_factory=list)
    damaged: list[tuple[int, int]] = field(default_factory=list)

    def at(self, row: int, column: int | None) -> Key | None:
        cell = self.sheet.at(row, column)
        if not cell:
            return None
        key = row_key(cell)
        if key and key.audit != self.audit:
            self.foreign.append(key.audit)
            return None
        if key is None and column is not None and looks_like_key(cell):
            self.damaged.append((row, column))
        return key


def heading_rows(sheet: Sheet) -> WordRows:
    """The rows that may be a heading row, each with its place and the short texts in it by column."""
    rows = []
    for place, row in enumerate(sheet.rows[:HEADING_WITHIN]):
        words = [(at, cell) for at, cell in enumerate(row) if cell and isinstance(cell, str) and _short(cell)]
        if words:
            rows.append((place, words))
    return rows


def find_headings(rows: WordRows, columns: Sequence[Column]) -> Headings | None:
    """The row that holds most of these headings, if it holds more than half of those that people see."""
    wanted = {folded(column.heading): column.heading for column in columns}
    hidden = {column.heading for column in columns if column.kind == "key"}
    shown = len(columns) - len(hidden)
    best: Headings | None = None
    for place, words in rows:
        if len(words) * 2 <= shown:
            continue
        found: dict[str, int] = {}
        twice: list[str] = []
        for column, cell in words:
            heading = wanted.get(folded(cell))
            if heading and heading in found:
                twice.append(heading)
            elif heading:
                found[heading] = column
        seen = len(found.keys() - hidden)
        if seen * 2 > shown and (best is None or len(found) > len(best.columns)):
            best = Headings(place, found, tuple(twice))
            if len(found) == len(wanted):
                break
    return best and _repaired(best, columns)


def _repaired(found: Headings, columns: Sequence[Column]) -> Headings:
    """A heading that is gone or retyped is the one column between its neighbours, or the one after them all."""
    places = dict(found.columns)
    for at, column in enumerate(columns):
        if column.heading in places or column.kind == "key":
            continue
        left = [places[one.heading] for one in columns[:at] if one.heading in places]
        right = [places[one.heading] for one in columns[at + 1 :] if one.heading in places]
        between = range(max(left, default=0) + 1, min(right, default=max(left, default=0) + 2))
        if len(between) == 1 and between[0] not in found.columns.values():
            places[column.heading] = between[0]
    retyped = tuple(name for name in places if name not in found.columns)
    return Headings(found.row, places, found.twice, retyped) if retyped else found


def _short(cell: str) -> bool:
    return len(cell) < LONGEST_HEADING


@dataclass(frozen=True, slots=True)
class Labelled:
    """The value beside a label, and where it stands (row and column from 0); `further` is one cell to the right."""

    raw: Raw
    row: int
    column: int
    further: bool = False


def find_fields(sheet: Sheet, fields: tuple[Field, ...], until: int) -> dict[str, Labelled]:
    """For each label found above row `until`: the filled one of the two cells to its right (a column may be put in)."""
    names = _by_label(fields)
    found: dict[str, Labelled] = {}
    for place, row in enumerate(sheet.rows[:until]):
        labels = {
            column: one
            for column, cell in enumerate(row)
            if cell and isinstance(cell, str) and _short(cell) and (one := names.get(folded(cell)))
        }
        for column, one in labels.items():
            beside = [at for at in (column + 1, column + 2) if at not in labels]
            filled = next((at for at in beside if text_of(sheet.at(place, at))), column + 1)
            found.setdefault(one.label, Labelled(sheet.at(place, filled), place, filled, filled > column + 1))
    return found


@cache
def _by_label(fields: tuple[Field, ...]) -> Mapping[str, Field]:
    return {folded(field.label): field for field in fields}
