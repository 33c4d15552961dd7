"""Why one question of one case is on the table: its band, the words for it, and whose words explain it.

Comes in: the answers to one question of one case. Goes out: the first band that fits, differences first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from maar.agreement.judged import NO_INFORMATION, judged, levels_apart
from maar.agreement.model import Band
from maar.answers import Answer, State
from maar.figures import Share
from maar.pairs import Contradiction
from maar.questions import NOT_KNOWN, Question
from maar.returns.said import said

NAMED = 2  # so many agencies are named; of more the number is told


class Placed(NamedTuple):
    """The band, why it is that one in a few words, and the agencies whose words say most about it."""

    band: Band
    why: str
    first: tuple[str, ...] = ()


@dataclass(frozen=True)
class View:
    """One question of one case as it came back; `split` is how many levels apart make a split view of it.

    `thin` and `idle` are the agencies with a high grade and thin evidence, and with a low grade and no action listed.
    """

    question: Question
    answers: Mapping[str, Answer]
    split: int = 0
    contradiction: Contradiction | None = None
    thin: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    @cached_property
    def judged(self) -> tuple[Answer, ...]:
        return judged(self.answers.values()) if self.question.scale else ()

    @cached_property
    def apart(self) -> int:
        return self._apart(self.judged)

    @cached_property
    def positive(self) -> Share:
        """Judgements at a positive level, of all."""
        return Share(sum(self._is_positive(one) for one in self.judged), len(self.judged))

    @property
    def is_split(self) -> bool:
        return len(self.judged) > 1 and self.apart >= self.split

    @cached_property
    def alone(self) -> str:
        """The one agency of three or more without which there would be no split view; empty where there is none.

        Of two either would be it. Nobody stands alone where two or more agencies say good and two or more say not.
        """
        sides = (self.positive.n, self.positive.d - self.positive.n)
        if not self.is_split or min(sides) > 1:
            return ""
        without = ((one, [other for other in self.judged if other is not one]) for one in self.judged)
        why = [one.agency for one, others in without if self._apart(others) < self.split]
        return why[0] if len(why) == 1 else ""

    @property
    def ends(self) -> tuple[str, ...]:
        """An agency at the best level given and one at the worst: of several the first that wrote anything."""
        best_first = sorted(self.judged, key=lambda one: -self._points(one))
        best, worst = best_first[0].judgement, best_first[-1].judgement
        return tuple(_with_words(one for one in self.judged if one.judgement == level) for level in (best, worst))

    def _apart(self, answers: Iterable[Answer]) -> int:
        return levels_apart(self.question.scale, [*answers]) if self.question.scale else 0

    def _is_positive(self, answer: Answer) -> bool:
        return self.question.scale is not None and self.question.scale.level(answer.judgement).positive

    def _points(self, answer: Answer) -> Fraction:
        return self.question.scale.level(answer.judgement).points if self.question.scale else Fraction(0)


def evenness(positive: Share) -> int:
    """0 where as many say good as say not; the most even split views are told first."""
    return abs(2 * positive.n - positive.d)


def place(view: View) -> Placed:
    """The first band that fits."""
    return next(filter(None, (fits(view) for fits in IN_ORDER)))


def overall(view: View) -> Placed:
    """An overall judgement stands in a band of its own, for the same reasons."""
    return next(filter(None, (fits(view) for fits in OF_OVERALL)))._replace(band=Band.OVERALL)


def other(view: View) -> Placed:
    """A question on which nothing is agreed: how many answered it."""
    answered = sum(answer.state is State.ANSWERED for answer in view.answers.values())
    return Placed(Band.OTHER, f"{answered} of {len(view.answers)} answered")


def _contradiction(view: View) -> Placed | None:
    if view.contradiction is None:
        return None
    agencies = tuple(dict.fromkeys(answer.agency for answer in view.contradiction.answers))
    return Placed(Band.CONTRADICTION, _sides(view.contradiction) or f"{_named(agencies, ' and ')} differ", agencies)


def _sides(one: Contradiction) -> str:
    """`CSC Yes; 4 No; 2 not known`: the first side, the largest of the others, and whoever does not know.

    Empty where they are no judgements.
    """
    sides: dict[tuple[str, str], list[str]] = defaultdict(list)
    for answer in one.answers:
        if not answer.judgement and answer.state is State.ANSWERED:
            return ""
        sides[answer.question, str(said(answer))].append(answer.agency)
    first, *others = sides
    unsure = [side for side in others if side[1] == NOT_KNOWN]
    largest = max((side for side in others if side not in unsure), key=lambda side: len(sides[side]), default=None)
    return "; ".join(_side(one, side, sides[side]) for side in (first, largest, *unsure) if side)


def _side(one: Contradiction, side: tuple[str, str], agencies: list[str]) -> str:
    ref, label = side
    to = f" to {ref}" if ref != one.question.ref else ""
    told = label.lower() if label == NOT_KNOWN else label
    return f"{agencies[0] if len(agencies) == 1 else len(agencies)} {told}{to}"


def _split(view: View) -> Placed | None:
    if not view.is_split or view.alone:
        return None
    good, bad = view.positive.n, view.positive.d - view.positive.n
    return Placed(Band.SPLIT, f"{good} positive, {bad} not" if good and bad else _levels(view.apart), view.ends)


def _alone(view: View) -> Placed | None:
    return Placed(Band.ALONE, f"{view.alone} stands alone", (view.alone,)) if view.alone else None


def _thin(view: View) -> Placed | None:
    return Placed(Band.THIN, thin_evidence(view.thin), view.thin) if view.thin else None


def thin_evidence(agencies: tuple[str, ...]) -> str:
    return f"{_named(agencies)}: thin evidence"


def _no_action(view: View) -> Placed | None:
    return Placed(Band.NO_ACTION, no_action(view.idle), view.idle) if view.idle else None


def no_action(agencies: tuple[str, ...]) -> str:
    return f"{_named(agencies)}: no action listed"


def _gap(view: View) -> Placed | None:
    """`POL not known`, `POL, EDU blank`, `3 not known; EDU blank`."""
    missing: dict[State, list[str]] = {state: [] for state in NO_INFORMATION}
    for code, answer in view.answers.items():
        if answer.state in missing:
            missing[answer.state].append(code)
    told = [f"{_named(codes, many='')} {state}" for state, codes in missing.items() if codes]
    first = tuple(code for codes in missing.values() for code in codes)
    return Placed(Band.GAP, "; ".join(told), first) if told else None


def _one_apart(view: View) -> Placed | None:
    """Judgements that differ, and are no split view."""
    return Placed(Band.ONE_APART, _levels(view.apart), view.ends) if view.apart else None


def _agree(view: View) -> Placed | None:
    return Placed(Band.AGREE, f"all {view.judged[0].judgement}") if len(view.judged) > 1 else None


def _few(view: View) -> Placed | None:
    if view.question.scale is None:
        return None
    first = tuple(answer.agency for answer in view.judged)
    return Placed(Band.FEW, f"{first[0]} only" if first else "no judgement", first)


def _levels(number: int) -> str:
    return "one level apart" if number == 1 else f"{number} levels apart"


def _named(agencies: Iterable[str], between: str = ", ", many: str = " agencies") -> str:
    """`POL`, `POL, EDU`, or the number of more."""
    codes = [*agencies]
    return between.join(codes) if len(codes) <= NAMED else f"{len(codes)}{many}"


def _with_words(answers: Iterable[Answer]) -> str:
    at_level = [*answers]
    return next((one for one in at_level if one.evidence or one.comment), at_level[0]).agency


Fits = Callable[[View], Placed | None]
OF_OVERALL: tuple[Fits, ...] = (_split, _alone, _gap, _one_apart, _agree, _few, other)
IN_ORDER: tuple[Fits, ...] = (
    _contradiction, _split, _alone, _thin, _no_action, _gap, _one_apart, _agree, _few, other,
)  # fmt: skip
