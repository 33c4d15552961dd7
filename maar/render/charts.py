"""The charts that stand alone, for Word and slides: a document comes in, .svg and .png files by name go out.

Each is one Vega-Lite specification, with its title, unit line and note above and under it and its numbers in words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar
from xml.sax.saxutils import escape, quoteattr

from maar.documents.model import Crossing, Document, Grid, ThemeAnswers
from maar.problems import MaarError
from maar.render import charts_agreed, charts_grid, charts_themes, theme
from maar.render.charts_parts import legend, stacked, wrapped
from maar.render.charts_png import packed
from maar.render.charts_spec import FONT, Panel, Words, in_colours, moved, spec
from maar.render.charts_vega import Drawn, drawn
from maar.render.lanes import WIDTH
from maar.render.text import clean
from maar.render.theme import HOUSE, Theme

MARGIN, BESIDE = 24.0, 18.0  # round the picture; between what stands above one another
TITLE = Words(0, 0, "", 19, bold=True)
UNIT = Words(0, 0, "", 14, colour=theme.SECOND)
FIRST, TITLE_LINE, UNIT_LINE = 42.0, 24.0, 20.0  # where the title stands; from one line to the next
LONGEST, MOST = float(WIDTH), 8  # of a line of the unit or the note; so many lines
OPENING = re.compile("<svg [^>]*>")
BARS = (
    "Unit: one answer. A bar is all answers of a theme on one scale, best to worst; the wider gap divides positive "
    "answers from the rest. Bars show shares: compare their parts. At the right: positive answers, of all that count."
)
ALONE = (
    "A bar that begins with a reference is the one question of its theme on that scale. Answers set apart at its end "
    "are outside the count. Judgements as returned."
)
AGREED = "What was agreed stands beside what was returned, never over it."

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture before it is drawn: its file's name, its title, its numbers in words and what stands where."""

    name: str
    title: str
    words: str
    panel: Panel


def charts_drawn(document: Document, house: Theme = HOUSE) -> dict[str, Drawn]:
    """The charts by name, each a whole .svg and a .png, in the colours of the house and the .svg in its fonts."""
    found = charts(document)
    try:
        pictures = drawn([spec(in_colours(chart.panel, house)) for chart in found])
    except OSError as error:
        advice = "Close other programs, then run it again."
        raise MaarError(f"The pictures of the report could not be drawn: {error}.", advice) from None
    return {
        chart.name: Drawn(_whole(chart, one.svg, document.language, house), packed(one.png))
        for chart, one in zip(found, pictures, strict=True)
    }


def charts(document: Document) -> list[Chart]:
    """The themes, the grid and what was agreed, as far as the document holds them."""
    return [*_themes(document), *_grids(document), *_agreed(document)]


def _themes(document: Document) -> Iterator[Chart]:
    heading, every = _found(document, ThemeAnswers)
    if blocks := [block for block in every if charts_themes.told(block)]:
        key = legend([("", charts_themes.marks(blocks))], WIDTH)
        panels = (key, charts_themes.themes(blocks, WIDTH))
        words = (f"{heading}, theme by theme", BARS, ALONE)
        yield _chart("themes", words, panels, charts_themes.said(blocks))


def _grids(document: Document) -> Iterator[Chart]:
    for block in _found(document, Grid)[1][:1]:
        panels = (legend(block.legend, WIDTH), charts_grid.grid(block, WIDTH))
        yield _chart("grid", (block.title, block.unit, block.note), panels, charts_grid.said(block))


def _agreed(document: Document) -> Iterator[Chart]:
    heading, blocks = _found(document, Crossing)
    if blocks:
        panels = (charts_agreed.agreed(blocks, WIDTH),)
        yield _chart("agreed", (heading, AGREED, ""), panels, charts_agreed.said(blocks))


def _found(document: Document, kind: type[T]) -> tuple[str, list[T]]:
    """Every block of a kind, and the title of the section in which the first stands."""
    found = [(section.title, block) for section in document.sections for block in section.blocks]
    own = [(title, block) for title, block in found if isinstance(block, kind)]
    return (own[0][0] if own else ""), [block for _, block in own]


def _chart(name: str, words: tuple[str, str, str], panels: Sequence[Panel], said: str) -> Chart:
    """Title and unit line above, the panels under one another, the note at the foot."""
    title, unit, note = words
    room = max(panel.width for panel in panels)
    heads = wrapped(title, TITLE.size, room, bold=True)
    above, below = (wrapped(text, UNIT.size, min(room, LONGEST), most=MOST) for text in (unit, note))
    y = FIRST + TITLE_LINE * len(heads) + 2
    items = stacked(heads, MARGIN, FIRST, TITLE, TITLE_LINE) + stacked(above, MARGIN, y, UNIT, UNIT_LINE)
    y += UNIT_LINE * (len(above) - 1) + BESIDE
    for panel in panels:
        items += moved(panel, MARGIN, y)
        y += panel.height + BESIDE
    if note:
        items += stacked(below, MARGIN, y + 8, UNIT, UNIT_LINE)
        y += UNIT_LINE * len(below)
    told = " ".join(part for part in (unit, said, note) if part)
    return Chart(name, title, told, Panel(tuple(items), ceil(room + 2 * MARGIN), ceil(y + BESIDE)))


def _whole(chart: Chart, svg: str, language: str, house: Theme) -> str:
    """The drawing with its title and its words, for those who do not see it; its letters in the fonts of the house."""
    wide, high = chart.panel.width, chart.panel.height
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{high:g}" viewBox="0 0 {wide:g} {high:g}" '
        f'role="img" aria-labelledby="title words" xml:lang={quoteattr(language)}>\n'
        f'<title id="title">{escape(clean(chart.title))}</title>\n'
        f'<desc id="words">{escape(clean(chart.words))}</desc>\n'
    )
    return OPENING.sub(lambda _: opening, svg, count=1).replace(
        f'font-family="{FONT}"', f"font-family={quoteattr(house.fonts)}"
    )
