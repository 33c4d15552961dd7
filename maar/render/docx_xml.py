"""WordprocessingML by hand: words, edges and widths in points come in, elements of a Word file go out.

Every element has its children in the order of the standard. Only what python-docx has no words for, or is slow at,
stands here: paragraphs with borders, runs with boxes, tables with fixed columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from maar.render import theme
from maar.render.text import clean

Element = Any  # an lxml element; python-docx has no name for it either
HAIR, THIN, LINE, HEAVY = 0.5, 0.75, 1.5, 2.25  # points
PAD = 5.0
NOTHING = "\u200b"  # after a box that ends a line: its last space would be taken for the line's and left out
TOP, LEFT, BOTTOM, RIGHT = range(4)  # the edges of a cell
APART = 7.0
AFTER_COLUMNS = (
    "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings",
)  # fmt: skip


class Edge(NamedTuple):
    points: float
    colour: str
    line: str = "single"


class Words(NamedTuple):
    """A run: text in one look. `edge` and `fill` make it a box.

    `link` names a bookmark of this document, `web` the document's own number of an address elsewhere.
    """

    text: str
    bold: bool = False
    colour: str = ""
    size: float = 0
    fill: str = ""
    edge: Edge | None = None
    link: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """How a table cell is drawn: its edges as (top, left, bottom, right), its fill, its place and room inside."""

    edges: tuple[Edge | None, Edge | None, Edge | None, Edge | None] = (None, None, None, None)
    fill: str = ""
    down: str = "top"
    left: float = 0
    right: float = PAD
    span: int = 1


INK_LINE = Edge(LINE, theme.INK)
HAIRLINE = Edge(HAIR, theme.HAIRLINE)
PLAIN = Box(edges=(None, None, HAIRLINE, None))
HEAD = Box(edges=(None, None, INK_LINE, None), down="bottom")
TOTAL = Box(edges=(INK_LINE, None, None, None))


def element(name: str, /, *children: Element, **attributes: str | float) -> Element:
    """An element of the word-processing namespace: `w:name` with its attributes and children."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def twips(points: float) -> int:
    return round(points * 20)


def border(name: str, edge: Edge | None, space: float = 0) -> Element:
    """One side of a border; none where there is no edge."""
    if edge is None:
        return element(name, val="nil")
    size = max(round(edge.points * 8), 2)
    return element(name, val=edge.line, sz=size, space=round(space), color=edge.colour.lstrip("#"))


def shade(fill: str) -> Element:
    return element("shd", val="clear", color="auto", fill=fill.lstrip("#"))


def run(words: Words) -> Element:
    """A run of text; line feeds become line breaks."""
    look = element("rPr")
    if words.bold:
        look.append(element("b"))
    if words.colour:
        look.append(element("color", val=words.colour.lstrip("#")))
    if words.size:
        look.extend([element("sz", val=round(words.size * 2)), element("szCs", val=round(words.size * 2))])
    if words.link or words.web:
        look.append(element("u", val="single"))
    if words.edge:
        look.append(border("bdr", words.edge))
    if words.fill:
        look.append(shade(words.fill))
    made = element("r", *([look] if len(look) else []))
    made.text = clean(words.text)  # python-docx turns tabs and line feeds into their elements
    if words.web:
        led = element("hyperlink", made, history="1")
        led.set(qn("r:id"), words.web)
        return led
    return element("hyperlink", made, anchor=words.link, history="1") if words.link else made


def paragraph(style: str, *pieces: Words | Element, keep: bool = False, **more: Any) -> Element:
    """A paragraph in a style, by its id; `keep` holds it on the page of what follows.

    `more`: `new_page`; `list`, its number; `tabs` as positions in points, or (position, `right`); `after` in points;
    `room`, all of its spacing in points; `bookmark` as (number, name).
    """
    look = element("pPr", element("pStyle", val=style))
    if keep:
        look.append(element("keepNext"))
    if more.get("new_page"):
        look.append(element("pageBreakBefore"))
    if more.get("list"):
        look.append(element("numPr", element("ilvl", val=0), element("numId", val=more["list"])))
    if more.get("tabs"):
        look.append(element("tabs", *(tab(place) for place in more["tabs"])))
    room = {**more.get("room", {}), **({"before": 0} if more.get("new_page") else {})}
    room |= {"after": more["after"]} if "after" in more else {}
    if room:
        ruled = {"lineRule": "auto"} if "line" in room else {}
        look.append(element("spacing", **{name: twips(points) for name, points in room.items()}, **ruled))
    if more.get("across"):
        look.append(element("jc", val=more["across"]))
    made = element("p", look)
    if pieces and isinstance(pieces[-1], Words) and pieces[-1].edge:
        pieces = (*pieces, Words(NOTHING))
    runs = [run(piece) if isinstance(piece, Words) else piece for piece in pieces]
    made.extend(_marked(runs, more["bookmark"]) if more.get("bookmark") else runs)
    return made


