"""Looking at one file or folder outside an audit's own: whose it is, and what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from maar.answers import Reading, TabletopReading
from maar.audit.collect import settled_and_checked
from maar.audit.folder import AuditFolder, audit_id, here, load_plan, load_register
from maar.audit.inbox import by_name_alone, long_form, returned_files
from maar.audit.meeting_read import MEETING
from maar.audit.readers import AS_USUAL, RETURN, Form, How, Passwords, Planned, read_as
from maar.figures import listed, some
from maar.plan import Plan, Register
from maar.problems import Location, MaarError, Problem, Severity, in_order
from maar.problems import files as codes
from maar.problems import tabletop as meeting_codes
from maar.questions.read import template
from maar.returns import Alert, Status
from maar.returns.alerts import raised
from maar.workbook.rows import Names

AnyReading = Reading | TabletopReading


@dataclass(frozen=True, slots=True)
class Look:
    """What one file is, in a sentence, and what is wrong with it."""

    file: str
    sentence: str
    problems: tuple[Problem, ...]
    alerts: tuple[Alert, ...] = ()
    ours: bool = False
    audit: str = ""

    @property
    def errors(self) -> int:
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def look_at(paths: Iterable[Path], root: Path, as_of: date, how: How = AS_USUAL) -> tuple[Look, ...]:
    """Each file, or each member of one that others are packed in, against the audit here that it belongs to."""
    audits, mistakes = _audits(root)
    files = by_name_alone(paths)
    plans = [planned for _, planned in audits]
    arrived = read_as(ANY, files, [*plans, (_no_plan(as_of), Register())], how)
    looks = []
    for readings in (readings for one in arrived for readings in one.members):
        last, whose = readings[-1], audits[len(readings) - 1 : len(readings)]
        if not last.opened:
            looks.append(Look(last.file, last.problems[0].message, last.problems))
        elif not whose:
            looks.append(_of_nobody(readings, mistakes))
        elif isinstance(last, TabletopReading):
            looks.append(_of_meeting(whose[0][0], last))
        else:
            looks.append(_of_audit(*whose[0], last, as_of))
    return tuple(looks)


def files_in(path: Path) -> tuple[Path, ...]:
    """The file itself, or every file in a folder but system litter."""
    if long_form(path).is_dir():
        return tuple(returned_files(path))
    return (path,)


def is_there(path: Path) -> bool:
    """Is this a file or folder, or a link to what was one?"""
    return long_form(path).exists() or path.is_symlink()


def complain_not_there(what: str, root: Path) -> None:
    """Raise a `MaarError` about what looks like a file and is none; what may be the name of an audit passes."""
    path = Path(what)
    if not (path.suffix[1:2].isalpha() or "/" in what or "\\" in what):
        return
    audits = here(root)
    for place in (path, *((folder.returned / path).relative_to(root) for folder in audits if not path.is_absolute())):
        if archive := next((around for around in place.parents if around.is_file()), None):
            raise MaarError(f"{what} lies in another file.", f'Give that one: maar check "{archive}"')
        if place.exists():
            raise MaarError(f"There is no file {what}.", f'One of that name came back: maar check "{place}"')
    known = ", ".join(folder.name for folder in audits)
    raise MaarError(f"There is no file {what}.", f"Audits here: {known}." if known else "")


def _read(data: bytes, file: str, plan: Plan, register: Register, known: Names, passwords: Passwords) -> AnyReading:
    """The file as a return, or else as the meeting's workbook where it is one of this plan."""
    reading = RETURN.read(data, file, plan, register, known, passwords)
    if not reading.ours and any(problem.kind is meeting_codes.AMONG_RETURNS for problem in reading.problems):
        of_meeting = MEETING.read(data, file, plan, register, known, passwords)
        return of_meeting if of_meeting.ours else reading
    return reading


ANY: Form[AnyReading] = Form(_read, RETURN.unread)


def _audits(root: Path) -> tuple[list[tuple[AuditFolder, Planned]], dict[str, str]]:
    """Every audit here, and what is wrong with those whose plan cannot be read, by their ids."""
    audits, mistakes = [], {}
    for folder in here(root):
        try:
            audits.append((folder, (load_plan(folder), load_register(folder))))
        except MaarError as error:
            mistakes[audit_id(folder)] = f"{folder.name}, whose plan has a mistake: {error}"
    return audits, mistakes


def _of_nobody(readings: Sequence[AnyReading], mistakes: Mapping[str, str]) -> Look:
    """A workbook that is no audit's here; the last reading of it is by no plan, which finds every audit it names."""
    *ours, anyones = readings
    alerts = next((found for one in (anyones, *ours) if (found := raised([one], {}))), ())
    named = [dict(problem.facts)["audit"] for problem in anyones.problems if problem.code == codes.OTHER_AUDIT.code]
    problem = Problem(codes.NOT_OURS, Location(anyones.file), content=anyones.digest)
    said = (codes.OLD_FORMAT.code, codes.QUESTION_SET.code, meeting_codes.AMONG_RETURNS.code)
    of_another_kind = [one for one in anyones.problems if one.code in said]
    if of_another_kind:
        problem = of_another_kind[0]
    elif named:
        audit = mistakes.get(named[0], f"one that is not here (id {named[0]})")
        problem = replace(problem, kind=codes.OTHER_AUDIT, facts=(("audit", audit),))
    return Look(anyones.file, problem.message, (problem,), alerts)


def _no_plan(today: date) -> Plan:
    """A plan of nobody and nothing: with it any form of ours can be searched for an alert."""
    question_set, problems = template("baseline")
    if question_set is None:
        raise MaarError(problems[0].message, problems[0].advice)
    return Plan("", "", "", "", "", "", "", (today, today), today, None, (), (), question_set)


def _of_meeting(folder: AuditFolder, reading: TabletopReading) -> Look:
    """The meeting's workbook of an audit here: no return, and where it counts."""
    agreed = some(sum(bool(one.judgement) for one in reading.agreed), "agreed judgement")
    sentence = (
        f"{reading.file} is the meeting's workbook of {folder.name}, with {agreed}. It counts in "
        f"audits/{folder.name}/tabletop/, under any name."
    )
    return Look(reading.file, sentence, in_order(reading.problems), raised([reading], {}), audit=folder.name)


def _of_audit(folder: AuditFolder, planned: Planned, reading: Reading, as_of: date) -> Look:
    early = min(as_of, planned[0].return_by)
    collected = settled_and_checked(folder, planned, [reading], early, {folder.name: audit_id(folder)})
    returns = [one for one in collected.settled.returns if one.status is not Status.OUTSTANDING or one.held]
    agencies = listed(sorted({one.agency.code for one in returns}))
    cases = listed([one.case.ref for one in returns])
    nil = sum(one.status is Status.NIL for one in returns)
    held = sum(one.held for one in returns)
    if not returns:
        sentence = f"{reading.file} is a workbook of {folder.name}, with nothing filled in."
    else:
        more = [f"{nil} nil"] if nil else []
        more += [f"{held} held"] if held else []
        extra = f" ({', '.join(more)})" if more else ""
        sentence = f"{reading.file} is a return of {folder.name}: {agencies} on case {cases}{extra}."
    problems = in_order(collected.problems)
    return Look(reading.file, sentence, problems, collected.settled.alerts, bool(returns), folder.name)
