"""Where the marks of a chronology stand: one case's lanes come in, places in a picture go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from maar.documents.model import Lane, LaneEvent, LaneMark, Lanes, LaneSpan

WIDTH = 880
LEFT, RIGHT = 146, 872
INSET = 12
LANE = 32
WORDS, UNDER, BRACKET = 14, 31, 38  # above the lanes: what a stretch is called, and its bracket
ROOM_FOR_LINE, ROOM_FOR_WORDS, ROOM_FOR_BRACKET, ROOM_FOR_LETTERS = 24, 40, 10, 20
BESIDE = 7  # a band of no events keeps so far from the events at its ends
ROOM_BELOW = 46
SIZES = {"significant": 17.0, "event": 10.0, "no action": 11.0}
CHARACTER = 7.4  # mean width of Arial at 14 px, rounded up


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
class Picture:
    height: float
    top: float
    bottom: float
    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    shared: tuple[Shared, ...]
    ticks: tuple[tuple[float, tuple[str, ...]], ...]


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Places for things in order, as near as can be to those wanted, none touching another."""
    if not wanted:
        return []
    offsets = [0.0]
    for one, other in pairwise(sizes):
        offsets.append(offsets[-1] + (one + other) / 2 + 1.5)
    squeeze = min(1.0, (high - low) / offsets[-1]) if offsets[-1] else 1.0
    offsets = [offset * squeeze for offset in offsets]
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        block = (want - offset, 1)
        while blocks and blocks[-1][0] / blocks[-1][1] > block[0] / block[1]:
            before = blocks.pop()
            block = (before[0] + block[0], before[1] + block[1])
        blocks.append(block)
    starts = [total / count for total, count in blocks for _ in range(count)]
    last = high - offsets[-1]
    return [min(max(start, low), last) + offset for start, offset in zip(starts, offsets, strict=True)]


def across(at: float) -> float:
    """A place in time, 0 to 1, as a place on the paper."""
    return LEFT + INSET + min(max(at, 0.0), 1.0) * (RIGHT - LEFT - 2 * INSET)


def line(lane: Lane, y: float) -> Line:
    """One agency's lane with its marks pushed apart."""
    marks = sorted(lane.marks, key=lambda mark: mark.at)
    sizes = [SIZES.get(mark.kind, 10.0) for mark in marks]
    places = spread([across(mark.at) for mark in marks], sizes, LEFT + 9, RIGHT - 9)
    placed = (Placed(round(x, 1), y, mark.kind, mark.number) for x, mark in zip(places, marks, strict=True))
    return Line(y, tuple(wrap(lane.agency, 20)[:3]), lane.missing, tuple(placed))


def spans(lanes: Lanes) -> tuple[Span, ...]:
    """The bands in which nothing was recorded and the brackets over events close together, words side by side."""
    both = [*((one, False) for one in lanes.gaps), *((one, True) for one in lanes.clusters)]
    both.sort(key=lambda pair: pair[0].start)
    middles = [(across(one.start) + across(one.end)) / 2 for one, _ in both]
    widths = [max(map(len, (one.words, one.under if bracket else ""))) * CHARACTER + 16 for one, bracket in both]
    labels = spread(middles, widths, LEFT + 24, RIGHT - 24)
    return tuple(_span(one, label, bracket) for (one, bracket), label in zip(both, labels, strict=True))


def _span(one: LaneSpan, label: float, bracket: bool) -> Span:
    start, end = across(one.start), across(one.end)
    inset = -BESIDE if bracket else min(BESIDE, (end - start) / 3)
    return Span(start + inset, end - start - 2 * inset, label, one.words, one.under, bracket)


def lettered(lines: Sequence[Line], top: float) -> tuple[Shared, ...]:
    """Events that stand in several lanes, and single ones that are named without being significant."""
    by_letter: dict[str, list[Placed]] = {}
    for each in lines:
        for mark in each.marks:
            if mark.number:
                by_letter.setdefault(mark.number, []).append(mark)
    several = [marks for marks in by_letter.values() if len(marks) > 1 or marks[0].kind != "significant"]
    several.sort(key=lambda marks: marks[0].x)
    letters = spread([marks[0].x for marks in several], [12.0] * len(several), LEFT, RIGHT)
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
    top = room_above(bool(lanes.gaps or lanes.clusters), bool(lanes.clusters), letters)
    lines = tuple(line(lane, top + LANE * (row + 0.5)) for row, lane in enumerate(lanes.lanes))
    bottom = top + LANE * len(lines)
    return Picture(bottom + ROOM_BELOW, top, bottom, lines, spans(lanes), lettered(lines, top), ticks(lanes.ticks))


def room_above(words: bool, bracket: bool, letters: bool) -> float:
    """How far down the first lane begins: under what is written above the lanes."""
    above = (ROOM_FOR_WORDS + ROOM_FOR_BRACKET if bracket else ROOM_FOR_LINE) if words else 0
    return max(above + (ROOM_FOR_LETTERS if letters else 0), 16)


def told(lanes: Lanes) -> list[LaneEvent | LaneSpan]:
    """The numbered events in order, each gap before the first event after it."""
    first: dict[str, float] = {}
    for mark in (mark for lane in lanes.lanes for mark in lane.marks):
        first[mark.number] = min(mark.at, first.get(mark.number, 1.0))
    waiting = sorted(lanes.gaps, key=lambda gap: gap.start)
    rows: list[LaneEvent | LaneSpan] = []
    for event in lanes.events:
        while waiting and first.get(event.number, 0.0) > waiting[0].start:
            rows.append(waiting.pop(0))
        rows.append(event)
    return [*rows, *waiting]


def spoken(lanes: Lanes) -> str:
    """The picture in words, for those who do not see it."""

    def lane_words(lane: Lane) -> str:
        if lane.missing:
            return f"{lane.agency}: return not received"
        return f"{lane.agency}: {_events(lane.marks)}"

    said = [lanes.title, *(lane_words(lane) for lane in lanes.lanes)]
    said += [f"{gap.words} with nothing recorded" for gap in lanes.gaps]
    return ". ".join([*said, *(f"{cluster.words} {cluster.under}" for cluster in lanes.clusters)])


def _events(marks: Sequence[LaneMark]) -> str:
    numbers = ", ".join(mark.number for mark in marks if mark.number)
    total = f"{len(marks)} {'event' if len(marks) == 1 else 'events'}"
    return f"{total}, listed below as {numbers}" if numbers else total
