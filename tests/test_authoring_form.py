"""The exported workbook as people meet it: what it explains, stays in view and prints, and what can be deleted."""

import io

import pytest
from authored import FILE, read
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from maar.authoring import examples, spec
from maar.authoring.write import workbook
from maar.problems import Severity
from maar.questions.asked import PAIRS, TYPES
from maar.questions.conditions import parsed
from maar.questions.read import of_tables, scales, template


def exported(name: str = "outside-home") -> Workbook:
    question_set, _ = template(name)
    assert question_set is not None
    return load_workbook(io.BytesIO(workbook(question_set, scales())))


def words(page: Worksheet) -> str:
    return "\n".join(str(cell) for row in page.iter_rows(values_only=True) for cell in row if cell is not None)


def test_a_question_can_be_taken_out_by_deleting_its_row() -> None:
    book = exported()
    for sheet in spec.SHEETS[1:]:  # Set has no rows to delete
        assert not book[sheet.title].protection.sheet
    page = book[spec.QUESTIONS]
    assert page["B7"].value == "OUT-2"
    page.delete_rows(7)
    question_set, problems = read(book)
    assert [problem.message for problem in problems if problem.severity is Severity.ERROR] == []
    assert question_set is not None
    assert "OUT-2" not in [question.ref for question in question_set.questions]
    assert "OUT-1" in [question.ref for question in question_set.questions]


@pytest.mark.parametrize("title", [spec.READ_ME, spec.EXAMPLES, spec.SET])
def test_what_is_ours_alone_is_locked(title: str) -> None:
    page = exported()[title]
    assert page.protection.sheet
    assert page["B4"].protection.locked


def test_the_ref_and_the_short_label_stay_in_view() -> None:
    page = exported()[spec.QUESTIONS]
    assert [page["B4"].value, page["C4"].value, page.freeze_panes] == ["Ref", "Short label", "D6"]


@pytest.mark.parametrize("title", [spec.QUESTIONS, spec.PARTS])
def test_no_line_is_cut_where_columns_are_printed_again(title: str) -> None:
    """A title that fits its repeated columns may stand there; a longer line stands beside them."""
    page = exported()[title]
    assert page.print_title_cols == "$B:$C"
    width = sum(page.column_dimensions[letters].width for letters in "BC")
    above = {cell.column_letter: str(cell.value) for row in page["B1:C3"] for cell in row if cell.value}
    assert above == {"B": title}
    assert len(title) * 1.8 < width  # at 18 points
    assert str(page["D1"].value).startswith("One row for each")


@pytest.mark.parametrize("sheet", spec.SHEETS, ids=lambda sheet: sheet.title)
def test_few_empty_rows_are_drawn_and_printed(sheet: spec.Sheet) -> None:
    page = exported()[sheet.title]
    filled = max(cell.row for cell in page["B"] if cell.value)
    assert page.max_row - filled <= 8
    assert not page.print_area  # so that what is typed below is printed too


def test_lessons_stand_last_and_say_that_they_may_be_left() -> None:
    page = exported()[spec.QUESTIONS]
    last = page.max_column
    assert page.cell(4, last).value == "Lessons"
    assert "Leave it as it is" in str(page.cell(5, last).value)


def test_the_examples_have_a_worked_row_for_every_type_and_kind() -> None:
    page = exported()[spec.EXAMPLES]
    assert [one.question["type"] for one in examples.TYPES] == [*TYPES]
    assert [one.pair["kind"] for one in examples.PAIRS] == [*PAIRS]
    first = [str(cell.value) for cell in page["B"] if cell.value]
    assert {*TYPES, *PAIRS} <= {*first}
    assert "Part: with_advocate · Kind: number · What people read: of these, with an advocate" in words(page)
    assert "Scale: yes-partly-no" in words(page)


def test_the_examples_are_a_sound_question_set() -> None:
    pairs = [
        {key: value for key, value in one.pair.items() if key != "question"} | {"of": one.pair["question"]}
        for one in examples.PAIRS
    ]
    questions = [
        {
            **one.question,
            **({"part": [dict(part) for part in one.parts]} if one.parts else {}),
            "pair": [
                {k: v for k, v in pair.items() if k != "of"} for pair in pairs if pair["of"] == one.question["ref"]
            ],
        }
        for one in examples.TYPES
    ]
    tables = {"name": "examples", "version": "1", "title": "Examples", "theme": [dict(examples.theme())]}
    question_set, problems = of_tables({**tables, "question": questions}, FILE)
    assert [problem.message for problem in problems] == []
    assert question_set is not None
    assert sum(len(question.pairs) for question in question_set.questions) == len(PAIRS)


def test_read_me_explains_conditions_as_they_are_typed() -> None:
    page = exported()[spec.READ_ME]
    assert len(examples.CONDITIONS) >= 4
    for condition in examples.CONDITIONS:
        assert parsed(condition.text), condition.text
        assert condition.text in words(page)
    assert {clause.test for one in examples.CONDITIONS for clause in parsed(one.text)} == {
        "=", "!=", "above", "blank", "gap",
    }  # fmt: skip
    assert "held_on is given" in words(page)


def test_neither_of_the_sheets_that_explain_is_read() -> None:
    """Even where the sheet of questions is gone, the examples are not taken for it."""
    book = exported()
    del book[spec.QUESTIONS]
    said = [problem.message for problem in read(book)[1]]
    assert any(sentence.startswith(f"{FILE}: there is no sheet Questions.") for sentence in said)
    assert not any("Examples" in sentence or "Read me" in sentence for sentence in said)
