"""The boxes of one row as they came back, and what is made of each: a label, a number, a date, or a problem.

Comes in: cells with their place. Goes out: what was chosen or typed. Nothing is guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from maar.answers import Answer, State, Typed
from maar.figures import day
from maar.problems import Kind, Location, Problem, spanning
from maar.problems import answers as codes
from maar.questions import NOT_APPLICABLE, NOT_KNOWN
from maar.questions.labels import ABBREVIATED, label_in, names_two
from maar.questions.labels import WITHOUT_LEVEL as WITHOUT_LEVEL
from maar.sheets import cells
from maar.sheets.box import Box, shows
from maar.sheets.cells import folded

SHOWN = 80  # characters of what was typed, in a message


class RowBoxes(NamedTuple):
    """The three boxes of one row."""

    judgement: Box
    evidence: Box
    comment: Box

    @property
    def filled(self) -> bool:
        return self.judgement.filled or self.evidence.filled or self.comment.filled

    @property
    def content(self) -> tuple[str, ...]:
        return tuple(box.content for box in self)

    @property
    def said(self) -> str:
        """All that stands in the row, in one line."""
        return " / ".join(part for part in self.content if part)

    @property
    def place(self) -> Location:
        """The filled boxes as one range of cells: `E12`, or `E12:H12`; the Judgement cell where none is filled."""
        return spanning([box.at for box in self if box.filled] or [self.judgement.at])

    @property
    def typed(self) -> Typed:
        judgement, evidence, comment = self.content
        return Typed(judgement, evidence, comment, tuple(box.at for box in self))


Judged = tuple[Answer, list[Problem]]


@dataclass(frozen=True, slots=True)
class Who:
    """Whose answer it is."""

    agency: str
    case: str

    def problem(self, kind: Kind, question: str, at: Location, **facts: str) -> Problem:
        return Problem(kind, at, self.agency, self.case, question, tuple(sorted(facts.items())))


def beside(ref: str, who: Who, box: Box) -> list[Problem]:
    """Words under Judgement that are not the answer: the answer stands under Evidence."""
    if not box.text:
        return [lost(ref, who, box)] if box.lost else []
    return [who.problem(codes.WRONG_BOX, ref, box.at, typed=box.text[:SHOWN], what="It was not read.")]


def lost(ref: str, who: Who, box: Box) -> Problem:
    """The problem of a box in which something stood that cannot be read."""
    if box.error:
        return who.problem(codes.ERROR_CELL, ref, box.at, typed=box.error, shows=shows(box.error))
    return who.problem(codes.NEVER_CALCULATED, ref, box.at, typed=box.formula)


def choose(ref: str, who: Who, box: Box, labels: Sequence[str], marks: Sequence[str] = ()) -> tuple[str, list[Problem]]:
    """The label chosen in a box, empty where none is understood, and what is to be said about it."""
    if box.lost:
        return "", [lost(ref, who, box)]
    got = label_in(box.raw, labels)
    if got.blank:
        return "", []
    problems = in_formula(ref, who, box)
    if got.value is None:
        kind = codes.TWO_IN_ONE if names_two(got.text, labels, marks) else codes.NOT_UNDERSTOOD
        choices = ", ".join(labels)
        return "", [*problems, who.problem(kind, ref, box.at, typed=got.text, choices=choices)]
    return got.value, [*problems, *read_as(ref, who, box, got.value)]


def read_number(ref: str, who: Who, box: Box) -> tuple[int | None, list[Problem]]:
    """The count in a box; None where it is blank or none."""
    if box.lost:
        return None, [lost(ref, who, box)]
    got = cells.number(box.raw)
    if not got.understood:
        return None, [who.problem(codes.NOT_A_NUMBER, ref, box.at, typed=got.text)]
    return got.value, in_formula(ref, who, box)


def read_day(ref: str, who: Who, box: Box) -> tuple[date | None, list[Problem]]:
    """The date in a box; None where it is blank or none."""
    if box.lost:
        return None, [lost(ref, who, box)]
    got = cells.day(box.raw)
    if not got.understood:
        return None, [who.problem(codes.NOT_A_DATE, ref, box.at, typed=got.text[:SHOWN])]
    problems = in_formula(ref, who, box)
    if got.value and got.note:
        problems.append(who.problem(codes.DATE_FROM_SERIAL, ref, box.at, typed=got.text, read=day(got.value)))
    return got.value, problems


def in_formula(ref: str, who: Who, box: Box) -> list[Problem]:
    """What is said of a box whose value a formula gave."""
    return [who.problem(codes.FORMULA, ref, box.at, typed=box.formula)] if box.formula and box.text else []


def read_as(ref: str, who: Who, box: Box, label: str) -> list[Problem]:
    """What is said where a label was typed in another way."""
    if box.text == label:
        return []
    kind = codes.ABBREVIATION if folded(box.text) in ABBREVIATED else codes.SPELLING
    return [who.problem(kind, ref, box.at, typed=box.text, read=label)]


def state_of(label: str, box: Box) -> State:
    """The state of an answer from the label read in its box."""
    if label == NOT_KNOWN:
        return State.NOT_KNOWN
    if label == NOT_APPLICABLE:
        return State.NOT_APPLICABLE
    if label:
        return State.ANSWERED
    return State.UNREADABLE if box.filled else State.BLANK


def texts(ref: str, who: Who, row: RowBoxes) -> tuple[str, str, list[Problem]]:
    """What stands under Evidence and Comment, and what is wrong there."""
    problems = []
    for box in (row.evidence, row.comment):
        problems += [lost(ref, who, box)] if box.lost else in_formula(ref, who, box)
    return row.evidence.text, row.comment.text, problems
