"""The named styles of a Word report: a Word document comes in with or without styles of its own; each is there after.

A partnership's own Title, Subtitle, Heading 1 to 3, Body Text and List Bullet stay as they are. Ours begin with
`Report`; only a document without a template gets a font from us.
"""

from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from maar.render import theme
from maar.render.docx_xml import HEAVY, Edge, Element, border, element, twips

FONT = "Arial"
BUILT_IN = ("Default Paragraph Font", "Normal Table", "No List")
BULLET_INDENT = 14.0
MEASURE = 75.0  # points kept free at the right of running text, so that lines stay short


class Style(NamedTuple):
    """A paragraph style in points. `sides` are its borders; `level` its place in the outline, 1 for a section."""

    size: float
    bold: bool = False
    colour: str = theme.INK
    before: float = 0
    after: float = 0
    line: float = 1.15
    keep: bool = False
    left: float = 0
    hanging: float = 0
    right: float = 0
    level: int = 0
    bullet: bool = False
    sides: tuple[tuple[str, Edge, float], ...] = ()


def _box(colour: str, left: float) -> tuple[tuple[str, Edge, float], ...]:
    thin = Edge(0.75, colour)
    return ("top", thin, 5), ("left", Edge(left, colour), 8), ("bottom", thin, 5), ("right", thin, 8)


RULE = (("top", Edge(HEAVY, theme.INK), 7.0),)
BAR = (("left", Edge(1.5, theme.OUTLINE), 6.0),)
FACT = (("bottom", Edge(0.5, theme.HAIRLINE), 3.0), ("between", Edge(0.5, theme.HAIRLINE), 3.0))
FIRST_FACT = (("top", Edge(HEAVY, theme.INK), 5.0), FACT[0])
ALERT, NOTICE = _box(theme.ALERT, 6), _box(theme.INK, 1.5)
ONE_FACT = Style(9.5, before=2, after=2, left=110, hanging=110)
BAND = Style(12.5, bold=True, before=6, after=3, keep=True, left=14, right=9, level=1)

STYLES: dict[str, Style] = {
    "Normal": Style(10),
    "Title": Style(26, bold=True, before=8, after=8, line=1.1, right=100),
    "Subtitle": Style(13, colour=theme.SECOND, after=26),
    "Heading 1": Style(17, bold=True, before=20, after=6, line=1.1, keep=True, level=1, sides=RULE),
    "Heading 2": Style(12.5, bold=True, before=12, after=3, line=1.15, keep=True, right=MEASURE, level=2),
    "Heading 3": Style(10.5, bold=True, before=10, after=2, keep=True, level=3),
    "Body Text": Style(10, after=6, line=1.2, right=MEASURE),
    "List Bullet": Style(10, after=3, line=1.2, left=BULLET_INDENT, hanging=BULLET_INDENT, right=MEASURE, bullet=True),
    "Report Marking": Style(8, bold=True, before=2),
    "Report Footer": Style(8, colour=theme.SECOND, before=2),
    "Report Owner": Style(13, colour=theme.SECOND, before=150),
    "Report First Fact": ONE_FACT._replace(sides=FIRST_FACT),
    "Report Fact": ONE_FACT._replace(sides=FACT),
    "Report Lead": Style(11.5, after=7, line=1.25, right=MEASURE / 2),
    "Report Unit": Style(9, colour=theme.SECOND, after=6, keep=True, right=MEASURE / 2),
    "Report Note": Style(8.5, colour=theme.SECOND, before=4, after=6, right=MEASURE / 2),
    "Report Table": Style(9, before=2.2, after=2.2, line=1.1),
    "Report Table Head": Style(9, bold=True, before=2, after=3, line=1.1, keep=True),
    "Report Table Note": Style(8, colour=theme.SECOND, after=2.5, line=1.1),
    "Report Answers": Style(8, after=3, line=1.0),
    "Report Answers Picture": Style(8, before=4, line=1.0),
    "Report Picture": Style(8, before=4, after=6, line=1.0),
    "Report Events": Style(8.5, before=1.1, after=1.1, line=1.05),
    "Report Grid": Style(8.5, line=1.0),
    "Report Legend": Style(8.5, after=3, line=1.25, left=86, hanging=86),
    "Report Quote": Style(9, before=2, after=1, left=8, sides=BAR),
    "Report Reference": Style(8.5, colour=theme.SECOND, after=3, left=8),
    "Report Alert Title": BAND._replace(sides=ALERT),
    "Report Alert": Style(10, after=3, left=14, right=9, sides=ALERT),
    "Report Notice Title": BAND._replace(sides=NOTICE),
    "Report Notice": Style(10, after=3, left=14, right=9, sides=NOTICE),
    "Report Gap": Style(4, line=1.0),
}  # fmt: skip


