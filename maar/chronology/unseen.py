"""Stretches in which nobody can be said to have seen the child: entries in order of time come in, gaps go out."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from maar.answers import ChronologyEvent
from maar.chronology.entries import Entry
from maar.chronology.gaps import gaps
from maar.chronology.model import Gap
from maar.chronology.perhaps import may_say_seen
from maar.chronology.seen import says_seen, tells_of_birth, tells_of_unborn


class Sight(Enum):
    """What an entry says about whether the child was seen."""

    SEEN = "seen"
    PERHAPS = "perhaps"
    NO_WORD = "no word"


def sight(event: ChronologyEvent) -> Sight:
    """Does this entry say that the child was seen, may it, or has it no word of it?"""
    if says_seen(event):
        return Sight.SEEN
    return Sight.PERHAPS if may_say_seen(event) else Sight.NO_WORD


def unseen(entries: Sequence[Entry], least: int) -> tuple[Gap, ...]:
    """Each of so many days or more between entries that say, or may say, that the child was seen, longest first.

    They begin with the first entry, or where the child was not yet born with the first that saw it, and end with the
    last entry.
    """
    told = [(entry.day, sight(entry.event)) for entry in entries]
    begin = _begin(entries, [of for _, of in told])
    if begin is None:
        return ()
    sights = (day for day, of in told if of is not Sight.NO_WORD and day >= begin)
    return gaps((begin, entries[-1].day, *sights), least)


def _begin(entries: Sequence[Entry], told: Sequence[Sight]) -> date | None:
    """The day from which the child could be seen; None where there is none."""
    first = told.index(Sight.SEEN) if Sight.SEEN in told else len(entries)
    born = first < len(entries) and tells_of_birth(entries[first].event)
    if not born and not any(tells_of_unborn(entry.event) for entry in entries[:first]):
        first = 0
    return entries[first].day if first < len(entries) else None
