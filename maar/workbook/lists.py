"""Drawing Chronology and SMART plan: empty rows to fill, one event or one action each."""

from collections.abc import Iterator

from maar.figures import letters
from maar.plan import Plan
from maar.sheets.form import Form, Validation
from maar.sheets.page import TEXT, Look, Page
from maar.workbook import spec
from maar.workbook.filled import NOTHING, SheetFill
from maar.workbook.looks import (
    DAY,
    GUIDE,
    HEADING,
    HIDDEN,
    REASON,
    TITLE,
    given_text,
    put_given,
    words,
)

FURTHER = 500  # the last row in which choices are still offered; more may be typed below the rows made ready


def lists(plan: Plan, alone: bool) -> Iterator[tuple[str, tuple[spec.Column, ...], str]]:
    period = f"{words(plan.period[0])} to {words(plan.period[1])}"
    blank = " Case may stay empty: this workbook is about one case." if alone else " Say which case in every row."
    yield (
        spec.CHRONOLOGY,
        spec.CHRONOLOGY_COLUMNS,
        f"One row for each event in your record that mattered to the child, from {period}. "
        f"Say what was done, or that nothing was.{blank}",
    )
    yield (
        spec.PLAN,
        spec.PLAN_COLUMNS,
        f"One row for each action in the plan in force on {words(plan.period[1])}, as the plan words it. "
        f"Then judge it: is it specific, measurable, achievable, relevant, time-bound?{blank}",
    )


def draw_list(form: Form, page: Page, columns: tuple[spec.Column, ...], guide: str, fill: SheetFill = NOTHING) -> None:
    rows = _rows_ready(columns, fill)
    if fill.reasons:
        page.set_widths((*(_narrow(column) for column in columns), spec.FIX_WIDTH))
        page.put(4, len(columns) + 1, spec.FIX, HEADING)
    page.put(1, 2, page.sheet.title, TITLE)
    page.height(1, 28)
    page.put(2, 2, guide, GUIDE)
    page.height(2, 18)
    page.height(3, 6)
    narrow = Look(9, bold=True, edges="under", across="center", down="bottom")
    for place, column in enumerate(columns, 1):
        small = column.kind == "choice" and len(columns) > 10 and column.name != "status"
        page.put(4, place, column.heading, HIDDEN if column.kind == "key" else narrow if small else HEADING)
        if column.kind == "key":
            continue
        across = "center" if small else "left"
        look = DAY if column.kind == "date" else Look(edges="box", locked=False, format=TEXT, across=across)
        for row in range(5, rows + 5):
            at = (str(row - 5), column.heading)
            put_given(page, (row, place), fill.given(*at), look, fill.to_fix(*at))
        page.open_below(place, look)
        if column.kind != "text":
            cells = f"{letters(place)}5:{letters(place)}{FURTHER}"
            form.check(page, cells, _column_check(column))
    page.height(4, 32)
    for row in range(5, rows + 5):
        page.height(row, 27)
        _filled_row(page, row, columns, fill)
    page.hide(1)
    page.freeze(5, 4)
    page.protect()


def _rows_ready(columns: tuple[spec.Column, ...], fill: SheetFill) -> int:
    """As many rows as are issued; where some are filled, eight more than those, and a page full at least."""
    if fill.values:
        return max(14, *(int(row) + 9 for row, _ in fill.values))
    return spec.CHRONOLOGY_ROWS if columns is spec.CHRONOLOGY_COLUMNS else spec.PLAN_ROWS


def _narrow(column: spec.Column) -> float:
    """The width of a column where reasons stand beside the last one."""
    return max(12, column.width * 0.75) if column.kind == "text" and column.name != "case" else column.width


def _filled_row(page: Page, row: int, columns: tuple[spec.Column, ...], fill: SheetFill) -> None:
    """Make a filled row high enough, and write the reason beside it."""
    name = str(row - 5)
    texts = [(given_text(fill.given(name, one.heading)), page.widths[at], DAY) for at, one in enumerate(columns)]
    if name in fill.reasons:
        page.put(row, len(columns) + 1, fill.reasons[name], REASON)
        texts.append((fill.reasons[name], spec.FIX_WIDTH, REASON))
    if any(text for text, _, _ in texts):
        page.fit(row, texts, 27)


def _column_check(column: spec.Column) -> Validation:
    if column.kind == "date":
        return Validation("date", (), column.heading, "Type the date as 2 March 2026.")
    return Validation("list", column.choices, column.heading, "Choose from the list.")
