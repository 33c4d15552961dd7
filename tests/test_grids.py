"""Questions whose parts repeat, on a sheet of their own: meetings that the plan fills in, and rows that are empty."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from law.office import saved_as
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import Hand, a_plan, baseline, decided, found, loud, of, only, place, put, settled

from maar.answers import Answer, State
from maar.checks import run
from maar.cli.main import main
from maar.frames import frames
from maar.plan import Meeting, Plan
from maar.plan.read import plan as read_plan
from maar.plan.write import as_toml
from maar.problems.asks import ask
from maar.questions import QuestionSet
from maar.questions.freeze import as_toml as frozen_toml
from maar.questions.read import read_tables
from maar.returns import Settled, Status
from maar.scores import add_up
from maar.workbook.mark import fill
from maar.workbook.queries import book, queries
from maar.workbook.write import write

MEETINGS, VISITS = "Meetings", "Visits"
CORE, CONFERENCE = date(2026, 3, 12), date(2026, 2, 2)
PARTS = (
    {"name": "meeting", "kind": "text", "text": "Meeting", "each": True, "ours": True},
    {"name": "meeting_on", "kind": "date", "text": "Date", "each": True, "ours": True},
    {"name": "invited", "kind": "choice", "text": "Invited?", "choices": ["Yes", "No", "Not recorded"], "each": True},
    {"name": "minutes_on", "kind": "date", "text": "Minutes came on", "help": "Leave empty if not", "each": True},
    {"name": "who_came", "kind": "text", "text": "Who came", "each": True, "agencies": ["CSC"]},
)
VISIT = (
    {"name": "visited_on", "kind": "date", "text": "Date of the visit", "each": True},
    {"name": "children", "kind": "number", "text": "Children seen", "each": True, "most": 20},
    {"name": "said", "kind": "text", "text": "What was said", "each": True},
    {"name": "interval", "kind": "number", "text": "Weeks between visits", "needed": False},
)
JUDGED = {"ref": "MTG-9", "type": "text", "text": "What else?"}


@cache
def grid_set() -> QuestionSet:
    """Two grids and a question in words; alert, scales, roles and overall judgements are those of every audit."""
    every = baseline()
    tables: dict[str, Any] = {
        "name": "meetings",
        "version": "1",
        "title": "Meetings",
        "alert": {"text": every.alert.text, "guidance": "Yes or No.", "record": "Say what was done."},
        "role": {code: {"name": name} for code, name in every.roles.items()},
        "theme": [
            {
                "code": "MTG",
                "name": "Meetings and visits",
                "question": [
                    {"ref": "MTG-1", "type": "grid", "text": "Were you invited to each of these meetings?",
                     "sheet": MEETINGS, "rows_from": "meetings", "rows": 4, "part": [*PARTS]},
                    {"ref": "MTG-2", "type": "grid", "text": "When was the child visited?", "sheet": VISITS, "rows": 6,
                     "part": [*VISIT]},
                    JUDGED,
                ],
            }
        ],
    }  # fmt: skip
    made, problems = read_tables(tables, "meetings.toml", ("MTG-1", "MTG-2", "MTG-9"))
    assert made is not None, [problem.message for problem in problems]
    return made


PLAN = replace(
    a_plan(grid_set()),
    meetings=(
        Meeting("K1", "Core group 3", CORE),
        Meeting("K1", "Review conference", CONFERENCE),
        Meeting("K2", "Core group 1", date(2026, 1, 20)),
    ),
)


@cache
def sent(code: str = "CSC") -> bytes:
    agency = PLAN.agency(code)
    return write(PLAN, agency, PLAN.case("K1") if agency.workbook == "case" else None, lambda ref: 1, 1)


def hand(code: str = "CSC") -> "Grids":
    return Grids(sent(code))


class Grids(Hand):
    """A workbook in somebody's hands, whose grids are found by their headings."""

    def heads(self, title: str) -> tuple[int, dict[str, int]]:
        sheet = self[title]
        for row in sheet.iter_rows(max_row=20):
            heads = {str(cell.value): int(cell.column or 0) for cell in row if cell.value}
            if "Case" in heads:
                return int(row[0].row or 0), heads
        raise AssertionError(title)

    def at(self, title: str, row: int, heading: str) -> Any:
        """The cell in a row below the headings, counted from 1."""
        start, heads = self.heads(title)
        return self[title].cell(start + row, heads[heading])

    def fill(self, title: str, row: int, **values: object) -> "Grids":
        for heading, value in values.items():
            put(self.at(title, row, NAMES.get(heading, heading)), value)
        return self


NAMES = {
    **{str(part["name"]): str(part["text"]) for part in (*PARTS, *VISIT)},
    "case": "Case",
}


def back(*files: Grids | bytes, **more: Any) -> Settled:
    return settled(*files, plan=PLAN, **more)


