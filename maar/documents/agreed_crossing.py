"""Judgements as returned, crossed with those the meeting agreed: one table for each scale and overall judgement.

Comes in: what moved, identifiers masked. Goes out: crossings, each with its far moves, whose totals are the moves.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from maar.agreement import Move
from maar.answers import AgreedJudgement, State
from maar.documents.found import Found
from maar.documents.marks import level_marks, scale_name
from maar.documents.model import Crossing, Mark, Moved, Quote
from maar.documents.phrases import cut, sentence_case
from maar.documents.written_part import LONGEST
from maar.figures import listed, some
from maar.plan import Plan
from maar.problems import Location
from maar.questions import Question, Scale

FAR = 2  # levels
MOST = 24  # so many are told with their reasons
MOVED = "Moved of findings.xlsx"
SAME = "Boxed: the same."


class Ways(NamedTuple):
    """How many judgements went up (to more points), stayed and went down."""

    up: int
    same: int
    down: int


def ways(moves: Iterable[Move]) -> Ways:
    levels = [move.levels for move in moves]
    return Ways(sum(one > 0 for one in levels), levels.count(0), sum(one < 0 for one in levels))


def overall_crossings(found: Found) -> Iterator[Crossing]:
    """One for each overall judgement that was returned and agreed somewhere, in the order of the set."""
    for question in found.plan.questions.overall:
        moves = [move for move in found.agreement.overall if move.agreed.question == question.ref]
        if question.scale and moves:
            title = f"{question.short}: {_title(moves)}"
            unit = f"Unit: one judgement, one for each return. Returned down, agreed across. {SAME}"
            yield _crossing(found, question.scale, [question], moves, (title, unit))


def crossings(found: Found, most: int = MOST) -> Iterator[Crossing]:
    """One for each scale on which questions were agreed; a reversed question is on a scale of its own to readers.

    So many of those that moved far are told with their reasons at the `most`.
    """
    scales = _by_scale(found.plan, found.agreement.moves)
    for scale, moves in scales.items():
        agreed = {move.agreed.question for move in moves}
        questions = [one for one in found.plan.questions.questions if one.ref in agreed]
        said = _title(moves)
        title = f"{scale_name(scale, questions)}: {said}" if len(scales) > 1 else sentence_case(said)
        unit = (
            f"Unit: one judgement that was returned where the meeting agreed one. Returned down, agreed across. {SAME}"
        )
        yield _crossing(found, scale, questions, moves, (title, unit), most)


def _by_scale(plan: Plan, moves: Iterable[Move]) -> dict[Scale, list[Move]]:
    """In the order of the set's scales, those of reversed questions after the others."""
    groups: dict[tuple[int, bool], tuple[Scale, list[Move]]] = {}
    order = [scale.code for scale in plan.questions.scales]
    for move in moves:
        question = plan.questions.question(move.agreed.question)
        if question.scale:
            place = order.index(question.scale.code), question.reverse
            groups.setdefault(place, (question.scale, []))[1].append(move)
    return dict(groups[place] for place in sorted(groups))


def _title(moves: list[Move]) -> str:
    """`the meeting kept 24 of 39 judgements, lowered 13 and raised 2`; a way that none went is left out."""
    up, same, down = ways(moves)
    rest = [f"{word} {number}" for word, number in (("lowered", down), ("raised", up)) if number]
    kept = f"kept {same} of {some(len(moves), 'judgement')}"
    return f"the meeting {listed([kept, *rest])}"


def _crossing(
    found: Found, scale: Scale, questions: list[Question], moves: list[Move], above: tuple[str, str], most: int = MOST
) -> Crossing:
    marks = level_marks(scale)
    cells = Counter((move.returned.judgement, move.agreed.judgement) for move in moves)
    counts = tuple(tuple(cells[returned.words, agreed.words] for agreed in marks) for returned in marks)
    far = _far(found.plan, moves, {mark.words: mark for mark in marks})
    title, unit = above
    note = f"{_elsewhere(moves, len(far), most)}{_without_level(found, questions)}".rstrip()
    return Crossing(title, unit, marks, counts, far[:most], "Moved two levels or more" if most else "", note)


def _elsewhere(moves: Iterable[Move], far: int, most: int) -> str:
    """Where those that moved far are told, with their reasons, of which there are too many to tell here."""
    if not most and far:
        return f"{sum(abs(move.levels) >= FAR for move in moves)} moved two levels or more: see the sheet {MOVED}. "
    return f"{far - most} more stand in the sheet {MOVED}. " if far > most else ""


def _far(plan: Plan, moves: Iterable[Move], marks: Mapping[str, Mark]) -> tuple[Moved, ...]:
    """Those that moved two levels or more; agencies that returned the same on one case and question stand together."""
    together: dict[tuple[str, str, str], list[Move]] = {}
    for move in moves:
        if abs(move.levels) >= FAR:
            about = (move.agreed.case, move.agreed.question, move.returned.judgement)
            together.setdefault(about, []).append(move)
    return tuple(
        Moved(
            f"{listed([plan.agency(move.returned.agency).short for move in group])}, case {case}, {ref}",
            marks[judgement],
            marks[group[0].agreed.judgement],
            _why(group[0].agreed),
            group[0].agreed.dissent,
        )
        for (case, ref, judgement), group in together.items()
    )


def _why(one: AgreedJudgement) -> Quote:
    where = told_at(one.at)
    return Quote(cut(one.reason, LONGEST), where if one.reason else f"No reason was written · {where}")


def _without_level(found: Found, questions: list[Question]) -> str:
    """What was agreed on these without a level, and so stands in no cell."""
    refs = {question.ref for question in questions}
    agreed = [one for one in found.agreement.agreed.judgements if one.question in refs]
    states = Counter(one.state for one in agreed)
    without = [f"{states[state]} {state}" for state in State if states[state] and state is not State.ANSWERED]
    return f"Agreed without a level, and in no cell: {listed(without)}." if without else ""


def told_at(at: Location) -> str:
    """`tabletop/meeting.xlsx · Sheet Case K1, cell P31`."""
    where = f"Sheet {at.within}" if at.sheet else at.within
    return " · ".join(part for part in (at.file, where) if part)
