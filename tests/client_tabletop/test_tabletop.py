"""The meeting: its workbook is filled in LibreOffice, comes back twice under careless names, and is read and told.

What must be told is reckoned from the table of what was returned and agreed, by a tally of the test's own.
"""

from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

from maar.cli.main import main
from tests.client_walk.bank import Bank, load
from tests.client_walk.forms import Form
from tests.client_walk.office import Office

from . import tally
from .table import AGREED, Table, judgements, lists, row
from .told import Told, told_in
from .typed import (
    AGENCIES,
    AUDIT,
    CASES,
    DUE,
    FIRST_COPY,
    KINDS,
    LAST,
    LISTS,
    SECOND_COPY,
    agreed,
    dissent,
    reason,
    returned,
)

pytestmark = pytest.mark.client

NO_JUDGEMENT = ["Not known", "Not applicable"]
IN_WORDS = ("PLN-1", "PLN-5", "APP-1")  # nothing is agreed on these
AS_OF = ("--as-of", "2026-06-12")
OURS = {
    "Case K1": ("B1", "B2", "B3"),
    "Start here": ("B1", "B3"),
    "Across cases": ("B1", "C6"),
    "Chronology": ("B1", "E6"),
    "What was said": ("B1", "D6"),
    "Strengths": ("A1", "B1", "B4", "C4"),
    "Recommendations": ("B2", "F4"),
}


@dataclass(frozen=True)
class Meeting:
    """What LibreOffice said of the workbook, and what was told before and after it came back."""

    bank: Bank
    table: Table
    root: Path
    first: dict
    second: dict
    before: Told
    after: Told
    exit_code: int

    @property
    def folder(self) -> Path:
        return self.root / "audits" / AUDIT / "tabletop"


