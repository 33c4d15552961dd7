"""Our own master for slides: the palette and fonts come in, an empty deck with three clean layouts goes out."""

from typing import Any

from lxml import etree
from pptx import Presentation as new_presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.util import Pt

from maar.render.pptx_layouts import OWN, Room
from maar.render.text import clean
from maar.render.theme import Theme

WIDE, TALL = 960, 540  # 13.33 by 7.5 inches, in points
SIDE = 54
ACROSS = WIDE - 2 * SIDE
RULE = 30.0
TITLE, BODY = Room(SIDE, 40, ACROSS, 80), Room(SIDE, 132, ACROSS, 346)
FOOT, NUMBER = Room(SIDE, 500, ACROSS - 72, 20), Room(WIDE - SIDE - 60, 500, 60, 20)
OWNER, FIRST, UNDER = Room(SIDE, 126, ACROSS, 30), Room(SIDE, 166, ACROSS - 40, 106), Room(SIDE, 284, ACROSS - 40, 130)
SCHEME = {
    "dk1": "ink", "lt1": "paper", "dk2": "second", "lt2": "ground", "accent1": "second", "accent2": "outline",
    "accent3": "hairline", "accent4": "hatch-edge", "accent5": "hatch", "accent6": "band", "hlink": "link",
    "folHlink": "link",
}  # fmt: skip
PLAIN = 'lIns="0" tIns="0" rIns="0" bIns="0"'


def ours(house: Theme) -> Presentation:
    """An empty deck, 16 to 9: a rule above each title, words on white, a footer and a number."""
    deck = new_presentation()
    deck.slide_width, deck.slide_height = Pt(WIDE), Pt(TALL)
    master = deck.slide_master
    keep = {0: ("title", "Title slide"), 1: ("obj", OWN), 5: ("titleOnly", "Title only")}
    for place, layout in enumerate([*deck.slide_layouts]):
        if place in keep:
            kind, layout.name = keep[place]
            _draw(layout._element, _shapes(kind))
        else:
            deck.slide_layouts.remove(layout)
    _draw(master._element, [_rule(house), *_shapes("master")])
    styles = master._element.find(qn("p:txStyles"))
    styles.getparent().replace(styles, parse_xml(_styles()))
    _colours(deck, house)
    return deck


def _draw(root: Any, shapes: list[str]) -> None:
    """These shapes and no others, in their order."""
    tree = root.find(f".//{qn('p:spTree')}")
    for child in [child for child in tree if child.tag not in (qn("p:nvGrpSpPr"), qn("p:grpSpPr"))]:
        tree.remove(child)
    for number, shape in enumerate(shapes, start=2):
        made = parse_xml(shape)
        made.find(f".//{qn('p:cNvPr')}").set("id", str(number))
        tree.append(made)
    for more in root.findall(f".//{qn('p:extLst')}"):
        more.getparent().remove(more)


def _shapes(kind: str) -> list[str]:
    foot = [
        _place("Footer", 'type="ftr" sz="quarter" idx="11"', FOOT, _look(1200, "tx2")),
        _place("Slide number", 'type="sldNum" sz="quarter" idx="12"', NUMBER, _look(1200, "tx2", "r"), _number()),
    ]
    title = _place("Title", 'type="title"', TITLE)
    match kind:
        case "title":
            return [
                _place("Title", 'type="ctrTitle"', FIRST, _look(4200, "tx1", bold=True)),
                _place("Partnership", 'type="body" sz="quarter" idx="13"', OWNER, _look(2000, "tx2")),
                _place("Subtitle", 'type="subTitle" idx="1"', UNDER, _look(2000, "tx1")),
                *foot,
            ]
        case "titleOnly":
            return [title, *foot]
        case "obj":
            return [title, _place("Points", 'idx="1"', BODY), *foot]
    return [title, _place("Points", 'type="body" idx="1"', BODY), *foot]


def _place(name: str, place: str, room: Room, look: str = "", words: str = "") -> str:
    left, top, width, height = room.emu
    prompt = words or f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{name}</a:t></a:r></a:p>'
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="0" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {place}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr {PLAIN} anchor="t"><a:normAutofit/></a:bodyPr><a:lstStyle>{look}</a:lstStyle>'
        f"{prompt}</p:txBody></p:sp>"
    )


def _look(size: int, colour: str, across: str = "l", bold: bool = False) -> str:
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{across}"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr lang="en-GB" sz="{size}" b="{int(bold)}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        f"</a:defRPr></a:lvl1pPr>"
    )


def _number() -> str:
    field = '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
    return f'<a:p>{field}<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld></a:p>'


def _rule(house: Theme) -> str:
    """The line above every title; it is drawn on the master, where nobody hears it."""
    left, top, width, _ = Room(SIDE, RULE, ACROSS, 0).emu
    return (
        f'<p:cxnSp {nsdecls("p", "a")}><p:nvCxnSpPr><p:cNvPr id="0" name="Rule"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="28575"><a:solidFill>'
        f'<a:srgbClr val="{house.colour("ink").lstrip("#")}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def _styles() -> str:
    fonts = '<a:latin typeface="+m{0}-lt"/><a:ea typeface="+m{0}-ea"/><a:cs typeface="+m{0}-cs"/>'
    ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    points = "".join(
        f'<a:lvl{level}pPr marL="{228600 * level}" indent="-228600" algn="l">'
        f'<a:spcBef><a:spcPts val="1000"/></a:spcBef>'
        f'<a:buFont typeface="Arial"/><a:buChar char="•"/>'
        f'<a:defRPr lang="en-GB" sz="{size}" kern="1200">{ink}{fonts.format("n")}</a:defRPr></a:lvl{level}pPr>'
        for level, size in ((1, 2200), (2, 1800), (3, 1800))
    )
    plain = f'<a:defRPr lang="en-GB" sz="1800" kern="1200">{ink}{fonts.format("n")}</a:defRPr>'
    return (
        f"<p:txStyles {nsdecls('p', 'a')}>"
        f'<p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/>'
        f'</a:spcBef><a:buNone/><a:defRPr lang="en-GB" sz="3000" b="1" kern="1200">{ink}{fonts.format("j")}</a:defRPr>'
        f"</a:lvl1pPr></p:titleStyle><p:bodyStyle>{points}</p:bodyStyle>"
        f'<p:otherStyle><a:lvl1pPr marL="0" algn="l">{plain}</a:lvl1pPr></p:otherStyle></p:txStyles>'
    )


def _colours(deck: Presentation, house: Theme) -> None:
    """The palette and the font as the theme of the deck, so that what people add looks alike."""
    part = next(rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    root = parse_xml(part.blob)
    for name, colour in SCHEME.items():
        place = root.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        for child in list(place):
            place.remove(child)
        place.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{house.colour(colour).lstrip("#")}"/>'))
    root.set("name", "Slides")
    font = clean(house.font)
    for latin in root.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}"):
        latin.set("typeface", font)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
