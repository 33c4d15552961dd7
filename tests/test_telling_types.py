"""How dates, choices, numbers, grids and voices are told, shown with the answers that they are told of."""

import json
import tomllib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from example import blocks, only, sheet, words

from maar.answers import Answer, State, Value
from maar.chronology import chronologies
from maar.documents.data import findings_json
from maar.documents.findings import findings_document
from maar.documents.found import Found
from maar.documents.masking import masked
from maar.documents.model import Document, Grid, Quote, Strand, Table, ThemeAnswers, Voices
from maar.findings import find
from maar.plan import Agency, Case, Plan
from maar.problems import Location
from maar.questions import Part, QuestionSet
from maar.questions.read import built_in, read_tables
from maar.render.html import html
from maar.returns import FileStatus, Return, Settled, Status
from maar.scores import Spread, add_up, smart

SET = """
name = "types"
version = "1"
title = "Every type"

[alert]
text = "May a child be at risk now?"
guidance = "Answer."
record = "What was done"

[role]
CSC = { name = "Social care" }
POL = { name = "Police" }

[[theme]]
code = "DAT"
name = "Dates and facts"

  [[theme.question]]
  ref = "DAT-1"
  type = "facts"
  short = "Strategy discussion"
  text = "When was harm suspected, and when was it discussed?"

    [[theme.question.part]]
    name = "suspected_on"
    kind = "date"
    text = "Date harm was suspected"
    [[theme.question.part]]
    name = "held_on"
    kind = "date"
    text = "Date it was discussed"
    not_before = "suspected_on"
    [[theme.question.part]]
    name = "asked"
    kind = "choice"
    text = "Was your agency asked to come?"
    choices = ["Yes", "No", "Not recorded"]
    [[theme.question.part]]
    name = "lead"
    kind = "choice"
    text = "Who led it?"
    choices = ["@agencies", "Nobody"]
    agencies = ["CSC"]
    [[theme.question.part]]
    name = "reason"
    kind = "text"
    text = "Why was there a delay?"

  [[theme.question]]
  ref = "DAT-2"
  type = "number"
  short = "Weeks between sessions"
  text = "How many weeks apart does your policy set sessions?"

  [[theme.question]]
  ref = "DAT-3"
  type = "counts"
  short = "Contacts"
  text = "How many contacts were planned and kept?"
    [[theme.question.part]]
    name = "planned"
    kind = "number"
    text = "Contacts planned"
    [[theme.question.part]]
    name = "kept"
    kind = "number"
    text = "of these, kept"
    at_most = "planned"

  [[theme.question]]
  ref = "DAT-4"
  type = "choice"
  short = "Plan in force"
  text = "Which plan was in force?"
  choices = ["Child protection", "Child in need", "None"]

[[theme]]
code = "MEE"
name = "Meetings"

  [[theme.question]]
  ref = "MEE-1"
  type = "grid"
  short = "Invitation and minutes"
  text = "Fill in a row for each meeting."
  sheet = "Meetings"
  rows_from = "meetings"
    [[theme.question.part]]
    name = "meeting"
    kind = "text"
    text = "Meeting"
    each = true
    ours = true
    [[theme.question.part]]
    name = "meeting_on"
    kind = "date"
    text = "Date of the meeting"
    each = true
    ours = true
    [[theme.question.part]]
    name = "attended"
    kind = "choice"
    text = "Did your agency attend?"
    choices = ["Attended", "Apologies", "No apology"]
    each = true
    [[theme.question.part]]
    name = "minutes_on"
    kind = "date"
    text = "Date the minutes came"
    each = true
    not_before = "meeting_on"
    [[theme.question.part]]
    name = "kept_by"
    kind = "choice"
    text = "Where are the minutes kept?"
    choices = ["On the record", "Elsewhere"]

[[theme]]
code = "VOX"
name = "Practitioner and family voices"
aim = "What do those who were there say?"
strand = true

  [[theme.question]]
  ref = "VOX-1"
  type = "text"
  short = "What helped"
  text = "What helped you do good work?"
  [[theme.question]]
  ref = "VOX-2"
  type = "compliance"
  scale = "yes-no"
  short = "Heard by others"
  text = "Did you feel heard by other agencies?"
"""
CSC = Agency("CSC", "CSC", "Children's social care", "Social care")
POL = Agency("POL", "POL", "Eastmere Police", "Police")
CASES = tuple(Case(f"K{number}") for number in range(1, 7))
DAY = date(2026, 3, 2)


