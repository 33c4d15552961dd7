"""What a reader of the meeting's workbook looks up: marks, bands, who is who, what has not come, where the rest is.

Comes in: the pack. Goes out: the parts of the second page of Start here, as texts.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from maar.agreement import Band
from maar.answers import State
from maar.plan import Plan
from maar.questions import Scale
from maar.questions.ramp import best_first
from maar.returns import Return, Status
from maar.tabletop import spec
from maar.tabletop.blind import Called
from maar.tabletop.pack import Pack
from maar.tabletop.words import IN_WORDS, NIL, NOT_ASKED, NOT_HERE

COLOURS = "What they mean. Of judgements, dark letters are positive and white letters are not."
STATES = "{}. These are no judgement, whatever their colour."
BANDS = {
    Band.CONTRADICTION: "two answers cannot both be true",
    Band.SPLIT: "judgements are two levels or more apart; on a long scale a third of it",
    Band.ALONE: "the same, and of three or more agencies it is one that differs",
    Band.THIN: "a positive grade with fewer than four words beside it",
    Band.NO_ACTION: "a grade that is not positive, by an agency whose SMART plan sheet and recommendation box are "
    "empty for this case. It does not say that nothing was done",
    Band.GAP: "somebody does not know, left it blank, or wrote what cannot be read",
    Band.ONE_APART: "judgements differ by less than a split view",
    Band.AGREE: "everybody who judged says the same",
    Band.FEW: "there is nothing to compare",
    Band.OTHER: "no judgement is asked for, and none is agreed",
    Band.OVERALL: "the judgement on the case as a whole, whatever was said",
}
WHERE = (
    (spec.SAID, "every answer in full, agencies side by side. The Ref of a question on a case’s sheet leads there"),
    (spec.CHRONOLOGY, "what all agencies recorded, in one line of time for each case"),
)


class Part(NamedTuple):
    """A heading of two columns and its rows; a row that is named after a sheet leads there."""

    heads: tuple[str, str]
    rows: tuple[tuple[str, str], ...]


def parts(pack: Pack, called: Called) -> tuple[Part, ...]:
    """Everything there is to look up, in the order in which it is needed."""
    return (
        Part(("Marks", COLOURS), tuple(_marks(pack.plan))),
        Part(("Bands", "A question stands in the first that fits"), tuple((str(band), BANDS[band]) for band in Band)),
        Part(("Agencies and returns", "What they are called, and what has not come"), tuple(_returns(pack, called))),
        Part(("Where to find the rest", ""), WHERE),
    )


def _marks(plan: Plan) -> Iterator[tuple[str, str]]:
    """What the letters in agencies' columns mean."""
    asked = (*plan.questions.questions, *plan.questions.overall)
    for scale in {question.scale: None for question in asked if question.scale}:
        turned = any(question.reverse for question in asked if question.scale == scale)
        yield (f"{scale.name} ({scale.unit} is good)" if turned else scale.name), _levels(scale)
    states = "; ".join(f"{one.letters} {str(one).capitalize()}" for one in State if one.letters)
    yield "No judgement", STATES.format(states)
    others = {NOT_HERE: "return missing or held", NIL: "did not know the child", NOT_ASKED: "not asked"}
    told = [f"{letters} {words}" for letters, words in others.items()]
    yield "Others", "; ".join([*told, f"{IN_WORDS} answered in words, dates or numbers"])


def _levels(scale: Scale) -> str:
    named = (level.mark if level.label == level.mark else f"{level.mark} {level.label}" for level in best_first(scale))
    return ", ".join(named)


def _returns(pack: Pack, called: Called) -> Iterator[tuple[str, str]]:
    """The agencies by code and name, or by letter alone; and whose returns are missing or held, case by case."""
    codes = called.ordered(agency.code for agency in pack.plan.agencies)
    names = [called.code(code) if called.blind else f"{code} {pack.plan.agency(code).name}" for code in codes]
    yield "Agencies", "; ".join(names)
    yield "Missing", _by_case(pack, called, lambda one: not one.held_alone) or "none"
    if held := _by_case(pack, called, lambda one: one.held_alone):
        yield "Held", held


def _by_case(pack: Pack, called: Called, which: Callable[[Return], bool]) -> str:
    """`case K1: POL, EDU; case K2: GP`: those of the returns that did not come."""
    told = []
    for table in pack.tables:
        due = [one.agency.code for one in table.returns if one.status is Status.OUTSTANDING and which(one)]
        told += [f"case {table.case.ref}: {', '.join(map(called.code, called.ordered(due)))}"] if due else []
    return "; ".join(told)
