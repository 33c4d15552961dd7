"""Checks of returns as a whole: what is missing, and what the fields above the questions say.

Comes in: every return that was due. Goes out: problems with a return.
"""

import re
from collections.abc import Iterator

from maar.checks.context import Check, Context, short, span
from maar.figures import day
from maar.problems import Kind, Problem
from maar.problems import returns as codes
from maar.returns import Return, Status

HINTS = ("involve", "known", "nil return")  # quicker to look for in every text
NOT_INVOLVED = re.compile(
    r"^\W*(?:(?:we|our \w+|this agency) (?:were|was) )?(?:not|never)(?: been)? (?:involved|known to us)\b"
    r"|\bnil return\b|\bno involvement with (?:this|the) (?:child|family)\b"
    r"|^\W*(?:no involvement|child not known)\W*$",
    re.IGNORECASE,
)


def return_late(context: Context) -> Iterator[Problem]:
    """Every return is in by its day; a held one is here, and an empty one was told as that."""
    due = context.plan.return_by
    for one in context.settled.returns:
        told = one.held or one.came_empty
        if one.status is Status.OUTSTANDING and not told and context.as_of > due:
            yield _about(codes.LATE, one, due=day(due))


def read_dates_in_order(context: Context) -> Iterator[Problem]:
    """The record was read from a day that is not after the day it was read to."""
    for one in context.settled.returned:
        start, end = one.top.read_from, one.top.read_to
        if start and end and start > end:
            yield _about(codes.READ_DATES, one, start=day(start), end=day(end))


def period_read(context: Context) -> Iterator[Problem]:
    """The record was read for the whole period."""
    first, last = context.plan.period
    for one in context.settled.returned:
        start, end = one.top.read_from, one.top.read_to
        if start and end and start > end:
            continue
        if (start and start > first) or (end and end < last):
            words = [f"from {day(start)}" if start else "", f"to {day(end)}" if end else ""]
            yield _about(codes.PART_READ, one, read=" ".join(filter(None, words)), period=span(first, last))


def auditor_independent(context: Context) -> Iterator[Problem]:
    """The auditor had no part in the case."""
    for one in context.settled.returned:
        if one.top.independent == "No":
            yield _about(codes.NOT_INDEPENDENT, one)


def _had_no_part(text: str) -> bool:
    plain = text.casefold()
    return any(hint in plain for hint in HINTS) and bool(NOT_INVOLVED.search(text))


def maybe_nil(context: Context) -> Iterator[Problem]:
    """A return that says in words that the agency had no part says so under 'Known to us?'."""
    for one in context.settled.returned:
        written = [
            (text, at) for typed in one.typed.values() for text, at in zip(typed.texts, typed.places, strict=False)
        ]
        written += [(str(getattr(one.top, name)), at) for name, at in one.top.places.items()]
        written += [(event.event, event.at) for event in one.events]
        written += [(str(value.value), value.at) for row in one.grid_rows for value in row.values]
        text, at = next(((text, at) for text, at in written if _had_no_part(text)), ("", one.at))
        if text:
            facts = (("typed", short(text)),)
            yield Problem(codes.MAYBE_NIL, at, one.agency.code, one.case.ref, facts=facts)


def _about(kind: Kind, one: Return, **facts: str) -> Problem:
    return Problem(kind, one.at, one.agency.code, one.case.ref, facts=tuple(sorted(facts.items())))


CHECKS: tuple[Check, ...] = (maybe_nil, return_late, read_dates_in_order, period_read, auditor_independent)
