"""The walk: issued workbooks are filled in LibreOffice, come back under careless names, and are told.

Every figure of findings.json and every row of the data files is compared with the tally of what was typed.
"""

import csv
import json
import shutil
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest

from maar.cli.main import main

from . import found, rows, tally
from .bank import Bank, load
from .filling import JUDGEMENT, NOT_ASKED, entries, marks
from .forms import Form, book_of, issued
from .office import Office
from .typed import AGENCIES, AUDIT, CASES, COVERING_LETTER, RETURNED, SENT_TWICE, TOP

pytestmark = pytest.mark.client

READY = {"Chronology": 40, "SMART plan": 20}
NO_JUDGEMENT = ["Not known", "Not applicable"]
TESTED = ["Yes", "Partly", "No"]
LISTS = {
    "Significant event?": ["Yes", "No"],
    **dict.fromkeys(("Specific", "Measurable", "Achievable", "Relevant", "Time-bound"), TESTED),
    "Shared with family": [*TESTED, *NO_JUDGEMENT],
    "Status": ["Not started", "On track", "At risk", "Overdue", "Done", "Impact shown"],
}
FIELDS = {
    "Known to us?": ["Yes", "Adults only", "No"],
    "Independent of the case?": ["Yes", "No"],
    "Practitioner spoken to?": ["Yes", "No"],
}


