"""The themed findings report, restricted edition: the order of its sections, and what stands above them."""

from collections.abc import Callable

from maar.documents.agreed_near import near_section
from maar.documents.agreed_part import agreed_section
from maar.documents.alerts_part import alerts
from maar.documents.answers_part import answers_section
from maar.documents.books_part import books_section
from maar.documents.chronology_part import chronology_section
from maar.documents.findings_part import findings_section, messages_section
from maar.documents.found import Found
from maar.documents.grid import grid_section
from maar.documents.method import method_section
from maar.documents.model import Document, Section
from maar.documents.phrases import day, sentence_case, span
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
    method_section,
    books_section,
)


def findings_document(found: Found) -> Document:
    """Everything the findings report says, in words, numbers and order, before anything is drawn."""
    plan = found.plan
    return Document(
        marking=plan.marking,
        owner=plan.partnership,
        title=plan.title,
        subtitle=sentence_case(f"{plan.noun}: findings"),
        facts=_facts(found),
        alerts=alerts(found),
        sections=tuple(told for section in SECTIONS if (told := section(found))),
        footer=f"Findings, restricted edition, as of {day(found.as_of)}",
        tables=workbook_tables(found),
    )


def _facts(found: Found) -> tuple[tuple[str, str], ...]:
    plan = found.plan
    meeting = (("Meeting", day(plan.tabletop)),) if plan.tabletop else ()
    return (
        ("Cases", str(len(plan.cases))),
        ("Agencies", str(len(plan.agencies))),
        ("Questions", str(len(found.scores.questions))),
        ("Period looked at", span(*plan.period)),
        *meeting,
        ("Status", f"As of {day(found.as_of)}"),
    )
