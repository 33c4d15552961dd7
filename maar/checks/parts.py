"""What was given in the parts of an answer, group by group: those that stand once together, and each row of a grid.

Comes in: answers of returned returns. Goes out: groups that the checks of parts look at, each part with its own cell.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from maar.answers import PartRead, State
from maar.checks.context import Context, Told, told
from maar.problems import Kind, Location, Problem
from maar.problems.model import spanning
from maar.questions import Part, Question
from maar.questions.conditions import holds, names
from maar.returns.model import digest
from maar.returns.said import Given, grid_rows, once, row_name


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that stand together in a question that somebody answered, and what was given in them.

    `around` is what conditions may name besides: for a row of a grid the parts that stand once. `places` are the boxes
    of the parts, filled or not, as far as they are known. `unread` are the parts that something stands in which could
    not be read: neither missing nor to be asked about.
    """

    told: Told
    parts: tuple[Part, ...]
    given: Given
    around: Given = field(default_factory=dict)
    places: Mapping[str, Location] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    @property
    def numbers(self) -> dict[str, int]:
        return {name: one.value for name, one in self.given.items() if isinstance(one.value, int)}

    def part(self, name: str) -> Part:
        return self.told.question.part(name)

    def holding(self, conditions: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the conditions that hold for what was given; none that names what was not asked or not read."""
        if not conditions:
            return ()
        given = {**self.around, **self.given}
        values = {name: one.value for name, one in given.items()}
        asked = {part.name: part.kind for part in self.told.question.parts}
        clear = {name for name, kind in asked.items() if name not in given or given[name].type == kind} - self.unread
        return tuple(one for one in conditions if holds(one, values) and clear.issuperset(names(one)))

    def wanted(self) -> Iterator[tuple[Part, tuple[str, ...]]]:
        """Each part that is not given and should be, with the conditions that call for it; none where it always is."""
        for part in self.parts:
            if part.name in self.given or part.name in self.unread or self.holding(part.blank_if):
                continue
            because = self.holding(part.needed_if)
            if part.needed or because:
                yield part, () if part.needed else because

    def is_counted(self, part: Part, because: tuple[str, ...]) -> bool:
        """Is it a text that is needed only because of what was counted?"""
        return part.kind == "text" and bool(because) and all(name in self.numbers for name in because)

    def problem(self, kind: Kind, part: Part, **facts: str) -> Problem:
        """A problem with one part, at the box it belongs in; that of a grid goes by what its row says."""
        question = self.told.question
        row = self._row if part.each else ""
        name = row_name(question, self.given) if part.each else ""
        text = f"'{part.text if part.name else question.short}'{f' for {name}' if name else ''}"
        return self.told.problem(kind, question.row_of(part), self._place(part), row, part=text, **facts)

    @property
    def _row(self) -> str:
        """A digest of what tells this row from others: what we filled in of it, or else all of it."""
        ours = [name for name, value in self.given.items() if self.part(name).ours]
        return digest(*((name, self.given[name].value) for name in sorted(ours or self.given)))

    def _place(self, part: Part) -> Location | None:
        """Its own cell, filled or not; the filled cells of its row where that is not known."""
        if part.name in self.given:
            return self.given[part.name].at
        here = [value.at for value in self.given.values()] if part.each else []
        return self.places.get(part.name) or (spanning(here) if here else None)


def groups(context: Context) -> Sequence[Group]:
    """Every group of parts in questions that were answered; what is unreadable there was reported when it was read."""
    return context.kept(_every_group)


def _every_group(context: Context) -> Iterator[Group]:
    for one in told(context):
        question, answer = one.question, one.answer
        boxes = answer.parts if answer.state is State.UNREADABLE else ()
        if not question.parts or not (boxes or answer.state is State.ANSWERED):
            continue
        around = once(question, answer)
        unread = _unread(question, boxes)
        if question.in_case:
            yield Group(one, question.in_case, around, {}, {box.part: box.at for box in answer.parts}, unread)
        if question.is_grid:
            places_of = {number: row.places for number, row in enumerate(one.grid, 1)}
            for row in grid_rows(question, answer):
                if not all(question.part(name).ours for name in row):
                    places = places_of.get(next(iter(row.values())).row, {})
                    yield Group(one, question.columns, row, around, places, unread)


def _unread(question: Question, boxes: Iterable[PartRead]) -> frozenset[str]:
    """The parts in boxes that cannot be read: every one where the first cannot, which may say Not known for all."""
    unread = frozenset(box.part for box in boxes if box.state is State.UNREADABLE)
    every = frozenset(part.name for part in question.in_case)
    first = "" if question.is_grid else question.in_case[0].name
    return every if first in unread else unread