def rows(answer: Answer) -> list[tuple[str, str]]:
    return [(value.part, str(value.value)) for value in answer.values]


def answer(settled: Settled, ref: str = "MTG-1", case: str = "K1", code: str = "CSC") -> Answer:
    return of(settled, case, code).answers[ref]


def quiet(settled: Settled) -> list[str]:
    """What is loud, but for the sheets of cases that were left empty."""
    return [one for one in loud(settled) if not one.startswith("FIL023")]


# What is drawn


def test_each_grid_has_a_sheet_after_the_case_sheets_with_the_words_of_its_question() -> None:
    book = hand().book
    assert book.sheetnames[:8] == [
        "Start here", "Case K1", "Case K2", "Case K3", MEETINGS, VISITS, "Chronology", "SMART plan",
    ]  # fmt: skip
    sheet = book[MEETINGS]
    assert str(sheet["A1"].value).startswith("MAAR1|return|ABCDEFGH|CSC||")
    assert sheet["B2"].value == "MTG-1: Were you invited to each of these meetings?"
    assert "Case" in hand().heads(MEETINGS)[1]


def test_the_plan_fills_in_the_meetings_of_the_cases_in_order_of_time_and_leaves_rows_below() -> None:
    one = hand()
    seen = [
        [one.at(MEETINGS, row, NAMES[name]).value for name in ("case", "meeting", "meeting_on")] for row in (1, 2, 3)
    ]
    first, second, third = ((case, name, when.date()) for case, name, when in seen)
    assert first == ("K1", "Review conference", CONFERENCE)
    assert (second, third) == (("K1", "Core group 3", CORE), ("K2", "Core group 1", date(2026, 1, 20)))
    assert all(one.at(MEETINGS, 1, NAMES[name]).protection.locked for name in ("case", "meeting", "meeting_on"))
    assert not one.at(MEETINGS, 1, "Invited?").protection.locked
    assert not any(one.at(MEETINGS, row, "Meeting").protection.locked for row in (4, 9))
    assert [one.at(VISITS, row, "Case").value for row in (1, 6)] == [None, None]


def test_a_column_is_there_for_those_who_are_asked_for_it() -> None:
    assert "Who came" in hand("CSC").heads(MEETINGS)[1]
    assert "Who came" not in hand("POL").heads(MEETINGS)[1]


def test_a_workbook_of_one_case_lists_the_meetings_of_that_case() -> None:
    one = hand("GP")
    assert [one.at(MEETINGS, row, "Case").value for row in (1, 2, 3)] == ["K1", "K1", None]
    assert "Case may stay empty" in str(one[MEETINGS]["B3"].value)


def test_the_same_plan_gives_the_same_bytes() -> None:
    other = replace(PLAN, meetings=PLAN.meetings[::-1])
    assert write(other, PLAN.agency("CSC"), None, lambda ref: 1, 1) == sent("CSC")


def test_dates_and_choices_are_checked_as_they_are_typed() -> None:
    sheet = hand()[MEETINGS]
    checks = {str(one.sqref): (one.type, one.formula1) for one in sheet.data_validations.dataValidation}
    start, heads = hand().heads(MEETINGS)
    letter = place(sheet.cell(1, heads["Invited?"])).rstrip("1")
    assert checks[f"{letter}{start + 1}:{letter}500"] == ("list", '"Yes,No,Not recorded"')
    assert "date" in {kind for kind, _ in checks.values()}


# What is read


def test_a_filled_row_of_the_plan_makes_the_answer_with_the_meeting_as_values() -> None:
    told = back(hand().fill(MEETINGS, 2, invited="Yes", minutes_on=date(2026, 3, 20), who_came="CSC, POL"))
    one = answer(told)
    assert one.state is State.ANSWERED and one.at.cell
    assert [(value.part, value.type, str(value.value)) for value in one.values] == [
        ("meeting", "text", "Core group 3"), ("meeting_on", "date", "2026-03-12"), ("invited", "choice", "Yes"),
        ("minutes_on", "date", "2026-03-20"), ("who_came", "text", "CSC, POL"),
    ]  # fmt: skip
    assert quiet(told) == []


def test_rows_that_the_plan_filled_in_are_no_answer() -> None:
    told = back(hand())
    assert {one.status for one in told.returns} == {Status.OUTSTANDING}
    filled = back(hand().type("K1", "MTG-9", None, "Nothing else."))
    assert answer(filled).state is State.BLANK and answer(filled).values == ()


def test_a_row_alone_makes_a_return_returned() -> None:
    told = back(hand().fill(MEETINGS, 3, invited="No"))
    assert of(told, "K2").status is Status.RETURNED
    assert of(told, "K1").status is Status.OUTSTANDING


