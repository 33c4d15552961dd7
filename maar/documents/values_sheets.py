"""What numbers, choices and dates say, as sheets of findings.xlsx: numbers that stay numbers, one row for each fact.

Comes in: everything found. Goes out: tables; all but Numbers only where the set asks for what they tell.
"""

from collections.abc import Iterable

from maar.documents.books_part import decimal
from maar.documents.by_case import TWICE, label_words
from maar.documents.found import Found
from maar.documents.model import Cell, Column, Row, Table
from maar.documents.phrases import NO_DATA
from maar.documents.returns_part import count
from maar.documents.sheet_cells import NOTHING, columns
from maar.documents.values_part import adds_up, amount, are_few, summed, unit
from maar.figures import PERCENT_FROM, Share, percent
from maar.questions import Question
from maar.scores import PartTally, Spread

ABOUT = ("Ref", "Question", "Part", "What it is")
MIDDLE = f"Fewer than {PERCENT_FROM} have no middle: the page lists each of them. [x]: no data."
Asked = tuple[Question, PartTally]


def value_sheets(found: Found) -> tuple[Table, ...]:
    """Numbers, and what there is of numbers not added up, choices and dates."""
    asked = [(one.question, part) for one in found.scores.questions for part in one.parts if not part.part.ours]
    others = (_spreads(asked), _choices(found, asked), _dates(asked))
    return (_numbers(asked), *(table for table in others if table.rows))


def _of_kind(asked: Iterable[Asked], kind: str) -> list[Asked]:
    return [(question, part) for question, part in asked if part.part.kind == kind]


def _about(question: Question, part: PartTally) -> tuple[Cell, ...]:
    return tuple(Cell(text) for text in (question.ref, question.short, part.part.name or NO_DATA, part.part.text))


def _numbers(asked: list[Asked]) -> Table:
    rows = tuple(
        Row((*_about(question, part), summed(part), count(part.n)))
        for question, part in _of_kind(asked, "number")
        if adds_up(question)
    )
    head = columns(("Ref", "Question", "Part", "What was counted"), ("Sum", "Answers"))
    unit_line = "Unit: one answer holds one number for each part."
    return Table("Numbers", "Numbers added up", unit_line, head, rows, TWICE if rows else "")


def _spreads(asked: list[Asked]) -> Table:
    rows = tuple(
        Row((*_about(question, part), Cell(unit(question, part.part)), _middle(part.numbers),
             amount(part.numbers.lowest), amount(part.numbers.highest), count(part.n), count(part.asked)))
        for question, part in _of_kind(asked, "number")
        if not adds_up(question)
    )  # fmt: skip
    head = columns((*ABOUT, "Unit"), ("Middle", "Lowest", "Highest", "Given", "Of"))
    return Table("Numbers given", "Numbers as given, not added up", "Unit: as each row says.", head, rows, MIDDLE)


def _middle(numbers: Spread) -> Cell:
    """The middle number where the page tells one."""
    return NOTHING if are_few(numbers) else amount(numbers.middle)


def _choices(found: Found, asked: list[Asked]) -> Table:
    rows = tuple(
        Row((*_about(question, part), Cell(unit(question, part.part)), Cell(label_words(found.plan, part.part, label)),
             count(number), count(part.n), decimal(percent(Share(number, part.n)))))
        for question, part in _of_kind(asked, "choice")
        for label, number in part.counts.items()
    )  # fmt: skip
    head = columns((*ABOUT, "Unit", "Answer"), ("Chosen", "Of", "Per cent"))
    note = f"Of: those that chose an answer. One row for each answer that could be chosen. {TWICE}"
    return Table("Choices", "How often each answer was chosen", "Unit: as each row says.", head, rows, note)


def _dates(asked: list[Asked]) -> Table:
    rows = tuple(Row(_date(question, part)) for question, part in _of_kind(asked, "date"))
    head = columns((*ABOUT, "Unit"), ("Given", "Of"))
    days = (Column("Days since"), *columns((), ("Both given", "Middle", "Longest")))
    note = f"Days: calendar days from the date named under Days since, where both are given. {MIDDLE}"
    title = "Dates given, and the days between them"
    return Table("Dates", title, "Unit: as each row says.", (*head, *days), rows, note)


def _date(question: Question, part: PartTally) -> tuple[Cell, ...]:
    given = (*_about(question, part), Cell(unit(question, part.part)), count(part.n), count(part.asked))
    if part.days is None:
        return (*given, NOTHING, NOTHING, NOTHING, NOTHING)
    spread = part.days.spread
    since = Cell(question.part(part.days.since).text)
    return (*given, since, count(spread.n), _middle(spread), amount(spread.highest))
