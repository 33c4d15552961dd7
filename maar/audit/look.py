"""Looking at one file or folder outside an audit's own: whose it is, and what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maar.answers import Reading
from maar.audit.collect import is_litter, settled_and_checked
from maar.audit.folder import AuditFolder, audit_id, here, load_plan, load_register
from maar.figures import listed
from maar.plan import Plan, Register
from maar.problems import Location, MaarError, Problem, Severity, in_order
from maar.problems import files as codes
from maar.questions.read import template
from maar.returns import Alert, Status
from maar.returns.alerts import raised
from maar.sheets.keys import sentinel
from maar.sheets.open import open_book
from maar.workbook.read import read


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


def look_at(paths: Iterable[Path], root: Path, as_of: date) -> tuple[Look, ...]:
    """Each file against the audit here that it belongs to."""
    return tuple(_look(path, root, as_of) for path in paths)


def files_in(path: Path) -> tuple[Path, ...]:
    """The file itself, or every file in a folder but system litter."""
    if path.is_dir():
        return tuple(one for one in sorted(path.rglob("*")) if one.is_file() and not is_litter(one.name))
    return (path,)


def _look(path: Path, root: Path, as_of: date) -> Look:
    name = path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MaarError(f"{path} could not be read: {error.strerror or error}.") from error
    opened = open_book(data, name)
    if isinstance(opened, Problem):
        return Look(name, opened.message, (opened,))
    mistakes: dict[str, str] = {}
    strangers = [read(data, name, _no_plan(as_of), Register())]
    for folder in here(root):
        try:
            plan, register = load_plan(folder), load_register(folder)
        except MaarError as error:
            mistakes[audit_id(folder)] = f"{folder.name}, whose plan has a mistake: {error}"
            continue
        reading = read(data, name, plan, register)
        if reading.ours:
            return _of_audit(folder, reading, as_of)
        strangers.append(reading)
    alerts = next((found for reading in strangers if (found := raised([reading], {}))), ())
    marks = [mark.audit for sheet in opened.sheets for row in sheet.rows[:8] for c in row[:8] if (mark := sentinel(c))]
    if marks:
        audit = mistakes.get(marks[0], f"one that is not here (id {marks[0]})")
        problem = Problem(codes.OTHER_AUDIT, Location(name), facts=(("audit", audit),), content=opened.digest)
    else:
        problem = Problem(codes.NOT_OURS, Location(name), content=opened.digest)
    return Look(name, problem.message, (problem,), alerts)


def _no_plan(today: date) -> Plan:
    """A plan of nobody and nothing: with it any form of ours can be searched for an alert."""
    question_set, problems = template("baseline")
    if question_set is None:
        raise MaarError(problems[0].message, problems[0].advice)
    return Plan("", "", "", "", "", "", "", (today, today), today, None, (), (), question_set)


def _of_audit(folder: AuditFolder, reading: Reading, as_of: date) -> Look:
    plan, register = load_plan(folder), load_register(folder)
    early = min(as_of, plan.return_by)
    collected = settled_and_checked(folder, (plan, register), [reading], early, {folder.name: audit_id(folder)})
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
