"""The meeting's workbook: what stands on a case's sheet and on Start here, and who may still be told from whom."""

import csv
import re
from dataclasses import replace
from datetime import date

import pytest
from agreement_hand import AGENCIES, CASES, CODES, OVERALL
from hypothesis import given
from hypothesis import strategies as st
from tabletop_hand import Seen, came, changed, of_eight, packed, renamed

from maar.agreement import Agreed, Band
from maar.agreement.seen import seen
from maar.answers import AgreedJudgement, State
from maar.plan import Case, Plan
from maar.problems import Location, Problem
from maar.problems import returns as codes
from maar.questions import ALERT
from maar.returns import Alert, Settled, Status
from maar.sheets.keys import Key, Sentinel, row_key, sentinel
from maar.sheets.page import PAGE_WIDE, WIDTHS
from maar.tabletop import spec
from maar.tabletop.agenda import across, agenda
from maar.tabletop.blind import called, key, letters
from maar.tabletop.write import workbook

PLAN = of_eight()
CAME = came(PLAN)
K1 = "Case K1"


def with_names(plan: Plan = PLAN) -> Plan:
    """The same with names that people would write."""
    named = {"CSC": ("Children's social care", "Social care"), "POL": ("Eastmere Police", "Police")}
    agencies = [replace(one, name=named.get(one.code, (one.name, ""))[0], short=named.get(one.code, ("", one.short))[1])
                for one in plan.agencies]  # fmt: skip
    return replace(plan, agencies=tuple(agencies))


def alerted(handled: bool = False) -> Settled:
    at = Location("POL.xlsx", K1, "E14")
    return replace(CAME, alerts=(Alert("POL", "K1", at, Problem(codes.ALERT, at), "x", handled),))


# The sheets


def test_the_same_pack_gives_the_same_bytes_and_the_sheets_stand_in_order() -> None:
    book = Seen(packed(PLAN, CAME))
    assert workbook(packed(PLAN, CAME)) == book.data
    assert book.book.sheetnames == [
        "Start here", K1, "Across cases", "Chronology", "Meetings", "SMART plans", "What was said",
        "Strengths", "Learning", "Recommendations", "In the room",
    ]  # fmt: skip


def test_every_sheet_says_whose_it_is_and_nothing_of_that_shows() -> None:
    book = Seen(packed(PLAN, CAME))
    for sheet in book.book:
        case = "K1" if sheet.title == K1 else ""
        assert sentinel(str(sheet["A1"].value)) == Sentinel("tabletop", PLAN.id, "", case, 1, 1)
        assert sheet.column_dimensions["A"].hidden
        assert sheet.protection.sheet
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "8"
        header = sheet.oddHeader
        assert header is not None
        assert str(header.right.text).endswith("Example · meeting of 11 June 2026")
        assert sheet.HeaderFooter.scaleWithDoc is False  # as large on A4


# A case's sheet


def test_a_case_says_who_answered_and_what_they_think_of_it_overall() -> None:
    assert Seen(packed(PLAN, CAME)).lines(K1)[2:4] == [
        "Returns: 6 of 8. Missing: short GP. Nil: short HOU. Alert question left empty: short CSC, short POL, "
        "short 0-19, short EDU, short EH and short ACU.",
        "Overall as returned (OVR-1): 1 Outstanding, 4 Good, 1 Requires improvement.",
    ]


def test_every_overall_judgement_is_told_by_its_ref_on_a_line_of_its_own() -> None:
    second = replace(OVERALL, ref="OVR-2", text="How well together?", short="Together")
    third = replace(second, ref="OVR-3")  # which nobody judged
    of = replace(PLAN, questions=replace(PLAN.questions, overall=(*PLAN.questions.overall, second, third)))
    extras = {**CAME.returns[1].extras, "OVR-2": replace(CAME.returns[1].extras["OVR-1"], question="OVR-2")}
    assert Seen(packed(of, changed(CAME, "POL", extras=extras))).lines(K1)[3:6] == [
        "Overall as returned (OVR-1): 1 Outstanding, 4 Good, 1 Requires improvement.",
        "Overall as returned (OVR-2): 1 Requires improvement.",
        "Ref | Question | CSC | POL | 0-19 | GP | EDU | EH | ACU | HOU | Why it is here | What was said | "
        "Agreed judgement | Reason | Dissent",
    ]


