"""Paired questions: which answers of several agencies contradict one another, and how that is told."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from example import GRADES, YES_NO

from maar.answers import Answer, GridRow, State, Value
from maar.checks import run
from maar.chronology import chronologies
from maar.documents.findings import findings_document
from maar.documents.found import Found
from maar.documents.masking import masked
from maar.documents.model import FindingGroup, FindingLine
from maar.figures import Share
from maar.findings import Finding, FindingKind, find
from maar.pairs import Contradiction, contradictions
from maar.plan import Agency, Case, Plan
from maar.plan.read import plan as read_plan
from maar.plan.write import as_toml
from maar.problems import Location
from maar.problems.asks import is_asked
from maar.questions import ALERT, Alert, Pair, Part, Question, QuestionSet, Theme
from maar.returns import Return, Settled, Status
from maar.scores import add_up, smart
from maar.workbook.queries import book, queries

CSC = Agency("CSC", "CSC", "Children's social care", "Social care")
POL = Agency("POL", "POL", "Eastmere Police", "Police")
EDU = Agency("EDU", "EDU", "Schools and colleges", "School")
GP = Agency("GP", "GP", "Harbour Practice", "GP")
AGENCIES = (CSC, POL, EDU, GP)
CASES = (Case("K1"), Case("K2"))
STATES = {"Not known": State.NOT_KNOWN, "Not applicable": State.NOT_APPLICABLE, "": State.BLANK, "?": State.UNREADABLE}
WHY = "They cannot both be true."


def pair(kind: str = "answers", to: str = "PLN-4", **more: Any) -> Pair:
    return Pair(to, kind, WHY, **more)


def question(ref: str = "PLN-4", *pairs: Pair, **more: Any) -> Question:
    made = Question(ref, "EXA", "compliance", f"What of {ref}?", f"Short {ref}", "", "", ("ALL",), YES_NO, pairs=pairs)
    return replace(made, **more)


def graded(*pairs: Pair) -> Question:
    return question("PLN-4", *pairs, type="grade", scale=GRADES)


def in_parts(*parts: Part, pairs: tuple[Pair, ...], kind: str = "facts") -> Question:
    return question("PLN-4", *pairs, type=kind, scale=None, parts=parts)


def plan(*questions: Question) -> Plan:
    alert = Alert("May a child be at risk now?", "", "", ())
    theme = Theme("EXA", "An example", "Example", "")
    roles = {agency.code: agency.name for agency in AGENCIES}
    asked = QuestionSet("example", "1", "Example", "", (theme,), questions, (GRADES, YES_NO), alert, (), (), roles)
    words = ("EXAMPLE2", "example", "Example", "deep dive", "Restricted", "", "A partnership")
    period = (date(2025, 6, 1), date(2026, 5, 31))
    return Plan(*words, period, date(2026, 7, 1), None, CASES, AGENCIES, asked)


def at(agency: str, cell: str = "E10", sheet: str = "Case K1") -> Location:
    return Location(f"{agency}.xlsx", sheet, cell)


def answer(agency: str, given: object, ref: str = "PLN-4") -> Answer:
    """A label, or the values of an answer in parts."""
    if isinstance(given, str):
        state = STATES.get(given, State.ANSWERED)
        return Answer(agency, "K1", ref, state, given if state is State.ANSWERED else "", at=at(agency))
    values = given if isinstance(given, tuple) else ()
    return Answer(agency, "K1", ref, State.ANSWERED, at=at(agency), values=values)


def settled(of: Plan, *said: Mapping[str, object]) -> Settled:
    """Returns on K1: of each agency what it said to the questions in their order."""
    returns = []
    for agency in AGENCIES:
        answers = {
            one.ref: answer(agency.code, told[agency.code], one.ref)
            for one, told in zip(of.questions.questions, said, strict=True)
            if agency.code in told
        }
        put = tuple(one for one in of.questions.questions if one.ref in answers)
        alert = answer(agency.code, "No", ALERT)
        status = Status.RETURNED if answers else Status.OUTSTANDING
        rows = tuple(row for one in put if one.is_grid for row in rows_of(one, answers[one.ref]))
        mine = Return(agency, CASES[0], status, put, answers, {ALERT: alert}, at=at(agency.code), grid_rows=rows)
        returns.append(mine)
        returns.append(Return(agency, CASES[1], Status.OUTSTANDING, of.questions.questions))
    return Settled(tuple(returns), {}, (), (), {})


def rows_of(asked: Question, given: Answer) -> Iterator[GridRow]:
    """The rows of its grid, of none of which the plan knows."""
    columns = {part.name for part in asked.columns}
    values = [value for value in given.values if value.part in columns]
    for _, row in groupby(values, lambda value: value.at.cell[1:]):
        own = tuple(row)
        yield GridRow(given.agency, given.case, asked.ref, own, own[0].at)


def told(asked: Question, **said: object) -> str:
    """What is said of the one contradiction in what these agencies answered to one question; empty without one."""
    of = plan(asked)
    found = contradictions(of, settled(of, said))
    assert len(found) < 2
    return _told(found[0]) if found else ""


def _told(one: Contradiction) -> str:
    return f"{one.case} {one.share.n}/{one.share.d}: {one.sides}"


# Kind: answers.


@pytest.mark.parametrize(
    ("how", "said", "expected"),
    [
        (
            {},
            {"CSC": "Yes", "EDU": "No", "GP": "No", "POL": "Not known"},
            "K1 4/4: Social care answered Yes; Police answered Not known; School and GP answered No",
        ),
        ({}, {"CSC": "Yes", "EDU": "Partly", "GP": "No"}, "K1 2/3: Social care answered Yes; GP answered No"),
        ({}, {"CSC": "Yes", "EDU": "Yes"}, ""),
        ({}, {"CSC": "No", "EDU": "Not known"}, ""),
        ({}, {"CSC": "Yes", "EDU": "", "GP": "?", "POL": "Not applicable"}, ""),
        ({"denies": ("Not applicable",)}, {"CSC": "Yes", "POL": "Not applicable"}, "K1 2/2: Social care answered Yes; "
         "Police answered Not applicable"),
        # by whom
        ({"by": ("CSC",)}, {"CSC": "No", "EDU": "Yes"}, ""),
        ({"by": ("CSC",), "both_ways": True}, {"CSC": "No", "EDU": "Yes"}, "K1 2/2: School answered Yes; Social care "
         "answered No"),
        ({"by": ("CSC",), "beside": ("GP",)}, {"CSC": "Yes", "EDU": "No", "GP": "Yes"}, ""),
        ({"by": ("CSC",), "beside": ("GP",)}, {"CSC": "Yes", "EDU": "No", "GP": "No"}, "K1 2/2: Social care answered "
         "Yes; GP answered No"),
        ({"by": ("HOU",)}, {"CSC": "Yes", "EDU": "No"}, ""),
        # only where nobody does
        ({"unless_any": True, "by": ("CSC",)}, {"CSC": "Yes", "EDU": "No", "GP": "Yes"}, ""),
        ({"unless_any": True, "by": ("CSC",)}, {"CSC": "Yes", "EDU": "No", "GP": "Partly"}, "K1 2/3: Social care "
         "answered Yes; School answered No"),
        # of the two that say so one stands on the other side too
        ({"unless_any": True, "by": ("CSC", "POL"), "beside": ("EDU", "POL")},
         {"CSC": "Yes", "POL": "Yes", "EDU": "No"}, ""),
        ({"says": ("No",), "denies": ("Yes",)}, {"CSC": "No", "EDU": "Yes"}, "K1 2/2: Social care answered No; School "
         "answered Yes"),
    ],
)  # fmt: skip
def test_one_says_so_and_another_denies_it(how: dict[str, Any], said: dict[str, object], expected: str) -> None:
    assert told(question("PLN-4", pair(**how)), **said) == expected


def test_an_agency_never_contradicts_itself() -> None:
    of = plan(question("COR-3", pair(to="CHR-5")), question("CHR-5"))
    assert contradictions(of, settled(of, {"CSC": "Yes"}, {"CSC": "No"})) == ()
    found = contradictions(of, settled(of, {"CSC": "Yes"}, {"CSC": "No", "EDU": "No"}))
    assert [_told(one) for one in found] == [
        "K1 2/2: Social care answered Yes; School answered No to CHR-5 (Short CHR-5)"
    ]
    assert [one.agency for one in found[0].answers] == ["CSC", "EDU"]


def test_nobody_else_says_so_counts_the_agency_itself_where_it_is_asked_both() -> None:
    used = pair(to="CHR-5", by=("CSC",), unless_any=True)
    of = plan(question("COR-3", used), question("CHR-5"))
    assert contradictions(of, settled(of, {"CSC": "Yes"}, {"CSC": "Yes", "EDU": "No"})) == ()
    assert len(contradictions(of, settled(of, {"CSC": "Yes"}, {"CSC": "No", "EDU": "No"}))) == 1


def test_both_ways_the_other_direction_needs_one_only() -> None:
    used = pair(to="CHR-5", by=("CSC",), unless_any=True, both_ways=True)
    of = plan(question("COR-3", used), question("CHR-5"))
    (one,) = contradictions(of, settled(of, {"CSC": "No"}, {"EDU": "Yes", "GP": "No"}))
    assert _told(one) == "K1 2/3: School answered Yes to CHR-5 (Short CHR-5); Social care answered No"


def test_two_questions_that_each_declare_the_other_are_told_once_under_the_first() -> None:
    of = plan(question("COR-3", pair(to="CHR-5")), question("CHR-5", pair(to="COR-3", says=("No",), denies=("Yes",))))
    found = contradictions(of, settled(of, {"CSC": "Yes"}, {"EDU": "No"}))
    assert [one.question.ref for one in found] == ["COR-3"]


def test_several_pairs_of_one_question_fall_together() -> None:
    two = (pair(by=("CSC",), beside=("EDU",)), replace(pair(by=("CSC",), beside=("GP",)), why="A second reason."))
    of = plan(question("PLN-4", *two))
    (one,) = contradictions(of, settled(of, {"CSC": "Yes", "EDU": "No", "GP": "No"}))
    assert _told(one) == "K1 3/3: Social care answered Yes; School answered No; GP answered No"
    assert one.why == f"{WHY} A second reason."


def test_a_pair_with_a_question_that_the_set_does_not_ask_finds_nothing() -> None:
    assert told(question("PLN-4", pair(to="PLN-9")), CSC="Yes", EDU="No") == ""


def test_the_alert_never_takes_part() -> None:
    of = plan(question("PLN-4", pair(to=ALERT)))
    back = settled(of, {"CSC": "Yes", "EDU": "Yes"})  # both answered the alert No
    assert contradictions(of, back) == ()


@pytest.mark.parametrize("status", [Status.NIL, Status.OUTSTANDING])
def test_only_returned_returns_take_part(status: Status) -> None:
    of = plan(question("PLN-4", pair()))
    back = settled(of, {"CSC": "Yes", "EDU": "No"})
    returns = tuple(replace(one, status=status) if one.agency is EDU else one for one in back.returns)
    assert contradictions(of, replace(back, returns=returns)) == ()


def test_answers_about_two_cases_contradict_nothing() -> None:
    of = plan(question("PLN-4", pair()))
    back = settled(of, {"CSC": "Yes", "EDU": "No"})
    returns = tuple(
        replace(one, case=CASES[1 - CASES.index(one.case)]) if one.agency is EDU else one for one in back.returns
    )
    assert contradictions(of, replace(back, returns=returns)) == ()


# Kind: levels.


@pytest.mark.parametrize(
    ("apart", "said", "expected"),
    [
        (2, {"CSC": "Inadequate", "EDU": "Good"}, "K1 2/2: School answered Good; Social care answered Inadequate"),
        (2, {"CSC": "Good", "EDU": "Requires improvement"}, ""),
        (1, {"CSC": "Good", "EDU": "Requires improvement"}, "K1 2/2: Social care answered Good; School answered "
         "Requires improvement"),
        (2, {"CSC": "Outstanding", "EDU": "Good", "GP": "Requires improvement", "POL": "Not known"}, "K1 2/3: Social "
         "care answered Outstanding; GP answered Requires improvement"),
        (2, {"CSC": "Outstanding", "EDU": "?"}, ""),
    ],
)  # fmt: skip
def test_two_judgements_too_far_apart(apart: int, said: dict[str, object], expected: str) -> None:
    assert told(graded(pair("levels", apart=apart)), **said) == expected


# Kind: values.

LEAD = Part("lead", "choice", "The lead agency")
HELD = Part("held_on", "date", "Date it was held")
WORDS = Part("words", "text", "In words")


def given(agency: str, part: str, what: Any, cell: str = "E11") -> tuple[Value, ...]:
    kind = "date" if isinstance(what, date) else "text" if part == "words" else "choice"
    return (Value(part, kind, what, at(agency, cell)),)


@pytest.mark.parametrize(
    ("within", "said", "expected"),
    [
        (0, (1, 2), "Social care answered 1 March 2026 and School answered 2 March 2026"),
        (1, (1, 2), ""),
        (1, (1, 3), "Social care answered 1 March 2026 and School answered 3 March 2026"),
        (0, (1, 1), ""),
    ],
)
def test_dates_that_differ_by_more_than_is_allowed(within: int, said: tuple[int, int], expected: str) -> None:
    asked = in_parts(HELD, pairs=(pair("values", part="held_on", within_days=within),))
    days = [date(2026, 3, day) for day in said]
    words = told(asked, CSC=given("CSC", "held_on", days[0]), EDU=given("EDU", "held_on", days[1]))
    assert words == (f"K1 2/2: under 'Date it was held' {expected}" if expected else "")


def test_choices_that_differ_are_told_by_what_was_said() -> None:
    asked = in_parts(LEAD, pairs=(pair("values", part="lead"),))
    said = {code: given(code, "lead", lead) for code, lead in {"CSC": "EDU", "EDU": "Nobody", "GP": "EDU"}.items()}
    expected = "K1 3/3: under 'The lead agency' Social care and GP answered EDU and School answered Nobody"
    assert told(asked, **said, POL="Not known") == expected


MEDICAL = Part("medical", "choice", "Was there to be a medical?")


@pytest.mark.parametrize(
    ("how", "said", "expected"),
    [
        ({}, {"CSC": "Arranged", "EDU": "Declined"}, "K1 2/2: under 'Was there to be a medical?' Social care answered "
         "Arranged and School answered Declined"),
        # what is not recorded denies nothing, and is not among what was compared
        ({}, {"CSC": "Arranged", "EDU": "Not recorded"}, ""),
        ({}, {"CSC": "Not recorded", "EDU": "Not recorded", "GP": "Not known"}, ""),
        ({}, {"CSC": "Arranged", "EDU": "Not recorded", "GP": "Decided against"}, "K1 2/2: under 'Was there to be a "
         "medical?' Social care answered Arranged and GP answered Decided against"),
        ({"own_unsure": ()}, {"CSC": "Arranged", "EDU": "Not recorded"}, "K1 2/2: under 'Was there to be a medical?' "
         "Social care answered Arranged and School answered Not recorded"),
        # where the pair names what means yes, two that mean yes agree, and so do two that mean no
        ({"own_says": ("Arranged", "Declined")}, {"CSC": "Arranged", "EDU": "Declined"}, ""),
        ({"own_says": ("Arranged", "Declined")}, {"CSC": "Decided against", "EDU": "Not considered"}, ""),
        ({"own_says": ("Arranged", "Declined")}, {"CSC": "Declined", "EDU": "Not considered", "GP": "Not recorded"},
         "K1 2/2: under 'Was there to be a medical?' Social care answered Declined and School answered Not considered"),
    ],
)  # fmt: skip
def test_choices_on_two_sides(how: dict[str, Any], said: dict[str, str], expected: str) -> None:
    asked = in_parts(MEDICAL, pairs=(pair("values", part="medical", **how),))
    assert told(asked, **{code: given(code, "medical", label) for code, label in said.items()}) == expected


def test_words_are_the_same_in_any_case_and_are_told_in_quotes() -> None:
    asked = in_parts(WORDS, pairs=(pair("values", part="words"),))
    assert told(asked, CSC=given("CSC", "words", "By letter"), EDU=given("EDU", "words", "by  letter.")) == ""
    said = told(asked, CSC=given("CSC", "words", "By letter"), EDU=given("EDU", "words", "By phone"))
    assert said == "K1 2/2: under 'In words' Social care answered 'By letter' and School answered 'By phone'"


@pytest.mark.parametrize(
    ("shape", "one", "other", "differ"),
    [
        ("agencies", "CSC, POL", "Police; social care", False),
        ("agencies", "CSC, POL", "CSC", True),
        ("agencies", "CSC", "nobody", True),
        ("agencies", "CSC, POL", "CSC, the force", False),  # which may be the police
        ("agencies", "CSC, POL, GP", "CSC, the force", True),
        ("agencies", "CSC", "Not recorded", False),
        ("time", "9:30", "09:30", False),
        ("time", "09:30", "10:30", True),
        ("time", "09:30", "not recorded", False),
        ("time", "09:30", "in the morning", False),
        ("", "9:30", "09:30", True),
    ],
)
def test_words_of_a_shape_are_compared_by_what_they_mean(shape: str, one: str, other: str, differ: bool) -> None:
    asked = in_parts(replace(WORDS, shape=shape), pairs=(pair("values", part="words"),))
    said = told(asked, CSC=given("CSC", "words", one), EDU=given("EDU", "words", other))
    assert bool(said) is differ


def test_one_value_alone_is_compared_too() -> None:
    one = Part("", "date", "On what day?")
    asked = in_parts(one, pairs=(pair("values", part=""),), kind="date")
    said = told(asked, CSC=given("CSC", "", date(2026, 3, 1)), EDU=given("EDU", "", date(2026, 3, 2)))
    assert said == "K1 2/2: Social care answered 1 March 2026 and School answered 2 March 2026"


def test_what_could_not_be_read_is_on_no_side() -> None:
    asked = in_parts(HELD, pairs=(pair("values", part="held_on"),))
    unread = (Value("held_on", "text", "in spring", at("EDU")),)
    assert told(asked, CSC=given("CSC", "held_on", date(2026, 3, 1)), EDU=unread) == ""


# Kind: lists.

ASKED = Part("asked", "choice", "Was your agency asked?", choices=("Yes", "No", "Not recorded"))
LISTED = Part("listed", "text", "Agencies that were asked", shape="agencies", agencies=("CSC",))
LISTS = in_parts(ASKED, LISTED, pairs=(pair("lists", by=("CSC",), part="listed", own="asked", own_says=("Yes",)),))


def lists(listed: str, **own: str) -> str:
    values = {code: given(code, "asked", said) for code, said in own.items()}
    csc = (Value("listed", "text", listed, at("CSC", "G12")),)
    return told(LISTS, CSC=(*given("CSC", "asked", "No"), *csc), **values)


@pytest.mark.parametrize(
    ("listed", "own", "expected"),
    [
        ("EDU, GP", {"EDU": "Yes", "GP": "Yes", "POL": "No"}, ""),
        ("EDU, GP", {"EDU": "No", "GP": "No", "POL": "No"}, "K1 3/4: Social care lists School and GP under "
         "'Agencies that were asked'; School and GP answered No"),
        ("EDU, GP", {"EDU": "Yes", "GP": "Not recorded", "POL": "No"}, ""),  # what is not recorded denies nothing
        ("EDU, GP", {"EDU": "No", "GP": "Not recorded"}, "K1 2/2: Social care lists School under 'Agencies that were "
         "asked'; School answered No"),
        ("School", {"EDU": "Yes", "GP": "Yes"}, "K1 2/3: Social care does not list GP under 'Agencies that were "
         "asked'; GP answered Yes"),
        ("nobody", {"GP": "Yes"}, "K1 2/2: Social care does not list GP under 'Agencies that were asked'; GP "
         "answered Yes"),
        ("School, the doctor", {"EDU": "No", "GP": "Yes"}, "K1 2/3: Social care lists School under 'Agencies that were "
         "asked'; School answered No"),  # the doctor may be the GP
        ("School", {}, ""),
    ],
)  # fmt: skip
def test_a_list_of_agencies_beside_what_each_says(listed: str, own: dict[str, str], expected: str) -> None:
    assert lists(listed, **own) == expected


def test_who_wrote_no_list_or_no_answer_of_its_own_is_on_no_side() -> None:
    assert told(LISTS, CSC=given("CSC", "asked", "Yes"), EDU=given("EDU", "asked", "Yes")) == ""
    csc = (Value("listed", "text", "EDU, GP, POL", at("CSC")),)
    unread = (Value("asked", "text", "perhaps", at("POL")),)
    assert told(LISTS, CSC=csc, EDU="Not known", GP="", POL=unread) == ""


# Grids.

MEETING = Part("meeting", "text", "Meeting", each=True, ours=True)
MEETING_ON = Part("meeting_on", "date", "Date", each=True, ours=True)
ATTENDED = Part("attended", "choice", "Attended?", each=True)
CAME = Part("came", "text", "Agencies that attended", each=True, shape="agencies", agencies=("CSC",))
PRESENT = pair("lists", by=("CSC",), part="came", own="attended", own_says=("Attended", "Deputy attended"))
MEETINGS = in_parts(MEETING, MEETING_ON, ATTENDED, CAME, pairs=(PRESENT,), kind="grid")
KINDS = {"attended": "choice", "invited": "choice", "offered": "choice"}


def rows(agency: str, *rows: dict[str, Any]) -> tuple[Value, ...]:
    """The values of rows of a grid, from row 5 of a sheet of its own."""
    return tuple(
        Value(part, "date" if isinstance(what, date) else KINDS.get(part, "text"), what, place, row)
        for row, values in enumerate(rows, 1)
        for column, (part, what) in zip("CDEFGH", values.items(), strict=False)
        for place in [at(agency, f"{column}{row + 4}", "G")]
    )


def meeting(number: int, **own: str) -> dict[str, Any]:
    return {"meeting": f"Core group {number}", "meeting_on": date(2026, 3, 10 + number), **own}


def test_a_grid_is_compared_row_by_row() -> None:
    care = rows("CSC", meeting(2, came="EDU, GP"), meeting(3, came="School"))
    school = rows("EDU", meeting(3, attended="Apologies"), meeting(2, attended="Deputy attended"))
    doctor = rows("GP", meeting(3, attended="Attended"), meeting(4, attended="Attended"))
    assert told(MEETINGS, CSC=care, EDU=school, GP=doctor) == (
        "K1 3/3: Social care lists School for Core group 3 (13 March 2026) under 'Agencies that attended'; "
        "School answered Apologies. Social care does not list GP for Core group 3 (13 March 2026) under "
        "'Agencies that attended'; GP answered Attended"
    )


INVITED = Part("invited", "choice", "Invited?", each=True)
ASKED_IN = Part("asked_in", "text", "Agencies invited", each=True, shape="agencies", agencies=("CSC",))


def two_lists(*by: str) -> Question:
    """Meetings with a list of who was invited and one of who came, each beside an agency's own row."""
    called = pair("lists", by=by, part="asked_in", own="invited", own_says=("Yes",))
    came = replace(PRESENT, by=by, why="The lists of who came do not agree.")
    listing = (replace(part, agencies=by) for part in (ASKED_IN, CAME))
    return in_parts(MEETING, MEETING_ON, INVITED, ATTENDED, *listing, pairs=(called, came), kind="grid")


