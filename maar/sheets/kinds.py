"""What a file is that is no workbook we read, told by its content and never by its name."""

import codecs
import re
from collections.abc import Collection
from typing import NamedTuple

from maar.problems import Kind
from maar.problems import files as codes

START = 4_000  # bytes looked at


class What(NamedTuple):
    """The kind of problem a file is, and its name in a sentence."""

    kind: Kind
    words: str


def _not(words: str) -> What:
    return What(codes.NOT_A_WORKBOOK, words)


def _other(words: str) -> What:
    return What(codes.OTHER_FORMAT, words)


def _link(words: str) -> What:
    return What(codes.SHORTCUT, words)


PICTURE = _not("a picture")
WEB_PAGE = _other("a web page, whatever its name says")
HEADS = (
    (b"%PDF", _not("a PDF")),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"{\\rtf", _not("a rich text document")),
    (bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3"), _not("a OneNote section")),
    (bytes.fromhex("4c0000000114020000000000c000000000000046"), _link("a Windows shortcut")),
    (b"[InternetShortcut]", _link("a shortcut to a web address")),
    (b"bplist00", _link("a shortcut or placeholder of an Apple computer")),
    (b"7z\xbc\xaf\x27\x1c", _not("a 7-Zip archive")),
    (b"Rar!\x1a\x07", _not("a RAR archive")),
    (b"\x1f\x8b", _not("a gzip archive")),
    (b"\x78\x9f\x3e\x22", _not("an Outlook bundle (winmail.dat)")),
    (b"<!DOCTYPE html", WEB_PAGE),
    (b"<html", WEB_PAGE),
)
GOOGLE_FILE = _link("a shortcut to a file on Google Drive")
WITHIN = (  # of files that begin with `<`
    (b"urn:schemas-microsoft-com:office:spreadsheet", _other("a workbook in one XML file (XML Spreadsheet 2003)")),
    (b"opendocument.spreadsheet", _other("a workbook in one XML file (.fods)")),
    (b"<plist", _link("a shortcut of an Apple computer")),
    (b"<html", WEB_PAGE),
    (b"<table", WEB_PAGE),
)
HEIF = re.compile(rb"....ftyp(?:heic|heix|hevc|mif1|msf1|avif)", re.DOTALL)
GOOGLE = re.compile(rb'\{\s*"[^{]*"doc_id"\s*:')
BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)
ZIP_KINDS = (
    ("xl/workbook.bin", _other("a binary workbook (.xlsb)")),
    ("word/", _not("a Word document")),
    ("ppt/", _not("a PowerPoint presentation")),
    ("Index/", _other("an Apple Numbers file")),
    ("Index.zip", _other("an Apple Numbers file")),
)
ZIP = _not("a zip archive, not a workbook")
OPEN_DOCUMENT = _not("an OpenDocument file, and not a spreadsheet")
OUTLOOK = _not("an Outlook message; what is attached to it was not read")
OLE_KINDS = (
    ("WordDocument", _not("an old Word document (.doc)")),
    ("PowerPoint Document", _not("an old PowerPoint presentation (.ppt)")),
)
OLD_OFFICE = _not("a file of an old Office format, and not a workbook")


def may_hold(words: str) -> bool:
    """Could a workbook lie in what these words name: an archive or a message?"""
    return "archive" in words or "Outlook" in words


def of_zip(names: Collection[str]) -> What:
    """What a zip with these members is, if it is no workbook that we read."""
    found = next((what for head, what in ZIP_KINDS if any(name.startswith(head) for name in names)), None)
    return found or (OPEN_DOCUMENT if "mimetype" in names else ZIP)


def of_other(data: bytes) -> What:
    """What a file is that is neither a zip nor of the old Office format."""
    start = data[:START].lstrip(b"\xef\xbb\xbf \r\n\t")
    for head, what in HEADS:
        if start[: len(head)].lower() == head.lower():
            return what
    if HEIF.match(start) or BITMAP.match(start):
        return PICTURE
    if GOOGLE.match(start):
        return GOOGLE_FILE
    if start.startswith(b"<"):
        low = start.lower()
        return next((what for mark, what in WITHIN if mark in low), _not("an XML file"))
    return _not("plain text, not a workbook" if _is_text(data[:START]) else "of a kind that is not known here")


def _is_text(start: bytes) -> bool:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return b"\0" in start
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(start) - 4  # merely cut in the middle of a character
    return b"\0" not in start
