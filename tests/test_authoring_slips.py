"""Slips in a workbook that touch more than one cell, or that other programs make: told once, in words for its sheet."""

import io
from datetime import date

import pytest
from authored import SHEETS, authored, messages, read, saved, typed
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from maar.authoring import spec
from maar.authoring.write import workbook
from maar.problems import Problem, Severity
from maar.questions.read import scales, template

QUESTIONS = SHEETS["Questions"]


def errors(book: Workbook) -> list[str]:
    return [problem.message for problem in read(book)[1] if problem.severity is Severity.ERROR]


def said(book: Workbook) -> list[str]:
    return [problem.message for problem in read(book)[1]]


def asked_of(text: str) -> tuple[tuple[str, ...], list[str]]:
    """Of whom the first question is asked where this stands under Asked of, and what is said of it."""
    question_set, problems = read(typed({"Questions": QUESTIONS.replace("seen?   | ALL", f"seen? | {text}")}))
    assert question_set is not None
    return question_set.question("OUR-1").agencies, [problem.message for problem in problems]


@pytest.mark.parametrize("text", ["CSC and POL", "csc/pol", "CSC & Police", "CSC, POL", "CSC//POL"])
def test_roles_may_be_told_in_a_row_of_words(text: str) -> None:
    assert asked_of(text) == (("CSC", "POL"), [])


def test_a_question_that_is_asked_of_nobody_is_told() -> None:
    (sentence,) = errors(typed({"Questions": QUESTIONS.replace("seen?   | ALL", "seen? | (none)")}))
    assert "Questions, cell F2 " in sentence


def test_a_note_below_the_questions_is_told_once() -> None:
    book = typed()
    book["Questions"]["E9"] = "Remember: ask Jo about housing"
    assert errors(book) == ["ours.xlsx: Questions, cell A9 is empty; 'Ref' is needed."]


def test_a_ref_that_was_emptied_is_told_once_however_many_parts_name_it() -> None:
    parts = SHEETS["Parts"] + "| OUR-2 | by_whom | text | By whom |\n| OUR-2 | why | text | Why |"
    book = typed({"Questions": QUESTIONS.replace("| OUR-2", "|      "), "Parts": parts})
    assert errors(book) == ["ours.xlsx: Questions, cell A3 is empty; 'Ref' is needed."]


def test_a_theme_whose_code_was_emptied_is_told_once_with_its_cell() -> None:
    book = typed({"Themes": SHEETS["Themes"].replace("| OUR ", "|     ")})
    assert errors(book) == ["ours.xlsx: Themes, cell A2 is empty; 'Code' is needed."]


def test_parts_of_a_question_that_was_deleted_are_told_once() -> None:
    parts = SHEETS["Parts"] + "| OUR-9 | by_whom | text | By whom |\n| OUR-9 | why | text | Why |"
    (sentence,) = errors(typed({"Parts": parts}))
    assert sentence.startswith("ours.xlsx: Parts, cell A3 names 'OUR-9', which the sheet Questions does not describe.")


def test_a_pair_with_one_end_empty_is_told_once() -> None:
    pairs = "| Question | With | Kind | Why |\n| OUR-1 | | levels | So. |"
    assert errors(typed({"Pairs": pairs})) == ["ours.xlsx: Pairs, cell B2 is empty; 'With' is needed."]


def test_an_alert_that_was_deleted_is_told_as_a_row() -> None:
    every = "| What | Ref | Question | Short label |\n| Box | more | Anything else? | More |"
    assert errors(typed({"Every return": every})) == ["ours.xlsx: Every return: the row Alert is missing."]


def test_a_grid_without_a_part_in_its_rows_is_told_in_the_words_of_the_sheet() -> None:
    grid = {"Questions": "| Ref | Theme | Type | Question | Sheet |\n| OUR-2 | OUR | grid | When? | Visits |"}
    assert errors(typed(grid)) == [
        "ours.xlsx: Parts, cell A2: no part of OUR-2 says Yes under 'In every row?', and a grid needs one."
    ]


