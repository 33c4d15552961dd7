"""Where a slide deck begins: the partnership's template, or nothing, comes in; an empty deck goes out.

Of a template stay its masters, layouts, fonts, colours, logo and size. Its slides, properties, macros, comments and
links to files elsewhere are left behind.
"""

import re
from typing import Any

from lxml import etree
from pptx import Presentation as new_presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from maar.render.house import Template
from maar.render.pptx_layouts import layouts
from maar.render.pptx_master import ours
from maar.render.theme import HOUSE, Theme

NOT_SLIDES = "The template is no PowerPoint presentation. Give a .pptx or .potx file, saved without a password."
PLAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
OTHERS = re.compile(
    rb"application/vnd\.(openxmlformats-officedocument\.presentationml\.(template|slideshow)"
    rb"|ms-powerpoint\.(presentation|template|slideshow)\.macroEnabled)\.main\+xml"
)
SLIDES = Template("ppt/presentation.xml", OTHERS, PLAIN, NOT_SLIDES)
KEPT = {RT.SLIDE_MASTER, RT.THEME, RT.TABLE_STYLES, RT.PRES_PROPS, RT.NOTES_MASTER, RT.FONT}
LEFT = (
    "handoutMasterIdLst", "smartTags", "custShowLst", "photoAlbum", "custDataLst", "modifyVerifier", "extLst",
)  # fmt: skip
INNER_LEFT = ("tags", "customXml", "comments", "control", "oleObject", "vmlDrawing", "audio", "video", "media")


def opened(template: bytes | None = None, house: Theme = HOUSE) -> Presentation:
    """An empty deck to write into. A template that is no PowerPoint file is a ValueError that says so."""
    if template is None:
        deck = ours(house)
    else:
        try:
            deck = new_presentation(SLIDES.opened(template))
        except (PythonPptxError, KeyError, AttributeError, etree.XMLSyntaxError) as reason:
            raise ValueError(NOT_SLIDES) from reason
    _leave_behind(deck)
    layouts(deck)
    return deck


def _leave_behind(deck: Presentation) -> None:
    """Keep the parts that give the house its look; drop all others with what they hold."""
    root: Any = deck.part._element
    for child in [child for child in root if child.tag in {qn(f"p:{name}") for name in LEFT}]:
        root.remove(child)
    for slide in [*root.get_or_add_sldIdLst()]:  # the list itself stays: python-pptx may hold it already
        slide.getparent().remove(slide)
    _drop(deck.part.package, {RT.OFFICE_DOCUMENT})
    _drop(deck.part, KEPT)
    for master in deck.slide_masters:
        for own in (master, *master.slide_layouts):
            _unlink(own)


def _drop(holder: Any, kept: set[str]) -> None:
    rels = holder._rels
    for name, rel in [*rels.items()]:
        if rel.reltype not in kept or rel.is_external:
            rels.pop(name)


def _unlink(own: Any) -> None:
    """Drop what a master or layout fetches from elsewhere, hears or runs, with the shapes that need it."""
    part, root = own.part, own._element
    for child in [*root.iter(qn("p:custDataLst"), qn("p:timing"), qn("p:controls"))]:
        child.getparent().remove(child)
    for name, rel in [*part._rels.items()]:
        outside = rel.is_external and rel.reltype != RT.HYPERLINK
        if outside or rel.reltype.rpartition("/")[2] in INNER_LEFT:
            _drop_shapes(root, name)
            part._rels.pop(name)


def _drop_shapes(root: Any, name: str) -> None:
    """The pictures and frames that point to this relation."""
    shapes = {qn("p:pic"), qn("p:graphicFrame"), qn("p:sp")}
    for one in [one for one in root.iter() if name in one.attrib.values()]:
        shape = next((above for above in (one, *one.iterancestors()) if above.tag in shapes), None)
        if shape is not None and shape.getparent() is not None:
            shape.getparent().remove(shape)
