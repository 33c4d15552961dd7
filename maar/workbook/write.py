"""From the plan to the workbook that one agency fills: the same plan gives the same bytes.

Comes in: the plan, the agency, the case (or None for all its cases) and the issue of every question.
Goes out: an .xlsx as bytes.
"""

from collections.abc import Callable

from maar.plan import Agency, Case, Plan
from maar.sheets.form import Form, new_form
from maar.sheets.keys import Sentinel
from maar.sheets.page import Page
from maar.workbook import spec
from maar.workbook.case import CaseForm, draw_case
from maar.workbook.filled import Filled
from maar.workbook.grid_spec import grids
from maar.workbook.grids import GridForm, draw_grid
from maar.workbook.lists import draw_list, lists
from maar.workbook.looks import GUIDE, HIDDEN
from maar.workbook.scales import draw_scales
from maar.workbook.start import draw_progress, draw_start
from maar.workbook.to_fix import draw_to_fix


def write(
    plan: Plan,
    agency: Agency,
    case: Case | None,
    issue_of: Callable[[str], int],
    issue: int,
    filled: Filled | None = None,
) -> bytes:
    """One workbook as bytes; `issue` is the workbook's own, `issue_of` gives that of each question.

    `filled` makes it one that is sent back: with the values that were read, what to fix, and its round.
    """
    return draw(plan, agency, case, issue_of, issue, filled).save()


def draw(
    plan: Plan, agency: Agency, case: Case | None, issue_of: Callable[[str], int], issue: int, filled: Filled | None
) -> Form:
    """The same, drawn and not yet saved."""
    cases = (case,) if case else plan.cases_of(agency)
    cases = tuple(one for one in cases if not filled or one.ref not in filled.left_out)
    sheets = filled or Filled(1, {}, ())
    form = new_form(title=plan.title, subject=f"{plan.id} {agency.code}")
    right = f"{plan.title} · {agency.name} · format {spec.FORMAT}"

    def sign(page: Page, ref: str) -> None:
        page.put(1, 1, str(Sentinel(spec.KIND, plan.id, agency.code, ref, issue, sheets.round)), HIDDEN)
        page.hide(1)

    start = draw_start(form, plan, agency, cases, filled)
    to_fix = form.page(spec.TO_FIX, ()) if filled else None
    progress = []
    for one in cases:
        page = form.page(spec.case_title(one.ref), ())
        sign(page, one.ref)
        drawn = draw_case(form, page, CaseForm(plan, agency, one, issue_of, sheets.of(page.sheet.title)), right)
        progress.append((page.sheet.title, *drawn))
    alone = case.ref if case else ""
    for grid in grids(plan, agency):
        page = form.page(grid.title, ())
        of = GridForm(plan, agency, cases, grid, issue_of(grid.question.ref), case is not None, sheets.of(grid.title))
        progress.append((grid.title, *draw_grid(form, page, of, right)))
        sign(page, alone)
    for title, columns, guide in lists(plan, case is not None):
        page = form.page(title, tuple(column.width for column in columns))
        draw_list(form, page, columns, guide, sheets.of(title))
        page.print_as("", 4, plan.marking, right)
        sign(page, alone)
    draw_progress(form, start, progress)
    start.page.print_as(f"F{start.last}", 0, plan.marking, right)
    start.page.fit_one_page()
    sign(start.page, alone)
    if to_fix:
        draw_to_fix(form, to_fix, sheets.queries, grids(plan, agency))
        to_fix.print_as("", 4, plan.marking, right)
        sign(to_fix, alone)
    draw_scales(form, plan, right, lambda page: sign(page, alone))
    if page_of_lists := form.draw_lists(HIDDEN):
        page_of_lists.put(2, 2, spec.LISTS_GUIDE, GUIDE)
        sign(page_of_lists, alone)
    return form
