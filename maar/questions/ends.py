"""Can a pair ever find two answers that deny one another? And what can a question be answered with, as pairs see it?

Comes in: a question with its pairs, and the question at the other end of each. Goes out: problems, at the key at fault.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from maar.problems import templates as codes
from maar.questions.model import (
    AGENCIES,
    NONE_RECORDED,
    NOT_APPLICABLE,
    NOT_KNOWN,
    Pair,
    Part,
    Question,
)
from maar.questions.rules import A_KIND, meet
from maar.questions.tables import Table, hint

NO_LEVEL = (NOT_KNOWN, NOT_APPLICABLE)


def sound_pairs(top: Table, one: Question, asked: Mapping[str, Question], bank: Mapping[str, Question]) -> None:
    """Report what is wrong with the pairs of a question; `asked` are those of the set, `bank` all there are."""
    for number, pair in enumerate(one.pairs, 1):
        at = f"question[{one.ref}].pair[{number}]"
        if pair.with_ref not in bank:
            top.complain(codes.ONE_END, f"{at}.with", value=pair.with_ref, hint=hint(pair.with_ref, bank))
            continue
        if pair.with_ref not in asked:
            top.complain(codes.PAIR_ALONE, at, value=pair.with_ref)
        ends = _Ends(top, at, pair, one, bank[pair.with_ref])
        ends.sides()
        CHECKS.get(pair.kind, _Ends.sides)(ends)


def sayings(question: Question) -> tuple[str, ...]:
    """The labels that a whole answer to this question can be; none for numbers, dates, words and several parts."""
    if question.scale:
        return (*question.scale.labels, *NO_LEVEL)
    if question.is_grid:
        return NO_LEVEL if question.rows_from else (NONE_RECORDED, *NO_LEVEL)
    return tuple(
        dict.fromkeys([*(label for part in question.parts if not part.name for label in part.choices), *NO_LEVEL])
    )


@dataclass(frozen=True, slots=True)
class _Ends:
    """A pair of `one`, whose other end is `other`; `at` is its key path."""

    top: Table
    at: str
    pair: Pair
    one: Question
    other: Question

    def never(self, key: str, why: str) -> None:
        self.top.complain(codes.NEVER, f"{self.at}.{key}" if key else self.at, why=why)

    def sides(self) -> None:
        """Is each question put to somebody of its side?"""
        for key, roles, end in (("by", self.pair.by, self.one), ("beside", self.pair.beside, self.other)):
            if roles and end.agencies and not meet(roles, end.agencies):
                self.never(key, f"{end.ref} is put to none of {', '.join(roles)}")

    def answers(self) -> None:
        pair, ends = self.pair, (self.one, self.other)
        for key, labels, end in (("says", pair.says, self.one), ("denies", pair.denies, self.other)):
            self._known(key, labels, [label for one in (ends if pair.both_ways else (end,)) for label in sayings(one)])
            if not labels:
                self.never(key, "no answer is named")

    def levels(self) -> None:
        scales = [end.scale for end in (self.one, self.other)]
        if not scales[0] or not scales[1] or scales[0].code != scales[1].code:
            self.never("", "levels lie apart on one scale, and both questions must have it")
        elif self.pair.apart >= len(scales[0].levels):
            self.never("apart", f"the scale {scales[0].code} has {len(scales[0].levels)} levels")

    def values(self) -> None:
        found = self._parts(self.pair.own or self.pair.part)
        if not found:
            return
        part, own = found
        if part.kind != own.kind:
            self.never("own", f"it takes {A_KIND[own.kind]}, and '{self.pair.part}' takes {A_KIND[part.kind]}")
        elif self.pair.within_days and part.kind != "date":
            self.never("within_days", f"days lie between dates, and '{self.pair.part}' takes {A_KIND[part.kind]}")
        elif part.ours:
            self.never("part", "the plan fills it in, the same for all")
        elif self.pair.own_says:
            self._choices("own_says", self.pair.own_says, (part, own))

    def lists(self) -> None:
        found = self._parts(self.pair.own)
        if not found:
            return
        part, own = found
        if part.shape != "agencies":
            self.never("part", 'a list of agencies is a text with shape = "agencies"')
        self._choices("own_says", self.pair.own_says, (own,))
        if not self.pair.own_says or {*self.pair.own_says} <= {*self.pair.own_unsure}:
            self.never("own_says", "no choice is named that says so and is sure")

    def rows(self) -> None:
        for end in (self.one, self.other):
            part = next((one for one in end.columns if one.name == self.pair.part), None)
            if part is None:
                self.never("part", f"'{self.pair.part}' is no part of {end.ref} that stands in every row of a grid")
            elif part.kind != "date":
                self.never("part", f"rows are matched by a date, and it takes {A_KIND.get(part.kind, part.kind)}")
            else:
                continue
            break

    def _parts(self, own: str) -> tuple[Part, Part] | None:
        """The parts of both ends that the pair is about, where they are ever laid side by side."""
        found = []
        for key, name, end in (
            ("part", self.pair.part, self.one),
            ("own" if self.pair.own else "part", own, self.other),
        ):
            parts = {part.name: part for part in end.parts}
            if name in parts:
                found.append(parts[name])
            elif name:
                self.top.complain(
                    codes.UNKNOWN_NAME, f"{self.at}.{key}", key=key, value=name, hint=hint(name, parts, "Parts")
                )
            else:
                self.never(key, f"{end.ref} is not answered with one value alone: name one of its parts")
        if len(found) < 2 or any(part.kind not in A_KIND for part in found):
            return None
        if found[0].each != found[1].each:
            self.never("own", "one part stands in every row and the other once")
        elif found[0].each and not _rows_meet(self.one, self.other):
            self.never("part", "rows are laid side by side by what the plan fills in, or by a pair of kind rows")
        else:
            asked = (self.pair.by, found[0].agencies), (self.pair.beside, found[1].agencies)
            if all(meet(roles, agencies) for roles, agencies in asked):
                return found[0], found[1]
            self.never("part", "no agency on one of the sides is asked for it")
        return None

    def _choices(self, key: str, labels: Iterable[str], parts: tuple[Part, ...]) -> None:
        """The labels are choices of these parts."""
        known = [label for part in parts for label in part.choices]
        if not known:
            self.never(key, "there is nothing to choose from in that part")
        elif AGENCIES not in known:
            self._known(key, labels, known)

    def _known(self, key: str, labels: Iterable[str], known: list[str]) -> None:
        for label in labels:
            if label not in known and AGENCIES not in known:
                said = hint(label, dict.fromkeys(known))
                self.top.complain(codes.UNKNOWN_NAME, f"{self.at}.{key}", key=key, value=label, hint=said)


CHECKS = {
    "answers": _Ends.answers,
    "levels": _Ends.levels,
    "values": _Ends.values,
    "lists": _Ends.lists,
    "rows": _Ends.rows,
}


def _rows_meet(one: Question, other: Question) -> bool:
    """Are rows of these two grids ever laid side by side?"""
    ours = {part.name for part in one.columns if part.ours}
    if ours:
        return ours <= {part.name for part in other.columns if part.ours}
    return any(pair.kind == "rows" for pair in one.pairs)
