"""What the lead decides: each verdict does one thing, stands for what it was made for, and can be taken back."""

import json
import tomllib
from pathlib import Path

import openpyxl
import pytest
from test_commands import ON_TIME, Run, answer, issued, issued_once, run

__all__ = ["issued", "issued_once", "run"]
WHY = ("--reason", "Rang them.", "--by", "Audit lead")


def put(tmp_path: Path, name: str, answers: dict[str, str], label: str = "", value: str = "") -> Path:
    """A return of police on K1 with these answers by visible ref, and one field above the questions."""
    folder = tmp_path / "audits/spring"
    target = folder / "returned" / name
    answer(folder / "issued/spring-POL.xlsx", target, {"K1-ALERT": "No", **answers})
    if label:
        book = openpyxl.load_workbook(target)
        cell = next(cell for row in book["Case K1"].iter_rows() for cell in row if cell.value == label)
        book["Case K1"].cell(cell.row, cell.column + 1).value = value
        book.save(target)
    return target


def checked(issued: Run) -> dict[str, dict[str, str]]:
    """Every problem now, by its id."""
    told = json.loads(issued("check", "spring", *ON_TIME, "--json")[1])
    return {problem["id"]: problem for problem in told["problems"]}


def of(problems: dict[str, dict[str, str]], code: str) -> dict[str, str]:
    """The first problem with this code."""
    return next(problem for problem in problems.values() if problem["code"] == code)


def judgement(issued: Run, tmp_path: Path, ref: str = "CHR-1") -> str:
    """What the report's data says police answered on K1."""
    issued("aggregate", "spring", *ON_TIME)
    rows = (tmp_path / "reports/spring/data/answers.csv").read_text("utf-8-sig").splitlines()
    row = next(row.split(",") for row in rows if row.startswith(f"spring,K1,POL,{ref.partition('-')[0]},{ref},"))
    return row[7] or row[6]


