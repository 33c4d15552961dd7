"""Words on a slide: texts, points and a call-out come in; paragraphs in the largest size that fits go out.

What has no room in the smallest size is handed back, for the notes; nothing is cut off.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from maar.documents.model import Text
from maar.documents.points import Callout, Point, Points
from maar.render.measure import high
from maar.render.pptx_layouts import Frame, Layouts, Page, Room
from maar.render.text import clean
from maar.render.theme import Theme

BESIDE = (20.0, 18.0)  # of words beside a table
SIZES = (26.0, 24.0, 22.0, 20.0, 18.0)
NOTE, SMALL, LEAST = 16.0, 14.0, 12.0
BETWEEN, WIDEST, INDENT, NUMBER_INDENT, AIR = 12.0, 26.0, 18.0, 36.0, 8.0
CALLOUT, EDGE = 18.0, 3.0
PHONE = re.compile(r"(?<!\d)0\d{2,4}(?: \d{3,4}){1,2}(?!\d)")


class Ink(NamedTuple):
    """The colours of words, none in a template, whose own are kept; `wide`: its letters beside those of Arial."""

    second: str = ""
    edge: str = ""
    line: str = ""
    wide: float = 1.0


class Line(NamedTuple):
    """A paragraph: bold words, plain ones, a note beneath; `mark` is its number, a bullet or nothing."""

    lead: str
    words: str
    note: str = ""
    mark: str = ""
    link: str = ""
    strong: bool = False


def inks(house: Theme, places: Layouts) -> Ink:
    """How words are drawn on these layouts."""
    second, edge = (house.colour(name) if places.own else "" for name in ("second", "ink"))
    return Ink(second, edge, house.colour("hairline"), places.wide)


def lines_of(blocks: Sequence[Text | Points], bullets: bool = True) -> list[Line]:
    """Every paragraph of these blocks, in their order."""
    made: list[Line] = []
    for block in blocks:
        if isinstance(block, Text):
            made.append(Line("", " ".join(part for part in (block.plain, block.strong) if part)))
            continue
        if block.title:
            made.append(Line(block.title, ""))
        made += [_line(one, place, block.numbered, bullets) for place, one in enumerate(block.items, start=1)]
        if block.note:
            made.append(Line("", block.note))
    return made


def _line(one: Point, place: int, numbered: bool, bullets: bool) -> Line:
    words = f"{one.words} ({one.figure})" if one.figure else one.words
    mark = str(place) if numbered else "•" if bullets else ""
    return Line(one.lead, words, one.note, mark, one.link, strong=numbered)


def fill(frame: Frame, every: Sequence[Line], room: Room, ink: Ink, sizes: Sequence[float] = SIZES) -> list[str]:
    """Write the paragraphs; what has no room comes back as words for the notes."""
    kept, wide = list(every), room.width / ink.wide  # in a wider font, as in a narrower room
    while len(kept) > 1 and _high(kept, sizes[-1], wide) > room.height:
        kept.pop()
    size = next((one for one in sizes if _high(kept, one, wide) <= room.height), sizes[-1])
    while size > LEAST and _high(kept, size, wide) > room.height:
        size -= 1
    spare = (room.height - _high(kept, size, wide)) / max(len(kept), 1)
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for place, line in enumerate(kept):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        _write(paragraph, line, size, ink)
        paragraph.space_before = Pt(0 if place == 0 else min(BETWEEN + max(spare, 0), WIDEST))
    return [said(line) for line in every[len(kept) :]]


def said(line: Line) -> str:
    return f"Also: {' '.join(part for part in (line.lead, line.words, line.note) if part)}"


def _high(lines: Sequence[Line], size: float, width: float) -> float:
    return sum(_of(line, size, width) for line in lines) + BETWEEN * max(len(lines) - 1, 0)


def _of(line: Line, size: float, width: float) -> float:
    inside = width - AIR - _indent(line)
    whole = " ".join(part for part in (line.lead, line.words) if part)
    beneath = high(clean(line.note), _small(size), inside) if line.note else 0
    return high(unbroken(clean(whole)), size, inside, bold=bool(line.lead) or line.strong) + beneath


def _indent(line: Line) -> float:
    return 0.0 if not line.mark else INDENT if line.mark == "•" else NUMBER_INDENT


def _small(size: float) -> float:
    return max(size - 8, NOTE)


def _write(paragraph: Frame, line: Line, size: float, ink: Ink) -> None:
    _marked(paragraph, line, ink)
    if line.lead:
        run(paragraph, line.lead + (" " if line.words else ""), size, bold=True)
    if line.words:
        made = run(paragraph, line.words, size, bold=line.strong)
        if line.link.startswith(("https://", "http://")):
            made.hyperlink.address = clean(line.link)
    if line.note:
        line_break(paragraph, _small(size))
        run(paragraph, line.note, _small(size), colour=ink.second)


def _marked(paragraph: Frame, line: Line, ink: Ink) -> None:
    """A bullet, a number or neither, as a list that programs know for one."""
    look = paragraph._p.get_or_add_pPr()
    indent = round(_indent(line) * 12700)
    look.set("marL", str(indent))
    look.set("indent", str(-indent))
    if line.mark.isdigit():
        if ink.second:
            look.append(_xml(f'<a:buClr><a:srgbClr val="{ink.second.lstrip("#")}"/></a:buClr>'))
        look.append(_xml('<a:buFont typeface="+mj-lt"/>'))
        look.append(_xml(f'<a:buAutoNum type="arabicPlain" startAt="{line.mark}"/>'))
    elif not line.mark:
        look.append(_xml("<a:buNone/>"))


def _xml(text: str) -> Any:
    head, _, rest = text.partition("<a:")[2].partition(">")
    name, _, attributes = head.rstrip("/").partition(" ")
    closed = "/" if head.endswith("/") else ""
    return parse_xml(f"<a:{name} {nsdecls('a')} {attributes}{closed}>{rest}")


def run(paragraph: Frame, text: str, size: float, bold: bool = False, colour: str = "") -> Any:
    """Words in one look; the colour is the deck's own where none is given."""
    made = paragraph.add_run()
    made.text = unbroken(" ".join(clean(text).split("\n")))
    made.font.size = Pt(size)
    made.font.bold = bold
    if colour:
        made.font.color.rgb = rgb(colour)
    return made


