"""Checks of parts that are not numbers alone: is each there where it is needed, and does it keep its own rules?

Comes in: answered questions with parts, in returned returns; a grid row by row. Goes out: problems at the part's own
cell. One slip is told once: a date that should not be there, or lies outside the period, is in no wrong order besides.
"""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from maar.answers import Value
from maar.checks.context import Check, Context, short, span
from maar.checks.parts import Group, groups
from maar.figures import day, listed, some
from maar.plan import Plan
from maar.problems import Problem
from maar.problems import parts as codes
from maar.questions import Part
from maar.questions.conditions import Clause, parsed
from maar.returns.said import agencies_in
from maar.sheets.cells import folded

TIME = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::00)?")
NOT_RECORDED = "not recorded"


def part_missing(context: Context) -> Iterator[Problem]:
    """Every part that is always needed is given, and every one that the rest of the answer calls for."""
    for group in groups(context):
        for part, because in group.wanted():
            if group.is_counted(part, because) or (part.kind == "number" and not because):
                continue  # told with the numbers
            if because:
                yield group.problem(codes.PART_NEEDED, part, because=_because(group, because))
            else:
                yield group.problem(codes.PART_MISSING, part)


def part_not_blank(context: Context) -> Iterator[Problem]:
    """A part that the rest of the answer leaves nothing for is empty."""
    for group in groups(context):
        for part in group.parts:
            if because := _unexpected(group, part):
                typed = _words(group.given[part.name])
                yield group.problem(codes.PART_NOT_BLANK, part, typed=typed, because=_because(group, because))


def somebody_should_ring(context: Context) -> Iterator[Problem]:
    """No answer says what somebody should ring about at once, such as a child who is still missing."""
    for group in groups(context):
        for part in group.parts:
            given = group.given.get(part.name)
            if given and given.value in part.ring_if:
                yield group.problem(codes.PART_RING, part, typed=str(given.value))


def dates_in_order(context: Context) -> Iterator[Problem]:
    """No date is earlier than the date it follows."""
    for group in groups(context):
        for part in group.parts:
            when, first = _date(group, part.name), _date(group, part.not_before)
            if not when or not first or when >= first:
                continue
            before = group.part(part.not_before)
            if not any(_is_told(context.plan, group, one) for one in (part, before)):
                facts = {"date": day(when), "first_part": f"'{before.text}'", "first": day(first)}
                yield group.problem(codes.PART_BEFORE, part, **facts)


def part_outside_period(context: Context) -> Iterator[Problem]:
    """A date that belongs to the period lies in it."""
    for group in groups(context):
        for part in group.parts:
            when = _date(group, part.name)
            if when and _is_outside(context.plan, group, part) and not _unexpected(group, part):
                facts = {"date": day(when), "period": span(*context.plan.period)}
                yield group.problem(codes.PART_OUTSIDE_PERIOD, part, **facts)


def number_in_range(context: Context) -> Iterator[Problem]:
    """A number is neither less nor more than it can be."""
    for group in groups(context):
        numbers = group.numbers
        for part in group.parts:
            number = numbers.get(part.name)
            if number is None or _unexpected(group, part):
                continue
            if (part.least is not None and number < part.least) or (part.most is not None and number > part.most):
                yield group.problem(codes.PART_OUT_OF_RANGE, part, number=str(number), range=_range(part))


def time_of_day(context: Context) -> Iterator[Problem]:
    """A time is written as a time of day, or as Not recorded."""
    for group, part, text in _shaped(context, "time"):
        if not TIME.fullmatch(text.strip()) and folded(text) != NOT_RECORDED:
            yield group.problem(codes.PART_NO_TIME, part, typed=short(text))


def agencies_known(context: Context) -> Iterator[Problem]:
    """Every agency in a list of agencies is one of this audit."""
    for group, part, text in _shaped(context, "agencies"):
        unknown = [name for name in agencies_in(context.plan, text).unknown if folded(name) != NOT_RECORDED]
        if unknown:
            typed = short("', '".join(unknown))
            yield group.problem(codes.PART_NO_AGENCY, part, typed=typed, hint=_hint(context.plan, unknown))


def _shaped(context: Context, shape: str) -> Iterator[tuple[Group, Part, str]]:
    """Every text of this shape that was given where something was expected."""
    for group in groups(context):
        for part in group.parts:
            if part.shape == shape and part.name in group.given and not _unexpected(group, part):
                yield group, part, str(group.given[part.name].value)


def _unexpected(group: Group, part: Part) -> tuple[str, ...]:
    """The conditions that leave nothing for a part that is given."""
    return group.holding(part.blank_if) if part.name in group.given else ()


def _is_told(plan: Plan, group: Group, part: Part) -> bool:
    """Is something else said of this date?"""
    return bool(_unexpected(group, part)) or _is_outside(plan, group, part)


def _is_outside(plan: Plan, group: Group, part: Part) -> bool:
    """Does a date lie outside the period that it belongs to? What we filled in ourselves is not asked about."""
    when = _date(group, part.name)
    own = part.ours and when in {meeting.on for meeting in plan.meetings}
    return bool(part.in_period and when and not own and not plan.period[0] <= when <= plan.period[1])


def _date(group: Group, name: str) -> date | None:
    value = group.given.get(name) or group.around.get(name)
    return value.value if value and isinstance(value.value, date) else None


def _range(part: Part) -> str:
    """`from 1 to 52`, `of 1 or more`, `of 52 or less`."""
    if part.least is not None and part.most is not None:
        return f"from {part.least} to {part.most}"
    return f"of {part.least} or more" if part.least is not None else f"of {part.most} or less"


def _hint(plan: Plan, unknown: list[str]) -> str:
    """`Did you mean POL?`, or the codes of all agencies."""
    names = [name for one in plan.agencies for name in (*one.names, folded(one.code))]
    near = [
        code
        for name in unknown
        for match in get_close_matches(folded(name), names, n=1)
        for code in plan.agencies_called(match)
    ]
    if near:
        return f"Did you mean {listed(list(dict.fromkeys(near)))}?"
    return f"Agencies of this audit: {listed([one.code for one in plan.agencies])}."


def _because(group: Group, conditions: tuple[str, ...]) -> str:
    """Why conditions hold, by what was given: `'What the first action was' is Visit`."""
    clauses = [clause for condition in conditions for clause in parsed(condition)]
    return listed(list(dict.fromkeys(_reason(group, clause) for clause in clauses)))


def _reason(group: Group, clause: Clause) -> str:
    text = f"'{group.part(clause.name).text}'"
    if clause.test == "gap":
        days = some(clause.days, "working day" if clause.working else "day")
        until = f"'{group.part(clause.until).text}'"
        return f"more than {days} lie{'s' if clause.days == 1 else ''} between {text} and {until}"
    if clause.test == "blank":
        return f"{text} is empty"
    value = group.given.get(clause.name) or group.around.get(clause.name)
    return f"{text} is {_words(value)}" if value and clause.test in ("=", "!=", "above") else f"{text} is given"


def _words(value: Value) -> str:
    """A date as a day, a label or number as it is, words of one's own in quotes."""
    if isinstance(value.value, date):
        return day(value.value)
    return f"'{short(str(value.value))}'" if value.type == "text" else str(value.value)


CHECKS: tuple[Check, ...] = (
    somebody_should_ring,
    part_missing,
    part_not_blank,
    dates_in_order,
    part_outside_period,
    number_in_range,
    time_of_day,
    agencies_known,
)