def test_a_meeting_that_the_plan_does_not_know_is_read_too() -> None:
    told = back(hand().fill(MEETINGS, 4, case="K1", meeting="Strategy meeting", meeting_on=CORE, invited="No"))
    assert rows(answer(told)) == [("meeting", "Strategy meeting"), ("meeting_on", "2026-03-12"), ("invited", "No")]
    assert quiet(told) == []


def test_empty_rows_are_filled_anywhere_and_below_those_made_ready() -> None:
    one = hand().fill(VISITS, 2, case="K1", visited_on=CORE, children=2).fill(VISITS, 90, case="k1", said="Quiet.")
    told = back(one)
    assert rows(answer(told, "MTG-2")) == [("visited_on", "2026-03-12"), ("children", "2"), ("said", "Quiet.")]
    assert quiet(told) == []


def test_what_stands_once_comes_before_the_rows() -> None:
    one = hand().type("K1", "MTG-2.interval", 6).fill(VISITS, 1, case="K1", said="Quiet.")
    assert rows(answer(back(one), "MTG-2")) == [("interval", "6"), ("said", "Quiet.")]


def test_a_blank_case_is_that_of_a_workbook_of_one_case_and_else_a_problem() -> None:
    assert rows(answer(back(hand("GP").fill(VISITS, 1, said="Quiet.")), "MTG-2", code="GP")) == [("said", "Quiet.")]
    told = back(hand().fill(VISITS, 1, said="Quiet."))
    assert "'Quiet.'" in only(told, "RET007").message
    assert [row.values[0].value for row in told.grid_rows] == ["Quiet."]
    assert not any(one.answers for one in told.returns)


def test_a_case_that_is_none_of_theirs_is_kept_and_counts_nowhere() -> None:
    told = back(hand().fill(VISITS, 1, case="K9", said="Quiet."), hand("GP").fill(VISITS, 1, case="K2", said="Loud."))
    assert [dict(one.facts)["typed"] for one in found(told, "RET006")] == ["K9", "K2"]
    table = frames(PLAN, told, [], [], []).values
    assert sorted(table[["case", "agency", "question", "part", "value"]].values.tolist()) == [
        ["", "CSC", "MTG-2", "said", "Quiet."], ["", "GP", "MTG-2", "said", "Loud."],
    ]  # fmt: skip


ACCIDENTS: tuple[tuple[str, object, str], ...] = (
    ("minutes_on", "after Easter", "ANS007"),
    ("invited", "I think so", "ROW003"),
)


@pytest.mark.parametrize(("part", "typed", "code"), ACCIDENTS)
def test_what_cannot_be_read_is_told_and_kept_as_typed(part: str, typed: object, code: str) -> None:
    one = hand().fill(MEETINGS, 2, **{part: typed})
    told = back(one)
    assert only(told, code).at.cell == place(one.at(MEETINGS, 2, NAMES[part]))
    assert answer(told).state is State.ANSWERED
    assert [(value.type, value.value) for value in answer(told).values if value.part == part] == [("text", typed)]


def test_a_number_that_is_none_is_told_and_kept_as_typed() -> None:
    told = back(hand().fill(VISITS, 1, case="K1", children="two or three"))
    assert "'two or three' under 'Children seen'" in only(told, "ROW009").message
    assert rows(answer(told, "MTG-2")) == [("children", "two or three")]


def lost(cell: Any, how: str) -> None:
    cell.value = how
    cell.data_type = "e" if how.startswith("#") else "f"


@pytest.mark.parametrize("how", ["#NAME?", "=Notes!B4"])
def test_an_error_or_a_formula_without_a_result_is_told_with_its_cell(how: str) -> None:
    one = hand()
    lost(one.at(MEETINGS, 2, "Invited?"), how)
    told = back(one)
    assert only(told, "ANS035").at == (
        "a.xlsx", MEETINGS, place(one.at(MEETINGS, 2, "Invited?")),
    )  # fmt: skip
    assert answer(told).state is State.UNREADABLE  # somebody wrote there, and nothing of it is left


def test_a_lost_cell_beside_others_leaves_the_row() -> None:
    one = hand().fill(MEETINGS, 2, minutes_on=date(2026, 3, 20))
    lost(one.at(MEETINGS, 2, "Invited?"), "#NAME?")
    assert answer(back(one)).state is State.ANSWERED
    assert rows(answer(back(one)))[-1] == ("minutes_on", "2026-03-20")


# What was done to the rows of the plan


def test_a_date_typed_over_ours_wins_with_a_warning() -> None:
    one = hand().fill(MEETINGS, 2, meeting_on=date(2026, 3, 19), invited="Yes")
    told = back(one)
    assert only(told, "ANS052").message == (
        f"Meetings, {place(one.at(MEETINGS, 2, 'Date'))}: our '12 March 2026' stood here, and '2026-03-19' does now. "
        "What stands there now was read."
    )
    assert rows(answer(told)) == [("meeting", "Core group 3"), ("meeting_on", "2026-03-19"), ("invited", "Yes")]


