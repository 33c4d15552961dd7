"""How long the meeting takes for what: every case on the table, then what holds across cases.

Comes in: the cases in the order in which they are discussed, and the minutes there are. Goes out: the agenda.
"""

from collections.abc import Sequence

from maar.agreement import CaseTable, weight, why_here
from maar.tabletop.pack import Item

ACROSS = 45  # minutes for what holds across cases, and a quarter of the meeting at most
LEAST, STEP = 10, 5  # minutes for a case


def across(minutes: int) -> int:
    """The minutes at the end of a meeting of so many; what is left for cases is whole steps."""
    last = max(min(ACROSS, minutes // 4), 0)
    return last + max(minutes - last, 0) % STEP


def agenda(tables: Sequence[CaseTable], minutes: int) -> tuple[Item, ...]:
    """The cases with their minutes, shared out by weight; `minutes` is the whole meeting.

    Every case has ten minutes at least, so that all of them together may be more than there are.
    """
    steps = max(minutes - across(minutes) - LEAST * len(tables), 0) // STEP
    shares = _shared(steps, [weight(table) for table in tables])
    return tuple(
        Item(table.case.ref, why_here(table), LEAST + STEP * share) for table, share in zip(tables, shares, strict=True)
    )


def _shared(steps: int, weights: Sequence[int]) -> list[int]:
    """So many steps shared by weight, the largest remainders first; evenly where nothing weighs anything."""
    if not weights:
        return []
    parts = [*weights] if sum(weights) else [1] * len(weights)
    total = sum(parts)
    shares = [steps * part // total for part in parts]
    rest = sorted(range(len(parts)), key=lambda place: (-(steps * parts[place] % total), place))
    for place in rest[: steps - sum(shares)]:
        shares[place] += 1
    return shares
