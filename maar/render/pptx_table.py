"""A native table on a slide: a Table comes in, rows with hairlines go out; rows without room are handed back."""

from typing import NamedTuple

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from maar.documents.model import Cell, Column, Row, Table
from maar.render.measure import high, width
from maar.render.pptx_layouts import Frame, Page, Room
from maar.render.pptx_words import Ink, line_break, run
from maar.render.text import clean

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
SIZES = (18.0, 17.0, 16.0, 15.0, 14.0)
AIR = 12.0  # between columns
PADS = (9.0, 6.0, 3.0)  # above and below the words of a row
SHORT = 14  # letters
MARK = 28.0  # the air that a column of marks may have more
INK_LINE, HAIR = 1.5, 0.75


class Fit(NamedTuple):
    """How a table is set: the size of its words, air in a row, its columns and rows in points."""

    size: float
    pad: float
    columns: list[float]
    rows: list[float]

    @property
    def height(self) -> float:
        return sum(self.rows)


def table(page: Page, told: Table, room: Room, ink: Ink) -> tuple[float, list[str]]:
    """Draw the table; where it ends in points, and the rows that have no room as words for the notes."""
    rows = list(told.rows)
    fit = _fit(told, rows, room, ink)
    while len(rows) > 1 and fit.height > room.height:
        rows.pop()
        fit = _fit(told, rows, room, ink)
    _draw(page, told, rows, (room, fit, ink))
    return room.top + fit.height, [_said(told, row) for row in told.rows[len(rows) :]]


def words_of(cell: Cell) -> str:
    return cell.mark.letters if cell.mark and not cell.text else cell.text


def _said(told: Table, row: Row) -> str:
    cells = zip(told.columns, row.cells, strict=True)
    return f"Not on the slide: {'; '.join(f'{column.name}: {_spoken(cell)}' for column, cell in cells)}."


def _spoken(cell: Cell) -> str:
    return cell.mark.words if cell.mark else " ".join(cell.text.split())


def _fit(told: Table, rows: list[Row], room: Room, ink: Ink) -> Fit:
    """The largest words, then the most air, with which all rows have room; else the least of both."""
    made = [_set(told, rows, room, (size, pad, ink.wide)) for size in SIZES for pad in PADS]
    return next((fit for fit in made if fit.height <= room.height), made[-1])


def _set(told: Table, rows: list[Row], room: Room, look: tuple[float, float, float]) -> Fit:
    """Measured in letters of Arial; a wider font asks for as much more room as larger letters."""
    size, pad, wide = look
    columns = _columns(told, rows, room.width, size * wide)
    head = Row(tuple(Cell(column.name, strong=True) for column in told.columns))
    inside = [column / wide - AIR for column in columns]
    heights = [max(map(_cell_high, row.cells, inside, [size] * len(inside))) + 2 * pad for row in (head, *rows)]
    return Fit(size, pad, columns, heights)


def _cell_high(cell: Cell, wide: float, size: float) -> float:
    first, _, rest = clean(words_of(cell)).partition("\n")
    beneath = high(rest, _small(size), wide) if rest else 0
    return high(first, size, wide, bold=cell.strong) + beneath


def _small(size: float) -> float:
    return max(size - 2, SIZES[-1])


def _columns(told: Table, rows: list[Row], room: float, size: float) -> list[float]:
    """Numbers and marks as wide as they are; words share what is left by how much there is to read."""
    wanted = [_wanted(column, [row.cells[place] for row in rows], size) for place, column in enumerate(told.columns)]
    if sum(wanted) <= room:
        marks = [place for place, column in enumerate(told.columns) if column.kind == "mark"]
        more = min((room - sum(wanted)) / (len(marks) + 1), MARK)
        for place in marks:
            wanted[place] += more
        wanted[0] += room - sum(wanted)
        return wanted
    wordy = [place for place, column in enumerate(told.columns) if column.kind == "words"]
    left = room - sum(wide for place, wide in enumerate(wanted) if place not in wordy)
    least = {place: _least(told, rows, place, size) for place in wordy}
    over = max(left - sum(least.values()), 0.0)
    share = sum(max(wanted[place] - least[place], 0.0) for place in wordy) or 1.0
    for place in wordy:
        wanted[place] = least[place] + over * max(wanted[place] - least[place], 0.0) / share
    scale = room / sum(wanted)
    return [wide * scale for wide in wanted]


