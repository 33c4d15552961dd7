"""Drawing Strengths, Learning, Recommendations and In the room: empty rows that the meeting writes into.

Comes in: a `List` of the format. Goes out: a page of white boxes.
"""

from maar.sheets.book import address
from maar.sheets.form import Form, Validation
from maar.sheets.page import Look
from maar.tabletop import looks, spec
from maar.tabletop.pack import Pack
from maar.tabletop.table import FIRST, begin

FURTHER = 500  # the last row in which choices are offered; more may be typed below the rows made ready
HIGH = 29.0  # points: so that all rows made ready stand on one page


def draw_list(form: Form, pack: Pack, of: spec.List) -> None:
    """Draw one of them."""
    sheet = begin(form, of.title, [column.width for column in of.columns], of.guide)
    sheet.space()
    sheet.headings([column.heading for column in of.columns], repeated=True)
    style = [_look(column) for column in of.columns]
    first = sheet.row
    for _ in range(of.ready):
        sheet.put([None] * len(style), style, HIGH)
    for place, (column, look) in enumerate(zip(of.columns, style, strict=True), FIRST):
        sheet.page.open_below(place, look)
        if check := _check(pack, of, column):
            cells = f"{address(first - 1, place - 1)}:{address(FURTHER - 1, place - 1)}"
            form.check(sheet.page, cells, check)
    sheet.finish(pack.plan)


def _look(column: spec.Column) -> Look:
    return looks.WHITE_DAY if column.kind == "day" else looks.WHITE


def _check(pack: Pack, of: spec.List, column: spec.Column) -> Validation | None:
    """What is offered in a column; nothing keeps people from writing something else but a day."""
    if column.kind == "day":
        return Validation("date", (), column.heading, "Type the date as 2 March 2026.")
    if column.name == "agency":
        return Validation("offer", _agencies(pack), column.heading, "")
    if column.name == "cases":
        return Validation("offer", tuple(case.ref for case in pack.plan.cases), column.heading, "")
    return None


def _agencies(pack: Pack) -> tuple[str, ...]:
    """The agencies by name; by code where a name would not say which."""
    shared = pack.plan.shared_names
    return tuple(agency.code if agency.name in shared else agency.name for agency in pack.plan.agencies)
