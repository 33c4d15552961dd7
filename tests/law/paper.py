"""A workbook as a person has it in front of them: a grid of cells, each with what we know was typed into it.

What was typed travels with its cell, so whatever is done to the grid, the ledger stays true. Nothing here asks maar
where a box is: boxes are found in the issued form by its printed words.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as Written
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from maar.plan import Agency, Case, Plan
from maar.workbook.write import write

QUESTIONS = ("Judgement", "Evidence", "Comment")
TOP = (
    "Case ref, typed by you",
    "Known to us?",
    "Auditor's role",
    "Independent of the case?",
    "Practitioner spoken to?",
    "Records read",
    "Read from",
    "Read to",
)
START = ("Your agency, typed by you", "Signed off by (role)", "Date signed off")
LISTS = ("Chronology", "SMART plan")
ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # programs write the underscore of such a text as _x005F_


class Box(NamedTuple):
    """A box of the form. `kind` is `row`, `top`, `start`, or the title of a list; `ref` the row's own, or empty."""

    kind: str
    agency: str
    case: str
    ref: str
    heading: str


@dataclass(frozen=True, slots=True)
class Typed:
    """One thing a person typed. `looks` are all the ways to say it; `box` is None outside the boxes.

    A `token` is in no other text, so that its origin is certain; what has none (`Good`, `-`, 7) is told by its looks.
    """

    looks: tuple[str, ...]
    token: str = ""
    box: Box | None = None


@dataclass(slots=True)
class Cell:
    """What stands in a cell, who typed it, and the comment pinned to it. `box` is what the form asks for here."""

    value: object = None
    typed: Typed | None = None
    note: Typed | None = None
    box: Box | None = None


class Formula(str):
    """A formula without the result that a spreadsheet program would have saved with it."""


class ErrorCell(str):
    """What a spreadsheet program made of a text that it took for a formula."""


class Rich(str):
    """A text of which the first half is bold."""


Row = list[Cell]


@dataclass(slots=True)
class Page:
    """One sheet; rows and columns count from 0 and are made when they are needed."""

    title: str
    rows: list[Row] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    hidden: bool = False

    def at(self, row: int, column: int) -> Cell:
        while len(self.rows) <= row:
            self.rows.append([])
        line = self.rows[row]
        while len(line) <= column:
            line.append(Cell())
        return line[column]

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def even(self) -> None:
        """Give every row the same number of cells."""
        for row in self.rows:
            row.extend(Cell() for _ in range(self.width - len(row)))

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        for row, line in enumerate(self.rows):
            for column, cell in enumerate(line):
                yield row, column, cell

    def headings(self, wanted: str) -> tuple[int, dict[str, int]] | None:
        """The first row in which this heading stands, and the column of each of its headings."""
        for place, row in enumerate(self.rows):
            found = {str(cell.value): column for column, cell in enumerate(row) if cell.value and not cell.typed}
            if wanted in found and len(found) > 3:
                return place, found
        return None

    def boxes(self, kind: str) -> list[tuple[int, int]]:
        return [(row, column) for row, column, cell in self.cells() if cell.box and cell.box.kind == kind]

    def box_above(self, row: int, column: int) -> Box | None:
        """The box that a cell of a list continues: more rows may be typed below those made ready."""
        for line in reversed(self.rows[:row]):
            if column < len(line) and (box := line[column].box):
                return box if box.kind in LISTS else None
        return None

    def copy(self, title: str = "") -> "Page":
        rows = [[Cell(cell.value, cell.typed, cell.note, cell.box) for cell in row] for row in self.rows]
        return Page(title or self.title, rows, [*self.merged], self.hidden)


@dataclass(slots=True)
class Paper:
    """A workbook in somebody's hands."""

    pages: list[Page]
    agency: str
    macro: bool = False

    def copy(self) -> "Paper":
        return Paper([page.copy() for page in self.pages], self.agency, self.macro)

    @property
    def cases(self) -> list[Page]:
        """The sheets that have boxes for answers."""
        return [page for page in self.pages if page.boxes("row")]

    def page(self, title: str) -> Page | None:
        return next((page for page in self.pages if page.title == title), None)

    def free_title(self, title: str) -> str:
        """A title that no sheet has, as a program would number it."""
        taken = {page.title for page in self.pages}
        return next(name for n in range(99) if (name := f"{title} ({n})" if n else title) not in taken)

    def bytes(self) -> bytes:
        book = Workbook()
        book.remove(book.worksheets[0])
        for page in self.pages:
            sheet = book.create_sheet(page.title)
            if page.hidden and len(self.pages) > 1 and page is not self.pages[0]:
                sheet.sheet_state = "hidden"
            for row, column, cell in page.cells():
                if cell.value is not None or cell.note:
                    _write(sheet.cell(row + 1, column + 1), cell)
            for merged in page.merged:
                sheet.merged_cells.add(merged)  # merge_cells would drop what LibreOffice keeps
        buffer = io.BytesIO()
        book.save(buffer)
        return _with_macros(buffer.getvalue()) if self.macro else buffer.getvalue()


