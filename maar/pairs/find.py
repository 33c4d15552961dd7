"""Finding contradictions. Comes in: the plan and the settled returns. Goes out: one for each pair and case, at most.

Only returned returns take part, and of those only answers to questions that were put: never the alert. An answer that
is blank, unreadable or, where it is not named, not applicable is on no side; an agency never contradicts itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from maar.answers import Answer, GridRow
from maar.figures import Share
from maar.pairs.judged import answers, levels
from maar.pairs.model import Clash, Contradiction, Grids, Laid, each_once, in_few
from maar.pairs.told import sentences
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
    grids = _grids(settled)
    found: dict[object, Contradiction] = {}
    for question in plan.questions.questions:
        for case, returns in by_case.items() if question.pairs else ():
            met = tuple(_met(plan, question, returns, grids))
            if met:
                told = _together(question, case, met)
                about = frozenset((answer.agency, answer.question) for answer in told.answers)
                found.setdefault((case, about), told)
    return tuple(found.values())


def _met(plan: Plan, question: Question, returns: list[Return], grids: Grids) -> Iterator[Met]:
    asked = {one.ref: one for one in plan.questions.questions}
    for pair in question.pairs:
        other = asked.get(pair.with_ref)
        if other is None:
            continue
        sides = (_side(returns, question.ref, pair.by), _side(returns, other.ref, pair.beside))
        clash = KINDS[pair.kind](Laid(plan, question, other, pair, *sides, grids))
        if clash:
            yield pair, clash


def _grids(settled: Settled) -> Grids:
    """The rows of grids by case, agency and question."""
    found: dict[tuple[str, str, str], list[GridRow]] = defaultdict(list)
    for one in settled.returned:
        for row in one.grid_rows:
            found[one.case.ref, one.agency.code, row.question].append(row)
    for row in settled.grid_rows:
        found["", row.agency, row.question].append(row)
    return dict(found)


def _side(returns: list[Return], ref: str, roles: tuple[str, ...]) -> tuple[Answer, ...]:
    """The answers of the agencies with these roles to a question."""
    having = (one for one in returns if EVERYONE in roles or one.agency.role in roles)
    return tuple(one.answers[ref] for one in having if ref in one.answers)


def _together(question: Question, case: str, met: tuple[Met, ...]) -> Contradiction:
    told = each_once(answer for _, clash in met for answer in clash.answers)
    compared = each_once(answer for _, clash in met for answer in clash.compared)
    places = [place for _, clash in met for place in clash.places]
    sides = in_few(side for _, clash in met for side in clash.sides)
    listed = in_few(sentences(entry for _, clash in met for entry in clash.entries), ". ")
    why = " ".join(dict.fromkeys(pair.why for pair, _ in _once_for_lists(met)))
    words = ". ".join(filter(None, (sides, listed)))
    return Contradiction(question, case, told, Share(len(told), len(compared)), words, why, places[0])


def _once_for_lists(met: tuple[Met, ...]) -> Iterator[Met]:
    """Of several lists one reason is enough: the sentences name each of them."""
    first = next((pair for pair, _ in met if pair.kind == "lists"), None)
    yield from (one for one in met if one[0].kind != "lists" or one[0] is first)
