"""Audits of any size, found: so many cases and agencies, any questions, answers dealt out by a fixed rule."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from example import found
from workbooks import WHOLE, a_plan, baseline

from maar.answers import Answer, State
from maar.documents.found import Found
from maar.documents.words import Words
from maar.plan import Agency, Case, Plan
from maar.problems import Location
from maar.questions import Level, Question, QuestionSet, Scale, Theme
from maar.returns import Return, Status

LONG = "A word that agencies use and others do not, told in all of its sixty letters"[:60]
TEN = Scale(
    "ten", "0 to 10", "How well did it go?", "10 to 7",
    tuple(Level(str(one), str(one), Fraction(one * 10), one >= 7) for one in range(10, -1, -1)),
)  # fmt: skip


def plan(cases: int, agencies: int, questions: QuestionSet | None = None) -> Plan:
    """A plan of the baseline set, or of other questions."""
    return replace(
        a_plan(questions or baseline()),
        cases=tuple(Case(f"K{number}") for number in range(1, cases + 1)),
        agencies=tuple(_agency(number) for number in range(1, agencies + 1)),
    )


def _agency(number: int) -> Agency:
    known = WHOLE.agencies[:2]
    return (
        known[number - 1]
        if number <= 2
        else Agency(f"A{number}", "ALL", f"Community service {number}", f"Service {number}")
    )


def on_ten(questions: int) -> QuestionSet:
    """A set of one theme, every question on a scale of 0 to 10."""
    whole = baseline()
    theme = Theme("TEN", "Points out of ten", "Points out of ten", "Did it go well?")
    asked = tuple(
        Question(
            f"TEN-{one}", "TEN", "scale", f"How well did step {one} go?", f"{LONG} {one}"[-60:], "", "", ("ALL",), TEN
        )
        for one in range(1, questions + 1)
    )
    return replace(whole, themes=(theme,), questions=asked, scales=(*whole.scales, TEN))


def of(the_plan: Plan, every: int = 1, words: Words | None = None, silent: bool = False) -> Found:
    """What was found where each answer is dealt in turn; every so many returns one is missing, and one is nil.

    `silent`: all came back blank.
    """
    made = found(the_plan, tuple(_returns(the_plan, every, silent)))
    return replace(made, words=words or Words())


def _returns(the_plan: Plan, every: int, silent: bool) -> Iterator[Return]:
    turn = 0
    for agency in the_plan.agencies:
        for case in the_plan.cases_of(agency):
            turn += 1
            put = the_plan.put_to(agency)
            if every > 1 and turn % every in (0, 1):
                yield Return(agency, case, Status.NIL if turn % every else Status.OUTSTANDING, put)
                continue
            answers = {one.ref: _answer(agency, case, one, turn, silent) for one in put}
            yield Return(
                agency, case, Status.RETURNED, put, answers, at=Location(f"{agency.code}.xlsx", f"Case {case.ref}")
            )


def _answer(agency: Agency, case: Case, one: Question, turn: int, silent: bool) -> Answer:
    labels = one.scale.labels if one.scale else ()
    place = (turn * 7 + len(one.ref) * turn + sum(map(ord, one.ref)) * (1 + turn // 3)) % (len(labels) + 2)
    at = Location(f"{agency.code}.xlsx", f"Case {case.ref}", f"F{turn}")
    state = (
        State.BLANK if silent or place > len(labels) else State.NOT_KNOWN if place == len(labels) else State.ANSWERED
    )
    label = labels[place] if state is State.ANSWERED else ""
    return Answer(
        agency.code, case.ref, one.ref, state, label, comment=f"Words of {agency.short} on {case.ref} {one.ref}.", at=at
    )
