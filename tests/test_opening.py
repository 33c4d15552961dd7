"""Opening what came back: whatever the bytes are, sheets or one clear sentence, never an exception."""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from workbooks import Hand, all_of, issued, reading, saved

from maar.problems import Problem
from maar.sheets.open import OLE, Book, address, open_book

SHEET = "xl/worksheets/sheet1.xml"


def small() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "First"
    sheet["A1"], sheet["B2"] = 1, "two"
    return saved(book)


SOUND = small()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same zip with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, change(content) if name == part else content)
    return out.getvalue()


def with_cell(tag: bytes) -> bytes:
    """A small workbook in whose first sheet this cell stands after the others."""
    return changed(small(), SHEET, lambda xml: xml.replace(b"</row></sheetData>", tag + b"</row></sheetData>"))


def refused(data: bytes) -> Problem:
    problem = open_book(data, "in/return.xlsx")
    assert isinstance(problem, Problem)
    assert "{" not in problem.message + problem.advice
    assert "in/return.xlsx" in problem.message
    return problem


def opened(data: bytes) -> Book:
    book = open_book(data, "return.xlsx")
    assert isinstance(book, Book), book.message
    return book


OLD = OLE + bytes(504)
ENCRYPTED = OLD + "EncryptedPackage".encode("utf-16-le") + bytes(100)
LABELLED = OLD + "DRMEncryptedTransform".encode("utf-16-le")
DOC = OLD + "WordDocument".encode("utf-16-le")
MSG = OLD + "__substg1.0_0037001F".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "FIL003", "holds nothing"),
        (bytes(4096), "FIL003", "holds nothing"),
        (b"Case,Judgement\r\nK1,Good\r\n", "FIL001", "is plain text"),
        ("Cŵyn a gŵr ".encode() * 800, "FIL001", "is plain text"),
        (b"%PDF-1.7\n%...", "FIL001", "is a PDF"),
        (b"\n<!doctype html><html>", "FIL064", "is a web page"),
        (b"<html><table>", "FIL064", "is a web page"),
        (b"{\\rtf1 Good}", "FIL001", "is a rich text document"),
        (b"\x89PNG\r\n", "FIL001", "is a picture"),
        (b"\xff\xfeC\x00a\x00", "FIL001", "plain text"),
        (b"\xff\xfe\xfd\xfc" * 9, "FIL001", "not known"),
        (b"GIF89a...", "FIL001", "is a picture"),
        (b"\xff\xd8\xff\xe0", "FIL001", "is a picture"),
        (b"II*\0....", "FIL001", "is a picture"),
        (b"\0\0\0\x18ftypheic....", "FIL001", "is a picture"),
        (b"BM\x36\x10\0\0\0\0\0\0\x36", "FIL001", "is a picture"),
        (bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3") + b"...", "FIL001", "OneNote"),
        (bytes.fromhex("4c0000000114020000000000c000000000000046") + b"..", "FIL065", "a Windows shortcut"),
        (b"[InternetShortcut]\r\nURL=https://x.example/r.xlsx", "FIL065", "a shortcut to a web address"),
        (b"<?xml version='1.0'?><!DOCTYPE plist><plist><dict>", "FIL065", "a shortcut of an Apple"),
        (
            b'{"url": "https://docs.google.com/open?id=1aB", "doc_id": "1aB", "email": "a@csc.example"}',
            "FIL065",
            "Google",
        ),
        (b'\xef\xbb\xbf{"":"WARNING!","doc_id":"1aB","resource_key":"","email":"a@csc.example"}', "FIL065", "Google"),
        (b"bplist00...", "FIL065", "a shortcut or placeholder of an Apple"),
        (b"7z\xbc\xaf\x27\x1c...", "FIL001", "a 7-Zip archive"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "FIL064",
            "XML Spreadsheet 2003",
        ),
        (
            b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">',
            "FIL064",
            "(.fods)",
        ),
        (zipped(word__document_dot_xml=b"<w/>"), "FIL001", "is a Word document"),
        (zipped(ppt__presentation_dot_xml=b"<p/>"), "FIL001", "is a PowerPoint"),
        (zipped(Index__Document_dot_iwa=b""), "FIL064", "Numbers"),
        (zipped(xl__workbook_dot_bin=b""), "FIL064", "binary workbook"),
        (zipped(photo_dot_jpg=b"x"), "FIL001", "is a zip archive"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "FIL001", "is an OpenDocument file"),
        (ENCRYPTED, "FIL002", "locked with a password"),
        (LABELLED, "FIL062", "sensitivity label"),
        (DOC, "FIL001", "old Word document"),
        (MSG, "FIL001", "Outlook message"),
        (OLD, "FIL001", "old Office format"),
        (OLD + "Workbook".encode("utf-16-le"), "FIL004", "damaged"),
        (b"PK\x03\x04" + bytes(60), "FIL004", "cut off or changed on the way"),
        (zipped(xl__workbook_dot_xml=b"<workbook/>"), "FIL004", "damaged"),
        (zipped(xl__workbook_dot_xml=b"not xml <"), "FIL004", "damaged"),
    ],
)
def test_what_is_no_workbook_is_named(data: bytes, code: str, words: str) -> None:
    problem = refused(data)
    assert (problem.code, words in problem.message) == (code, True), problem.message
    assert problem.advice


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9, 0.99, 0.999])
def test_a_file_that_was_cut_off_is_damaged(share: float) -> None:
    data = issued()
    assert refused(data[: int(len(data) * share)]).code == "FIL004"