def test_a_meeting_and_an_agency_are_told_in_one_sentence_with_the_reason_once() -> None:
    care = rows("CSC", meeting(3, asked_in="EDU", came="EDU"))
    school = rows("EDU", meeting(3, invited="No", attended="No apology"))
    of = plan(two_lists("CSC"))
    (one,) = contradictions(of, settled(of, {"CSC": care, "EDU": school}))
    assert one.sides == (
        "Social care lists School for Core group 3 (13 March 2026) under 'Agencies invited' and 'Agencies that "
        "attended'; School answered No and No apology"
    )
    assert one.why == WHY


@pytest.mark.parametrize(
    ("by", "police", "own", "expected"),
    [
        (("CSC", "POL"), {"asked_in": "EDU", "came": ""}, {"invited": "No", "attended": "Apologies"},
         "Social care lists School for Core group 3 (13 March 2026) under 'Agencies invited' and 'Agencies that "
         "attended'; Police lists School under 'Agencies invited'; School answered No and Apologies"),
        (("CSC", "POL"), {"asked_in": "EDU", "came": "EDU"}, {"invited": "Yes", "attended": "Apologies"},
         "Social care and Police list School for Core group 3 (13 March 2026) under 'Agencies that attended'; School "
         "answered Apologies"),
    ],
)  # fmt: skip
def test_two_that_keep_lists_share_the_sentence(
    by: tuple[str, ...], police: dict[str, str], own: dict[str, str], expected: str
) -> None:
    care = rows("CSC", meeting(3, asked_in="EDU", came="EDU"))
    others = {"POL": rows("POL", meeting(3, **police)), "EDU": rows("EDU", meeting(3, **own))}
    assert told(two_lists(*by), CSC=care, **others).partition(": ")[2] == expected


