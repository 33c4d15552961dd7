"""A sheet of the meeting's workbook, drawn from top to bottom: lines, headings, bands and rows, and where pages begin.

Comes in: a form and what stands in each row. Goes out: a page that fits A3 and A4, on which no text is cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from maar.figures import day
from maar.plan import Plan
from maar.sheets.book import address
from maar.sheets.form import Form
from maar.sheets.page import Look, Page, high_enough, packed
from maar.sheets.pages import FREE, NEVER, Paper, Printed, page_starts
from maar.tabletop.looks import BAND_NAME, BETWEEN, GUIDE, HEADING, SECTION, TITLE

A3 = 8  # the paper, as spreadsheets number it
ZOOM = 90
LEAST = 21.0  # points: a row of one line
TALLEST = 409.0  # points: no row can be higher
FIRST = 2  # the first column that shows: A holds what people need not see


@dataclass(slots=True)
class Table:
    """A sheet being drawn: `row` is the next to be filled, `heading` the row that is repeated on every page.

    `printed` are the rows below the heading that have not been given to pages yet.
    """

    page: Page
    row: int = 1
    heading: int = 0
    printed: list[Printed] = field(default_factory=list)
    banded: bool = False

    @property
    def wide(self) -> float:
        """How many characters all columns that show take."""
        return sum(self.page.widths[FIRST - 1 :])

    def say(self, text: str, look: Look = GUIDE, high: float = 17) -> None:
        """A text across the sheet, on as many lines as it takes; tied to what stands above it."""
        for line in packed(text.split(), self.wide, look.size * (1.04 if look.bold else 1.0)):
            self.put((line,), (look,), high, NEVER)

    def space(self, high: float = 7) -> None:
        self.put((), (), high, FREE)

    def section(self, text: str) -> None:
        """The title of a part of the sheet; it stays with the rows below it."""
        self.put((text,), (SECTION,), 26, FREE)
        self.banded = True

    def headings(self, texts: Sequence[str], look: Sequence[Look] = (), repeated: bool = False) -> None:
        """The headings of columns; the `repeated` ones head every page."""
        looks = look or [HEADING] * len(texts)
        row = self.row
        self.put(texts, looks, 24)
        self.banded = True
        if repeated:
            self.heading = row
            self.printed.clear()
            self.page.freeze(self.row, FIRST)

    def band(self, text: str, apart: bool = False) -> None:
        """A band across the sheet; it stays with the row below it. One that stands `apart` begins a page."""
        if apart and self.printed:
            self.next_page()
        blank = [""] * (len(self.page.widths) - FIRST)
        self.put((text, *blank), [BAND_NAME] * (len(blank) + 1), 24, FREE)
        self.banded = True

    def next_page(self) -> None:
        """What follows begins a page."""
        self.pages()
        self.page.break_before(self.row)

    def between(self, text: str) -> None:
        """A line on grey between rows, about what lies between them."""
        blank = [""] * (len(self.page.widths) - FIRST)
        self.put((text, *blank), [BETWEEN] * (len(blank) + 1), 20, FREE)

    def put(self, values: Sequence[object], looks: Sequence[Look], least: float = LEAST, tie: int = FREE) -> int:
        """A row from the first column that shows, as high as its texts need; gives its number.

        A text that is higher than any row can be goes on in rows below it. None leaves out a cell that nobody fills.
        """
        first, widths = self.row, self.page.widths[FIRST - 1 :]
        texts = [
            (value, width, look)
            for value, width, look in zip(values, widths, looks, strict=False)
            if look.wrap and isinstance(value, str) and value
        ]
        high = high_enough(texts, least)
        if high < TALLEST:
            self._write(values, looks, high, tie)
            return first
        columns = [_pieces(value, width, look) for value, width, look in zip(values, widths, looks, strict=False)]
        for place, row in enumerate(zip_longest(*columns, fillvalue="")):
            needed = ((str(value), width, look) for value, width, look in zip(row, widths, looks, strict=False))
            self._write(row, looks, high_enough(needed, least), NEVER if place else tie)
        return first

    def _write(self, values: Sequence[object], looks: Sequence[Look], high: float, tie: int) -> None:
        for place, (value, look) in enumerate(zip(values, looks, strict=True), FIRST):
            if value is not None or not look.locked:
                self.page.put(self.row, place, value, look)
        self.page.height(self.row, high)
        self.printed.append(Printed(self.row, high, NEVER if self.banded else tie))
        self.banded = False
        self.row += 1

    def pages(self) -> None:
        """Give the rows drawn since to pages."""
        head = self.page.high(self.heading) if self.heading else 0.0
        first = self.printed[0].row if self.printed else 0
        above = sum(self.page.high(row) for row in range(1, first)) if first == self.heading + 1 else head
        for start in page_starts(self.printed, above, Paper(self.page.room, head)):
            self.page.break_before(start)
        self.printed.clear()

    def finish(self, plan: Plan) -> None:
        """Set breaks, print area, header and footer, and lock what is ours."""
        self.pages()
        last = address(self.row - 2, len(self.page.widths) - 1)
        self.page.print_as(last, self.heading, plan.marking, right_of(plan))
        self.page.sheet.page_setup.paperSize = A3
        self.page.sheet.HeaderFooter.scaleWithDoc = False  # eight points on either paper
        self.page.protect()


def begin(form: Form, title: str, widths: Sequence[float], guide: str = "") -> Table:
    """A sheet with its title, begun where it was not yet; `widths` are those of the columns that show."""
    page = form.pages.get(title) or form.page(title, ())
    page.set_widths((3, *widths))
    page.hide(1)
    page.sheet.sheet_view.zoomScale = ZOOM
    table = Table(page)
    table.put((title,), (TITLE,), 30)
    if guide:
        table.say(guide)
    return table


def _pieces(value: object, width: float, look: Look) -> list[object]:
    """The value as it is; a text in as many pieces, cut between words, as it takes for each to fit a row."""
    if not isinstance(value, str) or not look.wrap or high_enough([(value, width, look)], 0) < TALLEST:
        return [value]
    middle = len(value) // 2
    at = max(value.rfind(" ", 0, middle), value.rfind("\n", 0, middle)) + 1 or middle
    return [*_pieces(value[:at], width, look), *_pieces(value[at:], width, look)]


def right_of(plan: Plan) -> str:
    """What stands at the right of every header."""
    return f"{plan.title} · meeting of {day(plan.tabletop)}" if plan.tabletop else f"{plan.title} · meeting"
