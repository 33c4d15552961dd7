"""The other sheets of the meeting's workbook: what was said, chronology, meetings, plans, lists; and how they print."""

from dataclasses import replace
from datetime import date

import pytest
from agreement_hand import AGENCIES, CASES
from tabletop_hand import Seen, came, changed, event, of_eight, packed, renamed

from maar.answers import SMART, GridRow, Value
from maar.chronology import CaseChronology, Cluster, FirstAction, Gap, Repeat
from maar.figures import Share
from maar.findings import Finding, FindingKind
from maar.plan import Meeting
from maar.problems import Location
from maar.questions import Part, Question
from maar.questions.model import Box
from maar.sheets.form import new_form
from maar.sheets.page import Look, high_enough
from maar.tabletop import spec
from maar.tabletop.looks import SAID
from maar.tabletop.table import begin

PLAN = of_eight()
CAME = came(PLAN)
HERE = Location("CSC.xlsx", "Case K1", "E9")


# What was said


def test_every_answer_stands_in_full_side_by_side_with_the_others() -> None:
    told = Seen(packed(PLAN, CAME)).lines("What was said")
    assert told[2] == "Ref | Question | CSC | POL | 0-19 | GP | EDU | EH | ACU | HOU"
    words = "seen in the record twice"
    labels = ("Outstanding", "Requires improvement", "Inadequate", "", "Good", "Not known", "Not applicable", "")
    cells = [f"{label}\n{words}" if label else "" for label in labels]
    cells[3], cells[7] = "□", "nil"
    assert " | ".join(("EXA-1", "Short EXA-1", *cells)) in told
    assert f"EXA-4 | Short EXA-4 | Yes\n{words} | · | · | □ | · | · | · | nil" in told


def test_a_comment_stands_below_the_evidence_and_boxes_follow_the_questions() -> None:
    answers = {ref: replace(one, comment="Too late.") for ref, one in CAME.returns[0].answers.items()}
    box = replace(CAME.returns[0].answers["EXA-4"], question="worked", judgement="", evidence="Her teacher.")
    of = replace(PLAN, questions=replace(PLAN.questions, boxes=(Box("worked", "What worked well", "", ""),)))
    found = changed(CAME, "CSC", answers=answers, extras={**CAME.returns[0].extras, "worked": box})
    book = Seen(packed(of, found))
    assert book.cell("What was said", "EXA-1", "CSC").value == (
        "Outstanding\nseen in the record twice\nComment: Too late."
    )
    assert book.lines("What was said")[-1] == "worked | What worked well | Her teacher."


def test_numbers_and_what_could_not_be_read_are_told_as_they_stand() -> None:
    counted = replace(
        CAME.returns[0].answers["EXA-4"],
        values=(Value("actions", "number", 7, HERE), Value("with_owner", "number", 5, HERE)), evidence="", judgement="",
    )  # fmt: skip
    odd = replace(CAME.returns[2].answers["EXA-3"], typed="RI/Good", evidence="")
    found = changed(CAME, "CSC", answers={**CAME.returns[0].answers, "EXA-4": counted})
    found = changed(found, "0-19", answers={**CAME.returns[2].answers, "EXA-3": odd})
    book = Seen(packed(PLAN, found))
    assert book.cell("What was said", "EXA-4", "CSC").value == "actions: 7\nwith owner: 5"
    assert book.cell("What was said", "EXA-3", "0-19").value == "Unreadable: “RI/Good”"
    assert book.cell("Case K1", "EXA-4", "What was said").value == "CSC: actions: 7; with owner: 5."
    assert "0-19: cell reads “RI/Good”." in book.cell("Case K1", "EXA-3", "What was said").value


@pytest.mark.parametrize(("agencies", "pages"), [(1, 1), (9, 1), (10, 2), (30, 4)])
def test_more_agencies_than_a_page_holds_go_on_beside_it_with_the_question_repeated(agencies: int, pages: int) -> None:
    many = tuple(replace(AGENCIES[0], code=f"A{number}") for number in range(agencies))
    found = replace(CAME, returns=tuple(renamed(CAME.returns[0], one) for one in many))
    sheet = Seen(packed(replace(PLAN, agencies=many), found))["What was said"]
    assert sheet.page_setup.fitToWidth == pages
    assert sheet.print_title_cols == "$A:$C"
    assert str(sheet.freeze_panes)[0] == "D"


