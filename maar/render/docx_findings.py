"""Findings and messages of a Word report: a FindingGroup comes in; kind, sentence with its quote, and figure go out."""

from maar.documents.model import FindingGroup, FindingLine
from maar.render.docx_paper import Paper
from maar.render.docx_xml import HEAD, PAD, PLAIN, Box, Element, Words, cell, keep_rows, row, table

KIND, NUMBER, EVIDENCE, OF_MESSAGE = 82.0, 26.0, 118.0, 150.0
HEADS = ("Kind", "Finding", "Evidence")
NEVER_PARTED = "\u00a0"
MESSAGE_HEADS = ("No.", "Message", "Evidence")


def findings(paper: Paper, item: FindingGroup) -> None:
    """One row a finding; the key messages are findings without a kind."""
    told = any(line.kind for line in item.lines)
    paper.heading(2, item.title)
    if item.for_children:
        paper.write("Body Text", Words("For children: ", bold=True), item.for_children, keep=True)
    first, last = (KIND, EVIDENCE) if told else (NUMBER, OF_MESSAGE)
    widths = (first, paper.width - first - last, last)
    rows = [_head(paper, widths, HEADS if told else MESSAGE_HEADS)]
    rows += [_row(paper, line, widths) for line in item.lines]
    keep_rows(rows[:2] if len(rows) > 2 else rows[:1])
    paper.table(table(widths, rows, item.title or HEADS[1], "One row is one finding, with its evidence at the right."))


def _head(paper: Paper, widths: tuple[float, ...], names: tuple[str, ...]) -> Element:
    pairs = zip(widths, names, strict=True)
    return row((cell(width, HEAD, [paper.line("Report Table Head", Words(name))]) for width, name in pairs), head=True)


def _row(paper: Paper, line: FindingLine, widths: tuple[float, ...]) -> Element:
    kind, said, evidence = widths
    return row(
        [
            cell(kind, PLAIN, _kind(paper, line)),
            cell(said, Box(PLAIN.edges, right=PAD * 2), _said(paper, line)),
            cell(evidence, Box(PLAIN.edges, right=0), _evidence(paper, line)),
        ]
    )


def _kind(paper: Paper, line: FindingLine) -> list[Element]:
    place = paper.place(line.id) if line.kind else None
    if not line.kind:
        return [paper.line("Report Table", Words(line.number, bold=True))]
    kind = paper.line("Report Table", Words(line.kind, bold=True), bookmark=place)
    return [kind, paper.line("Report Table Note", Words(line.number))]


def _said(paper: Paper, line: FindingLine) -> list[Element]:
    rest = line.sentence[len(line.lead) :] if line.lead else ""
    lines = [paper.line("Report Table", Words(line.lead or line.sentence, bold=True), Words(rest))]
    return lines + quoted(paper, line.quote, line.reference)


def quoted(paper: Paper, words: str, reference: str) -> list[Element]:
    """What an agency wrote behind a bar, and where it stands."""
    lines = [paper.line("Report Quote", Words(words), keep=bool(reference))] if words else []
    return lines + ([paper.line("Report Reference", Words(reference))] if reference else [])


def _evidence(paper: Paper, line: FindingLine) -> list[Element]:
    lines = [paper.line("Report Table", Words(line.figure, bold=True))]
    notes = [Words(line.unit)] if line.unit else []
    if line.see:
        notes += [*([Words("  ")] if notes else []), paper.link(line.see.replace(" ", NEVER_PARTED), line.id)]
    return [*lines, paper.line("Report Table Note", *notes)] if notes else lines
