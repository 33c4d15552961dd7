"""Whether everybody can reach what a workbook of tables says: the Analysis Function's checklist of the basics.

Comes in: the bytes of an .xlsx. Goes out: one sentence for each fault, none where the checklist is met.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

COVER, CONTENTS, NOTES = "Cover", "Contents", "Notes"
SHORTHAND = re.compile(r"\[[a-z]+\]")
SMALLEST = 10
NARROWEST = 6
PLAIN_NAME = re.compile(r"[^\[\]:*?/\\_]{1,31}")
SIGNS_ALONE = {"·", "-", "–", "—", ".", "..", "*", "?"}


def faults(data: bytes) -> list[str]:
    """Every point of the checklist that a workbook of tables does not meet."""
    book = load_workbook(BytesIO(data))
    found = [*_of_the_file(book, data), *_of_the_front(book)]
    for sheet in book.worksheets:
        found += [f"{sheet.title}: {fault}" for fault in (*_of_a_sheet(sheet), *_of_its_table(sheet))]
    return found


def _of_the_file(book: Workbook, data: bytes) -> Iterator[str]:
    said = book.properties
    if not (said.title and said.creator):
        yield "the document properties have no title or no owner"
    if not re.fullmatch(r"[a-z]{2}-[A-Z]{2}", said.language or ""):
        yield "the document properties have no language"
    if book.active is not book.worksheets[0]:
        yield "it does not open on its first sheet"
    if len({name.casefold() for name in book.sheetnames}) < len(book.sheetnames):
        yield "two sheets have one name"
    names = ZipFile(BytesIO(data)).namelist()
    if more := [name for name in names if re.search("vbaProject|/media/|/drawings/|comments", name)]:
        yield f"it holds macros, pictures or comments: {', '.join(more)}"


def _of_the_front(book: Workbook) -> Iterator[str]:
    """The cover first, then contents that lead to every other sheet, then the notes."""
    if book.sheetnames[:3] != [COVER, CONTENTS, NOTES]:
        yield f"its first sheets are {', '.join(book.sheetnames[:3])}"
        return
    links = {
        cell.hyperlink.location.rpartition("!")[0].strip("'").replace("''", "'")
        for cell in book[CONTENTS]["A"]
        if cell.hyperlink
    }
    if missing := {*book.sheetnames} - links - {COVER, CONTENTS}:
        yield f"the contents do not lead to {', '.join(sorted(missing))}"
    explained = {row[0] for row in book[NOTES].iter_rows(values_only=True)}
    used = {value for sheet in book for value in _values(sheet) if SHORTHAND.fullmatch(str(value))}
    if unsaid := used - explained:
        yield f"the notes do not explain {', '.join(sorted(map(str, unsaid)))}"
    on_cover = {str(value) for value in _values(book[COVER])}
    headers = {_header(sheet) for sheet in book if _header(sheet)}
    if hidden := headers - on_cover:
        yield f"only the header of the page says {hidden}"


def _values(sheet: Worksheet) -> Iterator[object]:
    return (value for row in sheet.iter_rows(values_only=True) for value in row if value is not None)


def _header(sheet: Worksheet) -> str:
    return (sheet.oddHeader.left.text or "").replace("&&", "&")


def _of_a_sheet(sheet: Worksheet) -> Iterator[str]:
    if sheet.sheet_state != "visible":
        yield "it is hidden"
    if not PLAIN_NAME.fullmatch(sheet.title):
        yield "its name is not plain"
    if not str(sheet["A1"].value or "").strip() or not sheet["A1"].style.startswith("Heading 1"):
        yield "A1 holds no title that is marked as a heading"
    if sheet.merged_cells.ranges:
        yield f"cells are merged: {sheet.merged_cells.ranges}"
    if sheet.freeze_panes or sheet.auto_filter.ref:
        yield "panes are frozen, or rows are filtered"
    hidden = [*sheet.column_dimensions.values(), *sheet.row_dimensions.values()]
    if any(one.hidden for one in hidden):
        yield "rows or columns are hidden"
    if any(selected.activeCell != "A1" for selected in sheet.sheet_view.selection):
        yield "the cursor is not in A1"
    if sheet.oddFooter.left.text not in (None, "&A") or sheet.oddFooter.right.text not in (None, "Page &P of &N"):
        yield "the footer says more than sheet and page"
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    yield from dict.fromkeys(fault for cell in cells for fault in _of_a_cell(cell))


def _of_a_cell(cell) -> Iterator[str]:
    if cell.font.sz < SMALLEST or cell.font.i or cell.alignment.textRotation:
        yield "letters are small, slanted or turned"
    if cell.fill.fill_type or (_coloured(cell.font.color) and not cell.hyperlink):
        yield f"{cell.coordinate}: a colour says something"
    if cell.value in SIGNS_ALONE:
        yield f"{cell.coordinate}: a sign stands alone, {cell.value}"
    if str(cell.value).startswith("http") or (cell.hyperlink and not str(cell.value).strip()):
        yield f"{cell.coordinate}: a link has no words"


def _coloured(colour: Color | None) -> bool:
    return bool(colour and colour.type == "rgb" and colour.rgb not in ("FF000000", "00000000"))


def _of_its_table(sheet: Worksheet) -> Iterator[str]:
    """One table on a sheet, from its left edge, marked, and nothing empty in it."""
    if sheet.title == COVER:
        if sheet.max_column > 1:
            yield "the cover has more than one column"
        return
    tables = list(sheet.tables.values())
    if len(tables) != 1:
        if sheet.max_row == 0 or not _says_it_is_empty(sheet):
            yield f"{len(tables)} marked tables"
        return
    left, top, right, bottom = range_boundaries(tables[0].ref)
    if left != 1 or bottom != sheet.max_row or right != sheet.max_column:
        yield "something stands beside or below its table"
    heads = [cell.value for cell in sheet[top]]
    if tables[0].headerRowCount != 1 or not all(heads) or len({str(one).casefold() for one in heads}) < len(heads):
        yield "its heading row is not one, or has a gap, or two headings are alike"
    if len(tables[0].displayName) < 4 or tables[0].displayName.startswith("Table"):
        yield "its table has no name that says something"
    above = [sheet.cell(row, 1).value for row in range(1, top)]
    if not all(above) or any(cell.value for row in sheet.iter_rows(1, top - 1, 2) for cell in row):
        yield "the lines above its table are not all in column A"
    if not any(str(line).startswith("Unit") for line in above):
        yield "no unit is said above its table"
    empty = [cell.coordinate for row in sheet.iter_rows(top, bottom) for cell in row if cell.value in (None, "")]
    if empty:
        yield f"cells in its table are empty: {', '.join(empty[:5])}"
    yield from _of_its_cells(sheet, top, bottom)


def _says_it_is_empty(sheet: Worksheet) -> bool:
    return any("nothing to list" in str(value).lower() for value in _values(sheet))


def _of_its_cells(sheet: Worksheet, top: int, bottom: int) -> Iterator[str]:
    body = [cell for row in sheet.iter_rows(top + 1, bottom) for cell in row]
    if not all(cell.alignment.wrap_text for cell in body):
        yield "text is not wrapped in all of its cells"
    for column in sheet.iter_cols(min_row=top + 1):
        sides = {cell.alignment.horizontal for cell in column}
        numbers = all(cell.data_type == "n" or SHORTHAND.fullmatch(str(cell.value)) for cell in column)
        if len(sides) > 1 or (numbers and sides != {"right"} and any(cell.data_type == "n" for cell in column)):
            yield f"column {column[0].column_letter}: numbers are not at the right, or words at both sides"
    narrow = [
        letter for letter in map(get_column_letter, range(1, sheet.max_column + 1)) if _width(sheet, letter) < NARROWEST
    ]
    if narrow:
        yield f"columns are narrow: {', '.join(narrow)}"


def _width(sheet: Worksheet, letter: str) -> float:
    return sheet.column_dimensions[letter].width