def test_a_problem_that_is_waived_becomes_a_note_that_says_so(issued: Run, tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", {"K1-CHR-1": "Perhaps"})
    odd = of(checked(issued), "ANS001")
    assert issued("decide", "spring", odd["id"], "waive", *WHY)[0] == 0
    now = checked(issued)[odd["id"]]
    assert (now["severity"], "Waived: Rang them (Audit lead)." in now["message"]) == ("note", True)
    assert judgement(issued, tmp_path) == "unreadable"
    page = (tmp_path / "reports/spring/findings.html").read_text("utf-8")
    assert "Waive: A judgement that is not on the list (POL, case K1, CHR-1). Rang them." in page


def test_a_waiver_is_about_what_was_typed(issued: Run, tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", {"K1-CHR-1": "Perhaps"})
    odd = of(checked(issued), "ANS001")
    issued("decide", "spring", odd["id"], "waive", *WHY)
    (tmp_path / "audits/spring/returned/a.xlsx").rename(tmp_path / "audits/spring/returned/renamed.xlsx")
    assert checked(issued)[odd["id"]]["severity"] == "note"
    put(tmp_path, "renamed.xlsx", {"K1-CHR-1": "Perhaps not"})
    assert checked(issued)[odd["id"]]["severity"] == "error"


@pytest.mark.parametrize(("verdict", "counts"), [("pin", "Partly"), ("withdraw", "Yes")], ids=["pinned", "withdrawn"])
def test_one_of_two_files_is_pinned_or_withdrawn_by_its_name(
    issued: Run, tmp_path: Path, verdict: str, counts: str
) -> None:
    put(tmp_path, "a.xlsx", {"K1-CHR-1": "Yes"}, "Auditor's role", "Sergeant")
    put(tmp_path, "b.xlsx", {"K1-CHR-1": "Partly"}, "Auditor's role", "Inspector")
    assert judgement(issued, tmp_path) == "unreadable"
    code, out, _ = issued("decide", "spring", "b.xlsx", verdict, *WHY)
    assert (code, verdict in out, "missing from now on" in out) == (0, True, False)
    assert judgement(issued, tmp_path) == counts
    page = (tmp_path / "reports/spring/findings.html").read_text("utf-8")
    assert f"{verdict.capitalize()}: The file b.xlsx. Rang them." in page


def test_the_line_that_is_printed_with_two_files_works_as_it_stands(issued: Run, tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", {"K1-CHR-1": "Yes"}, "Auditor's role", "Sergeant")
    put(tmp_path, "b.xlsx", {"K1-CHR-1": "Partly"}, "Auditor's role", "Inspector")
    out = issued("check", "spring", *ON_TIME)[1]
    rival = next(line for line in out.splitlines() if " FIL021 " in line and "b.xlsx" in line).split()[2]
    assert f"maar decide spring {rival} pin --reason TEXT --by ROLE" in out
    issued("decide", "spring", rival, "pin", *WHY)
    assert judgement(issued, tmp_path) == "Partly"
    issued("decide", "spring", rival, "withdraw", *WHY)
    assert judgement(issued, tmp_path) == "Yes"


def test_withdrawing_a_copy_that_was_saved_again_leaves_the_other(issued: Run, tmp_path: Path) -> None:
    one = put(tmp_path, "a.xlsx", {"K1-CHR-1": "Yes"})
    book = openpyxl.load_workbook(one)
    book.properties.title = "copy"  # other bytes, the same answers
    book.save(one.with_name("a (2).xlsx"))
    issued("decide", "spring", "a (2).xlsx", "withdraw", *WHY)
    assert judgement(issued, tmp_path) == "Yes"


def test_withdrawing_the_only_file_says_what_is_missing_now(issued: Run, tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", {"K1-CHR-1": "Yes"})
    out = issued("decide", "spring", "audits/spring/returned/a.xlsx", "withdraw", *WHY)[1]
    assert "No file counts any more for POL K1: missing from now on." in out


def test_a_confirmed_return_can_be_rejected_afterwards(issued: Run, tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", {"K1-CHR-1": "Yes"}, "Case ref, typed by you", "K2")
    held = of(checked(issued), "RET001")["id"]
    issued("decide", "spring", held, "confirm", *WHY)
    assert "confirmed (Audit lead): Rang them." in of(checked(issued), "RET020")["message"]
    issued("decide", "spring", held, "reject", *WHY)
    assert of(checked(issued), "RET003")["severity"] == "note"


def test_what_was_cleared_is_shown_again_and_asked_about_no_more(issued: Run, tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", {"K1-CHR-1": "Yes"}, "Records read", "Desk 01632 960123")
    phone = of(checked(issued), "PRI006")
    assert issued("decide", "spring", phone["id"], "clear", *WHY)[0] == 0
    assert phone["id"] not in checked(issued)


@pytest.mark.parametrize(
    ("code", "verdict", "sentence"),
    [
        ("ANS001", "pin", "cannot be decided as pin"),
        ("ANS001", "handled", "cannot be decided as handled"),
        ("PRI006", "waive", "It is decided as clear."),
        ("ANS001", "clear", "who a child is"),
    ],
)
def test_a_verdict_that_does_not_fit_is_refused(
    issued: Run, tmp_path: Path, code: str, verdict: str, sentence: str
) -> None:
    put(tmp_path, "a.xlsx", {"K1-CHR-1": "Perhaps"}, "Records read", "Desk 01632 960123")
    odd = of(checked(issued), code)["id"]
    ended, _, err = issued("decide", "spring", odd, verdict, *WHY)
    assert (ended, sentence in err) == (2, True)
    assert not (tmp_path / "audits/spring/decisions.toml").exists()


def test_every_decision_is_kept_with_its_reason_role_and_day(issued: Run, tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", {"K1-CHR-1": "Perhaps"})
    odd = of(checked(issued), "ANS001")["id"]
    issued("decide", "spring", odd, "waive", *WHY, "--on", "2026-06-02")
    kept = tomllib.loads((tmp_path / "audits/spring/decisions.toml").read_text("utf-8"))["decision"]
    assert [(one["id"], one["verdict"], one["by"], str(one["on"])) for one in kept] == [
        (odd, "waive", "Audit lead", "2026-06-02")
    ]
