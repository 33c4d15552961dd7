"""Opening a file from outside, safely: from bytes to sheets of cells, or a problem that says what it is.

A file is hostile until read: it is told by its content, never by its name, and measured before it is inflated.
"""

import hashlib
import io
import zipfile
from dataclasses import dataclass, field
from functools import lru_cache

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from maar.problems import Kind, Location, Problem
from maar.problems import files as codes
from maar.sheets import ods
from maar.sheets.cells import Raw
from maar.sheets.raw import Hidden, Seen, look

MOST_BYTES = 50_000_000
MOST_INFLATED = 100_000_000
MOST_ENTRIES = 2_000
MOST_SHEETS = 200
MOST_CELLS = 4_000_000

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
CUT_OFF = "it was cut off or changed on the way"
WHAT_IT_IS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a rich text document"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
)
ZIP_KINDS = (
    ("xl/workbook.bin", "a binary workbook (.xlsb)"),
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint presentation"),
    ("Index/", "an Apple Numbers file"),
)
OLE_KINDS = (
    ("__substg1.0_", "an Outlook message; what is attached to it was not read"),
    ("WordDocument", "an old Word document (.doc)"),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows` from A1, 0-based; `hidden` holds what values alone do not show."""

    name: str
    rows: list[list[Raw]]
    hidden: Hidden = field(default_factory=Hidden)
    visible: bool = True
    merged: tuple[str, ...] = ()

    def at(self, row: int, column: int | None) -> Raw:
        if column is None or not 0 <= row < len(self.rows) or not 0 <= column < len(self.rows[row]):
            return None
        value: Raw = self.rows[row][column]
        return value


@dataclass(frozen=True, slots=True)
class Book:
    """An opened workbook; `digest` is the SHA-256 of the file. `old` says .xls: errors in it show as blank."""

    digest: str
    sheets: tuple[Sheet, ...]
    date_1904: bool = False
    old: bool = False


class Refused(Exception):
    """Why a file is not opened, and which cell or sheet is to blame."""

    def __init__(self, kind: Kind, place: tuple[str, str] = ("", ""), **facts: str) -> None:
        super().__init__(kind.title)
        self.kind, self.place, self.facts = kind, place, tuple(facts.items())


def address(row: int, column: int) -> str:
    """`E12` for row 11, column 4 (both counted from 0)."""
    return f"{_letters(column)}{row + 1}"


@lru_cache(maxsize=1024)
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def open_book(data: bytes, file: str) -> Book | Problem:
    """The sheets of a workbook, or why there are none; `file` is its path as the lead knows it."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        return _open(data, digest)
    except Refused as error:
        return Problem(error.kind, Location(file, *error.place), facts=error.facts, content=digest)
    except PasswordError:
        return Problem(codes.PASSWORD, Location(file), content=digest)
    except Exception as error:  # a damaged file can break a parser in any way; not one may stop the rest
        reason = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # calamine's way to give up, which is no Exception
            raise
        reason = CUT_OFF
    return Problem(codes.DAMAGED, Location(file), facts=(("reason", reason),), content=digest)


def _open(data: bytes, digest: str) -> Book:
    looked = _look_into(data)
    seen = looked or Seen({}, False)
    if seen.far:
        raise Refused(codes.FAR_CELL, seen.far)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    if len(book.sheets_metadata) > MOST_SHEETS:
        raise Refused(codes.TOO_LARGE, reason=f"{len(book.sheets_metadata)} sheets")
    sheets = []
    room = MOST_CELLS
    for meta in book.sheets_metadata:
        visible = meta.visible == SheetVisibleEnum.Visible
        if meta.typ != SheetTypeEnum.WorkSheet:
            sheets.append(Sheet(meta.name, [], Hidden(drawings=("",)), visible))
            continue
        sheet = book.get_sheet_by_name(meta.name)
        end = sheet.end or (0, 0)
        room -= (end[0] + 1) * (end[1] + 1)
        if room < 0:
            raise Refused(codes.TOO_LARGE, reason="more cells than any form has")
        rows: list[list[Raw]] = [[*row] for row in sheet.to_python(skip_empty_area=False)]
        hidden = seen.sheets.get(meta.name, Hidden())
        lowest = max((row for row, _ in (*hidden.errors, *hidden.formulas)), default=-1)
        rows += [[] for _ in range(lowest + 1 - len(rows))]  # rows of which nothing but that can be seen
        merged = tuple(f"{address(*start)}:{address(*stop)}" for start, stop in sheet.merged_cell_ranges or ())
        sheets.append(Sheet(meta.name, rows, hidden, visible, merged))
    return Book(digest, tuple(sheets), seen.date_1904, looked is None)


def _look_into(data: bytes) -> Seen | None:
    """What a workbook hides; None for the old format, which cannot be looked into. Or Refused."""
    if not data.strip(b"\0"):
        raise Refused(codes.EMPTY_FILE)
    if len(data) > MOST_BYTES:
        raise Refused(codes.TOO_LARGE, reason=f"{len(data) // 1_000_000} MB")
    if data.startswith(b"PK"):
        return _look_into_zip(data)
    if data.startswith(OLE):
        _old_kind(data)
        return None
    start = data[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    what = next((words for head, words in WHAT_IT_IS if start[: len(head)].lower() == head.lower()), None)
    raise Refused(codes.NOT_A_WORKBOOK, what=what or _text_or_not(data))


def _old_kind(data: bytes) -> None:
    """Refuse what is no .xls: the names of what it holds stand in it as they are."""
    if _held("EncryptedPackage", data) or _held("DRMEncrypted", data):
        raise Refused(codes.PASSWORD)
    what = next((words for name, words in OLE_KINDS if _held(name, data)), None)
    if what or not (_held("Workbook", data) or _held("Book", data)):
        raise Refused(codes.NOT_A_WORKBOOK, what=what or "a file of an old Office format, and not a workbook")


def _held(name: str, data: bytes) -> bool:
    return name.encode("utf-16-le") in data


def _text_or_not(data: bytes) -> str:
    try:
        data[:4000].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(data[:4000]) - 4:  # not merely cut in the middle of a character
            return "of a kind that is not known here"
    return "plain text, not a workbook"


def _look_into_zip(data: bytes) -> Seen:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise Refused(codes.DAMAGED, reason=CUT_OFF) from None
    with archive:
        members = archive.infolist()
        names = {member.filename for member in members}
        inflated = sum(member.file_size for member in members)
        if len(members) > MOST_ENTRIES:
            raise Refused(codes.TOO_LARGE, reason=f"{len(members)} parts inside")
        if inflated > MOST_INFLATED:
            raise Refused(codes.TOO_LARGE, reason=f"{inflated // 1_000_000} MB inside")
        if any(member.flag_bits & 1 for member in members):
            raise Refused(codes.PASSWORD)
        if "xl/workbook.xml" in names:
            return look(archive)
        if "mimetype" in names and archive.read("mimetype").startswith(ods.MIMETYPE):
            if ods.locked(archive):
                raise Refused(codes.PASSWORD)
            return ods.look(archive)
        what = next((words for head, words in ZIP_KINDS if any(name.startswith(head) for name in names)), None)
        if what is None and "mimetype" in names:
            what = "an OpenDocument file, and not a spreadsheet"
        raise Refused(codes.NOT_A_WORKBOOK, what=what or "a zip archive, not a workbook")
