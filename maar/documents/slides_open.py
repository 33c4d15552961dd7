"""How the deck opens: what the discussion is for, the national picture, and what worked well.

Comes in: the story. Goes out: slides.
"""

from maar.documents.deck import Slide
from maar.documents.found import Found
from maar.documents.model import Cell, Column, Row, Table, Text
from maar.documents.phrases import lower_first, number
from maar.documents.points import Point, Points
from maar.documents.slides_said import MOST_WORDS, Speaker, fitting, number_of_words
from maar.documents.story import Message, Story
from maar.figures import Figure, Share, percent_words, some

MOST_STRENGTHS = 5
PURPOSE = "Purpose of this discussion"
NATIONAL = "The national picture"
WELL = "What worked well"


def purpose(story: Story) -> Slide:
    """Three points under why this theme was chosen, where the lead wrote that; one too long for them is told aloud."""
    nation = " and from national reviews" if story.words.all_of("national") else ""
    points = (
        Point(f"To consider what was learned from {cases(story)} here{nation}."),
        Point("To discuss what it means for the children we work with."),
        Point("To agree what each of us will do differently."),
    )
    why = story.words.of("why_this_theme")
    fits = number_of_words(why, *(one.words for one in points)) <= MOST_WORDS
    lead = (Text(why),) if why and fits else ()
    notes = ("Ask what people expect to hear before the figures are shown.", *([] if fits else [why]))
    return Slide(PURPOSE, (*lead, Points(points)), notes)


def national(story: Story) -> Slide | None:
    """What the lead wrote of national reviews; nothing without it."""
    written = story.words.all_of("national")
    if not written:
        return None
    shown, told = fitting(map(Point, written))
    return Slide(NATIONAL, (Points(shown),), ("Written by the audit lead; no figure of this audit.", *told))


def worked_well(found: Found, story: Story, speaker: Speaker) -> Slide:
    """The strengths, most answers first, then good practice that the meeting named."""
    strengths = sorted((one for theme in story.themes for one in theme.strengths), key=lambda one: -one.share.d)
    shown, rest = strengths[:MOST_STRENGTHS], strengths[MOST_STRENGTHS:]
    notes = [note for one in shown for note in speaker.of(one)]
    notes += [f"Not on the slide: {note}" for one in rest for note in speaker.of(one)]
    named = [f"Good practice that the meeting named: {one}" for one in story.good_practice]
    if not shown:
        points, told = fitting(map(Point, story.good_practice))
        none = Text(_no_strength(found))
        return Slide(WELL, (none, Points(points)) if points else (none,), (none.plain, *told))
    title = f"{WELL}: {some(len(strengths), 'strength')}"
    return Slide(title, (_table(shown),), (*notes, *named), _rule(found))


def _table(strengths: list[Message]) -> Table:
    rows = tuple(Row((Cell(one.headline or one.about), _unit(one), figure_cell(one.figure))) for one in strengths)
    columns = (Column("Strength"), Column("Answers were"), Column("Count", "number"))
    return Table("Strengths", "Strengths", "Unit: one answer.", columns, rows)


def _unit(one: Message) -> Cell:
    """`Good or Outstanding`, of `answers were Good or Outstanding`."""
    return Cell(one.unit.partition("; ")[0].removeprefix("answers were ").removeprefix("answer was "), quiet=True)


def figure_cell(figure: Figure) -> Cell:
    """The count, and its percentage on a line below."""
    percent = f"({figure.percent})" if figure.brackets else figure.percent
    return Cell(f"{figure.count}\n{percent}" if percent else figure.count, strong=True)


def _least(found: Found) -> str:
    limits = found.plan.thresholds
    share = Share(limits.strength.numerator, limits.strength.denominator)
    return f"{percent_words(share)} of at least {limits.strength_from} answers"


def _rule(found: Found) -> str:
    return f"A strength: {_least(found)} at a positive level."


def _no_strength(found: Found) -> str:
    return f"No question reached a strength: {_least(found)} at a positive level."


def cases(story: Story) -> str:
    """`three cases`."""
    return f"{lower_first(number(story.cases))} {'case' if story.cases == 1 else 'cases'}"


def agencies(story: Story) -> str:
    """`Four agencies`, at the beginning of a sentence."""
    return f"{number(len(story.agencies))} {'agency' if len(story.agencies) == 1 else 'agencies'}"
