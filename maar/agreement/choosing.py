"""Which cases to discuss and in which order, where there is not time for all.

Comes in: cases as they are laid on the table. Goes out: the same, in order or fewer of them.
"""

import random
from collections.abc import Callable, Iterable

from maar.agreement.judged import NO_INFORMATION, judged
from maar.agreement.model import Band, CaseTable
from maar.figures import some
from maar.questions import Scale
from maar.returns import Status

DIFFERENCES = (Band.CONTRADICTION, Band.SPLIT, Band.ALONE)
# How much one question of a band weighs: the time it takes to settle, against an information gap.
WEIGHTS = {Band.CONTRADICTION: 4, Band.SPLIT: 3, Band.ALONE: 2, Band.THIN: 1, Band.NO_ACTION: 1, Band.GAP: 1}
SAID = {
    Band.CONTRADICTION: ("contradiction", "contradictions"),
    Band.SPLIT: ("split view", "split views"),
    Band.ALONE: ("lone outlier", "lone outliers"),
    Band.THIN: ("high grade on thin evidence", "high grades on thin evidence"),
    Band.NO_ACTION: ("low grade without action listed", "low grades without action listed"),
    Band.GAP: ("information gap", "information gaps"),
    Band.ONE_APART: ("question one level apart", "questions one level apart"),
}
SPREAD, RISK, RANDOM = "spread", "risk", "random"
WAYS = (SPREAD, RISK, RANDOM)


def in_order(tables: Iterable[CaseTable]) -> tuple[CaseTable, ...]:
    """The order suggested for the meeting: an open alert first, then the heaviest; of equal ones as they come."""
    return tuple(sorted(tables, key=lambda table: (table.alerts > 0, weight(table)), reverse=True))


def weight(table: CaseTable) -> int:
    """How much there is to settle in a case; 0 where all that was said agrees."""
    return sum(WEIGHTS.get(row.band, 0) for row in table.rows)


def why_here(table: CaseTable) -> str:
    """Why a case is discussed, and every kind of difference there is: `1 alert, 3 contradictions, 7 split views`.

    Judgements one level apart are told where there is nothing more.
    """
    alerts = [some(table.alerts, "alert")] if table.alerts else []
    if not any(one.status is Status.RETURNED for one in table.returns):
        return ", ".join([*alerts, "no return"])
    weighing = [_counted(table, band) for band in WEIGHTS if table.of(band)]
    return ", ".join([*alerts, *(weighing or [_counted(table, Band.ONE_APART)])])


def _counted(table: CaseTable, band: Band) -> str:
    number = len(table.of(band))
    return some(number, *SAID[band]) if number else "no differences"


def choose(tables: Iterable[CaseTable], how: str, number: int, seed: int) -> tuple[CaseTable, ...]:
    """So many cases, in the order in which they come; all where there are no more.

    `spread`: most contradictions, split views and lone outliers. `risk`: those with an open alert, then most judgements
    at the lowest level, then most answers without information, then most missing returns. `random`: by this seed, the
    same cases every time.
    Where two are equal the first is taken; `tables` stand in the plan's order.
    """
    every = [*tables]
    places = range(len(every))
    if number >= len(every):
        return tuple(every)
    if how == RANDOM:
        taken = random.Random(seed).sample(places, number)
    else:
        measure = MEASURES[how]
        taken = sorted(places, key=lambda place: measure(every[place]), reverse=True)[:number]
    return tuple(every[place] for place in sorted(taken))


def _spread(table: CaseTable) -> tuple[int, ...]:
    return (sum(row.band in DIFFERENCES for row in table.rows),)


def _risk(table: CaseTable) -> tuple[int, ...]:
    told = [row for row in table.rows if row.band is not Band.OTHER]
    judgements = [(row.question.scale, one) for row in told for one in judged(row.answers.values())]
    lowest = sum(one.judgement in _lowest(scale) for scale, one in judgements if scale)
    unknown = sum(one.state in NO_INFORMATION for row in told for one in row.answers.values())
    missing = sum(one.status is Status.OUTSTANDING for one in table.returns)
    return int(table.alerts > 0), lowest, unknown, missing


def _lowest(scale: Scale) -> frozenset[str]:
    """The worst level by points, which is the first in the list where a question is reversed."""
    least = min(level.points for level in scale.levels)
    return frozenset(level.label for level in scale.levels if level.points == least)


MEASURES: dict[str, Callable[[CaseTable], tuple[int, ...]]] = {SPREAD: _spread, RISK: _risk}
