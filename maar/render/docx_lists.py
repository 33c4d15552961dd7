"""Real lists in a Word document: a Word document comes in, the number of a list of ours goes out."""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from maar.render.docx_style_table import BULLET_INDENT, NUMBER_INDENT
from maar.render.docx_xml import Element, element, twips

NUMBERS = "Report numbers"  # the name by which our own numbered list is known


def bullets(word: WordDocument) -> str:
    """A list of ours with real bullets."""
    root = _numbering(word)
    return _list_of(root, _kind(root, "bullet", "•", BULLET_INDENT))


def numbers(word: WordDocument) -> str:
    """A numbered list of ours that begins with 1, whatever was numbered before it."""
    root = _numbering(word)
    known = (one for one in root.iter(qn("w:abstractNum")) if _called(one) == NUMBERS)
    kind = next(known, None)
    identity = _kind(root, "decimal", "%1.", NUMBER_INDENT, NUMBERS) if kind is None else _number(kind, "abstractNumId")
    again = element("lvlOverride", element("startOverride", val=1), ilvl=0)
    return _list_of(root, identity, again)


def _called(kind: Element) -> str:
    name = kind.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val")))


def _number(one: Element, name: str) -> int:
    return int(one.get(qn(f"w:{name}")))


def _kind(root: Element, form: str, text: str, indent: float, name: str = "") -> int:
    """How the items of a list look: its number among them."""
    there = [_number(one, "abstractNumId") for one in root.iter(qn("w:abstractNum"))]
    number = max(there, default=0) + 1
    place = element("ind", left=twips(indent), hanging=twips(indent))
    level = element("lvl", element("start", val=1), element("numFmt", val=form), element("lvlText", val=text))
    level.extend([element("lvlJc", val="left"), element("pPr", place)])
    level.set(qn("w:ilvl"), "0")
    named = [element("name", val=name)] if name else []
    kind = element(
        "abstractNum", element("multiLevelType", val="hybridMultilevel"), *named, level, abstractNumId=number
    )
    root.insert(len(there), kind)
    return number


def _list_of(root: Element, kind: int, *more: Element) -> str:
    number = max((_number(one, "numId") for one in root.iter(qn("w:num"))), default=0) + 1
    root.append(element("num", element("abstractNumId", val=kind), *more, numId=number))
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
