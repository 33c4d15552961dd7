"""The meeting, end to end by commands: its workbook written, filled in by hand, read back and told."""

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from test_commands import AGENCIES, FIXED, NEW, ON_TIME, Run, answer, issued, issued_once, returned, run
from test_unlocking import locked

from maar.audit.collect import collect
from maar.audit.folder import AuditFolder
from maar.audit.meet import Met, meet
from maar.audit.status import next_step
from maar.audit.wish import Wish
from maar.cli.common import today_or
from maar.cli.main import main

__all__ = ["issued", "issued_once", "run"]
CSC = {"K1-ALERT": "No", "K1-CHR-1": "Yes", "K1-CHR-2": "Outstanding", "K1-LEX-1": "Good", "K1-SUP-3": "Yes"}
POL = {"K1-ALERT": "No", "K1-CHR-1": "Yes", "K1-CHR-2": "Inadequate", "K1-LEX-1": "Good", "K1-SUP-3": "No"}


class Meeting(NamedTuple):
    """An audit of two cases on which two agencies returned K1, and their judgements differ."""

    run: Run
    root: Path

    @property
    def audit(self) -> Path:
        return self.root / "audits/spring"

    @property
    def folder(self) -> Path:
        return self.audit / "tabletop"

    @property
    def workbook(self) -> Path:
        return self.folder / "spring-tabletop.xlsx"

    def __call__(self, *arguments: str) -> tuple[int, str]:
        """Run a command on the audit, the day set; stderr must stay empty."""
        code, out, err = self.run(arguments[0], "spring", *arguments[1:], *ON_TIME)
        assert err == ""
        return code, out

    def problems(self, code: str) -> list[dict[str, str]]:
        """The problems of this code, as `maar check` lists them."""
        told = json.loads(self("check", "--json")[1])["problems"]
        return [one for one in told if one["code"] == code]

    def report(self, name: str) -> str:
        return (self.root / "reports/spring" / name).read_text("utf-8-sig")

    def found(self, ref: str) -> dict[str, Any]:
        """What findings.json says of a question."""
        themes = json.loads(self.report("findings.json"))["themes"]
        question: dict[str, Any]
        (question,) = (one for theme in themes for one in theme["questions"] if one["ref"] == ref)
        return question

    def agreed(self, ref: str, case: str = "K1") -> dict[str, str]:
        """What answers.csv says was agreed on a question, by agency."""
        rows = csv.DictReader(io.StringIO(self.report("data/answers.csv")))
        return {row["agency"]: row["agreed"] for row in rows if (row["question"], row["case"]) == (ref, case)}


@pytest.fixture(scope="module")
def ready_once(issued_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder in which returns came back and the meeting's workbook is written."""
    root = tmp_path_factory.mktemp("ready")
    shutil.copytree(issued_once, root, dirs_exist_ok=True)
    returned(root, "social care.xlsx", CSC)
    returned(root, "police.xlsx", POL, agency="POL")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["tabletop", "spring", *ON_TIME]) == 0
    return root


@pytest.fixture
def ready(run: Run, ready_once: Path, tmp_path: Path) -> Meeting:
    shutil.copytree(ready_once, tmp_path, dirs_exist_ok=True)
    return Meeting(run, tmp_path)


@pytest.fixture
def meeting(ready: Meeting) -> Meeting:
    """The same before the meeting's workbook was written."""
    shutil.rmtree(ready.folder)
    return ready


def columns(sheet: Worksheet, heading: str) -> tuple[int, dict[str, int]]:
    """The row of this heading, and the column of every heading in it."""
    for row in sheet.iter_rows(max_row=40):
        found = {str(cell.value): int(cell.column or 0) for cell in row if cell.value}
        if heading in found:
            return int(row[0].row or 0), found
    raise AssertionError(f"no heading {heading} in {sheet.title}")