@pytest.mark.parametrize(
    "part", ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", SHEET]
)
def test_a_part_that_is_nonsense_is_no_exception(part: str) -> None:
    assert isinstance(open_book(changed(small(), part, lambda xml: xml[: len(xml) // 2]), "x.xlsx"), Book | Problem)


@given(st.data())
@settings(max_examples=40)
def test_flipped_bytes_are_no_exception(data: st.DataObject) -> None:
    whole = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(open_book(bytes(whole), "x.xlsx"), Book | Problem)


@given(st.binary(max_size=300))
@settings(max_examples=40)
def test_any_bytes_are_no_exception(data: bytes) -> None:
    for head in (b"", b"PK\x03\x04", OLE):
        assert reading(head + data).opened is False


FAR = [
    b'<c r="XFD1048576"><v>1</v></c>',
    b'<c r="B20001" t="inlineStr"><is><t>x</t></is></c>',
    b'<c r="AAA1"><v>1</v></c>',
    b'<c s="1" r="XFD1048576"><v>1</v></c>',
    b"<c r='XFD1048576'><v>1</v></c>",
    b'<c\nr="XFD1048576"><v>1</v></c>',
    b'<c r="xfd1048576"><v>1</v></c>',
    b'<c r="&#88;FD1048576"><v>1</v></c>',
    b'<y:c xmlns:y="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="XFD1048576"><y:v>1</y:v></y:c>',
    b'</row><row r="1048570"><c><v>1</v></c>',
]


@pytest.mark.parametrize("tag", FAR)
def test_a_value_far_outside_is_told_and_the_rest_is_read(tag: bytes) -> None:
    book = opened(with_cell(tag))
    assert book.sheets[0].rows == [[1.0, ""], ["", "two"]]
    (problem,) = book.problems
    assert (problem.code, problem.severity, problem.at.sheet) == ("FIL007", "warning", "First")
    assert problem.at.cell in problem.message
    assert problem.message.count("'1' stands") or problem.message.count("'x' stands")


def test_a_far_value_is_told_where_it_stands_and_what_it_says() -> None:
    told = [one.at.cell for tag in FAR for one in opened(with_cell(tag)).problems]
    expected = ["XFD1048576", "B20001", "AAA1", *["XFD1048576"] * 6, "A1048570"]
    assert told == expected
    strings = b'<sst xmlns="http://x"><si><t>no</t></si><si><r><t>she is </t></r><r><t>not safe</t></r></si></sst>'
    data = with_cell(b'<c r="XFD9" t="s"><v>1</v></c>')
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | {"xl/sharedStrings.xml": strings}
    assert "'she is not safe' stands" in opened(zipped(**parts)).problems[0].message


def test_many_far_values_are_counted() -> None:
    cells = b"".join(b'<c r="%s9"><v>7</v></c>' % address(0, 800 + n)[:-1].encode() for n in range(50))
    problems = opened(with_cell(cells)).problems
    assert [one.code for one in problems] == ["FIL007"] * 20 + ["FIL060"]
    assert "(30 beside those told)" in problems[-1].message


def test_what_stands_in_the_same_sheet_as_a_far_value_is_still_found() -> None:
    tags = b'<c r="C2" t="e"><v>#NAME?</v></c><c r="D2"><f>A1</f></c><c r="ZZZ2" t="e"><v>#REF!</v></c>'
    book = opened(with_cell(tags))
    assert book.sheets[0].hidden.errors == {(1, 2): "#NAME?"}
    assert book.sheets[0].hidden.formulas == {(1, 3): "=A1"}
    assert "'#REF!' stands" in book.problems[0].message


def test_an_empty_cell_far_outside_is_no_matter() -> None:
    assert opened(with_cell(b'<c r="XFD1048576"/>')).sheets[0].rows == [[1.0, ""], ["", "two"]]


def test_a_lonely_value_is_far_though_its_sheet_could_be_so_large() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "here"
    book.worksheets[0]["ZZ9000"] = "there"
    one = opened(saved(book))
    assert one.sheets[0].rows == [["here"]]
    assert [(problem.code, problem.at.cell) for problem in one.problems] == [("FIL007", "ZZ9000")]


def test_a_zip_bomb_is_told_by_its_header() -> None:
    problem = refused(changed(small(), SHEET, lambda xml: xml + b" " * 100_000_001))
    assert problem.code == "FIL005"
    assert "100 MB inside" in problem.message


def test_a_part_that_is_longer_than_its_header_says_is_damaged() -> None:
    data = bytearray(changed(small(), SHEET, lambda xml: xml + b" " * 3_000_000))
    real = struct.pack(
        "<I", next(i.file_size for i in zipfile.ZipFile(io.BytesIO(data)).infolist() if i.filename == SHEET)
    )
    assert refused(bytes(data.replace(real, struct.pack("<I", 600)))).code == "FIL004"


def test_too_many_sheets_or_parts() -> None:
    book = Workbook()
    for _ in range(200):
        book.create_sheet()
    assert refused(saved(book)).code == "FIL005"
    assert refused(zipped(**{f"m{number}": b"" for number in range(2001)})).code == "FIL005"


def test_an_entity_that_expands_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    assert refused(changed(small(), "xl/workbook.xml", lambda xml: bomb + xml)).code == "FIL004"


def test_a_locked_zip_asks_for_no_password() -> None:
    data = bytearray(small())
    for match in re.finditer(rb"PK\x01\x02", bytes(data)):
        data[match.start() + 8] |= 1
    assert refused(bytes(data)).code == "FIL002"


def test_errors_formulas_and_comments_are_found_with_their_cells() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "A & B"
    sheet["B2"], sheet["C3"] = "#NAME?", "=1+1"
    sheet["B2"].data_type, sheet["D4"] = "e", "typed"
    sheet["D4"].comment = Comment("call me", "a")
    hidden = opened(saved(book)).sheets[0].hidden
    assert hidden.errors == {(1, 1): "#NAME?"}
    assert hidden.formulas == {(2, 2): "=1+1"}
    assert hidden.comments == {(3, 3): "call me"}


def test_an_error_and_a_shared_formula_without_words_are_found_too() -> None:
    data = with_cell(b'<c r="C2" t="e"><v></v></c><c r="D2"><f t="shared" si="0"/></c>')
    hidden = opened(data).sheets[0].hidden
    assert hidden.errors == {(1, 2): "an error"}
    assert hidden.formulas == {(1, 3): "="}


def test_cells_without_addresses_are_counted() -> None:
    data = changed(with_cell(b'<c t="e"><v>#N/A</v></c>'), SHEET, lambda xml: re.sub(rb'<c r="[A-Z]\d"', b"<c", xml))
    book = opened(data)
    assert book.sheets[0].hidden.errors == {(1, 1): "#N/A"}


def test_a_chart_and_a_text_box_are_seen() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    chart = BarChart()
    chart.title = "Our grades"
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2))
    sheet.add_chart(chart)
    book.create_chartsheet("Chart")
    seen = opened(saved(book)).sheets
    assert [len(one.hidden.drawings) for one in seen] == [1, 1]


def test_1904_dates_hidden_sheets_and_merges_are_seen() -> None:
    hand = Hand()
    hand.sheet("K2").sheet_state = "hidden"
    hand.sheet("K1").merge_cells("G20:H21")
    book = opened(hand.bytes())
    assert {one.name: (one.visible, one.merged) for one in book.sheets if one.name in ("Case K1", "Case K2")} == {
        "Case K1": (True, ("G20:H21",)),
        "Case K2": (False, ()),
    }
    hand.book.epoch = CALENDAR_MAC_1904
    assert (book.date_1904, opened(hand.bytes()).date_1904) == (False, True)


def test_a_workbook_of_someone_elses_is_a_workbook_and_not_ours() -> None:
    back = reading(small(), file="list.xlsx")
    assert [one.code for one in all_of(back)] == ["ANS028", "FIL010"]
    assert (back.opened, back.ours) == (True, False)


ODS = b"application/vnd.oasis.opendocument.spreadsheet"
ODS_HEAD = (
    b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    b'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.2">'
    b'<office:body><office:spreadsheet><table:table table:name="First">'
)
ODS_TAIL = b"</table:table></office:spreadsheet></office:body></office:document-content>"


def ods(rows: bytes, manifest: bytes = b"<manifest/>") -> bytes:
    return zipped(mimetype=ODS, content_dot_xml=ODS_HEAD + rows + ODS_TAIL, **{"META-INF__manifest_dot_xml": manifest})


def ods_cell(text: bytes, more: bytes = b"") -> bytes:
    return b'<table:table-cell office:value-type="string" %s><text:p>%s</text:p></table:table-cell>' % (more, text)


def test_an_ods_is_read_with_its_errors() -> None:
    error = ods_cell(b"#NAME?", b'table:formula="of:=NOT_RECORDED" calcext:value-type="error"')
    formula = ods_cell(b"x", b'table:formula="of:=A1"')
    rows = b"<table:table-row>" + ods_cell(b"K1") + b'<table:table-cell table:number-columns-repeated="2"/>'
    sheet = opened(ods(rows + error + formula + b"</table:table-row>")).sheets[0]
    assert (sheet.rows[0][0], sheet.at(0, 4)) == ("K1", "x")
    assert (sheet.hidden.errors, sheet.hidden.formulas) == ({(0, 3): "#NAME?"}, {(0, 4): "=A1"})


def test_an_ods_with_a_password_is_refused_and_one_with_a_far_cell_is_read() -> None:
    assert refused(ods(b"", b"<x:encryption-data/>")).code == "FIL063"
    empty = b'<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
    assert opened(ods(empty)).sheets[0].rows == []
    far = b"<table:table-row>" + ods_cell(b"near") + b"</table:table-row>" + empty
    far += b"<table:table-row>" + ods_cell(b"x") + b"</table:table-row>"
    wide = b"<table:table-row>" + ods_cell(b"x", b'table:number-columns-repeated="16384"') + b"</table:table-row>"
    for rows, first, cell in ((far, "near", "A1048577"), (wide, "x", "AAA1")):
        book = opened(ods(rows))
        assert book.sheets[0].rows[0][0] == first
        assert [(one.code, one.at.cell) for one in book.problems] == [("FIL007", cell)]


def test_an_ods_that_the_usual_reader_fails_on_is_read_all_the_same() -> None:
    """Gnumeric and SheetJS write what it does not expect: here a cell inside nothing it knows."""
    words = b"Seen<text:tab/>twice<text:line-break/>at<text:s text:c='3'/>home</text:p><text:p>and school"
    rows = (
        b'<table:table-row table:number-rows-repeated="2">' + ods_cell(words) + b"<!-- x --><table:unexpected/>"
        b'<table:table-cell table:number-columns-repeated="2"/>'
        b'<table:table-cell office:value-type="float" office:value="3"/>'
        b'<table:table-cell office:value-type="date" office:date-value="2026-03-02"/></table:table-row>'
    )
    rows_read = opened(ods(rows)).sheets[0].rows
    assert rows_read == [["Seen\ttwice\nat   home\nand school", "", "", 3.0, date(2026, 3, 2)]] * 2