def _wanted(column: Column, cells: list[Cell], size: float) -> float:
    texts = [column.name, *(line for cell in cells for line in clean(words_of(cell)).split("\n"))]
    return max(width(text, size, bold=True) for text in texts) + AIR + 2


def _least(told: Table, rows: list[Row], place: int, size: float) -> float:
    """As wide as the longest word; short words, such as dates, stand on one line."""
    texts = [told.columns[place].name, *(clean(words_of(row.cells[place])) for row in rows)]
    if max(map(len, texts)) <= SHORT:
        return _wanted(told.columns[place], [row.cells[place] for row in rows], size)
    return max((width(word, size, bold=True) for text in texts for word in text.split()), default=0.0) + AIR + 2


def _draw(page: Page, told: Table, rows: list[Row], look: tuple[Room, Fit, Ink]) -> None:
    room, fit, ink = look
    box = Room(room.left, room.top, room.width, fit.height)
    frame = page.shapes.add_table(len(rows) + 1, len(told.columns), *box.emu)
    frame.name = told.title or told.name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(f"{told.title}. {told.unit}"))
    drawn = frame.table
    drawn._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    drawn.horz_banding = False
    for column, wide in zip(drawn.columns, fit.columns, strict=True):
        column.width = Pt(wide)
    head = Row(tuple(Cell(column.name, strong=True) for column in told.columns))
    for down, (row, tall) in enumerate(zip((head, *rows), fit.rows, strict=True)):
        drawn.rows[down].height = Pt(tall)
        total = down < len(rows) and rows[down].total  # the line above a total is the one below the row before
        for across, cell in enumerate(row.cells):
            edge = (INK_LINE, ink.edge) if down == 0 or total else (HAIR, ink.line)
            _write(drawn.cell(down, across), cell, told.columns[across].kind, (fit, ink, row.total))
            _edged(drawn.cell(down, across), *edge)


def _write(target: Frame, cell: Cell, kind: str, look: tuple[Fit, Ink, bool]) -> None:
    fit, ink, total = look
    target.margin_left, target.margin_right = Pt(0), Pt(AIR)
    target.margin_top = target.margin_bottom = Pt(fit.pad / 2)
    target.vertical_anchor = MSO_ANCHOR.MIDDLE
    first, *rest = clean(words_of(cell)).split("\n")
    paragraph = target.text_frame.paragraphs[0]
    quiet = cell.quiet or bool(cell.mark and cell.mark.kind == "nil")
    run(paragraph, first, fit.size, bold=cell.strong or total, colour=ink.second if quiet else "")
    for line in rest:
        line_break(paragraph, _small(fit.size))
        run(paragraph, line, _small(fit.size), colour=ink.second)
    if kind != "words":
        paragraph.alignment = PP_ALIGN.RIGHT if kind == "number" else PP_ALIGN.CENTER


def _edged(target: Frame, points: float, colour: str) -> None:
    """A line under the cell and none at its other sides."""
    look = target._tc.get_or_add_tcPr()
    paint = f'<a:srgbClr val="{colour.lstrip("#")}"/>' if colour else '<a:schemeClr val="tx1"/>'
    line = f'<a:lnB {nsdecls("a")} w="{round(points * 12700)}"><a:solidFill>{paint}</a:solidFill></a:lnB>'
    for place, name in enumerate(("lnL", "lnR", "lnT")):
        look.insert(place, parse_xml(f'<a:{name} {nsdecls("a")} w="0"><a:noFill/></a:{name}>'))
    look.insert(3, parse_xml(line))
