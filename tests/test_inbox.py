"""What lies in `returned/`: every file is told, by a name that any document can hold."""

import os
import sys
from pathlib import Path, PureWindowsPath

import pytest
from test_commands import ON_TIME, Run, issued, issued_once, returned, run
from test_containers import mail, pairs

from maar.audit import readers
from maar.audit.inbox import extended, named, returned_files
from maar.problems import Location, Problem
from maar.problems import files as codes
from maar.sheets.unpack import members

__all__ = ["issued", "issued_once", "run"]
LATIN_1 = b"caf\xe9.xlsx".decode("utf-8", "surrogateescape")
CONTROL = "a\nb\x1b[2J\u202e.xlsx"
TOO_LONG = 260


def put(folder: Path, name: str) -> None:
    try:
        (folder / name).write_bytes(b"x")
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")


def told(folder: Path) -> list[str]:
    return [file.name for file in named(returned_files(folder), folder)]


def test_a_name_that_is_no_text_is_told_plain_and_the_file_is_opened(tmp_path: Path) -> None:
    put(tmp_path, LATIN_1)
    put(tmp_path, CONTROL)
    files = named(returned_files(tmp_path), tmp_path)
    assert {file.name for file in files} == {"caf\ufffd.xlsx", "ab[2J.xlsx"}
    assert all(file.path.read_bytes() == b"x" for file in files)


def test_two_names_that_would_be_told_alike_are_told_apart(tmp_path: Path) -> None:
    for name in ("a\x01.xlsx", "a\x02.xlsx", "a.xlsx"):
        put(tmp_path, name)
    assert sorted(told(tmp_path)) == ["a (2).xlsx", "a (3).xlsx", "a.xlsx"]
    assert {file.name: file.path.name for file in named(returned_files(tmp_path), tmp_path)}["a.xlsx"] == "a.xlsx"


def test_a_report_is_written_whatever_a_file_is_called(issued: Run, tmp_path: Path) -> None:
    put(tmp_path / "audits/spring/returned", LATIN_1)
    returned(tmp_path, LATIN_1, {"K1-ALERT": "No", "K1-CHR-1": "Yes"})
    code, _, err = issued("aggregate", "spring", *ON_TIME)
    assert (code, err) == (0, "")
    answers = (tmp_path / "reports/spring/data/answers.csv").read_text("utf-8-sig")
    assert "caf\ufffd.xlsx" in answers


def test_checking_prints_no_control_characters(issued: Run, tmp_path: Path) -> None:
    put(tmp_path / "audits/spring/returned", CONTROL)
    for what in ("spring", f"audits/spring/returned/{CONTROL}"):
        out = issued("check", what, *ON_TIME)[1]
        assert "ab[2J.xlsx" in out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_a_path_that_the_system_does_not_take_is_named(
    issued: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows says of a path with more than 259 characters that it is not there."""
    deep = tmp_path / "audits/spring/returned" / ("x" * 60) / ("y" * 60) / ("z" * 120)
    deep.mkdir(parents=True)
    (deep / "a.xlsx").write_bytes(b"x")
    stat = os.stat

    def short_only(path: str, *rest: object, **more: object) -> os.stat_result:
        if len(str(path)) >= TOO_LONG and "returned" in str(path):
            raise FileNotFoundError(2, "The system cannot find the path specified")
        return stat(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", short_only)
    code, out, _ = issued("check", "spring", *ON_TIME)
    assert code == 1
    assert "FIL006" in out
    assert "The system cannot find the path specified" in out
    assert "more than 259 characters" in out


def test_windows_is_given_the_long_form_of_a_path() -> None:
    assert extended(PureWindowsPath("C:\\work\\a.xlsx")) == "\\\\?\\C:\\work\\a.xlsx"
    assert extended(PureWindowsPath("\\\\server\\share\\a.xlsx")) == "\\\\?\\UNC\\server\\share\\a.xlsx"
    assert extended(PureWindowsPath("\\\\?\\C:\\work\\a.xlsx")) == "\\\\?\\C:\\work\\a.xlsx"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_folder_that_is_linked_to_is_looked_into_and_once(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "share/a.xlsx").write_bytes(b"x")
    (tmp_path / "share/round").symlink_to(tmp_path / "returned")
    (tmp_path / "returned").mkdir()
    (tmp_path / "returned/linked").symlink_to(tmp_path / "share")
    assert told(tmp_path / "returned") == ["linked/a.xlsx"]


def test_a_folder_that_is_closed_is_told(issued: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "audits/spring/returned/closed"
    closed.mkdir()
    inside = Path.iterdir

    def refused(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return inside(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    out = issued("check", "spring", *ON_TIME)[1]
    assert "closed could not be read: Permission denied." in out


def problems(data: bytes, name: str) -> list[Problem]:
    return [content for _, content in members(data, name) if isinstance(content, Problem)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (mail(), "FIL067"),
        (mail(words="It is Yes for K1."), "FIL068"),
        (pairs(("a.xlsx", b"\0" * 60_000_000)), "FIL005"),
    ],
    ids=["empty", "words", "bomb"],
)
def test_an_id_stays_when_the_file_is_renamed(data: bytes, code: str) -> None:
    before, after = problems(data, "one"), problems(data, "two/three")
    assert [one.id for one in before] == [one.id for one in after]
    assert code in {one.code for one in before}


def test_two_members_of_one_archive_have_ids_of_their_own() -> None:
    data = pairs(("a.xlsx", b"\0" * 60_000_000), ("b.xlsx", b"\0" * 60_000_000))
    assert len({one.id for one in problems(data, "x.zip")}) == 2


def test_a_file_too_large_is_told_by_what_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MOST_BYTES", 10)
    ids = set()
    for name, content in (("a.xlsx", b"x" * 20), ("b.xlsx", b"x" * 20), ("c.xlsx", b"y" * 20)):
        (tmp_path / name).write_bytes(content)
        problem = readers._bytes(readers.File(tmp_path / name, name))
        assert isinstance(problem, Problem)
        assert problem.at == Location(name)
        assert problem.code == codes.TOO_LARGE.code
        ids.add(problem.id)
    assert len(ids) == 2
