"""One chronology per case, from what every agency recorded: in order of time, with the stretches that hold nothing.

Comes in: settled returns. Goes out: for each case its events and gaps; events are never merged away.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from maar.answers import ChronologyEvent
from maar.plan import Case, Plan
from maar.returns import Settled

GAP_DAYS = 28  # a stretch of four weeks or more in which no agency recorded anything
GAPS_TOLD = 3
CLUSTER_DAYS = 10  # events so close together that they ask to be read as one
CLUSTER_FROM = 5
APART_DAYS = 3  # one meeting may be dated so many days apart in two records
MEETINGS = frozenset({"meeting", "conference", "group", "discussion", "panel", "review"})
NOTHING = frozenset(
    {"", "none", "nil", "nothing", "none recorded", "nothing recorded", "no action", "no action recorded"}
)


@dataclass(frozen=True, slots=True)
class Gap:
    """The days between two entries in which no agency recorded anything."""

    after: date
    before: date

    @property
    def days(self) -> int:
        return (self.before - self.after).days


@dataclass(frozen=True, slots=True)
class Cluster:
    """The most events within ten days; what several agencies recorded is one event."""

    first: date
    last: date
    events: int

    @property
    def days(self) -> int:
        return (self.last - self.first).days


@dataclass(frozen=True, slots=True)
class CaseChronology:
    """The entries of one case in order of time; those without a date stand last."""

    case: Case
    events: tuple[ChronologyEvent, ...]
    gaps: tuple[Gap, ...]
    cluster: Cluster | None = None

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that recorded anything, in the order in which they first appear."""
        return tuple(dict.fromkeys(event.agency for event in self.events))

    @property
    def dated(self) -> tuple[ChronologyEvent, ...]:
        return tuple(event for event in self.events if event.date)

    @property
    def significant(self) -> tuple[ChronologyEvent, ...]:
        return tuple(event for event in self.events if event.significant == "Yes")

    @property
    def without_action(self) -> tuple[ChronologyEvent, ...]:
        return tuple(event for event in self.events if recorded_nothing(event.action))

    @property
    def without_impact(self) -> tuple[ChronologyEvent, ...]:
        return tuple(event for event in self.events if recorded_nothing(event.impact))

    @property
    def shared(self) -> tuple[tuple[ChronologyEvent, ...], ...]:
        """Events that several agencies recorded, each agency's own entry for it, in order of time."""
        return tuple(group for group in told_once(self.dated) if len(group) > 1)


def told_once(dated: Sequence[ChronologyEvent]) -> list[tuple[ChronologyEvent, ...]]:
    """Every event once, each with the entries of all agencies that recorded it; entries come in order of time."""
    groups = []
    left = list(dated)
    while left:
        event = left.pop(0)
        group = {event.agency: event}
        for other in left:
            if other.agency not in group and same_event(event, other):
                group[other.agency] = other
        taken = {id(one) for one in group.values()}
        left = [other for other in left if id(other) not in taken]
        groups.append(tuple(group.values()))
    return groups


def recorded_nothing(text: str) -> bool:
    """Is the box empty, or does it say in words that nothing was recorded?"""
    return text.casefold().strip(" .-–—") in NOTHING


def same_event(one: ChronologyEvent, other: ChronologyEvent) -> bool:
    """Do two agencies' entries tell of one event: the words of one all in the other, on the same day?

    A meeting may be dated a few days apart; anything else that differs in its date is two events.
    """
    apart = _days(one, other)
    if apart > APART_DAYS:
        return False
    words, more = sorted((_words(one.event), _words(other.event)), key=len)
    return len(words) > 1 and words <= more and (apart == 0 or bool(words & MEETINGS))


def _days(one: ChronologyEvent, other: ChronologyEvent) -> int:
    """How many days two entries are apart; more than any event lasts where one has no date."""
    return abs((other.date - one.date).days) if one.date and other.date else APART_DAYS + 1


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))


def chronologies(plan: Plan, settled: Settled) -> tuple[CaseChronology, ...]:
    """The chronology of every case of the plan, in the order of the plan."""
    order = [agency.code for agency in plan.agencies]

    def rank(event: ChronologyEvent) -> tuple[object, ...]:
        return (event.date or date.max, order.index(event.agency), event.event, event.at)

    found = []
    for case in plan.cases:
        events = [event for one in settled.returned if one.case.ref == case.ref for event in one.events]
        ordered = tuple(sorted(events, key=rank))
        found.append(CaseChronology(case, ordered, _gaps(plan, ordered), _cluster(plan, ordered)))
    return tuple(found)


def _gaps(plan: Plan, events: tuple[ChronologyEvent, ...]) -> tuple[Gap, ...]:
    """The longest stretches inside the period, longest first."""
    start, end = plan.period
    days = sorted({event.date for event in events if event.date and start <= event.date <= end})
    gaps = [Gap(one, other) for one, other in pairwise(days) if other - one >= timedelta(days=GAP_DAYS)]
    return tuple(sorted(gaps, key=lambda gap: (-gap.days, gap.after)))[:GAPS_TOLD]


def _cluster(plan: Plan, events: tuple[ChronologyEvent, ...]) -> Cluster | None:
    """The densest ten days inside the period, the shortest and first of equals; none under five events."""
    start, end = plan.period
    inside = [event for event in events if event.date and start <= event.date <= end]
    days = [group[0].date for group in told_once(inside) if group[0].date]
    windows = [[day for day in days if first <= day <= first + timedelta(days=CLUSTER_DAYS)] for first in days]
    if not windows:
        return None
    best = min(windows, key=lambda window: (-len(window), window[-1] - window[0], window[0]))
    return Cluster(best[0], best[-1], len(best)) if len(best) >= CLUSTER_FROM else None
