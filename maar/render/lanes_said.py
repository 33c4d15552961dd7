"""A chronology's picture in words: one case's lanes come in, its rows as a list and its alternative text go out."""

from collections.abc import Sequence
from typing import NamedTuple

from maar.documents.model import Lane, LaneEvent, LaneMark, Lanes
from maar.figures import some

BEFORE_ITS_EVENT, WITH_ITS_EVENT, AFTER_ITS_EVENT = range(3)


class Aside(NamedTuple):
    """A row of the list that is no event: a stretch of time or a day, said."""

    words: str


def told(lanes: Lanes) -> list[LaneEvent | Aside]:
    """The numbered events in order; each gap and the key decision before the first event after it begins.

    A cluster stands before the first of its events.
    """
    first: dict[str, float] = {}
    for mark in (mark for lane in lanes.lanes for mark in lane.marks):
        first[mark.number] = min(mark.at, first.get(mark.number, 1.0))
    waiting = _asides(lanes)
    rows: list[LaneEvent | Aside] = []
    for event in lanes.events:
        place = (first.get(event.number, 0.0), WITH_ITS_EVENT)
        while waiting and waiting[0][0] < place:
            rows.append(waiting.pop(0)[1])
        rows.append(event)
    return [*rows, *(aside for _, aside in waiting)]


def _asides(lanes: Lanes) -> list[tuple[tuple[float, int], Aside]]:
    asides = [
        ((gap.start, AFTER_ITS_EVENT), Aside(f"{gap.words} with {gap.under} by any agency")) for gap in lanes.gaps
    ]
    asides += [((one.start, BEFORE_ITS_EVENT), Aside(f"{one.words} {one.under}")) for one in lanes.clusters]
    if lanes.decision:
        words = f"{lanes.decision.words} {lanes.decision.under}"
        asides.append(((lanes.decision.start, AFTER_ITS_EVENT), Aside(words[:1].upper() + words[1:])))
    return sorted(asides)


def spoken(lanes: Lanes) -> str:
    """The picture in words, for those who do not see it."""
    said = [lanes.title, *(_lane(lane) for lane in lanes.lanes)]
    said += [aside.words for _, aside in _asides(lanes)]
    return ". ".join(said)


def _lane(lane: Lane) -> str:
    return f"{lane.agency}: {lane.said if lane.missing else _events(lane.marks)}"


def _events(marks: Sequence[LaneMark]) -> str:
    numbers = ", ".join(mark.number for mark in marks if mark.number)
    total = some(len(marks), "entry", "entries")
    return f"{total}, listed below as {numbers}" if numbers else total