def test_a_case_typed_over_ours_wins_with_a_warning() -> None:
    told = back(hand().fill(MEETINGS, 2, case="K2", invited="Yes"))
    assert "our 'K1' stood here, and 'K2' does now" in only(told, "ANS052").message
    assert of(told, "K1").status is Status.OUTSTANDING
    assert rows(answer(told, case="K2"))[-1] == ("invited", "Yes")


def test_ours_stands_where_it_was_cleared() -> None:
    one = hand().fill(MEETINGS, 2, invited="Yes")
    for heading in ("Case", "Meeting"):
        one.at(MEETINGS, 2, heading).value = None
    told = back(one)
    assert [dict(each.facts)["what"] for each in found(told, "ANS052")] == ["Ours was read."] * 2
    assert rows(answer(told)) == [("meeting", "Core group 3"), ("meeting_on", "2026-03-12"), ("invited", "Yes")]


def test_a_row_of_the_plan_that_was_cleared_and_left_empty_is_no_answer() -> None:
    one = hand().type("K1", "MTG-9", None, "Nothing else.")
    one.at(MEETINGS, 2, "Meeting").value = None
    assert quiet(back(one)) == [] and answer(back(one)).state is State.BLANK


def test_a_row_of_the_plan_that_was_only_corrected_is_an_answer() -> None:
    told = back(hand().fill(MEETINGS, 2, meeting="Core group 4"))
    assert rows(answer(told)) == [("meeting", "Core group 4"), ("meeting_on", "2026-03-12")]


def test_a_meeting_that_the_plan_called_otherwise_when_it_was_issued_is_no_answer() -> None:
    later = replace(PLAN, meetings=(Meeting("K1", "Core group three", CORE),))
    filled = hand().fill(MEETINGS, 1, invited="Yes")
    told = settled(filled, plan=later)
    assert rows(of(told, "K1").answers["MTG-1"])[0] == ("meeting", "Review conference")
    assert len(of(told, "K1").grid_rows) == 1 and found(told, "ANS052") == []


def upside_down(sheet: Worksheet, first: int, last: int, columns: range) -> None:
    before = {row: [sheet.cell(row, column).value for column in columns] for row in range(first, last + 1)}
    for row in before:
        for column, value in zip(columns, before[first + last - row], strict=True):
            put(sheet.cell(row, column), value)


@pytest.mark.parametrize("from_column", [1, 2])
def test_rows_that_were_sorted_are_told_by_what_people_see(from_column: int) -> None:
    one = hand().fill(MEETINGS, 2, invited="Yes").fill(MEETINGS, 3, invited="No")
    start, heads = one.heads(MEETINGS)
    upside_down(one[MEETINGS], start + 1, start + 3, range(from_column, max(heads.values()) + 1))
    told = back(one)
    assert quiet(told) == []
    assert rows(answer(told))[0] == ("meeting", "Core group 3") and rows(answer(told))[-1] == ("invited", "Yes")
    assert rows(answer(told, case="K2"))[-1] == ("invited", "No")


# What was done to the sheet


def renamed(one: Grids) -> None:
    one[MEETINGS].title = "my meetings"


def moved(one: Grids) -> None:
    sheet = one[MEETINGS]
    for row in sheet.iter_rows():
        last = [cell.value for cell in row[2:5]]
        for cell, value in zip(row[2:5], [last[2], last[0], last[1]], strict=True):
            put(cell, value)


def inserted(one: Grids) -> None:
    one[MEETINGS].insert_rows(1, 3)
    one[MEETINGS].insert_rows(11)
    one[MEETINGS].insert_cols(3)


def without_keys(one: Grids) -> None:
    one[MEETINGS].delete_cols(1)


def retyped(one: Grids) -> None:
    put(one.at(MEETINGS, 0, "Invited?"), "Asked to come?")


@pytest.mark.parametrize("do", [renamed, moved, inserted, without_keys, retyped])
def test_rows_are_found_by_their_headings_whatever_was_done_to_the_sheet(do: Callable[[Grids], None]) -> None:
    one = hand().fill(MEETINGS, 2, invited="Yes", minutes_on=date(2026, 3, 20), who_came="All")
    one.fill(MEETINGS, 5, case="K1", meeting="Panel", invited="No")
    do(one)
    told = answer(back(one))
    assert sorted(rows(told)) == sorted([
        ("meeting", "Core group 3"), ("meeting_on", "2026-03-12"), ("invited", "Yes"), ("minutes_on", "2026-03-20"),
        ("who_came", "All"), ("meeting", "Panel"), ("invited", "No"),
    ])  # fmt: skip


