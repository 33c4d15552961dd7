"""What came back in all.

Comes in: the plan, every file as read, the lead's decisions. Goes out: one `Return` for every one that was due.
The order and names of the files change nothing but the places named.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from maar.answers import ChronologyEvent, PlannedAction, Reading
from maar.figures import listed
from maar.plan import Plan, Register
from maar.problems import Location, Problem, Severity, in_order
from maar.problems import files as file_codes
from maar.problems import returns as codes
from maar.returns import aside
from maar.returns.alerts import raised
from maar.returns.choose import Aside, Rule, choose
from maar.returns.hold import Candidate, candidates, decided, file_names, names_that_disagree
from maar.returns.merge import Due, merged
from maar.returns.model import Decision, FileStatus, Return, Settled, Status

Row = TypeVar("Row", ChronologyEvent, PlannedAction)
UNREADABLE_FILES = (
    *(file_codes.PASSWORD, file_codes.WRONG_PASSWORD, file_codes.NO_PASSWORD_TRIED, file_codes.LABEL),
    *(file_codes.EMPTY_FILE, file_codes.DAMAGED, file_codes.UNREADABLE_FILE, file_codes.OTHER_FORMAT),
    *(file_codes.TOO_LARGE, file_codes.TOO_DEEP, file_codes.TOO_LONG, file_codes.TOO_MUCH_MEMORY),
    file_codes.STOPPED_READER,
)
UNDECIDED = {"held": "held until it is decided whose it is", "rejected": "the lead rejected it"}


def settle(plan: Plan, register: Register, readings: Iterable[Reading], decisions: Mapping[str, Decision]) -> Settled:
    """Every return that was due, with what counts of it; every problem met on the way."""
    files = sorted(readings, key=lambda reading: (reading.digest, reading.file))
    due = {(agency.code, case.ref) for agency, case in plan.returns}
    found = [one for reading in files for one in candidates(due, reading)]
    found, problems, contents = decided(plan, found, decisions)
    issued = file_names(plan)
    for reading in files:
        problems += reading.problems
        problems += [problem for sheet in reading.sheets for problem in sheet.problems]
        problems += names_that_disagree(plan, issued, reading)
        problems += _two_agencies(reading)
    back = _returns(plan, register, found, decisions)
    problems += back.problems
    problems += [problem for reading in files for problem in _start_alone(reading, found, back)]
    alerts = raised(readings=files, decisions=decisions)
    for alert in alerts:
        contents[alert.problem.id] = (*contents.get(alert.problem.id, ()), alert.content)
        if not alert.handled:
            problems.append(alert.problem)
    return Settled(
        tuple(back.returns),
        {reading.file: _file_status(reading, found, back) for reading in files if not _is_remark(reading)},
        alerts,
        in_order(problems),
        contents,
        _unplaced(row for reading in files for row in reading.events),
        _unplaced(row for reading in files for row in reading.actions),
        {reading.file: tuple(one.content for one in found if one.file == reading.file) for reading in files},
        {reading.file: reading.authors for reading in files if reading.ours and reading.authors},
    )


def _is_remark(reading: Reading) -> bool:
    """Is this no file but something said about the e-mail or archive that files came in?"""
    severities = {problem.severity for problem in reading.problems}
    return not reading.opened and bool(severities) and Severity.ERROR not in severities


@dataclass(slots=True)
class _Back:
    """What came back so far. `aside` says by which rule a candidate (by `id`) does not count."""

    returns: list[Return] = field(default_factory=list)
    aside: dict[int, Rule] = field(default_factory=dict)
    doubles: list[Aside] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def _returns(plan: Plan, register: Register, found: list[Candidate], decisions: Mapping[str, Decision]) -> _Back:
    by_return: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in found:
        by_return[one.agency, one.case].append(one)
    back = _Back()
    for agency, case in plan.returns:
        _settle_one(Due(plan, register, agency, case), by_return.get((agency.code, case.ref), []), decisions, back)
    back.problems += _doubles_told(back.doubles)
    return back


def _settle_one(due: Due, all_of_it: list[Candidate], decisions: Mapping[str, Decision], back: _Back) -> None:
    """One return that was due, from every file that holds it."""
    undecided = [one for one in all_of_it if one.verdict in UNDECIDED]
    held = any(one.verdict == "held" for one in all_of_it)
    choice = choose([one for one in all_of_it if one.filled and one.verdict not in UNDECIDED], decisions)
    if choice.counting:
        settled, problems = merged(due, choice)
        settled = replace(settled, held=held)
        back.problems += problems
    else:
        put = due.plan.put_to(due.agency)
        settled = Return(due.agency, due.case, Status.OUTSTANDING, put, held=held)
        empty = [one for one in all_of_it if not one.filled and one.sheet]
        if empty and not held:
            back.problems.append(Problem(file_codes.BLANK_RETURN, empty[0].at, due.agency.code, due.case.ref))
    back.returns.append(settled)
    for one in choice.aside:
        back.aside[id(one.candidate)] = one.rule
        back.problems += aside.told(one, settled)
        back.doubles += [one] if one.rule is Rule.DUPLICATE else []
    for candidate in undecided:
        back.problems += aside.not_counted(candidate, settled, UNDECIDED[candidate.verdict])


def _start_alone(reading: Reading, found: list[Candidate], back: _Back) -> Iterator[Problem]:
    """What was typed on Start here of a file of which nothing counts."""
    counts = any(one.file == reading.file and one.sheet and one.filled and id(one) not in back.aside for one in found)
    for start in () if counts else reading.starts:
        said = (start.typed_agency, start.signed_off_by, str(start.signed_off_on or ""))
        if typed := " / ".join(filter(None, said)):
            facts = (("typed", typed),)
            yield Problem(codes.START_ALONE, start.at, start.agency, facts=facts, content=reading.digest)


def _doubles_told(doubles: list[Aside]) -> list[Problem]:
    """Every pair of files once, whatever number of returns they share."""
    pairs: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for double in doubles:
        pairs[double.candidate.file, double.instead.file if double.instead else ""].append(double.candidate)
    problems = []
    for (file, other), same in pairs.items():
        alone = same[0] if len(same) == 1 else None
        at = Location(file, alone.at.sheet if alone else "")
        case = alone.case if alone else ""
        content = same[0].file_digest
        problems.append(Problem(file_codes.DUPLICATE, at, same[0].agency, case, "", (("other", other),), content))
    return problems


def _unplaced(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows that do not say which case they are about, each once."""
    return tuple({(row.agency, row.content): row for row in rows if not row.case}.values())


def _two_agencies(reading: Reading) -> list[Problem]:
    agencies = sorted({sheet.agency for sheet in reading.sheets})
    if len(agencies) < 2:
        return []
    facts = (("what", listed(agencies)),)
    return [Problem(file_codes.TWO_AGENCIES, Location(reading.file), facts=facts, content=reading.digest)]


def _file_status(reading: Reading, found: list[Candidate], back: _Back) -> FileStatus:
    if not reading.ours:
        met = {problem.code for problem in reading.problems}
        unreadable = not reading.opened and met.intersection(kind.code for kind in UNREADABLE_FILES)
        return FileStatus.UNREADABLE if unreadable else FileStatus.NOT_A_RETURN
    own = [one for one in found if one.file == reading.file and one.filled]
    rules = {back.aside.get(id(one)) for one in own if one.verdict not in UNDECIDED}
    if None in rules or not own:
        return FileStatus.READ
    if any(one.verdict == "held" for one in own):
        return FileStatus.HELD
    if rules == {Rule.DUPLICATE}:
        return FileStatus.DUPLICATE
    if rules - {Rule.DUPLICATE, Rule.WITHDRAWN}:
        return FileStatus.SUPERSEDED
    return FileStatus.WITHDRAWN
