"""One return from all the candidates that count for it.

What only one of them holds counts. Where they differ, the one saved later counts if that can be told, with a warning
that shows both; else the answer is unreadable, with both shown, until the lead pins one of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from maar.answers import (
    TOP_LABELS,
    Answer,
    StartSheet,
    State,
    TopBlock,
    Typed,
)
from maar.plan import Agency, Case, Plan, Register
from maar.problems import Location, Problem
from maar.problems import returns as codes
from maar.questions import ALERT, Question
from maar.returns.choose import Choice
from maar.returns.combine import Rival, combined
from maar.returns.grids import with_rows
from maar.returns.hold import Candidate
from maar.returns.model import Return, Status, digest, in_words
from maar.returns.rows import by_sheet, rows_of
from maar.returns.said import against
from maar.returns.twice import each_once


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
    problems = [*told.problems]
    sheets = [each_once(rows) for one in counting for rows in by_sheet(one.grid_rows)]
    problems += [problem for _, more in sheets for problem in more]
    grid_rows, more = rows_of([rows for rows, _ in sheets], choice.in_time)
    problems += more
    problems += with_rows(put, told.answers, grid_rows)
    asked = {question.ref for question in put}
    answers = {ref: answer for ref, answer in told.answers.items() if ref in asked}
    extras = {ref: answer for ref, answer in told.answers.items() if ref not in asked}
    top, more = _top(due, choice)
    problems += more
    events, more = rows_of([rows for one in counting for rows in by_sheet(one.events)], choice.in_time)
    problems += more
    actions, more = rows_of([rows for one in counting for rows in by_sheet(one.actions)], choice.in_time)
    problems += more
    rows = bool(events or actions or grid_rows)
    status, more = _status(top, (*answers.values(), *extras.values()), rows, counting[0])
    problems += more
    start, more = _start(choice)
    problems += more
    if status is Status.RETURNED:
        put = tuple(question for question in put if not _is_needless(question, answers, told.typed))
        answers = {question.ref: answers[question.ref] for question in put}
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
        start.signed_off_by,
        start.signed_off_on,
        typed=told.typed,
        typed_agency=start.typed_agency,
        round=max((one.sheet.round for one in counting if one.sheet), default=0) or 1,
        grid_rows=grid_rows,
    )
    return returned, problems


def _put(due: Due, counting: Sequence[Candidate]) -> tuple[Question, ...]:
    """The questions put to this return: those of the issue it answers that are still asked."""
    issues = [due.register.put(due.agency, due.case, one.sheet.issue) for one in counting if one.sheet]
    known = [refs for refs in issues if refs is not None]
    if not known or len(known) < len(issues):
        return due.plan.put_to(due.agency)
    asked = frozenset().union(*known)
    return tuple(question for question in due.plan.put_to(due.agency) if question.ref in asked)


def _is_needless(question: Question, answers: Mapping[str, Answer], typed: Mapping[str, Typed]) -> bool:
    """Is it not asked by what was answered before, and was nothing written in it? It was then not put."""
    written = answers[question.ref].filled or any(typed[row].filled for row in question.rows if row in typed)
    return not written and bool(against(question, answers))


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
        rivals = [Rival(sheet.answers[ref], sheet) for sheet in sheets if ref in sheet.answers]
        if not rivals:
            at = choice.counting[0].at
            told.answers[ref] = Answer(due.agency.code, due.case.ref, ref, State.BLANK, at=at)
            continue
        if len(sheets) == 1:  # as nearly always
            told.answers[ref] = rivals[0].answer
            continue
        told.answers[ref], rows, more = combined(rivals, choice.in_time)
        told.problems += more
        told.typed |= rows
    return told


def _top(due: Due, choice: Choice) -> tuple[TopBlock, list[Problem]]:
    """One top block: for each field the last that was filled; known unless every one says No."""
    blocks = [one.sheet.top for one in choice.counting if one.sheet and one.sheet.top.filled]
    if not blocks:
        return TopBlock(), []
    values: dict[str, object] = {}
    places: dict[str, Location] = {}
    problems = []
    for block in blocks:
        filled = [name for name in block.places if getattr(block, name)]
        values |= {name: getattr(block, name) for name in filled}
        places |= {name: block.places[name] for name in filled}
    known = next((block for block in blocks if block.known != "No"), None)
    if values.get("known") == "No" and known:
        values["known"], places["known"] = known.known, known.places.get("known", _known_at(choice))
    for block in blocks:
        for name, at in block.places.items():
            was, read = getattr(block, name), values.get(name)
            if was and was != read:
                facts = (
                    ("label", TOP_LABELS[name]),
                    ("other", str(places[name])),
                    ("read", f"'{in_words(read)}'" if read else "nothing"),
                    ("typed", in_words(was)),
                )
                about = (due.agency.code, due.case.ref)
                problems.append(Problem(codes.TOP_DIFFERS, at, *about, "", facts, f"{name}{was}"))
    return TopBlock(**values, filled=True, places=places), problems  # type: ignore[arg-type]


def _known_at(choice: Choice) -> Location:
    """The sheet of the first candidate that does not say that the child was not known."""
    return next((one.at for one in choice.counting if one.sheet and one.sheet.top.known != "No"), choice.counting[0].at)


def _start(choice: Choice) -> tuple[StartSheet, list[Problem]]:
    """One Start here from several: for each field the last that was filled."""
    starts = list(dict.fromkeys(one.start for one in choice.counting))
    values: dict[str, object] = {}
    places: dict[str, Location] = {}
    for start in starts:
        for name in ("typed_agency", "signed_off_by", "signed_off_on"):
            if value := getattr(start, name):
                values[name], places[name] = value, start.at
    problems = []
    for start in starts:
        for name, read in values.items():
            typed = getattr(start, name)
            if typed and typed != read:
                facts = (("other", str(places[name])), ("read", in_words(read)), ("typed", in_words(typed)))
                content = digest(name, typed)
                problems.append(
                    Problem(codes.START_DIFFERS, start.at, choice.counting[0].agency, "", "", facts, content)
                )
    return StartSheet(**values), problems  # type: ignore[arg-type]


def _status(top: TopBlock, answers: Iterable[Answer], rows: bool, one: Candidate) -> tuple[Status, list[Problem]]:
    if top.known != "No":
        return Status.RETURNED, []
    told = [a for a in answers if a.filled and not (a.question == ALERT and a.judgement == "No")]
    if not told and not rows:
        return Status.NIL, []
    return Status.RETURNED, [Problem(codes.NIL_WITH_ANSWERS, one.at, one.agency, one.case)]
