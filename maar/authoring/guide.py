"""The two sheets that explain: Read me, and Examples with a worked row for every type and kind.

Comes in: a form being drawn. Goes out: its first two pages; neither is ever read.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from maar.authoring import examples, spec
from maar.authoring.looks import GUIDE, HEADING, NAMED, PLAIN, SAID, STEP, STRONG, TITLE
from maar.authoring.rows import shown
from maar.questions import QuestionSet
from maar.sheets.form import Form
from maar.sheets.page import Page

STEPS = (
    "Write in the white boxes; grey is not read. Add rows, move them, delete them (the whole row), as in any sheet.",
    "Give every question a Ref of its own, a Theme, a Type and its words. The grey row under the headings says what "
    "goes where.",
    "The sheet Examples shows a worked row for every type of question and every kind of pair.",
    "An empty box means what is usual; the grey row says what that is. Write (none) where nothing at all is meant.",
    "Where a box takes several things, put each on a line of its own: Alt and Enter in Excel, Ctrl and Enter in "
    "LibreOffice.",
    "Choose from the list where one opens. In Asked of, more roles may be typed below the one chosen.",
    "A question of type counts, facts or grid has its boxes on Parts, one row for each.",
    "To take in a question of the bank as it stands, write its Ref on Questions and leave the rest of the row empty.",
    "Columns and sheets of your own are not read; begin their names with _ and nothing is said of them.",
    "Save it, then: maar template import FILE. What is wrong is told with its sheet and cell; nothing is guessed.",
)
HOLDS = {
    spec.EXAMPLES: "A worked row for every type of question and every kind of pair",
    spec.SET: "What the set is called and what it is for",
    spec.THEMES: "The themes its questions stand under",
    spec.QUESTIONS: "What is asked, of whom, and how it is answered",
    spec.PARTS: "The boxes of questions that have several",
    spec.PAIRED: "Answers that cannot both be true",
    spec.SCALES: "The levels to choose from, and what each means",
    spec.ROLES: "Who may be asked",
    spec.EVERY: "The alert, the overall judgements and the boxes for words",
}
WIDTHS = (3, 13, 34, 34, 60, 62)  # of Examples
NOT_SHOWN = ("ref", "theme", "type", "question", "kind")  # in every row, or in a column of its own


def read_me(form: Form, question_set: QuestionSet) -> Page:
    """How to use the workbook, what each sheet holds, and how a condition is written: on one page."""
    page = form.page(spec.READ_ME, (3, 42, 92))
    page.put(1, 2, f"{question_set.title}: how to change this question set", TITLE)
    page.height(1, 28)
    page.put(2, 2, "Ten things to know, what each sheet holds, and how a condition is written.", GUIDE)
    page.height(2, 18)
    page.height(3, 6)
    for row, step in enumerate(STEPS, 4):
        page.put(row, 2, f"{row - 3:>2}   {step}", STEP)
        page.height(row, 18)
    head = len(STEPS) + 5
    _heads(page, head, ("Sheet", "What stands there"))
    for row, (title, holds) in enumerate(HOLDS.items(), head + 1):
        page.put(row, 2, title, STRONG)
        page.link(row, 2, title, "B4")
        page.put(row, 3, holds, PLAIN)
        page.height(row, 19)
    head += len(HOLDS) + 2
    _heads(page, head, ("Condition, as you type it", "Where it holds"))
    for row, condition in enumerate(examples.CONDITIONS, head + 1):
        page.put(row, 2, condition.text, STRONG)
        page.put(row, 3, condition.holds, PLAIN)
        page.height(row, 19)
    return page


def worked(form: Form) -> Page:
    """The examples: types of question, then kinds of pair."""
    page = form.page(spec.EXAMPLES, WIDTHS)
    page.put(1, 2, spec.EXAMPLES, TITLE)
    page.height(1, 28)
    page.put(2, 2, "What you would write for each, about advocates. Nothing on this sheet is read.", GUIDE)
    page.height(2, 18)
    page.height(3, 6)
    _heads(page, 4, ("Type", "What you want to know", "What people give", "What you write on Questions", "On Parts"))
    for row, one in enumerate(examples.TYPES, 5):
        questions = _typed(spec.QUESTIONS_SHEET, one.question)
        parts = "\n".join(_typed(spec.PARTS_SHEET, part, " · ") for part in one.parts)
        _row(page, row, (one.question["type"], one.use, one.given, questions, parts))
    head = len(examples.TYPES) + 6
    page.height(head - 1, 12)
    page.break_before(head)
    _heads(page, head, ("Kind of pair", "What is laid side by side", "Why (what readers are told)", "On Pairs", ""))
    for row, pair in enumerate(examples.PAIRS, head + 1):
        rest = {key: value for key, value in pair.pair.items() if key != "why"}
        on_pairs = f"Question: {rest['question']}\n{_typed(spec.PAIRS_SHEET, rest)}"
        _row(page, row, (pair.pair["kind"], pair.use, pair.pair["why"], on_pairs, ""))
    return page


def _heads(page: Page, row: int, texts: Iterable[str]) -> None:
    for place, text in enumerate(texts, 2):
        page.put(row, place, text, HEADING)
    page.height(row, 22)


def _row(page: Page, row: int, texts: Sequence[str]) -> None:
    looks = (NAMED, *(SAID for _ in texts[1:]))
    for place, (text, look) in enumerate(zip(texts, looks, strict=True), 2):
        page.put(row, place, text, look)
    page.fit(row, zip(texts, WIDTHS[1:], looks, strict=True), 27)


def _typed(sheet: spec.Sheet, row: Mapping[str, Any], between: str = "\n") -> str:
    """A row as it is typed: the heading of each box that is filled, and what stands in it."""
    boxes = [(column, shown(column, row.get(column.key))) for column in sheet.columns if column.key not in NOT_SHOWN]
    if sheet is spec.PARTS_SHEET:
        boxes.insert(1, (sheet.column("kind"), row["kind"]))
    said = [(column.heading, ", ".join(str(text).split("\n"))) for column, text in boxes if text is not None]
    return between.join(f"{heading}: {text}" for heading, text in said)
