"""Many things close together in time: days in order come in, the densest stretches go out, none touching another."""

import heapq
from bisect import bisect_right, insort
from collections.abc import Sequence
from datetime import date, timedelta


def windows(days: Sequence[date], length: int, least: int) -> tuple[range, ...]:
    """Stretches of at most so many days that hold at least so many of them: each the places of its days.

    The one with most comes first to its own, then the shortest, then the earliest; told in order of time.
    """
    taken: list[int] = []  # where stretches begin, in order; a stretch that is still to be found ends before the next
    found: dict[int, range] = {}
    waiting = [_weighed(days, window) for window in _all(days, length, least)]
    heapq.heapify(waiting)
    while waiting:
        _, _, start, end = heapq.heappop(waiting)
        place = bisect_right(taken, start)
        if place and start < found[taken[place - 1]].stop:
            continue
        stop = min(end, taken[place]) if place < len(taken) else end
        if stop == end:
            insort(taken, start)
            found[start] = range(start, end)
        elif stop - start >= least:
            heapq.heappush(waiting, _weighed(days, range(start, stop)))
    return tuple(found[start] for start in taken)


def _all(days: Sequence[date], length: int, least: int) -> list[range]:
    """The stretch from every day on which something stands, where it holds enough."""
    starts = [place for place, day in enumerate(days) if not place or days[place - 1] < day]
    all_of_them = (range(start, bisect_right(days, _later(days[start], length), lo=start)) for start in starts)
    return [window for window in all_of_them if len(window) >= least]


def _weighed(days: Sequence[date], window: range) -> tuple[int, int, int, int]:
    """What comes first comes least: most days, in the shortest time, earliest; and where it starts and stops."""
    return -len(window), (days[window[-1]] - days[window.start]).days, window.start, window.stop


def _later(day: date, days: int) -> date:
    """So many days later, or the last day of the calendar."""
    return day + timedelta(days=min(days, (date.max - day).days))
