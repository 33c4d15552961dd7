"""Entries of several agencies that tell of one event: entries in order of time come in, their places in groups go out.

They are grouped, never merged. To take two events for one is worse than to miss that two are one.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from maar.answers import ChronologyEvent
from maar.chronology.meetings import tells_of_meeting
from maar.chronology.words import is_word, pieces, set_of

APART_DAYS = 3  # one meeting may be dated so many days apart in two records
AT_LEAST = 2  # words in common, and two thirds of the shorter entry's
SMALL = set_of(
    "a an and are as at be been by for from had has have he her him his in into is it its of off on or our over she "
    "that the their them then there they this to was we were when which while who will with re after about"
)
# What many entries say, whatever happened: two agencies that wrote no other words in common may each tell of its own.
EVERYDAY = set_of(
    "adult appointment arranged attend attended baby boy call called care carer check child children clinic concern "
    "contact dad day discussed doctor email family father follow girl gp health home hospital house information joint "
    "letter made mother mum new nurse officer parent person phone phoned police pupil rang received record referral "
    "referred report reported review safeguarding said saw school seen sent service sibling social spoke support talk "
    "team telephone text today told unannounced up update visit visited visitor week worker young assessment"
)
WHICH = set_of("initial review first second third fourth fifth sixth seventh eighth ninth tenth final last")
UNDONE = set_of("cancelled postponed rearranged rescheduled adjourned")
NOT_SO = UNDONE | set_of("no not never without refused declined missed failed denied")
IN_FULL: Mapping[str, tuple[str, ...]] = {
    "cin": ("child", "need"), "icpc": ("initial", "child", "protection", "conference"), "strat": ("strategy",),
    "rcpc": ("review", "child", "protection", "conference"), "cp": ("child", "protection"),
    "discussion": ("meeting",), "mum": ("mother",), "dad": ("father",), "yp": ("young", "person"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What of an entry is compared: its words without small ones, which one of several it is, and what it denies."""

    agency: str
    day: date
    words: frozenset[str]
    which: frozenset[str]
    denies: bool
    meeting: bool

    @property
    def needed(self) -> int:
        """How many words another entry must share where this one is the shorter."""
        return max(AT_LEAST, -(-2 * len(self.words) // 3))


def together(events: Sequence[ChronologyEvent]) -> tuple[tuple[int, ...], ...]:
    """The places of entries that tell of one event, at most one of each agency, in order of time.

    Nearest in time first; every entry of a group is like every other.
    """
    told = {place: _told(event, event.date) for place, event in enumerate(events) if event.date}
    pairs = frozenset(_pairs(told))
    groups: dict[int, tuple[int, ...]] = {}
    for one, other in sorted(pairs, key=lambda pair: (_apart(told[pair[0]], told[pair[1]]), pair)):
        first, second = groups.get(one, (one,)), groups.get(other, (other,))
        if first != second and all((min(both), max(both)) in pairs for both in product(first, second)):
            joined = tuple(sorted((*first, *second)))
            groups.update(dict.fromkeys(joined, joined))
    return tuple(sorted(set(groups.values())))


def same_event(one: Told, other: Told) -> bool:
    """Do two agencies' entries tell of one event: on the same day, in like words?

    A meeting may be dated a few days apart; anything else that differs in its date is two events.
    """
    meetings = one.meeting and other.meeting
    if one.agency == other.agency or _apart(one, other) > (APART_DAYS if meetings else 0):
        return False
    shared = one.words & other.words
    if len(shared) < min(one.needed, other.needed) or one.denies != other.denies:
        return False
    if not (one.which <= other.which or other.which <= one.which):
        return False
    return meetings or any(word not in EVERYDAY and not word.isdigit() for word in shared)


def _told(event: ChronologyEvent, day: date) -> Told:
    said = [word for word in pieces(event.event) if is_word(word)]
    words = frozenset(
        word for each in said for word in IN_FULL.get(each, (_singular(each),)) if word not in SMALL
    )  # fmt: skip
    meeting = tells_of_meeting(event)
    which = frozenset(word for word in words if word in WHICH or word.isdigit())
    return Told(event.agency, day, words, which, bool({*said} & (UNDONE if meeting else NOT_SO)), meeting)


def _singular(word: str) -> str:
    """A plural as its singular, crudely: `parents`, `injuries`."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _apart(one: Told, other: Told) -> int:
    return abs((other.day - one.day).days)


def _pairs(told: Mapping[int, Told]) -> Iterator[tuple[int, int]]:
    """The places of every two entries that tell of one event.

    Each entry looks for longer ones by its rarest words only: whichever shares enough of its words has one of those.
    """
    often = Counter(word for each in told.values() for word in each.words)
    standing: dict[tuple[date, str], list[int]] = {}
    for place, each in told.items():
        for word in each.words:
            standing.setdefault((each.day, word), []).append(place)
    for place, each in told.items():
        rarest = sorted(each.words, key=lambda word: (often[word], word))[: len(each.words) - each.needed + 1]
        days = range(-APART_DAYS, APART_DAYS + 1) if each.meeting else (0,)
        near = {
            other for day, word in product(days, rarest) for other in standing.get((_moved(each.day, day), word), ())
        }
        for other in near:
            if len(told[other].words) >= len(each.words) and same_event(each, told[other]):
                yield min(place, other), max(place, other)


def _moved(day: date, days: int) -> date:
    """So many days later; the day itself where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
