"""Every type of question, as a person fills it: what is read, what is said, and what is sent back."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from client_walk.office import Office
from kinds import LONG, kinds_book, kinds_plan
from openpyxl import load_workbook
from test_mark import checked, fixes, marked
from workbooks import Hand, all_of, found, loud, only, reading, register, saved, settled

from maar.answers import Answer, Reading, State
from maar.returns import Return, settle
from maar.sheets.cells import choice
from maar.workbook.wording import said
from maar.workbook.write import write

PLAN = kinds_plan()
TEN = tuple(str(ten) for ten in range(11))
SHARES = tuple(f"{share}%" for share in range(0, 101, 5))


@pytest.fixture
def hand() -> Hand:
    return Hand(kinds_book())


def read(hand: Hand | bytes) -> Reading:
    return reading(hand, PLAN)


def answer(hand: Hand | Reading, ref: str) -> Answer:
    one = hand if isinstance(hand, Reading) else read(hand)
    return one.sheets[0].answers[ref]


def values(one: Answer) -> dict[str, tuple[str, object]]:
    return {value.part: (value.type, value.value) for value in one.values}


def told(one: Reading | Hand) -> list[str]:
    return [problem.code for problem in all_of(one if isinstance(one, Reading) else read(one))]


def returned(*files: Hand) -> Return:
    return settled(*files, plan=PLAN).of("CSC", "K1")


# One value


def test_a_date_a_number_and_a_choice_stand_under_judgement_as_values(hand: Hand) -> None:
    hand.type("K1", "DAY-1", date(2026, 3, 2), "Visit notes").type("K1", "NUM-1", 6).type("K1", "CHO-1", "No")
    one = read(hand)
    assert values(answer(one, "DAY-1")) == {"": ("date", date(2026, 3, 2))}
    assert values(answer(one, "NUM-1")) == {"": ("number", 6)}
    assert values(answer(one, "CHO-1")) == {"": ("choice", "No")}
    for ref in ("DAY-1", "NUM-1", "CHO-1"):
        assert (answer(one, ref).state, answer(one, ref).judgement) == (State.ANSWERED, "")
        assert answer(one, ref).at.cell == answer(one, ref).values[0].at.cell == hand.cell("K1", ref).coordinate
    assert answer(one, "DAY-1").evidence == "Visit notes"
    assert told(one) == []


@pytest.mark.parametrize("ref", ["DAY-1", "NUM-1", "CHO-1", "CHO-2"])
@pytest.mark.parametrize(
    ("label", "state", "code"),
    [
        ("Not known", State.NOT_KNOWN, []),
        ("Not applicable", State.NOT_APPLICABLE, []),
        ("not known.", State.NOT_KNOWN, ["ANS002"]),
        ("n/a", State.NOT_APPLICABLE, ["ANS039"]),
    ],
)
def test_not_known_and_not_applicable_are_said_of_one_value_too(
    hand: Hand, ref: str, label: str, state: State, code: list[str]
) -> None:
    one = read(hand.type("K1", ref, label))
    assert (answer(one, ref).state, answer(one, ref).values, told(one)) == (state, (), code)


@pytest.mark.parametrize(
    ("words", "state", "code"),
    [
        ("Not applicable", State.NOT_APPLICABLE, []),
        ("n/a", State.NOT_APPLICABLE, ["ANS039"]),
        ("not known", State.NOT_KNOWN, ["ANS002"]),
        ("Not applicable to babies.", State.ANSWERED, []),
    ],
)
def test_a_question_in_words_takes_them_where_the_words_go(
    hand: Hand, words: str, state: State, code: list[str]
) -> None:
    one = read(hand.type("K1", "TXT-1", "", words, "Not asked: it was not safe to."))
    assert (answer(one, "TXT-1").state, answer(one, "TXT-1").evidence, told(one)) == (state, words, code)


@pytest.mark.parametrize(
    ("ref", "typed", "code"),
    [
        ("DAY-1", "soon", "ANS007"),
        ("DAY-1", "03/13/2026", "ANS007"),
        ("DAY-1", "March 2026", "ANS007"),
        ("DAY-1", 3, "ANS007"),
        ("NUM-1", "about 5", "ANS006"),
        ("NUM-1", 3.5, "ANS006"),
        ("NUM-1", datetime(2026, 2, 1), "ANS006"),
        ("CHO-1", "Yes", "ANS001"),
        ("CHO-1", "by telephone", "ANS001"),
    ],
)
def test_what_is_not_understood_is_unreadable_with_its_cell(hand: Hand, ref: str, typed: object, code: str) -> None:
    one = read(hand.type("K1", ref, typed))
    problem = only(one, code)
    assert (answer(one, ref).state, answer(one, ref).values) == (State.UNREADABLE, ())
    assert answer(one, ref).typed
    assert (problem.at.cell, problem.question) == (hand.cell("K1", ref).coordinate, ref)


@pytest.mark.parametrize("typed", ["2 March 2026", "02/03/2026", "2026-03-02", datetime(2026, 3, 2, 14, 30)])
def test_a_date_typed_as_text_is_a_date(hand: Hand, typed: object) -> None:
    one = read(hand.type("K1", "DAY-1", typed))
    assert (values(answer(one, "DAY-1")), told(one)) == ({"": ("date", date(2026, 3, 2))}, [])


def test_a_date_kept_as_a_number_is_noted(hand: Hand) -> None:
    hand.cell("K1", "DAY-1").number_format = "General"
    one = read(hand.type("K1", "DAY-1", 46083))
    assert values(answer(one, "DAY-1")) == {"": ("date", date(2026, 3, 2))}
    assert "'46083' was read as 2 March 2026" in only(one, "ANS023").message


def test_a_date_from_american_settings_is_told(hand: Hand) -> None:
    hand.book.properties.language = "en-US"
    assert "F" not in only(read(hand.type("K1", "DAY-1", date(2026, 3, 2))), "ANS045").at.cell


@pytest.mark.parametrize("ref", ["DAY-1", "NUM-1", "CHO-1", "FAC-1.lead_agency", "FAC-1.lead_from", "GRD-1"])
def test_an_error_in_a_box_is_no_blank(hand: Hand, ref: str) -> None:
    hand.cell("K1", ref).value = "#NAME?"
    one = read(hand)
    assert answer(one, ref.partition(".")[0]).state is State.UNREADABLE
    assert only(one, "ANS003").question == ref


def test_two_files_with_two_dates_are_two_answers(hand: Hand) -> None:
    first, second = Hand(kinds_book()), Hand(kinds_book())
    both = settled(
        first.type("K1", "DAY-1", date(2026, 3, 2), "Notes"), second.type("K1", "DAY-1", date(2026, 4, 9)), plan=PLAN
    )
    assert both.of("CSC", "K1").answers["DAY-1"].state is State.UNREADABLE
    words = found(both, "ANS010")[0].message
    assert "'2 March 2026 / Notes'" in words
    assert "'9 April 2026'" in words


def test_of_two_dates_saved_one_after_the_other_the_later_counts(hand: Hand) -> None:
    files = (
        hand.type("K1", "DAY-1", date(2026, 3, 2), "Notes"),
        Hand(kinds_book()).type("K1", "DAY-1", "9 April 2026"),
    )
    readings = [
        replace(reading(data, PLAN, f"{place}.xlsx"), modified=datetime(2026, 5, place + 1, tzinfo=UTC))
        for place, data in enumerate(files)
    ]
    one = settle(PLAN, register(PLAN), readings, {}).of("CSC", "K1").answers["DAY-1"]
    assert (one.state, values(one)) == (State.ANSWERED, {"": ("date", date(2026, 4, 9))})
    assert one.evidence == "Notes"


# Several values


def test_each_part_of_facts_stands_in_its_own_row(hand: Hand) -> None:
    hand.type("K1", "FAC-1.lead_agency", "POL", "Plan heading").type("K1", "FAC-1.lead_role", None, "Sergeant")
    hand.type("K1", "FAC-1.lead_from", "9 Apr 2026").type("K1", "FAC-1.in_plan", "not known", "", "Old plan")
    one = answer(hand, "FAC-1")
    assert one.state is State.ANSWERED
    assert values(one) == {
        "lead_agency": ("choice", "POL"),
        "lead_role": ("text", "Sergeant"),
        "lead_from": ("date", date(2026, 4, 9)),
        "in_plan": ("choice", "Not known"),
    }
    assert (one.evidence, one.comment) == ("Plan heading\nSergeant", "Old plan")
    assert [part.part for part in one.parts] == ["lead_agency", "lead_role", "lead_from", "in_plan"]
    assert one.at.cell == hand.cell("K1", "FAC-1.lead_agency").coordinate


def test_not_known_in_the_first_part_answers_it_all_also_where_it_is_a_choice_of_its_own(hand: Hand) -> None:
    hand.type("K1", "FAC-1.lead_agency", "Not known").type("K1", "FAC-1.lead_from", date(2026, 4, 9))
    one = read(hand)
    assert (answer(one, "FAC-1").state, answer(one, "FAC-1").values) == (State.NOT_KNOWN, ())
    problem = only(one, "ANS032")
    assert (problem.question, problem.at.cell) == (
        "FAC-1.lead_from",
        hand.cell("K1", "FAC-1.lead_from").coordinate,
    )
    assert "9 April 2026" in problem.message


def test_not_known_beside_a_first_part_in_words(hand: Hand) -> None:
    one = answer(hand.type("K1", "FAC-2.called_at", "Not known"), "FAC-2")
    assert (one.state, one.values) == (State.NOT_KNOWN, ())


@pytest.mark.parametrize(("first", "state"), [("Not applicable", State.NOT_APPLICABLE), ("", State.UNREADABLE)])
def test_a_part_that_is_not_understood_spoils_the_question_unless_the_first_answers_it(
    hand: Hand, first: str, state: State
) -> None:
    hand.type("K1", "FAC-3.first_concern_on", first).type("K1", "FAC-3.first_action_on", "in the spring")
    one = read(hand)
    assert answer(one, "FAC-3").state is state
    assert only(one, "ANS007").question == "FAC-3.first_action_on"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("09:30", "09:30"), ("9.30", "09:30"), (time(9, 30), "09:30"), ("Not recorded", "Not recorded"), ("9ish", "9ish")],
)
def test_a_time_is_read_however_it_was_typed(hand: Hand, typed: object, value: str) -> None:
    hand.cell("K1", "FAC-2.called_at", "Evidence").value = typed
    assert values(answer(hand, "FAC-2")) == {"called_at": ("text", value)}


# Grids, on the case sheet


def test_the_first_row_of_a_grid_takes_what_answers_all_of_it(hand: Hand) -> None:
    hand.type("K1", "GRD-1", "none recorded").type("K1", "GRD-1.interval_weeks", 6)
    hand.type("K1", "GRD-2", "Not known")
    one = read(hand)
    assert answer(one, "GRD-1").state is State.ANSWERED
    assert values(answer(one, "GRD-1")) == {"": ("choice", "None recorded"), "interval_weeks": ("number", 6)}
    assert answer(one, "GRD-2").state is State.NOT_KNOWN
    assert told(one) == ["ANS002"]


def test_none_recorded_is_no_answer_where_the_plan_lists_the_rows(hand: Hand) -> None:
    one = read(hand.type("K1", "GRD-2", "None recorded"))
    assert answer(one, "GRD-2").state is State.UNREADABLE
    assert "(Not known, Not applicable)" in only(one, "ANS001").message


def test_not_applicable_in_a_grid_leaves_out_the_parts_that_stand_once(hand: Hand) -> None:
    one = read(hand.type("K1", "GRD-1", "Not applicable").type("K1", "GRD-1.on_record", "All"))
    assert (answer(one, "GRD-1").state, answer(one, "GRD-1").values) == (State.NOT_APPLICABLE, ())
    assert only(one, "ANS032").question == "GRD-1.on_record"


def test_a_grid_says_on_the_case_sheet_where_it_is_filled_in(hand: Hand) -> None:
    asked = hand.cell("K1", "GRD-1", "Question").value
    assert asked.endswith(
        "Fill in the sheet Supervision, a row for each. If there was none, choose None recorded here. "
        "Judgement here is only for that, Not known or Not applicable."
    )
    assert hand.cell("K1", "GRD-2", "Question").value.endswith(
        "Fill in the sheet Meetings, a row for each meeting. Judgement here is only for Not known or Not applicable."
    )


# Scales of any kind


@pytest.mark.parametrize(
    ("ref", "typed", "label"),
    [
        ("FOU-1", 1, "1"),
        ("FOU-1", 4.0, "4"),
        ("FOU-1", " 2.", "2"),
        ("FOU-1", "03", "3"),
        ("TEN-1", 0, "0"),
        ("TEN-1", 10, "10"),
        ("TEN-1", "7", "7"),
        ("SHA-1", 0.05, "5%"),
        ("SHA-1", 1, "100%"),
        ("SHA-1", 0, "0%"),
        ("SHA-1", "5 %", "5%"),
        ("SHA-1", "35%", "35%"),
        ("SHA-1", 0.35, "35%"),
    ],
)
def test_a_level_that_is_a_number_however_it_came_back(hand: Hand, ref: str, typed: object, label: str) -> None:
    one = read(hand.type("K1", ref, typed))
    assert (answer(one, ref).state, answer(one, ref).judgement) == (State.ANSWERED, label)
    assert loud(one) == []


@pytest.mark.parametrize(
    ("ref", "typed", "code"),
    [
        ("FOU-1", "1 - best", "ANS001"),
        ("FOU-1", "1 - not known", "ANS001"),
        ("FOU-1", -1, "ANS001"),
        ("FOU-1", "(1)", "ANS001"),
        ("FOU-1", 1.5, "ANS001"),
        ("FOU-1", "5%", "ANS001"),
        ("FOU-1", "2/3", "ANS011"),
        ("FOU-1", datetime(2026, 2, 1), "ANS001"),
        ("TEN-1", 0.05, "ANS001"),
        ("TEN-1", 11, "ANS001"),
        ("SHA-1", 0.07, "ANS001"),
        ("SHA-1", "0.05", "ANS001"),
    ],
)
def test_a_level_that_is_a_number_is_not_guessed(hand: Hand, ref: str, typed: object, code: str) -> None:
    one = read(hand.type("K1", ref, typed))
    assert answer(one, ref).state is State.UNREADABLE
    assert only(one, code).question == ref


def test_a_number_that_could_be_two_shares_is_neither() -> None:
    assert choice(1, ("1%", "100%")).value is None
    assert choice(1, SHARES).value == "100%"
    assert [choice(ten, TEN).value for ten in (0.05, 5, "5%")] == [None, "5", None]
    assert choice("3 - Good", ("Good", "Poor")).value == "Good"


def test_every_scale_in_use_is_explained_level_by_level(hand: Hand) -> None:
    shown = [row[2].value for row in hand["Grades explained"].iter_rows()]
    assert [label for label in shown if label and label.endswith("%")] == [*reversed(SHARES)]
    assert [label for label in shown if label in TEN] == ["1", "2", "3", "4", *reversed(TEN)]
    assert len(hand["Grades explained"].row_breaks.brk) == 3


# Choices that do not fit into a cell


def test_choices_with_commas_and_long_ones_stand_on_a_hidden_sheet(hand: Hand) -> None:
    lists = hand["Lists"]
    assert (lists.sheet_state, lists.protection.sheet, hand.book.sheetnames[-1]) == ("hidden", True, "Lists")
    for ref, labels in (("CHO-1", ("Yes, in writing", "Yes, by telephone", "No")), ("CHO-2", LONG)):
        cell = hand.cell("K1", ref)
        rules = [rule for rule in hand.sheet().data_validations.dataValidation if cell.coordinate in rule.sqref]
        assert len(rules) == 1
        place = rules[0].formula1.removeprefix("Lists!").replace("$", "")
        assert tuple(row[0].value for row in lists[place]) == (*labels, "Not known", "Not applicable")


def test_a_workbook_without_such_choices_has_no_such_sheet() -> None:
    assert "Lists" not in Hand().book.sheetnames


def test_the_sheet_of_lists_is_read_in_silence_and_writing_on_it_is_told(hand: Hand) -> None:
    hand["Lists"].sheet_state = "visible"
    hand["Lists"].title = "Sheet9"
    assert told(hand) == []
    hand["Sheet9"]["C30"] = "See the letter"
    problem = only(read(hand), "ANS018")
    assert (problem.at.sheet, problem.at.cell) == ("Sheet9", "C30")
    assert "See the letter" in problem.message


@pytest.mark.client
def test_libreoffice_offers_and_keeps_such_choices(hand: Hand, tmp_path: Path) -> None:
    start, back = tmp_path / "kinds.xlsx", tmp_path / "back.xlsx"
    start.write_bytes(kinds_book())
    typed = {
        "CHO-1": "Yes, by telephone", "CHO-2": LONG[7], "DAY-1": "2 March 2026", "NUM-1": "Not known",
        "FAC-1.lead_agency": "POL", "FAC-1.lead_from": "9/4/2026", "FOU-1": "2", "TEN-1": "10", "SHA-1": "35%",
        "FAC-3.first_concern_on": "Not applicable", "GRD-1": "None recorded",
    }  # fmt: skip
    boxes = {ref: hand.cell("K1", ref).coordinate for ref in typed}
    job = {
        "open": str(start),
        "save": str(back),
        "lists": [("Case K1", boxes["CHO-1"]), ("Case K1", boxes["FAC-1.lead_agency"])],
        "locked": [("Lists", "B4")],
        "boxes": [("Case K1", cell) for cell in boxes.values()],
        "entries": [("Case K1", boxes[ref], text) for ref, text in typed.items()],
    }
    with Office(tmp_path) as office:
        (done,) = office.run("type_into.py", [job])
    assert done == {
        "lists": [["$Lists.$B$4:$B$8"], ["CSC", "POL", "Nobody", "Not known", "Not applicable"]],
        "locked_but_taken": [],
        "boxes_but_locked": [],
    }
    one = read(back.read_bytes())
    assert loud(one) == []
    assert values(answer(one, "CHO-1")) == {"": ("choice", "Yes, by telephone")}
    assert values(answer(one, "CHO-2")) == {"": ("choice", LONG[7])}
    assert values(answer(one, "DAY-1")) == {"": ("date", date(2026, 3, 2))}
    assert values(answer(one, "FAC-1"))["lead_from"] == ("date", date(2026, 4, 9))
    assert [answer(one, ref).judgement for ref in ("FOU-1", "TEN-1", "SHA-1")] == ["2", "10", "35%"]
    assert answer(one, "NUM-1").state is State.NOT_KNOWN
    kept = load_workbook(io.BytesIO(back.read_bytes()))
    assert kept["Lists"].sheet_state == "hidden"
    rules = [rule.formula1 for rule in kept["Case K1"].data_validations.dataValidation if boxes["CHO-2"] in rule.sqref]
    assert rules and all("Lists" in rule for rule in rules)
    assert len(kept["Case K1"].conditional_formatting) > 0


# Questions that are asked under a condition


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("THR-3 = No | Partly", "THR-3 is No or Partly"),
        ("THR-3 = No & CHR-1 != Yes | No", "THR-3 is No and CHR-1 is answered with anything but Yes or No"),
        ("CHO-1 = Yes, in writing | No", "CHO-1 is 'Yes, in writing' or No"),
        ("late", "late is more than 0"),
        ("held_on is blank", "held_on is left blank"),
        ("held_on is given", "held_on is answered"),
        ("a..b > 45 working days", "a to b is more than 45 working days"),
        ("a..b > 1 day", "a to b is more than 1 day"),
    ],
)
def test_a_condition_in_words(condition: str, words: str) -> None:
    assert said(condition) == words


def test_a_condition_takes_the_names_that_people_know() -> None:
    assert said("held_on is blank", {"held_on": "the date of the meeting"}) == "the date of the meeting is left blank"


def test_a_question_under_a_condition_says_so_and_turns_grey(hand: Hand) -> None:
    guide = hand.cell("K1", "CON-1", "What good looks like").value
    assert guide == "Answer only if YPN-1 is Partly or No.\nThe reason is on the record."
    row, asked = hand.cell("K1", "CON-1").row, hand.cell("K1", "YPN-1").row
    rules = {str(area.sqref): rules for area, rules in hand.sheet().conditional_formatting._cf_rules.items()}
    (rule,) = rules[f"B{row}:H{row}"]
    filled = f"$E${asked}"
    assert rule.formula == [f'OR(AND({filled}<>"",NOT(OR({filled}&""="Partly",{filled}&""="No"))))']
    assert {f"B{hand.cell('K1', f'FAC-1.{part}').row}" for part in ("lead_agency", "in_plan")} <= {
        area.partition(":")[0] for area in rules
    }


def test_a_condition_on_a_question_that_an_agency_is_not_asked_is_none_to_it() -> None:
    others = (replace(one, agencies=("POL",)) if one.ref == "YPN-1" else one for one in PLAN.questions.questions)
    plan = replace(PLAN, questions=replace(PLAN.questions, questions=tuple(others)))
    hand = Hand(write(plan, plan.agency("CSC"), plan.case("K1"), lambda ref: 1, 1))
    assert hand.cell("K1", "CON-1", "What good looks like").value == "The reason is on the record."
    one = reading(hand.type("K1", "CON-1", "No"), plan)
    assert (answer(one, "CON-1").judgement, loud(one)) == ("No", [])


def test_an_answer_to_a_question_that_is_not_asked_is_read_like_any_other(hand: Hand) -> None:
    hand.type("K1", "YPN-1", "Yes").type("K1", "CON-1", "No")
    assert (answer(hand, "CON-1").judgement, told(hand)) == ("No", [])


# Sent back


def test_a_workbook_in_which_all_is_typed_well_is_read_without_a_word(hand: Hand) -> None:
    hand.type("K1", "ALERT", "No").type("K1", "FAC-1.lead_agency", "Nobody").type("K1", "TXT-1", None, "She likes it.")
    assert told(hand) == []
    assert told(Hand(saved(hand.book))) == []
    assert returned(hand).answers["TXT-1"].evidence == "She likes it."


def test_what_is_sent_back_keeps_dates_as_dates_numbers_as_numbers_and_what_was_read(hand: Hand) -> None:
    hand.type("K1", "DAY-1", "2 March 2026").type("K1", "NUM-1", "6").type("K1", "CHO-1", "yes, in writing")
    hand.type("K1", "FAC-1.lead_agency", "pol").type("K1", "FAC-1.lead_from", "soon")
    hand.type("K1", "FAC-3.first_concern_on", 46083).type("K1", "FAC-2.called_at", None, "9:30")
    hand.type("K1", "FAC-2.visits", 3.0).type("K1", "GRD-1", "None recorded").type("K1", "GRD-1.on_record", "all")
    hand.type("K1", "SHA-1", 0.05).type("K1", "FOU-1", 2.0).type("K1", "YPN-1", "YES").type("K1", "CON-1", "n/k")
    before = checked(hand, plan=PLAN)
    sent = Hand(marked(before, PLAN))
    shown = {
        "DAY-1": datetime(2026, 3, 2), "NUM-1": 6, "CHO-1": "yes, in writing", "FAC-1.lead_agency": "pol",
        "FAC-1.lead_from": "soon", "FAC-3.first_concern_on": datetime(2026, 3, 2), "FAC-2.visits": 3,
        "GRD-1": "None recorded", "GRD-1.on_record": "all", "SHA-1": "5%", "FOU-1": "2", "YPN-1": "YES", "CON-1": "n/k",
    }  # fmt: skip
    assert {ref: sent.cell("K1", ref).value for ref in shown} == shown
    assert sent.cell("K1", "FAC-2.called_at", "Evidence").value == "9:30"
    assert sent.cell("K1", "DAY-1").number_format == "dd mmm yyyy"
    heavy = [cell.coordinate for title, cell in fixes(sent.bytes()) if title == "Case K1"]
    assert sent.cell("K1", "FAC-1.lead_from").coordinate in heavy
    assert sent.cell("K1", "DAY-1").coordinate not in heavy
    again = checked(sent, plan=PLAN)[0].of("CSC", "K1").answers
    for ref, one in before[0].of("CSC", "K1").answers.items():
        assert again[ref].content == one.content, ref
