"""Merging 25,000, 50,000 and 100,000 chronology entries: python benchmarks/chronology.py [MOST]

Two shapes: ever more cases of the usual size, and one case with ever more entries over an ever longer time. Each size
is merged turn by turn in one run; beside the seconds of processor time stand how many times those of the smallest they
are, and how many n log n would be.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from math import log

from maar.answers import ChronologyEvent
from maar.chronology import CaseChronology, chronologies
from maar.plan import Agency, Case, Plan
from maar.problems import Location
from maar.questions.read import template
from maar.returns import Return, Settled, Status

RUNS = 3
CODES = ("CSC", "POL", "EDU", "GP", "ACU", "HOU", "EH", "YJS", "PRO", "MH", "VCS", "FIRE")
AGENCIES = tuple(Agency(code, "ALL", code, code) for code in CODES)
EACH = 500  # entries of a case of the usual size: twelve agencies with some forty each
A_DAY = 2  # entries for each day of a case
START = date(1890, 1, 1)
SAID = (
    "Strategy meeting", "Core group", "Initial child protection conference", "Home visit: child seen in {a} room",
    "Home visit, no reply", "Arrives hungry, asked for {a}", "Police notification: {a} at the {b}", "Bruise to {a} arm",
    "Missing, back at {a}", "Mother seen with low mood about {b}", "Two-year review: was not brought",
    "Telephone call about the {a} and the {b}", "Referral after the {b}", "Neighbour heard {a} and {b}",
)  # fmt: skip
DID = ("Told the lead", "", "None recorded", "No further action", "Visited; letter sent", "Closed")
THINGS = [f"{first}{last}" for first in ("bro", "cla", "fen", "gri", "hol", "mar") for last in ("ken", "dow", "ster")]


def entries(agencies: tuple[Agency, ...], case: str, number: int, seed: int) -> Iterator[ChronologyEvent]:
    """So many entries of a case; every second one tells what another agency told on that day."""
    chance = random.Random(seed)
    for each in range(number // 2):
        said = chance.choice(SAID).format(a=chance.choice(THINGS), b=chance.choice(THINGS))
        day = START + timedelta(days=each * 2 // A_DAY)
        for agency in chance.sample(agencies, 2):
            at = Location(f"{agency.code}.xlsx", "Chronology", f"A{each}")
            yield ChronologyEvent(agency.code, case, day, said, "Record", chance.choice(DID), "", "No", at)


def audit(cases: int, number: int) -> tuple[Plan, Settled]:
    """An audit of so many cases with so many entries in all."""
    asked, _ = template("baseline")
    assert asked
    planned = tuple(Case(f"K{each}", date(2026, 3, 1)) for each in range(1, cases + 1))
    words = ("BENCHAAA", "bench", "Bench", "audit", "", "", "")
    plan = Plan(*words, (START, date(2199, 12, 31)), date(2026, 5, 29), None, planned, AGENCIES, asked)
    returned = []
    for seed, case in enumerate(planned):
        told = [*entries(AGENCIES, case.ref, number // cases, seed)]
        for agency in AGENCIES:
            own = tuple(each for each in told if each.agency == agency.code)
            returned.append(Return(agency, case, Status.RETURNED, (), events=own))
    return plan, Settled(tuple(returned), {}, (), (), {})


def seconds(merge: Callable[[], tuple[CaseChronology, ...]], expected: int) -> float:
    """The processor time of one merge, which other work on the machine does not change; an entry lost stops it all."""
    start = time.process_time()
    merged = merge()
    taken = time.process_time() - start
    if sum(len(one.events) for one in merged) != expected:
        sys.exit("an entry was lost")
    return taken


def measure(name: str, cases: Callable[[int], int], sizes: tuple[int, ...]) -> None:
    """One shape in all sizes, turn by turn; a line for each."""
    audits = {size: audit(cases(size), size) for size in sizes}
    taken: dict[int, list[float]] = {size: [] for size in sizes}
    for _ in range(RUNS):
        for size, made in audits.items():
            taken[size].append(seconds(lambda made=made: chronologies(*made), size))  # type: ignore[misc]
    least = min(sizes)
    for size in sizes:
        ratios = statistics.median(one / first for one, first in zip(taken[size], taken[least], strict=True))
        grown = size * log(size) / (least * log(least))
        middle = statistics.median(taken[size])
        print(f"{name:<12} {size:>7,} entries {middle:6.2f} s   {ratios:5.2f} times; n log n {grown:5.2f}")


def main(most: int) -> None:
    """Print both shapes in three sizes."""
    sizes = (most // 4, most // 2, most)
    measure("more cases", lambda size: max(size // EACH, 1), sizes)
    measure("one case", lambda size: 1, sizes)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
