"""The named styles of a Word report: a Word document comes in with or without styles of its own; each is there after.

A partnership's own Title, Subtitle, Heading 1 to 4, Body Text and lists stay as they are. Ours begin with
`Report`; only a document without a template gets a font from us.
"""

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from maar.render.docx_lists import bullets
from maar.render.docx_style_table import Style, styles
from maar.render.docx_xml import Element, border, element, twips

FONT = "Arial"
BUILT_IN = ("Default Paragraph Font", "Normal Table", "No List")


def settle(word: WordDocument, own: bool, kind: str = "report", scale: float = 1) -> dict[str, str]:
    """The id of every style by its name; `own` is set where the document is ours, without a template.

    `kind` is the document's; `scale` makes letters and room smaller, for what must stand on one page.
    """
    root = word.styles.element
    if own:
        _clear(root)
        _defaults(root)
    else:
        _speak(root)
    bulleted, wanted = bullets(word), styles(kind, scale)
    there = {_name(style): style.get(qn("w:styleId")) for style in root.iter(qn("w:style")) if _of_paragraphs(style)}
    taken = {style.get(qn("w:styleId")) for style in root.iter(qn("w:style"))}
    for name, style in wanted.items():
        if name.lower() not in there:
            identity = next(one for one in _ids(name) if one not in taken)
            root.append(_style(name, identity, style, bulleted))
            there[name.lower()] = identity
            taken.add(identity)
    return {name: there[name.lower()] for name in wanted}


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


def _speak(root: Element) -> None:
    """A template's letters stay, its language does not: what is written here is British English."""
    held = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if held is None:
        held = element("rPr")
        others = root.find(qn("w:docDefaults"))
        if others is not None:
            root.remove(others)
        kept = [] if others is None else others.findall(qn("w:pPrDefault"))
        root.insert(0, element("docDefaults", element("rPrDefault", held), *kept))
    for old in held.findall(qn("w:lang")):
        held.remove(old)
    held.append(element("lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"))


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
    return name.lower() if name.startswith(("Heading", "TOC")) else name


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
