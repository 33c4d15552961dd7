"""How the answers to each question fell, as sheets of findings.xlsx: a column for each level of each scale.

Comes in: everything found. Goes out: the sheet Questions, and Levels where a scale does not fit on it.
"""

from typing import NamedTuple

from maar.answers import State
from maar.documents.found import Found
from maar.documents.marks import OF_STATE
from maar.documents.model import Cell, Row, Table
from maar.documents.returns_part import count
from maar.documents.sheet_cells import NOT_HERE, SCORE, SCORED, SHARE, columns, score_cells, share_cells
from maar.questions import Scale
from maar.scores import QuestionTally

ABREAST = 10  # so many columns of levels can be printed beside the others and read


class Head(NamedTuple):
    """A column of one level of one scale; no column is shared by two scales."""

    letters: str
    scale: str
    label: str

    @property
    def words(self) -> str:
        return self.letters if self.letters == self.label else f"{self.letters} {self.label}"


def question_sheets(found: Found) -> tuple[Table, ...]:
    """Questions; and Levels, where not every scale has columns in it."""
    used = {one.question.scale.code for one in found.scores.questions if one.question.scale}
    scales = [scale for scale in found.plan.questions.scales if scale.code in used]
    beside = _beside(scales)
    rest = [scale for scale in scales if scale not in beside]
    return (_questions(found, beside, rest), *([_levels(found)] if rest else []))


def _beside(scales: list[Scale]) -> list[Scale]:
    """As many scales as fit, the shortest before others, no two with a mark in common; in their own order."""
    chosen: list[Scale] = []
    taken: set[str] = set()
    for scale in sorted(scales, key=lambda scale: len(scale.levels)):
        marks = {level.mark for level in scale.levels}
        if len(taken | marks) <= ABREAST and not taken & marks:
            chosen.append(scale)
            taken |= marks
    return [scale for scale in scales if scale in chosen]


def _questions(found: Found, scales: list[Scale], rest: list[Scale]) -> Table:
    """One row for each question; the columns of answers are headed by their marks, told in words in the note."""
    heads = [Head(level.mark, scale.code, level.label) for scale in scales for level in scale.levels]
    names = {scale.code: scale.name for scale in found.plan.questions.scales}
    rows = tuple(_question(one, heads, names) for one in found.scores.questions)
    states = {mark.words: mark.letters for mark in OF_STATE.values()}
    numbers = ("Asked", "Answered", *(head.letters for head in heads), *states.values(), *SHARE, *SCORE)
    words = ", ".join([*(head.words for head in heads), *(f"{letters} {state}" for state, letters in states.items())])
    aside = f"In the sheet Levels only: {'; '.join(scale.name for scale in rest)}. " if rest else ""
    note = f"{words}. [z]: not a level of this question's scale. {aside}{SCORED}"
    head = columns(("Ref", "Question", "Theme", "Scale"), numbers)
    return Table("Questions", "How the answers to each question fell", "Unit: one answer.", head, rows, note)


def _question(one: QuestionTally, heads: list[Head], names: dict[str, str]) -> Row:
    question = one.question
    code = question.scale.code if question.scale else ""
    levels = (count(one.counts[head.label]) if head.scale == code else NOT_HERE for head in heads)
    about = (question.ref, question.short, question.theme, _scale_words(one, names))
    return Row(
        (
            *(Cell(text) for text in about),
            count(one.asked),
            count(one.states[State.ANSWERED]),
            *levels,
            *(count(one.states[state]) for state in OF_STATE),
            *share_cells(one.positive),
            *score_cells(one.tally),
        )
    )


def _about(one: QuestionTally, names: dict[str, str]) -> tuple[Cell, ...]:
    return Cell(one.question.ref), Cell(one.question.short), Cell(_scale_words(one, names))


def _scale_words(one: QuestionTally, names: dict[str, str]) -> str:
    question = one.question
    name = names[question.scale.code] if question.scale else "None"
    return f"{name}, reversed" if question.reverse else name


def _levels(found: Found) -> Table:
    """One row for each question and level, on every scale."""
    names = {scale.code: scale.name for scale in found.plan.questions.scales}
    rows = tuple(
        Row((*_about(one, names), Cell(label), count(number)))
        for one in found.scores.questions
        for label, number in one.counts.items()
    )
    head = columns(("Ref", "Question", "Scale", "Level"), ("Answers",))
    return Table("Levels", "Answers at each level of every scale", "Unit: one answer.", head, rows)
