"""Stretches of time in which something did not happen: days come in, gaps go out, longest first."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from maar.chronology.model import Gap


def gaps(days: Iterable[date], least: int) -> tuple[Gap, ...]:
    """Every stretch of so many days or more between two of these days, longest first, the earlier of equals."""
    between = (Gap(one, other) for one, other in pairwise(sorted({*days})))
    return tuple(sorted((gap for gap in between if gap.days >= least), key=lambda gap: (-gap.days, gap.after)))
