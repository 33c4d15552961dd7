"""What was found: strengths, areas, gaps, split views and contradictions, each with n, d and the cells that prove it.

Comes in: scores, and the contradictions of paired questions. Goes out: findings with ids that never change rank, so
that words and actions stay attached.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from maar.answers import Answer, State
from maar.figures import Share, listed, some
from maar.pairs import Contradiction
from maar.plan import Plan, Thresholds
from maar.questions import Question, Scale
from maar.scores import QuestionTally, Scores
from maar.scores.tally import counts


class FindingKind(StrEnum):
    """The kinds of finding, in the order in which they are told."""

    STRENGTH = "strength"
    AREA = "area"
    GAP = "gap"
    SPLIT = "split"
    CONTRADICTION = "contradiction"

    @property
    def words(self) -> str:
        """The kind as readers know it."""
        told = {"area": "Area to improve", "gap": "Information gap", "split": "Split view"}
        return told.get(self, self.capitalize())


LISTED = "Listed because"  # what follows is why, where the share alone would not list it
NO_ANSWER = (State.NOT_KNOWN, State.BLANK, State.UNREADABLE)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `question` or `case` is empty where it is about more than one; `evidence` are the answers."""

    kind: FindingKind
    theme: str
    question: str
    case: str
    agencies: tuple[str, ...]
    share: Share
    sentence: str
    evidence: tuple[Answer, ...]

    @property
    def id(self) -> str:
        about = [self.question or self.theme, *([self.case] if self.case else [])]
        return "-".join([self.kind.upper(), *about])


def find(plan: Plan, scores: Scores, contradicted: Iterable[Contradiction] = ()) -> tuple[Finding, ...]:
    """Every finding, theme by theme in the order of the set, strengths first.

    A split view that a contradiction tells already is not told again.
    """
    limits = plan.thresholds
    by_question: dict[str, list[Finding]] = defaultdict(list)
    for one in map(_contradiction, contradicted):
        by_question[one.question].append(one)
    found: list[Finding] = []
    for theme in plan.questions.themes:
        tallies = scores.of_theme(theme.code)
        of_theme = [_theme_gap(theme.code, theme.name, tallies, limits)]
        for tally in tallies:
            of_theme.append(_gap(tally, limits))
            if not theme.strand:  # what practitioners and families say is weighed with nothing
                told = by_question[tally.question.ref]
                splits = (split for split in _splits(plan, tally, limits) if not _is_told(split, tally, told, limits))
                of_theme += [_strength(tally, limits), _area(tally, limits), *splits, *told]
        order = list(FindingKind)
        found += sorted((one for one in of_theme if one), key=lambda finding: order.index(finding.kind))
    return tuple(found)


def _contradiction(one: Contradiction) -> Finding:
    question = one.question
    sentence = f"{question.short}: in case {one.case}, {one.sides}{_good(question)}. {one.why}"
    about = (question.theme, question.ref, one.case, _agencies(one.answers))
    return Finding(FindingKind.CONTRADICTION, *about, one.share, sentence, one.answers)


def _is_told(split: Finding, tally: QuestionTally, told: Iterable[Finding], limits: Thresholds) -> bool:
    """Is every answer that makes this a split view part of a contradiction of the same case?

    What lies between those answers splits nothing, so that the contradiction says all that the split would.
    """
    scale = tally.question.scale
    places = [scale.position(answer.judgement) if scale else 0 for answer in split.evidence]
    least = limits.split_from(scale) if scale else 0
    far = {place for place in places if max(place - min(places), max(places) - place) >= least}
    same = {answer.agency for one in told if one.case == split.case for answer in one.evidence}
    return all(answer.agency in same for answer, place in zip(split.evidence, places, strict=True) if place in far)


def _strength(one: QuestionTally, limits: Thresholds) -> Finding | None:
    scale, positive = one.question.scale, one.positive
    if scale is None or positive is None or _lowest(one, scale):
        return None
    if positive.d < limits.strength_from or _ratio(positive) < limits.strength:
        return None
    said = f"{_count(positive, scale)}{_good(one.question)}."
    return _of_question(FindingKind.STRENGTH, one, positive, said, _positive_first(one, scale))


def _area(one: QuestionTally, limits: Thresholds) -> Finding | None:
    scale, positive = one.question.scale, one.positive
    if scale is None or positive is None:
        return None
    lowest = _lowest(one, scale)
    low = positive.d >= limits.area_from and _ratio(positive) <= limits.area
    if not low and not lowest:
        return None
    extra = f"{some(lowest, 'answer was', 'answers were')} {_lowest_label(scale)}." if lowest else ""
    evidence = tuple(reversed(_positive_first(one, scale)))
    counted = (
        _turned(evidence, one.question) if one.question.reverse else f"{_count(positive, scale)}{_unknown(evidence)}"
    )
    said = (f"{counted}.", "" if low else LISTED, extra)  # where the share alone would not list it, what does
    return _of_question(FindingKind.AREA, one, positive, " ".join(filter(None, said)), evidence)


