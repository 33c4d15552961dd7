"""Cases, ages and days however they are written; and finished files, with what a house template brings in."""

import io
from dataclasses import replace

import docx
import pptx
import pytest

from maar.audit.public_search import texts_of
from maar.audit.publish import refuse_files
from maar.documents.public_cases import cases_named
from maar.documents.public_own import own_words
from maar.documents.public_texts import Written
from maar.problems import MaarError
from tests import example

NAMES_A = (
    "Case A", "CASE A", "Case  A", "case-A", "case: A", "Case\u00a0A", "Case “A”", "case (A)", "case\nA", "caseA",
    "cases B and A", "cases A, B", "children B, C or A", "child A", "Child A’s", "family A", "sibling A", "A’s mother",
    "Case no. A", "case ref A", "Ref. A", "case a", "case: a.", "Case a was",
)  # fmt: skip
NO_CASE = (
    "give the child a choice", "In this case a referral was made", "With the family. A referral followed",
    "Voice of the child: A summary", "Family\nA good plan", "Children – A guide", "children and a family",
    "straight A’s in maths", "Vitamin A and B", "the child’s A level",
)  # fmt: skip


@pytest.mark.parametrize("text", NAMES_A)
def test_a_case_is_found_however_it_is_written(text: str) -> None:
    assert cases_named(("A",), text) == ["A"]


@pytest.mark.parametrize("text", NO_CASE)
def test_an_article_is_no_case(text: str) -> None:
    assert cases_named(("A",), text) == []


def test_a_ref_of_letters_and_digits_is_found_alone_and_a_number_only_after_a_word() -> None:
    assert all(cases_named(("K1",), text) for text in ("K1", "k1", "K 1", "K-1", "K‑1", "K\u00a01", "K.1", "K\u200b1"))
    assert not any(cases_named(("K1",), text) for text in ("K12", "AK1", "K and 1"))
    assert all(cases_named(("2024-07",), text) for text in ("2024-07", "2024/07", "2024 – 07", "case 2024 07"))
    assert all(cases_named(("1",), text) for text in ("Case 1", "child no. 1", "cases 2 and 1", "case number 1"))
    assert not any(cases_named(("1", "3"), text) for text in ("1 of 3", "In all cases 3 of 4", "child 1 of 3"))


def test_ages_days_and_months_are_pointed_out_in_any_spelling() -> None:
    ages = (
        "7yo", "7 y/o", "7yrs", "7 yr old", "aged 7½", "Year 3", "8th birthday", "child (7)", "girl, 7", "7‑year‑old",
        "7–year–old", "seven and a half years old", "turned seven",
    )  # fmt: skip
    assert [text for text in ages if "an exact age" not in " ".join(Written("x", text).asks)] == []
    days = ("3 March", "3rd of March", "March 2026", "3\u00a0March", "2026-03-03")
    assert [text for text in days if "a day" not in " ".join(Written("x", text).asks)] == []
    assert Written("x", "Seven of nine plans, after two years").asks == ()


def house_docx() -> bytes:
    document = docx.Document()
    header = document.sections[0].header.paragraphs[0]
    for piece in ("NHS 999 0", "00 0018"):  # one number in two runs
        header.add_run(piece)
    document.core_properties.keywords = "Kim Vale"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def house_pptx(text: str) -> bytes:
    slides = pptx.Presentation()
    slides.slide_layouts[1].placeholders[0].text_frame.text = text
    made = io.BytesIO()
    slides.save(made)
    return made.getvalue()


def test_a_header_and_a_property_of_a_house_template_are_refused_by_file_and_part() -> None:
    found = example.found(replace(example.plan(), names=("Kim Vale",)))
    with pytest.raises(MaarError) as refusal:
        refuse_files((found,), {"findings.docx": house_docx()})
    assert "findings.docx (word/header1.xml): NHS number (…18)" in str(refusal.value)
    assert "findings.docx (docProps/core.xml): name (K…)" in str(refusal.value)


def test_a_layout_that_names_a_case_is_refused_and_a_letterhead_is_not() -> None:
    found = example.found()
    with pytest.raises(MaarError, match=r"slides\.pptx \(ppt/slideLayouts/slideLayout2\.xml\): case K1"):
        refuse_files((found,), {"slides.pptx": house_pptx("About case k-1")})
    refuse_files((found,), {"slides.pptx": house_pptx("Ring 0300 000 0000, write to LS1 4AP")})


def test_a_page_is_searched_without_its_style_and_across_its_tags() -> None:
    page = b'<style>p{margin:9990000018}</style><p>Case <b>K</b>1</p><img alt="Kim" src="data:x">'
    assert [one.text for one in texts_of({"page.html": page})] == ["Kim", "Case K1"]


def test_what_the_lead_wrote_in_the_plan_and_in_an_own_set_is_to_be_cleared() -> None:
    plan, own = own_words(example.found())
    assert (plan.where, own.where) == ("the plan's words", "the set's own words")
    assert "Was it done? / deep dive / A partnership / Children's social care" in plan.text
    assert "How well was it done?" in own.text and "Requires improvement" not in own.text
