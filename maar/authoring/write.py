"""From a question set to the workbook in which people change it: the same set gives the same bytes.

Comes in: a `QuestionSet`, and the scales of the bank to choose from. Goes out: an .xlsx as bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from maar.authoring import spec
from maar.authoring.rows import Row, rows_of
from maar.questions import QuestionSet
from maar.sheets.book import address
from maar.sheets.form import Form, Validation, new_form
from maar.sheets.keys import Sentinel
from maar.sheets.page import GROUND, SECOND, TEXT, Look, Page, lines

TITLE = Look(size=18, bold=True, down="center", wrap=False, indent=0)
GUIDE = Look(colour=SECOND, down="center", wrap=False, indent=0)
HEADING = Look(bold=True, edges="under", down="bottom")
HELPED = Look(size=9, colour=SECOND, fill=GROUND, edges="hair")
OURS = Look(fill=GROUND, edges="hair")
WORDS = Look(edges="box", locked=False, format=TEXT)
CODE = replace(WORDS, bold=True)
NUMBER = Look(edges="box", locked=False)
HIDDEN = Look(size=8, colour=SECOND, wrap=False)
STEP = Look(down="center", wrap=False)
PLAIN = Look(edges="hair", down="center", wrap=False)
STRONG = replace(PLAIN, bold=True)

FIRST = 6  # the first row to fill, below headings and help
OFFERED = 500  # the last row in which choices are offered; more may be typed below the rows made ready
SHORT = 12  # codes no longer than this stand beside each other
A3 = 8
WIDEST = 170  # characters that A4 takes at a size one can read

STEPS = (
    "Write in the white boxes of the sheets below. Grey is ours and is not read. Rows may be added, moved and taken "
    "out.",
    "Give every question a Ref of its own, a Theme, a Type and its words. The grey row under the headings says what "
    "goes where.",
    "An empty box means what is usual; the grey row says what that is. Write (none) where nothing at all is meant.",
    "Where a box takes several things, put each on a line of its own: Alt and Enter in Excel, Ctrl and Enter in "
    "LibreOffice.",
    "Choose from the list where one opens. In Asked of, more roles may be typed below the one chosen.",
    "A question of type compliance or grade is answered with a level of its Scale; date, number and choice with one "
    "value.",
    "A question of type counts, facts or grid has its boxes on Parts, one row for each.",
    "To take in a question of the bank as it stands, write its Ref on Questions and leave the rest of the row empty.",
    "Columns and sheets of your own are not read; begin their names with _ and nothing is said of them.",
    "Save it, then: maar template import FILE. What is wrong is told with its sheet and cell; nothing is guessed.",
)
HOLDS = {
    spec.SET: "What the set is called and what it is for",
    spec.THEMES: "The themes its questions stand under",
    spec.QUESTIONS: "What is asked, of whom, and how it is answered",
    spec.PARTS: "The boxes of questions that have several",
    spec.PAIRED: "Answers that cannot both be true",
    spec.SCALES: "The levels to choose from, and what each means",
    spec.ROLES: "Who may be asked",
    spec.EVERY: "The alert, the overall judgements and the boxes for words",
}


def workbook(question_set: QuestionSet, scales: Mapping[str, Mapping[str, Any]] | None = None) -> bytes:
    """The set as an .xlsx; `scales` are the tables of the bank's, by code, so that they can be chosen."""
    rows = rows_of(question_set, scales or {})
    form = new_form(title=question_set.title, subject="Question set")
    mark = str(Sentinel(spec.KIND, question_set.name.replace("|", " "), "", "", 1, 1))
    right = f"{question_set.title} · question set, version {question_set.version}"
    _read_me(form, question_set).print_as("", 0, "Question set", right)
    for sheet in spec.SHEETS:
        page = _sheet(form, sheet, rows[sheet.title])
        page.print_as("", 4, "Question set", right)
        if sum(page.widths) > WIDEST:
            _print_large(page, sheet)
    for page in form.pages.values():
        page.put(1, 1, mark, HIDDEN)
        page.hide(1)
        page.protect()
        _let_rows_change(page)
    _offered_scales(form, rows[spec.SCALES])
    return form.save()


def _read_me(form: Form, question_set: QuestionSet) -> Page:
    page = form.page(spec.READ_ME, (3, 22, 112))
    page.put(1, 2, f"{question_set.title}: how to change this question set", TITLE)
    page.height(1, 28)
    page.put(2, 2, "Ten things to know, and what each sheet holds.", GUIDE)
    page.height(2, 18)
    page.height(3, 6)
    for row, step in enumerate(STEPS, 4):
        page.put(row, 2, f"{row - 3:>2}   {step}", STEP)
        page.height(row, 18)
    head = len(STEPS) + 5
    page.put(head, 2, "Sheet", HEADING)
    page.put(head, 3, "What stands there", HEADING)
    page.height(head, 22)
    for row, (title, holds) in enumerate(HOLDS.items(), head + 1):
        page.put(row, 2, title, STRONG)
        page.link(row, 2, title, "B4")
        page.put(row, 3, holds, PLAIN)
        page.height(row, 19)
    return page


def _sheet(form: Form, sheet: spec.Sheet, rows: Sequence[Row]) -> Page:
    """One sheet: title, guidance, headings, help, what there is, and empty rows."""
    page = form.page(sheet.title, (3, *(column.width for column in sheet.columns)))
    page.put(1, 2, sheet.title, TITLE)
    page.height(1, 28)
    page.put(2, 2, sheet.guide, GUIDE)
    page.height(2, 18)
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
    page.freeze(FIRST, 3)
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


def shown(column: spec.Column, value: Any) -> str | int | None:
    """What stands in the cell for a value; an empty cell for what is usual."""
    if value is None or (value == column.usual and type(value) is type(column.usual)):
        return None
    if isinstance(value, bool):
        return spec.YES_NO[0] if value else spec.YES_NO[1]
    if isinstance(value, int):
        return value
    if isinstance(value, list):
        between = ", " if column.kind == "codes" and max(map(len, value), default=0) <= SHORT else "\n"
        return between.join(" ".join(item.split("\n")) for item in value) or spec.NONE
    return str(value) or spec.NONE


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


def _let_rows_change(page: Page) -> None:
    """Only headings and help are locked: rows and columns may come and go."""
    protection = page.sheet.protection
    protection.insertRows = protection.deleteRows = protection.insertColumns = protection.deleteColumns = False


def _print_large(page: Page, sheet: spec.Sheet) -> None:
    """On A3, so that nothing is printed too small to read."""
    page.sheet.page_setup.paperSize = A3
    page.sheet.page_setup.fitToWidth = sheet.pages
    page.sheet.print_title_cols = sheet.kept
