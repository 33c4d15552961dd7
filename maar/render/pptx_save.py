"""How a deck is kept: a written presentation comes in, its bytes go out, the same for the same deck.

No person, no clock and no machine stands in it, nor in the workbooks behind its charts.
"""

import re
from io import BytesIO

from lxml import etree
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from maar.documents.deck import Deck
from maar.render.kept import name_it, repacked

CLOCK = re.compile(rb'(<dcterms:(created|modified) xsi:type="dcterms:W3CDTF">)[^<]*')
EARLY = rb"\g<1>2000-01-01T00:00:00Z"
SAID = ("ppt/slides/", "ppt/notesSlides/", "ppt/charts/")
WORDS = {qn(f"a:{name}") for name in ("rPr", "endParaRPr", "defRPr")}


def saved(deck: Presentation, told: Deck) -> bytes:
    """The bytes of the finished deck."""
    name_it(deck.core_properties, told)
    raw = BytesIO()
    deck.save(raw)
    return _packed(raw, told.language)


def _packed(raw: BytesIO, language: str) -> bytes:
    def settled(name: str, content: bytes) -> bytes:
        if name.endswith(".xlsx"):
            return _packed(BytesIO(content), language)
        if name.startswith(SAID) and name.endswith(".xml"):
            return _in_language(content, language)
        return CLOCK.sub(EARLY, content) if name == "docProps/core.xml" else content

    return repacked(raw, settled)


def _in_language(content: bytes, language: str) -> bytes:
    """The part with the deck's language on every run of words, so that it is read aloud in it."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    for run in root.iter(qn("a:r"), qn("a:fld")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, run.makeelement(qn("a:rPr")))
    for look in root.iter(*WORDS):
        look.set("lang", language)
    told: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return told
