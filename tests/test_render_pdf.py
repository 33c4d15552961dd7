"""What a reader of the printed report sees, and what a screen reader is told."""

import io
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pypdf
import pytest
from every_block import SHORT
from pypdf.generic import ArrayObject, DictionaryObject

from maar.audit.collect import collect
from maar.audit.find import found_in
from maar.audit.folder import AuditFolder
from maar.documents.findings import findings_document
from maar.documents.model import (
    Block,
    Bullets,
    Cell,
    Column,
    Crossing,
    Document,
    FindingGroup,
    FindingLine,
    GridCell,
    Lanes,
    Moved,
    Quote,
    Row,
    Section,
    Strand,
    Table,
    Text,
    Voices,
)
from maar.figures import Share, figure
from maar.render.handed import NO_LETTER, shown
from maar.render.pdf import PAPER, pdf
from tests import test_render_html as page

ROOT = Path(__file__).parent.parent
TYPED = '#[x] *b* _i_ $x$ @who <l> `raw` \\ // /* */ = - + #eval("1") #sys'
AROUND = Document("Restricted", "Eastmere", "Was it acted on?", "Findings", (), (), (), "Draft")


def crossing() -> Crossing:
    far = Moved("Schools, case C", page.GOOD, page.POOR, Quote("Closed one by one.", "Case C, cell N13"), "We rang.")
    return Crossing(
        "The meeting kept 11 of 16", "Unit.", (page.GOOD, page.POOR), ((9, 3), (1, 2)), (far,), "Far", "Kept"
    )


def strand() -> Strand:
    return Strand("Voice", "Were they heard?", (Voices("VOI-1", "Asked", "2 of 3", (Quote("a\nb", "Police"),)),))


def document() -> Document:
    """The page's example with every block of the model in it."""
    given = page.document()
    return replace(given, sections=(*given.sections, Section("more", "More", (crossing(), strand(), *SHORT))))


def holding(*blocks: Block) -> Document:
    return replace(AROUND, sections=(Section("one", "One", blocks),))


@cache
def drawn(told: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf(told)))


def words(told: Document) -> str:
    """The text of every page, its white space as single spaces."""
    text = " ".join(sheet.extract_text() for sheet in drawn(told).pages)
    return " ".join(text.replace("\u200b", "").split())


def lowest(told: Document) -> float:
    """How far from the lower edge the last line of the fullest page stands, in points."""
    found: list[float] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        if text.strip():
            found.append(tm[5] * cm[3] + cm[5])

    for sheet in drawn(told).pages:
        sheet.extract_text(visitor_text=visit)
    return min(found)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def elements(told: Document) -> Iterator[DictionaryObject]:
    """The structure tree in reading order."""
    yield from _under(drawn(told).trailer["/Root"]["/StructTreeRoot"]["/K"])


def _under(node: Any) -> Iterator[DictionaryObject]:
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for one in node:
            yield from _under(one)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _under(node["/K"])


def of_kind(told: Document, kind: str) -> list[DictionaryObject]:
    return [one for one in elements(told) if one["/S"] == kind]


def test_every_block_of_the_model_is_drawn() -> None:
    main = (PAPER / "main.typ").read_text("utf-8")
    table = main[main.index("#let drawn = (") :]
    names = re.findall(r"^  (\w+): \w+,$", table[: table.index("\n)")], re.MULTILINE)
    assert set(names) == {block.__name__ for block in get_args(Block)}
    kinds = {type(block) for section in document().sections for block in section.blocks}
    assert kinds == set(get_args(Block))
    assert len(drawn(document()).pages) == 5


