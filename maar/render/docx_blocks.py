"""Which writer draws which block of a document in Word: a block comes in and is written on the paper."""

from typing import assert_never

from maar.documents.model import (
    Block,
    Bullets,
    Crossing,
    FindingGroup,
    Grid,
    Lanes,
    PlanMatrix,
    Strand,
    Table,
    Text,
    ThemeAnswers,
)
from maar.documents.points import Callout, Heading, Points, Strip
from maar.render.docx_answers import strand, theme_answers
from maar.render.docx_crossing import crossing
from maar.render.docx_findings import findings
from maar.render.docx_grid import grid
from maar.render.docx_lanes import lanes
from maar.render.docx_paper import Paper
from maar.render.docx_plan import matrix
from maar.render.docx_points import callout, heading, points, strip
from maar.render.docx_table import table
from maar.render.docx_xml import Words


def write(paper: Paper, block: Block, keep: bool = False) -> None:
    """Draw one block, words on the page of what follows if asked.

    A new kind of block does not pass the type check until it is drawn.
    """
    match block:
        case Text():
            _text(paper, block, keep)
        case Bullets():
            _bullets(paper, block)
        case Table():
            table(paper, block)
        case ThemeAnswers():
            theme_answers(paper, block)
        case Strand():
            strand(paper, block)
        case Grid():
            grid(paper, block)
        case FindingGroup():
            findings(paper, block)
        case PlanMatrix():
            matrix(paper, block)
        case Crossing():
            crossing(paper, block)
        case Lanes():
            lanes(paper, block)
        case Heading():
            heading(paper, block)
        case Points():
            points(paper, block)
        case Callout():
            callout(paper, block)
        case Strip():
            strip(paper, block)
        case _:
            assert_never(block)


def _text(paper: Paper, item: Text, keep: bool) -> None:
    """A paragraph; a leading one goes with what it leads to."""
    apart = " " if item.plain and item.strong else ""
    strong = Words(f"{apart}{item.strong}", bold=True)
    paper.write("Report Lead" if item.lead else "Body Text", item.plain, strong, keep=keep or item.lead)


def _bullets(paper: Paper, item: Bullets) -> None:
    paper.heading(2, item.title)
    for words in item.items:
        paper.write("List Bullet", words)
