"""Step: status. Cases by agencies: what is in, queried, late, nil, held or missing, and who to ring."""

import json
from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from maar.audit.collect import Collected
from maar.audit.files import untouched
from maar.audit.folder import AuditFolder, load_plan, load_register
from maar.audit.inbox import named, returned_files
from maar.audit.published import digest_of, is_older
from maar.audit.query import queried
from maar.audit.readers import File
from maar.problems import MaarError
from maar.returns import Return, Status


@dataclass(frozen=True, slots=True)
class Standing:
    """One return: `word` is `in`, `queried`, `nil`, `held`, `missing` or `late`; `held` where another file waits."""

    agency: str
    case: str
    word: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class AuditStatus:
    """Where an audit stands. `chase` names agencies with the cases still to come; `late` counts days overdue."""

    audit: str
    standings: tuple[Standing, ...]
    chase: tuple[tuple[str, tuple[str, ...]], ...]
    return_by: date
    days_late: int
    open_alerts: int


def status(collected: Collected) -> AuditStatus:
    """Where every return of an audit stands."""
    plan, late = collected.plan, collected.as_of > collected.plan.return_by
    asked = queried(collected)
    standings = tuple(
        Standing(one.agency.code, one.case.ref, _word(one, late, asked), one.held and not one.held_alone)
        for one in collected.settled.returns
    )
    chase = []
    for agency in plan.agencies:
        cases = tuple(s.case for s in standings if s.agency == agency.code and s.word in ("missing", "late"))
        if cases:
            chase.append((agency.name, cases))
    days = max((collected.as_of - plan.return_by).days, 0)
    return AuditStatus(plan.name, standings, tuple(chase), plan.return_by, days, collected.open_alerts)


def _word(one: Return, late: bool, asked: Set[tuple[str, str]]) -> str:
    if one.status is Status.RETURNED:
        return "queried" if (one.agency.code, one.case.ref) in asked else "in"
    if one.status is Status.NIL:
        return "nil"
    if one.held:
        return "held"
    return "late" if late else "missing"


def next_step(folder: AuditFolder, as_of: date) -> tuple[str, str]:
    """One audit in a line: where it stands by its folders alone, and the next command."""
    name = folder.name
    try:
        plan, register = load_plan(folder), load_register(folder)
    except MaarError as error:
        return f"its plan has a mistake: {error}", f"edit audits/{name}/audit.toml"
    if not register.workbooks:
        return f"planned: {len(plan.cases)} cases, {len(plan.agencies)} agencies", f"maar issue {name}"
    if not folder.returned.is_dir() or not any(folder.returned.iterdir()):
        return f"issued, due {plan.return_by:%d %b %Y}; nothing back yet", f"maar status {name}"
    meeting = named(returned_files(folder.tabletop), folder.tabletop)
    when = f", which meets on {plan.tabletop:%d %b %Y}" if plan.tabletop else ""
    panel = f"maar tabletop {name} for the panel{when}"
    if not folder.reports.is_dir():
        telling = f"maar check {name}, then maar aggregate {name}"
        if as_of > plan.return_by and not meeting:
            return f"returns were due {plan.return_by:%d %b %Y}", f"{telling}; {panel}"
        return "returns are coming in", telling
    return _after_telling(folder, meeting, panel)


def _after_telling(folder: AuditFolder, meeting: list[File], panel: str) -> tuple[str, str]:
    """The meeting comes next, then what it agreed; after that the report is told anew whenever something comes."""
    name, told = folder.name, f"told{_public_is_old(folder)}"
    if not meeting:
        return told, f"open reports/{name}/findings.html; {panel}"
    if all(untouched(folder, folder.tabletop / file.name) for file in meeting):
        fill = f"fill it in at the meeting, save it in audits/{name}/tabletop/"
        return f"{told}; the meeting's workbook is written", f"{fill}, then maar aggregate {name}"
    return told, f"open reports/{name}/findings.html; maar aggregate {name} after new returns or a meeting"


def _public_is_old(folder: AuditFolder) -> str:
    """Was the public edition made of other files than the report that lies there? By their digests alone."""
    try:
        read = dict(json.loads((folder.reports / "run.json").read_text("utf-8"))["read"])
        own = f"../{folder.words_file.name}" if f"../{folder.words_file.name}" in read else folder.words_file.name
        read.pop(own, None)
        old = is_older(folder, digest_of(read))
    except (OSError, ValueError, KeyError, TypeError, MaarError):
        return ""
    return "; the public edition is older than the report" if old else ""
