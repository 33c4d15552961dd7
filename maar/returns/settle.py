"""Which of several files counts, and what came back in all.

Comes in: the plan, every file as read, the lead's decisions. Goes out: one `Return` for every one that was due.
The order and names of the files change nothing but the places named.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from maar.answers import Answer, ChronologyEvent, PlannedAction, Reading, State, TopBlock
from maar.figures import listed
from maar.plan import Agency, Case, Plan, Register
from maar.problems import Location, Problem, in_order
from maar.problems import answers as answer_codes
from maar.problems import files as file_codes
from maar.problems import returns as codes
from maar.questions import ALERT, Question
from maar.returns.alerts import raised
from maar.returns.hold import Candidate, candidates, decided, file_names, names_that_disagree
from maar.returns.model import Decision, FileStatus, Return, Settled, Status

Row = TypeVar("Row", ChronologyEvent, PlannedAction)
UNREADABLE_FILES = ("FIL002", "FIL003", "FIL004", "FIL005", "FIL006", "FIL007")


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
    returns, duplicates, more = _returns(plan, register, found)
    problems += more
    alerts = raised(readings=files, decisions=decisions)
    for alert in alerts:
        contents[alert.problem.id] = (*contents.get(alert.problem.id, ()), alert.content)
        if not alert.handled:
            problems.append(alert.problem)
    statuses = {reading.file: _file_status(reading, found, duplicates) for reading in files}
    return Settled(returns, statuses, alerts, in_order(problems), contents)


def _returns(
    plan: Plan, register: Register, found: list[Candidate]
) -> tuple[tuple[Return, ...], set[int], list[Problem]]:
    by_return: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in found:
        by_return[one.agency, one.case].append(one)
    returns: list[Return] = []
    doubles: list[tuple[Candidate, Candidate]] = []
    problems: list[Problem] = []
    for agency, case in plan.returns:
        all_of_it = by_return.get((agency.code, case.ref), [])
        counting = [one for one in all_of_it if one.filled and one.verdict in ("", "confirmed")]
        counting, more_doubles = _once(counting)
        doubles += more_doubles
        held = any(one.verdict == "held" for one in all_of_it)
        if counting:
            merged, more = _merged(plan, register, agency, case, counting)
            returns.append(merged)
            problems += more
            continue
        returns.append(Return(agency, case, Status.OUTSTANDING, plan.put_to(agency), held=held))
        empty = [one for one in all_of_it if not one.filled and one.sheet]
        if empty and not held:
            problems.append(Problem(file_codes.BLANK_RETURN, empty[0].at, agency.code, case.ref))
    return tuple(returns), {id(double) for double, _ in doubles}, [*problems, *_doubles_told(doubles)]


def _doubles_told(doubles: list[tuple[Candidate, Candidate]]) -> list[Problem]:
    """Every pair of files once, whatever number of returns they share."""
    pairs: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for double, kept in doubles:
        pairs[double.file, kept.file].append(double)
    problems = []
    for (file, other), same in pairs.items():
        alone = same[0] if len(same) == 1 else None
        at = Location(file, alone.at.sheet if alone else "")
        case = alone.case if alone else ""
        content = same[0].file_digest
        problems.append(Problem(file_codes.DUPLICATE, at, same[0].agency, case, "", (("other", other),), content))
    return problems


def _once(counting: list[Candidate]) -> tuple[list[Candidate], list[tuple[Candidate, Candidate]]]:
    """Each content once, and the copies with the one that is kept."""
    if len(counting) < 2:
        return counting, []
    kept: dict[str, Candidate] = {}
    doubles = []
    for one in counting:
        if one.content in kept:
            doubles.append((one, kept[one.content]))
        else:
            kept[one.content] = one
    return list(kept.values()), doubles


def _merged(
    plan: Plan, register: Register, agency: Agency, case: Case, counting: list[Candidate]
) -> tuple[Return, list[Problem]]:
    """One return from all that counts: what only one holds counts, what differs is unreadable."""
    problems: list[Problem] = []
    if len(counting) > 1:
        what = listed(sorted({f"{one.file} ({one.at.sheet})" for one in counting}))
        problems.append(
            Problem(file_codes.MERGED_FILES, counting[0].at, agency.code, case.ref, facts=(("what", what),))
        )
    put = _put(plan, register, agency, case, counting)
    sheets = [one.sheet for one in counting if one.sheet]
    answers: dict[str, Answer] = {}
    extras: dict[str, Answer] = {}
    asked = {question.ref for question in put}
    for ref in (*(question.ref for question in put), *_extra_refs(plan)):
        blank = Answer(agency.code, case.ref, ref, State.BLANK, at=counting[0].at)
        told = [sheet.answers[ref] for sheet in sheets if ref in sheet.answers]
        answer, more = _one_answer(told or [blank])
        problems += more
        (answers if ref in asked else extras)[ref] = answer
    top = _top([sheet.top for sheet in sheets])
    events = _rows_once([rows for one in counting for rows in _by_sheet(one.events)])
    actions = _rows_once([rows for one in counting for rows in _by_sheet(one.actions)])
    status, more = _status(top, (*answers.values(), *extras.values()), bool(events or actions), counting[0])
    signed = next((one.start for one in counting if one.start.signed_off_by or one.start.signed_off_on), None)
    returned = Return(
        agency,
        case,
        status,
        put,
        answers if status is Status.RETURNED else {},
        extras if status is Status.RETURNED else {},
        top,
        events,
        actions,
        counting[0].at,
        signed.signed_off_by if signed else "",
        signed.signed_off_on if signed else None,
    )
    return returned, [*problems, *more]


def _put(
    plan: Plan, register: Register, agency: Agency, case: Case, counting: Sequence[Candidate]
) -> tuple[Question, ...]:
    """The questions put to this return: those of the issue it answers that are still asked."""
    issues = [register.put(agency, case, one.sheet.issue) for one in counting if one.sheet]
    known = [refs for refs in issues if refs is not None]
    if not known or len(known) < len(issues):
        return plan.put_to(agency)
    asked = frozenset().union(*known)
    return tuple(question for question in plan.put_to(agency) if question.ref in asked)


def _extra_refs(plan: Plan) -> tuple[str, ...]:
    question_set = plan.questions
    return (ALERT, *(q.ref for q in question_set.overall), *(box.ref for box in question_set.boxes))


def _one_answer(told: list[Answer]) -> tuple[Answer, list[Problem]]:
    filled = [answer for answer in told if answer.filled]
    if not filled:
        return told[0], []
    if len({answer.content for answer in filled}) == 1:
        return filled[0], []
    first = filled[0]
    both = " and ".join(f"{_said(answer)} ({answer.at})" for answer in filled)
    if first.question == ALERT:  # what an alert says is told nowhere
        both = " and ".join(str(answer.at) for answer in filled) + " differ"
    facts = (("both", both),)
    problem = Problem(answer_codes.CONFLICT, first.at, first.agency, first.case, first.question, facts)
    evidence = "\n".join(dict.fromkeys(answer.evidence for answer in filled if answer.evidence))
    comment = "\n".join(dict.fromkeys(answer.comment for answer in filled if answer.comment))
    merged = Answer(
        first.agency, first.case, first.question, State.UNREADABLE, "", evidence, comment, first.at, typed=both
    )
    return merged, [problem]


def _said(answer: Answer) -> str:
    numbers = ", ".join(f"{value.part} {value.value}" for value in answer.values if value.part)
    said = answer.judgement or answer.typed or numbers
    if not said and answer.state in (State.NOT_KNOWN, State.NOT_APPLICABLE):
        said = str(answer.state).capitalize()
    return " / ".join(text for text in (said, answer.evidence[:60], answer.comment[:60]) if text)


def _top(blocks: list[TopBlock]) -> TopBlock:
    """One top block from several: for each field the first that was filled; known unless every one says No."""
    filled = [block for block in blocks if block.filled]
    if len(filled) < 2:
        return filled[0] if filled else TopBlock()
    first = {
        name: next((getattr(block, name) for block in filled if getattr(block, name)), getattr(filled[0], name))
        for name in TopBlock.__dataclass_fields__
    }
    if any(block.known != "No" for block in filled) and first["known"] == "No":
        first["known"] = next(block.known for block in filled if block.known != "No")
    return TopBlock(**first)


def _by_sheet(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    """The rows of each sheet: one that was duplicated is a copy like another file."""
    sheets = dict.fromkeys(row.at.sheet for row in rows)
    return [tuple(row for row in rows if row.at.sheet == sheet) for sheet in sheets]


def _rows_once(lists: list[tuple[Row, ...]]) -> tuple[Row, ...]:
    """The rows of several copies of one list, each as often as the copy that has it most often."""
    kept: list[Row] = []
    counted: Counter[tuple[object, ...]] = Counter()
    for rows in lists:
        own: Counter[tuple[object, ...]] = Counter()
        for row in rows:
            own[row.content] += 1
            if own[row.content] > counted[row.content]:
                counted[row.content] += 1
                kept.append(row)
    return tuple(kept)


def _status(top: TopBlock, answers: Iterable[Answer], rows: bool, one: Candidate) -> tuple[Status, list[Problem]]:
    if top.known != "No":
        return Status.RETURNED, []
    told = [a for a in answers if a.filled and not (a.question == ALERT and a.judgement == "No")]
    if not told and not rows:
        return Status.NIL, []
    return Status.RETURNED, [Problem(codes.NIL_WITH_ANSWERS, one.at, one.agency, one.case)]


def _two_agencies(reading: Reading) -> list[Problem]:
    agencies = sorted({sheet.agency for sheet in reading.sheets})
    if len(agencies) < 2:
        return []
    facts = (("what", listed(agencies)),)
    return [Problem(file_codes.TWO_AGENCIES, Location(reading.file), facts=facts, content=reading.digest)]


def _file_status(reading: Reading, found: list[Candidate], duplicates: set[int]) -> FileStatus:
    if not reading.ours:
        codes_met = {problem.code for problem in reading.problems}
        unreadable = not reading.opened and codes_met.intersection(UNREADABLE_FILES)
        return FileStatus.UNREADABLE if unreadable else FileStatus.NOT_A_RETURN
    own = [one for one in found if one.file == reading.file and one.filled]
    if any(one.verdict in ("", "confirmed") and id(one) not in duplicates for one in own):
        return FileStatus.READ
    if any(one.verdict == "held" for one in own):
        return FileStatus.HELD
    if any(one.verdict == "rejected" for one in own):
        return FileStatus.WITHDRAWN
    return FileStatus.DUPLICATE if own else FileStatus.READ
