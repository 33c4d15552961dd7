"""The command line as a lead meets it: what is printed, what is written, what the exit code says."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from maar.cli.common import say_problems
from maar.cli.main import main
from maar.problems import Problem
from maar.problems import answers as answer_codes

Run = Callable[..., tuple[int, str, str]]
NEW = ("new", "spring", "--template", "baseline", "--cases", "2", "--return-by", "2026-05-29")
AGENCIES = ("--agency", "CSC", "--agency", "POL=Eastmere Police")
FIXED = ("--period", "2025-05-01..2026-04-30", "--id", "SPRINGAA")
ON_TIME = ("--as-of", "2026-05-01")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command in an empty folder; gives exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return command


@pytest.fixture(scope="module")
def issued_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with an audit of two cases and two agencies, planned and issued."""
    folder = tmp_path_factory.mktemp("issued")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main([*NEW, *AGENCIES, *FIXED]) == 0
        assert main(["issue", "spring"]) == 0
    return folder


@pytest.fixture
def issued(run: Run, issued_once: Path, tmp_path: Path) -> Run:
    """The same, in a copy of a folder with an audit that was planned and issued."""
    shutil.copytree(issued_once, tmp_path, dirs_exist_ok=True)
    return run


def answer(source: Path, target: Path, answers: dict[str, str], sheet: str = "Case K1") -> None:
    """Type judgements into a workbook by visible ref, as a person would."""
    book = openpyxl.load_workbook(source)
    for row in book[sheet].iter_rows():
        ref = row[1].value
        if ref in answers:
            row[4].value = answers[ref]
    book.save(target)


def test_an_empty_folder_says_what_to_do_first(run: Run) -> None:
    code, out, _ = run()
    assert code == 0
    assert "There is no audit here yet." in out
    assert "maar demo" in out


