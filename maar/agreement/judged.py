"""What the agencies said to one question of one case, and how far apart their judgements lie.

Comes in: the plan and settled returns. Goes out: answers and levels, each agency in the plan's order.
"""

from collections.abc import Iterable, Mapping, Sequence

from maar.answers import Answer, State
from maar.plan import Plan
from maar.questions import Question, Scale
from maar.returns import Return, Settled, Status

NO_INFORMATION = (State.NOT_KNOWN, State.BLANK, State.UNREADABLE)


def due(plan: Plan, settled: Settled) -> Mapping[str, tuple[Return, ...]]:
    """Every return that is due on each case, whatever became of it; the agencies in the plan's order."""
    places = {agency.code: place for place, agency in enumerate(plan.agencies)}
    found: dict[str, list[Return]] = {case.ref: [] for case in plan.cases}
    for one in sorted(settled.returns, key=lambda one: places[one.agency.code]):
        found[one.case.ref].append(one)
    return {case: tuple(returns) for case, returns in found.items()}


def answers_to(question: Question, returns: Iterable[Return]) -> dict[str, Answer]:
    """The answer of each agency that returned and was asked, by its code; the question may be an overall one."""
    given = {}
    for one in returns:
        if one.status is Status.RETURNED:
            answer = one.answers.get(question.ref) or one.extras.get(question.ref)
            if answer is not None:
                given[one.agency.code] = answer
    return given


def judged(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Those that are a judgement: answered, on a level."""
    return tuple(answer for answer in answers if answer.state is State.ANSWERED and answer.judgement)


def levels_apart(scale: Scale, answers: Sequence[Answer]) -> int:
    """How many levels lie between the judgements furthest apart; 0 for one or none."""
    places = [scale.position(answer.judgement) for answer in answers]
    return max(places, default=0) - min(places, default=0)


def strands(plan: Plan) -> frozenset[str]:
    """The themes that are weighed with nothing: what practitioners and families say."""
    return frozenset(theme.code for theme in plan.questions.themes if theme.strand)
