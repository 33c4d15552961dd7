"""What is found in a chronology, said in the same words wherever it is told; each must be true of the entries."""

from collections.abc import Callable
from datetime import date
from itertools import groupby

from maar.chronology.model import Held, Repeat
from maar.figures import listed

UNSEEN = "No entry says that the child was seen"
FIRST = "From the first concern or significant entry to the first action"
IN_ITSELF = "in the same entry"
NO_ACTION = "No action"
NO_ACTION_RECORDED = "No action recorded, or recorded that none was taken"
NO_IMPACT = "No impact on the child written"
BY_WORDS = (
    "Concerns, actions, strategy meetings and whether the child was seen are found by words in the entries: read the "
    "entries before you rely on this."
)
VOWELS = "aeiou"


def met_between(repeat: Repeat, said: Callable[[date], str]) -> str:
    """`no strategy meeting recorded between; an exploitation meeting on 15 July 2025 is recorded between`."""
    if not repeat.between:
        return "no strategy meeting recorded between"
    ordered = sorted(repeat.between, key=lambda meeting: meeting.kind)
    kinds = [[*group] for _, group in groupby(ordered, key=lambda meeting: meeting.kind)]
    kinds.sort(key=lambda group: group[0].day)
    verb = "is" if len(repeat.between) == 1 else "are"
    others = listed([_meetings(group, said) for group in kinds])
    return f"no strategy meeting recorded between; {others} {verb} recorded between"


def _meetings(group: list[Held], said: Callable[[date], str]) -> str:
    """`a core group on 4 May 2025`, `3 core groups from 4 May to 8 June 2025`."""
    kind, first = group[0]
    if len(group) == 1:
        article = "an" if kind[0] in VOWELS else "a"
        return f"{article} {kind} on {said(first)}"
    return f"{len(group)} {kind}s from {said(first)} to {said(group[-1].day)}"
