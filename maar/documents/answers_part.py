"""How the answers fell: theme by theme, a bar for each scale, squares for each question, tables of other values."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from maar.answers import State
from maar.documents.disclosure import Shown, shown
from maar.documents.found import Found
from maar.documents.marks import OF_STATE, by_scale, level_marks, scale_name
from maar.documents.model import Distribution, Run, Section, Table, Text, ThemeAnswers, Voices
from maar.documents.phrases import lower_first, told
from maar.documents.values_part import value_tables
from maar.documents.written_part import MOST, answered_in_words, reasons
from maar.figures import Share
from maar.plan import Plan
from maar.questions import Scale, Theme
from maar.scores import QuestionTally

SQUARES = (
    "One square is one answer, from best to worst. The wider gap divides positive answers from the rest. "
    "Answers set apart at the end are outside the count. The marks are explained above Themes by agency."
)
TABLES = "Numbers, choices and dates stand in tables; each says what it counts. Words are quoted."


def answers_section(found: Found) -> Section:
    """The section with every question put, in its own theme; a strand is told in a section of its own."""
    own = (theme for theme in found.plan.questions.themes if not theme.strand)
    may = shown(found)
    told_of = tuple(theme_answers(found, theme, may) for theme in own if found.scores.of_theme(theme.code))
    squares = any(one.questions for one in told_of)
    return Section("answers", "How the answers fell", (Text(SQUARES if squares else TABLES), *told_of), new_page=True)


def theme_answers(found: Found, theme: Theme, may: Shown, most: int = MOST) -> ThemeAnswers:
    """A theme as its answers fell; what may not be told in this edition is left out.

    Of what was written to one question so many are quoted at the `most`.
    """
    plan, tallies = found.plan, found.scores.of_theme(theme.code)
    groups = by_scale(plan, tallies)
    bars = tuple(
        _bar(scale, group)
        for scale, group in groups.items()
        if len(group) > 1 and (theme.code, scale.code) in may.themes
    )
    told_of = [one for one in tallies if one.question.ref in may.questions]
    questions = tuple(_question(one) for one in told_of if one.question.scale)
    others = tuple(block for one in told_of if not one.question.scale for block in _other(plan, one, most))
    answers = ThemeAnswers(theme.name, theme.aim, bars, questions, others)
    return _inside(answers) if found.public else answers


def _inside(one: ThemeAnswers) -> ThemeAnswers:
    """Without what lies outside the count: with it the number asked would be told (see disclosure)."""
    bars = tuple(replace(bar, outside="") for bar in one.bars)
    questions = tuple(replace(each, runs=tuple(run for run in each.runs if run.counted)) for each in one.questions)
    return replace(one, bars=bars, questions=questions)


def _other(plan: Plan, one: QuestionTally, most: int) -> Iterator[Table | Voices]:
    """A question without a scale: its tables and the reasons written beside them, or what was answered in words."""
    tables = value_tables(plan, one)
    yield from tables
    yield from reasons(plan, one, most) if tables else (answered_in_words(plan, one, most),)


def _bar(scale: Scale, tallies: list[QuestionTally]) -> Distribution:
    """All answers on one scale; what is outside the count is told in words."""
    runs = _runs(scale, tallies)
    name = lower_first(scale_name(scale, (one.question for one in tallies)))
    outside = [f"{run.count} {lower_first(run.mark.words)}" for run in runs if not run.counted and run.count]
    return Distribution(
        "",
        f"All answers: {name}",
        tuple(run for run in runs if run.counted),
        told(sum((one.positive or Share() for one in tallies), Share())),
        f"Outside the count: {', '.join(outside)}" if outside else "",
    )


def _question(one: QuestionTally) -> Distribution:
    question = one.question
    runs = _runs(question.scale, [one]) if question.scale else ()
    name = (
        f"{question.short} ({question.scale.unit} is good)" if question.reverse and question.scale else question.short
    )
    return Distribution(question.ref, name, runs, told(one.positive or Share()))


def _runs(scale: Scale, tallies: Iterable[QuestionTally]) -> tuple[Run, ...]:
    """Best to worst, then what is in the count without a level, then what is outside the count."""
    found = list(tallies)
    runs = [Run(mark, sum(one.counts[mark.words] for one in found), True) for mark in level_marks(scale)]
    for state, mark in OF_STATE.items():
        counted = state is State.NOT_KNOWN and scale.not_known_counts
        runs.append(Run(mark, sum(one.states[state] for one in found), counted))
    return tuple(runs)
