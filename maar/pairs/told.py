"""What lists say of agencies, in words: one sentence for each row and agency, whatever number of pairs it takes.

Comes in: the entries of the lists that contradict. Goes out: sentences, without the stop at their end.
"""

from collections import defaultdict
from collections.abc import Iterable

from maar.figures import listed
from maar.pairs.model import Entry

Same = tuple[tuple[str, str, bool, str], ...]  # of one agency: who lists it where, or not, and what it says itself


def sentences(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Agencies of which the same is said, and which say the same of themselves, share a sentence."""
    of_agency: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for one in entries:
        of_agency[one.about, one.agency].append(one)
    alike: dict[tuple[str, Same], list[str]] = defaultdict(list)
    for (about, agency), own in of_agency.items():
        alike[about, tuple(_named_first(own))].append(agency)
    return tuple(_sentence(about, agencies, same) for (about, same), agencies in alike.items())


def _named_first(entries: Iterable[Entry]) -> list[tuple[str, str, bool, str]]:
    """What is told of one agency, the lists that name it before others: in that order its own words are told too."""
    return [(one.lister, one.text, one.on_it, one.own) for one in sorted(entries, key=lambda one: not one.on_it)]


def _sentence(about: str, agencies: list[str], same: Same) -> str:
    """`Social care lists School for Core group 3 under 'Came'; School answered Apologies`."""
    row = f" for {about}" if about else ""
    by_lister: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for lister, text, on_it, _ in same:
        by_lister[lister].append((text, on_it))
    shared: dict[tuple[tuple[str, bool], ...], list[str]] = defaultdict(list)
    for lister, lists in by_lister.items():
        shared[tuple(lists)].append(lister)
    said = [
        _lists(listers, f"{listed(agencies)}{row if not place else ''}", lists)
        for place, (lists, listers) in enumerate(shared.items())
    ]
    own = dict.fromkeys((text, words) for _, text, _, words in same)
    return "; ".join([*said, f"{listed(agencies)} answered {listed([words for _, words in own])}"])


def _lists(listers: list[str], whom: str, lists: tuple[tuple[str, bool], ...]) -> str:
    """`Social care lists School under 'Asked' but not under 'Came'`."""
    on, off = ([f"'{text}'" for text, on_it in lists if on_it is wanted] for wanted in (True, False))
    one = len(listers) == 1
    verb = ("lists" if one else "list") if on else ("does not list" if one else "do not list")
    rest = f" but not under {listed(off)}" if on and off else ""
    return f"{listed(listers)} {verb} {whom} under {listed(on or off)}{rest}"
