"""Overall judgements as returned and as agreed, and what the meeting changed and wrote down.

Comes in: everything found. Goes out: two sections of the report; nothing here enters a figure of what was returned.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from maar.answers import Kept
from maar.documents.agreed_crossing import crossings
from maar.documents.agreed_near import UNIT as NEAR_UNIT
from maar.documents.agreed_near import near_words
from maar.documents.agreed_part import agreed_words, has_met, overall_by_case
from maar.documents.agreed_words import dissents, kept, loose
from maar.documents.found import Found
from maar.documents.marks import level_marks
from maar.documents.model import Block, Cell, Column, Row, Section, Table, Text
from maar.documents.returns_part import count
from maar.figures import listed, some
from maar.questions import Question, Scale

UNIT = "As returned: one judgement is one return. As agreed: one judgement is one case. Counted nowhere else."
NO_LEVEL = "No level"


def overall_section(found: Found) -> Section | None:
    """How each overall judgement fell, as returned and as agreed; nothing where the set has none."""
    asked = [question for question in found.plan.questions.overall if question.scale]
    tables = [
        _fell(found, scale, list(questions))
        for scale, questions in groupby(asked, key=lambda question: question.scale)
        if scale
    ]
    if not tables:
        return None
    return Section("overall", "Overall judgements", (*tables, *overall_by_case(found)))


def _fell(found: Found, scale: Scale, questions: list[Question]) -> Table:
    marks = level_marks(scale)
    rows = []
    for question in questions:
        returned = Counter(
            answer.judgement for one in found.settled.returned if (answer := one.extras.get(question.ref)) is not None
        )
        agreed = Counter(one.judgement for one in found.agreement.agreed.judgements if one.question == question.ref)
        kinds = (("as returned", returned), *((("as agreed", agreed),) if agreed else ()))
        for kind, counts in kinds:
            cells = (count(counts[mark.words]) for mark in marks)
            rows.append(Row((Cell(f"{question.short}, {kind}"), *cells, count(counts[""]))))
    columns = (Column("Judgement"), *(Column(mark.words, "number") for mark in marks), Column(NO_LEVEL, "number"))
    note = f"{NO_LEVEL}: not known, not applicable, blank or unreadable.{_not_agreed(found, questions)}"
    return Table("Overall", "How the overall judgements fell", UNIT, columns, tuple(rows), note)


def _not_agreed(found: Found, questions: list[Question]) -> str:
    """` No judgement agreed: on partners' work 2 cases.`, where some was agreed and not on every case."""
    said = []
    for question in questions:
        cases = {one.case for one in found.agreement.agreed.judgements if one.question == question.ref}
        left = len(found.plan.cases) - len(cases)
        if cases and left:
            said.append(f"{question.short} on {some(left, 'case')}")
    return f" The meeting agreed no judgement of {listed(said)}." if said else ""


def meeting_section(found: Found) -> Section | None:
    """How near the agencies lie, and what the meeting agreed, moved and wrote down but for its recommendations."""
    blocks = tuple(_blocks(found))
    return Section("agreed", "Agreed and returned", blocks) if blocks else None


def _blocks(found: Found) -> Iterator[Block]:
    rates = found.agreement.rates
    if rates.total.d:
        yield Text(f"{near_words(rates)}. {NEAR_UNIT}")
    if has_met(found):
        yield Text(agreed_words(found), lead=True)
        yield from crossings(found, most=0)
        yield from dissents(found, placed=False)
        yield from loose(found, placed=False)
        yield from kept(found, (Kept.STRENGTH, Kept.LEARNING))
