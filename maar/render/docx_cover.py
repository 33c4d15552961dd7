"""What stands first in a Word document: a Document comes in; its cover or its title, and its alerts, are written.

A report has a cover, type on white, with its contents; a short document begins under its title.
"""

from maar.documents.model import Alert, Document
from maar.render import theme
from maar.render.docx_paper import Paper
from maar.render.docx_xml import Element, Words, field_ends, field_starts

OF_KIND = {"alert": ("Report Alert Title", "Report Alert"), "unanswered": ("Report Notice Title", "Report Notice")}
PLAIN = ("Body Text", "Body Text")
TABLE_OF_CONTENTS = 'TOC \\o "1-1" \\n \\h \\z'  # without page numbers: only Word could count them, and only when asked
UNDER_ALERT = 10.0
APART, WHOLE = "\u2003", 32


def section_name(number: int) -> str:
    """What links lead to a section by."""
    return f"section {number}"


def cover(paper: Paper, document: Document) -> None:
    """Who, what, the facts and the contents; everything else begins on a page of its own."""
    _titles(paper, document)
    for number, (name, value) in enumerate(document.facts):
        paper.write("Report Fact" if number else "Report First Fact", Words(f"{name}\t", colour=theme.SECOND), value)
    paper.write("Report About", document.about)
    _contents(paper, document)
    paper.next_on_new_page = True


def title_block(paper: Paper, document: Document) -> None:
    """Who, what and the facts in a few lines; the rest follows on the same page."""
    _titles(paper, document)
    facts: list[Words] = []
    for name, value in document.facts:
        facts += [Words(APART)] if facts else []
        facts += [Words(_whole(f"{name} "), colour=theme.SECOND), Words(_whole(value))]
    paper.write("Report Facts", *facts)
    paper.write("Report Note", document.about)


def _whole(words: str) -> str:
    """Words that no line parts, where they have room on one."""
    return words.replace(" ", "\u00a0") if len(words) <= WHOLE else words


def _titles(paper: Paper, document: Document) -> None:
    paper.write("Report Owner", document.owner)
    paper.write("Title", document.title)
    paper.write("Subtitle", document.subtitle)


def _contents(paper: Paper, document: Document) -> None:
    """A real table of contents: its lines lead to the sections, and Word can make it anew."""
    titled = [(number, one.title) for number, one in enumerate(document.sections) if one.title]
    if not titled:
        return
    paper.write("Report Contents", "Contents", keep=True)
    for number, title in titled:
        pieces: list[Words | Element] = [paper.link(title, section_name(number))]
        if number == titled[0][0]:
            pieces = [*field_starts(TABLE_OF_CONTENTS), *pieces]
        if number == titled[-1][0]:
            pieces += [field_ends()]
        paper.add(paper.line("TOC 1", *pieces))


def alert(paper: Paper, item: Alert) -> None:
    """A band in red, a box in ink or one plain line, as the alert says."""
    title, words = OF_KIND.get(item.kind, PLAIN)
    lines = [(title, [Words(item.title, bold=True)]), *((words, [Words(text)]) for text in item.lines)]
    if item.note:
        lines.append((words, [Words(item.note, colour=theme.SECOND)]))
    for number, (style, said) in enumerate(lines, start=1):
        more = {"keep": True} if number < len(lines) else {"after": UNDER_ALERT}
        paper.add(paper.line(style, *said, new_page=paper.next_on_new_page, **more))
        paper.next_on_new_page = False
