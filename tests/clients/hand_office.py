"""Fill issued workbooks in LibreOffice, change and save them as people do. Run by its own Python, never imported."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "client_walk"))

import uno
from com.sun.star.beans import NamedValue
from desk import Desk, named, run

HEADING_WITHIN = 60
PLAIN, BOLD = 100.0, 150.0
FILTERS = {
    "xlsx": "Calc MS Excel 2007 XML",
    "xlsm": "Calc MS Excel 2007 VBA XML",
    "xlsx (Office Open XML)": "Calc Office Open XML",
    "ods": "calc8",
    "fods": "OpenDocument Spreadsheet Flat XML",
    "xls": "MS Excel 97",
    "csv": "Text - txt - csv (StarCalc)",
}
# Comma, double quotes, UTF-8, from the first row, as shown, every text in quotes no; the last number is the sheet.
CSV = "44,34,76,1,,0,false,true,false,false,false,{sheet}"


class Look:
    """Where things stand in a sheet now: its heading row, columns by heading, rows by visible ref (from 0)."""

    def __init__(self, sheet) -> None:
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        texts = sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow).getDataArray()
        found = (row for row, cells in enumerate(texts[:HEADING_WITHIN]) if {"Judgement", "Event", "Action"} & {*cells})
        self.heading = next(found, None)
        self.texts = texts
        if self.heading is None:
            return
        cells = texts[self.heading]
        self.columns = {text: cells.index(text) for text in cells if text}
        self.rows: dict[str, int] = {}
        for row in range(self.heading + 1, len(texts)):
            ref = texts[row][self.columns["Ref"]] if "Ref" in self.columns else ""
            if ref:
                self.rows.setdefault(ref, row)

    def beside(self, label: str) -> tuple[int, int]:
        """Column and row of the cell to the right of a label."""
        return next((cells.index(label) + 1, row) for row, cells in enumerate(self.texts) if label in cells)

    def told(self) -> dict:
        """The same counted from 1, as the other hands tell it."""
        columns = {heading: column + 1 for heading, column in self.columns.items()}
        return {
            "heading": self.heading + 1,
            "columns": columns,
            "rows": {ref: row + 1 for ref, row in self.rows.items()},
        }


class Hand:
    """A workbook in a person's hands; sheets go by the title they were issued with."""

    def __init__(self, desk: Desk, path: str) -> None:
        self.desk, self.book = desk, desk.open(path)
        self.sheets = {sheet.Name: sheet for sheet in self.book.Sheets}

    def put_row(self, title: str, row: int, found: "Look", values: dict) -> None:
        """Texts of one row go in together, which is much faster; what is to be typed goes in by itself."""
        texts = {found.columns[heading]: text for heading, text in values.items() if isinstance(text, str)}
        if texts:
            first, last = min(texts), max(texts)
            cells = [texts.get(column, found.texts[row][column]) for column in range(first, last + 1)]
            self.sheets[title].getCellRangeByPosition(first, row, last, row).setDataArray((tuple(cells),))
        for heading, value in values.items():
            if not isinstance(value, str):
                self.put(title, (found.columns[heading], row), value)

    def put(self, title: str, place: tuple[int, int], value) -> None:
        """Texts are put in as they are; dates and counts are typed, and become what the cell's format says."""
        cell = self.sheets[title].getCellByPosition(*place)
        if isinstance(value, str):
            cell.setString(value)
        elif "typed" in value:
            address = cell.AbsoluteName.rpartition(".")[2].replace("$", "")
            self.desk.type(self.book, self.sheets[title], address, value["typed"])
        elif "date" in value:
            cell.setFormula(value["date"])
        elif "rich" in value:
            self._put_runs(cell, value["rich"])
        else:
            self._put_value(cell, value)

    def _put_runs(self, cell, runs: list[str]) -> None:
        """Every second run in bold."""
        cell.setString("")
        for place, text in enumerate(runs):
            cursor = cell.createTextCursor()
            cursor.gotoEnd(False)
            cursor.CharWeight = BOLD if place % 2 else PLAIN
            cell.insertString(cursor, text, False)

    def _put_value(self, cell, value: dict) -> None:
        """A number, a truth or a formula in a cell whose format was set back to General."""
        cell.NumberFormat = 0
        if "number" in value:
            cell.setValue(value["number"])
        elif "boolean" in value:
            cell.setFormula("=TRUE()" if value["boolean"] else "=FALSE()")
        else:
            cell.setFormula(f"={value.get('formula') or value['by']}")

    def change(self, mutation: str, title: str, *about) -> None:
        """One of the mutations, as from the menu once the protection was clicked off."""
        sheet = self.sheets[title]
        if sheet.isProtected():
            sheet.unprotect("")
        getattr(self, mutation.replace(" ", "_"))(sheet, *about)

    def insert_row(self, sheet) -> None:
        sheet.Rows.insertByIndex(Look(sheet).heading, 1)

    def insert_column(self, sheet, heading: str) -> None:
        sheet.Columns.insertByIndex(Look(sheet).columns[heading], 1)

    def delete_row(self, sheet, ref: str) -> None:
        sheet.Rows.removeByIndex(Look(sheet).rows[ref], 1)

    def duplicate(self, sheet, ref: str, count: int) -> None:
        """Rows copied and put in again below themselves."""
        row = Look(sheet).rows[ref]
        sheet.Rows.insertByIndex(row + count, count)
        block = sheet.getCellRangeByPosition(0, row, 15, row + count - 1).RangeAddress
        sheet.copyRange(sheet.getCellByPosition(0, row + count).CellAddress, block)

    def hide(self, sheet, ref: str, count: int) -> None:
        row = Look(sheet).rows[ref]
        sheet.getCellRangeByPosition(0, row, 0, row + count - 1).Rows.IsVisible = False

    def rename(self, sheet, name: str) -> None:
        sheet.Name = name

    def move(self, sheet, place: int) -> None:
        self.book.Sheets.moveByName(sheet.Name, place)

    def merge(self, sheet, ref: str, heading: str, count: int) -> None:
        found = Look(sheet)
        column, row = found.columns[heading], found.rows[ref]
        sheet.getCellRangeByPosition(column, row, column, row + count - 1).merge(True)

    def note(self, sheet, ref: str, heading: str, text: str) -> None:
        found = Look(sheet)
        cell = sheet.getCellByPosition(found.columns[heading], found.rows[ref])
        sheet.Annotations.insertNew(cell.CellAddress, text)

    def type(self, sheet, ref: str, heading: str, value) -> None:
        found = Look(sheet)
        title = next(title for title, one in self.sheets.items() if one == sheet)
        self.put(title, (found.columns[heading], found.rows[ref]), value)

    def save(self, path: str, kind: str, only: str, password: str) -> None:
        values = {"FilterName": FILTERS[kind]}
        if kind == "csv":
            names = [*self.book.Sheets.ElementNames]
            values["FilterOptions"] = CSV.format(sheet=names.index(self.sheets[only].Name) + 1)
        if password:
            values |= _locking(kind, password)
        self.book.storeToURL(Path(path).as_uri(), named(**values))


