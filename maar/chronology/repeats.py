"""The same kind of concern again and again with no strategy meeting between: entries come in, repeats go out.

A history of concerns from different agencies is what a strategy meeting is for. One concern told by several agencies
is one, and so is what an agency passes on of what was told before.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from maar.chronology.entries import Entry
from maar.chronology.meetings import Meetings
from maar.chronology.model import Held, Repeat
from maar.chronology.windows import windows
from maar.chronology.words import pieces, set_of
from maar.plan import Watch

ECHO_DAYS = 7  # what another agency says of the same kind so soon after may be of the same event
PASSED_ON_DAYS = 28  # and so may what any agency passes on so soon after: a referral, a letter
PASSED_ON = set_of(
    "referral refer referred notification notify notified email mail letter follow following chase chased"
)

NUMBERS = {"two": 2, "both": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "six": 6, "6": 6}
COUNTED = set_of(
    "appointments reviews visits reports incidents notifications contacts referrals episodes occasions times callouts"
)


@dataclass(slots=True)
class Time:
    """One time that a concern was told: the entry that tells it first, every agency that tells of it, and when last."""

    place: int
    day: date
    last: date
    agencies: set[str] = field(default_factory=set)


def repeats(told: Sequence[tuple[Entry, tuple[str, ...]]], watch: Watch) -> tuple[Repeat, ...]:
    """Each run of so many times or more, in order of time; a strategy meeting ends it.

    What comes in are entries in order of time, each with the concerns it names; those told together stand once. A
    concern on the day of a strategy meeting was met by it.
    """
    held = Meetings(watch)
    meetings = sorted({entry.day for entry, _ in told if held.strategy_held(entry.event)})
    others = sorted({Held(kind, entry.day) for entry, _ in told for kind in held.others_held(entry.event)}, key=_when)
    stretches: dict[tuple[str, int], list[Entry]] = {}
    for entry, concerns in told:
        after = bisect_left(meetings, entry.day)
        if meetings[after : after + 1] != [entry.day]:
            for concern in concerns:
                stretches.setdefault((concern, after), []).append(entry)
    found = [
        Repeat(concern, tuple(times[place].place for place in window), _between(others, times, window))
        for (concern, _), entries in stretches.items()
        for times in (_times(entries),)
        for window in windows([time.day for time in times], watch.repeat_days, watch.repeats)
    ]
    return tuple(sorted(found, key=lambda repeat: (repeat.places, repeat.concern)))


def _when(meeting: Held) -> tuple[date, str]:
    return meeting.day, meeting.kind


def _between(others: Sequence[Held], times: Sequence[Time], window: range) -> tuple[Held, ...]:
    """The other meetings from the first of these times to the last, in order of time."""
    start = bisect_left(others, times[window.start].day, key=lambda meeting: meeting.day)
    end = bisect_right(others, times[window[-1]].day, key=lambda meeting: meeting.day)
    return tuple(others[start:end])


def _times(entries: Iterable[Entry]) -> list[Time]:
    """The times that a concern was told, each once, in order."""
    times: list[Time] = []
    for entry in entries:
        if times and (_told_before(entry, times[-1]) or _retells(entry, len(times))):
            times[-1].agencies.add(entry.event.agency)
            times[-1].last = entry.day
        else:
            times.append(Time(entry.place, entry.day, entry.day, {entry.event.agency}))
    return times


def _told_before(entry: Entry, last: Time) -> bool:
    """Is this the last time again: on the same day, soon after from another agency, or passed on?"""
    days = (entry.day - last.day).days
    if entry.day == last.last or (days <= ECHO_DAYS and entry.event.agency not in last.agencies):
        return True
    return days <= PASSED_ON_DAYS and bool(PASSED_ON & {*pieces(entry.event.event)})


def _retells(entry: Entry, before: int) -> bool:
    """Does it count up no more times than have been told: `two appointments missed`, when two were?"""
    found = pieces(entry.event.event)
    return any(NUMBERS.get(one, before + 1) <= before and other in COUNTED for one, other in pairwise(found))