@pytest.mark.parametrize("text", ["a long story about one morning in May " * 400, "word\n" * 2000, "x" * 20_000])
def test_a_text_that_no_row_can_hold_goes_on_below_and_nothing_is_lost(text: str) -> None:
    long = {ref: replace(one, evidence=text) for ref, one in CAME.returns[0].answers.items()}
    sheet = Seen(packed(PLAN, changed(CAME, "CSC", answers=long)))["What was said"]
    told = [str(sheet.cell(row, 4).value or "") for row in range(5, sheet.max_row + 1)]
    assert text in "".join(told)
    assert max(one.height or 0 for one in sheet.row_dimensions.values()) <= 409


@pytest.mark.parametrize("text", ["=1+1", "#REF!", "+44", "_x000D_", "\x02", "@SUM(A1)"])
def test_what_people_wrote_is_text_whatever_it_begins_with(text: str) -> None:
    answers = {ref: replace(one, evidence=text, judgement="") for ref, one in CAME.returns[0].answers.items()}
    sheet = Seen(packed(PLAN, changed(CAME, "CSC", answers=answers)))["What was said"]
    cell = next(row[3] for row in sheet.iter_rows() if row[1].value == "EXA-4")
    assert cell.data_type == "s"
    assert str(cell.value).replace("_x005F_", "_") == text.replace("\x02", "\ufffd")


# Chronology


def chronology(**more: object) -> CaseChronology:
    events = (
        event("CSC", date(2026, 1, 5), "Referral about cold rooms", "Visit", "Yes"),
        event("POL", date(2026, 3, 9), "Strategy meeting", "Plan made"),
        event("EDU", date(2026, 3, 9), "Strategy meeting at the school"),
        event("CSC", date(2026, 3, 20), "Letter from a neighbour"),
        event("EH", None, "Family seen at home"),
    )
    return replace(CaseChronology(CASES[0], events), **more)  # type: ignore[arg-type]


def test_entries_stand_in_order_with_gaps_between_and_shared_ones_together() -> None:
    one = chronology(gaps=(Gap(date(2026, 1, 5), date(2026, 3, 9)),), together=((1, 2),))
    told = Seen(packed(PLAN, CAME, chronologies=(one,))).lines("Chronology")
    band = told.index("Case K1: 5 entries from 4 agencies")
    rows = [line.split(" | ") for line in told if line.split(" | ")[0] in ("1", "2", "3", "a") or "nothing" in line]
    assert [(row[0], *row[2:4]) for row in rows] == [
        ("1", "CSC", "Referral about cold rooms"),
        ("63 days nothing recorded, 5 January 2026 to 9 March 2026",),
        ("a", "POL", "Strategy meeting"),
        ("a", "EDU", "Strategy meeting at the school"),
        ("2", "CSC", "Letter from a neighbour"),
        ("3", "EH", "Family seen at home"),
    ]
    assert told[band + 1 : band + 3] == [
        "No action recorded, or recorded that none was taken: 3 of 5 entries.",
        "No impact on the child written: 5 of 5 entries."
    ]  # fmt: skip
    assert told[-1].split(" | ")[1] == "no date"


def test_what_stands_out_is_said_above_the_entries_by_their_numbers() -> None:
    one = chronology(
        together=((1, 2),),
        unseen=(Gap(date(2026, 1, 5), date(2026, 3, 20)),),
        clusters=(
            Cluster(date(2026, 3, 9), date(2026, 3, 20), 5, 12),
            Cluster(date(2026, 4, 1), date(2026, 4, 1), 6, 0),
        ),
        repeats=(Repeat("Home conditions", (0, 3, 4)),),
        first_action=FirstAction(0, 1, 63),
    )
    told = Seen(packed(PLAN, CAME, chronologies=(one,))).lines("Chronology")
    assert told[5:10] == [
        "From the first concern or significant entry to the first action: 1, 5 January 2026, to a: 63 days.",
        "Repeated: Home conditions, in 1, 2 and 3; no strategy meeting recorded between.",
        "Close together: 5 events in 11 days, 9 March 2026 to 20 March 2026, 12 days before the key decision.",
        "Close together: 6 events on one day, 1 April 2026, up to the day of the key decision.",
        "No entry says that the child was seen: 74 days, 5 January 2026 to 20 March 2026.",
    ]
    never = chronology(first_action=FirstAction(0, None, None))
    assert any(": no action recorded from then on." in line
               for line in Seen(packed(PLAN, CAME, chronologies=(never,))).lines("Chronology"))  # fmt: skip


