"""Pairs of rows as real workbooks give them: planned rows that were changed, rows without a date, names of several."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from test_commands import ON_TIME, Run, issued, issued_once, run
from test_grids import CORE, MEETINGS, PLAN, VISITS, Grids, hand
from workbooks import settled

from maar.pairs import contradictions
from maar.plan import Agency, Plan
from maar.plan.read import plan as read_plan
from maar.plan.write import as_toml
from maar.questions import Pair
from maar.returns.said import agencies_in

__all__ = ["issued", "issued_once", "run"]
WHY = "They cannot both be true."
CAME = Pair("MTG-1", "lists", WHY, ("CSC",), part="who_came", own="invited", own_says=("Yes",))
MINUTES = Pair("MTG-1", "values", WHY, part="minutes_on")
TIMES = Pair("MTG-2", "rows", WHY, part="visited_on", within_days=1)
SEEN = Pair("MTG-2", "values", WHY, part="children")
CONFERENCE_ROW, CORE_ROW, ADDED = 1, 2, 5
Do = Callable[[Grids], object]


def told(plan: Plan, *hands: Grids, case: str = "K1") -> str:
    """What the one contradiction on a case says; empty without one."""
    back = settled(*hands, plan=plan)
    return "; ".join(one.sides for one in contradictions(plan, back) if one.case == case)


def paired(ref: str, *pairs: Pair) -> Plan:
    questions = tuple(replace(one, pairs=pairs) if one.ref == ref else one for one in PLAN.questions.questions)
    return replace(PLAN, questions=replace(PLAN.questions, questions=questions))


# Rows of the plan.


def care(who: str = "CSC, POL") -> Grids:
    return hand("CSC").fill(MEETINGS, CORE_ROW, invited="Yes", who_came=who)


def retyped(**values: object) -> Do:
    return lambda one: one.fill(MEETINGS, CORE_ROW, **values)


def added(**values: object) -> Do:
    """Our row stands untouched, and the meeting in a row of its own."""
    return lambda one: one.fill(MEETINGS, CORE_ROW, invited=None).fill(
        MEETINGS, ADDED, case="K1", invited="No", **{"meeting": "Core group 3", "meeting_on": CORE, **values}
    )


def copied(one: Grids) -> Grids:
    """Our row stands once more below, as it is."""
    start, _ = one.heads(MEETINGS)
    sheet = one[MEETINGS]
    for column in range(1, sheet.max_column + 1):
        sheet.cell(start + ADDED, column).value = sheet.cell(start + CORE_ROW, column).value
    return one


def only_in_the_copy(one: Grids) -> None:
    copied(one).fill(MEETINGS, CORE_ROW, invited=None, minutes_on=date(2026, 4, 1))


BECAME: dict[str, tuple[Do, bool]] = {
    "as it was sent": (retyped(), True),
    "its date put right by a day": (retyped(meeting_on=date(2026, 3, 13)), True),
    "words typed over its date": (retyped(meeting_on="12 or 13 March"), True),
    "its name said otherwise": (retyped(meeting="Third core group"), True),
    "its name and date cleared": (retyped(meeting="", meeting_on=""), True),
    "another meeting typed over it": (retyped(meeting="Strategy meeting", meeting_on=date(2025, 11, 3)), False),
    "typed again in a row of its own": (added(), True),
    "another day in a row of its own": (added(meeting_on=date(2026, 3, 19)), False),
    "no day in a row of its own": (added(meeting_on=None), False),
    "twice, and the second row alone denies it": (only_in_the_copy, True),
}


@pytest.mark.parametrize(("do", "meet"), BECAME.values(), ids=BECAME)
def test_rows_of_one_meeting_meet_whatever_became_of_our_words(do: Do, meet: bool) -> None:
    police = hand("POL").fill(MEETINGS, CORE_ROW, invited="No")
    do(police)
    said = told(paired("MTG-1", CAME), care(), police)
    assert ("Police answered No" in said, "Core group 3 (12 March 2026)" in said) == (meet, meet)


def test_a_row_that_stands_twice_and_says_both_is_on_no_side_and_is_told() -> None:
    police = copied(hand("POL").fill(MEETINGS, CORE_ROW, invited="No")).fill(MEETINGS, CORE_ROW, invited="Yes")
    plan = paired("MTG-1", CAME)
    assert told(plan, care(), police) == ""
    errors = [one.message for one in settled(care(), police, plan=plan).problems if one.severity == "error"]
    assert [one for one in errors if "'Yes'" in one and "'No'" in one] != []


def test_two_who_put_the_same_date_right_meet_and_so_do_their_values() -> None:
    moved, plan = date(2026, 3, 13), paired("MTG-1", MINUTES)
    hands = [
        hand(code).fill(MEETINGS, CORE_ROW, meeting_on=moved, minutes_on=date(2026, 4, day))
        for code, day in {"CSC": 1, "POL": 2}.items()
    ]
    assert told(plan, *hands) == (
        "under 'Minutes came on' for Core group 3 (13 March 2026) Social care answered 1 April 2026 and Police "
        "answered 2 April 2026"
    )


# Rows that show no date, or no case.


def visits(code: str, *days: object, **more: object) -> Grids:
    """A row for each day; a visit always says how many were seen."""
    one = hand(code)
    for row, day in enumerate(days, 1):
        one.fill(VISITS, row, case="K1", visited_on=day, children=1, **more)
    return one


@pytest.mark.parametrize(
    ("police", "left"),
    [
        ([date(2026, 3, 9)], "only Social care lists 3 March 2026 and 20 March 2026"),
        ([date(2026, 3, 9), "3rd of march", "?"], ""),
        ([date(2026, 3, 9), None, None], ""),
        ([date(2026, 3, 9), "=1/0", "=1/0"], ""),
        ([date(2026, 3, 9), "in spring"],
         "only Social care lists 3 March 2026 and 20 March 2026; Police has 1 row without a date that can be read"),
        (["in spring"], "only Social care lists 3 March 2026, 9 March 2026 and 20 March 2026; Police has 1 row without "
         "a date that can be read"),
    ],
)  # fmt: skip
def test_a_row_without_a_date_may_be_any_of_those_left_over(police: list[object], left: str) -> None:
    social = visits("CSC", *(date(2026, 3, day) for day in (3, 9, 20)))
    assert told(paired("MTG-2", TIMES), social, visits("POL", *police)) == left


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2026, 3, 4), ""),
        (None, ""),
        (date(2026, 3, 5), "only Social care lists 3 March 2026"),
    ],
)
def test_a_row_that_names_no_case_may_be_about_this_one(day: date | None, left: str) -> None:
    police = visits("POL", date(2026, 3, 9)).fill(VISITS, 4, visited_on=day, children=2)
    social = visits("CSC", date(2026, 3, 3), date(2026, 3, 9))
    assert told(paired("MTG-2", TIMES), social, police) == left


@pytest.mark.parametrize(
    ("social", "police", "said"),
    [
        ([(3, 1), (4, 2)], [(4, 2)], ""),  # the same day is meant, not the first that is near enough
        ([(3, 1), (4, 2)], [(4, 5)], "for 4 March 2026 Social care answered 2 and Police answered 5"),
        ([(3, 1)], [(4, 2)], "for 3 March 2026 Social care answered 1 and Police answered 2"),
        ([(3, 1), (3, 2)], [(3, 2), (3, 1)], ""),  # nobody can tell which is which
        ([(3, 1)], [(2, 5), (4, 1)], ""),
    ],
)
def test_values_are_compared_where_it_is_clear_which_rows_are_one(
    social: list[tuple[int, int]], police: list[tuple[int, int]], said: str
) -> None:
    hands = []
    for code, rows in {"CSC": social, "POL": police}.items():
        one = hand(code)
        for row, (day, children) in enumerate(rows, 1):
            one.fill(VISITS, row, case="K1", visited_on=date(2026, 3, day), children=children)
        hands.append(one)
    plan = paired("MTG-2", SEEN, TIMES)
    sides = told(plan, *hands)
    assert [one for one in sides.split("; ") if "Children seen" in one] == (
        [f"under 'Children seen' {said}"] if said else []
    )


def test_what_stands_once_in_a_grid_is_compared_too() -> None:
    plan = paired("MTG-2", Pair("MTG-2", "values", WHY, part="interval"))
    hands = [visits(code, CORE).type("K1", "MTG-2.interval", weeks) for code, weeks in {"CSC": 2, "POL": 4}.items()]
    assert told(plan, *hands) == "under 'Weeks between visits' Social care answered 2 and Police answered 4"


# Names.

ASH, BEECH = Agency("SCH-A", "EDU", "Ash School", "School"), Agency("SCH-B", "EDU", "Beech School", "School")
SURGERY = Agency("SURG", "GP", "Hill Surgery", "GP")


def with_agencies(*more: Agency) -> Plan:
    return replace(PLAN, agencies=(*PLAN.agencies[:2], *more))


@pytest.mark.parametrize(
    ("more", "typed", "codes", "unknown"),
    [
        ((ASH, BEECH), "School", (), ("School",)),
        ((ASH, BEECH), "Ash School, sch-b", ("SCH-A", "SCH-B"), ()),
        ((ASH, BEECH), "EDU", (), ("EDU",)),  # a role that two have
        ((ASH,), "EDU", ("SCH-A",), ()),
        ((ASH,), "Schools and colleges", ("SCH-A",), ()),
        ((SURGERY, PLAN.agencies[2]), "GP", ("GP",), ()),  # a code comes before a name, wherever it stands
        ((SURGERY, replace(SURGERY, code="SURG2")), "Hill Surgery and POL", ("POL",), ("Hill Surgery",)),
        ((replace(ASH, name="Police and Ash"), replace(BEECH, name="Police and Ash")), "Police and Ash", (),
         ("Police and Ash",)),  # the name of two is not taken apart
    ],
)  # fmt: skip
def test_a_name_of_several_agencies_names_nobody(
    more: tuple[Agency, ...], typed: str, codes: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    assert agencies_in(with_agencies(*more), typed) == (codes, unknown)


def test_on_its_own_form_an_agency_may_use_a_name_that_another_has_too() -> None:
    plan = with_agencies(ASH, BEECH, SURGERY, PLAN.agencies[2])
    assert [plan.agency_named(typed, own="SCH-B") for typed in ("School", "EDU", "Ash School")] == [
        "SCH-B", "SCH-B", "SCH-A",
    ]  # fmt: skip
    assert (plan.agency_named("GP", own="SURG"), plan.agency_named("GP", own="POL")) == ("SURG", "GP")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((ASH,), []),
        ((ASH, BEECH), ["audit.toml: 'School' may mean SCH-A and SCH-B."]),
        ((SURGERY, PLAN.agencies[2]), ["audit.toml: 'GP' may mean SURG and GP."]),
        ((ASH, replace(ASH, code="X")), [
            "audit.toml: 'Ash School' may mean SCH-A and X.", "audit.toml: 'School' may mean SCH-A and X.",
        ]),
    ],
)  # fmt: skip
def test_a_plan_in_which_two_have_one_name_is_a_plan_with_a_warning(
    tmp_path: Path, more: tuple[Agency, ...], said: list[str]
) -> None:
    file = tmp_path / "audit.toml"
    file.write_text(as_toml(with_agencies(*more)), "utf-8")
    made, problems = read_plan(file, PLAN.questions)
    assert made is not None
    assert [(one.code, one.severity.value, one.message) for one in problems] == [
        ("SET049", "warning", message) for message in said
    ]


def test_new_and_check_say_that_two_have_one_name(run: Run) -> None:
    named = ("--agency", "CSC", "--agency", "A:EDU=Ash", "--agency", "B:EDU=ash")
    given: tuple[Any, ...] = ("--template", "baseline", "--cases", "1", "--return-by", "2026-05-29", *named)
    code, said, _ = run("new", "spring", *given)
    assert (code, said.count("audit.toml: 'Ash' may mean A and B.")) == (0, 1)
    code, said, _ = run("check", "spring", *ON_TIME)
    assert (code, said.count("warning SET049"), said.count("'Ash' may mean A and B.")) == (0, 1, 1)


def test_of_two_agencies_with_one_short_name_the_code_is_told_too() -> None:
    more = with_agencies(replace(ASH, role="CSC", code="SOC", short="Social care"))
    plan = replace(more, questions=paired("MTG-1", CAME).questions)
    police = hand("POL").fill(MEETINGS, CORE_ROW, invited="No")
    assert told(plan, care(), police).startswith("Social care (CSC) lists Police")