def agree(path: Path, ref: str, *typed: str, target: Path | None = None, case: str = "K1") -> None:
    """Type an agreed judgement, a reason and dissent into the row of a question, as the panel would."""
    book = openpyxl.load_workbook(path)
    sheet = book[f"Case {case}"]
    start, found = columns(sheet, "Agreed judgement")
    row = next(row for row in range(start, sheet.max_row + 1) if sheet.cell(row, found["Ref"]).value == ref)
    for heading, text in zip(("Agreed judgement", "Reason", "Dissent"), typed, strict=False):
        sheet.cell(row, found[heading]).value = text
    book.save(target or path)


def write_row(path: Path, title: str, **typed: str) -> None:
    """Type a row of Strengths, Learning, Recommendations or In the room, by its headings."""
    book = openpyxl.load_workbook(path)
    start, found = columns(book[title], "Role" if title == "In the room" else "Cases")
    for heading, text in typed.items():
        book[title].cell(start + 1, found[heading]).value = text
    book.save(path)


def test_the_workbook_is_written_and_what_comes_next_is_said(meeting: Meeting) -> None:
    code, out = meeting("tabletop")
    assert code == 0
    assert out.startswith("2 cases for a meeting of 180 minutes.\n  1  K1  ")
    assert "split view" in out.splitlines()[1]
    assert "45 min  what holds across cases" in out
    assert "2 returns are missing (CSC K2; POL K2). Whom to ring: maar status spring" in out
    assert "Written: audits/spring/tabletop/spring-tabletop.xlsx" in out
    assert out.endswith("Save it in audits/spring/tabletop/, under any name. Then: maar aggregate spring\n")
    assert {"Case K1", "Case K2"} <= {*openpyxl.load_workbook(meeting.workbook).sheetnames}


def test_what_was_agreed_arrives_in_everything_told_and_nothing_returned_changes(ready: Meeting) -> None:
    ready("aggregate")
    before = ready.found("CHR-2")
    assert (before["agreed"], ready.agreed("CHR-2")) == (None, {"CSC": "", "POL": ""})
    agree(ready.workbook, "CHR-2", "Requires improvement", "The police record has no reasons.", "Social care")
    write_row(ready.workbook, "Recommendations", Cases="K1", Recommendation="One chronology", Owner="CSC manager")
    code, out = ready("aggregate")
    assert code == 0
    moved = "1 judgement agreed at the meeting; of 2 returned judgements 1 moved up, 1 down, 0 not at all."
    assert moved in out
    assert (
        "Since the last report:\n1 file changed (tabletop/spring-tabletop.xlsx).\nJudgements agreed: 0, now 1." in out
    )
    assert ready.agreed("CHR-2") == {"CSC": "Requires improvement", "POL": "Requires improvement"}
    after = ready.found("CHR-2")
    assert after["agreed"]["counts"]["Requires improvement"] == 1
    assert {**after, "agreed": None} == before
    agree(ready.workbook, "OVR-1", "Good")
    assert ready("aggregate")[1].splitlines()[3].startswith("1 judgement and 1 overall judgement agreed at the meeting")
    assert "The police record has no reasons." in ready.report("findings.html")
    assert "One chronology" in ready.report("findings.html")


def test_a_workbook_that_nobody_filled_is_no_file_that_came(meeting: Meeting) -> None:
    meeting("aggregate")
    meeting("tabletop")
    assert "No file, count or finding has changed since the last report" in meeting("aggregate")[1]


def test_files_of_the_meeting_and_returns_are_counted_together_while_they_are_read(ready: Meeting) -> None:
    steps: list[tuple[int, int]] = []
    collect(AuditFolder(ready.root, "spring"), today_or("2026-05-01"), lambda done, of: steps.append((done, of)))
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_a_filled_workbook_may_have_any_name_and_lie_in_any_folder_or_archive(ready: Meeting) -> None:
    agree(ready.workbook, "CHR-2", "Good", target=ready.folder / "part 1.xlsx")
    agree(ready.workbook, "CHR-1", "Partly", target=ready.root / "x.xlsx")
    (ready.folder / "from the chair").mkdir()
    with zipfile.ZipFile(ready.folder / "from the chair/all.zip", "w") as archive:
        archive.write(ready.root / "x.xlsx", "second half.xlsx")
    ready("aggregate")
    assert ready.agreed("CHR-2")["CSC"] == "Good"
    assert ready.agreed("CHR-1")["POL"] == "Partly"
    read = json.loads(ready.report("run.json"))["read"]
    assert [name for name in read if name.startswith("tabletop/")] == [
        "tabletop/from the chair/all.zip",
        "tabletop/from the chair/all.zip/second half.xlsx",
        "tabletop/part 1.xlsx",
        "tabletop/spring-tabletop.xlsx",
    ]


