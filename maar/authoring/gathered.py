"""What tables of a question set are gathered in, and rows that are told apart by a code of their own.

Comes in: rows of a sheet. Goes out: tables with the cells of their key paths, and what is wrong with the rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from maar.authoring import spec
from maar.authoring.find import problem
from maar.authoring.sheet_rows import Row, shortly
from maar.problems import Location, Problem
from maar.problems import templates as codes

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The tables so far, the cells of their key paths, and what is wrong."""

    tables: Table = field(default_factory=dict)
    cells: dict[str, Location] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: str, row: Row, keys: Mapping[str, str], first: str) -> None:
        """Say where the keys of a table stand (by key of the sheet), and the table itself: in the cell of `first`."""
        self.cells.setdefault(path, row.cells.get(first, row.at))
        for key, ours in keys.items():
            if key in row.cells:
                self.cells.setdefault(f"{path}.{ours}", row.cells[key])

    def table(self, path: str, row: Row, first: str, without: str = "") -> Table:
        """The values of a row as a table at this path."""
        self.place(path, row, {key: key for key in row.cells if key != without}, first)
        return {key: value for key, value in row.values.items() if key != without}

    def not_used(self, row: Row, key: str, why: str) -> None:
        """Tell of a value that means nothing where it stands, and drop it."""
        value = shortly(said(row.values.pop(key)))
        self.problems.append(problem(codes.NOT_USED, row.cells[key], value=value, why=why))

    def empty(self, sheet: spec.Sheet, row: Row, key: str) -> None:
        """Tell of a box that must be filled."""
        at = row.cells.get(key, row.at)
        self.problems.append(problem(codes.EMPTY_CELL, at, heading=sheet.column(key).heading))

    def once(self, rows: Iterable[Row], key: str, owner: str = "") -> list[Row]:
        """The first of all rows (of one owner) that say the same under `key`; of the others, both cells are told."""
        first: dict[tuple[str, str], Row] = {}
        kept = []
        for row in rows:
            value = str(row.values.get(key, ""))
            other = first.setdefault((str(row.values.get(owner, "")), value.casefold()), row)
            if value and other is not row:
                facts = {"value": value, "other": row.cells[key].within}
                self.problems.append(problem(codes.TWO_CELLS, other.cells[key], **facts))
            else:
                kept.append(row)
        return kept

    def owned(self, sheet: spec.Sheet, rows: Iterable[Row], key: str) -> list[Row]:
        """The rows that say what they belong to; of the others, the empty cell is told."""
        for row in rows:
            if not row.values.get(key):
                self.empty(sheet, row, key)
        return [row for row in rows if row.values.get(key)]

    def supposed(self, sheet: spec.Sheet, rows: Iterable[Row], key: str, named: Iterable[str]) -> None:
        """Tell of rows without their code; one of them is taken for the one code that is named and that no row has.

        So a code that is left out is not told again wherever it is named. Nothing comes of it: there is an error.
        """
        without = [row for row in rows if not row.values.get(key)]
        for row in without:
            self.empty(sheet, row, key)
        lost = {*named}.difference(str(row.values.get(key, "")) for row in rows)
        if len(without) == len(lost) == 1:
            without[0].values[key] = lost.pop()


def label(values: Mapping[str, Any], number: int) -> str:
    """What a table is called in key paths: by its own name, else by its number."""
    return str(next((values[key] for key in ("ref", "code", "name", "label") if key in values), number))


def said(value: Any) -> str:
    """A value as it stands in a cell."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return " ".join((", ".join(value) if isinstance(value, list) else str(value)).split())