def test_a_list_that_names_an_agency_comes_before_one_that_does_not() -> None:
    care = rows("CSC", meeting(3, asked_in="POL", came="EDU"))
    school = rows("EDU", meeting(3, invited="Yes", attended="Apologies"))
    assert told(two_lists("CSC"), CSC=care, EDU=school).partition(": ")[2] == (
        "Social care lists School for Core group 3 (13 March 2026) under 'Agencies that attended' but not under "
        "'Agencies invited'; School answered Apologies and Yes"
    )


def test_a_contradiction_lies_at_its_first_cell() -> None:
    of = plan(MEETINGS)
    said = {"CSC": rows("CSC", meeting(2, came="EDU")), "EDU": rows("EDU", meeting(2, attended="Apologies"))}
    (one,) = contradictions(of, settled(of, said))
    assert (one.at, [answer.agency for answer in one.answers]) == (at("CSC", "E5", "G"), ["CSC", "EDU"])


def test_many_sides_are_told_by_the_first_and_their_number() -> None:
    care = rows("CSC", *(meeting(number, came="EDU") for number in range(1, 10)))
    school = rows("EDU", *(meeting(number, attended="Apologies") for number in range(1, 10)))
    said = told(MEETINGS, CSC=care, EDU=school)
    assert (said.count("Social care lists"), said[-12:]) == (6, "; and 3 more")


