"""The one way a workbook of ours is saved: the same content gives the same bytes, and every client reads it.

openpyxl writes six things that break in one program or another (docs/format.md); they are mended here, in the
parts it made.
"""

import errno
import io
import os
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lxml.etree import SerialisationError
from openpyxl import Workbook

from maar.sheets.book import FIXED

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
MOST_UNITS = 32_767  # UTF-16 units in a cell
NUMERIC = re.compile(r"&#(\d+);")
ESCAPE = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FORMULA_CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f>(.*?)</f><v\s*/?>(?:</v>)?</c>')

Cached = Mapping[str, Mapping[str, str]]


def plain(text: str) -> str:
    """Text as a cell can hold it: what XML forbids is replaced, and `_x000D_` stays as it was typed."""
    return ESCAPE.sub("_x005F_x", FORBIDDEN.sub("\ufffd", text))


def units(text: str) -> int:
    """The length of a text as spreadsheets count it."""
    return len(text.encode("utf-16-le")) // 2


def save(workbook: Workbook, cached: Cached | None = None) -> bytes:
    """The workbook as bytes. `cached` gives, by sheet title and cell, the text a formula shows at first."""
    workbook.properties.created = FIXED
    workbook.properties.modified = FIXED
    buffer = io.BytesIO()
    try:
        workbook.save(buffer)
    except SerialisationError as error:  # how lxml says that a temporary file could not be written
        number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        raise OSError(number, os.strerror(number)) from error
    titles = [sheet.title for sheet in workbook.worksheets]
    out = io.BytesIO()
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as mended:
        for name in made.namelist():
            content = made.read(name)
            if name.endswith((".xml", ".rels")):
                content = _mend(name, content.decode("utf-8"), titles, cached or {}).encode("utf-8")
            member = zipfile.ZipInfo(name, ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            mended.writestr(member, content)
    return out.getvalue()


def _mend(name: str, xml: str, titles: list[str], cached: Cached) -> str:
    xml = NUMERIC.sub(_character, xml)
    if match := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name):
        xml = xml.replace(' customHeight="1"', "")
        shown = cached.get(titles[int(match[1]) - 1], {})
        xml = FORMULA_CELL.sub(lambda cell: _with_text(cell, shown), xml)
    if name == "docProps/core.xml":
        xml = re.sub(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rf"\g<1>{FIXED.isoformat()}Z", xml)
    return xml


def _character(match: re.Match[str]) -> str:
    """A numeric reference as the character itself; line breaks and the like stay references."""
    code = int(match[1])
    return chr(code) if code > 127 else match[0]


def _with_text(cell: re.Match[str], shown: Mapping[str, str]) -> str:
    text = shown.get(cell[1])
    if text is None:
        return cell[0]
    attributes = re.sub(r'\s+t="[^"]*"', "", cell[2])
    return f'<c r="{cell[1]}"{attributes} t="str"><f>{cell[3]}</f><v>{escape(text)}</v></c>'
