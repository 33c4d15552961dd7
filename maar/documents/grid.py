"""Themes by agency: counts, and under each the middle answer (looks, section 6)."""

from collections.abc import Iterable
from textwrap import wrap

from maar.answers import Answer
from maar.documents.found import Found
from maar.documents.marks import (
    NOT_KNOWN,
    by_scale,
    legend,
    level_marks,
    listed_marks,
    not_known_words,
    positive_words,
    rank,
    scale_name,
)
from maar.documents.model import Grid, GridCell, GridRow, GridTheme, Mark, Section, Text
from maar.documents.phrases import told
from maar.figures import PERCENT_FROM, Share, figure
from maar.plan import Agency, Plan
from maar.questions import Scale
from maar.scores import QuestionTally
from maar.scores.tally import counts

COLUMN = 11  # characters of a column's heading, on two lines


def grid_section(found: Found) -> Section:
    """The section with the grid, or a sentence where no question has a scale."""
    if not by_scale(found.plan, found.scores.questions):
        return Section("grid", "Themes by agency", (Text("No question of this set is answered on a scale."),))
    return Section("grid", "Themes by agency", (grid(found),))


def grid(found: Found) -> Grid:
    """A row for each theme and scale, a column for each agency."""
    questions = found.scores.questions
    scales = by_scale(found.plan, questions)
    themes = []
    for theme in found.plan.questions.themes:
        groups = by_scale(found.plan, found.scores.of_theme(theme.code))
        rows = tuple(_row(found.plan, scale, tallies) for scale, tallies in groups.items())
        if rows:
            themes.append(GridTheme(theme.short, rows))
    return Grid(
        "Themes by agency",
        "Positive answers in each theme, agency by agency",
        f"Answers at a positive level ({positive_words(scales)}), of all answers that count. "
        "Under each figure: the middle answer.",
        legend(found.plan, questions),
        headings(found.plan),
        tuple(themes),
        _note(scales),
    )


def headings(plan: Plan) -> tuple[str, ...]:
    """The agencies' names as column headings: in full where all of them fit, else short."""
    names = [agency.name for agency in plan.agencies]
    fit = all(len(wrap(name, COLUMN)) <= 2 and max(map(len, name.split())) <= COLUMN for name in names)
    return tuple(agency.name if fit else agency.short for agency in plan.agencies)


def _row(plan: Plan, scale: Scale, tallies: list[QuestionTally]) -> GridRow:
    name = scale_name(scale, (one.question for one in tallies))
    total = sum((one.positive or Share() for one in tallies), Share())
    cells = tuple(_cell(agency, scale, tallies) for agency in plan.agencies)
    return GridRow(f"{name} ({len(tallies)})", cells, told(total))


def _cell(agency: Agency, scale: Scale, tallies: list[QuestionTally]) -> GridCell:
    if not any(one.question.asked_of(agency.role) for one in tallies):
        return GridCell(None, asked=False)
    own = [answer for one in tallies for answer in one.answers if answer.agency == agency.code]
    return cell(scale, [answer for answer in own if counts(scale, answer.state)])


def cell(scale: Scale, answers: Iterable[Answer]) -> GridCell:
    """What stands in a cell for these answers, all of them in the count."""
    marks = (*level_marks(scale), NOT_KNOWN)
    places = sorted(rank(scale, answer) for answer in answers)
    share = Share(sum(marks[place].positive for place in places), len(places))
    if not places:
        return GridCell(None, "no answers")
    if share.d < PERCENT_FROM:
        return GridCell(figure(share), listed_marks(marks[place] for place in places))
    low, high = places[(len(places) - 1) // 2], places[len(places) // 2]
    letters = "/".join(dict.fromkeys((marks[low].letters, marks[high].letters)))
    return GridCell(figure(share), letters, _fill(marks, low, high))


def _fill(marks: tuple[Mark, ...], low: int, high: int) -> Mark:
    """The level half-way between two, the lower if none; no level lies between a level and *not known*."""
    if high == len(marks) - 1:
        return NOT_KNOWN
    return marks[(low + high + 1) // 2]


def _note(scales: Iterable[Scale]) -> str:
    return (
        "The letters and the fill show the middle answer when answers are put in order; both are named where it "
        "falls between two. Under 5 answers: no fill, and every answer is listed. In brackets after a scale: "
        f"number of questions. A dot: not asked of this agency. {not_known_words(scales)} Judgements as returned."
    )
