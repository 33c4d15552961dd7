"""Locked returns: passwords from a file, the environment or the keyboard open them, and are shown nowhere."""

import io
import os
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
import typer
from msoffcrypto.method.ecma376_agile import ECMA376Agile
from test_readers import PERIOD

from maar.audit.folder import AuditFolder, load_plan, load_register
from maar.audit.issue import issue
from maar.audit.new import Wanted, make
from maar.audit.readers import Arrived, File, How, Unlocking, read_all
from maar.cli.common import reading_returns
from maar.cli.main import main
from maar.sheets.edit import open_to_type

FIRST, SECOND = "correct horse", "Überraschung 7"


def locked(data: bytes, password: str) -> bytes:
    """A workbook as programs lock it, but for how slow they make each try."""
    made: bytes = ECMA376Agile.encrypt(password, io.BytesIO(data), spin_count=1000)
    return made


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> AuditFolder:
    """An audit to which four files came back: two locked with one password, one with another, one in a zip."""
    wanted = Wanted("spring", "baseline", ("K1",), ("GP", "CSC"), date(2026, 5, 29), PERIOD, id="SPRINGAA")
    folder, _ = make(wanted, tmp_path_factory.mktemp("work"))
    issue(folder)
    for code, password, name in (("GP", FIRST, "a"), ("CSC", FIRST, "b"), ("CSC", SECOND, "c")):
        book = open_to_type((folder.issued / f"spring-{code}.xlsx").read_bytes())
        book.table("Case K1", "Ref").fill("K1-CHR-1", {"Judgement": "Yes", "Evidence": name})
        (folder.returned / f"{name}.xlsx").write_bytes(locked(book.save(), password))
    with zipfile.ZipFile(folder.returned / "d.zip", "w") as archive:
        archive.write(folder.returned / "c.xlsx", "inner.xlsx")
        archive.writestr("note.txt", "Dear all")
    return folder


def read_in(folder: AuditFolder, unlocking: Unlocking) -> list[Arrived]:
    files = [File(path, path.name) for path in sorted(folder.returned.iterdir())]
    return read_all(files, [(load_plan(folder), load_register(folder))], How(unlocking=unlocking))


def opened(arrived: list[Arrived]) -> list[str]:
    return [readings[-1].file for one in arrived for readings in one.members if readings[-1].opened]


def test_passwords_that_are_known_open_what_they_fit(made: AuditFolder) -> None:
    assert opened(read_in(made, Unlocking())) == []
    assert opened(read_in(made, Unlocking(("wrong", FIRST)))) == ["a.xlsx", "b.xlsx"]
    assert opened(read_in(made, Unlocking((FIRST, SECOND)))) == ["a.xlsx", "b.xlsx", "c.xlsx", "d.zip/inner.xlsx"]


def test_each_file_is_asked_for_once_and_a_password_is_tried_on_the_others(made: AuditFolder) -> None:
    asked: list[str] = []

    def ask(file: str) -> str:
        asked.append(file)
        return {"a.xlsx": FIRST, "c.xlsx": ""}.get(file, SECOND)

    assert opened(read_in(made, Unlocking(ask=ask))) == ["a.xlsx", "b.xlsx", "c.xlsx", "d.zip/inner.xlsx"]
    assert asked == ["a.xlsx", "c.xlsx", "d.zip/inner.xlsx"]


def test_a_wrong_answer_is_not_asked_for_again(made: AuditFolder) -> None:
    asked: list[str] = []

    def ask(file: str) -> str:
        asked.append(file)
        return "wrong"

    arrived = read_in(made, Unlocking(ask=ask))
    assert opened(arrived) == []
    assert asked == ["a.xlsx", "b.xlsx", "c.xlsx", "d.zip/inner.xlsx"]


@pytest.fixture
def work(made: AuditFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that audit, in which the commands run."""
    shutil.copytree(made.root, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", [["status", "spring"], ["check", "spring"], ["aggregate", "spring"]])
def test_a_file_of_passwords_opens_returns_and_nothing_shows_it(
    work: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (work / "passwords.txt").write_text(f"\n{FIRST}\r\n   \n{SECOND}\n", "utf-8-sig")
    before = main([*command, "--as-of", "2026-05-01"])
    locked_out = capsys.readouterr().out
    assert main([*command, "--as-of", "2026-05-01", "--password-file", "passwords.txt"]) == before == 1
    told = capsys.readouterr()
    assert told.out != locked_out
    written = b"".join(path.read_bytes() for path in (work / "reports").rglob("*") if path.is_file())
    for password in (FIRST, SECOND):
        assert password not in told.out + told.err
        assert password.encode() not in written


def test_a_password_may_stand_in_the_environment(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAAR_PASSWORD", FIRST)
    assert main(["check", "audits/spring/returned/a.xlsx"]) in (0, 1)
    assert "a.xlsx is a return of spring: GP on case K1." in capsys.readouterr().out


def test_each_member_of_a_zip_has_its_sentence(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "passwords.txt").write_text(SECOND, "utf-8")
    assert main(["check", "audits/spring/returned/d.zip", "--password-file", "passwords.txt"]) == 1
    out = capsys.readouterr().out
    assert "d.zip/inner.xlsx is a return of spring: CSC on case K1." in out
    assert "d.zip/note.txt is " in out


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "passwords.txt could not be read: No such file"), (b"\xff\xfe\x00", "passwords.txt is not UTF-8 text.")],
)
def test_a_password_file_that_cannot_be_read_stops_the_command(
    work: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, words: str
) -> None:
    if content:
        (work / "passwords.txt").write_bytes(content)
    assert main(["status", "spring", "--password-file", "passwords.txt"]) == 2
    assert words in capsys.readouterr().err


def test_what_unlocks_is_never_shown(work: Path) -> None:
    assert FIRST not in repr(How(unlocking=Unlocking((FIRST,))))


@pytest.mark.parametrize("name", ["gone.xlsx", "link.xlsx"])
def test_a_path_that_cannot_be_read_is_said_so(work: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (work / "link.xlsx").symlink_to(work / "nowhere.xlsx")
    code = main(["check", name])
    told = capsys.readouterr()
    if name == "gone.xlsx":
        assert (code, "There is no file gone.xlsx." in told.err) == (2, True)
    else:
        words = "link.xlsx could not be read: it is a link to something that is not there."
        assert (code, told.out.splitlines()[0]) == (1, words)


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal of its own")
def test_only_on_a_terminal_a_password_is_asked_for(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with reading_returns(None) as (_, unlocking):
        assert unlocking.ask is None
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    asked: list[str] = []

    def prompt(words: str, default: str, *, hide_input: bool, show_default: bool, err: bool) -> str:
        asked.append(words)
        return f"{default}{hide_input} {show_default} {err}"

    monkeypatch.setattr(typer, "prompt", prompt)
    with reading_returns(None) as (_, unlocking):
        assert unlocking.ask is not None
        assert unlocking.ask("a.xlsx") == "True False True"
    assert asked == ["Its password (Enter: none)"]
