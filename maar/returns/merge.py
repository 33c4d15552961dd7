"""One return from all the candidates that count for it.

What only one of them holds counts. Where they differ, the one saved later counts if that can be told, with a warning
that shows both; else the answer is unreadable, with both shown, until the lead pins one of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from maar.answers import Answer, CaseSheet, ChronologyEvent, PlannedAction, State, TopBlock, Typed
from maar.figures import listed
from maar.plan import Agency, Case, Plan, Register
from maar.problems import Location, Problem
from maar.problems import answers as answer_codes
from maar.problems import files as file_codes
from maar.problems import returns as codes
from maar.questions import ALERT, Question
from maar.returns.choose import Choice
from maar.returns.hold import Candidate
from maar.returns.model import Return, Status, digest

Row = TypeVar("Row", ChronologyEvent, PlannedAction)


@dataclass(frozen=True, slots=True)
class Due:
    """A return that is due: of whom, about which case, in which plan."""

    plan: Plan
    register: Register
    agency: Agency
    case: Case


def merged(due: Due, choice: Choice) -> tuple[Return, list[Problem]]:
    """The return that these candidates make, and what has to be said about it."""
    counting = choice.counting
    put = _put(due, counting)
    told = _told(due, choice, put)
    problems = [*_several(due, choice), *told.problems]
    asked = {question.ref for question in put}
    answers = {ref: answer for ref, answer in told.answers.items() if ref in asked}
    extras = {ref: answer for ref, answer in told.answers.items() if ref not in asked}
    top, more = _top(due, choice)
    problems += more
    events = _rows_once([rows for one in counting for rows in _by_sheet(one.events)])
    actions = _rows_once([rows for one in counting for rows in _by_sheet(one.actions)])
    status, more = _status(top, (*answers.values(), *extras.values()), bool(events or actions), counting[0])
    problems += more
    start = next((one.start for one in reversed(counting) if one.start.signed_off_by or one.start.signed_off_on), None)
    typed_agency = next((one.start.typed_agency for one in reversed(counting) if one.start.typed_agency), "")
    returned = Return(
        due.agency,
        due.case,
        status,
        put,
        answers if status is Status.RETURNED else {},
        extras,
        top,
        events,
        actions,
        counting[-1].at if choice.in_time else counting[0].at,
        start.signed_off_by if start else "",
        start.signed_off_on if start else None,
        typed=told.typed,
        typed_agency=typed_agency,
        round=max((one.sheet.round for one in counting if one.sheet), default=0) or 1,
    )
    return returned, problems


def _several(due: Due, choice: Choice) -> list[Problem]:
    """Each of several candidates that count together, so that the lead can pin or withdraw it."""
    if len(choice.counting) < 2:
        return []
    kind = file_codes.MERGED_IN_TIME if choice.in_time else file_codes.MERGED_FILES
    problems = []
    for one in choice.counting:
        others = sorted({f"{other.file} ({other.at.sheet})" for other in choice.counting if other is not one})
        facts = (("what", listed(others)),)
        problems.append(Problem(kind, one.at, due.agency.code, due.case.ref, "", facts, one.content))
    return problems


def _put(due: Due, counting: Sequence[Candidate]) -> tuple[Question, ...]:
    """The questions put to this return: those of the issue it answers that are still asked."""
    issues = [due.register.put(due.agency, due.case, one.sheet.issue) for one in counting if one.sheet]
    known = [refs for refs in issues if refs is not None]
    if not known or len(known) < len(issues):
        return due.plan.put_to(due.agency)
    asked = frozenset().union(*known)
    return tuple(question for question in due.plan.put_to(due.agency) if question.ref in asked)


def _extra_refs(plan: Plan) -> tuple[str, ...]:
    question_set = plan.questions
    return (ALERT, *(q.ref for q in question_set.overall), *(box.ref for box in question_set.boxes))


@dataclass(slots=True)
class _Told:
    answers: dict[str, Answer]
    typed: dict[str, Typed]
    problems: list[Problem]


def _told(due: Due, choice: Choice, put: Sequence[Question]) -> _Told:
    """One answer for every ref, from the sheets that hold it; its boxes come from the same sheet."""
    told = _Told({}, {}, [])
    sheets = [one.sheet for one in choice.counting if one.sheet]
    for sheet in reversed(sheets):  # rows that are no answer of this return, such as a question dropped since
        told.typed = {**sheet.typed, **told.typed}
    for ref in (*(question.ref for question in put), *_extra_refs(due.plan)):
        rivals = [(sheet.answers[ref], sheet) for sheet in sheets if ref in sheet.answers]
        if not rivals:
            at = choice.counting[0].at
            told.answers[ref] = Answer(due.agency.code, due.case.ref, ref, State.BLANK, at=at)
            continue
        told.answers[ref], sheet, more = _one_answer(rivals, choice.in_time)
        told.problems += more
        told.typed |= {row: typed for row, typed in sheet.typed.items() if row.partition(".")[0] == ref}
    return told


def _one_answer(rivals: list[tuple[Answer, CaseSheet]], in_time: bool) -> tuple[Answer, CaseSheet, list[Problem]]:
    filled = [rival for rival in rivals if rival[0].filled] or rivals
    if len({answer.content for answer, _ in filled}) == 1:
        return *filled[0], []
    if in_time:
        answer, sheet = next((one for one in reversed(filled) if one[0].state is not State.BLANK), filled[-1])
        earlier = [one for one, _ in filled if one.content != answer.content]
        return answer, sheet, [_replaced(one, answer) for one in earlier]
    return _conflict([answer for answer, _ in filled]), filled[0][1], _differ([answer for answer, _ in filled])


def _replaced(before: Answer, now: Answer) -> Problem:
    """An answer that another took the place of because it was saved later."""
    quiet = before.question == ALERT
    facts = (
        ("other", str(now.at)),
        ("read", "what is there now" if quiet else _said(now)),
        ("typed", "what was answered" if quiet else _said(before)),
    )
    return Problem(answer_codes.LATER_COUNTS, before.at, before.agency, before.case, before.question, facts)


def _both(rivals: list[Answer]) -> str:
    if rivals[0].question == ALERT:  # what an alert says is told nowhere
        return " and ".join(str(answer.at) for answer in rivals) + " differ"
    return " and ".join(f"{_said(answer)} ({answer.at})" for answer in rivals)


def _differ(rivals: list[Answer]) -> list[Problem]:
    """One problem at each of the cells that differ."""
    facts = (("both", _both(rivals)),)
    content = digest(sorted(repr(one.content) for one in rivals))
    return [
        Problem(answer_codes.CONFLICT, one.at, one.agency, one.case, one.question, facts, content) for one in rivals
    ]


def _conflict(rivals: list[Answer]) -> Answer:
    first = rivals[0]
    evidence = "\n".join(dict.fromkeys(answer.evidence for answer in rivals if answer.evidence))
    comment = "\n".join(dict.fromkeys(answer.comment for answer in rivals if answer.comment))
    about = (first.agency, first.case, first.question)
    return Answer(*about, State.UNREADABLE, "", evidence, comment, first.at, typed=_both(rivals))


def _said(answer: Answer) -> str:
    numbers = ", ".join(f"{value.part} {value.value}" for value in answer.values if value.part)
    said = answer.judgement or answer.typed or numbers
    if not said and answer.state in (State.NOT_KNOWN, State.NOT_APPLICABLE):
        said = str(answer.state).capitalize()
    return " / ".join(text for text in (said, answer.evidence[:60], answer.comment[:60]) if text)


def _top(due: Due, choice: Choice) -> tuple[TopBlock, list[Problem]]:
    """One top block: for each field the last that was filled; known unless every one says No."""
    blocks = [one.sheet.top for one in choice.counting if one.sheet and one.sheet.top.filled]
    if not blocks:
        return TopBlock(), []
    values: dict[str, object] = {}
    places: dict[str, Location] = {}
    problems = []
    for block in blocks if choice.in_time else reversed(blocks):
        values |= {name: getattr(block, name) for name in block.places if getattr(block, name)}
        places |= block.places
    if values.get("known") == "No" and any(block.known != "No" for block in blocks):
        values["known"] = next(block.known for block in blocks if block.known != "No")
    for block in blocks:
        for name, at in block.places.items():
            was = getattr(block, name)
            if was and was != values.get(name):
                facts = (("other", str(places[name])), ("read", str(values.get(name))), ("typed", str(was)))
                about = (due.agency.code, due.case.ref)
                problems.append(Problem(codes.TOP_DIFFERS, at, *about, "", facts, f"{name}{was}"))
    return TopBlock(**values, filled=True, places=places), problems  # type: ignore[arg-type]


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