def test_a_locked_workbook_is_opened_with_its_password(ready: Meeting) -> None:
    agree(ready.workbook, "CHR-2", "Good")
    ready.workbook.write_bytes(locked(ready.workbook.read_bytes(), "correct horse"))
    (ready.root / "words.txt").write_text("correct horse\n", "utf-8")
    assert ready("check")[0] == 1
    assert ready.problems("FIL002")[0]["file"] == "tabletop/spring-tabletop.xlsx"
    assert ready("aggregate", "--password-file", "words.txt")[0] == 0
    assert ready.agreed("CHR-2")["POL"] == "Good"


def test_a_second_workbook_never_overwrites_a_filled_one_nor_a_filled_new_one(ready: Meeting) -> None:
    agree(ready.workbook, "CHR-2", "Good")
    returned(ready.root, "late.xlsx", {"K2-ALERT": "No", "K2-CHR-1": "No"})
    first = ready.workbook.read_bytes()
    code, out = ready("tabletop")
    assert code == 0
    assert (
        "spring-tabletop.xlsx is not as maar last wrote it here, and stays: what is filled in there still counts."
        in out
    )
    assert "1 judgement agreed already: it stands, and the boxes of the workbook are empty." in out
    assert "Written: audits/spring/tabletop/spring-tabletop (new).xlsx" in out
    new = ready.folder / "spring-tabletop (new).xlsx"
    agree(new, "CHR-1", "No")
    second = new.read_bytes()
    assert "Written: audits/spring/tabletop/spring-tabletop (new 2).xlsx" in ready("tabletop")[1]
    assert (ready.workbook.read_bytes(), new.read_bytes()) == (first, second)
    ready("aggregate")
    assert (ready.agreed("CHR-2")["CSC"], ready.agreed("CHR-1")["CSC"]) == ("Good", "No")


def test_writing_it_again_gives_the_same_bytes(ready: Meeting) -> None:
    before = ready.workbook.read_bytes()
    ready.workbook.unlink()
    shutil.rmtree(ready.audit / ".cache")
    assert "was kept" not in ready("tabletop")[1]
    assert ready.workbook.read_bytes() == before


def test_two_copies_filled_in_parallel_are_compared(ready: Meeting) -> None:
    agree(ready.workbook, "CHR-2", "Good", target=ready.folder / "b.xlsx")
    agree(ready.folder / "b.xlsx", "CHR-1", "Yes")
    agree(ready.workbook, "CHR-2", "Inadequate")
    agree(ready.workbook, "CHR-1", "Yes")
    code, out = ready("check")
    assert code == 1
    assert "TAB020" in out
    (problem,) = ready.problems("TAB020")
    assert (problem["case"], problem["question"], problem["file"][:9]) == ("K1", "CHR-2", "tabletop/")
    ready("aggregate")
    assert ready.agreed("CHR-2") == {"CSC": "", "POL": ""}
    assert ready.agreed("CHR-1") == {"CSC": "Yes", "POL": "Yes"}
    ready.run("decide", "spring", problem["id"], "waive", "--reason", "The chair will rule.", "--by", "Audit lead")
    assert [one["severity"] for one in ready.problems("TAB020")] == ["note"]


