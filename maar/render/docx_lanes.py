"""One case's chronology in a Word report: Lanes come in; their picture, and every numbered event under it, go out."""

from maar.documents.model import LaneEvent, Lanes
from maar.render import theme
from maar.render.docx_paper import Paper
from maar.render.docx_xml import HEAD, PLAIN, Box, Element, Words, cell, keep_rows, row, table
from maar.render.lanes_said import Aside, spoken, told
from maar.render.pictures import lanes_drawing, lanes_png

NUMBER, DATE = 28.0, 68.0
HEADS = ("No.", "Date", "What was recorded")


def lanes(paper: Paper, item: Lanes) -> None:
    """The picture as the page draws it, with what it shows in words; its events and gaps as rows."""
    paper.heading(2, item.title, item.unit)
    drawn = lanes_drawing(item)
    high = paper.width * drawn.height / drawn.width
    picture = paper.picture(lanes_png(drawn.svg), spoken(item), paper.width, high)
    paper.add(paper.line("Report Picture", picture, keep=bool(item.events)))
    if item.events:
        widths = (NUMBER, DATE, paper.width - NUMBER - DATE)
        rows = [_head(paper, widths)]
        rows += [
            _aside(paper, one, widths) if isinstance(one, Aside) else _row(paper, one, widths) for one in told(item)
        ]
        keep_rows([*rows[:3], rows[-2]])
        paper.table(table(widths, rows, item.title, "Events with a number or letter in the picture, and the gaps."))
    paper.write("Report Note", item.note)


def _head(paper: Paper, widths: tuple[float, ...]) -> Element:
    pairs = zip(widths, HEADS, strict=True)
    return row((cell(width, HEAD, [paper.line("Report Table Head", Words(name))]) for width, name in pairs), head=True)


def _row(paper: Paper, one: LaneEvent, widths: tuple[float, ...]) -> Element:
    note = [Words(f" {one.note}", colour=theme.SECOND)] if one.note else []
    what = [Words(one.agency, bold=True), Words(f" {one.event}"), *note]
    said = ([Words(one.number, bold=True)], [Words(one.date)], what)
    cells = [
        cell(width, PLAIN, [paper.line("Report Events", *words)]) for width, words in zip(widths, said, strict=True)
    ]
    return row(cells)


def _aside(paper: Paper, one: Aside, widths: tuple[float, ...]) -> Element:
    """A gap, a cluster or the key decision, as a row between the events."""
    words = ("", "", one.words)
    box = Box(PLAIN.edges, fill=theme.GROUND)
    lines = [paper.line("Report Events", Words(said, colour=theme.SECOND)) for said in words]
    return row(cell(width, box, [line]) for width, line in zip(widths, lines, strict=True))