def _turned(answers: tuple[Answer, ...], question: Question) -> str:
    """`4 of 6 answers were Yes, 1 was No and 1 was not known (No is good)`: the worst level given comes first.

    The name of a reversed question says what is wrong, so that the number of those who deny it would mislead.
    """
    labels = [answer.judgement or str(answer.state) for answer in answers]
    level = {answer.judgement for answer in answers if answer.judgement}
    first, *others = sorted(dict.fromkeys(labels), key=lambda label: label not in level)
    said = f"{labels.count(first)} of {len(labels)} {_were(len(labels), 'answer ', 'answers ')}{first}"
    rest = [f"{labels.count(label)} {_were(labels.count(label))}{label}" for label in others]
    return f"{listed([said, *rest]) if len(rest) > 1 else ', '.join([said, *rest])}{_good(question)}"


def _unknown(answers: Iterable[Answer]) -> str:
    """`; 3 were not known`, of those that are in the count."""
    unknown = sum(answer.state is State.NOT_KNOWN for answer in answers)
    return f"; {unknown} {_were(unknown)}not known" if unknown else ""


def _were(number: int, singular: str = "", plural: str = "") -> str:
    return f"{singular}was " if number == 1 else f"{plural}were "


def _good(question: Question) -> str:
    """` (No is good)` where the question is reversed."""
    return f" ({question.scale.unit} is good)" if question.reverse and question.scale else ""


def _gap(one: QuestionTally, limits: Thresholds) -> Finding | None:
    missing = tuple(answer for answer in one.answers if answer.state in NO_ANSWER)
    share = Share(len(missing), one.asked)
    if not _is_gap(share, limits):
        return None
    return _of_question(FindingKind.GAP, one, share, f"{_missing(share, missing)}.", missing)


def _theme_gap(theme: str, name: str, tallies: Iterable[QuestionTally], limits: Thresholds) -> Finding | None:
    asked = [one for one in tallies if one.answers]
    if len(asked) < 2:  # the gap of the one question says it
        return None
    answers = [answer for one in asked for answer in one.answers]
    missing = tuple(answer for answer in answers if answer.state in NO_ANSWER)
    share = Share(len(missing), len(answers))
    if not _is_gap(share, limits):
        return None
    sentence = f"{name}: {_missing(share, missing)}."
    return Finding(FindingKind.GAP, theme, "", "", _agencies(missing), share, sentence, missing)


def _splits(plan: Plan, one: QuestionTally, limits: Thresholds) -> list[Finding]:
    scale = one.question.scale
    if scale is None:
        return []
    by_case: dict[str, list[Answer]] = defaultdict(list)
    for answer in one.answers:
        if answer.state is State.ANSWERED:
            by_case[answer.case].append(answer)
    found = []
    for case, answers in by_case.items():
        places = [scale.position(answer.judgement) for answer in answers]
        if max(places) - min(places) < limits.split_from(scale):
            continue
        ordered = tuple(sorted(answers, key=lambda answer: scale.position(answer.judgement)))
        share = Share(sum(scale.level(answer.judgement).positive for answer in answers), len(answers))
        said = [
            f"{listed([plan.agency(a.agency).short for a in ordered if a.judgement == label])} answered {label}"
            for label in scale.labels
            if any(answer.judgement == label for answer in ordered)
        ]
        sentence = f"{one.question.short}: in case {case}, {'; '.join(said)}{_good(one.question)}."
        ref, theme = one.question.ref, one.question.theme
        found.append(Finding(FindingKind.SPLIT, theme, ref, case, _agencies(ordered), share, sentence, ordered))
    return found


def _of_question(
    kind: FindingKind, one: QuestionTally, share: Share, said: str, evidence: tuple[Answer, ...]
) -> Finding:
    question = one.question
    sentence = f"{question.short}: {said}"
    return Finding(kind, question.theme, question.ref, "", _agencies(evidence), share, sentence, evidence)


def _ratio(share: Share) -> Fraction:
    return share.ratio or Fraction(0)


def _is_gap(share: Share, limits: Thresholds) -> bool:
    return share.n >= limits.gap_from and _ratio(share) >= limits.gap


def _lowest_label(scale: Scale) -> str:
    return min(scale.levels, key=lambda level: level.points).label


def _lowest(one: QuestionTally, scale: Scale) -> int:
    """How many answers are at the lowest grade, on a scale on which one of them is enough."""
    return one.counts[_lowest_label(scale)] if scale.lowest_is_area else 0


def _positive_first(one: QuestionTally, scale: Scale) -> tuple[Answer, ...]:
    """The answers in the denominator: positive ones first, then by level, *not known* last."""

    def rank(answer: Answer) -> int:
        if answer.state is not State.ANSWERED:
            return len(scale.levels)
        return sorted(scale.levels, key=lambda level: -level.points).index(scale.level(answer.judgement))

    return tuple(sorted((answer for answer in one.answers if counts(scale, answer.state)), key=rank))


def _count(share: Share, scale: Scale) -> str:
    return f"{share.n} of {share.d} {'answer was' if share.d == 1 else 'answers were'} {scale.unit}"


def _missing(share: Share, answers: Iterable[Answer]) -> str:
    """`13 of 39 answers were not known`, or, of several states, `... give no information (9 not known, 4 blank)`."""
    states = Counter(answer.state for answer in answers)
    each = [(state, states[state]) for state in NO_ANSWER if states[state]]
    if len(each) == 1:
        return f"{share.n} of {share.d} answers were {each[0][0]}"
    said = listed([f"{number} {state}" for state, number in each])
    return f"{share.n} of {share.d} answers give no information ({said})"


def _agencies(answers: Iterable[Answer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(answer.agency for answer in answers))