def test_cases_come_in_the_order_of_the_agenda_on_every_sheet() -> None:
    of = replace(PLAN, cases=CASES[:2])
    made = packed(of, CAME)
    tables = tuple(sorted(made.tables, key=lambda one: one.case.ref, reverse=True))
    found = tuple(replace(chronology(), case=case) for case in of.cases)
    plans = tuple(replace(made.smart[0], case=case.ref) for case in of.cases)
    book = Seen(replace(made, tables=tables, chronologies=found, smart=plans))
    for title in ("Chronology", "SMART plans"):
        bands = [line[:7] for line in book.lines(title) if line.startswith("Case K")]
        assert bands == ["Case K2", "Case K1"], title


# Meetings


def attendance() -> Question:
    parts = (
        Part("meeting", "text", "Meeting", each=True, ours=True),
        Part("meeting_on", "date", "Date", each=True, ours=True),
        Part("attended", "choice", "Did you attend?", choices=("Attended", "Apologies"), each=True),
        Part("agencies_attended", "text", "Who attended?", shape="agencies", each=True),
    )
    words = ("COR-1", "EXA", "grid", "Who was there?", "Meetings", "", "", ("ALL",))
    return Question(*words, parts=parts, sheet="Meetings", rows_from="meetings")


def row(agency: str, name: str, **said: str) -> GridRow:
    told: dict[str, str | date] = {"meeting": name, "meeting_on": date(2026, 3, 9), **said}
    values = tuple(Value(part, "text", value, HERE, 1) for part, value in told.items())
    return GridRow(agency, "K1", "COR-1", values, HERE)


def test_each_agency_says_of_itself_whether_it_was_there() -> None:
    asked = attendance()
    of = replace(
        PLAN, questions=replace(PLAN.questions, questions=(*PLAN.questions.questions, asked)),
        meetings=(Meeting("K1", "Core group 1", date(2026, 3, 9)), Meeting("K1", "Core group 2", date(2026, 4, 6))),
    )  # fmt: skip
    found = replace(CAME, returns=tuple(replace(one, put=(*one.put, asked)) for one in CAME.returns))
    lists = row("CSC", "Core group 1", attended="Attended", agencies_attended="CSC, EDU")
    found = changed(found, "CSC", grid_rows=(lists,))
    found = changed(found, "EDU", grid_rows=(row("EDU", "core group 1", attended="Apologies"),))
    found = changed(found, "EH", put=())
    told = Seen(packed(of, found, chronologies=())).lines("Meetings")
    nobody = "no row | no row | no row | □ | no row | · | no row | nil"
    at = told.index("COR-1: Meetings")
    assert told[at - 1] == "Case | Date | Meeting | What it says | CSC | POL | 0-19 | GP | EDU | EH | ACU | HOU"
    assert told[at + 1 : at + 4] == [
        "K1 | 2026-03-09 00:00:00 | Core group 1 | attended | "
        "Attended | no row | no row | □ | Apologies | · | no row | nil",
        "K1 | agencies attended | CSC, EDU | no row | no row | □ | empty | · | no row | nil",
        f"K1 | 2026-04-06 00:00:00 | Core group 2 | {nobody}",
    ]


def test_meetings_that_entries_tell_of_say_who_recorded_each() -> None:
    one = chronology(together=((1, 2),))
    told = Seen(packed(PLAN, CAME, chronologies=(one,))).lines("Meetings")
    assert told[-1] == (
        "K1 | 2026-03-09 00:00:00 | Strategy meeting | no entry | recorded | no entry | □ | recorded | no entry | "
        "no entry | nil"
    )


def test_where_nobody_tells_of_a_meeting_a_sentence_says_so() -> None:
    told = Seen(packed(PLAN, CAME)).lines("Meetings")
    assert told[-1] == "No question asks about meetings, and no entry of a chronology tells of one."


