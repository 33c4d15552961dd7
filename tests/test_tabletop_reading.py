"""What came back from the meeting is read whole: what was agreed, written down and who was there, and what is wrong."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from meeting_hand import Table, loud, reading, the, told, written
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from test_unlocking import locked
from workbooks import FEW, OTHER, SMALL, Hand, a_plan, baseline, found, only, put, register, slim
from workbooks import reading as returned

from maar.answers import Kept, Present, State
from maar.authoring.write import workbook as set_workbook
from maar.plan import Plan
from maar.sheets.edit import open_to_type
from maar.sheets.keys import Key
from maar.tabletop import spec
from maar.tabletop.blind import letters
from maar.tabletop.read import read as read_file

MARKS = 2  # both agencies laid an answer on the table


def typed(case: str, ref: str, agreed: object, reason: str = "", dissent: str = "") -> Table:
    return Table().agree(case, ref, agreed, reason, dissent)


def test_a_workbook_that_nobody_touched_says_nothing_and_has_no_problem() -> None:
    read = reading(written())
    assert (read.ours, read.opened) == (True, True)
    assert (read.agreed, read.kept, read.present, read.problems) == ((), (), (), ())


def test_what_was_agreed_comes_with_its_reason_dissent_and_place() -> None:
    hand = typed("K1", "CHR-2", "Requires improvement", "three events unexplained", "POL sees it as Inadequate")
    read = reading(hand)
    (one,) = read.agreed
    assert (one.case, one.question, one.state, one.judgement) == ("K1", "CHR-2", State.ANSWERED, "Requires improvement")
    assert (one.reason, one.dissent) == ("three events unexplained", "POL sees it as Inadequate")
    assert (one.at.file, one.at.sheet, one.at.cell) == (
        "tabletop.xlsx",
        "Case K1",
        hand.cell("K1", "CHR-2").coordinate,
    )
    assert len(one.seen) == MARKS
    assert read.problems == ()


def test_overall_judgements_are_agreed_like_any_other() -> None:
    read = reading(typed("K2", "OVR-1", "Inadequate"))
    assert [(one.case, one.question, one.label) for one in read.agreed] == [("K2", "OVR-1", "Inadequate")]


def test_judgements_come_in_the_order_of_the_plan_whatever_the_order_of_bands() -> None:
    hand = typed("K2", "CHR-2", "Good").agree("K1", "CHR-4", "Good").agree("K1", "CHR-1", "Yes")
    assert [(one.case, one.question) for one in reading(hand).agreed] == [
        ("K1", "CHR-1"),
        ("K1", "CHR-4"),
        ("K2", "CHR-2"),
    ]


@pytest.mark.parametrize(
    ("wrote", "state", "code"),
    [
        ("Good", State.ANSWERED, ""),
        (" good. ", State.ANSWERED, "TAB014"),
        ("2 - Good", State.ANSWERED, "TAB014"),
        ("REQUIRES  IMPROVEMENT", State.ANSWERED, "TAB014"),
        ("Not known", State.NOT_KNOWN, ""),
        ("n/k", State.NOT_KNOWN, "TAB015"),
        ("Not applicable", State.NOT_APPLICABLE, ""),
        ("N/A", State.NOT_APPLICABLE, "TAB015"),
        ("RI/Good", State.UNREADABLE, "TAB006"),
        ("Good?", State.UNREADABLE, "TAB006"),
        ("Good / Inadequate", State.UNREADABLE, "TAB006"),
        ("G", State.UNREADABLE, "TAB006"),
        ("Yes", State.UNREADABLE, "TAB006"),
        (3, State.UNREADABLE, "TAB006"),
        ("-", State.UNREADABLE, "TAB006"),
    ],
)
def test_a_judgement_is_read_as_a_person_reads_it_and_never_guessed(wrote: object, state: State, code: str) -> None:
    read = reading(typed("K1", "CHR-2", wrote))
    (one,) = read.agreed
    assert one.state is state
    assert bool(one.judgement) == (state is State.ANSWERED)
    assert one.typed == (str(wrote) if state is State.UNREADABLE else "")
    assert [problem.code for problem in read.problems] == ([code] if code else [])
    if code == "TAB006":
        assert "Outstanding, Good, Requires improvement, Inadequate, Not known, Not applicable" in loud(read)[0]


def test_words_without_a_judgement_are_blank_and_kept() -> None:
    read = reading(typed("K1", "CHR-2", None, "we could not agree", "CSC dissents"))
    (one,) = read.agreed
    assert (one.state, one.judgement, one.reason, one.dissent) == (
        State.BLANK,
        "",
        "we could not agree",
        "CSC dissents",
    )
    assert "no judgement was agreed, but 'we could not agree / CSC dissents' is written" in the(read, "TAB053").message


def test_an_error_in_a_box_is_unreadable_and_shown() -> None:
    book = open_to_type(typed("K1", "CHR-2", "Good", "because").bytes())
    row = Table().cell("K1", "CHR-2").row
    agreed_at, reason_at = (Table().cell("K1", "CHR-2", heading).coordinate for heading in (spec.AGREED, spec.REASON))
    book.error("Case K1", agreed_at, "#NAME?")
    book.error("Case K1", reason_at, "#REF!")
    read = reading(book.save())
    (one,) = read.agreed
    assert (one.state, one.typed, one.reason) == (State.UNREADABLE, "#NAME?", "")
    assert {problem.at.cell for problem in told(read, "TAB007")} == {agreed_at, reason_at}
    assert f"{agreed_at}: the cell shows #NAME?, and what was typed there is lost" in loud(read)[0]
    assert str(row) in agreed_at


def test_what_a_formula_showed_is_read_and_one_never_calculated_is_not() -> None:
    place = Table().cell("K1", "CHR-2").coordinate
    book = open_to_type(written())
    book.formula("Case K1", place, '="Go"&"od"', "Good")
    read = reading(book.save())
    assert [(one.judgement, one.state) for one in read.agreed] == [("Good", State.ANSWERED)]
    assert '="Go"&"od"' in the(read, "TAB016").message
    hand = Table()
    hand.cell("K1", "CHR-2").value = '="Go"&"od"'
    read = reading(hand)
    assert [one.state for one in read.agreed] == [State.UNREADABLE]
    assert 'holds ="Go"&"od" and nothing that can be read' in the(read, "TAB007").message


def test_a_judgement_on_a_question_in_words_is_unreadable_and_its_words_stay() -> None:
    read = reading(typed("K1", "APP-1", "Good", "a worker rang every week"))
    (one,) = read.agreed
    assert (one.state, one.typed, one.reason) == (State.UNREADABLE, "Good", "a worker rang every week")
    assert "not answered on a scale" in the(read, "TAB055").message


def test_a_row_copied_with_other_content_makes_both_unreadable_and_loses_nothing() -> None:
    hand = typed("K1", "CHR-2", "Good", "one reason")
    copied = hand.book.copy_worksheet(hand.sheet())
    cell = hand.cell("K1", "CHR-2")
    copied[cell.coordinate].value = "Inadequate"
    read = reading(hand)
    (one,) = read.agreed
    assert (one.state, one.judgement, one.typed, one.reason) == (
        State.UNREADABLE,
        "",
        "Good / Inadequate",
        "one reason",
    )
    message = the(read, "TAB005").message
    assert "'Good / one reason' in Case K1" in message
    assert "'Inadequate / one reason' in Case K1 Copy" in message


def test_a_copy_that_says_the_same_or_nothing_counts_once() -> None:
    hand = typed("K1", "CHR-2", "Good")
    hand.book.copy_worksheet(hand.sheet())
    empty = hand.book.copy_worksheet(hand.sheet())
    empty[hand.cell("K1", "CHR-2").coordinate].value = None
    read = reading(hand)
    assert [one.judgement for one in read.agreed] == ["Good"]
    assert read.problems == ()


def test_a_sheet_copied_for_another_case_counts_nowhere_and_says_what_it_held() -> None:
    hand = typed("K1", "CHR-2", "Good", "seen at home")
    hand.sheet()["B1"].value = "Case K3"
    hand.sheet().title = "Case K3 (2)"
    read = reading(hand)
    assert read.agreed == ()
    message = the(read, "TAB004").message
    assert "its hidden keys say case K1, and what people see in it says case K3" in message
    assert "CHR-2: Good / seen at home" in message


def test_a_sheet_copied_for_a_case_that_the_plan_does_not_have_counts_nowhere() -> None:
    hand = typed("K1", "CHR-2", "Good")
    hand.sheet()["B1"].value = "Case K9"
    read = reading(hand)
    assert (read.agreed, the(read, "TAB004").case) == ((), "K1")
    assert "says case K9" in the(read, "TAB004").message


def test_a_title_with_more_words_still_names_its_case() -> None:
    hand = typed("K1", "CHR-2", "Good")
    hand.sheet()["B1"].value = "Case K1: agreed on 11 June"
    assert [one.judgement for one in reading(hand).agreed] == ["Good"]
    hand.sheet()["B1"].value = "case k2, agreed on 11 June"
    assert reading(hand).agreed == ()


def test_a_sheet_that_says_no_case_at_all_is_told_box_by_box() -> None:
    hand = typed("K1", "CHR-2", "Good", "seen").agree("K2", "CHR-2", "Inadequate")
    sheet = hand.sheet()
    for heading in (spec.SEEN, spec.INNER):
        sheet.delete_cols(hand.columns(sheet)[1].get(heading, 0) or sheet.max_column)
    sheet["B1"].value = None
    sheet.delete_cols(1)
    read = reading(hand)
    assert [(one.case, one.judgement) for one in read.agreed] == [("K2", "Inadequate")]
    assert [dict(one.facts)["typed"] for one in told(read, "TAB010")] == ["Good", "seen"]


def test_refs_that_name_another_case_count_nowhere() -> None:
    hand = typed("K1", "CHR-2", "Good")
    for ref, row in [*hand.rows(hand.sheet())]:
        put(hand.sheet().cell(row, 2), f"K2-{ref}")
    hand.sheet()["B1"].value = None
    read = reading(hand)
    assert read.agreed == ()
    assert "says case K2" in the(read, "TAB004").message


def test_a_sheet_named_after_another_case_is_told_and_read_by_its_keys() -> None:
    hand = typed("K1", "CHR-2", "Good")
    hand.sheet("K2").title = "second"
    hand.sheet("K1").title = "Case K2"
    read = reading(hand)
    assert [(one.case, one.judgement) for one in read.agreed] == [("K1", "Good")]
    assert "the sheet named Case K2 holds case K1" in the(read, "TAB043").message


def test_a_row_that_the_plan_does_not_have_is_an_error_that_says_what_it_holds() -> None:
    hand = typed("K2", "CHR-2", "Good", "seen").agree("K1", "CHR-4", "Inadequate").agree("K1", "CHR-1", "Yes")
    less = replace(a_plan(baseline(tuple(ref for ref in FEW if ref != "CHR-4"))), cases=SMALL.cases[:1])
    read = reading(hand, less, history=register(SMALL))
    assert [(one.case, one.question) for one in read.agreed] == [("K1", "CHR-1")]
    said = {(one.case, one.question): one.message for one in told(read, "TAB008")}
    assert set(said) == {("K1", "CHR-4"), ("K2", "CHR-2")}
    assert "It says 'Good / seen' and counts nowhere" in said["K2", "CHR-2"]


def changed(**to: object) -> Plan:
    few = baseline(FEW)
    questions = tuple(replace(one, **to) if one.ref == "CHR-2" else one for one in few.questions)  # type: ignore[arg-type]
    return a_plan(replace(few, questions=questions))


@pytest.mark.parametrize("how", ["scale", "polarity", "words"])
def test_a_judgement_on_a_question_that_is_measured_otherwise_now_is_unreadable(how: str) -> None:
    grade, other = (baseline(FEW).question(ref).scale for ref in ("CHR-2", "CHR-1"))
    assert grade
    to = {"scale": {"scale": other}, "polarity": {"scale": grade.mirrored()}, "words": {"scale": None, "type": "text"}}
    after = changed(**to[how])
    history = register(SMALL).with_questions(after.questions)
    read = reading(typed("K1", "CHR-2", "Good", "seen"), after, history=history)
    (one,) = read.agreed
    assert (one.state, one.judgement, one.typed, one.reason) == (State.UNREADABLE, "", "Good", "seen")
    now = {"scale": "Yes, Partly, No", "polarity": "Outstanding, Good", "words": "it has no scale"}[how]
    message = the(read, "TAB009").message
    assert "'Good' was agreed when the question was answered in another way" in message
    assert now in message


def test_a_judgement_on_a_question_that_was_reworded_counts_with_a_warning() -> None:
    after = changed(text="What do past events tell about this child?", weight=Fraction(3))
    history = register(SMALL).with_questions(after.questions)
    read = reading(typed("K1", "CHR-2", "Good"), after, history=history)
    assert [one.judgement for one in read.agreed] == ["Good"]
    assert "What do past events tell" in the(read, "TAB054").message


def test_a_judgement_in_a_row_of_no_question_is_an_error_with_its_cell() -> None:
    hand = Table()
    last = hand.sheet().max_row + 2
    put(hand.sheet().cell(last, hand.cell("K1", "CHR-2").column), "Good")
    read = reading(hand)
    assert read.agreed == ()
    problem = the(read, "TAB010")
    assert "'Good' stands in a row that does not say" in problem.message
    assert problem.at.cell.endswith(str(last))


def test_a_key_of_another_audit_names_it_and_its_row_counts_nowhere() -> None:
    hand = typed("K1", "CHR-2", "Good")
    for heading in (spec.KEY, spec.INNER):
        hand.cell("K1", "CHR-2", heading).value = str(Key("ZZZZZZZ2", "", "K1", "CHR-2", 1))
    read = reading(hand)
    assert read.ours
    assert read.agreed == ()
    assert dict(the(read, "TAB002").facts)["audit"] == "ZZZZZZZ2"
    assert "'Good'" in the(read, "TAB010").message


def test_another_audits_workbook_is_none_of_ours() -> None:
    read = reading(written(OTHER.id))
    assert (read.ours, read.agreed) == (False, ())
    assert [(one.code, dict(one.facts)["audit"]) for one in read.problems] == [("TAB002", "ZZZZZZZ2")]


def test_a_heading_that_is_gone_is_an_error() -> None:
    hand = typed("K1", "CHR-2", "Good", "seen")
    start, columns = hand.columns(hand.sheet())
    hand.sheet().insert_cols(columns[spec.AGREED])
    hand.sheet().cell(start, columns[spec.AGREED] + 1).value = None
    read = reading(hand)
    assert "no row of headings holds 'Agreed judgement'" in the(read, "TAB011").message
    assert [(one.state, one.reason) for one in read.agreed] == [(State.BLANK, "seen")]
    assert "'Good' stands outside the boxes" in the(read, "TAB044").message


def test_a_retyped_heading_is_told_and_read_by_its_place() -> None:
    hand = typed("K1", "CHR-2", "Good")
    start, columns = hand.columns(hand.sheet())
    hand.sheet().cell(start, columns[spec.AGREED]).value = "Panel says"
    read = reading(hand)
    assert [one.judgement for one in read.agreed] == ["Good"]
    assert "'Panel says' stands where the heading 'Agreed judgement' was" in the(read, "TAB042").message


def test_without_any_key_the_title_and_the_refs_tell_and_that_is_said() -> None:
    hand = typed("K1", "CHR-2", "Good").agree("K2", "CHR-2", "Inadequate")
    for case in ("K1", "K2", "K3"):
        sheet = hand.sheet(case)
        if case != "K3":
            for heading in (spec.SEEN, spec.INNER):
                sheet.delete_cols(hand.columns(sheet)[1][heading])
        sheet.delete_cols(1)
    for title in [title for title in hand.book.sheetnames if not title.startswith("Case")]:
        del hand.book[title]
    read = reading(hand)
    assert read.ours
    assert [(one.case, one.judgement, one.seen) for one in read.agreed] == [
        ("K1", "Good", frozenset()),
        ("K2", "Inadequate", frozenset()),
    ]
    assert [one.case for one in told(read, "TAB012")] == ["K1", "K2"]
    assert len(told(read, "TAB013")) == 1


@pytest.mark.parametrize("how", ["the column is deleted", "the cell is emptied", "something was typed over it"])
def test_what_lay_on_the_table_is_empty_where_its_marks_are_gone_with_one_note(how: str) -> None:
    hand = typed("K1", "CHR-2", "Good").agree("K1", "CHR-4", "Good").agree("K2", "CHR-2", "Good")
    if how == "the column is deleted":
        hand.sheet().delete_cols(hand.columns(hand.sheet())[1][spec.SEEN])
    else:
        for ref in ("CHR-2", "CHR-4"):
            hand.cell("K1", ref, spec.SEEN).value = None if "emptied" in how else "yes"
    read = reading(hand)
    assert [len(one.seen) for one in read.agreed] == [0, 0, MARKS]
    assert the(read, "TAB013").severity == "note"
    assert (len(told(read, "TAB044")) == 2) == ("typed" in how)


def test_a_forged_key_is_told_and_the_row_is_told_by_the_rest() -> None:
    hand = typed("K1", "CHR-2", "Good")
    cell = hand.cell("K1", "CHR-2", spec.KEY)
    cell.value = cell.value.replace("CHR-2", "CHR-4")
    read = reading(hand)
    assert [(one.question, one.judgement) for one in read.agreed] == [("CHR-2", "Good")]
    assert the(read, "TAB041").at.cell == cell.coordinate


def test_what_is_written_beside_above_and_below_the_table_is_quoted() -> None:
    hand = Table()
    sheet = hand.sheet()
    start, columns = hand.columns(sheet)
    far, last = sheet.max_column + 2, sheet.max_row + 3
    put(sheet.cell(start + 3, far), "see the minutes")
    put(sheet.cell(2, columns[spec.AGREED]), "chair: M.")
    put(sheet.cell(last, 3), "next meeting in July")
    said = [one.message for one in told(reading(hand), "TAB044")]
    assert len(said) == 3
    for text in ("see the minutes", "chair: M.", "next meeting in July"):
        assert any(f"'{text}' stands outside the boxes" in message for message in said)


@pytest.mark.parametrize(
    ("title", "cell"), [("Case K1", "B2"), ("Case K1", "B3"), ("Learning", "B1"), ("Learning", "B2")]
)
def test_what_is_typed_over_our_own_lines_is_quoted(title: str, cell: str) -> None:
    hand = typed("K1", "CHR-2", "Good").note("Learning", 0, "K1", "Nobody asked him", "so")
    put(hand[title][cell], "held over to July")
    read = reading(hand)
    assert (len(read.agreed), len(read.kept)) == (1, 1)
    problem = the(read, "TAB044")
    assert (problem.at.sheet, problem.at.cell) == (title, cell)
    assert "'held over to July'" in problem.message


def test_a_whole_column_of_notes_is_told_once() -> None:
    hand = Table()
    for row in range(6, 16):
        put(hand.sheet().cell(row, hand.sheet().max_column + (row == 6)), f"ask {row}")
    problem = the(reading(hand), "TAB045")
    assert "10 cells of this column are filled, the first with 'ask 6'" in problem.message


def test_a_column_put_in_between_is_told() -> None:
    hand = typed("K1", "CHR-2", "Good")
    column = hand.columns(hand.sheet())[1][spec.DISSENT]
    hand.sheet().insert_cols(column)
    put(hand.sheet().cell(7, column), "follow up")
    read = reading(hand)
    assert [one.judgement for one in read.agreed] == ["Good"]
    assert "'follow up' stands outside the boxes" in the(read, "TAB044").message


def test_a_note_pinned_to_a_cell_is_quoted() -> None:
    hand = Table()
    hand.cell("K1", "CHR-2").comment = Comment("police to check", "A.")
    hand["Recommendations"]["C6"].comment = Comment("who?", "A.")
    said = [one.message for one in told(reading(hand), "TAB046")]
    assert len(said) == 2
    assert "('police to check')" in said[0]
    assert "('who?')" in said[1]


def test_sheets_of_ones_own_and_of_returns_are_told() -> None:
    hand = Table()
    put(hand.book.create_sheet("minutes")["A1"], "We met at ten.")
    theirs = Hand(slim()).sheet()
    copied = hand.book.create_sheet("Case K1 CSC")
    for row in theirs.iter_rows():
        for cell in row:
            put(copied.cell(cell.row, cell.column), cell.value)
    read = reading(hand)
    assert [(one.at.sheet, dict(one.facts)["what"]) for one in told(read, "TAB048")] == [
        ("minutes", "this sheet was added"),
        ("Case K1 CSC", "this is a sheet of another workbook"),
    ]
    assert read.agreed == ()


def test_a_chart_drawn_on_a_sheet_is_told() -> None:
    hand = typed("K1", "CHR-2", "Good")
    hand.sheet().add_chart(BarChart(), "Q5")
    read = reading(hand)
    assert the(read, "TAB047").at.sheet == "Case K1"
    assert [one.judgement for one in read.agreed] == ["Good"]


def test_boxes_that_were_merged_are_told() -> None:
    hand = typed("K1", "CHR-2", "Good")
    row, column = hand.cell("K1", "CHR-2").row, hand.cell("K1", "CHR-2").column
    hand.sheet().merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
    assert the(reading(hand), "TAB049").at.cell == f"{hand.cell('K1', 'CHR-2').coordinate}:I{row + 1}"


def test_the_lists_are_read_row_by_row() -> None:
    hand = Table()
    hand.note("Strengths", 0, "K1", "The school rang every week", "one named worker")
    hand.note("Learning", 2, "all", "Nobody asked him", "He was not heard")
    hand.note("Recommendations", 0, "K1, K2", "Share chronologies", "They differed", "CSC", date(2026, 9, 1), "audit")
    hand.note("Recommendations", 30, None, "Typed far below", "why", "POL", "2 March 2026", "count")
    hand.note("In the room", 0, "Police", "Detective sergeant").note("In the room", 1, "The clinic", "Nurse")
    read = reading(hand)
    assert [(one.kind, one.cases, one.text, one.why) for one in read.kept] == [
        (Kept.STRENGTH, "K1", "The school rang every week", "one named worker"),
        (Kept.LEARNING, "all", "Nobody asked him", "He was not heard"),
        (Kept.RECOMMENDATION, "K1, K2", "Share chronologies", "They differed"),
        (Kept.RECOMMENDATION, "", "Typed far below", "why"),
    ]
    assert [(one.owner, one.due, one.due_text, one.measure) for one in read.kept[2:]] == [
        ("CSC", date(2026, 9, 1), "", "audit"),
        ("POL", date(2026, 3, 2), "", "count"),
    ]
    assert read.kept[2].at.sheet == "Recommendations"
    assert read.present == (Present("Police", "POL", "Detective sergeant"), Present("The clinic", "", "Nurse"))
    assert [problem.code for problem in read.problems] == ["TAB057"]


@pytest.mark.parametrize("agency", ["Jo Bloggs", "Agency Z", "B"])
def test_who_was_there_is_an_agency_or_a_letter_and_what_else_is_written_is_kept_and_not_repeated(agency: str) -> None:
    read = reading(Table().note("In the room", 1, agency, "Nurse"))
    assert read.present == (Present(agency, "", "Nurse"),)
    problem = the(read, "TAB057")
    assert (problem.at.sheet, problem.at.cell) == ("In the room", "B6")
    assert "Write the agency, never a name" in problem.advice
    assert "Bloggs" not in problem.message


@pytest.mark.parametrize(
    ("cases", "unknown"),
    [
        ("K1", ""),
        ("k1, Case K2 and K3", ""),
        ("K1; K2\nK3.", ""),
        ("cases K1 & K2", ""),
        ("All", ""),
        ("all cases", ""),
        ("K1, K9", "'K9'"),
        ("K8 and K9; K1", "'K8' and 'K9'"),
        ("the twins", "'the twins'"),
    ],
)
def test_a_case_that_the_plan_does_not_have_is_told_and_its_row_kept(cases: str, unknown: str) -> None:
    read = reading(Table().note("Learning", 0, cases, "Nobody asked him", "He was not heard"))
    assert [one.cases for one in read.kept] == [cases]
    assert [problem.code for problem in read.problems] == (["TAB058"] if unknown else [])
    if unknown:
        assert f"under Cases stands {unknown}, which the plan does not have" in read.problems[0].message


def test_lists_are_found_by_their_headings_wherever_they_moved() -> None:
    hand = Table().note("Strengths", 0, "K1", "They rang", "why").note("Learning", 0, "K2", "Nobody asked", "so")
    hand["Strengths"].title, hand["Learning"].title = "page 1", "Strengths"
    hand["page 1"].insert_rows(1, 4)
    hand["page 1"].insert_cols(1, 2)
    hand["page 1"].delete_cols(3)
    read = reading(hand)
    assert [(one.kind, one.text) for one in read.kept] == [
        (Kept.STRENGTH, "They rang"),
        (Kept.LEARNING, "Nobody asked"),
    ]


def test_a_date_that_is_none_is_kept_as_typed_with_a_warning() -> None:
    read = reading(Table().note("Recommendations", 0, "", "Share", "why", "CSC", "end of term", "audit"))
    assert [(one.due, one.due_text) for one in read.kept] == [(None, "end of term")]
    assert "'end of term' cannot be read as a date" in the(read, "TAB050").message


def test_a_recommendation_that_lacks_who_when_or_how_names_what_is_missing() -> None:
    read = reading(Table().note("Recommendations", 0, "K1", "Share chronologies", "why"))
    assert "'Share chronologies' lacks owner, due date and measure" in the(read, "TAB051").message
    assert len(read.kept) == 1


@pytest.mark.parametrize(
    ("title", "row", "heading"),
    [
        ("Strengths", ("K1", None, "one named worker"), "Strength"),
        ("Recommendations", (None, None, None, "CSC"), "Recommendation"),
        ("In the room", (None, "Nurse"), "Agency"),
    ],
)
def test_a_row_without_its_main_words_is_kept_with_a_warning(
    title: str, row: tuple[str | None, ...], heading: str
) -> None:
    read = reading(Table().note(title, 0, *row))
    assert len(read.kept) + len(read.present) == 1
    assert f"nothing stands under '{heading}'" in the(read, "TAB052").message
    assert next(filter(None, row)) in the(read, "TAB052").message


def test_an_error_in_a_list_is_told_and_the_rest_of_its_row_kept() -> None:
    hand = Table().note("Recommendations", 0, "K1", "Share", "why", "#REF!", None, "audit")
    hand["Recommendations"]["E5"].data_type = "e"
    read = reading(hand)
    assert [(one.text, one.owner, one.measure) for one in read.kept] == [("Share", "", "audit")]
    assert the(read, "TAB007").at.cell == "E5"
    assert "lacks due date." in the(read, "TAB051").message


def test_a_list_without_its_headings_is_an_error() -> None:
    hand = Table().note("Learning", 0, "K1", "Nobody asked him", "so")
    hand["Learning"].delete_rows(4)
    read = reading(hand)
    assert read.kept == ()
    assert "Cases, Learning" in the(read, "TAB011").message


def test_a_letter_of_a_blind_workbook_says_which_agency_was_there() -> None:
    letter = letters(SMALL)["POL"]
    hand = Table(written(SMALL.id, True)).note("In the room", 0, f"Agency {letter}", "Sergeant")
    hand.agree("K1", "CHR-2", "Good")
    read = reading(hand)
    assert read.present == (Present(f"Agency {letter}", "POL", "Sergeant"),)
    assert [one.judgement for one in read.agreed] == ["Good"]
    assert read.problems == ()


@pytest.mark.parametrize(
    ("what", "says", "todo"),
    [
        ("a return", "a return of this audit", "Move it to audits/baseline-2026/returned/."),
        ("a question set", "a question set", "maar template check FILE"),
        ("something else", "not made for this audit's meeting", "Put the workbook that maar tabletop wrote into"),
    ],
)
def test_a_file_that_is_not_the_meetings_is_told_by_what_it_is(what: str, says: str, todo: str) -> None:
    own = Hand(slim())
    for title in own.book.sheetnames[1:]:
        del own.book[title]
    own.book.worksheets[0].delete_rows(1, 99)
    put(own.book.worksheets[0]["A1"], "Who has the key?")
    data = {"a return": slim(), "a question set": set_workbook(baseline(FEW)), "something else": own.bytes()}[what]
    read = reading(data)
    assert (read.ours, read.opened, read.agreed) == (False, True, ())
    assert says in the(read, "TAB001").message
    assert todo in the(read, "TAB001").advice
    assert len(read.problems) == 1


def test_a_workbook_without_its_case_sheets_gives_its_lists_and_says_so() -> None:
    hand = Table().note("Strengths", 0, "K1", "They rang", "why")
    for case in ("K1", "K2", "K3"):
        del hand.book[f"Case {case}"]
    read = reading(hand)
    assert (read.ours, len(read.kept)) == (True, 1)
    assert "none of its case sheets can be found" in the(read, "TAB003").message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "FIL003"),
        (b"%PDF-1.7 a scan", "FIL001"),
        (b"PK\x03\x04 cut off", "FIL004"),
        (locked(written(), "harbour"), "FIL002"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(data: bytes, code: str) -> None:
    read = reading(data)
    assert (read.opened, read.ours) == (False, False)
    assert [one.code for one in read.problems] == [code]
    assert read.digest == read.problems[0].content


def test_a_password_opens_a_locked_workbook() -> None:
    data = locked(typed("K1", "CHR-2", "Good").bytes(), "harbour")
    opened = read_file(data, "locked.xlsx", SMALL, register(), ("other", "harbour"))
    assert [one.judgement for one in opened.agreed] == ["Good"]


def test_the_file_that_is_read_is_never_written_to_and_reads_the_same_under_any_name() -> None:
    data = typed("K1", "CHR-2", "RI/Good", "seen").bytes()
    one, other = reading(data, file="a.xlsx"), reading(data, file="deep/b.xlsx")
    assert one.digest == other.digest
    assert [problem.id for problem in one.problems] == [problem.id for problem in other.problems]


# The other way round: the meeting's workbook among the returns.


def test_the_meetings_workbook_among_the_returns_is_no_return_and_says_where_it_belongs() -> None:
    hand = typed("K1", "CHR-2", "Good").note("Strengths", 0, "K1", "They rang", "why")
    read = returned(hand)
    assert (read.ours, read.sheets, read.events, read.actions, read.alerts) == (False, (), (), (), ())
    assert [problem.code for problem in read.problems] == ["TAB056"]
    assert "Move it to audits/baseline-2026/tabletop/." in only(read, "TAB056").advice


def test_a_case_sheet_of_the_meeting_without_its_keys_is_no_return_either() -> None:
    hand = typed("K1", "CHR-2", "Good")
    for title in [title for title in hand.book.sheetnames if title != "Case K1"]:
        del hand.book[title]
    hand.sheet().delete_cols(1)
    read = returned(hand)
    assert (read.ours, read.sheets, [one.code for one in read.problems]) == (False, (), ["TAB056"])


def test_a_return_with_a_sheet_of_the_meeting_in_it_is_read_and_that_sheet_is_not() -> None:
    hand = Hand(slim()).type("K1", "CHR-2", "Inadequate", "seen").type("K1", "ALERT", "Yes")
    copied = hand.book.create_sheet("Case K1 agreed")
    for row in typed("K1", "CHR-2", "Good").sheet().iter_rows():
        for cell in row:
            put(copied.cell(cell.row, cell.column), cell.value)
    read = returned(hand)
    assert read.ours
    assert [sheet.answers["CHR-2"].judgement for sheet in read.sheets if sheet.case == "K1"] == ["Inadequate"]
    assert len(found(read, "TAB056")) == 1
    assert [(one.agency, one.case) for one in read.alerts] == [("CSC", "K1")]


def test_another_audits_meeting_among_the_returns_is_sent_to_its_own_folder() -> None:
    assert "Move it to the tabletop folder of its own audit." in only(returned(written(OTHER.id)), "TAB056").advice
