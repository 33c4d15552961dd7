"""A question set as a workbook: what is exported comes back as it was, and every slip is told with its cell."""

import io
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from authored import FILE, SHEETS, alone, authored, messages, read, typed
from authored_sets import question_sets
from client_walk.office import Office
from hypothesis import Phase, given, settings
from law.office import saved_as
from openpyxl import Workbook, load_workbook

from maar.authoring import spec
from maar.authoring.write import workbook
from maar.problems import Severity
from maar.questions import QuestionSet
from maar.questions.freeze import as_template
from maar.questions.read import read_tables, scales, template, template_in, template_names
from maar.sheets.keys import sentinel

# Texts that a spreadsheet would make something else of, were they not kept as text.
AWKWARD = {
    "Set": SHEETS["Set"] + "| Notes | =1+1//- not a formula//'quoted, @home |",
    "Questions": SHEETS["Questions"].replace("Was the child seen?", "+44 or 007, 1.0 or TRUE: 'seen' _x000D_ ✓ é?"),
    "Parts": """
        | Question | Part | Kind   | What people read | Choices                                  |
        | OUR-2    | by   | choice | @By              | Yes, at home//- so//=No//1.0//TRUE//03/04/2026 |
        """,
}


def built_in(name: str) -> QuestionSet:
    question_set, problems = template(name)
    assert question_set is not None, problems
    return question_set


def a_set(sheets: dict[str, str]) -> QuestionSet:
    """The set with these sheets, in which nothing may be wrong."""
    question_set, problems = read(typed(sheets))
    assert question_set is not None, [problem.message for problem in problems]
    return question_set


def told(change: Callable[[Workbook], object]) -> list[str]:
    """What is said of the sound set after a change to its workbook."""
    book = typed()
    change(book)
    return [problem.message for problem in read(book)[1]]


@pytest.mark.parametrize("name", template_names())
def test_a_built_in_set_comes_back_as_it_was(name: str) -> None:
    question_set = built_in(name)
    came_back, problems = read(workbook(question_set, scales()))
    assert came_back == question_set
    assert [problem for problem in problems if problem.severity is not Severity.NOTE] == []


@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(question_sets())
def test_any_set_comes_back_as_it_was(question_set: QuestionSet) -> None:
    came_back, problems = alone(workbook(question_set))
    assert came_back == question_set, [problem.message for problem in problems]


@settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(question_sets())
def test_any_set_comes_back_from_the_template_made_of_it(question_set: QuestionSet) -> None:
    tables = tomllib.loads(as_template(question_set))
    refs = tuple(question.ref for question in question_set.questions)
    assert read_tables({**tables, "name": question_set.name}, FILE, refs)[0] == question_set


def test_the_same_set_gives_the_same_bytes() -> None:
    assert workbook(built_in("baseline"), scales()) == workbook(built_in("baseline"), scales())


@pytest.mark.parametrize("name", ["baseline", "core-groups"])
def test_the_template_made_of_a_workbook_asks_the_same_under_the_name_of_its_file(tmp_path: Path, name: str) -> None:
    question_set = built_in(name)
    path = tmp_path / f"{name}.toml"
    path.write_text(as_template(question_set), "utf-8")
    assert template_in(path)[0] == question_set
    assert path.read_text("utf-8").startswith("# A question set made from a workbook.")


def test_a_set_without_overall_judgements_and_boxes_does_not_get_those_of_the_bank(tmp_path: Path) -> None:
    question_set = a_set({})
    assert (question_set.overall, question_set.boxes) == ((), ())
    path = tmp_path / "ours.toml"
    path.write_text(as_template(question_set), "utf-8")
    assert template_in(path)[0] == question_set


def test_what_is_exported_says_what_it_is_and_offers_choices() -> None:
    book = load_workbook(io.BytesIO(workbook(built_in("baseline"), scales())))
    assert book.sheetnames == [spec.READ_ME, spec.EXAMPLES, *(sheet.title for sheet in spec.SHEETS), spec.LISTS]
    questions = book[spec.QUESTIONS]
    mark = sentinel(questions["A1"].value)
    assert mark is not None
    assert (mark.kind, mark.audit) == ("set", "baseline")
    offered = {str(one.sqref): one.formula1 for one in questions.data_validations.dataValidation}
    assert offered["E6:E500"] == '"compliance,grade,counts,facts,grid,date,number,choice,text"'
    assert offered["D6:D500"].startswith("OFFSET('Themes'!$B$6,")
    lists = [row[0] for row in book[spec.LISTS].iter_rows(values_only=True)]
    assert {"grade", "yes-partly-no"} < set(lists)
    assert book[spec.LISTS].sheet_state == "hidden"
    assert not any(cell.comment for sheet in book for row in sheet.iter_rows() for cell in row)


