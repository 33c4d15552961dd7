"""Each case as it is laid on the table: its returns, and every question put to anyone who returned, differences first.

Comes in: the plan, settled returns and contradictions. Goes out: a `CaseTable` for each case of the plan.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from maar.agreement.bands import Placed, View, evenness, no_action, other, overall, place, thin_evidence
from maar.agreement.judged import answers_to, due, judged, strands
from maar.agreement.model import Band, CaseTable, Laid
from maar.answers import Answer
from maar.pairs import Contradiction
from maar.plan import Case, Plan
from maar.questions import Question
from maar.returns import Return, Settled, Status

FEWEST_WORDS = 4  # of evidence and comment together; with fewer a high grade stands on thin evidence
RECOMMENDATION = "recommendation"  # the box that holds what an agency would do, beside its SMART plan
PLACE = {band: place for place, band in enumerate(Band)}
Row = tuple[View, Placed]


class _About(NamedTuple):
    """One case: its returns, the contradictions in it by question, who lists no action in it, and its open alerts."""

    case: Case
    returns: tuple[Return, ...]
    contradicted: Mapping[str, Contradiction]
    no_action: frozenset[str]
    alerts: int


def on_the_table(plan: Plan, settled: Settled, contradicted: Iterable[Contradiction]) -> tuple[CaseTable, ...]:
    """Every case of the plan, with a row for each question put to anyone who returned on it.

    Each question stands once, in the first band that fits; within a band in the order of the set, split views most
    even first. Overall judgements have their rows as soon as anyone returned.
    """
    told: dict[str, dict[str, Contradiction]] = {case.ref: {} for case in plan.cases}
    for one in contradicted:
        told[one.case][one.question.ref] = one
    returns = due(plan, settled)
    alerts = Counter(alert.case for alert in settled.alerts if not alert.handled and not alert.audit)
    return tuple(_table(plan, _about(case, returns[case.ref], told[case.ref], alerts[case.ref])) for case in plan.cases)


def _about(case: Case, returns: tuple[Return, ...], contradicted: Mapping[str, Contradiction], alerts: int) -> _About:
    idle = frozenset(one.agency.code for one in returns if one.status is Status.RETURNED and not _has_action(one))
    return _About(case, returns, contradicted, idle, alerts)


def _has_action(one: Return) -> bool:
    """Does it list an action in its SMART plan for the case, or recommend one?"""
    box = one.extras.get(RECOMMENDATION)
    return any(row.action for row in one.actions) or (box is not None and box.filled)


def _table(plan: Plan, about: _About) -> CaseTable:
    rows = [*sorted(_questions(plan, about), key=_rank), *_overall(plan, about)]
    beside = _beside(about.contradicted.values())
    laid = (
        Laid(view.question, placed.band, placed.why, view.answers, placed.first, tuple(_also(view, placed, beside)))
        for view, placed in rows
    )
    return CaseTable(about.case, about.returns, tuple(laid), about.alerts)


def _rank(row: Row) -> tuple[int, int]:
    view, placed = row
    return PLACE[placed.band], evenness(view.positive) if placed.band is Band.SPLIT else 0


def _questions(plan: Plan, about: _About) -> Iterator[Row]:
    """Each question with the answers to it, in the order of the set; what a strand says is weighed with nothing."""
    told_apart = strands(plan)
    for question in plan.questions.questions:
        answers = answers_to(question, about.returns)
        if answers and question.theme in told_apart:
            view = View(question, answers)
            yield view, other(view)
        elif answers:
            split = plan.thresholds.split_from(question.scale) if question.scale else 0
            weak = _weak(question, answers, about.no_action)
            view = View(question, answers, split, about.contradicted.get(question.ref), *weak)
            yield view, place(view)


def _overall(plan: Plan, about: _About) -> Iterator[Row]:
    if not any(one.status is Status.RETURNED for one in about.returns):
        return
    for question in plan.questions.overall:
        split = plan.thresholds.split_from(question.scale) if question.scale else 0
        view = View(question, answers_to(question, about.returns), split)
        yield view, overall(view)


def _weak(
    question: Question, answers: Mapping[str, Answer], without: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The agencies with a high grade and thin evidence, and those with a low grade and no action listed."""
    scale = question.scale
    if scale is None or not scale.lowest_is_area:
        return (), ()
    grades = [(one, scale.level(one.judgement).positive) for one in judged(answers.values())]
    thin = (one for one, positive in grades if positive and _words(one) < FEWEST_WORDS)
    idle = (one for one, positive in grades if not positive and one.agency in without)
    return tuple(one.agency for one in thin), tuple(one.agency for one in idle)


def _words(answer: Answer) -> int:
    return len(answer.evidence.split()) + len(answer.comment.split())


def _beside(contradicted: Iterable[Contradiction]) -> dict[str, list[str]]:
    """By each question, what is said of it and another that it contradicts."""
    found: dict[str, list[str]] = {}
    for one in contradicted:
        own = one.question.ref
        for ref in dict.fromkeys(answer.question for answer in one.answers if answer.question != own):
            found.setdefault(own, []).append(f"contradicts {ref}")
            found.setdefault(ref, []).append(f"contradicts {own}")
    return {ref: [*dict.fromkeys(said)] for ref, said in found.items()}


def _also(view: View, placed: Placed, beside: Mapping[str, list[str]]) -> Iterator[str]:
    """What else there is to know, where a band before it took the question."""
    yield from beside.get(view.question.ref, ())
    if view.thin and placed.band is not Band.THIN:
        yield thin_evidence(view.thin)
    if view.idle and placed.band is not Band.NO_ACTION:
        yield no_action(view.idle)