def test_what_the_plan_says_of_the_child_stands_above_its_questions() -> None:
    child = replace(CASES[0], age_band="5 to 9", status="child protection plan")
    of = replace(PLAN, cases=(child,))
    assert "Child: 5 to 9, child protection plan." in " ".join(Seen(packed(of, came(of))).lines(K1))


def test_bands_come_differences_first_each_with_its_count() -> None:
    bands = [line for line in Seen(packed(PLAN, CAME)).lines(K1) if re.search(r": \d+ questions?$", line)]
    assert bands == [
        "Split view: 1 question", "One agency stands alone: 1 question", "All agree: 1 question",
        "Dates, numbers and words: 1 question", "Overall: 1 question",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "letters", "fill"),
    [
        ("CSC", "O", "E6EFF5"),
        ("POL", "RI", "4B6E96"),
        ("0-19", "I", "2E1A3F"),
        ("GP", "□", "EEF2F5"),
        ("EDU", "G", "B1CBDD"),
        ("EH", "NK", "EEF2F5"),
        ("ACU", "NA", "EEF2F5"),
    ],
)
def test_every_agency_has_a_mark_with_its_own_fill(code: str, letters: str, fill: str) -> None:
    cell = Seen(packed(PLAN, CAME)).cell(K1, "EXA-1", code)
    assert (cell.value, cell.fill.start_color.rgb[-6:]) == (letters, fill)
    assert cell.protection.locked
    white = letters in ("RI", "I")
    assert cell.font.color.rgb[-6:] == ("FFFFFF" if white else cell.font.color.rgb[-6:])


def test_a_missing_return_a_nil_return_and_words_are_told_apart_from_not_asked() -> None:
    book = Seen(packed(PLAN, CAME))
    marks = [book.cell(K1, "EXA-1", code).value for code in ("GP", "HOU")]
    assert marks == ["□", "nil"]
    assert [book.cell(K1, "EXA-4", code).value for code in ("CSC", "POL")] == ["said", "·"]
    assert [book.cell(K1, "EXA-3", code).value for code in ("0-19", "EH", "ACU")] == ["UR", "BL", "·"]


def test_the_words_of_those_who_differ_come_first_and_lead_to_the_whole() -> None:
    evidence = "We saw him at school on every day of that week and he told us what he had for breakfast. " * 3
    found = came(PLAN, words=evidence.strip())
    book = Seen(packed(PLAN, found))
    told = str(book.cell(K1, "EXA-1", "What was said").value)
    assert re.fullmatch(r"(?:\S+: “We saw him at [^”]*…”\n?)+", told), told
    assert len(told) < 200
    link = book.cell(K1, "EXA-1", "Ref").hyperlink.location
    row = int(link.rpartition("!B")[2])
    whole = book["What was said"]
    assert (whole.cell(row, 2).value, whole.cell(row, 4).value) == ("EXA-1", f"Outstanding\n{evidence.strip()}")


def test_only_white_boxes_take_writing_and_choices_are_the_levels() -> None:
    book = Seen(packed(PLAN, CAME))
    for heading in ("Agreed judgement", "Reason", "Dissent"):
        assert not book.cell(K1, "EXA-1", heading).protection.locked
    assert book.cell(K1, "EXA-4", "Agreed judgement").protection.locked  # nothing to agree on words
    assert not book.cell(K1, "EXA-4", "Reason").protection.locked
    offered = {one.formula1: str(one.sqref) for one in book[K1].data_validations.dataValidation}
    grades = '"Outstanding,Good,Requires improvement,Inadequate,Not known,Not applicable"'
    assert book.cell(K1, "EXA-1", "Agreed judgement").coordinate in offered[grades].split()
    assert book.cell(K1, "EXA-4", "Agreed judgement").coordinate not in " ".join(offered.values()).split()


def test_a_row_carries_its_key_twice_and_what_lay_on_the_table() -> None:
    book = Seen(packed(PLAN, CAME))
    inner = book.cell(K1, "EXA-1", "k")
    left = str(book[K1].cell(inner.row, 1).value)
    assert row_key(inner.value) == row_key(left) == Key(PLAN.id, "", "K1", "EXA-1", 3)
    assert not inner.protection.locked
    marks = [seen(PLAN, one.answers["EXA-1"]) for one in CAME.returned]
    lay = book.cell(K1, "EXA-1", "seen")
    assert lay.value == " ".join(marks)
    for one in (inner, lay):
        assert book[K1].column_dimensions[one.column_letter].hidden


