"""Checks of single answers: blanks, and comments that are wanted.

Comes in: the answers of returned returns, overall judgements among them. Goes out: problems. What cannot be read
was reported when it was read.
"""

from collections.abc import Iterator

from maar.answers import Answer, State
from maar.checks.context import Check, Context, Told, short, told
from maar.problems import Problem
from maar.problems import answers as answer_codes
from maar.problems import returns as codes
from maar.questions import NOT_APPLICABLE, NOT_KNOWN, Question

WITHOUT_LEVEL = {State.NOT_KNOWN: NOT_KNOWN, State.NOT_APPLICABLE: NOT_APPLICABLE}


def comment_wanted(context: Context) -> Iterator[Problem]:
    """A judgement that the question wants explained has a comment."""
    for one in told(context):
        label = _label(one.answer)
        if label != NOT_APPLICABLE and label in one.question.comment_when and not _commented(one):
            yield one.problem(codes.COMMENT_WANTED, judgement=label)


def reason_wanted(context: Context) -> Iterator[Problem]:
    """Not applicable always has its reason, whatever comments the question asks for."""
    for one in told(context):
        if one.answer.state is State.NOT_APPLICABLE and not _commented(one):
            yield one.problem(codes.REASON_WANTED)


def no_judgement(context: Context) -> Iterator[Problem]:
    """Where something is written, a judgement is chosen."""
    for one in told(context):
        if _words_alone(one.question, one.answer):
            yield one.problem(codes.NO_JUDGEMENT, typed=short(_written(one.answer)))


def left_blank(context: Context) -> Iterator[Problem]:
    """Every question is answered; a row that is gone, or an answer that was there before, was reported as that."""
    gone = {
        (problem.agency, problem.case, problem.question)
        for problem in context.settled.problems
        if problem.code in (answer_codes.ROW_GONE.code, answer_codes.MAYBE_WITHDRAWN.code)
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
        if not all((one.answer.agency, one.answer.case, row) in gone for row in one.question.rows):
            yield one.problem(codes.LEFT_BLANK)


def _written(answer: Answer) -> str:
    return " / ".join(filter(None, (answer.evidence, answer.comment)))


def _commented(one: Told) -> bool:
    """Is anything under Comment, were it only what is left of an error?"""
    return bool(one.answer.comment or any(row.comment for row in one.typed))


def _label(answer: Answer) -> str:
    return answer.judgement or WITHOUT_LEVEL.get(answer.state, "")


def _words_alone(question: Question, answer: Answer) -> bool:
    """Is something written beside a judgement that was not chosen?"""
    return question.scale is not None and answer.state is State.BLANK and bool(answer.evidence or answer.comment)


CHECKS: tuple[Check, ...] = (comment_wanted, reason_wanted, no_judgement, left_blank)
