"""Short documents in Word: a title and no cover, real lists and links, and a briefing on exactly one page."""

import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from briefing import URGENT, as_note, briefing
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from every_block import ADDRESS, document, points, short_document, steps
from reach_docx import faults
from test_render_docx import PAGE, lines, opened, template, writer
from told_example import MOST_PAGES, documents

from maar.documents.model import Cell, Column, Document, Row, Section, Table, Text
from maar.documents.points import Point, Points, Strip
from maar.render.docx import docx
from maar.render.docx_one_page import SHARES, share

NAMES = "Children are known by case letters only."


def breaks(made: bytes) -> int:
    return len(list(opened(made).element.body.iter(qn("w:pageBreakBefore"))))


def test_a_short_document_begins_under_its_title_without_a_cover() -> None:
    made = docx(short_document(marking="Restricted"))
    assert lines(made)[:4] == [
        "Eastmere Partnership",
        "Neglect",
        "A briefing",
        "Cases\u00a06\u2003Agencies\u00a08\u2003Period\u00a0May\u00a02024\u00a0to\u00a0April\u00a02025",
    ]
    assert breaks(made) == 0 and "Contents" not in lines(made)
    assert breaks(docx(document())) > 0


def test_a_report_has_its_line_on_names_and_its_contents_on_the_cover() -> None:
    made = docx(replace(document(), about=NAMES))
    first = lines(made)[: lines(made).index("1 alert: a child may be at risk now")]
    assert first[-4:] == [NAMES, "Contents", "First part", "Second part"]
    asked = [one.text.strip() for one in opened(made).element.body.iter(qn("w:instrText"))]
    assert asked == ['TOC \\o "1-1" \\n \\h \\z']


def test_a_point_says_its_count_beside_its_words_and_leads_to_its_address() -> None:
    made = docx(document(points()))
    assert "Chronologies. Seven were held. 7 of 9 (78%)\n\nAnswers were Good." in lines(made)
    word = opened(made)
    (link,) = [one for one in word.element.body.iter(qn("w:hyperlink")) if one.get(qn("r:id"))]
    assert word.part.rels[link.get(qn("r:id"))].target_ref == ADDRESS
    assert "".join(one.text for one in link.iter(qn("w:t"))) == "Chronologies."


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///C:/x", "\\\\server\\x", "plans.docx"])
def test_what_is_no_address_of_the_web_is_shown_and_never_linked(address: str) -> None:
    made = docx(document(Points((Point("The tool kit", link=address),))))
    assert f"The tool kit {address}" in lines(made)
    assert not [one for one in opened(made).element.body.iter(qn("w:hyperlink")) if one.get(qn("r:id"))]


def test_every_numbered_list_begins_with_one() -> None:
    word = opened(docx(document(steps(), Text("Between."), steps())))
    used = [one.get(qn("w:val")) for one in word.element.body.iter(qn("w:numId"))]
    assert len(used) == 4 and used[0] == used[1] != used[2] == used[3]
    own = [one for one in word.part.numbering_part.element.iter(qn("w:num")) if one.get(qn("w:numId")) in used]
    starts = [one.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}").get(qn("w:val")) for one in own]
    assert starts == ["1", "1"]
    assert {one.style.name for one in word.paragraphs if one.text.startswith("Read back")} == {"List Number"}


def test_a_strip_has_an_empty_box_under_each_label() -> None:
    (table,) = opened(docx(document(Strip("Tell us.", "By July.", ("Team", "We will", "By"))))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Team", "We will", "By"], ["", "", ""]]


def test_a_briefing_stands_in_two_columns_with_its_strip_across_them() -> None:
    word = opened(docx(briefing()))
    parts = [
        (one.start_type, one._sectPr.find(qn("w:cols")).get(qn("w:num"), "1") if index else "1")
        for index, one in enumerate(word.sections)
    ]
    assert [number for _, number in parts] == ["1", "2", "1"]
    assert [start for start, _ in parts[1:]] == [WD_SECTION.CONTINUOUS] * 2
    last = [one.text for one in word.paragraphs][-2:]
    assert last == ["Tell us how you used this. Send it to lead@eastmere.example by 31 July.", URGENT]


def test_the_more_words_a_briefing_has_the_smaller_they_are() -> None:
    sizes = [share(told, 500, 737) for told in (briefing(), briefing(wordy=True))]
    assert SHARES[0] >= sizes[0] > sizes[1] >= SHARES[-1]


def actions(columns: int) -> Document:
    names = ("Finding", "Action", "Owner", "Due", "How we will know", "Difference for children", "Status")[:columns]
    table = Table("Actions", "", "", tuple(map(Column, names)), (Row(tuple(map(Cell, names))),))
    return replace(document(), sections=(Section("a", "Actions", (Text("Each has an owner."), table)),))


def test_a_table_of_six_columns_of_words_lies_across_and_one_of_five_does_not() -> None:
    turned = [page.orientation for page in opened(docx(actions(6))).sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert [page.orientation for page in opened(docx(actions(5))).sections] == [WD_ORIENT.PORTRAIT]


DOCUMENTS = {
    "report": document(),
    "note": as_note(briefing()),
    "every short block": short_document(),
    "one page": briefing(),
    "across": actions(7),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_everybody_can_read_it(name: str) -> None:
    assert faults(docx(DOCUMENTS[name])) == []


def test_a_template_of_a_house_dresses_every_kind_and_keeps_it_readable() -> None:
    for told in DOCUMENTS.values():
        made = docx(told, template())
        words = opened(made)
        assert len(list(words.sections[0].header._element.iter(qn("w:drawing")))) == 1
        heads = [one.style.name for one in words.paragraphs if one.text == told.sections[0].title]
        assert heads[-1] == "Heading 1"
        # its own headings are in a blue that is too pale: the house's choice stays
        assert [fault for fault in faults(made) if "4F81BD" not in fault] == []


def counted(folder: Path, told: Mapping[str, Document], more: Mapping[str, bytes] | None = None) -> dict[str, int]:
    """How many pages LibreOffice makes of each document, and of files that are drawn already."""
    office = writer()
    files = {name: docx(one) for name, one in told.items()} | dict(more or {})
    for name, made in files.items():
        (folder / f"{name}.docx").write_bytes(made)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *(str(folder / f"{name}.docx") for name in files)], check=True, timeout=120)
    return {name: len(PAGE.findall((folder / f"{name}.pdf").read_bytes())) for name in files}


@pytest.mark.client
def test_libreoffice_shows_a_briefing_on_one_page_and_a_note_on_few(tmp_path: Path) -> None:
    told = {
        "plain": briefing(),
        "wordy": briefing(wordy=True),
        "blocks": short_document("one page"),
        "note": as_note(briefing(wordy=True)),
    }
    pages = counted(tmp_path, told, {"house": docx(briefing(), template())})
    assert pages == {"plain": 1, "wordy": 1, "blocks": 1, "note": 2, "house": 1}


def test_everybody_can_read_what_is_told_of_the_example() -> None:
    assert {name: faults(docx(told)) for name, told in documents("docx").items()} == {name: [] for name in MOST_PAGES}


@pytest.mark.client
def test_libreoffice_shows_every_document_of_the_example_on_so_many_pages_at_most(tmp_path: Path) -> None:
    pages = counted(tmp_path, documents("docx"))
    assert {name: number for name, number in pages.items() if number > MOST_PAGES[name]} == {}
    assert pages["findings"] >= 8
