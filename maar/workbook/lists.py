"""Drawing Chronology and SMART plan: empty rows to fill, one event or one action each."""

from collections.abc import Iterator

from maar.plan import Plan
from maar.sheets.form import Form, Validation
from maar.sheets.page import TEXT, Look, Page
from maar.workbook import spec
from maar.workbook.looks import DAY, GUIDE, HEADING, HIDDEN, TITLE, letter, words

FURTHER = 500  # the last row in which choices are still offered; more may be typed below the rows made ready


def lists(plan: Plan, alone: bool) -> Iterator[tuple[str, tuple[spec.Column, ...], int, str]]:
    period = f"{words(plan.period[0])} to {words(plan.period[1])}"
    blank = " Case may stay empty: this workbook is about one case." if alone else " Say which case in every row."
    yield (
        spec.CHRONOLOGY,
        spec.CHRONOLOGY_COLUMNS,
        spec.CHRONOLOGY_ROWS,
        f"One row for each event in your record that mattered to the child, from {period}. "
        f"Say what was done, or that nothing was.{blank}",
    )
    yield (
        spec.PLAN,
        spec.PLAN_COLUMNS,
        spec.PLAN_ROWS,
        f"One row for each action in the plan in force on {words(plan.period[1])}, as the plan words it. "
        f"Then judge it: is it specific, measurable, achievable, relevant, time-bound?{blank}",
    )


def draw_list(form: Form, page: Page, columns: tuple[spec.Column, ...], rows: int, guide: str) -> None:
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
            page.put(row, place, None, look)
        page.open_below(place, look)
        if column.kind != "text":
            cells = f"{letter(place)}5:{letter(place)}{FURTHER}"
            form.check(page, cells, _column_check(column))
    page.height(4, 32)
    for row in range(5, rows + 5):
        page.height(row, 27)
    page.hide(1)
    page.freeze(5, 4)
    page.protect()


def _column_check(column: spec.Column) -> Validation:
    if column.kind == "date":
        return Validation("date", (), column.heading, "Type the date as 2 March 2026.")
    return Validation("list", column.choices, column.heading, "Choose from the list.")
