"""Many files are read by worker processes: what is read is the same, whoever read it."""

from datetime import date
from pathlib import Path

from maar.answers import Reading
from maar.audit.collect import collect, returned_files
from maar.audit.folder import AuditFolder, load_plan, load_register
from maar.audit.issue import issue
from maar.audit.new import Wanted, make
from maar.audit.readers import WORTH_WORKERS, read_all
from maar.sheets.edit import open_to_type

PERIOD = (date(2025, 5, 1), date(2026, 4, 30))


def audit(root: Path, files: int) -> AuditFolder:
    """An audit of one agency and one case; the same return came back so many times, and one file is no workbook."""
    wanted = Wanted("spring", "baseline", ("K1",), ("GP",), date(2026, 5, 29), PERIOD, id="SPRINGAA")
    folder, _ = make(wanted, root)
    issue(folder)
    book = open_to_type((folder.issued / "spring-GP.xlsx").read_bytes())
    book.table("Case K1", "Ref").fill("K1-CHR-1", {"Judgement": "Yes", "Evidence": "Problem list"})
    for number in range(files):
        (folder.returned / f"{number:03}.xlsx").write_bytes(book.save())
    (folder.returned / "letter.xlsx").write_text("Dear all", "utf-8")
    return folder


def test_workers_read_what_one_process_reads(tmp_path: Path) -> None:
    folder = audit(tmp_path, WORTH_WORKERS)
    paths = [*returned_files(folder.returned)]
    planned = (load_plan(folder), load_register(folder))
    steps: list[tuple[int, int]] = []
    shared = read_all(folder.returned, paths, planned, lambda done, of: steps.append((done, of)))
    alone: list[Reading] = []
    for path in paths:
        alone += read_all(folder.returned, [path], planned, lambda done, of: None)
    assert shared == alone
    assert steps[-1] == (WORTH_WORKERS + 1, WORTH_WORKERS + 1)


def test_one_of_many_copies_counts(tmp_path: Path) -> None:
    done: list[str] = []
    collected = collect(audit(tmp_path, WORTH_WORKERS), date(2026, 5, 1), meanwhile=lambda: done.append("loaded"))
    statuses = [status.value for status in collected.settled.files.values()]
    assert (statuses.count("read"), statuses.count("duplicate"), statuses.count("not_a_return")) == (1, 47, 1)
    assert collected.settled.of("GP", "K1").answers["CHR-1"].evidence == "Problem list"
    assert done == ["loaded"]