def question_set() -> QuestionSet:
    tables = tomllib.loads(SET)
    scales = tomllib.loads((built_in() / "scales.toml").read_text("utf-8"))
    refs = tuple(row["ref"] for theme in tables["theme"] for row in theme["question"])
    found, problems = read_tables({**tables, "scale": scales}, "types.toml", refs)
    assert found is not None, problems
    return found


def a_plan() -> Plan:
    return Plan(
        "TYPESET2", "types", "Every type", "deep dive", "Restricted", "", "A partnership",
        (date(2025, 5, 1), date(2026, 4, 30)), date(2026, 5, 29), None, CASES, (CSC, POL), question_set(),
        names=("Fenwick",),
    )  # fmt: skip


Said = str | int | date
Told = dict[str, list[State | dict[str, Said] | list[dict[str, Said]]]]


def answer(agency: str, case: str, ref: str, **given: Any) -> Answer:
    """An answer by hand: a state, a judgement, a text, `values` by part, `rows` of a grid."""
    at = Location(f"{agency}.xlsx", f"Case {case}", "E9")
    values = [Value(part, kind(value), value, at) for part, value in given.pop("values", {}).items()]
    for number, row in enumerate(given.pop("rows", ()), 1):
        where = Location(f"{agency}.xlsx", "Meetings", f"C{number + 4}")
        values += [Value(part, kind(value), value, where, number) for part, value in row.items()]
    state = given.pop("state", State.ANSWERED)
    return Answer(agency, case, ref, state, at=at, values=tuple(values), **given)


def kind(value: Said) -> str:
    return "date" if isinstance(value, date) else "number" if isinstance(value, int) else "choice"


def found(*answers: Answer, plan: Plan | None = None) -> Found:
    """What was found where these are the answers; every other question put is blank."""
    plan = plan or a_plan()
    returns = []
    for agency, case in plan.returns:
        put = plan.put_to(agency)
        given = {one.question: one for one in answers if (one.agency, one.case) == (agency.code, case.ref)}
        blank = {q.ref: answer(agency.code, case.ref, q.ref, state=State.BLANK) for q in put}
        returns.append(Return(agency, case, Status.RETURNED, put, {**blank, **given}))
    settled = Settled(tuple(returns), {"CSC.xlsx": FileStatus.READ}, (), (), {})
    scores = add_up(plan, settled)
    return Found(
        plan, settled, scores, find(plan, scores), chronologies(plan, settled), smart(plan, settled), (), (1, 1),
        date(2026, 6, 1),
    )  # fmt: skip


def tables(document: Document, ref: str) -> list[Table]:
    """The tables of a question in How the answers fell."""
    themes = (block for block in blocks(document, "answers") if isinstance(block, ThemeAnswers))
    return [one for theme in themes for one in theme.others if isinstance(one, Table) and one.name == ref]


def written(document: Document, ref: str) -> list[Voices]:
    """What is quoted of a question in How the answers fell."""
    themes = (block for block in blocks(document, "answers") if isinstance(block, ThemeAnswers))
    return [one for theme in themes for one in theme.others if isinstance(one, Voices) and one.ref == ref]


def question(of: Found, ref: str) -> dict[str, Any]:
    data = json.loads(json.dumps(findings_json(of)))
    return next(one for theme in data["themes"] for one in theme["questions"] if one["ref"] == ref)


def part(of: Found, ref: str, name: str) -> dict[str, Any]:
    return next(one for one in question(of, ref)["parts"] if one["part"] == name)


def days_apart(*days: int) -> list[Answer]:
    """One answer on each case by social care: suspected on 2 March, discussed so many days later."""
    return [
        answer("CSC", case.ref, "DAT-1",
               values={"suspected_on": DAY, "held_on": date.fromordinal(DAY.toordinal() + number)})
        for case, number in zip(CASES, days, strict=False)
    ]  # fmt: skip


