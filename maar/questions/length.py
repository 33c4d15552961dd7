"""How much a question set asks of each role, and whether that is more than people answer well.

Comes in: a question set. Goes out: questions and minutes by role, and warnings.
"""

from typing import NamedTuple

from maar.problems import Kind, Location, Problem
from maar.problems import templates as codes
from maar.questions.model import EVERYONE, QuestionSet

MOST_QUESTIONS = 25
MOST_MINUTES = 90
OTHERS = "any other agency"


class Load(NamedTuple):
    """What one role is asked on one case; minutes are those after the record has been read."""

    role: str
    name: str
    questions: int
    minutes: int


def loads(question_set: QuestionSet) -> tuple[Load, ...]:
    """What each role is asked, and what an agency is asked whose code is no role."""
    found = []
    for role, name in {**question_set.roles, EVERYONE: OTHERS}.items():
        put = question_set.put_to(role)
        found.append(Load(role, name, len(put), sum(question.minutes for question in put)))
    return tuple(found)


def most_asked(question_set: QuestionSet) -> Load:
    """The role with most questions; of several the one with most minutes, then the first."""
    return max(loads(question_set), key=lambda load: (load.questions, load.minutes))


def too_long(question_set: QuestionSet, file: str) -> tuple[Problem, ...]:
    """A warning where the role that is asked most has too many questions, and one where they take too long."""
    of_each = loads(question_set)
    many = max(of_each, key=lambda load: load.questions)
    long = max(of_each, key=lambda load: load.minutes)
    found = []
    if many.questions > MOST_QUESTIONS:
        role = "every agency" if len({load.questions for load in of_each}) == 1 else many.role
        found.append(_warning(codes.MANY_QUESTIONS, file, role, many.questions, MOST_QUESTIONS))
    if long.minutes > MOST_MINUTES:
        role = "every agency" if len({load.minutes for load in of_each}) == 1 else long.role
        found.append(_warning(codes.LONG, file, role, long.minutes, MOST_MINUTES))
    return tuple(found)


def _warning(kind: Kind, file: str, role: str, number: int, most: int) -> Problem:
    facts = (("most", str(most)), ("number", str(number)), ("role", role))
    return Problem(kind, Location(file), facts=facts, content=f"{kind.code} {number}")
