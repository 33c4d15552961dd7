"""The fictional panel at work: it fills the meeting's workbook case by case, with the slips of a long morning.

Comes in: the plan and the workbook as it was written. Goes out: the workbook as it was saved after the meeting. The
words stand in `meeting.toml`; what is about a case or an agency that the plan lacks is left out.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from maar.demo import people
from maar.plan import Plan
from maar.sheets.book import address
from maar.sheets.edit import OpenBook, Value, open_to_type
from maar.tabletop import spec

SAVED_AS = "Tabletop 11 June, as agreed.xlsx"
BOXES = (spec.AGREED, spec.REASON, spec.DISSENT)
WRITTEN_DOWN = {
    "strengths": spec.STRENGTHS_LIST,
    "learning": spec.LEARNING_LIST,
    "recommendations": spec.RECOMMENDATIONS_LIST,
}
NOTE = "Ring the caterers: one vegetarian more"


def typed_about(case: str) -> Mapping[str, tuple[str, str, str]]:
    """What the panel typed about a case: by question Agreed judgement, Reason and Dissent."""
    return {ref: _three(boxes) for ref, boxes in _told().get(case, {}).items()}


def hold(plan: Plan, written: bytes) -> OpenBook:
    """The workbook of the meeting as the panel filled it in."""
    book = open_to_type(written)
    for case in plan.cases:
        table = book.table(f"{spec.CASE}{case.ref}", spec.REF)
        for ref, boxes in typed_about(case.ref).items():
            table.fill(ref, dict(zip(BOXES, boxes, strict=True)))
    for name, of in WRITTEN_DOWN.items():
        _write(book, of, _about(plan, _told()[name]))
    _write(book, spec.ROOM_LIST, _in_the_room(plan))
    return book


def in_the_minutes(book: OpenBook) -> None:
    """Nothing more to do: what the panel typed is this slip."""


def note_beside(book: OpenBook) -> None:
    """A note to oneself, right of the table."""
    table = book.table(f"{spec.CASE}C", spec.REF)
    book.write(f"{spec.CASE}C", address(table.row("CHR-4") - 1, max(table.columns.values())), NOTE)


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads((files("maar.demo") / "meeting.toml").read_text("utf-8"))


def _three(boxes: Sequence[str]) -> tuple[str, str, str]:
    agreed, reason, dissent = (*boxes, "", "")[:3]
    return agreed, reason, dissent


def _write(book: OpenBook, of: spec.List, rows: Iterable[Sequence[Value]]) -> None:
    """Fill the next empty rows of a list."""
    headings = [column.heading for column in of.columns]
    for row in rows:
        book.table(of.title, headings[0]).append(dict(zip(headings, row, strict=True)))


def _about(plan: Plan, rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Value]]:
    """The rows about the plan's cases, and of each the cases that are the plan's."""
    refs = {case.ref for case in plan.cases}
    for cases, *rest in rows:
        if mine := [ref for ref in cases if ref in refs]:
            yield (", ".join(mine), *rest)


def _in_the_room(plan: Plan) -> Iterator[tuple[str, str]]:
    """Agency and role of each: by its name where the plan has it, as typed where it is no agency."""
    names = {agency.code: agency.name for agency in plan.agencies}
    for agency, role in _told()["room"]:
        if agency in names or agency not in people.CODES:
            yield names.get(agency, agency), role
