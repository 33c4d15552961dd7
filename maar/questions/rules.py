"""Can every rule of a part do anything? One that never can looks as if it were kept.

Comes in: a question and its table. Goes out: problems, each at the key of the rule.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maar.problems import templates as codes
from maar.questions.conditions import Clause, parsed
from maar.questions.model import AGENCIES, EVERYONE, MEETING, MEETING_ON, Part, Question
from maar.questions.tables import MOST, Table, hint

OF_KIND = {
    "choices": "choice", "shape": "text", "in_period": "date", "not_before": "date", "least": "number",
    "most": "number", "at_most": "number", "sum_of": "number", "all_of": "number",
}  # fmt: skip
NUMERAL = re.compile(r"0|[1-9]\d{0,3}", re.ASCII)
A_KIND = {"number": "a number", "date": "a date", "choice": "a choice", "text": "words"}
FILLED_IN = {MEETING: "text", MEETING_ON: "date"}  # what the plan fills in, and its kind


def sound_part(table: Table, kind: str, of: str) -> None:
    """Report keys that mean nothing for a part of this kind in a question of type `of`."""
    for key, wanted in OF_KIND.items():
        if kind in A_KIND and kind != wanted and table.values.get(key):
            table.complain(codes.NEVER, key, why=f"it is for {A_KIND[wanted]}, and this takes {A_KIND[kind]}")
    for key in ("each", "ours"):
        if of != "grid" and table.values.get(key) is True:
            table.complain(codes.NEVER, key, why=f"only a grid has rows, and this is a question of type {of}")
    least, most = (table.values.get(key) for key in ("least", "most"))
    if isinstance(least, int) and isinstance(most, int) and least > most:
        table.complain(codes.NEVER, "least", why=f"no number is {least} or more and {most} or less")


def sound_parts(row: Table, question: Question) -> None:
    """Report rules between the parts of a question that name what is not there, or can do nothing."""
    for part in question.parts:
        one = _Rules(row, question.parts, part)
        one.about("at_most", [part.at_most], "number")
        one.about("sum_of", part.sum_of, "number")
        one.about("all_of", part.all_of, "number")
        one.about("not_before", [part.not_before], "date")
        if part.all_of and not part.at_most:
            one.never("all_of", "it goes by the total that at_most names, and there is none")
        if part.needed and part.needed_if:
            one.never("needed_if", "the part is always needed")
        for key, conditions in (("needed_if", part.needed_if), ("blank_if", part.blank_if)):
            for clause in (clause for condition in conditions for clause in parsed(condition)):
                one.clause(key, clause)
    if question.is_grid and question.parts:
        _grid(row, question)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of one part, beside the parts of its question."""

    row: Table
    parts: Sequence[Part]
    part: Part

    def never(self, key: str, why: str) -> None:
        self.row.complain(codes.NEVER, f"part[{self.part.name}].{key}", why=why)

    def about(self, key: str, names: Sequence[str], kind: str) -> None:
        """Does this key name parts of this kind, that stand where the rule looks for them?"""
        for name, other in self._named(key, names):
            if other is self.part:
                self.never(key, f"'{name}' is the part itself")
            elif other.kind != kind:
                self.never(key, f"'{name}' takes {A_KIND.get(other.kind, other.kind)}, not {A_KIND[kind]}")
            elif other.each != self.part.each and (kind == "number" or other.each):
                self.never(key, _apart(name, other))
            else:
                self._asked(key, name, other)

    def clause(self, key: str, clause: Clause) -> None:
        """Can this clause of a condition ever hold?"""
        for name, other in self._named(key, clause.names):
            if other is self.part:
                self.never(key, f"'{name}' is the part itself")
            elif clause.test == "gap" and other.kind != "date":
                self.never(key, f"days lie between dates, and '{name}' takes {A_KIND.get(other.kind, other.kind)}")
            elif other.each and not self.part.each:
                self.never(key, _apart(name, other))
            else:
                self._asked(key, name, other)
                self._labels(key, clause, other)

    def _named(self, key: str, names: Sequence[str]) -> Iterator[tuple[str, Part]]:
        """The parts with these names; a name that no part has is told."""
        known = {part.name: part for part in self.parts}
        for name in filter(None, names):
            if name in known:
                yield name, known[name]
            else:
                said = hint(name, known, "Parts")
                self.row.complain(codes.UNKNOWN_NAME, f"part[{self.part.name}].{key}", key=key, value=name, hint=said)

    def _asked(self, key: str, name: str, other: Part) -> None:
        if not meet(self.part.agencies, other.agencies):
            self.never(key, f"no agency is asked both for this and for '{name}'")

    def _labels(self, key: str, clause: Clause, other: Part) -> None:
        """The labels of a condition are what the part can hold."""
        for label in clause.labels:
            if can_hold(other, label):
                continue
            if other.choices:
                said = hint(label, other.choices, "Choices")
                self.row.complain(codes.UNKNOWN_NAME, f"part[{self.part.name}].{key}", key=key, value=label, hint=said)
            else:
                self.never(key, f"'{label}' is nothing that '{other.name}' can hold: it takes {A_KIND[other.kind]}")


def can_hold(part: Part, label: str) -> bool:
    """May this stand in the part, as a condition sees it: a choice, a number as digits, or any words?"""
    if part.kind == "choice":
        return label in part.choices or AGENCIES in part.choices
    if part.kind == "number":
        number = int(label) if NUMERAL.fullmatch(label) else -1
        return (part.least or 0) <= number <= (MOST if part.most is None else part.most)
    return part.kind != "date"


def meet(roles: Sequence[str], others: Sequence[str]) -> bool:
    """Is there an agency with one of these roles and one of those?"""
    return EVERYONE in (*roles, *others) or not {*roles}.isdisjoint(others)


def _apart(name: str, other: Part) -> str:
    return f"'{name}' stands {'in every row' if other.each else 'once'}, and this does not"


def _grid(row: Table, question: Question) -> None:
    """The parts that the plan fills in are those it can, and something is left for people."""
    for part in question.parts:
        at = f"part[{part.name}].ours"
        if not part.ours:
            continue
        if part.name not in FILLED_IN:
            row.complain(codes.NEVER, at, why=f"the plan fills in {' and '.join(FILLED_IN)}, and no other part")
        elif part.kind != FILLED_IN[part.name]:
            row.complain(codes.NEVER, at, why=f"what the plan fills in there is {A_KIND[FILLED_IN[part.name]]}")
        elif not part.each:
            row.complain(codes.NEVER, at, why="the plan fills in rows, and the part stands once")
        elif not question.rows_from:
            row.complain(codes.NEVER, at, why='the plan fills in rows where rows_from = "meetings" alone')
    ours = [part for part in question.columns if part.ours]
    if question.rows_from and not ours:
        why = f"no part named {' or '.join(FILLED_IN)} has each = true and ours = true"
        row.complain(codes.NEVER, "rows_from", why=why)
    if ours and len(ours) == len(question.columns):
        row.complain(codes.MISSING_KEY, "part", key="each = true in a part that the plan does not fill in")
