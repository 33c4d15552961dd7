"""An entry with its place: the entries of one case come in; those inside the period, and each told once, go out."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from maar.answers import ChronologyEvent


class Entry(NamedTuple):
    """One dated entry, and its place among all of its case."""

    place: int
    day: date
    event: ChronologyEvent


def inside(events: Sequence[ChronologyEvent], period: tuple[date, date]) -> tuple[Entry, ...]:
    """The entries that are dated inside the period, in their order."""
    start, end = period
    dated = ((place, event.date, event) for place, event in enumerate(events))
    return tuple(Entry(place, day, event) for place, day, event in dated if day and start <= day <= end)


def told_once(entries: Iterable[Entry], together: Iterable[Sequence[int]]) -> tuple[tuple[Entry, ...], ...]:
    """Every event once, with the entries that tell of it; in the order of their first entries."""
    group_of = {place: group[0] for group in together for place in group}
    groups: dict[int, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(group_of.get(entry.place, entry.place), []).append(entry)
    return tuple(tuple(group) for group in groups.values())