def test_a_return_that_comes_after_the_meeting_is_noticed(ready: Meeting) -> None:
    agree(ready.workbook, "CHR-2", "Good")
    assert ready("check")[0] == 0
    returned(ready.root, "police.xlsx", {**POL, "K1-CHR-2": "Outstanding"}, agency="POL")
    (problem,) = ready.problems("TAB023")
    assert problem["message"].startswith("POL, case K1, CHR-2: Outstanding now, and Inadequate on the table.")


@pytest.mark.parametrize("content", [b"Dear all", b"", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_of_the_meeting_is_named(ready: Meeting, content: bytes) -> None:
    (ready.folder / "minutes.xlsx").write_bytes(content)
    code, out = ready("check")
    assert code == 1
    assert "tabletop/minutes.xlsx" in out
    assert "returned" not in out
    ready("aggregate")
    assert json.loads(ready.report("findings.json"))["files"]["read"] == 2


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("minutes.docx", b"", "a Word document"),
        ("agenda.pdf", b"%PDF-1.7", "a PDF"),
        ("notes.txt", b"We agreed to meet again.", "plain text, not a workbook"),
        ("flip chart.png", b"\x89PNG\r\n", "a picture"),
    ],
)
def test_minutes_beside_the_workbook_are_a_note_and_no_error(
    ready: Meeting, name: str, content: bytes, what: str
) -> None:
    (ready.folder / name).write_bytes(content or a_word_document())
    assert ready("check")[0] == 0
    (problem,) = ready.problems("TAB059")
    assert problem["severity"] == "note"
    assert problem["message"] == (f"tabletop/{name} is {what}. It was not read; only workbooks of the meeting are.")


def a_word_document() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return held.getvalue()


def test_an_archive_that_cannot_be_looked_into_may_hold_the_workbook_and_stays_an_error(ready: Meeting) -> None:
    (ready.folder / "from the chair.7z").write_bytes(b"7z\xbc\xaf\x27\x1c rest")
    assert ready("check")[0] == 1
    (problem,) = ready.problems("TAB060")
    assert "put what is in it here" in problem["advice"]


def test_an_alert_in_a_return_that_lies_there_is_raised_and_nothing_else_in_it_counts(ready: Meeting) -> None:
    source, target = ready.audit / "issued/spring-CSC.xlsx", ready.folder / "late return.xlsx"
    answer(source, target, {"K2-ALERT": "Yes", "K2-CHR-1": "Yes"}, "Case K2")
    for command in ("tabletop", "check", "status", "aggregate"):
        code, out = ready(command)
        assert code == 3
        assert out.startswith(
            "1 alert: a child may be at risk now\n  CSC, case K2: ring them now. tabletop/late return"
        )
    found = json.loads(ready.report("findings.json"))
    assert (found["returns"]["returned"], found["files"]["read"], found["files"]["not_a_return"]) == (2, 2, 0)
    (raised,) = json.loads(ready.run("check", "spring", "--json", *ON_TIME)[1])["alerts"]
    ready.run("decide", "spring", raised["id"], "handled", "--reason", "Rang; safe.", "--by", "Audit lead")
    assert ready("check")[0] == 1  # it is still no workbook of the meeting


def test_files_of_the_meeting_are_told_apart_from_a_returned_folder_of_that_name(ready: Meeting) -> None:
    inside = ready.audit / "returned/tabletop"
    inside.mkdir()
    shutil.move(ready.audit / "returned/police.xlsx", inside / "spring-tabletop.xlsx")
    ready("aggregate")
    read = json.loads(ready.report("run.json"))["read"]
    returned = ["../tabletop/spring-tabletop.xlsx", "social care.xlsx", "tabletop/spring-tabletop.xlsx"]
    assert sorted(read) == [*returned, "words.toml"]
    assert "POL" in {*ready.agreed("CHR-1")}


