"""What came back from the meeting: every file under `tabletop/`, read as what was agreed there, and for its alerts.

Comes in: the audit's folder and plan, how files are read. Goes out: what each file says, and its digest. Files are
told as `tabletop/<name>`, so that none is taken for one under `returned/`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from maar.answers import TabletopReading
from maar.audit.folder import AuditFolder
from maar.audit.inbox import named, returned_files
from maar.audit.readers import File, Form, How, Planned, read_as
from maar.audit.worker import Limits
from maar.plan import Plan, Register
from maar.problems import Problem, files
from maar.problems import tabletop as codes
from maar.sheets.kinds import may_hold
from maar.tabletop.read import read as read_meeting
from maar.workbook.read import read as read_return
from maar.workbook.rows import Names

NAMED = "tabletop"
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
PATIENCE = Limits(seconds=40.0)  # one file holds every case, and is read twice: a return of such a size is none


@dataclass(frozen=True, slots=True)
class FromMeeting:
    """Every file that came back from the meeting, and its SHA-256 by the name it is told by."""

    readings: tuple[TabletopReading, ...] = ()
    digests: dict[str, str] = field(default_factory=dict)


def from_the_meeting(files: Sequence[File], planned: Planned, how: How) -> FromMeeting:
    """Read every file that came back from the meeting."""
    arrived = read_as(MEETING, files, [planned], replace(how, limits=PATIENCE)) if files else []
    readings = tuple(reading for one in arrived for (reading,) in one.members)
    digests = {file.name: one.digest for file, one in zip(files, arrived, strict=True)}
    return FromMeeting(readings, {**{one.file: one.digest for one in readings}, **digests})


def meeting_files(folder: AuditFolder, returned: Iterable[File]) -> list[File]:
    """Every file under `tabletop/`, named so: `tabletop/<name>`.

    Where `returned` files have such names, it is the way from there: `../tabletop/<name>`.
    """
    taken = any(file.name.split("/")[0] == NAMED for file in returned)
    within = f"../{NAMED}" if taken else NAMED
    files = named(returned_files(folder.tabletop), folder.tabletop)
    return [file._replace(name=f"{within}/{file.name}") for file in files]


def _read(
    data: bytes, file: str, plan: Plan, register: Register, known: Names, passwords: tuple[str, ...]
) -> TabletopReading:
    """What was agreed in a file, and the alerts in it: an alert is raised wherever it stands."""
    reading = read_meeting(data, file, plan, register, passwords)
    if not reading.opened:
        return replace(reading, problems=tuple(map(_of_the_meeting, reading.problems)))
    return replace(reading, alerts=read_return(data, file, plan, register, known, passwords).alerts)


def _unread(problem: Problem, digest: str) -> TabletopReading:
    return TabletopReading(problem.at.file, digest, problems=(_of_the_meeting(problem),), opened=False)


def _of_the_meeting(problem: Problem) -> Problem:
    """A file that is no workbook: minutes may lie beside ours, but not what could hold it or is named as it is."""
    if problem.kind is not files.NOT_A_WORKBOOK:
        return problem
    named = PurePosixPath(problem.at.file).suffix.lower() in WORKBOOKS
    held = may_hold(dict(problem.facts).get("what", ""))
    return replace(problem, kind=codes.NOT_A_WORKBOOK if named or held else codes.NO_WORKBOOK)


MEETING = Form(_read, _unread)
