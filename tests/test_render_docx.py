"""What stands in the Word report: every word and number, headings and tables that are real, nobody's traces."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args
from zipfile import ZipFile

import docx as library
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt
from every_block import (
    ADDRESS,
    BLOCKS,
    RUNS,
    answers,
    chronology,
    document,
    findings,
    grid,
    messages,
    plan,
    retold,
    returns,
    said,
)
from example import found

from maar.documents.findings import findings_document
from maar.documents.model import Block, Distribution, Document, Table
from maar.figures import Share, figure
from maar.render import theme
from maar.render.answers_drawn import drawing, png, svg
from maar.render.docx import docx
from maar.render.docx_blocks import write
from maar.render.docx_open import NOT_WORD

HOSTILE = "\x00\x0b\x1f\ufffe\ud800</w:t><w:r>&amp;\u202e\r\n{{ x }} =1+1 " + "long" * 30
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def opened(made: bytes) -> Any:
    return library.Document(BytesIO(made))


def lines(made: bytes) -> list[str]:
    """The text of every paragraph, in tables too, as a reader goes through them."""
    return ["".join(_characters(one)) for one in opened(made).element.body.iter(qn("w:p"))]


def _characters(paragraph: Any) -> Iterator[str]:
    for one in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if one.tag == qn("w:t"):
            yield one.text or ""
        elif one.getparent().tag == qn("w:r"):
            yield "\t" if one.tag == qn("w:tab") else "\n"


def text(made: bytes) -> str:
    return plain("\n".join(lines(made)))


def plain(words: str) -> str:
    return re.sub(r"[\s\u200b]+", " ", words)


def alternatives(made: bytes) -> list[str]:
    return [str(one.get("descr")) for one in opened(made).element.body.iter(qn("wp:docPr"))]


def parts(made: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


EVERY = document()
MADE = docx(EVERY)


@pytest.mark.parametrize("told", [EVERY, findings_document(found())], ids=["every block", "the worked example"])
def test_every_word_and_number_of_the_document_can_be_read(told: Document) -> None:
    made = docx(replace(told, tables=()))
    heads = " ".join(part.decode() for name, part in parts(made).items() if re.search("header|footer", name))
    whole = plain(" ".join([text(made), *alternatives(made), heads]))
    missing = [one for one in said(replace(told, tables=())) if plain(one).strip() not in whole]
    # the months of a chronology stand in its picture
    assert [one for one in missing if one not in ("May 2025", "Jun")] == []


def test_counts_stand_as_text_under_the_squares_and_in_the_words_of_the_picture() -> None:
    made = docx(document(answers()))
    assert "G 9\tI 3\tNK 2" in lines(made) and "G 90\tI 30\tNK 20" in lines(made)
    assert "CHR-1 A chronology was held. 9 of 12 (75%). Good 9, Inadequate 3. Outside the count: Not known 2" in (
        alternatives(made)
    )
    assert "9 of 12\n75%" in lines(made)


def test_sums_of_the_crossing_and_of_the_plan_stand_beside_their_counts() -> None:
    shown = [re.sub("[ \u200b]", "", "|".join(_row(row))) for row in opened(MADE).element.body.iter(qn("w:tr"))]
    assert {"GGood|11|13|24", "IInadequate|0|17|17", "All|11|30|41"} <= set(shown)
    assert {"SSpecific||S|S||·|2of2", "MMeasurable||M|\xa0||·|1of2", "Testsmet,of2||2|1|||1of2\nmetall2"} <= set(shown)


def _row(row: Any) -> list[str]:
    return ["".join("".join(_characters(one)) for one in cell.iter(qn("w:p"))) for cell in row.iter(qn("w:tc"))]


@pytest.mark.parametrize("kind", get_args(Block), ids=lambda kind: kind.__name__)
def test_every_kind_of_block_is_drawn(kind: type[Block]) -> None:
    block = next(one for one in BLOCKS if isinstance(one, kind))
    alone = docx(document(block))
    assert len(lines(alone)) > len(lines(docx(replace(document(), sections=()))))
    assert next(said(block)) in text(alone)


def test_a_block_that_nobody_draws_is_an_error_and_never_left_out() -> None:
    class Unheard:
        pass

    with pytest.raises(AssertionError):
        write(None, Unheard())  # type: ignore[arg-type]


def test_headings_are_real_and_in_order() -> None:
    word = opened(MADE)
    levels = [one.style.name for one in word.paragraphs if one.style.name.startswith(("Title", "Heading"))]
    assert levels[:2] == ["Title", "Heading 1"] and levels.count("Title") == 1
    numbers = [int(name[-1]) for name in levels[1:]]
    assert all(after <= before + 1 for before, after in pairwise(numbers))
    told = [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    assert told == ["First part", "Second part"]
    assert [one.text for one in word.paragraphs if one.style.name == "List Bullet"][:2] == list(said(BLOCKS[1]))[1:]
    assert word.styles["List Bullet"].element.find(f".//{qn('w:numId')}") is not None


def test_every_table_has_a_heading_row_and_no_row_is_split() -> None:
    tables = opened(MADE).element.body.findall(qn("w:tbl"))
    assert len(tables) > 8
    for table in tables:
        rows = table.findall(qn("w:tr"))
        assert rows[0].find(f".//{qn('w:tblHeader')}") is not None
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        assert table.find(f".//{qn('w:tblCaption')}").get(qn("w:val"))


def test_every_picture_has_words_and_stands_in_its_line() -> None:
    body = opened(MADE).element.body
    pictures = list(body.iter(qn("wp:inline")))
    assert len(pictures) == len(list(body.iter(qn("w:drawing")))) == 5
    assert [one.get(f"dist{side}") for one in pictures for side in "TBLR"] == ["0"] * 20
    assert len({one.find(qn("wp:docPr")).get("id") for one in pictures}) == 5
    told, squares = [words for words in alternatives(MADE) if words], alternatives(MADE)[3:]
    assert len(told) == 3 and all(re.search(r"\d", words) for words in told)
    assert squares == ["", ""]  # the squares of a point: decoration, the count stands in the words beside


def test_marks_are_shaded_with_letters_that_can_be_read_on_them() -> None:
    cells = [cell for cell in opened(docx(document(grid()))).element.body.iter(qn("w:tc")) if _fill(cell)]
    assert {(_fill(cell), _row_text(cell), _colour(cell)) for cell in cells} == {("2E1A3F", "2 of 6I", "FFFFFF")}


def _fill(cell: Any) -> str:
    shade = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    return "" if shade is None else shade.get(qn("w:fill"))


def _row_text(cell: Any) -> str:
    return "".join(one.text or "" for one in cell.iter(qn("w:t")))


def _colour(cell: Any) -> str:
    (colour,) = {one.get(qn("w:val")) for one in cell.iter(qn("w:color"))}
    return str(colour)


def test_red_is_for_alerts_only() -> None:
    quiet = docx(replace(EVERY, alerts=EVERY.alerts[1:]))
    red = theme.ALERT[1:].encode()
    body, styles = parts(quiet)["word/document.xml"], parts(quiet)["word/styles.xml"]
    assert red not in body
    assert set(re.findall(rb'w:styleId="(\w+)"(?:(?!</w:style>).)*?' + red, styles)) == {
        b"ReportAlertTitle",
        b"ReportAlert",
    }


def test_it_says_its_language_and_title_and_nobody_s_name() -> None:
    about = opened(MADE).core_properties
    assert (about.title, about.author, about.last_modified_by) == (
        "Neglect",
        "Eastmere Partnership",
        "Eastmere Partnership",
    )
    assert about.language == "en-GB" and about.created.year == about.modified.year == 2000
    held = parts(MADE)
    assert b'<w:lang w:val="en-GB"' in held["word/styles.xml"]
    assert not [name for name in held if re.search("thumbnail|app.xml|custom|comments|vba", name)]
    assert b"rsid" not in b"".join(held.values())
    outside = re.findall(rb'Target="([^"]*)"[^>]*TargetMode="External"', b"".join(held.values()))
    assert set(outside) == {ADDRESS.encode()}


def test_each_page_has_its_marking_version_and_number_of_pages() -> None:
    page = opened(MADE).sections[0]
    assert [one.text for one in page.header.paragraphs] == ["Restricted: do not forward"]
    assert [one.text for one in page.footer.paragraphs] == ["Neglect   Draft 2\tPage 1 of 1"]
    fields = [one.text.strip() for one in page.footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert (round(page.page_width.mm), round(page.page_height.mm), round(page.left_margin.mm)) == (210, 297, 16)


def test_pages_across_have_their_marking_and_number_too() -> None:
    pages = list(opened(docx(document(grid(12)))).sections)
    assert [page.orientation for page in pages] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert [page.header.paragraphs[0].text for page in pages] == ["Restricted: do not forward"] * 2
    assert [page.footer.paragraphs[0].text for page in pages] == ["Neglect   Draft 2\tPage 1 of 1"] * 2


def test_the_same_document_gives_the_same_bytes() -> None:
    assert docx(document()) == MADE
    with ZipFile(BytesIO(MADE)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_message_links_to_the_finding_that_it_names() -> None:
    body = opened(docx(document(messages(), findings(), findings()))).element.body
    section, *marks = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    content, *links = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    assert content == section and links == marks and len(marks) == 1


def test_whatever_agencies_typed_is_text() -> None:
    made = docx(retold(EVERY, lambda words: f"{words} {HOSTILE}"))
    shown = text(made)
    assert "</w:t><w:r>&amp;" in shown and "{{ x }} =1+1 longlong" in shown and "\ufffd" in shown
    assert len(opened(made).element.body.findall(qn("w:tbl"))) >= len(opened(MADE).element.body.findall(qn("w:tbl")))


@pytest.mark.parametrize("many", [3, 9, 10, 16, 40])
def test_no_table_is_wider_than_its_page(many: int) -> None:
    word = opened(docx(document(grid(many), returns(many), plan())))
    room = max((page.page_width - page.left_margin - page.right_margin) / Pt(1) for page in word.sections)
    for table in word.element.body.findall(qn("w:tbl")):
        columns = [int(one.get(qn("w:w"))) / 20 for one in table.iter(qn("w:gridCol"))]
        assert sum(columns) <= room + 1 and min(columns) > 6
    shown = text(docx(document(grid(many))))
    assert all(f"Agency {number} " in shown for number in range(1, many + 1))


def test_squares_are_as_many_as_answers_and_words_under_them_never_meet() -> None:
    one = Distribution("CHR-1", "A question", RUNS, figure(Share(9, 12)))
    drawn = drawing(one, squares=True)
    assert [len(each.pieces) for each in drawn.runs] == [9, 3, 2]
    assert svg(drawn).count(f'fill="{theme.RAMP[2].fill}"') == 9 and svg(drawn).count("url(#hatch)") == 2
    good, poor, unknown = drawn.runs
    assert poor.x - (good.x + good.width) == 12 and unknown.x - (poor.x + poor.width) == 18
    single = drawing(replace(one, runs=tuple(replace(run, count=1) for run in RUNS[:3])), squares=True)
    assert all(each.width >= 22 for each in single.runs)
    assert png(drawn).startswith(b"\x89PNG")


def test_a_table_of_no_rows_and_one_of_no_title_are_drawn() -> None:
    empty = Table("Nothing", "", "", returns().columns, ())
    assert "Agency" in text(docx(document(empty)))


def test_a_chronology_without_events_has_its_picture_alone() -> None:
    made = docx(document(replace(chronology(), events=(), note="")))
    assert len(alternatives(made)) == 1 and not opened(made).element.body.findall(qn("w:tbl"))


def template(kind: str = "") -> bytes:
    """A house's own: a logo above, headings in its letters, last year's text, and a person's name where it hides."""
    word = library.Document()
    word.sections[0].header.paragraphs[0].add_run().add_picture(BytesIO(png(drawing(answers().bars[0], squares=False))))
    word.sections[0].footer.paragraphs[0].text = "Eastmere House"
    word.styles["Heading 1"].font.size = Pt(33)
    word.core_properties.author = word.core_properties.keywords = "A Person"
    word.add_heading("Last year", 1)
    word.add_comment(word.add_paragraph("Told of Sam").runs[0], "Who wrote this?", "A Person")
    saved, out = BytesIO(), BytesIO()
    word.save(saved)
    with ZipFile(saved) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if kind and name == "[Content_Types].xml":
                plain_kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
                assert plain_kind in content
                content = content.replace(plain_kind, kind.encode())
            target.writestr(name, content)
    return out.getvalue()


