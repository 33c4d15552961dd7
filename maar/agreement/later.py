"""Answers that came, changed or went after the meeting's workbook was made, beside what was agreed.

Comes in: an agreed judgement with the marks of what lay on the table, and today's returns. Goes out: problems.
"""

from collections.abc import Iterator, Sequence

from maar.agreement.judged import answers_to
from maar.agreement.seen import seen
from maar.answers import AgreedJudgement, Answer, State
from maar.figures import some
from maar.plan import Plan
from maar.problems import Problem
from maar.problems import tabletop as codes
from maar.questions import Question
from maar.returns import Return

NOBODY = "nothing"  # lay on the table of an agency whose return came later
SILENT = (State.BLANK, State.UNREADABLE)


def later(plan: Plan, question: Question, one: AgreedJudgement, due: Sequence[Return]) -> Iterator[Problem]:
    """What is said today and was not on the table, and what lay on it and is gone; nothing where no marks are left.

    `due` are the returns that are due on the case, in the plan's order.
    """
    if not one.seen:
        return
    today = answers_to(question, due)
    marks = {code: seen(plan, answer) for code, answer in today.items()}
    unmatched = one.seen - {*marks.values()}
    before = {mark: answer for mark, answer in _possible(plan, question, due) if mark in unmatched} if unmatched else {}
    lay = {answer.agency: _words(answer) for answer in before.values()}
    for code, answer in today.items():
        if marks[code] not in one.seen:
            yield _came(one, answer, lay.get(code, NOBODY))
    for code, words in lay.items():
        if code not in today:
            yield _gone(one, f"the answer of {code} ({words})", code)
    if unknown := len(unmatched - before.keys()):
        yield _gone(one, f"{some(unknown, 'answer')} of nobody who is asked it now")


def _possible(plan: Plan, question: Question, due: Sequence[Return]) -> Iterator[tuple[str, Answer]]:
    """Everything that an agency could have said, with its mark: the marks themselves tell nothing."""
    levels = question.scale.labels if question.scale else ()
    said: list[tuple[State, str]] = [(state, "") for state in State if state is not State.ANSWERED]
    said += [(State.ANSWERED, label) for label in levels]
    for back in due:
        for state, label in said:
            answer = Answer(back.agency.code, back.case.ref, question.ref, state, label)
            yield seen(plan, answer), answer


def _came(one: AgreedJudgement, answer: Answer, before: str) -> Problem:
    """A blank is against nothing."""
    same = (answer.state, answer.judgement) == (one.state, one.judgement)
    kind = codes.LATER_NOT_AGAINST if same or answer.state is State.BLANK else codes.LATER
    facts = (("agreed", one.label), ("before", before), ("now", _words(answer)))
    return Problem(kind, one.at, answer.agency, one.case, one.question, facts)


def _gone(one: AgreedJudgement, what: str, agency: str = "") -> Problem:
    facts = (("agreed", one.label), ("whose", what))
    return Problem(codes.GONE, one.at, agency, one.case, one.question, facts)


def _words(answer: Answer) -> str:
    """`Good`, `Not known`; `blank` and `unreadable` are no words of the agency's."""
    return answer.judgement or (str(answer.state) if answer.state in SILENT else str(answer.state).capitalize())
