"""Entries of a chronology as agencies write them, and the chronologies that are made of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from example import AGENCIES, plan

from maar.answers import ChronologyEvent
from maar.chronology import CaseChronology, chronologies
from maar.plan import Agency, Case, Plan, Watch
from maar.problems import Location
from maar.returns import Return, Settled, Status

START, END = date(2025, 5, 1), date(2026, 4, 30)
HEALTH, GP = Agency("0-19", "ALL", "0-19 service", "0-19"), Agency("GP", "ALL", "Harbour Practice", "GP")
EVERYBODY = (*AGENCIES, HEALTH, GP)


def entry(
    agency: str, when: date | int | None, event: str, action: str = "Told the lead", **more: Any
) -> ChronologyEvent:
    """An entry on K1; a number is so many days after the first of May 2025. All but its words can be changed."""
    day = START + timedelta(days=when) if isinstance(when, int) else when
    plain = ChronologyEvent(agency, "K1", day, event, "Record", action, "", "No", Location(f"{agency}.xlsx"))
    return replace(plain, **more)


def audit(decision: date | None = None, cases: Iterable[str] = ("K1",), **watch: Any) -> Plan:
    """An audit of five agencies with these settings."""
    planned = tuple(Case(ref, decision) for ref in cases)
    return replace(plan(), cases=planned, agencies=EVERYBODY, watch=Watch(**watch))


def told(of: Plan, entries: Iterable[ChronologyEvent]) -> tuple[CaseChronology, ...]:
    """The chronologies when each agency returned its own entries, in the order in which they are given."""
    given = tuple(entries)
    returns = []
    for agency, case in of.returns:
        own = tuple(one for one in given if (one.agency, one.case) == (agency.code, case.ref))
        returns.append(Return(agency, case, Status.RETURNED, (), events=own))
    return chronologies(of, Settled(tuple(returns), {}, (), (), {}))


def one_case(*entries: ChronologyEvent, of: Plan | None = None) -> CaseChronology:
    """The chronology of the one case."""
    (one,) = told(of or audit(), entries)
    return one


def together(*entries: ChronologyEvent) -> list[list[tuple[str, str]]]:
    """What stands together: of each group who wrote what."""
    return [[(each.agency, each.event) for each in group] for group in one_case(*entries).shared]