def test_identifiers_in_what_the_meeting_wrote_are_found_masked_and_cleared(ready: Meeting) -> None:
    agree(ready.workbook, "CHR-2", "Good", "Mother rang from 01632 960123.")
    write_row(ready.workbook, "Learning", Learning="Write to someone@home.example")
    (phone,), (mail,) = ready.problems("PRI006"), ready.problems("PRI007")
    assert phone["message"].startswith("The meeting, case K1: what looks like a phone number")
    assert phone["message"].endswith("stands in Reason on CHR-2.")
    assert (phone["file"], phone["sheet"], phone["case"]) == ("tabletop/spring-tabletop.xlsx", "Case K1", "K1")
    assert openpyxl.load_workbook(ready.workbook)["Case K1"][phone["cell"]].value == "Mother rang from 01632 960123."
    assert mail["message"].endswith("stands in a row of Learning.")
    assert mail["sheet"] == "Learning"
    ready("aggregate")
    page = ready.report("findings.html")
    assert "960123" not in page and "home.example" not in page
    assert "Mother rang from [phone number]." in page
    ready.run("decide", "spring", phone["id"], "clear", "--reason", "The office.", "--by", "Audit lead")
    assert ready.problems("PRI006") == []
    ready("aggregate")
    assert "Mother rang from 01632 960123." in ready.report("findings.html")


def test_a_name_is_masked_in_the_workbook_of_the_meeting(meeting: Meeting) -> None:
    plan = meeting.audit / "audit.toml"
    plan.write_text('names = ["Okonkwo"]\n' + plan.read_text("utf-8"), "utf-8")
    book = openpyxl.load_workbook(meeting.audit / "returned/police.xlsx")
    row = next(row for row in book["Case K1"].iter_rows() if row[1].value == "K1-CHR-2")
    row[6].value = "Mrs Okonkwo said so."
    book.save(meeting.audit / "returned/police.xlsx")
    meeting("tabletop")
    sheets = openpyxl.load_workbook(meeting.workbook).worksheets
    texts = [str(cell.value) for sheet in sheets for line in sheet.iter_rows() for cell in line if cell.value]
    assert not [text for text in texts if "Okonkwo" in text]
    assert [text for text in texts if "Mrs [name] said so." in text]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--choose", "luck", "--cases", "1"), "--choose: luck is no way to choose cases."),
        (("--choose", "risk"), "--choose risk does not say how many cases. Add --cases N."),
        (("--cases", "1"), "--cases does not say which cases."),
        (("--choose", "risk", "--cases", "0"), "--cases: 0 is no number of cases."),
        (("--choose", "risk", "--cases", "1", "--seed", "4"), "--seed is for cases that are drawn at random."),
        (("--minutes", "0"), "--minutes: 0 is no length of a meeting."),
        (("--as-of", "soon"), "--as-of: soon is not a date."),
    ],
)
def test_every_wrong_option_is_one_clear_sentence(issued: Run, options: tuple[str, ...], sentence: str) -> None:
    code, out, err = issued("tabletop", "spring", *options)
    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.splitlines()) == 1


def test_cases_are_chosen_as_wished_and_how_is_said(meeting: Meeting) -> None:
    _, out = meeting("tabletop", "--choose", "spread", "--cases", "1")
    how = "1 of 2 cases, those with the most contradictions, split views and lone outliers"
    assert out.startswith(f"{how}, for a meeting of 180 minutes.\n  1  K1  ")
    assert "Case K2" not in openpyxl.load_workbook(meeting.workbook).sheetnames
    _, out = meeting("tabletop", "--choose", "random", "--cases", "1", "--seed", "7")
    assert out.startswith("1 of 2 cases, drawn at random with seed 7, for a meeting of 180 minutes.")
    _, out = meeting("tabletop", "--choose", "risk", "--cases", "5")
    assert "There are no more than 2 cases: all of them are on the agenda." in out


def test_a_seed_of_ones_own_draws_the_same_every_time(meeting: Meeting) -> None:
    draws = [meeting("tabletop", "--choose", "random", "--cases", "1")[1] for _ in range(2)]
    assert draws[0] == draws[1]
    assert "drawn at random with seed " in draws[0]


