"""The workbook that goes back to an agency: what it wrote, what to fix, why, and nothing turned into anything else."""

import io
import string
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from law.office import saved_as
from openpyxl import load_workbook
from workbooks import CSC, GP, SMALL, Hand, a_plan, baseline, decided, found, issued, of, only, put, reading, register

from maar.answers import State
from maar.checks import run
from maar.plan import Plan, Register
from maar.problems import CATALOGUE, Problem, Severity
from maar.problems.asks import ASKS
from maar.questions import ALERT
from maar.returns import Decision, Settled, settle
from maar.sheets.keys import sentinel
from maar.sheets.page import INK
from maar.workbook import spec
from maar.workbook.filled import Query
from maar.workbook.mark import fill
from maar.workbook.queries import book, queries
from maar.workbook.write import write

ON = date(2026, 5, 1)
Checked = tuple[Settled, list[Problem]]
OURS = {"agency", "case", "question", "sheet", "cell", "answers"}


def checked(
    *files: bytes | Hand, plan: Plan = SMALL, history: Register | None = None, why: Mapping[str, Decision] | None = None
) -> Checked:
    """What these files come to, and every problem in them."""
    known = history or register(plan)
    readings = [reading(data, plan, f"{name}.xlsx", known) for name, data in zip("abc", files, strict=False)]
    settled = settle(plan, known, readings, why or {})
    return settled, [*settled.problems, *run(plan, settled, ON).problems]


def asked(back: Checked, plan: Plan = SMALL, code: str = "CSC") -> tuple[Query, ...]:
    returns = [one for one in back[0].returns if one.agency.code == code]
    return queries(book(plan, plan.agency(code), returns, [*back[0].events, *back[0].actions]), back[1])


def marked(back: Checked, plan: Plan = SMALL, code: str = "CSC", history: Register | None = None) -> bytes:
    """The workbook to send back, in round 2."""
    returns = [one for one in back[0].returns if one.agency.code == code]
    agency = plan.agency(code)
    of_agency = book(plan, agency, returns, [*back[0].events, *back[0].actions])
    held = frozenset(one.case.ref for one in returns if one.held)
    filled = fill(of_agency, queries(of_agency, back[1]), back[1], 2, held)
    case = plan.case("K1") if agency.workbook == "case" else None
    return write(plan, agency, case, (history or register(plan)).issue_of, 1, filled)


def mistakes() -> Hand:
    """A workbook filled in with one mistake of most kinds."""
    hand = Hand(issued())
    hand.type("K1", "CHR-1", "Maybe", "Chronology, last entry 22 Apr 2025", "Started at the second referral.")
    hand.type("K1", "CHR-2", "Requires improvement", "Single assessment, section 4")
    hand.type("K1", "CHR-4", "Good / Inadequate", "=HYPERLINK(1)", "#N/A")
    hand.type("K1", "PLN-1.actions", 5).type("K1", "PLN-1.with_owner", 9).type("K1", "PLN-1.with_date", "about 3")
    hand.type("K1", "worked-well", "", "Seen twice a week.\nBy the same worker.")
    hand.type("K2", ALERT, "No").type("K2", "CHR-1", "Not applicable").type("K2", "APP-1", "Words in the wrong box")
    hand.type("K2", "CHR-2", "not known", "", "Not on the form.")
    hand.top("K1", "Read from", "last spring").top("K1", "Read to", date(2026, 4, 30)).top("K1", "Auditor's role", "SM")
    hand.top("K2", "Known to us?", "Adults only").top("K1", "Known to us?", "probably")
    hand.top("", "Signed off by (role)", "Head of service").top("", "Date signed off", date(2026, 4, 29))
    hand.line("Chronology", 5, "K1", date(2025, 9, 17), "Hungry on three mornings", "Contact record", "Closed")
    hand.line("Chronology", 6, None, date(2025, 10, 2), "Two appointments missed", "E-mail", "None", "?", "Perhaps")
    hand.line("Chronology", 7, "K2", "in May", "No heating", "Contact record", "Passed on", "", "Yes")
    hand.line("Chronology", 8, "K9", date(2025, 10, 2), "Another child")
    plan = (
        "K1",
        "Improve home conditions",
        "Parents",
        "soon",
        None,
        None,
        "No",
        "Yes",
        "Yes",
        "Yes",
        "Yes",
        "No",
        "Open",
    )
    hand.line("SMART plan", 5, *plan)
    put(hand.sheet("K1")["K20"], "Ring me about this one")
    return hand


