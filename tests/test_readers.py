"""Files are read by worker processes: whoever reads, it is the same; what stops one is named, the others are read."""

import hashlib
import io
import os
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from maar.answers import Reading
from maar.audit import readers, worker, workers
from maar.audit.collect import collect
from maar.audit.folder import AuditFolder, load_plan, load_register
from maar.audit.inbox import returned_files
from maar.audit.issue import issue
from maar.audit.new import Wanted, make
from maar.audit.readers import AS_USUAL, Arrived, File, How, read_all
from maar.audit.worker import Limits
from maar.returns import FileStatus
from maar.sheets.edit import open_to_type
from maar.workbook.read import read

PERIOD = (date(2025, 5, 1), date(2026, 4, 30))
MANY = 60
SHORT = How(limits=Limits(seconds=2.0))


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> tuple[AuditFolder, bytes]:
    """An audit of one agency and one case, and its return."""
    wanted = Wanted("spring", "baseline", ("K1",), ("GP",), date(2026, 5, 29), PERIOD, id="SPRINGAA")
    folder, _ = make(wanted, tmp_path_factory.mktemp("work"))
    issue(folder)
    book = open_to_type((folder.issued / "spring-GP.xlsx").read_bytes())
    book.table("Case K1", "Ref").fill("K1-CHR-1", {"Judgement": "Yes", "Evidence": "Problem list"})
    return folder, book.save()


@pytest.fixture
def folder(returned: tuple[AuditFolder, bytes]) -> AuditFolder:
    """That audit before anything came back."""
    for path in returned[0].returned.iterdir():
        path.unlink()
    return returned[0]


@pytest.fixture
def sound(returned: tuple[AuditFolder, bytes]) -> bytes:
    return returned[1]


def packed(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def put(folder: AuditFolder, **files: bytes) -> None:
    for name, content in files.items():
        (folder.returned / name.replace("__", ".")).write_bytes(content)


def read_in(folder: AuditFolder, how: How = AS_USUAL) -> list[Arrived[Reading]]:
    files = [File(path, path.name) for path in returned_files(folder.returned)]
    return read_all(files, [(load_plan(folder), load_register(folder))], how)


def told(arrived: list[Arrived[Reading]]) -> list[tuple[str, str]]:
    """Each file or member with what it is: `read`, or the code of why not."""
    readings = [readings[-1] for one in arrived for readings in one.members]
    return [(one.file, "read" if one.opened else one.problems[0].code) for one in readings]


def test_many_files_read_by_many_workers_are_what_each_is_alone(folder: AuditFolder, sound: bytes) -> None:
    put(folder, **{f"{number:03}__xlsx": sound for number in range(MANY)}, letter__xlsx=b"Dear all")
    steps: list[tuple[int, int]] = []
    together = read_in(folder, How(progress=lambda done, of: steps.append((done, of))))
    assert steps[-1] == (MANY + 1, MANY + 1)
    plan, register = load_plan(folder), load_register(folder)
    for path, one in zip(returned_files(folder.returned), together, strict=True):
        assert one.members == ((read(path.read_bytes(), path.name, plan, register),),)


def test_one_of_many_copies_counts(folder: AuditFolder, sound: bytes) -> None:
    put(folder, **{f"{number:03}__xlsx": sound for number in range(MANY)}, letter__xlsx=b"Dear all")
    done: list[str] = []
    collected = collect(folder, date(2026, 5, 1), meanwhile=lambda: done.append("loaded"))
    statuses = [status.value for status in collected.settled.files.values()]
    assert (statuses.count("read"), statuses.count("duplicate"), statuses.count("not_a_return")) == (1, MANY - 1, 1)
    assert collected.settled.of("GP", "K1").answers["CHR-1"].evidence == "Problem list"
    assert done == ["loaded"]


def test_where_nothing_can_be_forked_it_is_the_same(
    folder: AuditFolder, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, a__xlsx=sound, b__xlsx=b"Dear all")
    forked = read_in(folder)
    for module in (worker, workers):
        monkeypatch.setattr(module, "can_fork", lambda: False)
    assert read_in(folder) == forked


def hostile(data: bytes, file: str, *rest: object) -> Reading:
    """Reading, as it were if these words in a file made a library do so."""
    if data == b"hang":
        while True:
            pass
    if data == b"eat":
        assert [bytes(10_000_000) for _ in range(1000)]
    if data == b"die":
        os._exit(1)
    if data == b"fail":
        raise ZeroDivisionError
    return read(data, file, *rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"hang", "FIL040", "b.xlsx took more than 2 seconds to read"),
        (b"eat", "FIL041", "b.xlsx needed more memory than any return does"),
        (b"die", "FIL042", "b.xlsx stopped the program that reads files. What was left"),
        (b"fail", "FIL042", "b.xlsx stopped the program that reads files (ZeroDivisionError)."),
    ],
)
def test_a_file_that_stops_its_reader_is_named_and_the_others_are_read(
    folder: AuditFolder, sound: bytes, monkeypatch: pytest.MonkeyPatch, content: bytes, code: str, words: str
) -> None:
    monkeypatch.setattr(readers, "RETURN", replace(readers.RETURN, read=hostile))
    put(folder, a__xlsx=sound, b__xlsx=content, c__xlsx=sound)
    arrived = read_in(folder, SHORT)
    assert told(arrived) == [("a.xlsx", "read"), ("b.xlsx", code), ("c.xlsx", "read")]
    assert words in arrived[1].members[0][0].problems[0].message
    assert arrived[1].digest == hashlib.sha256(content).hexdigest()


def test_the_members_beside_one_that_stops_the_reader_are_read(
    folder: AuditFolder, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "RETURN", replace(readers.RETURN, read=hostile))
    members = [("1.xlsx", sound), ("2.xlsx", b"die"), ("3.xlsx", sound), ("4.xlsx", b"hang"), ("5.xlsx", sound)]
    put(folder, all__zip=packed(*members))
    assert told(read_in(folder, SHORT)) == [
        ("all.zip/1.xlsx", "read"),
        ("all.zip/2.xlsx", "FIL042"),
        ("all.zip/3.xlsx", "read"),
        ("all.zip/4.xlsx", "FIL040"),
        ("all.zip/5.xlsx", "read"),
    ]


def test_every_file_and_every_member_has_its_digest(folder: AuditFolder, sound: bytes) -> None:
    both = packed(("1.xlsx", sound), ("2.xlsx", b"Dear all"))
    put(folder, a__xlsx=sound, all__zip=both)
    contents = {"a.xlsx": sound, "all.zip": both, "all.zip/1.xlsx": sound, "all.zip/2.xlsx": b"Dear all"}
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    assert collect(folder, date(2026, 5, 1)).digests == digests


def test_a_link_to_nothing_is_missed(folder: AuditFolder, sound: bytes) -> None:
    put(folder, a__xlsx=sound)
    (folder.returned / "b.xlsx").symlink_to(folder.returned / "gone.xlsx")
    collected = collect(folder, date(2026, 5, 1))
    assert collected.settled.files["b.xlsx"] is FileStatus.UNREADABLE
    (problem,) = [problem for problem in collected.problems if problem.at.file == "b.xlsx"]
    assert problem.message == "b.xlsx could not be read: it is a link to something that is not there."