def _locking(kind: str, password: str) -> dict:
    """What the dialogue for a password adds to the arguments."""
    if kind != "xlsx":
        return {"Password": password}
    data = (NamedValue(Name="CryptoType", Value="Standard"), NamedValue(Name="OOXPassword", Value=password))
    return {"EncryptionData": uno.Any("[]com.sun.star.beans.NamedValue", data)}


def _by_row(boxes: list) -> dict[tuple, dict]:
    rows: dict[tuple, dict] = {}
    for title, row, heading, value in boxes:
        rows.setdefault((title, row), {})[heading] = value
    return rows


def work(desk: Desk, job: dict) -> dict:
    hand = Hand(desk, job["open"])
    try:
        looks = {title: Look(sheet) for title, sheet in hand.sheets.items()}
        for title, label, value in job["fields"]:
            hand.put(title, looks[title].beside(label), value)
        for (title, ref), values in _by_row(job["rows"]).items():
            hand.put_row(title, looks[title].rows[ref], looks[title], values)
        for (title, place), values in _by_row(job["lists"]).items():
            hand.put_row(title, looks[title].heading + place, looks[title], values)
        for mutation, *about in job["mutations"]:
            hand.change(mutation, *about)
        hand.save(job["save"], job["format"], job["only"], job["password"])
        sheets = {title: hand.sheets[title] for title in job["sheets"]}
        return {title: {"title": sheet.Name, **Look(sheet).told()} for title, sheet in sheets.items()}
    finally:
        hand.book.close(True)


run(work)
