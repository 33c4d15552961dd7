"""Nothing that axe-core knows of is wrong with any page; nothing needs scrolling sideways; the print fits its paper."""

from dataclasses import replace

import pytest
from every_block import said, short_document

from maar.documents.every import DOCUMENTS
from maar.documents.model import Document, Section, Text
from maar.documents.points import Point, Points, Strip
from maar.figures import Share
from maar.render.html import html

from .browser import Browser, Pages, Seen

pytestmark = pytest.mark.client
DESK, PHONE = 1280, 390
ENLARGED = 640, 320  # the window of a desk at 200%, and what WCAG 1.4.10 asks for
HELD = 20  # rules that any page has something to show for
SENTENCE = "Each agency read its own record of the same six children, and said what it meant. "


@pytest.fixture(scope="module")
def seen(browser: Browser, pages: Pages) -> list[Seen]:
    return browser.read(pages, (DESK, PHONE))


def test_every_document_that_has_a_page_is_read_in_both_editions(pages: Pages, seen: list[Seen]) -> None:
    names = [name for name, kind in DOCUMENTS.items() if "html" in kind.formats]
    told = {f"{edition} {name}" for edition in ("restricted", "public") for name in names}
    assert told <= set(pages)
    assert {(one.name, one.width) for one in seen} == {(name, width) for name in pages for width in (DESK, PHONE)}


def test_axe_finds_no_violation(seen: list[Seen]) -> None:
    assert {f"{one.name} at {one.width}": one.violations for one in seen if one.violations} == {}
    assert min(one.rules for one in seen) >= HELD


def test_nothing_leaves_the_window_and_the_focus_is_seen(browser: Browser, pages: Pages, seen: list[Seen]) -> None:
    enlarged = browser.read(pages, ENLARGED, axe=False)
    assert {f"{one.name} at {one.width}": one.tooWide for one in (*seen, *enlarged) if one.tooWide} == {}
    assert {f"{one.name} at {one.width}": one.unseen for one in (*seen, *enlarged) if one.unseen} == {}


def test_what_is_wrong_with_a_page_is_found(browser: Browser) -> None:
    page = html(short_document())
    wrong = {
        "color-contrast": page.replace("<li>", '<li style="color:#999">', 1),
        "document-title": page.replace("<title>Neglect – A briefing</title>", ""),
        "html-has-lang": page.replace(' lang="en-GB"', ""),
        "heading-order": page.replace("<h3>", "<h5>").replace("</h3>", "</h5>"),
        "landmark-one-main": page.replace("<main", "<div").replace("</main>", "</div>"),
        "role-img-alt": page.replace('aria-label="7 of 9 squares are filled"', ""),
    }
    found = {one.name: {place.split(":")[0] for place in one.violations} for one in browser.read(wrong, (DESK,))}
    assert all(rule in found[rule] for rule in wrong), found
    spoilt = page.replace("</head>", "<style>.points{width:2000px}a:focus-visible{outline:none}</style></head>")
    wide = browser.read({"wide": spoilt}, (PHONE,), axe=False)[0]
    assert wide.tooWide and wide.unseen


@pytest.mark.parametrize("edition", ["restricted", "public"])
def test_the_seven_minute_briefing_prints_on_one_page(browser: Browser, pages: Pages, edition: str) -> None:
    assert len(browser.printed(pages[f"{edition} seven-minute"]).pages) == 1


@pytest.mark.parametrize(("words", "closeness"), [(380, ""), (480, "close"), (590, "closest")])
def test_a_page_of_under_600_words_prints_on_one_page(browser: Browser, words: int, closeness: str) -> None:
    told = _of_words(words)
    assert words - 3 < sum(len(text.split()) for text in said(told)) < 600
    page = html(told)
    assert f'class="{" ".join(["short kind-one-page", *closeness.split()])}"' in page
    paper = browser.printed(page)
    assert len(paper.pages) == 1
    assert [round(float(side) / 72 * 25.4) for side in paper.pages[0].mediabox[2:]] == [210, 297]
    assert "In an emergency ring 999." in paper.pages[0].extract_text()


@pytest.mark.parametrize("name", ["annual-briefing", "briefing-note", "learning-journey"])
def test_short_documents_print_on_one_to_four_pages(browser: Browser, pages: Pages, name: str) -> None:
    assert 1 <= len(browser.printed(pages[f"restricted {name}"]).pages) <= 4


def _of_words(words: int) -> Document:
    """A page of seven sections, filled with sentences to so many words, and a foot."""
    squares = (Share(9, 12), Share(4, 22), Share(31, 40))
    points = tuple(Point(f"{share.n} of {share.d} said it.", "Say it.", None, share) for share in squares)
    steps = Points(tuple(Point("Read back before you decide.") for _ in range(4)))
    blocks = [(Text(""),), (Text(""),), (Text(""),), (Points(points),), (Points(points),), (steps,), (steps,)]
    foot = (
        Strip("Tell us.", "Send this to lead@eastmere.example.", ("Team and date:", "We will:")),
        Text("", "Worried about a child now? Ring the front door. In an emergency ring 999."),
    )
    sections = [Section(f"s{at}", f"{at}  A heading", own) for at, own in enumerate(blocks, 1)]
    told = Document(
        "", "Eastmere Partnership", "Know the story", "A briefing", (), (), (*sections, Section("foot", "", foot)),
        "Six cases", kind="one page",
    )  # fmt: skip
    each = (words - sum(len(text.split()) for text in said(told))) // 3
    text = Text(" ".join((SENTENCE * each).split()[:each]))
    return replace(told, sections=(*(replace(one, blocks=(text,)) for one in sections[:3]), *told.sections[3:]))
