"""The chronologies: all cases in one table, then a picture and a list for each case with enough entries."""

from datetime import date

from maar.answers import ChronologyEvent
from maar.chronology import CaseChronology, Cluster, recorded_nothing
from maar.documents.found import Found
from maar.documents.model import (
    Block,
    Cell,
    Column,
    Lane,
    LaneEvent,
    LaneMark,
    Lanes,
    LaneSpan,
    Row,
    Section,
    Table,
    Text,
)
from maar.documents.phrases import MONTHS, NO_DATA, short_day, span
from maar.documents.returns_part import count
from maar.figures import listed, some
from maar.plan import Plan
from maar.returns import Status

DRAWN_FROM = 8  # dated entries; fewer read better as a list
DRAWN_AT_MOST = 12  # cases: those with most entries
NO_ACTION = "No action recorded"


def chronology_section(found: Found) -> Section:
    """What each agency wrote down when, put together."""
    if not any(case.events for case in found.chronologies):
        return Section("chronology", "Chronology", (Text("No return holds a chronology entry."),))
    enough = [one for one in found.chronologies if len(_inside(found.plan, one)) >= DRAWN_FROM]
    most = sorted(enough, key=lambda one: -len(_inside(found.plan, one)))[:DRAWN_AT_MOST]
    blocks: list[Block] = [chronology_table(found)]
    if len(enough) > len(most):
        blocks.append(
            Text(f"Drawn: the {DRAWN_AT_MOST} cases with most entries of the {len(enough)} with enough to draw.")
        )
    blocks += [lanes(found, one) for one in enough if one in most]
    return Section("chronology", "Chronology", tuple(blocks))


def chronology_table(found: Found) -> Table:
    """One row for each case."""
    names = ("Entries", "Agencies", "Significant", "No action recorded", "No impact written", "Longest gap in days")
    columns = (Column("Case"), *(Column(name, "number") for name in names))
    rows = [Row((Cell(f"Case {one.case.ref}"), *_numbers(one))) for one in found.chronologies]
    cells = [[len(part) for part in _parts(one)] for one in found.chronologies]
    totals = [count(sum(column)) for column in zip(*cells, strict=True)]
    rows.append(Row((Cell("All"), totals[0], Cell(NO_DATA, quiet=True), *totals[1:], Cell(NO_DATA, quiet=True)), True))
    return Table(
        "Chronology",
        "Chronology entries by case",
        "Unit: one entry is one row of an agency's chronology. A gap: no agency recorded anything.",
        columns,
        tuple(rows),
        "Entries are never merged: what two agencies recorded counts twice. Gaps of four weeks or more, inside the "
        f"period {span(*found.plan.period)}.",
    )


def _parts(one: CaseChronology) -> tuple[tuple[ChronologyEvent, ...], ...]:
    return (one.events, one.significant, one.without_action, one.without_impact)


def _numbers(one: CaseChronology) -> tuple[Cell, ...]:
    entries, *others = (count(len(part)) for part in _parts(one))
    gap = count(one.gaps[0].days) if one.gaps else Cell(NO_DATA, quiet=True)
    return (entries, count(len(one.agencies)), *others, gap)


def _inside(plan: Plan, one: CaseChronology) -> tuple[ChronologyEvent, ...]:
    """The entries that can be drawn: dated, and inside the period."""
    start, end = plan.period
    return tuple(event for event in one.events if event.date and start <= event.date <= end)


def lanes(found: Found, one: CaseChronology) -> Lanes:
    """One case's picture and list."""
    plan = found.plan
    inside = _inside(plan, one)
    names = _names(one, inside)
    ref = one.case.ref
    agencies = dict.fromkeys(event.agency for event in inside)
    told = [*agencies, *(r.agency.code for r in found.settled.returned if r.case.ref == ref)]
    missing = [r.agency.code for r in found.settled.returns if r.case.ref == ref and r.status is Status.OUTSTANDING]
    drawn = tuple(_lane(plan, code, inside, names) for code in dict.fromkeys(told))
    hatched = tuple(Lane(plan.agency(code).short, (), missing=True) for code in missing)
    title = (
        f"Case {ref}: {some(len(one.events), 'entry', 'entries')} from {some(len(one.agencies), 'agency', 'agencies')}"
    )
    gaps = tuple(LaneSpan(_at(plan, g.after), _at(plan, g.before), some(g.days, "day")) for g in one.gaps)
    clusters = (_bracket(plan, one.cluster),) if one.cluster else ()
    return Lanes(
        ref,
        title,
        _unit(plan, inside, names),
        _ticks(plan),
        (*drawn, *hatched),
        gaps,
        _list(plan, one, names),
        _note(one, inside),
        clusters,
    )


