"""What stands around the message of a slide: its title, footer, number and notes; and the first slide."""

from collections.abc import Iterable
from copy import deepcopy

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.util import Emu, Pt

from maar.documents.deck import Deck
from maar.figures import cut
from maar.render.measure import high, width
from maar.render.pptx_layouts import POINT, TITLES, Layouts, Page, Room, box, size_of
from maar.render.pptx_words import BETWEEN, Ink, run, text_box
from maar.render.text import clean

UNTITLED = "Untitled"
TITLE, LEAST_TITLE, FIRST = 30.0, 22.0, 42.0
UNDER = 20.0
FOOT = 12.0
OWNER = 13  # the place of the partnership's name in our own layout
INSET = 14.4  # what a template's placeholder may keep free at both sides together


def first_slide(made: Presentation, places: Layouts, deck: Deck, ink: Ink) -> None:
    """The partnership, the title, what it is, and for whom."""
    page = made.slides.add_slide(places.first)
    more = titled(page, deck.title, ink, FIRST if places.own else TITLE)
    under = [text for text in (deck.subtitle, deck.audience) if text]
    owner = next((one for one in page.placeholders if one.placeholder_format.idx == OWNER), None)
    if places.own and owner is not None:
        run(owner.text_frame.paragraphs[0], deck.owner, UNDER, colour=ink.second)
        _closer(page)
    else:
        under.insert(0, deck.owner)
    rest = [one for one in page.placeholders if one.placeholder_format.type not in TITLES and one is not owner]
    rest = [one for one in rest if one.has_text_frame and one.placeholder_format.idx != OWNER]
    if rest:
        frame = max(rest, key=lambda one: one.width * one.height).text_frame
        for place, text in enumerate(under):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.space_before = Pt(0 if place == 0 else BETWEEN)
            run(paragraph, text, UNDER)
    else:
        more += under
    furnish(page, deck, ink)
    notes(page, (*deck.notes, *more))


def _closer(page: Page) -> None:
    """The words under the title move up to it, where it has one line."""
    title, under = page.shapes.title, next(one for one in page.placeholders if one.placeholder_format.idx == 1)
    size = title.text_frame.paragraphs[0].runs[0].font.size.pt
    room = box(title)
    bottom = room.top + high(title.text_frame.text, size, room.width, bold=True) + 16
    place = box(under)
    sides = Room(place.left, bottom, place.width, place.bottom - bottom)
    under.left, under.top, under.width, under.height = map(Emu, sides.emu)


def titled(page: Page, words: str, ink: Ink, usual: float = TITLE) -> list[str]:
    """The title in its placeholder, smaller where it is long; one that is far too long is told whole in the notes."""
    text = " ".join(clean(words).split()) or UNTITLED
    title = page.shapes.title
    room = box(title)
    wide = (room.width - INSET) / ink.wide
    size = size_of(page.slide_layout, usual)
    while size > LEAST_TITLE and high(text, size, wide, bold=True) > room.height:
        size -= 1
    shown = text
    while high(shown, size, wide, bold=True) > room.height and len(shown) > 20:
        shown = cut(text, len(shown) - 5)
    made = title.text_frame.paragraphs[0].add_run()
    made.text = shown
    made.font.size = Pt(size)
    return [f"The whole title: {text}"] if shown != text else []


def furnish(page: Page, deck: Deck, ink: Ink) -> None:
    """Footer and number in their places, and no place left empty."""
    for one in [one for one in page.placeholders if one.has_text_frame and not one.text_frame.text]:
        one._element.getparent().remove(one._element)
    kinds = {one.placeholder_format.type: one for one in page.slide_layout.placeholders}
    if KIND.FOOTER in kinds:
        place = kinds[KIND.FOOTER]
        said = (deck.footer, deck.marking, deck.owner)
        words = next((one for one in said if one and width(one, FOOT) * ink.wide < box(place).width - INSET), said[0])
        _copied(page, place, f"<a:p {nsdecls('a')}><a:r><a:rPr/><a:t/></a:r></a:p>", words)
    elif deck.footer:
        _marked(page, deck, ink)
    if KIND.SLIDE_NUMBER in kinds:
        field = '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr/><a:t/></a:fld>'
        number = str(page.part.partname.idx)
        _copied(page, kinds[KIND.SLIDE_NUMBER], f"<a:p {nsdecls('a')}>{field}</a:p>", number)


def _copied(page: Page, place: Page, paragraph: str, words: str) -> None:
    """The layout's own place, on this slide, with these words."""
    shape = deepcopy(place._element)
    shape.nvSpPr.cNvPr.set("id", str(max(int(one) for one in page.shapes._spTree.xpath("//@id") if one.isdigit()) + 1))
    for old in shape.findall(f".//{qn('a:xfrm')}"):
        old.getparent().remove(old)
    for old in shape.txBody.findall(qn("a:p")):
        shape.txBody.remove(old)
    made = parse_xml(paragraph)
    made.find(f".//{qn('a:t')}").text = clean(words)
    shape.txBody.append(made)
    page.shapes._spTree.append(shape)


def _marked(page: Page, deck: Deck, ink: Ink) -> None:
    """The footer as words of their own, in a template that has no place for it: the marking must be seen."""
    wide, tall = (one / POINT for one in _size(page))
    frame = text_box(page, "Footer", Room(wide * 0.05, tall - 30, wide * 0.8, 20))
    run(frame.paragraphs[0], deck.footer, FOOT, colour=ink.second)


def _size(page: Page) -> tuple[int, int]:
    deck = page.part.package.presentation_part.presentation
    return deck.slide_width or 0, deck.slide_height or 0


def notes(page: Page, every: Iterable[str]) -> None:
    """What the speaker has to hand, a paragraph each."""
    frame = page.notes_slide.notes_text_frame
    if frame is None:
        return
    for place, text in enumerate(text for text in every if text):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run(paragraph, text, FOOT)
