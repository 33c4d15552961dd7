"""What was found as pandas tables: the data files, and the door for analysts.

Comes in: the plan, settled returns, problems and what was agreed. Goes out: one table for each
data file (design, section 8).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from maar.agreement import Agreed
from maar.answers import SMART, AgreedJudgement, Answer, Recommendation, State
from maar.chronology import CaseChronology
from maar.figures import one_decimal, percent
from maar.plan import Plan
from maar.problems import Location, Problem
from maar.returns import Return, Settled
from maar.scores import SmartCase, books

TOP = "TOP"  # under question: a field above the questions
NOTHING_AGREED = Agreed()
FORMULA_STARTS = frozenset("=+-@\t\r")
PLACE = ("file", "sheet", "cell")
ANSWERS = (
    "audit", "case", "agency", "theme", "question", "scale", "state", "judgement", "points", "evidence", "comment",
    "agreed", *PLACE,
)  # fmt: skip
VALUES = ("audit", "case", "agency", "theme", "question", "part", "type", "value", *PLACE)
RETURNS = (
    "audit", "case", "agency", "status", "completeness", "role", "independent", "spoke_to_practitioner",
    "records_read", "read_from", "read_to", "signed_off_by", "signed_off_on", "file", "sheet",
)  # fmt: skip
CHRONOLOGY = ("case", "date", "agency", "event", "source", "action", "impact", "significant", *PLACE)
PLAN_ACTIONS = (
    "audit", "case", "agency", "action", "owner", "due", "measure", "outcome",
    *(test.lower().replace("-", "_") for test in SMART), "shared", "status", *PLACE,
)  # fmt: skip
PROBLEMS = ("id", "severity", "code", "message", "advice", "agency", "case", "question", *PLACE)
AGREED = (
    "audit", "case", "theme", "question", "scale", "state", "judgement", "typed", "reason", "dissent", "counts", *PLACE,
)  # fmt: skip
RECOMMENDATIONS = ("audit", "kind", "cases", "text", "why", "owner", "due", "measure", *PLACE)
OF_A_MEETING = ("agreed", "recommendations")  # written only where a meeting left something for them


@dataclass(frozen=True, slots=True)
class Frames:
    """The data files as tables, by name."""

    answers: pd.DataFrame
    values: pd.DataFrame
    returns: pd.DataFrame
    chronology: pd.DataFrame
    plan_actions: pd.DataFrame
    problems: pd.DataFrame
    agreed: pd.DataFrame
    recommendations: pd.DataFrame

    def csv(self) -> dict[str, str]:
        """Each table as the text of its .csv file, safe to open in a spreadsheet; of a meeting only what it left."""
        tables = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: as_csv(table) for name, table in tables.items() if len(table) or name not in OF_A_MEETING}


def frames(
    plan: Plan,
    settled: Settled,
    chronologies: Iterable[CaseChronology],
    smart: Iterable[SmartCase],
    problems: Iterable[Problem],
    agreed: Agreed = NOTHING_AGREED,
) -> Frames:
    """Every data file as a table; text as typed, dates ISO, no data as an empty cell."""
    labels = {(one.case, one.question): one.label for one in agreed.judgements}
    answers = (answer for one in settled.returned for answer in one.answers.values())
    return Frames(
        _table(ANSWERS, (_answer(plan, answer, labels) for answer in answers)),
        _table(VALUES, _values(plan, settled)),
        _table(RETURNS, (_return(plan, one) for one in settled.returns)),
        _table(CHRONOLOGY, _events(settled, chronologies)),
        _table(PLAN_ACTIONS, _actions(plan, settled, smart)),
        _table(PROBLEMS, map(_problem, problems)),
        _table(AGREED, _agreed(plan, agreed)),
        _table(RECOMMENDATIONS, (_recommendation(plan, one) for one in agreed.kept)),
    )


def theme_by_agency(answers: pd.DataFrame) -> pd.DataFrame:
    """Answered judgements by theme, scale and agency: how many, of each judgement; for analysts.

    Good on one scale is never added to Good on another.
    """
    judged = answers[answers["state"] == State.ANSWERED.value]
    judged = judged[judged["judgement"] != ""]
    return pd.crosstab([judged["theme"], judged["scale"], judged["agency"]], judged["judgement"])


def _table(columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame([*rows], columns=[*columns], dtype=object)


def as_csv(table: pd.DataFrame) -> str:
    """The text of a .csv file, safe to open in a spreadsheet."""
    safe = {name: [_safe(value) for value in table[name]] for name in table}
    return str(pd.DataFrame(safe, dtype=object).to_csv(index=False, lineterminator="\r\n"))


def _safe(value: object) -> object:
    """A text that a spreadsheet would take for a formula gets one leading apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in FORMULA_STARTS else value


def _place(at: Location) -> tuple[str, str, str]:
    return (at.file, at.sheet, at.cell)