@dataclass(frozen=True)
class Walk:
    """What was issued and typed, what LibreOffice said of the workbooks, and what was told."""

    bank: Bank
    forms: dict[str, Form]
    due: list[tally.Return]
    office_said: dict[str, dict]
    reports: Path
    exit_code: int

    @property
    def told(self) -> dict:
        return json.loads((self.reports / "findings.json").read_text("utf-8"))

    def table(self, name: str) -> list[dict[str, str]]:
        with (self.reports / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def walk(audit: Path, office: Office, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    forms = issued(audit / "issued")
    bank = load("baseline")
    saved = tmp_path_factory.mktemp("saved")
    jobs = [_job(bank, book, form, saved / f"{book}.xlsx") for book, form in forms.items()]
    said = dict(zip(forms, office.run("type_into.py", jobs), strict=True))
    _return(saved, audit / "returned")
    with chdir(audit.parents[1]):
        exit_code = main(["aggregate", AUDIT, "--as-of", "2026-06-02"])
    return Walk(bank, forms, tally.returns(bank, forms), said, audit.parents[1] / "reports" / AUDIT, exit_code)


def _job(bank: Bank, book: str, form: Form, save: Path) -> dict:
    locked = [(f"Case {case}", f"{column}{row}") for case in form.cases for column, row in _ours(form, case)]
    return {
        "open": str(form.path),
        "save": str(save),
        "lists": [place for place, _ in _lists(bank, form)],
        "locked": locked,
        "boxes": _further_rows(form),
        "entries": [*entries(book, form)],
    }


def _ours(form: Form, case: str) -> list[tuple[str, int]]:
    """Column and row of cells that nobody but us may change."""
    columns, heading = form.columns[f"Case {case}"], form.first[f"Case {case}"] - 1
    written = [columns[name] for name in ("key", "Ref", "Question", "What good looks like")]
    text_question = (columns["Judgement"], form.rows[case]["APP-1"])
    return [("B", 1), (columns["Evidence"], heading), text_question] + [
        (column, form.rows[case][row]) for column in written for row in ("ALERT", "CHR-1", "PLN-5.due")
    ]


def _further_rows(form: Form) -> list[list[str]]:
    """The first box below the rows that are ready."""
    return [
        ["Chronology", form.list_box("Chronology", READY["Chronology"] + 1, "Event")],
        ["SMART plan", form.list_box("SMART plan", READY["SMART plan"] + 1, "Action")],
    ]


def _lists(bank: Bank, form: Form) -> list[tuple[tuple[str, str], list[str]]]:
    """Every box with a list, and what it must offer."""
    found = []
    for case in form.cases:
        sheet = f"Case {case}"
        scaled = [one for one in (*bank.questions, *bank.overall) if one.scale and one.ref in form.rows[case]]
        choices = {one.ref: [*one.scale.labels, *NO_JUDGEMENT] for one in scaled} | {"ALERT": ["Yes", "No"]}
        found += [((sheet, form.box(case, row, JUDGEMENT)), labels) for row, labels in choices.items()]
        found += [((sheet, form.labels[sheet][label]), labels) for label, labels in FIELDS.items()]
    for sheet, last in READY.items():
        headings = [heading for heading in LISTS if heading in form.columns[sheet]]
        found += [((sheet, form.list_box(sheet, row, h)), LISTS[h]) for h in headings for row in (1, last)]
    return found


def _return(saved: Path, returned: Path) -> None:
    """Put the saved workbooks into returned/ as people send them, one of them twice, with a covering letter."""
    for book, name in RETURNED.items():
        (returned / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(saved / f"{book}.xlsx", returned / name)
    for name, again in SENT_TWICE.items():
        shutil.copyfile(returned / name, returned / again)
    (returned / COVERING_LETTER).write_text("Please find enclosed.\n", "utf-8")


def differences(expected: object, told: object, at: str = "") -> list[str]:
    """Where what was told is not what was expected; keys that are told in addition are left alone."""
    if isinstance(expected, dict) and isinstance(told, dict):
        return [
            line
            for key, value in expected.items()
            for line in differences(value, told.get(key, "nothing told"), f"{at}.{key}")
        ]
    if isinstance(expected, list) and isinstance(told, list) and len(expected) == len(told):
        pairs = enumerate(zip(expected, told, strict=True))
        return [line for place, (one, other) in pairs for line in differences(one, other, f"{at}[{place}]")]
    return [] if expected == told else [f"{at}: expected {expected!r}, told {told!r}"]


def assert_rows(expected: list[dict[str, str]], told: list[dict[str, str]], key: tuple[str, ...]) -> None:
    """Every row once, each as expected in every column, whatever the order."""
    assert expected, "the walk typed nothing for this table"
    assert set(expected[0]) == set(told[0])
    wanted = {tuple(row[name] for name in key): row for row in expected}
    got = {tuple(row[name] for name in key): row for row in told}
    assert len(wanted) == len(expected), "the key of the rows does not tell them apart"
    assert sorted(got) == sorted(wanted)
    assert len(told) == len(got)
    assert not differences({str(name): row for name, row in wanted.items()}, {str(k): row for k, row in got.items()})


def test_each_agency_is_asked_its_own_questions(walk: Walk) -> None:
    for book, form in walk.forms.items():
        agency = book.partition("-")[0]
        put = [row for question in walk.bank.put_to(agency) for row in question.rows]
        extras = ["ALERT", *(question.ref for question in walk.bank.overall), *walk.bank.boxes]
        assert all({*form.rows[case]} == {*put, *extras} for case in form.cases)
    asked = {(who, row) for (who, row), mark in marks().items() if mark != NOT_ASKED}
    shown = {(who, row) for who, row in marks() if row in walk.forms[book_of(*who.split("-"))].rows[who[-2:]]}
    assert asked == shown


def test_locked_cells_refuse_and_boxes_take_what_is_typed(walk: Walk) -> None:
    for book, said in walk.office_said.items():
        assert (book, said["locked_but_taken"]) == (book, [])
        assert [place for place in said["boxes_but_locked"] if place not in _further_rows(walk.forms[book])] == []


def test_more_rows_may_be_typed_than_are_ready(walk: Walk) -> None:
    assert [place for said in walk.office_said.values() for place in said["boxes_but_locked"]] == []


def test_lists_offer_exactly_the_labels(walk: Walk) -> None:
    for book, form in walk.forms.items():
        wanted = _lists(walk.bank, form)
        got = zip(wanted, walk.office_said[book]["lists"], strict=True)
        assert [(place, labels, said) for (place, labels), said in got if labels != said] == []


def test_the_walk_meets_every_status_and_state(walk: Walk) -> None:
    assert {one.status for one in walk.due} == {"returned", "nil", "outstanding"}
    assert {answer.state for one in walk.due for answer in one.answers} == {*tally.STATES}
    assert len(walk.due) == len(AGENCIES) * len(CASES)
    assert {*TOP} < {f"{agency}-{case}" for agency in AGENCIES for case in CASES}


def test_an_open_alert_is_told_and_decides_the_exit_code(walk: Walk) -> None:
    assert walk.told["alerts"] == found.alerts(walk.forms)
    assert len(walk.told["alerts"]) == 1
    assert walk.exit_code == 3


def test_every_figure_is_that_of_the_tally(walk: Walk) -> None:
    assert differences(tally.findings_json(walk.bank, walk.due), walk.told) == []


def test_errors_are_told_for_the_slips_that_were_typed_and_for_nothing_else(walk: Walk) -> None:
    told = [(row["file"], row["sheet"], row["cell"]) for row in walk.table("problems") if row["severity"] == "error"]
    assert sorted(told) == sorted(found.slips(walk.forms))


def test_counts_hold_every_level_in_the_order_of_its_scale(walk: Walk) -> None:
    for question in (question for theme in walk.told["themes"] for question in theme["questions"]):
        scale = walk.bank.question(question["ref"]).scale
        assert [*question["counts"]] == (scale.labels if scale else [])


def test_every_finding_is_that_of_the_tally(walk: Walk) -> None:
    expected, told = found.findings(walk.bank, walk.due), found.as_told(walk.told["findings"])
    assert {one["kind"] for one in expected.values()} == {"strength", "area", "gap", "split", "contradiction"}
    assert sorted(told) == sorted(expected)
    assert differences(expected, told) == []


def test_every_answer_stands_in_answers_csv(walk: Walk) -> None:
    assert_rows([*rows.answers(walk.due)], walk.table("answers"), ("agency", "case", "question"))


def test_every_number_and_text_stands_in_values_csv(walk: Walk) -> None:
    expected = [*rows.values(walk.bank, walk.due, walk.forms)]
    told = [row for row in walk.table("values") if row["question"] != "TOP"]
    assert_rows(expected, told, ("agency", "case", "question", "part"))


def test_what_has_no_column_of_its_own_above_the_questions_stands_there_too(walk: Walk) -> None:
    top = {
        (row["agency"], row["case"], row["part"]): row["value"]
        for row in walk.table("values")
        if row["question"] == "TOP"
    }
    assert {part for *_, part in top} <= {"known", "typed_case", "typed_agency"}
    assert {top[key] for key in top if key[2] == "known"} <= {"Yes", "Adults only", "No"}
    assert top


def test_every_return_stands_in_returns_csv(walk: Walk) -> None:
    assert_rows([*rows.returns(walk.due)], walk.table("returns"), ("agency", "case"))


def test_every_event_stands_in_chronology_csv(walk: Walk) -> None:
    assert_rows([*rows.chronology(walk.forms)], walk.table("chronology"), ("file", "cell"))


def test_every_action_stands_in_plan_actions_csv(walk: Walk) -> None:
    assert_rows([*rows.plan_actions(walk.forms)], walk.table("plan_actions"), ("file", "cell"))
