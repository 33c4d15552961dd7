"""Drawing the sheet of a grid: a row for each meeting of the plan, or empty ones, under the words of the question.

Comes in: the grid, the rows that the plan fills in, and what to fill in besides. Goes out: the sheet.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from maar.plan import Agency, Case, Plan
from maar.questions import Part
from maar.sheets.form import Form, Validation
from maar.sheets.keys import Key, row_key
from maar.sheets.page import DATE, GROUND, SECOND, TEXT, WHOLE, Look, Page, lines
from maar.workbook import spec
from maar.workbook.filled import NOTHING, SheetFill
from maar.workbook.grid_spec import CASE, Grid, Planned, planned, rows_ready
from maar.workbook.looks import GUIDE, HEADING, HIDDEN, REASON, TITLE, given_text, letter, put_given

HEADINGS = 5  # the row of headings; above it stands what helps to fill a column in
FIRST = HEADINGS + 1
FURTHER = 500  # the last row in which choices are still offered; more may be typed below the rows made ready
WIDEST = 175  # characters: more than that prints too small
HELP = Look(9, colour=SECOND, down="bottom")
ASKED = Look(10.5, bold=True, down="center", wrap=False, indent=0)
OPEN = Look(edges="box", locked=False, format=TEXT)
FORMATS = {"date": DATE, "number": WHOLE}


@dataclass(frozen=True, slots=True)
class GridForm:
    """What the sheet of a grid is drawn from; `cases` are those of the workbook."""

    plan: Plan
    agency: Agency
    cases: tuple[Case, ...]
    grid: Grid
    issue: int
    alone: bool = False
    fill: SheetFill = NOTHING

    @property
    def planned(self) -> tuple[Planned, ...]:
        return planned(self.plan, self.grid, self.cases)

    def key(self, row: Planned) -> str:
        ref = f"{self.grid.question.ref}.{row.mark}"
        return str(Key(self.plan.id, self.agency.code, row.meeting.case, ref, self.issue))


def draw_grid(form: Form, page: Page, of: GridForm, right: str) -> tuple[str, str]:
    """Draw the sheet of a grid; gives the formula that counts its filled rows, and what it shows at first."""
    columns, fixing = of.grid.columns, bool(of.fill.reasons)
    widths = [column.width for column in columns] + ([spec.FIX_WIDTH] if fixing else [])
    asked = f"{of.grid.question.ref}: {of.grid.question.text}"
    page.set_widths((*widths, _spare(sum(widths), ((asked, ASKED), (_guide(of), GUIDE)))))
    page.put(1, 2, of.grid.title, TITLE)
    page.height(1, 28)
    page.put(2, 2, asked, ASKED)
    page.height(2, 18)
    page.put(3, 2, _guide(of), GUIDE)
    page.height(3, 18)
    _headings(page, of, fixing)
    rows = of.planned
    for row, one in enumerate(rows, FIRST):
        _row(page, row, of, one.mark, one)
    last = FIRST + rows_ready(of.grid, len(rows)) - 1
    for row in range(FIRST + len(rows), max(last, FIRST + len(rows) + _added(of.fill)) + 1):
        _row(page, row, of, str(row - FIRST - len(rows)))
    for place, (column, part) in enumerate(of.grid.parts, 3):
        page.open_below(place, _look(column))
        form.check(
            page, f"{letter(place)}{FIRST}:{letter(place)}{FURTHER}", _check(column, part, f"{letter(place)}{FIRST}")
        )
    page.open_below(2, OPEN)
    page.hide(1)
    page.freeze(FIRST, 3 + len(of.grid.ours))
    page.protect()
    last_row = max(last, page.sheet.max_row)
    page.print_as(f"{letter(len(page.widths))}{last_row}", HEADINGS, of.plan.marking, right)
    return _progress(page, of)


def row_names(page: Page) -> dict[str, int]:
    """The row of each name that a fill goes by: the mark of a row of the plan, else the place among the others."""
    found: dict[str, int] = {}
    others = 0
    for row in range(FIRST, page.sheet.max_row + 1):
        key = row_key(str(page.sheet.cell(row, 1).value))
        found[key.ref.rpartition(".")[2] if key else str(others)] = row
        others += key is None
    return found


def _spare(taken: float, texts: Iterable[tuple[str, Look]]) -> float:
    """The width of an empty last column, so that the words above the rows are printed whole."""
    wanted = taken
    for text, look in texts:
        while wanted < WIDEST and lines(text, wanted - 3, look.size, look.bold) > 1:
            wanted += 1
    return max(wanted - taken, 0.5)


def _guide(of: GridForm) -> str:
    if of.planned:
        what = "The grey cells are filled in for you. What is missing goes into an empty row below them."
    else:
        what = "One row for each. More may be typed below the last row."
    case = "Case may stay empty: this workbook is about one case." if of.alone else "Say which case in every row."
    return f"{what} {case} {spec.YOURS}"


def _headings(page: Page, of: GridForm, fixing: bool) -> None:
    """The row of headings, and above it what helps to fill a column in."""
    columns = of.grid.columns
    texts, helps = [], []
    for place, column in enumerate(columns, 1):
        page.put(HEADINGS, place, column.heading, HIDDEN if column.kind == "key" else HEADING)
        texts.append((column.heading, column.width, HEADING))
    for place, (column, part) in enumerate(of.grid.parts, 3):
        if part.help:
            page.put(HEADINGS - 1, place, part.help, HELP)
            helps.append((part.help, column.width, HELP))
    if fixing:
        page.put(HEADINGS, len(columns) + 1, spec.FIX, HEADING)
    page.fit(HEADINGS, texts, 22)
    page.fit(HEADINGS - 1, helps, 6)


def _row(page: Page, row: int, of: GridForm, name: str, plan: Planned | None = None) -> None:
    """One row, open but for what the plan fills in; what somebody put in the place of that is open again."""
    texts = []
    if plan:
        page.put(row, 1, of.key(plan), HIDDEN)
    for place, column in enumerate(of.grid.columns[1:], 2):
        given, fix = of.fill.given(name, column.heading), of.fill.to_fix(name, column.heading)
        own = plan.value(column.name) if plan and column.name in (CASE.name, *of.grid.ours) else None
        kept = own is not None and not fix and given in (None, own)
        look = _look(column)
        look = replace(look, fill=GROUND, locked=True) if kept else look
        put_given(page, (row, place), own if given is None else given, look, fix)
        texts.append((given_text(own if given is None else given), column.width, look))
    if name in of.fill.reasons:
        page.put(row, len(of.grid.columns) + 1, of.fill.reasons[name], REASON)
        texts.append((of.fill.reasons[name], spec.FIX_WIDTH, REASON))
    page.fit(row, texts, 27)


def _added(fill: SheetFill) -> int:
    """So many rows for what was typed below the rows of the plan, and eight more."""
    return max((int(name) + 9 for name, _ in fill.values if name.isdecimal()), default=0)


def _look(column: spec.Column) -> Look:
    return replace(OPEN, format=FORMATS.get(column.kind, TEXT))


def _check(column: spec.Column, part: Part, cell: str) -> Validation:
    """What may be typed into a column; `cell` is its first."""
    if column.kind == "choice":
        return Validation("list", column.choices, column.heading, "Choose from the list.")
    if column.kind == "date":
        return Validation("date", (), column.heading, f"Type the date as 2 March 2026. {part.help}".strip())
    if column.kind == "text":
        return Validation("text", (), column.heading, "")
    least, most = part.least or 0, 9999 if part.most is None else part.most
    rule = f"AND(ISNUMBER({cell}),{cell}>={least},{cell}<={most},{cell}=INT({cell}))"
    return Validation(
        "custom", (rule,), column.heading, f"Type a whole number from {least} to {most}. {part.help}".strip()
    )


def _progress(page: Page, of: GridForm) -> tuple[str, str]:
    """A formula for the eye only: in how many rows the first column that is theirs is filled."""
    theirs = [place for place, (column, _) in enumerate(of.grid.parts, 3) if column.name not in of.grid.ours]
    column = letter(theirs[0]) if theirs else "C"
    filled = sum(cell.value not in (None, "") for cell in page.sheet[column][FIRST - 1 :])
    return f"=COUNTA('{of.grid.title}'!{column}{FIRST}:{column}{FURTHER})&\" rows\"", f"{filled} rows"
