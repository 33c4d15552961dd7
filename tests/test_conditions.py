"""Conditions as people write them, and the questions that are asked only if an earlier answer says so."""

from dataclasses import replace
from datetime import date

import pytest
from workbooks import FEW, SMALL, Hand, a_plan, baseline, found, of, settled

from maar.answers import Answer, State, Value
from maar.checks import run
from maar.plan import Plan
from maar.problems import Location, Problem
from maar.problems.asks import ask, is_asked
from maar.questions import Question, QuestionSet
from maar.questions.conditions import Told, holds, names, parsed, working_days
from maar.returns import Return, Settled, Status
from maar.returns.said import against, said
from maar.scores import add_up, balance, books
from maar.workbook.write import write

MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)

HOLD: list[tuple[str, Told, bool]] = [
    ("late", {"late": 1}, True),
    ("late", {"late": 0}, False),
    ("late", {}, False),
    ("late", {"late": "Yes"}, True),
    ("asked = Yes", {"asked": "Yes"}, True),
    ("asked = Yes", {"asked": "No"}, False),
    ("asked = Yes", {}, False),
    ("decision = Decided against | Not considered", {"decision": "Not considered"}, True),
    ("decision = Decided against | Not considered", {"decision": "Arranged"}, False),
    ("level = 3 | 4", {"level": 4}, True),
    ("first_action != None recorded", {"first_action": "Visit"}, True),
    ("first_action != None recorded", {"first_action": "None recorded"}, False),
    ("first_action != None recorded", {}, False),
    ("held_on is blank", {}, True),
    ("held_on is blank", {"held_on": MONDAY}, False),
    ("held_on is given", {"held_on": MONDAY}, True),
    ("held_on is given", {}, False),
    ("a..b > 3 days", {"a": MONDAY, "b": FRIDAY}, True),
    ("a..b > 4 days", {"a": MONDAY, "b": FRIDAY}, False),
    ("a..b > 0 days", {"a": FRIDAY, "b": MONDAY}, False),
    ("a..b > 1 working day", {"a": FRIDAY, "b": date(2026, 3, 9)}, False),
    ("a..b > 1 working day", {"a": FRIDAY, "b": date(2026, 3, 10)}, True),
    ("a..b > 1 working day", {"a": FRIDAY}, False),
    ("decision = Arranged & held_on is blank", {"decision": "Arranged"}, True),
    ("decision = Arranged & held_on is blank", {"decision": "Arranged", "held_on": MONDAY}, False),
    ("what is this", {"what": 1}, False),
]


@pytest.mark.parametrize(("condition", "told", "expected"), HOLD)
def test_a_condition_holds_or_not(condition: str, told: Told, expected: bool) -> None:
    assert holds(condition, told) is expected


def test_a_condition_names_its_parts_once() -> None:
    assert names("a = Yes & b is blank & a..c > 2 days") == ("a", "b", "c")
    assert (names("what is this"), parsed("late &")) == ((), ())


def test_working_days_pass_over_the_weekend() -> None:
    assert [working_days(FRIDAY, date(2026, 3, day)) for day in (6, 7, 8, 9, 13, 16)] == [0, 0, 0, 1, 5, 6]


# What an answer says to a condition.

AT = Location("a.xlsx", "Case K1", "E5")


def answer(state: State = State.ANSWERED, judgement: str = "", *values: Value) -> Answer:
    return Answer("CSC", "K1", "CHR-1", state, judgement, at=AT, values=values)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (answer(judgement="Partly"), "Partly"),
        (answer(State.NOT_KNOWN), "Not known"),
        (answer(State.NOT_APPLICABLE), "Not applicable"),
        (answer(State.BLANK), None),
        (answer(State.UNREADABLE), None),
        (None, None),
        (answer(State.ANSWERED, "", Value("", "choice", "None recorded", AT)), "None recorded"),
        (answer(State.ANSWERED, "", Value("", "date", MONDAY, AT)), MONDAY),
        (answer(State.ANSWERED, "", Value("actions", "number", 0, AT)), "answered"),
    ],
)
def test_what_an_answer_says(given: Answer | None, expected: object) -> None:
    assert said(given) == expected


@pytest.mark.parametrize(
    ("condition", "told", "expected"),
    [
        ("", "Yes", ()),
        ("CHR-1 = No | Partly", "Yes", ("CHR-1",)),
        ("CHR-1 = No | Partly", "Not known", ("CHR-1",)),
        ("CHR-1 = No | Not applicable", "Not applicable", ()),
        ("CHR-1 = No | Partly", "Partly", ()),
        ("CHR-1 = No & CHR-4 = Good", "No", ()),
        ("CHR-1 = No & CHR-4 = Good", "Yes", ("CHR-1",)),
        ("CHR-1 = No & CHR-4 is blank", "Yes", ("CHR-1",)),
        ("CHR-1 = Yes & CHR-4 is given", "Yes", ()),
    ],
)
def test_which_answers_leave_a_question_unasked(condition: str, told: str, expected: tuple[str, ...]) -> None:
    states = {"Not known": State.NOT_KNOWN, "Not applicable": State.NOT_APPLICABLE}
    one = answer(states[told]) if told in states else answer(judgement=told)
    question = replace(baseline().question("CHR-2"), asked_if=condition)
    assert against(question, {"CHR-1": one, "CHR-4": answer(State.BLANK)}) == expected


# Where a return is settled. CHR-2 is asked only if CHR-1 is No or Partly, PLN-1 only if it is Yes.


def conditional(**conditions: str) -> Plan:
    few: QuestionSet = baseline(FEW)
    asked = {ref.replace("_", "-"): condition for ref, condition in conditions.items()}
    questions = tuple(replace(one, asked_if=asked.get(one.ref, "")) for one in few.questions)
    return a_plan(replace(few, questions=questions))


