"""Every page that is made of the example, in both editions, and one of each kind that holds every block."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from every_block import document, short_document

from maar.audit.asked import Asked
from maar.audit.collect import collect
from maar.audit.folder import AuditFolder
from maar.audit.publish import public_found, to_clear
from maar.audit.tell import in_words, tell
from maar.documents.edition import Edition
from maar.documents.every import DOCUMENTS
from maar.documents.found import Found
from maar.documents.model import Section
from maar.documents.points import Point, Points
from maar.documents.words import Link, Words
from maar.figures import Share, figure
from maar.render.html import html
from maar.returns import Decision

from .browser import Browser, Pages

ROOT = Path(__file__).parents[2]
DAY = date(2026, 6, 12)
WORDS = Words(
    about={"title": "Know the story, say what it means", "call_out": "What is a day like for this child?"},
    links=(
        Link("The tool kit for chronologies", "https://eastmere.example/tools"),
        Link("By phone", "tel:03000000000"),
    ),
)


class PagesAlone(Asked):
    """Everything that can be told, as pages and in no other format."""

    __slots__ = ()

    def formats(self, name: str) -> tuple[str, ...]:
        return tuple(form for form in DOCUMENTS[name].formats if form == "html")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(tmp_path_factory.mktemp("chromium"))


@pytest.fixture(scope="session")
def pages(browser: Browser) -> Pages:
    """The pages by name: the edition before the document, or the kind of a document made by hand."""
    collected = collect(AuditFolder(ROOT, "example"), DAY)
    restricted = replace(in_words(collected, Edition.RESTRICTED), words=WORDS)
    public = _cleared(replace(public_found(collected), words=WORDS))
    made = {
        f"{found.edition} {name.removesuffix('.html')}": content.decode("utf-8")
        for found in (restricted, public)
        for name, content in tell(found, PagesAlone(tuple(DOCUMENTS), found.edition)).items()
        if name.endswith(".html")
    }
    by_hand = {kind: html(short_document(kind, "Restricted")) for kind in ("note", "page", "one page")}
    forty = Points((Point("Thirty-one of them said it.", "Said.", figure(Share(31, 40)), Share(31, 40)),))
    full = replace(short_document("one page"), sections=(Section("one", "One", (forty,)),))
    return {**made, **by_hand, "forty squares": html(full), "every block": html(document())}


def _cleared(found: Found) -> Found:
    """The same with every text cleared that must be."""
    decisions = (
        Decision(one.id, "clear", "It says nothing of one child", "audit lead", DAY, (one.content,))
        for one in to_clear(found).values()
    )
    return replace(found, decisions=(*found.decisions, *decisions))
