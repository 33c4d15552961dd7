"""Checks of questions with parts: do the numbers agree with one another, by the rules each part carries?

Comes in: answered questions with parts, in returned returns. Goes out: problems at the number's own cell.
One slip is told once: a part larger than its total spoils every sum it stands in, so those are left alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from maar.answers import State
from maar.checks.context import Check, Context, Told, told
from maar.figures import listed
from maar.problems import Kind, Problem
from maar.problems import returns as codes
from maar.questions import Part


@dataclass(frozen=True, slots=True)
class Counted:
    """An answered question with parts: the numbers given, by part, and the names of all parts that are filled."""

    told: Told
    numbers: dict[str, int]
    filled: frozenset[str]

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.told.question.parts

    def problem(self, kind: Kind, part: Part, **facts: str) -> Problem:
        """A problem with one part, at the box it belongs in."""
        answer = self.told.answer
        places = dict(answer.places) | {value.part: value.at for value in answer.values}
        at = places.get(part.name)
        row = f"{self.told.question.ref}.{part.name}"
        return self.told.problem(kind, row, at, part=f"'{part.text}'", **facts)

    def too_large(self, part: Part) -> bool:
        """Is this part larger than the part it may not exceed?"""
        pair = [self.numbers.get(name) for name in (part.name, part.at_most)]
        return pair[0] is not None and pair[1] is not None and pair[0] > pair[1]

    def spoilt(self, names: tuple[str, ...]) -> bool:
        """Is one of these parts not given, or already known to be too large?"""
        return any(name not in self.numbers or self.too_large(self.told.question.part(name)) for name in names)

    def said(self, names: tuple[str, ...]) -> str:
        """`done late 2 and still open 1`."""
        words = {name: self.told.question.part(name).text.removeprefix("of these, ") for name in names}
        return listed([f"{words[name]} {self.numbers[name]}" for name in names])


def part_blank(context: Context) -> Iterator[Problem]:
    """Once one part is filled, every number is given; a text is only ever wanted by `needed_if`."""
    for one in _counted(context):
        for part in one.parts:
            if part.kind == "number" and part.name not in one.filled:
                yield one.problem(codes.PART_BLANK, part)


def part_too_large(context: Context) -> Iterator[Problem]:
    """No part is larger than the part it is counted out of."""
    for one in _counted(context):
        for part in one.parts:
            if one.too_large(part):
                number, total = one.numbers[part.name], one.numbers[part.at_most]
                of = one.told.question.part(part.at_most).text
                yield one.problem(
                    codes.PART_TOO_LARGE, part, number=str(number), total=str(total), total_part=f"'{of}'"
                )


def sum_differs(context: Context) -> Iterator[Problem]:
    """A number that is the sum of others equals their sum."""
    for one in _counted(context):
        for part in one.parts:
            if not part.sum_of or one.spoilt((part.name, *part.sum_of)):
                continue
            number, total = one.numbers[part.name], sum(one.numbers[name] for name in part.sum_of)
            if number != total:
                said = one.said(part.sum_of)
                yield one.problem(codes.SUM_DIFFERS, part, number=str(number), parts=said, total=str(total))


def overlap(context: Context) -> Iterator[Problem]:
    """What has all of several properties is no more than has any one of them, and no fewer than must overlap."""
    for one in _counted(context):
        for part in one.parts:
            if not part.all_of or one.spoilt((part.name, part.at_most, *part.all_of)):
                continue
            least, most = _bounds(one, part)
            number = one.numbers[part.name]
            if not least <= number <= most:
                yield one.problem(codes.OVERLAP, part, number=str(number), least=str(least), most=str(most))


def reason_missing(context: Context) -> Iterator[Problem]:
    """A text is given where one of the numbers that call for it is above 0."""
    for one in _counted(context):
        for part in one.parts:
            above = tuple(name for name in part.needed_if if one.numbers.get(name, 0) > 0)
            if above and part.name not in one.filled:
                yield one.problem(codes.REASON_MISSING, part, because=one.said(above))


def _counted(context: Context) -> Iterator[Counted]:
    for one in told(context):
        if one.question.parts and one.answer.state is State.ANSWERED:
            values = one.answer.values
            numbers = {value.part: value.value for value in values if isinstance(value.value, int)}
            yield Counted(one, numbers, frozenset(value.part for value in values))


def _bounds(one: Counted, part: Part) -> tuple[int, int]:
    """The fewest and the most that can have all of the properties, out of the total."""
    total = one.numbers[part.at_most]
    each = [min(one.numbers[name], total) for name in part.all_of]
    return max(0, sum(each) - (len(each) - 1) * total), min(each)


CHECKS: tuple[Check, ...] = (part_blank, part_too_large, sum_differs, overlap, reason_missing)
