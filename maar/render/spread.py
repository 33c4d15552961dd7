"""Places for things in a row: where each should stand comes in, where none touches another goes out."""

from collections.abc import Sequence
from itertools import pairwise

BETWEEN = 1.5  # kept free between two neighbours


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Places for things in order, as near as can be to those wanted, none touching another.

    `low` and `high` are how far the middles of the first and the last may go.
    """
    if not wanted:
        return []
    offsets = [0.0]
    for one, other in pairwise(sizes):
        offsets.append(offsets[-1] + (one + other) / 2 + BETWEEN)
    squeeze = min(1.0, (high - low) / offsets[-1]) if offsets[-1] else 1.0
    offsets = [offset * squeeze for offset in offsets]
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        block = (want - offset, 1)
        while blocks and blocks[-1][0] / blocks[-1][1] > block[0] / block[1]:
            before = blocks.pop()
            block = (before[0] + block[0], before[1] + block[1])
        blocks.append(block)
    starts = [total / count for total, count in blocks for _ in range(count)]
    last = high - offsets[-1]
    return [min(max(start, low), last) + offset for start, offset in zip(starts, offsets, strict=True)]


def within(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """The same where nothing may reach over `low` or `high` with its edge."""
    if not wanted:
        return []
    first = low + sizes[0] / 2
    return spread(wanted, sizes, first, max(first, high - sizes[-1] / 2))


def beside(wall: float | None, wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """The same with a line among them that nothing may stand on; who finds no room on its side goes to the other."""
    if wall is None or not low < wall < high:
        return within(wanted, sizes, low, high)
    left = sum(want < wall for want in wanted)
    while left and _length(sizes[:left]) > wall - low:
        left -= 1
    while left < len(sizes) and _length(sizes[left:]) > high - wall:
        left += 1
    before = within(wanted[:left], sizes[:left], low, wall)
    return before + within(wanted[left:], sizes[left:], wall, high)


def _length(sizes: Sequence[float]) -> float:
    return sum(sizes) + BETWEEN * max(len(sizes) - 1, 0)