def test_a_choice_is_told_as_n_of_those_that_chose() -> None:
    said = [answer("CSC", case.ref, "DAT-4", values={"": label}) for case, label in
            zip(CASES, ["Child protection"] * 3 + ["None"] * 2, strict=False)]  # fmt: skip
    of = found(*said, answer("CSC", "K6", "DAT-4", state=State.NOT_KNOWN))
    (table,) = tables(findings_document(of), "DAT-4")
    assert (table.title, table.unit) == ("DAT-4 Plan in force", "Unit: one return.")
    assert words(table) == [["Child protection", "3 of 5 (60%)"], ["Child in need", "0 of 5 (0%)"],
                            ["None", "2 of 5 (40%)"]]  # fmt: skip
    assert table.note == "Asked 12: 5 answered, 1 not known and 6 blank."
    assert part(of, "DAT-4", "") == {
        "part": "", "sum": None, "n": 5, "d": 5,
        "counts": {"Child protection": 3, "Child in need": 0, "None": 2},
    }  # fmt: skip


def test_each_choice_of_a_question_says_what_was_asked_and_how_many_chose_nothing() -> None:
    of = found(
        answer("CSC", "K1", "DAT-1", values={"asked": "Yes", "lead": "POL"}),
        answer("POL", "K1", "DAT-1", values={"asked": "No"}),
        answer("CSC", "K2", "DAT-1", values={"suspected_on": DAY}),
    )
    both = tables(findings_document(of), "DAT-1")[0]
    assert both.unit == "Unit: one return."
    assert words(both) == [
        ["Was your agency asked to come?", "2 of 3 answered"],
        ["Yes", "1 of 2"], ["No", "1 of 2"], ["Not recorded", "0 of 2"],
        ["Who led it?", "1 of 2 answered"],  # the police are not asked who led it
        ["Social care", "0 of 1"], ["Police", "1 of 1"], ["Nobody", "0 of 1"],
    ]  # fmt: skip
    assert part(of, "DAT-1", "lead")["counts"] == {"CSC": 0, "POL": 1, "Nobody": 0}


def test_days_between_two_dates_have_a_middle_from_five_on() -> None:
    of = found(*days_apart(0, 21, 1, 3, 2))
    given, gaps = tables(findings_document(of), "DAT-1")[-2:]
    assert words(given) == [["Date harm was suspected", "5 of 5 (100%)"], ["Date it was discussed", "5 of 5 (100%)"]]
    assert given.unit == "Dates on record. Where there is none, it may not have happened. Unit: one return."
    assert gaps.unit == "Calendar days between two dates. Unit: one return."
    assert [column.name for column in gaps.columns[1:]] == ["Middle", "Longest", "Both given"]
    assert words(gaps) == [["Date harm was suspected to date it was discussed", "2", "21", "5"]]
    assert part(of, "DAT-1", "held_on") == {
        "part": "held_on", "sum": None, "n": 5, "d": 5,
        "days": {"from": "suspected_on", "n": 5, "middle": 2, "longest": 21, "not_counted": 0},
    }  # fmt: skip
    assert part(of, "DAT-1", "suspected_on")["days"] is None


def test_the_middle_of_an_even_number_is_half_way() -> None:
    of = found(*days_apart(1, 1, 2, 3, 9, 9))
    assert words(tables(findings_document(of), "DAT-1")[-1])[0][1:] == ["2.5", "9", "6"]
    assert part(of, "DAT-1", "held_on")["days"]["middle"] == 2.5


def test_fewer_than_five_are_listed_instead_of_a_middle() -> None:
    of = found(*days_apart(21, 0, 3, 1))
    gaps = tables(findings_document(of), "DAT-1")[-1]
    assert [column.name for column in gaps.columns[1:]] == ["Days", "Both given"]
    assert words(gaps)[0][1:] == ["0, 1, 3, 21", "4"]
    assert gaps.note == "Asked 12: 4 answered and 8 blank."


