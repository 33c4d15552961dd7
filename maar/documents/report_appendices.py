"""The appendices of the report: what is told in brief, how it was counted, what the marks mean, what was asked.

Comes in: everything found. Goes out: sections under letters, A to at most E.
"""

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_uppercase

from maar.documents.books_part import files_and_checks
from maar.documents.chronology_part import chronology_table
from maar.documents.found import Found
from maar.documents.marks import best_first, by_scale, scale_name
from maar.documents.method import counting, decided, rules
from maar.documents.model import Block, Bullets, Cell, Row, Section, Table, Text
from maar.documents.sheet_cells import columns
from maar.documents.smart_part import smart_section
from maar.documents.values_part import value_tables
from maar.figures import some
from maar.questions import Question

CHRONOLOGY = "findings.html has the picture of each case, its list of entries and what to look at in it."
HEAD = ("Ref", "Question", "Answered with", "Put to")
KINDS = {
    "text": "Words",
    "counts": "Numbers",
    "count": "A number",
    "dates": "Dates",
    "date": "A date",
    "choice": "A choice",
}
STATES = (
    ("NK", "Not known", "It applied, and the record does not show it."),
    ("NA", "Not applicable", "The question could not apply, and the return says why."),
    ("BL", "Blank", "Asked and not answered: a fault in the return, never read as No."),
    ("UR", "Unreadable", "Something was typed that cannot be read as an answer. It is never guessed."),
    ("·", "A dot", "Not asked of this agency, or no data. It is never 0."),
)


def appendices(found: Found) -> Iterator[Section]:
    """Each under its letter; the first on a new page."""
    for place, section in enumerate(_sections(found)):
        title = f"Appendix {ascii_uppercase[place]}: {section.title}"
        yield replace(section, title=title, new_page=place == 0)


def values_letter(found: Found) -> str:
    """The letter of the appendix that holds numbers, choices and dates."""
    return ascii_uppercase[_has_chronologies(found) + bool(found.smart)]


def _has_chronologies(found: Found) -> bool:
    return any(case.events for case in found.chronologies)


def _sections(found: Found) -> Iterator[Section]:
    if _has_chronologies(found):
        yield Section("chronology", "Chronologies in brief", (chronology_table(found), Text(CHRONOLOGY)))
    if found.smart:
        yield smart_section(found)
    if tables := tuple(_values(found)):
        yield Section("values", "Numbers, choices and dates", tables)
    yield Section("counting", "How it was counted", tuple(_counted(found)))
    yield Section("questions", "The questions", (_questions(found),))


def _values(found: Found) -> Iterator[Table]:
    """What was answered in numbers, choices and dates; a strand is told in a section of its own."""
    strands = {theme.code for theme in found.plan.questions.themes if theme.strand}
    for one in found.scores.questions:
        if one.question.scale is None and one.question.theme not in strands:
            yield from value_tables(found.plan, one)


def _counted(found: Found) -> Iterator[Block]:
    yield _marks(found)
    yield Bullets("How answers are counted", counting(found))
    yield Bullets("How findings are found", rules(found))
    if decisions := decided(found):
        yield Bullets("What the lead decided", decisions)
    _, checks = files_and_checks(found)
    yield checks


def _marks(found: Found) -> Table:
    """Every mark of every scale in use, and those that stand for no judgement."""
    groups = by_scale(found.plan, found.scores.questions)
    levels = [
        Row((Cell(level.mark), Cell(level.label), Cell(level.means or scale.name)))
        for scale in {one.code: one for one in groups}.values()
        for level in best_first(scale)
    ]
    states = [Row(tuple(map(Cell, row))) for row in STATES]
    return Table(
        "Marks",
        "What the marks mean",
        "Best first in each scale.",
        columns(("Mark", "Word", "Meaning")),
        (*levels, *states),
    )


def _questions(found: Found) -> Table:
    """Every question that was put to an agency, in the order of the set."""
    rows = tuple(Row(tuple(map(Cell, _question(found, one.question)))) for one in found.scores.questions)
    return Table("Question list", "", "Unit: one question.", columns(HEAD), rows)


def _question(found: Found, one: Question) -> tuple[str, ...]:
    """Ref, text, what it is answered with, and how many agencies it was put to."""
    asked = sum(one.asked_of(agency.role) for agency in found.plan.agencies)
    who = f"{asked} of {some(len(found.plan.agencies), 'agency', 'agencies')}"
    with_ = scale_name(one.scale, (one,)) if one.scale else KINDS.get(one.type, "Several boxes")
    return one.ref, one.text, with_, who
