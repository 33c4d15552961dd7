"""Which figures a public edition may tell, so that none is a figure by agency or by case, alone or by subtraction.

Comes in: everything found. Goes out: for every question, theme and total, whether it may be told.

Two rules leave nothing to subtract. Every figure told is that of a whole question, and rests on enough agencies and
cases; every total told is the sum of questions that are told themselves, so that no total has a hidden part. How many
answers were asked for is never told: questions are put to different agencies, and the difference between two such
numbers would be the returns of one agency.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from maar.answers import Answer
from maar.documents.found import Found
from maar.figures import Share
from maar.returns import Status
from maar.scores import QuestionTally
from maar.scores.tally import counts

FEWEST_ROWS = 5
FEWEST_OF = 3  # agencies, and cases: with two, each can take itself away and see the other


class Owned(Protocol):
    """Something that one agency said about one case."""

    @property
    def agency(self) -> str: ...

    @property
    def case(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be told: `questions` by ref, `themes` by (theme, scale), `whole_themes` where all that is judged may.

    `books` are the totals of answers in all their states, `returns` those of returns, `smart` those of planned
    actions.
    """

    questions: frozenset[str]
    themes: frozenset[tuple[str, str]]
    whole_themes: frozenset[str]
    books: bool
    smart: bool
    returns: bool = True


def shown(found: Found) -> Shown:
    """Everything in the restricted edition; in the public one what rests on enough agencies and cases."""
    tallies = found.scores.questions
    scales = {(one.question.theme, one.question.scale.code) for one in tallies if one.question.scale}
    themes = {one.question.theme for one in tallies}
    if not found.public:
        refs = frozenset(one.question.ref for one in tallies)
        return Shown(refs, frozenset(scales), frozenset(themes), books=True, smart=True)
    hidden = [one.question for one in tallies if not _may_be_told(found, one)]
    scales -= {(one.theme, one.scale.code) for one in hidden if one.scale}
    judged = {theme for theme, _ in scales} - {one.theme for one in hidden if one.scale}
    refs = frozenset(one.question.ref for one in tallies) - {one.ref for one in hidden}
    smart = enough(action for case in found.smart for action in case.actions)
    return Shown(refs, frozenset(scales), frozenset(judged), False, smart, _returns(found, refs))


def share_told(found: Found, may: Shown, theme: str, scale: str) -> Share | None:
    """The positive answers of a theme on one scale, the sum over its questions; None where that may not be told."""
    if (theme, scale) not in may.themes:
        return None
    own = (one for one in found.scores.of_theme(theme) if one.question.scale and one.question.scale.code == scale)
    return sum((one.positive or Share() for one in own), Share())


def counted(one: QuestionTally) -> tuple[Answer, ...]:
    """The answers in the denominator of a question: those that its public figures rest on."""
    scale = one.question.scale
    return tuple(answer for answer in one.answers if scale and counts(scale, answer.state))


def enough(rows: Iterable[Owned]) -> bool:
    """At least five rows, of three agencies and three cases, and no agency or case with more than half of them."""
    found = list(rows)
    owners = (Counter(one.agency for one in found), Counter(one.case for one in found))
    return len(found) >= FEWEST_ROWS and all(
        len(each) >= FEWEST_OF and 2 * max(each.values()) <= len(found) for each in owners
    )


def _may_be_told(found: Found, one: QuestionTally) -> bool:
    """Numbers, dates, choices, words and what practitioners and families said are told to partners only."""
    strand = found.plan.questions.theme(one.question.theme).strand
    return one.question.scale is not None and not strand and enough(counted(one))


def _returns(found: Found, refs: frozenset[str]) -> bool:
    """May it be told how many returns came back? Only where every one did: else a full count can say whose did not."""
    due = found.plan.returns
    few = min(len({agency.code for agency, _ in due}), len({case.ref for _, case in due})) < FEWEST_OF
    return bool(refs) and not few and all(one.status is not Status.OUTSTANDING for one in found.settled.returns)
