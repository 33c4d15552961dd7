"""What people do to a filled form: sort, insert, delete, copy, relabel. What was typed moves along with its cells."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace

from openpyxl.utils import get_column_letter

from .paper import LISTS, QUESTIONS, Cell, Page, Row
from .typist import Desk

Order = Callable[[list[int]], list[int]]


def _page(desk: Desk) -> Page | None:
    page = desk.page(desk.paper.cases)
    if page:
        page.even()
    return page


def _rows(page: Page) -> list[int]:
    """The rows that have boxes for an answer, top to bottom."""
    return sorted({row for row, _ in page.boxes("row")})


def _columns(page: Page) -> dict[str, int] | None:
    """Where each column of the form stands now; None where a heading is gone."""
    found = page.headings("Judgement")
    wanted = ("key", "Ref", "Question", "What good looks like", "Judgement", "k", "Evidence", "Comment")
    return found[1] if found and all(heading in found[1] for heading in wanted) else None


def rows_inserted(desk: Desk) -> None:
    if page := desk.page():
        at = desk.act.b % (len(page.rows) + 1)
        page.rows[at:at] = [[Cell() for _ in range(page.width)] for _ in range(1 + desk.act.c % 10)]


def column_inserted(desk: Desk) -> None:
    if page := desk.page():
        page.even()
        at = desk.act.b % (page.width + 1)
        for row in page.rows:
            row.insert(at, Cell())


def row_deleted(desk: Desk) -> None:
    if page := desk.page():
        at = desk.act.b % max(len(page.rows), 1)
        del page.rows[at : at + 1 + desk.act.c % 3]


def question_deleted(desk: Desk) -> None:
    if page := _page(desk):
        del page.rows[_rows(page)[desk.act.b % len(_rows(page))]]


def column_deleted(desk: Desk) -> None:
    if page := desk.page():
        page.even()
        at = desk.act.b % max(page.width, 1)
        for row in page.rows:
            for gone in row[at : at + 1]:
                if gone.typed and gone.box and gone.box.kind in LISTS and gone.box.heading == "Case":
                    _without_case(row, gone.box.case)
            del row[at : at + 1]


def _without_case(row: Row, alone: str) -> None:
    """Whose a row of a list is, its Case says; without it, it is about the only case of the workbook, if any."""
    for cell in row:
        if cell.typed and cell.typed.box:
            cell.typed = replace(cell.typed, box=cell.typed.box._replace(case=alone))


def keys_deleted(desk: Desk) -> None:
    """The hidden columns of a case sheet: the first, the inner one, or both."""
    page = _page(desk)
    columns = page and _columns(page)
    if page and columns:
        gone = (("key",), ("k",), ("k", "key"))[desk.act.b % 3]
        for column in sorted((columns[name] for name in gone), reverse=True):
            for row in page.rows:
                del row[column]


def _reordered(page: Page, order: Order, first: int, last: int) -> None:
    rows = _rows(page)
    before = {row: page.rows[row][first : last + 1] for row in rows}
    for row, source in zip(rows, order(rows), strict=True):
        page.rows[row][first : last + 1] = before[source]


def rows_sorted(desk: Desk) -> None:
    """All columns, those that show, the answers with the key between them, or the questions alone."""
    page = _page(desk)
    columns = page and _columns(page)
    if page and columns:
        spans = (("key", "Comment"), ("Ref", "Comment"), ("Judgement", "Comment"), ("Ref", "What good looks like"))
        first, last = (columns[name] for name in spans[desk.act.b % len(spans)])
        by = columns[QUESTIONS[desk.act.c % 3]]
        orders: tuple[Order, ...] = (
            lambda rows: sorted(rows, key=lambda row: str(page.at(row, by).value)),
            lambda rows: rows[::-1],
            lambda rows: [*rows[1:], rows[0]],
        )
        _reordered(page, orders[desk.act.kind % 3], min(first, last), max(first, last))


def _block(page: Page, columns: dict[str, int]) -> range:
    return range(columns["Judgement"], columns["Comment"] + 1)


def block_copied(desk: Desk) -> None:
    """An answer with its inner key, over another row of the same sheet or of another child's; once or filled down."""
    page = _page(desk)
    columns = page and _columns(page)
    if page and columns:
        target_page = desk.paper.cases[desk.act.kind % len(desk.paper.cases)]
        target_page.even()
        rows, targets = _rows(page), _rows(target_page)
        source, first = rows[desk.act.b % len(rows)], desk.act.c % len(targets)
        if _columns(target_page) == columns:
            for target in targets[first : first + 1 + desk.act.kind // 7 % 3]:
                for column in _block(page, columns):
                    target_page.rows[target][column] = copy(page.rows[source][column])


def block_moved(desk: Desk) -> None:
    page = _page(desk)
    columns = page and _columns(page)
    if page and columns:
        rows = _rows(page)
        source, target = rows[desk.act.b % len(rows)], rows[desk.act.c % len(rows)]
        if source != target:
            for column in _block(page, columns):
                page.rows[target][column], page.rows[source][column] = page.rows[source][column], Cell()


def row_copied(desk: Desk) -> None:
    """A whole row over another, keys and all, or put in below."""
    if page := _page(desk):
        rows = _rows(page)
        source, target = rows[desk.act.b % len(rows)], rows[desk.act.c % len(rows)]
        copied = [copy(cell) for cell in page.rows[source]]
        if desk.act.kind % 2:
            page.rows.insert(target + 1, copied)
        else:
            page.rows[target] = copied


def key_forged(desk: Desk) -> None:
    """One row has another row's key, in the first column or inside."""
    page = _page(desk)
    columns = page and _columns(page)
    if page and columns:
        rows, column = _rows(page), columns["key" if desk.act.kind % 2 else "k"]
        _put_over(page, rows[desk.act.b % len(rows)], rows[desk.act.c % len(rows)], column)


def ref_retyped(desk: Desk) -> None:
    """Ref, or Ref and Question, as another row has them."""
    page = _page(desk)
    columns = page and _columns(page)
    if page and columns:
        rows = _rows(page)
        one, other = rows[desk.act.b % len(rows)], rows[desk.act.c % len(rows)]
        for name in ("Ref", "Question")[: 1 + desk.act.kind % 2]:
            _put_over(page, one, other, columns[name])


def _put_over(page: Page, row: int, other: int, column: int) -> None:
    """What stands in another row takes the place of what stood here, and of what was typed over it."""
    cell, source = page.at(row, column), page.at(other, column)
    cell.value, cell.typed = source.value, source.typed


def sheet_renamed(desk: Desk) -> None:
    if page := desk.page():
        page.title = desk.paper.free_title(("Sheet1", "first child", "K2", "Case K2")[desk.act.b % 4])


def names_swapped(desk: Desk) -> None:
    cases = desk.paper.cases
    if len(cases) > 1:
        one, other = cases[desk.act.a % len(cases)], cases[desk.act.b % len(cases)]
        one.title, other.title = other.title, one.title


def sheets_reordered(desk: Desk) -> None:
    pages = desk.paper.pages
    pages.insert(desk.act.b % len(pages), pages.pop(desk.act.a % len(pages)))


def sheet_deleted(desk: Desk) -> None:
    if len(desk.paper.pages) > 1:
        del desk.paper.pages[desk.act.a % len(desk.paper.pages)]


def sheet_hidden(desk: Desk) -> None:
    if page := desk.page():
        page.hidden = True


def cells_merged(desk: Desk) -> None:
    page = _page(desk)
    columns = page and _columns(page)
    if page and columns:
        row = _rows(page)[desk.act.b % len(_rows(page))] + 1
        first, last = (get_column_letter(columns[name] + 1) for name in ("Evidence", "Comment"))
        page.merged = [f"{first}{row}:{last}{row + desk.act.c % 2}"]


def headings_deleted(desk: Desk) -> None:
    """The heading row of a sheet, or one heading of it."""
    page = desk.page([page for page in desk.paper.pages if page.headings("Case") or page.headings("Judgement")])
    found = page and (page.headings("Judgement") or page.headings("Case"))
    if page and found:
        if desk.act.b % 4 == 0:
            del page.rows[found[0]]
        else:
            names = sorted(found[1])
            page.at(found[0], found[1][names[desk.act.b % len(names)]]).value = None


def pasted_in_a_new_workbook(desk: Desk) -> None:
    """What shows of a case sheet, without its hidden columns, as values on a sheet of its own."""
    page = _page(desk)
    columns = page and _columns(page)
    if page and columns:
        for column in sorted((columns["key"], columns["k"]), reverse=True):
            for row in page.rows:
                del row[column]
        desk.paper.pages = [page]


def relabelled(desk: Desk) -> None:
    """A case sheet whose printed refs and case were changed to another child's, the hidden keys left as they were."""
    page = _page(desk)
    columns = page and _columns(page)
    owner = next((cell.box for _, _, cell in page.cells() if cell.box), None) if page else None
    if page and columns and owner:
        other = desk.cases[desk.act.b % len(desk.cases)]
        for row in _rows(page):
            cell = page.at(row, columns["Ref"])
            if isinstance(cell.value, str) and not cell.typed:
                cell.value = cell.value.replace(f"{owner.case}-", f"{other}-", 1)


HARM = {
    does.__name__.replace("_", " "): does
    for does in (
        rows_inserted,
        column_inserted,
        row_deleted,
        question_deleted,
        column_deleted,
        keys_deleted,
        rows_sorted,
        block_copied,
        block_moved,
        row_copied,
        key_forged,
        ref_retyped,
        sheet_renamed,
        names_swapped,
        sheets_reordered,
        sheet_deleted,
        sheet_hidden,
        cells_merged,
        headings_deleted,
        pasted_in_a_new_workbook,
        relabelled,
    )
}
