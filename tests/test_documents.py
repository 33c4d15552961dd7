"""What findings.json and the first parts of the findings report say, shown with the answers that they say it of."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from example import (
    AGENCIES,
    CASES,
    EXA_1,
    EXA_3,
    GRADES,
    YES_NO,
    answer,
    blocks,
    found,
    levels,
    only,
    plan,
    returned,
    returns,
    words,
)

from maar.answers import Answer
from maar.documents.alerts_part import alerts
from maar.documents.data import findings_json
from maar.documents.findings import findings_document
from maar.documents.grid import cell
from maar.documents.marks import level_marks, listed_marks
from maar.documents.model import (
    Bullets,
    Document,
    FindingGroup,
    Grid,
    Table,
    Text,
    ThemeAnswers,
)
from maar.figures import Figure, Share, percent, percent_words
from maar.plan import Agency, Case
from maar.problems import Location, Problem
from maar.problems import returns as return_codes
from maar.questions import ALERT, Scale
from maar.returns import Alert, Return, Status


def shares(scales: list[dict[str, Any]]) -> dict[str, tuple[int, int, float | None]]:
    return {one["scale"]: (one["positive"]["n"], one["positive"]["d"], one["positive"]["percent"]) for one in scales}


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(findings_json(found())))
    return read


@pytest.fixture(scope="module")
def report() -> Document:
    return findings_document(found())


def test_worked_example(example: dict[str, Any]) -> None:
    """The books and every number of the example in section 7 of the design."""
    books = example["returns"]
    assert [books[key] for key in ("issued", "returned", "nil", "outstanding")] == [9, 7, 1, 1]
    names = ("put", "asked", "answered", "not_known", "not_applicable", "blank", "unreadable")
    assert [example["answers"][name] for name in names] == [15, 12, 7, 2, 1, 1, 1]
    by_agency = {one["code"]: [one[name] for name in names[1:]] for one in example["answers"]["by_agency"]}
    assert by_agency == {"CSC": [6, 5, 1, 0, 0, 0], "POL": [4, 1, 1, 1, 1, 0], "EDU": [2, 1, 0, 0, 0, 1]}
    one, two = example["themes"][0]["questions"]
    assert one["counts"] == {"Outstanding": 1, "Good": 2, "Requires improvement": 1, "Inadequate": 0}
    assert [one[name] for name in names[3:]] == [1, 0, 1, 1]
    assert two["counts"] == {"Yes": 1, "Partly": 1, "No": 1}
    assert [two[name] for name in names[3:]] == [1, 1, 0, 0]
    assert (one["score"], one["n"], one["positive"]) == (66.7, 4, {"n": 3, "d": 4, "percent": 75.0})
    assert (two["score"], two["n"], two["positive"]) == (50.0, 3, {"n": 1, "d": 4, "percent": 25.0})
    theme = example["themes"][0]
    assert (theme["score"], theme["n"]) == (56.7, 7)
    assert shares(theme["scales"]) == {"grade": (3, 4, 75.0), "yes-partly-no": (1, 4, 25.0)}


def test_worked_example_by_agency_and_case(example: dict[str, Any]) -> None:
    def told(rows: list[dict[str, Any]], key: str) -> dict[str, Any]:
        themes = {row[key]: row["themes"]["EXA"] for row in rows}
        return {name: (one["score"], one["n"], *shares(one["scales"]).values()) for name, one in themes.items()}

    assert told(example["agencies"], "code") == {
        "CSC": (50.0, 5, (1, 2, 50.0), (1, 3, 33.3)),
        "POL": (100.0, 1, (1, 1, 100.0), (0, 1, 0.0)),
        "EDU": (66.7, 1, (1, 1, 100.0), (0, 0, None)),
    }
    assert told(example["cases"], "ref") == {
        "K1": (46.7, 4, (3, 3, 100.0), (0, 2, 0.0)),
        "K2": (77.8, 2, (0, 1, 0.0), (1, 1, 100.0)),
        "K3": (50.0, 1, (0, 0, None), (0, 1, 0.0)),
    }


def test_worked_example_findings(example: dict[str, Any]) -> None:
    told = {one["id"]: (one["n"], one["d"]) for one in example["findings"]}
    assert told == {"STRENGTH-EXA-1": (3, 4), "AREA-EXA-2": (1, 4), "GAP-EXA-1": (3, 7), "GAP-EXA": (4, 12)}
    gap = next(one for one in example["findings"] if one["id"] == "GAP-EXA")
    assert (gap["question"], gap["case"], gap["kind"], len(gap["evidence"])) == (None, None, "gap", 4)
    assert gap["evidence"][0].keys() == {"agency", "case", "question", "file", "sheet", "cell"}


@pytest.mark.parametrize(
    ("share", "machine", "printed"),
    [
        (Share(1, 8), 12.5, "13%"),
        (Share(1, 300), 0.3, "<1%"),
        (Share(1, 3000), 0.1, "<1%"),
        (Share(2999, 3000), 99.9, ">99%"),
        (Share(0, 5), 0.0, "0%"),
        (Share(0, 0), None, ""),
    ],
)
def test_worked_example_rounding(share: Share, machine: float | None, printed: str) -> None:
    assert percent(share) == machine
    assert percent_words(share) == printed


def test_json_has_the_promised_keys(example: dict[str, Any]) -> None:
    assert list(example) == [
        "format", "audit", "title", "edition", "question_set", "files", "returns", "answers", "alerts", "themes",
        "agencies", "cases", "findings", "agreement",
    ]  # fmt: skip
    assert (example["format"], example["audit"], example["edition"]) == (1, "example", "restricted")
    assert example["files"] == {
        "read": 2, "duplicate": 0, "superseded": 0, "withdrawn": 0, "held": 0, "unreadable": 0, "not_a_return": 1,
    }  # fmt: skip
    question = example["themes"][0]["questions"][0]
    assert list(question) == [
        "ref", "text", "type", "scale", "asked", "counts", "not_known", "not_applicable", "blank", "unreadable",
        "positive", "score", "n", "parts", "agreed",
    ]  # fmt: skip
    assert (question["agreed"], question["parts"], question["asked"]) == (None, [], 7)


def test_a_question_without_a_scale_has_no_positive_and_nothing_asked_gives_nulls() -> None:
    the_plan = plan(EXA_1, EXA_3)
    empty = [Return(one, case, Status.OUTSTANDING, the_plan.put_to(one)) for one in AGENCIES for case in CASES]
    data = json.loads(json.dumps(findings_json(found(the_plan, empty))))
    one, three = data["themes"][0]["questions"]
    assert one["positive"] == {"n": 0, "d": 0, "percent": None} and one["score"] is None
    assert three["positive"] is None and three["scale"] is None
    assert three["parts"] == [{"part": "actions", "sum": None, "n": 0}]


def test_what_came_back_is_said_first(report: Document) -> None:
    lead, table = blocks(report, "returns")
    assert lead == Text(
        "7 of 9 returns came back. 1 more was a nil return: the agency did not know the child.",
        "1 is missing: Schools and colleges on case K2.",
        lead=True,
    )
    assert isinstance(table, Table)
    assert words(table) == [
        ["Children's social care", "returned", "returned", "returned", "3", "3", "0", "0"],
        ["Police", "returned", "returned", "nil", "3", "2", "1", "0"],
        ["Schools and colleges", "returned", "missing", "returned", "3", "2", "0", "1"],
        ["All", "3", "2", "2", "9", "7", "1", "1"],
    ]
    assert table.note.startswith("9 issued = 7 returned + 1 nil + 1 missing.")
    assert "Closing date 29 May 2026." in table.note


def test_a_held_return_is_missing_and_said_to_be_held() -> None:
    made = [replace(one, held=one.status is Status.OUTSTANDING) for one in returns(plan())]
    document = findings_document(found(made=made))
    lead, table = blocks(document, "returns")
    assert isinstance(lead, Text) and lead.strong.endswith("It is held until the lead decides.")
    assert isinstance(table, Table) and words(table)[2][2] == "held"
    limits = [item for block in blocks(document, "method") if isinstance(block, Bullets) for item in block.items]
    assert "1 return is held and counts nowhere until the lead decides: Schools and colleges on case K2." in limits


def alert_of(agency: str, case: str, file: str, handled: bool = False) -> Alert:
    at = Location(file, f"Case {case}", "E9")
    return Alert(agency, case, at, Problem(return_codes.ALERT, at, agency, case, ALERT), "", handled)


def alert_answer(one: Return, said: str, evidence: str = "") -> Return:
    return replace(one, extras={ALERT: replace(answer(one.agency.code, one.case.ref, ALERT, said), evidence=evidence)})


def test_no_alert_is_one_plain_line() -> None:
    (told,) = alerts(found())
    assert (told.kind, told.title) == ("none", "All 7 returns answered No to the alert question.")
    assert alerts(found(made=[]))[0].title.startswith("No return has come back yet")


def test_an_open_alert_names_agency_and_case_and_no_detail() -> None:
    made = returns(plan())
    made[0] = replace(
        alert_answer(made[0], "Yes", "Child hit by father; duty team told 3 May"), signed_off_on=date(2026, 5, 20)
    )
    made[3] = alert_answer(made[3], "Yes")
    told = alerts(found(made=made, raised=(alert_of("CSC", "K1", "CSC.xlsx"), alert_of("POL", "K1", "POL.xlsx"))))
    assert [one.kind for one in told] == ["alert"]
    assert told[0].title == "2 alerts: a child may be at risk now"
    assert told[0].lines == (
        "Children's social care, case K1, on the return signed off 20 May 2026. The return says who was told.",
        "Police, case K1. The return does not say who was told. Ring the agency now.",
    )
    assert told[0].note == (
        "5 returns answered No to this question. No detail about the child is given here. Ring each agency now; when "
        "an alert is dealt with, record it with maar decide."
    )


def test_an_alert_in_a_file_that_counts_nowhere_is_told() -> None:
    (told,) = alerts(found(raised=(alert_of("EDU", "K2", "old/EDU.xlsx"), alert_of("", "", "who.xlsx"))))
    assert told.lines[0] == (
        "Schools and colleges, case K2, in a file that counts nowhere (old/EDU.xlsx). Ring the agency now."
    )
    assert told.lines[1].startswith("who.xlsx: it does not say which agency")


def test_a_handled_alert_and_an_empty_question() -> None:
    made = returns(plan())
    made[0], made[6] = alert_answer(made[0], ""), alert_answer(made[6], "")
    empty, handled = alerts(found(made=made, raised=(alert_of("POL", "K1", "POL.xlsx", handled=True),)))
    assert (empty.kind, empty.title) == ("unanswered", "2 returns left the alert question empty")
    assert empty.lines == ("Ring Children's social care about case K1.", "Ring Schools and colleges about case K1.")
    assert empty.note == "5 returns answered No to this question."
    assert (handled.kind, handled.title) == (
        "none", "1 alert was raised and is recorded by the lead as handled: Police on case K1.",
    )  # fmt: skip


def given(*judgements: str) -> list[Answer]:
    return [answer("CSC", f"K{place}", "EXA-1", said) for place, said in enumerate(judgements)]


@pytest.mark.parametrize(
    ("scale", "judgements", "letters", "fill"),
    [
        (GRADES, ["Good"] * 3 + ["Inadequate"] * 2, "G", "G"),
        (GRADES, ["Good"] * 3 + ["Requires improvement"] * 3, "G/RI", "RI"),
        (GRADES, ["Outstanding"] * 3 + ["Requires improvement"] * 3, "O/RI", "G"),
        (GRADES, ["Outstanding"] * 3 + ["Inadequate"] * 3, "O/I", "RI"),
        (YES_NO, ["Yes"] * 3 + ["No"] * 3, "Y/N", "P"),
        (YES_NO, ["Yes"] * 3 + ["Partly"] * 3, "Y/P", "P"),
        (YES_NO, ["No"] * 3 + ["Partly"] * 3, "P/N", "N"),
        (YES_NO, ["Yes"] * 2 + ["Not known"] * 3, "NK", "NK"),
        (YES_NO, ["Yes"] * 3 + ["Not known"] * 3, "Y/NK", "NK"),
        (YES_NO.mirrored(), ["No"] * 3 + ["Yes"] * 2, "N", "N"),
        (GRADES, ["Good", "Requires improvement", "Good"], "G G RI", None),
        (GRADES, ["Requires improvement", "Outstanding", "Requires improvement", "Good"], "O G 2 RI", None),
        (YES_NO, ["Partly", "Not known", "Partly", "Not known"], "2 P 2 NK", None),
        (GRADES, [], "no answers", None),
    ],
)
def test_the_middle_answer(scale: Scale, judgements: list[str], letters: str, fill: str | None) -> None:
    one = cell(scale, given(*judgements))
    assert (one.letters, one.fill.letters if one.fill else None) == (letters, fill)


def test_positive_is_light_and_the_rest_dark_whichever_way_a_question_is_turned() -> None:
    def steps(scale: Scale) -> list[tuple[str, float]]:
        return [(mark.letters, mark.step) for mark in level_marks(scale)]

    assert steps(GRADES) == [("O", 1), ("G", 2), ("RI", 3), ("I", 4)]
    assert steps(YES_NO) == [("Y", 2), ("P", 3), ("N", 4)]
    assert steps(YES_NO.mirrored()) == [("N", 2), ("P", 3), ("Y", 4)]
    two = replace(YES_NO, levels=levels(("Yes", "Y", True), ("No", "N", False)))
    assert steps(two) == [("Y", 2), ("N", 4)]
    assert listed_marks(level_marks(GRADES)) == "O G RI I"


def test_the_grid_of_the_example(report: Document) -> None:
    grid = only(report, "grid", Grid)
    (theme,) = grid.themes
    assert [row.scale for row in theme.rows] == ["Grades (1)", "Yes, partly, no (No is good) (1)"]
    graded, late = theme.rows
    assert [(one.figure, one.letters) for one in graded.cells] == [
        (Figure("1 of 2"), "G RI"), (Figure("1 of 1"), "O"), (Figure("1 of 1"), "G"),
    ]  # fmt: skip
    assert (late.cells[0].letters, late.cells[1].letters, late.cells[2].asked) == ("N P Y", "NK", False)
    assert (graded.total, late.total) == (Figure("3 of 4"), Figure("1 of 4"))
    assert "Not known is in the count of yes, partly, no and stands outside grades." in grid.note


def test_how_the_answers_of_the_example_fell(report: Document) -> None:
    (theme,) = (block for block in blocks(report, "answers") if isinstance(block, ThemeAnswers))
    assert theme.bars == ()  # one question on each scale
    one, two = theme.questions
    assert [(run.mark.letters, run.count, run.counted) for run in one.runs] == [
        ("O", 1, True), ("G", 2, True), ("RI", 1, True), ("I", 0, True),
        ("NK", 1, False), ("NA", 0, False), ("BL", 1, False), ("UR", 1, False),
    ]  # fmt: skip
    assert [run.mark.letters for run in two.runs if run.counted] == ["N", "P", "Y", "NK"]
    assert (one.figure, two.label) == (Figure("3 of 4"), "It was late (No is good)")


def test_a_bar_stands_where_a_theme_has_two_questions_on_a_scale() -> None:
    the_plan = plan(EXA_1, replace(EXA_1, ref="EXA-4"))
    made = [returned(the_plan, AGENCIES[0], case, ("Good", "Not known")) for case in CASES]
    (theme,) = (b for b in blocks(findings_document(found(the_plan, made)), "answers") if isinstance(b, ThemeAnswers))
    (bar,) = theme.bars
    assert (bar.label, bar.figure, bar.outside) == (
        "All answers: grades", Figure("3 of 3"), "Outside the count: 3 not known",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "figure"),
    [(4, "3 of 4"), (5, "4 of 5 (80%)"), (9, "8 of 9 (89%)"), (10, "9 of 10 (90%)")],
)
def test_a_percentage_needs_five_answers(number: int, figure: str) -> None:
    agencies = tuple(Agency(f"A{place}", "CSC", f"Agency {place}", f"A{place}") for place in range(number))
    the_plan = replace(plan(EXA_1), agencies=agencies, cases=CASES[:1])
    said = ["Requires improvement", *["Good"] * (number - 1)]
    made = [returned(the_plan, one, CASES[0], (word,)) for one, word in zip(agencies, said, strict=True)]
    document = findings_document(found(the_plan, made))
    assert str(only(document, "grid", Grid).themes[0].rows[0].total) == figure
    (group,) = (block for block in blocks(document, "findings") if isinstance(block, FindingGroup))
    assert group.lines[0].figure == figure


def test_a_large_audit_keeps_its_table_and_its_sentence_short() -> None:
    cases = tuple(Case(f"C{place}") for place in range(30))
    the_plan = replace(plan(EXA_1), cases=cases, agencies=AGENCIES[:1])
    empty = [Return(AGENCIES[0], case, Status.OUTSTANDING, (EXA_1,)) for case in cases]
    lead, table = blocks(findings_document(found(the_plan, empty)), "returns")
    assert isinstance(lead, Text) and lead.strong == "30 are missing: Children's social care on 30 cases."
    assert isinstance(table, Table) and words(table)[0] == ["Children's social care", "30", "0", "0", "30"]
