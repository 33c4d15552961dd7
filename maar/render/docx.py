"""The report as a Word document: a Document, and the partnership's own template, come in; the bytes of a .docx go out.

Cover, alerts, then section by section in the document's order. The same bytes for the same document and template.
"""

from maar.documents.model import Document, Grid, Section
from maar.render.docx_blocks import write
from maar.render.docx_cover import alert, cover
from maar.render.docx_grid import UPRIGHT
from maar.render.docx_open import opened
from maar.render.docx_page import every_page
from maar.render.docx_paper import Paper
from maar.render.docx_save import saved
from maar.render.docx_styles import settle


def docx(document: Document, template: bytes | None = None) -> bytes:
    """The document in Word, in the house style of `template` (a .docx or .dotx) where there is one.

    A template that is no Word document is a ValueError that says so.
    """
    word = opened(template)
    paper = Paper(word, settle(word, own=template is None))
    every_page(word, paper, document)
    cover(paper, document)
    for item in document.alerts:
        alert(paper, item)
    for section in document.sections:
        if paper.turn(_across(section)) and template is None:
            every_page(word, paper, document)  # a template's own go on as they are
        _section(paper, section)
    return saved(word, document)


def _across(section: Section) -> bool:
    """Whether a section has a grid of so many agencies that it stands on pages across."""
    return any(isinstance(block, Grid) and len(block.agencies) > UPRIGHT for block in section.blocks)


def _section(paper: Paper, section: Section) -> None:
    """A section under its heading."""
    paper.next_on_new_page = paper.next_on_new_page or section.new_page
    paper.heading(1, section.title)
    for block in section.blocks:
        write(paper, block)