PLAN = conditional(CHR_2="CHR-1 = No | Partly", PLN_1="CHR-1 = Yes")


def form() -> Hand:
    return Hand(write(PLAN, PLAN.agency("CSC"), None, lambda ref: 1, 1))


def k1(chr_1: str = "Yes") -> Hand:
    return form().type("K1", "CHR-1", chr_1).type("K1", "CHR-4", "Good")


def back(hand: Hand) -> Settled:
    return settled(hand, plan=PLAN)


def put(one: Return) -> list[str]:
    return [question.ref for question in one.put]


def told(result: Settled) -> list[Problem]:
    ran = run(PLAN, result, date(2026, 5, 1))
    assert ran.ran == ran.of, [one.message for one in ran.problems]
    return [one for one in ran.problems if one.agency == "CSC" and one.case == "K1"]


def test_a_question_that_an_answer_makes_needless_was_not_put() -> None:
    result = back(k1())
    one = of(result)
    assert put(one) == ["CHR-1", "CHR-4", "PLN-1", "APP-1"]
    assert sorted(one.answers) == sorted(put(one))
    assert "CHR-2" not in [problem.question for problem in told(result)]
    assert put(of(back(k1("No")))) == ["CHR-1", "CHR-2", "CHR-4", "APP-1"]


def test_the_books_balance_and_the_tally_counts_who_was_asked() -> None:
    result = back(k1())
    csc = books(one for one in result.returns if one.agency.code == "CSC")
    assert (balance(result), csc.asked, csc.put) == ([], 4, 4 + 2 * 5)
    asked = {one.question.ref: one.asked for one in add_up(PLAN, result).questions}
    assert (asked["CHR-1"], asked["CHR-2"], asked["PLN-1"]) == (1, 0, 1)


@pytest.mark.parametrize("first", ["", "Good/No"])
def test_while_it_is_not_decided_a_blank_is_a_blank(first: str) -> None:
    result = back(k1(first))
    assert put(of(result)) == ["CHR-1", "CHR-2", "CHR-4", "PLN-1", "APP-1"]
    assert ("RET013", "CHR-2") in [(one.code, one.question) for one in told(result)]


@pytest.mark.parametrize("chr_4", ["", "Good/No"])
def test_of_two_clauses_one_that_fails_decides_whatever_the_other_question_says(chr_4: str) -> None:
    plan = conditional(APP_1="CHR-1 = Yes & CHR-4 = Good")
    hand = Hand(write(plan, plan.agency("CSC"), None, lambda ref: 1, 1)).type("K1", "CHR-1", "No")
    assert "APP-1" not in put(of(settled(hand.type("K1", "CHR-4", chr_4), plan=plan)))


def test_not_known_is_decided() -> None:
    assert put(of(back(k1("Not known")))) == ["CHR-1", "CHR-4", "APP-1"]


@pytest.mark.parametrize("typed", [("Good", ""), ("", "Seen twice"), ("Godo", "")])
def test_what_was_written_all_the_same_counts_and_is_told_with_both_refs(typed: tuple[str, str]) -> None:
    result = back(k1().type("K1", "CHR-2", *typed))
    assert "CHR-2" in put(of(result))
    problem = next(one for one in told(result) if one.code == "RET022")
    assert problem.message == (
        "CSC, case K1, CHR-2: answered, though CHR-1 (answered Yes) says that it need not be. The answer counts."
    )
    assert (problem.severity, problem.at.cell, is_asked(problem)) == (
        "warning",
        of(result).answers["CHR-2"].at.cell,
        True,
    )
    assert ask(problem).startswith("You answered this, though CHR-1 (answered Yes) says that you need not.")


def test_a_comment_alone_is_written_too() -> None:
    result = back(k1().type("K1", "CHR-2", comment="See the file"))
    assert "CHR-2" in put(of(result))
    assert "RET022" in [one.code for one in told(result)]


def test_the_row_of_a_question_that_was_not_asked_may_be_gone() -> None:
    hand = k1()
    for ref in ("CHR-2", "CHR-4"):
        sheet = hand.sheet()
        sheet.delete_rows(next(row for seen, row in hand.rows(sheet) if seen == f"K1-{ref}"))
    gone = {one.question: one for one in found(back(hand), "ANS012")}
    assert [gone[ref].severity == "note" for ref in ("CHR-2", "CHR-4")] == [True, False]
    assert gone["CHR-2"].message.endswith("By an earlier answer the question was not asked.")


def test_in_nil_and_outstanding_returns_it_stays_among_the_questions_put() -> None:
    result = back(form().top("K1", "Known to us?", "No"))
    nil, outstanding = of(result), of(result, "K2")
    assert (nil.status, outstanding.status) == (Status.NIL, Status.OUTSTANDING)
    assert [len(one.put) for one in (nil, outstanding)] == [5, 5]


def test_two_files_decide_together() -> None:
    """One file answers CHR-1, the other holds the comment on CHR-2: together it was written in."""
    result = settled(k1(), form().type("K1", "CHR-2", comment="See the file"), plan=PLAN)
    assert "CHR-2" in put(of(result))


def test_without_conditions_nothing_leaves() -> None:
    assert put(of(settled(Hand().type("K1", "CHR-1", "Yes")))) == [one.ref for one in SMALL.put_to(SMALL.agency("CSC"))]


def test_an_answer_that_is_not_part_of_an_earlier_issue_decides_nothing() -> None:
    question: Question = PLAN.questions.question("CHR-2")
    assert against(question, {}) == ()
