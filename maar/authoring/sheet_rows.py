"""The rows of one recognised sheet: each cell read as its column says, with its place and what is wrong with it.

Comes in: a sheet that was found. Goes out: rows of values by key. Empty rows, help and columns of one's own are left.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from maar.authoring import spec
from maar.authoring.find import PRIVATE, Found, problem
from maar.authoring.values import Known, value_of
from maar.problems import Location, Problem
from maar.problems import templates as codes
from maar.sheets.cells import Raw, folded, text_of

CORNERS = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")
SHOWN = 60  # characters of a cell told in a problem
MOST = 1000  # filled rows of a sheet; each further one makes every other slower to check

Cells = list[list[Raw]]


@dataclass(frozen=True, slots=True)
class Row:
    """The values that were given in a row, by key, and the cells of all its columns, empty ones too."""

    values: dict[str, Any]
    cells: Mapping[str, Location]

    @property
    def at(self) -> Location:
        return next(iter(self.cells.values()))


@dataclass(frozen=True, slots=True)
class Filled:
    """The filled rows of a sheet: the number of each (0-based), with its cells, merges spread; and problems."""

    rows: tuple[tuple[int, list[Raw]], ...] = ()
    problems: tuple[Problem, ...] = ()


def filled(found: Found, file: str) -> Filled:
    """The rows below the headings in which anything of ours stands, without the row of help."""
    cells = [[*row] for row in found.sheet.rows]
    problems = [*_spread(found, cells, file)]
    broken = {at for at in (*found.sheet.hidden.errors, *found.sheet.hidden.formulas) if at[0] > found.row}
    held = {row for row, column in broken if column in found.columns.values()}
    rows = tuple(
        (number, row)
        for number, row in enumerate(cells[found.row + 1 :], found.row + 1)
        if not _is_help(found, row) and (number in held or any(text_of(_at(row, at)) for at in found.columns.values()))
    )
    if len(rows) > MOST:
        last = found.at(file, rows[MOST - 1][0], min(found.columns.values()))
        problems.append(problem(codes.MANY_ROWS, last, number=f"{len(rows):,}", most=f"{MOST:,}"))
        rows = rows[:MOST]
    problems += [*_strays(found, rows, file), *_comments(found, rows, file)]
    return Filled(rows, tuple(problems))


def text(found: Found, row: list[Raw], key: str) -> str:
    """What stands under a heading, as it is; empty where there is no such column."""
    return text_of(_at(row, found.columns[key])) if key in found.columns else ""


def read_rows(found: Found, rows: Filled, known: Known, file: str) -> tuple[list[Row], list[Problem]]:
    """Every row with its values; a cell that cannot be read has a value that does no harm, and a problem."""
    read, problems = [], []
    for number, row in rows.rows:
        one = Row({}, {key: found.at(file, number, column) for key, column in found.columns.items()})
        for column in found.spec.columns:
            if column.key not in found.columns or column.kind == "shown":
                continue
            at, raw = one.cells[column.key], _at(row, found.columns[column.key])
            lost = _lost(found, number, found.columns[column.key], raw)
            value = value_of(raw, column, known)
            if lost:
                problems.append(problem(codes.NO_VALUE, at, shows=lost))
            elif value.wanted:
                facts = {"value": shortly(text_of(raw)), "heading": column.heading, "wanted": value.wanted}
                problems.append(problem(codes.NOT_SO, at, **facts))
            elif column.kind == "lines" and column.key == "choices" and _is_one_line(value.value):
                problems.append(problem(codes.ONE_CHOICE, at, value=shortly(value.value[0])))
            if value.given and not lost and value.value is not None:
                one.values[column.key] = value.value
        read.append(one)
    return read, problems


def _is_one_line(choices: list[str] | None) -> bool:
    return choices is not None and len(choices) == 1 and "," in choices[0]


def _at(row: list[Raw], column: int) -> Raw:
    return row[column] if column < len(row) else None


def shortly(text: str) -> str:
    """A text as it is told in a problem: one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 3].rstrip()}..."


def _lost(found: Found, row: int, column: int, raw: Raw) -> str:
    """Why a cell has no value of its own; empty for one that has."""
    hidden = found.sheet.hidden
    if error := hidden.errors.get((row, column)):
        return f"shows the error {error}"
    if (row, column) in hidden.formulas and not text_of(raw):
        return f"holds a formula that was never calculated: {shortly(hidden.formulas[row, column])}"
    return ""


def _is_help(found: Found, row: list[Raw]) -> bool:
    """Is this the grey row of help: marked as such, or with the words of at least half of its cells?"""
    if any(cell == spec.HELP for cell in row):
        return True
    helps = {column.key: folded(column.help) for column in found.spec.columns if column.help}
    shown = [(key, folded(text(found, row, key))) for key in found.columns if text(found, row, key)]
    return bool(shown) and 2 * sum(helps.get(key) == said for key, said in shown) > len(shown)


def _spread(found: Found, cells: Cells, file: str) -> Iterator[Problem]:
    """Cells merged downwards all say what the first says; of cells merged across, the first alone is read."""
    ours = set(found.columns.values())
    for merged in found.sheet.merged:
        corners = CORNERS.fullmatch(merged)
        if not corners:
            continue
        left, right = _column(corners[1]), _column(corners[3])
        top, bottom = int(corners[2]) - 1, int(corners[4]) - 1
        if top <= found.row or ours.isdisjoint(range(left, right + 1)):
            continue
        read = "what stands there was read for the first column alone" if right > left else ""
        if bottom > top:
            read = f"{read}, and for every row" if read else "what stands there was read for every row"
        yield problem(codes.MERGED_CELLS, Location(file, found.sheet.name, merged), read=read)
        value = _at(cells[top], left) if top < len(cells) else None
        for number in range(top + 1, min(bottom + 1, len(cells))):
            cells[number] += [None] * (left + 1 - len(cells[number]))
            cells[number][left] = value


def _strays(found: Found, rows: tuple[tuple[int, list[Raw]], ...], file: str) -> Iterator[Problem]:
    """What stands beside the rows under no heading at all, told once for a column."""
    headings = found.sheet.rows[found.row]
    met: set[int] = set()
    for number, row in rows:
        for at, cell in enumerate(row):
            if at in met or at in found.columns.values() or text_of(_at(headings, at)) or not text_of(cell):
                continue
            met.add(at)
            if not text_of(cell).startswith(PRIVATE):
                place = found.at(file, number, at)
                yield problem(codes.NOT_USED, place, value=shortly(text_of(cell)), why="its column has no heading")


def _comments(found: Found, rows: tuple[tuple[int, list[Raw]], ...], file: str) -> Iterator[Problem]:
    """What people said of cells in comments, which nobody reads."""
    ours = {number for number, _ in rows}
    for (row, column), said in sorted(found.sheet.hidden.comments.items()):
        if row in ours:
            at = found.at(file, row, column)
            yield problem(codes.NOT_USED, at, value=shortly(said), why="it is a comment on the cell")


def _column(letters: str) -> int:
    """0 for `A`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
