"""What every check is given, and the small things they share.

Comes in: the plan, the settled returns, the day it is. Goes out: the answers to look at, and problems with their place.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import shorten
from typing import Any, NamedTuple, TypeVar

from maar.answers import Answer, GridRow, Typed
from maar.figures import day
from maar.plan import Plan
from maar.problems import Kind, Location, Problem
from maar.questions import Question
from maar.returns import Settled

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at. What several checks need is made once and kept."""

    plan: Plan
    settled: Settled
    as_of: date
    _made: dict[object, tuple[Any, ...]] = field(default_factory=dict, repr=False, compare=False)

    def kept(self, make: "Callable[[Context], Iterable[T]]") -> tuple[T, ...]:
        """What `make` gives for this context, made by the first that asks."""
        if make not in self._made:
            self._made[make] = tuple(make(self))
        return self._made[make]


Check = Callable[[Context], Iterable[Problem]]


class Told(NamedTuple):
    """An answer of a returned return, beside its question; `at` is its cell, or the sheet where it has none.

    `typed` are the boxes of its rows; a comment that shows an error stands there and is no comment of the answer.
    `grid` are the rows of its own sheet, where it has one.
    """

    question: Question
    answer: Answer
    at: Location
    typed: tuple[Typed, ...] = ()
    grid: tuple[GridRow, ...] = ()

    def problem(
        self, kind: Kind, row: str = "", at: Location | None = None, of_grid: str = "", **facts: str
    ) -> Problem:
        """A problem with this answer, with one row of it, or with a row of its grid, told by a digest."""
        answer = self.answer
        ref = row or answer.question
        about = (answer.agency, answer.case, ref)
        return Problem(kind, at or self.at, *about, tuple(sorted(facts.items())), row=of_grid)


def told(context: Context) -> Sequence[Told]:
    """Every answer to a question that was put, and every overall judgement, in returned returns."""
    return context.kept(_every_answer)


def _every_answer(context: Context) -> Iterator[Told]:
    for one in context.settled.returned:
        answers = [(question, one.answers[question.ref]) for question in one.put]
        overall = context.plan.questions.overall
        answers += [(question, one.extras[question.ref]) for question in overall if question.ref in one.extras]
        for question, answer in answers:
            typed = tuple(one.typed[row] for row in question.rows if row in one.typed)
            grid = tuple(row for row in one.grid_rows if row.question == question.ref)
            yield Told(question, answer, answer.at if answer.at.file else one.at, typed, grid)


def span(start: date, end: date) -> str:
    """`1 June 2025 to 31 May 2026`."""
    return f"{day(start)} to {day(end)}"


def short(text: str) -> str:
    """A text short enough for a message."""
    return shorten(text, 80, placeholder="…")
