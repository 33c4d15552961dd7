"""Files made to do harm: each ends in a clear sentence, soon, and nothing is inflated that was not measured."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from outlook import container, message
from test_containers import mail, pairs
from test_opening import ODS, ODS_HEAD, ODS_TAIL, SHEET, changed, ods, ods_cell, opened, refused, small, zipped

from maar.problems import Problem
from maar.sheets.open import Book, open_book
from maar.sheets.unpack import members


def told(data: bytes) -> list[str]:
    """The code of each problem with what comes out of a file, opened as a return would be; empty for what is sound."""
    codes = []
    for name, content in members(data, "in/x"):
        found = content if isinstance(content, Problem) else open_book(content, name)
        codes += [found.code] if isinstance(found, Problem) else [one.code for one in found.problems]
    return codes


def lying(data: bytes, part: str, size: int, real: bytes) -> bytes:
    """A zip whose directory says that a part is so long, with the check sum of that much of it."""
    changed_data = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(part)
    crc = struct.pack("<I", zlib.crc32(real[:size]))
    name = part.encode()
    for mark, at in ((b"PK\x03\x04", 30), (b"PK\x01\x02", 46)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            if data[start + at : start + at + len(name)] == name:
                fields = start + at - 16
                changed_data[fields : fields + 4] = crc if mark == b"PK\x03\x04" else changed_data[fields : fields + 4]
                base = start + (14 if mark == b"PK\x03\x04" else 16)
                changed_data[base : base + 12] = crc + struct.pack("<II", info.compress_size, size)
    return bytes(changed_data)


def test_a_bomb_in_a_zip_is_told_by_its_directory_and_the_rest_is_given() -> None:
    bomb = pairs(("bomb.xlsx", bytes(60_000_000)), ("tight.xlsx", bytes(9_000_000)), ("a.xlsx", small()))
    assert told(bomb) == ["FIL005", "FIL005"]


def test_a_bomb_in_a_bomb_is_never_inflated() -> None:
    inner = pairs(*((f"{n}.bin", bytes(4_900_000)) for n in range(6)))
    nested = pairs(*((f"{n}.zip", inner) for n in range(40)))
    codes = told(nested)
    assert codes.count("FIL005") >= 30
    assert set(codes) <= {"FIL005", "FIL003"}


def test_entries_that_overlap_are_counted_each() -> None:
    """One packed megabyte to which 300 entries of the directory point."""
    data = pairs(("0.xlsx", bytes(1_000_000)))
    start = data.index(b"PK\x01\x02")
    entry = data[start : data.index(b"PK\x05\x06")]
    entries = b"".join(entry for _ in range(300))
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 300, 300, len(entries), start, 0)
    assert told(data[:start] + entries + end) == ["FIL005"]


def test_a_part_that_lies_about_its_size_is_not_followed() -> None:
    with zipfile.ZipFile(io.BytesIO(small())) as archive:
        real = archive.read(SHEET) + b" " * 30_000_000
        styles = archive.read("xl/styles.xml") + b" " * 30_000_000
    assert refused(lying(changed(small(), SHEET, lambda _: real), SHEET, 900, real)).code == "FIL004"
    part = "xl/styles.xml"
    assert refused(lying(changed(small(), part, lambda _: styles), part, 900, styles)).code == "FIL004"
    inside = pairs(("a.xlsx", real))
    assert told(lying(inside, "a.xlsx", 900, real)) == ["FIL004"]


def test_too_many_members_are_refused_before_the_first() -> None:
    assert told(pairs(*((f"{n}.txt", b"x") for n in range(501)))) == ["FIL005"]


LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARTS = (SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "docProps/core.xml")


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("part", [*PARTS, "docProps/app.xml"])
def test_an_entity_is_never_expanded(part: str, declared: bytes) -> None:
    name = b"&j;" if declared is LAUGHS else b"&a;"

    def poisoned(xml: bytes) -> bytes:
        head, mark, body = xml.partition(b"?>") if xml.startswith(b"<?xml") else (b"", b"", xml)
        return head + mark + declared + body.replace(b"</", name + b"</", 3)

    book = open_book(changed(small(), part, poisoned), "x.xlsx")
    assert "root:" not in repr(book)
    assert len(repr(book)) < 100_000


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE])
def test_an_entity_in_an_ods_is_refused(declared: bytes) -> None:
    content = declared + ODS_HEAD + b"<table:table-row>" + ods_cell(b"&a;") + b"</table:table-row>" + ODS_TAIL
    parts = {"mimetype": ODS, "content_dot_xml": content, "meta_dot_xml": declared + b"<m><creator>&a;</creator></m>"}
    assert refused(zipped(**parts)).code == "FIL004"


def test_an_entity_in_what_tells_how_a_file_is_locked_is_refused() -> None:
    info = b"\x04\0\x04\0\x40\0\0\0" + LAUGHS + b"<encryption>&j;</encryption>"
    locked = container({"EncryptionInfo": info.ljust(5000), "EncryptedPackage": bytes(5000)})
    assert refused(locked).code == "FIL004"


@pytest.mark.parametrize("closed", [True, False])
def test_xml_very_deep_is_no_matter(closed: bool) -> None:
    deep = b"<x>" * 100_000 + (b"</x>" * 100_000 if closed else b"")
    for part in ("xl/workbook.xml", SHEET):
        book = open_book(changed(small(), part, lambda xml: xml.replace(b"</", deep + b"</", 1)), "x.xlsx")
        assert isinstance(book, Book | Problem)
    assert isinstance(open_book(ods(deep), "x.ods"), Book | Problem)


def test_very_many_empty_rows_are_no_rows() -> None:
    rows = b"".join(b'<row r="%d" spans="1:3" ht="15"/>' % n for n in range(3, 300_000))
    data = changed(small(), SHEET, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert opened(data).sheets[0].rows == [[1.0, ""], ["", "two"]]


def test_cells_at_both_ends_of_many_sheets_take_no_room() -> None:
    empty = b'<c r="ZZ19999" t="inlineStr"><is><t>far</t></is></c>'
    data = changed(small(), SHEET, lambda xml: xml.replace(b"</row></sheetData>", empty + b"</row></sheetData>"))
    assert told(data) == ["FIL007"]


def test_a_broken_attachment_is_told_and_a_huge_one_measured() -> None:
    broken = mail(("a.xlsx", small())).replace(b"UEsDB", b"!!!!!", 1)
    assert set(told(broken)) <= {"FIL001", "FIL004"}
    assert told(broken)
    head = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n"
    boundary = head + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    assert told(boundary + b"--b\r\nContent-Disposition: attachment; filename*=utf-99''%ff%\r\n\r\nx") == ["FIL001"]
    huge = b"--b\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\n" + b"AAAA" * 1_000_000
    assert told(boundary + huge) == ["FIL003"]
    many = b"--b\r\nContent-Disposition: attachment; filename=a\r\n\r\nx\r\n" * 3_000
    assert told(boundary + many).count("FIL005") == 1
    nested = b"".join(b"--%d\r\nContent-Type: multipart/mixed; boundary=%d\r\n\r\n" % (n, n + 1) for n in range(3000))
    assert told(head + b"Content-Type: multipart/mixed; boundary=0\r\n\r\n" + nested) in (["FIL004"], ["FIL067"])


def test_an_outlook_message_that_was_cut_is_told() -> None:
    whole = container(message({"a.xlsx": bytes(range(256)) * 40}))
    for share in (0.1, 0.5, 0.9, 0.99):
        codes = told(whole[: int(len(whole) * share)])
        assert codes
        assert set(codes) <= {"FIL001", "FIL004", "FIL067"}


def looped(data: bytes) -> bytes:
    """A container in which the chain of its first stream leads back to its beginning."""
    at = struct.unpack_from("<I", data, 76)[0] * 512 + 512
    return data[: at + 28] + struct.pack("<I", 0) + data[at + 32 :]


WORKBOOK = {"Workbook": b"\x09\x08\x10\x00\x00\x06\x05\x00".ljust(9000, b"\0")}


@pytest.mark.parametrize(
    "harm",
    [
        looped,
        lambda data: data[:44] + struct.pack("<I", 0x7FFFFFFF) + data[48:],  # tables beyond number
        lambda data: data[:68] + struct.pack("<II", 0, 1) + data[76:],  # a list of tables that is none
        lambda data: data[:48] + struct.pack("<I", 0) + data[52:],  # the directory lies in a stream
        lambda data: data[:30] + struct.pack("<H", 31) + data[32:],  # sectors of two gigabytes
        lambda data: data.replace(struct.pack("<Q", 9000), struct.pack("<Q", 0x7FFFFFFF)),
    ],
)
def test_a_container_that_leads_in_circles_is_damaged(harm: Callable[[bytes], bytes]) -> None:
    assert refused(harm(container(WORKBOOK))).code in ("FIL004", "FIL001")
    assert set(told(harm(container(message({"a.xlsx": bytes(9000)}))))) <= {"FIL004", "FIL001"}


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def old(cells: bytes, strings: int = 0) -> bytes:
    """An .xls of one sheet with these records of cells."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + cells + record(0x000A, b"")
    table = record(0x00FC, struct.pack("<II", strings, strings)) if strings else b""
    title = record(0x0085, struct.pack("<IBBBB", len(begin) + len(table) + 17 + 4, 0, 0, 5, 0) + b"First")
    return container({"Workbook": begin + table + title + record(0x000A, b"") + sheet})


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def test_an_old_workbook_is_read_with_its_errors_and_without_its_far_cells() -> None:
    dimensions = record(0x0200, struct.pack("<IIHHH", 0, 65536, 0, 256, 0))
    error = record(0x0205, struct.pack("<HHHBB", 1, 0, 0, 29, 1))
    book = opened(old(dimensions + number(0, 0, 7) + error + number(65535, 255, 9)))
    assert book.sheets[0].rows[0] == [7.0]
    assert book.sheets[0].hidden.errors == {(1, 0): "#NAME?"}
    assert [(one.code, one.at.cell) for one in book.problems] == [("FIL008", ""), ("FIL007", "IV65536")]
    assert "'9' stands" in book.problems[1].message


