"""Step: read everything that came back, settle whose it is, and check it; nothing in `returned/` is ever written to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from maar.answers import Reading
from maar.audit.decisions import load_decisions
from maar.audit.folder import AuditFolder, audit_id, here, load_plan, load_register
from maar.audit.readers import Progress, nothing, read_all
from maar.checks import run
from maar.plan import Plan, Register
from maar.problems import Problem, Severity, in_order
from maar.problems import files as codes
from maar.returns import Decision, Settled, settle
from maar.scores import balance

LITTER_STARTS = ("~$", ".~lock.", "._", ".maar-")
LITTER_ENDS = (":zone.identifier", ".download", ".crdownload", ".part", ".tmp")
LITTER = (".ds_store", "thumbs.db", "desktop.ini", ".gitkeep", ".gitignore")


@dataclass(frozen=True, slots=True)
class Collected:
    """All that came back, settled and checked. `digests` are SHA-256 of every file read; `checks` is (ran, of)."""

    folder: AuditFolder
    plan: Plan
    register: Register
    settled: Settled
    problems: tuple[Problem, ...]
    checks: tuple[int, int]
    digests: Mapping[str, str]
    as_of: date
    decisions: tuple[Decision, ...]

    @property
    def errors(self) -> int:
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def open_alerts(self) -> int:
        return sum(not alert.handled for alert in self.settled.alerts)


def collect(
    folder: AuditFolder,
    as_of: date,
    progress: Progress = lambda done, of: None,
    meanwhile: Callable[[], object] = nothing,
) -> Collected:
    """Read every file under `returned/`; `as_of` is the date by which lateness is judged.

    `meanwhile` is run while worker processes read, if there are so many files that there are workers.
    """
    plan, register = load_plan(folder), load_register(folder)
    paths = [*returned_files(folder.returned)]
    readings = read_all(folder.returned, paths, (plan, register), progress, meanwhile)
    ids = {other.name: audit_id(other) for other in here(folder.root)}
    return settled_and_checked(folder, (plan, register), [_named(one, ids) for one in readings], as_of, ids)


def settled_and_checked(
    folder: AuditFolder,
    planned: tuple[Plan, Register],
    readings: list[Reading],
    as_of: date,
    ids: Mapping[str, str],
) -> Collected:
    """What these readings come to; `ids` are the ids of the audits here, by name."""
    plan, register = planned
    decisions = load_decisions(folder)
    settled = settle(plan, register, readings, decisions)
    ran = run(plan, settled, as_of)
    problems = [*settled.problems, *ran.problems, *balance(settled)]
    same = sorted(name for name, one in ids.items() if one == plan.id)
    if len(same) > 1:
        facts = (("what", " and ".join(same)),)
        problems.append(Problem(codes.TWO_PLANS_ONE_ID, facts=facts, content=plan.id))
    digests = {reading.file: reading.digest for reading in sorted(readings, key=lambda one: one.file)}
    return Collected(
        folder,
        plan,
        register,
        settled,
        in_order(problems),
        (ran.ran, ran.of),
        digests,
        as_of,
        tuple(sorted(dict.fromkeys(decisions.values()), key=lambda one: (one.on, one.id))),
    )


def returned_files(folder: Path) -> Iterator[Path]:
    """Every file that came back, in any subfolder, system litter left out, in order of name."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not is_litter(path.name):
            yield path


def is_litter(name: str) -> bool:
    """Is this a lock file, a download in progress or what a system leaves behind?"""
    plain = name.casefold()
    return plain in LITTER or plain.startswith(LITTER_STARTS) or plain.endswith(LITTER_ENDS)


def _named(reading: Reading, ids: Mapping[str, str]) -> Reading:
    """Another audit is named by its name where it is here, not by its id."""
    names = {one: name for name, one in ids.items()}

    def named(problem: Problem) -> Problem:
        if problem.code != codes.OTHER_AUDIT.code:
            return problem
        facts = tuple((key, names.get(value, f"one that is not here (id {value})")) for key, value in problem.facts)
        return replace(problem, facts=facts)

    return replace(reading, problems=tuple(named(problem) for problem in reading.problems))
