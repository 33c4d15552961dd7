"""What a lead names on the command line, and agencies on their form: files, members of archives, roles."""

from dataclasses import replace
from pathlib import Path

import pytest
from test_commands import ON_TIME, Run, issued, issued_once, relabelled, returned, run
from test_containers import pairs
from workbooks import CSC, POL, SMALL, Hand, loud, slim
from workbooks import settled as back

__all__ = ["issued", "issued_once", "run"]
WHY = ("--reason", "Rang them.", "--by", "Audit lead")
ANSWERS = {"K1-ALERT": "No", "K1-CHR-1": "Yes"}


@pytest.mark.parametrize("name", ["nope.xlsx", "some/folder", "audits/spring/returned/nope.xlsx"])
def test_a_slip_in_the_name_of_a_file_is_a_file_that_is_not_there(issued: Run, name: str) -> None:
    code, _, err = issued("check", name)
    assert code == 2
    assert f"There is no file {name}." in err
    assert "There is no audit" not in err


def test_a_slip_in_the_name_of_an_audit_is_an_audit_that_is_not_there(issued: Run) -> None:
    code, _, err = issued("check", "sprng")
    assert code == 2
    assert "There is no audit sprng. Audits here: spring." in err


def test_a_file_that_came_back_is_found_by_the_name_that_check_prints(issued: Run, tmp_path: Path) -> None:
    returned(tmp_path, "a.xlsx", ANSWERS)
    code, _, err = issued("check", "a.xlsx")
    assert code == 2
    assert 'One of that name came back: maar check "audits/spring/returned/a.xlsx"' in err


@pytest.mark.parametrize("before", ["", "audits/spring/returned/"])
def test_a_member_of_an_archive_is_checked_by_checking_the_archive(issued: Run, tmp_path: Path, before: str) -> None:
    (tmp_path / "audits/spring/returned/x.zip").write_bytes(pairs(("K2.xlsx", b"x")))
    code, _, err = issued("check", f"{before}x.zip/K2.xlsx")
    assert code == 2
    assert "x.zip/K2.xlsx lies in another file." in err
    assert 'maar check "audits/spring/returned/x.zip"' in err


def test_no_line_to_copy_stands_under_an_alert_of_an_audit_that_is_not_here(
    issued: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    returned(tmp_path, "x.xlsx", {"K1-ALERT": "Yes"})
    assert "maar decide spring " in issued("check", "audits/spring/returned/x.xlsx")[1]
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    code, out, _ = issued("check", "../audits/spring/returned/x.xlsx")
    assert code == 3
    assert out.startswith("1 alert: a child may be at risk now")
    assert "maar decide" not in out.partition("\n\n")[0]


@pytest.mark.parametrize("name", ["b.xlsx", "audits/spring/returned/b.xlsx", "./audits/spring/x/../returned/b.xlsx"])
def test_a_file_is_decided_about_by_its_path_from_here_too(issued: Run, tmp_path: Path, name: str) -> None:
    returned(tmp_path, "a.xlsx", ANSWERS)
    returned(tmp_path, "b.xlsx", {**ANSWERS, "K1-CHR-1": "No"})
    code, out, err = issued("decide", "spring", name, "withdraw", *WHY)
    assert (code, err) == (0, "")
    assert "withdraw" in out
    assert '"b.xlsx": "withdrawn"' in issued("check", "spring", *ON_TIME, "--json")[1]


@pytest.mark.parametrize("name", ["scan.pdf", "audits/spring/returned/scan.pdf"])
def test_a_file_without_a_return_is_nothing_to_decide_about(issued: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "audits/spring/returned/scan.pdf").write_bytes(b"%PDF-1.7 ...")
    code, _, err = issued("decide", "spring", name, "withdraw", *WHY)
    assert code == 2
    assert "scan.pdf holds no return: there is nothing to pin or withdraw." in err


def test_a_file_that_is_not_there_is_said_to_be_none(issued: Run) -> None:
    assert "There is no problem or file nope.xlsx in spring." in issued("decide", "spring", "nope.xlsx", "pin", *WHY)[2]


def test_a_file_that_is_held_is_confirmed_or_rejected_first(issued: Run, tmp_path: Path) -> None:
    relabelled(tmp_path, "first.xlsx", "Yes")
    code, _, err = issued("decide", "spring", "first.xlsx", "pin", *WHY)
    assert code == 2
    assert "first.xlsx is held: confirm or reject it first." in err
    assert not (tmp_path / "audits/spring/decisions.toml").exists()


def test_the_name_of_a_role_names_the_one_agency_that_has_it() -> None:
    plan = replace(SMALL, agencies=(replace(CSC, name="Northtown CSC", short="Northtown"), POL))
    assert plan.agency_named("children's social care") == "CSC"
    assert plan.agency_named("Police") == "POL"
    assert plan.agency_named("Front door (MASH)") == ""
    twice = replace(plan, agencies=(*plan.agencies, replace(CSC, code="CS2", name="Southtown CSC", short="Southtown")))
    assert twice.agency_named("Children's social care") == ""


def test_a_return_with_the_role_of_another_agency_on_it_is_held() -> None:
    plan = replace(SMALL, agencies=(CSC, replace(POL, short="Force")))
    hand = Hand(slim()).type("K1", "CHR-2", "Good").top("", "Your agency, typed by you", "Police")
    told = loud(back(hand, plan=plan))
    assert [one for one in told if one.startswith("RET001")], told
    hand = Hand(slim()).type("K1", "CHR-2", "Good").top("", "Your agency, typed by you", "Children's social care")
    own = replace(plan, agencies=(replace(CSC, name="Northtown CSC", short="Northtown"), plan.agencies[1]))
    codes = [one.code for one in back(hand, plan=own).problems]
    assert "RET001" not in codes
    assert "RET005" not in codes
