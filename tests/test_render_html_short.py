"""Short documents as pages: every word is there, links lead where they may, and each kind has the parts it needs."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from every_block import ADDRESS, document, points, retold, said, short_document
from test_render_html import Page, luminance

from maar.documents.model import Bullets, Document, Section, Text
from maar.documents.points import Callout, Heading, Point, Points, Strip
from maar.figures import Share
from maar.render import theme
from maar.render.html import html
from maar.render.page_fit import SETTINGS, closeness
from maar.render.shapes import SQUARES_UP_TO
from maar.render.text import web_address

KINDS = ("note", "page", "one page")
HOSTILE = "</style><script>alert(1)</script>\" onload='x' & <b>"


def of_blocks(*blocks: Points | Text | Strip | Heading | Callout | Bullets, kind: str = "note") -> str:
    return html(replace(short_document(kind), sections=(Section("one", "One", blocks),)))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.fixture(params=KINDS)
def told(request: pytest.FixtureRequest) -> Document:
    return short_document(request.param, "Restricted")


def test_every_word_and_figure_of_a_short_document_is_on_its_page(told: Document) -> None:
    text = squeezed(Page(html(told)).text)
    missing = [words for words in said(told) if words not in text and words not in ("78%", "25%")]
    assert missing == []
    assert "7 of 9 (78%)" in text and "11 of 44 (25%)" in text and "0 of 3" in text


def test_what_people_typed_is_text_wherever_it_stands(told: Document) -> None:
    page = html(retold(told, lambda words: words + HOSTILE))
    assert "<script" not in page and "' & <b>" not in page
    assert page.count("</style>") == 1
    assert Page(page).text.count(HOSTILE) >= len([*said(told)])


def test_a_page_is_one_file_without_script_and_fetches_nothing(told: Document) -> None:
    page = html(told)
    assert not re.search(r"<script|src=|@import|url\((?!#)|<link|<iframe|\son\w+=", page)
    assert set(re.findall(r"https?://[^\"'\s<]+", page)) == {ADDRESS}


def test_headings_are_in_order_and_there_is_one_title(told: Document) -> None:
    page = Page(html(told))
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_language_skip_link_and_the_name_of_the_page(told: Document) -> None:
    source = html(told)
    page = Page(source)
    assert page.all("html")[0]["lang"] == "en-GB"
    assert all(len(page.all(tag)) == 1 for tag in ("header", "main", "footer"))
    assert page.all("a")[0]["href"] == "#content" and page.all("main")[0]["id"] == "content"
    assert "<title>Neglect – A briefing</title>" in source
    assert not any(int(one["tabindex"] or 0) > 0 for _, one in page.tags if "tabindex" in one)
    ids = [one["id"] for _, one in page.tags if "id" in one]
    assert len(ids) == len(set(ids))


def test_only_a_page_of_several_parts_has_contents() -> None:
    assert {kind: "<nav" in html(short_document(kind)) for kind in KINDS} == {
        "note": False,
        "page": True,
        "one page": False,
    }
    alone = short_document("page")
    assert "<nav" not in html(replace(alone, sections=alone.sections[:1]))


def test_a_section_without_a_title_has_no_heading_and_no_line_in_the_contents() -> None:
    told = short_document("page")
    page = Page(html(replace(told, sections=(*told.sections, Section("end", "", (Text("Ring now."),))))))
    assert [link["href"] for link in page.all("a") if str(link["href"]).startswith("#")] == ["#content", "#one", "#two"]
    assert len(page.all("h2")) == 2 and "Ring now." in page.text


def test_only_what_is_restricted_is_kept_out_of_search_engines() -> None:
    tag = '<meta name="robots" content="noindex">'
    assert tag in html(short_document("page", "Restricted")) and tag in html(document())
    assert tag not in html(short_document("page"))


@pytest.mark.parametrize("address", [ADDRESS, "http://eastmere.example", "  https://eastmere.example/a?b=c&d=e#f "])
def test_an_address_of_the_web_is_a_link_with_words(address: str) -> None:
    page = of_blocks(Points((Point("shows how.", "The tool kit", link=address), Point("By itself", link=address))))
    links = [link for link in Page(page).all("a") if link["href"] != "#content"]
    assert links == [{"href": address.strip(), "rel": "noopener"}] * 2
    assert re.search("<b><a [^>]*>The tool kit</a>", page) and re.search("<p><a [^>]*>By itself</a>", page)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "file:///etc/passwd", "tel:0300", "//x.example",
     "https:", "http://", "www.eastmere.example", "https://x.example/a b", "java\nscript:x", "https:\\\\x", "http://[x"],
)  # fmt: skip
def test_any_other_address_is_shown_as_text(address: str) -> None:
    assert web_address(address) == ""
    page = Page(of_blocks(Points((Point("shows how.", "The tool kit", link=address),))))
    assert [link["href"] for link in page.all("a")] == ["#content"]
    assert f"The tool kit shows how. {address}" in page.text


@pytest.mark.parametrize(("share", "drawn"), [(Share(7, 9), (7, 2)), (Share(0, 3), (0, 3)), (Share(40, 40), (40, 0))])
def test_one_square_is_one_answer_and_the_filled_ones_come_first(share: Share, drawn: tuple[int, int]) -> None:
    page = of_blocks(Points((Point("Said.", squares=share),)))
    squares = re.search(r'<span class="squares" role="img" aria-label="([^"]*)">(.*?)</span>', page)
    assert squares and squares[1] == f"{share.n} of {share.d} squares are filled"
    own = re.findall(r"<i[^>]*>", squares[2])
    filled, turn = own[: share.n], [one for one in own if "turn" in one]
    assert (len(filled), len(own) - len(filled)) == drawn
    assert all("s2" in one for one in filled) and not any("s2" in one for one in own[share.n :])
    assert len(turn) == (1 if all(drawn) else 0)


@pytest.mark.parametrize("share", [Share(11, SQUARES_UP_TO + 1), Share(0, 0), None])
def test_more_answers_than_forty_and_none_are_not_drawn(share: Share | None) -> None:
    assert 'class="squares"' not in of_blocks(Points((Point("Said.", squares=share),)))


def test_points_are_a_list_and_their_note_stands_under_them() -> None:
    page = of_blocks(replace(points(), numbered=True))
    assert page.count("<ol") == 1 and page.count("<li>") == 3
    assert page.index("</ol>") < page.index("One square is one answer.")
    assert re.search("<h3>What worked well</h3>", page)


def test_the_strip_and_what_comes_after_it_stand_at_the_foot_of_one_page() -> None:
    strip, urgent = Strip("Tell us.", "Send it.", ("Date:", "We will:")), Text("", "Ring now.")
    sections = (Section("ask", "Ask", (Text("Who asked?"), strip, urgent)),)
    page = html(replace(short_document("one page"), sections=sections))
    foot = page[page.index('class="part foot"') :]
    assert page.index("Who asked?") < page.index('class="part foot"')
    assert all(words in foot for words in ("Tell us.", "Date:", "We will:", "Ring now."))
    assert page.count('id="ask"') == 1
    assert 'class="part foot"' not in html(replace(short_document("note"), sections=sections))


def test_the_findings_page_is_as_it_was_without_the_blocks_of_short_documents() -> None:
    report = document(Text("39 came back."))
    assert ".callout" not in html(report) and "<body>" in html(report)
    assert ".callout" in html(document(Callout("Stop", ("Think.",))))


def test_nothing_in_a_short_document_is_red(told: Document) -> None:
    style = html(told).split("<style>")[1].split("</style>")[0]
    assert all(".notice" in rule for rule in style.split("}") if "var(--alert)" in rule)


def test_a_page_is_set_as_wide_as_it_can_be_and_never_wider_with_more_words() -> None:
    def of(words: int) -> str:
        texts = tuple(Section(f"s{at}", "A heading", (Text("children " * words),)) for at in range(7))
        return closeness(replace(short_document("one page"), sections=texts))

    order = [one.name for one in SETTINGS]
    places = [order.index(of(words)) for words in range(10, 110, 5)]
    assert places == sorted(places) and {*places} == {*range(len(order))}
    assert {closeness(short_document(kind)) for kind in ("note", "page")} == {""}


@pytest.mark.parametrize("ground", ["paper", "ground"])
def test_every_colour_of_text_can_be_read_on_paper_and_on_ground(ground: str) -> None:
    behind = luminance(theme.COLOURS[ground])
    for name in ("ink", "second", "link", "alert"):
        assert (behind + 0.05) / (luminance(theme.COLOURS[name]) + 0.05) >= 4.5, name
    assert (behind + 0.05) / (luminance(theme.COLOURS["hatch-edge"]) + 0.05) >= 3