def test_a_sheet_that_was_deleted_is_told_like_a_row_that_is_gone_and_not_besides() -> None:
    one = hand().type("K1", "MTG-9", None, "Nothing else.")
    del one.book[MEETINGS]
    told = back(one)
    assert answer(told).state is State.BLANK
    problem = only(told, "ANS053")
    assert (problem.question, problem.case, problem.severity) == ("MTG-1", "K1", "warning")
    assert problem.message.startswith("CSC, case K1: the sheet 'Meetings' of MTG-1 is not in the file any more.")
    assert "The sheet 'Meetings' was missing from your workbook." in ask(problem)
    left = [one.question for one in run(PLAN, told, date(2026, 5, 1)).problems if one.code == "RET013"]
    assert "MTG-1" not in left and "MTG-2" in left


@pytest.mark.parametrize("also", ["rows of another file", "Not applicable"])
def test_a_sheet_that_was_deleted_is_not_asked_for_where_the_question_is_answered(also: str) -> None:
    one, other = hand().type("K1", "MTG-9", None, "Nothing else."), hand().fill(MEETINGS, 2, invited="Yes")
    del one.book[MEETINGS]
    told = back(one, other) if also.startswith("rows") else back(one.type("K1", "MTG-1", also))
    assert [problem.severity for problem in found(told, "ANS053")] == (["note"] if also.startswith("rows") else [])


def twice(**second: object) -> Grids:
    """The row of a meeting copied whole into the first empty row, and something typed into the copy."""
    one = hand().fill(MEETINGS, 2, invited="Yes", minutes_on=date(2026, 3, 20))
    start, _ = one.heads(MEETINGS)
    for column in range(1, one[MEETINGS].max_column + 1):
        one[MEETINGS].cell(start + 5, column).value = one[MEETINGS].cell(start + 2, column).value
    return one.fill(MEETINGS, 5, **second)


def test_a_row_of_the_plan_that_was_copied_whole_counts_once_with_a_note() -> None:
    told = back(twice())
    assert [value for part, value in rows(answer(told)) if part == "invited"] == ["Yes"]
    assert len(of(told).grid_rows) == 1
    problem = only(told, "PRT009")
    assert (problem.severity, problem.at.cell) == ("note", place(twice().at(MEETINGS, 5, "Invited?")))
    assert loud(told) == loud(back(hand().fill(MEETINGS, 2, invited="Yes", minutes_on=date(2026, 3, 20))))


def test_a_row_of_the_plan_that_stands_twice_and_differs_counts_where_it_agrees() -> None:
    told = back(twice(invited="No", who_came="All"))
    assert rows(answer(told)) == [
        ("meeting", "Core group 3"), ("meeting_on", "2026-03-12"), ("invited", "Yes | No"),
        ("minutes_on", "2026-03-20"), ("who_came", "All"),
    ]  # fmt: skip
    problem = only(told, "PRT010")
    cells = [place(twice().at(MEETINGS, row, "Invited?")) for row in (2, 5)]
    assert (problem.question, problem.at.cell) == ("MTG-1.invited", cells[0])
    assert ask(problem) == (
        f"This row stands twice in your sheet, with 'Yes' in {cells[0]} and 'No' in {cells[1]}. "
        "Please keep the one you mean."
    )
    tally = next(one for one in add_up(PLAN, told).questions if one.question.ref == "MTG-1")
    counted = {one.part.name: (one.asked, one.n) for one in tally.parts}
    assert (counted["invited"], counted["minutes_on"]) == ((1, 0), (1, 1))


def test_two_meetings_of_ones_own_that_say_the_same_stay_two() -> None:
    one = hand().fill(MEETINGS, 4, case="K1", meeting="Panel", invited="No")
    told = back(one.fill(MEETINGS, 5, case="K1", meeting="Panel", invited="No"))
    assert [value for part, value in rows(answer(told)) if part == "invited"] == ["No", "No"]
    assert found(told, "PRT009") == []


def test_a_sheet_without_its_headings_is_told() -> None:
    one = hand().fill(MEETINGS, 2, invited="Yes")
    one[MEETINGS].delete_rows(one.heads(MEETINGS)[0])
    assert "Meetings: the row of headings is gone (Case, Meeting, Date)" in only(back(one), "ANS025").message


def test_a_sheet_that_stands_twice_counts_once_and_says_where_it_differs() -> None:
    one = hand().fill(MEETINGS, 2, invited="Yes")
    copied = one.book.copy_worksheet(one[MEETINGS])
    assert len(of(back(one)).grid_rows) == 1
    put(copied.cell(one.at(MEETINGS, 2, "Invited?").row, one.at(MEETINGS, 2, "Invited?").column), "No")
    told = back(one)
    assert "both count" in only(told, "ANS046").message
    assert [value for part, value in rows(answer(told)) if part == "invited"] == ["Yes", "No"]


