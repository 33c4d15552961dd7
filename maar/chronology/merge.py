"""One chronology for each case: settled returns come in; the entries in order of time, and what is found in them, go
out. What is found looks at the period of the audit; nothing is ever left out of the entries.
"""

from collections import defaultdict
from datetime import date

from maar.answers import ChronologyEvent
from maar.chronology.clusters import clusters
from maar.chronology.concerns import Concerns
from maar.chronology.entries import inside, told_once
from maar.chronology.first_action import first_action
from maar.chronology.gaps import gaps
from maar.chronology.model import CaseChronology
from maar.chronology.repeats import repeats
from maar.chronology.together import together
from maar.chronology.unseen import unseen
from maar.plan import Case, Plan
from maar.returns import Settled


def chronologies(plan: Plan, settled: Settled) -> tuple[CaseChronology, ...]:
    """The chronology of every case of the plan, in the order of the plan; the same for every order of the files."""
    concerns = Concerns(plan.watch)
    by_case: defaultdict[str, list[ChronologyEvent]] = defaultdict(list)
    for one in settled.returned:
        by_case[one.case.ref] += one.events
    return tuple(_chronology(plan, case, in_order(plan, by_case[case.ref]), concerns) for case in plan.cases)


def in_order(plan: Plan, events: list[ChronologyEvent]) -> tuple[ChronologyEvent, ...]:
    """By date, those without one last; then in the order of the agencies in the plan, then by what they say.

    Two entries that differ in nothing else stand by their places.
    """
    order = {agency.code: place for place, agency in enumerate(plan.agencies)}

    def rank(event: ChronologyEvent) -> tuple[object, ...]:
        said = (event.event, event.date_text, event.source, event.action, event.impact, event.significant)
        return (event.date is None, event.date or date.max, order[event.agency], *said, event.at)

    return tuple(sorted(events, key=rank))


def _chronology(plan: Plan, case: Case, events: tuple[ChronologyEvent, ...], concerns: Concerns) -> CaseChronology:
    groups = together(events)
    entries = inside(events, plan.period)
    once = told_once(entries, groups)
    names = {entry.place: concerns.named_in(entry.event) for entry in entries}
    told = [(group[0], tuple(dict.fromkeys(name for each in group for name in names[each.place]))) for group in once]
    return CaseChronology(
        case,
        events,
        gaps(tuple(entry.day for entry in entries), plan.watch.gap_days),
        unseen(entries, plan.watch.unseen_days),
        groups,
        clusters([group[0].day for group in once], case.key_decision, plan.watch),
        repeats(told, plan.watch),
        first_action([(entry, names[entry.place]) for entry in entries]),
    )
