"""A document in Word: a Document, and the partnership's own template, come in; the bytes of a .docx go out.

Cover or title, alerts, then section by section in the document's order. The same bytes for the same document and
template.
"""

from itertools import takewhile

from maar.documents.model import Document, Section, Text
from maar.render.docx_blocks import write
from maar.render.docx_cover import alert, cover, section_name, title_block
from maar.render.docx_one_page import share
from maar.render.docx_open import opened
from maar.render.docx_page import every_page
from maar.render.docx_paper import Paper, room
from maar.render.docx_save import saved
from maar.render.docx_style_table import single_page
from maar.render.docx_styles import settle
from maar.render.shapes import footed, lies_across


def docx(document: Document, template: bytes | None = None) -> bytes:
    """The document in Word, in the house style of `template` (a .docx or .dotx) where there is one.

    A template that is no Word document is a ValueError that says so.
    """
    word = opened(template)
    single = document.kind == "one page"
    scale = share(document, *room(word)) if single else 1.0
    names = settle(word, own=template is None, kind=document.kind, scale=scale)
    paper = Paper(word, names, single_page(scale) if single and template else None)
    every_page(word, paper, document)
    (cover if document.kind == "report" else title_block)(paper, document)
    for item in document.alerts:
        alert(paper, item)
    if single:
        _in_columns(paper, document)
    else:
        for number, section in enumerate(document.sections):
            if paper.turn(lies_across(section)) and template is None:
                every_page(word, paper, document)  # a template's own go on as they are
            _section(paper, section, number)
    paper.end()
    return saved(word, document)


def _in_columns(paper: Paper, document: Document) -> None:
    """Sections in two columns, and what stands across both at the foot."""
    above, foot = footed(document.sections)
    paper.go_on_in(2)
    for number, section in enumerate(above):
        _section(paper, section, number)
    if foot:
        paper.go_on_in(1)
        for number, section in enumerate(foot, start=len(above)):
            _section(paper, section, number)


def _section(paper: Paper, section: Section, number: int) -> None:
    """A section under its heading."""
    paper.next_on_new_page = paper.next_on_new_page or section.new_page
    paper.heading(1, section.title, identity=section_name(number))
    leading = len(list(takewhile(lambda block: isinstance(block, Text), section.blocks)))
    for place, block in enumerate(section.blocks):
        write(paper, block, keep=place < leading < len(section.blocks))
