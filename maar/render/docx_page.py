"""What stands on every page of a Word report: its marking above; its title, version and page number below.

A template's own headers and footers stay; only what is missing in them is added under what is there.
"""

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header

from maar.documents.model import Document
from maar.render.docx_paper import Paper
from maar.render.docx_xml import Element, Words, field
from maar.render.text import clean


def every_page(word: WordDocument, paper: Paper, document: Document) -> None:
    """The marking in each header, the version and the number of the page in each footer that is in use."""
    page = word.sections[-1]
    even = bool(word.settings.odd_and_even_pages_header_footer)
    first = page.different_first_page_header_footer
    for header in (page.header, *_if(first, page.first_page_header), *_if(even, page.even_page_header)):
        if document.marking and clean(document.marking) not in _text(header):
            header.is_linked_to_previous = False
            _under(header, paper.line("Report Marking", Words(document.marking)))
    for footer in (page.footer, *_if(first, page.first_page_footer), *_if(even, page.even_page_footer)):
        footer.is_linked_to_previous = False
        _under(footer, _footer(page, footer, paper, document))


def _if(used: bool, part: _Header | _Footer) -> tuple[_Header | _Footer, ...]:
    return (part,) if used else ()


def _footer(page: Section, footer: _Header | _Footer, paper: Paper, document: Document) -> Element:
    """Title and version at the left; the page of pages at the right where the footer does not have it yet."""
    said = Words("   ".join(text for text in (document.title, document.footer) if text))
    if "PAGE" in _fields(footer):
        return paper.line("Report Footer", said)
    numbers = [Words("\tPage "), *field("PAGE"), Words(" of "), *field("NUMPAGES")]
    return paper.line("Report Footer", said, *numbers, tabs=[(paper.width, "right")])


def _fields(part: _Header | _Footer) -> str:
    root = part._element
    simple = [str(one.get(qn("w:instr"))) for one in root.iter(qn("w:fldSimple"))]
    return " ".join([*simple, *(one.text or "" for one in root.iter(qn("w:instrText")))])


def _text(part: _Header | _Footer) -> str:
    return "".join(one.text or "" for one in part._element.iter(qn("w:t")))


def _under(part: _Header | _Footer, line: Element) -> None:
    """Add a line at the end, in place of an empty paragraph that stands alone."""
    root = part._element
    last = root[-1] if len(root) else None
    if last is not None and last.tag == qn("w:p") and not last.xpath(".//w:r"):
        root.remove(last)
    root.append(line)