def test_what_people_type_becomes_a_question_set() -> None:
    question_set = a_set(
        {
            "Questions": """
            | Ref   | Theme | Type       | Scale         | Question | Asked of | Reversed? | Asked if  | Choices  |Most|
            | OUR-1 | OUR   | compliance | yes-partly-no | Seen?    | CSC, POL | y         |           |          |    |
            | OUR-2 | OUR   | choice     |               | By whom? | csc      |           | OUR-1=Yes | A//B, too|    |
            | OUR-3 | OUR   | number     |               | How far? | everyone |           |           |          |12.0|
            """,
            "Parts": "| Question |",
            "Pairs": """
            | Question | With  | Kind    | Why                   | Says   | Denies        |
            | OUR-1    | OUR-1 | answers | Both cannot be right. | yes    | No, Not known |
            """,
        }
    )
    seen, who, far = question_set.questions
    assert (seen.agencies, seen.reverse) == (("CSC", "POL"), True)
    assert (who.agencies, who.parts[0].choices, who.asked_if) == (("CSC",), ("A", "B, too"), "OUR-1=Yes")
    assert (far.agencies, far.parts[0].most) == (("ALL",), 12)
    assert (seen.pairs[0].says, seen.pairs[0].denies) == (("Yes",), ("No", "Not known"))


def test_a_row_with_only_the_ref_of_the_bank_is_the_banks_question() -> None:
    question_set = a_set({"Questions": SHEETS["Questions"] + "| CHR-7 |"})
    assert [question.ref for question in question_set.questions] == ["OUR-1", "OUR-2", "CHR-7"]
    assert question_set.question("CHR-7").parts
    assert question_set.theme("CHR").name == built_in("baseline").theme("CHR").name


def test_headings_go_by_other_names_in_any_case_and_order() -> None:
    question_set = a_set(
        {
            "Questions": """
            | REF   | question  type | Theme | Scale         | question text | Guidance | AGENCIES | Weight |
            | OUR-1 | Compliance     | OUR   | Yes-Partly-No | Seen?         | At home. | POL      | 1      |
            """,
            "Parts": "| Question |",
        }
    )
    (question,) = question_set.questions
    assert (question.text, question.good, question.agencies) == ("Seen?", "At home.", ("POL",))


def test_a_theme_scale_or_role_may_be_told_by_its_name() -> None:
    question_set = a_set(
        {
            "Questions": """
            | Ref   | Theme            | Type       | Scale           | Question | Asked of                       |
            | OUR-1 | What is our own  | compliance | Yes, partly, no | Seen?    | Police//Children's social care |
            """,
            "Parts": "| Question |",
        }
    )
    (question,) = question_set.questions
    assert (question.theme, question.agencies) == ("OUR", ("POL", "CSC"))
    assert question.scale is not None
    assert question.scale.code == "yes-partly-no"


def test_empty_rows_between_and_renamed_sheets_are_no_matter() -> None:
    book = typed({"Questions": SHEETS["Questions"].replace("| OUR-2", "| \n| OUR-2")})
    book["Questions"].title = "What we ask"
    book["Themes"].title = "Thmes"
    question_set, problems = read(book)
    assert question_set == a_set({})
    assert problems == ()


def test_what_begins_with_an_underscore_is_ones_own() -> None:
    book = typed()
    book["Questions"].cell(1, 40).value = "_owner"
    book["Questions"].cell(2, 40).value = "POL to word this"
    book.create_sheet("_ideas")["A1"] = "Ask about holidays"
    assert read(book) == (a_set({}), ())


def test_cells_merged_downwards_all_say_the_same() -> None:
    book = typed({"Questions": SHEETS["Questions"].replace("| OUR-2 | OUR ", "| OUR-2 |     ")})
    book["Questions"].merge_cells("B2:B3")
    question_set, problems = read(book)
    assert question_set == a_set({})
    assert [problem.message for problem in problems] == [
        "ours.xlsx: Questions, cells B2:B3 are merged: what stands there was read for every row."
    ]


def swapped(sheet: str, before: str, after: str) -> dict[str, str]:
    assert before in SHEETS[sheet]
    return {sheet: SHEETS[sheet].replace(before, after)}


