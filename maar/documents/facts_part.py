"""The facts under the title of the findings, and where they stand: approved by whom and when, or as of which day.

Comes in: everything found. Goes out: pairs of a name and what it is, for the page and for the report.
"""

from maar.documents.found import Found
from maar.documents.phrases import day, span
from maar.figures import some

Fact = tuple[str, str]


def page_facts(found: Found) -> tuple[Fact, ...]:
    """One line of short facts, as the page has them."""
    plan = found.plan
    meeting = (("Meeting", day(plan.tabletop)),) if plan.tabletop else ()
    return (
        ("Cases", str(len(plan.cases))),
        ("Agencies", str(len(plan.agencies))),
        ("Questions", str(len(found.scores.questions))),
        ("Period looked at", span(*plan.period)),
        *meeting,
        ("Status", as_of(found)),
        *_approval(found),
        *contact(found),
    )


def as_of(found: Found) -> str:
    return f"As of {day(found.as_of)}"


def _approval(found: Found) -> tuple[Fact, ...]:
    """Who approved it and when, as the lead wrote them; nothing where the lead wrote neither."""
    by, on = found.words.of("approved_by"), found.words.of("approved_on")
    said = ", ".join(part for part in (by, on) if part)
    return (("Approved", said),) if said else ()


def contact(found: Found) -> tuple[Fact, ...]:
    """Whom to ask, where the lead says so in the words of this audit."""
    said = found.words.of("contact")
    return (("Contact", said),) if said else ()


def cover_facts(found: Found) -> tuple[Fact, ...]:
    """The facts on the cover of the report, one to a line."""
    plan = found.plan
    read = (
        f"{some(len(plan.cases), 'case')}, {some(len(plan.agencies), 'agency', 'agencies')}, "
        f"{some(len(found.scores.questions), 'question')}; records from {span(*plan.period)}"
    )
    return (
        *(_approval(found) or (("Status", "Draft: the lead has recorded no approval"),)),
        ("Date", as_of(found)),
        ("Edition", "Restricted, for the partners who gave the answers"),
        ("What was read", read),
        *((("Meeting", day(plan.tabletop)),) if plan.tabletop else ()),
        *contact(found),
    )
