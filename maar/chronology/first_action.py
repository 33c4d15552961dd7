"""How long it took until somebody did something: entries come in, the first concern and the first action go out."""

from collections.abc import Sequence

from maar.chronology.actions import acted
from maar.chronology.entries import Entry
from maar.chronology.model import FirstAction


def first_action(named: Sequence[tuple[Entry, tuple[str, ...]]]) -> FirstAction | None:
    """The first entry that names a concern or is significant, and the first action from its day on.

    What comes in are entries in order of time, each with the concerns it names.
    """
    first = next((entry for entry, concerns in named if concerns or entry.event.significant == "Yes"), None)
    if first is None:
        return None
    later = [entry for entry, _ in named if entry.day >= first.day and acted(entry.event.action)]
    if not later:
        return FirstAction(first.place, None, None)
    action = min(later, key=lambda entry: (entry.day, entry.place != first.place, entry.place))
    return FirstAction(first.place, action.place, (action.day - first.day).days)
