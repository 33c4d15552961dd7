"""How answers fell, in a Word report: ThemeAnswers, Strand and Voices come in; pictures, counts and quotes go out."""

from collections.abc import Sequence

from maar.documents.model import Distribution, Strand, Table, ThemeAnswers, Voices
from maar.render import answers_drawn, theme
from maar.render.docx_findings import quoted
from maar.render.docx_looks import counted
from maar.render.docx_paper import Paper
from maar.render.docx_table import table
from maar.render.docx_xml import HEAD, PAD, PLAIN, Box, Element, Words, cell, keep_rows, row
from maar.render.docx_xml import table as drawn_table
from maar.render.shapes import answers_words, as_squares

LABEL, FIGURE = 128.0, 62.0
PIXEL = 0.75  # points
WHOLE = 9  # a theme of no more rows is never split
HEADS = ("Question", "Answers, from best to worst", "Positive")


def theme_answers(paper: Paper, item: ThemeAnswers) -> None:
    """A theme: all its answers on each scale, then question by question, then what was written."""
    paper.heading(2, item.title, item.aim)
    told = [*((one, False) for one in item.bars), *((one, as_squares(one)) for one in item.questions)]
    if told:
        _distributions(paper, item, told)
    for other in item.others:
        _other(paper, other, 3 if item.title else 2)


def strand(paper: Paper, item: Strand) -> None:
    paper.heading(2, item.title, item.aim)
    for one in item.voices:
        voices(paper, one, 3 if item.title else 2)


def voices(paper: Paper, item: Voices, level: int) -> None:
    """What was written in answer to one question."""
    paper.heading(level, f"{item.ref} {item.label}".strip(), item.told)
    paper.add(*(line for quote in item.quotes for line in quoted(paper, quote.words, quote.reference)))
    if item.aside:
        paper.write("Report Note", "Not asked, because:", keep=True)
        paper.add(*(line for quote in item.aside for line in quoted(paper, quote.words, quote.reference)))
    for each in item.tables:
        table(paper, each, level)


def _other(paper: Paper, item: Table | Voices, level: int) -> None:
    if isinstance(item, Voices):
        voices(paper, item, level)
    else:
        table(paper, item, level)


def _distributions(paper: Paper, item: ThemeAnswers, told: Sequence[tuple[Distribution, bool]]) -> None:
    widths = (LABEL, paper.width - LABEL - FIGURE, FIGURE)
    rows = [_head(paper, widths)]
    rows += [_row(paper, one, answers_drawn.drawing(one, squares), widths) for one, squares in told]
    keep_rows(rows[: 1 + len(item.bars)] if len(rows) > WHOLE else rows[:-1])
    paper.table(drawn_table(widths, rows, item.title or HEADS[0], "One row is one question, or all of a scale."))


def _head(paper: Paper, widths: Sequence[float]) -> Element:
    sides = ("left", "left", "right")
    boxes = (HEAD, HEAD, Box(HEAD.edges, down="bottom", right=0))
    cells = [
        cell(width, box, [paper.line("Report Table Head", Words(name), across=side)])
        for width, box, name, side in zip(widths, boxes, HEADS, sides, strict=True)
    ]
    return row(cells, head=True)


def _row(paper: Paper, item: Distribution, drawn: answers_drawn.Drawing, widths: Sequence[float]) -> Element:
    label, middle, figure = widths
    ref = [Words(f"{item.ref}  ", colour=theme.SECOND, size=8.5)] if item.ref else []
    number = paper.line("Report Table", *counted(item.figure), across="right")
    return row(
        [
            cell(label, Box(PLAIN.edges, right=PAD * 2), [_label(paper, item, ref)]),
            cell(middle, PLAIN, _answers(paper, item, drawn, middle - PAD)),
            cell(figure, Box(PLAIN.edges, right=0), [number]),
        ]
    )


def _label(paper: Paper, item: Distribution, ref: Sequence[Words]) -> Element:
    return paper.line("Report Table", *ref, Words(item.label, bold=not item.ref))


def _answers(paper: Paper, item: Distribution, drawn: answers_drawn.Drawing, room: float) -> list[Element]:
    """The picture, its marks and counts as text under each run, and what is outside the count."""
    if not drawn.runs:
        return [paper.line("Report Table", Words(item.outside, colour=theme.SECOND))]
    scale = min(PIXEL, room / drawn.width)
    picture = paper.picture(answers_drawn.png(drawn), answers_words(item), drawn.width * scale, drawn.height * scale)
    tags: list[Words] = []
    for each in drawn.runs:
        tags += [Words("\t")] if tags else []
        tags += [Words(each.run.letters, bold=True), Words(f" {each.run.count}")]
    places = [each.x * scale for each in drawn.runs[1:]]
    lines = [
        paper.line("Report Answers Picture", picture, keep=True),
        paper.line("Report Answers", *tags, tabs=places, keep=bool(item.outside)),
    ]
    return lines + ([paper.line("Report Table Note", Words(item.outside))] if item.outside else [])
