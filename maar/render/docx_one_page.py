"""How small the letters of a single page must be in Word: a Document comes in, a share of their size goes out.

Only Word knows where its lines end. So they are counted beforehand, rather too many than too few.
"""

from collections.abc import Iterator

from maar.documents.model import Block, Bullets, Document, Text
from maar.documents.points import Callout, Heading, Point, Points, Strip
from maar.render.docx_style_table import COLUMNS_APART, PAGE, REPORT, scaled
from maar.render.measure import lines

DIFFER = 0.95  # of the room between the margins: programs break lines differently
LINE = 1.15  # of the size, in Arial
UNEVEN = 24.0  # by which one column may be the longer
RULES, SQUARES, STRIP = 6.0, 11.0, 62.0
SHARES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76)

Line = tuple[str, str]  # the name of a style, and words in it


def share(document: Document, wide: float, high: float) -> float:
    """The largest share of the usual size with which everything stands on one page; the least where none does.

    `wide` and `high` are the room between the margins, in points.
    """
    return next((one for one in SHARES if _height(document, one, wide) <= high * DIFFER), SHARES[-1])


def _height(document: Document, scale: float, wide: float) -> float:
    across, columns = list(_top(document)), list[Line]()
    strips = 0
    for section in document.sections:
        columns.append(("Heading 1", section.title))
        for block in section.blocks:
            strips += isinstance(block, Strip)
            (across if strips else columns).extend(_lines(block))
    whole = sum(_tall(line, scale, wide) for line in across)
    column = (wide - COLUMNS_APART) / 2
    return whole + sum(_tall(line, scale, column) for line in columns) / 2 + UNEVEN + STRIP * strips


def _top(document: Document) -> Iterator[Line]:
    yield from (("Report Owner", document.owner), ("Title", document.title), ("Subtitle", document.subtitle))
    yield "Report Facts", "  ".join(f"{name} {value}" for name, value in document.facts)
    for item in document.alerts:
        yield from (("Body Text", words) for words in (item.title, *item.lines, item.note))


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Text():
            yield "Body Text", f"{block.plain} {block.strong}"
        case Heading():
            yield "Heading 2", block.title
        case Bullets():
            yield "Heading 2", block.title
            yield from (("List Bullet", words) for words in block.items)
        case Callout():
            yield "Heading 2", block.title
            yield from (("Body Text", words) for words in block.words)
        case Points():
            yield "Heading 2", block.title
            for one in block.items:
                yield from _of_point(one)
            yield "Report Note", block.note
        case Strip():
            yield "Body Text", f"{block.lead} {block.words}"


def _of_point(one: Point) -> Iterator[Line]:
    yield "List Bullet", f"{one.lead} {one.words} {one.figure or ''}"
    yield "Report Note", one.note
    yield "Squares", "■" if one.squares else ""


def _tall(line: Line, scale: float, room: float) -> float:
    """How high words stand, in points; nothing where there are none."""
    name, words = line
    if not words.strip():
        return 0
    if name == "Squares":
        return SQUARES
    style = scaled(PAGE.get(name) or REPORT[name], scale)
    number = lines(words, style.size, room - style.left, style.bold)
    return number * style.size * LINE * style.line + style.before + style.after + (RULES if style.sides else 0)
