"""The rules of parts that are not numbers: what is missing, what should be empty, dates, times, agencies, grids."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from maar.answers import Answer, GridRow, PartRead, State, Value
from maar.checks import run
from maar.checks.run import CHECKS
from maar.plan import Agency, Case, Plan
from maar.plan.model import Meeting
from maar.problems import Location, Problem, Severity
from maar.problems.asks import ask, is_asked
from maar.questions import ALERT, Alert, Part, Question, QuestionSet, Theme
from maar.returns import Return, Settled, Status

CSC = Agency("CSC", "CSC", "Children's social care", "Social care")
POL = Agency("POL", "POL", "Eastmere Police", "Police")
EDU = Agency("EDU", "EDU", "Schools and colleges", "School")
K1 = Case("K1")
PERIOD = (date(2025, 6, 1), date(2026, 5, 31))
TYPES = {int: "number", date: "date", str: "text"}

FIRST = (
    Part("concern_on", "date", "Date of the concern", needed=True, in_period=True),
    Part(
        "action_on", "date", "Date of the action",
        needed_if=("action != None recorded",), blank_if=("action = None recorded",), not_before="concern_on",
    ),
    Part("action", "choice", "The first action", choices=("Call", "Visit", "None recorded"), needed=True),
    Part(
        "reason", "text", "Reason for the gap",
        needed_if=("concern_on..action_on > 1 working day", "action = None recorded & asked_by is given"),
    ),
    Part("weeks", "number", "Weeks between", least=1, most=52),
    Part("visits", "number", "Visits", most=9),
    Part("at", "text", "Time of the action", shape="time"),
    Part("asked_by", "text", "Agencies that asked", shape="agencies"),
)  # fmt: skip
ROWS = (
    Part("meeting", "text", "Meeting", each=True, ours=True),
    Part("meeting_on", "date", "Date of the meeting", each=True, ours=True, in_period=True),
    Part("attended", "choice", "Attended?", choices=("Yes", "No"), each=True, needed=True),
    Part("minutes_on", "date", "Minutes came", each=True, needed_if=("attended = Yes",), not_before="meeting_on"),
    Part("others", "number", "Others there", each=True, least=0, at_most="invited"),
    Part("invited", "number", "Invited", each=True),
    Part("interval", "number", "Weeks by policy", least=1, most=52),
)


def question(ref: str, kind: str, *parts: Part, **more: Any) -> Question:
    return Question(ref, "EXA", kind, f"What of {ref}?", f"Short {ref}", "", "", ("ALL",), parts=parts, **more)


FACTS = question("FAC-1", "facts", *FIRST)
GRID = question("GRD-1", "grid", *ROWS, sheet="Meetings", rows_from="meetings")
DAY = question("DAY-1", "date", Part("", "date", "On what day?", needed=True, in_period=True))
NUMBER = question("NUM-1", "number", Part("", "number", "How many?", needed=True, least=1, most=5))
CHOICE = question("CHO-1", "choice", Part("", "choice", "Which?", choices=("A", "B"), needed=True))


def plan(*questions: Question) -> Plan:
    alert = Alert("May a child be at risk now?", "", "", ())
    theme = Theme("EXA", "An example", "Example", "")
    asked = QuestionSet("example", "1", "Example", "", (theme,), questions, (), alert, (), (), {"CSC": "", "POL": ""})
    words = ("EXAMPLE2", "example", "Example", "deep dive", "Restricted", "", "A partnership")
    meetings = (Meeting("K1", "Core group 3", date(2025, 5, 20)),)
    return Plan(*words, PERIOD, date(2026, 7, 1), None, (K1,), (CSC, POL, EDU), asked, meetings=meetings)


def value(part: str, given: Any, at: Location) -> Value:
    """A value of the kind its Python type says; a label of a choice is one that begins with its own name."""
    kinds = {"action": "choice", "attended": "choice", "": "choice"}
    kind = kinds.get(part, "text") if isinstance(given, str) else TYPES[type(given)]
    return Value(part, kind, given, at)


def facts(asked: Question = FACTS, /, **given: Any) -> Answer:
    """An answer in parts; every part has a box, filled or not."""
    at = {part.name: Location("CSC.xlsx", "Case K1", f"E{row}") for row, part in enumerate(asked.parts, 10)}
    values = tuple(value(name, one, at[name]) for name, one in given.items() if one is not None)
    there = {one.part: one for one in values}
    states = {name: State.ANSWERED if name in there else State.BLANK for name in at}
    parts = tuple(PartRead(name, states[name], box, there.get(name)) for name, box in at.items())
    return Answer("CSC", "K1", asked.ref, State.ANSWERED, at=at[asked.parts[0].name], values=values, parts=parts)


def grid(*rows: Mapping[str, object], once: int | None = None) -> Answer:
    """An answer in rows, from row 5 of its own sheet."""
    values = [value("interval", once, Location("CSC.xlsx", "Case K1", "E30"))] if once is not None else []
    columns = {part.name: chr(67 + place) for place, part in enumerate(ROWS)}
    for number, row in enumerate(rows, 1):
        cells = {name: Location("CSC.xlsx", "Meetings", f"{columns[name]}{number + 4}") for name in row}
        values += [replace(value(name, one, cells[name]), row=number) for name, one in row.items()]
    return Answer("CSC", "K1", "GRD-1", State.ANSWERED, at=Location("CSC.xlsx", "Case K1", "E29"), values=tuple(values))


def told(asked: Question, answer: Answer, *rows: GridRow) -> list[Problem]:
    """What the checks say of a return with this one answer."""
    alert = Answer("CSC", "K1", ALERT, State.ANSWERED, "No", at=Location("CSC.xlsx", "Case K1", "E5"))
    at = Location("CSC.xlsx", "Case K1")
    one = Return(CSC, K1, Status.RETURNED, (asked,), {asked.ref: answer}, {ALERT: alert}, at=at, grid_rows=rows)
    ran = run(plan(asked), Settled((one,), {}, (), (), {}), date(2026, 6, 1))
    assert ran.ran == ran.of, [problem.message for problem in ran.problems]
    return list(ran.problems)


def seen(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(problem.code, problem.question, problem.at.cell) for problem in problems]


FINE: dict[str, object] = {"concern_on": date(2026, 3, 6), "action": "Visit", "action_on": date(2026, 3, 9)}


@pytest.mark.parametrize(
    "given",
    [
        FINE,
        {"concern_on": date(2026, 3, 6), "action": "None recorded"},
        {**FINE, "weeks": 1, "visits": 9, "at": "14:30"},
        {**FINE, "weeks": 52, "visits": 0, "at": "Not recorded", "asked_by": "CSC, pol; Schools and colleges"},
        {**FINE, "at": "9:05", "asked_by": "none"},
        {**FINE, "at": "09:05:00", "asked_by": "Police and School"},
        {**FINE, "at": "not recorded.", "asked_by": "Not recorded"},
        {**FINE, "action_on": date(2026, 3, 10), "reason": "On leave"},
        {**FINE, "concern_on": PERIOD[0], "action_on": PERIOD[0]},
        {**FINE, "concern_on": PERIOD[1], "action_on": PERIOD[1]},
    ],
)
def test_parts_that_keep_their_rules_are_fine(given: dict[str, object]) -> None:
    assert told(FACTS, facts(**given)) == []


SAYS = "CSC, case K1, FAC-1."
WRONG: dict[str, tuple[dict[str, object], str, str]] = {
    "needed": ({"concern_on": None}, "PRT001 E10", "concern_on: 'Date of the concern' is empty."),
    "called for": (
        {"action_on": None},
        "PRT002 E11",
        "action_on: 'Date of the action' is empty; it is needed because 'The first action' is Visit.",
    ),
    "gap": (
        {"action_on": date(2026, 3, 10)},
        "PRT002 E13",
        "reason: 'Reason for the gap' is empty; it is needed because more than 1 working day lies between 'Date of "
        "the concern' and 'Date of the action'.",
    ),
    "several clauses": (
        {"action": "None recorded", "action_on": None, "asked_by": "POL"},
        "PRT002 E13",
        "reason: 'Reason for the gap' is empty; it is needed because 'The first action' is None recorded and 'Agencies "
        "that asked' is given.",
    ),
    "not blank": (
        {"action": "None recorded"},
        "PRT003 E11",
        "action_on: 'Date of the action' is 9 March 2026; nothing was expected there because 'The first action' is "
        "None recorded.",
    ),
    "before": (
        {"action_on": date(2026, 3, 5)},
        "PRT004 E11",
        "action_on: 'Date of the action' is 5 March 2026, earlier than 'Date of the concern', which is 6 March 2026.",
    ),
    "period": (
        {"concern_on": date(2025, 5, 31), "action_on": date(2025, 6, 2)},
        "PRT005 E10",
        "concern_on: 'Date of the concern' is 31 May 2025; the audit period is 1 June 2025 to 31 May 2026.",
    ),
    "too few": (
        {"weeks": 0},
        "PRT006 E14",
        "weeks: 'Weeks between' is 0; a number from 1 to 52 was expected. It was kept as typed.",
    ),
    "too many": ({"weeks": 53}, "PRT006 E14", "weeks: 'Weeks between' is 53; a number from 1 to 52 was expected."),
    "more than most": ({"visits": 10}, "PRT006 E15", "visits: 'Visits' is 10; a number of 9 or less was expected."),
    "no time": (
        {"at": "25:00"},
        "PRT007 E16",
        "at: 'Time of the action' is '25:00', which is no time such as 14:30. It was kept as typed.",
    ),
    "no agency": (
        {"asked_by": "CSC, Polise, Schol"},
        "PRT008 E17",
        "asked_by: under 'Agencies that asked' it says 'Polise', 'Schol', which is no agency of this audit. Did you "
        "mean POL and EDU?",
    ),
    "nothing like it": (
        {"asked_by": "XXXX"},
        "PRT008 E17",
        "asked_by: under 'Agencies that asked' it says 'XXXX', which is no agency of this audit. Agencies of this "
        "audit: CSC, POL and EDU.",
    ),
}


@pytest.mark.parametrize(("different", "where", "words"), WRONG.values(), ids=WRONG.keys())
def test_a_part_that_breaks_its_rule_is_told_once_at_its_own_cell(
    different: dict[str, object], where: str, words: str
) -> None:
    problems = told(FACTS, facts(**{**FINE, **different}))
    assert [f"{one.code} {one.at.cell}" for one in problems] == [where], [one.message for one in problems]
    assert problems[0].message.startswith(SAYS + words)
    severity = Severity.ERROR if problems[0].code in ("PRT001", "PRT002") else Severity.WARNING
    assert (problems[0].severity, is_asked(problems[0])) == (severity, True)
    assert "{" not in ask(problems[0])


@pytest.mark.parametrize(
    ("different", "codes"),
    [
        ({"action": None}, ["PRT001"]),  # and nothing is asked about what hangs on it
        ({"concern_on": date(2062, 3, 6)}, ["PRT005"]),  # and not that the action came before it
        ({"action": "None recorded", "action_on": date(2026, 1, 1)}, ["PRT003"]),  # and not that it came too early
        ({"weeks": 90, "at": "noon"}, ["PRT006", "PRT007"]),  # two slips
    ],
)
def test_one_slip_is_told_once(different: dict[str, object], codes: list[str]) -> None:
    assert sorted(one.code for one in told(FACTS, facts(**{**FINE, **different}))) == codes


def test_what_is_told_with_the_numbers_and_what_is_not() -> None:
    done = Part("done", "number", "Done", needed=True)
    late = Part("late", "number", "Late", needed_if=("done",), blank_if=("done = 7",))
    why = Part("why", "text", "Why?", needed_if=("late", "lead = Nobody"))
    lead = Part("lead", "choice", "Lead", choices=("Nobody", "EDU"), needed=True, blank_if=("done = 7",))
    asked = question("CNT-1", "counts", done, late, why, lead)

    def codes(**given: Any) -> list[str]:
        values = tuple(
            Value(name, "number" if isinstance(one, int) else "choice", one, Location()) for name, one in given.items()
        )
        return sorted(
            f"{problem.code} {problem.question}"
            for problem in told(asked, Answer("CSC", "K1", "CNT-1", State.ANSWERED, values=values))
        )

    assert codes(late=0, lead="EDU") == ["CNT001 CNT-1.done"]
    assert codes(done=2, late=1, lead="EDU") == ["CNT005 CNT-1.why"]
    assert codes(done=2, late=1, lead="Nobody") == ["PRT002 CNT-1.why"]  # not by what was counted alone
    assert codes(done=2, lead="EDU") == ["PRT002 CNT-1.late"]
    assert codes(done=7) == []


def test_a_date_that_should_not_be_there_is_not_outside_the_period_besides() -> None:
    day = Part("day", "date", "Day", in_period=True, blank_if=("weeks is given",))
    asked = question("FAC-3", "facts", day, Part("weeks", "number", "Weeks"))
    assert seen(told(asked, facts(asked, day=date(2020, 1, 1), weeks=2))) == [("PRT003", "FAC-3.day", "E10")]


@pytest.mark.parametrize("state", [State.NOT_KNOWN, State.NOT_APPLICABLE, State.BLANK, State.UNREADABLE])
def test_only_an_answered_question_has_parts_to_miss(state: State) -> None:
    answer = replace(facts(), state=state, comment="Because", parts=())
    assert [one for one in told(FACTS, answer) if one.code.startswith("PRT")] == []


def test_what_could_not_be_read_is_given_and_calls_for_nothing() -> None:
    unread = replace(facts(**{**FINE, "action_on": None}), values=())
    typed = Value("action", "text", "Vist", Location("CSC.xlsx", "Case K1", "E12"))
    concern = Value("concern_on", "date", date(2026, 3, 6), Location("CSC.xlsx", "Case K1", "E10"))
    assert told(FACTS, replace(unread, values=(concern, typed))) == []


def unread(answer: Answer, *names: str) -> Answer:
    """The answer with something in these boxes that could not be read."""
    parts = tuple(
        replace(one, state=State.UNREADABLE, value=None) if one.part in names else one for one in answer.parts
    )
    values = tuple(one for one in answer.values if one.part not in names)
    return replace(answer, state=State.UNREADABLE, parts=parts, values=values)


def test_beside_a_box_that_cannot_be_read_the_others_keep_their_rules() -> None:
    """It is not asked for, and nothing is asked for because of it: one round to the agency is enough."""
    backwards = {**FINE, "concern_on": date(2026, 3, 20), "action_on": date(2026, 3, 12)}
    assert seen(told(FACTS, unread(facts(**backwards), "action"))) == [("PRT004", "FAC-1.action_on", "E11")]
    missing = facts(concern_on=date(2024, 3, 6))
    assert ("PRT001", "FAC-1.action", "E12") in seen(told(FACTS, missing))
    assert [code for code, _, _ in seen(told(FACTS, unread(missing, "action")))] == ["PRT005"]


def test_while_the_first_box_cannot_be_read_no_other_is_asked_for() -> None:
    """It may say Not known for the whole question."""
    assert told(FACTS, unread(facts(), "concern_on")) == []


def test_a_condition_on_a_part_that_is_asked_of_others_calls_for_nothing() -> None:
    reason = Part("reason", "text", "Why?", needed_if=("held_on is blank", "done"))
    done = Part("done", "choice", "Done?", choices=("Yes",))
    asked = question("FAC-2", "facts", done, reason)
    assert told(asked, facts(asked, reason="x")) == []
    answer = Answer("CSC", "K1", "FAC-2", State.ANSWERED, values=(Value("done", "choice", "Yes", Location()),))
    assert [one.message for one in told(asked, answer)] == [
        "CSC, case K1, FAC-2.reason: 'Why?' is empty; it is needed because 'Done?' is Yes."
    ]


@pytest.mark.parametrize(
    ("asked", "given", "expected"),
    [
        (DAY, date(2026, 1, 1), []),
        (DAY, date(2024, 1, 1), ["CSC, case K1, DAY-1: 'Short DAY-1' is 1 January 2024; the audit period is 1 June"]),
        (NUMBER, 5, []),
        (NUMBER, 6, ["CSC, case K1, NUM-1: 'Short NUM-1' is 6; a number from 1 to 5 was expected."]),
        (CHOICE, "A", []),
    ],
)
def test_a_question_with_one_value_keeps_its_rules_too(asked: Question, given: object, expected: list[str]) -> None:
    problems = told(asked, facts(asked, **{"": given}))
    assert [problem.question for problem in problems] == [asked.ref] * len(expected)
    for problem, words in zip(problems, expected, strict=True):
        assert problem.message.startswith(words)
        assert problem.at.cell == "E10"


# Grids: row by row.

HELD = {"meeting": "Core group 4", "meeting_on": date(2026, 3, 2)}
ROW = {**HELD, "attended": "No"}


def test_each_row_of_a_grid_keeps_the_rules() -> None:
    missing = {**HELD, "others": 3}
    late = {**HELD, "meeting": "Core group 5", "attended": "Yes", "minutes_on": date(2026, 3, 1)}
    problems = told(GRID, grid(ROW, missing, late, {**ROW, "others": 4, "invited": 3}, once=60))
    assert sorted(seen(problems)) == [
        ("CNT002", "GRD-1.others", "G8"),
        ("PRT001", "GRD-1.attended", "C6:G6"),  # where the empty cell stands is not known here: the row
        ("PRT004", "GRD-1.minutes_on", "F7"),
        ("PRT006", "GRD-1.interval", "E30"),
    ]
    missed = next(one for one in problems if one.code == "PRT001")
    assert missed.message == ("CSC, case K1, GRD-1.attended: 'Attended?' for Core group 4 (2 March 2026) is empty.")


def test_an_empty_cell_of_a_row_is_named_where_it_is_known() -> None:
    sheet = Location("CSC.xlsx", "Meetings")
    places = {"attended": sheet._replace(cell="E5"), "minutes_on": sheet._replace(cell="F5")}
    row = GridRow("CSC", "K1", "GRD-1", (), sheet._replace(cell="C5"), places=places)
    assert seen(told(GRID, grid({**HELD, "others": 3}), row)) == [("PRT001", "GRD-1.attended", "E5")]


def test_the_same_slip_in_two_rows_is_two_problems_and_keeps_its_ids_when_rows_move() -> None:
    one, other = ({**HELD, "meeting": name, "others": 3} for name in ("Core group 4", "Core group 5"))
    ids = [problem.id for problem in told(GRID, grid(one, other))]
    assert len(set(ids)) == 2
    assert {problem.id for problem in told(GRID, grid(ROW, other, one))} == set(ids)


def test_a_row_that_only_we_filled_in_is_no_row() -> None:
    assert told(GRID, grid(HELD)) == []


def test_a_date_of_the_plan_is_asked_about_by_nobody() -> None:
    ours = {**ROW, "meeting": "Core group 3", "meeting_on": date(2025, 5, 20)}
    theirs = {**ROW, "meeting_on": date(2024, 5, 20)}
    assert seen(told(GRID, grid(ours, theirs))) == [("PRT005", "GRD-1.meeting_on", "D6")]


def test_every_check_says_in_one_sentence_what_holds() -> None:
    for check in CHECKS:
        words = (check.__doc__ or "").strip()
        assert words.endswith(".") and "\n" not in words, check


def test_an_answer_after_which_somebody_should_ring_is_an_error() -> None:
    ended = Part("ended", "choice", "How did it end?", choices=("Found", "Still missing"), ring_if=("Still missing",))
    asked = replace(FACTS, parts=(ended,))
    (problem,) = told(asked, facts(asked, ended="Still missing"))
    assert (problem.code, problem.severity) == ("PRT011", Severity.ERROR)
    assert problem.message.endswith("'How did it end?' is 'Still missing'. Ring CSC today.")
    assert told(asked, facts(asked, ended="Found")) == []
