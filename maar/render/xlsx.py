"""The tables of a document as an accessible workbook: a Document comes in, the bytes of an .xlsx go out.

A cover, the contents, then one table per sheet, by the Analysis Function's checklist for accessible spreadsheets; the
same bytes for the same document.
"""

import re
from collections.abc import Iterable
from copy import copy
from io import BytesIO
from math import ceil
from textwrap import wrap
from typing import Any, NamedTuple, cast
from zipfile import ZIP_STORED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as NamedRange
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from maar.documents.model import Cell, Column, Document, Row, Table
from maar.render import theme
from maar.render.kept import repacked
from maar.render.text import clean

MOST_UNITS = 32_767
CUT = "… (cut: full text in data/)"
NEVER_A_FORMULA = ("=", "+", "-", "@", "\t")
NARROWEST = 6
LONGEST_WORD = 24
WIDEST = 60
ON_PAPER = 165  # characters abreast that print at 8 pt
SHEET_NAME = 31
ONE_LINE = 20.0
BOLD = 0.85  # so much of a column holds bold letters, with the indent
TALLEST = 400.0  # the format allows 409
HEADER_TEXT = 180  # the program's limit is 255 with its codes
FIXED_TIME = "2000-01-01T00:00:00Z"
COVER, CONTENTS = "Cover", "Contents"
COVER_WIDTH = 100
HEADING = "Heading 1"  # the title of a sheet is tagged as one
SHORTHAND = {"·": "[x]", "": "[x]"}  # a sign is not read out, nor is nothing

LINE = Border(bottom=Side(style="medium", color=f"FF{theme.INK[1:]}"))


def xlsx(document: Document) -> bytes:
    """The workbook's bytes: `Cover`, `Contents`, then every table of the document on a sheet of its own."""
    book = Workbook()
    book.add_named_style(NamedStyle(HEADING, Font("Arial", 18, bold=True), builtinId=16))
    names = _sheet_names(document.tables)
    pen = _Pen()
    _cover(book.worksheets[0], document, pen)
    _fill(book.create_sheet(), CONTENTS, _contents(document, names), pen)
    for name, table in zip(names, document.tables, strict=True):
        _fill(book.create_sheet(), name, table, pen)
    for sheet in book.worksheets:
        _page(sheet, document.marking)
    _link(book[COVER], [CONTENTS])
    _link(book[CONTENTS], names)
    book.properties.creator = clean(document.owner)
    book.properties.title = clean(document.title)
    book.properties.language = document.language
    return _fixed(book)


def _contents(document: Document, names: list[str]) -> Table:
    rows = tuple(
        Row((Cell(name), Cell(table.title or table.name), Cell(table.unit), _count(len(table.rows))))
        for name, table in zip(names, document.tables, strict=True)
    )
    columns = (Column("Sheet"), Column("What it holds"), Column("What is counted"), Column("Rows", "number"))
    unit = "Unit: one sheet. The name of each leads to it."
    return Table(CONTENTS, "Contents: the tables of this workbook", unit, columns, rows)


def _count(number: int) -> Cell:
    return Cell(str(number), number=number)


def _cover(sheet: Worksheet, document: Document, pen: "_Pen") -> None:
    """What the workbook is, whose, for whom, as of when; the last line leads to the contents."""
    facts = (f"{name}: {value}" for name, value in document.facts)
    tables = f"Tables: {len(document.tables)}, each on a sheet of its own, listed here:"
    lines = [document.title, document.subtitle, document.owner, document.marking, document.footer, *facts, tables]
    sheet.title = COVER
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = COVER_WIDTH
    _lines(sheet, [*(line for line in lines if line), CONTENTS], pen, _Look(across="left"))


