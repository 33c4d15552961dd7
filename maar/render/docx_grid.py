"""Themes by agency, in a Word report: a Grid comes in; its legend and a real table with shaded cells go out."""

from maar.documents.model import Grid, GridCell, GridRow, GridTheme, Mark
from maar.render import theme
from maar.render.docx_looks import OPEN, chip, counted, look
from maar.render.docx_paper import Paper
from maar.render.docx_xml import Box, Edge, Element, Words, cell, keep_rows, row, table

ACROSS = 15
THEME, ALL = 104.0, 52.0
ROW = 29.0
WIDEST = 80.0  # of an agency's column
LEGEND = 86.0
GAP, THEMES_APART = Edge(1.5, theme.PAPER), Edge(4.5, theme.PAPER)
NOT_ASKED = "·"


def grid(paper: Paper, item: Grid) -> None:
    """The legend, then the grid; of very many agencies the grid goes on under itself."""
    paper.heading(2, item.title or item.name, item.unit)
    for name, marks in item.legend:
        paper.add(_legend(paper, name, marks))
    starts = range(0, max(len(item.agencies), 1), ACROSS)
    for start in starts:
        places = range(len(item.agencies))[start : start + ACROSS]
        last = start == starts[-1]
        widths = _widths(len(places), paper.width)
        rows = [_head(paper, item, places, widths)]
        for group in item.themes:
            rows += _theme(paper, group, places, widths)
        keep_rows(rows if item.note and last else rows[:-1])
        paper.table(table(widths, rows, item.title or item.name, item.unit), item.note if last else "")


def _widths(agencies: int, room: float) -> list[float]:
    each = min((room - THEME - ALL) / max(agencies, 1), WIDEST)
    return [room - ALL - each * agencies, *([each] * agencies), ALL]


def _legend(paper: Paper, name: str, marks: tuple[Mark, ...]) -> Element:
    keys: list[Words] = [Words(f"{name}\t", colour=theme.SECOND)]
    for mark in marks:
        words = mark.words.replace(" ", "\u00a0")  # a mark is never parted from its words
        keys += [chip(mark), Words(f"\u00a0{words}    ")]
    return paper.line("Report Legend", *keys, tabs=[LEGEND], keep=True)


def _head(paper: Paper, item: Grid, places: range, widths: list[float]) -> Element:
    names = [item.agencies[place] for place in places]
    box = Box(down="bottom", left=1, right=1)
    cells = [cell(widths[0], Box(down="bottom"), [paper.line("Report Table Head", Words("Theme and scale", size=8))])]
    cells += [
        cell(width, box, [paper.line("Report Table Head", Words(name, size=8), across="center")])
        for name, width in zip(names, widths[1:-1], strict=True)
    ]
    total = paper.line("Report Table Head", Words("All", size=8), across="right")
    return row([*cells, cell(widths[-1], Box(down="bottom", right=0), [total])], head=True)


def _theme(paper: Paper, group: GridTheme, places: range, widths: list[float]) -> list[Element]:
    """A theme's rows; the first is set apart from the theme above and names it."""
    rows = []
    for number, each in enumerate(group.rows):
        above = THEMES_APART if number == 0 else GAP
        title = [paper.line("Report Grid", Words(group.title, bold=True))] if number == 0 else []
        scale = paper.line("Report Grid", Words(each.scale, colour=theme.SECOND, size=8))
        first = Box((above, None, GAP, None), down="center")
        cells = [cell(widths[0], first, [*title, scale])]
        cells += [
            _cell(paper, each.cells[place], width, above) for place, width in zip(places, widths[1:-1], strict=True)
        ]
        rows.append(row([*cells, _total(paper, each, widths[-1], above)], high=ROW))
    return rows


def _cell(paper: Paper, one: GridCell, width: float, above: Edge) -> Element:
    if not one.asked:
        dot = paper.line("Report Grid", Words(NOT_ASKED, colour=theme.SECOND), across="center")
        return cell(width, Box((above, GAP, GAP, GAP), down="center", right=0), [dot])
    drawn = look(one.fill) if one.fill else OPEN
    edge = drawn.edge if one.fill and not drawn.fill else GAP
    lines = []
    if one.figure:
        count = Words(one.figure.count, bold=one.fill is not None, colour=drawn.letters)
        lines.append(paper.line("Report Grid", count, across="center"))
    letters = Words(one.letters, colour=drawn.letters, size=8)
    lines.append(paper.line("Report Grid", letters, across="center"))
    top = above if edge is GAP else edge
    return cell(width, Box((top, edge, edge, edge), fill=drawn.fill, down="center", right=0), lines)


def _total(paper: Paper, each: GridRow, width: float, above: Edge) -> Element:
    words = paper.line("Report Grid", *counted(each.total), across="right")
    return cell(width, Box((above, None, GAP, None), down="center", right=0), [words])
