"""Agreed and returned, in a Word report: a Crossing comes in; a table and what moved far go out."""

from maar.documents.model import Crossing, Mark, Moved
from maar.render import theme
from maar.render.docx_findings import quoted
from maar.render.docx_looks import chip
from maar.render.docx_paper import Paper
from maar.render.docx_xml import (
    HAIRLINE,
    INK_LINE,
    LINE,
    Box,
    Edge,
    Element,
    Words,
    cell,
    joined,
    keep_rows,
    row,
    table,
)

NAME, COUNT = 150.0, 42.0
BOXED = Edge(LINE, theme.INK)
UNDER = (None, None, HAIRLINE, None)
ABOVE = (INK_LINE, None, None, None)


def crossing(paper: Paper, item: Crossing) -> None:
    """Returned down, agreed across; the same judgement is boxed, none is pale."""
    paper.heading(2, item.title, item.unit)
    marks = len(item.marks)
    count = min(COUNT, (paper.width - NAME) / (marks + 1))
    widths = [NAME, *([count] * (marks + 1))]
    rows = [_over(paper, item, count), _heads(paper, item, count)]
    boxes = joined([*([_boxes(place, marks) for place in range(marks)]), [Box(ABOVE, right=0)] * (marks + 2)])
    rows += [_row(paper, item, place, widths, boxes[place]) for place in range(marks)]
    rows.append(_all(paper, item, widths, boxes[-1]))
    keep_rows(rows if item.note or item.far else rows[:-1])
    paper.table(table(widths, rows, item.title, item.unit))
    if item.far:
        paper.write("Heading 3", item.words, keep=True)
        for one in item.far:
            _moved(paper, one)
    paper.write("Report Note", item.note)


def _over(paper: Paper, item: Crossing, count: float) -> Element:
    across = Box((None, None, Edge(0.5, theme.OUTLINE), None), span=len(item.marks), right=0)
    words = paper.line("Report Table", Words("Agreed at the meeting"), across="center", keep=True)
    cells = [cell(NAME, Box(), [paper.line("Report Table")])]
    cells += [cell(count * len(item.marks), across, [words])] if item.marks else []
    return row([*cells, cell(count, Box(), [paper.line("Report Table")])], head=True)


def _heads(paper: Paper, item: Crossing, count: float) -> Element:
    box = Box((None, None, INK_LINE, None), down="bottom", right=0)
    cells = [cell(NAME, box, [paper.line("Report Table Head", Words("Returned by the agency"))])]
    cells += [cell(count, box, [paper.line("Report Table Head", chip(mark), across="center")]) for mark in item.marks]
    return row([*cells, cell(count, box, [paper.line("Report Table Head", Words("All"), across="right")])], head=True)


def _boxes(down: int, marks: int) -> list[Box]:
    """The cells of a row, with the name before them and the total behind; the same judgement is boxed."""
    edges = [(BOXED, BOXED, BOXED, BOXED) if across == down else UNDER for across in range(marks)]
    return [Box(UNDER, down="center"), *(Box(one, down="center", right=0) for one in (*edges, UNDER))]


def _row(paper: Paper, item: Crossing, place: int, widths: list[float], boxes: list[Box]) -> Element:
    counts = [
        paper.line("Report Table", Words(str(one), bool(one), "" if one else theme.SECOND), across="center")
        for one in item.counts[place]
    ]
    total = paper.line("Report Table", Words(str(item.returned[place])), across="right")
    lines = [paper.line("Report Table", *_named(item.marks[place])), *counts, total]
    return row(cell(width, box, [line]) for width, box, line in zip(widths, boxes, lines, strict=True))


def _all(paper: Paper, item: Crossing, widths: list[float], boxes: list[Box]) -> Element:
    sides = (("left", "All"), *(("center", str(one)) for one in item.agreed), ("right", str(item.total)))
    lines = [paper.line("Report Table", Words(words, bold=True), across=side) for side, words in sides]
    return row(cell(width, box, [line]) for width, box, line in zip(widths, boxes, lines, strict=True))


def _named(mark: Mark) -> list[Words]:
    return [chip(mark), Words(f"  {mark.words}")] if mark.words != mark.letters else [chip(mark)]


def _moved(paper: Paper, one: Moved) -> None:
    """Whose judgement moved far, from which to which, and why."""
    whose = [Words(one.whose, bold=True), Words("  Returned "), chip(one.returned), Words(" agreed "), chip(one.agreed)]
    paper.add(paper.line("Report Table", *whose, keep=bool(one.reason.words or one.reason.reference or one.dissent)))
    paper.add(*quoted(paper, one.reason.words, one.reason.reference))
    paper.write("Report Reference", f"Dissent: {one.dissent}" if one.dissent else "")
