"""Answers as the meeting reads them: a mark in a narrow column, a few words beside it, and the whole elsewhere.

Comes in: an answer with its question. Goes out: letters with their look, and texts.
"""

from typing import NamedTuple

from maar.agreement import Band, Laid
from maar.answers import Answer, State
from maar.figures import cut, some
from maar.questions import Question
from maar.questions.ramp import steps
from maar.returns import Return, Status
from maar.returns.model import in_words
from maar.sheets.page import Look
from maar.tabletop import looks
from maar.tabletop.blind import Called

NOT_ASKED, NOT_HERE, NIL, IN_WORDS = "·", "□", "nil", "said"
TOLD = 160  # characters of what was said, beside the marks; a few more with codes and quotation marks
QUIET = (Band.AGREE, Band.FEW, Band.OTHER, Band.OVERALL)  # of these half as much is told
LEAST = 40  # of them for each agency, so that it says anything


class Mark(NamedTuple):
    """What stands in an agency's column."""

    letters: str
    look: Look


def mark(laid: Laid, one: Return) -> Mark:
    """What a return says to a question, in one or two letters."""
    answer = laid.answers.get(one.agency.code)
    if answer is not None:
        return _mark(laid.question, answer)
    letters = absent(one, "" if laid.band is Band.OVERALL else laid.question.ref)
    return Mark(letters, looks.MISSING if letters == NOT_HERE else looks.QUIET)


def absent(one: Return | None, ref: str) -> str:
    """Why a return says nothing to a question; an empty `ref` is one that everybody is asked."""
    asked = one is not None and (not ref or any(question.ref == ref for question in one.put))
    if one is None or not asked or one.status is Status.RETURNED:
        return NOT_ASKED
    return NIL if one.status is Status.NIL else NOT_HERE


def _mark(question: Question, answer: Answer) -> Mark:
    if answer.state is not State.ANSWERED:
        na = answer.state is State.NOT_APPLICABLE
        return Mark(answer.state.letters, looks.NOT_APPLICABLE if na else looks.DASHED)
    if question.scale is None or not answer.judgement:
        return Mark(IN_WORDS, looks.QUIET)
    step = steps(question.scale)[answer.judgement]
    return Mark(question.scale.level(answer.judgement).mark, looks.LEVELS[step])


def judged(answer: Answer) -> str:
    """The level, or the state as people read it; empty where the answer is in words or numbers."""
    if answer.state is State.ANSWERED:
        return answer.judgement
    typed = f": “{answer.typed}”" if answer.typed else ""
    return f"{str(answer.state).capitalize()}{typed}"


def values(answer: Answer) -> list[str]:
    """What the boxes and rows of an answer hold, each in a few words: `with owner: 5`, `row 1: Core group, Yes`."""
    once = [value for value in answer.values if not value.row and value.value != answer.evidence]
    told = [f"{_named(value.part)}{in_words(value.value)}" for value in once]
    rows: dict[int, list[str]] = {}
    for value in answer.values:
        if value.row:
            rows.setdefault(value.row, []).append(f"{_named(value.part)}{in_words(value.value)}")
    return told + [f"row {number}: {', '.join(cells)}" for number, cells in rows.items()]


def excerpt(laid: Laid, called: Called) -> str:
    """The words that say most about why a question is here: an agency a line, and the beginning of what it wrote."""
    room = TOLD // 2 if laid.band in QUIET else TOLD
    first = [code for code in laid.first if code in laid.answers]
    others = called.ordered(code for code in laid.answers if code not in first)
    each = max(room // max(len(first), 2), LEAST)
    told: list[str] = []
    for code in (*first, *others):
        if room < LEAST:
            break
        if said := _beginning(laid.answers[code], min(each, room), called):
            told.append(f"{called.code(code)}: {said}")
            room -= len(told[-1]) + 1
    return "\n".join(told)


def _beginning(answer: Answer, most: int, called: Called) -> str:
    """Evidence first, then comment, then values, in so many characters."""
    told = [f"cell reads “{cut(called.text(answer.typed), most)}”."] if answer.typed else []
    for text in filter(None, (answer.evidence, answer.comment)):
        room = most - sum(map(len, told))
        if not told or room >= LEAST // 2:
            told.append(f"“{cut(called.text(text), room)}”")
    if not told and answer.values:
        rows = len({value.row for value in answer.values if value.row})
        told = [some(rows, "row") + "."] if rows else [cut(called.text("; ".join(values(answer))), most) + "."]
    return " ".join(told)


def _named(part: str) -> str:
    return f"{part.replace('_', ' ')}: " if part else ""
