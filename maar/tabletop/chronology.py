"""Drawing the Chronology: for every case what stands out, then all agencies' entries on one line of time.

Comes in: merged chronologies. Goes out: a page on which entries that tell of one event stand beside each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from maar.answers import ChronologyEvent
from maar.chronology import CaseChronology, Gap
from maar.chronology.said import BY_WORDS, FIRST, IN_ITSELF, NO_ACTION_RECORDED, NO_IMPACT, UNSEEN, met_between
from maar.figures import day, letters, listed, some
from maar.sheets.form import Form
from maar.tabletop import looks, spec
from maar.tabletop.blind import Called
from maar.tabletop.pack import Pack
from maar.tabletop.table import Table, begin

GUIDE = (
    "All agencies’ entries in order of time. Entries with one letter tell of one event, each as its agency wrote it. "
    "Nothing is merged away."
)
COLUMNS = (
    ("No", 6.0),
    ("Date", 14.0),
    ("Agency", 12.0),
    ("Event", 56.0),
    ("Source", 20.0),
    ("Action or inaction", 40.0),
    ("Impact on the child", 40.0),
    ("Significant", 13.0),
)
LOOKS = (
    looks.STRONG, looks.DAY, looks.SAID, looks.SAID, looks.SAID_SECOND, looks.SAID, looks.SAID, looks.CENTRED,
)  # fmt: skip
SIGNIFICANT = (looks.STRONG, looks.DAY, looks.STRONG, looks.STRONG, *LOOKS[4:])
NO_DATE = "no date"


class Entry(NamedTuple):
    """One entry with what it is called: a number, or a letter that it shares."""

    name: str
    event: ChronologyEvent


def draw_chronology(form: Form, pack: Pack, called: Called) -> None:
    """Draw the sheet."""
    sheet = begin(form, spec.CHRONOLOGY, [width for _, width in COLUMNS], GUIDE)
    sheet.say(BY_WORDS)
    sheet.space()
    sheet.headings([heading for heading, _ in COLUMNS], repeated=True)
    by_case = {one.case.ref: one for one in pack.chronologies}
    for table in pack.tables:
        if one := by_case.get(table.case.ref):
            _case(sheet, one, called)
    sheet.finish(pack.plan)


def _case(sheet: Table, one: CaseChronology, called: Called) -> None:
    entries = some(len(one.events), "entry", "entries")
    agencies = some(len(one.agencies), "agency", "agencies")
    title = f"{entries} from {agencies}" if one.events else "no entry"
    sheet.band(f"{spec.CASE}{one.case.ref}: {title}", apart=True)
    ordered = _ordered(one)
    names = {id(entry.event): entry.name for entry in ordered}
    for text in _stands_out(one, [names[id(event)] for event in one.events]):
        sheet.say(text, looks.STATUS_PLAIN)
    gaps = {gap.before: gap for gap in one.gaps}
    for entry in ordered:
        if gap := gaps.pop(entry.event.date, None) if entry.event.date else None:
            sheet.between(f"{some(gap.days, 'day')} nothing recorded, {_from_to(gap)}")
        style = SIGNIFICANT if entry.event.significant == "Yes" else LOOKS
        sheet.put(_cells(entry, called), style)


def _ordered(one: CaseChronology) -> list[Entry]:
    """The entries in order of time, those that are told together beside the first of them."""
    group_of = {place: group for group in one.together for place in group}
    entries: list[Entry] = []
    number, shared = 0, 0
    for place, event in enumerate(one.events):
        group = group_of.get(place)
        if group is None:
            number += 1
            entries.append(Entry(str(number), event))
        elif place == min(group):
            shared += 1
            entries += [Entry(letters(shared).lower(), one.events[other]) for other in sorted(group)]
    return entries


def _cells(entry: Entry, called: Called) -> tuple[object, ...]:
    event = entry.event
    when: object = event.date or called.text(event.date_text) or NO_DATE
    texts = (event.event, event.source, event.action, event.impact)
    return (entry.name, when, called.code(event.agency), *map(called.text, texts), event.significant)


def _stands_out(one: CaseChronology, names: Sequence[str]) -> Iterator[str]:
    """What to look at, a line each; `names` are those of the entries by their place."""
    first = one.first_action
    if first:
        begins = f"{FIRST}: {names[first.concern]}, {_when(one.events[first.concern].date)}"
        if first.in_itself:
            yield f"{begins}: {IN_ITSELF}."
        elif first.action is None:
            yield f"{begins}: no action recorded from then on."
        else:
            yield f"{begins}, to {names[first.action]}: {some(first.days or 0, 'day')}."
    for repeat in one.repeats:
        told = listed([*dict.fromkeys(names[place] for place in repeat.places)])
        yield f"Repeated: {repeat.concern}, in {told}; {met_between(repeat, day)}."
    for cluster in one.clusters:
        within = f"in {some(cluster.days, 'day')}" if cluster.days else "on one day"
        before = cluster.before_decision
        ago = f"{some(before, 'day')} before" if before else "up to the day of"
        decided = "" if before is None else f", {ago} the key decision"
        told = f"{day(cluster.first)} to {day(cluster.last)}" if cluster.days else day(cluster.first)
        yield f"Close together: {some(cluster.events, 'event')} {within}, {told}{decided}."
    for gap in one.unseen:
        yield f"{UNSEEN}: {some(gap.days, 'day')}, {_from_to(gap)}."
    for what, found in _left_empty(one).items():
        if found:
            yield f"{what}: {found} of {some(len(one.events), 'entry', 'entries')}."


def _left_empty(one: CaseChronology) -> Mapping[str, int]:
    return {NO_ACTION_RECORDED: len(one.without_action), NO_IMPACT: len(one.without_impact)}


def _when(when: date | None) -> str:
    return day(when) if when else NO_DATE


def _from_to(gap: Gap) -> str:
    return f"{day(gap.after)} to {day(gap.before)}"
