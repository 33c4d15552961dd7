"""The slide of the local audit: how many agencies and cases, what was asked, who came back.

Comes in: everything found and its story. Goes out: one slide; in a public edition with totals only.
"""

from collections.abc import Iterator

from maar.documents.deck import Slide
from maar.documents.found import Found
from maar.documents.model import Cell, Column, Mark, Row, Table
from maar.documents.phrases import NO_DATA, number
from maar.documents.points import Point, Points
from maar.documents.returns_part import count, returns_sum
from maar.documents.short_said import withheld
from maar.documents.slides_open import agencies, cases
from maar.documents.story import Story
from maar.figures import some
from maar.plan import Agency
from maar.returns import Return, Status
from maar.scores import Books, books

MARKS = {
    Status.RETURNED: Mark("■", "returned", "returned"),
    Status.NIL: Mark("nil", "nil", "nil"),
    Status.OUTSTANDING: Mark("□", "missing", "missing"),
}
HELD = Mark("held", "held", "held")
MOST_AGENCIES, MOST_CASES = 12, 10  # rows and columns that can be read from the back of a room
UNIT = "Unit: one return is one agency on one case."


def local_audit(found: Found, story: Story) -> Slide:
    """What was done, and what came of it."""
    total = story.books
    its = "its own" if len(story.agencies) == 1 else "their own"
    came = f"; {total.returned + total.nil} of {some(total.issued, 'return')} came back" if total else ""
    title = f"{agencies(story)} read {its} records on {cases(story)}{came}"
    tables = (_table(found, total),) if total else ()
    notes = [f"{returns_sum(total)}."] if total else []
    notes += [] if found.public else [*_whose(found)]
    notes += [f"{number(story.cases)} {'case is' if story.cases == 1 else 'cases are'} no sample of all practice."]
    left_out = withheld(story)
    return Slide(title, (Points(tuple(_did(found, story))), *tables), (*notes, *left_out), " ".join(left_out))


def _did(found: Found, story: Story) -> Iterator[Point]:
    asked = some(story.questions, "question")
    yield Point(f"on {some(len(story.themes), 'theme')}.", asked)
    yield Point(f"from {story.period}.", "Records")
    if story.meeting:
        yield Point(f"on {story.meeting} {_agreed(found, story)}", "A meeting")
    one = story.cases == 1
    shows, does = ("shows", "It does") if one else ("show", "They do")
    yield Point(
        f"{shows} how practice can go. {does} not show how often it does.",
        f"{number(story.cases)} {'case' if one else 'cases'}",
    )


def _agreed(found: Found, story: Story) -> str:
    """What the meeting did to returned judgements; a public edition says only that it met."""
    moves, tabletop = story.moves, found.plan.tabletop
    if story.public or not moves:
        return "will look at them together." if tabletop and found.as_of < tabletop else "looked at them together."
    lower, higher = (sum(one.levels * sign > 0 for one in moves) for sign in (-1, 1))
    kept = len(moves) - lower - higher
    return f"kept {kept} of {some(len(moves), 'judgement')}, lowered {lower} and raised {higher}."


def _table(found: Found, total: Books) -> Table:
    """Agencies by cases where that can be read, else counts; totals alone in a public edition."""
    plan = found.plan
    if found.public or len(plan.agencies) > MOST_AGENCIES:
        return _totals(total)
    if len(plan.cases) > MOST_CASES:
        return _counts(found)
    columns = (Column("Agency"), *(Column(case.ref, "mark") for case in plan.cases))
    rows = tuple(Row((Cell(one.short), *(_cell(found, one, case.ref) for case in plan.cases))) for one in plan.agencies)
    return Table("Returns", "Returns by agency and case", UNIT, columns, rows, _legend(found))


def _totals(total: Books) -> Table:
    counted = (("Returned", total.returned), ("Nil", total.nil), ("Missing", total.outstanding))
    rows = (*(Row((Cell(name), count(value))) for name, value in counted), _all(total.issued))
    columns = (Column("Returns"), Column("Count", "number"))
    return Table("Returns", "Returns in total", UNIT, columns, rows, "Nil: the child was not known to the agency.")


def _all(issued: int) -> Row:
    return Row((Cell("Issued"), count(issued)), total=True)


def _counts(found: Found) -> Table:
    names = ("Returned", "Nil", "Missing")
    columns = (Column("Agency"), *(Column(name, "number") for name in names))
    rows = []
    for agency in found.plan.agencies:
        own = books(_of(found, agency))
        rows.append(Row((Cell(agency.short), *map(count, (own.returned, own.nil, own.outstanding)))))
    note = "Nil: the child was not known to the agency."
    return Table("Returns", "Returns by agency", UNIT, columns, tuple(rows), note)


def _of(found: Found, agency: Agency) -> list[Return]:
    return [one for one in found.settled.returns if one.agency.code == agency.code]


def _cell(found: Found, agency: Agency, case: str) -> Cell:
    own = next((one for one in _of(found, agency) if one.case.ref == case), None)
    return Cell("", _mark(own)) if own else Cell(NO_DATA, quiet=True)


def _mark(one: Return) -> Mark:
    return HELD if one.held_alone else MARKS[one.status]


def _legend(found: Found) -> str:
    """What the marks mean, those only that stand in the table."""
    used = {_mark(one).kind for one in found.settled.returns}
    said = {
        "returned": "■ returned",
        "missing": "□ missing",
        "nil": "nil: child not known to the agency",
        "held": "held: waits for the lead, counted as missing",
    }
    dots = any(len(found.plan.cases_of(one)) < len(found.plan.cases) for one in found.plan.agencies)
    return "   ".join(
        [*(words for kind, words in said.items() if kind in used), *([f"{NO_DATA} not asked"] if dots else [])]
    )


def _whose(found: Found) -> Iterator[str]:
    """Whose returns are missing, agency by agency."""
    for agency in found.plan.agencies:
        refs = [one.case.ref for one in _of(found, agency) if one.status is Status.OUTSTANDING]
        if refs:
            yield f"Missing: {agency.name}, {some(len(refs), 'case')} ({', '.join(refs)})."