@pytest.fixture(scope="module")
def meeting(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    root = tmp_path_factory.mktemp("meeting")
    bank = load("baseline")
    with chdir(root):
        _issue_and_return(root / "audits" / AUDIT, bank)
        assert main(["aggregate", AUDIT, *AS_OF]) == 0
        before = told_in(root / "reports" / AUDIT)
        assert main(["tabletop", AUDIT, *AS_OF]) == 0
        folder = root / "audits" / AUDIT / "tabletop"
        table = Table(folder / f"{AUDIT}-tabletop.xlsx")
        (first,) = office.run("type_into.py", [_first_copy(table, bank, folder)])
        (second,) = office.run("second_copy.py", [_second_copy(table, folder)], Path(__file__).parent)
        exit_code = main(["aggregate", AUDIT, *AS_OF])
    return Meeting(bank, table, root, first, second, before, told_in(root / "reports" / AUDIT), exit_code)


def _issue_and_return(audit: Path, bank: Bank) -> None:
    """An audit issued and returned: every answer with a sentence of evidence, every alert No."""
    agencies = [option for code in AGENCIES for option in ("--agency", code)]
    days = ["--return-by", "2026-05-29", "--period", "2025-05-01..2026-04-30", "--tabletop", "2026-06-11"]
    decisions = [option for case in CASES for option in ("--key-decision", f"{case}=2025-12-03")]
    cases = ["--cases", str(len(CASES)), *decisions]
    assert main(["new", AUDIT, "--id", "MEETTEST", "--template", "baseline", *cases, *agencies, *days]) == 0
    assert main(["issue", AUDIT]) == 0
    for agency in AGENCIES:
        form = Form(audit / "issued" / f"{AUDIT}-{agency}.xlsx")
        book = load_workbook(form.path)
        for case in CASES:
            sheet, said = book[f"Case {case}"], returned(agency, case)
            assert {*said} <= {one.ref for one in (*bank.put_to(agency), *bank.overall)}
            for ref, label in {**said, "ALERT": "No"}.items() if said else ():
                sheet[form.box(case, ref, "Judgement")] = label or None
                sheet[form.box(case, ref, "Evidence")] = f"{agency} {case} {ref}: the record shows it."
        book.save(audit / "returned" / f"from {agency}.xlsx")


def _first_copy(table: Table, bank: Bank, folder: Path) -> dict:
    """The workbook is opened, its lists and locks are tried, and all but one judgement is typed."""
    return {
        "open": str(folder / f"{AUDIT}-tabletop.xlsx"),
        "save": str(folder / FIRST_COPY),
        "lists": [place for place, _ in _lists(table, bank)],
        "locked": _ours(table),
        "boxes": [table.place(sheet, number, 0) for sheet in LISTS for number in (1, 30)],
        "entries": [*judgements(table), *lists(table)],
    }


def _second_copy(table: Table, folder: Path) -> dict:
    (folder / SECOND_COPY).parent.mkdir()
    return {
        "open": str(folder / FIRST_COPY),
        "save": str(folder / SECOND_COPY),
        "wrong": [*table.box(*LAST), "Good"],  # of a question that is answered Yes, Partly or No
        "entries": [*row(table, *LAST)],
    }


def _lists(table: Table, bank: Bank) -> list[tuple[tuple[str, str], list[str]]]:
    """Every box for a judgement, and what its list must offer."""
    return [
        (table.box(case, ref), [*bank.question(ref).scale.labels, *NO_JUDGEMENT])
        for case in CASES
        for ref in agreed(case)
    ]


def _ours(table: Table) -> list[tuple[str, str]]:
    """Cells that nobody but us may change: what agencies returned, and the box where there is nothing to agree."""
    open_to_all = (AGREED, "Reason", "Dissent", "k")
    heads = [heading for heading in table.columns["Case K1"] if heading not in open_to_all]
    found = [table.box("K1", ref, heading) for ref in ("CHR-1", "OVR-3", "PLN-1") for heading in heads]
    found += [table.box(case, ref) for case in CASES for ref in IN_WORDS if ref in table.rows[case]]
    found += [("Case K1", f"{table.columns['Case K1'][AGREED]}{table.heading['Case K1']}")]
    return found + [(sheet, cell) for sheet, cells in OURS.items() for cell in cells]


def test_every_row_that_was_put_to_anyone_has_a_box_and_no_other(meeting: Meeting) -> None:
    for case in CASES:
        assert {*meeting.table.rows[case]} == {*agreed(case), *IN_WORDS}


def test_locked_cells_refuse_and_boxes_take_what_is_typed(meeting: Meeting) -> None:
    assert meeting.first["locked_but_taken"] == []
    assert meeting.first["boxes_but_locked"] == []


def test_lists_offer_the_questions_labels_and_refuse_others(meeting: Meeting) -> None:
    wanted = _lists(meeting.table, meeting.bank)
    got = zip(wanted, meeting.first["lists"], strict=True)
    assert [(place, labels, said) for (place, labels), said in got if labels != said] == []
    assert meeting.second == {"before": [], "wrong": [f"Case {LAST[0]}"], "after": []}


def test_nothing_is_wrong_with_what_came_back_but_an_agency_that_is_not_in_the_plan(meeting: Meeting) -> None:
    assert meeting.exit_code == 0
    told = [(one["code"], one["sheet"]) for one in meeting.after.rows("problems") if one["code"].startswith("TAB")]
    assert told == [("TAB057", "In the room")] * 2  # Housing, in either copy


def test_every_agencys_answer_has_what_was_agreed_beside_it(meeting: Meeting) -> None:
    rows = meeting.after.rows("answers")
    assert {(one["agency"], one["case"]) for one in rows} == {
        (agency, case) for agency in AGENCIES for case in CASES if returned(agency, case)
    }
    for one in rows:
        assert one["agreed"] == agreed(one["case"]).get(one["question"], ""), one
    assert sum(bool(one["agreed"]) for one in rows) == sum(
        ref in {question.ref for question in tally.of_set(meeting.bank)}
        for agency in AGENCIES
        for case in CASES
        for ref in returned(agency, case)
    )


def test_every_judgement_reason_and_dissent_stands_in_agreed_csv_as_typed(meeting: Meeting) -> None:
    rows = {(one["case"], one["question"]): one for one in meeting.after.rows("agreed")}
    assert {*rows} == {(case, ref) for case in CASES for ref in agreed(case)}
    for (case, ref), one in rows.items():
        label = agreed(case)[ref]
        level = "" if label in NO_JUDGEMENT else label
        assert (one["state"], one["judgement"]) == (tally.NO_LEVEL.get(label, "answered"), level)
        assert (_typed(one["reason"]), _typed(one["dissent"])) == (reason(case, ref), dissent(case, ref))
        assert one["counts"] == ("No" if ref.startswith("OVR") else "Yes")
        assert one["file"] in {f"tabletop/{FIRST_COPY}", f"tabletop/{SECOND_COPY}"}
        assert (one["sheet"], one["cell"]) == meeting.table.box(case, ref)
    assert rows[LAST]["file"] == f"tabletop/{SECOND_COPY}"


def _typed(text: str) -> str:
    """A text of a data file as it was typed (design, section 8)."""
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def test_counts_as_agreed_and_what_moved_are_those_of_the_tally(meeting: Meeting) -> None:
    told = meeting.after.questions
    asked = tally.of_set(meeting.bank)
    assert {ref for ref, one in told.items() if one["agreed"]} == {question.ref for question in asked}
    for question in asked:
        assert told[question.ref]["agreed"] == tally.as_agreed(question), question.ref
    agreement = meeting.after.found["agreement"]
    assert agreement["agreed"] == len(asked) * len(CASES)
    assert agreement["moved"] == tally.moved(asked)
    assert min(agreement["moved"].values()) > 0
    rates = tally.rates(meeting.bank)
    assert {name: agreement["rates"][name] for name in rates} == rates


def test_originals_are_what_they_were_before_the_meeting(meeting: Meeting) -> None:
    before, after = meeting.before, meeting.after
    assert _without_agreed(before.rows("answers")) == _without_agreed(after.rows("answers"))
    for name in ("values", "returns", "chronology", "plan_actions"):
        assert before.files[f"data/{name}.csv"] == after.files[f"data/{name}.csv"]
    was, now = before.found, after.found
    assert {ref: {**one, "agreed": None} for ref, one in after.questions.items()} == before.questions
    for key in {*was} - {"themes", "agreement"}:
        assert now[key] == was[key], key
    assert (was["agreement"]["agreed"], was["agreement"]["moved"]) == (0, None)
    assert now["agreement"]["rates"] == was["agreement"]["rates"]


def _without_agreed(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{**one, "agreed": ""} for one in rows]


def test_the_page_tells_what_was_agreed_who_dissented_and_what_moved(meeting: Meeting) -> None:
    page, asked = meeting.after.page, tally.of_set(meeting.bank)
    on_questions, overall = len(asked) * len(CASES), len(meeting.bank.overall) * len(CASES)
    lead = f"{on_questions + overall} judgements on 2 cases: {on_questions} on questions and {overall} overall."
    assert f"The meeting agreed {lead}" in page
    assert "The meeting agreed" not in meeting.before.page
    for case in CASES:
        for ref in agreed(case):
            assert " ".join(reason(case, ref).split()) in page
            assert dissent(case, ref) in page
    for scale in {question.scale.code: question.scale for question in asked}.values():
        way = tally.moved([one for one in asked if one.scale is scale])
        said = f"kept {way['same']} of {sum(way.values())} judgements, lowered {way['down']} and raised {way['up']}"
        assert said in page


def test_what_the_meeting_wrote_down_is_told_everywhere(meeting: Meeting) -> None:
    told = [(one["kind"], *map(_typed, [*one.values()][2:8])) for one in meeting.after.rows("recommendations")]
    wanted = []
    for sheet, kind in KINDS.items():
        for texts in LISTS[sheet]:
            cases, text, why, owner, due, measure = (*texts, "", "", "")[:6]
            wanted.append((kind, cases, text, why, owner, DUE.get(due, due), measure))
    assert sorted(told) == sorted(wanted)
    page = meeting.after.page
    assert [text for _, _, *texts in wanted for text in texts[:3] if text not in page] == []
    assert "30 Sep 2026" in page
    for name, role in _by_name(LISTS["In the room"]):
        assert f"{name} ({role})" in page.partition("In the room: ")[2]
    people = [(one["Agency"], one["Role"]) for one in meeting.after.sheet("In the room")]
    assert sorted(people) == [(name, role) for name, role in sorted(_by_name(LISTS["In the room"]))]


def _by_name(rows: tuple[tuple[str, ...], ...]) -> list[tuple[str, str]]:
    return [(AGENCIES.get(name, name), role) for name, role in rows]


def test_the_sheets_of_findings_xlsx_hold_every_judgement_and_every_move(meeting: Meeting) -> None:
    rows = {(one["Case"], one["Ref"]): one for one in meeting.after.sheet("Agreed")}
    assert {
        key: (_typed(one["Agreed"]), _typed(one["Reason"]), _typed(one["Dissent"])) for key, one in rows.items()
    } == {
        (case, ref): (label, reason(case, ref), dissent(case, ref))
        for case in CASES
        for ref, label in agreed(case).items()
    }
    codes = {name: code for code, name in AGENCIES.items()}
    every = [*tally.of_set(meeting.bank), *meeting.bank.overall]
    told = {(one["Case"], codes[one["Agency"]], one["Question"], one["Levels"]) for one in meeting.after.sheet("Moved")}
    assert told == {*tally.moves(every)}


def test_a_second_tabletop_leaves_the_filled_files_alone(meeting: Meeting, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in meeting.folder.rglob("*.*")}
    with chdir(meeting.root):
        assert main(["tabletop", AUDIT, *AS_OF]) == 0
    agreed_already = len(CASES) * (len(tally.of_set(meeting.bank)) + len(meeting.bank.overall))
    assert f"{agreed_already} judgements agreed already" in capsys.readouterr().out
    filled = {meeting.folder / FIRST_COPY, meeting.folder / SECOND_COPY}
    assert filled < {*before}
    assert {path: path.read_bytes() for path in filled} == {path: before[path] for path in filled}
    assert {*meeting.folder.rglob("*.*")} == {*before}
