"""How a sheet of ours looks and prints: text styles, boxes, row heights that fit at first sight, A4 landscape."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from maar.sheets.save import plain

INK, SECOND, OUTLINE, HAIRLINE = "15202B", "4A5A68", "8FA0AE", "C5CFD7"
BAND, GROUND, ALERT, LINK = "D9E2E9", "EEF2F5", "9B1C31", "12508A"
TEXT, DATE, WHOLE = "@", "dd mmm yyyy", "0"

# A4 landscape within its margins, a little short of its height; and the width of a column's character in Excel, where
# it is narrowest. All in points.
PAGE_WIDE, PAGE_HIGH, CHARACTER = 774.0, 506.0, 5.25

# The ramp of judgements, best to worst: fill, and colour of the letters on it. Step 2.5 is the middle of five levels.
RAMP: dict[float, tuple[str, str]] = {
    1: ("E6EFF5", INK),
    2: ("B1CBDD", INK),
    2.5: ("7D9CBD", INK),
    3: ("4B6E96", "FFFFFF"),
    4: ("2E1A3F", "FFFFFF"),
}

# Advance widths of Arial in thousandths of its size, for the 95 printable ASCII characters.
WIDTHS = dict(
    zip(
        map(chr, range(32, 127)),
        (
            278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
            556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
            1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
            667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
            333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
            556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
        ),
        strict=True,
    )
)  # fmt: skip
WIDEST = max(WIDTHS.values())  # of all letters


@dataclass(frozen=True, slots=True)
class Look:
    """How one cell looks. `edges` is a name in `BORDERS`; `fill` a colour; `turn` is in degrees."""

    size: float = 10.5
    bold: bool = False
    colour: str = INK
    fill: str = ""
    edges: str = "none"
    across: str = "left"
    down: str = "top"
    wrap: bool = True
    indent: int = 1
    locked: bool = True
    format: str = "General"
    turn: int = 0


THIN = Side(style="thin", color=OUTLINE)
HAIR = Side(style="thin", color=HAIRLINE)
MEDIUM = Side(style="medium", color=INK)
THICK = Side(style="thick", color=INK)
RED, RED_THICK = Side(style="thin", color=ALERT), Side(style="thick", color=ALERT)
DASHED = Side(style="mediumDashed", color=SECOND)
WHITE = Side(style="thin", color="FFFFFF")
NONE = Side()
BORDERS = {
    "none": Border(),
    "box": Border(left=THIN, right=THIN, top=THIN, bottom=THIN),
    "under": Border(bottom=MEDIUM),
    "hair": Border(bottom=HAIR),
    "gap": Border(left=WHITE, right=WHITE, top=WHITE, bottom=WHITE),
    "dashed": Border(left=DASHED, right=DASHED, top=DASHED, bottom=DASHED),
    "fix": Border(left=THICK, right=MEDIUM, top=MEDIUM, bottom=MEDIUM),
    "alert": Border(top=RED, bottom=RED),
    "alert-left": Border(left=RED_THICK, top=RED, bottom=RED),
    "alert-right": Border(right=RED, top=RED, bottom=RED),
}


class Page:
    """A sheet being drawn; every cell is written through `put`, so that every cell names its font."""

    def __init__(
        self, workbook: Workbook, title: str, widths: Iterable[float], styles: dict[Look, Any] | None = None
    ) -> None:
        self.sheet: Worksheet = workbook.create_sheet(title)
        self._styles = {} if styles is None else styles  # one for all pages of a workbook
        self.sheet.sheet_view.showGridLines = False
        self.set_widths(widths)

    def set_widths(self, widths: Iterable[float]) -> None:
        """The widths of the columns, in characters, from column A."""
        self.widths = tuple(widths)
        for place, width in enumerate(self.widths, 1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width

    def put(self, row: int, column: int, value: object, look: Look) -> None:
        """Write a value (1-based place). Text is kept as text, whatever it begins with."""
        cell: Any = self.sheet.cell(row, column)
        style = self._styles.get(look)
        if style is None:
            _apply(cell, look)
            self._styles[look] = cell._style.__copy__()
        else:
            cell._style = style.__copy__()
        if isinstance(value, str):
            cell.value = plain(value)
            if cell.data_type in "ef":
                cell.data_type = "s"
        else:
            cell.value = value

    def put_error(self, row: int, column: int, shown: str, look: Look) -> None:
        """An error cell such as `#NAME?`, as it came back; what no spreadsheet knows is shown as `#VALUE!`."""
        self.put(row, column, "", look)
        self.sheet.cell(row, column).value = shown if shown in ERROR_CODES else "#VALUE!"

    def link(self, row: int, column: int, sheet: str, cell: str) -> None:
        """Make a cell lead to another in the same workbook."""
        quoted = sheet.replace("'", "''")
        ours = self.sheet.cell(row, column)
        ours.font = Font(name="Arial", size=ours.font.size, color=LINK, underline="single")
        ours.hyperlink = Hyperlink(ref=ours.coordinate, location=f"'{quoted}'!{cell}", display=str(ours.value))

    def formula(self, row: int, column: int, formula: str, look: Look) -> None:
        self.put(row, column, "", look)
        self.sheet.cell(row, column).value = formula

    def height(self, row: int, points: float) -> None:
        self.sheet.row_dimensions[row].height = round(points, 2)

    def high(self, row: int) -> float:
        """How many points high a row is."""
        return float(self.sheet.row_dimensions[row].height or 15)

    def fit(self, row: int, texts: Iterable[tuple[str, float, Look]], least: float) -> float:
        """Make a row as high as its longest text needs."""
        points = high_enough(texts, least)
        self.height(row, points)
        return points

    def hide(self, column: int) -> None:
        self.sheet.column_dimensions[get_column_letter(column)].hidden = True

    def open_below(self, column: int, look: Look) -> None:
        """Let people type in this column below the rows made ready, in the same format."""
        dimension: Any = self.sheet.column_dimensions[get_column_letter(column)]
        dimension.protection = Protection(locked=look.locked)
        dimension.number_format = look.format
        dimension.font = Font(name="Arial", size=look.size, color=look.colour)
        dimension.alignment = Alignment(look.across, look.down, wrap_text=look.wrap, indent=look.indent)

    def freeze(self, row: int, column: int) -> None:
        self.sheet.freeze_panes = f"{get_column_letter(column)}{row}"

    def protect(self) -> None:
        """Locked without a password: it prevents slips. Rows and columns may still be made larger."""
        protection = self.sheet.protection
        protection.sheet = True
        protection.sort = True
        protection.autoFilter = True
        protection.formatRows = False
        protection.formatColumns = False
        protection.formatCells = True

    def print_as(self, last: str, repeat: int, marking: str, right: str) -> None:
        """A4 landscape, one page wide, the heading row repeated; `last` is the last cell printed, if set."""
        sheet: Any = self.sheet
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        margins = sheet.page_margins
        margins.left = margins.right = 12 / 25.4
        margins.top = margins.bottom = 15 / 25.4
        margins.header = margins.footer = 7 / 25.4
        if last:
            sheet.print_area = f"A1:{last}"
        if repeat:
            sheet.print_title_rows = f"{repeat}:{repeat}"
        _edge(sheet.oddHeader.left, f'&"Arial,Bold"{_footer_text(marking)}')
        _edge(sheet.oddHeader.right, f'&"Arial"{_footer_text(right)}')
        _edge(sheet.oddFooter.left, f'&"Arial"{_footer_text(sheet.title)}')
        _edge(sheet.oddFooter.right, '&"Arial"Page &P of &N')

    @property
    def room(self) -> float:
        """How many points of rows a printed page holds once all columns that show fit its width."""
        shown = (
            w for at, w in enumerate(self.widths, 1) if not self.sheet.column_dimensions[get_column_letter(at)].hidden
        )
        return PAGE_HIGH * max(sum(shown) * CHARACTER / PAGE_WIDE, 1)

    def fit_one_page(self) -> None:
        self.sheet.page_setup.fitToHeight = 1

    def outline(self, row: int, first: int, last: int) -> None:
        """Box a row in the alert colour, thick at the left; the edges between its cells stay."""
        for column in range(first, last + 1):
            cell = self.sheet.cell(row, column)
            left = RED_THICK if column == first else cell.border.left
            right = RED if column == last else cell.border.right
            cell.border = Border(left=left, right=right, top=RED, bottom=RED)

    def frame(self, rows: range, columns: range) -> None:
        """Box several rows in the alert colour, thick at the left; there are no edges between their cells."""
        for row in rows:
            for column in columns:
                self.sheet.cell(row, column).border = Border(
                    left=RED_THICK if column == columns[0] else NONE,
                    right=RED if column == columns[-1] else NONE,
                    top=RED if row == rows[0] else NONE,
                    bottom=RED if row == rows[-1] else NONE,
                )

    def break_before(self, row: int) -> None:
        self.sheet.row_breaks.append(Break(id=row - 1))


def high_enough(texts: Iterable[tuple[str, float, Look]], least: float) -> float:
    """The height in points that the longest text of a row needs: (text, width of its column, look)."""
    needed = (lines(text, width, look.size, look.bold) * look.size * 1.24 + 7 for text, width, look in texts)
    return min(max([least, *needed]), 409)


def lines(text: str, width: float, size: float, bold: bool = False) -> int:
    """How many lines a text takes, wrapped by words in a column `width` characters wide."""
    room = max(width - 3, 1) * 7.0  # less the padding and the indent
    scale = size * 96 / 72 / 1000 * (1.07 if bold else 1.0)
    if len(text) * WIDEST * scale <= room and "\n" not in text:
        return 1
    return sum(_wrapped(paragraph, room, scale) for paragraph in text.split("\n")) if text else 1


def packed(texts: Iterable[str], width: float, size: float) -> list[str]:
    """The texts in as few lines as it takes, in their order, each whole in a line `width` characters wide."""
    packs: list[str] = []
    for text in texts:
        if packs and lines(longer := f"{packs[-1]} {text}", width, size) == 1:
            packs[-1] = longer
        else:
            packs.append(text)
    return packs


def _wrapped(paragraph: str, room: float, scale: float) -> int:
    count, used = 1, 0.0
    space = WIDTHS[" "] * scale
    for word in paragraph.split(" "):
        length = _length(word) * scale
        if used and used + space + length > room:
            count, used = count + 1, 0.0
        if length > room:
            count += ceil(length / room) - 1
            length %= room
        used += length + (space if used else 0)
    return count


@lru_cache(maxsize=65_536)
def _length(word: str) -> int:
    """How wide a word is, in thousandths of its size."""
    return sum(WIDTHS.get(letter, 600 if ord(letter) < 0x2E80 else 1000) for letter in word)


def _apply(cell: Any, look: Look) -> None:
    cell.font = Font(name="Arial", size=look.size, bold=look.bold, color=look.colour)
    if look.fill:
        cell.fill = PatternFill("solid", start_color=look.fill, end_color=look.fill)
    cell.border = BORDERS[look.edges]
    cell.alignment = Alignment(look.across, look.down, look.turn, wrap_text=look.wrap, indent=look.indent)
    cell.protection = Protection(locked=look.locked)
    cell.number_format = look.format


def _edge(part: Any, text: str) -> None:
    part.text = text
    part.size = 8


def _footer_text(text: str) -> str:
    return " ".join(text.replace("&", "&&").split())
