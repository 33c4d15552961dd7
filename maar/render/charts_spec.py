"""A picture as a Vega-Lite specification: boxes and words at their places come in, a plain dict goes out.

Every place is told, in pixels, so nothing is moved when it is drawn: a picture is the same on every machine.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from maar.render import theme
from maar.render.text import clean
from maar.render.theme import Theme

Spec = dict[str, Any]
FONT = "Liberation Sans"  # comes with the converter
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
DASHED = {"type": "rect", "strokeDash": [3, 2]}
HATCHING = {"type": "rule", "color": theme.HATCH, "strokeWidth": 1.3}
HATCH_APART = 5.0
EDGED = ("fill", "stroke", "strokeWidth")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, or a line where it is thin. `facts` are what it stands for: they are kept in the data."""

    x: float
    y: float
    width: float
    height: float
    fill: str = theme.PAPER
    edge: str = ""
    line: float = 1
    dashed: bool = False
    hatched: bool = False
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is where its letters stand, `align` which end of it stands at `x`."""

    x: float
    y: float
    text: str
    size: float = 13
    bold: bool = False
    colour: str = theme.INK
    align: str = "left"


Item = Box | Words


@dataclass(frozen=True, slots=True)
class Panel:
    """What is drawn, from its own upper left corner."""

    items: tuple[Item, ...]
    width: float
    height: float


def moved(panel: Panel, x: float, y: float) -> tuple[Item, ...]:
    """The items of a panel that stands at this place."""
    return tuple(replace(item, x=item.x + x, y=item.y + y) for item in panel.items)


def in_colours(panel: Panel, house: Theme) -> Panel:
    """The panel in the colours of the house, wherever they are other than ours."""
    theirs = {own: house.colour(name) for name, own in theme.COLOURS.items()}
    return replace(panel, items=tuple(_coloured(item, theirs) for item in panel.items))


def _coloured(item: Item, theirs: Mapping[str, str]) -> Item:
    if isinstance(item, Words):
        return replace(item, colour=theirs.get(item.colour, item.colour))
    return replace(item, fill=theirs.get(item.fill, item.fill), edge=theirs.get(item.edge, item.edge))


def spec(panel: Panel) -> Spec:
    """The specification: two layers for boxes, one for hatching, one for each kind of letters."""
    boxes = [item for item in panel.items if isinstance(item, Box)]
    dashed = [_row(box) for box in boxes if box.dashed]
    words = sorted((item for item in panel.items if isinstance(item, Words)), key=_letters)
    hatched = [line for box in boxes if box.hatched for line in _hatching(box)]
    return {
        "$schema": SCHEMA,
        "width": panel.width,
        "height": panel.height,
        "padding": 0,
        "autosize": "none",
        "background": theme.PAPER,
        "config": {"aria": False, "font": FONT, "view": {"stroke": None}},
        "layer": [
            _layer({"type": "rect"}, [_row(box) for box in boxes if not box.dashed], panel, EDGED),
            _layer(DASHED, dashed, panel, EDGED),
            _layer(HATCHING, hatched, panel),
            *(_text(kind, list(own), panel) for kind, own in groupby(words, _letters)),
        ],
    }


def _letters(words: Words) -> tuple[str, bool, float]:
    return words.align, words.bold, words.size


def _text(kind: tuple[str, bool, float], words: Sequence[Words], panel: Panel) -> Spec:
    align, bold, size = kind
    mark = {"type": "text", "align": align, "baseline": "alphabetic", "fontSize": size}
    rows = [{"x": round(one.x, 1), "y": round(one.y, 1), "text": clean(one.text), "fill": one.colour} for one in words]
    layer = _layer(mark | ({"fontWeight": "bold"} if bold else {}), rows, panel, ("fill",))
    layer["encoding"]["text"] = {"field": "text", "type": "nominal"}
    return layer


def _layer(mark: Spec, rows: Sequence[Spec], panel: Panel, channels: Sequence[str] = ()) -> Spec:
    """A layer whose places are pixels, and whose colours and lines are those of its data."""
    across = {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, panel.width], "nice": False}}
    down = {"field": "y", "type": "quantitative", "axis": None,
            "scale": {"domain": [panel.height, 0], "nice": False, "zero": False}}  # fmt: skip
    ends = {} if mark["type"] == "text" else {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    own = {name: {"field": name, "type": "nominal", "scale": None, "legend": None} for name in channels}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": {"x": across, "y": down, **ends, **own}}


def _row(box: Box) -> Spec:
    return {
        **_between(box.x, box.y, box.x + box.width, box.y + box.height),
        "fill": box.fill,
        "stroke": box.edge or None,
        "strokeWidth": box.line,
        **box.facts,
    }


def _hatching(box: Box) -> Iterator[Spec]:
    """Lines at 45 degrees, each from where it enters the box to where it leaves it."""
    start = HATCH_APART
    while start < box.width + box.height:
        first, last = max(0.0, start - box.height), min(start, box.width)
        yield _between(box.x + first, box.y + start - first, box.x + last, box.y + start - last)
        start += HATCH_APART


def _between(x: float, y: float, x2: float, y2: float) -> Spec:
    return {"x": round(x, 1), "y": round(y, 1), "x2": round(x2, 1), "y2": round(y2, 1)}
