"""The slide deck as a PowerPoint file: native, whole, accessible, and the same bytes for the same deck."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from deck_audits import of, on_ten, plan
from every_block import GOOD, POOR, UNKNOWN
from example import found as worked
from lxml import etree
from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt
from reach_pptx import faults
from test_slides import WORDS
from workbooks import baseline

from maar.documents.deck import Bars, Deck, Slide
from maar.documents.edition import Edition
from maar.documents.model import Cell, Column, Distribution, Row, Run, Table, Text
from maar.documents.points import Callout, Point, Points
from maar.documents.slides import slides
from maar.documents.words import Link, ThemeWords, Words
from maar.figures import Share, figure
from maar.render.measure import lines, width
from maar.render.pptx import pptx
from maar.render.pptx_layouts import NO_LAYOUT
from maar.render.pptx_open import NOT_SLIDES, opened
from maar.render.theme import HOUSE, Theme

HOSTILE = "\x00\x0b\ufffe\ud800</a:t><a:r>&amp;\u202e {{ x }} =1+1 " + "long" * 30
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
AUDITS = {
    "worked": worked(),
    "large": of(plan(20, 12), every=5, words=WORDS),
    "ten": of(plan(9, 8, on_ten(9))),
    "silent": of(plan(3, 3), silent=True),
}


def deck(*body: Any, **more: Any) -> Deck:
    one = Slide("What was found", body, ("2 of 8 answers.",), **more)
    return Deck("Restricted", "A partnership", "Was it done?", "Three cases", "For all", (one,), "Restricted. Today")


def bars(*counts: tuple[int, int, int], title: str = "How good was it?") -> Bars:
    def one(place: int, good: int, poor: int, unknown: int) -> Distribution:
        runs = (Run(GOOD, good, True), Run(POOR, poor, True), Run(UNKNOWN, unknown, True))
        return Distribution(f"Q-{place}", f"Question {place}", runs, figure(Share(good, good + poor + unknown)))

    return Bars(title, tuple(one(place, *each) for place, each in enumerate(counts, start=1)))


def read(made: bytes) -> Any:
    return Presentation(BytesIO(made))


def parts(made: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def said(made: bytes) -> str:
    """Every word on slides, in tables, charts, alternative texts and notes."""
    found = []
    for name, part in parts(made).items():
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes", "ppt/charts/chart")):
            root = etree.fromstring(part)
            found += [one.text or "" for one in root.iter(qn("a:t"), qn("c:v"))]
            found += [one.get("descr") or "" for one in root.iter(qn("p:cNvPr"))]
    return " ".join(" ".join(found).split())


@pytest.mark.parametrize("name", AUDITS)
def test_everybody_can_use_the_deck(name: str) -> None:
    assert faults(pptx(slides(AUDITS[name]))) == []


def test_titles_points_and_subtitle_stand_in_placeholders_so_that_the_outline_holds_them() -> None:
    made = read(pptx(deck(Points((Point("Read back.", "First:"), Point("Ask."))))))
    first, second = made.slides
    assert [one.text_frame.text for one in first.placeholders] == [
        "Was it done?", "Three cases\nFor all", "Restricted. Today", "1", "A partnership",
    ]  # fmt: skip
    assert [one.text_frame.text for one in second.placeholders] == [
        "What was found", "First: Read back.\nAsk.", "Restricted. Today", "2",
    ]  # fmt: skip
    assert (made.slide_width, made.slide_height) == (Pt(960), Pt(540))
    assert [layout.name for layout in made.slide_layouts] == ["Title slide", "Title and points", "Title only"]


def charts(made: bytes, number: int = 1) -> list[Any]:
    return [shape.chart for shape in read(made).slides[number].shapes if shape.has_chart]


def test_a_chart_is_native_and_holds_the_counts() -> None:
    (chart,) = charts(pptx(deck(bars((4, 3, 1), (0, 8, 0)))))
    assert list(chart.plots[0].categories) == ["Question 1", "Question 2"]
    assert {one.name: list(one.values) for one in chart.plots[0].series} == {
        "Good": [4, 0], "Inadequate": [3, 8], "Not known": [1, 0],
    }  # fmt: skip
    assert [one.data_labels.number_format for one in chart.plots[0].series] == ['"G "0;;;', '"I "0;;;', '"NK "0;;;']
    assert chart.plots[0].series[2].format.fill.type == 2  # patterned: nothing rests on colour


def test_two_scales_have_one_axis_and_one_plot_box() -> None:
    two = charts(pptx(deck(bars((4, 3, 1)), bars((9, 9, 9), (1, 0, 0), title="Was it done?"))))
    assert [one.value_axis.maximum_scale for one in two] == [27, 27]
    boxes = [etree.tostring(one._chartSpace.find(f".//{qn('c:plotArea')}/{qn('c:layout')}")) for one in two]
    assert boxes[0] == boxes[1] and b"inner" in boxes[0]


def test_a_piece_too_narrow_for_its_label_is_named_beside_its_bar() -> None:
    made = read(pptx(deck(bars((300, 0, 0), (3, 1, 0)))))
    texts = [one.text_frame.text for one in made.slides[1].shapes if one.has_text_frame]
    assert "G 3, I 1" in texts


def test_a_narrow_piece_holds_its_number_alone_on_one_line() -> None:
    (chart,) = charts(pptx(deck(bars((36, 1, 1)))))
    labels = [series.points[0].data_label for series in chart.plots[0].series]
    assert [label.text_frame.text for label in labels if label.has_text_frame] == ["1", "1"]
    assert not [one for series in chart.plots[0].series for one in series._element.iter(qn("c:delete"))]


def test_names_of_bars_end_where_the_bars_begin_also_when_they_wrap() -> None:
    page = read(pptx(deck(bars((4, 3, 1), (9, 2, 0))))).slides[1]
    names = [one for one in page.shapes if one.name.startswith("Name: ")]
    assert [one.text_frame.text for one in names] == ["Question 1", "Question 2"]
    assert {one.text_frame.paragraphs[0].alignment for one in names} == {PP_ALIGN.RIGHT}
    (chart,) = [one for one in page.shapes if one.has_chart]
    assert all(one.left + one.width <= chart.left for one in names)


def test_a_telephone_number_stays_on_one_line() -> None:
    made = read(pptx(deck(Points((Point("Ring 0300 000 0001, or 999 on 3 May 2026."),)))))
    (words,) = [one.text_frame.text for one in made.slides[1].placeholders if "Ring" in one.text_frame.text]
    assert words == "Ring 0300\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}0001, or 999 on 3 May 2026."
    assert lines("0300\N{NO-BREAK SPACE}000", 10, 30) == lines("0300x000", 10, 30)


VAST = "very much to say " * 120


@pytest.mark.parametrize("edition", Edition)
def test_whatever_length_the_lead_writes_every_word_has_a_place(edition: Edition) -> None:
    themes = {theme.code: ThemeWords(theme.code, VAST, VAST, VAST, (VAST,)) for theme in baseline().themes}
    about = dict.fromkeys(("audience", "why_this_theme", "call_out", "contact", "urgent"), VAST)
    words = Words(about, {"national": (VAST,)}, themes=themes, links=(Link(VAST, "https://example.org"),))
    made = pptx(slides(replace(of(plan(3, 3), words=words), edition=edition)))
    sizes = [one.height for page in read(made).slides for one in page.shapes]
    assert min(sizes) >= 0
    assert " ".join(VAST.split()) in said(made)


def test_a_call_out_without_room_stands_in_the_notes() -> None:
    made = read(pptx(deck(bars((4, 3, 1)), Callout("For children", (VAST,)))))
    assert VAST.strip() in made.slides[1].notes_slide.notes_text_frame.text


def test_a_lesson_stands_under_the_picture_and_takes_no_words_from_it() -> None:
    lesson = Callout("", ("Read back, and say what it adds up to.",))
    page = read(pptx(deck(bars((4, 3, 1)), lesson))).slides[1]
    (words,) = [one for one in page.shapes if one.has_text_frame and one.text_frame.text == lesson.words[0]]
    (chart,) = [one for one in page.shapes if one.has_chart]
    assert chart.top + chart.height <= words.top


def test_figures_stand_at_the_right_of_their_bars() -> None:
    texts = [
        one.text_frame.text
        for one in read(pptx(deck(bars((4, 3, 1), (9, 2, 0))))).slides[1].shapes
        if one.has_text_frame
    ]
    assert "4 of 8\x0b(50%)" in texts and "9 of 11\x0b82%" in texts


def table(rows: int, words: str = "Add a box to the form") -> Table:
    columns = (Column("Action"), Column("Owner"), Column("By"))
    cells = tuple(Row((Cell(f"{words} {one}"), Cell("Social care"), Cell("30 Sep 2026"))) for one in range(1, rows + 1))
    return Table("Actions", "What happens next", "Unit: one action.", columns, cells, "A note of actions.")


def test_a_table_is_native_with_a_heading_row_and_no_house_style_of_the_program() -> None:
    (drawn,) = [shape.table for shape in read(pptx(deck(table(3)))).slides[1].shapes if shape.has_table]
    assert drawn.first_row and [drawn.cell(0, place).text for place in range(3)] == ["Action", "Owner", "By"]
    assert drawn._tbl.tblPr.find(qn("a:tableStyleId")).text == "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@pytest.mark.parametrize(
    "body",
    [
        (Points(tuple(Point(f"Point {one} has rather many words to be read aloud.") for one in range(1, 40))),),
        (table(40, "An action with a name that is longer than its column"),),
        (Points((Point("Words " * 60),)), table(14)),
        (Text("One. " * 200), Callout("For children", ("They told it twice.",))),
        (Points(tuple(Point(f"Question {one}?", note=f"{one} of 99 answers") for one in range(1, 20)), numbered=True),),
    ],
    ids=["points", "rows", "beside", "text", "numbered"],
)
def test_what_has_no_room_stands_in_the_notes_and_nothing_is_lost_or_cut(body: tuple[Any, ...]) -> None:
    made = pptx(deck(*body))
    whole = said(made)
    for block in body:
        texts = [cell.text for row in block.rows for cell in row.cells] if isinstance(block, Table) else []
        texts += [f"{one.words} {one.note}".strip() for one in block.items] if isinstance(block, Points) else []
        texts += [block.plain] if isinstance(block, Text) else list(block.words) if isinstance(block, Callout) else []
        assert [text for text in texts if " ".join(text.split()) not in whole] == []
    shapes = [shape for shape in read(made).slides[1].shapes if shape.has_table]
    assert all(sum(row.height for row in one.table.rows) + one.top <= Pt(490) for one in shapes)


def test_a_title_too_long_for_two_lines_is_told_whole_in_the_notes() -> None:
    long = "Chronologies were kept by every agency but nobody said what they meant " * 5
    made = read(pptx(replace(deck(Text("Words")), slides=(Slide(long, (Text("Words"),), ("Notes",)),))))
    title = made.slides[1].shapes.title.text_frame
    assert title.text.endswith("…") and title.paragraphs[0].runs[0].font.size >= Pt(22)
    assert " ".join(long.split()) in made.slides[1].notes_slide.notes_text_frame.text


def test_the_same_deck_gives_the_same_bytes_and_no_clock_stands_in_its_workbooks() -> None:
    told = slides(AUDITS["worked"])
    made = pptx(told)
    assert pptx(told) == made
    books = [content for name, content in parts(made).items() if name.endswith(".xlsx")]
    assert len(books) == 2
    for content in (made, *books):
        with ZipFile(BytesIO(content)) as archive:
            assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert set(re.findall(rb"W3CDTF\">([^<]*)", archive.read("docProps/core.xml"))) == {b"2000-01-01T00:00:00Z"}


def test_it_says_whose_it_is_and_nobody_s_name() -> None:
    made = pptx(deck(Text("Words")))
    about = read(made).core_properties
    assert (about.title, about.author, about.last_modified_by) == ("Was it done?", "A partnership", "A partnership")
    held = parts(made)
    assert not [name for name in held if re.search("thumbnail|app.xml|printer|custom|comment|vba", name)]
    assert b"python-pptx" not in b"".join(held.values())


def test_a_theme_gives_its_colours_and_its_font() -> None:
    made = pptx(deck(bars((4, 3, 1))), house=Theme({"ink": "#102030"}, "Verdana, sans-serif"))
    theme = next(part for name, part in parts(made).items() if "theme/theme1" in name)
    assert theme.count(b'typeface="Verdana"') == 2 and b'<a:dk1><a:srgbClr val="102030"/>' in theme


def template(kind: str = "", change: Callable[[Any], None] = lambda deck: None) -> bytes:
    """A house's own, four by three, with last year's slides and a person's name where it hides."""
    house = Presentation()
    house.core_properties.author = "A Person"
    page: Any = house.slides.add_slide(house.slide_layouts[1])
    page.shapes.title.text = "Last year of Sam"
    page.notes_slide.notes_text_frame.text = "A Person wrote this"
    house.slide_layouts[1].name = "House content"
    change(house)
    saved, out = BytesIO(), BytesIO()
    house.save(saved)
    with ZipFile(saved) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            plain = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
            if kind and name == "[Content_Types].xml":
                assert plain in content
                content = content.replace(plain, kind.encode())
            target.writestr(name, content)
    return out.getvalue()


