"""Judgements agreed against those returned: the crossings of a document come in, a panel and its words go out."""

from collections.abc import Iterator, Sequence

from maar.documents.model import Crossing, Mark
from maar.render import theme
from maar.render.charts_parts import BESIDE, CHIP_HIGH, LARGE, LINE, PLAIN, SMALL, chip, chip_width, stacked, wrapped
from maar.render.charts_spec import Box, Item, Panel, Words, moved

NAME, COUNT, ALL = 190.0, 48.0, 36.0
ROW, RULE = 34.0, 2.0
BASE = 22.0  # from the top of a row to where its letters stand
ABREAST, APART = 44.0, 36.0  # between two beside, and above, one another
LEAST = 416.0  # room for the words over a small matrix


def agreed(crossings: Sequence[Crossing], room: float) -> Panel:
    """As many matrices abreast as fit: returned down, agreed across, the same judgement boxed, totals both ways."""
    items: list[Item] = []
    y, wide = 0.0, room
    for row in _rows(crossings, room):
        above = max(_above_high(one) for one in row)
        x, low = 0.0, 0.0
        for one in row:
            panel = _crossing(one, above)
            items += moved(panel, x, y)
            x, low = x + panel.width + ABREAST, max(low, panel.height)
        y, wide = y + low + APART, max(wide, x - ABREAST)
    return Panel(tuple(items), wide, max(y - APART, 0.0))


def said(crossings: Sequence[Crossing]) -> str:
    """Every matrix in words, row by row; what nobody returned or agreed is left out."""
    return " ".join(f"{one.title}. {one.unit} {_rows_said(one)} In all {one.total}. {one.note}" for one in crossings)


def _rows_said(one: Crossing) -> str:
    rows = zip(one.marks, one.returned, one.counts, strict=True)
    told = [f"Returned {mark.words} {total}: agreed {_counted(one, row)}." for mark, total, row in rows if total]
    return " ".join([*told, f"All agreed: {_counted(one, one.agreed)}."])


def _counted(one: Crossing, counts: Sequence[int]) -> str:
    return ", ".join(f"{mark.words} {count}" for mark, count in zip(one.marks, counts, strict=True) if count)


def _rows(crossings: Sequence[Crossing], room: float) -> Iterator[list[Crossing]]:
    row: list[Crossing] = []
    for one in crossings:
        if row and sum(_wide(each) + ABREAST for each in [*row, one]) - ABREAST > room:
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _matrix(one: Crossing) -> float:
    return NAME + COUNT * len(one.marks) + ALL


def _wide(one: Crossing) -> float:
    return max(_matrix(one), LEAST)


def _crossing(one: Crossing, above: float) -> Panel:
    """A matrix whose heads begin so far below the top."""
    wide = _matrix(one)
    items = [*_above(one), *_heads(one, wide, above)]
    top = above + LINE + CHIP_HIGH + 14 + RULE
    end = top + ROW * len(one.marks)
    items += [Box(0, top - RULE, wide, RULE, theme.INK), Box(0, end, wide, RULE, theme.INK)]
    for down, mark in enumerate(one.marks):
        y = top + ROW * down
        items += [*_cells(one, down, y), *_named(mark, y), *_counts(one.counts[down], one.returned[down], wide, y)]
    items += [Words(0, end + RULE + BASE, "All", PLAIN, True), *_totals(one, wide, end + RULE)]
    note = wrapped(" ".join(part for part in (_far(one), one.note) if part), SMALL, _wide(one), most=4)
    y = end + RULE + ROW
    items += stacked(note, 0, y + 14, Words(0, 0, "", SMALL, colour=theme.SECOND))
    return Panel(tuple(items), _wide(one), y + LINE * len(note))


def _title(one: Crossing) -> list[str]:
    return wrapped(one.title, LARGE, _wide(one), bold=True)


def _unit(one: Crossing) -> list[str]:
    return wrapped(one.unit, SMALL, _wide(one))


def _above_high(one: Crossing) -> float:
    return LINE * (len(_title(one)) + len(_unit(one))) + 14


def _above(one: Crossing) -> list[Item]:
    title = stacked(_title(one), 0, 15, Words(0, 0, "", LARGE, True))
    unit = Words(0, 0, "", SMALL, colour=theme.SECOND)
    return title + stacked(_unit(one), 0, 17 + LINE * len(title), unit)


def _heads(one: Crossing, wide: float, y: float) -> list[Item]:
    middle = NAME + COUNT * len(one.marks) / 2
    base = y + LINE + BASE - 3
    items: list[Item] = [
        Words(middle, y + 12, "Agreed at the meeting", PLAIN, align="center"),
        Words(0, base, "Returned by the agency", PLAIN, True),
        Words(wide, base, "All", PLAIN, True, align="right"),
    ]
    for across, mark in enumerate(one.marks):
        items += chip(mark, NAME + COUNT * across + (COUNT - chip_width(mark)) / 2, y + LINE + 4)
    return items


def _cells(one: Crossing, down: int, y: float) -> list[Item]:
    """The line under a row, but for the last; then a cell for each count, that of the same judgement boxed."""
    line = Box(0, y + ROW - 1, _matrix(one), 1, theme.HAIRLINE)
    cells: list[Item] = [line] if down + 1 < len(one.marks) else []
    for across, count in enumerate(one.counts[down]):
        place = (NAME + COUNT * across + 1, y + 1, COUNT - 2, ROW - 3)
        edge = theme.INK if down == across else ""
        cells.append(Box(*place, edge=edge, line=1.6, facts=_facts(one, down, across, count)))
    return cells


def _facts(one: Crossing, down: int, across: int, count: int) -> dict[str, str | int]:
    returned, agreed = one.marks[down].words, one.marks[across].words
    return {"table": one.title, "returned": returned, "agreed": agreed, "count": count}


def _named(mark: Mark, y: float) -> list[Item]:
    x = chip_width(mark) + BESIDE
    words = wrapped(mark.words, PLAIN, NAME - x, most=1) if mark.words != mark.letters else []
    return [*chip(mark, 0, y + (ROW - CHIP_HIGH) / 2 - 1), *stacked(words, x, y + BASE - 0.5, Words(0, 0, "", PLAIN))]


def _counts(counts: Sequence[int], total: int, wide: float, y: float) -> list[Item]:
    items: list[Item] = [Words(wide, y + BASE, str(total), PLAIN, align="right")]
    for across, count in enumerate(counts):
        colour = theme.INK if count else theme.SECOND
        items.append(Words(NAME + COUNT * (across + 0.5), y + BASE, str(count), LARGE, count > 0, colour, "center"))
    return items


def _totals(one: Crossing, wide: float, y: float) -> list[Item]:
    items: list[Item] = [Words(wide, y + BASE, str(one.total), PLAIN, True, align="right")]
    for across, count in enumerate(one.agreed):
        items.append(Words(NAME + COUNT * (across + 0.5), y + BASE, str(count), PLAIN, True, align="center"))
    return items


def _far(one: Crossing) -> str:
    """Where those are told that moved far: reasons are no part of a picture."""
    return f"{one.words}: see the findings report." if one.far else ""