def test_what_is_needed_is_told_in_words_for_a_workbook() -> None:
    _, problems = read(typed({"Questions": QUESTIONS.replace("Was the child seen?", "                   ")}))
    (problem,) = problems
    assert ".toml" not in problem.message + problem.advice
    assert "grey row" in problem.advice


def test_a_weight_of_nothing_is_told_in_words_for_a_workbook() -> None:
    weights = {"Questions": QUESTIONS.replace("| Asked of |", "| Weight |").replace("| ALL ", "| 0 ")}
    assert messages(weights)[0] == ("ours.xlsx: Questions, cell F2 says '0'; 'Weight' takes a whole number, 1 or more.")


def test_a_ref_that_became_a_date_is_told() -> None:
    book = typed()
    book["Questions"]["A2"] = date(2026, 3, 1)
    assert errors(book)[0] == (
        "ours.xlsx: Questions, cell A2 says '2026-03-01'; 'Ref' takes text: it became a date when it was typed."
    )


def test_a_name_that_no_set_can_have_is_told_before_it_is_imported() -> None:
    book = typed({"Set": SHEETS["Set"].replace("ours  ", "Our Neglect 2026!")})
    assert errors(book) == ["ours.xlsx: Set, cell B2 is 'Our Neglect 2026!', which cannot be used."]


def test_a_comment_is_told_because_nobody_reads_it() -> None:
    book = typed()
    book["Questions"]["E2"].comment = Comment("Change this to GCP2-A", "Jo")
    assert said(book) == [
        "ours.xlsx: Questions, cell E2 says 'Change this to GCP2-A', which was not read: it is a comment on the cell."
    ]


def test_a_comment_hides_no_error_of_its_cell() -> None:
    book = typed({"Questions": QUESTIONS.replace("yes-partly-no", "yes-party-no")})
    book["Questions"]["D2"].comment = Comment("Is this right?", "Jo")
    assert any("'yes-party-no', which is not known" in sentence for sentence in errors(book))


def test_a_soft_return_from_another_program_is_a_new_line() -> None:
    book = typed({"Questions": QUESTIONS.replace("Was the child seen?", "Was the child_x000B_seen?")})
    book["Questions"]["E2"].value = "Was the child_x000B_seen?"  # as it stands in the file
    question_set, problems = read(book)
    assert problems == ()
    assert question_set is not None
    assert question_set.question("OUR-1").text == "Was the child\nseen?"
    assert "\ufffd" not in str(read(workbook(question_set))[0])


def test_a_workbook_from_before_a_column_came_is_read() -> None:
    question_set, _ = template("core-groups")
    assert question_set is not None
    book = load_workbook(io.BytesIO(workbook(question_set, scales())))
    pairs = book[spec.PAIRED]
    (column,) = [cell.column for cell in pairs[4] if cell.value == "Own part unsure"]
    pairs.delete_cols(column)
    came_back, problems = read(book)
    assert came_back is not None
    assert [problem.message for problem in problems if "Own part unsure" in problem.message] == [
        "ours.xlsx: the sheet Pairs has no column headed 'Own part unsure', which older workbooks do not have."
    ]


def test_a_column_of_before_that_was_deleted_is_an_error() -> None:
    book = typed()
    book["Questions"].delete_cols(6)
    assert errors(book) == ["ours.xlsx: the sheet Questions has no column headed 'Asked of'."]


def test_rows_filled_down_by_the_thousand_are_told_in_a_sentence() -> None:
    book = typed()
    for number in range(1200):
        book["Roles"].append([f"R{number}", "A role"])
    found: tuple[Problem, ...] = authored(saved(book)).problems
    assert [problem.message for problem in found] == [
        "ours.xlsx: Roles, cell A1001 is the last row that was read; 1,202 rows of the sheet are filled."
    ]
