"""What there is to look at in a chronology: gaps, repeats, clusters and what is not recorded.

Comes in: one case's chronology. Goes out: signs, a table of them for the page and a sheet for findings.xlsx. Nothing
here says more than the words of the entries show.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from maar.answers import ChronologyEvent
from maar.chronology import CaseChronology, Cluster, Gap, Repeat
from maar.chronology.said import BY_WORDS, FIRST, IN_ITSELF, NO_ACTION_RECORDED, NO_IMPACT, UNSEEN, met_between
from maar.documents.chronology_lanes import KEY_DECISION, Names
from maar.documents.found import Found
from maar.documents.model import Cell, Row, Table
from maar.documents.phrases import days_between, short_day
from maar.documents.sheet_cells import columns
from maar.figures import Share, figure, some
from maar.plan import Plan

NO_ENTRY = "No agency recorded anything"
CLUSTER = "Events close together"
ON_THE_DAY = f", the last on the day of the {KEY_DECISION}"
UNIT = "Unit: one entry is one row of a chronology; what several agencies recorded is one event."
HEAD = ("What", "Details", "Number")
IN_BRACKETS = "In brackets: its number or letter in the list."


class Sign(NamedTuple):
    """One thing found: what it is, when or whose, and its number with its unit; `by_words` of entries, if so."""

    what: str
    which: str
    figure: str
    by_words: bool = False


def signs(plan: Plan, one: CaseChronology, named: Names | None = None) -> tuple[Sign, ...]:
    """Everything in one case that there is to look at; `named` are the entries that a list beside it names."""
    named = named or {}
    repeats = (_repeat(plan, one, repeat, named) for repeat in one.repeats)
    return (
        *(_stretch(NO_ENTRY, gap) for gap in one.gaps),
        *(_stretch(UNSEEN, gap)._replace(by_words=True) for gap in one.unseen),
        *repeats,
        *(_cluster(cluster) for cluster in one.clusters),
        *_first_action(plan, one, named),
        *_lacking(plan, NO_ACTION_RECORDED, one.without_action, one),
        *_lacking(plan, NO_IMPACT, one.without_impact, one),
    )


def signs_table(found: Found, one: CaseChronology, named: Names) -> Table | None:
    """What to look at in one case, one row for each kind; nothing where there is nothing."""
    told = signs(found.plan, one, named)
    if not told:
        return None
    rows = tuple(Row((Cell(sign.what), Cell(sign.which), Cell(sign.figure))) for sign in _by_kind(told))
    by_words = BY_WORDS if any(sign.by_words for sign in told) else ""
    in_list = any(f"({name})" in sign.which for sign in told for name in named.values())
    ref = one.case.ref
    title = f"To look at in case {ref}"
    return Table(f"Case {ref}", title, IN_BRACKETS if in_list else "", columns(HEAD[:2], HEAD[2:]), rows, by_words)


def signs_sheet(found: Found) -> Table:
    """The same of every case, one row for each thing found."""
    rows = tuple(
        Row((Cell(one.case.ref), Cell(sign.what), Cell(sign.which), Cell(sign.figure)))
        for one in found.chronologies
        for sign in signs(found.plan, one)
    )
    head = columns(("Case", *HEAD))
    return Table("Chronology to look at", "Chronologies: what to look at", UNIT, head, rows, BY_WORDS)


def _by_kind(told: Iterable[Sign]) -> Iterable[Sign]:
    """Several stretches or clusters as one row that names each."""
    for what, group in groupby(told, key=lambda sign: sign.what):
        each = list(group)
        if len(each) == 1 or what not in (NO_ENTRY, UNSEEN, CLUSTER):
            yield from each
        else:
            yield Sign(what, "; ".join(f"{one.figure}, {one.which}" for one in each), f"{len(each)} times")


def _stretch(what: str, gap: Gap) -> Sign:
    return Sign(what, days_between(gap.after, gap.before), some(gap.days, "day"))


def _cluster(cluster: Cluster) -> Sign:
    took = f"in {some(cluster.days, 'day')}" if cluster.days else "on one day"
    which = days_between(cluster.first, cluster.last) + _before_decision(cluster.before_decision)
    return Sign(CLUSTER, which, f"{some(cluster.events, 'event')} {took}")


def _before_decision(days: int | None) -> str:
    if days is None:
        return ""
    return f", the last {some(days, 'day')} before the {KEY_DECISION}" if days else ON_THE_DAY


def _repeat(plan: Plan, one: CaseChronology, repeat: Repeat, named: Names) -> Sign:
    who = ", ".join(dict.fromkeys(plan.agency(one.events[place].agency).short for place in repeat.places))
    dates = [one.events[place].date for place in repeat.places]
    known = [when for when in dates if when]
    when = f", {days_between(known[0], known[-1])}" if known else ""
    each = ", ".join(_when(one.events[place], named.get(place, "")) for place in repeat.places)
    which = f"{who}{when}: {each}; {met_between(repeat, short_day)}"
    return Sign(f"{repeat.concern}, repeated", which, some(len(repeat.places), "entry", "entries"), by_words=True)


def _when(event: ChronologyEvent, name: str) -> str:
    said = _day(event.date)
    return f"{said} ({name})" if name else said


def _day(when: date | None) -> str:
    return short_day(when) if when else "no date"


def _first_action(plan: Plan, one: CaseChronology, named: Names) -> Iterable[Sign]:
    """The days between two entries; an entry that holds its own action says nothing of how long it took."""
    if one.first_action is None:
        return

    def said(place: int) -> str:
        event = one.events[place]
        return f"{plan.agency(event.agency).short}, {_when(event, named.get(place, ''))}"

    found = one.first_action
    if found.in_itself:
        yield Sign(FIRST, f"{said(found.concern)}: {IN_ITSELF}", "same entry", by_words=True)
    elif found.action is None or found.days is None:
        yield Sign(FIRST, f"{said(found.concern)}: no action recorded from then on", "no action", by_words=True)
    else:
        which = f"{said(found.concern)}, to {said(found.action)}"
        yield Sign(FIRST, which, some(found.days, "day"), by_words=True)


def _lacking(plan: Plan, what: str, those: tuple[ChronologyEvent, ...], one: CaseChronology) -> Iterable[Sign]:
    """Entries that lack something, by agency, of all of them."""
    if those:
        by_agency = Counter(plan.agency(event.agency).short for event in those)
        which = ", ".join(f"{name} {count}" for name, count in by_agency.items())
        yield Sign(what, f"Entries: {which}", str(figure(Share(len(those), len(one.events)))))
