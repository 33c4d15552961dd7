"""Checks of single answers: blanks, and comments that are wanted.

Comes in: the answers of returned returns, overall judgements among them. Goes out: problems. What cannot be read
was reported when it was read.
"""

from collections.abc import Iterator
from datetime import date

from maar.answers import Answer, State
from maar.checks.context import Check, Context, Told, short, told
from maar.figures import day, listed
from maar.problems import Problem
from maar.problems import answers as answer_codes
from maar.problems import returns as codes
from maar.questions import NOT_APPLICABLE, Question
from maar.returns import Return
from maar.returns.said import against, said


def comment_wanted(context: Context) -> Iterator[Problem]:
    """A judgement that the question wants explained has a comment."""
    for one in told(context):
        label = said(one.answer)
        if label != NOT_APPLICABLE and label in one.question.comment_when and not _commented(one):
            yield one.problem(codes.COMMENT_WANTED, judgement=str(label))


def reason_wanted(context: Context) -> Iterator[Problem]:
    """Not applicable always has its reason, whatever comments the question asks for."""
    for one in told(context):
        if one.answer.state is State.NOT_APPLICABLE and not _commented(one):
            yield one.problem(codes.REASON_WANTED)


def no_judgement(context: Context) -> Iterator[Problem]:
    """Where something is written, a judgement is chosen, unless the question need not be answered at all."""
    needless = {(one.agency.code, one.case.ref, question.ref) for one, question, _ in _needless(context)}
    for one in told(context):
        owner = (one.answer.agency, one.answer.case, one.answer.question)
        if _words_alone(one.question, one.answer) and owner not in needless:
            yield one.problem(codes.NO_JUDGEMENT, typed=short(_written(one.answer)))


def left_blank(context: Context) -> Iterator[Problem]:
    """Every question is answered; a row that is gone, or an answer that was there before, was reported as that."""
    told_of = (answer_codes.ROW_GONE.code, answer_codes.MAYBE_WITHDRAWN.code, answer_codes.GRID_GONE.code)
    gone = {
        (problem.agency, problem.case, problem.question): problem.code
        for problem in context.settled.problems
        if problem.code in told_of
    }
    empty = {
        (one.agency.code, one.case.ref): one
        for one in context.settled.returned
        if one.put and not any(answer.filled for answer in one.answers.values())
    }
    for owner, one_return in empty.items():
        yield Problem(codes.NOTHING_ANSWERED, one_return.at, *owner)
    for one in told(context):
        if one.answer.state is not State.BLANK or _words_alone(one.question, one.answer):
            continue
        if (one.answer.agency, one.answer.case) in empty:
            continue
        owner = (one.answer.agency, one.answer.case)
        if gone.get((*owner, one.question.ref)) == answer_codes.GRID_GONE.code:
            continue
        if not all((*owner, row) in gone for row in one.question.rows):
            yield one.problem(codes.LEFT_BLANK)


def not_called_for(context: Context) -> Iterator[Problem]:
    """A question that an earlier answer makes needless is left alone; one without an answer was never put."""
    for one, question, by in _needless(context):
        because = listed([f"{ref} (answered {_as_said(one.answers[ref])})" for ref in by])
        answer = one.answers[question.ref]
        place = answer.at if answer.at.file else one.at
        yield Told(question, answer, place).problem(codes.NOT_CALLED_FOR, because=because)


def _needless(context: Context) -> Iterator[tuple[Return, Question, tuple[str, ...]]]:
    """Questions that were answered though an earlier answer makes them needless, and the refs of those answers."""
    for one in context.settled.returned:
        for question in one.put:
            if by := against(question, one.answers):
                yield one, question, tuple(by)


def _as_said(answer: Answer) -> str:
    value = said(answer)
    return day(value) if isinstance(value, date) else short(str(value))


def _written(answer: Answer) -> str:
    return " / ".join(filter(None, (answer.evidence, answer.comment)))


def _commented(one: Told) -> bool:
    """Is anything under Comment, were it only what is left of an error?"""
    return bool(one.answer.comment or any(row.comment for row in one.typed))


def _words_alone(question: Question, answer: Answer) -> bool:
    """Is something written beside a judgement that was not chosen?"""
    return question.scale is not None and answer.state is State.BLANK and bool(answer.evidence or answer.comment)


CHECKS: tuple[Check, ...] = (comment_wanted, reason_wanted, no_judgement, left_blank, not_called_for)
