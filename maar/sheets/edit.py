"""A workbook as a person types into it: what is filled in, and the accidents that people cause.

Comes in: a workbook as bytes. Goes out: the workbook as they save it. Sheets are found by title, columns by heading,
rows by what stands under one heading. Protection stops nobody here, and formulas stay as they are.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from maar.sheets.page import lines
from maar.sheets.save import plain, save

Value = str | int | date
HEADINGS_WITHIN = 60  # first rows in which a heading is looked for
LINE, EDGE, HIGHEST = 1.24, 7.0, 409.0  # height of a line for its size, of the edges of a row, and of any row


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a heading row of a sheet. `told_by` is the heading under which each row says which it is."""

    sheet: Any
    told_by: str
    heading_row: int
    columns: Mapping[str, int]

    def row(self, name: str) -> int:
        """The row that says this under `told_by`; KeyError where none does."""
        column = self.columns[self.told_by]
        for row in range(self.heading_row + 1, self.sheet.max_row + 1):
            if self.sheet.cell(row, column).value == name:
                return row
        raise KeyError(name)

    def names(self) -> list[str]:
        """What each row says under `told_by`, from the top."""
        below = range(self.heading_row + 1, self.sheet.max_row + 1)
        values = (self.sheet.cell(row, self.columns[self.told_by]).value for row in below)
        return [str(value) for value in values if value]

    def cell(self, name: str, heading: str) -> str:
        """The address of a row's cell under a heading."""
        return f"{get_column_letter(self.columns[heading])}{self.row(name)}"

    def fill(self, name: str, values: Mapping[str, Value]) -> None:
        """Type into a row, by heading; an empty text leaves its cell as it is."""
        self._type(self.row(name), values)

    def append(self, values: Mapping[str, Value]) -> None:
        """Type into the first row that has nothing yet under any of the headings."""
        row = self.heading_row + 1
        while any(self.sheet.cell(row, column).value is not None for column in self.columns.values()):
            row += 1
        if not self.sheet.cell(row, self.columns[self.told_by]).has_style:
            self._as_above(row)
        self._type(row, values)

    def clear(self, name: str, headings: Iterable[str]) -> None:
        """Empty a row's cells under these headings."""
        for heading in headings:
            self.sheet[self.cell(name, heading)].value = None

    def retype(self, name: str, new: str) -> None:
        """Type another name over the one that says which row it is."""
        self.sheet[self.cell(name, self.told_by)].value = new

    def sort(self, names: Iterable[str], by: str, without: Sequence[str] = ()) -> None:
        """Sort these rows among their own places by what stands under a heading; columns in `without` stay behind."""
        places = sorted(self.row(name) for name in names)
        stay = {self.columns[heading] for heading in without}
        moving = [column for column in range(1, self.sheet.max_column + 1) if column not in stay]
        by_column = self.columns[by]
        order = sorted(places, key=lambda row: str(self.sheet.cell(row, by_column).value or "~"))
        kept = [[_kept(self.sheet.cell(row, column)) for column in moving] for row in order]
        heights = [self.sheet.row_dimensions[row].height for row in order]
        for row, height, cells in zip(places, heights, kept, strict=True):
            self.sheet.row_dimensions[row].height = height
            for column, (value, style) in zip(moving, cells, strict=True):
                cell = self.sheet.cell(row, column)
                cell.value, cell._style = value, style

    def _as_above(self, row: int) -> None:
        """Below the rows made ready, a program carries on with their looks."""
        self.sheet.row_dimensions[row].height = self.sheet.row_dimensions[self.heading_row + 1].height
        for column in self.columns.values():
            self.sheet.cell(row, column)._style = copy(self.sheet.cell(row - 1, column)._style)

    def _type(self, row: int, values: Mapping[str, Value]) -> None:
        for heading, value in values.items():
            if value != "":
                _put(self.sheet.cell(row, self.columns[heading]), value)