def _lines(sheet: Worksheet, lines: list[str], pen: "_Pen", look: "_Look") -> None:
    """One line to a row from A1 down: the first is the title of the sheet."""
    for row, text in enumerate(lines, start=1):
        title = look._replace(size=18, bold=True, style=HEADING)
        _write(_at(sheet, row, 1), text, title if row == 1 else look, pen)
        wrapped = len(wrap(text, COVER_WIDTH // 2 if row == 1 else COVER_WIDTH)) if look.across else 1
        sheet.row_dimensions[row].height = (28 if row == 1 else 18) * max(wrapped, 1)


def _title_lines(table: Table) -> list[str]:
    """Title, unit and note, one to a row; a note wider than the table is a sentence to a row."""
    width = max(sum(_widths(table)), 90)
    note = [table.note] if len(table.note) <= width else re.split(r"(?<=[.?!])\s+", table.note)
    return [line for line in (table.title or table.name, table.unit, *note) if line]


def _at(sheet: Worksheet, row: int, column: int) -> SheetCell:
    return cast(SheetCell, sheet.cell(row, column))  # no cell here is merged


def _fill(sheet: Worksheet, name: str, table: Table, pen: "_Pen") -> None:
    above = _title_lines(table)
    sheet.title = name
    sheet.sheet_view.showGridLines = False
    _lines(sheet, above, pen, _Look())
    widths = _widths(table)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    head = len(above) + 1
    names = _headings(table)
    sheet.row_dimensions[head].height = _head_height([column.name for column in table.columns], widths)
    looks = [_Look(across="right" if column.kind in ("number", "sum") else "left") for column in table.columns]
    for number, (text, look) in enumerate(zip(names, looks, strict=True), start=1):
        _write(_at(sheet, head, number), text, look._replace(bold=True, line=True, down="bottom"), pen)
    for below, values in enumerate(table.rows, start=head + 1):
        height = _height([_words(cell) for cell in values.cells], widths)
        sheet.row_dimensions[below].height = height
        for number, (value, look) in enumerate(zip(values.cells, looks, strict=False), start=1):
            down = "center" if height <= ONE_LINE else "top"
            bold = values.total or value.strong
            _value(_at(sheet, below, number), value, look._replace(bold=bold, down=down), pen)
    sheet.print_title_rows = f"{head}:{head}"
    _name_range(sheet, table, head)


class _Look(NamedTuple):
    """How a cell looks; equal looks share one style."""

    size: float = 10.5
    bold: bool = False
    line: bool = False
    across: str = ""
    down: str = "top"
    format: str = "General"
    quoted: bool = False
    style: str = ""


class _Pen:
    """Gives cells their looks; a style is made once, which is most of the work of writing a cell."""

    def __init__(self) -> None:
        self._known: dict[_Look, Any] = {}

    def dress(self, cell: Any, look: _Look) -> None:
        known = self._known.get(look)
        if known is not None:
            cell._style = copy(known)
            return
        if look.style:
            cell.style = look.style
        cell.font = Font("Arial", look.size, bold=look.bold)
        if look.line:
            cell.border = LINE
        if look.across:
            cell.alignment = Alignment(horizontal=look.across, vertical=look.down, wrap_text=True, indent=1)
        cell.number_format = look.format
        cell.quotePrefix = look.quoted
        self._known[look] = copy(cell._style)


def _value(cell: SheetCell, value: Cell, look: _Look, pen: _Pen) -> None:
    if value.number is None:
        _write(cell, _words(value), look, pen)
    else:
        whole = float(value.number).is_integer()
        cell.value = int(value.number) if whole else value.number
        pen.dress(cell, look._replace(format="0.0" if "." in value.text else "0" if whole else "General"))


def _words(value: Cell) -> str:
    """What a cell says without pictures: a mark alone is told in its words, a sign in shorthand."""
    if value.mark and value.text in ("", value.mark.letters):
        return value.mark.words or value.mark.letters
    return SHORTHAND.get(value.text, value.text)


def _write(cell: SheetCell, text: str, look: _Look, pen: _Pen) -> None:
    """The text as text, whatever it begins with."""
    cell.value = _fitting(text)
    cell.data_type = "s"
    pen.dress(cell, look._replace(quoted=text.startswith(NEVER_A_FORMULA)))


def _fitting(text: str) -> str:
    """The text as a cell can hold it: legal, escaped, within the limit of the format."""
    safe = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", clean(text))
    if _units(safe) <= MOST_UNITS:
        return safe
    room = (MOST_UNITS - _units(CUT)) * 2
    return safe.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _headings(table: Table) -> list[str]:
    """The column names as a named range wants them: none empty, none twice."""
    taken: set[str] = set()
    return [_unlike(column.name or f"Column {n}", taken, 255) for n, column in enumerate(table.columns, 1)]


def _sheet_names(tables: tuple[Table, ...]) -> list[str]:
    taken = {COVER.casefold(), CONTENTS.casefold(), "history"}
    legal = (re.sub(r"[\[\]:*?/\\]", " ", table.name).strip(" '") for table in tables)
    return [_unlike(name or "Table", taken, SHEET_NAME) for name in legal]


def _unlike(name: str, taken: set[str], longest: int) -> str:
    """The name, cut to its limit, with a number where it is taken."""
    name = clean(name)
    plain, number = name[:longest], 2
    while plain.casefold() in taken:
        tail = f" {number}"
        plain, number = name[: longest - len(tail)] + tail, number + 1
    taken.add(plain.casefold())
    return plain


def _widths(table: Table) -> list[float]:
    """Column widths in characters: most lines whole; where the sheet would not print readably, by what stands there."""
    columns = range(len(table.columns))
    wanted = [min(_wanted(table, number), WIDEST) for number in columns]
    if sum(wanted) <= ON_PAPER:
        return wanted
    texts = [_texts(table, number) for number in columns]
    least = [min(_least(table.columns[number].name, texts[number]), wanted[number]) for number in columns]
    mean = [sum(map(len, of)) / max(len(of), 1) for of in texts]
    low, high = 0.0, float(WIDEST)
    for _ in range(20):  # the most room for a character of the mean text with which the sheet still fits
        share = (low + high) / 2
        fits = sum(_between(least, mean, wanted, share)) <= ON_PAPER
        low, high = (share, high) if fits else (low, share)
    return [float(int(width)) for width in _between(least, mean, wanted, low)]


def _between(least: list[float], mean: list[float], wanted: list[float], share: float) -> list[float]:
    return [min(max(low, share * length), high) for low, length, high in zip(least, mean, wanted, strict=True)]


def _least(name: str, texts: Iterable[str]) -> float:
    """No narrower than its longest word: a word is never broken, short of a whole sentence in one."""
    words = max((len(word) for text in texts for word in text.split()), default=0)
    heading = max((len(word) for word in name.split()), default=0)
    return ceil(max(NARROWEST - 2, min(words, LONGEST_WORD), heading * 1.1) + 2)


def _texts(table: Table, number: int) -> list[str]:
    return [_words(row.cells[number]) for row in table.rows if number < len(row.cells)]


def _wanted(table: Table, number: int) -> float:
    cells = _texts(table, number)
    longest = max((len(line) for text in cells for line in text.split("\n")), default=0)
    name = table.columns[number].name
    words = max((len(word) for word in name.split()), default=0)
    return max(NARROWEST, longest, words * 1.2, min(len(name), 16) * 1.2) + 3


def _height(texts: Iterable[str], widths: list[float]) -> float:
    """A row's height in points for the most lines of any of its cells."""
    lines = [
        sum(max(1, ceil(len(line) * 0.9 / (width - 1))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
    ]
    return min(max(lines, default=1) * 13 + 7, TALLEST)


def _head_height(names: Iterable[str], widths: list[float]) -> float:
    """The heading row's height: bold words wrap whole, with air between them and the lines above the table."""
    lines = (len(wrap(name, max(int(width * BOLD), 1))) for name, width in zip(names, widths, strict=True))
    return max(lines, default=1) * 13 + 11


def _name_range(sheet: Worksheet, table: Table, head: int) -> None:
    if not table.rows or not table.columns:
        return  # a named range needs a row
    last = f"{get_column_letter(len(table.columns))}{head + len(table.rows)}"
    name = re.sub("[^A-Za-z0-9]+", "_", sheet.title).strip("_") or "sheet"
    number = sheet.parent.index(sheet) + 1 if sheet.parent else 1
    ranged = NamedRange(displayName=f"table_{number}_{name}", ref=f"A{head}:{last}")
    ranged.tableStyleInfo = TableStyleInfo(showRowStripes=False, showColumnStripes=False)
    columns = enumerate(_headings(table), start=1)
    ranged.tableColumns = [TableColumn(id=place, name=heading) for place, heading in columns]
    sheet.add_table(ranged)


def _link(sheet: Worksheet, names: list[str]) -> None:
    """The last rows of a sheet lead to the sheets whose names they hold."""
    first = sheet.max_row - len(names) + 1
    for row, name in enumerate(names, start=first):
        cell = _at(sheet, row, 1)
        quoted = name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1", display=name)
        cell.font = Font("Arial", 10.5, underline="single", color=f"FF{theme.LINK[1:]}")


def _page(sheet: Worksheet, marking: str) -> None:
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.47
    sheet.page_margins.top = sheet.page_margins.bottom = 0.75
    plain = " ".join(clean(marking).split()).replace("&", "&&")
    header, footer = sheet.oddHeader, sheet.oddFooter
    if header is not None and footer is not None:
        for part in (header.left, footer.left, footer.right):
            part.font, part.size = "Arial,Regular", 8
        header.left.text = plain if len(plain) <= HEADER_TEXT else plain[: HEADER_TEXT - 1] + "…"
        footer.left.text = "&A"
        footer.right.text = "Page &P of &N"


def _fixed(book: Workbook) -> bytes:
    """The saved workbook with every clock time replaced by a fixed one."""
    saved = BytesIO()
    ExcelWriter(book, ZipFile(saved, "w", ZIP_STORED)).save()  # packed below, once
    return repacked(saved, _settled)


def _settled(name: str, content: bytes) -> bytes:
    if name.startswith("xl/worksheets/"):
        return content.replace(b' customHeight="1"', b"")  # programs may fit rows anew
    if name == "docProps/core.xml":
        return re.sub(rb"(?<=>)\d{4}-\d\d-\d\dT[\d:]+Z(?=<)", FIXED_TIME.encode(), content)
    return content
