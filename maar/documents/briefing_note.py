"""The learning briefing note, one to two pages: background, what was learned, what is recommended, what to do.

Comes in: everything found, with the lead's words. Goes out: a document.
"""

from maar.documents.advice import advice, findings_of
from maar.documents.found import Found
from maar.documents.model import Block, Document, Section, Text
from maar.documents.points import Point, Points
from maar.documents.short_said import (
    NO_RECOMMENDATION,
    URGENT,
    about_figures,
    and_to_answer,
    areas_of,
    came_back,
    facts,
    footer,
    links,
    met,
    more,
    nothing_found,
    once,
    point,
    recommended,
    strengths_of,
    subtitle,
    who_was_asked,
)
from maar.documents.story import Story
from maar.documents.tell_story import tell_story

NAME = "Learning briefing note"
MESSAGES, STRENGTHS, GAPS = 8, 3, 2
STEPS = 5


def briefing_note(found: Found) -> Document:
    """What one audit taught, for everybody who works with children."""
    story = tell_story(found)
    sections = (_background(story), _learned(story), _recommendations(story), _steps(story), _where(story))
    return Document(
        marking=story.marking,
        owner=story.partnership,
        title=story.title,
        subtitle=subtitle(story, NAME),
        facts=facts(story),
        alerts=(),
        sections=(*(one for one in sections if one.blocks), about_figures(story)),
        footer=footer(story, NAME),
        kind="note",
    )


def _background(story: Story) -> Section:
    """How it was done, why, what came of it."""
    lines = (
        story.words.of("why_this_theme"),
        who_was_asked(story, and_to_answer(story)),
        *story.words.all_of("background"),
        came_back(story),
        met(story),
    )
    return Section("background", "Background", (Points(tuple(map(Point, once(lines)))),))


def _learned(story: Story) -> Section:
    """At most eight findings: strengths, then what needs to change, then what the records do not show."""
    strengths, gaps = strengths_of(story)[:STRENGTHS], story.gaps[:GAPS]
    areas = areas_of(story)[: MESSAGES - len(strengths) - len(gaps)]
    groups = (("What worked well", strengths), ("What needs to change", areas), ("What the records do not show", gaps))
    lists = tuple(Points(tuple(map(point, found)), title) for title, found in groups if found)
    left = sum(len(findings_of(theme)) for theme in story.themes) - sum(len(found) for _, found in groups)
    return Section("learned", "What did we learn?", (*lists, *more(left, "finding")) or (Text(nothing_found(story)),))


def _recommendations(story: Story) -> Section:
    rows = tuple(map(recommended, story.recommendations))
    block: Block = Points(rows, numbered=True) if rows else Text(NO_RECOMMENDATION)
    return Section("recommendations", "Recommendations", (block,))


def _steps(story: Story) -> Section:
    """What the reader should do, and where to read more."""
    steps = tuple(Point(text) for _, text in advice(story, STEPS))
    return Section("steps", "What should you do?", (Points(steps),) if steps else ())


def _where(story: Story) -> Section:
    """Procedures, whom to ask, and whom to ring about a child now."""
    read = links(story)
    urgent = Text("", story.words.of("urgent") or URGENT)
    return Section("procedures", "Procedures and help", (*((Points(read),) if read else ()), urgent))
