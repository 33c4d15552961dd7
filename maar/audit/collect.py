"""Step: read everything that came back, settle whose it is, and check it; nothing in `returned/` is ever written to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from maar.agreement import Agreed, settle_meeting
from maar.answers import Reading, TabletopReading
from maar.audit.decisions import load_decisions, told_in_order, waived
from maar.audit.folder import AuditFolder, audit_id, here, load_plan, load_register
from maar.audit.inbox import named, returned_files
from maar.audit.meeting_read import from_the_meeting, meeting_files
from maar.audit.readers import NO_PASSWORDS, How, Unlocking, read_all
from maar.audit.wording import problems_of_words
from maar.audit.workers import Progress, nothing, silence
from maar.checks.identifiers import cleared, in_meeting, is_cleared
from maar.checks.run import CHECKS, run
from maar.plan import Plan, Register
from maar.plan.read import shared_names
from maar.problems import Problem, Severity, in_order
from maar.problems import files as codes
from maar.problems import tabletop as meeting_codes
from maar.returns import Decision, Settled, settle
from maar.scores import balance

Read = TypeVar("Read", Reading, TabletopReading)
OTHER_AUDITS = (codes.OTHER_AUDIT.code, meeting_codes.OTHER_AUDIT.code)


@dataclass(frozen=True, slots=True)
class Collected:
    """All that came back, settled and checked; `checks` is (ran, of), `agreed` what came back from the meeting.

    `digests` are SHA-256 of every file read, and of every member of a file that others were packed in.
    """

    folder: AuditFolder
    plan: Plan
    register: Register
    settled: Settled
    problems: tuple[Problem, ...]
    checks: tuple[int, int]
    digests: Mapping[str, str]
    as_of: date
    decisions: tuple[Decision, ...]
    agreed: Agreed

    @property
    def errors(self) -> int:
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def open_alerts(self) -> int:
        return sum(not alert.handled for alert in self.settled.alerts)


def collect(
    folder: AuditFolder,
    as_of: date,
    progress: Progress = silence,
    meanwhile: Callable[[], object] = nothing,
    unlocking: Unlocking = NO_PASSWORDS,
) -> Collected:
    """Read every file under `returned/` and `tabletop/`; `as_of` is the date by which lateness is judged.

    `meanwhile` is run in a thread while worker processes read; `unlocking` is what may open locked files.
    """
    plan, register = load_plan(folder), load_register(folder)
    files = named(returned_files(folder.returned), folder.returned)
    of_meeting = meeting_files(folder, files)
    total = len(files) + len(of_meeting)
    arrived = read_all(files, [(plan, register)], How(_counting(progress, 0, total), meanwhile, unlocking))
    ids = {other.name: audit_id(other) for other in here(folder.root)}
    readings = [_named(reading, ids) for one in arrived for (reading,) in one.members]
    how = How(_counting(progress, len(files), total), unlocking=unlocking)
    met = from_the_meeting(of_meeting, (plan, register), how)
    meeting = [_named(reading, ids) for reading in met.readings]
    collected = settled_and_checked(folder, (plan, register), readings, as_of, ids, meeting)
    digests = {file.name: one.digest for file, one in zip(files, arrived, strict=True)}
    return replace(
        collected,
        problems=in_order([*collected.problems, *problems_of_words(folder, plan.names, collected.decisions)]),
        digests=dict(sorted({**digests, **met.digests, **collected.digests}.items())),
    )


def settled_and_checked(
    folder: AuditFolder,
    planned: tuple[Plan, Register],
    readings: list[Reading],
    as_of: date,
    ids: Mapping[str, str],
    meeting: Sequence[TabletopReading] = (),
) -> Collected:
    """What these readings come to; `ids` are the ids of the audits here, by name."""
    plan, register = planned
    decisions = load_decisions(folder)
    settled = settle(plan, register, readings, decisions, meeting)
    agreed = settle_meeting(plan, settled, meeting)
    ran = run(plan, settled, as_of, (*CHECKS, in_meeting(meeting)) if meeting else CHECKS)
    problems = [*shared_names(plan), *settled.problems, *agreed.problems, *ran.problems, *balance(settled)]
    same = sorted(name for name, one in ids.items() if one == plan.id)
    if len(same) > 1:
        facts = (("what", " and ".join(same)),)
        problems.append(Problem(codes.TWO_PLANS_ONE_ID, facts=facts, content=plan.id))
    digests = {reading.file: reading.digest for reading in sorted(readings, key=lambda one: one.file)}
    digests_cleared = cleared(decisions.values())
    left = [problem for problem in waived(problems, decisions) if not is_cleared(problem, digests_cleared)]
    return Collected(
        folder,
        plan,
        register,
        settled,
        in_order(left),
        (ran.ran, ran.of),
        digests,
        as_of,
        told_in_order(decisions),
        agreed,
    )


def _counting(progress: Progress, before: int, total: int) -> Progress:
    """Progress of a part of the files, told as progress of all."""
    return lambda done, of: progress(before + done, total)


def _named(reading: Read, ids: Mapping[str, str]) -> Read:
    """Another audit is named by its name where it is here, not by its id."""
    names = {one: name for name, one in ids.items()}

    def named(problem: Problem) -> Problem:
        if problem.code not in OTHER_AUDITS:
            return problem
        facts = tuple((key, names.get(value, f"one that is not here (id {value})")) for key, value in problem.facts)
        return replace(problem, facts=facts)

    return replace(reading, problems=tuple(named(problem) for problem in reading.problems))
