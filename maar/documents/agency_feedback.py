"""One agency's feedback, private to it: its own answers beside the whole, and what to put right and talk over.

Comes in: everything found, identifiers masked, and the agency. Goes out: a short document that is made from the view
of that agency alone, so that no answer, word, name beside an answer or return of another agency can stand in it.
"""

from dataclasses import replace

from maar.documents.alerts_part import RECORDED, alerts
from maar.documents.facts_part import as_of, contact
from maar.documents.feedback_parts import (
    answers_section,
    chronology_section,
    manager_section,
    meeting_section,
    problems_section,
    returns_section,
    smart_section,
)
from maar.documents.feedback_view import view_of
from maar.documents.found import Found
from maar.documents.model import Alert, Document
from maar.documents.phrases import day, marking, span
from maar.plan import Agency

SECTIONS = (
    returns_section,
    problems_section,
    answers_section,
    meeting_section,
    smart_section,
    chronology_section,
    manager_section,
)
RING_US = "If nobody has rung you about it, ring the audit lead now."
PRIVATE = (
    "Private to this agency. It holds your own answers; figures of all agencies stand beside them only where they "
    "tell of no other agency."
)


def agency_feedback(found: Found, agency: Agency) -> Document:
    """What one agency is told of its own part, and nothing of any other's."""
    view = view_of(found, agency)
    plan = view.found.plan
    return Document(
        marking=marking(plan),
        owner=plan.partnership,
        title=plan.title,
        subtitle=f"Feedback to {agency.name}",
        facts=(
            ("Agency", agency.name),
            ("Cases", str(len(plan.cases))),
            ("Period looked at", span(*plan.period)),
            ("Status", as_of(found)),
            *contact(found),
        ),
        alerts=tuple(_to_the_agency(one) for one in alerts(view.found)),
        sections=tuple(told for section in SECTIONS if (told := section(view))),
        footer=f"Feedback to {agency.name}, private to it, as of {day(found.as_of)}",
        kind="note",
        about=PRIVATE,
    )


def _to_the_agency(alert: Alert) -> Alert:
    """The alert with what the agency is to do, in place of what the lead is."""
    return replace(alert, note=alert.note.replace(RECORDED, RING_US))
