"""Finding contradictions. Comes in: the plan and the settled returns. Goes out: one for each pair and case, at most.

Only returned returns take part, and of those only answers to questions that were put: never the alert. An answer that
is blank, unreadable or, where it is not named, not applicable is on no side; an agency never contradicts itself.
"""

from collections.abc import Callable, Iterator, Mapping

from maar.answers import Answer
from maar.figures import Share
from maar.pairs.judged import answers, levels
from maar.pairs.model import Clash, Contradiction, Laid, each_once, in_few
from maar.pairs.valued import lists, rows, values
from maar.plan import Plan
from maar.questions import Pair, Question
from maar.questions.model import EVERYONE
from maar.returns import Return, Settled

KINDS: Mapping[str, Callable[[Laid], Clash | None]] = {
    "answers": answers,
    "levels": levels,
    "values": values,
    "lists": lists,
    "rows": rows,
}
Met = tuple[Pair, Clash]


def contradictions(plan: Plan, settled: Settled) -> tuple[Contradiction, ...]:
    """Every contradiction, question by question in the order of the set, and case by case.

    Several pairs of one question fall together. What two questions say of each other, by a pair each, is told once,
    under the first.
    """
    by_case: dict[str, list[Return]] = {case.ref: [] for case in plan.cases}
    for one in settled.returned:
        by_case[one.case.ref].append(one)
    found: dict[object, Contradiction] = {}
    for question in plan.questions.questions:
        for case, returns in by_case.items() if question.pairs else ():
            met = tuple(_met(plan, question, returns))
            if met:
                told = _together(question, case, met)
                about = frozenset((answer.agency, answer.question) for answer in told.answers)
                found.setdefault((case, about), told)
    return tuple(found.values())


def _met(plan: Plan, question: Question, returns: list[Return]) -> Iterator[Met]:
    asked = {one.ref: one for one in plan.questions.questions}
    for pair in question.pairs:
        other = asked.get(pair.with_ref)
        if other is None:
            continue
        sides = (_side(returns, question.ref, pair.by), _side(returns, other.ref, pair.beside))
        clash = KINDS[pair.kind](Laid(plan, question, other, pair, *sides))
        if clash:
            yield pair, clash


def _side(returns: list[Return], ref: str, roles: tuple[str, ...]) -> tuple[Answer, ...]:
    """The answers of the agencies with these roles to a question."""
    having = (one for one in returns if EVERYONE in roles or one.agency.role in roles)
    return tuple(one.answers[ref] for one in having if ref in one.answers)


def _together(question: Question, case: str, met: tuple[Met, ...]) -> Contradiction:
    told = each_once(answer for _, clash in met for answer in clash.answers)
    compared = each_once(answer for _, clash in met for answer in clash.compared)
    places = [place for _, clash in met for place in clash.places]
    sides = in_few(side for _, clash in met for side in clash.sides)
    why = " ".join(dict.fromkeys(pair.why for pair, _ in met))
    return Contradiction(question, case, told, Share(len(told), len(compared)), sides, why, places[0])