SLIPS = {
    "a scale that there is not": (
        swapped("Questions", "yes-partly-no", "yes-party-no"),
        "ours.xlsx: Questions, cell D2 says 'yes-party-no', which is not known. Did you mean yes-partly-no?",
    ),
    "a type that there is not": (
        swapped("Questions", "facts     ", "fact"),
        "ours.xlsx: Questions, cell C3 says 'fact', which is not known. Did you mean facts?",
    ),
    "a theme that there is not": (
        swapped("Questions", "OUR-2 | OUR ", "OUR-2 | OURS"),
        "ours.xlsx: Questions, cell B3 says 'OURS', which is not known. Did you mean OUR?",
    ),
    "a role that there is not": (
        swapped("Questions", "first so? | ALL", "first so? | CSC, POLL"),
        "ours.xlsx: Questions, cell F3 asks 'POLL', which is no role. Did you mean POL?",
    ),
    "no question text": (
        swapped("Questions", "Was the child seen?", "                   "),
        "ours.xlsx: Questions, cell E2 is empty; 'Question' is needed.",
    ),
    "no ref": (swapped("Questions", "| OUR-1", "|      "), "ours.xlsx: Questions, cell A2 is empty; 'Ref' is needed."),
    "a ref that cannot be used": (
        swapped("Questions", "| OUR-1", "| OUR.1"),
        "ours.xlsx: Questions, cell A2 is 'OUR.1', which cannot be used.",
    ),
    "one ref twice": (
        swapped("Questions", "| OUR-2", "| our-1"),
        "ours.xlsx: Questions, cell A2 and Questions, cell A3 both say 'our-1'.",
    ),
    "a ref that the bank does not have": (
        {"Questions": SHEETS["Questions"] + "| CHR-77 |"},
        "ours.xlsx: Questions, cell A4 says 'CHR-77', which is not known. Did you mean CHR-7?",
    ),
    "a part of no question": (
        swapped("Parts", "OUR-2", "OUR-3"),
        "ours.xlsx: Parts, cell A2 names 'OUR-3', which the sheet Questions does not describe. Did you mean OUR-2?",
    ),
    "a part of nobody": (
        swapped("Parts", "OUR-2", "     "),
        "ours.xlsx: Parts, cell A2 is empty; 'Question' is needed.",
    ),
    "a question without parts": (
        {"Parts": "| Question |"},
        "ours.xlsx: Questions, cell C3: no row on Parts belongs to OUR-2, and a question of type facts needs one.",
    ),
    "one part twice": (
        {"Parts": SHEETS["Parts"] + "| OUR-2 | seen_on | text | Again |"},
        "ours.xlsx: Parts, cell B2 and Parts, cell B3 both say 'seen_on'.",
    ),
    "a part's name that cannot be used": (
        swapped("Parts", "seen_on", "Seen on"),
        "ours.xlsx: Parts, cell B2 is 'Seen on', which cannot be used.",
    ),
    "a pair with one end": (
        {"Pairs": "| Question | With | Kind | Why |\n| OUR-1 | OUR-9 | levels | So. |"},
        "ours.xlsx: Pairs, cell B2 is laid beside 'OUR-9', which there is not. Did you mean OUR-2?",
    ),
    "a scale that fits no other type": (
        swapped("Scales", "| Yes               |", "|                   |"),
        "ours.xlsx: Questions, cell D2: the scale 'yes-partly-no' does not fit a question of type compliance.",
    ),
    "a scale that says two things": (
        swapped("Scales", "|                 |                   | No ", "| Yes to no | | No "),
        "ours.xlsx: Scales, cell B4 says 'Yes to no', and Scales, cell B2 says 'Yes, partly, no' of the same scale.",
    ),
    "two levels with one mark": (
        swapped("Scales", "| P    |", "| Y    |"),
        "ours.xlsx: Scales, cell E3: the mark 'Y' of Partly is not its own.",
    ),
    "a level neither good nor bad": (
        swapped("Scales", "| P    | No        |", "| P    |           |"),
        "ours.xlsx: Scales, cell F3 is empty; 'Positive?' is needed.",
    ),
    "a number in words": (
        {"Questions": SHEETS["Questions"].replace("| Asked of |", "| Minutes |").replace("| ALL ", "| five ")},
        "ours.xlsx: Questions, cell F2 says 'five'; 'Minutes' takes a whole number.",
    ),
    "neither yes nor no": (
        {"Questions": SHEETS["Questions"].replace("| Asked of |", "| Critical? |").replace("| ALL ", "| maybe ")},
        "ours.xlsx: Questions, cell F2 says 'maybe'; 'Critical?' takes Yes or No.",
    ),
    "a condition in plain words": (
        {"Questions": SHEETS["Questions"].replace("Asked of", "Asked if").replace("so? | ALL", "so? | when, late")},
        "ours.xlsx: Questions, cell F3: 'when, late' is no condition.",
    ),
    "a scale for a question that has none": (
        swapped("Questions", "| facts      |               |", "| facts | yes-partly-no |"),
        "ours.xlsx: Questions, cell D3 says 'yes-partly-no', which was not read: it means nothing for a question of "
        "type facts.",
    ),
    "parts of a question that has none": (
        {"Parts": SHEETS["Parts"] + "| OUR-1 | seen_on | date | Seen on |"},
        "ours.xlsx: Parts, cell A3 says 'OUR-1', which was not read: a question of type compliance has no parts.",
    ),
    "choices with commas": (
        {"Parts": "|Question|Part|Kind|What people read|Choices|\n|OUR-2|by|choice|By whom|A nurse, a teacher|"},
        "ours.xlsx: Parts, cell E2 is one choice: 'A nurse, a teacher'.",
    ),
    "a second alert": (
        {"Every return": SHEETS["Every return"] + "| Alert | Again? | So | So |"},
        "ours.xlsx: Every return, cell A2 and Every return, cell A3 both say 'Alert'.",
    ),
    "something every return does not have": (
        {"Every return": SHEETS["Every return"] + "| Bocks | Words? | | |"},
        "ours.xlsx: Every return, cell A3 says 'Bocks', which is not known. Known: Alert, Overall judgement, Box.",
    ),
    "a fact that a set does not have": (
        {"Set": SHEETS["Set"] + "| Colour | Blue |"},
        "ours.xlsx: Set, cell B5 says 'Blue', which was not read: it stands beside none of Name, Version, Title, "
        "Description, Notes.",
    ),
    "a set without a title": (
        swapped("Set", "Our own set", "           "),
        "ours.xlsx: Set, cell B4 is empty; 'Title' is needed.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sheets", "sentence"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_told_with_its_cell(sheets: dict[str, str], sentence: str) -> None:
    said = messages(sheets)
    assert any(message.startswith(sentence) for message in said), said


@pytest.mark.parametrize(("sheets", "sentence"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_told_once_for_its_cell(sheets: dict[str, str], sentence: str) -> None:
    at = [problem.at for problem in read(typed(sheets))[1] if problem.at.cell and problem.severity is Severity.ERROR]
    assert sorted(at) == sorted(set(at))


def test_a_missing_sheet_is_told() -> None:
    assert "ours.xlsx: there is no sheet Pairs. Others: none." in told(lambda book: book.remove(book["Pairs"]))


def test_a_missing_heading_is_told() -> None:
    said = told(lambda book: book["Questions"].delete_cols(3))
    assert "ours.xlsx: the sheet Questions has no column headed 'Type'." in said


def test_a_heading_twice_is_told_with_both_cells() -> None:
    said = told(lambda book: book["Questions"].cell(1, 30, "Theme"))
    assert said == ["ours.xlsx: Questions, cell AD1 and Questions, cell B1 are both the heading 'Theme'."]


def test_a_heading_that_is_nearly_right_is_read_and_told() -> None:
    def change(book: Workbook) -> None:
        book["Questions"]["F1"] = "Askd of"

    assert told(change) == ["ours.xlsx: Questions, cell F1 says 'Askd of', and was read as 'Asked of'."]


def test_a_column_of_ones_own_is_told_and_left() -> None:
    book = typed()
    book["Questions"].cell(1, 30).value = "Owner"
    question_set, (problem,) = read(book)
    assert question_set == a_set({})
    assert problem.message.startswith("ours.xlsx: Questions, cell AD1 heads a column that means nothing here: 'Owner'.")


def test_words_under_no_heading_are_told_and_left() -> None:
    book = typed()
    book["Questions"].cell(2, 30).value = "ask Jo about this"
    question_set, (problem,) = read(book)
    assert question_set == a_set({})
    assert problem.message == (
        "ours.xlsx: Questions, cell AD2 says 'ask Jo about this', which was not read: its column has no heading."
    )


def test_a_sheet_of_ones_own_is_told_and_left() -> None:
    book = typed()
    book.create_sheet("Ideas")["A1"] = "Ask about holidays"
    question_set, (problem,) = read(book)
    assert question_set == a_set({})
    assert problem.message == "ours.xlsx: the sheet Ideas is none of a question set's, and was not read."


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("#REF!", "ours.xlsx: Questions, cell E2 shows the error #REF!."),
        ("=Parts!D2", "ours.xlsx: Questions, cell E2 holds a formula that was never calculated: =Parts!D2."),
    ],
)
def test_an_error_or_a_formula_without_a_value_is_told(value: str, sentence: str) -> None:
    def change(book: Workbook) -> None:
        book["Questions"]["E2"].data_type = "n"
        book["Questions"]["E2"] = value

    assert told(change) == [sentence]


def test_a_code_that_became_a_date_is_told() -> None:
    def change(book: Workbook) -> None:
        book["Parts"]["A2"] = date(2026, 3, 1)

    (sentence, *_) = told(change)
    assert sentence == (
        "ours.xlsx: Parts, cell A2 says '2026-03-01'; 'Question' takes text: it became a date when it was typed."
    )


def test_cells_merged_across_are_told() -> None:
    said = told(lambda book: book["Questions"].merge_cells("E2:F2"))
    assert said == [
        "ours.xlsx: Questions, cells E2:F2 are merged: what stands there was read for the first column alone."
    ]


def test_a_file_that_is_no_workbook_is_told() -> None:
    found = authored(b"%PDF-1.7 a scan")
    assert found.wrong
    assert [problem.at.file for problem in found.problems] == [FILE]


@pytest.mark.client
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_what_libreoffice_saves_is_read_as_it_was(tmp_path: Path, kind: str) -> None:
    sets = {f"{name}.xlsx": built_in(name) for name in ("baseline", "core-groups", "strategy-meetings")}
    odd = a_set(AWKWARD)
    files = {name: workbook(one, scales()) for name, one in sets.items()} | {"odd.xlsx": workbook(odd)}
    for name, data in saved_as(kind, files, tmp_path).items():
        came_back, problems = read(data)
        errors = [problem.message for problem in problems if problem.severity is Severity.ERROR]
        assert errors == [], name
        assert came_back == {**sets, "odd.xlsx": odd}[f"{Path(name).stem}.xlsx"], name


def typed_into(sheet: str, row: int, texts: tuple[str, ...]) -> list[list[str]]:
    """What is typed into a row from column B on."""
    return [[sheet, f"{chr(66 + place)}{row}", text] for place, text in enumerate(texts) if text]


@pytest.mark.client
def test_what_is_typed_in_libreoffice_is_what_is_imported(tmp_path: Path) -> None:
    question_set = built_in("baseline")
    before, after = tmp_path / "before.xlsx", tmp_path / "after.xlsx"
    before.write_bytes(workbook(question_set, scales()))
    row = len(question_set.questions) + 6
    part = sum(len([one for one in asked.parts if one.name]) for asked in question_set.questions) + 6
    new = ("APP-9", "Seen at home", "APP", "compliance", "yes-partly-no", "= Was it so?")
    facts = ("APP-10", "", "Good practice and appreciative inquiry", "facts", "", "When?")
    entries = [
        *typed_into(spec.QUESTIONS, row, (*new, "", "", "CSC, POL", "yes", "2")),
        *typed_into(spec.QUESTIONS, row + 1, facts),
        *typed_into(spec.PARTS, part, ("APP-10", "seen_on", "date", "First seen")),
        [spec.SET, "C8", "Seen in 2026"],
    ]
    looked_at = {"lists": [[spec.QUESTIONS, f"E{row}"]], "locked": [[spec.READ_ME, "B4"], [spec.SET, "B6"]]}
    job = {"open": str(before), "save": str(after), "boxes": [], "entries": entries, **looked_at}
    with Office(tmp_path) as office:
        (answer,) = office.run("type_into.py", [job])
    assert answer["boxes_but_locked"] == answer["locked_but_taken"] == []
    assert "facts" in answer["lists"][0]
    came_back, problems = read(after.read_bytes())
    assert came_back is not None, [problem.message for problem in problems]
    assert came_back.title == "Seen in 2026"
    was_so, when = came_back.question("APP-9"), came_back.question("APP-10")
    assert (was_so.text, was_so.short, was_so.agencies) == ("= Was it so?", "Seen at home", ("CSC", "POL"))
    assert (was_so.reverse, was_so.weight) == (True, 2)
    assert (when.theme, when.parts[0].kind, when.parts[0].text) == ("APP", "date", "First seen")
    assert came_back.questions[:-2] == question_set.questions
