"""The themed findings report for the board, on paper: the order of its sections, and what stands on its cover.

Comes in: everything found, identifiers masked. Goes out: a document made by the builders of the page, so that every
number and every sentence is the same; what the page tells at length is told here in brief.
"""

from collections.abc import Iterator
from dataclasses import replace

from maar.documents.alerts_part import alerts
from maar.documents.facts_part import cover_facts
from maar.documents.findings import findings_document
from maar.documents.found import Found
from maar.documents.grid import grid_section
from maar.documents.model import Document, Section
from maar.documents.phrases import day, marking, sentence_case
from maar.documents.recommendations_part import action_plan_section, recommendations_section
from maar.documents.report_appendices import appendices
from maar.documents.report_meeting import meeting_section, overall_section
from maar.documents.report_method import returns_and_completeness, short_method_section
from maar.documents.report_summary import conclusions_section, summary_section, why_section
from maar.documents.report_themes import theme_sections, voices_and_gaps

NAMES = (
    "Children are known by case reference, and practitioners by role. Identifiers that were found in what agencies "
    "wrote are masked until the audit lead clears them."
)


def findings_report(found: Found) -> Document:
    """The report as the board reads it; a public edition is the page's, section by section."""
    if found.public:
        return findings_document(found)
    plan = found.plan
    return Document(
        marking=marking(plan),
        owner=plan.partnership,
        title=found.words.of("title") or plan.title,
        subtitle=sentence_case(f"{plan.noun}: findings report"),
        facts=cover_facts(found),
        alerts=alerts(found),
        sections=(summary_section(found), *_after_the_summary(found)),
        footer=f"Findings, restricted edition, as of {day(found.as_of)}",
        about=NAMES,
    )


def _after_the_summary(found: Found) -> Iterator[Section]:
    """Everything else; the summary has its page to itself."""
    first, *others = [section for section in _sections(found) if section]
    yield replace(first, new_page=True)
    yield from others


def _sections(found: Found) -> Iterator[Section | None]:
    yield why_section(found)
    yield short_method_section(found)
    yield returns_and_completeness(found)
    yield overall_section(found)
    yield from theme_sections(found)
    yield replace(grid_section(found), new_page=True)
    yield from voices_and_gaps(found)
    yield meeting_section(found)
    yield conclusions_section(found)
    yield recommendations_section(found)
    yield action_plan_section(found)
    yield from appendices(found)
