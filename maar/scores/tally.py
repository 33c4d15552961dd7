"""The distribution, positive share and score of questions, themes, agencies and cases (design, section 7).

Tallies add: sums run over answers, never over rounded or averaged figures.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from maar.answers import Answer, State
from maar.figures import Share
from maar.plan import Plan
from maar.questions import Question, Scale
from maar.returns import Settled
from maar.scores.parts import PartTally, part_tallies


@dataclass(frozen=True, slots=True)
class Tally:
    """Weighted points over weights of answered judgements, `n` of them, and the positive share of each scale."""

    points: Fraction = Fraction(0)
    weights: Fraction = Fraction(0)
    n: int = 0
    scales: Mapping[str, Share] = field(default_factory=dict)

    @property
    def score(self) -> Fraction | None:
        return self.points / self.weights if self.weights else None

    def __add__(self, other: "Tally") -> "Tally":
        scales = {code: self.scales.get(code, Share()) for code in (*self.scales, *other.scales)}
        scales = {code: share + other.scales.get(code, Share()) for code, share in scales.items()}
        return Tally(self.points + other.points, self.weights + other.weights, self.n + other.n, scales)


@dataclass(frozen=True, slots=True)
class QuestionTally:
    """All answers to one question. `positive` is None only for a question without a scale."""

    question: Question
    asked: int
    counts: Mapping[str, int]
    states: Mapping[State, int]
    tally: Tally
    positive: Share | None
    parts: tuple[PartTally, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything added up. Keys of `agencies` and `cases` are (code or ref, theme)."""

    questions: tuple[QuestionTally, ...]
    themes: Mapping[str, Tally]
    agencies: Mapping[tuple[str, str], Tally]
    cases: Mapping[tuple[str, str], Tally]

    def of_theme(self, code: str) -> tuple[QuestionTally, ...]:
        return tuple(one for one in self.questions if one.question.theme == code)


def add_up(plan: Plan, settled: Settled) -> Scores:
    """Every question that is put to anyone, and every theme, agency and case."""
    put = {question.ref for agency in plan.agencies for question in plan.put_to(agency)}
    answers: dict[str, list[Answer]] = {ref: [] for ref in put}
    for one in settled.returned:
        for ref, answer in one.answers.items():
            answers[ref].append(answer)
    questions = [question for question in plan.questions.questions if question.ref in put]
    by_ref = {question.ref: question for question in questions}

    themes = tuple(dict.fromkeys(question.theme for question in questions))
    by_theme, by_agency, by_case = defaultdict(list), defaultdict(list), defaultdict(list)
    for answer in (answer for ref in by_ref for answer in answers[ref]):
        theme = by_ref[answer.question].theme
        by_theme[theme].append(answer)
        by_agency[answer.agency, theme].append(answer)
        by_case[answer.case, theme].append(answer)

    def tally(theme: str, told: Iterable[Answer]) -> Tally:
        return _nothing(questions, theme) + total_of(by_ref, told)

    agencies = [(agency.code, theme) for agency in plan.agencies for theme in themes]
    cases = [(case.ref, theme) for case in plan.cases for theme in themes]
    return Scores(
        tuple(_question(plan, question, tuple(answers[question.ref])) for question in questions),
        {theme: tally(theme, by_theme[theme]) for theme in themes},
        {key: tally(key[1], by_agency[key]) for key in agencies},
        {key: tally(key[1], by_case[key]) for key in cases},
    )


def total_of(questions: Mapping[str, Question], answers: Iterable[Answer]) -> Tally:
    """What these answers add up to; like answers are counted first and added once."""
    counted = Counter((answer.question, answer.state, answer.judgement) for answer in answers)
    tallies = (tally_of(questions[ref], state, label, times) for (ref, state, label), times in counted.items())
    return sum(tallies, Tally())


def tally_of(question: Question, state: State, label: str, times: int) -> Tally:
    """What so many like answers add: points if answered, and their place in the share of their scale."""
    scale = question.scale
    if scale is None:
        return Tally()
    if state is State.ANSWERED:
        level = scale.level(label)
        share = Share(times if level.positive else 0, times)
        return Tally(times * question.weight * level.points, times * question.weight, times, {scale.code: share})
    return Tally(scales={scale.code: Share(0, times if counts(scale, state) else 0)})


def counts(scale: Scale, state: State) -> bool:
    """Is an answer in this state in the denominator of its scale?"""
    return state is State.ANSWERED or (state is State.NOT_KNOWN and scale.not_known_counts)


def _nothing(questions: Iterable[Question], theme: str) -> Tally:
    """A tally of no answers, with every scale of the theme at 0 of 0."""
    codes = dict.fromkeys(q.scale.code for q in questions if q.scale and q.theme == theme)
    return Tally(scales={code: Share() for code in codes})


def _question(plan: Plan, question: Question, answers: tuple[Answer, ...]) -> QuestionTally:
    total = total_of({question.ref: question}, answers)
    labels = question.scale.labels if question.scale else ()
    judged = [answer.judgement for answer in answers if answer.state is State.ANSWERED]
    return QuestionTally(
        question,
        len(answers),
        {label: judged.count(label) for label in labels},
        {state: sum(answer.state is state for answer in answers) for state in State},
        total,
        total.scales.get(question.scale.code, Share()) if question.scale else None,
        part_tallies(plan, question, answers),
        answers,
    )
