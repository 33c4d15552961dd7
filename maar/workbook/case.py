"""Drawing a case sheet: the top block, the alert, a row for each question, the overall judgements and boxes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from maar.plan import Agency, Case, Plan
from maar.questions import ALERT, NOT_APPLICABLE, NOT_KNOWN, Question
from maar.sheets.form import Form, Validation
from maar.sheets.keys import Key
from maar.sheets.page import DATE, TEXT, Look, Page, lines
from maar.workbook import spec
from maar.workbook.filled import NOTHING, SheetFill
from maar.workbook.looks import (
    BAND_AIM,
    BAND_NAME,
    CHOSEN,
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
    letter,
    put_given,
    words,
)
from maar.workbook.wording import every_row, words_of

BOXES = {spec.JUDGEMENT: 5, spec.EVIDENCE: 7, spec.COMMENT: 8}
FIX_AT = 9
USABLE = 510.0  # points of height on an A4 landscape page, after margins


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a case sheet that takes an answer. `choices` are for Judgement; `text_only` greys it."""

    row: str
    question: str
    good: str
    choices: tuple[str, ...] = ()
    number: bool = False
    text_only: bool = False
    alert: bool = False
    least: float = 36


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
    """The widths of the columns; Ref is wide enough for its longest ref, broken only after a hyphen."""
    plan, agency, case = of.plan, of.agency, of.case
    rows = [row for question in plan.put_to(agency) for row in question.rows]
    rows += [ALERT, *(one.ref for one in plan.questions.overall), *(box.ref for box in plan.questions.boxes)]
    pieces = [piece for row in rows for piece in spec.visible_ref(case.ref, row).replace("-", "-\n").split("\n")]
    widths = [column.width for column in spec.CASE_COLUMNS]
    if of.fill.reasons:
        widths = [*spec.CASE_WIDTHS_TO_FIX, spec.FIX_WIDTH]
    while any(lines(piece, widths[1], 9.5) > 1 for piece in pieces):
        widths[1] += 0.5
    return tuple(widths)


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
    boxes, last = _rows(form, page, of, heading)
    page.hide(1)
    page.hide(6)
    page.freeze(heading + 1, 4)
    page.protect()
    page.print_as(f"{letter(len(page.widths))}{last}", heading, plan.marking, right)
    done = sum(page.sheet[box].value is not None for box in boxes)
    return _progress(page.sheet.title, boxes), f"{done} of {len(boxes)} answered"


def _top_block(form: Form, page: Page, of: CaseForm) -> int:
    plan, case = of.plan, of.case
    decided = words(case.key_decision) if case.key_decision else "Not set"
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
                continue
            look = Look(10, edges="box", down="center", locked=False, format=_format(field))
            given = of.fill.given(field.label)
            put_given(page, (row, column + 1), given, look, of.fill.to_fix(field.label))
            if text := given_text(given):
                page.fit(row, [(text, page.widths[column], look)], page.sheet.row_dimensions[row].height)
            form.check(page, f"{letter(column + 1)}{row}", _field_check(field))
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
    row, used = heading + 1, sum(page.sheet.row_dimensions[place].height or 15 for place in range(1, heading + 1))
    boxes: list[str] = []
    limit = USABLE * sum(page.widths[:5] + page.widths[6:]) * 5.4 / 774
    for item in _items(of):
        if isinstance(item, tuple):
            _band(page, row, item)
            first = next(_lines_of_band(of, item[0]))
            need = 24 + _height_of(page, first, of.fill)
        else:
            _line(form, page, row, item, of)
            need = page.sheet.row_dimensions[row].height or 36
            boxes.append(f"{'G' if item.text_only else 'E'}{row}")
        if used + need > limit:
            page.break_before(row)
            used = 22.0
        used += page.sheet.row_dimensions[row].height or 24
        row += 1
        if not isinstance(item, tuple) and item.alert:
            page.height(row, 7)
            row += 1
    return boxes[1:], row - 1


def _items(of: CaseForm) -> Iterator[tuple[str, str] | Line]:
    """What stands in the sheet, in order: bands as (name, aim), and lines."""
    question_set = of.plan.questions
    ours = every_row(question_set)
    yield Line(ALERT, *ours[ALERT], question_set.alert.labels, alert=True, least=90)
    put = of.plan.put_to(of.agency)
    for theme in question_set.themes:
        asked = [question for question in put if question.theme == theme.code]
        if asked:
            yield (theme.name, theme.aim)
        for question in asked:
            yield from _lines(question)
    yield spec.OVERALL
    for question in question_set.overall:
        yield from _lines(question)
    for box in question_set.boxes:
        yield Line(box.ref, *ours[box.ref], text_only=True, least=54)