def test_a_house_keeps_its_layouts_and_loses_its_slides() -> None:
    told = slides(AUDITS["worked"])
    made = pptx(told, template())
    house = read(made)
    assert house.slide_width == 9144000 and "House content" in [one.name for one in house.slide_layouts]
    assert house.slides[1].slide_layout.name == "House content"
    assert len(house.slides) == len(told.slides) + 1
    assert not [name for name, part in parts(made).items() if b"A Person" in part or b"Sam" in part]
    assert faults(made) == [] and pptx(told, template()) == made


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    ],
)
def test_a_template_may_be_a_potx_or_a_show_or_hold_macros(kind: str) -> None:
    made = pptx(deck(Text("Words")), template(kind))
    assert kind.encode() not in parts(made)["[Content_Types].xml"] and len(read(made).slides) == 2


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", template()[:3000], b"PK\x03\x04", b"\xd0\xcf\x11\xe0 old .ppt"])
def test_a_template_that_is_no_powerpoint_file_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(ValueError, match=re.escape(NOT_SLIDES)):
        opened(content)


def test_a_template_without_a_place_for_a_title_is_refused_in_a_sentence() -> None:
    def bare(house: Any) -> None:
        for layout in house.slide_layouts:
            for one in [*layout.placeholders]:
                one._element.getparent().remove(one._element)

    with pytest.raises(ValueError, match=re.escape(NO_LAYOUT)):
        opened(template(change=bare))


