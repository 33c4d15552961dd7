"""One returned workbook: what was typed is what is read, each with its cell, and what cannot be read is named."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from workbooks import GP, OTHER, SMALL, WHOLE, Hand, all_of, found, issued, loud, only, place, put, reading

from maar.answers import Answer, Reading, State
from maar.sheets.cells import text_of
from maar.workbook.spec import PLAN_ROWS

GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate", "Not known", "Not applicable")
LONG = "x" * 32_767
TEXTS = ("=1+1", "+44 7700 900123", "@home", "-", "_x000D_", "02/03/2026", "00012", "👩🏽‍⚕️ Ŵyn, tŷ", "a\nb", LONG)


def answer(back: Reading, ref: str, case: str = "K1") -> Answer:
    return next(sheet for sheet in back.sheets if sheet.case == case).answers[ref]


def k1(ref: str, judgement: object = None, evidence: str = "", comment: str = "") -> Hand:
    return Hand().type("K1", ref, judgement, evidence, comment)


# What is typed is what is read.

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=40)
ONE = st.tuples(
    st.sampled_from(("K1", "K2", "K3")),
    st.sampled_from(("CHR-2", "CHR-4", "OVR-1")),
    st.sampled_from(("", *GRADES)),
    WORDS | st.sampled_from(TEXTS),
    WORDS,
)


@given(st.lists(ONE, max_size=8, unique_by=lambda one: one[:2]))
@settings(max_examples=12)
def test_what_is_typed_is_what_is_read_with_its_cell(typed: list[tuple[str, str, str, str, str]]) -> None:
    hand = Hand()
    for one in typed:
        hand.type(*one)
    back = reading(hand)
    assert loud(back) == []
    assert sum(got.filled for sheet in back.sheets for got in sheet.answers.values()) == sum(
        any(text_of(word) for word in one[2:]) for one in typed
    )
    for case, ref, judgement, evidence, comment in typed:
        got = answer(back, ref, case)
        said = judgement or {State.NOT_KNOWN: "Not known", State.NOT_APPLICABLE: "Not applicable"}.get(got.state, "")
        assert (got.judgement or said, got.evidence, got.comment) == (said, text_of(evidence), text_of(comment))
        assert (got.at.sheet, got.at.cell) == (f"Case {case}", place(hand.cell(case, ref)))


@pytest.mark.parametrize("text", TEXTS)
def test_text_survives_as_it_was_typed(text: str) -> None:
    got = answer(reading(k1("CHR-2", "Good", text, text)), "CHR-2")
    assert (got.evidence, got.comment) == (text, text)


@pytest.mark.parametrize(
    ("judgement", "state"),
    [("Good", State.ANSWERED), ("Not known", State.NOT_KNOWN), ("Not applicable", State.NOT_APPLICABLE)],
)
def test_the_state_of_an_answer(judgement: str, state: State) -> None:
    got = answer(reading(k1("CHR-2", judgement)), "CHR-2")
    assert (got.state, got.judgement) == (state, judgement if state is State.ANSWERED else "")


def test_a_blank_answer_has_its_cell_too() -> None:
    got = answer(reading(Hand()), "CHR-2")
    assert (got.state, got.at.cell) == (State.BLANK, place(Hand().cell("K1", "CHR-2")))


# What is not understood is named with its cell.


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("Good?", "ANS001", "'Good?' is not one of the choices"),
        (2, "ANS001", "'2' is not one of the choices"),
        (True, "ANS001", "'TRUE' is not one of the choices"),
        (datetime(2026, 3, 2), "ANS001", "'2026-03-02' is not one of the choices"),
        ("RI/Good", "ANS011", "'RI/Good' names two levels"),
        ("Good and Inadequate", "ANS011", "names two levels"),
        ("Good\nOutstanding", "ANS011", "names two levels"),
    ],
)
def test_a_judgement_that_is_not_understood(typed: object, code: str, words: str) -> None:
    back = reading(k1("CHR-2", typed))
    problem = only(back, code)
    assert words in problem.message
    assert (problem.at.sheet, problem.at.cell) == ("Case K1", place(Hand().cell("K1", "CHR-2")))
    got = answer(back, "CHR-2")
    assert (got.state, got.judgement, got.typed) == (State.UNREADABLE, "", text_of(typed))  # type: ignore[arg-type]


def test_another_spelling_is_a_note() -> None:
    back = reading(k1("CHR-2", "3 - GOOD."))
    assert (answer(back, "CHR-2").judgement, loud(back)) == ("Good", [])
    assert "'3 - GOOD.' was read as Good." in only(back, "ANS002").message


@pytest.mark.parametrize("heading", ["Judgement", "Evidence", "Comment"])
def test_an_error_cell_is_not_blank(heading: str) -> None:
    hand = Hand()
    hand.cell("K1", "CHR-2", heading).value = "#NAME?"
    problem = only(reading(hand), "ANS003")
    assert "shows #NAME?" in problem.message
    assert problem.at.cell == place(hand.cell("K1", "CHR-2", heading))
    assert (answer(reading(hand), "CHR-2").state is State.UNREADABLE) == (heading == "Judgement")


def test_a_formula_never_calculated_is_not_blank() -> None:
    hand = Hand()
    hand.cell("K1", "CHR-2").value = "=Sheet9!A1"
    back = reading(hand)
    assert "(=Sheet9!A1) with no result" in only(back, "ANS005").message
    assert answer(back, "CHR-2").state is State.UNREADABLE


@pytest.mark.parametrize(
    ("typed", "state"),
    [(4, State.ANSWERED), (4.0, State.ANSWERED), ("4", State.ANSWERED), (0, State.ANSWERED), (-1, State.UNREADABLE),
     ("about 5", State.UNREADABLE), ("1/2", State.UNREADABLE), (2.5, State.UNREADABLE)],
)  # fmt: skip
def test_counts(typed: object, state: State) -> None:
    back = reading(k1("PLN-1.actions", typed).type("K1", "PLN-1.with_owner", 3))
    got = answer(back, "PLN-1")
    assert got.state is state
    assert got.at.cell == place(Hand().cell("K1", "PLN-1.actions"))
    assert [value.value for value in got.values][-1] == 3
    if state is State.UNREADABLE:
        problem = only(back, "ANS006")
        assert (problem.question, problem.at.cell) == ("PLN-1.actions", place(Hand().cell("K1", "PLN-1.actions")))


def test_not_known_in_the_first_box_answers_it_all_and_numbers_beside_it_are_told() -> None:
    back = reading(k1("PLN-1.actions", "not known").type("K1", "PLN-1.with_owner", 3, "on page 2"))
    got = answer(back, "PLN-1")
    assert (got.state, got.values, got.evidence) == (State.NOT_KNOWN, (), "on page 2")
    assert "PLN-1.with_owner: 'Not known'" in only(back, "ANS032").message


def test_a_part_in_words_is_read_from_evidence_and_what_stands_beside_it_is_told() -> None:
    hand = Hand(issued(WHOLE)).type("K1", "PLN-5.due", 2).type("K1", "PLN-5.late", 2)
    back = reading(hand.type("K1", "PLN-5.reason", "Staff", "Staff left"), WHOLE)
    got = answer(back, "PLN-5")
    assert [(value.part, value.value) for value in got.values] == [("due", 2), ("late", 2), ("reason", "Staff left")]
    assert (only(back, "ANS031").question, got.evidence) == ("PLN-5.reason", "Staff left")


def test_words_under_judgement_of_a_text_question_are_read_and_told() -> None:
    back = reading(k1("APP-1", "The school nurse rang weekly"))
    got = answer(back, "APP-1")
    assert (got.state, got.evidence) == (State.ANSWERED, "The school nurse rang weekly")
    assert got.values[0].at.cell == place(Hand().cell("K1", "APP-1"))
    assert "It was read as the answer." in only(back, "ANS031").message


def test_words_under_judgement_beside_an_answer_are_told_and_not_read() -> None:
    back = reading(k1("APP-1", "Good", "The nurse rang"))
    assert answer(back, "APP-1").evidence == "The nurse rang"
    assert "'Good' stands under Judgement" in only(back, "ANS031").message


def test_an_error_under_judgement_of_a_text_question_is_told() -> None:
    hand = Hand()
    hand.cell("K1", "APP-1").value = "#REF!"
    assert answer(reading(hand), "APP-1").state is State.UNREADABLE
    assert only(reading(hand), "ANS003").at.cell == place(hand.cell("K1", "APP-1"))


# The top block, Start here.


def test_the_top_block() -> None:
    hand = Hand().top("K1", "Known to us?", "adults only").top("K1", "Read from", date(2025, 5, 1))
    hand.top("K1", "Read to", "30 April 2026").top("K1", "Auditor's role", "Manager").top(
        "K1", "Records read", "Mosaic"
    )
    hand.top("K1", "Practitioner spoken to?", "yes")
    top = reading(hand).sheets[0].top
    assert (top.known, top.role, top.records_read, top.spoke_to_practitioner) == (
        "Adults only",
        "Manager",
        "Mosaic",
        "Yes",
    )
    assert (top.read_from, top.read_to) == (date(2025, 5, 1), date(2026, 4, 30))


@pytest.mark.parametrize(
    ("label", "typed", "code"),
    [("Known to us?", "maybe", "ANS027"), ("Read from", "last spring", "ANS007"), ("Known to us?", "#N/A", "ANS035")],
)
def test_a_field_that_is_not_understood(label: str, typed: str, code: str) -> None:
    hand = Hand().top("K1", label, typed)
    if typed.startswith("#"):
        next(cell for row in hand.sheet().iter_rows() for cell in row if cell.value == typed).data_type = "e"
    problem = only(reading(hand), code)
    assert typed in problem.message
    assert problem.at.cell


def test_start_here() -> None:
    hand = Hand().top("", "Your agency, typed by you", "Social care").top("", "Signed off by (role)", "Head of service")
    hand.top("", "Date signed off", date(2026, 5, 20))
    start = reading(hand).starts[0]
    assert (start.agency, start.typed_agency) == ("CSC", "Social care")
    assert (start.signed_off_by, start.signed_off_on) == ("Head of service", date(2026, 5, 20))


# Chronology and SMART plan.


def test_events_are_read_with_their_case_however_it_is_typed() -> None:
    hand = Hand(issued()).line(
        "Chronology", 5, "k1", date(2025, 6, 1), "Strategy meeting", "Minutes", "s47", "Safer", "yes"
    )
    hand.line("Chronology", 6, "Case K2", "2 June 2025", "Home visit").line(
        "Chronology", 60, "K3 ", 45810, "Beyond the table"
    )
    back = reading(hand)
    assert [(one.case, one.date, one.event) for one in back.events] == [
        ("K1", date(2025, 6, 1), "Strategy meeting"),
        ("K2", date(2025, 6, 2), "Home visit"),
        ("K3", date(2025, 6, 2), "Beyond the table"),
    ]
    assert (back.events[0].significant, back.events[0].at.cell, back.events[2].at.cell) == ("Yes", "D5", "D60")
    assert loud(back) == []
    assert "'45810' was read as 2 June 2025." in only(back, "ANS023").message


def test_a_row_that_does_not_say_which_case_is_told_with_its_cell() -> None:
    back = reading(
        Hand(issued()).line("Chronology", 5, None, date(2025, 6, 1), "Visit").line("Chronology", 6, "K9", None, "Call")
    )
    assert [(one.case, one.event) for one in back.events] == [("", "Visit"), ("", "Call")]
    assert (only(back, "RET007").at.cell, only(back, "RET006").at.cell) == ("B5", "B6")
    assert "the row ('Visit') has no case" in only(back, "RET007").message


def test_a_row_about_a_case_that_the_agency_was_not_asked_about_is_told() -> None:
    back = reading(Hand(issued(SMALL, "GP")).line("Chronology", 5, "K2", None, "Call"))
    assert ([one.case for one in back.events], only(back, "RET006").at.cell) == ([""], "B5")


def test_a_blank_case_in_a_workbook_of_one_case_is_that_case() -> None:
    assert GP.workbook == "case"
    back = reading(Hand(issued(SMALL, "GP")).line("Chronology", 5, None, date(2025, 6, 1), "Visit"))
    assert [(one.agency, one.case) for one in back.events] == [("GP", "K1")]


def test_a_date_that_is_none_is_kept_as_text_and_told() -> None:
    back = reading(Hand(issued()).line("Chronology", 5, "K1", "around Easter", "Visit"))
    assert (back.events[0].date, back.events[0].date_text) == (None, "around Easter")
    assert only(back, "ANS007").at.cell == "C5"


def test_errors_and_formulas_in_a_row_are_told() -> None:
    hand = Hand(issued()).line("Chronology", 5, "K1", None, "Visit")
    hand["Chronology"]["E5"], hand["Chronology"]["D6"] = "#NAME?", "=B2"
    back = reading(hand)
    assert {one.at.cell: one.message.partition("the cell ")[2] for one in found(back, "ANS035")} == {
        "D6": "holds =B2 and nothing that can be read.",
        "E5": "shows #NAME?, and what was typed there is lost.",
    }


def test_planned_actions_and_odd_choices_in_them() -> None:
    values = ("K1", "Visit weekly", "Social worker", "soon", "Visits", "Safer", "yes", "Sort of", "No", "Partly", "YES")
    back = reading(Hand(issued()).line("SMART plan", PLAN_ROWS + 9, *values, "Not known", "done"))
    one = back.actions[0]
    assert (one.action, one.due, one.due_text) == ("Visit weekly", None, "soon")
    assert one.tests == ("Yes", "Sort of", "No", "Partly", "Yes")
    assert (one.shared, one.status, one.at.cell) == ("Not known", "Done", f"C{PLAN_ROWS + 9}")
    assert "'Sort of' is not one of the choices for 'Measurable' (" in only(back, "ROW003").message


# What is in the file beside the answers.


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Z30", "see attached"),
        ("J2", "rang you"),
        ("C60", "beneath"),
        ("B70", "K1"),
        ("A4", "note"),
        ("F5", "x"),
        ("I1", "y"),
    ],
)
def test_stray_text_is_told_with_its_cell(cell: str, text: str) -> None:
    hand = Hand()
    put(hand.sheet()[cell], text)
    problem = only(reading(hand), "ANS018")
    assert (problem.at.cell, text in problem.message) == (cell, True)


def test_an_answer_beneath_the_table_is_told() -> None:
    hand = Hand()
    put(hand.sheet()["E70"], "Good")
    put(hand.sheet()["G70"], "for the sibling")
    assert [(one.at.cell, one.severity) for one in found(reading(hand), "ANS013")] == [
        ("E70", "error"),
        ("G70", "error"),
    ]


def test_a_note_pinned_to_a_cell_a_sheet_of_theirs_and_a_merge_are_told() -> None:
    hand = Hand()
    hand.cell("K1", "CHR-2", "Evidence").comment = Comment("ask Sam", "x")
    hand.book.create_sheet("Our notes")["A1"] = "More on K1"
    hand.sheet().merge_cells("G20:H20")
    back = reading(hand)
    assert "ask Sam" in only(back, "ANS019").message
    assert "Our notes" in only(back, "ANS028").message
    assert "G20:H20" in only(back, "ANS029").message


def test_a_blank_workbook_says_nothing_and_is_ours() -> None:
    for code in ("CSC", "POL", "GP"):
        back = reading(issued(SMALL, code))
        assert (all_of(back), back.alerts, back.ours) == ((), (), True)
        assert not any(sheet.filled for sheet in back.sheets)


def test_a_sheet_that_lost_its_headings_is_named() -> None:
    hand = Hand(issued()).line("Chronology", 5, "K1", None, "Visit")
    hand["Chronology"].delete_rows(4)
    problem = only(reading(hand), "ANS025")
    assert (problem.at.sheet, problem.severity) == ("Chronology", "error")


def test_a_workbook_without_its_case_sheets_is_named() -> None:
    hand = Hand()
    for case in ("K1", "K2", "K3"):
        del hand.book[f"Case {case}"]
    assert [one.code for one in all_of(reading(hand))] == ["FIL015"]


def of_another_format() -> Hand:
    """Our workbook as a later version of maar might issue it: other keys, other headings."""
    hand = Hand(issued()).type("K1", "CHR-2", "Good")
    for sheet in hand.book.worksheets:
        for cell in [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]:
            text = str(cell.value).replace("MAAR1|", "MAAR2|").replace("M1|", "M2|")
            cell.value = text.replace("Judgement", "Verdict").replace("Evidence", "Seen").replace("Ref", "No.")
            cell.value = cell.value.replace("Question", "Asked").replace("Comment", "Why").replace("Event", "What")
    return hand


def test_a_workbook_of_another_format_is_named_with_its_format() -> None:
    back = reading(of_another_format())
    assert (back.ours, [sheet for sheet in back.sheets if sheet.filled]) == (False, [])
    problem = only(back, "FIL031")
    assert "(format 2); this version reads format 1" in problem.message
    assert {"FIL010", "FIL015", "ANS018", "ANS028"}.isdisjoint(one.code for one in all_of(back))


def test_another_audits_workbook_counts_nowhere_even_if_cases_and_agency_are_named_the_same() -> None:
    hand = Hand(issued(OTHER)).type("K1", "CHR-2", "Good").top("", "Your agency, typed by you", "CSC")
    hand.line("Chronology", 5, "K1", None, "Visit")
    back = reading(hand)
    assert (back.sheets, back.events, back.ours) == ((), (), False)
    assert "ZZZZZZZ2" in only(back, "FIL011").message


def test_a_sheet_of_another_audit_among_ours_is_named_and_not_read() -> None:
    hand = Hand()
    theirs = Hand(issued(OTHER)).type("K1", "CHR-2", "Good", "from the other audit")
    copied = hand.book.create_sheet("Case K1 (2)")
    for row in theirs.sheet().iter_rows():
        for cell in row:
            put(copied.cell(cell.row, cell.column), cell.value)
    back = reading(hand)
    assert not any(sheet.filled for sheet in back.sheets)
    assert only(back, "FIL011").facts == (("audit", "ZZZZZZZ2"),)


def test_rows_of_another_case_put_over_a_sheet_are_told() -> None:
    hand = Hand().type("K2", "CHR-2", "Good")
    for row in hand.sheet("K2").iter_rows(min_row=11):
        for cell in row:
            put(hand.sheet("K1").cell(cell.row, cell.column), cell.value)
    problem = only(reading(hand), "FIL016")
    assert "issued for CSC, case K1" in problem.message
    assert "keys of CSC, case K2" in problem.message


def test_rows_of_another_audit_put_over_ours_are_told_and_not_read() -> None:
    hand, theirs = Hand(), Hand(issued(OTHER)).type("K1", "CHR-2", "Good", "from the other audit")
    row = theirs.cell("K1", "CHR-2").row
    for cell in theirs.sheet()[row]:
        put(hand.sheet().cell(row, cell.column), cell.value)
    back = reading(hand)
    assert not any(sheet.filled for sheet in back.sheets)
    assert [one.at.cell for one in found(back, "ANS013")] == [f"E{row}", f"G{row}"]
    assert only(back, "FIL011").severity == "error"