def test_headings_stay_in_sight_right_of_the_question_and_on_every_page() -> None:
    book = Seen(packed(PLAN, CAME))
    row, columns = book.heading(K1, "Ref")
    assert [*columns] == ["key", "Ref", "Question", *CODES, "Why it is here", "What was said", "Agreed judgement", "k",
                          "Reason", "Dissent", "seen"]  # fmt: skip
    assert book[K1].freeze_panes == f"D{row + 1}"
    assert book[K1].print_title_rows == f"${row}:${row}"
    assert book[K1].sheet_view.zoomScale == 90


@pytest.mark.parametrize("long", ["Children-s-Services1", "WWWWWWWWWWWWWWWWWWWW", "POLICE"])
def test_a_code_too_long_for_its_column_is_turned_and_not_cut(long: str) -> None:
    of = replace(PLAN, agencies=(replace(AGENCIES[0], code=long), *AGENCIES[1:]))
    first, *others = CAME.returns
    book = Seen(packed(of, replace(CAME, returns=(renamed(first, of.agencies[0]), *others))))
    row, columns = book.heading(K1, "Ref")
    cell = book[K1].cell(row, columns[long])
    assert cell.alignment.textRotation == 90
    points = sum(WIDTHS[letter] for letter in long) / 1000 * 11 * 1.07
    assert (book[K1].row_dimensions[row].height or 0) >= points
    assert Seen(packed(PLAN, CAME))[K1].cell(row, 4).alignment.textRotation in (0, None)


@pytest.mark.parametrize("agencies", [1, 3, 8, 12])
def test_a_case_prints_at_eight_points_on_a4_and_uses_the_paper(agencies: int) -> None:
    many = tuple(replace(AGENCIES[0], code=f"A{number}") for number in range(agencies))
    of = replace(PLAN, agencies=many)
    returns = tuple(renamed(CAME.returns[0], one) for one in many)
    sheet = Seen(packed(of, replace(CAME, returns=returns)))[K1]
    wide = sum(one.width for one in sheet.column_dimensions.values() if not one.hidden) * 5.25
    assert 11 * PAGE_WIDE / wide >= 7.95
    assert wide > 1000


def test_a_case_on_which_nobody_has_returned_yet_has_a_sheet_too() -> None:
    of = replace(PLAN, cases=CASES[:2])
    book = Seen(packed(of, came(of)))
    assert book.lines("Case K2")[2].startswith("Returns: 0 of 8. Missing: short CSC, ")
    assert "No return on this case has come back." in book.lines("What was said")


# Start here


def test_the_agenda_adds_up_and_leads_to_every_case() -> None:
    of = replace(PLAN, cases=CASES[:2])
    book = Seen(packed(of, came(of)))
    told = book.lines("Start here")
    at = next(place for place, line in enumerate(told) if line.startswith("Agenda"))
    assert [line.split(" | ")[2:] for line in told[at + 1 : at + 5]] == [
        ["125", "0 to 125"], ["10", "125 to 135"], ["45", "135 to 180"], ["180", "0 to 180"]
    ]  # fmt: skip
    links = [one.hyperlink.location for row in book["Start here"].iter_rows() for one in row if one.hyperlink]
    assert links == ["'Case K1'!B1", "'Case K2'!B1", "'Across cases'!B1", "'What was said'!B1", "'Chronology'!B1"]


def test_a_case_with_an_open_alert_stands_first_on_the_agenda_and_says_so() -> None:
    of = replace(PLAN, cases=CASES[:2])
    at = Location("POL.xlsx", "Case K2", "E14")
    raised = replace(came(of), alerts=(Alert("POL", "K2", at, Problem(codes.ALERT, at), "x", False),))
    told = Seen(packed(of, raised)).lines("Start here")
    at_row = next(place for place, line in enumerate(told) if line.startswith("Agenda"))
    assert [line.split(" | ")[:2] for line in told[at_row + 1 : at_row + 3]] == [
        ["Case K2", "1 alert, no return"],
        ["Case K1", "1 split view, 1 lone outlier"],
    ]


@pytest.mark.parametrize(("minutes", "said"), [(180, False), (90, True), (0, False)])
def test_an_agenda_that_does_not_fit_into_the_meeting_says_so_on_the_first_page(minutes: int, said: bool) -> None:
    told = Seen(replace(packed(PLAN, CAME), minutes=minutes)).lines("Start here")
    assert (f"The agenda takes 180 minutes; the meeting has {minutes}." in told) is said


