"""The slide deck as a PowerPoint file: a Deck comes in, the bytes of one .pptx go out.

Titles and points stand in the placeholders of the layouts, charts and tables are native and can be edited. What has no
room on a slide stands in its notes.
"""

from collections.abc import Sequence

from pptx.presentation import Presentation
from pptx.util import Emu

from maar.documents.deck import Bars, Deck, Slide
from maar.documents.model import Table, Text
from maar.documents.points import Callout, Points
from maar.render.pptx_chart import charts
from maar.render.pptx_frame import first_slide, furnish, notes, titled
from maar.render.pptx_layouts import Layouts, Page, Room, body_of, layouts
from maar.render.pptx_open import opened
from maar.render.pptx_save import saved
from maar.render.pptx_table import table
from maar.render.pptx_words import (
    BESIDE,
    SIZES,
    Ink,
    Line,
    callout,
    callout_high,
    fill,
    inks,
    lines_of,
    note,
    note_high,
)
from maar.render.theme import HOUSE, Theme

LEFT, GUTTER = 0.4, 36.0  # of the width for words beside a table; between the two, in points
AIR = 10.0
CALLED = 0.5  # the most of a room that a call-out or a note may take: what is longer stands in the notes
Block = Text | Points | Callout | Table | Bars


def pptx(deck: Deck, template: bytes | None = None, house: Theme = HOUSE) -> bytes:
    """The deck as .pptx, on the partnership's own template where one is given; the same bytes for the same deck."""
    made = opened(template, house)
    places = layouts(made)
    ink = inks(house, places)
    first_slide(made, places, deck, ink)
    for slide in deck.slides:
        _slide(made, places, (slide, deck, ink))
    return saved(made, deck)


def _slide(made: Presentation, places: Layouts, told: tuple[Slide, Deck, Ink]) -> None:
    slide, deck, ink = told
    words = [block for block in slide.body if isinstance(block, Text | Points)]
    page = made.slides.add_slide(places.words if words else places.bare)
    more = titled(page, slide.title, ink)
    room = places.room
    if slide.note:
        fits = note_high(slide.note, room.width, ink) <= room.height * CALLED
        room, more = (note(page, slide.note, room, ink), more) if fits else (room, [*more, slide.note])
    more += _body(page, slide.body, (places, room, ink))
    furnish(page, deck, ink)
    notes(page, (*slide.notes, *more))


def _body(page: Page, body: Sequence[Block], where: tuple[Layouts, Room, Ink]) -> list[str]:
    """Pictures, tables and words, each in its part of the room; what has none comes back."""
    _, room, ink = where
    bars = [one for one in body if isinstance(one, Bars)]
    tables = [one for one in body if isinstance(one, Table)]
    left: list[str] = []
    for called in (one for one in body if isinstance(one, Callout)):
        tall = callout_high(called, room.width, ink) + AIR
        if tall > room.height * CALLED:
            left.append(" ".join(("Also:", called.title, *called.words)))
            continue
        callout(page, called, room, ink)
        room = room._replace(height=room.height - tall)
    words = lines_of([one for one in body if isinstance(one, Text | Points)], bullets=not tables)
    if words:
        own, room = _beside(room) if bars or tables else (room, room)
        left += _words(page, words, own, (ink, BESIDE if bars or tables else SIZES))
    if bars:
        left += charts(page, bars, room, ink)
    for one in tables:
        left += _table(page, one, room, ink)
    return left


def _beside(room: Room) -> tuple[Room, Room]:
    """The room for words, and that for what stands to their right."""
    wide = room.width * LEFT
    return room._replace(width=wide), room._replace(left=room.left + wide + GUTTER, width=room.width - wide - GUTTER)


def _table(page: Page, told: Table, room: Room, ink: Ink) -> list[str]:
    """The table and, under it, its note."""
    below = note_high(told.note, room.width, ink)
    bottom, left = table(page, told, room._replace(height=room.height - below), ink)
    if told.note:
        note(page, told.note, room._replace(top=bottom, height=below), ink)
    return left


def _words(page: Page, words: Sequence[Line], room: Room, look: tuple[Ink, Sequence[float]]) -> list[str]:
    place = body_of(page)
    place.left, place.top, place.width, place.height = map(Emu, room.emu)
    return fill(place.text_frame, words, room, *look)
