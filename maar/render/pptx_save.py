"""How a deck is kept: a written presentation comes in, its bytes go out, the same for the same deck.

No person, no clock and no machine stands in it, nor in the workbooks behind its charts.
"""

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from maar.documents.deck import Deck
from maar.render.text import clean

FIXED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # python-pptx writes it as UTC
LONGEST = 255  # of a property
CLOCK = re.compile(rb'(<dcterms:(created|modified) xsi:type="dcterms:W3CDTF">)[^<]*')
EARLY = rb"\g<1>2000-01-01T00:00:00Z"
SAID = ("ppt/slides/", "ppt/notesSlides/", "ppt/charts/")
WORDS = {qn(f"a:{name}") for name in ("rPr", "endParaRPr", "defRPr")}


def saved(deck: Presentation, told: Deck) -> bytes:
    """The bytes of the finished deck."""
    _properties(deck, told)
    raw = BytesIO()
    deck.save(raw)
    return _packed(raw, told.language)


def _packed(raw: BytesIO, language: str) -> bytes:
    out = BytesIO()
    with ZipFile(raw) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".xlsx"):
                content = _packed(BytesIO(content), language)
            elif name.startswith(SAID) and name.endswith(".xml"):
                content = _in_language(content, language)
            elif name == "docProps/core.xml":
                content = CLOCK.sub(EARLY, content)
            member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0
            target.writestr(member, content)
    return out.getvalue()


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


def _properties(deck: Presentation, told: Deck) -> None:
    about = deck.core_properties
    about.title = clean(told.title)[:LONGEST]
    about.subject = clean(told.subtitle)[:LONGEST]
    about.author = clean(told.owner)[:LONGEST]
    about.last_modified_by = clean(told.owner)[:LONGEST]
    about.language = told.language
    about.revision = 1
    about.created = about.modified = FIXED
