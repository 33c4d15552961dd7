"""What a merged chronology is. Everything that is found in it names its entries by their place among them."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from maar.answers import ChronologyEvent
from maar.chronology.actions import acted, recorded_nothing
from maar.plan import Case


@dataclass(frozen=True, slots=True)
class Gap:
    """The days between two entries in which no agency recorded anything, or that the child was seen."""

    after: date
    before: date

    @property
    def days(self) -> int:
        return (self.before - self.after).days


@dataclass(frozen=True, slots=True)
class Cluster:
    """Many events close together; what several agencies recorded is one event.

    `before_decision` is how many days before the key decision the last of them was; None where the case has none, or
    it was not shortly after them.
    """

    first: date
    last: date
    events: int
    before_decision: int | None = None

    @property
    def days(self) -> int:
        return (self.last - self.first).days


class Held(NamedTuple):
    """A meeting of several agencies that was held: what kind, as `core group`, and when."""

    kind: str
    day: date


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same kind of concern again and again, with no strategy meeting between; `places` in order of time.

    `between` are the other meetings of several agencies from the first of them to the last.
    """

    concern: str
    places: tuple[int, ...]
    between: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstAction:
    """The first entry that names a concern or is significant, and the first from then on with an action.

    `action` and `days` are None where there is none; both are the same entry where it holds its own action, and
    `days` says nothing then.
    """

    concern: int
    action: int | None
    days: int | None

    @property
    def in_itself(self) -> bool:
        return self.action == self.concern


@dataclass(frozen=True, slots=True)
class CaseChronology:
    """The entries of one case in order of time; those without a date stand last.

    `gaps` are the stretches with no entry, `unseen` those in which no entry says, or may say, that the child was seen,
    longest first. `together` are the places of entries of several agencies that tell of one event. Places count from
    0 in `events`.
    """

    case: Case
    events: tuple[ChronologyEvent, ...]
    gaps: tuple[Gap, ...] = ()
    unseen: tuple[Gap, ...] = ()
    together: tuple[tuple[int, ...], ...] = ()
    clusters: tuple[Cluster, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    first_action: FirstAction | None = None

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that recorded anything, in the order in which they first appear."""
        return tuple(dict.fromkeys(event.agency for event in self.events))

    @property
    def dated(self) -> tuple[ChronologyEvent, ...]:
        return tuple(event for event in self.events if event.date)

    @property
    def significant(self) -> tuple[ChronologyEvent, ...]:
        return tuple(event for event in self.events if event.significant == "Yes")

    @property
    def without_action(self) -> tuple[ChronologyEvent, ...]:
        """Those with no action recorded, or recorded that none was taken."""
        return tuple(event for event in self.events if not acted(event.action))

    @property
    def without_impact(self) -> tuple[ChronologyEvent, ...]:
        return tuple(event for event in self.events if recorded_nothing(event.impact))

    @property
    def shared(self) -> tuple[tuple[ChronologyEvent, ...], ...]:
        """Events that several agencies recorded, each agency's own entry for it, in order of time."""
        return tuple(tuple(self.events[place] for place in group) for group in self.together)
