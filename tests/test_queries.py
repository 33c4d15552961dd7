"""Queries sent to agencies: what is written, what is remembered, and how a query ends."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from workbooks import put

from maar.audit.collect import Collected, collect
from maar.audit.folder import AuditFolder
from maar.audit.query import queried
from maar.cli.main import main

Run = Callable[..., tuple[int, str, str]]
NEW = ("new", "spring", "--template", "baseline", "--cases", "2", "--return-by", "2026-05-29", "--id", "SPRINGAA")
WHO = ("--agency", "CSC", "--agency", "POL=Eastmere Police", "--period", "2025-05-01..2026-04-30")
MARK = ("check", "spring", "--as-of", "2026-05-01", "--mark", "to-send")
NAME = "spring-CSC (to fix)"


@pytest.fixture(scope="module")
def issued_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("issued")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main([*NEW, *WHO]) == 0
        assert main(["issue", "spring"]) == 0
    return folder


@pytest.fixture
def run(tmp_path: Path, issued_once: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command in a copy of a folder with an audit that was issued; gives exit code, stdout, stderr."""
    shutil.copytree(issued_once, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return command


def send_in(source: Path, target: Path, answers: dict[str, str], sheet: str = "Case K1") -> None:
    """Type judgements by visible ref into a copy of a workbook; every other question is Not known, with a reason."""
    book = openpyxl.load_workbook(source)
    for row in book[sheet].iter_rows():
        ref = str(row[1].value or "")
        if not ref.startswith("K1-") or row[4].protection.locked:
            continue
        given = answers.get(ref, "No" if ref == "K1-ALERT" else "Not known")
        put(row[4], given or None)
        put(row[7], "Not in the record.")
    book.save(target)


def rows(folder: Path) -> list[dict[str, str]]:
    text = (folder / "audits/spring/queries.csv").read_text("utf-8-sig")
    return [*csv.DictReader(io.StringIO(text, newline=""))]


def everything(folder: Path) -> dict[str, bytes]:
    files = [*(folder / "to-send").iterdir(), folder / "audits/spring/queries.csv"]
    return {path.name: path.read_bytes() for path in files}


def first(folder: Path, **answers: str) -> None:
    """The first return of social care, with a judgement that is none under CHR-1."""
    wrong = {"K1-CHR-1": "Maybe"} | {f"K1-{ref.replace('_', '-')}": text for ref, text in answers.items()}
    send_in(folder / "audits/spring/issued/spring-CSC.xlsx", folder / "audits/spring/returned/r.xlsx", wrong)


def collected(folder: Path) -> Collected:
    return collect(AuditFolder(folder, "spring"), date(2026, 5, 1))


def asked(folder: Path) -> set[str]:
    return {row["question"] for row in rows(folder) if not row["closed"]}


def test_a_marked_workbook_and_a_text_are_written_for_whoever_has_something_to_fix(run: Run, tmp_path: Path) -> None:
    first(tmp_path)
    code, out, _ = run(*MARK)
    assert code == 1
    assert sorted(path.name for path in (tmp_path / "to-send").iterdir()) == [f"{NAME}.txt", f"{NAME}.xlsx"]
    assert "Children's social care: " in out
    assert "maar check spring" in out
    text = (tmp_path / f"to-send/{NAME}.txt").read_text("utf-8")
    assert text.startswith("To: Children's social care\n")
    assert "by Friday 29 May 2026" in text
    assert "Case K2 is still to come" in text
    assert max(map(len, text.splitlines())) <= 72
    assert "CHR-1" in asked(tmp_path)


def test_a_blank_alert_is_the_first_thing_in_the_text(run: Run, tmp_path: Path) -> None:
    first(tmp_path, ALERT="")
    run(*MARK)
    text = (tmp_path / f"to-send/{NAME}.txt").read_text("utf-8")
    assert text.index("First, today: on case K1") < text.index("Thank you")


def test_after_the_date_the_text_says_that_it_has_passed(run: Run, tmp_path: Path) -> None:
    first(tmp_path)
    run("check", "spring", "--as-of", "2026-06-03", "--mark", "to-send")
    assert "were due on 29 May 2026" in (tmp_path / f"to-send/{NAME}.txt").read_text("utf-8")


def test_the_record_is_a_csv_that_opens_right_and_runs_nothing(run: Run, tmp_path: Path) -> None:
    first(tmp_path, CHR_1="=1+1 Maybe")
    run(*MARK)
    raw = (tmp_path / "audits/spring/queries.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfid,code,agency,case,question,sheet,cell,asked,raised,round,closed,how\r\n")
    row = next(row for row in rows(tmp_path) if row["question"] == "CHR-1")
    assert row["asked"].startswith("You wrote '=1+1 Maybe', which is not one of the choices.")
    assert (row["code"], row["agency"], row["case"], row["sheet"]) == ("ANS001", "CSC", "K1", "Case K1")
    assert (row["raised"], row["round"], row["closed"], row["how"]) == ("2026-05-01", "2", "", "")
    book = openpyxl.load_workbook(tmp_path / f"to-send/{NAME}.xlsx")
    assert book[row["sheet"]][row["cell"]].value == "=1+1 Maybe"


def test_the_same_state_marked_again_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    first(tmp_path)
    run(*MARK)
    before = everything(tmp_path)
    _, out, _ = run("check", "spring", "--as-of", "2026-05-03", "--mark", "to-send")
    assert ", 0 new:" in out
    assert everything(tmp_path) == before
    shutil.rmtree(tmp_path / "to-send")
    shutil.rmtree(tmp_path / "audits/spring/.cache")
    run(*MARK)
    assert everything(tmp_path) == before


def test_a_query_closes_when_the_corrected_workbook_comes_back(run: Run, tmp_path: Path) -> None:
    first(tmp_path)
    run(*MARK)
    assert queried(collected(tmp_path)) == {("CSC", "K1")}
    send_in(tmp_path / f"to-send/{NAME}.xlsx", tmp_path / "audits/spring/returned/s.xlsx", {"K1-CHR-1": "Yes"})
    _, out, _ = run("check", "spring", "--as-of", "2026-05-09")
    assert "1 query closed since the last check." in out
    row = next(row for row in rows(tmp_path) if row["question"] == "CHR-1")
    assert (row["closed"], row["how"]) == ("2026-05-09", "corrected workbook, round 2")
    assert "CHR-1" not in asked(tmp_path)


def test_a_query_opens_again_where_the_problem_returns_and_the_round_rises(run: Run, tmp_path: Path) -> None:
    first(tmp_path)
    run(*MARK)
    second = tmp_path / "audits/spring/returned/s.xlsx"
    send_in(tmp_path / f"to-send/{NAME}.xlsx", second, {"K1-CHR-1": "Yes"})
    run("check", "spring", "--as-of", "2026-05-09")
    send_in(tmp_path / f"to-send/{NAME}.xlsx", second, {"K1-CHR-1": "Maybe"})
    run("check", "spring", "--as-of", "2026-05-10")
    assert "CHR-1" in asked(tmp_path)
    run(*MARK)
    row = next(row for row in rows(tmp_path) if row["question"] == "CHR-1")
    assert (row["closed"], row["how"], row["round"], row["raised"]) == ("", "", "3", "2026-05-01")


def test_a_return_that_is_taken_away_closes_nothing(run: Run, tmp_path: Path) -> None:
    first(tmp_path)
    run(*MARK)
    before = rows(tmp_path)
    (tmp_path / "audits/spring/returned/r.xlsx").unlink()
    assert run("check", "spring", "--as-of", "2026-05-09")[0] == 0
    assert rows(tmp_path) == before


def test_a_corrected_return_with_nothing_left_to_ask_writes_nothing(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(*MARK)
    assert code == 0
    assert "There is nothing to ask of any agency; nothing was written." in out
    assert not (tmp_path / "to-send").exists()
    assert not (tmp_path / "audits/spring/queries.csv").exists()
    run("check", "spring")
    assert not (tmp_path / "audits/spring/queries.csv").exists()


def test_a_marked_workbook_that_the_lead_changed_is_kept(run: Run, tmp_path: Path) -> None:
    first(tmp_path)
    run(*MARK)
    text = tmp_path / f"to-send/{NAME}.txt"
    text.write_text("Dear colleague", "utf-8")
    _, out, _ = run(*MARK)
    assert text.read_text("utf-8") == "Dear colleague"
    assert (tmp_path / f"to-send/{NAME} (new).txt").read_text("utf-8").startswith("To: ")
    assert f"{NAME}.txt was changed by hand and was kept" in out


def test_marked_workbooks_may_lie_outside_the_working_folder(
    run: Run, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first(tmp_path)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    run(*MARK[:-1], str(elsewhere))
    assert (elsewhere / f"{NAME}.xlsx").is_file()


@pytest.mark.parametrize("target", ["audits/spring/returned", "audits/spring/issued/again"])
def test_marked_workbooks_never_lie_among_returns_or_issued_ones(run: Run, tmp_path: Path, target: str) -> None:
    first(tmp_path)
    code, _, err = run(*MARK[:-1], target)
    assert (code, "which is for other workbooks" in err, len(err.splitlines())) == (2, True, 1)


def test_marking_a_file_is_one_clear_sentence(run: Run, tmp_path: Path) -> None:
    first(tmp_path)
    code, _, err = run("check", "audits/spring/returned/r.xlsx", "--mark", "to-send")
    assert (code, "is no audit, so nothing can be marked" in err) == (2, True)


def test_json_lists_what_was_written(run: Run, tmp_path: Path) -> None:
    first(tmp_path)
    content = json.loads(run(*MARK, "--json")[1])
    (one,) = content["marked"]
    assert (one["agency"], one["case"], one["round"]) == ("CSC", "", 2)
    assert one["workbook"] == f"to-send/{NAME}.xlsx"
    assert one["queries"] == one["new"] == len(rows(tmp_path))
    assert "marked" not in json.loads(run("check", "spring", "--json")[1])


def test_a_workbook_of_one_case_is_marked_by_itself(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "audits/spring/audit.toml"
    plan.write_text(plan.read_text("utf-8").replace('workbook = "agency"', 'workbook = "case"', 1), "utf-8")
    run("issue", "spring")
    folder = tmp_path / "audits/spring"
    send_in(folder / "issued/spring-CSC-K1.xlsx", folder / "returned/r.xlsx", {"K1-CHR-1": "Maybe"})
    run(*MARK)
    assert (tmp_path / "to-send/spring-CSC-K1 (to fix).xlsx").is_file()
    assert not (tmp_path / "to-send/spring-CSC-K2 (to fix).xlsx").exists()


def test_a_record_saved_again_by_a_spreadsheet_is_read(run: Run, tmp_path: Path) -> None:
    first(tmp_path)
    run(*MARK)
    path = tmp_path / "audits/spring/queries.csv"
    before = everything(tmp_path)
    path.write_text(path.read_text("utf-8-sig").replace("2026-05-01", "01/05/2026"), "utf-8-sig")
    send_in(tmp_path / f"to-send/{NAME}.xlsx", tmp_path / "audits/spring/returned/s.xlsx", {"K1-CHR-1": "Yes"})
    run("check", "spring", "--as-of", "2026-05-09")
    assert {row["raised"] for row in rows(tmp_path)} == {"2026-05-01"}
    assert before.keys() == everything(tmp_path).keys()


def test_a_record_that_is_broken_is_one_clear_sentence(run: Run, tmp_path: Path) -> None:
    first(tmp_path)
    run(*MARK)
    (tmp_path / "audits/spring/queries.csv").write_text("id,code\nABCDEF,RET013\n", "utf-8")
    code, _, err = run("check", "spring")
    assert (code, "queries.csv cannot be read" in err, len(err.splitlines())) == (2, True, 1)


def test_questions_changed_since_the_issue_are_issued_first(run: Run, tmp_path: Path) -> None:
    first(tmp_path)
    questions = tmp_path / "audits/spring/questions.toml"
    text = questions.read_text("utf-8")
    questions.write_text(text.replace("how well could a stranger describe", "how well could anyone describe"), "utf-8")
    code, _, err = run(*MARK)
    assert (code, "Run maar issue spring first" in err) == (2, True)
    assert not (tmp_path / "to-send").exists()
