"""What the meeting agreed, as sheets of findings.xlsx; each is left out where it would be empty.

Comes in: everything found, identifiers masked. Goes out: Agreed, As agreed, Moved, Agreement, Leanings, Meeting,
In the room.
"""

from collections.abc import Iterable, Iterator

from maar.agreement import Move
from maar.answers import AgreedJudgement
from maar.documents.agreed_crossing import ways
from maar.documents.agreed_near import leanings, nearness_sheet
from maar.documents.agreed_part import returned
from maar.documents.agreed_words import as_typed, asked, meeting_sheets, words
from maar.documents.found import Found
from maar.documents.model import Cell, Column, Row, Table
from maar.documents.returns_part import count
from maar.documents.sheet_cells import SHARE, columns, share_cells
from maar.figures import listed
from maar.questions import Question


def agreed_sheets(found: Found) -> Iterator[Table]:
    """Every sheet about the meeting, and how near judgements lie."""
    yield from _agreed(found)
    yield from _as_agreed(found)
    yield from _moved(found)
    yield from nearness_sheet(found)
    yield from leanings(found)
    yield from meeting_sheets(found)


def _agreed(found: Found) -> Iterator[Table]:
    """Per case and question: what each agency returned, what was agreed, how far that moved, and why."""
    agreed = found.agreement.agreed
    overall = {question.ref for question in found.plan.questions.overall}
    moves: dict[tuple[str, str], list[Move]] = {}
    for move in (*found.agreement.moves, *found.agreement.overall):
        moves.setdefault((move.agreed.case, move.agreed.question), []).append(move)
    rows = [
        _one(found, one, moves.get((one.case, one.question), ()), "no, overall" if one.question in overall else "yes")
        for one in agreed.judgements
    ]
    rows += [_one(found, one, (), "no") for one in agreed.words]
    if rows:
        numbers = ("Lowered", "Kept", "Raised")
        head = columns(("Case", "Ref", "Question", "Returned", "Agreed"), numbers, ("Reason", "Dissent"))
        note = "Lowered, kept, raised: returned judgements beside the agreed one. In figures: counted as agreed."
        columns_ = (*head, Column("In figures"), Column("Place"))
        title = "What was agreed, beside what was returned"
        yield Table("Agreed", title, "Unit: one case and question.", columns_, tuple(rows), note)


def _one(found: Found, one: AgreedJudgement, moves: Iterable[Move], counts: str) -> Row:
    question = asked(found.plan, one.question)
    said = (question.short, _said(found, question, one.case)) if question else ("", "")
    about = (one.case, one.question, *said)
    label = as_typed(one) if counts == "no" else one.label
    up, same, down = ways(moves)
    texts = (one.reason, one.dissent, counts, str(one.at))
    return Row((*map(words, (*about, label)), *map(count, (down, same, up)), *map(words, texts)))


def _said(found: Found, question: Question, case: str) -> str:
    """`Social care and Schools: Good; Police: Outstanding`."""
    said: dict[str, list[str]] = {}
    for code, answer in returned(found, question, case).items():
        label = answer.judgement or str(answer.state).capitalize()
        said.setdefault(label, []).append(found.plan.agency(code).short)
    return "; ".join(f"{listed(shorts)}: {label}" for label, shorts in said.items())


def _as_agreed(found: Found) -> Iterator[Table]:
    """Per question and level."""
    tallies = {one.question.ref: one for one in found.scores.questions}
    rows = []
    for one in found.agreement.questions:
        tally = tallies.get(one.question.ref)
        fell = ", ".join(f"{label} {number}" for label, number in one.counts.items())
        positive = (*share_cells(one.positive), *share_cells(tally.positive if tally else None))
        names = (one.question.ref, one.question.short, fell)
        rows.append(Row((*map(Cell, names), count(sum(one.states.values())), *positive)))
    if rows:
        numbers = ("Cases agreed", *(f"{name}, agreed" for name in SHARE), *(f"{name}, returned" for name in SHARE))
        head = columns(("Ref", "Question", "Agreed"), numbers)
        unit = "Unit as agreed: one case. Unit as returned: one answer."
        yield Table("As agreed", "What was agreed, question by question", unit, head, tuple(rows))


def _moved(found: Found) -> Iterator[Table]:
    """Every returned judgement beside the agreed one."""
    overall = {question.ref for question in found.plan.questions.overall}
    rows = []
    for move in (*found.agreement.moves, *found.agreement.overall):
        agency = found.plan.agency(move.returned.agency)
        which = "overall" if move.agreed.question in overall else "question"
        texts = (move.agreed.case, agency.short, move.agreed.question, which)
        levels = Cell(f"{move.levels:+d}" if move.levels else "0", quiet=not move.levels, number=move.levels)
        way = "raised" if move.levels > 0 else "lowered" if move.levels < 0 else "kept"
        judgements = (Cell(move.returned.judgement), Cell(move.agreed.label), levels, Cell(way))
        rows.append(Row((*map(Cell, texts), *judgements)))
    if rows:
        head = columns(("Case", "Agency", "Question", "Kind", "Returned", "Agreed"), ("Levels",), ("Way",))
        note = "Levels above 0: up, to more points. Overall judgements are in no other figure."
        title = "Returned judgements beside the agreed ones"
        yield Table("Moved", title, "Unit: one returned judgement.", head, tuple(rows), note)
