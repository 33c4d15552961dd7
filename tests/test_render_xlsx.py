"""What stands in findings.xlsx, and that the same document gives the same bytes."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from maar.documents.model import Cell, Column, Document, Mark, Row, Table
from maar.render import xlsx as renderer
from maar.render.xlsx import xlsx

FORMULAS = ("=1+1", "+441632", "-5 days", "@home", "#N/A", "007")


def table(name: str, texts: tuple[str, ...] = ("Police",), note: str = "") -> Table:
    columns = (Column("Agency"), Column("Score", "number"), Column("Mark", "mark"))
    mark = Mark("■", "returned", kind="returned")
    rows = tuple(Row((Cell(text), Cell("66.7", number=66.7), Cell("■", mark=mark))) for text in texts)
    total = Row((Cell("All"), Cell("3", number=3.0), Cell("1")), total=True)
    return Table(name, f"Title of {name}", "Unit: one return.", columns, (*rows, total), note)


def document(*tables: Table) -> Document:
    facts = (("Cases", "6"),)
    return Document("Restricted & closed", "Eastmere", "Neglect", "Findings", facts, (), (), "Draft 2", tables=tables)


def opened(*tables: Table) -> Workbook:
    return load_workbook(BytesIO(xlsx(document(*tables))))


def test_contents_first_then_one_table_a_sheet() -> None:
    book = opened(table("Returns"), table("Books"))
    assert book.sheetnames == ["Cover", "Contents", "Returns", "Books"]
    assert [value for (value,) in book["Cover"].iter_rows(values_only=True)] == [
        "Neglect",
        "Findings",
        "Eastmere",
        "Restricted & closed",
        "Draft 2",
        "Cases: 6",
        "Tables: 2, each on a sheet of its own, listed here:",
        "Contents",
    ]
    assert [book["Contents"].cell(row, 1).value for row in range(1, 6)] == [
        "Contents: the tables of this workbook",
        "Unit: one sheet. The name of each leads to it.",
        "Sheet",
        "Returns",
        "Books",
    ]
    assert book["Contents"]["B4"].value == "Title of Returns"
    assert [len(sheet.tables) for sheet in book] == [0, 1, 1, 1]


def test_links_go_to_a_place_in_the_workbook() -> None:
    book = opened(table("What's it"))
    link = book["Contents"]["A4"].hyperlink
    assert link.location == "'What''s it'!A1" and link.target is None
    assert book["Cover"].cell(book["Cover"].max_row, 1).hyperlink.location == "'Contents'!A1"


def test_title_unit_note_header_and_values() -> None:
    sheet = opened(table("Returns", note="A note."))["Returns"]
    assert [sheet.cell(row, 1).value for row in range(1, 7)] == [
        "Title of Returns", "Unit: one return.", "A note.", "Agency", "Police", "All",
    ]  # fmt: skip
    assert (sheet["B5"].value, sheet["B5"].data_type, sheet["B6"].value) == (66.7, "n", 3)
    assert sheet["C5"].value == "returned"
    assert sheet["A1"].font.size == 18 and sheet["A1"].font.bold and sheet["A6"].font.bold
    assert sheet["B5"].alignment.horizontal == "right"
    assert (sheet["A1"].style, sheet["A2"].style) == ("Heading 1", "Normal")
    assert sheet.freeze_panes is None  # frozen lines hide the table from those who enlarge it
    assert sheet.tables.popitem()[1].ref == "A4:C6"


def test_a_sign_for_no_data_is_written_in_shorthand() -> None:
    rows = (Row((Cell("·", quiet=True), Cell("[z]"), Cell("a · b"), Cell(""))),)
    sheet = opened(Table("T", "T", "", tuple(map(Column, "ABCD")), rows))["T"]
    assert [cell.value for cell in sheet[3]] == ["[x]", "[z]", "a · b", "[x]"]


def test_no_merged_cells_and_arial_everywhere() -> None:
    for sheet in opened(table("Returns"), table("Books")):
        assert not sheet.merged_cells.ranges
        assert {cell.font.name for row in sheet for cell in row if cell.value is not None} == {"Arial"}
        assert not any(row_empty(row) for row in sheet.iter_rows(values_only=True))


def row_empty(row: tuple[object, ...]) -> bool:
    return all(value is None for value in row)


def test_text_stays_text() -> None:
    sheet = opened(table("Returns", FORMULAS))["Returns"]
    cells = [sheet.cell(row, 1) for row in range(4, 4 + len(FORMULAS))]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in FORMULAS]
    assert [cell.quotePrefix for cell in cells] == [text[0] in "=+-@" for text in FORMULAS]
    with ZipFile(BytesIO(xlsx(document(table("Returns", FORMULAS))))) as parts:
        assert not re.search(rb"<f[ />]", parts.read("xl/worksheets/sheet3.xml"))


def test_what_xml_forbids_is_shown_and_escapes_are_kept() -> None:
    sheet = opened(table("Returns", ("a\x00b\ud800", "_x0041_", "one\r\ntwo")))["Returns"]
    assert sheet["A4"].value == "a\ufffdb\ufffd"
    assert sheet["A5"].value == "_x005F_x0041_"
    assert sheet["A6"].value == "one\ntwo"


@pytest.mark.parametrize("long", ["x" * 40_000, "\U0001f600" * 20_000])
def test_a_text_too_long_is_cut_visibly(long: str) -> None:
    value = opened(table("Returns", (long,)))["Returns"]["A4"].value
    assert value.endswith(renderer.CUT) and value[0] == long[0]
    assert 32_760 <= len(value.encode("utf-16-le")) // 2 <= 32_767


def test_the_same_document_gives_the_same_bytes_without_a_clock() -> None:
    one = xlsx(document(table("Returns")))
    assert one == xlsx(document(table("Returns")))
    with ZipFile(BytesIO(one)) as parts:
        assert {member.date_time for member in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT[^<]*", parts.read("docProps/core.xml"))) == {b"2000-01-01T00:00:00Z"}
        assert b"customHeight" not in parts.read("xl/worksheets/sheet1.xml")


def test_sheet_names_are_legal_and_differ() -> None:
    long = "A name of far more than thirty-one characters"
    names = opened(table(long), table(long), table("a/b[c]"), table("contents"), table("Cover"), table("")).sheetnames
    assert len({name.casefold() for name in names}) == 8
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


def test_headings_of_a_named_table_differ_and_match_the_cells() -> None:
    columns = (Column("Case"), Column("case"), Column(""))
    book = opened(Table("T", "T", "", columns, (Row((Cell("1"), Cell("2"), Cell("3"))),)))
    cells = [cell.value for cell in book["T"][2]]
    assert cells == ["Case", "case 2", "Column 3"] == list(book["T"].tables.popitem()[1].column_names)


def test_it_prints_on_a4_with_marking_sheet_and_page() -> None:
    sheet = opened(table("Returns"))["Returns"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows == "$3:$3"
    assert "Restricted && closed" in sheet.oddHeader.left.text
    assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("&A", "Page &P of &N")


def test_columns_are_wide_enough_and_capped() -> None:
    sheet = opened(table("Returns", ("word " * 200,)))["Returns"]
    assert sheet.column_dimensions["A"].width == 60
    assert sheet.row_dimensions[4].height > 200


def test_a_wide_table_gives_most_room_to_the_longest_words_and_prints_at_8_points() -> None:
    names = ("ID", "Kind", "Theme", "Agencies", "Sentence", "Evidence")
    row = (
        "CONTRADICTION-COR-1-K1",
        "Contradiction",
        "COR",
        "Children's social care, Schools and colleges",
        "Meetings and minutes: in case K1, one says so and another does not. " * 3,
        "CSC K1 E15; EDU K1 E15; " * 2,
    )
    rows = tuple(Row(tuple(Cell(text) for text in row)) for _ in range(3))
    numbers = tuple(Column(f"N{number}", "number") for number in range(4))
    table = Table("Findings", "", "", (*(Column(name) for name in names), *numbers),
                  tuple(Row((*row.cells, *(Cell("7", number=7) for _ in numbers))) for row in rows))  # fmt: skip
    sheet = opened(table)["Findings"]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJ"]
    assert sum(widths) <= 165
    assert widths[4] >= 45 and widths[2] <= 9  # the sentence, and the code of a theme
    assert widths[0] >= len("CONTRADICTION-COR-1-K1")  # no code is broken


def test_a_heading_of_several_words_is_not_cut() -> None:
    heads = (Column("Told together with", "number"), Column("Case"), *(Column(f"Words {n}") for n in range(5)))
    row = Row((Cell("7", number=7), Cell("A"), *(Cell("word " * 40) for _ in range(5))))
    sheet = opened(Table("Entries", "", "", heads, (row,)))["Entries"]
    assert sheet.column_dimensions["A"].width < 12  # a line for each word
    assert sheet.row_dimensions[2].height >= 3 * 13
    assert {cell.alignment.vertical for cell in sheet[2]} == {"bottom"}


def test_a_table_without_rows_still_opens() -> None:
    book = opened(Table("Empty", "Nothing", "", (Column("A"),), ()))
    assert book["Empty"]["A2"].value == "A" and not book["Empty"].tables
