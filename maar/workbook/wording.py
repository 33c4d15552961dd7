"""What we write in the rows of a case sheet: the writer draws it, and the reader knows it again.

Comes in: questions. Goes out: for each row of a form, by its ref, the words under Question and What good looks like.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from maar.questions import ALERT, Question, QuestionSet


class Words(NamedTuple):
    """What stands in one row under Question and under What good looks like."""

    question: str
    good: str


def words_of(question: Question) -> Iterator[tuple[str, Words]]:
    """Each row of a question, by its ref; the first part of a question carries the question itself."""
    good = f"{question.good}\nEvidence: {question.evidence}" if question.evidence else question.good
    if not question.parts:
        yield question.ref, Words(question.text, good)
    for place, part in enumerate(question.parts):
        if place:
            yield f"{question.ref}.{part.name}", Words(part.text, part.help)
        else:
            help_text = f"{good}\n{part.help}" if part.help else good
            yield f"{question.ref}.{part.name}", Words(f"{question.text}\n\n{part.text}", help_text)


def every_row(question_set: QuestionSet) -> Mapping[str, Words]:
    """Every row that a case sheet may have, by its ref: the alert, questions, overall judgements and boxes."""
    alert = question_set.alert
    rows = {ALERT: Words(alert.text, f"{alert.guidance}\n{alert.record}")}
    for question in (*question_set.questions, *question_set.overall):
        rows |= dict(words_of(question))
    rows |= {box.ref: Words(f"{box.label}. {box.text}", box.guidance) for box in question_set.boxes}
    return rows
