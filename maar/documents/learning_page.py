"""The learning page for the web: for each audit its themes, a summary, what was learned and what to do next.

Comes in: everything found in one audit or several, with the leads' words. Goes out: a document for the page alone.
"""

from collections.abc import Iterator

from maar.documents.advice import advice, is_told
from maar.documents.found import Found
from maar.documents.model import Block, Document, Section, Text
from maar.documents.phrases import stopped
from maar.documents.points import Heading, Point, Points
from maar.documents.short_said import (
    URGENT,
    and_to_answer,
    came_back,
    footer,
    limit,
    links,
    met,
    nothing_found,
    once,
    subtitle,
    who_was_asked,
    with_example,
    withheld,
)
from maar.documents.story import Story, ThemeStory
from maar.documents.tell_story import tell_story

NAME = "Learning page"
TITLE = "Learning from reviews of practice"
INTRO = (
    "Looking back together at real work shows what helps children and what gets in the way. Each part of this page "
    "tells what one review found and what you can do with it in your own work."
)
NEXT = "Share and discuss this learning with colleagues, and consider what it means for your practice:"
STEPS = 7


def learning_page(found: Found, others: tuple[Found, ...] = ()) -> Document:
    """What was learned in these audits, one after another; no figure is added across them."""
    stories = tuple(map(tell_story, (found, *others)))
    story = stories[0]
    intro = Section("about", "About this page", (Text(INTRO), _whom(story)))
    reviews = (Section(f"review-{place}", one.title, tuple(_review(one))) for place, one in enumerate(stories, 1))
    return Document(
        marking=story.marking,
        owner=story.partnership,
        title=TITLE,
        subtitle=subtitle(story, NAME),
        facts=(),
        alerts=(),
        sections=(intro, *reviews),
        footer=footer(story, NAME),
        kind="page",
    )


def _whom(story: Story) -> Text:
    """Whom to ask, and whom to ring about a child now."""
    asked = f"Questions about this page: {stopped(story.contact)} " if story.contact else ""
    return Text(asked, story.words.of("urgent") or URGENT)


def _review(story: Story) -> Iterator[Block]:
    told = [theme for theme in story.themes if is_told(story, theme)]
    themes = tuple(map(Point, once(theme.name for theme in told or story.themes)))
    if themes:
        yield Points(themes, "Themes")
    yield from _summary(story)
    yield Heading("Key learning and practice improvements")
    for theme in told:
        yield from _theme(theme)
    if not told:
        yield Text(nothing_found(story))
    yield from _next(story)


def _summary(story: Story) -> Iterator[Block]:
    """Why, who, how, how many and when."""
    yield Heading("Summary")
    if why := story.words.of("why_this_theme"):
        yield Text(why)
    asked = who_was_asked(story, and_to_answer(story))
    yield Text(" ".join(filter(None, (asked, came_back(story), met(story)))))
    yield Text(" ".join((limit(story.cases), *withheld(story))))


def _theme(theme: ThemeStory) -> Iterator[Block]:
    """Strengths, what needs to change and what is not known, then what the lead says of it all."""
    yield Heading(theme.name, level=4)
    if theme.headline:
        yield Text(theme.headline)
    messages = (*theme.strengths, *theme.areas, *theme.gaps)
    if messages:
        yield Points(tuple(map(with_example, messages)))
    lessons = [one for one in once((theme.lesson, *(one.lesson for one in messages))) if one != theme.headline]
    yield from (Text(stopped(one)) for one in lessons)
    if theme.for_children:
        yield Text(f"For children: {theme.for_children}")


def _next(story: Story) -> Iterator[Block]:
    """What to do, what to read, and what to print."""
    steps = tuple(Point(text) for _, text in advice(story, STEPS))
    if steps:
        yield Heading("Your next steps")
        yield Text(NEXT)
        yield Points(steps, numbered=True)
    address = story.words.of("printable")
    printable = (Point("A printable version of this review", link=address),) if address else ()
    if read := (*links(story), *printable):
        yield Points(read, "Read more")
