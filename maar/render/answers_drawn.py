"""The squares and bars of a Distribution as a picture: its runs come in, where each stands and an .svg and .png go out.

The picture holds shapes only, no letters: marks and counts stand as text under it, at the places told here.
"""

from dataclasses import dataclass
from functools import cache

import vl_convert
from jinja2 import Environment

from maar.documents.model import Distribution, Mark, Run
from maar.render import theme
from maar.render.templates import environment

SQUARE, HIGH, GAP = 7.5, 12.0, 1.0  # pixels on paper, as the page prints them
BETWEEN, TURN, OUTSIDE = 4.0, 12.0, 18.0  # between runs; where positive ends; before what is outside the count
BAR, CROWDED, MANY_RUNS = 320.0, 260.0, 5
LEAST, LETTER, DIGIT, AIR = 22.0, 8.2, 6.2, 8.0  # of a run, so that the words under two runs never meet
SHARPNESS = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """One run from `x`, with room for its words; its shapes are `pieces` of (x, width)."""

    run: Run
    x: float
    width: float
    pieces: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    runs: tuple[Placed, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Ink:
    """How the shapes of a mark are drawn."""

    fill: str
    edge: str
    hatched: bool = False
    dashed: bool = False


OF_KIND = {
    "not known": Ink(theme.PAPER, theme.HATCH_EDGE, hatched=True),
    "blank": Ink(theme.PAPER, theme.INK, dashed=True),
    "unreadable": Ink(theme.PAPER, theme.INK, dashed=True),
}
OPEN = Ink(theme.PAPER, theme.OUTLINE)


def drawing(answers: Distribution, squares: bool, worded: bool = True) -> Drawing:
    """Where every run stands, best to worst; what is outside the count is set apart; `worded` if words stand under."""
    shown = [run for run in answers.runs if run.count]
    whole = sum(run.count for run in shown) or 1
    bar = CROWDED if len(answers.runs) > MANY_RUNS else BAR
    placed: list[Placed] = []
    x = end = 0.0
    for place, run in enumerate(shown):
        x = end + _gap(shown[place - 1] if place else None, run)
        wide = run.count * (SQUARE + GAP) - GAP if squares else max(bar * run.count / whole, 2.0)
        pieces = _squares(x, run.count) if squares else ((x, wide),)
        room = max(wide, _words(run), LEAST) if worded else wide
        placed.append(Placed(run, x, room, pieces))
        end = x + room
    return Drawing(tuple(placed), max(end, LEAST), HIGH)


def ink(mark: Mark) -> Ink:
    """A judgement by its step; anything else by its kind."""
    own = theme.fill(mark.step) if mark.kind == "level" else None
    return Ink(own.fill, own.edge) if own else OF_KIND.get(mark.kind, OPEN)


def svg(drawn: Drawing) -> str:
    """The shapes as a whole .svg."""
    return _environment().get_template("answers.svg.j2").render(drawn=drawn, ink=ink)


def png(drawn: Drawing) -> bytes:
    """The picture in two pixels for one; without letters it is the same on every machine."""
    return _converted(svg(drawn))


@cache
def _converted(picture: str) -> bytes:
    return vl_convert.svg_to_png(picture, scale=SHARPNESS)


def _squares(x: float, count: int) -> tuple[tuple[float, float], ...]:
    return tuple((x + number * (SQUARE + GAP), SQUARE) for number in range(count))


def _words(run: Run) -> float:
    return len(run.letters) * LETTER + len(str(run.count)) * DIGIT + AIR


def _gap(before: Run | None, run: Run) -> float:
    if before is None:
        return 0.0
    if before.counted and not run.counted:
        return OUTSIDE
    return TURN if before.mark.positive and not run.mark.positive else BETWEEN


@cache
def _environment() -> Environment:
    return environment()