def _write(target: Any, cell: Cell) -> None:
    value = cell.value
    if cell.note:
        target.comment = Comment(cell.note.looks[0], "Auditor")
    if isinstance(value, Formula):
        target.value = str(value)
    elif isinstance(value, ErrorCell):
        target.value, target.data_type = str(value), "e"
    elif isinstance(value, Rich):
        half = len(value) // 2
        target.value = CellRichText(TextBlock(InlineFont(b=True), value[:half]), value[half:])
    elif isinstance(value, str):
        target.value, target.data_type = ESCAPE.sub("_x005F_", value), "s"
    else:
        target.value = value


def _with_macros(data: bytes) -> bytes:
    """The same as an .xlsm: a macro-enabled workbook, though it has no macro."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
                    b"vnd.ms-excel.sheet.macroEnabled.main",
                )
            after.writestr(name, part)
    return out.getvalue()


def form(plan: Plan, agency: Agency, case: Case | None, issue_of: Callable[[str], int], issue: int) -> Paper:
    """A workbook as it is issued, with its boxes found."""
    book = load_workbook(io.BytesIO(write(plan, agency, case, issue_of, issue)))
    cases = {f"Case {one.ref}": one.ref for one in plan.cases}
    about = (case,) if case else plan.cases_of(agency)
    alone = about[0].ref if len(about) == 1 else ""
    pages = []
    for sheet in book.worksheets:
        page = Page(sheet.title)
        for line in sheet.iter_rows():
            for cell in line:
                if cell.value is not None:
                    page.at(cell.row - 1, cell.column - 1).value = _read(cell)
        if sheet.title in cases:
            _case_boxes(page, agency.code, cases[sheet.title])
        elif sheet.title in LISTS:
            _list_boxes(page, agency.code, alone)
        else:
            _label_boxes(page, START, Box("start", agency.code, alone, "", ""))
        page.even()
        pages.append(page)
    return Paper(pages, agency.code)


def _read(cell: Written) -> object:
    return Formula(cell.value) if cell.data_type == "f" else cell.value


def _case_boxes(page: Page, agency: str, case: str) -> None:
    _label_boxes(page, TOP, Box("top", agency, case, "", ""))
    found = page.headings("Judgement")
    assert found, page.title
    start, columns = found
    for row in range(start + 1, len(page.rows)):
        if ref := page.at(row, columns["Ref"]).value:
            for heading in QUESTIONS:
                own = str(ref).removeprefix(f"{case}-")
                page.at(row, columns[heading]).box = Box("row", agency, case, own, heading)


def _list_boxes(page: Page, agency: str, case: str) -> None:
    found = page.headings("Case")
    assert found, page.title
    start, columns = found
    for row in range(start + 1, start + 15):
        for heading, column in columns.items():
            if heading != "key":
                page.at(row, column).box = Box(page.title, agency, case, "", heading)


def _label_boxes(page: Page, labels: tuple[str, ...], box: Box) -> None:
    for row, column, cell in [*page.cells()]:
        if cell.value in labels:
            page.at(row, column + 1).box = box._replace(heading=str(cell.value))


class Placed(NamedTuple):
    """A thing typed, where it stands in a file that came back (row and column from 0); `note`: pinned to the cell."""

    file: str
    sheet: str
    row: int
    column: int
    typed: Typed
    note: bool = False


def ledger(papers: dict[str, Paper]) -> list[Placed]:
    """Everything that people typed and that is still there, file by file."""
    found = []
    for file, paper in papers.items():
        for page in paper.pages:
            for row, column, cell in page.cells():
                if cell.typed and cell.value is not None:
                    found.append(Placed(file, page.title, row, column, cell.typed))
                if cell.note:
                    found.append(Placed(file, page.title, row, column, cell.note, True))
    return found


def put(cell: Cell, value: object, typed: Typed) -> None:
    """Type into a cell, over whatever stands there."""
    cell.value, cell.typed = value, replace(typed, box=typed.box or cell.box)
