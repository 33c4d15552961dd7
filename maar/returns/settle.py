"""What came back in all.

Comes in: the plan, every file as read, the lead's decisions. Goes out: one `Return` for every one that was due.
The order and names of the files change nothing but the places named.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from maar.answers import ChronologyEvent, GridRow, PlannedAction, Reading, State, TabletopReading
from maar.figures import listed
from maar.plan import Plan, Register
from maar.problems import Kind, Location, Problem, Severity, in_order
from maar.problems import answers as answer_codes
from maar.problems import files as file_codes
from maar.problems import returns as codes
from maar.returns import aside
from maar.returns.alerts import raised
from maar.returns.choose import Aside, Choice, Rule, choose
from maar.returns.hold import Candidate, candidates, decided, file_names, names_that_disagree
from maar.returns.merge import Due, merged
from maar.returns.model import Decision, FileStatus, Return, Settled, Status, digest, in_words

Row = TypeVar("Row", ChronologyEvent, PlannedAction, GridRow)
UNREADABLE_FILES = (
    *(file_codes.PASSWORD, file_codes.WRONG_PASSWORD, file_codes.NO_PASSWORD_TRIED, file_codes.LABEL),
    *(file_codes.EMPTY_FILE, file_codes.DAMAGED, file_codes.UNREADABLE_FILE, file_codes.OTHER_FORMAT),
    *(file_codes.TOO_LARGE, file_codes.TOO_DEEP, file_codes.TOO_LONG, file_codes.TOO_MUCH_MEMORY),
    file_codes.STOPPED_READER,
)
NOTHING_COUNTS = "Nothing in this file counts."
NOT_PUT = "By an earlier answer the question was not asked."
ELSEWHERE = "Another file answers it."
UNDECIDED = {"held": "held until it is decided whose it is", "rejected": "the lead rejected it"}


def settle(
    plan: Plan,
    register: Register,
    readings: Iterable[Reading],
    decisions: Mapping[str, Decision],
    elsewhere: Iterable[TabletopReading] = (),
) -> Settled:
    """Every return that was due, with what counts of it; every problem met on the way.

    Of the files `elsewhere`, which are no returns, alerts are raised, and nothing else is looked at.
    """
    files = sorted(readings, key=lambda reading: (reading.digest, reading.file))
    due = {(agency.code, case.ref) for agency, case in plan.returns}
    found = [one for reading in files for one in candidates(due, reading)]
    found, problems, contents = decided(plan, found, decisions)
    issued = file_names(plan)
    for reading in files:
        problems += names_that_disagree(plan, issued, reading)
        problems += _two_agencies(reading)
    back = _returns(plan, register, found, decisions)
    problems += back.problems
    for reading in files:
        problems += _as_it_counts(reading, found, back)
    for problem, said in (*_rivals_told(back.rivals), *_aside_told(back.put_aside)):
        problems.append(problem)
        contents[problem.id] = said
    problems += [problem for reading in files for problem in _start_alone(reading, found, back)]
    alerts = raised([*files, *elsewhere], decisions)
    for alert in alerts:
        contents[alert.problem.id] = (*contents.get(alert.problem.id, ()), alert.content)
        if not alert.handled:
            problems.append(alert.problem)
    return Settled(
        tuple(back.returns),
        {reading.file: _file_status(reading, found, back) for reading in files if not _is_remark(reading, files)},
        alerts,
        in_order(problems),
        contents,
        _unplaced(row for reading in files for row in reading.events),
        _unplaced(row for reading in files for row in reading.actions),
        {reading.file: tuple(one.content for one in found if one.file == reading.file) for reading in files},
        {reading.file: reading.authors for reading in files if reading.ours and reading.authors},
        _beside(found),
        _unplaced(row for reading in files for row in reading.grid_rows),
    )


def _beside(found: Iterable[Candidate]) -> dict[str, tuple[str, ...]]:
    """For the content of each filled candidate, the other contents that came for the same return."""
    by_return: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in found:
        if one.filled:
            by_return[one.agency, one.case].add(one.content)
    several = [contents for contents in by_return.values() if len(contents) > 1]
    return {content: tuple(sorted(contents - {content})) for contents in several for content in contents}


def _is_remark(reading: Reading, files: Iterable[Reading]) -> bool:
    """Is this no file but something said about the e-mail or archive that files came in?"""
    if reading.opened or any(problem.severity is Severity.ERROR for problem in reading.problems):
        return False
    return any(other.file.startswith(f"{reading.file}/") for other in files)


@dataclass(slots=True)
class _Back:
    """What came back so far. `aside` says by which rule a candidate (by `id`) does not count.

    `rivals` are those that count together, `empty` the sheets that came back with nothing in them. `needless` are
    questions (agency, case, ref) that an earlier answer left unasked, `listed` grids that are not blank.
    """

    returns: list[Return] = field(default_factory=list)
    aside: dict[int, Rule] = field(default_factory=dict)
    put_aside: list[Aside] = field(default_factory=list)
    rivals: list[Choice] = field(default_factory=list)
    empty: list[Candidate] = field(default_factory=list)
    needless: set[tuple[str, str, str]] = field(default_factory=set)
    listed: set[tuple[str, str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def _returns(plan: Plan, register: Register, found: list[Candidate], decisions: Mapping[str, Decision]) -> _Back:
    by_return: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in found:
        by_return[one.agency, one.case].append(one)
    back = _Back()
    for agency, case in plan.returns:
        _settle_one(Due(plan, register, agency, case), by_return.get((agency.code, case.ref), []), decisions, back)
    back.problems += _empty_told(back.empty)
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
        back.needless |= _needless(due, settled)
        grids = (question.ref for question in settled.put if question.is_grid)
        answered = (settled.answers[ref] for ref in grids if ref in settled.answers)
        back.listed |= {(one.agency, one.case, one.question) for one in answered if one.state is not State.BLANK}
    else:
        put = due.plan.put_to(due.agency)
        settled = Return(due.agency, due.case, Status.OUTSTANDING, put, held=held)
        empty = [one for one in all_of_it if not one.filled and one.sheet]
        if empty and not held:
            settled = replace(settled, came_empty=True)
            back.empty.append(empty[0])
    back.returns.append(settled)
    back.rivals += [choice] if len(choice.counting) > 1 else []
    back.put_aside += choice.aside
    for one in choice.aside:
        back.aside[id(one.candidate)] = one.rule
        back.problems += aside.told(one, settled)
    for candidate in undecided:
        back.problems += aside.not_counted(candidate, settled, UNDECIDED[candidate.verdict])


def _needless(due: Due, settled: Return) -> set[tuple[str, str, str]]:
    """The questions under a condition that were not put to a return that came back."""
    put = {question.ref for question in settled.put}
    conditional = {question.ref for question in due.plan.put_to(due.agency) if question.asked_if}
    return {(due.agency.code, due.case.ref, ref) for ref in conditional - put}


def _as_it_counts(reading: Reading, found: list[Candidate], back: _Back) -> Iterator[Problem]:
    """What is wrong in a file; in one that another took the place of it needs nothing and is a note.

    So is a row or a sheet that is gone where its question was not asked, and a sheet whose rows another file holds.
    """
    own = [one for one in found if one.file == reading.file and one.filled]
    gone = {one.at.sheet for one in own if id(one) in back.aside}
    counts = {one.at.sheet for one in own if id(one) not in back.aside}
    for problem in (*reading.problems, *(problem for sheet in reading.sheets for problem in sheet.problems)):
        aside_ = not counts if problem.at.sheet not in gone | counts else problem.at.sheet in gone - counts
        about = (problem.agency, problem.case, problem.question.partition(".")[0])
        needless = problem.kind in (answer_codes.ROW_GONE, answer_codes.GRID_GONE) and about in back.needless
        elsewhere = problem.kind is answer_codes.GRID_GONE and about in back.listed
        eased = NOTHING_COUNTS if own and aside_ else NOT_PUT if needless else ELSEWHERE if elsewhere else ""
        yield replace(problem, eased=eased) if eased else problem


def _start_alone(reading: Reading, found: list[Candidate], back: _Back) -> Iterator[Problem]:
    """What was typed on a Start here of which nothing counts, and which no other that counts says too."""
    counting = [one for one in found if one.sheet and one.filled and id(one) not in back.aside]
    used = {one.start.at for one in counting}
    for start in reading.starts:
        said = (start.typed_agency, start.signed_off_by, in_words(start.signed_off_on or ""))
        elsewhere = any(one.start == start for one in counting)
        if not elsewhere and start.at not in used and (typed := " / ".join(filter(None, said))):
            facts = (("typed", typed),)
            yield Problem(codes.START_ALONE, start.at, start.agency, facts=facts, content=reading.digest)


Said = tuple[Problem, tuple[str, ...]]  # with the contents that a decision about it is about


def _rivals_told(rivals: Iterable[Choice]) -> Iterator[Said]:
    """Each file of several that count together, once for all the returns it shares with the same others."""
    shared: dict[tuple[Kind, str, str, str], list[Candidate]] = defaultdict(list)
    for choice in rivals:
        kind = file_codes.MERGED_IN_TIME if choice.in_time else file_codes.MERGED_FILES
        for one in choice.counting:
            others = sorted({_place(other, one) for other in choice.counting if other is not one})
            shared[kind, one.file, listed(others), choice.why].append(one)
    for (kind, _, what, why), same in shared.items():
        yield _about(kind, same, what=what, why=why) if why else _about(kind, same, what=what)


def _place(other: Candidate, beside: Candidate) -> str:
    """The other file, or the other sheet of this one."""
    return other.file if other.file != beside.file else f"its sheet '{other.at.sheet}'"


def _aside_told(put_aside: Iterable[Aside]) -> Iterator[Said]:
    """Each file that does not count, once for all the returns that the same rule puts aside for the same other."""
    shared: dict[tuple[Rule, str, str, Decision | None], list[Candidate]] = defaultdict(list)
    for one in put_aside:
        instead = _place(one.instead, one.candidate) if one.instead else ""
        shared[one.rule, one.candidate.file, instead, one.decision].append(one.candidate)
    for (rule, _, other, decision), same in shared.items():
        if rule is Rule.DUPLICATE:
            yield _about(file_codes.DUPLICATE, same, other=other, what=f"{same[0].agency}, {_cases(same)}")
        else:
            counts = f" {other} counts." if other else ""
            yield _about(file_codes.SUPERSEDED, same, other=counts, why=aside.why(rule, decision))


def _about(kind: Kind, same: Sequence[Candidate], **facts: str) -> Said:
    """A problem with several returns of one file, and their contents."""
    contents = tuple(sorted({one.content for one in same}))
    at = same[0].at if len(same) == 1 else Location(same[0].file)
    told = tuple(sorted({**facts, "cases": _cases(same)}.items()))
    case = same[0].case if len(same) == 1 else ""
    return Problem(kind, at, same[0].agency, case, "", told, digest(contents)), contents


def _cases(same: Iterable[Candidate]) -> str:
    """`case K1`, or `cases K1 and K2`."""
    refs = list(dict.fromkeys(one.case for one in same))
    return f"case{'s' if len(refs) > 1 else ''} {listed(refs)}"


def _empty_told(empty: Iterable[Candidate]) -> Iterator[Problem]:
    """Each file with sheets that came back empty, once for each agency."""
    shared: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in empty:
        shared[one.file, one.agency].append(one)
    for same in shared.values():
        yield _about(file_codes.BLANK_RETURN, same)[0]


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
