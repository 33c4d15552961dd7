"""Drawing a case sheet: the top block, the alert, a row for each question, the overall judgements and boxes."""

from collections.abc import Callable
from dataclasses import dataclass

from maar.figures import letters
from maar.plan import Agency, Case, Plan
from maar.questions import ALERT
from maar.sheets.form import Form, Validation
from maar.sheets.keys import Key
from maar.sheets.page import DATE, TEXT, Look, Page, lines
from maar.sheets.pages import BLOCK, FREE, NEVER, QUESTION, Paper, Printed, page_starts
from maar.workbook import spec
from maar.workbook.filled import NOTHING, SheetFill
from maar.workbook.lines import Band, Line, cell_of, check, items, unless_asked
from maar.workbook.looks import (
    BAND_AIM,
    BAND_NAME,
    CHOSEN,
    CHOSEN_DAY,
    GOOD,
    GREY,
    GUIDE,
    HEADING,
    HIDDEN,
    INNER,
    LABEL,
    NUMBER,
    OURS,
    QUESTION_ALERT,
    REASON,
    REF,
    SHOWN,
    TITLE,
    WHITE,
    given_text,
    put_given,
    words,
)

BOXES = {spec.JUDGEMENT: 5, spec.EVIDENCE: 7, spec.COMMENT: 8}
FIX_AT = 9
WIDEST = 174.0  # characters of all columns: any wider, and the refs print below 8 points
COMMENT_LEAST = 29.0  # characters: so narrow may Comment be for the sake of Ref


@dataclass(frozen=True, slots=True)
class CaseForm:
    """What a case sheet is drawn from."""

    plan: Plan
    agency: Agency
    case: Case
    issue_of: Callable[[str], int]
    fill: SheetFill = NOTHING

    def key(self, row: str) -> str:
        issue = self.issue_of(row.partition(".")[0])
        return str(Key(self.plan.id, self.agency.code, self.case.ref, row, issue))


def _widths(of: CaseForm) -> tuple[float, ...]:
    """The widths of the columns; Ref is wide enough for its longest ref, broken only after a hyphen.

    Where the page has room it is wide enough for every ref whole: a program would break `K1-COR-2.held_on` after the
    hyphen, and the number would leave its theme.
    """
    plan, agency, case = of.plan, of.agency, of.case
    rows = [row for question in plan.put_to(agency) for row in question.rows]
    rows += [ALERT, *(one.ref for one in plan.questions.overall), *(box.ref for box in plan.questions.boxes)]
    refs = [spec.visible_ref(case.ref, row) for row in rows]
    widths = [column.width for column in spec.CASE_COLUMNS]
    if of.fill.reasons:
        widths = [*spec.CASE_WIDTHS_TO_FIX, spec.FIX_WIDTH]
    least = max(_holding(piece) for ref in refs for piece in ref.replace("-", "-\n").split("\n"))
    room = WIDEST - sum(widths[2:]) + widths[5]
    narrower = max(widths[7] - COMMENT_LEAST, 0)
    whole = max((wide for ref in refs if (wide := _holding(ref)) <= room + narrower), default=0.0)
    widths[1] = max(widths[1], least, whole)
    widths[7] -= min(max(whole - room, 0), narrower)
    return tuple(widths)


def _holding(text: str) -> float:
    """The width of a column that holds a text of a ref's size in one line."""
    width = 1.0
    while lines(text, width, REF.size) > 1:
        width += 0.5
    return width


def draw_case(form: Form, page: Page, of: CaseForm, right: str) -> tuple[str, str]:
    """Draw a case sheet; gives the formula that says how far it is filled, and what it shows at first."""
    plan, case = of.plan, of.case
    page.set_widths(_widths(of))
    page.put(1, 2, spec.case_title(case.ref), TITLE)
    page.height(1, 28)
    period = f"{words(plan.period[0])} to {words(plan.period[1])}"
    page.put(2, 2, f"{of.agency.name}. Record from {period}. White boxes are yours to fill.", GUIDE)
    page.height(2, 18)
    page.height(3, 4)
    heading = _top_block(form, page, of) + 1
    page.height(heading - 1, 5)
    for place, column in enumerate(spec.CASE_COLUMNS, 1):
        look = HIDDEN if column.kind == "key" else HEADING
        page.put(heading, place, column.heading, look)
    if of.fill.reasons:
        page.put(heading, FIX_AT, spec.FIX, HEADING)
    page.height(heading, 22)
    page.hide(1)
    page.hide(6)
    boxes, last = _rows(form, page, of, heading)
    page.freeze(heading + 1, 4)
    page.protect()
    page.print_as(f"{letters(len(page.widths))}{last}", heading, plan.marking, right)
    done = sum(page.sheet[box].value is not None for box in boxes)
    return _progress(page.sheet.title, boxes), f"{done} of {len(boxes)} {spec.COUNTED}"


def _top_block(form: Form, page: Page, of: CaseForm) -> int:
    plan, case = of.plan, of.case
    decided = words(case.key_decision) if case.key_decision else spec.NOT_SET
    period = f"{words(plan.period[0])} to {words(plan.period[1])}"
    shown = {spec.CASE_SHOWN: case.ref, spec.PERIOD_SHOWN: period, spec.DECISION_SHOWN: decided}
    row = 4
    for row, (left, right) in enumerate(spec.TOP_BLOCK, 4):
        page.height(row, 17)
        for column, field in ((3, left), (7, right)):
            if field is None:
                continue
            page.put(row, column, field.label, LABEL)
            if field.kind == "shown":
                page.put(row, column + 1, shown[field.label], SHOWN)
                page.fit(row, [(shown[field.label], page.widths[column], SHOWN)], 17)
                continue
            look = Look(10, edges="box", down="center", locked=False, format=_format(field))
            given = of.fill.given(field.label)
            put_given(page, (row, column + 1), given, look, of.fill.to_fix(field.label))
            if text := given_text(given):
                page.fit(row, [(text, page.widths[column], look)], page.sheet.row_dimensions[row].height)
            form.check(page, f"{letters(column + 1)}{row}", _field_check(field))
    return row + 1


