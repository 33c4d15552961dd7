"""Every document that can be told of an audit: its name, the formats it makes sense in, how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from maar.documents.annual_briefing import annual_briefing
from maar.documents.briefing_note import briefing_note
from maar.documents.deck import Deck
from maar.documents.findings import findings_document
from maar.documents.found import Found
from maar.documents.learning_journey import learning_journey
from maar.documents.learning_page import learning_page
from maar.documents.model import Document
from maar.documents.report import findings_report
from maar.documents.seven_minute import seven_minute
from maar.documents.slides import slides

Others = tuple[Found, ...]
Build = Callable[[Found, Others], Document | Deck]
ON_PAPER = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Kind:
    """`build` makes it of one audit; where it `merges`, of other audits too.

    `on_paper` makes it for Word and PDF, where what is read on paper has another order than the page.
    """

    formats: tuple[str, ...]
    build: Build
    merges: bool = False
    on_paper: Build | None = None

    def builder(self, form: str) -> Build:
        """What makes it for one format."""
        return self.on_paper if self.on_paper and form in ON_PAPER else self.build


def _alone(build: Callable[[Found], Document | Deck]) -> Build:
    return lambda found, others: build(found)


FINDINGS, FEEDBACK = "findings", "agency-feedback"
PAPER = ("docx", "pdf", "html")
DOCUMENTS: Mapping[str, Kind] = {
    FINDINGS: Kind(("html", "xlsx", "docx", "pdf"), _alone(findings_document), on_paper=_alone(findings_report)),
    "annual-briefing": Kind(PAPER, annual_briefing, merges=True),
    "slides": Kind(("pptx",), _alone(slides)),
    "briefing-note": Kind(PAPER, _alone(briefing_note)),
    "learning-page": Kind(("html",), learning_page, merges=True),
    "learning-journey": Kind(PAPER, _alone(learning_journey)),
    "seven-minute": Kind(PAPER, _alone(seven_minute)),
}