def test_an_old_workbook_that_announces_more_than_it_holds_is_damaged() -> None:
    assert refused(old(number(0, 0, 7), strings=0x7FFFFFFF)).code == "FIL004"


def test_a_text_of_one_endless_line_is_refused() -> None:
    assert refused(b"M1|x," + b"a" * 40_000_000).code == "FIL005"
    assert refused(b'Ref,Question,Judgement\r\nK1,"' + b"a" * 9_000_000).code == "FIL005"
    assert refused(b"a," * 20_000_000).code == "FIL001"
    assert refused(b"Ref,Question,Judgement\r\n" + b"1," * 800 + b"1").code == "FIL005"
    assert refused(b"Ref,Question,Judgement\r\n" + b"1\r\n" * 30_000).code == "FIL005"
    assert refused(b"Ref,Question,Judgement\r\nK1-CHR-1,x," + b"a" * 32_768).code == "FIL005"


@pytest.mark.parametrize(("spins", "passwords"), [(10_000_000, 1), (4_000_000_000, 0), (900_000, 50)])
def test_a_key_that_would_take_minutes_to_make_is_not_made(spins: int, passwords: int) -> None:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(small())).encrypt("sesame", out)
    told = b'spinCount="100000" saltSize="16"'
    hostile = out.getvalue().replace(told, f'spinCount="{spins}"'.encode().ljust(len(told)))
    assert hostile != out.getvalue()
    problem = open_book(hostile, "x.xlsx", ["wrong"] * passwords)
    assert isinstance(problem, Problem)
    assert problem.code == "FIL063"


def test_a_part_that_would_fill_memory_as_a_tree_is_refused() -> None:
    many = b"".join(b"<x a='%d'/>" % n for n in range(400_000))
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
        data = changed(small(), part, lambda xml: xml.replace(b"</", many + b"</", 1))
        assert refused(data).code == "FIL005"


def test_a_million_far_cells_are_refused_before_they_are_taken_out() -> None:
    rows = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(21_000, 600_000))
    data = changed(small(), SHEET, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert refused(data).code == "FIL005"