def test_cases_that_do_not_fit_into_the_minutes_are_said(meeting: Meeting) -> None:
    out = meeting("tabletop", "--minutes", "20")[1]
    assert "They need 25 minutes, and the meeting has 20. Choose fewer: maar tabletop spring --choose" in out


def test_of_a_blind_meeting_the_key_lies_outside_the_folder(meeting: Meeting) -> None:
    out = meeting("tabletop", "--blind")[1]
    assert [path.name for path in meeting.folder.iterdir()] == ["spring-tabletop-blind.xlsx"]
    key = (meeting.audit / "tabletop-key.csv").read_text("utf-8-sig")
    assert [line.split(",")[1] for line in sorted(key.splitlines())[:2]] in (["CSC", "POL"], ["POL", "CSC"])
    assert "The key to its letters: audits/spring/tabletop-key.csv." in out
    agree(meeting.folder / "spring-tabletop-blind.xlsx", "CHR-2", "Good")
    meeting("aggregate")
    assert meeting.agreed("CHR-2") == {"CSC": "Good", "POL": "Good"}


def test_of_a_key_that_was_changed_by_hand_it_is_said_which_one_counts(meeting: Meeting) -> None:
    meeting("tabletop", "--blind")
    key = meeting.audit / "tabletop-key.csv"
    key.write_text("letter,code", "utf-8")
    out = meeting("tabletop", "--blind")[1]
    assert "The key to its letters: audits/spring/tabletop-key (new).csv." in out
    assert "tabletop-key.csv was kept; the new one goes with the new letters." in out
    assert "changed by hand" not in out
    assert key.read_text("utf-8") == "letter,code"


def test_what_the_meeting_agreed_does_not_outlive_its_workbook_in_the_report(ready: Meeting) -> None:
    blank = ready.workbook.read_bytes()
    agree(ready.workbook, "CHR-2", "Good")
    write_row(ready.workbook, "Learning", Learning="Ring back")
    ready("aggregate")
    data = ready.root / "reports/spring/data"
    assert {"agreed.csv", "recommendations.csv"} <= {path.name for path in data.iterdir()}
    (data / "recommendations.csv").write_text("mine", "utf-8")
    ready.workbook.write_bytes(blank)
    ready("aggregate")
    assert ready.agreed("CHR-2") == {"CSC": "", "POL": ""}
    assert not (data / "agreed.csv").exists()
    assert (data / "recommendations.csv").read_text("utf-8") == "mine"  # a person changed it


def test_as_json_it_is_one_document(meeting: Meeting) -> None:
    made = json.loads(meeting("tabletop", "--json")[1])
    assert made["workbook"] == "audits/spring/tabletop/spring-tabletop.xlsx"
    assert [one["case"] for one in made["cases"]] == ["K1", "K2"]
    assert made["missing"] == [{"agency": "CSC", "case": "K2"}, {"agency": "POL", "case": "K2"}]
    assert (made["minutes"], made["kept"], made["key"], made["agreed"]) == (180, [], None, 0)


def test_before_anything_came_back_the_workbook_is_written_all_the_same(issued: Run) -> None:
    code, out, _ = issued("tabletop", "spring", *ON_TIME)
    assert code == 0
    assert "4 returns are missing (CSC K1 and K2; POL K1 and K2)." in out


def test_before_anything_was_issued_nothing_is_written_and_the_command_to_issue_is_named(ready: Meeting) -> None:
    ready.run("new", "autumn", *NEW[2:], *AGENCIES, "--id", "AUTUMNAA")
    code, out, err = ready.run("tabletop", "autumn", *ON_TIME)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1].endswith("Nothing was issued for autumn yet. First: maar issue autumn")
    assert not (ready.root / "audits/autumn/tabletop").exists()