def test_what_is_listed_and_what_has_a_middle_stand_in_two_tables() -> None:
    came = [row(DAY, "Attended", date.fromordinal(DAY.toordinal() + days)) for days in (1, 2, 3, 4, 5)]
    of = found(answer("CSC", "K1", "MEE-1", rows=came), *days_apart(2))
    assert words(tables(findings_document(of), "MEE-1")[-1])[0][1:] == ["3", "5", "5"]
    assert words(tables(findings_document(of), "DAT-1")[-1])[0][1:] == ["2", "1"]


def test_numbers_that_are_few_are_listed_under_a_heading_that_says_so() -> None:
    weeks = [answer("CSC", case.ref, "DAT-2", values={"": number}) for case, number in
             zip(CASES, (6, 4), strict=False)]  # fmt: skip
    (table,) = tables(findings_document(found(*weeks)), "DAT-2")
    assert [column.name for column in table.columns] == ["What it is", "Numbers", "Given"]
    assert words(table) == [["Weeks between sessions", "4, 6", "2 of 2"]]


def test_dates_that_run_backwards_are_told_and_not_counted() -> None:
    of = found(*days_apart(3, -4))
    gaps = tables(findings_document(of), "DAT-1")[-1]
    assert words(gaps)[0][1:] == ["3", "1"]
    assert "Not counted: 1 pair of dates of which the second is the earlier." in gaps.note
    assert part(of, "DAT-1", "held_on")["days"]["not_counted"] == 1


def test_no_data_is_a_dot_and_null_and_never_0() -> None:
    of = found()
    document = findings_document(of)
    assert [words(table) for table in tables(document, "DAT-1")] == [
        [
            ["Was your agency asked to come?", "0 of 0 answered"],
            ["Yes", "·"],
            ["No", "·"],
            ["Not recorded", "·"],
            ["Who led it?", "0 of 0 answered"],
            ["Social care", "·"],
            ["Police", "·"],
            ["Nobody", "·"],
        ],
        [["Date harm was suspected", "·"], ["Date it was discussed", "·"]],
        [["Date harm was suspected to date it was discussed", "·", "·", "0"]],
    ]
    assert words(tables(document, "DAT-2")[0]) == [["Weeks between sessions", "·", "·", "·", "·"]]
    assert words(tables(document, "DAT-3")[0])[0][1] == "·"
    assert part(of, "DAT-1", "held_on")["days"] == {
        "from": "suspected_on", "n": 0, "middle": None, "longest": None, "not_counted": 0,
    }  # fmt: skip
    assert part(of, "DAT-2", "")["sum"] is None and part(of, "DAT-2", "")["middle"] is None


def test_numbers_that_count_things_are_added_up_and_others_are_not() -> None:
    weeks = [answer("CSC", case.ref, "DAT-2", values={"": number}) for case, number in
             zip(CASES, (4, 6, 4, 8, 12), strict=False)]  # fmt: skip
    kept = [answer("POL", case.ref, "DAT-3", values={"planned": 10, "kept": 7}) for case in CASES[:2]]
    of = found(*weeks, *kept)
    document = findings_document(of)
    (spread,) = tables(document, "DAT-2")
    assert [column.name for column in spread.columns] == ["What it is", "Middle", "Lowest", "Highest", "Given"]
    assert words(spread) == [["Weeks between sessions", "6", "4", "12", "5 of 5 (100%)"]]
    (contacts,) = tables(document, "DAT-3")
    assert contacts.unit == "Contacts planned, added up over 2 answers. Unit: one return."
    assert [column.name for column in contacts.columns] == ["What was counted", "Added up", "Answers"]
    assert words(contacts) == [["Contacts planned", "20", "2"], ["of these, kept", "14 of 20 (70%)", "2"]]
    assert part(of, "DAT-3", "kept") == {"part": "kept", "sum": 14, "n": 2}
    assert part(of, "DAT-2", "") == {
        "part": "", "sum": 34, "n": 5, "d": 5, "middle": 6, "lowest": 4, "highest": 12,
    }  # fmt: skip


def row(on: date, attended: str = "", minutes: date | None = None) -> dict[str, Said]:
    more = {"attended": attended, "minutes_on": minutes}
    return {"meeting": "Core group", "meeting_on": on, **{name: value for name, value in more.items() if value}}


