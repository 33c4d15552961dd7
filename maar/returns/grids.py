"""The rows of a grid join the answer to its question.

Comes in: the answers as the case sheet has them, and the rows that count. Goes out: the answers with the values of
their rows. What the agency was not asked is told, and stands in no answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from maar.answers import Answer, GridRow, State, Value
from maar.figures import listed, some
from maar.problems import Problem
from maar.problems import answers as codes
from maar.questions import Question
from maar.returns.model import digest, in_words

WITHOUT_ROWS = (State.NOT_KNOWN, State.NOT_APPLICABLE)


def with_rows(put: Sequence[Question], answers: dict[str, Answer], rows: Sequence[GridRow]) -> Iterator[Problem]:
    """Join the rows of a return to its `answers`; gives what has to be said about it."""
    asked = {question.ref: question for question in put if question.is_grid}
    for ref in dict.fromkeys(row.question for row in rows):
        own = [row for row in rows if row.question == ref]
        if ref not in asked:
            yield from (_not_asked(row, row.values) for row in own)
            continue
        columns = {part.name for part in asked[ref].columns}
        for row in own:
            if more := tuple(value for value in row.values if value.part not in columns):
                yield _not_asked(row, more)
        joined = _joined(answers[ref], own, columns)
        if told := _label(answers[ref]):
            yield _beside(answers[ref], told, own)
        answers[ref] = joined


def _joined(answer: Answer, rows: Sequence[GridRow], columns: set[str]) -> Answer:
    """The answer with the values of its rows behind those that stand once.

    It is answered, whatever the first row says of the whole; unreadable where that or a part is, or where all that
    was typed in the rows is lost.
    """
    read = any(not row.lost for row in rows) or any(value.part for value in answer.values)
    unread = answer.state is State.UNREADABLE or not read
    values = [value for value in answer.values if value.part or unread]
    values += [
        replace(value, row=number)
        for number, row in enumerate(rows, 1)
        for value in row.values
        if value.part in columns
    ]
    return replace(answer, state=State.UNREADABLE if unread else State.ANSWERED, values=tuple(values))


def _label(answer: Answer) -> str:
    """What the first row says of the whole question where it says that there are no rows."""
    if answer.state in WITHOUT_ROWS:
        return str(answer.state).capitalize()
    return next((str(value.value) for value in answer.values if not value.part), "")


def _beside(answer: Answer, told: str, rows: Sequence[GridRow]) -> Problem:
    sheets = listed([*dict.fromkeys(row.at.sheet for row in rows)])
    facts = (("number", some(len(rows), "row")), ("read", told), ("where", sheets))
    return Problem(codes.ROWS_BESIDE, answer.at, answer.agency, answer.case, answer.question, facts)


def _not_asked(row: GridRow, values: tuple[Value, ...]) -> Problem:
    """A row of a grid, or some cells of one, that the plan does not put to this agency."""
    typed = " / ".join(in_words(value.value) for value in values)[:80]
    content = digest(row.content)
    at = values[0].at if values else row.at
    return Problem(codes.NOT_ASKED, at, row.agency, row.case, row.question, (("typed", typed),), content, row=content)