def test_start_here_says_what_agencies_are_called_and_whose_returns_have_not_come() -> None:
    of = replace(PLAN, cases=CASES[:2])
    found = changed(came(of), "EDU", status=Status.OUTSTANDING, held=True, answers={})
    told = Seen(packed(of, found)).lines("Start here")
    codes_and_names = "; ".join(f"{one.code} {one.name}" for one in of.agencies)
    at = told.index(f"Agencies | {codes_and_names}")
    assert told[at + 1 : at + 3] == [
        "Missing | case K1: GP; case K2: CSC, POL, 0-19, GP, EDU, EH, ACU, HOU",
        "Held | case K1: EDU",
    ]
    by = letters(of)
    blind = Seen(packed(of, found, blind=True)).lines("Start here")
    assert "Agencies | A; B; C; D; E; F; G; H" in blind
    assert f"Held | case K1: {by['EDU']}" in blind


def test_the_first_page_says_what_puts_a_question_into_each_band_and_what_colours_mean() -> None:
    told = Seen(packed(PLAN, CAME)).lines("Start here")
    assert {line.split(" | ")[0] for line in told} >= {str(band) for band in Band}
    idle = next(line for line in told if line.startswith("Low grade, no action listed | "))
    assert "SMART plan sheet and recommendation box are empty" in idle
    assert "Marks | What they mean. Of judgements, dark letters are positive and white letters are not." in told
    states = next(line for line in told if line.startswith("No judgement | NK Not known"))
    assert states.endswith("These are no judgement, whatever their colour.")


def test_many_cases_take_several_pages_and_each_repeats_the_heading_of_the_agenda() -> None:
    cases = tuple(Case(f"K{number}") for number in range(1, 61))
    sheet = Seen(packed(replace(PLAN, cases=cases), came(PLAN)))["Start here"]
    row = next(row[1].row for row in sheet.iter_rows() if row[1].value == "Agenda")
    assert sheet.print_title_rows == f"${row}:${row}"
    assert len(sheet.row_breaks.brk) > 1
    assert sheet.freeze_panes is None


def test_what_there_is_to_look_up_begins_a_page_under_no_heading_of_the_agenda() -> None:
    sheet = Seen(packed(PLAN, CAME))["Start here"]
    marks = next(row[1].row for row in sheet.iter_rows() if row[1].value == "Marks")
    assert [one.id for one in sheet.row_breaks.brk] == [marks - 1]
    assert sheet.print_title_rows is None


@given(st.integers(0, 600), st.integers(0, 12))
def test_the_minutes_are_shared_out_in_steps_and_never_less_than_ten(minutes: int, cases: int) -> None:
    table = packed(PLAN, CAME).tables[0]
    items = agenda([table] * cases, minutes)
    shared, last = [one.minutes for one in items], across(minutes)
    assert all(one >= 10 and one % 5 == 0 for one in shared)
    assert 0 <= last <= 49
    if 10 * cases <= minutes - last and cases:
        assert sum(shared) + last == minutes
    else:
        assert shared == [10] * cases


def test_a_case_with_more_to_discuss_gets_more_time() -> None:
    quiet = packed(PLAN, changed(CAME, "CSC", answers={})).tables[0]
    busy = packed(PLAN, CAME).tables[0]
    first, second = agenda([busy, replace(quiet, rows=())], 120)
    assert first.minutes > second.minutes
    assert "split view" in first.why


def test_an_alert_not_handled_stands_first_and_says_nothing_of_the_child() -> None:
    book = Seen(packed(PLAN, alerted()))
    assert book.lines("Start here")[2] == (
        "1 alert: a child may be at risk now | short POL, case K1.\nNo detail about the child is given here."
    )
    edge = next(row[1] for row in book["Start here"].iter_rows() if str(row[1].value).startswith("1 alert"))
    assert edge.border.left.color.rgb[-6:] == "9B1C31"
    assert "Alert: 1, see Start here." in book.lines(K1)[2]


def test_an_alert_that_was_handled_is_told_in_a_plain_line() -> None:
    told = "\n".join(Seen(packed(PLAN, alerted(handled=True))).lines("Start here"))
    assert "1 alert was raised and is recorded by the lead as handled." in told
    assert "at risk now" not in told