def test_a_grid_counts_its_rows() -> None:
    after = date(2026, 3, 12)
    of = found(
        answer("CSC", "K1", "MEE-1", values={"kept_by": "Elsewhere"},
               rows=[row(DAY, "Attended", after), row(DAY, "Attended"), row(after, "Apologies", after)]),
        answer("POL", "K1", "MEE-1", rows=[row(DAY, "Attended", date(2026, 3, 4))]),
        answer("POL", "K2", "MEE-1", values={"": "None recorded"}),
    )  # fmt: skip
    kept, attended, given, gaps = tables(findings_document(of), "MEE-1")
    assert attended.unit == "Unit: one meeting of one agency."
    assert words(attended) == [["Did your agency attend?", "4 of 4 answered"], ["Attended", "3 of 4"],
                               ["Apologies", "1 of 4"], ["No apology", "0 of 4"]]  # fmt: skip
    assert (kept.unit, words(kept)[0][0], words(kept)[2]) == (
        "Unit: one return.", "Where are the minutes kept?", ["Elsewhere", "1 of 1"],
    )  # fmt: skip
    assert words(given) == [["Date the minutes came", "3 of 4"]]  # the meeting's own date is ours
    assert words(gaps) == [["Date of the meeting to date the minutes came", "0, 2, 10", "3"]]
    assert gaps.note == (
        "Asked 12: 3 answered and 9 blank. 4 rows of the sheet Meetings were filled in. "
        "1 return recorded that there was none. What two agencies tell of one case is counted twice."
    )
    assert part(of, "MEE-1", "attended")["counts"] == {"Attended": 3, "Apologies": 1, "No apology": 0}
    assert "meeting" not in [one["part"] for one in question(of, "MEE-1")["parts"]]


def test_a_value_that_could_not_be_read_is_in_no_count() -> None:
    typed = row(DAY, "Attended") | {"minutes_on": "in May"}
    of = found(answer("CSC", "K1", "MEE-1", rows=[typed, row(DAY, "came late")]))
    document = findings_document(of)
    _, attended, given, _ = tables(document, "MEE-1")
    assert words(attended)[1:] == [["Attended", "1 of 1"], ["Apologies", "0 of 1"], ["No apology", "0 of 1"]]
    assert words(given) == [["Date the minutes came", "0 of 2"]]


def test_reasons_are_quoted_under_the_numbers_that_they_explain() -> None:
    of = found(
        answer("CSC", "K1", "DAT-1", values={"asked": "Yes", "reason": "- The worker was away"}),
        answer("POL", "K1", "DAT-1", values={"asked": "Yes", "reason": "Fenwick told " + "nobody what it was " * 20}),
    )
    document = findings_document(masked(of, frozenset()))
    (why,) = written(document, "DAT-1")
    assert (why.label, why.told) == ("Why was there a delay?", "Written in 2 answers.")
    first, second = why.quotes
    assert first == Quote("The worker was away", "Social care, case K1, DAT-1 · Sheet Case K1, cell E9")
    assert second.words.startswith("[name] told nobody") and len(second.words) <= 300
    page = html(document)
    assert page.index("Unit: one return.") < page.index("The worker was away") < page.index("Weeks between sessions")
    assert "Fenwick" not in page and "data/values.csv" not in page


def test_an_answer_in_words_is_quoted_and_of_many_the_first() -> None:
    plan = a_plan()
    themes = tuple(replace(theme, strand=False) for theme in plan.questions.themes)
    cases = tuple(Case(f"K{number}") for number in range(1, 31))
    plan = replace(plan, cases=cases, questions=replace(plan.questions, themes=themes))
    said = [answer("CSC", case.ref, "VOX-1", evidence=f"Time, {case.ref}") for case in cases[:26]]
    (told,) = written(findings_document(found(*said, plan=plan)), "VOX-1")
    assert (told.label, len(told.quotes), told.quotes[0].words) == ("What helped", 24, "Time, K1")
    assert told.told == (
        "26 of 60 returns answered; 34 blank. The first 24 are quoted; 2 more stand in the data files."
    )


