"""Pictures that stand alone, for Word and slides: a document comes in, .svg and .png files go out.

A chronology is that of the page, drawn from the same template, with its title, its words and a white ground; what else
there is are charts.
"""

from dataclasses import dataclass
from functools import cache
from textwrap import wrap

import vl_convert
from jinja2 import Environment

from maar.documents.model import Document, Lanes
from maar.render import lanes as places
from maar.render import theme
from maar.render.charts import charts_drawn
from maar.render.lanes_said import spoken
from maar.render.templates import environment
from maar.render.text import clean
from maar.render.theme import HOUSE, Theme, dressed

MARGIN = 24
TITLE, FIRST_LINE, LINE = 42, 68, 20  # baselines
ABREAST = 118  # characters of a line under the title
SHARPNESS = 2  # pixels of the .png to one of the .svg
LISTED = "Numbers and letters: see the list under this picture in the findings report."
SHIPPED = f"'Liberation Sans', {theme.FONTS}"  # the font that comes with the converter, on every machine


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a picture's words and its drawing stand; `lines` are (baseline, words)."""

    width: float
    height: float
    title: float
    lines: tuple[tuple[float, str], ...]
    drawn: float
    margin: float = MARGIN


def pictures(document: Document, house: Theme = HOUSE) -> dict[str, bytes]:
    """Every chart and chronology of the document, as .svg and .png, by its name under `reports/<audit>/`."""
    blocks = [block for section in document.sections for block in section.blocks if isinstance(block, Lanes)]
    files = {}
    for name, chart in charts_drawn(document, house).items():
        files[f"pictures/{name}.svg"] = chart.svg.encode("utf-8")
        files[f"pictures/{name}.png"] = chart.png
    for block in blocks:
        drawn = lanes_svg(block)
        files[f"pictures/chronology-{block.case}.svg"] = dressed(drawn, house).encode("utf-8")
        files[f"pictures/chronology-{block.case}.png"] = lanes_png(dressed(drawn, Theme(house.colours)))
    return files


def lanes_svg(lanes: Lanes) -> str:
    """One case's chronology as a whole .svg: no script, nothing fetched, its words as title and description."""
    drawn = places.picture(lanes)
    template = _environment().get_template("picture.svg.j2")
    return clean(template.render(item=lanes, drawn=drawn, sheet=_sheet(lanes, drawn), spoken=spoken(lanes)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture without its title and words, for a document that has them as text."""

    svg: str
    width: float
    height: float


def lanes_drawing(lanes: Lanes) -> Drawn:
    """One case's lanes and nothing else, as an .svg."""
    drawn = places.picture(lanes)
    template = _environment().get_template("drawing.svg.j2")
    return Drawn(clean(template.render(item=lanes, drawn=drawn)), places.WIDTH, drawn.height)


def lanes_png(svg: str) -> bytes:
    """The picture of an .svg of ours in two pixels for one; the same bytes wherever its letters are Latin."""
    return vl_convert.svg_to_png(svg.replace(_attribute(theme.FONTS), _attribute(SHIPPED)), scale=SHARPNESS)


def _sheet(lanes: Lanes, drawn: places.Picture) -> Sheet:
    above = wrap(lanes.unit, ABREAST)
    below = wrap(" ".join(text for text in (LISTED if lanes.events else "", lanes.note) if text), ABREAST)
    top = FIRST_LINE + LINE * len(above)
    end = top + drawn.height + LINE
    lines = [(float(FIRST_LINE + LINE * row), line) for row, line in enumerate(above)]
    lines += [(end + LINE * row, line) for row, line in enumerate(below)]
    height = end + LINE * max(len(below) - 1, 0) + MARGIN
    return Sheet(places.WIDTH + 2 * MARGIN, height, TITLE, tuple(lines), top)


def _attribute(fonts: str) -> str:
    return fonts.replace("'", "&#39;")


@cache
def _environment() -> Environment:
    return environment()
