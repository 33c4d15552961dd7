"""Where the boxes of the meeting's workbook are, found as a person finds them: by headings and refs."""

from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from .typed import CASES, LAST, LISTS, agreed, dissent, reason

AGREED, REASON, DISSENT = "Agreed judgement", "Reason", "Dissent"
FIRST_OF = {"Strengths": "Cases", "Learning": "Cases", "Recommendations": "Cases", "In the room": "Agency"}
Entry = tuple[str, str, str]


class Table:
    """The workbook as it was written: `rows` of each case by ref, `columns` of each sheet by heading."""

    def __init__(self, path: Path) -> None:
        book = load_workbook(path)
        self.sheets = book.sheetnames
        self.columns: dict[str, dict[str, str]] = {}
        self.heading: dict[str, int] = {}
        self.rows: dict[str, dict[str, int]] = {}
        for sheet in book:
            self._find(sheet, AGREED if sheet.title.startswith("Case ") else FIRST_OF.get(sheet.title, "-"))

    def box(self, case: str, ref: str, heading: str = AGREED) -> tuple[str, str]:
        """Sheet and cell of a box of a case."""
        sheet = f"Case {case}"
        return sheet, f"{self.columns[sheet][heading]}{self.rows[case][ref]}"

    def place(self, sheet: str, row: int, column: int) -> tuple[str, str]:
        """Sheet and cell of a box of a list, in its first, second... row and column."""
        letter = [*self.columns[sheet].values()][column]
        return sheet, f"{letter}{self.heading[sheet] + row}"

    def _find(self, sheet: Worksheet, heading: str) -> None:
        for row in sheet.iter_rows(max_row=40):
            found = {cell.value: cell.column_letter for cell in row if cell.value}
            if heading in found:
                self.columns[sheet.title], self.heading[sheet.title] = found, row[0].row
                break
        if heading == AGREED:
            cells = sheet[self.columns[sheet.title]["Ref"]][self.heading[sheet.title] :]
            bands = {cell.row for cell in cells if cell.value and ":" in cell.value}
            rows = {cell.value: cell.row for cell in cells if cell.value and cell.row not in bands}
            self.rows[sheet.title.removeprefix("Case ")] = rows


def judgements(table: Table) -> Iterator[Entry]:
    """What is typed into the sheets of cases of the first copy."""
    for case in CASES:
        for ref in agreed(case):
            if (case, ref) != LAST:
                yield from row(table, case, ref)


def row(table: Table, case: str, ref: str) -> Iterator[Entry]:
    """What is typed into one row: the judgement, why, and who dissents."""
    texts = {AGREED: agreed(case)[ref], REASON: reason(case, ref), DISSENT: dissent(case, ref)}
    for heading, text in texts.items():
        yield (*table.box(case, ref, heading), text)


def lists(table: Table) -> Iterator[Entry]:
    """What is typed into the lists of the meeting."""
    for sheet, rows in LISTS.items():
        for number, texts in enumerate(rows, 1):
            for column, text in enumerate(texts):
                if text:
                    yield (*table.place(sheet, number, column), text)
