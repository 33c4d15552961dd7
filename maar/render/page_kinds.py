"""How a page differs by the kind of document: a Document comes in; its title and which parts it has go out."""

from maar.documents.model import Document, Section
from maar.documents.points import Callout, Heading, Points, Strip
from maar.render.shapes import footed

SHORT = (Heading, Points, Callout, Strip)


def page_title(document: Document) -> str:
    """What a browser calls the page: which audit, and which document of it."""
    return " – ".join(text for text in (document.title, document.subtitle) if text)


def is_short(document: Document) -> bool:
    """Whether the page needs the style of short documents."""
    blocks = (block for section in document.sections for block in section.blocks)
    return document.kind != "report" or any(isinstance(block, SHORT) for block in blocks)


def with_contents(document: Document) -> bool:
    """A report has contents, and so has a page of several parts; other short documents have none."""
    titled = sum(bool(section.title) for section in document.sections)
    return titled > 1 if document.kind == "page" else bool(titled) and document.kind == "report"


def laid_out(document: Document) -> list[tuple[Section, bool]]:
    """The sections in their order, and whether each stands at the foot of a single page."""
    above, foot = footed(document.sections) if document.kind == "one page" else (document.sections, ())
    return [*((section, False) for section in above), *((section, True) for section in foot)]
