"""Conditions on what was answered, as people write them: `decision = Arranged & held_on is blank`.

Comes in: the text of a condition, and values by the name of a part or the ref of a question. Goes out: does it hold?
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

Told = Mapping[str, str | int | date]

NAME = r"[A-Za-z0-9][A-Za-z0-9_-]*"
ONE_OF = re.compile(rf"({NAME})\s*(!?=)\s*(.+)")
FILLED = re.compile(rf"({NAME})\s+is\s+(blank|given)")
GAP = re.compile(rf"({NAME})\s*\.\.\s*({NAME})\s*>\s*(\d{{1,4}})\s*(working )?days?")
GRAMMAR = "late, asked = Yes | No, held_on is blank, held_on is given or started_on..completed_on > 45 working days"


@dataclass(frozen=True, slots=True)
class Clause:
    """One test of one value. `test` is `above`, `=`, `!=`, `blank`, `given` or `gap`; a gap ends at `until`."""

    name: str
    test: str
    labels: tuple[str, ...] = ()
    until: str = ""
    days: int = 0
    working: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.until) if self.until else (self.name,)

    def holds(self, told: Told) -> bool:
        value = told.get(self.name)
        if self.test == "gap":
            return self._is_longer(value, told.get(self.until))
        if self.test == "blank":
            return value is None
        if value is None:
            return False
        if self.test == "above":
            return value > 0 if isinstance(value, int) else True
        return self.test == "given" or (str(value) in self.labels) == (self.test == "=")

    def _is_longer(self, start: object, end: object) -> bool:
        if not isinstance(start, date) or not isinstance(end, date):
            return False
        return (working_days(start, end) if self.working else (end - start).days) > self.days


@cache
def parsed(text: str) -> tuple[Clause, ...]:
    """The clauses of a condition, all of which must hold; none for a text that is no condition."""
    clauses = [_clause(piece.strip()) for piece in text.split(" & ")]
    found = tuple(clause for clause in clauses if clause)
    return found if len(found) == len(clauses) else ()


def holds(text: str, told: Told) -> bool:
    """Does every clause of this condition hold? A text that is no condition never does."""
    return bool(parsed(text)) and not unmet(text, told)


def unmet(text: str, told: Told) -> tuple[Clause, ...]:
    """The clauses of this condition that do not hold."""
    return tuple(clause for clause in parsed(text) if not clause.holds(told))


def names(text: str) -> tuple[str, ...]:
    """Every part or question that this condition names, each once."""
    return tuple(dict.fromkeys(name for clause in parsed(text) for name in clause.names))


def working_days(start: date, end: date) -> int:
    """The Mondays to Fridays after `start` up to and with `end`; 0 where it is not later. Bank holidays count."""
    weeks, rest = divmod(max((end - start).days, 0), 7)
    return weeks * 5 + sum((start + timedelta(days=day)).weekday() < 5 for day in range(1, rest + 1))


def _clause(text: str) -> Clause | None:
    if match := GAP.fullmatch(text):
        return Clause(match[1], "gap", (), match[2], int(match[3]), bool(match[4]))
    if match := FILLED.fullmatch(text):
        return Clause(match[1], match[2])
    if match := ONE_OF.fullmatch(text):
        return Clause(match[1], match[2], tuple(label.strip() for label in match[3].split("|")))
    return Clause(text, "above") if re.fullmatch(NAME, text) else None
