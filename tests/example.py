"""The worked example of the design (section 7) as returns, and what documents and tests need to be made of it."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from maar.answers import Answer, State, TopBlock
from maar.chronology import chronologies
from maar.documents.found import Found
from maar.documents.model import (
    Block,
    Document,
    Table,
)
from maar.findings import find
from maar.plan import Agency, Case, Plan
from maar.problems import Location, Problem
from maar.questions import ALERT, Level, Part, Question, QuestionSet, Scale, Theme
from maar.questions import Alert as AlertQuestion
from maar.returns import Alert, FileStatus, Return, Settled, Status
from maar.scores import add_up, smart


def levels(*rows: tuple[str, str, bool]) -> tuple[Level, ...]:
    steps = len(rows) - 1
    points = [Fraction(100 * (steps - place), steps) for place in range(len(rows))]
    return tuple(Level(label, mark, one, good) for (label, mark, good), one in zip(rows, points, strict=True))


GRADES = Scale(
    "grade", "Grades", "How good was it?", "Good or Outstanding",
    levels(("Outstanding", "O", True), ("Good", "G", True), ("Requires improvement", "RI", False),
           ("Inadequate", "I", False)),
    lowest_is_area=True,
)  # fmt: skip
YES_NO = Scale(
    "yes-partly-no", "Yes, partly, no", "Was it done?", "Yes",
    levels(("Yes", "Y", True), ("Partly", "P", False), ("No", "N", False)),
    not_known_counts=True,
)  # fmt: skip

EXA_1 = Question("EXA-1", "EXA", "grade", "How well was it done?", "Done well", "", "", ("ALL",), GRADES)
EXA_2 = Question(
    "EXA-2", "EXA", "compliance", "Was it late?", "It was late", "", "", ("CSC", "POL"), YES_NO.mirrored(),
    reverse=True, weight=Fraction(2),
)  # fmt: skip
OPENED = Part("actions", "number", "Actions in the plan")
EXA_3 = Question("EXA-3", "EXA", "counts", "How many?", "Actions", "", "", ("ALL",), parts=(OPENED,))
THEME = Theme("EXA", "An example", "Example", "Is it shown?")
AGENCIES = (
    Agency("CSC", "CSC", "Children's social care", "Social care"),
    Agency("POL", "POL", "Police", "Police"),
    Agency("EDU", "EDU", "Schools and colleges", "Schools"),
)
CASES = (Case("K1"), Case("K2"), Case("K3"))

STATES = {
    "Not known": State.NOT_KNOWN,
    "Not applicable": State.NOT_APPLICABLE,
    "": State.BLANK,
    "RI/Good": State.UNREADABLE,
}
# The worked example: what each agency answered to EXA-1 and EXA-2 on K1, K2 and K3; None for no return.
EXAMPLE: dict[str, list[tuple[str, ...] | str | None]] = {
    "CSC": [("Good", "Yes"), ("Requires improvement", "No"), ("Not known", "Partly")],
    "POL": [("Outstanding", "Not known"), ("", "Not applicable"), "nil"],
    "EDU": [("Good",), None, ("RI/Good",)],
}


def plan(*questions: Question) -> Plan:
    alert = AlertQuestion("May a child be at risk now?", "", "", ())
    asked = questions or (EXA_1, EXA_2)
    question_set = QuestionSet(
        "example",
        "1",
        "Example",
        "",
        (THEME,),
        asked,
        (GRADES, YES_NO),
        alert,
        (),
        (),
        {"CSC": "", "POL": "", "EDU": ""},
    )
    return Plan(
        "EXAMPLE2", "example", "Was it done?", "deep dive", "Restricted", "", "A partnership",
        (date(2025, 5, 1), date(2026, 4, 30)), date(2026, 5, 29), date(2026, 6, 11), CASES, AGENCIES, question_set,
    )  # fmt: skip


def answer(agency: str, case: str, ref: str, said: str, comment: str = "") -> Answer:
    state = STATES.get(said, State.ANSWERED)
    at = Location(f"{agency}.xlsx", f"Case {case}", f"E{ref[-1]}")
    return Answer(agency, case, ref, state, said if state is State.ANSWERED else "", comment=comment, at=at)


def returned(the_plan: Plan, agency: Agency, case: Case, said: tuple[str, ...], alert: str = "No") -> Return:
    put = the_plan.put_to(agency)
    pairs = zip(put, said, strict=True)
    answers = {question.ref: answer(agency.code, case.ref, question.ref, word) for question, word in pairs}
    extras = {ALERT: answer(agency.code, case.ref, ALERT, alert)}
    top = TopBlock("Yes", independent="Yes", spoke_to_practitioner="No" if case.ref == "K2" else "Yes")
    at = Location(f"{agency.code}.xlsx", f"Case {case.ref}")
    return Return(agency, case, Status.RETURNED, put, answers, extras, top, at=at)


def returns(the_plan: Plan) -> list[Return]:
    made = []
    for agency in AGENCIES:
        for case, said in zip(CASES, EXAMPLE[agency.code], strict=True):
            if isinstance(said, tuple):
                made.append(returned(the_plan, agency, case, said))
            else:
                status = Status.NIL if said == "nil" else Status.OUTSTANDING
                made.append(Return(agency, case, status, the_plan.put_to(agency)))
    return made


def found(
    the_plan: Plan | None = None,
    made: Iterable[Return] | None = None,
    raised: tuple[Alert, ...] = (),
    problems: tuple[Problem, ...] = (),
) -> Found:
    the_plan = the_plan or plan()
    files = {"POL.xlsx": FileStatus.READ, "CSC.xlsx": FileStatus.READ, "a scan.pdf": FileStatus.NOT_A_RETURN}
    settled = Settled(tuple(returns(the_plan) if made is None else made), files, raised, problems, {})
    scores = add_up(the_plan, settled)
    return Found(
        the_plan, settled, scores, find(the_plan, scores), chronologies(the_plan, settled), smart(the_plan, settled),
        problems, (17, 17), date(2026, 6, 1),
    )  # fmt: skip


def blocks(document: Document, anchor: str) -> tuple[Block, ...]:
    return next(section.blocks for section in document.sections if section.anchor == anchor)


def only(document: Document, anchor: str, kind: type[Any]) -> Any:
    return next(block for block in blocks(document, anchor) if isinstance(block, kind))


def words(table: Table) -> list[list[str]]:
    return [[value.mark.words if value.mark else value.text for value in row.cells] for row in table.rows]


def sheet(document: Document, name: str) -> Table:
    return next(table for table in document.tables if table.name == name)
