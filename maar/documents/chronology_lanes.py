"""The picture of one case's chronology: its entries come in, lanes with marks and the list under them go out."""

from collections.abc import Mapping
from datetime import date

from maar.answers import ChronologyEvent
from maar.chronology import CaseChronology, Cluster, acted
from maar.chronology.said import NO_ACTION
from maar.documents.found import Found
from maar.documents.model import Lane, LaneEvent, LaneMark, Lanes, LaneSpan
from maar.documents.phrases import MONTHS, short_day, span
from maar.figures import letters, listed, some
from maar.plan import Plan
from maar.returns import Status

DRAWN_FROM = 8  # dated entries; fewer read better as a list
DRAWN_AT_MOST = 12  # cases: those with most entries
SPANS_DRAWN = 3  # gaps, and as many clusters; all are told in words
KEY_DECISION = "key decision"

Names = Mapping[int, str]


def drawable(plan: Plan, one: CaseChronology) -> tuple[int, ...]:
    """The places of the entries that can be drawn: dated, and inside the period."""
    start, end = plan.period
    return tuple(place for place, event in enumerate(one.events) if event.date and start <= event.date <= end)


def drawn_cases(found: Found) -> tuple[frozenset[str], int]:
    """The refs of the cases that are drawn, and how many have enough entries to be."""
    sizes = {one.case.ref: len(drawable(found.plan, one)) for one in found.chronologies}
    enough = [ref for ref, size in sizes.items() if size >= DRAWN_FROM]
    most = sorted(enough, key=lambda ref: -sizes[ref])[:DRAWN_AT_MOST]
    return frozenset(most), len(enough)


def names(plan: Plan, one: CaseChronology) -> Names:
    """A letter for each event that several agencies recorded, a number for other significant ones, by place."""
    inside = drawable(plan, one)
    drawn = frozenset(inside)
    groups = [[place for place in group if place in drawn] for group in one.together]
    told: dict[int, str] = {}
    for number, group in enumerate((group for group in groups if len(group) > 1), 1):
        told.update(dict.fromkeys(group, letters(number).lower()))
    single = [place for place in inside if one.events[place].significant == "Yes" and place not in told]
    return {**told, **{place: str(number) for number, place in enumerate(single, 1)}}


def lanes(found: Found, one: CaseChronology) -> Lanes:
    """One case's picture and list."""
    plan, ref = found.plan, one.case.ref
    inside = drawable(plan, one)
    named = names(plan, one)
    returns = [each for each in found.settled.returns if each.case.ref == ref]
    told = [*(one.events[place].agency for place in inside), *(r.agency.code for r in returns if _came(r.status))]
    missing = [each for each in returns if each.status is Status.OUTSTANDING]
    drawn = tuple(_lane(plan, code, one, named) for code in dict.fromkeys(told))
    hatched = tuple(Lane(each.agency.short, (), missing=True, held=each.held_alone) for each in missing)
    entries, agencies = some(len(one.events), "entry", "entries"), some(len(one.agencies), "agency", "agencies")
    return Lanes(
        ref,
        f"Case {ref}: {entries} from {agencies}",
        _unit(plan, one, named),
        _ticks(plan),
        (*drawn, *hatched),
        tuple(LaneSpan(_at(plan, g.after), _at(plan, g.before), some(g.days, "day")) for g in one.gaps[:SPANS_DRAWN]),
        _list(plan, one, named),
        _note(plan, one),
        tuple(_bracket(plan, cluster) for cluster in _clusters(plan, one)),
        _decision(plan, one),
    )


def _came(status: Status) -> bool:
    return status is Status.RETURNED


def _clusters(plan: Plan, one: CaseChronology) -> list[Cluster]:
    """Those with most events, in order of time."""
    start, end = plan.period
    inside = [cluster for cluster in one.clusters if start <= cluster.first and cluster.last <= end]
    most = sorted(inside, key=lambda cluster: (-cluster.events, cluster.first))[:SPANS_DRAWN]
    return sorted(most, key=lambda cluster: cluster.first)