def test_a_grid_with_headings_of_the_chronology_is_told_from_it() -> None:
    texts = {"visited_on": "Date", "children": "Source", "said": "Event"}
    parts = tuple(replace(part, text=texts.get(part.name, part.text)) for part in grid_set().question("MTG-2").parts)
    asked = tuple(replace(one, parts=parts) if one.ref == "MTG-2" else one for one in PLAN.questions.questions)
    plan = replace(PLAN, questions=replace(PLAN.questions, questions=asked))
    one = Grids(write(plan, plan.agency("CSC"), None, lambda ref: 1, 1)).fill(VISITS, 1, case="K1", Event="Seen.")
    one.line("Chronology", 5, "K1", CORE, "Heard.")
    told = of(settled(one, plan=plan))
    assert rows(told.answers["MTG-2"]) == [("said", "Seen.")]
    assert [event.event for event in told.events] == ["Heard."]


def test_writing_beside_and_above_the_rows_is_told_and_nothing_of_ours_is() -> None:
    one = hand().fill(MEETINGS, 2, invited="Yes")
    start, heads = one.heads(MEETINGS)
    put(one[MEETINGS].cell(start + 2, max(heads.values()) + 1), "see notes")
    put(one[MEETINGS]["D1"], "draft")
    assert [dict(each.facts)["typed"] for each in found(back(one), "ANS018")] == ["draft", "see notes"]


def test_the_dates_of_the_plan_are_no_american_dates() -> None:
    one = hand().fill(MEETINGS, 2, minutes_on=date(2026, 3, 2))
    one.book.properties.language = "en-US"
    assert dict(only(back(one), "ANS045").facts)["cells"] == place(one.at(MEETINGS, 2, "Minutes came on"))


def test_rows_of_another_agency_in_one_file_go_to_their_own() -> None:
    one, theirs = hand("CSC").fill(MEETINGS, 2, invited="Yes"), hand("POL").fill(MEETINGS, 2, invited="No")
    told = back(one, theirs)
    assert [rows(answer(told, code=code))[2] for code in ("CSC", "POL")] == [("invited", "Yes"), ("invited", "No")]


# How rows and the first row of the question go together


@pytest.mark.parametrize(("label", "state"), [("Not known", State.NOT_KNOWN), ("Not applicable", State.NOT_APPLICABLE)])
def test_a_label_alone_answers_and_gives_way_to_rows_with_a_warning(label: str, state: State) -> None:
    one = hand().type("K1", "MTG-2", label)
    assert answer(back(one), "MTG-2").state is state
    told = back(one.fill(VISITS, 1, case="K1", said="Quiet."))
    assert answer(told, "MTG-2").state is State.ANSWERED
    assert only(told, "ANS051").message == (
        f"CSC, case K1, MTG-2: '{label}' answers the whole question, but 1 row of the sheet 'Visits' are filled. "
        "The rows count."
    )
    assert only(told, "ANS051").at.cell == place(one.cell("K1", "MTG-2"))


def test_none_recorded_gives_way_to_rows_and_is_told() -> None:
    one = hand().type("K1", "MTG-2", "None recorded")
    assert rows(answer(back(one), "MTG-2")) == [("", "None recorded")]
    told = back(one.fill(VISITS, 1, case="K1", said="Quiet."))
    assert rows(answer(told, "MTG-2")) == [("said", "Quiet.")]
    assert "'None recorded'" in only(told, "ANS051").message


def test_a_first_row_that_is_not_understood_stays_unreadable_and_the_rows_stand_beside_it() -> None:
    one = hand().type("K1", "MTG-2", "some").fill(VISITS, 1, case="K1", said="Quiet.")
    told = answer(back(one), "MTG-2")
    assert told.state is State.UNREADABLE and rows(told) == [("said", "Quiet.")]


def test_a_nil_return_with_rows_is_read_as_returned() -> None:
    told = back(hand().top("K1", "Known to us?", "No").fill(MEETINGS, 2, invited="Yes"))
    assert of(told).status is Status.RETURNED and only(told, "RET002")
    assert of(back(hand().top("K1", "Known to us?", "No"))).status is Status.NIL


# Several files


def test_rows_of_two_files_go_together_and_a_row_that_differs_is_told() -> None:
    first = hand().fill(MEETINGS, 2, invited="Yes").fill(VISITS, 1, case="K1", said="Quiet.")
    second = hand().fill(MEETINGS, 2, invited="No").fill(MEETINGS, 1, invited="Yes")
    told = back(first, second)
    assert "both count" in only(told, "ANS046").message
    assert sorted(value for part, value in rows(answer(told)) if part == "invited") == ["No", "Yes", "Yes"]
    assert rows(answer(told, "MTG-2")) == [("said", "Quiet.")]
    assert told.returns == back(second, first, names="ba").returns


