"""Small audits by hand for the agreement of judgements: what each agency said, as marks in a row."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from example import GRADES, YES_NO

from maar.agreement import CaseTable, Laid, on_the_table, rates
from maar.answers import Answer, PlannedAction, State
from maar.chronology import chronologies
from maar.findings import find
from maar.pairs import contradictions
from maar.plan import Agency, Case, Plan
from maar.problems import Location
from maar.questions import Alert, Question, QuestionSet, Scale, Theme
from maar.returns import Return, Settled, Status
from maar.scores import add_up, smart
from maar.tabletop.agenda import agenda
from maar.tabletop.pack import Pack

CODES = ("CSC", "POL", "0-19", "GP", "EDU", "EH", "ACU", "HOU")
AGENCIES = tuple(Agency(code, code, f"The {code}", f"short {code}") for code in CODES)
CASES = (Case("K1"), Case("K2"), Case("K3"))
THEMES = (Theme("EXA", "An example", "Example", ""), Theme("VOX", "Voices", "Voices", "", strand=True))
OVERALL = Question("OVR-1", "", "grade", "How good overall?", "Overall", "", "", ("ALL",), GRADES)
STATES = {
    "Not known": State.NOT_KNOWN, "Not applicable": State.NOT_APPLICABLE, "": State.BLANK, "RI/Good": State.UNREADABLE,
}  # fmt: skip
MARKS = {
    "Y": "Yes", "P": "Partly", "N": "No", "O": "Outstanding", "G": "Good", "RI": "Requires improvement",
    "I": "Inadequate", "NK": "Not known", "NA": "Not applicable", "BL": "", "UR": "RI/Good",
}  # fmt: skip
WORDS = "seen in the record twice"
ACTION = ("Call a meeting", "team manager", None, "it was held", "", ("Yes",) * 5, "", "")

Said = Mapping[str, Mapping[str, str] | None]  # by agency and question; None for a nil return


def question(ref: str = "EXA-1", scale: Scale | None = GRADES, **more: Any) -> Question:
    kind = "text" if scale is None else "grade"
    made = Question(ref, "EXA", kind, f"What of {ref}?", f"Short {ref}", "", "", ("ALL",), scale)
    return replace(made, **more)


def plan(*questions: Question, overall: tuple[Question, ...] = (), cases: tuple[Case, ...] = CASES[:1]) -> Plan:
    alert = Alert("May a child be at risk now?", "", "", ())
    roles = {code: code for code in CODES}
    scales = (GRADES, YES_NO)
    asked = QuestionSet("example", "1", "Example", "", THEMES, questions, scales, alert, overall, (), roles)
    words = ("EXAMPLE2", "example", "Example", "deep dive", "Restricted", "", "A partnership")
    period = (date(2025, 6, 1), date(2026, 5, 31))
    return Plan(*words, period, date(2026, 7, 1), None, cases, AGENCIES, asked)


def answer(agency: str, case: str, ref: str, said: str, words: str = WORDS) -> Answer:
    state = STATES.get(said, State.ANSWERED)
    at = Location(f"{agency}.xlsx", f"Case {case}", "E9")
    return Answer(agency, case, ref, state, said if state is State.ANSWERED else "", words, at=at)


def settled(of: Plan, said: Mapping[str, Said], idle: Iterable[str] = (), words: str = WORDS) -> Settled:
    """What came back on each case: who says nothing of a case has not returned it, who is `idle` lists no action."""
    overall = {one.ref for one in of.questions.overall}
    returns = []
    for agency, case in of.returns:
        told = said.get(case.ref, {}).get(agency.code, {})
        if not told:
            status = Status.NIL if told is None else Status.OUTSTANDING
            returns.append(Return(agency, case, status, of.put_to(agency)))
            continue
        every = {ref: answer(agency.code, case.ref, ref, given, words) for ref, given in told.items()}
        put = tuple(one for one in of.put_to(agency) if one.ref in every)
        answers = {ref: one for ref, one in every.items() if ref not in overall}
        extras = {ref: one for ref, one in every.items() if ref in overall}
        planned = () if agency.code in idle else (PlannedAction(agency.code, case.ref, *ACTION, Location()),)
        returns.append(Return(agency, case, Status.RETURNED, put, answers, extras, actions=planned))
    return Settled(tuple(returns), {}, (), (), {})


def in_marks(rows: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Marks of each question in the order of the agencies: by agency, what it said; `-` where it was not asked."""
    said: dict[str, dict[str, str]] = {}
    for ref, marks in rows.items():
        for code, mark in zip(CODES, marks.split(), strict=False):
            if mark != "-":
                said.setdefault(code, {})[ref] = MARKS[mark]
    return said


def tables(of: Plan, came: Settled) -> tuple[CaseTable, ...]:
    return on_the_table(of, came, contradictions(of, came))


def row(marks: str, scale: Scale | None = GRADES, idle: Iterable[str] = (), words: str = WORDS) -> Laid:
    """One question of one case as it is laid on the table."""
    of = plan(question(scale=scale))
    return tables(of, settled(of, {"K1": in_marks({"EXA-1": marks})}, idle, words))[0].rows[0]


def pack(of: Plan, came: Settled, blind: bool = False) -> Pack:
    """The meeting's material, as the command lays it out."""
    laid = tables(of, came)
    findings = find(of, add_up(of, came), contradictions(of, came))
    return Pack(
        of, came, laid, agenda(laid, 180), chronologies(of, came), smart(of, came), findings, rates(of, came),
        lambda ref: 1, date(2026, 7, 1), blind=blind,
    )  # fmt: skip
