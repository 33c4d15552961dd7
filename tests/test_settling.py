"""From files to returns: whose each is, which counts, and what is said where people did what people do."""

from dataclasses import replace
from itertools import permutations

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import (
    FEW,
    SMALL,
    Hand,
    a_plan,
    baseline,
    decided,
    found,
    issued,
    of,
    only,
    put,
    reading,
    register,
    settled,
    slim,
)

from maar.answers import State
from maar.plan import Plan
from maar.questions import ALERT
from maar.returns import FileStatus, Settled, Status, settle
from maar.workbook.write import write


def k1(ref: str = "CHR-2", judgement: object = "Good", evidence: str = "", case: str = "K1") -> Hand:
    return Hand().type(case, ref, judgement, evidence)


def relabelled() -> Hand:
    """The sheet of K1, filled about K2: its visible refs were typed over."""
    hand = k1(evidence="about K2").type("K1", ALERT, "Yes")
    _, columns = hand.columns(hand.sheet())
    for ref, row in [*hand.rows(hand.sheet())]:
        put(hand.sheet().cell(row, columns["Ref"]), ref.replace("K1-", "K2-"))
    return hand


# Held until the lead decides.


def test_a_sheet_relabelled_for_another_case_counts_nowhere_and_its_alert_is_raised() -> None:
    result = settled(relabelled())
    problem = only(result, "RET001")
    assert "its hidden keys say CSC, case K1; what people see in it says case K2" in problem.message
    assert [of(result, case).status for case in ("K1", "K2")] == [Status.OUTSTANDING, Status.OUTSTANDING]
    assert (of(result).held, result.files["a.xlsx"]) == (True, FileStatus.HELD)
    assert [(one.agency, one.case) for one in result.alerts] == [("CSC", "K1")]


def test_a_held_return_that_is_confirmed_counts_by_its_keys_and_only_as_it_was() -> None:
    problem = only(settled(relabelled()), "RET001")
    contents = settled(relabelled()).contents[problem.id]
    confirmed = decided(problem, "confirm", contents)
    result = settled(relabelled(), decisions=confirmed)
    assert (of(result).status, of(result).answers["CHR-2"].evidence) == (Status.RETURNED, "about K2")
    assert (found(result, "RET001"), result.files["a.xlsx"]) == ([], FileStatus.READ)
    later = relabelled()
    later.sheet()["G20"] = "something else"
    assert of(settled(later, decisions=confirmed)).held


def test_a_held_return_that_is_rejected_counts_never() -> None:
    problem = only(settled(relabelled()), "RET001")
    result = settled(relabelled(), decisions=decided(problem, "reject"))
    assert (of(result).status, of(result).held) == (Status.OUTSTANDING, False)
    assert "rejected (audit lead): rang them" in only(result, "RET003").message
    assert result.files["a.xlsx"] is FileStatus.WITHDRAWN
    assert len(result.alerts) == 1


def test_any_other_decision_leaves_it_held() -> None:
    problem = only(settled(relabelled()), "RET001")
    assert of(settled(relabelled(), decisions=decided(problem, "waive"))).held


@pytest.mark.parametrize("typed", ["K2", "k2", "Case K2"])
def test_a_typed_case_that_is_another_is_held(typed: str) -> None:
    assert of(settled(k1().top("K1", "Case ref, typed by you", typed))).held


@pytest.mark.parametrize("typed", ["K1", "k1 ", "case K1"])
def test_a_typed_case_that_agrees_is_not(typed: str) -> None:
    result = settled(k1().top("K1", "Case ref, typed by you", typed))
    assert (of(result).status, of(result).held, found(result, "RET005")) == (Status.RETURNED, False, [])


def test_a_typed_case_that_the_plan_does_not_have_is_a_note() -> None:
    result = settled(k1().top("K1", "Case ref, typed by you", "4471"))
    assert (of(result).status, "'4471' is typed" in only(result, "RET005").message) == (Status.RETURNED, True)


@pytest.mark.parametrize("typed", ["POL", "eastmere police", "Police."])
def test_another_agency_that_fills_our_form_is_held(typed: str) -> None:
    result = settled(k1().top("", "Your agency, typed by you", typed))
    assert "agency POL" in only(result, "RET001").message
    assert [of(result, code=code).status for code in ("CSC", "POL")] == [Status.OUTSTANDING, Status.OUTSTANDING]


