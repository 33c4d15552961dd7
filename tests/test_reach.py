"""The checks of what everybody can read: each names its fault in a file that was spoilt on purpose."""

import io
from collections.abc import Callable
from typing import Any

import docx as library
import pypdf
import pytest
import reach_docx
import reach_pdf
from docx.oxml.ns import qn
from every_block import document
from pypdf.generic import BooleanObject, DictionaryObject, NameObject

from maar.render.docx import docx
from maar.render.docx_xml import element
from maar.render.pdf import pdf

WORD, PAPER = docx(document()), pdf(document())


def first(word: Any, name: str) -> Any:
    return next(word.element.body.iter(qn(name)))


def styled(word: Any, name: str) -> Any:
    return next(one for one in word.paragraphs if one.style.name == name)


def no_title(word: Any) -> None:
    word.core_properties.title = ""


def another_language(word: Any) -> None:
    first_lang = next(word.styles.element.iter(qn("w:lang")))
    first_lang.set(qn("w:val"), "de-DE")


def a_level_left_out(word: Any) -> None:
    styled(word, "Heading 2").style = word.styles["Heading 3"]


def an_empty_heading(word: Any) -> None:
    styled(word, "Heading 2").clear()


def no_heading_row(word: Any) -> None:
    one = first(word, "w:tblHeader")
    one.getparent().remove(one)


def merged(word: Any) -> None:
    word.tables[0].rows[1].cells[0].merge(word.tables[0].rows[1].cells[1])


def no_words(word: Any) -> None:
    first(word, "wp:docPr").set("descr", "")


def typed(word: Any) -> None:
    word.add_paragraph("- one")
    word.add_paragraph("- two")


def goes_on(word: Any) -> None:
    again = styled(word, "List Number")
    word.add_paragraph("Between.")
    copied = word.add_paragraph("Third")
    copied._p.get_or_add_pPr().append(again._p.pPr.numPr)
    styled(word, "Body Text")._p.get_or_add_pPr().append(_same(copied._p.pPr.numPr))


def _same(numbers: Any) -> Any:
    return element("numPr", element("ilvl", val=0), element("numId", val=numbers.numId.val))


def spaced(word: Any) -> None:
    styled(word, "Body Text").insert_paragraph_before("")


def pale(word: Any) -> None:
    run = styled(word, "Body Text").runs[0]._r
    run.get_or_add_rPr().append(element("color", val="BBBBBB"))


def bare(word: Any) -> None:
    link = first(word, "w:hyperlink")
    next(link.iter(qn("w:t"))).text = "https://eastmere.example"


def leads_nowhere(word: Any) -> None:
    first(word, "w:hyperlink").set(qn("w:anchor"), "gone")


SPOILT: tuple[tuple[Callable[[Any], None], str], ...] = (
    (no_title, "title is not set"),
    (another_language, "['de-DE']"),
    (a_level_left_out, "follows one of level 1"),
    (an_empty_heading, "is empty"),
    (no_heading_row, "has no heading row"),
    (merged, "merged cells among its data"),
    (no_words, "has no words"),
    (typed, "typed by hand"),
    (goes_on, "goes on after other words"),
    (spaced, "An empty paragraph"),
    (pale, "Letters of BBBBBB on FFFFFF have a contrast of 1.9"),
    (bare, "A link has no words"),
    (leads_nowhere, "leads nowhere"),
)


def test_what_was_not_spoilt_has_no_fault() -> None:
    assert reach_docx.faults(WORD) == [] and reach_pdf.faults(PAPER) == []


@pytest.mark.parametrize(("spoil", "fault"), SPOILT, ids=[one.__name__ for one, _ in SPOILT])
def test_a_word_document_that_was_spoilt_is_found_out(spoil: Callable[[Any], None], fault: str) -> None:
    word, out = library.Document(io.BytesIO(WORD)), io.BytesIO()
    spoil(word)
    word.save(out)
    assert fault in " ".join(reach_docx.faults(out.getvalue()))


def without(*names: str) -> Callable[[pypdf.PdfWriter], None]:
    def spoil(writer: pypdf.PdfWriter) -> None:
        held: Any = writer.root_object
        for name in names[:-1]:
            held = held[name].get_object()
        del held[names[-1]]

    return spoil


def not_shown(writer: pypdf.PdfWriter) -> None:
    shown: Any = writer.root_object["/ViewerPreferences"]
    shown.get_object()[NameObject("/DisplayDocTitle")] = BooleanObject(False)


def nameless(writer: pypdf.PdfWriter) -> None:
    writer.metadata = {}


def of_kind(writer: pypdf.PdfWriter, kind: str) -> Any:
    tree: Any = writer.root_object["/StructTreeRoot"]
    return next(one for one in reach_pdf.under(tree["/K"]) if one["/S"] == kind)


def silent(writer: pypdf.PdfWriter) -> None:
    del of_kind(writer, "/Figure")["/Alt"]


def level_left_out(writer: pypdf.PdfWriter) -> None:
    of_kind(writer, "/H3")[NameObject("/S")] = NameObject("/H5")


def headless(writer: pypdf.PdfWriter) -> None:
    of_kind(writer, "/TH")[NameObject("/A")] = DictionaryObject()


def loose_font(writer: pypdf.PdfWriter) -> None:
    fonts: Any = writer.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    inner = next(iter(fonts.values())).get_object()["/DescendantFonts"][0].get_object()
    described = inner["/FontDescriptor"].get_object()
    for name in [name for name in described if name.startswith("/FontFile")]:
        del described[name]


SPOILT_PAPER: tuple[tuple[str, Callable[[pypdf.PdfWriter], None], str], ...] = (
    ("no tags", without("/StructTreeRoot"), "It is not tagged"),
    ("no language", without("/Lang"), "language is not set"),
    ("no claims", without("/Metadata"), "does not say that it is PDF/UA-1"),
    ("no title", nameless, "title is not set"),
    ("file name shown", not_shown, "in place of its title"),
    ("picture without words", silent, "1 of its pictures have no words"),
    ("level left out", level_left_out, "A heading of level 5 follows one of level"),
    ("heading cell without scope", headless, "of them with a scope"),
    ("font left out", loose_font, "is not in the file"),
)


@pytest.mark.parametrize(("name", "spoil", "fault"), SPOILT_PAPER, ids=[one for one, _, _ in SPOILT_PAPER])
def test_a_pdf_that_was_spoilt_is_found_out(name: str, spoil: Callable[[pypdf.PdfWriter], None], fault: str) -> None:
    writer, out = pypdf.PdfWriter(clone_from=io.BytesIO(PAPER)), io.BytesIO()
    spoil(writer)
    writer.write(out)
    assert fault in " ".join(reach_pdf.faults(out.getvalue())), name
