"""Checks of the rows of Chronology and SMART plan. Comes in: events and planned actions. Goes out: problems.

A row has no ref, so its problem goes by what the row says: it keeps its id when files are renamed or rows move, and
two rows that say the same share one.
"""

from collections.abc import Iterator

from maar.answers import SMART, ChronologyEvent, PlannedAction
from maar.checks.context import Check, Context, short, span
from maar.figures import day, listed
from maar.problems import Kind, Problem
from maar.problems import returns as codes
from maar.returns.model import digest


def event_in_future(context: Context) -> Iterator[Problem]:
    """No event lies after today."""
    for event in _events(context):
        if event.date and event.date > context.as_of:
            yield _about(codes.FUTURE_EVENT, event, date=day(event.date), typed=_words(event))


def event_outside_period(context: Context) -> Iterator[Problem]:
    """Every event lies in the period; one still to come is told as that."""
    start, end = context.plan.period
    for event in _events(context):
        if event.date and event.date <= context.as_of and not start <= event.date <= end:
            facts = {"date": day(event.date), "period": span(start, end), "typed": _words(event)}
            yield _about(codes.OUTSIDE_PERIOD, event, **facts)


def event_without_date(context: Context) -> Iterator[Problem]:
    """Every event has a date; a text that is no date was reported when it was read."""
    for event in _events(context):
        if event.date is None and not event.date_text:
            yield _about(codes.NO_DATE, event, typed=_words(event))


def impact_missing(context: Context) -> Iterator[Problem]:
    """An event marked significant says what it meant for the child."""
    for event in _events(context):
        if event.significant == "Yes" and not event.impact:
            yield _about(codes.NO_IMPACT, event, typed=_words(event))


def smart_not_borne_out(context: Context) -> Iterator[Problem]:
    """An action marked Time-bound has a date, and one marked Measurable a measure."""
    for one in context.settled.returned:
        for action in one.actions:
            tests = dict(zip(SMART, action.tests, strict=False))
            missing = []
            if tests.get("Time-bound") == "Yes" and not (action.due or action.due_text):
                missing.append("Time-bound with nothing under Due")
            if tests.get("Measurable") == "Yes" and not action.measure:
                missing.append("Measurable with nothing under Measure of success")
            if missing:
                facts = {
                    "what": listed(missing),
                    "typed": _quoted(action.action or action.outcome) or "no action is written",
                }
                yield _about(codes.SMART_DIFFERS, action, **facts)


def _events(context: Context) -> Iterator[ChronologyEvent]:
    for one in context.settled.returned:
        yield from one.events


def _words(event: ChronologyEvent) -> str:
    return _quoted(event.event or event.action or event.impact or event.source) or "nothing else is written"


def _quoted(text: str) -> str:
    return f"'{short(text)}'" if text else ""


def _about(kind: Kind, row: ChronologyEvent | PlannedAction, **facts: str) -> Problem:
    return Problem(kind, row.at, row.agency, row.case, "", tuple(sorted(facts.items())), digest(row.content))


CHECKS: tuple[Check, ...] = (
    event_in_future,
    event_outside_period,
    event_without_date,
    impact_missing,
    smart_not_borne_out,
)
