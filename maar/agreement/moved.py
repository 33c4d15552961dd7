"""As returned and as agreed, side by side: what moved, what was agreed on each question, who leans which way.

Comes in: settled returns, and what the meeting agreed. Goes out: an `Agreement`; nothing returned is changed by it.
"""

from collections.abc import Iterable, Iterator, Mapping

from maar.agreement.judged import answers_to, due, judged
from maar.agreement.model import Agreed, Agreement, AsAgreed, Leaning, Move
from maar.agreement.nearness import rates
from maar.answers import AgreedJudgement, State
from maar.figures import Share
from maar.plan import Plan
from maar.questions import Question, Scale
from maar.returns import Return, Settled


def agreement(plan: Plan, settled: Settled, agreed: Agreed) -> Agreement:
    """What the agreed judgements come to beside those returned.

    A question on which nothing was agreed, and an agency of which no judgement can be compared, is in no list.
    """
    returns = due(plan, settled)
    of_set = [(plan.questions.question(one.question), one) for one in agreed.judgements]
    overall = {question.ref for question in plan.questions.overall}
    moves = tuple(_moves(returns, [two for two in of_set if two[0].ref not in overall]))
    return Agreement(
        agreed,
        rates(plan, settled),
        moves,
        tuple(_moves(returns, [two for two in of_set if two[0].ref in overall])),
        tuple(_as_agreed(plan, agreed.judgements)),
        tuple(_leanings(plan, moves)),
    )


def _moves(
    returns: Mapping[str, tuple[Return, ...]], agreed: Iterable[tuple[Question, AgreedJudgement]]
) -> Iterator[Move]:
    """Every returned judgement with an agreed level beside it; a state that is no level moves nothing."""
    for question, one in agreed:
        if question.scale and one.state is State.ANSWERED:
            for answer in judged(answers_to(question, returns[one.case]).values()):
                yield Move(answer, one, _levels(question.scale, answer.judgement, one.judgement))


def _levels(scale: Scale, before: str, after: str) -> int:
    """How many levels it went; above 0 to more points, wherever the better level stands in the list."""
    steps = abs(scale.position(after) - scale.position(before))
    gain = scale.level(after).points - scale.level(before).points
    return (gain > 0) * steps - (gain < 0) * steps


def _as_agreed(plan: Plan, agreed: Iterable[AgreedJudgement]) -> Iterator[AsAgreed]:
    """What was agreed on each question of the set, in its order; overall judgements are in no figure."""
    by_question: dict[str, list[AgreedJudgement]] = {}
    for one in agreed:
        by_question.setdefault(one.question, []).append(one)
    for question in plan.questions.questions:
        scale, mine = question.scale, by_question.get(question.ref)
        if scale and mine:
            counts = {label: sum(one.judgement == label for one in mine) for label in scale.labels}
            states = {state: sum(one.state is state for one in mine) for state in State}
            good = sum(counts[level.label] for level in scale.levels if level.positive)
            yield AsAgreed(question, counts, states, Share(good, _counted(scale, states)))


def _counted(scale: Scale, states: Mapping[State, int]) -> int:
    """So many are in the denominator, by the rule for what was returned (design, section 7.2)."""
    return states[State.ANSWERED] + (states[State.NOT_KNOWN] if scale.not_known_counts else 0)


def _leanings(plan: Plan, moves: Iterable[Move]) -> Iterator[Leaning]:
    by_agency: dict[str, list[int]] = {}
    for move in moves:
        by_agency.setdefault(move.returned.agency, []).append(move.levels)
    for agency in plan.agencies:
        levels = by_agency.get(agency.code)
        if levels:
            above, below = sum(one < 0 for one in levels), sum(one > 0 for one in levels)
            yield Leaning(agency.code, above, len(levels) - above - below, below)
