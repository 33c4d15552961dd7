"""What a contradiction is, and what a pair lays side by side in one case. Values and small questions about them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from maar.answers import Answer, GridRow
from maar.figures import Share
from maar.plan import Plan
from maar.problems import Location
from maar.questions import Pair, Question
from maar.questions.model import EVERYONE
from maar.sheets.cells import folded

Couple = tuple[Answer, Answer]
Grids = Mapping[tuple[str, str, str], Sequence[GridRow]]
LONGEST = 6  # so many sides are told in words; of more the number


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers on one case, about the same thing, that differ: one denies what another says, or says another thing.

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

    `compared` are the answers that were laid beside one of another agency. `entries` are what lists say of agencies:
    not yet in words, since several pairs of a question are told in one sentence.
    """

    answers: tuple[Answer, ...]
    places: tuple[Location, ...]
    compared: tuple[Answer, ...]
    sides: tuple[str, ...] = ()
    entries: tuple["Entry", ...] = ()


class Entry(NamedTuple):
    """The list `text` of `lister` names `agency`, or does not; of itself that agency says `own`.

    `about` is the row that both are about, empty where the whole of two answers is. Agencies by their short names.
    """

    about: str
    agency: str
    lister: str
    text: str
    on_it: bool
    own: str


@dataclass(frozen=True, slots=True)
class Laid:
    """One pair of a question in one case: the answers of its two sides, in the order of the plan's agencies.

    `grids` are the rows of grids by case, agency and question; those under no case do not say which they are about.
    """

    plan: Plan
    question: Question
    other: Question
    pair: Pair
    by: tuple[Answer, ...]
    beside: tuple[Answer, ...]
    grids: Grids = field(default_factory=dict)

    @property
    def everyone(self) -> bool:
        """Is every agency on both sides?"""
        return EVERYONE in self.pair.by and EVERYONE in self.pair.beside

    def short(self, answer: Answer) -> str:
        """The agency of an answer, as people call it; with its code where they call another so too."""
        agency = self.plan.agency(answer.agency)
        alone = all(one is agency or folded(one.short) != folded(agency.short) for one in self.plan.agencies)
        return agency.short if alone else f"{agency.short} ({agency.code})"

    def asked(self, answer: Answer) -> Question:
        """The question that an answer is to: one of the two ends of the pair."""
        return self.question if answer.question == self.question.ref else self.other

    def rows(self, answer: Answer) -> Sequence[GridRow]:
        """The rows of the grid that belong to an answer."""
        return self.grids.get((answer.case, answer.agency, answer.question), ())

    def loose(self, answer: Answer) -> Sequence[GridRow]:
        """Rows of the same agency and question that do not say which case they are about."""
        return self.grids.get(("", answer.agency, answer.question), ())

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


def in_few(sides: Iterable[str], between: str = "; ") -> str:
    """`A; B; C`, or the first of many and how many there are more."""
    told = tuple(dict.fromkeys(sides))
    more = f"; and {len(told) - LONGEST} more" if len(told) > LONGEST else ""
    return between.join(told[:LONGEST]) + more


def _whose(answer: Answer) -> tuple[str, str]:
    return answer.agency, answer.question
