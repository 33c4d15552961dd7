"""The blocks of short documents in Word: headings, lists, call-outs and strips come in and are written on the paper."""

from maar.documents.model import Distribution, Mark, Run
from maar.documents.points import Callout, Heading, Point, Points, Strip
from maar.figures import Figure, Share
from maar.render import answers_drawn, theme
from maar.render.docx_paper import Paper
from maar.render.docx_style_table import BULLET_INDENT
from maar.render.docx_xml import HEAD, LINE, PAD, Box, Edge, Element, Words, cell, keep_rows, row, table
from maar.render.shapes import SQUARES_UP_TO, can_be_squares
from maar.render.text import web_address

PIXEL = 0.75  # points
MET, NOT_MET = Mark("", "", step=2, positive=True), Mark("", "", kind="open", positive=True)
WIDEST = SQUARES_UP_TO * (answers_drawn.SQUARE + answers_drawn.GAP) + answers_drawn.BETWEEN
BOXED = Edge(LINE / 2, theme.INK)
EMPTY = Box((BOXED, BOXED, BOXED, BOXED), left=PAD)
STRIP_HIGH = 40.0


def heading(paper: Paper, item: Heading) -> None:
    """The title of a section is one level higher here than in a page: the document's own is no heading."""
    paper.heading(item.level - 1, item.title)


def points(paper: Paper, item: Points) -> None:
    """A real list; a numbered one begins with 1."""
    paper.heading(2, item.title)
    style, own = ("List Number", paper.numbered()) if item.numbered else ("List Bullet", "")
    for place, one in enumerate(item.items, start=1):
        noted = bool(item.note) and place == len(item.items)
        paper.add(paper.line(style, *_pieces(paper, one), list=own, keep=noted, new_page=paper.next_on_new_page))
        paper.next_on_new_page = False
    paper.write("Report Note", item.note)


def callout(paper: Paper, item: Callout) -> None:
    """A title and its lines between two rules."""
    paper.write("Report Callout Title", item.title, keep=bool(item.words))
    for number, words in enumerate(item.words, start=1):
        paper.write("Report Callout", words, keep=number < len(item.words))


def strip(paper: Paper, item: Strip) -> None:
    """What to do with the strip, then a box under each label."""
    paper.write("Report Strip", Words(item.lead, bold=True), f" {item.words}" if item.lead else item.words, keep=True)
    if not item.labels:
        return
    widths = [paper.width / len(item.labels)] * len(item.labels)
    names = [paper.line("Report Table Head", Words(label)) for label in item.labels]
    empty = [paper.line("Report Table") for _ in item.labels]
    rows = [
        row((cell(width, HEAD, [name]) for width, name in zip(widths, names, strict=True)), head=True),
        row((cell(width, EMPTY, [line]) for width, line in zip(widths, empty, strict=True)), high=STRIP_HIGH),
    ]
    keep_rows(rows[:1])
    paper.table(table(widths, rows, item.lead or item.words, "An empty box under each label, to fill in."))


def _pieces(paper: Paper, one: Point) -> list[Words | Element]:
    """A point: lead, words, figure; its squares and its note on lines of their own."""
    pieces: list[Words | Element] = []
    for piece in _said(paper, one):
        if piece.text:
            pieces += [Words(" "), piece] if pieces else [piece]
    if one.figure:
        percent = f" ({one.figure.percent})" if one.figure.percent else ""
        pieces += [Words(f" {one.figure.count}", bold=True), Words(percent, colour=theme.SECOND)]
    if one.squares and can_be_squares(one.squares):
        pieces += [Words("\n"), _squares(paper, one.squares)]
    return [*pieces, Words(f"\n{one.note}", colour=theme.SECOND, size=8.5)] if one.note else pieces


def _said(paper: Paper, one: Point) -> tuple[Words, ...]:
    """Lead and words; the lead, or without one the words, lead to the address, which is shown where it is none."""
    lead, words = Words(one.lead, bold=True), Words(one.words)
    address = web_address(one.link)
    if not address:
        return lead, words, Words(one.link, colour=theme.SECOND)
    if one.lead:
        return paper.web(one.lead, address, bold=True), words
    return lead, paper.web(one.words or address, address)


def _squares(paper: Paper, share: Share) -> Element:
    """One square an answer; the count stands in the words beside."""
    runs = (Run(MET, share.n, True), Run(NOT_MET, share.d - share.n, True))
    drawn = answers_drawn.drawing(Distribution("", "", runs, Figure("")), squares=True, worded=False)
    scale = min(PIXEL, (paper.width - BULLET_INDENT - PAD) / WIDEST)
    return paper.picture(answers_drawn.png(drawn), "", drawn.width * scale, drawn.height * scale)
