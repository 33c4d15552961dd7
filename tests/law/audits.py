"""Small audits of many shapes: one to three agencies and cases, workbooks for an agency or for a case, every type."""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from workbooks import a_plan, baseline

from maar.plan import Agency, Case, Plan, Register
from maar.questions import Question, QuestionSet

from .paper import Paper, form

AGENCIES = (
    Agency("CSC", "CSC", "Children's social care", "Social care"),
    Agency("POL", "POL", "Eastmere Police", "Police"),
    Agency("GP", "GP", "Harbour Practice", "GP"),
)
CASES = ("K1", "K2", "K10")
REFS = ("CHR-1", "CHR-2", "CHR-4", "THR-1", "PLN-1", "PLN-5", "APP-1")
REVERSED = "THR-1"
ISSUE = 1


class Shape(NamedTuple):
    """What an audit is made from: how many agencies and cases, who has a workbook per case, which questions."""

    agencies: int = 1
    cases: int = 1
    per_case: tuple[bool, ...] = (False, False, False)
    refs: tuple[str, ...] = REFS


# Some shapes only, so that what is issued is made once and not for every story.
SHAPES = (
    Shape(1, 1),
    Shape(1, 2),
    Shape(2, 2, refs=("CHR-1", "CHR-2", "PLN-5", "APP-1")),
    Shape(1, 1, (True, True, True)),
    Shape(2, 2, (False, True, False), ("CHR-2", "THR-1", "PLN-1", "APP-1")),
    Shape(3, 3, (False, False, True), ("CHR-2", "PLN-5")),
)


@cache
def plan_of(shape: Shape) -> Plan:
    return replace(
        a_plan(_questions(shape.refs)),
        cases=tuple(Case(ref) for ref in CASES[: shape.cases]),
        agencies=tuple(
            replace(agency, workbook="case" if shape.per_case[place] else "agency")
            for place, agency in enumerate(AGENCIES[: shape.agencies])
        ),
    )


def _questions(refs: tuple[str, ...]) -> QuestionSet:
    """These questions of the built-in set, one of them reversed."""
    found = baseline(refs)
    return replace(found, questions=tuple(map(_turned, found.questions)))


def _turned(question: Question) -> Question:
    if question.ref != REVERSED or question.scale is None:
        return question
    return replace(question, reverse=True, scale=question.scale.mirrored())


def register_of(shape: Shape) -> Register:
    return Register().with_questions(plan_of(shape).questions)


def _first_issue(ref: str) -> int:
    return ISSUE


@cache
def issued(shape: Shape) -> dict[str, Paper]:
    """Every workbook of the audit as it was sent, by file name; copy one before you write on it."""
    plan = plan_of(shape)
    papers = {}
    for agency, case in plan.workbooks:
        name = f"{plan.name}-{agency.code}{f'-{case.ref}' if case else ''}.xlsx"
        papers[name] = form(plan, agency, case, _first_issue, ISSUE)
    return papers
