"""How marks and figures are drawn where there is no style sheet: model values come in, colours and runs go out."""

from typing import NamedTuple

from maar.documents.model import Mark
from maar.figures import Figure
from maar.render import theme
from maar.render.docx_xml import HAIR, LINE, THIN, Edge, Words

AIR = " "  # keeps letters off the edge of their box; LibreOffice would part a box at a no-break space


class Look(NamedTuple):
    """A mark's fill (empty for none), the colour of its letters, its edge (none for no box) and their weight."""

    fill: str
    letters: str
    edge: Edge | None
    bold: bool = True


OF_KIND = {
    "not known": Look("", theme.INK, Edge(THIN, theme.HATCH_EDGE, "dashSmallGap")),  # no program draws hatches alike
    "not applicable": Look("", theme.SECOND, Edge(HAIR, theme.OUTLINE)),
    "blank": Look("", theme.INK, Edge(THIN, theme.INK, "dashSmallGap")),
    "unreadable": Look("", theme.INK, Edge(THIN, theme.INK, "dashSmallGap")),
    "not asked": Look("", theme.SECOND, None, bold=False),
    "hidden": Look("", theme.SECOND, None, bold=False),
    "nil": Look("", theme.SECOND, None, bold=False),
    "returned": Look("", theme.INK, None),  # a full square
    "missing": Look("", theme.INK, Edge(LINE, theme.INK)),
    "boxed": Look("", theme.INK, Edge(LINE, theme.INK)),
    "held": Look("", theme.INK, Edge(THIN, theme.INK)),
}
OPEN = Look("", theme.INK, Edge(HAIR, theme.OUTLINE))


def look(mark: Mark) -> Look:
    """How a mark is drawn: by its step where it is a judgement, else by its kind."""
    own = theme.fill(mark.step) if mark.kind == "level" else None
    return Look(own.fill, own.letters, Edge(HAIR, own.edge)) if own else OF_KIND.get(mark.kind, OPEN)


def chip(mark: Mark, size: float = 0) -> Words:
    """A mark as a small box with its letters, within a line of text."""
    drawn = look(mark)
    text = f"{AIR}{mark.letters}{AIR}" if drawn.edge else mark.letters
    return Words(text, drawn.bold, drawn.letters, size, drawn.fill, drawn.edge)


def counted(figure: Figure, below: bool = True) -> list[Words]:
    """A figure: its count in bold, then its percentage in second ink, on a line of its own unless in brackets."""
    words = [Words(figure.count, bold=True)]
    if figure.percent:
        apart = " (" if figure.brackets else "\n" if below else " "
        close = ")" if figure.brackets else ""
        words.append(Words(f"{apart}{figure.percent}{close}", colour=theme.SECOND))
    return words