def test_a_figure_that_stands_in_the_document_stands_on_paper() -> None:
    text = words(document())
    for said in ("9 of 12 75%", "90 of 120 75%", "G 9 I 3", "NK 2", "2 of 6", "G G I", "4 of 9 (44%)", "4 of 22 (18%)"):
        assert said in text, said
    for said in ("Outside the count: 20", "63 days", "Nothing recorded", "Tests met, of 2", "Page 1 of 5", "missing"):
        assert said in text, said


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The findings of the audit in this repository."""
    root = tmp_path_factory.mktemp("example")
    shutil.copytree(ROOT / "audits" / "example", root / "audits" / "example")
    return findings_document(found_in(collect(AuditFolder(root, "example"), date(2026, 6, 20))))


def test_a_whole_audit_is_told_with_every_number(example: Document) -> None:
    told = example
    text = squeezed(words(told))
    for said in _texts(replace(told, tables=())):
        assert squeezed(said) in text, said
    assert 8 <= len(drawn(told).pages) <= 25


def _texts(value: Any) -> Iterator[str]:
    """The figures of a document as printed: counts, percentages, numbers in tables and pictures."""
    if isinstance(value, Cell | GridCell | FindingLine):
        texts = (getattr(value, name, "") for name in ("text", "letters", "figure", "unit", "number"))
        yield from (text for text in texts if isinstance(text, str) and text)
    if hasattr(value, "count") and hasattr(value, "percent"):
        yield from (value.count, value.percent)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _texts(getattr(value, name))


def test_it_says_what_it_is() -> None:
    root = drawn(document()).trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    told = drawn(document()).metadata
    assert told is not None and told.title == "Neglect & care" and told.author is None
    about = root["/Metadata"].get_object().get_data().decode("utf-8")
    assert "<pdfuaid:part>1<" in about
    assert "<pdfaid:part>2<" in about and "<pdfaid:conformance>A<" in about


def test_the_outline_leads_to_alerts_and_sections() -> None:
    top = [one["/Title"] for one in drawn(document()).outline if not isinstance(one, list)]
    assert top[:2] == ["1 alert: a child may be at risk now", "2 returns left it empty"]
    assert top[2:] == [section.title for section in document().sections]


def test_headings_are_in_order() -> None:
    levels = [int(one["/S"][2:]) for one in elements(document()) if re.fullmatch("/H[1-6]", one["/S"])]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_picture_is_told_in_words() -> None:
    told = [one["/Alt"] for one in of_kind(document(), "/Figure")]
    assert "CHR-1 A chronology was held. 9 of 12 (75%). Good 9, Inadequate 3. Outside the count: Not known 2" in told
    assert any(words.startswith("Six events. Schools: 2 entries, listed below as 1, a.") for words in told)
    assert len(told) == 3


def test_header_cells_are_headers_of_their_columns() -> None:
    tables = of_kind(document(), "/Table")
    assert len(tables) == 6
    for table in tables:
        heads = [one for one in _under(table) if one["/S"] == "/TH"]
        scopes = {item["/Scope"] for head in heads for item in head["/A"] if "/Scope" in item}
        assert heads and scopes == {"/Column"}


def test_a_header_row_stands_on_every_page_and_no_row_is_parted() -> None:
    rows = tuple(Row((Cell(f"first {number} " + "word " * 40 + f"last {number}"), Cell("1"))) for number in range(60))
    told = holding(Table("Long", "A long table", "Unit.", (Column("Whose"), Column("Count", "number")), rows))
    sheets = [sheet.extract_text() for sheet in drawn(told).pages]
    assert len(sheets) > 2
    for text in sheets:
        assert "Whose" in text
        assert re.findall(r"first (\d+)", text) == re.findall(r"last\s(\d+)", text)


def test_a_row_that_is_longer_than_a_page_is_not_cut() -> None:
    words_of_one = " ".join(f"w{number}" for number in range(4000))
    table = Table("Long", "One row", "", (Column("Case"), Column("Reason")), (Row((Cell("A"), Cell(words_of_one))),))
    assert "w3999" in words(holding(table)) and lowest(holding(table)) > 0
    group = FindingGroup("T", "", (FindingLine("X", "1", "Strength", "S.", words_of_one, "R", "1 of 2", "u"),))
    assert "w3999" in words(holding(group)) and lowest(holding(group)) > 0


def test_a_finding_told_again_is_a_link_to_the_first() -> None:
    message = FindingLine("AREA-X", "1", "", "Few did.", "", "", "1 of 9", "were Yes", see="Finding 1.1")
    lost = replace(message, id="AREA-Y", see="Finding 9.9")
    full = replace(message, kind="Area to improve", see="")
    told = holding(FindingGroup("", "", (message, lost)), FindingGroup("Theme", "", (full, full)))
    assert len(of_kind(told, "/Link")) == 1
    assert "Finding 9.9" in words(told)


@pytest.mark.parametrize("typed", [TYPED, "one\ttwo", "a & b < c > d", "“quoted” – it’s ½ × £5 → é", "שלום"])
def test_what_was_typed_is_printed_as_it_is(typed: str) -> None:
    quote = FindingLine("X", "1", "Strength", typed, typed, typed, typed, typed)
    table = Table("T", typed, typed, (Column(typed),), (Row((Cell(typed),)),), typed)
    told = holding(Text(typed, typed), Bullets(typed, (typed,)), FindingGroup(typed, typed, (quote,)), table)
    assert squeezed(words(told)).count(squeezed(typed)) == 16


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ring \u0007 now\x00", f"ring {NO_LETTER} now{NO_LETTER}"),
        ("family 👨‍👩‍👧 ✅", f"family {NO_LETTER * 3} {NO_LETTER}"),
        ("مرحبا", NO_LETTER * 5),
        ("safe\u202etxet", "safetxet"),
        ("lone \ud800 half", f"lone {NO_LETTER} half"),
        ("e\u0301tat", "état"),
        ("no\u2011break", "no-break"),
        ("\ue000", NO_LETTER),
    ],
)
def test_a_letter_that_the_font_lacks_leaves_a_mark(typed: str, printed: str) -> None:
    told = holding(Text(typed), Table("T", "t", "", (Column(typed),), (Row((Cell(typed),)),)))
    assert squeezed(words(told)).count(squeezed(printed)) == 3


def test_every_letter_of_the_font_can_be_printed() -> None:
    every = "".join(filter(str.isprintable, map(chr, range(0x20, 0xFFFF))))
    letters = shown(every).replace(NO_LETTER, "")
    assert len(letters) > 2000
    assert len(words(holding(Text(letters)))) > 2000


def test_a_long_word_stays_on_the_paper() -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 6
    table = Table("T", "t", "", (Column("A"), Column("B"), Column("C")), (Row((Cell(word), Cell("b"), Cell(word))),))
    told = holding(Text(word), table)
    lines = [line for sheet in drawn(told).pages for line in sheet.extract_text().splitlines()]
    assert not any(word in line.replace("\u200b", "") for line in lines)
    assert squeezed(words(told)).count(word) == 3


def test_a_document_without_titles_still_can_be_read() -> None:
    empty = Document("", "", "", "", (), (), (Section("a", " ", (Table("T", "", "", (Column(""),), ()),)),), "")
    assert "Untitled" in words(empty)


def test_more_agencies_than_fit_are_drawn_in_parts_on_a_page_that_lies() -> None:
    grid = page.grid()
    names = tuple(f"Agency {number}" for number in range(1, 41))
    cells = tuple(GridCell(figure(Share(number, 50)), "G", page.GOOD) for number in range(1, 41))
    themes = tuple(replace(one, rows=tuple(replace(row, cells=cells) for row in one.rows)) for one in grid.themes)
    told = holding(replace(grid, agencies=names, themes=themes), Text("After."))
    sheet = drawn(told).pages[1].mediabox
    assert sheet.width > sheet.height
    text = words(told)
    assert all(f"{number} of 50" in text for number in range(1, 41))
    assert len(of_kind(told, "/Table")) == 3


def test_many_events_and_agencies_stay_whole() -> None:
    lanes = page.chronology()
    events = tuple(replace(lanes.events[0], number=str(number), event=f"event {number}.") for number in range(200))
    told: Lanes = replace(lanes, events=events)
    text = words(holding(told))
    assert all(f"event {number}." in text for number in range(200))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf(document()) == pdf(document())
    assert pdf(document()) != pdf(replace(document(), footer="Final"))
