"""Native charts on a slide: bars of one scale come in, a stacked bar chart with its figures at the right goes out.

All charts of a slide have the same axis and the same plot box, so that a bar of ten answers is as long in each.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from maar.documents.deck import Bars
from maar.documents.model import Distribution, Mark, Run
from maar.render import theme
from maar.render.measure import high, width
from maar.render.pptx_layouts import Frame, Page, Room
from maar.render.pptx_words import Ink, line_break, rgb, right, run, text_box
from maar.render.shapes import answers_words
from maar.render.text import clean

HEADING, LABEL, NARROW, AIR = 16.0, 16.0, 12.0, 5.0
SIZES = (LABEL, 15.0, 14.0, 13.0, 12.0)  # of names
HEAD_HIGH, BETWEEN, TALLEST = 26.0, 10.0, 50.0
LABELS, PLOT, FIGURES = 0.36, 0.51, 0.13  # shares of the width: names, bars, figures at the right
GAP = 50  # between bars, in hundredths of a bar
HATCHED = "not known"


class Place(NamedTuple):
    """Where one chart stands: its box with the names, how high a bar's row is, how much the axis holds."""

    room: Room
    row: float
    most: int
    wide: float

    @property
    def answer(self) -> float:
        """How long one answer is, in points."""
        return self.room.width * PLOT / self.most

    def of(self, text: str, size: float) -> float:
        """How wide bold words are."""
        return width(text, size, bold=True) * self.wide


def charts(page: Page, every: Sequence[Bars], room: Room, ink: Ink) -> list[str]:
    """Draw the charts one below the other; counts that no bar had room to name come back as words."""
    bars = sum(len(one.questions) for one in every)
    free = room.height - len(every) * HEAD_HIGH - (len(every) - 1) * BETWEEN
    row = min(free / max(bars, 1), TALLEST)
    most = max(sum(_count(run) for run in one.runs) for chart in every for one in chart.questions)
    top, unnamed = room.top, []
    for chart in every:
        frame = text_box(page, "Heading", Room(room.left, top, room.width, HEAD_HIGH))
        run(frame.paragraphs[0], chart.title, HEADING, bold=True)
        top += HEAD_HIGH
        place = Place(Room(room.left, top, room.width, row * len(chart.questions)), row, max(most, 1), ink.wide)
        unnamed += _chart(page, chart, place)
        for down, one in enumerate(chart.questions):  # read aloud bar by bar: its name, then its figure
            _name(page, one, place, down)
            _figure(page, one, (place, down), ink)
        top = place.room.bottom + BETWEEN
    return unnamed


def _count(one: Run) -> int:
    return one.count if one.counted else 0


def _chart(page: Page, told: Bars, place: Place) -> list[str]:
    room = place.room
    box = Room(room.left + room.width * LABELS, room.top, room.width * PLOT, room.height)
    marks = [run.mark for run in told.questions[0].runs if run.counted]
    data: Any = CategoryChartData(  # type: ignore[no-untyped-call]
        number_format="0"
    )
    data.categories = [clean(one.label) for one in told.questions]
    runs = {mark.words: [_run(one.runs, mark) for one in told.questions] for mark in marks}
    for mark in marks:
        data.add_series(clean(mark.words), [one.count for one in runs[mark.words]])
    frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *box.emu, data)
    frame.name = clean(f"Chart: {told.title}")
    said = ". ".join(answers_words(one) for one in told.questions)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(f"{told.title} Stacked bars, counts of answers. {said}."))
    _axes(frame.chart, place.most)
    unnamed: dict[int, list[str]] = {}
    for mark, series in zip(marks, frame.chart.plots[0].series, strict=True):
        _fill(series, mark)
        for bar, words in _labels(series, runs[mark.words], place):
            unnamed.setdefault(bar, []).append(words)
    return [left for bar, words in unnamed.items() for left in _beside(page, told.questions[bar], words, (bar, place))]


def _beside(page: Page, one: Distribution, words: list[str], where: tuple[int, Place]) -> list[str]:
    """The counts whose pieces are too narrow, to the right of their bar; they come back where there is no room."""
    bar, place = where
    said = ", ".join(words)
    room = place.room
    left = room.left + room.width * LABELS + sum(map(_count, one.runs)) * place.answer + AIR
    free = room.left + room.width - place.of(one.figure.count, LABEL) - AIR - left
    if place.of(said, NARROW) > free:
        return [f"{one.label}: {said}"]
    frame = text_box(page, clean(f"Counts: {one.label}"), Room(left, _row(place, bar), free, place.row))
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    run(frame.paragraphs[0], said, NARROW, bold=True)
    return []


def _run(runs: Sequence[Run], mark: Mark) -> Run:
    return next(one for one in runs if one.mark.words == mark.words and one.counted)


