"""How near the agencies' judgements lie: the same, within one level, or apart; counted, with no coefficient.

Comes in: the plan and settled returns. Goes out: `Rates`, per question, theme and two agencies. Samples of this size
are too small for kappa and its like.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TypeVar

from maar.agreement.judged import answers_to, due, judged, levels_apart, strands
from maar.agreement.model import Nearness, Rates
from maar.answers import Answer
from maar.plan import Plan
from maar.questions import Question, Scale
from maar.returns import Settled

Two = tuple[str, str]
Key = TypeVar("Key")


def rates(plan: Plan, settled: Settled) -> Rates:
    """How near judgements lie on the questions of the set; one of which nothing can be compared is not in it."""
    questions: Counter[tuple[str, int]] = Counter()
    themes: Counter[tuple[str, int]] = Counter()
    pairs: Counter[tuple[Two, int]] = Counter()
    for question, scale, given in _compared(plan, settled):
        steps = _step(levels_apart(scale, given))
        questions[question.ref, steps] += 1
        themes[question.theme, steps] += 1
        places = [(answer.agency, scale.position(answer.judgement)) for answer in given]
        pairs.update(((one, two), _step(abs(a - b))) for (one, a), (two, b) in combinations(places, 2))
    codes = [agency.code for agency in plan.agencies]
    by_question = _nearness(questions, [question.ref for question in plan.questions.questions])
    return Rates(
        by_question,
        _nearness(themes, [theme.code for theme in plan.questions.themes]),
        _nearness(pairs, [*combinations(codes, 2)]),
        sum(by_question.values(), Nearness()),
    )


def _compared(plan: Plan, settled: Settled) -> Iterator[tuple[Question, Scale, tuple[Answer, ...]]]:
    """Every case and question that two or more agencies judged, with their judgements in the plan's order."""
    told_apart = strands(plan)
    for returns in due(plan, settled).values():
        for question in plan.questions.questions:
            if question.scale and question.theme not in told_apart:
                given = judged(answers_to(question, returns).values())
                if len(given) > 1:
                    yield question, question.scale, given


def _step(levels: int) -> int:
    """0 for the same, 1 within one level, 2 for any further apart."""
    return min(levels, 2)


def _nearness(counted: Mapping[tuple[Key, int], int], keys: list[Key]) -> dict[Key, Nearness]:
    found = {key: Nearness(*(counted.get((key, steps), 0) for steps in range(3))) for key in keys}
    return {key: one for key, one in found.items() if one.d}