def _bracket(plan: Plan, cluster: Cluster) -> LaneSpan:
    ends = (_at(plan, cluster.first), _at(plan, cluster.last))
    under = f"in {some(cluster.days, 'day')}" if cluster.days else "on one day"
    return LaneSpan(*ends, some(cluster.events, "event"), under)


def _names(one: CaseChronology, inside: tuple[ChronologyEvent, ...]) -> dict[int, str]:
    """A letter for events that several agencies recorded, a number for other significant ones, by identity."""
    names: dict[int, str] = {}
    drawn = {id(event) for event in inside}
    groups = [[event for event in group if id(event) in drawn] for group in one.shared]
    for place, group in enumerate(group for group in groups if len(group) > 1):
        names.update({id(event): _letter(place) for event in group})
    number = 0
    for event in inside:
        if event.significant == "Yes" and id(event) not in names:
            number += 1
            names[id(event)] = str(number)
    return names


def _letter(place: int) -> str:
    """a, b ... z, aa, ab."""
    first, last = divmod(place, 26)
    return (_letter(first - 1) if first else "") + chr(ord("a") + last)


def _at(plan: Plan, when: date) -> float:
    """A day as a place in the period, 0 to 1."""
    start, end = plan.period
    return (when - start).days / max((end - start).days, 1)


def _lane(plan: Plan, code: str, inside: tuple[ChronologyEvent, ...], names: dict[int, str]) -> Lane:
    own = [event for event in inside if event.agency == code and event.date]
    marks = (LaneMark(_at(plan, event.date), _kind(event), names.get(id(event), "")) for event in own if event.date)
    return Lane(plan.agency(code).short, tuple(marks))


def _kind(event: ChronologyEvent) -> str:
    if event.significant == "Yes":
        return "significant"
    return "no action" if recorded_nothing(event.action) else "event"


def _ticks(plan: Plan) -> tuple[tuple[float, str], ...]:
    """The months of the period, the year with the first and with each January."""
    start, end = plan.period
    ticks: list[tuple[float, str]] = []
    year, month = start.year, start.month
    while (first := date(year, month, 1)) <= end:
        dated = not ticks or month == 1
        label = f"{MONTHS[month - 1][:3]} {year}" if dated else MONTHS[month - 1][:3]
        ticks.append((_at(plan, max(first, start)), label))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(ticks)


def _list(plan: Plan, one: CaseChronology, names: dict[int, str]) -> tuple[LaneEvent, ...]:
    """The named events in order of time, each once."""
    groups: dict[str, list[ChronologyEvent]] = {}
    for event in one.events:
        if id(event) in names:
            groups.setdefault(names[id(event)], []).append(event)
    return tuple(_event(plan, name, group) for name, group in groups.items())


def _event(plan: Plan, name: str, group: list[ChronologyEvent]) -> LaneEvent:
    first = group[0]
    who = ", ".join(plan.agency(event.agency).short for event in group)
    others = [
        f"{plan.agency(event.agency).short} dated it {short_day(event.date)}"
        for event in group[1:]
        if event.date and event.date != first.date
    ]
    notes = [*others, *([NO_ACTION] if all(recorded_nothing(event.action) for event in group) else [])]
    words = max((event.event for event in group), key=len)
    stop = "." if notes and not words.endswith((".", "?", "!", "…")) else ""
    return LaneEvent(name, short_day(first.date) if first.date else "", who, words + stop, "; ".join(notes))


def _unit(plan: Plan, inside: tuple[ChronologyEvent, ...], names: dict[int, str]) -> str:
    kinds = {_kind(event) for event in inside}
    parts = [
        f"{span(*plan.period)}.",
        "Filled: marked significant by the agency." if "significant" in kinds else "",
        "Open ring: other entries." if "event" in kinds else "",
        "Cross: no action recorded." if "no action" in kinds else "",
        "Lettered line: one event recorded by several agencies." if any(n.isalpha() for n in names.values()) else "",
    ]
    return " ".join(part for part in parts if part)


def _note(one: CaseChronology, inside: tuple[ChronologyEvent, ...]) -> str:
    undated = sum(event.date is None for event in one.events)
    outside = len(one.events) - undated - len(inside)
    left = [
        some(undated, "entry without a date", "entries without a date") if undated else "",
        some(outside, "entry outside the period", "entries outside the period") if outside else "",
    ]
    named = [part for part in left if part]
    return f"Not drawn: {listed(named)}. They stand in data/chronology.csv." if named else ""