# Kind: rows.

MISSING = Part("missing_from", "date", "Missing from", each=True)
TALK = Part("talk_on", "date", "Date of the talk", each=True)


def missing(agency: str, *days: int, **more: object) -> tuple[Value, ...]:
    return rows(agency, *({"missing_from": date(2026, 3, day), **more} for day in days))


def times_missing(*pairs: Pair) -> Question:
    return in_parts(MISSING, TALK, pairs=pairs, kind="grid")


NONE = {code: (Value("", "choice", "None recorded", at(code)),) for code in ("CSC", "EDU", "POL")}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"POL": missing("POL", 3, 9), "CSC": missing("CSC", 10, 2)}, ""),
        ({"POL": missing("POL", 3, 9), "CSC": missing("CSC", 3)}, "K1 2/2: only Police lists 9 March 2026"),
        ({"POL": missing("POL", 3, 4), "CSC": missing("CSC", 3)}, "K1 2/2: only Police lists 4 March 2026"),
        ({"POL": missing("POL", 3), "CSC": missing("CSC", 5)}, "K1 2/2: only Social care lists 5 March 2026; only "
         "Police lists 3 March 2026"),
        ({"POL": missing("POL", 3, 9), "CSC": NONE["CSC"], "EDU": NONE["EDU"]}, "K1 3/3: only Police lists 3 March "
         "2026 and 9 March 2026"),
        ({"POL": missing("POL", 3, 9), "CSC": missing("CSC", 3), "EDU": NONE["EDU"]}, "K1 3/3: only Police lists 9 "
         "March 2026; Social care lists 3 March 2026, which School does not list; Police lists 3 March 2026, which "
         "School does not list"),
        ({"POL": missing("POL", 3), "CSC": "Not known", "EDU": "", "GP": "Not applicable"}, ""),
        ({"CSC": NONE["CSC"], "POL": NONE["POL"]}, ""),
    ],
)  # fmt: skip
def test_a_row_that_the_other_side_does_not_have(said: dict[str, object], expected: str) -> None:
    assert told(times_missing(pair("rows", part="missing_from", within_days=1)), **said) == expected