def test_whoever_left_the_alert_question_empty_is_to_be_rung_and_else_all_answered_no() -> None:
    assert "Ring short CSC about case K1." in Seen(packed(PLAN, CAME)).lines("Start here")
    said = replace(CAME.returns[0].answers["EXA-2"], question=ALERT, judgement="No")
    of = replace(CAME, returns=tuple(replace(one, extras={**one.extras, ALERT: said}) for one in CAME.returns))
    assert "All 6 returns answered No to the alert question." in Seen(packed(PLAN, of)).lines("Start here")


def test_what_was_agreed_before_and_how_cases_were_chosen_are_told() -> None:
    agreed = Agreed((AgreedJudgement("K1", "EXA-1", State.ANSWERED, "Good"),))
    chosen = "1 of 9 cases, drawn at random with the seed 7."
    told = Seen(packed(PLAN, CAME, agreed=agreed, chosen=chosen)).lines("Start here")
    assert chosen in told
    assert any(line.startswith("Agreed already: 1 judgement on 1 case.") for line in told)


# Blind


def test_blind_no_sheet_names_an_agency_but_the_one_that_says_who_was_there() -> None:
    of = with_names()
    words = "Rang children’s  social care, then POL. The police said CSC knew. Policewoman."
    found = replace(CAME, returns=tuple(replace(one, agency=of.agency(one.agency.code)) for one in CAME.returns))
    answers = {ref: replace(one, evidence=words) for ref, one in CAME.returns[0].answers.items()}
    book = Seen(packed(of, changed(found, "CSC", answers=answers), blind=True))
    by = letters(of)
    csc, pol = f"Agency {by['CSC']}", f"Agency {by['POL']}"
    assert f"Rang {csc}, then {pol}. The {pol} said {csc} knew. Policewoman." in "\n".join(book.texts).split("\n")
    names = [name for one in of.agencies for name in (one.name, one.short, one.code)]
    found_in = [text for text in book.texts for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    assert found_in == []
    assert ".xlsx" not in " ".join(book.texts)
    _, columns = book.heading(K1, "Ref")
    assert [*columns][3:11] == list("ABCDEFGH")


def test_a_letter_says_nothing_of_the_order_and_stays_the_same() -> None:
    assert letters(PLAN) == letters(replace(PLAN, agencies=PLAN.agencies[::-1]))
    assert sorted(letters(PLAN).values()) == list("ABCDEFGH")
    assert [*letters(PLAN)] != [one.code for one in PLAN.agencies]


def test_the_key_says_who_is_who_and_runs_nothing_when_it_is_opened() -> None:
    of = replace(PLAN, agencies=(replace(AGENCIES[0], name='=1+1, "x"'), *AGENCIES[1:]))
    rows = [*csv.DictReader(key(of).splitlines())]
    assert {row["code"]: row["letter"] for row in rows} == letters(of)
    assert next(row["name"] for row in rows if row["code"] == "CSC") == '\'=1+1, "x"'


def test_a_name_that_two_are_called_by_is_an_agency_and_a_short_code_is_no_word() -> None:
    two = (replace(AGENCIES[0], code="IT", short="School"), replace(AGENCIES[1], short="School"))
    names = called(replace(PLAN, agencies=two), blind=True)
    by = letters(replace(PLAN, agencies=two))
    assert names.text("It was the school. IT knew.") == f"It was the an agency. Agency {by['IT']} knew."
    assert names.brief("IT Yes; 4 No") == f"{by['IT']} Yes; 4 No"


@pytest.mark.parametrize("text", ["POL_back.xlsx", "see_pol", "POL-2", "(Pol)"])
def test_blind_an_underscore_or_hyphen_beside_a_code_hides_it_no_less(text: str) -> None:
    assert "POL" not in called(PLAN, blind=True).text(text).upper()


def test_blind_a_name_with_letters_that_are_alike_in_another_case_is_an_agency() -> None:
    of = replace(PLAN, agencies=(replace(AGENCIES[0], name="Eastmere Police"), *AGENCIES[1:]))
    assert called(of, blind=True).text("Told by Eastmere Polıce.") == "Told by an agency."


def test_many_agencies_have_letters_too() -> None:
    many = tuple(replace(AGENCIES[0], code=f"A{number}") for number in range(30))
    assert [*letters(replace(PLAN, agencies=many)).values()][24:29] == ["Y", "Z", "AA", "AB", "AC"]


def test_the_format_names_each_column_once() -> None:
    headings = [column.heading for column in spec.CASE_COLUMNS]
    assert len({*headings}) == len(headings)
    assert date(2026, 6, 11) == PLAN.tabletop
