"""Files as other programs, gateways and clouds make them, none of which openpyxl can write."""

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping
from csv import writer as csv_writer
from xml.sax.saxutils import escape

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.worksheet.worksheet import Worksheet
from outlook import container

from .desk import with_parts

Rows = Iterable[Iterable[object]]


def texts(sheet: Worksheet) -> list[list[str]]:
    """What stands in a sheet, as text."""
    return [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def wide(text: str) -> bytes:
    return struct.pack("<HB", len(text.encode("utf-16-le")) // 2, 1) + text.encode("utf-16-le")


def xls(sheets: Mapping[str, list[list[str]]]) -> bytes:
    """An old .xls workbook of texts."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0x07CC, 0, 6))
    page = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0x07CC, 0, 6))
    bodies = []
    for rows in sheets.values():
        body = page + record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows), default=0), 0))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                if text:
                    body += record(0x0204, struct.pack("<HHH", at, column, 0) + wide(text))
        bodies.append(body + record(0x000A))
    names = [struct.pack("<BB", len(name), 1) + name.encode("utf-16-le") for name in sheets]
    at = len(begin) + sum(4 + 6 + len(name) for name in names) + 4
    head = begin
    for name, body in zip(names, bodies, strict=True):
        head += record(0x0085, struct.pack("<IBB", at, 0, 0) + name)
        at += len(body)
    return container({"Workbook": head + record(0x000A) + b"".join(bodies)})


def ods(sheets: Mapping[str, list[list[str]]]) -> bytes:
    """An OpenDocument workbook of texts."""
    book = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for text in row:
                cell = TableCell(valuetype="string") if text else TableCell()
                for paragraph in text.split("\n") if text else ():
                    cell.addElement(P(text=paragraph))
                line.addElement(cell)
            table.addElement(line)
        book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


ANCHOR = (
    "<xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>15</xdr:row><xdr:rowOff>0"
    "</xdr:rowOff></xdr:from><xdr:to><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>18</xdr:row><xdr:rowOff>0"
    "</xdr:rowOff></xdr:to>{}<xdr:clientData/></xdr:twoCellAnchor>"
)
BOX = (
    '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="TextBox 1"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>'
    "<xdr:spPr/><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
)
PICTURE = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="Picture 2"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:spPr/></xdr:pic>'


def with_text_box(data: bytes, sheet: str, text: str) -> bytes:
    """The workbook with a text box drawn over a sheet, as Excel writes it; `sheet` is the sheet's own part."""
    return _with_drawing(data, sheet, BOX.format(escape(text)))


def with_picture(data: bytes, sheet: str) -> bytes:
    """The workbook with a picture laid over a sheet."""
    return _with_drawing(data, sheet, PICTURE)


def _with_drawing(data: bytes, sheet: str, shape: str) -> bytes:
    link = f'<Relationship Id="rBox" Type="{OFFICE}/drawing" Target="/xl/drawings/drawing9.xml"/>'
    links = f'<Relationships xmlns="{RELATIONS}">{link}</Relationships>'
    names = f'xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main"'
    drawn = {
        "xl/drawings/drawing9.xml": f"<xdr:wsDr {names}>{ANCHOR.format(shape)}</xdr:wsDr>",
        f"xl/worksheets/_rels/{sheet.rpartition('/')[2]}.rels": links,
    }
    mark = f'<drawing xmlns:r="{OFFICE}" r:id="rBox"/></worksheet>'.encode()
    return with_parts(
        data,
        {name: xml.encode() for name, xml in drawn.items()},
        lambda part, xml: xml.replace(b"</worksheet>", mark) if part == sheet else xml,
    )


def csv(rows: Rows) -> str:
    """One sheet as comma-separated text."""
    out = io.StringIO()
    csv_writer(out).writerows(rows)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
