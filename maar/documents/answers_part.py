"""How the answers fell: theme by theme, a bar for each scale, squares for each question, tables of other values."""

from collections.abc import Iterable

from maar.answers import State
from maar.documents.found import Found
from maar.documents.marks import OF_STATE, by_scale, level_marks, scale_name
from maar.documents.model import Cell, Column, Distribution, Row, Run, Section, Table, Text, ThemeAnswers
from maar.documents.phrases import lower_first, told
from maar.documents.returns_part import count
from maar.documents.values_part import value_tables
from maar.figures import Share
from maar.plan import Plan
from maar.questions import Scale, Theme
from maar.scores import QuestionTally

SQUARES = (
    "One square is one answer, from best to worst. The wider gap divides positive answers from the rest. "
    "Answers set apart at the end are outside the count. The marks are explained above Themes by agency."
)
TABLES = "Numbers, choices and dates stand in tables; each says what it counts."


def answers_section(found: Found) -> Section:
    """The section with every question put, in its own theme; a strand is told in a section of its own."""
    own = (theme for theme in found.plan.questions.themes if not theme.strand)
    themes = [(theme, found.scores.of_theme(theme.code)) for theme in own]
    told_of = tuple(_theme(found.plan, theme, tallies) for theme, tallies in themes if tallies)
    squares = any(one.questions for one in told_of)
    return Section("answers", "How the answers fell", (Text(SQUARES if squares else TABLES), *told_of), new_page=True)


def _theme(plan: Plan, theme: Theme, tallies: tuple[QuestionTally, ...]) -> ThemeAnswers:
    groups = by_scale(plan, tallies)
    bars = tuple(_bar(scale, group) for scale, group in groups.items() if len(group) > 1)
    questions = tuple(_question(one) for one in tallies if one.question.scale)
    values = [(one, value_tables(plan, one)) for one in tallies if not one.question.scale]
    plain = [one for one, tables in values if not tables]
    words = [_words(plain)] if plain else []
    return ThemeAnswers(
        theme.name, theme.aim, bars, questions, (*(table for _, tables in values for table in tables), *words)
    )


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


def _words(tallies: list[QuestionTally]) -> Table:
    """Questions answered in words: how many returns answered."""
    columns = (Column("Question"), Column("Asked", "number"), Column("Answered", "number"))
    rows = tuple(
        Row((Cell(f"{one.question.ref} {one.question.short}"), count(one.asked), count(one.states[State.ANSWERED])))
        for one in tallies
    )
    note = "Answered in words. What was written stands in data/answers.csv."
    return Table("In words", "", "One answer is one return.", columns, rows, note)