def test_two_agencies_on_one_case_are_told_to_be_counted_twice_and_what_each_chose() -> None:
    said = {("CSC", "K1"): "None", ("POL", "K1"): "Child in need", ("CSC", "K2"): "None"}
    of = found(*(answer(*whose, "DAT-4", values={"": label}) for whose, label in said.items()))
    _, each = tables(findings_document(of), "DAT-4")
    assert each.unit == "What each agency answered, case by case."
    assert [column.name for column in each.columns] == ["Case", "Plan in force"]
    assert words(each) == [["Case K1", "Social care: None; Police: Child in need"], ["Case K2", "Social care: None"]]
    assert each.note.endswith("What two agencies tell of one case is counted twice.")
    alone = found(*(answer("CSC", case.ref, "DAT-4", values={"": "None"}) for case in CASES))
    (table,) = tables(findings_document(alone), "DAT-4")
    assert "twice" not in table.note


def test_many_answers_are_not_listed_case_by_case() -> None:
    cases = tuple(Case(f"K{number}") for number in range(1, 8))
    said = [answer(code, case.ref, "DAT-4", values={"": "None"}) for code in ("CSC", "POL") for case in cases]
    of = found(*said, plan=replace(a_plan(), cases=cases))
    assert len(tables(findings_document(of), "DAT-4")) == 1


def test_a_part_is_out_of_the_whole_of_those_answers_that_hold_both() -> None:
    of = found(
        answer("CSC", "K1", "DAT-3", values={"planned": 10, "kept": 6}),
        answer("CSC", "K2", "DAT-3", values={"planned": 5}),
    )
    (table,) = tables(findings_document(of), "DAT-3")
    assert words(table) == [["Contacts planned", "15", "2"], ["of these, kept", "6 of 10 (60%)", "1"]]


def test_a_note_says_where_parts_do_not_add_up_and_whose_they_are() -> None:
    plan = a_plan()
    missed = Part("missed", "number", "of these, missed", at_most="planned")
    asked = tuple(
        replace(one, parts=(replace(one.part("planned"), sum_of=("kept", "missed")), one.part("kept"), missed))
        if one.ref == "DAT-3"
        else one
        for one in plan.questions.questions
    )
    plan = replace(plan, questions=replace(plan.questions, questions=asked))
    good = {"planned": 10, "kept": 7, "missed": 3}
    of = found(
        answer("CSC", "K1", "DAT-3", values=good),
        answer("CSC", "K2", "DAT-3", values={**good, "missed": 2}),
        answer("POL", "K3", "DAT-3", values={**good, "kept": 11}),
        plan=plan,
    )
    (table,) = tables(findings_document(of), "DAT-3")
    assert table.note == (
        "Asked 12: 3 answered and 9 blank. In 2 answers the parts do not add up to 'Contacts planned' (Social care, "
        "case K2; Police, case K3). In 1 answer a part is larger than the whole (Police, case K3)."
    )


def test_who_leaves_a_date_empty_because_it_is_to_is_not_among_those_that_could_give_it() -> None:
    plan = a_plan()
    asked = tuple(
        replace(one, parts=tuple(replace(part, blank_if=("attended = Apologies",)) if part.name == "minutes_on" else
                                 part for part in one.parts))
        for one in plan.questions.questions
    )  # fmt: skip
    plan = replace(plan, questions=replace(plan.questions, questions=asked))
    rows = [row(DAY, "Attended", DAY), row(DAY, "Attended"), row(DAY, "Apologies")]
    given = tables(findings_document(found(answer("CSC", "K1", "MEE-1", rows=rows), plan=plan)), "MEE-1")[2]
    assert words(given) == [["Date the minutes came", "1 of 2"]]