def test_a_house_keeps_its_logo_its_headings_and_its_footer() -> None:
    made = docx(EVERY, template())
    word = opened(made)
    header = word.sections[0].header
    assert len(list(header._element.iter(qn("w:drawing")))) == 1
    assert [one.text for one in header.paragraphs] == ["", "Restricted: do not forward"]
    assert [one.text.split("\t")[0] for one in word.sections[0].footer.paragraphs] == [
        "Eastmere House",
        "Neglect   Draft 2",
    ]
    assert word.styles["Heading 1"].font.size == Pt(33)
    assert {one.style.name for one in word.paragraphs if one.text == "First part"} == {"Heading 1", "toc 1"}
    assert text(made) == text(MADE) and docx(EVERY, template()) == made


def test_nothing_that_stood_in_the_template_is_told() -> None:
    held = b"".join(parts(docx(EVERY, template())).values())
    assert not [word for word in (b"A Person", b"Told of Sam", b"Last year", b"Who wrote") if word in held]
    assert b'rsidR="' not in held


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_a_template_may_be_a_dotx_or_hold_macros_that_stay_behind(kind: str) -> None:
    made = docx(EVERY, template(kind))
    assert text(made) == text(MADE)
    assert kind.encode() not in parts(made)["[Content_Types].xml"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", MADE[:2000], b"\xd0\xcf\x11\xe0 an old .doc"])
def test_a_template_that_is_no_word_document_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(ValueError, match=re.escape(NOT_WORD)):
        docx(EVERY, content)


def writer() -> str:
    """LibreOffice with Writer, which is a package of its own: without it the test is skipped."""
    office = shutil.which("soffice")
    if office and list(Path(office).resolve().parent.glob("*swlo*")):
        return office
    pytest.skip("LibreOffice Writer is not installed")


@pytest.mark.client
def test_libreoffice_opens_it_and_counts_its_pages(tmp_path: Path) -> None:
    office = writer()
    files = {"own": MADE, "house": docx(EVERY, template()), "wide": docx(document(grid(12)))}
    for name, made in files.items():
        (tmp_path / f"{name}.docx").write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *(str(tmp_path / f"{name}.docx") for name in files)], check=True, timeout=120)
    pages = {name: len(PAGE.findall((tmp_path / f"{name}.pdf").read_bytes())) for name in files}
    assert pages["wide"] in (3, 4)  # cover, alerts, the grid across
    assert 5 <= pages["own"] <= 9 and pages["house"] >= pages["own"] - 1
