"""Checks of returns as a whole: what is missing, and what the fields above the questions say.

Comes in: every return that was due. Goes out: problems with a return.
"""

from collections.abc import Iterator

from maar.checks.context import Check, Context, day, span
from maar.problems import Kind, Problem
from maar.problems import returns as codes
from maar.problems.files import BLANK_RETURN
from maar.returns import Return, Status


def return_late(context: Context) -> Iterator[Problem]:
    """Every return is in by its day; a held one is here, and an empty one was told as that."""
    due = context.plan.return_by
    empty = {
        (problem.agency, problem.case) for problem in context.settled.problems if problem.code == BLANK_RETURN.code
    }
    for one in context.settled.returns:
        told = one.held or (one.agency.code, one.case.ref) in empty
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


def _about(kind: Kind, one: Return, **facts: str) -> Problem:
    return Problem(kind, one.at, one.agency.code, one.case.ref, facts=tuple(sorted(facts.items())))


CHECKS: tuple[Check, ...] = (return_late, read_dates_in_order, period_read, auditor_independent)
