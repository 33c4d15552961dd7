"""The paper that blocks are written on: a Word document comes in; paragraphs, tables and pictures are added to it."""

import re
from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Pt

from maar.render import theme
from maar.render.docx_xml import Element, Words, element, paragraph
from maar.render.text import clean

LONGEST_NAME = 40  # of a bookmark


class Paper:
    """Everything is added at the end. Widths are in points; `styles` gives a style's id by its name."""

    def __init__(self, word: WordDocument, styles: dict[str, str]) -> None:
        self.styles = styles
        self._word = word
        self._names: dict[str, str] = {}
        self._marked: set[str] = set()
        self._pictures = 0
        self.next_on_new_page = False

    @property
    def width(self) -> float:
        """The room between the margins of the page at hand."""
        page = self._word.sections[-1]
        whole, left, right = page.page_width, page.left_margin, page.right_margin
        return float((whole or Pt(595)).pt - (left or Pt(0)).pt - (right or Pt(0)).pt)

    def add(self, *elements: Element) -> None:
        body = self._word.element.body
        for each in elements:
            body.insert(len(body) - 1, each)  # the last child is the page's own description

    def line(self, style: str, *pieces: Words | Element, **more: Any) -> Element:
        """A paragraph in a style by its name, not yet added."""
        return paragraph(self.styles[style], *pieces, **more)

    def write(self, style: str, *pieces: Words | Element | str, keep: bool = False) -> None:
        """A paragraph; nothing where there are no words for it."""
        words = [Words(piece) if isinstance(piece, str) else piece for piece in pieces]
        if any(not isinstance(one, Words) or one.text for one in words):
            self.add(self.line(style, *words, keep=keep, new_page=self.next_on_new_page))
            self.next_on_new_page = False

    def heading(self, level: int, title: str, unit: str = "") -> None:
        """A title of this level, with what is counted under it."""
        self.write(f"Heading {level}", title, keep=True)
        self.write("Report Unit", unit, keep=True)

    def table(self, drawn: Element, note: str = "") -> None:
        """A table with its note under it, or a gap that parts it from the next table."""
        self.add(drawn)
        if note:
            self.write("Report Note", note)
        else:
            self.add(self.line("Report Gap"))

    def picture(self, png: bytes, words: str, wide: float, high: float) -> Element:
        """A run that holds a picture within the line, in points, with its words for those who do not see it."""
        self._pictures += 1
        inline = self._word.part.new_pic_inline(BytesIO(png), Pt(wide), Pt(high))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        about = {"id": str(self._pictures), "name": f"Picture {self._pictures}", "descr": clean(words)}
        for name, value in about.items():
            inline.docPr.set(name, value)
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

    def turn(self, wide: bool) -> bool:
        """Go on across or upright, on a new page where the page at hand is not so already; says whether it is new."""
        page = self._word.sections[-1]
        across = page.orientation == WD_ORIENT.LANDSCAPE
        if wide == across:
            return False
        new = self._word.add_section()
        new.page_width, new.page_height = page.page_height, page.page_width
        new.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        self.next_on_new_page = False
        return True
