"""From the boxes of one question to one answer: its state, its judgement or values, and what is wrong with it.

Nothing is guessed: what is not understood is unreadable, with its cell.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from maar.answers import Answer, PartRead, State, Value
from maar.problems import Problem
from maar.problems import answers as codes
from maar.questions import Part, Question, Scale
from maar.questions.labels import label_in
from maar.returns.parts import comes_to, left_out
from maar.sheets import cells
from maar.workbook.boxes import (
    SHOWN,
    WITHOUT_LEVEL,
    Judged,
    RowBoxes,
    Who,
    beside,
    choose,
    lost,
    read_as,
    read_day,
    read_number,
    state_of,
    texts,
)
from maar.workbook.wording import offered

Read = tuple[Value | None, State, list[Problem]]


def judge(question: Question, who: Who, rows: Sequence[RowBoxes | None]) -> Judged:
    """The answer to a question from its rows, in the order of `question.rows`; None for a row that is gone."""
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
    labels = (*scale.labels, *WITHOUT_LEVEL)
    label, problems = choose(ref, who, row.judgement, labels, [level.mark for level in scale.levels])
    state = state_of(label, row.judgement)
    judgement = label if state is State.ANSWERED else ""
    typed = "" if label else row.judgement.content
    evidence, comment, more = texts(ref, who, row)
    at = row.judgement.at
    answer = Answer(who.agency, who.case, ref, state, judgement, evidence, comment, at, typed=typed)
    return answer, [*problems, *more]


def judge_text(ref: str, who: Who, row: RowBoxes) -> Judged:
    """An answer in words, under Evidence; what stands under Judgement instead is read and reported.

    Judgement is locked, so that Not known and Not applicable may be the words themselves.
    """
    evidence, comment, problems = texts(ref, who, row)
    box = row.judgement
    at, wrote_at = row.evidence.at, row.evidence.at
    if chosen := label_in(box.raw, WITHOUT_LEVEL).value:
        state = state_of(chosen, box)
        problems += read_as(ref, who, box, chosen)
    elif chosen := label_in(row.evidence.raw, WITHOUT_LEVEL).value:
        state = state_of(chosen, row.evidence)
        problems += [*read_as(ref, who, row.evidence, chosen), *beside(ref, who, box)]
        return Answer(who.agency, who.case, ref, state, "", evidence, comment, at), problems
    elif box.text and not evidence:
        evidence, state, wrote_at = box.text, State.ANSWERED, box.at
        what = "It was read as the answer."
        problems.append(who.problem(codes.WRONG_BOX, ref, box.at, typed=box.text[:SHOWN], what=what))
    else:
        gone = row.evidence.lost or box.lost
        state = State.ANSWERED if evidence else State.UNREADABLE if gone else State.BLANK
        problems += beside(ref, who, box)
    values = (Value("", "text", evidence, wrote_at),) if evidence else ()
    return Answer(who.agency, who.case, ref, state, "", evidence, comment, at, values), problems


def _with_parts(question: Question, who: Who, rows: Sequence[RowBoxes | None]) -> Judged:
    """Not known or Not applicable in the first row answers the whole question; else each row says its own part."""
    parts: list[PartRead] = []
    problems: list[Problem] = []
    for place, (part, row) in enumerate(zip(_row_parts(question), rows, strict=True)):
        if row:
            one, more = _part_read(question, part, who, row, first=place == 0)
            parts.append(one)
            problems += more
    state, values = comes_to(parts)
    first = rows[0]
    alone = first.judgement.content if first and len(rows) == 1 and state is State.UNREADABLE else ""
    answer = replace(_whole(question, who, rows), state=state, values=values, typed=alone, parts=tuple(parts))
    return answer, [*problems, *left_out(answer)]


def _part_read(
    question: Question, part: Part | None, who: Who, row: RowBoxes, first: bool
) -> tuple[PartRead, list[Problem]]:
    """What one row says: in the first, a label that answers the whole question; else its own part."""
    name = part.name if part else ""
    box = row.judgement
    at = row.evidence.at if part and part.kind == "text" else box.at
    if first and (chosen := label_in(box.raw, WITHOUT_LEVEL).value):
        problems = [*texts(question.rows[0], who, row)[2], *read_as(question.rows[0], who, box, chosen)]
        return PartRead(name, state_of(chosen, box), at), problems
    value, state, problems = _part(question, part, who, row)
    return PartRead(name, state, at, value), problems


def _row_parts(question: Question) -> tuple[Part | None, ...]:
    """The part that stands in each row of a question; None for the first row of a grid, which is all of it."""
    return (None, *question.in_case) if question.is_grid else question.in_case


def _whole(question: Question, who: Who, rows: Sequence[RowBoxes | None]) -> Answer:
    """The answer as long as nothing of it is read: the words of all rows."""
    present = [row for row in rows if row]
    return Answer(
        who.agency,
        who.case,
        question.ref,
        State.BLANK,
        evidence="\n".join(row.evidence.text for row in present if row.evidence.text),
        comment="\n".join(row.comment.text for row in present if row.comment.text),
        at=present[0].judgement.at,
    )


def _part(question: Question, part: Part | None, who: Who, row: RowBoxes) -> Read:
    """What one row says; the first row of a grid takes only what it offers."""
    ref = question.row_of(part) if part else question.ref
    name, kind = (part.name, part.kind) if part else ("", "choice")
    if part and kind == "text":
        return _words(part, ref, who, row)
    box, problems = row.judgement, texts(ref, who, row)[2]
    value: str | int | date | None
    if kind == "number":
        value, more = read_number(ref, who, box)
    elif kind == "date":
        value, more = read_day(ref, who, box)
    else:
        label, more = choose(ref, who, box, offered(question, part))
        value = label or None
    problems += more
    if value is None:
        return None, State.UNREADABLE if box.filled else State.BLANK, problems
    return Value(name, kind, value, box.at), State.ANSWERED, problems


def _words(part: Part, ref: str, who: Who, row: RowBoxes) -> Read:
    """What a part in words says: under Evidence, or under Judgement where nothing stands there."""
    problems = texts(ref, who, row)[2]
    box = row.evidence if row.evidence.filled else row.judgement
    if row.evidence.filled and row.judgement.filled:
        problems += beside(ref, who, row.judgement)
    if box.lost:
        return None, State.UNREADABLE, problems if box is row.evidence else [*problems, lost(ref, who, box)]
    if not box.text:
        return None, State.BLANK, problems
    time = cells.clock(box.raw) if part.shape == "time" else ""
    return Value(part.name, "text", time or box.text, box.at), State.ANSWERED, problems


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