def test_words_beside_the_first_row_of_a_copy_are_not_told_as_lost() -> None:
    one = hand().type("K1", "MTG-2", None, "From the log.").fill(VISITS, 1, case="K1", said="Quiet.")
    told = back(one, one)
    assert found(told, "ANS040") == []
    assert answer(told, "MTG-2").evidence == "From the log."


def test_a_copy_with_fewer_rows_is_superseded_and_what_only_it_says_is_told() -> None:
    first, second = hand().fill(MEETINGS, 2, invited="Yes"), hand().fill(MEETINGS, 2, invited="Yes")
    told = back(first, second.fill(VISITS, 1, case="K1", said="Quiet."))
    assert sorted(status.value for status in told.files.values()) == ["read", "superseded"]
    assert sorted(status.value for status in back(first, first).files.values()) == ["duplicate", "read"]


def test_the_rows_of_a_rejected_return_are_told_and_count_nowhere() -> None:
    one = hand().top("K1", "Case ref, typed by you", "K2").fill(MEETINGS, 2, invited="Yes")
    held = only(back(one), "RET001")
    told = back(one, decisions=decided(held, "reject"))
    assert of(told).grid_rows == () and of(told).status is Status.OUTSTANDING
    assert any("Core group 3 / 12 March 2026 / Yes" in one.message for one in found(told, "ANS040"))
    confirmed = back(one, decisions=decided(held, "confirm"))
    assert rows(answer(confirmed))[-1] == ("invited", "Yes")


def test_rows_of_a_question_that_is_not_put_to_them_are_told_and_count_nowhere() -> None:
    questions = tuple(
        replace(one, agencies=("POL",)) if one.ref == "MTG-2" else one for one in PLAN.questions.questions
    )
    later = replace(PLAN, questions=replace(PLAN.questions, questions=questions))
    told = settled(hand().fill(VISITS, 1, case="K1", said="Quiet."), plan=later)
    assert "does not put this question to CSC" in only(told, "ANS030").message
    assert "MTG-2" not in of(told).answers


# What is told


def test_every_cell_of_a_row_is_a_line_of_the_values_and_the_question_one_of_the_answers() -> None:
    one = hand().fill(MEETINGS, 2, invited="Yes").fill(MEETINGS, 1, invited="No")
    tables = frames(PLAN, back(one), [], [], [])
    lines = tables.values[tables.values["question"] == "MTG-1"]
    assert lines[["case", "part", "type", "value", "file", "sheet"]].values.tolist() == [
        ["K1", part, kind, value, "a.xlsx", MEETINGS]
        for part, kind, value in (
            ("meeting", "text", "Review conference"), ("meeting_on", "date", "2026-02-02"), ("invited", "choice", "No"),
            ("meeting", "text", "Core group 3"), ("meeting_on", "date", "2026-03-12"), ("invited", "choice", "Yes"),
        )
    ]  # fmt: skip
    assert list(lines["cell"])[2] == place(one.at(MEETINGS, 1, "Invited?"))
    told = tables.answers[tables.answers["question"] == "MTG-1"]
    assert told[["state", "judgement"]].values.tolist() == [["answered", ""]]


def marked(one: Grids, code: str = "CSC") -> tuple[Grids, list[str]]:
    """The workbook sent back for this one, and what each query in it is about."""
    data, about = sent_back(one.bytes(), code)
    return Grids(data), about


def sent_back(one: bytes, code: str = "CSC") -> tuple[bytes, list[str]]:
    told = back(one)
    agency = PLAN.agency(code)
    own = [each for each in told.returns if each.agency == agency]
    of_book = book(PLAN, agency, own, told.grid_rows)
    asked = queries(of_book, told.problems)
    filled = fill(of_book, asked, told.problems, 2, frozenset())
    return write(PLAN, agency, None, lambda ref: 1, 1, filled), [each.about for each in asked]


def test_a_marked_copy_keeps_the_rows_as_typed_and_says_beside_each_what_to_fix() -> None:
    one = hand().fill(MEETINGS, 2, invited="I think so", minutes_on="after Easter")
    one.fill(MEETINGS, 6, case="K1", meeting="Panel", invited="No").fill(VISITS, 3, case="K1", children="two or three")
    one.fill(VISITS, 4, case="K9", said="Loud.")
    again, about = marked(one)
    assert again.at(MEETINGS, 2, "Meeting").value == "Core group 3"
    assert again.at(MEETINGS, 2, "Invited?").value == "I think so"
    assert again.at(MEETINGS, 4, "Meeting").value == "Panel" and again.at(MEETINGS, 4, "Case").value == "K1"
    assert again.at(VISITS, 2, "Case").value == "K9"
    assert "choose one from the list" in again.at(MEETINGS, 2, "To fix").value
    assert "[ROW009" in again.at(VISITS, 1, "To fix").value and "[RET006" in again.at(VISITS, 2, "To fix").value
    assert "Core group 3 / 12 March 2026 / I think so / after Easter: Invited?" in about
    first, second = back(one), back(again)
    assert [row.content for row in of(second).grid_rows] == [row.content for row in of(first).grid_rows]
    assert [each for each in found(second, "ANS018") if each.at.sheet in (MEETINGS, VISITS)] == []
    links = {cell.hyperlink.location for row in again["To fix"].iter_rows() for cell in row if cell.hyperlink}
    assert f"'Meetings'!{place(again.at(MEETINGS, 2, 'Invited?'))}" in links


