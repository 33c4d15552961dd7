"""The checks: what the lead is told about blanks, comments, numbers, rows and returns. No file is opened."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from maar.answers import Answer, ChronologyEvent, PlannedAction, State, TopBlock, Value
from maar.checks import Ran, run
from maar.checks.context import Context
from maar.plan import Agency, Case, Plan
from maar.problems import Location, Problem, Severity
from maar.problems import answers as answer_codes
from maar.problems import returns as codes
from maar.questions import ALERT, NOT_APPLICABLE, NOT_KNOWN, Part, Question, QuestionSet
from maar.questions.read import template
from maar.returns import Return, Settled, Status

CSC, K1 = Agency("CSC", "CSC", "Children's social care", "Social care"), Case("K1")
PERIOD = (date(2025, 6, 1), date(2026, 5, 31))
DUE, TODAY = date(2026, 7, 10), date(2026, 7, 1)
SHEET = Location("CSC.xlsx", "Case K1")
STATES = {NOT_KNOWN: State.NOT_KNOWN, NOT_APPLICABLE: State.NOT_APPLICABLE, "": State.BLANK}
NUMBERS: dict[str, Mapping[str, int | str]] = {
    "PLN-1": {"actions": 4, "with_owner": 3, "with_date": 4, "with_measure": 3, "with_result": 4, "with_all_four": 2},
    "PLN-5": {"due": 4, "on_time": 2, "late": 1, "changed": 0, "open": 1, "dropped": 0, "reason": "Staff left"},
}


@cache
def baseline() -> QuestionSet:
    found, problems = template("baseline")
    assert found is not None, problems
    return found


def plan() -> Plan:
    words = ("AB12CD34", "neglect", "Neglect", "deep dive", "OFFICIAL", "lead@example.org", "Anyshire")
    return Plan(*words, PERIOD, DUE, None, (K1,), (CSC,), baseline())


def judged(ref: str, label: str, evidence: str = "", comment: str = "") -> Answer:
    """An answer with a judgement, Not known, Not applicable, or nothing chosen."""
    state = STATES.get(label, State.ANSWERED)
    chosen = label if state is State.ANSWERED else ""
    return Answer("CSC", "K1", ref, state, chosen, evidence, comment, place(ref))


def counted(ref: str, numbers: Mapping[str, int | str]) -> Answer:
    kinds = {int: "number", str: "text"}
    values = [Value(name, kinds[type(one)], one, place(f"{ref}.{name}")) for name, one in numbers.items()]
    return Answer("CSC", "K1", ref, State.ANSWERED, at=place(ref), values=tuple(values))


def place(ref: str) -> Location:
    return SHEET._replace(cell=f"E-{ref}")


def fine(question: Question) -> Answer:
    """An answer nobody would ask about."""
    if question.parts:
        return counted(question.ref, NUMBERS[question.ref])
    if question.scale is None:
        return replace(judged(question.ref, "", "In words"), state=State.ANSWERED)
    label = next((label for label in question.scale.labels if label not in question.comment_when), "Good")
    return judged(question.ref, label, comment="Because" if label in question.comment_when else "")


def returned(*different: Answer, **changes: Any) -> Return:
    """A return in which nothing is wrong but what the test says."""
    put = baseline().put_to("CSC")
    told = {answer.question: answer for answer in different}
    answers = {question.ref: told.get(question.ref, fine(question)) for question in put}
    extras = {question.ref: told.get(question.ref, fine(question)) for question in baseline().overall}
    extras[ALERT] = told.get(ALERT, judged(ALERT, "No"))
    return replace(Return(CSC, K1, Status.RETURNED, put, answers, extras, at=SHEET), **changes)


def settled_of(*returns: Return, problems: tuple[Problem, ...] = ()) -> Settled:
    return Settled(returns, {}, (), problems, {})


def told(one: Return, *, as_of: date = TODAY, problems: tuple[Problem, ...] = ()) -> list[Problem]:
    ran = run(plan(), settled_of(one, problems=problems), as_of)
    assert ran.ran == ran.of, [problem.message for problem in ran.problems]
    return list(ran.problems)


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, [problem.message for problem in problems]
    return problems[0]


def pairs(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.question) for problem in problems]


def test_a_return_in_order_has_no_problems() -> None:
    assert told(returned()) == []


@pytest.mark.parametrize("answer", [judged(ALERT, ""), judged(ALERT, "", evidence="Duty team rung")])
def test_a_blank_alert_is_an_error_at_its_cell(answer: Answer) -> None:
    problem = only(told(returned(answer)))
    assert (problem.code, problem.severity) == ("ALT002", Severity.ERROR)
    assert problem.message == "CSC, case K1: the alert question was left blank."
    assert problem.at == place(ALERT)


def test_an_alert_row_that_is_not_there_is_a_blank_alert_of_the_sheet() -> None:
    problem = only(told(returned(extras={})))
    assert (problem.code, problem.at) == ("ALT002", SHEET)


@pytest.mark.parametrize("status", [Status.NIL, Status.OUTSTANDING])
def test_nil_and_outstanding_returns_are_asked_for_no_alert(status: Status) -> None:
    assert told(returned(status=status, answers={}, extras={})) == []


@pytest.mark.parametrize("alert", [judged(ALERT, "Yes"), replace(judged(ALERT, ""), state=State.UNREADABLE)])
def test_an_alert_that_was_raised_is_not_blank(alert: Answer) -> None:
    assert told(returned(alert)) == []


COMMENTS: dict[str, tuple[Answer, str, str]] = {
    "best grade": (judged("LEX-1", "Outstanding"), "RET010", "answered Outstanding without a comment"),
    "poor grade": (judged("LEX-1", "Inadequate", "File note"), "RET010", "answered Inadequate without a comment"),
    "not known": (judged("LEX-1", NOT_KNOWN), "RET010", "answered Not known without a comment"),
    "not known, for numbers": (judged("PLN-1", NOT_KNOWN), "RET010", "answered Not known without a comment"),
    "overall": (judged("OVR-1", "Good"), "RET010", "answered Good without a comment"),
    "not applicable": (judged("CHR-1", NOT_APPLICABLE), "RET011", "Not applicable, and no reason in Comment"),
    "not applicable, no comment wanted": (judged("APP-1", NOT_APPLICABLE), "RET011", "and no reason in Comment"),
    "not applicable, overall": (judged("OVR-2", NOT_APPLICABLE), "RET011", "and no reason in Comment"),
    "evidence alone": (judged("CHR-2", "", "File note"), "RET012", "no judgement was chosen"),
    "comment alone": (judged("CHR-2", "", "", "Seen twice"), "RET012", "no judgement was chosen"),
    "blank": (judged("CHR-1", ""), "RET013", "CSC, case K1, CHR-1: left blank."),
    "blank text": (judged("APP-1", ""), "RET013", "APP-1: left blank."),
    "blank overall": (judged("OVR-1", ""), "RET013", "OVR-1: left blank."),
    "blank text with a comment": (judged("APP-1", "", "", "See file"), "RET013", "APP-1: left blank."),
    "blank numbers with a comment": (judged("PLN-1", "", "", "See file"), "RET013", "PLN-1: left blank."),
}


@pytest.mark.parametrize(("answer", "code", "words"), COMMENTS.values(), ids=COMMENTS.keys())
def test_what_is_not_there_is_told_once_at_its_cell(answer: Answer, code: str, words: str) -> None:
    problem = only(told(returned(answer)))
    assert pairs([problem]) == [(code, answer.question)]
    assert words in problem.message
    assert (problem.severity, problem.at) == (Severity.WARNING, answer.at)


@pytest.mark.parametrize("label", ["Inadequate", NOT_KNOWN, NOT_APPLICABLE])
def test_nothing_is_wanted_where_a_comment_is_given(label: str) -> None:
    assert told(returned(judged("LEX-1", label, comment="Never seen alone"))) == []


def test_a_question_may_want_a_comment_on_what_others_do_not() -> None:
    question = replace(baseline().question("CHR-1"), comment_when=("Yes",))
    assert pairs(told(returned(judged("CHR-1", "Yes"), put=(question,)))) == [("RET010", "CHR-1")]


def test_a_row_that_was_deleted_is_not_told_again_as_blank() -> None:
    gone = Problem(answer_codes.ROW_GONE, SHEET, "CSC", "K1", "CHR-1")
    answers = (judged("CHR-1", ""), judged("CHR-2", ""))
    assert pairs(told(returned(*answers), problems=(gone,))) == [("RET013", "CHR-2")]


def test_numbers_are_blank_unless_all_their_rows_were_deleted() -> None:
    gone = tuple(Problem(answer_codes.ROW_GONE, SHEET, "CSC", "K1", row) for row in baseline().question("PLN-1").rows)
    assert told(returned(judged("PLN-1", "")), problems=gone) == []
    assert pairs(told(returned(judged("PLN-1", "")), problems=gone[1:])) == [("RET013", "PLN-1")]


def test_a_blank_answer_without_a_cell_is_told_at_its_sheet() -> None:
    assert only(told(returned(replace(judged("CHR-1", ""), at=Location())))).at == SHEET


def test_an_unreadable_answer_is_not_told_again() -> None:
    spoilt = replace(counted("PLN-1", {"actions": 1, "with_owner": 9}), state=State.UNREADABLE)
    assert told(returned(replace(judged("CHR-1", ""), state=State.UNREADABLE), spoilt)) == []


FEW = {"with_owner": 1, "with_date": 1, "with_measure": 1, "with_result": 1}
WRONG: dict[str, tuple[str, Mapping[str, int | None], str, str]] = {
    "empty": ("PLN-1.with_owner", {"with_owner": None}, "CNT001", "'of these, with one named owner' is empty"),
    "total empty": ("PLN-1.actions", {"actions": None}, "CNT001", "'Actions in the plan' is empty"),
    "empty, sum not judged": ("PLN-5.changed", {"due": 6, "changed": None}, "CNT001", "is empty"),
    "empty, overlap not judged": ("PLN-1.with_date", {"with_date": None, "with_all_four": 4}, "CNT001", "is empty"),
    "larger": ("PLN-1.with_owner", {"with_owner": 5}, "CNT002", "is 5, more than 'Actions in the plan', which is 4."),
    "larger, itself no overlap": ("PLN-1.with_all_four", {"with_all_four": 6}, "CNT002", "is 6, more than"),
    "larger, sum not judged": ("PLN-5.on_time", {"on_time": 9}, "CNT002", "is 9, more than"),
    "larger, overlap not judged": ("PLN-1.with_date", {"with_date": 6, "with_all_four": 0}, "CNT002", "is 6, more"),
    "sum": (
        "PLN-5.due",
        {"due": 6},
        "CNT003",
        "is 6, but done on time 2, done late 1, changed by decision 0, still open 1 and dropped 0 add up to 4.",
    ),
    "overlap too small": (
        "PLN-1.with_all_four",
        {"with_all_four": 1},
        "CNT004",
        "is 1; from the other numbers it lies",
    ),
    "overlap too large": ("PLN-1.with_all_four", {"with_all_four": 4}, "CNT004", "it lies between 2 and 3."),
    "overlap from nought": ("PLN-1.with_all_four", {**FEW, "with_all_four": 2}, "CNT004", "it lies between 0 and 1."),
    "reason": (
        "PLN-5.reason",
        {"reason": None},
        "CNT005",
        "because of what was counted: done late 1 and still open 1.",
    ),
}
RIGHT: dict[str, tuple[str, Mapping[str, int | None]]] = {
    "nought is a number": ("PLN-5", {"due": 0, "on_time": 0, "late": 0, "open": 0, "reason": None}),
    "least overlap": ("PLN-1", {"with_all_four": 2}),
    "most overlap": ("PLN-1", {"with_all_four": 3}),
    "no overlap at all": ("PLN-1", {**FEW, "with_all_four": 0}),
}


def numbers(ref: str, different: Mapping[str, int | None]) -> Answer:
    """The numbers of one question, different in these parts; None leaves one empty."""
    changed = {**NUMBERS[ref], **different}
    return counted(ref, {name: value for name, value in changed.items() if value is not None})


@pytest.mark.parametrize(("row", "different", "code", "words"), WRONG.values(), ids=WRONG.keys())
def test_numbers_that_disagree_are_told_once(
    row: str, different: Mapping[str, int | None], code: str, words: str
) -> None:
    ref, _, part = row.partition(".")
    problem = only(told(returned(numbers(ref, different))))
    assert pairs([problem]) == [(code, row)]
    assert words in problem.message
    missing = part in different and different[part] is None
    assert (problem.severity, problem.at) == (Severity.ERROR, place(ref if missing else row))


@pytest.mark.parametrize(("ref", "different"), RIGHT.values(), ids=RIGHT.keys())
def test_numbers_that_agree_are_fine(ref: str, different: Mapping[str, int | None]) -> None:
    assert told(returned(numbers(ref, different))) == []


def test_a_rule_that_names_no_part_of_the_question_is_passed_over() -> None:
    parts = (Part("a", "number", "A", at_most="total"), Part("b", "number", "B", sum_of=("x",), all_of=("y",)))
    question = replace(baseline().question("PLN-1"), parts=parts)
    assert told(returned(put=(question,), answers={"PLN-1": counted("PLN-1", {"a": 3, "b": 1})})) == []


def event(when: date | None = date(2026, 1, 5), **changes: Any) -> ChronologyEvent:
    row = SHEET._replace(sheet="Chronology", cell="D5")
    return replace(ChronologyEvent("CSC", "K1", when, "Home visit", "File", "Seen", "Hungry", "Yes", row), **changes)


def action(**changes: Any) -> PlannedAction:
    row = SHEET._replace(sheet="SMART plan", cell="C5")
    words = ("See the dentist", "Mother", date(2026, 2, 1), "Tooth out", "No pain")
    return replace(PlannedAction("CSC", "K1", *words, ("Yes",) * 5, "Yes", "Done", row), **changes)


EVENTS: dict[str, tuple[ChronologyEvent, str, str]] = {
    "before the period": (event(date(2025, 5, 31)), "ROW001 note", "an event of 31 May 2025 lies outside the period"),
    "after the period": (event(date(2026, 6, 1)), "ROW001 note", "1 June 2025 to 31 May 2026: 'Home visit'."),
    "today": (event(TODAY), "ROW001 note", "an event of 1 July 2026 lies outside"),
    "to come": (event(date(2062, 1, 5)), "ROW007 warning", "5 January 2062, which is still to come: 'Home visit'."),
    "no date": (event(None, event="Long words " * 20), "ROW002 warning", "an event has no date: 'Long words Long"),
    "no impact": (event(impact=""), "ROW005 note", "nothing is written about its impact on the child: 'Home visit'."),
}


@pytest.mark.parametrize(("row", "kind", "words"), EVENTS.values(), ids=EVENTS.keys())
def test_an_event_is_told_once_at_its_row(row: ChronologyEvent, kind: str, words: str) -> None:
    problem = only(told(returned(events=(row,))))
    assert f"{problem.code} {problem.severity}" == kind
    assert problem.message.startswith("CSC, case K1: ")
    assert words in problem.message
    assert problem.at == row.at


@pytest.mark.parametrize("when", PERIOD)
def test_the_first_and_the_last_day_belong_to_the_period(when: date) -> None:
    assert told(returned(events=(event(when),))) == []


def test_a_date_that_could_not_be_read_is_not_told_again() -> None:
    assert told(returned(events=(event(None, date_text="in spring"),))) == []


def test_only_a_significant_event_needs_its_impact() -> None:
    assert told(returned(events=(event(impact="", significant="No"), event(impact="", significant="")))) == []


def test_problems_with_two_events_have_two_ids_and_keep_them_in_another_file() -> None:
    rows = (event(None), event(None, event="Case closed"))
    ids = {problem.id for problem in told(returned(events=rows))}
    moved = tuple(replace(row, at=Location("copy.xlsx", "Chronology", "D9")) for row in rows)
    assert len(ids) == 2
    assert ids == {problem.id for problem in told(returned(events=moved))}


def test_the_same_words_about_two_cases_are_two_problems() -> None:
    problems = told(returned(events=(event(None), event(None, case="K2"))))
    assert len({problem.id for problem in problems}) == 2


def test_an_action_marked_time_bound_without_a_date_is_a_warning() -> None:
    problem = only(told(returned(actions=(action(due=None),))))
    assert (problem.code, problem.severity) == ("ROW006", Severity.WARNING)
    assert "marked Time-bound with nothing under Due: 'See the dentist'." in problem.message


def test_an_action_that_fails_two_of_its_marks_is_told_once() -> None:
    problem = only(told(returned(actions=(action(due=None, measure=""),))))
    assert "Due and Measurable with nothing under Measure of success" in problem.message


def test_an_action_that_is_marked_honestly_is_fine() -> None:
    honest = action(due=None, measure="", tests=("Yes", "Partly", "Yes", "Yes", "No"))
    assert told(returned(actions=(honest, action(due=None, due_text="next term")))) == []


OUTSTANDING = Return(CSC, K1, Status.OUTSTANDING, ())


def test_a_return_is_late_on_the_day_after_it_was_due() -> None:
    assert told(OUTSTANDING, as_of=DUE) == []
    problem = only(told(OUTSTANDING, as_of=date(2026, 7, 11)))
    assert (problem.code, problem.severity) == ("RET004", Severity.WARNING)
    assert problem.message == "CSC, case K1: no return yet; it was due on 10 July 2026."


@pytest.mark.parametrize("one", [replace(OUTSTANDING, held=True), replace(OUTSTANDING, status=Status.NIL), returned()])
def test_what_is_here_is_never_late(one: Return) -> None:
    assert told(one, as_of=date(2027, 1, 1)) == []


def top(**fields: Any) -> Return:
    return returned(top=TopBlock(**fields, filled=True))


def test_read_dates_in_the_wrong_order_are_told_once() -> None:
    problem = only(told(top(read_from=date(2026, 6, 2), read_to=date(2025, 6, 1))))
    assert (problem.code, problem.at) == ("ROW004", SHEET)
    assert "'Read from' is 2 June 2026 and 'Read to' is 1 June 2025." in problem.message


READ: dict[str, dict[str, date]] = {
    "read from 2 June 2025;": {"read_from": date(2025, 6, 2)},
    "read to 30 May 2026;": {"read_to": date(2026, 5, 30)},
    "read from 1 June 2025 to 1 January 2026;": {"read_from": PERIOD[0], "read_to": date(2026, 1, 1)},
}


@pytest.mark.parametrize(("words", "read"), READ.items())
def test_a_record_read_for_part_of_the_period_is_a_note(words: str, read: dict[str, date]) -> None:
    problem = only(told(top(**read)))
    assert (problem.code, problem.severity) == ("RET015", Severity.NOTE)
    assert words in problem.message


def test_a_record_read_for_the_whole_period_is_fine() -> None:
    assert told(top(read_from=PERIOD[0], read_to=PERIOD[1])) == []


def test_an_auditor_with_a_part_in_the_case_is_a_note() -> None:
    problem = only(told(top(independent="No")))
    assert (problem.code, problem.severity) == ("RET014", Severity.NOTE)
    assert told(top(independent="Yes")) == []


def counts_sheep(context: Context) -> Iterator[Problem]:
    yield Problem(codes.LATE, agency="CSC", case="K1", facts=(("due", "today"),))
    raise ValueError(f"no sheep in {context.plan.name}")


def finds_one(context: Context) -> Iterator[Problem]:
    yield Problem(codes.LEFT_BLANK, agency="CSC", case="K1", question="CHR-1")


def test_a_check_that_crashes_is_an_error_and_stops_no_other() -> None:
    ran = run(plan(), settled_of(), TODAY, (counts_sheep, finds_one))
    assert (ran.ran, ran.of) == (1, 2)
    assert pairs(list(ran.problems)) == [("CHK900", ""), ("RET013", "CHR-1")]
    assert "The check counts_sheep stopped with ValueError: no sheep in neglect." in ran.problems[0].message


def test_every_check_runs_on_an_audit_without_returns() -> None:
    assert run(plan(), settled_of(), TODAY) == Ran((), 32, 32)


def test_a_return_that_breaks_its_promise_is_no_traceback() -> None:
    ran = run(plan(), settled_of(returned(answers={})), TODAY)
    assert ran.ran < ran.of
    assert {problem.code for problem in ran.problems} == {"CHK900"}
    assert len({problem.id for problem in ran.problems}) == ran.of - ran.ran


def test_problems_come_with_errors_first() -> None:
    problems = told(returned(judged("CHR-1", ""), judged(ALERT, ""), events=(event(date(2020, 1, 1)),)))
    assert [problem.code for problem in problems] == ["ALT002", "RET013", "ROW001"]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Not involved", True),
        ("We were not involved with this family", True),
        ("Not known to us", True),
        ("no involvement", True),
        ("Nil return - see e-mail", True),
        ("Father was not involved in the assessment", False),
        ("School was not involved", False),
        ("The family was not known to us before June", False),
    ],
)
def test_an_agency_that_says_in_words_that_it_had_no_part_is_asked(written: str, asked: bool) -> None:
    top = TopBlock(records_read=written, filled=True, places={"records_read": SHEET._replace(cell="D7")})
    found = [one for one in told(returned(top=top)) if one.code == "RET019"]
    assert [one.at.cell for one in found] == (["D7"] if asked else [])