@cache
def before() -> Checked:
    """What came of the workbook full of mistakes."""
    return checked(mistakes())


@cache
def sent() -> bytes:
    """The same workbook as it goes back."""
    return marked(before())


@cache
def after() -> Checked:
    """What is read if it comes back as it was sent."""
    return checked(sent())


def fixes(data: bytes) -> Iterator[tuple[str, Any]]:
    """Every cell of the visible sheets that has the heavy edge, with its sheet."""
    for sheet in load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                left = cell.border.left
                if left and left.style == "thick" and left.color.rgb.endswith(INK):
                    yield sheet.title, cell


def fix_column(sheet: Any) -> tuple[int, int] | None:
    """The row and column of the heading To fix."""
    return next(((c.row, c.column) for row in sheet.iter_rows(max_row=20) for c in row if c.value == spec.FIX), None)


def test_what_was_written_comes_back_state_for_state() -> None:
    for case in ("K1", "K2"):
        one, two = of(before()[0], case), of(after()[0], case)
        assert {ref: answer.content for ref, answer in one.answers.items() if ref != "APP-1"} == {
            ref: answer.content for ref, answer in two.answers.items() if ref != "APP-1"
        }
        assert {ref: answer.content for ref, answer in one.extras.items()} == {
            ref: answer.content for ref, answer in two.extras.items()
        }
        assert (one.top, one.signed_off_by, one.signed_off_on) == (two.top, two.signed_off_by, two.signed_off_on)
        assert [event.content for event in one.events] == [event.content for event in two.events]
        assert [action.content for action in one.actions] == [action.content for action in two.actions]
        assert two.round == 2
    moved = [of(one[0], "K2").answers["APP-1"] for one in (before(), after())]
    assert [one.state for one in moved] == [State.ANSWERED] * 2
    assert [event.content for event in before()[0].events] == [event.content for event in after()[0].events]


def test_it_raises_no_problem_that_was_not_there_before() -> None:
    told = {(one.code, one.case, one.question, one.facts) for one in before()[1]}
    assert [one.message for one in after()[1] if (one.code, one.case, one.question, one.facts) not in told] == []


def test_correcting_it_leaves_nothing_to_ask_there() -> None:
    hand = Hand(sent())
    put(hand.cell("K1", "CHR-1"), "Yes")
    put(hand.cell("K1", ALERT), "No")
    hand.type("K1", "CHR-2", comment="The pattern is not weighed.")
    left = {(one.code, one.question) for one in asked(checked(hand)) if one.case == "K1"}
    assert not left & {("ANS001", "CHR-1"), ("ALT002", ALERT), ("RET010", "CHR-2")}
    assert ("ANS011", "CHR-4") in left


def test_every_sentence_to_the_agency_is_of_a_problem_that_exists_and_uses_its_facts() -> None:
    for code, words in ASKS.items():
        kind = CATALOGUE[code]
        known = {
            name for text in (kind.message, kind.advice) for _, name, _, _ in string.Formatter().parse(text) if name
        }
        used = {name for _, name, _, _ in string.Formatter().parse(words) if name}
        assert used <= known | OURS, code
        assert kind.severity is not Severity.NOTE, code
        assert "agency" not in words, code


