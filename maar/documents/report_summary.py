"""The report's summary on one page, why this theme was chosen, and its conclusions.

Comes in: everything found, with the lead's words. Goes out: sections; what only the lead can say is left out unsaid.
"""

from maar.documents.findings_part import chosen, count_of, messages
from maar.documents.found import Found
from maar.documents.method import limits
from maar.documents.model import Block, Bullets, Section, Text
from maar.documents.phrases import span, told
from maar.documents.points import Point, Points
from maar.documents.recommendations_part import asked_in_brief
from maar.documents.returns_part import came_back
from maar.figures import some
from maar.findings import Finding
from maar.scores import books


def summary_section(found: Found) -> Section:
    """What we did, a strength, what has to change; the key messages; what is asked."""
    most_general, *_ = limits(found)
    points = (Point(_what_we_did(found), "What we did."), *_strongest_and_weakest(found))
    three = Points(points, note=most_general)
    return Section("summary", "Summary", (three, *messages(found), *asked_in_brief(found)))


def _what_we_did(found: Found) -> str:
    plan = found.plan
    agencies = some(len(plan.agencies), "agency", "agencies")
    came, _ = came_back(found)
    total = some(len(found.scores.questions), "question")
    return (
        f"{agencies} read their own records of {some(len(plan.cases), 'case')}, from {span(*plan.period)}, against "
        f"{total}. {came} {_missing(found)}"
    )


def _missing(found: Found) -> str:
    missing = books(found.settled.returns).outstanding
    return f"{missing} {'is' if missing == 1 else 'are'} missing." if missing else "None is missing."


def _strongest_and_weakest(found: Found) -> tuple[Point, Point]:
    strengths, areas = chosen(found.findings)
    return (
        _line(found, "A strength with most answers behind it.", strengths, "No question reached a strength."),
        _line(found, "What has to change.", areas, "No question reached an area to improve."),
    )


def _line(found: Found, lead: str, findings: list[Finding], none: str) -> Point:
    if not findings:
        return Point(none, lead)
    first = findings[0]
    headline = found.words.finding(first.id).headline
    if not headline:
        return Point(first.sentence, lead)
    return Point(f"{headline.strip().rstrip('.')}: {told(first.share)} {count_of(found, first)[1]}.", lead)


def why_section(found: Found) -> Section | None:
    """Why this theme, in the lead's words."""
    why, background = found.words.of("why_this_theme"), found.words.all_of("background")
    blocks: list[Block] = [Text(why)] if why else []
    blocks += [Bullets("Background", background)] if background else []
    return Section("why", "Why this theme", tuple(blocks)) if blocks else None


def conclusions_section(found: Found) -> Section | None:
    """What follows from it all, in the lead's words."""
    said = found.words.all_of("conclusions")
    return Section("conclusions", "Conclusions", tuple(map(Text, said))) if said else None