def _format(field: spec.Field) -> str:
    return DATE if field.kind == "date" else TEXT


def _field_check(field: spec.Field) -> Validation:
    if field.kind == "choice":
        return Validation("list", field.choices, field.label, "Choose from the list.")
    if field.kind == "date":
        return Validation("date", (), field.label, "Type the date as 2 March 2026.")
    return Validation("text", (), field.label, "")


def _rows(form: Form, page: Page, of: CaseForm, heading: int) -> tuple[list[str], int]:
    """Draw every question row below the heading; gives the cells that count as filled, and the last row."""
    row, printed = heading + 1, list[Printed]()
    boxes: list[str] = []
    answered: dict[str, str] = {}
    banded, whole = False, False
    for item in items(of.plan, of.agency):
        if isinstance(item, Line):
            _line(form, page, row, item, of)
            boxes += [f"{'G' if item.kind == 'text' else 'E'}{row}"] if item.here and not item.alert else []
            if grey := unless_asked(item.asked_if, answered):
                form.grey(page, f"B{row}:H{row}", grey)
            answered[item.row] = cell_of(item, row)
            tie = NEVER if banded else QUESTION if item.further else BLOCK if whole else FREE
        else:
            _band(page, row, item)
            tie, whole = FREE, item.whole
        banded = isinstance(item, Band)
        printed.append(Printed(row, page.high(row), tie))
        row += 1
        if isinstance(item, Line) and item.alert:
            page.height(row, 7)
            printed.append(Printed(row, 7, NEVER))
            row += 1
    above = sum(page.high(place) for place in range(1, heading + 1))
    for first in page_starts(printed, above, Paper(page.room, page.high(heading))):
        page.break_before(first)
    return boxes, row - 1


def _band(page: Page, row: int, item: Band) -> None:
    for column in range(2, len(page.widths) + 1):
        page.put(row, column, "", BAND_AIM)
    page.put(row, 3, item.name, BAND_NAME)
    page.put(row, 4, item.aim, BAND_AIM)
    page.fit(row, [(item.name, page.widths[2], BAND_NAME)], 24)


def _texts(page: Page, line: Line, of: CaseForm) -> list[tuple[str, float, Look]]:
    """What a row must be high enough for: (text, width of its column, look); every choice fits when it is chosen."""
    fill, ref = of.fill, spec.visible_ref(of.case.ref, line.row).replace("-", "- ")
    texts = [(ref, page.widths[1], REF), (line.question, page.widths[2], OURS), (line.guide, page.widths[3], GOOD)]
    texts += [(choice, page.widths[4], CHOSEN) for choice in line.choices]
    texts += [
        (given_text(given), page.widths[column - 1], CHOSEN if heading == spec.JUDGEMENT else WHITE)
        for heading, column in BOXES.items()
        if (given := fill.given(line.row, heading)) is not None
    ]
    if line.row in fill.reasons:
        texts.append((fill.reasons[line.row], page.widths[FIX_AT - 1], REASON))
    return texts


def _line(form: Form, page: Page, row: int, line: Line, of: CaseForm) -> None:
    key = of.key(line.row)
    ref = spec.visible_ref(of.case.ref, line.row)
    page.put(row, 1, key, HIDDEN)
    page.put(row, 2, ref, REF)
    page.put(row, 3, line.question, QUESTION_ALERT if line.alert else OURS)
    page.put(row, 4, line.guide, GOOD)
    page.put(row, 6, key, INNER)
    for (heading, column), look in zip(BOXES.items(), (_judged(line, of.fill), WHITE, WHITE), strict=True):
        given, fix = of.fill.given(line.row, heading), of.fill.to_fix(line.row, heading)
        put_given(page, (row, column), given, look, fix)
    if line.alert:
        page.outline(row, 2, 8)
    if line.row in of.fill.reasons:
        page.put(row, FIX_AT, of.fill.reasons[line.row], REASON)
    page.fit(row, _texts(page, line, of), line.high)
    form.check(page, f"E{row}", check(line, f"E{row}"))


def _judged(line: Line, fill: SheetFill) -> Look:
    """How the Judgement of a row looks: grey where the answer is in words, unless something is to be read there."""
    if line.kind == "text":
        return CHOSEN if line.choices or fill.given(line.row, spec.JUDGEMENT) is not None else GREY
    return {"number": NUMBER, "date": CHOSEN_DAY}.get(line.kind, CHOSEN)


def _progress(title: str, boxes: list[str]) -> str:
    """A formula for the eye only: how many of the boxes that take an answer are filled."""
    quoted = title.replace("'", "''")
    cells = ",".join(f"'{quoted}'!{run}" for run in _runs(boxes))
    return f'=COUNTA({cells})&" of {len(boxes)} {spec.COUNTED}"'


def _runs(cells: list[str]) -> list[str]:
    """E14, E15, E16, G17 as E14:E16, G17."""
    runs: list[list[str]] = []
    for cell in cells:
        last = runs[-1][-1] if runs else ""
        if last and last[0] == cell[0] and int(last[1:]) + 1 == int(cell[1:]):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return [run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in runs]
