"""How close a document of one page must be set to stay on one page: a Document comes in, a class of the style goes out.

Heights are in points, on A4 paper with two columns, as `short.css` sets them.
"""

from typing import NamedTuple

from maar.documents.model import Block, Bullets, Document, Section, Text
from maar.documents.points import Callout, Point, Points, Strip
from maar.render.measure import high
from maar.render.shapes import can_be_squares, footed

PAPER = 755  # from the upper to the lower margin
WIDE, COLUMN = 515, 245  # across the paper, across a column
INDENT = 13  # of a list
HEADING = 24  # inside a section
BESIDE = 30  # so many squares leave room for their figure beside them


class Closeness(NamedTuple):
    """A setting: its class, the sizes of its letters, a section's head, whether a section may be parted."""

    name: str
    size: float
    note: float
    title: float
    head: float
    parted: bool = False


SETTINGS = (
    Closeness("", 11, 9, 23, 37),
    Closeness(" close", 10, 8.5, 20, 34),
    Closeness(" closest", 9, 8, 18, 27, parted=True),
    Closeness(" closest tightest", 8.5, 8, 16, 26, parted=True),
)


def closeness(document: Document) -> str:
    """The widest setting in which the document stays on one page; nothing for documents of other kinds."""
    if document.kind != "one page":
        return ""
    return next((one.name for one in SETTINGS if _fits(document, one)), SETTINGS[-1].name)


def _fits(document: Document, setting: Closeness) -> bool:
    above, foot = footed(document.sections)
    room = PAPER - _top(document, setting) - sum(_height(section, setting, WIDE) for section in foot)
    return _longer([_height(section, setting, COLUMN) for section in above], setting.parted) <= room


def _longer(sections: list[float], parted: bool) -> float:
    """The height of the longer of two columns."""
    if parted:
        return sum(sections) / 2 + HEADING
    return min(max(sum(sections[:at]), sum(sections[at:])) for at in range(len(sections) + 1))


def _top(document: Document, setting: Closeness) -> float:
    """The height of what stands over the columns."""
    title = high(document.title, setting.title, WIDE, bold=True) + high(document.subtitle, 10.5, WIDE)
    return 48 + title + 24 * bool(document.marking) + 32 * bool(document.facts) + 22 * bool(document.about)


def _height(section: Section, setting: Closeness, width: float) -> float:
    blocks = sum(_block(block, setting, width) for block in section.blocks)
    return blocks + (setting.head if section.title else 0)


def _block(block: Block, setting: Closeness, width: float) -> float:
    """The height of a block that is so wide."""
    size = setting.size
    match block:
        case Text():
            return high(f"{block.plain} {block.strong}", size, width) + 4
        case Bullets():
            return bool(block.title) * HEADING + sum(high(item, size, width - INDENT) + 4 for item in block.items)
        case Points():
            note = high(block.note, setting.note, width) + 4 if block.note else 0
            return bool(block.title) * HEADING + note + sum(_point(one, setting, width - INDENT) for one in block.items)
        case Callout():
            return 36 + sum(high(line, size, width - 2 * INDENT) for line in block.words)
        case Strip():
            return 62
        case _:
            return HEADING


def _point(point: Point, setting: Closeness, width: float) -> float:
    """The height of a point, with its squares under it, and its figure beside them or, where they are many, under."""
    squares = can_be_squares(point.squares)
    beside = squares and point.squares is not None and point.squares.d <= BESIDE
    counts = 12 * squares + 12 * bool(point.figure and not beside)
    note = high(point.note, setting.note, width) + 2 if point.note else 0
    return high(f"{point.lead} {point.words}", setting.size, width, bold=not point.words) + 5 + counts + note