def _bracket(plan: Plan, cluster: Cluster) -> LaneSpan:
    ends = (_at(plan, cluster.first), _at(plan, cluster.last))
    under = f"in {some(cluster.days, 'day')}" if cluster.days else "on one day"
    return LaneSpan(*ends, some(cluster.events, "event"), under)


def _decision(plan: Plan, one: CaseChronology) -> LaneSpan | None:
    start, end = plan.period
    when = one.case.key_decision
    if when is None or not start <= when <= end:
        return None
    return LaneSpan(_at(plan, when), _at(plan, when), KEY_DECISION, short_day(when))


def _at(plan: Plan, when: date) -> float:
    """A day as a place in the period, 0 to 1."""
    start, end = plan.period
    return (when - start).days / max((end - start).days, 1)


def _lane(plan: Plan, code: str, one: CaseChronology, named: Names) -> Lane:
    own = [(place, one.events[place]) for place in drawable(plan, one) if one.events[place].agency == code]
    marks = (LaneMark(_at(plan, e.date), _kind(e), named.get(place, "")) for place, e in own if e.date)
    return Lane(plan.agency(code).short, tuple(marks))


def _kind(event: ChronologyEvent) -> str:
    if event.significant == "Yes":
        return "significant"
    return "event" if acted(event.action) else "no action"


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


def _list(plan: Plan, one: CaseChronology, named: Names) -> tuple[LaneEvent, ...]:
    """The named events in order of time, each once."""
    groups: dict[str, list[ChronologyEvent]] = {}
    for place in sorted(named):
        groups.setdefault(named[place], []).append(one.events[place])
    return tuple(_event(plan, name, group) for name, group in groups.items())


def _event(plan: Plan, name: str, group: list[ChronologyEvent]) -> LaneEvent:
    first = group[0]
    who = ", ".join(plan.agency(event.agency).short for event in group)
    others = [
        f"{plan.agency(event.agency).short} dated it {short_day(event.date)}"
        for event in group[1:]
        if event.date and event.date != first.date
    ]
    notes = [*others, *([NO_ACTION] if not any(acted(event.action) for event in group) else [])]
    words = max((event.event for event in group), key=len)
    stop = "." if notes and not words.endswith((".", "?", "!", "…")) else ""
    return LaneEvent(name, short_day(first.date) if first.date else "", who, words + stop, "; ".join(notes))


def _unit(plan: Plan, one: CaseChronology, named: Names) -> str:
    kinds = {_kind(one.events[place]) for place in drawable(plan, one)}
    many = len(one.gaps)
    parts = [
        f"{span(*plan.period)}.",
        "Filled: marked significant by the agency, with or without action." if "significant" in kinds else "",
        "Open ring: other entries, with an action." if "event" in kinds else "",
        "Cross: other entries, no action." if "no action" in kinds else "",
        "Lettered line: one event recorded by several agencies." if any(n.isalpha() for n in named.values()) else "",
        f"Grey: the {SPANS_DRAWN} longest of {many} stretches without an entry." if many > SPANS_DRAWN else "",
        f"Dashed line: {KEY_DECISION}, {decided.under}." if (decided := _decision(plan, one)) else "",
    ]
    return " ".join(part for part in parts if part)


def _note(plan: Plan, one: CaseChronology) -> str:
    undated = sum(event.date is None for event in one.events)
    outside = len(one.events) - undated - len(drawable(plan, one))
    left = [
        some(undated, "entry without a date", "entries without a date") if undated else "",
        some(outside, "entry outside the period", "entries outside the period") if outside else "",
    ]
    named = [part for part in left if part]
    said = [f"Not drawn: {listed(named)}. They stand in data/chronology.csv."] if named else []
    decided = one.case.key_decision
    if decided and _decision(plan, one) is None:
        said.append(f"The key decision, {short_day(decided)}, lies outside the period.")
    return " ".join(said)
