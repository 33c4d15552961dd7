"""Events close together, and how soon before the key decision: days come in, clusters go out."""

from collections.abc import Sequence
from datetime import date

from maar.chronology.model import Cluster
from maar.chronology.windows import windows
from maar.plan import Watch


def clusters(days: Sequence[date], decision: date | None, watch: Watch) -> tuple[Cluster, ...]:
    """The densest stretches with so many events or more, in order of time; `days` are those of events, in order."""
    found = windows(days, watch.cluster_days, watch.cluster_events)
    return tuple(_cluster(days, window, decision, watch.decision_days) for window in found)


def _cluster(days: Sequence[date], window: range, decision: date | None, soon: int) -> Cluster:
    first, last = days[window.start], days[window[-1]]
    before = (decision - last).days if decision else -1
    return Cluster(first, last, len(window), before if 0 <= before <= soon else None)
