"""What the boxes of a question hold that is no level: numbers, choices and dates, counted (design, section 7).

Comes in: the answers to one question. Goes out: for each box how many hold it, and what; exact, nothing rounded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from maar.answers import Answer, State
from maar.figures import Share
from maar.plan import Plan
from maar.questions import AGENCIES, Part, Question
from maar.questions.conditions import holds
from maar.returns.said import Given, grid_rows, once


@dataclass(frozen=True, slots=True)
class Spread:
    """Whole numbers, the smallest first."""

    values: tuple[int, ...] = ()

    @property
    def n(self) -> int:
        return len(self.values)

    @property
    def sum(self) -> int:
        return sum(self.values)

    @property
    def lowest(self) -> int | None:
        return self.values[0] if self.values else None

    @property
    def highest(self) -> int | None:
        return self.values[-1] if self.values else None

    @property
    def middle(self) -> Fraction | None:
        """The one in the middle; half-way where two are."""
        if not self.values:
            return None
        return Fraction(self.values[(self.n - 1) // 2] + self.values[self.n // 2], 2)


@dataclass(frozen=True, slots=True)
class Days:
    """Calendar days from the date in the part `since`. `backwards` pairs end before they begin and are not in it."""

    since: str
    spread: Spread
    backwards: int = 0


@dataclass(frozen=True, slots=True)
class PartTally:
    """One part that is no text, over answered questions.

    `asked` are the returns that it was put to, or the rows of a grid that are theirs, but for those that leave it
    empty because they are to; `n` of them hold it.
    `numbers` are those of a number, `counts` those of every choice in its order, `days` are there where a date may
    not be earlier than another.
    """

    part: Part
    asked: int
    n: int
    numbers: Spread = Spread()
    counts: Mapping[str, int] = field(default_factory=dict)
    days: Days | None = None

    @property
    def given(self) -> Share:
        return Share(self.n, self.asked)


def part_tallies(plan: Plan, question: Question, answers: Iterable[Answer]) -> tuple[PartTally, ...]:
    """Every part of the question but its texts; an unreadable answer's other parts are not counted."""
    roles = {agency.code: agency.role for agency in plan.agencies}
    codes = [agency.code for agency in plan.agencies]
    told = [(roles[answer.agency], answer) for answer in answers if answer.state is State.ANSWERED]
    tallies = []
    for part in question.parts:
        if part.kind != "text":
            asked = [answer for role, answer in told if part.asked_of(role)]
            tallies.append(_part(part, [given for answer in asked for given in _given(question, part, answer)], codes))
    return tuple(tallies)


def _given(question: Question, part: Part, answer: Answer) -> list[Given]:
    """The values beside which a part stands: those of its row and what stands once, in each row of a grid."""
    single = once(question, answer)
    return [{**single, **row} for row in grid_rows(question, answer)] if part.each else [single]


def _part(part: Part, places: list[Given], codes: Iterable[str]) -> PartTally:
    places = [given for given in places if part.name in given or not _is_to_be_blank(part, given)]
    values = [given[part.name].value for given in places if part.name in given]
    if part.kind == "number":
        numbers = Spread(tuple(sorted(value for value in values if isinstance(value, int))))
        return PartTally(part, len(places), numbers.n, numbers)
    if part.kind == "date":
        dated = sum(isinstance(value, date) for value in values)
        return PartTally(part, len(places), dated, days=_days(part, places) if part.not_before else None)
    labels = [label for choice in part.choices for label in (codes if choice == AGENCIES else (choice,))]
    counts = {label: values.count(label) for label in labels}
    return PartTally(part, len(places), sum(counts.values()), counts=counts)


def _is_to_be_blank(part: Part, given: Given) -> bool:
    told = {name: value.value for name, value in given.items()}
    return any(holds(condition, told) for condition in part.blank_if)


def _days(part: Part, places: Iterable[Given]) -> Days:
    """The days from the date that this one may not be earlier than, wherever both are given."""
    days = []
    for given in places:
        start, end = (given[name].value if name in given else None for name in (part.not_before, part.name))
        if isinstance(start, date) and isinstance(end, date):
            days.append((end - start).days)
    forward = tuple(sorted(number for number in days if number >= 0))
    return Days(part.not_before, Spread(forward), len(days) - len(forward))
