"""What the meeting's workbook holds, settled before a cell of it is drawn.

Comes in: everything that was found, masked. Goes out: a `Pack`, from which the same bytes are made every time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from maar.agreement import Agreed, CaseTable, Rates
from maar.chronology import CaseChronology
from maar.findings import Finding
from maar.plan import Plan
from maar.returns import Settled
from maar.scores import SmartCase

NOTHING_AGREED = Agreed()


@dataclass(frozen=True, slots=True)
class Item:
    """One case on the agenda: where it comes, why, and for how many minutes."""

    case: str
    why: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Pack:
    """One meeting's material. `tables` are the cases to be discussed, in the order of the `agenda`.

    `chosen` says in a sentence how they were chosen, with the seed; empty where all are. `blind`: agencies are shown
    as letters. `issue_of` gives the issue of a question. The last `across` minutes are for what holds across cases.
    `agreed` is what an earlier meeting settled: only how much of it there is is told. `minutes` is how long the meeting
    is, 0 where nobody said.
    """

    plan: Plan
    settled: Settled
    tables: tuple[CaseTable, ...]
    agenda: tuple[Item, ...]
    chronologies: tuple[CaseChronology, ...]
    smart: tuple[SmartCase, ...]
    findings: tuple[Finding, ...]
    rates: Rates
    issue_of: Callable[[str], int]
    as_of: date
    across: int = 45
    chosen: str = ""
    blind: bool = False
    agreed: Agreed = NOTHING_AGREED
    minutes: int = 0

    @property
    def needed(self) -> int:
        """The minutes that the cases on the agenda and what holds across them come to."""
        return sum(item.minutes for item in self.agenda) + self.across