def _lines_of_band(of: CaseForm, name: str) -> Iterator[Line]:
    items = _items(of)
    for item in items:
        if isinstance(item, tuple) and item[0] == name:
            break
    for item in items:
        if isinstance(item, Line):
            yield item


def _lines(question: Question) -> Iterator[Line]:
    rows = dict(words_of(question))
    if question.scale:
        yield Line(question.ref, *rows[question.ref], (*question.scale.labels, NOT_KNOWN, NOT_APPLICABLE))
    elif not question.parts:
        yield Line(question.ref, *rows[question.ref], text_only=True, least=54)
    for place, (part, row) in enumerate(zip(question.parts, rows, strict=False)):
        yield Line(
            row,
            *rows[row],
            (NOT_KNOWN, NOT_APPLICABLE) if place == 0 else (),
            number=part.kind == "number",
            text_only=part.kind == "text",
            least=27 if place else 36,
        )


def _band(page: Page, row: int, item: tuple[str, str]) -> None:
    for column in range(2, len(page.widths) + 1):
        page.put(row, column, "", BAND_AIM)
    page.put(row, 3, item[0], BAND_NAME)
    page.put(row, 4, item[1], BAND_AIM)
    page.fit(row, [(item[0], page.widths[2], BAND_NAME)], 24)


def _height_of(page: Page, line: Line, fill: SheetFill) -> float:
    tall = max(lines(line.question, page.widths[2], 10.5), lines(line.good, page.widths[3], 9.5))
    filled = [lines(text, width, look.size, look.bold) for text, width, look in _filled(page, line, fill)]
    return max(line.least, max([tall, *filled]) * 10.5 * 1.24 + 7)


def _filled(page: Page, line: Line, fill: SheetFill) -> list[tuple[str, float, Look]]:
    """The texts already in the boxes of a row, and the reason beside them: (text, width of its column, look)."""
    texts = [
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
    page.put(row, 4, line.good, GOOD)
    chosen = of.fill.given(line.row, spec.JUDGEMENT) is not None
    judged = NUMBER if line.number else GREY if line.text_only and not chosen else CHOSEN
    page.put(row, 6, key, INNER)
    for (heading, column), look in zip(BOXES.items(), (judged, WHITE, WHITE), strict=True):
        given, fix = of.fill.given(line.row, heading), of.fill.to_fix(line.row, heading)
        put_given(page, (row, column), given, look, fix)
    if line.alert:
        page.outline(row, 2, 8)
    if line.row in of.fill.reasons:
        page.put(row, FIX_AT, of.fill.reasons[line.row], REASON)
    texts = [
        (ref.replace("-", "- "), page.widths[1], REF),
        (line.question, page.widths[2], OURS),
        (line.good, page.widths[3], GOOD),
        *_filled(page, line, of.fill),
    ]
    page.fit(row, texts, line.least)
    if not line.text_only:
        form.check(page, f"E{row}", _line_check(line, f"E{row}"))


def _line_check(line: Line, cell: str) -> Validation:
    if not line.number:
        return Validation("list", line.choices, "Judgement", "Choose from the list.")
    rule = f"AND(ISNUMBER({cell}),{cell}>=0,{cell}<10000,{cell}=INT({cell}))"
    if not line.choices:
        return Validation("custom", (rule,), "A number", "Type a whole number, 0 or more.")
    words_ = f'OR({rule},{cell}="{NOT_KNOWN}",{cell}="{NOT_APPLICABLE}")'
    return Validation(
        "custom",
        (words_,),
        "A number",
        "Type a whole number, 0 or more. Not known or Not applicable here answers it all.",
    )


def _progress(title: str, boxes: list[str]) -> str:
    """A formula for the eye only: how many of the boxes that take an answer are filled."""
    quoted = title.replace("'", "''")
    cells = ",".join(f"'{quoted}'!{run}" for run in _runs(boxes))
    return f'=COUNTA({cells})&" of {len(boxes)} answered"'


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