def tab(place: float | tuple[float, str]) -> Element:
    at, kind = place if isinstance(place, tuple) else (place, "left")
    return element("tab", val=kind, pos=twips(at))


def set_apart(made: Element) -> None:
    """Room above a paragraph whose style has none."""
    look = made.find(qn("w:pPr"))
    if look.find(qn("w:spacing")) is None:
        later = [one for one in look if one.tag in (qn("w:jc"), qn("w:sectPr"))]
        look.insert(look.index(later[0]) if later else len(look), element("spacing", before=twips(APART)))


def decorative() -> Element:
    """What says of a picture that those who do not see it miss nothing."""
    return parse_xml(
        f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )


def columns(page: Element, number: int, between: int) -> None:
    """The text of a page in so many columns; `between` in twentieths of a point."""
    for old in page.findall(qn("w:cols")):
        page.remove(old)
    made = element("cols", num=number, space=between)
    later = [one for one in page if one.tag in {qn(f"w:{name}") for name in AFTER_COLUMNS}]
    page.insert(page.index(later[0]) if later else len(page), made)


def _marked(runs: list[Element], bookmark: tuple[int, str]) -> list[Element]:
    number, name = bookmark
    start = element("bookmarkStart", id=number, name=name)
    return [start, *runs, element("bookmarkEnd", id=number)]


def field(instruction: str) -> list[Element]:
    """A field such as the number of the page, which every program fills in for itself."""
    return [*field_starts(instruction), run(Words("1")), field_ends()]


def field_starts(instruction: str) -> list[Element]:
    """What stands before the words that a program fills in."""
    asked = element("instrText")
    asked.text = f" {instruction} "
    return [_field_part("begin"), element("r", asked), _field_part("separate")]


def field_ends() -> Element:
    return _field_part("end")


def _field_part(kind: str) -> Element:
    return element("r", element("fldChar", fldCharType=kind))


def cell(width: float, box: Box, content: Sequence[Element]) -> Element:
    """A table cell with its paragraphs."""
    look = element("tcPr", element("tcW", w=twips(width), type="dxa"))
    if box.span > 1:
        look.append(element("gridSpan", val=box.span))
    sides = zip(("top", "left", "bottom", "right"), box.edges, strict=True)
    drawn = [border(name, edge) for name, edge in sides if edge]
    if drawn:
        look.append(element("tcBorders", *drawn))
    if box.fill:
        look.append(shade(box.fill))
    inside = (("left", box.left), ("right", box.right))
    look.append(element("tcMar", *(element(name, w=twips(room), type="dxa") for name, room in inside)))
    look.append(element("vAlign", val=box.down))
    return element("tc", look, *content)


def row(cells: Iterable[Element], head: bool = False, high: float = 0) -> Element:
    """A row that is never split; `head` repeats it on every page; `high` is its least height in points."""
    look = element("trPr", element("cantSplit"))
    if high:
        look.append(element("trHeight", val=twips(high), hRule="atLeast"))
    if head:
        look.append(element("tblHeader"))
    return element("tr", look, *cells)


def table(widths: Sequence[float], rows: Iterable[Element], name: str, words: str = "") -> Element:
    """A table of fixed columns; `name` and `words` say to those who do not see it what it is."""
    room = [element(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    look = element(
        "tblPr",
        element("tblW", w=sum(map(twips, widths)), type="dxa"),
        element("tblInd", w=0, type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *room),
        element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        element("tblCaption", val=clean(name)),
        element("tblDescription", val=clean(words)),
    )
    grid = element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths))
    return element("tbl", look, grid, *rows)


def joined(rows: Sequence[Sequence[Box]]) -> list[list[Box]]:
    """The cells of a grid, neighbours with the same edge between them: the heavier, for programs choose differently."""
    made = [list(each) for each in rows]
    for down, each in enumerate(made):
        for across, box in enumerate(each):
            if across + 1 < len(each):
                each[across], each[across + 1] = _shared(box, each[across + 1], RIGHT, LEFT)
            if down + 1 < len(made):
                each[across], made[down + 1][across] = _shared(each[across], made[down + 1][across], BOTTOM, TOP)
    return made


def _shared(one: Box, other: Box, side: int, across: int) -> tuple[Box, Box]:
    heavier = max(one.edges[side], other.edges[across], key=_weight)
    return _edged(one, side, heavier), _edged(other, across, heavier)


def _weight(edge: Edge | None) -> float:
    return 0 if edge is None else edge.points * (0.1 if edge.colour == theme.PAPER else 1)


def _edged(box: Box, side: int, edge: Edge | None) -> Box:
    top, left, bottom, right = (edge if place == side else own for place, own in enumerate(box.edges))
    return replace(box, edges=(top, left, bottom, right))


def keep_rows(rows: Sequence[Element]) -> None:
    """Hold each of these rows on the page of the row after it."""
    for each in rows:
        for one in each.iter(qn("w:pPr")):
            if one.find(qn("w:keepNext")) is None:
                one.insert(1, element("keepNext"))