def test_every_link_leads_to_a_box_with_a_heavy_edge_and_its_reason_beside_it() -> None:
    data = sent()
    hand = Hand(data)
    linked = set()
    for row in hand[spec.TO_FIX].iter_rows(min_row=5):
        if row[3].hyperlink is None:
            continue
        title, cell = str(row[2].value), str(row[3].value)
        assert row[3].hyperlink.location == f"'{title}'!{cell}"
        linked.add((title, cell))
        place = fix_column(hand[title])
        beside = hand[title].cell(hand[title][cell].row, place[1]).value if place else None
        if beside and place and hand[title][cell].row > place[0]:
            assert str(row[7].value).replace("\n", " ") in str(beside)
    assert linked == {(sheet, cell.coordinate) for sheet, cell in fixes(data)}
    assert len(linked) > 15


def test_the_alert_question_left_blank_comes_first() -> None:
    rows = load_workbook(io.BytesIO(sent()))[spec.TO_FIX]
    assert [cell.value for cell in rows[5]][1:6] == [1, "Case K1", "E12", "The alert question", None]


def test_our_reasons_are_told_from_what_people_write() -> None:
    data = sent()
    sheet = Hand(data).sheet("K1")
    start, column = fix_column(sheet) or (0, 0)
    texts = [str(sheet.cell(row, column).value or "") for row in range(start + 1, sheet.max_row + 1)]
    assert sum(map(bool, texts)) > 5
    assert all(spec.is_reason(text) for text in texts)
    for theirs in ("Done", "Please answer it. [RET013]", f"{texts[0]}\nDone", "[RET013 7KQ2AB] done"):
        assert not spec.is_reason(theirs)


def test_writing_that_has_no_place_in_the_form_is_listed_with_its_words() -> None:
    sheet = load_workbook(io.BytesIO(sent()))[spec.TO_FIX]
    rows = {row[5].value: row for row in sheet.iter_rows(min_row=5)}
    stray = rows["Ring me about this one"]
    assert (stray[2].value, stray[3].hyperlink) == (None, None)
    assert "outside the boxes (sheet Case K1, cell K20)" in str(stray[6].value)


def test_a_row_without_a_case_comes_back_whole_with_its_case_to_fill() -> None:
    data = sent()
    sheet = load_workbook(io.BytesIO(data))[spec.CHRONOLOGY]
    assert [cell.value for cell in sheet[6]][1:4:2] == [None, "Two appointments missed"]
    assert (spec.CHRONOLOGY, "B6") in {(title, cell.coordinate) for title, cell in fixes(data)}
    assert sheet["B8"].value == "K9"


def test_a_formula_is_never_sent_back_and_an_error_stays_one() -> None:
    hand = Hand(issued())
    hand.cell("K1", "CHR-1").value = "=WEBSERVICE(1)"
    hand.type("K1", ALERT, "No").type("K1", "CHR-2", "Good", "@SUM(1)", "-2")
    error = hand.cell("K1", "CHR-4")
    error.value, error.data_type = "#REF!", "e"
    data = marked(checked(hand))
    assert "WEBSERVICE" not in str([cell.value for cell in load_workbook(io.BytesIO(data))["Case K1"]["E"]])
    back = checked(data)
    assert [of(back[0]).answers[ref].state for ref in ("CHR-1", "CHR-4")] == [State.UNREADABLE] * 2
    assert of(back[0]).answers["CHR-2"].evidence == "@SUM(1)"
    assert found(back[0], "ANS003")


def test_two_answers_to_one_question_do_not_become_one() -> None:
    first, second = Hand(issued()), Hand(issued())
    first.type("K1", ALERT, "No").type("K1", "CHR-1", "Yes", "Seen").type("K1", "PLN-1.actions", 4)
    second.type("K1", ALERT, "No").type("K1", "CHR-1", "No", "Seen").type("K1", "PLN-1.actions", 5)
    two = checked(first, second)
    assert of(two[0]).answers["CHR-1"].state is State.UNREADABLE
    back = checked(marked(two))
    assert [of(back[0]).answers[ref].state for ref in ("CHR-1", "PLN-1")] == [State.UNREADABLE] * 2


