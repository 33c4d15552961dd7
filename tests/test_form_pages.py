"""What the form says and where its pages begin: what people read before they write a word."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from kinds import kinds_plan
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import CSC, SMALL, Hand, a_plan, all_of, baseline, reading

from maar.cli.main import main
from maar.plan import Case, Meeting, Plan
from maar.questions import Part, QuestionSet
from maar.questions.read import template
from maar.sheets.page import lines
from maar.sheets.pages import BLOCK, FREE, NEVER, QUESTION, Paper, Printed, page_starts
from maar.workbook.wording import codes, one_of, words_of
from maar.workbook.write import write

PAPER = Paper(room=100, top=10)
SETS = ("baseline", "core-groups", "front-door", "neglect", "outside-home", "risk-assessment", "short-form")


@cache
def asked(name: str) -> QuestionSet:
    found, problems = template(name)
    assert found is not None, problems
    return found


@cache
def issued(name: str, code: str = "CSC") -> Hand:
    """A workbook of an audit with two cases, of which K2 has no key decision."""
    plan = planned(name)
    return Hand(write(plan, plan.agency(code), None, lambda ref: 1, 1))


def planned(name: str) -> Plan:
    plan = a_plan(asked(name))
    meetings = (Meeting("K1", "Core group", date(2026, 1, 8)),)
    return replace(plan, cases=(plan.cases[0], Case("K2")), agencies=plan.agencies[:2], meetings=meetings)


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]


def beside(sheet: Worksheet, label: str) -> str:
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == label)
    return str(sheet.cell(cell.row, cell.column + 1).value)


def pages(sheet: Worksheet) -> list[list[int]]:
    """The rows of every printed page."""
    ends = [one.id for one in sheet.row_breaks.brk]
    return [[*range(first + 1, last + 1)] for first, last in zip([0, *ends], [*ends, sheet.max_row], strict=True)]


# Where pages begin


@pytest.mark.parametrize(
    ("rows", "starts"),
    [
        ([(30, FREE), (30, FREE), (30, FREE)], []),
        ([(60, FREE), (60, FREE)], [2]),
        ([(50, FREE), (24, FREE), (40, NEVER)], [2]),  # a heading goes with the row below it
        ([(40, FREE), (40, FREE), (15, QUESTION), (15, QUESTION)], [2]),  # the rows of a question stay together
        ([(40, FREE), (30, FREE), (30, QUESTION), (60, QUESTION)], [3]),  # unless no page holds them
        ([(40, FREE), (20, FREE), (30, BLOCK), (30, BLOCK)], [2]),  # and so do the overall judgements
        ([(45, FREE), (40, FREE), (40, FREE), (10, FREE)], [3]),
        ([(300, FREE), (20, FREE)], [2]),
    ],
)
def test_a_page_begins_where_least_is_torn(rows: list[tuple[float, int]], starts: list[int]) -> None:
    printed = [Printed(place, high, tie) for place, (high, tie) in enumerate(rows, 1)]
    assert page_starts(printed, 10, PAPER) == starts


def test_pages_are_about_equally_full() -> None:
    rows = [Printed(place, 20) for place in range(1, 7)]  # four fit a page: 4 and 2 would do
    assert page_starts(rows, 10, PAPER) == [4]


@pytest.mark.parametrize("name", SETS)
def test_no_page_of_a_case_is_torn_nearly_empty_or_too_full(name: str) -> None:
    hand = issued(name)
    sheet = hand.sheet("K1")
    refs = {row: ref for ref, row in hand.rows(sheet)}
    shown = sum(one.width for one in sheet.column_dimensions.values() if not one.hidden)
    room = 510 * shown * 5.25 / 774
    found = pages(sheet)
    for number, rows in enumerate(found):
        high = sum(sheet.row_dimensions[row].height or 15 for row in rows) + (22 if number else 0)
        assert high <= room
        assert high > room / 3, (number, [refs.get(row) for row in rows])
        assert rows[-1] in refs or sheet.cell(rows[-1], 3).value is None, "a heading stands last"
    first = {row for rows in found[1:] for row in rows[:1]}
    parts = {row: ref.partition(".")[0] for row, ref in refs.items()}
    assert not [refs[row] for row in first if row in refs and parts[row] == parts.get(row - 1)]
    overall = next(row for row in range(1, sheet.max_row) if sheet.cell(row, 3).value == "Overall")
    assert [*range(overall, sheet.max_row + 1)] == [row for row in found[-1] if row >= overall]


@pytest.mark.parametrize("name", ["core-groups", "neglect"])
def test_a_ref_stands_in_one_line_so_that_no_number_leaves_its_theme(name: str) -> None:
    hand = issued(name)
    sheet = hand.sheet("K1")
    width = sheet.column_dimensions["B"].width
    assert [ref for ref, _ in hand.rows(sheet) if lines(ref, width, 9.5) > 1] == []
    shown = sum(one.width for one in sheet.column_dimensions.values() if not one.hidden)
    assert 9.5 * 774 / 5.25 / shown >= 8


def test_a_long_ref_of_a_case_breaks_after_a_hyphen_and_leaves_room_for_the_rest() -> None:
    plan = replace(planned("core-groups"), cases=(Case("Eastmere-2026-0001"),))
    sheet = Hand(write(plan, plan.agency("CSC"), None, lambda ref: 1, 1))["Case Eastmere-2026-0001"]
    width = sheet.column_dimensions["B"].width
    assert lines("2.first_core_group_on", width, 9.5) == 1
    assert sheet.column_dimensions["H"].width >= 29


# What Start here says


def test_the_contact_stands_in_the_alert_block() -> None:
    plan = replace(planned("baseline"), contact="Audit lead, 0300 000 0000")
    start = Hand(write(plan, plan.agency("CSC"), None, lambda ref: 1, 1))["Start here"]
    assert "Audit lead: 0300 000 0000" in [cell.value for cell in start["C"]]
    plan = replace(plan, contact="")
    start = Hand(write(plan, plan.agency("CSC"), None, lambda ref: 1, 1))["Start here"]
    assert not any("Audit lead:" in str(cell.value) for cell in start["C"])


def test_start_here_says_where_to_write_and_counts_boxes() -> None:
    start = issued("baseline")["Start here"]
    assert "5   Where Judgement is grey, write your answer under Evidence." in texts(start)
    shown = next(text for text in texts(start) if text.startswith("=COUNTA('Case K1'"))
    assert re.search(r'&" of \d+ answer boxes filled"$', shown)


@pytest.mark.parametrize(("name", "told"), [("core-groups", True), ("follow-up", True), ("neglect", False)])
def test_codes_are_told_where_a_question_asks_for_them(name: str, told: bool) -> None:
    line = "Codes of the agencies: CSC Children's social care, POL Eastmere Police."
    assert codes(planned(name)) == [line]
    assert (line in texts(issued(name)["Start here"])) is told


def test_a_plan_without_agencies_has_no_codes_to_tell() -> None:
    assert codes(replace(SMALL, agencies=())) == []


def test_many_agencies_take_several_lines_each_of_which_is_read_in_silence() -> None:
    plan = planned("core-groups")
    others = tuple(replace(CSC, code=f"A{n}", name=f"Agency number {n} of the partnership") for n in range(9))
    plan = replace(plan, agencies=(*plan.agencies, *others))
    assert len(codes(plan)) > 1
    told = all_of(reading(write(plan, plan.agency("CSC"), None, lambda ref: 1, 1), plan))
    assert [problem.message for problem in told if problem.at.sheet == "Start here"] == []


# What a case sheet says


def test_a_key_decision_that_is_not_set_says_what_to_take() -> None:
    hand = issued("baseline")
    assert beside(hand.sheet("K1"), "Key decision") == "3 December 2025"
    assert beside(hand.sheet("K2"), "Key decision") == "Not set: take the latest decision about the child"


@pytest.mark.parametrize("shown", ["Not set", "Not set: take the latest decision about the child"])
def test_what_was_shown_for_a_key_decision_is_read_in_silence(shown: str) -> None:
    plan = replace(SMALL, cases=tuple(Case(case.ref) for case in SMALL.cases))
    hand = Hand(write(plan, plan.agency("CSC"), None, lambda ref: 1, 1)).top("K1", "Key decision", shown)
    assert [problem.message for problem in all_of(reading(hand, plan)) if "Not set" in problem.message] == []


@pytest.mark.parametrize(
    "name", [*SETS, "follow-up", "early-help", "sexual-abuse", "strategy-meetings", "domestic-abuse", "under-twos"]
)
def test_every_word_of_an_untouched_form_is_known_to_the_reader(name: str) -> None:
    plan = planned(name)
    for agency in plan.agencies:
        data = write(plan, agency, None, lambda ref: 1, 1)
        assert [problem.message for problem in all_of(reading(data, plan)) if problem.at.cell] == []


def test_choices_can_be_read_on_paper() -> None:
    words = {ref: one.good for question in kinds_plan().questions.questions for ref, one in words_of(question)}
    assert words["CHO-1"] == "One of: Yes, in writing; Yes, by telephone; No."
    assert words["FAC-1.in_plan"] == "One of: Yes, No, Not known."
    assert words["CHO-2"] == ""  # ten long ones
    assert one_of(Part("lead", "choice", "Lead", choices=("@agencies", "Nobody"))) == ""


def test_guidance_evidence_and_help_of_a_part_end_in_a_stop() -> None:
    question = baseline().question("PLN-1")
    part = replace(question.parts[0], help="All actions")
    told = dict(words_of(replace(question, good="Few", evidence="The plan", parts=(part, *question.parts[1:]))))
    assert told["PLN-1.actions"].good == "Few.\nEvidence: The plan.\nAll actions."


def test_the_overall_judgements_say_once_to_weigh_and_each_that_a_sentence_is_wanted() -> None:
    said = texts(issued("baseline").sheet("K1"))
    assert sum("Weigh your answers" in text for text in said) == 1
    assert sum("Say why in a sentence in Comment." in text for text in said) == 3


# The sheet of a grid


@pytest.mark.parametrize(("name", "title"), [("core-groups", "Meetings"), ("outside-home", "Times missing")])
def test_the_sheet_of_a_grid_is_as_wide_and_as_full_as_a_page(name: str, title: str) -> None:
    sheet = issued(name)[title]
    heads = next(row[0].row for row in sheet.iter_rows() if row[1].value == "Case")
    above = [row[1].value for row in sheet.iter_rows(min_row=4, max_row=heads - 1) if row[1].value]
    assert above and all(lines(text, 175, 9) == 1 for text in above)
    assert not [cell.value for row in sheet.iter_rows(min_row=4, max_row=heads - 1) for cell in row[2:] if cell.value]
    widths = [one.width for one in sheet.column_dimensions.values() if not one.hidden]
    assert 160 <= sum(widths) <= 180
    room = 506 * sum(widths) * 5.25 / 774
    high = [sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1)]
    left = room - sum(high[:heads])
    for one in high[heads:]:
        left = left - one if left >= one else room - high[heads - 1] - one
    assert left < 27


# `maar new`


def test_questions_that_speak_of_the_key_decision_are_told_where_cases_have_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    made = ["--template", "short-form", "--cases", "2", "--agency", "CSC", "--return-by", "2026-05-29"]
    assert main(["new", "one", *made, "--key-decision", "K1=2025-12-03"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "CHR-1 and INF-2 speak of the key decision, and K2 has none: set key_decision in the plan" in said
    assert main(["new", "two", *made, "--key-decision", "K1=2025-12-03", "--key-decision", "K2=2025-12-03"]) == 0
    assert "key decision" not in capsys.readouterr().out
