"""Drawing the sheet of a grid: a row for each meeting of the plan, or empty ones, under the words of the question.

Comes in: the grid, the rows that the plan fills in, and what to fill in besides. Goes out: the sheet.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from maar.figures import letters
from maar.plan import Agency, Case, Plan
from maar.questions import Part
from maar.sheets.form import Form, Validation
from maar.sheets.keys import Key, row_key
from maar.sheets.page import DATE, GROUND, SECOND, TEXT, WHOLE, Look, Page, lines
from maar.workbook import spec
from maar.workbook.filled import NOTHING, SheetFill
from maar.workbook.grid_spec import CASE, NOTE_SIZE, Grid, Planned, notes, planned, rows_ready
from maar.workbook.looks import GUIDE, HEADING, HIDDEN, REASON, TITLE, given_text, put_given

NOTES = 4  # the first row of what helps to fill the columns in
FURTHER = 500  # the last row in which choices are still offered; more may be typed below the rows made ready
WIDEST = 175  # characters: more than that prints too small
HELP = Look(NOTE_SIZE, colour=SECOND, down="center", wrap=False, indent=0)
LOW = 27  # points of a row
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
    spare = _spare(sum(widths), ((asked, ASKED), (_guide(of), GUIDE)))
    page.set_widths((*widths, spare) if spare else widths)
    page.hide(1)
    page.put(1, 2, of.grid.title, TITLE)
    page.height(1, 28)
    page.put(2, 2, asked, ASKED)
    page.height(2, 18)
    page.put(3, 2, _guide(of), GUIDE)
    page.height(3, 18)
    first = _headings(page, of, fixing) + 1
    _rows(page, of, first)
    for place, (column, part) in enumerate(of.grid.parts, 3):
        page.open_below(place, _look(column))
        cells = f"{letters(place)}{first}:{letters(place)}{FURTHER}"
        form.check(page, cells, _check(column, part, f"{letters(place)}{first}"))
    page.open_below(2, OPEN)
    page.freeze(first, 3 + len(of.grid.ours))
    page.protect()
    page.print_as(f"{letters(len(page.widths))}{page.sheet.max_row}", first - 1, of.plan.marking, right)
    return _progress(page, of, first)


def _rows(page: Page, of: GridForm, first: int) -> None:
    """The rows of the plan, then empty ones: so many that their last page is full, in a form that is sent out."""
    rows = of.planned
    for row, one in enumerate(rows, first):
        _row(page, row, of, one.mark, one)
    free, ready = first + len(rows), first + rows_ready(of.grid, len(rows))
    ready = max(ready, free + _added(of.fill) + 1)
    if not of.fill.values:
        ready += int(_left_over(page, first, ready) // LOW)
    for row in range(free, ready):
        _row(page, row, of, str(row - free))


def _left_over(page: Page, first: int, ready: int) -> float:
    """How many points are left of the last page, where rows not drawn yet are as low as can be."""
    left = page.room - sum(page.high(row) for row in range(1, first))
    for row in range(first, ready):
        high = page.high(row) if row <= page.sheet.max_row else LOW
        left = (left if left >= high else page.room - page.high(first - 1)) - high
    return left


def row_names(page: Page) -> dict[str, int]:
    """The row of each name that a fill goes by: the mark of a row of the plan, else the place among the others."""
    found: dict[str, int] = {}
    others = 0
    for row in range(_first(page), page.sheet.max_row + 1):
        key = row_key(str(page.sheet.cell(row, 1).value))
        found[key.ref.rpartition(".")[2] if key else str(others)] = row
        others += key is None
    return found


def _first(page: Page) -> int:
    """The row below the headings."""
    return next(row for row in range(1, page.sheet.max_row) if page.sheet.cell(row, 2).value == CASE.heading) + 1


def _spare(taken: float, texts: Iterable[tuple[str, Look]]) -> float:
    """The width of an empty last column, so that the words above the rows are printed whole."""
    wanted = taken
    for text, look in texts:
        while wanted < WIDEST and lines(text, wanted - 3, look.size, look.bold) > 1:
            wanted += 1
    return wanted - taken


def _guide(of: GridForm) -> str:
    if of.planned:
        what = "The grey cells are filled in for you. What is missing goes into an empty row below them."
    else:
        what = "One row for each. More may be typed below the last row."
    case = "Case may stay empty: this workbook is about one case." if of.alone else "Say which case in every row."
    return f"{what} {case} {spec.YOURS}"


def _headings(page: Page, of: GridForm, fixing: bool) -> int:
    """The row of headings, and above it what helps to fill the columns in; gives that row."""
    columns, told = of.grid.columns, notes(of.grid)
    for row, text in enumerate(told, NOTES):
        page.put(row, 2, text, HELP)
        page.height(row, 13)
    row = NOTES + len(told) + 1
    page.height(row - 1, 6)
    for place, column in enumerate(columns, 1):
        page.put(row, place, column.heading, HIDDEN if column.kind == "key" else HEADING)
    if fixing:
        page.put(row, len(columns) + 1, spec.FIX, HEADING)
    page.fit(row, [(column.heading, column.width, HEADING) for column in columns], 22)
    return row


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
    page.fit(row, texts, LOW)


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


def _progress(page: Page, of: GridForm, first: int) -> tuple[str, str]:
    """A formula for the eye only: in how many rows the first column that is theirs is filled."""
    theirs = [place for place, (column, _) in enumerate(of.grid.parts, 3) if column.name not in of.grid.ours]
    column = letters(theirs[0]) if theirs else "C"
    filled = sum(cell.value not in (None, "") for cell in page.sheet[column][first - 1 :])
    return f"=COUNTA('{of.grid.title}'!{column}{first}:{column}{FURTHER})&\" rows\"", f"{filled} rows"
