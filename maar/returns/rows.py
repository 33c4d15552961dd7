"""The rows of Chronology, SMART plan and grids from several copies of one: none lost, none counted twice in silence.

Comes in: the rows of each copy, in the order in which the files were saved where that is known. Goes out: the rows
that count, and a problem for each that another took the place of, or that may stand twice. Two versions of one row
are put together cell by cell where the order is known: the later counts, and no blank replaces anything.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from maar.answers import ChronologyEvent, GridRow, PlannedAction, Row, Value
from maar.problems import Problem
from maar.problems import answers as codes
from maar.returns.model import digest, in_words
from maar.sheets.cells import folded

RowT = TypeVar("RowT", ChronologyEvent, PlannedAction, GridRow)
LATER_COUNTS, BOTH_COUNT = "The later one counts.", "Nothing says which is the later: both count."
CELL_BY_CELL = "Cell by cell the later one counts, and what only the earlier one says counts too."
WITH_WORDS = (("date", "date_text"), ("due", "due_text"))  # one fact in two fields


def by_sheet(rows: tuple[RowT, ...]) -> list[tuple[RowT, ...]]:
    """The rows of each sheet: one that was duplicated is a copy like another file."""
    sheets = dict.fromkeys(row.at.sheet for row in rows)
    return [tuple(row for row in rows if row.at.sheet == sheet) for sheet in sheets]


def rows_of(copies: Sequence[tuple[RowT, ...]], in_time: bool) -> tuple[tuple[RowT, ...], list[Problem]]:
    """The rows that count of several copies of one list.

    A row that stands in two copies counts as often as in the copy that has it most often. Two that are alike and not
    the same are one row `in_time`, the later before the earlier; else both count. Either is told.
    """
    kept: list[RowT] = []
    problems: list[Problem] = []
    for place, rows in enumerate(copies):
        there = Counter(row.content for row in kept)
        here = Counter(row.content for row in rows)
        earlier = [row for row in kept if here[row.content] == 0] if place else []
        own: Counter[tuple[object, ...]] = Counter()
        for row in rows:
            own[row.content] += 1
            if own[row.content] <= there[row.content]:
                continue
            before = max(
                (one for one in earlier if alike(one, row)), key=lambda one: _in_common(one, row), default=None
            )
            if before is None:
                kept.append(row)
                continue
            earlier.remove(before)
            if in_time:
                whole = _together(before, row)
                kept[next(at for at, one in enumerate(kept) if one is before)] = whole
                problems.append(_differs(before, row, LATER_COUNTS if whole.content == row.content else CELL_BY_CELL))
            else:
                kept.append(row)
                problems.append(_differs(before, row, BOTH_COUNT))
    return tuple(kept), problems


def alike(one: Row, other: Row) -> bool:
    """Are these two versions of one row: the same words, or the same day and source, or the same owner and day?

    Of a grid: rows of one question that are about the same meeting, or else begin with the same.
    """
    if isinstance(one, ChronologyEvent) and isinstance(other, ChronologyEvent):
        same_day = one.date is not None and one.date == other.date
        return _same(one.event, other.event) or (same_day and _same(one.source, other.source))
    if isinstance(one, PlannedAction) and isinstance(other, PlannedAction):
        same_day = one.due is not None and one.due == other.due
        return _same(one.action, other.action) or (same_day and _same(one.owner, other.owner))
    if isinstance(one, GridRow) and isinstance(other, GridRow) and one.question == other.question:
        return (one.mark == other.mark != "") or (one.tells == other.tells != ())
    return False


def _in_common(one: Row, other: Row) -> int:
    """How much two rows say alike."""
    return len({*one.content} & {*other.content})


def _together(before: RowT, now: RowT) -> RowT:
    """The later version of a row, with what only the earlier one says.

    Two events or actions on one day may still be two: they are put together only where they are called the same.
    """
    if isinstance(before, GridRow) and isinstance(now, GridRow):
        cells: dict[str, Value] = {value.part: value for value in (*before.values, *now.values)}
        values = tuple(cells[name] for name in dict.fromkeys((*now.places, *cells)) if name in cells)
        places = {**now.places, **{value.part: value.at for value in values}}
        lost = now.lost and before.lost
        return replace(now, values=values, places=places, mark=now.mark or before.mark, lost=lost)
    if isinstance(before, ChronologyEvent) and isinstance(now, ChronologyEvent) and _same(before.event, now.event):
        return replace(now, **_only_in(before, now))
    if isinstance(before, PlannedAction) and isinstance(now, PlannedAction) and _same(before.action, now.action):
        tests = tuple(later or earlier for earlier, later in zip(before.tests, now.tests, strict=True))
        return replace(now, **_only_in(before, now), tests=tests)
    return now


def _only_in(before: Row, now: Row) -> dict[str, Any]:
    """The fields that only the earlier version fills."""
    filled = {name for name in now.__slots__ if getattr(now, name)}
    filled |= {name for pair in WITH_WORDS if filled.intersection(pair) for name in pair}
    return {name: getattr(before, name) for name in now.__slots__ if name not in filled}


def _same(one: str, other: str) -> bool:
    return bool(folded(one)) and folded(one) == folded(other)


def _differs(before: Row, now: Row, what: str) -> Problem:
    facts = (("other", str(now.at)), ("read", _said(now)), ("typed", _said(before)), ("which", what))
    content = digest(before.content, now.content)
    return Problem(codes.ROWS_DIFFER, before.at, before.agency, before.case, "", facts, content)


def row_words(row: Row) -> str:
    """What a row says, in one line."""
    parts = [value.value for value in row.values] if isinstance(row, GridRow) else row.content
    return " / ".join(in_words(part) for part in parts if part not in ("", None) and not isinstance(part, tuple))


def _said(row: Row) -> str:
    text = " ".join(row_words(row).split())
    return text if len(text) <= 120 else f"{text[:119]}…"
