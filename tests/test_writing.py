"""Files are written whole or not at all, never over a person's, and a full disk is one clear sentence."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maar.audit.files import write_ours, write_whole
from maar.audit.folder import AuditFolder
from maar.problems import MaarError
from maar.render.data import as_json, csv

FULL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
from maar.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
PLAN = ("new", "spring", "--template", "baseline", "--cases", "9", "--agency", "CSC", "--return-by", "2026-05-29")


def run(folder: Path, *arguments: str, code: str = "from maar.__main__ import run") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files stands in for a full disk")
@pytest.mark.parametrize(
    ("full", "sentence"),
    [
        ("80000", "spring-CSC.xlsx could not be written: File too large."),
        ("8000", "the folder for temporary files, could not be written or read: File too large."),
    ],
    ids=["where workbooks go", "where temporary files go"],
)
def test_a_full_disk_is_one_sentence_and_leaves_what_was_there(tmp_path: Path, full: str, sentence: str) -> None:
    assert (
        run(tmp_path, *PLAN, code="import sys; from maar.cli.main import main; sys.exit(main(sys.argv[1:]))").returncode
        == 0
    )
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = run(tmp_path, full, "issue", "spring", code=FULL_DISK)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and ".cache" not in path.parts}
    assert after == before


def test_a_folder_where_a_file_should_go_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("I am a file", "utf-8")
    with pytest.raises(MaarError, match="could not be written"):
        write_whole(tmp_path / "reports/x/findings.html", b"page")


def test_what_we_wrote_is_overwritten_and_what_a_person_changed_is_kept(tmp_path: Path) -> None:
    folder = AuditFolder(tmp_path, "spring")
    ours, theirs = folder.reports / "a.html", folder.reports / "b.html"
    assert write_ours(folder, {ours: b"one", theirs: b"one"}) == {}
    theirs.write_bytes(b"mine")
    assert write_ours(folder, {ours: b"two", theirs: b"two"}) == {theirs: folder.reports / "b (new).html"}
    assert (ours.read_bytes(), theirs.read_bytes()) == (b"two", b"mine")
    assert (folder.reports / "b (new).html").read_bytes() == b"two"


def test_without_the_record_a_file_that_differs_is_taken_for_a_persons(tmp_path: Path) -> None:
    folder = AuditFolder(tmp_path, "spring")
    page = folder.reports / "a.html"
    write_ours(folder, {page: b"one"})
    (folder.cache / "written.json").unlink()
    assert write_ours(folder, {page: b"one"}) == {}
    assert write_ours(folder, {page: b"two"}) == {}
    (folder.cache / "written.json").unlink()
    assert write_ours(folder, {page: b"three"}) == {page: folder.reports / "a (new).html"}


def test_what_a_person_typed_into_the_new_one_is_kept_too(tmp_path: Path) -> None:
    folder = AuditFolder(tmp_path, "spring")
    page, new, newer = (folder.reports / f"a{more}.xlsx" for more in ("", " (new)", " (new 2)"))
    write_ours(folder, {page: b"one"})
    page.write_bytes(b"mine")
    write_ours(folder, {page: b"two"})
    assert write_ours(folder, {page: b"three"}) == {page: new}  # nobody touched it
    new.write_bytes(b"mine as well")
    assert write_ours(folder, {page: b"three"}) == {page: newer}
    assert [one.read_bytes() for one in (page, new, newer)] == [b"mine", b"mine as well", b"three"]


STEPS = st.lists(
    st.tuples(st.sampled_from(["write", "write", "type", "type", "delete", "forget"]), st.integers(0, 3)), max_size=20
)


@given(STEPS)
def test_nothing_a_person_typed_is_ever_overwritten(steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = AuditFolder(Path(temporary), "spring")
        typed: dict[Path, bytes] = {}
        for number, (step, which) in enumerate(steps):
            there = sorted(folder.reports.glob("*.xlsx"))
            if step == "write":
                write_ours(folder, {folder.reports / "a.xlsx": b"ours %d" % which})
            elif step == "forget":
                (folder.cache / "written.json").unlink(missing_ok=True)
            elif there:
                theirs = there[which % len(there)]
                typed[theirs] = b"typed %d" % number
                theirs.write_bytes(typed[theirs])
                if step == "delete":
                    theirs.unlink()
                    del typed[theirs]
            assert {path: path.read_bytes() for path in typed} == typed


def test_data_files_keep_every_letter() -> None:
    assert csv("é\r\n") == b"\xef\xbb\xbf\xc3\xa9\r\n"
    assert as_json({"word": "ŵy 👩"}) == '{\n "word": "ŵy 👩"\n}\n'.encode()
