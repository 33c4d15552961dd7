"""The cover of a Word report, type on white, and the alerts after it: a Document comes in, both are written."""

from maar.documents.model import Alert, Document
from maar.render import theme
from maar.render.docx_paper import Paper
from maar.render.docx_xml import Words

OF_KIND = {"alert": ("Report Alert Title", "Report Alert"), "unanswered": ("Report Notice Title", "Report Notice")}
PLAIN = ("Body Text", "Body Text")


def cover(paper: Paper, document: Document) -> None:
    """Who, what, and the facts; everything else begins on a page of its own."""
    paper.write("Report Owner", document.owner)
    paper.write("Title", document.title)
    paper.write("Subtitle", document.subtitle)
    for number, (name, value) in enumerate(document.facts):
        paper.write("Report Fact" if number else "Report First Fact", Words(f"{name}\t", colour=theme.SECOND), value)
    paper.next_on_new_page = True


def alert(paper: Paper, item: Alert) -> None:
    """A band in red, a box in ink or one plain line, as the alert says."""
    title, words = OF_KIND.get(item.kind, PLAIN)
    paper.write(title, Words(item.title, bold=True), keep=bool(item.lines or item.note))
    for number, text in enumerate(item.lines, start=1):
        paper.write(words, text, keep=number < len(item.lines) or bool(item.note))
    paper.write(words, Words(item.note, colour=theme.SECOND))
    paper.add(paper.line("Report Gap"))