def _axes(chart: Frame, most: int) -> None:
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(LABEL)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = GAP, 100
    names, counts = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.major_tick_mark = names.minor_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.NONE  # programs centre names that wrap: ours stand beside
    names.format.line.fill.background()
    counts.minimum_scale, counts.maximum_scale = 0, most
    counts.has_major_gridlines = counts.has_minor_gridlines = False
    counts.visible = False
    area = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    layout = area.find(qn("c:layout"))
    if layout is not None:
        area.remove(layout)
    area.insert(0, parse_xml(_inner()))
    space = chart._chartSpace
    for name, value in (("roundedCorners", "0"), ("lang", "en-GB")):
        old = space.find(qn(f"c:{name}"))
        if old is not None:
            space.remove(old)
        after = space.find(qn("c:date1904"))
        made = parse_xml(f'<c:{name} {nsdecls("c")} val="{value}"/>')
        space.insert(0, made) if after is None else after.addnext(made)


def _inner() -> str:
    """The plot box, the same in every chart: all of its frame."""
    sides = (("x", 0), ("y", 0), ("w", 1), ("h", 1))
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    values = "".join(f'<c:{name} val="{value}"/>' for name, value in sides)
    return f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{values}</c:manualLayout></c:layout>"


def _fill(series: Frame, mark: Mark) -> None:
    """A judgement by its step; not known is hatched."""
    own = theme.fill(mark.step) if mark.kind == "level" else None
    fill = series.format.fill
    if own:
        fill.solid()
        fill.fore_color.rgb = rgb(own.fill)
    else:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = rgb(theme.HATCH), rgb(theme.PAPER)
    series.format.line.width = Pt(0.75)
    series.format.line.color.rgb = rgb(own.edge if own else theme.HATCH_EDGE)


def _labels(series: Frame, runs: Sequence[Run], place: Place) -> list[tuple[int, str]]:
    """`RI 14` in each piece, `14` where it is narrow; what fits neither way comes back."""
    own = theme.fill(runs[0].mark.step) if runs[0].mark.kind == "level" else None
    letters = rgb(own.letters if own else theme.INK)
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = f'"{_plain(runs[0].letters)} "0;;;', False
    labels.font.size, labels.font.bold, labels.font.color.rgb = Pt(LABEL), True, letters
    _unwrapped(labels._element)
    unnamed = []
    for bar, one in enumerate(runs):
        wide = one.count * place.answer
        if not one.count or place.of(f"{one.letters} {one.count}", LABEL) <= wide - 4:
            continue
        if place.of(str(one.count), NARROW) <= wide - 1:
            _bare(series, bar, one, letters)
        else:
            _none(series, bar)
            unnamed.append((bar, f"{one.letters} {one.count}"))
    return unnamed


def _plain(letters: str) -> str:
    return clean(letters).replace('"', "")


def _bare(series: Frame, bar: int, one: Run, letters: Any) -> None:
    """The number alone: the note under the picture says which piece is which, from the left."""
    frame = series.points[bar].data_label.text_frame
    run(frame.paragraphs[0], str(one.count), NARROW, bold=True, colour=f"#{letters}")
    body = frame._txBody.find(qn("a:bodyPr"))
    body.set("wrap", "none")


def _none(series: Frame, bar: int) -> None:
    own = series.points[bar].data_label._get_or_add_dLbl()
    for child in [child for child in own if child.tag != qn("c:idx")]:
        own.remove(child)
    own.append(parse_xml(f'<c:delete {nsdecls("c")} val="1"/>'))


def _unwrapped(labels: Any) -> None:
    body = labels.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}")
    body.set("wrap", "none")


def _name(page: Page, one: Distribution, place: Place, down: int) -> None:
    """What a bar is about, up to its beginning."""
    words, wide = clean(one.label), place.room.width * LABELS - 2 * AIR
    fits = (size for size in SIZES if high(words, size, wide / place.wide) <= place.row)
    box = Room(place.room.left, _row(place, down), wide, place.row)
    frame = text_box(page, clean(f"Name: {one.label}"), box)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    run(frame.paragraphs[0], words, next(fits, SIZES[-1]))
    right(frame.paragraphs[0])


def _row(place: Place, down: int) -> float:
    return place.room.top + down * place.row


def _figure(page: Page, one: Distribution, where: tuple[Place, int], ink: Ink) -> None:
    """`4 of 22` and under it `18%`, beside its bar."""
    place, down = where
    left = place.room.left + place.room.width * (LABELS + PLOT)
    box = Room(left, _row(place, down), place.room.width * FIGURES, place.row)
    frame = text_box(page, clean(f"Figure: {one.label}"), box)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    run(paragraph, one.figure.count, LABEL, bold=True)
    right(paragraph)
    if one.figure.percent:
        percent = f"({one.figure.percent})" if one.figure.brackets else one.figure.percent
        line_break(paragraph, LABEL)
        run(paragraph, percent, LABEL, colour=ink.second if one.figure.brackets else "")
