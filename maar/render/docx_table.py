"""A table of a Word report: a Table comes in; its title, a real table with a heading row, and its note are written."""

from collections.abc import Sequence
from dataclasses import replace

from maar.documents.model import Cell, Row, Table
from maar.render import theme
from maar.render.docx_looks import chip
from maar.render.docx_paper import Paper
from maar.render.docx_widths import parted, widths
from maar.render.docx_xml import (
    HEAD,
    PAD,
    PLAIN,
    THIN,
    TOTAL,
    Box,
    Edge,
    Element,
    Words,
    cell,
    keep_rows,
    row,
)
from maar.render.docx_xml import table as drawn_table
from maar.render.shapes import grouped

FULL_SQUARE = 11.0  # as large as an open box beside it
WHOLE = 14  # a table of no more rows is never split
SIDES = {"number": "right", "sum": "right", "mark": "center"}
EQUALS = Edge(THIN, theme.INK)
MARK_PAD, APART = 2.0, 16.0


def table(paper: Paper, item: Table, level: int = 2) -> None:
    """The whole table; in parts under each other where its columns do not fit abreast."""
    paper.heading(level, item.title, item.unit)
    parts = parted(item, paper.width)
    for places in parts:
        abreast = widths(item, places, paper.width)
        note = item.note if places is parts[-1] else ""
        rows = [_head(paper, item, places, abreast)]
        rows += [_row(paper, item, each, places, abreast) for each in item.rows]
        _keep(item, rows, bool(note))
        paper.table(drawn_table(abreast, rows, item.title or item.name, item.unit), note)


def _head(paper: Paper, item: Table, places: Sequence[int], abreast: Sequence[float]) -> Element:
    cells = []
    for place, width, box in zip(places, abreast, _boxes(item, places, HEAD), strict=True):
        column = item.columns[place]
        words = paper.line("Report Table Head", Words(column.name), across=SIDES.get(column.kind, "left"))
        cells.append(cell(width, box, [words]))
    return row(cells, head=True)


def _row(paper: Paper, item: Table, each: Row, places: Sequence[int], abreast: Sequence[float]) -> Element:
    cells = []
    for place, width, box in zip(places, abreast, _boxes(item, places, TOTAL if each.total else PLAIN), strict=True):
        side = SIDES.get(item.columns[place].kind, "left")
        words = _words(each.cells[place], each.total)
        cells.append(cell(width, box, [paper.line("Report Table", *words, across=side)]))
    return row(cells)


def _boxes(item: Table, places: Sequence[int], like: Box) -> list[Box]:
    """The cells of a row: numbers end at the right edge of the page, and keep away from words beside them."""
    kinds = [item.columns[place].kind for place in places]
    boxes = []
    for kind, beside in zip(kinds, [*kinds[1:], ""], strict=True):
        top, left, bottom, _ = like.edges
        edges = (top, left, bottom, EQUALS if kind == "sum" else None)
        if kind == "mark":
            boxes.append(replace(like, edges=edges, left=MARK_PAD, right=MARK_PAD))
        elif kind == "words" or beside:
            room = APART if kind == "number" and beside == "words" else PAD
            boxes.append(replace(like, edges=edges, right=room))
        else:
            boxes.append(replace(like, edges=edges, right=0.0))
    return boxes


def _words(value: Cell, total: bool) -> list[Words]:
    """A cell's words, behind its mark where it has one."""
    quiet = theme.SECOND if value.quiet or value.number == 0 else ""
    if value.mark is None:
        return [Words(value.text, bold=value.strong or total, colour=quiet)]
    drawn = [chip(value.mark, FULL_SQUARE if value.mark.kind == "returned" else 0)]
    if value.text and value.text != value.mark.letters:
        drawn.append(Words(f" {value.text}", bold=value.strong or total, colour=quiet))
    return drawn


def _keep(item: Table, rows: list[Element], noted: bool) -> None:
    """A short table stays whole; of a long one no row stands alone, and a row that heads others goes with them."""
    if noted:
        keep_rows(rows[-1:])
    if len(rows) <= WHOLE:
        keep_rows(rows[:-1])
        return
    keep_rows([*rows[:2], rows[-2]])
    if grouped(item):
        keep_rows(
            [row for row, each in zip(rows[1:-1], item.rows, strict=False) if each.cells and each.cells[0].strong]
        )