def test_values_of_rows_with_about_the_same_date_are_compared() -> None:
    two = (pair("rows", part="missing_from", within_days=1), pair("values", part="talk_on"))
    police = missing("POL", 3, talk_on=date(2026, 3, 6))
    care = missing("CSC", 4, talk_on=date(2026, 3, 8))
    assert told(times_missing(*two), POL=police, CSC=care) == (
        "K1 2/2: under 'Date of the talk' for 4 March 2026 Social care answered 8 March 2026 and Police answered "
        "6 March 2026"
    )


# How it is told.


def found(asked: Question, **said: object) -> Found:
    of = plan(asked)
    back = settled(of, said)
    scores = add_up(of, back)
    findings = find(of, scores, contradictions(of, back))
    told_by = (chronologies(of, back), smart(of, back))
    return Found(of, back, scores, findings, *told_by, (), (1, 1), date(2026, 6, 1))


def kinds(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.id for finding in findings if finding.kind in (FindingKind.SPLIT, FindingKind.CONTRADICTION)]


def test_a_contradiction_is_a_finding_with_its_sentence_share_and_cells() -> None:
    asked = question("PLN-4", pair(by=("CSC",)))
    (one,) = (one for one in found(asked, CSC="Yes", EDU="No", GP="Not known").findings if one.case)
    assert (one.kind, one.id, one.share) == (FindingKind.CONTRADICTION, "CONTRADICTION-PLN-4-K1", Share(3, 3))
    assert one.sentence == (
        "Short PLN-4: in case K1, Social care answered Yes; School answered No; GP answered Not known. "
        "They cannot both be true."
    )
    assert [answer.at.file for answer in one.evidence] == ["CSC.xlsx", "EDU.xlsx", "GP.xlsx"]
    assert one.agencies == ("CSC", "EDU", "GP")


