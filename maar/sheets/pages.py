"""Where the pages of a sheet begin: rows that belong together stay on one page where a page holds them.

Comes in: the rows with their heights, and how closely each is tied to the row before it. Goes out: the first row of
every page but the first.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

# How closely a row is tied to the row before it. What is tied less is torn first, where a page cannot hold it all.
FREE, BLOCK, QUESTION, NEVER = range(4)


class Printed(NamedTuple):
    """A row, its height in points, and how closely it is tied to the row before it."""

    row: int
    high: float
    tie: int = FREE


class Paper(NamedTuple):
    """How many points of rows a page holds, and how many of them the repeated headings take."""

    room: float
    top: float


def page_starts(rows: Sequence[Printed], used: float, paper: Paper) -> list[int]:
    """The first row of every further page; `used` is what stands above these rows on the first.

    There are as few pages as can be, and all about equally full, so that none is left with a row or two.
    """
    if not rows:
        return []
    pieces = [*_pieces(rows, paper, BLOCK)]
    heights = [sum(row.high for row in piece) for piece in pieces]
    best = [Filled(0, 0.0, 0)] * (len(pieces) + 1)  # from each piece on, and past the last
    for first in reversed(range(len(pieces))):
        best[first] = _filled(heights, first, used if first == 0 else paper.top, paper, best)
    starts, first = [], best[0].next
    while first < len(pieces):
        starts.append(pieces[first][0].row)
        first = best[first].next
    return starts


class Filled(NamedTuple):
    """The best way to fill pages from a piece on: how many, how empty, and the first piece of the next page."""

    pages: int
    empty: float
    next: int


def _filled(heights: Sequence[float], first: int, used: float, paper: Paper, best: Sequence[Filled]) -> Filled:
    """The best way to fill pages from a piece on; `best` has that of each piece after it."""
    ways = []
    for last in range(first, len(heights)):
        used += heights[last]
        if used > paper.room and last > first:
            break
        after = best[last + 1]
        ways.append(Filled(after.pages + 1, after.empty + max(paper.room - used, 0) ** 2, last + 1))
    return min(ways)


def _pieces(rows: Sequence[Printed], paper: Paper, tie: int) -> Iterator[Sequence[Printed]]:
    """The rows in runs that stay on one page; what no page holds is torn where it is tied least."""
    for group in _groups(rows, tie):
        if tie < NEVER and paper.top + sum(row.high for row in group) > paper.room:
            yield from _pieces(group, paper, tie + 1)
        else:
            yield group


def _groups(rows: Sequence[Printed], tie: int) -> Iterator[Sequence[Printed]]:
    """The rows in runs, in each of which every row is tied at least so closely to the one before."""
    first = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place].tie < tie:
            yield rows[first:place]
            first = place
