"""Step: query. What agencies are asked to put right: marked workbooks to send, and a record of what was asked.

Comes in: what was collected. Goes out: a workbook and a covering text for each that has something to fix, and
`queries.csv`, in which a query closes by itself once the corrected workbook came back.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from maar.answers import Row
from maar.audit.collect import Collected
from maar.audit.covering import covering_text
from maar.audit.files import write_ours
from maar.audit.folder import AuditFolder
from maar.audit.issue import file_name
from maar.audit.queries_file import Sent, load, path_of, save
from maar.audit.rounds import Rounds
from maar.plan import Agency, Case
from maar.plan.register import workbook_name
from maar.problems import MaarError, Problem
from maar.returns import Return, Status
from maar.workbook.filled import Query
from maar.workbook.grid_spec import grids
from maar.workbook.mark import fill
from maar.workbook.queries import Book, book, queries
from maar.workbook.to_fix import placed
from maar.workbook.write import draw


@dataclass(frozen=True, slots=True)
class MarkedWorkbook:
    """One workbook to send back: `asked` queries stand in it, `new` of them for the first time."""

    agency: Agency
    case: Case | None
    workbook: Path
    text: Path
    round: int
    asked: int
    new: int


@dataclass(frozen=True, slots=True)
class Marked:
    """What was written; `closed` counts queries put right since.

    `kept` are the paths where a changed file stayed, each with where the new one was written instead.
    """

    workbooks: tuple[MarkedWorkbook, ...] = ()
    kept: Mapping[Path, Path] = field(default_factory=dict)
    closed: int = 0

    @property
    def raised(self) -> int:
        return sum(one.new for one in self.workbooks)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One issued workbook with what is to be asked in it; `due` are all the returns it was issued for."""

    agency: Agency
    case: Case | None
    due: tuple[Return, ...]
    book: Book
    problems: list[Problem]
    queries: tuple[Query, ...]

    @property
    def held(self) -> frozenset[str]:
        """Cases that are left out of what is sent back: nobody knows yet whose answers they are."""
        return frozenset(one.case.ref for one in self.due if one.held_alone)

    def owns(self, sent: Sent) -> bool:
        return sent.agency == self.agency.code and (self.case is None or sent.case == self.case.ref)


def mark(collected: Collected, target: Path) -> Marked:
    """Write what has to go back to agencies into the folder `target`, and record what was asked.

    The same state marked again gives the same bytes. Raises MaarError where `target` is returned/ or issued/.
    """
    folder = collected.folder
    _refuse(folder, target)
    now = [*_asked(collected)]
    before = load(folder)
    sent = _reconciled(collected, before, now)
    waiting = {row.id for old, row in zip(before, sent, strict=True) if old.open}
    rounds = Rounds(folder)
    contents: dict[Path, bytes] = {}
    workbooks = []
    for one in now:
        if not one.queries:
            continue
        _must_be_issued(collected, one)
        name = file_name(folder.name, one.agency, one.case).removesuffix(".xlsx")
        new = {query.id for query in one.queries} - waiting
        number, content, cells = _drawn(collected, one, sent, rounds, bool(new))
        paths = target / f"{name} (to fix).xlsx", target / f"{name} (to fix).txt"
        text = covering_text(collected.plan, one.agency, one.queries, one.due, collected.as_of)
        contents |= {paths[0]: content, paths[1]: text.encode()}
        sent = _recorded(sent, one, (number, cells), collected)
        workbooks.append(MarkedWorkbook(one.agency, one.case, *paths, number, len(one.queries), len(new)))
    kept = write_ours(folder, contents) if contents else {}
    if sent != before:
        save(folder, sent)
    rounds.save()
    return Marked(tuple(workbooks), kept, _closed_now(before, sent))


def update(collected: Collected) -> int:
    """Close the queries that were put right and open those that came back; gives how many were closed now.

    Does nothing where nothing was ever asked, and writes only where something changed.
    """
    if not path_of(collected.folder).is_file():
        return 0
    before = load(collected.folder)
    sent = _reconciled(collected, before, [*_asked(collected)])
    if sent != before:
        save(collected.folder, sent)
    return _closed_now(before, sent)


def queried(collected: Collected) -> frozenset[tuple[str, str]]:
    """The returns (agency, case) that wait for an answer to a query about the case, or about its sheet."""
    plan = collected.plan
    waiting = {(one.agency, one.case or plan.case_named(one.sheet)) for one in load(collected.folder) if one.open}
    due = {(one.agency.code, one.case.ref) for one in collected.settled.returned}
    return frozenset(due & waiting)


