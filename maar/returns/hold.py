"""What people see against what the keys say: a sheet copied and relabelled is held until the lead decides.

Comes in: readings. Goes out: for each return in each file one `Candidate`, with why it is held, if it is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from maar.answers import CaseSheet, ChronologyEvent, GridRow, PlannedAction, Reading, Row, StartSheet
from maar.figures import listed
from maar.plan import Agency, Case, Plan
from maar.problems import Location, Problem
from maar.problems import files as file_codes
from maar.problems import returns as codes
from maar.returns.model import Decision, decision_about, digest
from maar.sheets.cells import folded

VERDICTS = ("confirm", "reject")

RowT = TypeVar("RowT", ChronologyEvent, PlannedAction, GridRow)
IssuedName = tuple[str, Agency, Case | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One return as one file holds it; `verdict` is empty, `held`, `confirmed` or `rejected`.

    `content` is the same for two copies of one return, wherever and in whatever file they stand. `modified` is when
    the file was saved, by what stands in it.
    """

    file: str
    file_digest: str
    sheet: CaseSheet | None
    agency: str
    case: str
    events: tuple[ChronologyEvent, ...]
    actions: tuple[PlannedAction, ...]
    grid_rows: tuple[GridRow, ...]
    start: StartSheet
    content: str
    modified: datetime | None = None
    verdict: str = ""
    decision: Decision | None = None

    @property
    def filled(self) -> bool:
        return bool(self.rows or (self.sheet and self.sheet.filled))

    @property
    def rows(self) -> tuple[Row, ...]:
        rows: list[Row] = [*self.events, *self.actions, *self.grid_rows]
        return tuple(rows)

    def holds(self, other: "Candidate") -> bool:
        """Does this one say everything that the other does?"""
        rows = Counter(row.content for row in self.rows)
        rows.subtract(row.content for row in other.rows)
        if min(rows.values(), default=0) < 0:
            return False
        if other.sheet is None or not other.sheet.filled:
            return True
        if self.sheet is None:
            return False
        own, theirs = self.sheet, other.sheet
        if any(getattr(own.top, name) != getattr(theirs.top, name) for name in theirs.top.places):
            return False
        filled = {ref: answer.content for ref, answer in theirs.answers.items() if answer.filled}
        return all(ref in own.answers and own.answers[ref].content == content for ref, content in filled.items())

    @property
    def at(self) -> Location:
        if self.sheet:
            return self.sheet.at
        return Location(self.file, self.rows[0].at.sheet if self.rows else "")


def candidates(due: Set[tuple[str, str]], reading: Reading) -> list[Candidate]:
    """Every return due that a file holds: one for each case sheet, and for rows about a case without a sheet."""
    starts = {start.agency: start for start in reading.starts if start.agency}
    any_start = next((start for start in reading.starts if not start.agency), StartSheet())
    found = []
    used: set[tuple[str, str]] = set()
    for sheet in reading.sheets:
        owner = (sheet.agency, sheet.case)
        rows = sheet is _first_of(owner, reading)
        used.add(owner)
        found.append(_candidate(reading, sheet, owner, rows, starts.get(sheet.agency, any_start)))
    listed_rows: list[Row] = [*reading.events, *reading.actions, *reading.grid_rows]
    owners = {(row.agency, row.case) for row in listed_rows}
    for owner in sorted(owners - used):  # nobody signed off a return that has no sheet here
        typed = starts.get(owner[0], any_start).typed_agency
        found.append(_candidate(reading, None, owner, True, StartSheet(owner[0], typed)))
    return [one for one in found if (one.agency, one.case) in due]


def _first_of(owner: tuple[str, str], reading: Reading) -> CaseSheet:
    """The sheet that the rows about a return go with: the first that is not a copy relabelled for another case."""
    own = [sheet for sheet in reading.sheets if (sheet.agency, sheet.case) == owner]
    refs = {folded(sheet.case) for sheet in reading.sheets}
    typed = {id(sheet): folded(sheet.top.typed_case) for sheet in own}
    plain = [one for one in own if one.seen_case in ("", one.case) and typed[id(one)] in ("", folded(one.case))]
    plain += [one for one in own if one.seen_case in ("", one.case) and typed[id(one)] not in refs]
    return (plain or own)[0]


def _candidate(
    reading: Reading, sheet: CaseSheet | None, owner: tuple[str, str], rows: bool, start: StartSheet
) -> Candidate:
    events = _about(reading.events if rows else (), owner)
    actions = _about(reading.actions if rows else (), owner)
    grid_rows = _about(reading.grid_rows if rows else (), owner)
    return Candidate(
        reading.file,
        reading.digest,
        sheet,
        *owner,
        events,
        actions,
        grid_rows,
        start,
        _content(owner, sheet, events, actions, grid_rows),
        reading.modified,
    )


def _about(rows: Iterable[RowT], owner: tuple[str, str]) -> tuple[RowT, ...]:
    return tuple(row for row in rows if (row.agency, row.case) == owner)


