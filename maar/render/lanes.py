"""Where the marks of a chronology stand: one case's lanes come in, places in a picture go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from maar.documents.model import Lane, Lanes, LaneSpan
from maar.render.spread import beside, spread

WIDTH = 880
LEFT, RIGHT = 146, 872
INSET = 12
LANE = 32
WORDS, UNDER, BRACKET = 14, 31, 38  # above the lanes: what a stretch is called, and its bracket
ROOM_FOR_LINE, ROOM_FOR_WORDS, ROOM_FOR_BRACKET, ROOM_FOR_LETTERS = 24, 40, 10, 20
ROOM_FOR_DECISION = 18  # a line of words above all others
GREY = "Grey: no entries"  # beside the lanes, where brackets over events have words in the same row
BESIDE = 7  # a band of no events keeps so far from the events at its ends
ROOM_BELOW = 46
SIZES = {"significant": 17.0, "event": 10.0, "no action": 11.0}
LETTER = 12.0
CHARACTER = 7.4  # mean width of Arial at 14 px, rounded up
MARGIN = 8  # on both sides of words that stand beside others


@dataclass(frozen=True, slots=True)
class Placed:
    x: float
    y: float
    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class Line:
    y: float
    names: tuple[str, ...]
    missing: bool
    said: str
    marks: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time: a band behind the lanes, or a bracket above them."""

    x: float
    width: float
    label: float
    words: str
    under: str
    bracket: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """One event in several lanes: its letter on top, and the line through its marks."""

    letter: str
    x: float
    points: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day that everything else is read against: the line at `x`, and the middle of its words above it."""

    x: float
    label: float
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """`down`: so far below their usual place the words above the lanes stand."""

    height: float
    top: float
    bottom: float
    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    shared: tuple[Shared, ...]
    ticks: tuple[tuple[float, tuple[str, ...]], ...]
    decision: Day | None = None
    down: float = 0


def across(at: float) -> float:
    """A place in time, 0 to 1, as a place on the paper."""
    return LEFT + INSET + min(max(at, 0.0), 1.0) * (RIGHT - LEFT - 2 * INSET)


def line(lane: Lane, y: float) -> Line:
    """One agency's lane with its marks pushed apart."""
    marks = sorted(lane.marks, key=lambda mark: mark.at)
    sizes = [SIZES.get(mark.kind, 10.0) for mark in marks]
    places = spread([across(mark.at) for mark in marks], sizes, LEFT + 9, RIGHT - 9)
    placed = (Placed(round(x, 1), y, mark.kind, mark.number) for x, mark in zip(places, marks, strict=True))
    return Line(y, tuple(wrap(lane.agency, 20)[:3]), lane.missing, lane.said, tuple(placed))


def spans(lanes: Lanes) -> tuple[Span, ...]:
    """The bands in which nothing was recorded and the brackets over events close together, words side by side."""
    both = [*((one, False) for one in lanes.gaps), *((one, True) for one in lanes.clusters)]
    both.sort(key=lambda pair: (pair[0].start + pair[0].end, pair[0].start))
    middles = [(across(one.start) + across(one.end)) / 2 for one, _ in both]
    widths = [_width(one.words, one.under if bracket else "") for one, bracket in both]
    labels = beside(_decided(lanes), middles, widths, LEFT - MARGIN, WIDTH)
    reach = _reach(lanes.clusters)
    return tuple(
        _span(one, label, -reach if bracket else None) for (one, bracket), label in zip(both, labels, strict=True)
    )


def _reach(clusters: Sequence[LaneSpan]) -> float:
    """How far brackets reach over their first and last event without touching each other."""
    ordered = sorted(clusters, key=lambda one: one.start)
    nearest = min((across(other.start) - across(one.end) for one, other in pairwise(ordered)), default=RIGHT)
    return min(BESIDE, max((nearest - MARGIN / 2) / 2, 0))


def _width(*words: str) -> float:
    return max(map(len, words)) * CHARACTER + 2 * MARGIN


def _span(one: LaneSpan, label: float, reach: float | None) -> Span:
    """A bracket that reaches over its ends, or a band without `reach` that keeps from them."""
    start, end = across(one.start), across(one.end)
    inset = min(BESIDE, (end - start) / 3) if reach is None else reach
    return Span(start + inset, end - start - 2 * inset, label, one.words, one.under, reach is not None)


def _decided(lanes: Lanes) -> float | None:
    return across(lanes.decision.start) if lanes.decision else None


def decision(lanes: Lanes) -> Day | None:
    """The line of the key decision; its words stay on the paper."""
    if lanes.decision is None:
        return None
    x, half = across(lanes.decision.start), len(lanes.decision.words) * CHARACTER / 2
    return Day(x, min(max(x, LEFT + half), WIDTH - half), lanes.decision.words)


def lettered(lines: Sequence[Line], top: float, wall: float | None = None) -> tuple[Shared, ...]:
    """Events that stand in several lanes, and single ones that are named without being significant."""
    by_letter: dict[str, list[Placed]] = {}
    for each in lines:
        for mark in each.marks:
            if mark.number:
                by_letter.setdefault(mark.number, []).append(mark)
    several = [marks for marks in by_letter.values() if len(marks) > 1 or marks[0].kind != "significant"]
    several.sort(key=lambda marks: marks[0].x)
    sizes = [LETTER * max(len(marks[0].number), 1) for marks in several]
    letters = beside(wall, [marks[0].x for marks in several], sizes, LEFT, RIGHT)
    return tuple(
        Shared(marks[0].number, x, " ".join([f"{x:.1f},{top}", *(f"{m.x},{m.y}" for m in marks)]))
        for x, marks in zip(letters, several, strict=True)
    )


def ticks(months: Sequence[tuple[float, str]]) -> tuple[tuple[float, tuple[str, ...]], ...]:
    """The months with the labels that fit, the year under its month; a year stays before its neighbours."""
    shown: list[tuple[float, tuple[str, ...]]] = []
    end = 0.0
    for at, label in months:
        x = across(at)
        dated = label[-1:].isdigit()
        if shown and x < end and dated:
            shown[-1] = (shown[-1][0], ())
        fits = dated or x >= end
        right = x + max(map(len, label.split()), default=0) * CHARACTER + 6
        shown.append((x, tuple(label.split()) if fits and right < WIDTH + 6 else ()))
        end = right if fits else end
    return tuple(shown)


def picture(lanes: Lanes) -> Picture:
    """Everything in one case's picture, placed."""
    named = [mark for lane in lanes.lanes for mark in lane.marks if mark.number]
    letters = any(mark.kind != "significant" or not mark.number.isdigit() for mark in named)
    decided = decision(lanes)
    down = ROOM_FOR_DECISION if decided else 0
    top = down + room_above(bool(lanes.gaps or lanes.clusters), bool(lanes.clusters), letters)
    lines = tuple(line(lane, top + LANE * (row + 0.5)) for row, lane in enumerate(lanes.lanes))
    bottom = top + LANE * len(lines)
    shared = lettered(lines, top, decided.x if decided else None)
    return Picture(bottom + ROOM_BELOW, top, bottom, lines, spans(lanes), shared, ticks(lanes.ticks), decided, down)


def room_above(words: bool, bracket: bool, letters: bool) -> float:
    """How far down the first lane begins: under what is written above the lanes."""
    above = (ROOM_FOR_WORDS + ROOM_FOR_BRACKET if bracket else ROOM_FOR_LINE) if words else 0
    return max(above + (ROOM_FOR_LETTERS if letters else 0), 16)
