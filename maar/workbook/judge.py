"""From the cells of one question to one answer: its state, its judgement, and what is wrong with it.

Nothing is guessed: what is not understood is unreadable, with its cell.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from maar.answers import Answer, State, Typed, Value
from maar.problems import Kind, Location, Problem, spanning
from maar.problems import answers as codes
from maar.questions import NOT_APPLICABLE, NOT_KNOWN, Part, Question, Scale
from maar.sheets import cells
from maar.sheets.cells import Got, Raw, folded

WITHOUT_LEVEL = (NOT_KNOWN, NOT_APPLICABLE)
ABBREVIATED = {"n/a": NOT_APPLICABLE, "na": NOT_APPLICABLE, "n.a": NOT_APPLICABLE, "n/k": NOT_KNOWN, "nk": NOT_KNOWN}
SEPARATORS = re.compile(r"[/,;&+|\n]|\band\b|\bor\b|\bto\b", re.IGNORECASE)


class Box(NamedTuple):
    """One cell as it came back: its value and that as a text, its place, and what a raw look found in it."""

    raw: Raw
    text: str
    at: Location
    error: str = ""
    formula: str = ""

    @property
    def lost(self) -> bool:
        """Something stood here that cannot be read: an error, or a formula never calculated."""
        return bool(self.error) or bool(self.formula and not self.text)

    @property
    def filled(self) -> bool:
        return bool(self.text) or self.lost


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
        return tuple(box.text or box.error or box.formula for box in self)

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


def judge(question: Question, who: Who, rows: Sequence[RowBoxes | None]) -> Judged:
    """The answer to a question from its rows, in the order of its parts; None for a row that is gone."""
    present = [row for row in rows if row is not None]
    if not present:
        return Answer(who.agency, who.case, question.ref, State.BLANK), []
    if question.parts:
        return _with_parts(question, who, rows)
    row = present[0]
    if question.scale:
        return judge_level(question.ref, question.scale, who, row)
    return judge_text(question.ref, who, row)


def judge_level(ref: str, scale: Scale, who: Who, row: RowBoxes) -> Judged:
    """An answer on a scale."""
    labels = (*scale.labels, NOT_KNOWN, NOT_APPLICABLE)
    label, problems = choose(ref, who, row.judgement, labels, [level.mark for level in scale.levels])
    state = state_of(label, row.judgement)
    judgement = label if state is State.ANSWERED else ""
    typed = "" if label else row.judgement.text or row.judgement.error or row.judgement.formula
    evidence, comment, more = _texts(ref, who, row)
    at = row.judgement.at
    answer = Answer(who.agency, who.case, ref, state, judgement, evidence, comment, at, typed=typed)
    return answer, [*problems, *more]


def judge_text(ref: str, who: Who, row: RowBoxes) -> Judged:
    """An answer in words, under Evidence; what stands under Judgement instead is read and reported."""
    evidence, comment, problems = _texts(ref, who, row)
    box = row.judgement
    at, wrote_at = row.evidence.at, row.evidence.at
    if chosen := label_in(box.raw, WITHOUT_LEVEL).value:
        state = state_of(chosen, box)
        problems += _read_as(ref, who, box, chosen)
    elif box.text and not evidence:
        evidence, state, wrote_at = box.text, State.ANSWERED, box.at
        what = "It was read as the answer."
        problems.append(who.problem(codes.WRONG_BOX, ref, box.at, typed=box.text[:80], what=what))
    else:
        lost = row.evidence.lost or box.lost
        state = State.ANSWERED if evidence else State.UNREADABLE if lost else State.BLANK
        problems += _beside(ref, who, box)
    values = (Value("", "text", evidence, wrote_at),) if evidence else ()
    return Answer(who.agency, who.case, ref, state, "", evidence, comment, at, values), problems


def _beside(ref: str, who: Who, box: Box) -> list[Problem]:
    """Words under Judgement that are not the answer: the answer stands under Evidence."""
    if not box.text:
        return [_lost(ref, who, box)] if box.lost else []
    return [who.problem(codes.WRONG_BOX, ref, box.at, typed=box.text[:80], what="It was not read.")]


def _lost(ref: str, who: Who, box: Box) -> Problem:
    if box.error:
        return who.problem(codes.ERROR_CELL, ref, box.at, typed=box.error, shows=shows(box.error))
    return who.problem(codes.NEVER_CALCULATED, ref, box.at, typed=box.formula)


def shows(found: str) -> str:
    """What is said of a cell that reads as empty, from the error or the formula that a raw look found in it."""
    if found.startswith("="):
        return f"holds {found} and nothing that can be read"
    return f"shows {found}, and what was typed there is lost"


def choose(ref: str, who: Who, box: Box, labels: Sequence[str], marks: Sequence[str] = ()) -> tuple[str, list[Problem]]:
    """The label chosen in a box, empty where none is understood, and what is to be said about it."""
    if box.lost:
        return "", [_lost(ref, who, box)]
    got = label_in(box.raw, labels)
    if got.blank:
        return "", []
    problems = []
    if box.formula:
        problems.append(who.problem(codes.FORMULA, ref, box.at, typed=box.formula))
    if got.value is None:
        kind = codes.TWO_IN_ONE if names_two(got.text, labels, marks) else codes.NOT_UNDERSTOOD
        choices = ", ".join(labels)
        return "", [*problems, who.problem(kind, ref, box.at, typed=got.text, choices=choices)]
    return got.value, [*problems, *_read_as(ref, who, box, got.value)]


def label_in(raw: Raw, labels: Sequence[str]) -> Got[str]:
    """The label in a cell; `n/a` and `n/k` are what everybody writes for two of them, and are told."""
    got = cells.choice(raw, labels)
    label = ABBREVIATED.get(folded(got.text), "")
    return Got(label, got.text) if not got.understood and label in labels else got


def _read_as(ref: str, who: Who, box: Box, label: str) -> list[Problem]:
    """What is said where a label was typed in another way."""
    if box.text == label:
        return []
    kind = codes.ABBREVIATION if folded(box.text) in ABBREVIATED else codes.SPELLING
    return [who.problem(kind, ref, box.at, typed=box.text, read=label)]


def names_two(text: str, labels: Sequence[str], marks: Sequence[str]) -> bool:
    """Do two different levels stand in this text?"""
    names = {folded(name) for name in (*labels, *marks)}
    return len({folded(piece) for piece in SEPARATORS.split(text)} & names) > 1


def state_of(label: str, box: Box) -> State:
    if label == NOT_KNOWN:
        return State.NOT_KNOWN
    if label == NOT_APPLICABLE:
        return State.NOT_APPLICABLE
    if label:
        return State.ANSWERED
    return State.UNREADABLE if box.filled else State.BLANK


def _texts(ref: str, who: Who, row: RowBoxes) -> tuple[str, str, list[Problem]]:
    problems = []
    for box in (row.evidence, row.comment):
        if box.lost:
            problems.append(_lost(ref, who, box))
        elif box.formula:
            problems.append(who.problem(codes.FORMULA, ref, box.at, typed=box.formula))
    return row.evidence.text, row.comment.text, problems


def _with_parts(question: Question, who: Who, rows: Sequence[RowBoxes | None]) -> Judged:
    evidence = "\n".join(row.evidence.text for row in rows if row and row.evidence.text)
    comment = "\n".join(row.comment.text for row in rows if row and row.comment.text)
    first = next(row for row in rows if row)
    whole = Answer(
        who.agency,
        who.case,
        question.ref,
        State.BLANK,
        evidence=evidence,
        comment=comment,
        at=first.judgement.at,
        places=_places(question, rows),
    )
    at_first = rows[0]
    chosen = label_in(at_first.judgement.raw, WITHOUT_LEVEL).value if at_first else None
    read = [
        _part(question, part, who, row)
        for part, row in zip(question.parts, rows, strict=True)
        if not (chosen and row is at_first)
    ]
    values = tuple(value for value, _, _ in read if value)
    states = [state for _, state, _ in read]
    problems = [problem for _, _, more in read for problem in more]
    if chosen and at_first:
        problems += _texts(question.rows[0], who, at_first)[2]
        problems += _read_as(question.rows[0], who, at_first.judgement, chosen)
        worded = {row.evidence.at for row in rows if row}  # told as the evidence of the whole question
        for value in values:
            if value.at not in worded:
                row = f"{question.ref}.{value.part}"
                problems.append(who.problem(codes.LEFT_OUT, row, value.at, read=chosen, typed=str(value.value)))
        return replace(whole, state=state_of(chosen, at_first.judgement)), problems
    if State.UNREADABLE in states:
        state = State.UNREADABLE
    else:
        state = State.ANSWERED if State.ANSWERED in states else State.BLANK
    return replace(whole, state=state, values=values), problems


def _part(question: Question, part: Part, who: Who, row: RowBoxes | None) -> tuple[Value | None, State, list[Problem]]:
    if row is None:
        return None, State.BLANK, []
    ref = f"{question.ref}.{part.name}"
    _, _, problems = _texts(ref, who, row)
    if part.kind == "text":
        box = row.evidence if row.evidence.filled else row.judgement
        if row.evidence.filled and row.judgement.filled:
            problems += _beside(ref, who, row.judgement)
        if box.lost:
            return None, State.UNREADABLE, problems if box is row.evidence else [*problems, _lost(ref, who, box)]
        value = Value(part.name, "text", box.text, box.at) if box.text else None
        return value, State.ANSWERED if value else State.BLANK, problems
    box = row.judgement
    if box.lost:
        return None, State.UNREADABLE, [*problems, _lost(ref, who, box)]
    number = cells.number(box.raw)
    if number.blank:
        return None, State.BLANK, problems
    if number.value is None:
        problems.append(who.problem(codes.NOT_A_NUMBER, ref, box.at, typed=number.text))
        return None, State.UNREADABLE, problems
    if box.formula:
        problems.append(who.problem(codes.FORMULA, ref, box.at, typed=box.formula))
    return Value(part.name, "number", number.value, box.at), State.ANSWERED, problems


def _places(question: Question, rows: Sequence[RowBoxes | None]) -> tuple[tuple[str, Location], ...]:
    """Where the box of each part stands, filled or not."""
    return tuple(
        (part.name, row.evidence.at if part.kind == "text" else row.judgement.at)
        for part, row in zip(question.parts, rows, strict=True)
        if row
    )


def in_parts(answer: Answer, row: RowBoxes) -> Answer:
    """The answer with its judgement, evidence and comment as values: the alert, overall judgements and boxes."""
    label = row.judgement.text and (answer.judgement or answer.typed or str(answer.state).capitalize())
    understood = bool(label) and not answer.typed
    values = [Value("judgement", "choice" if understood else "text", label, row.judgement.at)] if label else []
    values += [
        Value(part, "text", box.text, box.at)
        for part, box in (("evidence", row.evidence), ("comment", row.comment))
        if box.text
    ]
    return replace(answer, values=tuple(values))
