"""Where a Word report begins: the partnership's template, or nothing, comes in; an empty Word document goes out.

Of a template stay its styles, lists, fonts, headers, footers, their logo and the shape of its page. What stood in it,
whoever wrote it, its properties, macros, comments and links to files elsewhere are left behind.
"""

import re

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from maar.render.docx_xml import Element, element
from maar.render.house import Template

NOT_WORD = "The template is no Word document. Give a .docx or .dotx file, saved without a password."
PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OTHERS = re.compile(
    rb"application/vnd\.(openxmlformats-officedocument\.wordprocessingml\.template"
    rb"|ms-word\.(document|template)\.macroEnabled(Template)?)\.main\+xml"
)
WORD = Template("word/document.xml", OTHERS, PLAIN, NOT_WORD)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KEPT = {f"{OFFICE}/{name}" for name in ("styles", "settings", "numbering", "fontTable", "theme", "header", "footer")}
SETTINGS_LEFT = (
    "attachedTemplate", "rsids", "footnotePr", "endnotePr", "docVars", "mailMerge", "trackRevisions", "revisionView",
    "documentProtection", "writeProtection", "updateFields", "linkStyles",
)  # fmt: skip
SIDE, TOP, BOTTOM, HEADER, FOOTER = 16, 20, 17, 9, 8  # millimetres
COMPATIBLE = 15  # Word 2013 and later; without it Word opens a document as one of 2007


def opened(template: bytes | None) -> WordDocument:
    """An empty document to write into. A template that is no Word document is a ValueError that says so."""
    word = new_document() if template is None else new_document(WORD.opened(template))
    _leave_behind(word)
    body = word.element.body
    for child in [child for child in body if child.tag != qn("w:sectPr")]:
        body.remove(child)
    _settings(word, own=template is None)
    if template is None:
        _a4(word)
    return word


def _leave_behind(word: WordDocument) -> None:
    """Keep the parts that give the house its look; drop all others with what they hold."""
    package, part = word.part.package, word.part
    shown = {reference.get(qn("r:id")) for reference in _last_section(word).iter() if reference.get(qn("r:id"))}
    for rels in (package.rels, part.rels):
        for name, rel in list(rels.items()):
            stays = rel.reltype in KEPT and not rel.is_external and (name in shown or not _is_shown(rel.reltype))
            if rels is package.rels:
                stays = rel.reltype == RELATIONSHIP_TYPE.OFFICE_DOCUMENT
            if not stays:
                del rels[name]
    for rel in part.rels.values():
        inner = rel.target_part.rels
        for name in [name for name, one in inner.items() if one.is_external and not one.reltype.endswith("/hyperlink")]:
            del inner[name]


def _is_shown(kind: str) -> bool:
    return kind in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def _last_section(word: WordDocument) -> Element:
    return word.sections[-1]._sectPr


def _settings(word: WordDocument, own: bool) -> None:
    root = word.settings.element
    for child in list(root):
        if own or child.tag in {qn(f"w:{name}") for name in SETTINGS_LEFT}:
            root.remove(child)
    if own:
        uri = "http://schemas.microsoft.com/office/word"
        mode = element("compatSetting", name="compatibilityMode", uri=uri, val=COMPATIBLE)
        root.extend([element("defaultTabStop", val=720), element("compat", mode)])
        root.append(element("themeFontLang", val="en-GB"))


def _a4(word: WordDocument) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(SIDE)
    page.top_margin, page.bottom_margin = Mm(TOP), Mm(BOTTOM)
    page.header_distance, page.footer_distance = Mm(HEADER), Mm(FOOTER)