def test_a_split_that_the_contradiction_tells_is_not_told_again() -> None:
    both = question("PLN-4", pair())
    assert kinds(found(both, CSC="Yes", EDU="No").findings) == ["CONTRADICTION-PLN-4-K1"]
    assert kinds(found(both, CSC="Yes", EDU="No", GP="Partly").findings) == ["CONTRADICTION-PLN-4-K1"]
    few = question("PLN-4", pair(by=("CSC",), beside=("EDU",)))
    told_too = ["SPLIT-PLN-4-K1", "CONTRADICTION-PLN-4-K1"]
    assert kinds(found(few, CSC="Yes", EDU="No", GP="No").findings) == told_too
    assert kinds(found(question("PLN-4"), CSC="Yes", EDU="No").findings) == ["SPLIT-PLN-4-K1"]


def test_the_report_tells_a_contradiction_as_the_other_findings() -> None:
    shown = findings_document(found(question("PLN-4", pair()), CSC="Yes", EDU="No"))
    section = next(section for section in shown.sections if section.anchor == "findings")
    groups = [block for block in section.blocks if isinstance(block, FindingGroup)]
    line: FindingLine = groups[0].lines[-1]
    assert (line.kind, line.lead, line.figure, line.unit) == (
        "Contradiction",
        "Short PLN-4:",
        "1 Y, 1 N",
        "2 agencies, 1 case",
    )
    assert "Contradiction: on one case, agencies' records of the same thing differ" in str(shown)