def settle(word: WordDocument, own: bool) -> dict[str, str]:
    """The id of every style by its name; `own` is set where the document is ours, without a template."""
    root = word.styles.element
    if own:
        _clear(root)
        _defaults(root)
    bullets = _bullets(word)
    there = {_name(style): style.get(qn("w:styleId")) for style in root.iter(qn("w:style")) if _of_paragraphs(style)}
    taken = {style.get(qn("w:styleId")) for style in root.iter(qn("w:style"))}
    for name, style in STYLES.items():
        if name.lower() not in there:
            identity = next(one for one in _ids(name) if one not in taken)
            root.append(_style(name, identity, style, bullets))
            there[name.lower()] = identity
            taken.add(identity)
    return {name: there[name.lower()] for name in STYLES}


def _clear(root: Element) -> None:
    """Take out the styles that a new document of python-docx comes with, but for the three nothing works without."""
    for style in list(root.iter(qn("w:style"))):
        if _name(style) not in {name.lower() for name in BUILT_IN}:
            root.remove(style)


def _defaults(root: Element) -> None:
    """Our font under every style of ours."""
    for old in root.findall(qn("w:docDefaults")):
        root.remove(old)
    font = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = element("lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA")
    root.insert(0, element("docDefaults", element("rPrDefault", element("rPr", font, language)), element("pPrDefault")))


def _name(style: Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val"), "")).lower()


def _of_paragraphs(style: Element) -> bool:
    return bool(style.get(qn("w:type"), "paragraph") == "paragraph")


def _ids(name: str) -> list[str]:
    """The usual id of a style, then others for a template that has given it away."""
    plain = name.replace(" ", "")
    return [plain, *(f"{plain}Report{number}" for number in range(1, 100))]


def _style(name: str, identity: str, style: Style, bullets: str) -> Element:
    names = [element("name", val=_standard(name))]
    if name != "Normal":
        names.append(element("basedOn", val="Normal"))
    made = element("style", *names, element("qFormat"), _paragraphs(style, bullets), _letters(style))
    made.set(qn("w:type"), "paragraph")
    made.set(qn("w:styleId"), identity)
    if name == "Normal":
        made.set(qn("w:default"), "1")
    if name.startswith("Report"):
        made.set(qn("w:customStyle"), "1")
    return made


def _standard(name: str) -> str:
    """The name that programs know a built-in style by."""
    return name.lower() if name.startswith("Heading") else name


def _paragraphs(style: Style, bullets: str) -> Element:
    look = element("pPr")
    if style.keep:
        look.append(element("keepNext"))
    look.append(element("keepLines"))
    if style.bullet:
        look.append(element("numPr", element("numId", val=bullets)))
    if style.sides:
        look.append(element("pBdr", *(border(name, edge, space) for name, edge, space in style.sides)))
    line = round(240 * style.line)
    look.append(element("spacing", before=twips(style.before), after=twips(style.after), line=line, lineRule="auto"))
    indents = {"left": style.left, "right": style.right, "hanging": style.hanging}
    look.append(element("ind", **{name: twips(points) for name, points in indents.items() if points}))
    if style.level:
        look.append(element("outlineLvl", val=style.level - 1))
    return look


def _letters(style: Style) -> Element:
    look = element("rPr")
    if style.bold:
        look.append(element("b"))
    size = round(style.size * 2)
    look.extend([element("color", val=style.colour.lstrip("#")), element("sz", val=size), element("szCs", val=size)])
    return look


def _bullets(word: WordDocument) -> str:
    """The number of a list of ours with real bullets."""
    root = _numbering(word)
    lists = [int(one.get(qn("w:abstractNumId"))) for one in root.iter(qn("w:abstractNum"))]
    used = [int(one.get(qn("w:numId"))) for one in root.iter(qn("w:num"))]
    kind, number = max(lists, default=0) + 1, max(used, default=0) + 1
    place = element("ind", left=twips(BULLET_INDENT), hanging=twips(BULLET_INDENT))
    level = element("lvl", element("start", val=1), element("numFmt", val="bullet"), element("lvlText", val="•"))
    level.extend([element("lvlJc", val="left"), element("pPr", place)])
    level.set(qn("w:ilvl"), "0")
    root.insert(
        len(lists), element("abstractNum", element("multiLevelType", val="hybridMultilevel"), level, abstractNumId=kind)
    )
    root.append(element("num", element("abstractNumId", val=kind), numId=number))
    return str(number)


def _numbering(word: WordDocument) -> Element:
    """The part that holds lists; a template need not have one."""
    for relation in word.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    root = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return root
