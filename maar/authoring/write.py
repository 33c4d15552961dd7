"""From a question set to the workbook in which people change it: the same set gives the same bytes.

Comes in: a `QuestionSet`, and the scales of the bank to choose from. Goes out: an .xlsx as bytes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from maar.authoring import spec
from maar.authoring.guide import read_me, worked
from maar.authoring.looks import CODE, GUIDE, HEADING, HELPED, HIDDEN, NUMBER, OURS, TITLE, WORDS
from maar.authoring.rows import Row, rows_of, shown
from maar.questions import QuestionSet
from maar.sheets.book import address
from maar.sheets.form import Form, Validation, new_form
from maar.sheets.keys import Sentinel
from maar.sheets.page import Look, Page, lines

FIRST = 6  # the first row to fill, below headings and help
OFFERED = 500  # the last row in which choices are offered; more may be typed below the rows made ready
A3 = 8
WIDEST = 170  # characters that A4 takes at a size one can read
# The others are open: in a protected sheet, no program deletes a row that has a locked cell anywhere.
PROTECTED = (spec.READ_ME, spec.EXAMPLES, spec.SET)


def workbook(question_set: QuestionSet, scales: Mapping[str, Mapping[str, Any]] | None = None) -> bytes:
    """The set as an .xlsx; `scales` are the tables of the bank's, by code, so that they can be chosen."""
    rows = rows_of(question_set, scales or {})
    form = new_form(title=question_set.title, subject="Question set")
    mark = str(Sentinel(spec.KIND, question_set.name.replace("|", " "), "", "", 1, 1))
    right = f"{question_set.title} · question set, version {question_set.version}"
    read_me(form, question_set).print_as("", 0, "Question set", right)
    form.pages[spec.READ_ME].fit_one_page()
    worked(form).print_as("", 0, "Question set", right)
    for sheet in spec.SHEETS:
        page = _sheet(form, sheet, rows[sheet.title])
        page.print_as("", 4, "Question set", right)
        if sum(page.widths) > WIDEST:
            _print_large(page, sheet)
    for title, page in form.pages.items():
        page.put(1, 1, mark, HIDDEN)
        page.hide(1)
        if title in PROTECTED:
            page.protect()
    _offered_scales(form, rows[spec.SCALES])
    return form.save()


def _sheet(form: Form, sheet: spec.Sheet, rows: Sequence[Row]) -> Page:
    """One sheet: title, guidance, headings, help, what there is, and empty rows."""
    page = form.page(sheet.title, (3, *(column.width for column in sheet.columns)))
    page.put(1, 2, sheet.title, TITLE)
    page.height(1, 28)
    # Where columns are repeated on a second page, a long line would be cut off there: it stands beside them.
    beside = (2, 2) if sheet.pages == 1 else (1, sheet.first_moving)
    page.put(*beside, sheet.guide, GUIDE)
    page.height(2, 18 if sheet.pages == 1 else 6)
    page.height(3, 6)
    page.put(4, 1, spec.KEY, HIDDEN)
    for place, column in enumerate(sheet.columns, 2):
        page.put(4, place, column.heading, HEADING)
        page.put(5, place, column.help, HELPED)
    page.fit(4, [(column.heading, column.width, HEADING) for column in sheet.columns], 22)
    page.height(5, 6)
    if sheet.helped:
        page.put(5, 1, spec.HELP, HIDDEN)
        page.fit(5, [(column.help, column.width, HELPED) for column in sheet.columns], 20)
    for number, row in enumerate([*rows, *({} for _ in range(sheet.ready))], FIRST):
        _row(page, sheet, number, row)
    for place, column in enumerate(sheet.columns, 2):
        if column.kind != "shown" and sheet.ready:
            page.open_below(place, _look(column))
            _offer(form, page, place, column)
    page.freeze(FIRST, sheet.first_moving)
    return page


def _row(page: Page, sheet: spec.Sheet, number: int, row: Row) -> None:
    texts = []
    for place, column in enumerate(sheet.columns, 2):
        value = shown(column, row.get(column.key))
        look = OURS if sheet.title == spec.SET and column.key == "field" else _look(column)
        page.put(number, place, value, look)
        texts.append((str(value or ""), column.width, look))
    needed = max(lines(text, width, look.size, look.bold) for text, width, look in texts)
    page.height(number, 22) if needed == 1 else page.fit(number, texts, 27)


def _look(column: spec.Column) -> Look:
    if column.kind == "shown":
        return HELPED
    return NUMBER if column.kind == "number" else CODE if column.key in ("ref", "code") else WORDS


def _offer(form: Form, page: Page, place: int, column: spec.Column) -> None:
    """Offer choices in a column: fixed ones alone, or the codes of a sheet as they are when the list opens."""
    letters = address(0, place - 1).rstrip("1")
    cells = f"{letters}{FIRST}:{letters}{OFFERED}"
    if isinstance(column.offers, tuple):
        if column.offers:
            advice = "Choose from the list, or leave it empty."
            form.check(page, cells, Validation("list", column.offers, column.heading, advice))
        return
    title = spec.LISTS if column.offers == spec.SCALE_CODES else column.offers
    first, last = ("A1", "A500") if title == spec.LISTS else (f"B{FIRST}", f"B{OFFERED}")
    at = f"'{title}'!${first[0]}${first[1:]}"
    filled = f"COUNTA({at}:${last[0]}${last[1:]})"
    form.check(page, cells, Validation("range", (f"OFFSET({at},0,0,MAX(1,{filled}),1)",), column.heading, ""))


def _offered_scales(form: Form, rows: Sequence[Row]) -> None:
    """The codes of the scales, each once, on a hidden sheet: on Scales they stand in every row."""
    page = form.page(spec.LISTS, (20,))
    for number, code in enumerate(dict.fromkeys(str(row["code"]) for row in rows), 1):
        page.put(number, 1, code, HIDDEN)
    page.sheet.sheet_state = "hidden"


def _print_large(page: Page, sheet: spec.Sheet) -> None:
    """On A3, so that nothing is printed too small to read."""
    page.sheet.page_setup.paperSize = A3
    page.sheet.page_setup.fitToWidth = sheet.pages
    page.sheet.print_title_cols = sheet.kept