def test_sheet_and_file_names_that_disagree_are_warnings() -> None:
    hand = k1()
    hand.sheet("K3").title = "for a moment"
    hand.sheet("K1").title = "Case K3"
    back = reading(hand, file="in/baseline-2026-POL.xlsx")
    result = settle(SMALL, register(), [back], {})
    assert of(result).status is Status.RETURNED
    assert "the sheet named Case K3 holds case K1" in only(result, "FIL022").message
    assert "workbook of POL" in only(result, "FIL024").message


# Several agencies, several files.


def copied(sheet: Worksheet, into: Hand, title: str) -> None:
    new = into.book.create_sheet(title)
    for row in sheet.iter_rows():
        for cell in row:
            put(new.cell(cell.row, cell.column), cell.value)


def test_sheets_of_two_agencies_in_one_file_each_go_to_their_own() -> None:
    hand = k1(evidence="ours").top("", "Your agency, typed by you", "CSC")
    theirs = Hand(slim("POL")).type("K1", "CHR-2", "Inadequate", "theirs")
    copied(theirs.sheet(), hand, "police")
    result = settled(hand)
    assert [of(result, code=code).answers["CHR-2"].evidence for code in ("CSC", "POL")] == ["ours", "theirs"]
    assert only(result, "FIL014").severity == "note"
    assert found(result, "RET001") == []


def facts_of(result: Settled) -> list[tuple[object, ...]]:
    """What it comes to, without the places."""
    answers = [
        (one.agency.code, one.case.ref, one.status, sorted((ref, got.content[:4]) for ref, got in one.answers.items()))
        for one in result.returns
    ]
    return [*answers, *sorted((one.code, one.id) for one in result.problems)]


def test_the_order_and_the_names_of_files_change_nothing() -> None:
    hands = (k1(), k1("CHR-1", "No"), k1(case="K2"), Hand(slim("POL")).type("K1", "CHR-2", "Inadequate"))
    files = [hand.bytes() for hand in hands]
    told = {name: facts_of(settled(*files, names=name)) for name in ("abcd", "dcba", "zaby")}
    for order in list(permutations(files))[::5]:
        told[str(order)] = facts_of(settled(*order))
    assert all(one == told["abcd"] for one in told.values())


def test_the_same_file_twice_is_one_duplicate() -> None:
    result = settled(k1(), k1())
    assert sorted(result.files.values()) == [FileStatus.DUPLICATE, FileStatus.READ]
    assert len(found(result, "FIL020")) == 1
    assert of(result).answers["CHR-2"].judgement == "Good"


def test_two_files_count_together_and_where_they_differ_neither_counts() -> None:
    result = settled(
        k1(evidence="seen"), k1(judgement="Inadequate").type("K1", "CHR-1", "Yes").type("K1", "CHR-4", "Good")
    )
    answers = of(result).answers
    assert [answers[ref].judgement for ref in ("CHR-1", "CHR-4")] == ["Yes", "Good"]
    assert (answers["CHR-2"].state, answers["CHR-2"].evidence) == (State.UNREADABLE, "seen")
    one, other = found(result, "ANS010")
    assert "Good / seen" in one.message
    assert "Inadequate" in one.message
    assert (one.at.file, other.at.file) == ("a.xlsx", "b.xlsx")
    assert [problem.at.file for problem in found(result, "FIL021")] == ["a.xlsx", "b.xlsx"]


def test_a_chronology_that_stands_twice_in_one_file_counts_once() -> None:
    hand = Hand(issued()).line("Chronology", 5, "K1", None, "Visit").line("Chronology", 6, "K1", None, "Visit")
    hand.book.copy_worksheet(hand["Chronology"])["D7"] = "Call"
    hand.book["Chronology Copy"]["B7"] = "K1"
    assert [event.event for event in of(settled(hand)).events] == ["Visit", "Visit", "Call"]


# Nil and blank.


def test_a_blank_workbook_sent_back_is_outstanding_and_said() -> None:
    result = settled(slim())
    assert {of(result, case).status for case in ("K1", "K2", "K3")} == {Status.OUTSTANDING}
    message = only(result, "FIL023").message
    assert message.startswith("CSC, cases K1, K2 and K3: a.xlsx came back with nothing filled in for this.")


def test_a_nil_return() -> None:
    hand = Hand().top("K1", "Known to us?", "No").top("K1", "Auditor's role", "Manager").type("K1", ALERT, "No")
    result = settled(hand)
    assert (of(result).status, of(result).answers, found(result, "RET002")) == (Status.NIL, {}, [])