def test_a_marked_copy_shows_what_was_typed_over_ours_unlocked_with_the_reason() -> None:
    again, _ = marked(hand().fill(MEETINGS, 2, meeting_on=date(2026, 3, 19), invited="Yes"))
    cell = again.at(MEETINGS, 2, "Date")
    assert cell.value.date() == date(2026, 3, 19) and not cell.protection.locked
    assert "We had filled in '12 March 2026' here" in again.at(MEETINGS, 2, "To fix").value
    assert only(back(again), "ANS052")
    put(cell, CORE)
    assert found(back(again), "ANS052") == []


def test_the_same_queries_give_the_same_copy() -> None:
    one = hand().fill(MEETINGS, 2, invited="I think so").bytes()
    assert sent_back(one) == sent_back(one)


# Another program


@pytest.mark.client
@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_a_filled_grid_that_libreoffice_saved_reads_the_same(kind: str, tmp_path: Path) -> None:
    one = hand().fill(MEETINGS, 2, invited="Yes", minutes_on=date(2026, 3, 20), who_came="CSC")
    one.fill(MEETINGS, 5, case="K2", meeting="Panel", meeting_on=CONFERENCE).fill(VISITS, 1, case="K1", children=2)
    saved = saved_as(kind, {"filled.xlsx": one.bytes()}, tmp_path)[f"filled.{kind}"]
    again, before = back(saved), back(one)
    for case in ("K1", "K2"):
        assert [row.content for row in of(again, case).grid_rows] == [row.content for row in of(before, case).grid_rows]
    assert quiet(again) == []


# The plan


def as_read(tmp_path: Path, text: str) -> tuple[Plan | None, list[str]]:
    path = tmp_path / "audit.toml"
    path.write_text(text, "utf-8")
    made, problems = read_plan(path, PLAN.questions)
    return made, [f"{one.code} {one.at.cell}" for one in problems]


def test_the_meetings_of_a_plan_are_written_and_read_again(tmp_path: Path) -> None:
    made, problems = as_read(tmp_path, as_toml(PLAN))
    assert problems == [] and made is not None
    assert made.meetings == PLAN.meetings


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ('case = "K9"\nname = "Core group"\non = 2026-03-12', "SET005 meeting[Core group].case"),
        ('case = "K1"\nname = "Core group"', "SET002 meeting[Core group].on"),
        ('case = "K1"\nname = "Core group"\non = "March"', "SET003 meeting[Core group].on"),
        ('case = "K1"\nname = " "\non = 2026-03-12', "SET003 meeting[ ].name"),
        ('case = "K1"\nname = "core  group 3"\non = 2026-03-12', "SET006 meeting[core  group 3].name"),
        ('case = "K1"\nname = "Core group"\non = 2026-03-12\nwhere = "here"', "SET004 meeting[Core group].where"),
    ],
)
def test_a_meeting_that_cannot_be_right_is_named_with_its_key(tmp_path: Path, table: str, problem: str) -> None:
    _, problems = as_read(tmp_path, f"{as_toml(PLAN)}\n[[meeting]]\n{table}\n")
    assert problems == [problem]


def test_meetings_are_given_when_an_audit_is_planned_and_missing_ones_are_told_when_it_is_issued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "meetings.toml").write_text(frozen_toml(grid_set()), "utf-8")
    made = ["--template", "meetings", "--cases", "2", "--agency", "CSC", "--return-by", "2026-05-29", "--meeting"]

    def run(*words: str) -> tuple[int, str]:
        code = main([*words])
        told = capsys.readouterr()
        return code, " ".join((told.out + told.err).split())

    assert run("new", "spring", *made, "K1=2026-03-12=Core group 3")[0] == 0
    assert 'name = "Core group 3"' in (tmp_path / "audits/spring/audit.toml").read_text("utf-8")
    assert "no meetings for case K2: the sheet Meetings has empty rows" in run("issue", "spring")[1]
    for wrong in ("K1=2026-03-12", "K9=2026-03-12=Core group", "K1=March=Core group"):
        code, said = run("new", "other", *made, wrong)
        assert code == 2 and "--meeting" in said
