"""What a contradiction is, and what a pair lays side by side in one case. Values and small questions about them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from maar.answers import Answer
from maar.figures import Share
from maar.plan import Plan
from maar.problems import Location
from maar.questions import Pair, Question

Couple = tuple[Answer, Answer]
LONGEST = 6  # so many sides are told in words; of more the number


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers on one case that cannot all be true.

    `answers` are those that contradict, the `share` is their number of those that were compared. `sides` says who
    said what, `why` what is wrong with it, both in words. `at` is the first cell of them.
    """

    question: Question
    case: str
    answers: tuple[Answer, ...]
    share: Share
    sides: str
    why: str
    at: Location


class Clash(NamedTuple):
    """What one pair found in one case: the answers that contradict, their cells, and each side in words.

    `compared` are the answers that were laid beside one of another agency.
    """

    answers: tuple[Answer, ...]
    places: tuple[Location, ...]
    compared: tuple[Answer, ...]
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """One pair of a question in one case: the answers of its two sides, in the order of the plan's agencies."""

    plan: Plan
    question: Question
    other: Question
    pair: Pair
    by: tuple[Answer, ...]
    beside: tuple[Answer, ...]

    def short(self, answer: Answer) -> str:
        """The agency of an answer, as people call it."""
        return self.plan.agency(answer.agency).short

    def couples(self, given: Callable[[Answer], bool]) -> tuple[Couple, ...]:
        """Every two answers to lay side by side: each of another agency, and each given."""
        sides = [tuple(filter(given, side)) for side in (self.by, self.beside)]
        return tuple((one, other) for one in sides[0] for other in sides[1] if one.agency != other.agency)

    def apart(self, given: Callable[[Answer], bool]) -> tuple[Couple, ...]:
        """The same, each two answers once, where it does not matter which stands on which side."""
        once = {frozenset((_whose(one), _whose(other))): (one, other) for one, other in reversed(self.couples(given))}
        return tuple(reversed(once.values()))


def each_once(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Each answer once, in the order in which they come."""
    return tuple({_whose(one): one for one in answers}.values())


def flat(couples: Iterable[Couple]) -> Iterator[Answer]:
    """The first of every two, then the second."""
    pairs = tuple(couples)
    yield from (one for one, _ in pairs)
    yield from (other for _, other in pairs)


def in_few(sides: Iterable[str]) -> str:
    """`A; B; C`, or the first of many and how many there are more."""
    told = tuple(dict.fromkeys(sides))
    more = f"; and {len(told) - LONGEST} more" if len(told) > LONGEST else ""
    return "; ".join(told[:LONGEST]) + more


def _whose(answer: Answer) -> tuple[str, str]:
    return answer.agency, answer.question
