"""Several files for one return, in the order of time: box by box, and then as if they had been one workbook."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kinds import kinds_book, kinds_plan
from test_grids import MEETINGS, VISITS, Grids, hand
from test_grids import PLAN as GRIDS
from workbooks import SMALL, Hand, found, issued, of, only, put, reading, register

from maar.answers import Answer, State
from maar.checks import run
from maar.plan import Plan
from maar.returns import Settled, settle
from maar.workbook.write import write

KINDS = kinds_plan()
MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 9)


def in_time(*hands: Hand, plan: Plan = KINDS) -> Settled:
    """What these files come to, each saved a day after the one before."""
    days = [datetime(2026, 5, day) for day in range(1, len(hands) + 1)]
    files = [replace(reading(one, plan, f"{day.day}.xlsx"), modified=day) for one, day in zip(hands, days, strict=True)]
    return settle(plan, register(plan), files, {})


def form(**typed: object) -> Hand:
    """The form of social care on K1; FAC_3__first_action_on stands for the row FAC-3.first_action_on."""
    one = Hand(kinds_book())
    for name, value in typed.items():
        one.type("K1", name.replace("__", ".").replace("_", "-", 1), value)
    return one


def values(answer: Answer) -> dict[str, object]:
    return {value.part: value.value for value in answer.values}


def told(settled: Settled, ref: str) -> list[tuple[str, str]]:
    codes = ("ANS032", "ANS041", "ANS047")
    return sorted((one.code, one.question) for one in settled.problems if one.code in codes and ref in one.question)


def test_a_part_that_only_the_earlier_file_gives_counts_whatever_the_rest_of_that_file_says() -> None:
    early = form(FAC_3__first_concern_on=MARCH, FAC_3__first_action_on="in spring")
    result = in_time(early, form(FAC_3__first_action_on=APRIL))
    answer = of(result).answers["FAC-3"]
    assert (answer.state, values(answer)) == (
        State.ANSWERED,
        {"first_concern_on": MARCH, "first_action_on": APRIL},
    )
    assert told(result, "FAC-3") == [("ANS041", "FAC-3.first_action_on"), ("ANS047", "FAC-3.first_concern_on")]


def test_a_part_that_cannot_be_read_stays_unreadable_under_a_blank() -> None:
    result = in_time(form(FAC_1__lead_from="zzz?"), form(FAC_1__lead_agency="CSC"))
    answer = of(result).answers["FAC-1"]
    assert (answer.state, values(answer)) == (State.UNREADABLE, {"lead_agency": "CSC"})


def test_not_known_in_the_earlier_file_answers_it_all_and_what_came_later_is_told_as_left_out() -> None:
    result = in_time(form(FAC_3__first_concern_on="Not known"), form(FAC_3__first_action_on=APRIL))
    answer = of(result).answers["FAC-3"]
    assert (answer.state, answer.values) == (State.NOT_KNOWN, ())
    assert told(result, "FAC-3") == [("ANS032", "FAC-3.first_action_on"), ("ANS047", "FAC-3.first_concern_on")]
    assert "('9 April 2026'). It was left out." in only(result, "ANS032").message


def test_not_known_in_the_later_file_leaves_out_what_the_earlier_one_gave_and_nothing_says_that_it_counts() -> None:
    result = in_time(
        form(FAC_3__first_action_on=APRIL, YPN_1="Yes"), form(FAC_3__first_concern_on="Not known", TEN_1="3")
    )
    assert of(result).answers["FAC-3"].state is State.NOT_KNOWN
    assert told(result, "FAC-3") == [("ANS032", "FAC-3.first_action_on")]


def test_the_explanation_of_an_overall_judgement_stays_where_the_later_file_only_judges() -> None:
    early = form().type("K1", "OVR-1", "2", "Visits were kept.")
    result = in_time(early, form().type("K1", "OVR-1", "Not known"))
    one = of(result).extras["OVR-1"]
    assert values(one) == {"judgement": "Not known", "evidence": "Visits were kept."}


BOXES: Mapping[str, tuple[object, ...]] = {
    "FAC-3.first_concern_on": (MARCH, APRIL),
    "FAC-3.first_action_on": (MARCH, APRIL),
    "FAC-1.lead_agency": ("CSC", "Nobody"),
    "FAC-1.in_plan": ("Yes", "No"),
    "GRD-1": ("None recorded",),
    "GRD-1.interval_weeks": (2, 6),
    "DAY-1": (MARCH, APRIL),
    "YPN-1": ("Yes", "No"),
}
TYPED = st.fixed_dictionaries(
    {}, optional={row: st.sampled_from((*fine, "zzz?", "Not known")) for row, fine in BOXES.items()}
)


@settings(max_examples=15, deadline=None)
@given(st.lists(TYPED, min_size=2, max_size=3))
def test_files_in_time_come_to_what_one_workbook_with_the_last_of_each_box_comes_to(
    files: list[dict[str, Any]],
) -> None:
    merged: dict[str, object] = {}
    for typed in files:
        merged |= typed

    def filled(typed: Mapping[str, object]) -> Hand:
        one = form()
        for row, value in typed.items():
            one.type("K1", row, value)
        return one

    def said(result: Settled) -> dict[str, tuple[object, ...]]:
        answers = of(result).answers.items()
        return {ref: (one.state, one.judgement, one.typed, values(one)) for ref, one in answers}

    assert said(in_time(*map(filled, files))) == said(in_time(filled(merged)))


# Rows


def test_of_two_versions_of_a_row_of_a_grid_no_blank_replaces_anything() -> None:
    words = " ".join(f"word{number}" for number in range(80))
    early = hand().fill(MEETINGS, 1, invited="Yes", who_came=words)
    late = hand().fill(MEETINGS, 1, invited="No", minutes_on=APRIL).type("K1", "MTG-9", None, "More.")
    result = in_time(early, late, plan=GRIDS)
    answer = of(result).answers["MTG-1"]
    assert {name: value for name, value in values(answer).items() if not name.startswith("meeting")} == {
        "invited": "No",
        "minutes_on": APRIL,
        "who_came": words,
    }
    assert {(value.part, value.at.file) for value in answer.values if value.part in ("invited", "who_came")} == {
        ("invited", "2.xlsx"),
        ("who_came", "1.xlsx"),
    }
    assert [value.row for value in answer.values] == [1] * 5
    assert "Cell by cell the later one counts" in only(result, "ANS046").message
    problems = run(GRIDS, result, date(2026, 6, 1)).problems
    assert [one.message for one in problems if one.question.startswith("MTG-1.")] == []


def test_an_event_that_was_dated_anew_keeps_what_it_meant_for_the_child() -> None:
    early = Hand(issued()).line("Chronology", 5, "K1", date(2025, 6, 1), "Missed visit", "File", None, "Not seen.")
    late = Hand(issued()).line("Chronology", 5, "K1", date(2025, 6, 2), "Missed visit", "Log")
    event = of(in_time(early, late.type("K1", "CHR-2", "Good"), plan=SMALL)).events[0]
    assert (event.date, event.source, event.impact) == (date(2025, 6, 2), "Log", "Not seen.")


def test_another_event_of_the_day_takes_nothing_over() -> None:
    early = Hand(issued()).line("Chronology", 5, "K1", MARCH, "Missed visit", "File", None, "Not seen.")
    late = Hand(issued()).line("Chronology", 5, "K1", MARCH, "Rang the school", "File")
    event = of(in_time(early, late.type("K1", "CHR-2", "Good"), plan=SMALL)).events[0]
    assert (event.event, event.impact) == ("Rang the school", "")


# Issues


@cache
def sent(number: int) -> bytes:
    return write(GRIDS, GRIDS.agency("CSC"), None, lambda ref: number, number)


def issue(number: int) -> Grids:
    return Grids(sent(number))


def after(first: Hand, second: Hand) -> Settled:
    files = [reading(first, GRIDS, "a.xlsx"), reading(second, GRIDS, "b.xlsx")]
    return settle(GRIDS, register(GRIDS), files, {})


def test_rows_that_a_later_issue_leaves_blank_count_beside_it() -> None:
    first = issue(1).type("K1", "MTG-9", None, "hello").fill(VISITS, 1, case="K1", visited_on=MARCH, children=2)
    result = after(first, issue(2).type("K1", "MTG-9", None, "hello there"))
    assert values(of(result).answers["MTG-2"]) == {"visited_on": MARCH, "children": 2}
    assert of(result).answers["MTG-9"].evidence == "hello there"
    assert found(result, "ANS042") == []


def test_a_part_that_a_later_issue_leaves_blank_counts_beside_it() -> None:
    first = issue(1).type("K1", "MTG-2.interval", 3).fill(VISITS, 1, case="K1", visited_on=MARCH)
    result = after(first, issue(2).fill(VISITS, 1, case="K1", visited_on=MARCH, children=1))
    assert values(of(result).answers["MTG-2"]) == {"interval": 3, "visited_on": MARCH, "children": 1}


@pytest.mark.parametrize("title", ["Chronology", "SMART plan"])
def test_a_list_that_a_later_issue_leaves_blank_counts_beside_it(title: str) -> None:
    first = issue(1).type("K1", "MTG-9", None, "hello")
    sheet = first[title]
    top = next(row[0].row or 0 for row in sheet.iter_rows() if any(cell.value == "Case" for cell in row))
    put(sheet.cell(top + 1, 2), "K1")
    put(sheet.cell(top + 1, 4 if title == "Chronology" else 3), "Rang the school")
    one = of(after(first, issue(2).type("K1", "MTG-9", None, "hello there")))
    assert len(one.events) + len(one.actions) == 1


def rows_of_visits(one: Grids) -> Hand:
    return one.fill(VISITS, 1, case="K1", visited_on=MARCH)


def said(row: str, value: object) -> Callable[[Grids], Hand]:
    return lambda one: one.type("K1", row, value)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (rows_of_visits, said("MTG-2", "Not known")),
        (said("MTG-2", "None recorded"), rows_of_visits),
        (said("MTG-2.interval", 3), said("MTG-2", "Not applicable")),
    ],
    ids=["rows, then a label", "a label, then rows", "a part, then a label"],
)
def test_a_later_issue_that_answers_otherwise_counts_alone(
    first: Callable[[Grids], Hand], second: Callable[[Grids], Hand]
) -> None:
    assert after(first(issue(1)), second(issue(2))).files["a.xlsx"] == "superseded"
