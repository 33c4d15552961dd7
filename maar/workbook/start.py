"""Drawing Start here: what this is, what to do at once, how to complete it, whose return it is, how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from maar.figures import listed, some
from maar.plan import Agency, Case, Plan
from maar.sheets.form import Form, Validation
from maar.sheets.page import DATE, TEXT, Look, Page
from maar.workbook import spec
from maar.workbook.filled import NOTHING, Filled, SheetFill
from maar.workbook.grid_spec import grids
from maar.workbook.looks import GUIDE, LABEL, TITLE, put_given, words
from maar.workbook.ours import CLOSING, CLOSING_REST, SEND_TO
from maar.workbook.wording import asks_codes, at_once_lines, codes

FIRST = "Fill the white boxes. Everything else is locked and can stay as it is."
BACK = (
    "Put right the boxes with a heavy edge: the reason stands beside each, and the sheet To fix lists them. "
    "All else can stay as you wrote it."
)
WIDTHS = (3, 34, 46, 3, 22, 46)
PLAIN = Look(down="center", edges="hair", wrap=False)
STRONG = Look(bold=True, down="center", edges="hair", wrap=False)
STEP = Look(size=10, down="center", wrap=False)
HEAD = Look(size=12, bold=True, edges="under", down="center", wrap=False)
NOTE = Look(size=9.5, colour="4A5A68", wrap=False)
STOP = Look(size=11, bold=True, down="center", wrap=False)
STOP_TEXT = Look(size=10, down="center", wrap=False)
STOP_ROW = 4
LINE = 14.25  # the height of a row of running text


@dataclass(frozen=True, slots=True)
class Start:
    """The page, the first row of its Progress table and its last row."""

    page: Page
    progress: int
    last: int


def draw_start(form: Form, plan: Plan, agency: Agency, cases: tuple[Case, ...], filled: Filled | None = None) -> Start:
    """Draw everything but the progress formulas, which need the other sheets."""
    page = form.page(spec.START, WIDTHS)
    refs = listed([case.ref for case in cases])
    page.put(1, 2, plan.title, TITLE)
    page.height(1, 28)
    noun = plan.noun[:1].upper() + plan.noun[1:]
    back = f" What you wrote, sent back: {some(len(filled.queries), 'thing')} to fix." if filled else ""
    page.put(2, 2, f"{noun}. Workbook for {agency.name}: case{'s' if len(cases) > 1 else ''} {refs}.{back}", GUIDE)
    page.height(2, 18)
    page.height(3, 6)
    below = _stop(page, plan)
    titles = [grid.title for grid in grids(plan, agency)]
    row = _steps(page, plan, agency, below, (BACK if filled else FIRST, [*titles, spec.CHRONOLOGY, spec.PLAN]))
    table = row + 1
    page.put(table, 2, "This return", HEAD)
    page.put(table, 3, "", HEAD)
    page.put(table, 5, "Progress", HEAD)
    page.put(table, 6, "", HEAD)
    page.height(table, 22)
    _this_return(form, page, plan, table + 1, filled.of(spec.START) if filled else NOTHING)
    last = max(table + 6, table + len(cases) + len(titles) + 3)
    for place in range(table + 1, last):
        page.height(place, 19)
    page.height(last, 6)
    for line in _closing(plan):
        last += 1
        page.put(last, 2, line, NOTE)
        page.height(last, LINE)
    page.protect()
    return Start(page, table + 1, last)


def _stop(page: Page, plan: Plan) -> int:
    """What stops the reader: a box in which each line has a row, so that no cell is merged. Gives the row below it."""
    told = at_once_lines(plan)
    rows = range(STOP_ROW, STOP_ROW + len(told))
    for row, line in zip(rows, told, strict=True):
        page.put(row, 2, "If a child may be at risk now" if row == STOP_ROW else None, STOP)
        page.put(row, 3, line, STOP_TEXT)
        page.height(row, LINE if STOP_ROW < row < rows[-1] else LINE + 4)
    page.frame(rows, range(2, 7))
    page.height(rows[-1] + 1, 6)
    return rows[-1] + 2


def _steps(page: Page, plan: Plan, agency: Agency, row: int, what: tuple[str, list[str]]) -> int:
    """How to complete it; `what` is the first step, and the sheets to fill once the case sheets are done."""
    first, further = what
    page.put(row, 2, "How to complete it", HEAD)
    for column in range(3, 7):
        page.put(row, column, "", HEAD)
    page.height(row, 22)
    period = f"{words(plan.period[0])} to {words(plan.period[1])}"
    steps = (
        first,
        f"Read your own agency's record only, from {period}.",
        f"Do the case sheets first, the alert question before all else, then {listed(further)}.",
        "Choose from the list in Judgement. Say what you saw in Evidence and what it means in Comment. "
        "One strong example is enough.",
        "Where Judgement is grey, write your answer under Evidence.",
        "Not known: it applied, and the record does not show. Not applicable: it could not apply; say why. "
        "Leave no blanks.",
        "No names, dates of birth or addresses. Write mother, sibling 1, school A.",
        "If your agency did not know the child, choose No under Known to us? on the case sheet and return it. "
        "A nil return counts.",
    )
    texts = [f"{number}   {step}" for number, step in enumerate(steps, 1)]
    texts += codes(plan) if asks_codes(plan, agency) else []
    for place, text in enumerate(texts, row + 1):
        page.put(place, 2, text, STEP)
        page.height(place, 16.5)
    end = row + len(texts) + 1
    page.height(end, 8)
    return end


def _this_return(form: Form, page: Page, plan: Plan, row: int, fill: SheetFill) -> None:
    page.put(row, 2, "Return by", PLAIN)
    page.put(row, 3, f"{plan.return_by:%A} {words(plan.return_by)}", STRONG)
    page.put(row + 1, 2, SEND_TO, PLAIN)
    page.put(row + 1, 3, plan.contact or "the audit lead, by your secure route", PLAIN)
    for place, field in enumerate(spec.START_FIELDS, row + 2):
        page.put(place, 2, field.label, LABEL)
        kind = DATE if field.kind == "date" else TEXT
        look = Look(edges="box", down="center", locked=False, format=kind)
        put_given(page, (place, 3), fill.given(field.label), look, fill.to_fix(field.label))
        if field.kind == "date":
            form.check(page, f"C{place}", Validation("date", (), field.label, "Type the date as 2 March 2026."))


def draw_progress(form: Form, start: Start, sheets: Iterable[tuple[str, str, str]]) -> None:
    """One line a sheet: its title, the formula that counts what is filled, and what that shows at first."""
    rows = [*sheets]
    for title, column, what in ((spec.CHRONOLOGY, "D", "events"), (spec.PLAN, "C", "actions")):
        filled = sum(cell.value is not None for cell in form.pages[title].sheet[column][4:])
        rows.append((title, f"=COUNTA('{title}'!{column}5:{column}500)&\" {what}\"", f"{filled} {what}"))
    for place, (title, formula, first) in enumerate(rows, start.progress):
        start.page.put(place, 5, title, PLAIN)
        start.page.put(place, 6, "", PLAIN)
        form.formula(start.page, (place, 6), formula, first)


def _closing(plan: Plan) -> tuple[str, ...]:
    meeting = f" at a meeting on {words(plan.tabletop)}" if plan.tabletop else ""
    return (f"{CLOSING}{meeting}.", *CLOSING_REST)
