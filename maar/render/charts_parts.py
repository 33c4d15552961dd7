"""What the charts share: names, figures and marks come in, their words and boxes go out."""

from collections.abc import Iterable, Iterator, Sequence

from maar.documents.model import Mark
from maar.figures import Figure, cut
from maar.render import theme
from maar.render.answers_drawn import ink
from maar.render.charts_spec import Box, Item, Panel, Words
from maar.render.measure import width

SMALL, PLAIN, LARGE = 12.0, 13.0, 15.0
LINE = 17.0  # from one line to the next
CHIP, CHIP_HIGH, BESIDE, APART = 30.0, 20.0, 6.0, 18.0


def wrapped(text: str, size: float, room: float, bold: bool = False, most: int = 3) -> list[str]:
    """The text in lines no wider than the room; what does not fit in so many ends in `…`."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size, bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    return [_fitting(line, size, room, bold) for line in lines]


def _fitting(line: str, size: float, room: float, bold: bool) -> str:
    shorter = (cut(line, longest) for longest in range(len(line), 1, -1))
    return next((one for one in shorter if width(one, size, bold) <= room), "…") if line else ""


def stacked(lines: Iterable[str], x: float, y: float, like: Words, apart: float = LINE) -> list[Item]:
    """Lines under one another, the first at `y`, all of them like this one."""
    return [
        Words(x, y + apart * number, line, like.size, like.bold, like.colour, like.align)
        for number, line in enumerate(lines)
    ]


def figured(figure: Figure, right: float, y: float) -> list[Item]:
    """The count, and its percentage under it or behind it in brackets."""
    if figure.brackets:
        behind = f" ({figure.percent})"
        return [
            Words(right - width(behind, SMALL), y, figure.count, bold=True, align="right"),
            Words(right, y, behind.strip(), SMALL, colour=theme.SECOND, align="right"),
        ]
    below = Words(right, y + LINE, figure.percent, SMALL, colour=theme.SECOND, align="right")
    return [Words(right, y, figure.count, bold=True, align="right"), *([below] if figure.percent else [])]


def letters(mark: Mark) -> str:
    """The colour in which letters can be read on a mark."""
    own = theme.fill(mark.step) if mark.kind == "level" else None
    return own.letters if own else theme.SECOND if mark.kind == "not applicable" else theme.INK


def chip(mark: Mark, x: float, y: float) -> list[Item]:
    """A mark with its letters, from its upper left corner."""
    drawn, wide = ink(mark), chip_width(mark)
    return [
        Box(x, y, wide, CHIP_HIGH, drawn.fill, drawn.edge, dashed=drawn.dashed, hatched=drawn.hatched),
        Words(x + wide / 2, y + 14.5, mark.letters, PLAIN, True, letters(mark), "center"),
    ]


def chip_width(mark: Mark) -> float:
    return max(CHIP, width(mark.letters, PLAIN, True) + 10)


def legend(groups: Sequence[tuple[str, Sequence[Mark]]], room: float) -> Panel:
    """Every mark with its words; a line for each group, whose name stands before its marks."""
    names = max((width(name, PLAIN) for name, _ in groups), default=0.0)
    left = names + APART if names else 0.0
    items: list[Item] = []
    y = 0.0
    for name, marks in groups:
        items.append(Words(0, y + 14.5, name, PLAIN, colour=theme.SECOND))
        for line in _lines(marks, room - left):
            x = left
            for mark in line:
                items += [*chip(mark, x, y), Words(x + chip_width(mark) + BESIDE, y + 14.5, _meaning(mark), PLAIN)]
                x += _long(mark)
            y += CHIP_HIGH + 6
    return Panel(tuple(items), room, y)


def _lines(marks: Sequence[Mark], room: float) -> Iterator[list[Mark]]:
    line: list[Mark] = []
    for mark in marks:
        if line and sum(map(_long, [*line, mark])) - APART > room:
            yield line
            line = []
        line.append(mark)
    yield line


def _long(mark: Mark) -> float:
    meaning = _meaning(mark)
    return chip_width(mark) + (BESIDE + width(meaning, PLAIN) if meaning else 0) + APART


def _meaning(mark: Mark) -> str:
    return mark.words if mark.words != mark.letters else ""
