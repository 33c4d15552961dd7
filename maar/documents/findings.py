"""The themed findings report: the order of its sections, and what stands above them.

A public edition is a document of its own, made without what only partners are told.
"""

from collections.abc import Callable

from maar.documents.agreed_near import near_section
from maar.documents.agreed_part import agreed_section
from maar.documents.alerts_part import alerts
from maar.documents.answers_part import answers_section
from maar.documents.books_part import books_section
from maar.documents.chronology_part import chronology_section
from maar.documents.facts_part import page_facts
from maar.documents.findings_part import findings_section, messages_section
from maar.documents.found import Found
from maar.documents.grid import grid_section
from maar.documents.method import method_section
from maar.documents.model import Document, Section
from maar.documents.phrases import day, marking, sentence_case
from maar.documents.public_findings import public_findings
from maar.documents.recommendations_part import recommendations_section
from maar.documents.report_summary import conclusions_section, why_section
from maar.documents.returns_part import returns_section
from maar.documents.smart_part import smart_section
from maar.documents.tables import workbook_tables
from maar.documents.voices_part import voices_section

SECTIONS: tuple[Callable[[Found], Section | None], ...] = (
    returns_section,
    messages_section,
    grid_section,
    answers_section,
    voices_section,
    near_section,
    findings_section,
    chronology_section,
    smart_section,
    agreed_section,
    why_section,
    conclusions_section,
    recommendations_section,
    method_section,
    books_section,
)


def findings_document(found: Found) -> Document:
    """Everything the findings report says, in words, numbers and order, before anything is drawn."""
    if found.public:
        return public_findings(found)
    plan = found.plan
    return Document(
        marking=marking(plan),
        owner=plan.partnership,
        title=found.words.of("title") or plan.title,
        subtitle=sentence_case(f"{plan.noun}: findings"),
        facts=page_facts(found),
        alerts=alerts(found),
        sections=tuple(told for section in SECTIONS if (told := section(found))),
        footer=f"Findings, restricted edition, as of {day(found.as_of)}",
        tables=workbook_tables(found),
    )
