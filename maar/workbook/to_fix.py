"""Drawing To fix: every query of a workbook that is sent back, with a link to the box it is about.

Comes in: the queries, and the other sheets already drawn. Goes out: the sheet.
"""

from collections.abc import Iterable, Mapping

from maar.figures import letters, some
from maar.questions import ALERT
from maar.sheets.form import Form
from maar.sheets.keys import row_key
from maar.sheets.page import SECOND, Look, Page
from maar.workbook import spec
from maar.workbook.filled import Query, Spot
from maar.workbook.grid_spec import Grid
from maar.workbook.grids import row_names
from maar.workbook.looks import GUIDE, HEADING, TITLE

PLAIN = Look(edges="hair")
STRONG = Look(bold=True, edges="hair")
SMALL = Look(size=9.5, colour=SECOND, edges="hair")
LOOKS = {"asked": STRONG, "id": SMALL, "number": SMALL}
Columns = Mapping[str, tuple[spec.Column, ...]]
LISTS: Columns = {spec.CHRONOLOGY: spec.CHRONOLOGY_COLUMNS, spec.PLAN: spec.PLAN_COLUMNS}


def draw_to_fix(form: Form, page: Page, queries: Iterable[Query], grids: Iterable[Grid] = ()) -> None:
    """One row for each query, in the order of the sheets, the alert question first."""
    found = placed(form, queries, grids)
    page.set_widths([column.width for column in _columns()])
    page.put(1, 2, spec.TO_FIX, TITLE)
    page.height(1, 28)
    guide = f"{some(len(found), 'thing')} to put right. Each cell is a link to the box; a row without one is answered "
    page.put(2, 2, f"{guide}in the box it belongs to.", GUIDE)
    page.height(2, 18)
    page.height(3, 6)
    for place, column in enumerate(_columns()[1:], 2):
        page.put(4, place, column.heading, HEADING)
    page.height(4, 22)
    for row, (query, cell) in enumerate(found, 5):
        _draw(page, row, query, cell)
    page.hide(1)
    page.freeze(5, 3)
    page.protect()


def _columns() -> tuple[spec.Column, ...]:
    return (spec.Column(spec.KEY, 3, "key"), *spec.TO_FIX_COLUMNS)


def _draw(page: Page, row: int, query: Query, cell: str) -> None:
    values = {
        "number": row - 4,
        "sheet": query.spot.sheet if query.spot else "",
        "cell": cell,
        "about": query.about,
        "wrote": query.wrote,
        "asked": query.asked,
        "id": f"{query.code}\n{query.id}",
    }
    texts = []
    for place, column in enumerate(spec.TO_FIX_COLUMNS, 2):
        look = LOOKS.get(column.name, PLAIN)
        page.put(row, place, values[column.name], look)
        texts.append((str(values[column.name]), column.width, look))
    if query.spot and cell:
        page.link(row, 4, query.spot.sheet, cell)
    page.fit(row, texts, 27)


def placed(form: Form, queries: Iterable[Query], grids: Iterable[Grid] = ()) -> list[tuple[Query, str]]:
    """Every query with its cell, in the order in which a person fills the form; those without a place last."""
    columns = {**LISTS, **{grid.title: grid.columns for grid in grids}}
    cells = {title: _rows_of(page, columns) for title, page in form.pages.items()}
    titles = list(form.pages)

    def place(query: Query) -> tuple[int, int]:
        rows = cells.get(query.spot.sheet, {}) if query.spot else {}
        return rows.get(query.spot.row, (0, 0)) if query.spot else (0, 0)

    def rank(query: Query) -> tuple[object, ...]:
        row, column = place(query)
        sheet = titles.index(query.spot.sheet) if query.spot and row else len(titles)
        beside = _column(query.spot, column, columns)
        return (query.question != ALERT, sheet, row, beside, query.about, query.code, query.id)

    found = []
    for query in sorted(queries, key=rank):
        row, column = place(query)
        found.append((query, f"{letters(_column(query.spot, column, columns))}{row}" if row else ""))
    return found


def _column(spot: Spot | None, beside: int, known: Columns) -> int:
    """The column of a box (from 1): that of its heading, or for a field the one `beside` its label."""
    if spot is None or not spot.column:
        return beside
    columns = known.get(spot.sheet, spec.CASE_COLUMNS)
    return next(place for place, column in enumerate(columns, 1) if column.heading == spot.column)


def _rows_of(page: Page, known: Columns) -> dict[str, tuple[int, int]]:
    """Where the rows and fields of a sheet stand: by row ref, list row or label, the row and the column beside it."""
    if page.sheet.title in known and page.sheet.title not in LISTS:
        return {name: (row, 0) for name, row in row_names(page).items()}
    if page.sheet.title in LISTS:
        return {str(row - 5): (row, 0) for row in range(5, page.sheet.max_row + 1)}
    labels = {field.label for field in (*spec.TOP_FIELDS, *spec.START_FIELDS)}
    found: dict[str, tuple[int, int]] = {}
    for row in page.sheet.iter_rows():
        for cell in row:
            place, text = (int(cell.row or 0), int(cell.column or 0)), str(cell.value)
            if text in labels:
                found[text] = (place[0], place[1] + 1)
            elif place[1] == 1 and (key := row_key(text)):
                found[key.ref] = (place[0], 0)
    return found
