"""Themes by agency: the grid of a document comes in, a panel and its words go out."""

from maar.documents.model import Grid, GridCell, GridRow, GridTheme
from maar.render import theme
from maar.render.answers_drawn import ink
from maar.render.charts_parts import LARGE, LINE, PLAIN, SMALL, figured, letters, stacked, wrapped
from maar.render.charts_spec import Box, Item, Panel, Words
from maar.render.measure import width

LABEL, ALL = 196.0, 76.0
ROW, GAP, APART = 38.0, 2.0, 8.0
AIR, WIDEST = 12.0, 96.0  # beside the words of a cell; of a cell
NOT_ASKED = "·"


def grid(item: Grid, room: float) -> Panel:
    """A row for each theme and scale, a column for each agency; as wide as its cells need."""
    cell = _cell_width(item, room)
    wide = LABEL + cell * len(item.agencies) + _all_width(item)
    items, y = _heads(item, cell, wide)
    for group in item.themes:
        for number, row in enumerate(group.rows):
            name, high = _named(group if number == 0 else None, row, y)
            items += [*name, *figured(row.total, wide, y + high / 2 - 4)]
            for place, one in enumerate(row.cells):
                items += _cell(one, (LABEL + cell * place, y, cell - GAP, high - GAP), _facts(item, group, row, place))
            y += high
        y += APART
    return Panel(tuple(items), max(wide, room), y)


def said(item: Grid) -> str:
    """The grid in words, row by row, every agency with its full heading."""
    return " ".join(_row_said(item, group, row) for group in item.themes for row in group.rows)


def _row_said(item: Grid, group: GridTheme, row: GridRow) -> str:
    cells = [f"{agency} {_cell_said(cell)}" for agency, cell in zip(item.agencies, row.cells, strict=True)]
    return f"{group.title}, {row.scale}: {'; '.join(cells)}; all {row.total}."


def _cell_said(cell: GridCell) -> str:
    if not cell.asked:
        return "not asked"
    return ", ".join(part for part in (str(cell.figure or ""), cell.letters) if part)


def _cell_width(item: Grid, room: float) -> float:
    cells = [cell for group in item.themes for row in group.rows for cell in row.cells]
    counts = max((width(cell.figure.count, PLAIN, True) for cell in cells if cell.figure), default=0.0)
    marks = max((width(cell.letters, SMALL) for cell in cells), default=0.0)
    free = (room - LABEL - ALL) / max(len(item.agencies), 1)
    return max(counts + AIR, marks + AIR, min(free, WIDEST))


def _all_width(item: Grid) -> float:
    totals = (width(row.total.count, PLAIN, True) for group in item.themes for row in group.rows)
    return max([ALL, *(total + AIR for total in totals)])


def _heads(item: Grid, cell: float, wide: float) -> tuple[list[Item], float]:
    """The agencies over their columns, standing on one line; and where the rows begin."""
    names = [wrapped(name, SMALL, cell - AIR, bold=True) for name in item.agencies]
    last = LINE * (max(map(len, names), default=1) - 1) + 12
    items: list[Item] = [
        Words(0, last, "Theme and scale", SMALL, True),
        Words(wide, last, "All", SMALL, True, align="right"),
    ]
    for place, lines in enumerate(names):
        middle = LABEL + cell * place + (cell - GAP) / 2
        items += stacked(lines, middle, last - LINE * (len(lines) - 1), Words(0, 0, "", SMALL, True, align="center"))
    return items, last + APART


def _named(group: GridTheme | None, row: GridRow, y: float) -> tuple[list[Item], float]:
    title = wrapped(group.title, PLAIN, LABEL - AIR, bold=True) if group else []
    scale = wrapped(row.scale, SMALL, LABEL - AIR)
    high = max(ROW, LINE * (len(title) + len(scale)) + 6)
    top = y + (high - GAP - LINE * (len(title) + len(scale))) / 2 + 13
    lines = stacked(title, 0, top, Words(0, 0, "", PLAIN, True))
    lines += stacked(scale, 0, top + LINE * len(title), Words(0, 0, "", SMALL, colour=theme.SECOND))
    return lines, high


def _facts(item: Grid, group: GridTheme, row: GridRow, place: int) -> dict[str, str | int]:
    cell = row.cells[place]
    return {
        "theme": group.title,
        "scale": row.scale,
        "agency": item.agencies[place],
        "count": cell.figure.count if cell.figure else "",
        "answers": cell.letters,
    }


def _cell(one: GridCell, place: tuple[float, float, float, float], facts: dict[str, str | int]) -> list[Item]:
    """The count over the middle answer, filled as that answer; under 5 answers all of them, without a fill."""
    x, y, wide, high = place
    middle, centre = x + wide / 2, y + high / 2
    if not one.asked:
        return [Words(middle, centre + 5, NOT_ASKED, LARGE, colour=theme.SECOND, align="center")]
    drawn = ink(one.fill) if one.fill else None
    fill, edge = (drawn.fill, drawn.edge) if drawn else (theme.PAPER, theme.HAIRLINE)
    hatched, dashed = (drawn.hatched, drawn.dashed) if drawn else (False, False)
    colour = letters(one.fill) if one.fill else theme.INK
    items: list[Item] = [Box(x, y, wide, high, fill, edge, 1, dashed, hatched, facts)]
    if one.figure:
        items.append(Words(middle, centre - 3, one.figure.count, PLAIN, one.fill is not None, colour, "center"))
    items.append(Words(middle, centre + (13 if one.figure else 4), one.letters, SMALL, False, colour, "center"))
    return items
