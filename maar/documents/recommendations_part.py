"""What is asked of the partners: recommendations, and the plan of actions with who, by when and how it will be known.

Comes in: what the meeting recommended, with the lead's words over it. Goes out: sections; none where nothing is asked.
"""

from collections.abc import Iterable, Iterator

from maar.documents.found import Found
from maar.documents.model import Cell, Row, Section, Table
from maar.documents.phrases import lower_first, number, sentence_case, stopped
from maar.documents.points import Point, Points
from maar.documents.sheet_cells import NOTHING, columns
from maar.documents.story import Advised
from maar.documents.tell_story import recommendations

HEAD = ("No.", "Recommendation", "Owner", "By", "How we will know", "Difference for children")
TO_BE_WRITTEN = "A dot: nobody has written it yet."


def asked_in_brief(found: Found) -> tuple[Points, ...]:
    """Each recommendation with its owner and date, in one line; nothing where there is none."""
    rows = recommendations(found)
    points = tuple(Point(" ".join((stopped(one.text), *_who(one)))) for one in rows)
    many = f"{lower_first(number(len(rows)))} recommendation{'' if len(rows) == 1 else 's'}"
    return (Points(points, f"The board is asked to agree {many}", numbered=True),) if rows else ()


def recommendations_section(found: Found) -> Section | None:
    """The recommendations, each with who, by when and the priority it comes under."""
    rows = recommendations(found)
    if not rows:
        return None
    points = tuple(Point(one.text, note=" ".join((*_who(one), *_priority(one)))) for one in rows)
    return Section("recommendations", "Recommendations", (Points(points, numbered=True),))


def _who(one: Advised) -> Iterator[str]:
    """`Partnership manager, by 30 Sep 2026.`"""
    who = ", ".join(part for part in (one.body, f"by {one.due}" if one.due else "") if part)
    if who:
        yield f"{sentence_case(who)}."


def _priority(one: Advised) -> Iterator[str]:
    if one.priority:
        yield f"Priority: {one.priority}."


def action_plan_section(found: Found) -> Section | None:
    """The recommendations as a plan of actions; what nobody wrote is a dot to be filled."""
    rows = recommendations(found)
    return Section("actions", "Action plan", (_table(rows),)) if rows else None


def _table(rows: Iterable[Advised]) -> Table:
    told = tuple(
        Row(
            (
                Cell(str(number)),
                *(
                    Cell(text) if text else NOTHING
                    for text in (one.text, one.body, one.due, one.measure, one.difference)
                ),
            )
        )
        for number, one in enumerate(rows, start=1)
    )
    unit = "Unit: one recommendation. Each has one owner, one day and a way to tell that it is done."
    dots = any(cell is NOTHING for row in told for cell in row.cells)
    return Table("Action plan", "", unit, columns(HEAD), told, TO_BE_WRITTEN if dots else "")
