"""A quiet chronology from a seed, one entry every ten days with the child seen, and what was planted in it.

Beside what must be told stand decoys, of which nothing may be told: a gap a day too short, a concern that is denied,
told twice only, or met by a strategy meeting, four events close together, and two events of one day.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from maar.answers import ChronologyEvent
from maar.problems import Location

START = date(2025, 5, 1)
STEP = 10  # days between two quiet entries
SLOTS = 36
QUIET = (
    "Child seen in class, settled and well",
    "Home visit: child seen in her bedroom, playing",
    "Spoke to the child alone after lunch",
    "Child weighed at the clinic, growing well",
    "Drop-in at school: child seen, cheerful",
)
UNSEEN = (
    "Letter to the landlord about the boiler",
    "Record read and summarised",
    "Benefit form sent on",
    "Supervision of the allocated worker",
)
DONE = "Shared with the lead practitioner"
IMPACT = "She has someone to talk to"
CONCERNS = {
    "Hunger or food": (
        "Arrived hungry", "Stole food from a friend", "Cupboards empty on arrival", "Not fed since the day before",
    ),
    "Home conditions": (
        "Kitchen filthy", "Mould on the bedroom walls", "No heating since Sunday", "Child sleeps in a room with no bed",
    ),
    "Domestic abuse": (
        "Mother assaulted by her partner", "Domestic incident, two neighbours as witnesses", "Father strangled mother",
        "Controlling behaviour by stepfather",
    ),
    "Injury": (
        "Bruise on the child's cheek", "Burn on her hand", "Child has a black eye", "Split lip, no account of it",
    ),
}  # fmt: skip
MET = ("Strategy meeting held", "Strategy discussion took place with all agencies")
DENIED = ("No bruises, marks or injuries seen", "No concern of domestic abuse", "Kitchen no longer filthy")
CROWD = (
    "Panel papers sent", "Housing officer moved the family", "Passport office wrote", "Nursery place confirmed",
    "Aunt came to stay", "Interpreter booked", "Bus pass issued",
)  # fmt: skip
TOLD_BY_TWO = (
    ("Boiler inspected and gas tap repaired", "Gas tap repaired, boiler inspected"),
    ("Grandmother moved in from Leeds", "Maternal grandmother moved in from Leeds"),
    ("Uniform grant approved by trustees", "Trustees approved the uniform grant"),
)
MEETING = ("Core group 3 held", "Core group 3 held at the library")
UNLIKE = ("Dental appointment kept, two fillings", "Swimming certificate awarded in assembly")
Told = tuple[str, date]


@dataclass
class Days:
    """The entries of one case while they are planted, and what must be told of them."""

    case: str
    entries: list[ChronologyEvent] = field(default_factory=list)
    decision: date | None = None
    gaps: set[tuple[date, date]] = field(default_factory=set)
    unseen: set[tuple[date, date]] = field(default_factory=set)
    clusters: set[tuple[date, date, int, int | None]] = field(default_factory=set)
    repeats: set[tuple[str, tuple[Told, ...]]] = field(default_factory=set)
    shared: set[frozenset[Told]] = field(default_factory=set)
    concern: Told | None = None
    idle: set[Told] = field(default_factory=set)  # entries without an action
    unfelt: set[Told] = field(default_factory=set)  # entries without an impact

    def write(self, code: str, day: int, event: str, action: str = DONE, impact: str = IMPACT) -> Told:
        told = code, _day(day)
        at = Location(f"{code}.xlsx", "Chronology", f"D{len(self.entries) + 5}")
        self.entries.append(ChronologyEvent(code, self.case, told[1], event, "Record", action, impact, "No", at))
        if not action:
            self.idle.add(told)
        if not impact:
            self.unfelt.add(told)
        return told

    @property
    def first_action(self) -> tuple[Told, Told | None, int | None] | None:
        """The first concern, the first entry from its day on with an action, and the days between."""
        if self.concern is None:
            return None
        told = sorted((one.date or date.min, one.agency, one.action) for one in self.entries)
        acted = next(((code, day) for day, code, action in told if day >= self.concern[1] and action), None)
        return self.concern, acted, (acted[1] - self.concern[1]).days if acted else None


def _day(number: int) -> date:
    return START + timedelta(days=number)


def days(case: str, seed: int, codes: tuple[str, ...]) -> Days:
    """One case: stretches that hold something, one after the other with quiet entries between; `codes` write."""
    by_lot = Random(f"{case} {seed}")
    of, writer = Days(case), Writer(codes, by_lot)
    wanted = [*STRETCHES]
    by_lot.shuffle(wanted)
    slot = writer.quiet(of, 0)
    for stretch in wanted[: by_lot.randint(2, len(wanted))]:
        if slot < SLOTS - 8:
            slot = writer.quiet(of, stretch(of, writer, slot))
    while slot < SLOTS:
        slot = writer.quiet(of, slot)
    by_lot.shuffle(of.entries)
    return of


class Writer:
    """Those who write in turn, and chance."""

    def __init__(self, codes: tuple[str, ...], by_lot: Random) -> None:
        self.codes, self.by_lot, self.turn = codes, by_lot, 0

    def next(self) -> str:
        self.turn += 1
        return self.codes[self.turn % len(self.codes)]

    def two(self) -> tuple[str, str]:
        return self.next(), self.next()

    def quiet(self, of: Days, slot: int) -> int:
        """A quiet entry, now and then without an impact; gives the next slot."""
        impact = self.by_lot.choice((IMPACT, IMPACT, IMPACT, ""))
        of.write(self.next(), slot * STEP, self.by_lot.choice(QUIET), impact=impact)
        return slot + 1


def gap(of: Days, writer: Writer, slot: int) -> int:
    """Nobody wrote anything for so long; that the child was not seen either goes with it."""
    after = slot + writer.by_lot.randint(2, 5)
    stretch = _day((slot - 1) * STEP), _day(after * STEP)
    of.gaps.add(stretch)
    of.unseen.add(stretch)
    return after


def unseen(of: Days, writer: Writer, slot: int) -> int:
    """Everybody wrote, and nobody saw the child."""
    after = slot + writer.by_lot.randint(2, 5)
    for place in range(slot, after):
        of.write(writer.next(), place * STEP, writer.by_lot.choice(UNSEEN))
    of.unseen.add((_day((slot - 1) * STEP), _day(after * STEP)))
    return after


def cluster(of: Days, writer: Writer, slot: int) -> int:
    """Five to seven events on days of their own, one of them told by two; now and then a decision soon after."""
    middle = slot * STEP
    number = writer.by_lot.randint(5, 7)
    places = sorted(writer.by_lot.sample(range(middle - 3, middle + 4), number))
    for place, event in zip(places, writer.by_lot.sample(CROWD, number), strict=True):
        of.write(writer.next(), place, event)
    one, other = writer.two()
    words = writer.by_lot.choice(TOLD_BY_TWO)
    of.shared.add(frozenset((of.write(one, places[0], words[0]), of.write(other, places[0], words[1]))))
    last = _day(places[-1])
    before = writer.by_lot.choice((0, 11, 28, 29, None))
    of.decision = last + timedelta(days=before) if before is not None else None
    of.clusters.add((_day(places[0]), last, number + 1, None if before == 29 else before))
    return slot + 1


def repeat(of: Days, writer: Writer, slot: int) -> int:
    """One kind of concern three or four times with no strategy meeting between, the first long without any action."""
    kind = writer.by_lot.choice([*CONCERNS])
    number = writer.by_lot.randint(3, 4)
    idle = writer.by_lot.randint(0, 2)
    told = []
    for place, event in enumerate(writer.by_lot.sample(CONCERNS[kind], number)):
        told.append(of.write(writer.next(), slot * STEP, event, "" if place < idle else DONE))
        of.write(writer.next(), (slot + 1) * STEP, writer.by_lot.choice(QUIET), "" if place < idle else DONE)
        slot += 2
    of.write(writer.next(), slot * STEP, writer.by_lot.choice(MET))  # and what comes later is another run
    of.repeats.add((kind, tuple(told)))
    of.concern = of.concern or told[0]
    return slot + 1


def met(of: Days, writer: Writer, slot: int) -> int:
    """The same kind three times, with a strategy meeting between: what repeats did for it is done."""
    kind = writer.by_lot.choice([*CONCERNS])
    events = [*writer.by_lot.sample(CONCERNS[kind], 3)]
    events.insert(writer.by_lot.choice((1, 2)), writer.by_lot.choice(MET))
    for event in [writer.by_lot.choice(MET), *events, writer.by_lot.choice(MET)]:
        told = of.write(writer.next(), slot * STEP, event)
        of.concern = of.concern or (told if event in CONCERNS[kind] else None)
        slot = writer.quiet(of, slot + 1)
    return slot


def shared(of: Days, writer: Writer, slot: int) -> int:
    """One event told by two agencies; and a meeting that they date a day or three apart."""
    one, other = writer.two()
    words = writer.by_lot.choice(TOLD_BY_TWO)
    of.shared.add(frozenset((of.write(one, slot * STEP, words[0]), of.write(other, slot * STEP, words[1]))))
    slot = writer.quiet(of, slot + 1)
    one, other = writer.two()
    later = slot * STEP + writer.by_lot.randint(0, 3)
    of.shared.add(frozenset((of.write(one, slot * STEP, MEETING[0]), of.write(other, later, MEETING[1]))))
    return slot + 1


def decoys(of: Days, writer: Writer, slot: int) -> int:
    """Of these nothing is told."""
    of.write(writer.next(), slot * STEP + 17, writer.by_lot.choice(QUIET))  # 27 days after the one before
    slot = writer.quiet(of, slot + 2)
    one, other = writer.two()
    for place, event in enumerate(DENIED):
        of.write(one, slot * STEP + place, event)
    slot = writer.quiet(of, slot + 1)
    for both in (UNLIKE, ("Home visit", "Home visit")):
        for code, event in zip((one, other), both, strict=True):
            of.write(code, slot * STEP, event)
        slot = writer.quiet(of, slot + 1)
    return slot


STRETCHES: tuple[Callable[[Days, Writer, int], int], ...] = (gap, unseen, cluster, repeat, met, shared, decoys)
