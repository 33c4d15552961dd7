"""What the meeting's workbook is read against, and what is found wrong on the way.

Comes in: the plan, the register and the name of a file. Goes out: a `Source` that every module of the reader is given.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from maar.plan import Plan, Register
from maar.problems import Kind, Location, Problem
from maar.questions.model import fingerprint
from maar.sheets.book import Sheet, address
from maar.sheets.cells import folded

Place = tuple[str, str]  # a case and a question: what one judgement is agreed on


class Names(NamedTuple):
    """What tells a row by what people see: cases and refs without regard to case, and wordings that only one has."""

    cases: Mapping[str, str]
    refs: Mapping[str, str]
    wording: Mapping[str, str]

    def visible(self, text: str) -> Place | None:
        """Case and question from a visible ref: `CHR-1` names no case, `K1-CHR-1` does; the longest that fits."""
        plain = "".join(text.split()).casefold()
        if plain in self.refs:
            return "", self.refs[plain]
        for case in self.cases:
            if plain.startswith(f"{case}-") and plain[len(case) + 1 :] in self.refs:
                return self.cases[case], self.refs[plain[len(case) + 1 :]]
        return None


def names(plan: Plan, register: Register) -> Names:
    """What this plan knows; refs that were once asked among it."""
    questions = (*plan.questions.questions, *plan.questions.overall)
    wordings = [(folded(text), one.ref) for one in questions for text in {one.short, one.text} if folded(text)]
    owners: dict[str, set[str]] = {}
    for text, ref in wordings:
        owners.setdefault(text, set()).add(ref)
    return Names(
        {case.ref.casefold(): case.ref for case in sorted(plan.cases, key=lambda case: -len(case.ref))},
        {ref.casefold(): ref for ref in (*register.questions, *(one.ref for one in questions))},
        {text: min(refs) for text, refs in owners.items() if len(refs) == 1},
    )


@dataclass(frozen=True, slots=True)
class Source:
    """The file being read, against which plan, and what is found wrong in it."""

    plan: Plan
    register: Register
    known: Names
    file: str
    digest: str
    problems: list[Problem] = field(default_factory=list)

    def at(self, sheet: Sheet, row: int, column: int | None) -> Location:
        return Location(self.file, sheet.name, "" if column is None else address(row, column))

    def whole(self, sheet: Sheet) -> Location:
        return Location(self.file, sheet.name)

    def complain(self, kind: Kind, at: Location, case: str = "", **facts: str) -> None:
        """A problem with a place in the file."""
        content = fingerprint(self.digest, at.sheet, at.cell, facts.get("missing", ""))
        self.problems.append(Problem(kind, at, case=case, facts=tuple(sorted(facts.items())), content=content))

    def say(self, kind: Kind, at: Location, about: Place, **facts: str) -> None:
        """A problem with what was agreed on a case and question."""
        self.problems.append(Problem(kind, at, "", *about, facts=tuple(sorted(facts.items()))))