def test_a_template_without_a_footer_still_bears_the_marking() -> None:
    def bare(house: Any) -> None:
        for layout in house.slide_layouts:
            for one in [one for one in layout.placeholders if one.placeholder_format.idx in (10, 11, 12)]:
                one._element.getparent().remove(one._element)

    page = read(pptx(deck(Text("Words")), template(change=bare))).slides[1]
    assert "Restricted. Today" in [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]


def test_whatever_agencies_typed_is_text() -> None:
    told = deck(Points((Point(HOSTILE, note=HOSTILE),)), table(2, HOSTILE))
    whole = said(pptx(replace(told, title=HOSTILE, footer=HOSTILE)))
    assert "</a:t><a:r>&amp;" in whole and "\ufffd" in whole


@pytest.mark.parametrize(
    ("words", "size", "room", "expected"),
    [("", 10, 50, 1), ("one two", 10, 500, 1), ("one two", 10, 25, 2), ("a\nb", 10, 50, 2), ("x" * 40, 10, 50, 4)],
)
def test_lines_are_counted_as_they_break(words: str, size: float, room: float, expected: int) -> None:
    assert lines(words, size, room) == expected
    assert width(words.replace("\n", ""), size, bold=True) >= width(words.replace("\n", ""), size)


BROKEN: dict[str, tuple[Callable[[Any], object], str]] = {
    "a title gone": (lambda page: _gone(page.shapes.title), "no title"),
    "the title last": (lambda page: page.shapes._spTree.append(page.shapes.title._element), "is not read first"),
    "no words for a chart": (lambda page: _words_gone(page), "no alternative text"),
    "small words": (lambda page: _look(page, "sz", "800"), "too small"),
    "another language": (lambda page: _look(page, "lang", "de-DE"), "no language"),
    "no number": (lambda page: _gone(page.placeholders[12]), "no slide_number"),
    "no notes": (lambda page: page.notes_slide.notes_text_frame.clear(), "no notes"),
    "over the edge": (lambda page: setattr(page.shapes.title, "left", Pt(900)), "over the edge"),
    "the same title": (lambda page: setattr(page.shapes.title, "text", "Was it done?"), "2 slides are titled"),
}


