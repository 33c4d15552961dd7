"""Where several agencies tell of one case: what each of them chose, and what to mind when counts are read.

Comes in: the tally of one question. Goes out: a table of who answered what, and notes for under the counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from maar.answers import Answer, State
from maar.documents.model import Cell, Column, Row, Table
from maar.documents.phrases import NO_DATA
from maar.figures import listed, some
from maar.plan import Plan
from maar.questions import AGENCIES, Part
from maar.returns.said import Given, once
from maar.scores import QuestionTally

MOST = 12  # so many answers can be read one by one
NAMED = 4  # so many are named in a note
TWICE = "What two agencies tell of one case is counted twice."


def label_words(plan: Plan, part: Part, label: str) -> str:
    """A choice as readers see it: where agencies are the choices, an agency by its short name."""
    if AGENCIES not in part.choices:
        return label
    return next((agency.short for agency in plan.agencies if agency.code == label), label)


def told_twice(one: QuestionTally) -> str:
    """A sentence where agencies tell of the same case, so that what they count may be one thing."""
    return TWICE if any(len(agencies) > 1 for agencies in _by_case(one.answers).values()) else ""


def by_case(plan: Plan, one: QuestionTally) -> tuple[Table, ...]:
    """What each agency chose, case by case: where few chose, and several of them about one case."""
    parts = [part for part in one.question.in_case if part.kind == "choice" and _is_told(one, part)]
    if one.question.is_grid or not parts:
        return ()
    cases = [case.ref for case in plan.cases if case.ref in _by_case(one.answers)]
    rows = tuple(Row((Cell(f"Case {case}"), *(Cell(_said(plan, one, part, case)) for part in parts))) for case in cases)
    columns = (Column("Case"), *(Column(part.text if part.name else one.question.short) for part in parts))
    return (Table(one.question.ref, "", "What each agency answered, case by case.", columns, rows),)


def do_not_fit(plan: Plan, one: QuestionTally) -> Iterator[str]:
    """A sentence for each whole that its parts do not add up to, and one where a part is larger than its whole."""
    for whole in one.question.parts:
        if whole.sum_of and (wrong := [one for one, given in _given(one) if _differs(whole, given)]):
            were = some(len(wrong), "answer")
            yield f"In {were} the parts do not add up to '{whole.text}' ({_whose(plan, wrong)})."
    larger = [answer for answer, given in _given(one) if any(_exceeds(part, given) for part in one.question.parts)]
    if larger:
        yield f"In {some(len(larger), 'answer')} a part is larger than the whole ({_whose(plan, larger)})."


def _given(one: QuestionTally) -> Iterator[tuple[Answer, Given]]:
    return ((answer, once(one.question, answer)) for answer in one.answers if answer.state is State.ANSWERED)


def _differs(whole: Part, given: Given) -> bool:
    numbers = [_number(given, name) for name in whole.sum_of]
    total = _number(given, whole.name)
    return total is not None and None not in numbers and sum(number or 0 for number in numbers) != total


def _exceeds(part: Part, given: Given) -> bool:
    number, most = _number(given, part.name), _number(given, part.at_most)
    return number is not None and most is not None and number > most


def _number(given: Given, name: str) -> int | None:
    value = given[name].value if name in given else None
    return value if isinstance(value, int) else None


def _whose(plan: Plan, answers: list[Answer]) -> str:
    """`Social care, case K2`; of many the first and how many more."""
    names = [f"{plan.agency(answer.agency).short}, case {answer.case}" for answer in answers]
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return "; ".join([*names[:NAMED], *more])


def _by_case(answers: Iterable[Answer]) -> dict[str, set[str]]:
    """The agencies that answered about each case."""
    found: dict[str, set[str]] = defaultdict(set)
    for answer in answers:
        if answer.state is State.ANSWERED:
            found[answer.case].add(answer.agency)
    return found


def _is_told(one: QuestionTally, part: Part) -> bool:
    """Did few choose, and two about one case?"""
    chose = [answer for answer, given in _given(one) if part.name in given]
    return len(chose) <= MOST and any(len(agencies) > 1 for agencies in _by_case(chose).values())


def _said(plan: Plan, one: QuestionTally, part: Part, case: str) -> str:
    """`Social care: Arranged; Police: Decided against`; those that said the same together."""
    said: dict[str, list[str]] = defaultdict(list)
    for answer, given in _given(one):
        if answer.case == case and part.name in given:
            said[label_words(plan, part, str(given[part.name].value))].append(plan.agency(answer.agency).short)
    return "; ".join(f"{listed(shorts)}: {label}" for label, shorts in said.items()) or NO_DATA
