"""The rows of Chronology, SMART plan and grids from several copies of one: none lost, none counted twice in silence.

Comes in: the rows of each copy, in the order in which the files were saved where that is known. Goes out: the rows
that count, and a problem for each that another took the place of, or that may stand twice.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from maar.answers import ChronologyEvent, GridRow, PlannedAction, Row
from maar.problems import Problem
from maar.problems import answers as codes
from maar.returns.model import digest, in_words
from maar.sheets.cells import folded

RowT = TypeVar("RowT", ChronologyEvent, PlannedAction, GridRow)
LATER_COUNTS, BOTH_COUNT = "The later one counts.", "Nothing says which is the later: both count."


def by_sheet(rows: tuple[RowT, ...]) -> list[tuple[RowT, ...]]:
    """The rows of each sheet: one that was duplicated is a copy like another file."""
    sheets = dict.fromkeys(row.at.sheet for row in rows)
    return [tuple(row for row in rows if row.at.sheet == sheet) for sheet in sheets]


def rows_of(copies: Sequence[tuple[RowT, ...]], in_time: bool) -> tuple[tuple[RowT, ...], list[Problem]]:
    """The rows that count of several copies of one list.

    A row that stands in two copies counts as often as in the copy that has it most often. Of two that are alike and
    not the same, the later one counts `in_time`; else both do, and are told.
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
            if before := next((one for one in earlier if alike(one, row)), None):
                earlier.remove(before)
                problems.append(_differs(before, row, LATER_COUNTS if in_time else BOTH_COUNT))
                if in_time:
                    kept[next(at for at, one in enumerate(kept) if one is before)] = row
                    continue
            kept.append(row)
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