def _content(owner: tuple[str, str], sheet: CaseSheet | None, *lists: Iterable[Row]) -> str:
    rows = [sorted(repr(row.content) for row in some) for some in lists]
    more = [some for some in rows[2:] if some]  # without any, the content is what it was before there were grids
    return digest(owner, sheet.content if sheet and sheet.filled else "", *rows[:2], *more)


def decided(
    plan: Plan, found: Iterable[Candidate], decisions: Mapping[str, Decision]
) -> tuple[list[Candidate], list[Problem], dict[str, tuple[str, ...]]]:
    """The candidates with their verdicts; what is to be said; and the contents each held problem is about."""
    settled: list[Candidate] = []
    problems: list[Problem] = []
    contents: dict[str, tuple[str, ...]] = {}
    for one in found:
        seen = _what_people_see(plan, one) if one.filled else ""
        if not seen:
            settled.append(one)
            continue
        problem = Problem(codes.HELD, one.at, one.agency, one.case, facts=(("seen", seen),), content=one.content)
        decision = decision_about(decisions, problem.id, one.content)
        contents[problem.id] = (*contents.get(problem.id, ()), one.content)
        if not decision or decision.verdict not in VERDICTS:
            settled.append(replace(one, verdict="held"))
            problems.append(problem)
        elif decision.verdict == "reject":
            facts = (("by", decision.by), ("reason", decision.reason.rstrip(".")))
            problems.append(Problem(codes.REJECTED, one.at, one.agency, one.case, facts=facts, content=one.content))
            settled.append(replace(one, verdict="rejected", decision=decision))
        else:
            facts = (("by", decision.by), ("reason", decision.reason.rstrip(".")))
            problems.append(Problem(codes.CONFIRMED, one.at, one.agency, one.case, facts=facts, content=one.content))
            settled.append(replace(one, verdict="confirmed"))
    return settled, problems, contents


def _what_people_see(plan: Plan, one: Candidate) -> str:
    """The other agency or case that people see, in words; empty where it agrees or says nothing."""
    other = []
    if one.sheet:
        typed = plan.case_named(one.sheet.top.typed_case)
        other += [f"case {case}" for case in dict.fromkeys((one.sheet.seen_case, typed)) if case not in ("", one.case)]
    agency = plan.agency_named(one.start.typed_agency, own=one.agency)
    if agency not in ("", one.agency):  # where two agencies share a name, the one whose keys they are is meant
        other.append(f"agency {agency}")
    return " and ".join(other)


def file_names(plan: Plan) -> list[IssuedName]:
    """How the name of each workbook begins, and whose it is."""
    return [
        ("-".join([plan.name, agency.code, *([case.ref] if case else [])]).casefold(), agency, case)
        for agency, case in plan.workbooks
    ]


def names_that_disagree(plan: Plan, issued: Sequence[IssuedName], reading: Reading) -> list[Problem]:
    """Typed names that the plan does not have, and sheet and file names that say something else."""
    problems = [problem for sheet in reading.sheets for problem in _sheet_names(plan, sheet)]
    for start in reading.starts:
        if start.typed_agency and not plan.agency_named(start.typed_agency, own=start.agency):
            facts = (("typed", start.typed_agency), ("what", "agency"))
            at = start.at
            problems.append(Problem(codes.TYPED_UNKNOWN, at, start.agency, facts=facts))
    owners = {(sheet.agency, sheet.case) for sheet in reading.sheets}
    stem = reading.file.rpartition("/")[2].casefold()
    fitting = [one for one in issued if stem.startswith(one[0])]
    if fitting and owners:
        _, agency, case = max(fitting, key=lambda one: len(one[0]))
        if not any(agency.code == code and (case is None or case.ref == ref) for code, ref in owners):
            said = f"{agency.code}{f', case {case.ref}' if case else ''}"
            what = listed([_cases_of(code, owners) for code in sorted({code for code, _ in owners})])
            facts = (("named", said), ("what", what))
            at = Location(reading.file)
            problems.append(Problem(file_codes.FILE_NAME_DISAGREES, at, facts=facts, content=reading.digest))
    return problems


def _cases_of(agency: str, owners: Iterable[tuple[str, str]]) -> str:
    """`CSC (K1, K2 and K3)`."""
    return f"{agency} ({listed(sorted(case for code, case in owners if code == agency))})"


def _sheet_names(plan: Plan, sheet: CaseSheet) -> list[Problem]:
    problems = []
    cases = {f"case {folded(case.ref)}": case.ref for case in plan.cases}
    named = cases.get(folded(sheet.at.sheet), "")
    if named not in ("", sheet.case):
        problems.append(Problem(file_codes.NAME_DISAGREES, sheet.at, sheet.agency, sheet.case))
    typed = sheet.top.typed_case
    if typed and not plan.case_named(typed):
        facts = (("typed", typed), ("what", "case"))
        problems.append(Problem(codes.TYPED_UNKNOWN, sheet.at, sheet.agency, sheet.case, facts=facts))
    return problems