def test_missing_returns_stand_in_the_plans_order_whatever_that_of_the_agenda(meeting: Meeting) -> None:
    (meeting.audit / "returned/social care.xlsx").unlink()
    police = meeting.audit / "returned/police.xlsx"
    answer(meeting.audit / "issued/spring-POL.xlsx", police, {"K2-ALERT": "Yes", "K2-CHR-1": "Yes"}, "Case K2")
    out = meeting("tabletop")[1]
    assert [line.split()[1] for line in out.splitlines() if re.match(r"  \d  ", line)] == ["K2", "K1"]
    assert re.search(r"^  1  K2  .*  1 alert, ", out, re.MULTILINE)
    assert "returns are missing (CSC K1 and K2; POL K1)." in out


def test_once_the_date_is_past_the_meeting_is_proposed_before_anything_is_told(meeting: Meeting) -> None:
    folder = AuditFolder(meeting.root, "spring")
    before, after = (next_step(folder, today_or(day))[1] for day in ("2026-05-01", "2027-05-01"))
    assert "maar tabletop" not in before
    assert after.startswith("maar check spring, then maar aggregate spring; maar tabletop spring for the panel")
    meeting("tabletop")
    assert "maar tabletop" not in next_step(folder, today_or("2027-05-01"))[1]


def test_the_meeting_is_the_next_step_and_then_what_it_agreed(meeting: Meeting) -> None:
    meeting("aggregate")
    assert "next: open reports/spring/findings.html; maar tabletop spring for the panel" in meeting.run()[1]
    meeting("tabletop")
    said = meeting.run()[1]
    assert "spring: told; the meeting's workbook is written" in said
    assert "next: fill it in at the meeting, save it in audits/spring/tabletop/, then maar aggregate spring" in said
    agree(meeting.workbook, "CHR-2", "Good")
    assert "next: open reports/spring/findings.html; maar aggregate spring after new returns or a" in meeting.run()[1]


def test_checking_the_workbook_of_the_meeting_says_what_it_is_and_where_it_goes(ready: Meeting) -> None:
    shutil.copy(ready.workbook, ready.root / "x.xlsx")
    code, out, _ = ready.run("check", "x.xlsx", *ON_TIME)
    assert code == 1
    assert out.splitlines()[0].startswith("x.xlsx is the meeting's workbook of spring")
    assert "audits/spring/tabletop/" in out


def test_a_workbook_of_the_meeting_among_the_returns_is_named_and_counts_nowhere(ready: Meeting) -> None:
    agree(ready.workbook, "CHR-2", "Good")
    shutil.move(ready.workbook, ready.audit / "returned/x.xlsx")
    code, out = ready("check")
    assert code == 1
    assert "TAB056" in out
    assert "audits/spring/tabletop/" in out
    ready("aggregate")
    assert ready.agreed("CHR-2") == {"CSC": "", "POL": ""}


def test_the_meeting_of_another_audit_is_named_by_its_name(ready: Meeting) -> None:
    ready.run("new", "autumn", *NEW[2:], *AGENCIES, "--id", "AUTUMNAA")
    ready.run("issue", "autumn")
    ready.run("tabletop", "autumn", *ON_TIME)
    shutil.copy(ready.root / "audits/autumn/tabletop/autumn-tabletop.xlsx", ready.folder / "x.xlsx")
    (problem,) = ready.problems("TAB002")
    assert "tabletop/x.xlsx belongs to another audit: autumn." in problem["message"]


def test_without_a_meeting_nothing_is_said_of_one(meeting: Meeting) -> None:
    folder = AuditFolder(meeting.root, "spring")
    collected = collect(folder, today_or("2026-05-01"))
    assert collected.agreed.judgements == ()
    out = meeting("aggregate")[1]
    assert "agreed" not in out
    assert f"{collected.checks[0]} of {collected.checks[1]} checks ran" in out
    assert not meeting.folder.exists()


def test_as_a_function_it_gives_the_pack_and_the_path(meeting: Meeting) -> None:
    met: Met = meet(AuditFolder(meeting.root, "spring"), today_or("2026-05-01"), Wish(minutes=120))
    assert met.workbook == meeting.workbook
    assert sum(item.minutes for item in met.pack.agenda) + met.pack.across == 120
    assert FIXED[3] == met.pack.plan.id