def test_new_prints_questions_per_agency_and_writes_the_plan(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(*NEW, *AGENCIES, *FIXED)
    assert code == 0
    assert "2 cases, 2 agencies, 4 returns" in out
    assert "Children's social care: 22 questions" in out
    assert "Eastmere Police: 18 questions" in out
    plan = (tmp_path / "audits/spring/audit.toml").read_text("utf-8")
    assert 'id = "SPRINGAA"' in plan
    assert plan.count('workbook = "agency"') == 2
    assert 'ref = "CHR-1"' in (tmp_path / "audits/spring/questions.toml").read_text("utf-8")


def test_new_warns_of_a_code_that_is_no_role(run: Run) -> None:
    _, out, _ = run(*NEW, "--agency", "WARDENS", *FIXED)
    assert "WARDENS is no role" in out
    assert "13 questions" in out


def test_issue_writes_one_workbook_for_each_agency_and_nothing_else_to_send(issued: Run, tmp_path: Path) -> None:
    names = sorted(path.name for path in (tmp_path / "audits/spring/issued").glob("*.xlsx"))
    assert names == ["spring-CSC.xlsx", "spring-POL.xlsx"]


def test_issue_writes_one_workbook_for_each_case_where_the_plan_says_so(run: Run, tmp_path: Path) -> None:
    run(*NEW, *AGENCIES, *FIXED)
    plan = tmp_path / "audits/spring/audit.toml"
    plan.write_text(plan.read_text("utf-8").replace('workbook = "agency"', 'workbook = "case"', 1), "utf-8")
    run("issue", "spring")
    names = sorted(path.name for path in (tmp_path / "audits/spring/issued").glob("*.xlsx"))
    assert names == ["spring-CSC-K1.xlsx", "spring-CSC-K2.xlsx", "spring-POL.xlsx"]


def test_issuing_again_gives_the_same_bytes(issued: Run, tmp_path: Path) -> None:
    folder = tmp_path / "audits/spring/issued"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert issued("issue", "spring")[0] == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_workbook_changed_by_hand_is_never_overwritten(issued: Run, tmp_path: Path) -> None:
    folder = tmp_path / "audits/spring/issued"
    (folder / "spring-POL.xlsx").write_bytes(b"mine")
    code, out, _ = issued("issue", "spring")
    assert code == 0
    assert (folder / "spring-POL.xlsx").read_bytes() == b"mine"
    assert (folder / "spring-POL (new).xlsx").read_bytes().startswith(b"PK")
    assert "changed by hand" in out


def test_a_changed_question_gets_a_new_issue_and_others_keep_theirs(issued: Run, tmp_path: Path) -> None:
    questions = tmp_path / "audits/spring/questions.toml"
    text = questions.read_text("utf-8")
    questions.write_text(text.replace("how well could a stranger describe", "how well could anyone describe"), "utf-8")
    _, out, _ = issued("issue", "spring")
    assert "spring-CSC.xlsx  (issue 2)" in out
    register = json.loads((tmp_path / "audits/spring/issued/register.json").read_text("utf-8"))
    assert [line["issue"] for line in register["questions"]["LEX-1"]] == [1, 2]
    assert [line["issue"] for line in register["questions"]["CHR-1"]] == [1]


def test_a_code_that_was_issued_may_not_be_renamed(issued: Run, tmp_path: Path) -> None:
    plan = tmp_path / "audits/spring/audit.toml"
    plan.write_text(plan.read_text("utf-8").replace('ref = "K2"', 'ref = "K9"'), "utf-8")
    code, _, err = issued("issue", "spring")
    assert code == 2
    assert "issued for case K2, which the plan no longer has" in err


def test_a_question_that_was_issued_keeps_its_ref(issued: Run, tmp_path: Path) -> None:
    questions = tmp_path / "audits/spring/questions.toml"
    text = questions.read_text("utf-8")
    questions.write_text(text.replace('ref = "CHR-1"', 'ref = "CHR-9"'), "utf-8")
    code, _, err = issued("issue", "spring")
    assert (code, "Question CHR-9 now asks what was issued as CHR-1." in err) == (2, True)


def test_status_says_what_is_missing_and_whom_to_ring(issued: Run) -> None:
    code, out, _ = issued("status", "spring", "--as-of", "2026-06-03")
    assert code == 0
    assert "4 returns: 4 late. Due 29 May 2026." in out
    assert "to ring: Eastmere Police, cases K1 and K2, 5 days late" in out


def test_an_alert_comes_first_alone_and_ends_with_code_3(issued: Run, tmp_path: Path) -> None:
    folder = tmp_path / "audits/spring"
    answer(folder / "issued/spring-POL.xlsx", folder / "returned/x.xlsx", {"K1-ALERT": "yes!!", "K1-CHR-1": "Yes"})
    code, out, _ = issued("check", "spring", *ON_TIME)
    assert code == 3
    assert out.splitlines()[0] == "1 alert: a child may be at risk now"
    assert "POL, case K1: ring them now." in out.splitlines()[1]
    code, out, err = issued("check", "spring", *ON_TIME, "--json")
    assert code == 3
    assert err.startswith("1 alert: a child may be at risk now")
    alert = json.loads(out)["alerts"][0]
    assert (alert["agency"], alert["case"], alert["handled"]) == ("POL", "K1", False)


def test_a_handled_alert_no_longer_ends_with_code_3_until_it_says_something_else(issued: Run, tmp_path: Path) -> None:
    folder = tmp_path / "audits/spring"
    source, target = folder / "issued/spring-POL.xlsx", folder / "returned/x.xlsx"
    answer(source, target, {"K1-ALERT": "Yes", "K1-CHR-1": "Yes"})
    out = issued("check", "spring", *ON_TIME, "--json")[1]
    alert = json.loads(out)["alerts"][0]["id"]
    decided = issued("decide", "spring", alert.lower(), "handled", "--reason", "Rang; safe.", "--by", "Audit lead")
    assert decided[0] == 0
    code, out, _ = issued("status", "spring", *ON_TIME)
    assert code != 3
    assert "at risk" not in out
    answer(source, target, {"K1-ALERT": "Yes, another one", "K1-CHR-1": "Yes"})
    assert issued("status", "spring", *ON_TIME)[0] == 3


def test_a_decision_needs_an_id_that_exists_and_fits(issued: Run) -> None:
    code, _, err = issued("decide", "spring", "AAAAAA", "handled", "--reason", "r", "--by", "lead")
    assert (code, "There is no problem or file AAAAAA in spring." in err) == (2, True)
    code, _, err = issued("decide", "spring", "AAAAAA", "forget", "--reason", "r", "--by", "lead")
    assert (code, "forget is not a decision" in err) == (2, True)


def test_a_held_return_counts_once_the_lead_confirms_it(issued: Run, tmp_path: Path) -> None:
    folder = tmp_path / "audits/spring"
    book = openpyxl.load_workbook(folder / "issued/spring-POL.xlsx")
    for row in book["Case K1"].iter_rows():
        if row[1].value == "K1-CHR-1":
            row[4].value = "Yes"
        if row[1].value == "K1-ALERT":
            row[4].value = "No"
        if row[6].value == "Case ref, typed by you":
            row[7].value = "K2"
    book.save(folder / "returned/r.xlsx")
    code, out, _ = issued("status", "spring", *ON_TIME)
    assert code == 1
    assert "1 held" in out
    problems = json.loads(issued("check", "spring", *ON_TIME, "--json")[1])["problems"]
    (held,) = [problem for problem in problems if problem["code"] == "RET001"]
    assert "case K2" in held["message"]
    issued("decide", "spring", held["id"], "confirm", "--reason", "Rang them: it is K1.", "--by", "Audit lead")
    assert "1 in" in issued("status", "spring", *ON_TIME)[1]


def test_aggregate_writes_the_report_and_says_what_to_open(issued: Run, tmp_path: Path) -> None:
    folder = tmp_path / "audits/spring"
    answer(folder / "issued/spring-CSC.xlsx", folder / "returned/a b.xlsx", {"K1-CHR-1": "yes ", "K1-ALERT": "No"})
    code, out, _ = issued("aggregate", "spring", *ON_TIME)
    assert code == 0
    assert "4 returns issued = 1 returned + 0 nil + 3 missing" in out
    assert "Open reports/spring/findings.html" in out
    written = {path.relative_to(tmp_path / "reports/spring").as_posix() for path in (tmp_path / "reports").rglob("*.*")}
    assert {"findings.html", "findings.xlsx", "findings.json", "run.json", "data/answers.csv"} <= written
    rows = (tmp_path / "reports/spring/data/answers.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 1 + 22
    assert rows[1].startswith("spring,K1,CSC,CHR,CHR-1,yes-partly-no,answered,Yes,100.0,,,,a b.xlsx,Case K1,E")


def test_aggregating_again_keeps_a_report_changed_by_hand(issued: Run, tmp_path: Path) -> None:
    issued("aggregate", "spring", *ON_TIME)
    page = tmp_path / "reports/spring/findings.html"
    page.write_text("my own words", "utf-8")
    _, out, _ = issued("aggregate", "spring", *ON_TIME)
    assert page.read_text("utf-8") == "my own words"
    assert "<html" in (tmp_path / "reports/spring/findings (new).html").read_text("utf-8")
    assert "findings.html was changed by hand and was kept" in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("status", "nope"), "There is no audit nope."),
        (("issue", "spring", "--agency", "GP"), "The plan has no agency GP."),
        (("check", "nowhere.xlsx"), "There is no file nowhere.xlsx."),
        (("aggregate", "spring", "--as-of", "soon"), "--as-of: soon is not a date."),
        ((*NEW, "--agency", "CSC"), "There is already an audit spring."),
        (("template", "show", "baselin"), "There is no question set baselin."),
        (("new", "x", "--template", "baseline", "--return-by", "2026-05-29", "--agency", "CSC"), "at least one case"),
        (("new", "x/y", *NEW[2:], "--agency", "CSC"), "x/y cannot be the name of an audit."),
        (("new", "x", *NEW[2:], "--agency", "CSC", "--agency", "csc"), "The agency csc is given twice."),
        (("new", "x", *NEW[2:], "--agency", "CSC:NURSE"), "NURSE is no role."),
        (("new", "x", *NEW[2:], "--agency", "CSC", "--period", "2026"), "2026 is not a period."),
        (("new", "x", *NEW[2:], "--agency", "CSC", "--key-decision", "K9=2026-01-01"), "names the case K9."),
    ],
)  # fmt: skip
def test_every_misuse_is_one_clear_sentence(issued: Run, arguments: tuple[str, ...], sentence: str) -> None:
    code, out, err = issued(*arguments)
    assert code == 2
    assert out == ""
    assert sentence in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("return_by = 2026-05-29", 'return_by = "2026-05-29"', "return_by should be a date"),
        ("return_by = 2026-05-29", "return_by = 2026-05-", "line"),
        ('role = "POL"', 'role = "PLO"', "agency[POL].role says 'PLO', which is not known. Did you mean POL?"),
        ('ref = "K2"', 'ref = "K1"', "'K1' is used twice under case."),
        ("period_to = 2026-04-30", "period_to = 2024-04-30", "the period ends before it begins"),
        ("contact =", "contcat =", "contcat is not known. Did you mean contact?"),
    ],
)
def test_a_mistake_in_the_plan_is_named(issued: Run, tmp_path: Path, before: str, after: str, sentence: str) -> None:
    plan = tmp_path / "audits/spring/audit.toml"
    plan.write_text(plan.read_text("utf-8").replace(before, after), "utf-8")
    code, _, err = issued("status", "spring")
    assert code == 2
    assert "audit.toml" in err
    assert sentence in err


