"""How the answers fell: theme by theme, a bar for each scale, squares for each question, sums of numbers."""

from collections.abc import Iterable

from maar.answers import State
from maar.documents.found import Found
from maar.documents.marks import OF_STATE, by_scale, level_marks, scale_name
from maar.documents.model import Cell, Column, Distribution, Row, Run, Section, Table, Text, ThemeAnswers
from maar.documents.phrases import lower_first, told
from maar.documents.returns_part import count, summed
from maar.figures import Share, listed
from maar.plan import Plan
from maar.questions import Scale, Theme
from maar.scores import QuestionTally

INTRO = (
    "One square is one answer, from best to worst. The wider gap divides positive answers from the rest. "
    "Answers set apart at the end are outside the count. The marks are explained above Themes by agency."
)


def answers_section(found: Found) -> Section:
    """The section with every question put, in its own theme."""
    themes = [(theme, found.scores.of_theme(theme.code)) for theme in found.plan.questions.themes]
    told_of = tuple(_theme(found.plan, theme, tallies) for theme, tallies in themes if tallies)
    return Section("answers", "How the answers fell", (Text(INTRO), *told_of), new_page=True)


def _theme(plan: Plan, theme: Theme, tallies: tuple[QuestionTally, ...]) -> ThemeAnswers:
    groups = by_scale(plan, tallies)
    bars = tuple(_bar(scale, group) for scale, group in groups.items() if len(group) > 1)
    questions = tuple(_question(one) for one in tallies if one.question.scale)
    sums = [_sums(one) for one in tallies if one.parts]
    plain = [one for one in tallies if not one.question.scale and not one.parts]
    words = [_words(plain)] if plain else []
    return ThemeAnswers(theme.name, theme.aim, bars, questions, (*sums, *words))


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


def _sums(one: QuestionTally) -> Table:
    """The numbers of one question, each added up over the answers that hold it."""
    texts = {part.name: part.text for part in one.question.parts}
    rows = tuple(Row((Cell(texts[part.part]), summed(part), count(part.n))) for part in one.parts)
    columns = (Column("What was counted"), Column("Sum", "number"), Column("Answers", "number"))
    title = f"{one.question.ref} {one.question.short}"
    return Table(
        one.question.ref, title, "Each number added up over the answers that hold it.", columns, rows, _told(one)
    )


def _words(tallies: list[QuestionTally]) -> Table:
    """Questions answered in words: how many returns answered."""
    columns = (Column("Question"), Column("Asked", "number"), Column("Answered", "number"))
    rows = tuple(
        Row((Cell(f"{one.question.ref} {one.question.short}"), count(one.asked), count(one.states[State.ANSWERED])))
        for one in tallies
    )
    note = "Answered in words. What was written stands in data/answers.csv."
    return Table("In words", "", "One answer is one return.", columns, rows, note)


def _told(one: QuestionTally) -> str:
    """`Asked 39: 24 answered, 13 not known and 2 not applicable.`"""
    states = [f"{number} {state}" for state, number in one.states.items() if number]
    return f"Asked {one.asked}: {listed(states)}." if states else "Nobody has been asked yet."