def _gone(shape: Any) -> None:
    shape._element.getparent().remove(shape._element)


def _words_gone(page: Any) -> None:
    for shape in page.shapes:
        if shape.has_chart:
            shape._element.nvGraphicFramePr.cNvPr.set("descr", "")


def _look(page: Any, name: str, value: str) -> None:
    next(page._element.iter(qn("a:rPr"))).set(name, value)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_deck_is_found_out(name: str) -> None:
    breaks, fault = BROKEN[name]
    made = read(pptx(deck(bars((4, 3, 1)))))
    breaks(made.slides[1])
    out = BytesIO()
    made.save(out)
    assert [one for one in faults(out.getvalue()) if fault in one]


def impress() -> str:
    """LibreOffice with Impress, which is a package of its own: without it the test is skipped."""
    office = shutil.which("soffice")
    if office and list(Path(office).resolve().parent.glob("*slideshowlo*")):
        return office
    pytest.skip("LibreOffice Impress is not installed")


@pytest.mark.client
def test_libreoffice_opens_it_and_counts_its_slides(tmp_path: Path) -> None:
    office = impress()
    decks = {"worked": slides(AUDITS["worked"]), "large": slides(AUDITS["large"])}
    files = {name: pptx(told) for name, told in decks.items()} | {"house": pptx(decks["worked"], template())}
    for name, made in files.items():
        (tmp_path / f"{name}.pptx").write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *(str(tmp_path / f"{name}.pptx") for name in files)], check=True, timeout=120)
    pages = {name: len(PAGE.findall((tmp_path / f"{name}.pdf").read_bytes())) for name in files}
    expected = {name: len(told.slides) + 1 for name, told in decks.items()}
    assert pages == {**expected, "house": expected["worked"]}


def test_our_own_theme_is_the_usual_one() -> None:
    assert pptx(deck(Text("Words")), house=HOUSE) == pptx(deck(Text("Words")))