def test_check_says_what_any_file_is(issued: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.xlsx").write_text("hello", "utf-8")
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    answer(
        tmp_path / "audits/spring/issued/spring-CSC.xlsx", tmp_path / "r.xlsx", {"K1-CHR-1": "Yes", "K1-ALERT": "No"}
    )
    code, out, _ = issued("check", "notes.xlsx")
    assert (code, "notes.xlsx is plain text, not a workbook." in out) == (1, True)
    code, out, _ = issued("check", "other.xlsx")
    assert (code, "not one that was issued for any audit" in out) == (1, True)
    code, out, _ = issued("check", "audits/spring/issued/spring-CSC.xlsx")
    assert (code, "is a workbook of spring, with nothing filled in" in out) == (1, True)
    code, out, _ = issued("check", "r.xlsx")
    assert (code, "r.xlsx is a return of spring: CSC on case K1." in out) == (0, True)


def test_an_empty_returned_folder_is_said(issued: Run) -> None:
    code, out, _ = issued("check", "spring", *ON_TIME)
    assert code == 0
    assert "There is no file yet in audits/spring/returned/." in out


def test_two_audits_with_one_id_are_an_error(issued: Run) -> None:
    issued("new", "copy", *NEW[2:], *AGENCIES, *FIXED)
    code, out, _ = issued("check", "spring", *ON_TIME)
    assert code == 1
    assert "The audits copy and spring have the same id" in out


def test_another_audits_return_names_that_audit(issued: Run, tmp_path: Path) -> None:
    issued("new", "autumn", *NEW[2:], *AGENCIES, "--id", "AUTUMNAA")
    issued("issue", "autumn")
    workbook = tmp_path / "audits/autumn/issued/autumn-CSC.xlsx"
    (tmp_path / "audits/spring/returned/wrong.xlsx").write_bytes(workbook.read_bytes())
    _, out, _ = issued("check", "spring", *ON_TIME)
    assert "wrong.xlsx belongs to another audit: autumn." in out


def test_template_list_and_show(run: Run) -> None:
    assert "baseline" in run("template", "list")[1]
    _, out, _ = run("template", "show", "baseline")
    assert "CHR-1" in out
    assert "22 questions" in out
    assert len(json.loads(run("template", "show", "baseline", "--json")[1])["question"]) == 22


def test_a_question_set_of_ones_own_wins_over_a_built_in_one(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    text = 'title = "Ours"\nversion = "1"\ndescription = "Short."\nquestions = ["CHR-1", "LEX-1"]\n'
    (own / "baseline.toml").write_text(text, "utf-8")
    assert "2 questions  Ours" in run("template", "list")[1]


def returned(tmp_path: Path, name: str, answers: dict[str, str], audit: str = "spring", agency: str = "CSC") -> None:
    folder = tmp_path / "audits"
    answer(folder / audit / f"issued/{audit}-{agency}.xlsx", folder / "spring/returned" / name, answers)


def test_an_alert_of_another_audit_about_a_case_that_is_not_here_is_told(issued: Run, tmp_path: Path) -> None:
    issued("new", "autumn", *NEW[2:4], "--case", "A1", *NEW[6:], *AGENCIES, "--id", "AUTUMNAA")
    issued("issue", "autumn")
    folder = tmp_path / "audits"
    source, target = folder / "autumn/issued/autumn-CSC.xlsx", folder / "spring/returned/x.xlsx"
    answer(source, target, {"A1-ALERT": "Yes"}, "Case A1")
    code, out, err = issued("aggregate", "spring", *ON_TIME)
    assert (code, err) == (3, "")
    assert out.startswith("1 alert: a child may be at risk now")
    page = (tmp_path / "reports/spring/findings.html").read_text("utf-8")
    assert "x.xlsx: a workbook of another audit." in page


def test_an_alert_is_told_even_where_the_report_cannot_be_written(issued: Run, tmp_path: Path) -> None:
    returned(tmp_path, "x.xlsx", {"K1-ALERT": "Yes", "K1-CHR-1": "Yes"})
    (tmp_path / "reports").mkdir(exist_ok=True)
    (tmp_path / "reports/spring").write_text("in the way", "utf-8")
    code, out, err = issued("aggregate", "spring", *ON_TIME)
    assert code == 2
    assert out.startswith("1 alert: a child may be at risk now")
    assert "could not be written" in err or "could not be read" in err


def test_what_an_alert_says_about_a_child_is_printed_nowhere(issued: Run, tmp_path: Path) -> None:
    returned(tmp_path, "x.xlsx", {"K1-ALERT": "Yes, SECRETWORD", "K1-CHR-1": "Yes"})
    for command in (("check", "spring", "--notes"), ("check", "spring", "--json"), ("status", "spring")):
        code, out, err = issued(*command, *ON_TIME)
        assert code == 3
        assert "SECRETWORD" not in out + err


@pytest.mark.parametrize(("number", "line"), [(1, "1 note is not shown: --notes shows it."),
                                              (2, "2 notes are not shown: --notes shows them.")])  # fmt: skip
def test_how_many_notes_are_not_shown(number: int, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    note = Problem(answer_codes.MOVED, eased="waived")
    say_problems([note] * number, False, "spring")
    assert capsys.readouterr().out.splitlines() == [line]


def test_case_refs_may_begin_with_the_word_case(run: Run, tmp_path: Path) -> None:
    run("new", "spring", *NEW[2:4], "--case", "CASE-01", "--case", "CASE-02", *NEW[6:], *AGENCIES, *FIXED)
    run("issue", "spring")
    folder = tmp_path / "audits/spring"
    book = openpyxl.load_workbook(folder / "issued/spring-CSC.xlsx")
    sheet = book["Chronology"]
    sheet["B5"], sheet["D5"] = "CASE-02", "Came to school hungry"
    book.save(folder / "returned/r.xlsx")
    assert "1 in" in run("status", "spring", *ON_TIME)[1]
    assert "RET006" not in run("check", "spring", *ON_TIME)[1]


def test_two_workbooks_may_not_have_one_name(run: Run, tmp_path: Path) -> None:
    run(*NEW, "--agency", "GP", "--agency", "GP-K1", *FIXED)
    plan = tmp_path / "audits/spring/audit.toml"
    plan.write_text(plan.read_text("utf-8").replace('workbook = "agency"', 'workbook = "case"', 1), "utf-8")
    code, _, err = run("issue", "spring")
    assert code == 2
    assert "Two workbooks would be called spring-GP-K1.xlsx." in err


def test_a_question_edited_but_not_issued_again_is_never_read_by_the_new_polarity(issued: Run, tmp_path: Path) -> None:
    returned(tmp_path, "x.xlsx", {"K1-ALERT": "No", "K1-CHR-1": "Yes"})
    questions = tmp_path / "audits/spring/questions.toml"
    questions.write_text(questions.read_text("utf-8").replace("reverse = false", "reverse = true", 1), "utf-8")
    out = issued("check", "spring", *ON_TIME)[1]
    assert "ANS021" in out
    assert "CHR-1: 'Yes' was given on another scale or type" in out


def relabelled(tmp_path: Path, name: str, judgement: str) -> None:
    """A return of police on K1 in which the auditor typed K2."""
    folder = tmp_path / "audits/spring"
    book = openpyxl.load_workbook(folder / "issued/spring-POL.xlsx")
    for row in book["Case K1"].iter_rows():
        if row[1].value in ("K1-CHR-1", "K1-ALERT"):
            row[4].value = judgement if row[1].value == "K1-CHR-1" else "No"
        if row[6].value == "Case ref, typed by you":
            row[7].value = "K2"
    book.save(folder / "returned" / name)


def test_a_decision_is_about_the_words_it_was_made_for(issued: Run, tmp_path: Path) -> None:
    relabelled(tmp_path, "first.xlsx", "Yes")
    problems = json.loads(issued("check", "spring", *ON_TIME, "--json")[1])["problems"]
    held = next(problem["id"] for problem in problems if problem["code"] == "RET001")
    issued("decide", "spring", held, "confirm", "--reason", "It is K1.", "--by", "Audit lead")
    relabelled(tmp_path, "second.xlsx", "No")
    checked = json.loads(issued("check", "spring", *ON_TIME, "--json")[1])
    assert checked["files"] == {"first.xlsx": "read", "second.xlsx": "held"}
    held = next(problem["id"] for problem in checked["problems"] if problem["code"] == "RET001")
    issued("decide", "spring", held, "reject", "--reason", "Another child.", "--by", "Audit lead")
    files = json.loads(issued("check", "spring", *ON_TIME, "--json")[1])["files"]
    assert files == {"first.xlsx": "read", "second.xlsx": "withdrawn"}


def test_checking_a_file_anywhere_tells_its_alert(issued: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    returned(tmp_path, "x.xlsx", {"K1-ALERT": "Yes", "K1-CHR-1": "Yes"})
    plan = tmp_path / "audits/spring/audit.toml"
    plan.write_text(plan.read_text("utf-8").replace("return_by", "return_buy"), "utf-8")
    code, out, _ = issued("check", "audits/spring/returned/x.xlsx")
    assert code == 3
    assert out.startswith("1 alert: a child may be at risk now")
    assert "spring, whose plan has a mistake" in out
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    code, out, _ = issued("check", "../audits/spring/returned/x.xlsx")
    assert code == 3
    assert "belongs to another audit: one that is not here (id SPRINGAA)" in out
