"""Where the boxes of an issued workbook are, found as a person finds them: by headings, refs and labels."""

from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from .typed import AGENCIES, AUDIT, CASES, ONE_WORKBOOK_PER_CASE

LISTS = {"Chronology": "Event", "SMART plan": "Action"}


class Form:
    """One issued workbook: `rows` of each case by ref, `labels` of each sheet, and the columns of each sheet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: dict[str, dict[str, int]] = {}
        self.labels: dict[str, dict[str, str]] = {}
        self.columns: dict[str, dict[str, str]] = {}
        self.first: dict[str, int] = {}
        for sheet in load_workbook(path):
            self._find_labels(sheet)
            self._find_columns(sheet)
            case = sheet.title.removeprefix("Case ")
            if sheet.title == f"Case {case}":
                self._find_rows(sheet, case)

    @property
    def cases(self) -> list[str]:
        return [*self.rows]

    def box(self, case: str, row: str, heading: str) -> str:
        """The address of a box of a case sheet: `K1`, `CHR-1`, `Evidence`."""
        return f"{self.columns[f'Case {case}'][heading]}{self.rows[case][row]}"

    def list_box(self, sheet: str, row: int, heading: str) -> str:
        """The address of a box of Chronology or SMART plan, in its first, second... row."""
        return f"{self.columns[sheet][heading]}{self.first[sheet] + row - 1}"

    def _find_labels(self, sheet: Worksheet) -> None:
        cells = [cell for row in sheet.iter_rows(max_row=40) for cell in row if isinstance(cell.value, str)]
        self.labels[sheet.title] = {cell.value: cell.offset(0, 1).coordinate for cell in cells}

    def _find_columns(self, sheet: Worksheet) -> None:
        for row in sheet.iter_rows(max_row=40):
            titles = {cell.value: cell.column_letter for cell in row if cell.value}
            if "Judgement" in titles or titles.get(LISTS.get(sheet.title, "")):
                self.columns[sheet.title] = titles
                self.first[sheet.title] = row[0].row + 1
                return

    def _find_rows(self, sheet: Worksheet, case: str) -> None:
        column = self.columns[sheet.title]["Ref"]
        refs = {cell.row: cell.value for cell in sheet[column][self.first[sheet.title] - 1 :] if cell.value}
        assert all(ref.startswith(f"{case}-") for ref in refs.values()), refs
        self.rows[case] = {ref.removeprefix(f"{case}-"): row for row, ref in refs.items()}


def book_of(agency: str, case: str) -> str:
    """The workbook in which an agency answers about a case, as `typed.py` calls it."""
    return f"{agency}-{case}" if agency in ONE_WORKBOOK_PER_CASE else agency


def issued(folder: Path) -> dict[str, Form]:
    """The issued workbooks, opened to look at, by the name `typed.py` gives them."""
    books = dict.fromkeys(book_of(agency, case) for agency in AGENCIES for case in CASES)
    return {book: Form(folder / f"{AUDIT}-{book}.xlsx") for book in books}
