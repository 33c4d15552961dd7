"""From the sheet of a grid to its rows: any row with something in it that is not ours, wherever the table ends.

What the plan filled in is no answer where nothing else stands in the row. Where it was typed over, what people see
wins, with a warning; where it was cleared, ours stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from maar.answers import GridRow, Value
from maar.problems import answers as codes
from maar.problems import returns as return_codes
from maar.returns.model import in_words
from maar.sheets import cells
from maar.sheets.book import Sheet
from maar.sheets.box import short
from maar.sheets.cells import folded, text_of
from maar.sheets.keys import row_key
from maar.sheets.locate import HEADING_WITHIN, Headings, WordRows, find_headings
from maar.workbook import spec
from maar.workbook.case_read import Source
from maar.workbook.grid_spec import CASE, MEETING, MEETING_ON, Grid, Planned, mark, planned
from maar.workbook.lists_read import ListRow, case_of, filled_rows

THEIRS, OURS = "What stands there now was read.", "Ours was read."


def recognise(sheet: Sheet, words: WordRows, known: Sequence[Grid]) -> tuple[Grid, Headings] | None:
    """The grid whose headings this sheet has, the most of them; of two alike, the one that the sheet names."""
    above = [text_of(cell) for row in sheet.rows[:HEADING_WITHIN] for cell in row] if known else []
    best: tuple[tuple[int, bool, bool], Grid, Headings] | None = None
    for grid in known:
        headings = find_headings(words, grid.columns)
        if headings is None:
            continue
        named = any(text.startswith(f"{grid.question.ref}: ") for text in above)
        titled = folded(sheet.name).startswith(folded(grid.title))
        rank = (fit(headings, grid.columns), named, titled)
        if best is None or rank > best[0]:
            best = (rank, grid, headings)
    return best and best[1:]


def fit(headings: Headings, columns: Sequence[spec.Column]) -> int:
    """How many of these headings stand in the row as we wrote them, less those that do not."""
    written = headings.columns.keys() - set(headings.retyped)
    return len(written) - sum(column.heading not in written for column in columns if column.kind != "key")


def read_grid(source: Source, sheet: Sheet, headings: Headings, grid: Grid, whose: tuple[str, str]) -> list[GridRow]:
    """The rows of a grid; `whose` are the agency and the case of a one-case workbook, else empty."""
    agency, alone = whose
    rows = [*filled_rows(source, sheet, headings, grid.columns, agency)]
    plan = {one.mark: one for one in planned(source.plan, grid, source.plan.cases)}
    keys = [_keyed(row, grid) for row in rows]
    marks = [_seen(row, grid, alone) for row in rows]
    ours = {*plan, *filter(None, keys)} if grid.ours else {""}
    found = []
    for row, mark_, key in zip(rows, marks, keys, strict=True):
        if mark_ in ours:
            found.append(_read(row, grid, alone, _Ours(mark_, grid.ours)))
        elif key in plan and key not in marks:
            found.append(_changed(row, grid, alone, plan[key]))
        else:
            found.append(_read(row, grid, alone, _Ours()))
    return [row for row in found if row]


@dataclass(frozen=True, slots=True)
class _Ours:
    """What in a row is ours: the mark of the row of the plan, the parts that hold our words, what stands for a blank.

    `over`: was anything of ours typed over?
    """

    mark: str = ""
    parts: tuple[str, ...] = ()
    instead: Mapping[str, str | date] = field(default_factory=dict)
    over: bool = False


def _seen(row: ListRow, grid: Grid, alone: str) -> str:
    """The mark of what people see in the cells that the plan fills in; none where all are blank."""
    case = row.source.plan.case_named(row.texts[CASE.name]) if row.texts[CASE.name] else alone
    on = cells.day(row.raw(MEETING_ON)).value if MEETING_ON in grid.ours else None
    name = row.texts[MEETING] if MEETING in grid.ours else ""
    return mark(grid, case, name, on) if name or on else "none"


def _keyed(row: ListRow, grid: Grid) -> str:
    """The mark in the hidden key of a row that the plan filled in; empty where there is none."""
    key = row_key(row.sheet.at(row.row, row.headings.column(spec.KEY)))
    ref, _, mark_ = key.ref.partition(".") if key else ("", "", "")
    return mark_ if ref == grid.question.ref else ""


def _changed(row: ListRow, grid: Grid, alone: str, plan: Planned) -> GridRow | None:
    """A row of the plan in which our words are others now, or gone: what stands there wins, and ours over a blank."""
    same: list[str] = []
    instead: dict[str, str | date] = {}
    over: dict[str, str] = {}
    for name in (CASE.name, *grid.ours):
        text = row.texts[name]
        if not text:
            instead[name] = plan.value(name)
        elif _says(row, name) == _folded(plan.value(name)):
            same.append(name)
        else:
            over[name] = text
    read = _read(row, grid, alone, _Ours(plan.mark, (*same, *instead), instead, bool(over)))
    if read is None:
        return None
    for name in (*over, *instead):
        typed, what = (f"'{short(text)}'", THEIRS) if (text := over.get(name, "")) else ("nothing", OURS)
        facts = {"before": in_words(plan.value(name)), "typed": typed, "what": what}
        replace(row, case=read.case).complain(codes.PLANNED_CHANGED, name, **facts)
    return read


def _says(row: ListRow, name: str) -> str | int | date | None:
    """What a cell says that the plan filled in, for comparing."""
    if name == CASE.name:
        return _folded(row.source.plan.case_named(row.texts[name]))
    return cells.day(row.raw(name)).value if name == MEETING_ON else _folded(row.texts[name])


def _folded(value: str | int | date) -> str | int | date:
    """A value for comparing."""
    return folded(value) if isinstance(value, str) else value


def _read(row: ListRow, grid: Grid, alone: str, ours: _Ours) -> GridRow | None:
    """The row as it stands; None where there is nothing in it but what is ours."""
    theirs = [part.name for _, part in grid.parts if part.name not in ours.parts]
    if not ours.over and not any(row.texts[name] or row.lost(name) for name in theirs):
        return None
    case = str(ours.instead[CASE.name]) if CASE.name in ours.instead else case_of(row, alone, grid.columns[2].name)
    row = replace(row, case=case)
    values = []
    for column, part in grid.parts:
        if part.name in ours.instead:
            values.append(Value(part.name, column.kind, ours.instead[part.name], row.at(part.name)))
        elif value := _value(row, column):
            values.append(value)
    given = {value.part: value.value for value in values}
    return GridRow(
        row.agency,
        case,
        grid.question.ref,
        tuple(values),
        row.at(theirs[0] if theirs else grid.columns[2].name),
        tuple(_folded(given[name]) for name in grid.tells if name in given),
        ours.mark,
        not ours.over and not any(name in given for name in theirs),
        {column.name: row.at(column.name) for column in grid.columns[1:]},
    )


def _value(row: ListRow, column: spec.Column) -> Value | None:
    """What a cell holds; what cannot be read is told, and kept as a text."""
    name, at = column.name, row.at(column.name)
    if not row.texts[name]:
        return None
    if column.kind == "date":
        when, words = row.day(name)
        return Value(name, "date", when, at) if when else Value(name, "text", words, at)
    if column.kind == "choice":
        label = row.choice(name)
        return Value(name, "choice" if label in column.choices else "text", label, at)
    if column.kind == "number":
        number = cells.number(row.raw(name))
        if number.value is not None:
            return Value(name, "number", number.value, at)
        row.complain(return_codes.ROW_NUMBER, name, typed=short(number.text), label=column.heading)
    return Value(name, "text", row.texts[name], at)
