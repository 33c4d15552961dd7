"""SMART tests by action, in a Word report: a PlanMatrix comes in; a table of letters and open squares goes out."""

from dataclasses import dataclass

from maar.documents.model import PlanGroup, PlanMatrix
from maar.render import theme
from maar.render.docx_paper import Paper
from maar.render.docx_xml import HAIR, INK_LINE, LINE, Box, Edge, Element, Words, cell, joined, keep_rows, row, table
from maar.render.shapes import abreast

WORD, TOTAL, BETWEEN = 88.0, 66.0, 7.0
SQUARE = 13.5
LETTER, AIR = 4.4, 6.0  # of a case's name
GAP = Edge(1.5, theme.PAPER)
OPEN = Edge(1, theme.OUTLINE)
BOXED = Edge(LINE, theme.INK)
MET = theme.RAMP[2]
BARE = Box(down="center", right=0)
MET_SQUARE = Box((GAP, GAP, GAP, GAP), fill=MET.fill, down="center", right=0)
OPEN_SQUARE = Box((OPEN, OPEN, OPEN, OPEN), down="center", right=0)
SUMMED = Box((INK_LINE, None, None, None), down="center", right=0)
EVERY = Box((BOXED, BOXED, BOXED, BOXED), down="center", right=0)
NONE, UNMET = "·", "\u00a0"
FIVE = {5: "five"}


@dataclass(frozen=True, slots=True)
class Abreast:
    """The cases that stand beside each other, the room for a square, and whether the totals follow."""

    groups: list[PlanGroup]
    between: list[float]
    square: float
    last: bool

    @property
    def widths(self) -> list[float]:
        pairs = zip(self.between, self.groups, strict=True)
        cells = [width for apart, group in pairs for width in (apart, *([self.square] * _actions(group)))]
        return [WORD, *cells, *([TOTAL] if self.last else [])]


def matrix(paper: Paper, item: PlanMatrix) -> None:
    """One column an action, one row a test; as many tables as the actions need."""
    paper.heading(2, item.title, item.unit)
    rows = abreast(item)
    for groups in rows:
        last = groups is rows[-1]
        shown = _abreast(groups, paper.width - WORD - TOTAL, last)
        boxes = joined([*(_boxes(item, shown, place) for place in range(len(item.tests))), _met_boxes(item, shown)])
        drawn = [_head(paper, shown)]
        drawn += [_test(paper, item, shown, place, boxes[place]) for place in range(len(item.tests))]
        drawn.append(_met(paper, item, shown, boxes[-1]))
        keep_rows(drawn if item.note and last else drawn[:-1])
        paper.table(table(shown.widths, drawn, item.title, item.unit), item.note if last else "")


def _abreast(groups: list[PlanGroup], room: float, last: bool) -> Abreast:
    """Each case as wide as its name where there is room for that."""
    squares = sum(map(_actions, groups))
    between = [max(BETWEEN, AIR + len(one.case) * LETTER - SQUARE * _actions(one)) for one in groups]
    if sum(between) + squares * SQUARE > room:
        between = [BETWEEN] * len(groups)
    return Abreast(groups, between, min(SQUARE, (room - sum(between)) / max(squares, 1)), last)


def _actions(group: PlanGroup) -> int:
    return max(len(group.actions), 1)


def _head(paper: Paper, shown: Abreast) -> Element:
    line = Box((None, None, Edge(HAIR, theme.HAIRLINE), None), down="bottom", right=0)
    cells = [cell(WORD, line, [paper.line("Report Table Head", Words("Test", size=8))])]
    for apart, group in zip(shown.between, shown.groups, strict=True):
        name = paper.line("Report Table Note", Words(group.case, colour=theme.SECOND), keep=True)
        span = Box(
            line.edges, down="bottom", left=apart if len(group.actions) > 1 else 2, right=0, span=1 + _actions(group)
        )
        cells.append(cell(apart + shown.square * _actions(group), span, [name]))
    if shown.last:
        name = paper.line("Report Table Note", Words("Actions", colour=theme.SECOND), across="right", keep=True)
        cells.append(cell(TOTAL, line, [name]))
    return row(cells, head=True)


def _boxes(item: PlanMatrix, shown: Abreast, place: int) -> list[Box]:
    """The cells of a test: a light square where it is met, an open one where it is not."""
    boxes = [Box(down="center")]
    for group in shown.groups:
        boxes.append(BARE)
        boxes += [MET_SQUARE if action[place] else OPEN_SQUARE for action in group.actions] or [BARE]
    return [*boxes, *([BARE] if shown.last else [])]


def _met_boxes(item: PlanMatrix, shown: Abreast) -> list[Box]:
    """The cells of the sums: all tests met is boxed."""
    boxes = [SUMMED]
    for group in shown.groups:
        boxes.append(SUMMED)
        boxes += [EVERY if all(action) else SUMMED for action in group.actions] or [SUMMED]
    return [*boxes, *([SUMMED] if shown.last else [])]


def _test(paper: Paper, item: PlanMatrix, shown: Abreast, place: int, boxes: list[Box]) -> Element:
    letter, word, total = item.tests[place]
    lines = [paper.line("Report Grid", Words(f"{letter}  ", bold=True), Words(word))]
    for group in shown.groups:
        lines.append(paper.line("Report Grid"))
        lines += [_letter(paper, letter if action[place] else UNMET) for action in group.actions] or [_dot(paper)]
    if shown.last:
        lines.append(paper.line("Report Grid", Words(total, bold=True), across="right"))
    return _row(shown, boxes, lines, SQUARE + 1.5)


def _letter(paper: Paper, letter: str) -> Element:
    return paper.line("Report Grid", Words(letter, bold=True, colour=MET.letters, size=8), across="center")


def _dot(paper: Paper) -> Element:
    return paper.line("Report Grid", Words(NONE, colour=theme.SECOND), across="center")


def _met(paper: Paper, item: PlanMatrix, shown: Abreast, boxes: list[Box]) -> Element:
    """How many tests each action met."""
    tests = len(item.tests)
    lines = [paper.line("Report Grid", Words(f"Tests met, of {tests}"))]
    for group in shown.groups:
        lines.append(paper.line("Report Grid"))
        sums = [Words(str(sum(action)), bold=all(action)) for action in group.actions]
        lines += [paper.line("Report Grid", words, across="center") for words in sums] or [paper.line("Report Grid")]
    if shown.last:
        words = Words(f"\nmet all {FIVE.get(tests, tests)}", colour=theme.SECOND, size=8)
        lines.append(paper.line("Report Grid", Words(item.all_met, bold=True), words, across="right"))
    return _row(shown, boxes, lines, SQUARE + 4)


def _row(shown: Abreast, boxes: list[Box], lines: list[Element], high: float) -> Element:
    cells = zip(shown.widths, boxes, lines, strict=True)
    return row((cell(width, box, [line]) for width, box, line in cells), high=high)
