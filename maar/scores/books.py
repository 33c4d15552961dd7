"""The books: what was issued and put, what came back, and that it balances (design, section 7.8)."""

from collections.abc import Iterable
from dataclasses import dataclass

from maar.answers import State
from maar.figures import Share
from maar.problems import Problem
from maar.problems import returns as codes
from maar.returns import Return, Settled, Status


@dataclass(frozen=True, slots=True)
class Books:
    """Returns and answers, counted. `put_nil` and `put_outstanding` are questions that no answer can be had for."""

    issued: int = 0
    returned: int = 0
    nil: int = 0
    outstanding: int = 0
    put: int = 0
    put_nil: int = 0
    put_outstanding: int = 0
    asked: int = 0
    answered: int = 0
    not_known: int = 0
    not_applicable: int = 0
    blank: int = 0
    unreadable: int = 0

    @property
    def completeness(self) -> Share:
        """Of what was asked, how much has an answer, counting *not known* and *not applicable* as answers."""
        return Share(self.answered + self.not_known + self.not_applicable, self.asked)


def books(returns: Iterable[Return]) -> Books:
    """The books of these returns: of one agency, or of all."""
    total = Books()
    for one in returns:
        put = len(one.put)
        back = one.status is Status.RETURNED
        total = Books(
            total.issued + 1,
            total.returned + back,
            total.nil + (one.status is Status.NIL),
            total.outstanding + (one.status is Status.OUTSTANDING),
            total.put + put,
            total.put_nil + (put if one.status is Status.NIL else 0),
            total.put_outstanding + (put if one.status is Status.OUTSTANDING else 0),
            total.asked + (put if back else 0),
            total.answered + one.count(State.ANSWERED),
            total.not_known + one.count(State.NOT_KNOWN),
            total.not_applicable + one.count(State.NOT_APPLICABLE),
            total.blank + one.count(State.BLANK),
            total.unreadable + one.count(State.UNREADABLE),
        )
    return total


def balance(settled: Settled) -> list[Problem]:
    """What does not balance, per agency and in total; nothing, unless this program is wrong."""
    agencies = dict.fromkeys(one.agency.code for one in settled.returns)
    groups = [(code, [one for one in settled.returns if one.agency.code == code]) for code in agencies]
    problems = []
    for name, returns in [*groups, ("All agencies", list(settled.returns))]:
        total = books(returns)
        states = total.answered + total.not_known + total.not_applicable + total.blank + total.unreadable
        for left, right, words in (
            (total.issued, total.returned + total.nil + total.outstanding, "returns issued and returns accounted for"),
            (total.put, total.asked + total.put_nil + total.put_outstanding, "questions put and accounted for"),
            (total.asked, states, "questions asked and answers of all five states"),
        ):
            if left != right:
                what = f"{name}: {words} differ: {left} and {right}."
                problems.append(Problem(codes.BOOKS, facts=(("what", what),), content=what))
    return problems