def test_the_sheets_hold_the_same_as_numbers() -> None:
    weeks = answer("CSC", "K1", "DAT-2", values={"": 6})
    came = [row(DAY, "Attended", date(2026, 3, 4)), row(DAY, "Attended")]
    document = findings_document(found(*days_apart(0, 21, 1), weeks, answer("POL", "K1", "MEE-1", rows=came)))
    names = [table.name for table in document.tables]
    assert names[names.index("Numbers") :] == ["Numbers", "Numbers given", "Choices", "Dates", "Problems"]
    assert words(sheet(document, "Numbers given")) == [
        ["DAT-2", "Weeks between sessions", "·", "How many weeks apart does your policy set sessions?", "one return",
         "·", "6", "6", "1", "1"],
    ]  # fmt: skip
    choices = words(sheet(document, "Choices"))
    assert next(line for line in choices if line[2] == "attended")[4:] == [
        "one meeting of one agency", "Attended", "2", "2", "100.0",
    ]  # fmt: skip
    dates = {line[2]: line[5:] for line in words(sheet(document, "Dates"))}
    assert dates == {
        "suspected_on": ["3", "3", "·", "·", "·", "·"],
        "held_on": ["3", "3", "Date harm was suspected", "3", "·", "21"],
        "minutes_on": ["1", "2", "Date of the meeting", "1", "·", "2"],
    }
    assert all(len(line.cells) == len(table.columns) for table in document.tables for line in table.rows)


VOICES = (
    answer("CSC", "K1", "VOX-1", evidence="- Time with the family, and a manager who listened to Fenwick."),
    answer("POL", "K1", "VOX-1", state=State.NOT_APPLICABLE, comment="It was not safe to ask."),
    answer("CSC", "K1", "VOX-2", judgement="No", comment="Nobody rang back."),
)


def test_a_strand_is_told_apart_in_the_words_of_those_who_spoke() -> None:
    document = findings_document(found(*VOICES))
    anchors = [section.anchor for section in document.sections]
    assert anchors[anchors.index("answers") + 1] == "voices"
    voices = next(section for section in document.sections if section.anchor == "voices")
    assert voices.title == "What practitioners and families said"
    helped, heard = only(document, "voices", Strand).voices
    assert (helped.ref, helped.label) == ("VOX-1", "What helped")
    assert helped.told == "1 of 12 returns answered; 1 not asked and 10 blank."
    assert helped.quotes == (
        Quote("Time with the family, and a manager who listened to Fenwick.",
              "Social care, case K1, VOX-1 · Sheet Case K1, cell E9"),
    )  # fmt: skip
    assert [quote.words for quote in helped.aside] == ["It was not safe to ask."]
    assert heard.told == "1 of 12 returns answered; 11 blank. Yes 0, No 1."
    assert [quote.words for quote in heard.quotes] == ["Nobody rang back."]


def test_a_strand_is_in_no_picture_and_no_agency_figure() -> None:
    document = findings_document(found(*VOICES))
    told = [block.title for block in blocks(document, "answers") if isinstance(block, ThemeAnswers)]
    assert told == ["Dates and facts", "Meetings"]
    assert not [block for block in blocks(document, "grid") if isinstance(block, Grid)]
    for name in ("Themes", "Themes by agency", "Themes by case"):
        assert "VOX" not in [line[0] for line in words(sheet(document, name))]
    assert [line[0] for line in words(sheet(document, "Questions"))][-2:] == ["VOX-1", "VOX-2"]
    assert question(found(*VOICES), "VOX-2")["counts"] == {"Yes": 0, "No": 1}


def test_voices_are_masked_like_all_free_text() -> None:
    document = findings_document(masked(found(*VOICES), frozenset()))
    (quote,) = only(document, "voices", Strand).voices[0].quotes
    assert quote.words == "Time with the family, and a manager who listened to [name]."
    page = html(document)
    assert "Fenwick" not in page and "It was not safe to ask." in page


def test_a_set_without_a_strand_has_no_such_section() -> None:
    plan = a_plan()
    themes = tuple(theme for theme in plan.questions.themes if not theme.strand)
    asked = tuple(one for one in plan.questions.questions if one.theme != "VOX")
    bare = replace(plan, questions=replace(plan.questions, themes=themes, questions=asked))
    assert "voices" not in [section.anchor for section in findings_document(found(plan=bare)).sections]


@pytest.mark.parametrize(
    ("values", "middle"), [((), None), ((3,), 3), ((1, 2), 1.5), ((0, 0, 7), 0), ((1, 2, 4, 90), 3)]
)
def test_the_middle_of_a_spread(values: tuple[int, ...], middle: float | None) -> None:
    assert Spread(values).middle == middle
