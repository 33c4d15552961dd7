"""People at work on a form: each act types something somewhere, in the boxes or beside them."""

from dataclasses import replace
from typing import NamedTuple

from . import words
from .paper import LISTS, Box, Cell, Page, Paper, Typed, put
from .words import Put, chosen

CASE_SPELT = ("{}", "{}", "{}", "case {}", " {}", "", "K99", "the younger one")
FEW = 3  # a whole row of a list is typed more often than one cell of it


class Act(NamedTuple):
    """One thing done to one file. What `a`, `b`, `c` and `kind` choose depends on the verb; any number will do."""

    verb: str
    file: int = 0
    a: int = 0
    b: int = 0
    c: int = 0
    kind: int = 0


class Desk(NamedTuple):
    """The file an act is done to, and a number for what is typed that no other act has."""

    paper: Paper
    act: Act
    number: int
    cases: tuple[str, ...]

    def page(self, pages: list[Page] | None = None) -> Page | None:
        among = self.paper.pages if pages is None else pages
        return among[self.act.a % len(among)] if among else None


def for_box(box: Box, number: int, kind: int) -> Put:
    """Something to type into this box: what it asks for, now and then something else."""
    dated = box.heading in ("Read from", "Read to", "Date signed off", "Date", "Due")
    if dated:
        return chosen(words.DATES, number, kind)
    if box.heading == "Judgement":
        if "." in box.ref:
            return chosen(words.COUNTS, number, kind)
        if kind % 3 == 0:
            return chosen(words.ODD, number, kind // 3)
        yes_no = box.ref.startswith(("CHR-1", "THR", "ALERT"))
        return words.label(kind // 3, words.ANSWERS if yes_no else words.GRADES)
    if box.heading in ("Independent of the case?", "Practitioner spoken to?", "Significant event?"):
        return words.label(kind, ("Yes", "No")) if kind % 4 else chosen(words.ODD, number, kind // 4)
    if box.heading == "Known to us?":
        return words.label(kind, ("Yes", "No", "Adults only")) if kind % 4 else chosen(words.ODD, number, kind // 4)
    if box.heading == "Case ref, typed by you":
        return (box.case, Typed((box.case,))) if kind % 2 else chosen(words.TEXTS, number, kind // 2)
    return chosen(words.TEXTS, number, kind)


def fill(cell: Cell, number: int, kind: int) -> None:
    if cell.box:
        put(cell, *for_box(cell.box, number, kind))


def answer(desk: Desk) -> None:
    """One box of a case sheet."""
    if page := desk.page(desk.paper.cases):
        boxes = page.boxes("row")
        fill(page.at(*boxes[desk.act.b % len(boxes)]), desk.number, desk.act.kind)


def answers(desk: Desk) -> None:
    """A run of rows, box by box, as one who does the whole sheet."""
    if page := desk.page(desk.paper.cases):
        boxes = page.boxes("row")
        start = desk.act.b % len(boxes)
        for place, at in enumerate(boxes[start : start + 3 + desk.act.c % 40]):
            fill(page.at(*at), desk.number + place, desk.act.kind + place * 5)


def top(desk: Desk) -> None:
    _label(desk, "top")


def start(desk: Desk) -> None:
    _label(desk, "start")


def _label(desk: Desk, kind: str) -> None:
    pages = [page for page in desk.paper.pages if page.boxes(kind)]
    if page := desk.page(pages):
        boxes = page.boxes(kind)
        fill(page.at(*boxes[desk.act.b % len(boxes)]), desk.number, desk.act.kind)


def row(desk: Desk) -> None:
    """A row of Chronology or SMART plan, with a case, without one, or with one that is none; whole or in part."""
    pages = [page for page in desk.paper.pages if any(page.boxes(title) for title in LISTS)]
    page = desk.page(pages)
    if page is None:
        return
    boxes = [at for title in LISTS for at in page.boxes(title)]
    line = sorted({place for place, _ in boxes})
    place = line[desk.act.b % len(line)]
    across = [column for row, column in boxes if row == place]
    alone = next((cell.box.case for cell in page.rows[place] if cell.box), "")
    ref = desk.cases[desk.act.c % len(desk.cases)]
    spelt = CASE_SPELT[desk.act.c // len(desk.cases) % len(CASE_SPELT)].format(ref)
    owner = ref if ref in spelt else "" if spelt else alone
    every = desk.act.kind % FEW
    for step, column in enumerate(across):
        cell = page.at(place, column)
        if cell.box is None or (step and not every and (desk.act.kind >> step) % 2):
            continue
        box = cell.box._replace(case=owner)
        if cell.box.heading != "Case":
            value, typed = for_box(box, desk.number + step, desk.act.kind // FEW + step * 7)
            put(cell, value, replace(typed, box=box))
        elif spelt:
            put(cell, spelt, Typed((spelt, owner or spelt), box=box))


def anywhere(desk: Desk) -> None:
    """Any cell of any sheet, whatever stands there: a box, our own text, a hidden key, or nothing at all."""
    if page := desk.page():
        row, column = desk.act.b % (len(page.rows) + 6), desk.act.c % (page.width + 3)
        cell = page.at(row, column)
        if cell.box and cell.box.kind not in LISTS:
            fill(cell, desk.number, desk.act.kind)
        elif cell.box is None:
            _outside(desk, page, row, column)


def _outside(desk: Desk, page: Page, row: int, column: int) -> None:
    value, typed = chosen(words.TEXTS, desk.number, desk.act.kind)
    put(page.at(row, column), value, replace(typed, box=page.box_above(row, column)))


def beside_a_question(desk: Desk) -> None:
    """In a row of a question, in a column that takes no answer: over our words, over a key, or right of the form."""
    if page := desk.page(desk.paper.cases):
        boxes = page.boxes("row")
        cell = page.at(boxes[desk.act.b % len(boxes)][0], desk.act.c % (page.width + 2))
        if cell.box is None:
            put(cell, *chosen(words.TEXTS, desk.number, desk.act.kind))


def below(desk: Desk) -> None:
    """Under the table: a few rows, or thousands."""
    if page := desk.page():
        far = (1, 5, 60, 700, 21_000)[desk.act.b % 5]
        _outside(desk, page, len(page.rows) - 1 + far, desk.act.c % 10)


def note(desk: Desk) -> None:
    """A comment pinned to a cell, empty or not."""
    if page := desk.page():
        cell = page.at(desk.act.b % (len(page.rows) + 3), desk.act.c % (page.width + 2))
        _, typed = words.TEXTS[desk.act.kind % 6](desk.number)
        cell.note = replace(typed, box=None)


def extra_sheet(desk: Desk) -> None:
    """A sheet of their own, with a few things in it."""
    page = Page(desk.paper.free_title("Notes"))
    for step in range(1 + desk.act.a % 4):
        cell = page.at(step * (desk.act.b % 5), step + desk.act.c % 6)
        put(cell, *chosen(words.TEXTS, desk.number + step, desk.act.kind + step))
    desk.paper.pages.append(page)


TYPING = {
    does.__name__.replace("_", " "): does
    for does in (answer, answers, top, start, row, anywhere, beside_a_question, below, note, extra_sheet)
}