def unbroken(text: str) -> str:
    """The text with its telephone numbers on one line each."""
    return PHONE.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), text)


def line_break(paragraph: Frame, size: float) -> None:
    """A new line in the same paragraph; without a size of its own it would be as high as the layout's words."""
    paragraph.add_line_break()
    look = parse_xml(f'<a:rPr {nsdecls("a")} sz="{round(size * 100)}"/>')
    paragraph._p.findall(qn("a:br"))[-1].append(look)


def rgb(colour: str) -> Any:
    return RGBColor.from_string(colour.lstrip("#"))  # type: ignore[no-untyped-call]


def text_box(page: Page, name: str, room: Room) -> Frame:
    """An empty box for words, without air at its edges."""
    shape = page.shapes.add_textbox(*room.emu)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def note(page: Page, words: str, room: Room, ink: Ink) -> Room:
    """A note at the bottom of the room, in second ink; the room above it comes back."""
    tall = note_high(words, room.width, ink) - AIR
    box = Room(room.left, room.bottom - tall, room.width, tall)
    frame = text_box(page, "Note", box)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    run(frame.paragraphs[0], words, SMALL, colour=ink.second)
    return Room(room.left, room.top, room.width, room.height - tall - AIR)


def note_high(words: str, width: float, ink: Ink) -> float:
    return high(clean(words), SMALL, width / ink.wide - AIR) + AIR if words else 0.0


def callout_high(one: Callout, width: float, ink: Ink) -> float:
    inside = width / ink.wide - INDENT - AIR
    words = [text for text in (one.title, *one.words) if text]
    return sum(high(unbroken(clean(text)), _called(one), inside, bold=True) for text in words) + AIR


def _called(one: Callout) -> float:
    """The size of a call-out; one without a title is a line under a picture."""
    return CALLOUT if one.title else NOTE


def callout(page: Page, one: Callout, room: Room, ink: Ink) -> None:
    """Words at the bottom of the room with a thick line at their left."""
    tall = callout_high(one, room.width, ink)
    box = Room(room.left, room.bottom - tall, room.width, tall)
    frame = text_box(page, one.title or "Lesson", box)
    frame.margin_left = Pt(INDENT)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for place, words in enumerate(text for text in (one.title, *one.words) if text):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run(paragraph, words, _called(one), bold=bool(one.title) and place == 0)
    line = page.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *_ends(box))
    line.name = "Edge"
    line.line.width = Pt(EDGE)
    if ink.edge:
        line.line.color.rgb = rgb(ink.edge)
    unshadowed(line._element)


def _ends(box: Room) -> tuple[int, int, int, int]:
    left, top, _, height = box.emu
    return left, top, left, top + height


def unshadowed(shape: Any) -> None:
    """Without the style that gives lines the theme's shadow, and out of what is read aloud."""
    style = shape.find(qn("p:style"))
    if style is not None:
        shape.remove(style)
    about = shape.find(f".//{qn('p:cNvPr')}")
    uri = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
    about.append(
        parse_xml(
            f'<a:extLst {nsdecls("a")}><a:ext uri="{uri}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        )
    )


def right(paragraph: Frame) -> None:
    paragraph.alignment = PP_ALIGN.RIGHT
