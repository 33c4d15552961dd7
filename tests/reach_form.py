"""Whether everybody can read and fill a workbook that people type into: by eye, by ear, by keyboard, on paper.

Comes in: the bytes of an .xlsx. Goes out: one sentence for each fault, none where all can.
"""

import re
from collections.abc import Iterator
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

CONTRAST = 4.5
TITLE_SIZE = 14
ONE_PAGE = 40  # rows; what is longer repeats its heading row


def faults(data: bytes) -> list[str]:
    """What stands in somebody's way."""
    book = load_workbook(BytesIO(data))
    found = [*_of_the_file(book)]
    for sheet in book.worksheets:
        found += [f"{sheet.title}: {fault}" for fault in (*_of_a_sheet(sheet), *_of_its_boxes(sheet))]
    return found


def _of_the_file(book: Workbook) -> Iterator[str]:
    if not book.properties.title:
        yield "the document properties have no title"
    if not re.fullmatch(r"[a-z]{2}-[A-Z]{2}", book.properties.language or ""):
        yield "the document properties have no language"
    if book.active is not book.worksheets[0]:
        yield "it does not open on its first sheet"


def _of_a_sheet(sheet: Worksheet) -> Iterator[str]:
    if sheet.sheet_state != "visible":
        yield "it is hidden"
    cells = [cell for row in sheet.iter_rows() for cell in row if not _hidden(sheet, cell)]
    first = next((cell for cell in cells if cell.value), None)
    if first is None or first.row != 1 or not first.font.b or first.font.sz < TITLE_SIZE:
        yield "its first row holds no title in large bold letters"
    if sheet.merged_cells.ranges:
        yield f"cells are merged: {sheet.merged_cells.ranges}"
    pale = [cell.coordinate for cell in cells if cell.value and _contrast(cell) < CONTRAST]
    if pale:
        yield f"letters are too pale: {', '.join(pale[:5])}"
    if any(cell.alignment.textRotation for cell in cells if cell.value):
        yield "letters are turned"


def _hidden(sheet: Worksheet, cell: Cell) -> bool:
    """In a hidden column or row; columns that are alike are told once, by the first of them."""
    column = any(
        one.hidden and (one.min or 0) <= cell.column <= (one.max or 0) for one in sheet.column_dimensions.values()
    )
    return column or bool(sheet.row_dimensions[cell.row].hidden)


def _contrast(cell: Cell) -> float:
    """Of the letters to what lies behind them, 1 to 21, as WCAG 2 counts it."""
    filled = cell.fill.fill_type == "solid"
    two = sorted(
        (_light(_rgb(cell.font.color, "000000")), _light(_rgb(cell.fill.fgColor if filled else None, "FFFFFF")))
    )
    return (two[1] + 0.05) / (two[0] + 0.05)


def _rgb(colour, otherwise: str) -> str:
    return colour.rgb[-6:] if colour is not None and colour.type == "rgb" else otherwise


def _light(rgb: str) -> float:
    parts = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _of_its_boxes(sheet: Worksheet) -> Iterator[str]:
    """Boxes to type in: reached by the tabulator in order of reading, each with a label, each saying what it takes."""
    if not sheet.protection.sheet:
        yield "it is not protected: the tabulator stops at every cell"
    if sheet.protection.selectLockedCells or sheet.protection.selectUnlockedCells:
        yield "what it asks cannot be selected, and so not read out"
    boxes = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    if boxes and sheet.max_row > ONE_PAGE and not sheet.print_title_rows:
        yield "its heading row is not printed on every page"
    heads = _heads(sheet)
    unnamed = [cell.coordinate for cell in boxes if not _label(sheet, cell, heads)]
    if unnamed:
        yield f"boxes have no label: {', '.join(unnamed[:5])}"
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "date" and not (rule.showInputMessage and rule.prompt):
            yield f"{rule.sqref}: no message says how a date is typed"
        if rule.showErrorMessage and not rule.error:
            yield f"{rule.sqref}: what is refused is not explained"


def _heads(sheet: Worksheet) -> int:
    """The row of the headings of what is to be filled in."""
    repeated = re.fullmatch(r"\$(\d+):\$(\d+)", sheet.print_title_rows or "")
    return int(repeated[2]) if repeated else 0


def _label(sheet: Worksheet, cell: Cell, heads: int) -> object:
    """In a table the heading of its column, elsewhere what stands at its left."""
    if cell.row > heads > 0:
        return sheet[f"{get_column_letter(cell.column)}{heads}"].value
    return cell.column > 1 and sheet.cell(cell.row, cell.column - 1).value