def _answer(plan: Plan, answer: Answer, agreed: Mapping[tuple[str, str], str]) -> tuple[object, ...]:
    question = plan.questions.question(answer.question)
    points = None
    if question.scale and answer.state is State.ANSWERED:
        points = one_decimal(question.scale.level(answer.judgement).points)
    return (
        plan.name,
        answer.case,
        answer.agency,
        question.theme,
        question.ref,
        question.scale.code if question.scale else "",
        answer.state.value,
        answer.judgement,
        "" if points is None else points,
        answer.evidence,
        answer.comment,
        agreed.get((answer.case, answer.question), ""),
        *_place(answer.at),
    )


def _values(plan: Plan, settled: Settled) -> Iterable[tuple[object, ...]]:
    """Every value of every return, then those of the rows of grids that do not say which case they are about."""
    for one in settled.returns:
        yield from _top(plan, one)
        for answer in (*one.answers.values(), *one.extras.values()):
            themes = [q.theme for q in plan.questions.questions if q.ref == answer.question]
            about = (plan.name, answer.case, answer.agency, themes[0] if themes else "", answer.question)
            for value in answer.values:
                yield (*about, value.part, value.type, str(value.value), *_place(value.at))
    for row in settled.grid_rows:
        about = (plan.name, "", row.agency, plan.questions.question(row.question).theme, row.question)
        for value in row.values:
            yield (*about, value.part, value.type, str(value.value), *_place(value.at))


def _top(plan: Plan, one: Return) -> Iterable[tuple[object, ...]]:
    """The fields above the questions that stand in no other data file."""
    about = (plan.name, one.case.ref, one.agency.code, "", TOP)
    for name in ("known", "typed_case"):
        if text := getattr(one.top, name):
            yield (*about, name, "text", text, *_place(one.top.places[name]))
    if one.typed_agency:
        yield (*about, "typed_agency", "text", one.typed_agency, one.at.file, "", "")


def _return(plan: Plan, one: Return) -> tuple[object, ...]:
    complete = percent(books([one]).completeness)
    top = one.top
    return (
        plan.name,
        one.case.ref,
        one.agency.code,
        one.status.value,
        "" if complete is None else complete,
        top.role,
        top.independent,
        top.spoke_to_practitioner,
        top.records_read,
        top.read_from.isoformat() if top.read_from else "",
        top.read_to.isoformat() if top.read_to else "",
        one.signed_off_by,
        one.signed_off_on.isoformat() if one.signed_off_on else "",
        one.at.file,
        one.at.sheet,
    )


def _events(settled: Settled, chronologies: Iterable[CaseChronology]) -> Iterable[tuple[object, ...]]:
    """Every event case by case, then those that do not say which case they are about."""
    for events in (*(chronology.events for chronology in chronologies), settled.events):
        for event in events:
            when = event.date.isoformat() if event.date else event.date_text
            words = (event.event, event.source, event.action, event.impact, event.significant)
            yield (event.case, when, event.agency, *words, *_place(event.at))


def _actions(plan: Plan, settled: Settled, smart: Iterable[SmartCase]) -> Iterable[tuple[object, ...]]:
    for actions in (*(case.actions for case in smart), settled.actions):
        for action in actions:
            due = action.due.isoformat() if action.due else action.due_text
            words = (action.action, action.owner, due, action.measure, action.outcome)
            about = (plan.name, action.case, action.agency)
            yield (*about, *words, *action.tests, action.shared, action.status, *_place(action.at))


def _problem(problem: Problem) -> tuple[object, ...]:
    words = (problem.id, problem.severity.value, problem.code, problem.message, problem.advice)
    return (*words, problem.agency, problem.case, problem.question, *_place(problem.at))


def _agreed(plan: Plan, agreed: Agreed) -> Iterable[tuple[object, ...]]:
    """Agreed judgements, then words beside judgements that count nowhere. Overall judgements are in no figure."""
    overall = {question.ref for question in plan.questions.overall}
    for one in agreed.judgements:
        yield _judgement(plan, one, "No" if one.question in overall else "Yes")
    for one in agreed.words:
        yield _judgement(plan, one, "No")


def _judgement(plan: Plan, one: AgreedJudgement, counts: str) -> tuple[object, ...]:
    every = (*plan.questions.questions, *plan.questions.overall)
    question = next((question for question in every if question.ref == one.question), None)  # words may be on another
    theme = question.theme if question else ""
    scale = question.scale.code if question and question.scale else ""
    about = (plan.name, one.case, theme, one.question, scale)
    return (*about, one.state.value, one.judgement, one.typed, one.reason, one.dissent, counts, *_place(one.at))


def _recommendation(plan: Plan, one: Recommendation) -> tuple[object, ...]:
    due = one.due.isoformat() if one.due else one.due_text
    words = (one.cases, one.text, one.why, one.owner, due, one.measure)
    return (plan.name, one.kind.value, *words, *_place(one.at))
