"""Short documents on paper: a briefing on exactly one page, notes on few, and everybody can read them."""

import io
import re
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from briefing import URGENT, as_note, briefing
from every_block import ADDRESS, document, points, short_document, steps
from reach_pdf import elements, faults
from told_example import MOST_PAGES, documents

from maar.documents.model import Document, Section, Text
from maar.documents.points import Callout, Point, Points
from maar.render.pdf import pdf
from maar.render.theme import Theme

DOCUMENTS = {
    "report": document(),
    "note": as_note(briefing(wordy=True)),
    "every short block": short_document(),
    "one page": briefing(),
}


def read(told: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf(told)))


def words(told: Document) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in read(told).pages).replace("\u200b", "").split())


def holding(*blocks: Points | Text | Callout) -> Document:
    return replace(short_document(), sections=(Section("one", "One", blocks),))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_everybody_can_read_it(name: str) -> None:
    assert faults(pdf(DOCUMENTS[name])) == []


@pytest.mark.parametrize(
    "told", [briefing(), briefing(wordy=True), short_document("one page")], ids=["plain", "wordy", "blocks"]
)
def test_a_briefing_is_one_page(told: Document) -> None:
    assert len(read(told).pages) == 1


def test_a_note_is_short_and_has_no_contents() -> None:
    told = as_note(briefing(wordy=True))
    assert len(read(told).pages) == 2
    assert "Contents" not in words(told) and "Contents" in words(document())


def test_a_briefing_is_read_box_by_box_and_its_foot_comes_last() -> None:
    told = words(briefing(wordy=True))
    places = [told.index(f"{number} {name}") for number, name in _boxes()]
    assert places == sorted(places) and told.index("Tell us how you used this.") > places[-1]
    assert told.index(URGENT) > told.index("We will") > places[-1]


def _boxes() -> list[tuple[str, str]]:
    return [(one.title[0], one.title[2:]) for one in briefing().sections if one.title]


def test_a_box_that_goes_on_in_the_other_column_keeps_its_numbers() -> None:
    many = tuple(Point(f"Step {number}. " + "Write it down and say it again. " * 3) for number in range(1, 17))
    told = replace(briefing(), sections=(Section("one", "What you should do", (Points(many, numbered=True),)),))
    assert len(read(told).pages) == 1
    numbers = re.findall(r"(\d+)\. Step (\d+)\.", words(told))
    assert len(numbers) == 16 and all(one == other for one, other in numbers)


def test_every_fact_of_a_point_is_printed_and_its_squares_are_decoration() -> None:
    told = holding(points(), steps())
    said = words(told)
    for one in ("Chronologies. Seven were held. 7 of 9 (78%)", "Answers were Good.", "11 of 44 (25%)", "0 of 3"):
        assert one in said, one
    assert "1. Read back before you decide. 2. The tool kit" in said
    assert not [one for one in elements(read(told)) if one["/S"] == "/Figure"]


def test_an_address_is_a_link_and_anything_else_stands_beside_the_words() -> None:
    long = ADDRESS + "/" + "x" * 60
    told = holding(Points((Point("Tool kit", link=long), Point("Other", link="file:///C:/x"))))
    page: Any = read(told).pages[0]
    (link,) = [one.get_object() for one in page["/Annots"]]
    assert link["/A"]["/URI"] == long
    assert "Other file:///C:/x" in words(told)


def test_a_house_has_its_colours_on_paper() -> None:
    told = holding(Text("Words"))
    assert pdf(told, Theme({"ink": "#123456"})) != pdf(told)
    drawn = pypdf.PdfReader(io.BytesIO(pdf(told, Theme({"ink": "#123456"})))).pages[0].get_contents()
    assert drawn is not None and b"0.07058824 0.20392157 0.3372549" in drawn.get_data()


def test_everybody_can_read_what_is_told_of_the_example_on_so_many_pages_at_most() -> None:
    for name, told in documents("pdf").items():
        made = pdf(told)
        assert faults(made) == [], name
        pages = len(pypdf.PdfReader(io.BytesIO(made)).pages)
        assert (8 if name == "findings" else 1) <= pages <= MOST_PAGES[name], name
