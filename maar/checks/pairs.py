"""Checks of paired questions. Comes in: the plan, the settled returns. Goes out: a problem for each contradiction.

Neither agency knows who is right, so none is asked: the problem is of no agency, and nothing of it is sent back.
"""

from collections.abc import Iterator

from maar.checks.context import Check, Context
from maar.pairs import contradictions
from maar.problems import Problem
from maar.problems import parts as codes


def contradicted(context: Context) -> Iterator[Problem]:
    """Answers that are declared a pair do not contradict one another on one case."""
    for one in contradictions(context.plan, context.settled):
        facts = (("sides", one.sides), ("why", one.why))
        yield Problem(codes.CONTRADICTION, one.at, "", one.case, one.question.ref, facts)


CHECKS: tuple[Check, ...] = (contradicted,)
