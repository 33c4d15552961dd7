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
from maar.render.docx_answers import strand, theme_answers
from maar.render.docx_crossing import crossing
from maar.render.docx_findings import findings
from maar.render.docx_grid import grid
from maar.render.docx_lanes import lanes
from maar.render.docx_paper import Paper
from maar.render.docx_plan import matrix
from maar.render.docx_table import table
from maar.render.docx_xml import Words


def write(paper: Paper, block: Block) -> None:
    """Draw one block; a new kind of block does not pass the type check until it is drawn."""
    match block:
        case Text():
            _text(paper, block)
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
        case _:
            assert_never(block)


def _text(paper: Paper, item: Text) -> None:
    """A paragraph; a leading one goes with what it leads to."""
    apart = " " if item.plain and item.strong else ""
    strong = Words(f"{apart}{item.strong}", bold=True)
    paper.write("Report Lead" if item.lead else "Body Text", item.plain, strong, keep=item.lead)


def _bullets(paper: Paper, item: Bullets) -> None:
    paper.write("Heading 2", item.title, keep=True)
    for words in item.items:
        paper.write("List Bullet", words)
