"""What lay on the table: a mark for each answer, so that a return that comes after the meeting is noticed."""

from maar.answers import Answer
from maar.plan import Plan
from maar.sheets.keys import check


def seen(plan: Plan, answer: Answer) -> str:
    """Four characters that change when the answer's state or judgement does; they tell nothing of either."""
    return check("|".join((plan.id, answer.agency, answer.case, answer.question, answer.state, answer.judgement)))
