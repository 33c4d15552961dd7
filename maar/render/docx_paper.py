"""The paper that blocks are written on: a Word document comes in; paragraphs, tables and pictures are added to it."""

import re
from collections.abc import Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from maar.render import theme
from maar.render.docx_lists import numbers
from maar.render.docx_style_table import COLUMNS_APART, Style
from maar.render.docx_xml import Element, Words, columns, decorative, element, paragraph, set_apart, twips
from maar.render.text import clean

A4 = (Pt(595), Pt(842))
LONGEST_NAME = 40  # of a bookmark
TIGHT = ("Body Text", "List Bullet", "List Number", "Report Lead", "Report Legend")  # no room of their own above


def room(word: WordDocument) -> tuple[float, float]:
    """How wide and high the room between the margins of the page at hand is, in points."""
    page = word.sections[-1]
    beside, above = (page.left_margin, page.right_margin), (page.top_margin, page.bottom_margin)
    wide = (page.page_width or A4[0]).pt - sum(one.pt for one in beside if one)
    high = (page.page_height or A4[1]).pt - sum(one.pt for one in above if one)
    return float(wide), float(high)


class Paper:
    """Everything is added at the end. Widths are in points; `styles` gives a style's id by its name.

    `sizes` are the looks whose size and room count more than those of a template's own style of that name.
    """

    def __init__(self, word: WordDocument, styles: dict[str, str], sizes: Mapping[str, Style] | None = None) -> None:
        self.styles = styles
        self._sizes = sizes or {}
        self._word = word
        self._names: dict[str, str] = {}
        self._marked: set[str] = set()
        self._pictures = 0
        self._columns = 1
        self._tight = {styles[name] for name in TIGHT}
        self.next_on_new_page = False

    @property
    def width(self) -> float:
        """The room between the margins of the page at hand, or in one of its columns."""
        wide, _ = room(self._word)
        return (wide - COLUMNS_APART * (self._columns - 1)) / self._columns

    def add(self, *elements: Element) -> None:
        """Add at the end; after a table, words keep away from it and another table is parted from it."""
        for each in elements:
            if self._last_is_table():
                if each.tag == qn("w:tbl"):
                    self._insert(self.line("Report Gap"))
                elif each.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) in self._tight:
                    set_apart(each)
            self._insert(each)

    def end(self) -> None:
        """A document cannot end with a table."""
        if self._last_is_table():
            self._insert(self.line("Report Gap"))

    def _insert(self, each: Element) -> None:
        body = self._word.element.body
        body.insert(len(body) - 1, each)  # the last child is the page's own description

    def _last_is_table(self) -> bool:
        body = self._word.element.body
        return len(body) > 1 and body[-2].tag == qn("w:tbl")

    def line(self, style: str, *pieces: Words | Element, **more: Any) -> Element:
        """A paragraph in a style by its name, not yet added."""
        if own := self._sizes.get(style):
            more = {"room": {"before": own.before, "after": own.after, "line": own.line * 12}, **more}
            pieces = tuple(one._replace(size=one.size or own.size) if isinstance(one, Words) else one for one in pieces)
        return paragraph(self.styles[style], *pieces, **more)

    def write(self, style: str, *pieces: Words | Element | str, keep: bool = False) -> None:
        """A paragraph; nothing where there are no words for it."""
        words = [Words(piece) if isinstance(piece, str) else piece for piece in pieces]
        if any(not isinstance(one, Words) or one.text for one in words):
            self.add(self.line(style, *words, keep=keep, new_page=self.next_on_new_page))
            self.next_on_new_page = False

    def heading(self, level: int, title: str, unit: str = "", identity: str = "") -> None:
        """A title of this level, with what is counted under it; links lead to its `identity`."""
        if title:
            place = self.place(identity) if identity else None
            style = f"Heading {level}"
            self.add(self.line(style, Words(title), keep=True, new_page=self.next_on_new_page, bookmark=place))
            self.next_on_new_page = False
        self.write("Report Unit", unit, keep=True)

    def table(self, drawn: Element, note: str = "") -> None:
        """A table with its note under it."""
        self.add(drawn)
        self.write("Report Note", note)

    def numbered(self) -> str:
        """A new list that begins with 1."""
        return numbers(self._word)

    def picture(self, png: bytes, words: str, wide: float, high: float) -> Element:
        """A run that holds a picture within the line, in points, with its words for those who do not see it.

        Without words it is marked as decoration: what it shows is said beside it.
        """
        self._pictures += 1
        inline = self._word.part.new_pic_inline(BytesIO(png), Pt(wide), Pt(high))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        about = {"id": str(self._pictures), "name": f"Picture {self._pictures}", "descr": clean(words)}
        for name, value in about.items():
            inline.docPr.set(name, value)
        if not words:
            inline.docPr.append(decorative())
        return element("r", element("drawing", inline))

    def place(self, identity: str) -> tuple[int, str] | None:
        """A bookmark for this identity the first time it is asked for, none when it is told again."""
        if identity in self._marked:
            return None
        self._marked.add(identity)
        return len(self._marked), self.name(identity)

    def name(self, identity: str) -> str:
        """The name of the bookmark of this identity, whether it is there yet or not."""
        if identity not in self._names:
            plain = re.sub(r"\W", "_", identity, flags=re.ASCII)[: LONGEST_NAME - 8]
            self._names[identity] = f"f{len(self._names) + 1}_{plain}"
        return self._names[identity]

    def link(self, words: str, identity: str) -> Words:
        return Words(words, colour=theme.LINK, link=self.name(identity))

    def web(self, words: str, address: str, bold: bool = False) -> Words:
        """Words that lead to an address in the web."""
        to = self._word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return Words(words, bold, theme.LINK, web=to)

    def turn(self, wide: bool) -> bool:
        """Go on across or upright, on a new page where the page at hand is not so already; says whether it is new."""
        page = self._word.sections[-1]
        across = page.orientation == WD_ORIENT.LANDSCAPE
        if wide == across:
            return False
        self._divide(WD_SECTION.NEW_PAGE)
        new = self._word.sections[-1]
        new.page_width, new.page_height = page.page_height, page.page_width
        new.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        self.next_on_new_page = False
        return True

    def go_on_in(self, number: int) -> None:
        """What follows stands in so many columns on the same page; what stood before is balanced between its own."""
        self._divide(WD_SECTION.CONTINUOUS)
        columns(self._word.sections[-1]._sectPr, number, twips(COLUMNS_APART))
        self._columns = number

    def _divide(self, start: WD_SECTION) -> None:
        """End this part with its last paragraph; the same page is described again for what follows."""
        self.end()
        page = self._word.sections[-1]._sectPr
        self._word.element.body[-2].find(qn("w:pPr")).append(deepcopy(page))
        for reference in page.xpath("./w:headerReference|./w:footerReference"):
            page.remove(reference)
        self._word.sections[-1].start_type = start
