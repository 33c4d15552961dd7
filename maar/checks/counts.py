"""Checks of questions with parts: do the numbers agree with one another, by the rules each part carries?

Comes in: answered questions with parts, in returned returns. Goes out: problems at the number's own cell.
One slip is told once: a part larger than its total spoils every sum it stands in, so those are left alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from maar.checks.context import Check, Context
from maar.checks.parts import Group, groups
from maar.figures import listed
from maar.problems import Problem
from maar.problems import returns as codes
from maar.questions import Part


@dataclass(frozen=True, slots=True)
class Counted:
    """The numbers given in one group of parts."""

    group: Group
    numbers: dict[str, int]

    def too_large(self, part: Part) -> bool:
        """Is this part larger than the part it may not exceed?"""
        pair = [self.numbers.get(name) for name in (part.name, part.at_most)]
        return pair[0] is not None and pair[1] is not None and pair[0] > pair[1]

    def spoilt(self, names: tuple[str, ...]) -> bool:
        """Is one of these parts not given, or already known to be too large?"""
        return any(name not in self.numbers or self.too_large(self.group.part(name)) for name in names)

    def said(self, names: tuple[str, ...]) -> str:
        """`done late 2 and still open 1`."""
        words = {name: self.group.part(name).text.removeprefix("of these, ") for name in names}
        return listed([f"{words[name]} {self.numbers[name]}" for name in names])


def part_blank(context: Context) -> Iterator[Problem]:
    """Once one part is filled, every number that is always needed is given."""
    for group in groups(context):
        for part, because in group.wanted():
            if part.kind == "number" and not because:
                yield group.problem(codes.PART_BLANK, part)


def part_too_large(context: Context) -> Iterator[Problem]:
    """No part is larger than the part it is counted out of."""
    for one in _counted(context):
        for part in one.group.parts:
            if one.too_large(part):
                number, total = one.numbers[part.name], one.numbers[part.at_most]
                of = one.group.part(part.at_most).text
                yield one.group.problem(
                    codes.PART_TOO_LARGE, part, number=str(number), total=str(total), total_part=f"'{of}'"
                )


def sum_differs(context: Context) -> Iterator[Problem]:
    """A number that is the sum of others equals their sum."""
    for one in _counted(context):
        for part in one.group.parts:
            if not part.sum_of or one.spoilt((part.name, *part.sum_of)):
                continue
            number, total = one.numbers[part.name], sum(one.numbers[name] for name in part.sum_of)
            if number != total:
                said = one.said(part.sum_of)
                yield one.group.problem(codes.SUM_DIFFERS, part, number=str(number), parts=said, total=str(total))


def overlap(context: Context) -> Iterator[Problem]:
    """What has all of several properties is no more than has any one of them, and no fewer than must overlap."""
    for one in _counted(context):
        for part in one.group.parts:
            if not part.all_of or one.spoilt((part.name, part.at_most, *part.all_of)):
                continue
            least, most = _bounds(one, part)
            number = one.numbers[part.name]
            if not least <= number <= most:
                yield one.group.problem(codes.OVERLAP, part, number=str(number), least=str(least), most=str(most))


def reason_missing(context: Context) -> Iterator[Problem]:
    """A text is given where one of the numbers that call for it is above 0."""
    for one in _counted(context):
        for part, because in one.group.wanted():
            if one.group.is_counted(part, because):
                yield one.group.problem(codes.REASON_MISSING, part, because=one.said(because))


def _counted(context: Context) -> Iterator[Counted]:
    for group in groups(context):
        if numbers := group.numbers:
            yield Counted(group, numbers)


def _bounds(one: Counted, part: Part) -> tuple[int, int]:
    """The fewest and the most that can have all of the properties, out of the total."""
    total = one.numbers[part.at_most]
    each = [min(one.numbers[name], total) for name in part.all_of]
    return max(0, sum(each) - (len(each) - 1) * total), min(each)


CHECKS: tuple[Check, ...] = (part_blank, part_too_large, sum_differs, overlap, reason_missing)