def _asked(collected: Collected) -> Iterator[_Asked]:
    """Every issued workbook with what is to be asked in it now."""
    settled = collected.settled
    loose: list[Row] = [*settled.events, *settled.actions, *settled.grid_rows]
    by_agency: dict[str, list[Problem]] = defaultdict(list)
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in collected.problems:
        (by_agency[problem.agency] if problem.agency else by_file[problem.at.file]).append(problem)
    for agency, case in collected.plan.workbooks:
        due = tuple(one for one in settled.returns if one.agency == agency and case in (None, one.case))
        of = book(collected.plan, agency, due, loose)
        about = [*by_agency[agency.code], *(problem for file in sorted(of.files) for problem in by_file[file])]
        yield _Asked(agency, case, due, of, about, queries(of, about) if of.returns else ())


def _drawn(
    collected: Collected, one: _Asked, sent: Iterable[Sent], rounds: Rounds, new: bool
) -> tuple[int, bytes, Mapping[str, str]]:
    """The round, the bytes, and the cell of each query; the round rises where something is new or came back."""
    came = max((each.round for each in one.book.returns), default=1)
    last = max((row.round for row in sent if one.owns(row)), default=1)
    number = last if last > came and not new else max(came, last) + 1
    content, cells = _workbook(collected, one, number)
    name = workbook_name(one.agency, one.case)
    digest = hashlib.sha256(content).hexdigest()
    if number == last and rounds.changed(name, number, digest):
        number += 1
        content, cells = _workbook(collected, one, number)
        digest = hashlib.sha256(content).hexdigest()
    rounds.remember(name, number, digest)
    return number, content, cells


def _workbook(collected: Collected, one: _Asked, number: int) -> tuple[bytes, Mapping[str, str]]:
    register = collected.register
    filled = fill(one.book, one.queries, one.problems, number, one.held)
    issue = register.workbooks[workbook_name(one.agency, one.case)][-1].issue
    form = draw(collected.plan, one.agency, one.case, register.issue_of, issue, filled)
    cells = {query.id: cell for query, cell in placed(form, filled.queries, grids(collected.plan, one.agency))}
    return form.save(), cells


def _recorded(
    sent: tuple[Sent, ...], one: _Asked, drawn: tuple[int, Mapping[str, str]], collected: Collected
) -> tuple[Sent, ...]:
    """The record with every query of this workbook in it, in the round in which it is asked now."""
    number, cells = drawn
    rows = {row.id: row for row in sent}
    for query in one.queries:
        sheet, cell = (query.spot.sheet if query.spot else ""), cells.get(query.id, "")
        past = rows.get(query.id)
        about = (query.id, query.code, query.agency, query.case, query.question, sheet, cell, query.asked)
        rows[query.id] = Sent(*about, raised=past.raised if past else collected.as_of, round=number)
    return tuple(rows.values())


def _reconciled(collected: Collected, sent: tuple[Sent, ...], now: Iterable[_Asked]) -> tuple[Sent, ...]:
    """The record against what is found now: what is gone is closed, what is back is open again."""
    found = {query.id: query for one in now for query in one.queries}
    known = {row.id for row in sent}
    same = {_what(query): query.id for query in found.values() if query.id not in known}
    returns = {(one.agency.code, one.case.ref): one for one in collected.settled.returns}
    rows = []
    for row in sent:
        if row.id not in found and row.open:
            # A problem that goes by its file's content has another id in the next file; it is the same query.
            row = replace(row, id=same.pop(_what(row), row.id))
        rows.append(_against(collected, row, row.id in found, returns))
    return tuple(rows)


def _what(one: Sent | Query) -> tuple[str, ...]:
    return (one.code, one.agency, one.case, one.question, one.asked)


def _against(collected: Collected, row: Sent, found: bool, returns: Mapping[tuple[str, str], Return]) -> Sent:
    if found:
        return row if row.open else replace(row, closed=None, how="")
    about = [one for key, one in returns.items() if key[0] == row.agency and row.case in ("", key[1])]
    here = [one for one in about if one.status is not Status.OUTSTANDING and not one.held]
    if not row.open or not here:
        return row
    back = max(one.round for one in here)
    how = f"corrected workbook, round {back}" if back >= row.round else "no longer found in the return"
    return replace(row, closed=collected.as_of, how=how)


def _closed_now(before: Iterable[Sent], now: Iterable[Sent]) -> int:
    return sum(old.open and not row.open for old, row in zip(before, now, strict=False))


def _must_be_issued(collected: Collected, one: _Asked) -> None:
    """What is sent back must ask what was issued last, or its answers would be read against other questions."""
    register, plan = collected.register, collected.plan
    issued = workbook_name(one.agency, one.case) in register.workbooks
    if issued and register.with_questions(plan.questions) == register:
        return
    raise MaarError(
        f"The questions of {plan.name} changed since its workbooks were issued.",
        f"Run maar issue {plan.name} first; then mark again.",
    )


def _refuse(folder: AuditFolder, target: Path) -> None:
    """Marked workbooks are no returns, and not what is sent out first: they lie in neither folder."""
    for forbidden in (folder.returned, folder.issued):
        if target.resolve().is_relative_to(forbidden.resolve()):
            raise MaarError(
                f"{target} lies in {forbidden.name}/, which is for other workbooks.",
                "Give another folder, for example --mark to-send.",
            )
