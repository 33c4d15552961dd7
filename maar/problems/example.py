"""One example of a problem, from a fictional audit: what the page of problems shows for its code.

The audit is `spring-2026`, on the cases K1 to K3. Its period is 1 April 2025 to 31 March 2026, its day of return 29
May 2026. Comes in: a kind. Goes out: a Problem, worded as the lead would see it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from maar.problems.model import Kind, Location, Problem

AUDIT = "spring-2026"
NOBODY = ("", "", "")
SCHOOL = "School/spring-2026-EDU.xlsx"
POLICE = "Police/return final v2.xlsx"
OLDER = "Police/return final.xlsx"
CARE = "spring-2026-CSC.xlsx"


@dataclass(frozen=True, slots=True)
class Example:
    """Facts as the code gives them. `about` is agency, case and question; `happens` is why, in one line, or empty."""

    about: tuple[str, str, str]
    at: Location
    facts: Mapping[str, str]
    happens: str

    def problem(self, kind: Kind) -> Problem:
        return Problem(kind, self.at, *self.about, facts=tuple(sorted(self.facts.items())))


def cell(where: str, file: str = POLICE, sheet: str = "Case K1") -> Location:
    """A cell, or a range of cells, of the case sheet of K1 where no other sheet is given."""
    return Location(file, sheet, where)


def row(where: str, sheet: str = "Chronology") -> Location:
    """A cell of a list in the workbook of children's social care."""
    return Location(CARE, sheet, where)