@dataclass(slots=True)
class OpenBook:
    """A workbook open in a spreadsheet program. `shown` is what formulas typed in it show, by sheet and cell."""

    workbook: Workbook
    shown: dict[str, dict[str, str]] = field(default_factory=dict)

    def sheet(self, title: str) -> Any:
        return self.workbook[title]

    def table(self, title: str, told_by: str) -> Table:
        """The table of a sheet whose heading row holds this heading; KeyError where there is none."""
        sheet = self.sheet(title)
        for cells in sheet.iter_rows(max_row=HEADINGS_WITHIN):
            columns = {cell.value: cell.column for cell in cells if isinstance(cell.value, str)}
            if told_by in columns and len(columns) > 1:
                return Table(sheet, told_by, cells[0].row, columns)
        raise KeyError(told_by)

    def beside(self, title: str, label: str, value: Value) -> None:
        """Type into the cell right of a label."""
        cell = next(cell for row in self.sheet(title).iter_rows() for cell in row if cell.value == label)
        _put(self.sheet(title).cell(cell.row, cell.column + 1), value)

    def write(self, title: str, cell: str, value: Value) -> None:
        """Type into any cell, inside the form or outside it."""
        _put(self.sheet(title)[cell], value)

    def formula(self, title: str, cell: str, formula: str, shown: str) -> None:
        """Type a formula; `shown` is its result when the workbook was saved."""
        self.sheet(title)[cell].value = formula
        self.shown.setdefault(title, {})[cell] = shown

    def error(self, title: str, cell: str, error: str = "#NAME?") -> None:
        """What is left of a text that begins with `=`: an error, and nothing of what was typed."""
        self.sheet(title)[cell].value = error

    def pin(self, title: str, cell: str, text: str, author: str) -> None:
        """Pin a note to a cell."""
        self.sheet(title)[cell].comment = Comment(text, author)

    def rename(self, title: str, new: str) -> None:
        """Rename a sheet; formulas follow it, as they do in every program."""
        self.sheet(title).title = new
        if title in self.shown:
            self.shown[new] = self.shown.pop(title)
        old, renamed = (f"'{name.replace(chr(39), chr(39) * 2)}'!" for name in (title, new))
        for sheet in self.workbook.worksheets:
            for cells in sheet.iter_rows():
                for cell in cells:
                    if cell.data_type == "f":
                        cell.value = str(cell.value).replace(old, renamed)

    def copy(self, title: str, new: str) -> None:
        """Copy a sheet; the copy stands behind all others."""
        self.workbook.copy_worksheet(self.sheet(title)).title = new

    def add(self, title: str, rows: Iterable[Sequence[Value]]) -> None:
        """Add a sheet of one's own."""
        sheet = self.workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)

    def insert_row(self, title: str, above: int) -> None:
        """Put an empty row in above this one."""
        sheet = self.sheet(title)
        heights = {row: sheet.row_dimensions[row].height for row in range(above, sheet.max_row + 1)}
        sheet.insert_rows(above)
        for row, height in heights.items():
            sheet.row_dimensions[row + 1].height = height
        sheet.row_dimensions[above].height = 15
        _move_checks(sheet, above, rows=1)

    def insert_column(self, title: str, before: int, width: float = 12) -> None:
        """Put an empty column in left of this one."""
        widths = _widths(self.sheet(title))
        self.sheet(title).insert_cols(before)
        _set_widths(self.sheet(title), [*widths[: before - 1], (width, False), *widths[before - 1 :]])
        _move_checks(self.sheet(title), before, columns=1)

    def delete_column(self, title: str, column: int) -> None:
        """Take a column out, hidden or not."""
        widths = _widths(self.sheet(title))
        self.sheet(title).delete_cols(column)
        _set_widths(self.sheet(title), [*widths[: column - 1], *widths[column:]])
        _move_checks(self.sheet(title), column, columns=-1)

    def save(self) -> bytes:
        """The workbook as it is saved now: the same typing gives the same bytes."""
        return save(self.workbook, self.shown)


def open_to_type(data: bytes) -> OpenBook:
    """A workbook opened to be typed into."""
    return OpenBook(load_workbook(io.BytesIO(data)))


def new_book(title: str, rows: Iterable[Sequence[Value]]) -> OpenBook:
    """A spreadsheet of somebody's own that has nothing to do with us."""
    book = OpenBook(Workbook())
    book.workbook.remove(book.workbook.worksheets[0])
    book.add(title, rows)
    return book


def _put(cell: Any, value: Value) -> None:
    """Type a value; text stays text, and the row grows with it, as it does on a screen."""
    if not isinstance(value, str):
        form = cell.number_format
        cell.value = value
        cell.number_format = form if form != "General" else cell.number_format
        return
    cell.value = plain(value)
    if cell.data_type != "s":
        cell.data_type = "s"
    sheet = cell.parent
    width = sheet.column_dimensions[cell.column_letter].width
    size = cell.font.size or 10
    needed = lines(value, width, size, bool(cell.font.bold)) * size * LINE + EDGE
    row = sheet.row_dimensions[cell.row]
    if row.height and needed > row.height:
        row.height = min(round(needed, 2), HIGHEST)


def _kept(cell: Any) -> tuple[Any, Any]:
    return cell.value, copy(cell._style)


def _widths(sheet: Any) -> list[tuple[float, bool]]:
    dimensions = [sheet.column_dimensions[get_column_letter(place)] for place in range(1, sheet.max_column + 1)]
    return [(one.width, bool(one.hidden)) for one in dimensions]


def _set_widths(sheet: Any, widths: Iterable[tuple[float, bool]]) -> None:
    for place, (width, hidden) in enumerate(widths, 1):
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width, dimension.hidden = width, hidden


def _move_checks(sheet: Any, start: int, rows: int = 0, columns: int = 0) -> None:
    """Lists to choose from follow their cells when rows or columns are put in or taken out."""
    for check in sheet.data_validations.dataValidation:
        for cells in check.sqref.ranges:
            first, last = (cells.min_row, cells.max_row) if rows else (cells.min_col, cells.max_col)
            if first >= start:
                cells.shift(col_shift=columns, row_shift=rows)
            elif last >= start:
                cells.expand(down=rows, right=columns)