def test_an_identifier_in_a_contradiction_is_masked_like_all_free_text() -> None:
    asked = in_parts(WORDS, pairs=(pair("values", part="words"),))
    said = found(asked, CSC=given("CSC", "words", "999 000 0018"), EDU=given("EDU", "words", "no number"))
    assert any("999 000" in finding.sentence for finding in said.findings) is True
    assert any("999 000" in finding.sentence for finding in masked(said, frozenset()).findings) is False


def test_a_check_warns_of_it_and_nobody_is_asked() -> None:
    of = plan(question("PLN-4", pair()))
    back = settled(of, {"CSC": "Yes", "EDU": "No"})
    ran = run(of, back, date(2026, 6, 1))
    (problem,) = (one for one in ran.problems if one.code == "CON001")
    assert problem.message == (
        "Case K1, PLN-4: Social care answered Yes; School answered No. They cannot both be true."
    )
    assert (problem.severity, problem.agency, problem.case, problem.question) == ("warning", "", "K1", "PLN-4")
    assert problem.at == at("CSC")
    assert is_asked(problem) is False
    for agency in AGENCIES:
        due = [one for one in back.returns if one.agency is agency]
        assert "CON001" not in [query.code for query in queries(book(of, agency, due, ()), ran.problems)]


# When a count becomes a finding.


@pytest.mark.parametrize(
    ("key", "wanted"),
    [(key, "a per cent above 0, up to 100") for key in ("strength", "area", "gap")]
    + [(key, "a whole number, 1 or more") for key in ("strength_from", "area_from", "gap_from", "split_levels")],
)
def test_no_threshold_may_be_nothing(tmp_path: Path, key: str, wanted: str) -> None:
    of = plan(question())
    file = tmp_path / "audit.toml"
    for number, problems in ((0, 1), (-1, 1), (1, 0)):
        file.write_text(f"{as_toml(of)}\n[thresholds]\n{key} = {number}\n", "utf-8")
        read, found = read_plan(file, of.questions)
        assert (read is None, [one.code for one in found]) == (bool(problems), ["SET003"] * problems)
        assert all(one.message == f"audit.toml: thresholds.{key} should be {wanted}." for one in found)
