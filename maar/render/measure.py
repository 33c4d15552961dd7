"""How much room words take: text and a size come in, points and lines go out, as Arial would set them.

Measured in Liberation Sans, which comes with us and has the widths of Arial.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
LINE = 1.2  # of the size, from one line to the next
UNKNOWN = 0.9  # of the size: a letter that the font has not, on the safe side


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide one line of text is, in points."""
    letters = _widths(bold)
    return sum(letters.get(one, UNKNOWN) for one in text) * size


def lines(text: str, size: float, room: float, bold: bool = False) -> int:
    """How many lines the text fills in a column so wide; a word longer than the column is parted."""
    return sum(_lines_of(line, size, room, bold) for line in text.split("\n"))


def high(text: str, size: float, room: float, bold: bool = False) -> float:
    """How high the text is in a column so wide, in points."""
    return lines(text, size, room, bold) * size * LINE


def _lines_of(text: str, size: float, room: float, bold: bool) -> int:
    space = width(" ", size, bold)
    count, at = 1, 0.0
    for word in re.split(r"[ \t\r]+", text.strip(" \t\r")):  # not at a no-break space
        long = width(word, size, bold)
        if at and at + space + long > room:
            count, at = count + 1, 0.0
        at += (space if at else 0.0) + long
        while at > room > size:
            count, at = count + 1, at - room
    return count


@cache
def _widths(bold: bool) -> Mapping[str, float]:
    """The width of every letter, as a share of the size."""
    with TTFont(FONTS / f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf", lazy=True) as font:
        advances, of_em = font["hmtx"], font["head"].unitsPerEm
        return {chr(code): advances[name][0] / of_em for code, name in font.getBestCmap().items()}
