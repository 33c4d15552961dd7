"""Who and when in the fictional audit: its name, dates, cases and agencies, and who sends nothing back.

Everyone and every place here is invented, and people are roles. Nothing depends on today's date.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from maar.plan import Agency, Case

AUDIT_ID = "EASTMERE"
FOLDER = "eastmere-baseline"
TEMPLATE = "baseline"
TITLE = "Was the child's story known and acted on?"
NOUN = "multi-agency case audit"
PARTNERSHIP = "Eastmere Safeguarding Children Partnership"
MARKING = "Restricted when completed"
CONTACT = "audit.lead@eastmere.example, 0300 000 0000"

PERIOD = (date(2025, 5, 1), date(2026, 4, 30))
RETURN_BY = date(2026, 5, 29)
PREPARED = date(2026, 6, 8)
TABLETOP = date(2026, 6, 11)
AS_OF = date(2026, 6, 12)

CASES = (
    Case("A", date(2025, 10, 13), "5 to 9", "Child in need"),
    Case("B", date(2025, 12, 3), "1 to 4", "Child in need"),
    Case("C", date(2026, 2, 12), "5 to 9", "Child protection plan"),
    Case("D", date(2025, 11, 20), "10 to 15", "Child protection plan"),
    Case("E", date(2025, 7, 30), "Under 1", "Child in need"),
    Case("F", date(2026, 1, 19), "10 to 15", "Early help"),
)
REFS = tuple(case.ref for case in CASES)

AGENCIES = (
    Agency("CSC", "CSC", "Children's social care", "Social care"),
    Agency("POL", "POL", "Police", "Police"),
    Agency("0-19", "0-19", "Health visiting and school nursing", "Health visiting"),
    Agency("GP", "GP", "General practice", "GPs", workbook="case"),
    Agency("EDU", "EDU", "Schools and colleges", "Schools"),
    Agency("EH", "EH", "Early help", "Early help"),
    Agency("ACU", "ACU", "Acute hospital trust", "Hospital"),
    Agency("HOU", "HOU", "Housing", "Housing"),
)
CODES = tuple(agency.code for agency in AGENCIES)

# Small enough to keep beside the code: every case that has both an alert and a plan, and no nil return.
EXAMPLE_CASES = ("A", "C", "D")
EXAMPLE_AGENCIES = ("CSC", "POL", "EDU", "GP")

NIL = frozenset({("EH", "B"), ("EH", "E"), ("ACU", "F"), ("HOU", "A"), ("HOU", "D")})
MISSING = frozenset({("GP", "C"), ("GP", "D"), ("GP", "F"), ("HOU", "E")})

Fate = Literal["returned", "nil", "missing"]


@dataclass(frozen=True, slots=True)
class Signed:
    """What is typed on Start here: the agency in its own words, who signed the return off, and when."""

    agency: str
    role: str = ""
    on: date | None = None


SIGNED = {
    "CSC": Signed("Children's social care", "Assistant director", date(2026, 5, 27)),
    "POL": Signed("Eastmere Police", "Detective superintendent", date(2026, 5, 20)),
    "0-19": Signed("Health visiting and school nursing", "Head of service", date(2026, 5, 22)),
    "GP": Signed("General practice", "Practice manager", date(2026, 5, 15)),
    "EDU": Signed("Schools", "Head of education safeguarding", date(2026, 5, 28)),
    "EH": Signed("Early Help", "Service manager", date(2026, 5, 26)),
    "ACU": Signed("acute hospital trust", "Deputy chief nurse", date(2026, 5, 29)),
    "HOU": Signed("housing"),
}


def fate(agency: str, case: str) -> Fate:
    """What becomes of the return of this agency on this case."""
    if (agency, case) in NIL:
        return "nil"
    return "missing" if (agency, case) in MISSING else "returned"


def balance(agencies: tuple[str, ...] = CODES, cases: tuple[str, ...] = REFS) -> dict[Fate, int]:
    """How many returns of these agencies on these cases come back, are nil and are missing."""
    counts: dict[Fate, int] = {"returned": 0, "nil": 0, "missing": 0}
    for agency in agencies:
        for case in cases:
            counts[fate(agency, case)] += 1
    return counts
