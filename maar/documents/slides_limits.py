"""The slides that stand in where an audit has little to show: what was asked, and what its figures can say."""

from collections.abc import Iterator

from maar.documents.deck import Slide
from maar.documents.points import Point, Points
from maar.documents.slides_said import fitting
from maar.documents.story import Story
from maar.figures import some

ASKED = "What the audit asked"
LIMITS = "What the figures can and cannot say"


def limits(story: Story) -> Slide:
    """How much came back, and what a few cases can show."""
    return Slide(LIMITS, (Points(tuple(_points(story))),), tuple(_notes(story)))


def asked(story: Story) -> Slide:
    """The themes, each with its aim."""
    shown, told = fitting(Point(theme.aim, f"{theme.name}:" if theme.aim else theme.name) for theme in story.themes)
    return Slide(ASKED, (Points(shown),), (f"{some(story.questions, 'question')} in all.", *told))


def _points(story: Story) -> Iterator[Point]:
    total = story.books
    if total:
        yield Point(f"{total.answered} of {some(total.asked, 'answer')} asked for were given.")
    yield Point("Agencies judged their own records.")
    yield Point("A few cases show how practice can go. They do not show how often it does.")


def _notes(story: Story) -> Iterator[str]:
    total = story.books
    if total:
        apart = (f"{total.not_known} not known", f"{total.not_applicable} not applicable", f"{total.blank} blank")
        yield f"Of {total.asked} asked: {total.answered} answered, {', '.join(apart)}, {total.unreadable} unreadable."
    yield "Each figure is n of d: how many answers, of how many that count."