@pytest.mark.parametrize("known", ["Adults only", "no idea", ""])
def test_what_is_no_nil_return(known: str) -> None:
    assert of(settled(k1().top("K1", "Known to us?", known))).status is Status.RETURNED


def test_a_nil_return_with_answers_is_read_as_returned() -> None:
    result = settled(k1().top("K1", "Known to us?", "No"))
    assert (of(result).status, only(result, "RET002").case) == (Status.RETURNED, "K1")


# Earlier issues.


def changed(**fields: object) -> Plan:
    """The plan with CHR-2 asked in another way."""
    questions = [replace(one, **fields) if one.ref == "CHR-2" else one for one in baseline(FEW).questions]  # type: ignore[arg-type]
    return replace(SMALL, questions=replace(SMALL.questions, questions=tuple(questions)))


def later(plan: Plan) -> Settled:
    """A return of the first issue, read against a plan that has changed since."""
    history = register(SMALL).with_questions(plan.questions)
    hand = k1(evidence="seen").type("K1", "CHR-1", "Yes")
    return settle(plan, history, [reading(hand, plan, "old.xlsx", history)], {})


def test_an_unchanged_question_of_an_earlier_issue_counts() -> None:
    result = later(SMALL)
    assert of(result).answers["CHR-2"].judgement == "Good"
    assert {one.code for one in result.problems} == {"FIL023"}


def test_a_reworded_question_counts_and_both_wordings_are_told() -> None:
    result = later(changed(text="What do past events tell about this child?"))
    assert of(result).answers["CHR-2"].judgement == "Good"
    message = only(result, "ANS020").message
    assert "How well does your record explain" in message
    assert "What do past events tell" in message


@pytest.mark.parametrize("how", ["scale", "polarity", "type"])
def test_a_question_that_is_measured_otherwise_is_unreadable(how: str) -> None:
    grade, other = baseline(FEW).question("CHR-2").scale, baseline(FEW).question("CHR-1").scale
    assert grade
    to = {"scale": {"scale": other}, "polarity": {"scale": grade.mirrored()}, "type": {"scale": None, "type": "text"}}
    result = later(changed(**to[how]))
    got = of(result).answers["CHR-2"]
    assert (got.state, got.judgement, got.evidence) == (State.UNREADABLE, "", "seen")
    assert "given on another scale or type" in only(result, "ANS021").message
    assert of(result).answers["CHR-1"].judgement == "Yes"


def test_a_dropped_question_is_listed_and_a_new_one_is_not_asked() -> None:
    fewer = a_plan(baseline(tuple(ref for ref in FEW if ref != "CHR-2")))
    result = later(fewer)
    assert "CHR-2: answered 'Good / seen', but" in only(result, "ANS022").message
    assert "CHR-2" not in of(result).answers
    history = register(fewer).with_questions(SMALL.questions)
    old = write(fewer, fewer.agency("CSC"), None, lambda ref: 1, 1)
    back = reading(Hand(old).type("K1", "CHR-1", "Yes"), SMALL, "old.xlsx", history)
    assert of(settle(SMALL, history, [back], {})).answers["CHR-2"].state is State.BLANK


# Decisions about alerts.


def test_an_alert_is_handled_as_it_was_worded_only() -> None:
    result = settled(k1(ALERT, "Yes"))
    problem = only(result, "ALT001")
    handled = decided(problem, "handled", result.contents[problem.id])
    assert [one.handled for one in settled(k1(ALERT, "Yes"), decisions=handled).alerts] == [True]
    assert [one.handled for one in settled(k1(ALERT, "Yes", "again"), decisions=handled).alerts] == [False]


def test_every_return_that_is_due_is_there_whatever_came() -> None:
    result = settled(b"", b"%PDF", slim(), b"PK")
    assert [(one.agency.code, one.case.ref) for one in result.returns] == [(a.code, c.ref) for a, c in SMALL.returns]
    assert result.files == {
        "a.xlsx": FileStatus.UNREADABLE,
        "b.xlsx": FileStatus.NOT_A_RETURN,
        "c.xlsx": FileStatus.READ,
        "d.xlsx": FileStatus.UNREADABLE,
    }


def test_the_shown_case_typed_over_is_held_too() -> None:
    hand = k1().top("K1", "Case", "K2")
    assert "what people see in it says case K2" in only(settled(hand), "RET001").message