def test_no_entry_is_not_told_as_not_there() -> None:
    told = Seen(packed(PLAN, CAME, chronologies=(chronology(),))).lines("Meetings")
    assert "no entry: its chronology does not tell of this meeting. It may have been there all the same." in told
    assert not any("What it says" in line for line in told)  # no question asks for it


# SMART plans, Across cases and the lists


def test_actions_show_the_tests_they_met_and_totals_add_them_up() -> None:
    action = CAME.returns[0].actions[0]
    whole = replace(action, tests=tuple("Yes" for _ in SMART), shared="Yes", due=date(2026, 5, 1))
    book = Seen(packed(PLAN, changed(CAME, "CSC", actions=(whole,))))
    told = book.lines("SMART plans")
    assert "Case K1: 1 of 6 (17%) met all five tests" in told
    assert told[5] == (
        "CSC | Call a meeting | team manager | 2026-05-01 00:00:00 | it was held | S | M | A | R | T | 5 of 5"
    )
    assert told[6] == "POL | Call a meeting | team manager | not set | it was held | S | R | T | 3 of 5"
    assert "All | 6 actions, counted as listed | 6 | 1 | 1 | 6 | 6 | 1 of 6 (17%)" in told
    assert "Recorded as shared with the family: 1 of 6 (17%). What two agencies list is counted twice." in told


def test_agreement_and_findings_stand_on_a_page_for_the_end_of_the_meeting() -> None:
    found = Finding(FindingKind.SPLIT, "EXA", "EXA-1", "K1", ("CSC",), Share(2, 4), "Two and two.", ())
    told = Seen(packed(PLAN, CAME, findings=(found,))).lines("Across cases")
    assert "All | 1 of 3 | 0 of 3 | 2 of 3" in told
    assert "short CSC | short POL | 2 of 3 | 0 of 3 | 1 of 3" in told
    assert told[-1] == "Split view | Two and two. | EXA-1 | K1 | 2 of 4"


@pytest.mark.parametrize("of", spec.LISTS, ids=lambda one: one.title)
def test_lists_are_white_boxes_with_days_as_days_on_one_page(of: spec.List) -> None:
    sheet = Seen(packed(PLAN, CAME))[of.title]
    headings = [cell.value for cell in sheet[4][1:]]
    assert headings == [column.heading for column in of.columns]
    for column in range(2, len(of.columns) + 2):
        for line in (5, of.ready + 4):
            cell = sheet.cell(line, column)
            assert not cell.protection.locked
            assert cell.number_format == ("dd mmm yyyy" if headings[column - 2] == "Due" else "@")
    assert sheet.row_breaks.brk == []
    offers = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    if of is spec.ROOM_LIST:
        assert offers["B5:B500"].formula1 == f'"{",".join(one.name for one in PLAN.agencies)}"'
        assert not offers["B5:B500"].showErrorMessage  # somebody else may be in the room


# Print


def test_no_text_is_cut_and_no_band_stands_last_on_a_page() -> None:
    of = replace(PLAN, cases=CASES)
    words = "He was seen at school and said what he had for breakfast, twice. "
    book = Seen(packed(of, came(of, words=words * 12), chronologies=(chronology(),)))
    for sheet in book.book:
        for line in sheet.iter_rows(min_col=2):
            texts = [
                (one.value, sheet.column_dimensions[one.column_letter].width, Look(one.font.sz, one.font.b))
                for one in line
                if isinstance(one.value, str) and one.alignment.wrap_text
            ]
            height = sheet.row_dimensions[line[0].row or 0].height
            assert high_enough(texts, 0) <= (height or 15), (sheet.title, line[0].row)
        for last in sheet.row_breaks.brk:
            assert sheet.cell(last.id, 2).fill.start_color.rgb[-6:] != "D9E2E9", sheet.title


@pytest.mark.parametrize("high", [41, 67, 90, 113, 160, 200])
def test_a_band_goes_with_the_row_below_it_however_high_rows_are(high: int) -> None:
    form = new_form("A form", "")
    sheet = begin(form, "A sheet", (100, 98))
    sheet.headings(("This", "That"), repeated=True)
    bands = set()
    for _ in range(40):
        bands.add(sheet.row)
        sheet.band("A band")
        sheet.put(("this", "that"), (SAID, SAID), high)
    sheet.finish(PLAN)
    last = {one.id for one in sheet.page.sheet.row_breaks.brk}
    assert last
    assert not last & bands