def test_an_answer_on_another_scale_does_not_become_one_on_this() -> None:
    questions = baseline(("CHR-1", "CHR-2"))
    old = a_plan(questions)
    turned = tuple(
        replace(one, reverse=True, scale=one.scale.mirrored()) if one.scale and one.ref == "CHR-1" else one
        for one in questions.questions
    )
    new = a_plan(replace(questions, questions=turned))
    history = register(old).with_questions(new.questions)
    hand = Hand(write(old, CSC, None, lambda ref: 1, 1))
    hand.type("K1", ALERT, "No").type("K1", "CHR-1", "Yes", "Seen")
    back = checked(hand, plan=new, history=history)
    assert of(back[0]).answers["CHR-1"].state is State.UNREADABLE
    data = marked(back, new, history=history)
    assert Hand(data).cell("K1", "CHR-1").value is None
    assert any("You answered 'Yes" in one.asked for one in asked(back, new))


def relabelled() -> Hand:
    hand = Hand(issued())
    hand.type("K1", ALERT, "No").type("K1", "CHR-1", "Maybe")
    hand.type("K2", ALERT, "No").type("K2", "CHR-1", "Perhaps").top("K2", spec.TYPED_CASE.label, "K3")
    return hand


def test_a_held_return_is_not_asked_about_and_its_sheet_stays_out() -> None:
    back = checked(relabelled())
    assert {one.case for one in asked(back)} == {"K1"}
    assert "Case K2" not in load_workbook(io.BytesIO(marked(back))).sheetnames


def test_a_rejected_return_goes_back_empty() -> None:
    held = only(checked(relabelled())[0], "RET001")
    back = checked(relabelled(), why=decided(held, "reject"))
    assert {one.case for one in asked(back)} == {"K1"}
    assert Hand(marked(back)).cell("K2", "CHR-1").value is None


def test_every_sheet_carries_its_round_and_the_headings_it_always_had() -> None:
    book_ = load_workbook(io.BytesIO(sent()))
    assert book_.sheetnames[:3] == [spec.START, spec.TO_FIX, "Case K1"]
    marks = [sentinel(sheet["A1"].value) for sheet in book_]
    assert {(one.issue, one.round) for one in marks if one} == {(1, 2)}
    assert None not in marks
    hand = Hand(sent())
    assert [*hand.columns(hand.sheet("K1"))[1]] == [*(column.heading for column in spec.CASE_COLUMNS), spec.FIX]
    assert spec.FIX not in hand.columns(hand.sheet("K3"))[1]


def test_nothing_but_reasons_tells_it_from_the_issued_form() -> None:
    book_ = load_workbook(io.BytesIO(sent()))
    for sheet in book_:
        assert sheet.protection.sheet
        assert not sheet.conditional_formatting
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.comment]


def test_a_workbook_of_one_case_is_asked_about_that_case() -> None:
    hand = Hand(issued(SMALL, "GP"))
    hand.type("K1", ALERT, "No").type("K1", "CHR-1", "Maybe")
    hand.line("Chronology", 5, None, "in May", "Seen at the surgery")
    put(hand["Chronology"]["K9"], "mine")
    back = checked(hand)
    assert {one.case for one in asked(back, code=GP.code)} == {"K1"}
    again = checked(marked(back, code=GP.code))
    assert [event.content for event in of(again[0], "K1", "GP").events] == [
        event.content for event in of(back[0], "K1", "GP").events
    ]


@pytest.mark.client
def test_libreoffice_opens_it_and_saves_it_without_loss(tmp_path: Path) -> None:
    saved = saved_as("xlsx", {"m.xlsx": sent()}, tmp_path)["m.xlsx"]
    back = checked(saved)
    for case in ("K1", "K2"):
        assert {ref: answer.content for ref, answer in of(back[0], case).answers.items()} == {
            ref: answer.content for ref, answer in of(after()[0], case).answers.items()
        }
        assert of(back[0], case).top == of(after()[0], case).top
    links = [row[3].hyperlink for row in load_workbook(io.BytesIO(saved))[spec.TO_FIX].iter_rows(min_row=5)]
    assert sum(link is not None for link in links) > 15
