"""What the meeting wrote: dissent, words without a judgement, strengths, learning, recommendations, who was there.

Comes in: what was agreed, identifiers masked. Goes out: tables, each left out where nothing was written.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from maar.answers import AgreedJudgement, Kept, Present, Recommendation
from maar.documents.agreed_crossing import told_at
from maar.documents.found import Found
from maar.documents.model import Cell, Column, Row, Table, Text
from maar.documents.phrases import short_day
from maar.documents.sheet_cells import NOTHING, columns
from maar.figures import listed, some
from maar.plan import Plan
from maar.questions import Question

WHY = {
    Kept.STRENGTH: ("Strengths", "Strength", "What made it happen"),
    Kept.LEARNING: ("Learning", "Learning", "What it meant for the child"),
    Kept.RECOMMENDATION: ("Recommendations", "Recommendation", "Why"),
}  # what they are called, then the headings of the meeting's workbook


def words(text: str) -> Cell:
    """What was written; a dot where nothing was."""
    return Cell(text) if text else NOTHING


def dissents(found: Found, placed: bool = True) -> Iterator[Table]:
    """Every agreed judgement from which somebody dissented; with its place in the meeting's file where `placed`."""
    rows = [
        Row((*about(found, one), Cell(one.label), words(one.reason), Cell(one.dissent), *_where(one, placed)))
        for one in found.agreement.agreed.judgements
        if one.dissent
    ]
    if rows:
        head = columns(("Case", "Question", "Agreed", "Reason", "Dissent", *_where_head(placed)))
        title = f"{some(len(rows), 'agreed judgement')} with dissent"
        yield Table("Dissent", title, "Unit: one agreed judgement.", head, tuple(rows))


def loose(found: Found, placed: bool = True) -> Iterator[Table]:
    """Rows of the meeting whose judgement is blank or counts nowhere: their words are told all the same."""
    rows = [
        Row((*about(found, one), words(as_typed(one)), words(one.reason), words(one.dissent), *_where(one, placed)))
        for one in found.agreement.agreed.words
    ]
    if rows:
        head = columns(("Case", "Question", "Judgement typed", "Reason", "Dissent", *_where_head(placed)))
        title = "Written without a judgement that counts"
        yield Table(
            "Loose words", title, "Unit: one row of a case's sheet. These rows are in no figure.", head, tuple(rows)
        )


def _where_head(placed: bool) -> tuple[str, ...]:
    return ("Where",) if placed else ()


def _where(one: AgreedJudgement, placed: bool) -> tuple[Cell, ...]:
    return (Cell(told_at(one.at)),) if placed else ()


def about(found: Found, one: AgreedJudgement) -> tuple[Cell, Cell]:
    """The case and the question; words may be about a question that this set does not hold."""
    question = asked(found.plan, one.question)
    return Cell(one.case), Cell(f"{question.ref} {question.short}" if question else one.question)


def asked(plan: Plan, ref: str) -> Question | None:
    """The question of the set, or none where it holds no such question."""
    questions = (*plan.questions.questions, *plan.questions.overall)
    return next((question for question in questions if question.ref == ref), None)


def as_typed(one: AgreedJudgement) -> str:
    """The judgement as it was read, or what stood there."""
    return one.judgement or one.typed


def kept(found: Found, kinds: Iterable[Kept] = tuple(WHY)) -> Iterator[Table]:
    """Strengths, learning and recommendations, in this order: strengths before problems, always."""
    for kind in kinds:
        title, heading, why = WHY[kind]
        own = [one for one in found.agreement.agreed.kept if one.kind is kind]
        more = ("Owner", "Due", "Measure") if any(_more(one) for one in own) else ()
        rows = tuple(
            Row((*map(words, (one.text, one.why, one.cases, *(_more_of(one) if more else ()))),)) for one in own
        )
        if rows:
            unit = f"Unit: one {heading.lower()}." if kind is not Kept.LEARNING else "Unit: one row of the meeting."
            yield Table(title, f"{title} the meeting wrote down", unit, columns((heading, why, "Cases", *more)), rows)


def _more(one: Recommendation) -> bool:
    return any(_more_of(one))


def _more_of(one: Recommendation) -> tuple[str, str, str]:
    return one.owner, due(one), one.measure


def due(one: Recommendation) -> str:
    """The day, or what was typed where it is none."""
    return short_day(one.due) if one.due else one.due_text


def room(found: Found) -> Iterator[Text]:
    """Who was in the room: agencies and roles, never a name."""
    present = found.agreement.agreed.present
    if present:
        yield Text(f"In the room: {listed([*_roles(found, present)])}.")


def _roles(found: Found, present: Iterable[Present]) -> Iterator[str]:
    """`Police (inspector)`; an agency that sent two is named once, with both roles."""
    roles: dict[str, list[str]] = {}
    for one in present:
        roles.setdefault(agency(found, one), []).append(one.role)
    for name, own in roles.items():
        told = [f"{role}, {number}" if number > 1 else role for role, number in Counter(own).items() if role]
        yield f"{name} ({'; '.join(told)})" if told else name


def agency(found: Found, one: Present) -> str:
    """The agency by its name where it is one of the plan's, else as typed."""
    return found.plan.agency(one.code).name if one.code else one.agency


def meeting_sheets(found: Found) -> Iterator[Table]:
    """The same as sheets of findings.xlsx: what was written down, and who was there, each with its cell."""
    agreed = found.agreement.agreed
    if agreed.kept:
        head = columns(("Kind", "What", "Why", "Cases", "Owner", "Due", "Measure", "Place"))
        rows = tuple(
            Row((Cell(WHY[one.kind][1]), *map(words, (one.text, one.why, one.cases, *_more_of(one), str(one.at)))))
            for kind in Kept
            for one in agreed.kept
            if one.kind is kind
        )
        note = "Why: of a strength what made it happen, of learning what it meant for the child."
        title = "Strengths, learning and recommendations of the meeting"
        yield Table("Meeting", title, "Unit: one row that the meeting wrote.", head, rows, note)
    if agreed.present:
        people = tuple(Row((Cell(agency(found, one)), words(one.role), Cell(str(one.at)))) for one in agreed.present)
        head = (Column("Agency"), Column("Role"), Column("Place"))
        yield Table("In the room", "Who was in the room", "Unit: one person. Roles, no names.", head, people)
