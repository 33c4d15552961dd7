"""From the plan to the workbook that one agency fills: the same plan gives the same bytes.

Comes in: the plan, the agency, the case (or None for all its cases) and the issue of every question.
Goes out: an .xlsx as bytes.
"""

from collections.abc import Callable

from maar.plan import Agency, Case, Plan
from maar.sheets.form import new_form
from maar.sheets.keys import Sentinel
from maar.sheets.page import Page
from maar.workbook import spec
from maar.workbook.case import CaseForm, draw_case
from maar.workbook.lists import draw_list, lists
from maar.workbook.looks import HIDDEN
from maar.workbook.scales import draw_scales
from maar.workbook.start import draw_progress, draw_start


def write(plan: Plan, agency: Agency, case: Case | None, issue_of: Callable[[str], int], issue: int) -> bytes:
    """One workbook as bytes; `issue` is the workbook's own, `issue_of` gives that of each question."""
    cases = (case,) if case else plan.cases_of(agency)
    form = new_form(title=plan.title, subject=f"{plan.id} {agency.code}")
    right = f"{plan.title} · {agency.name} · format {spec.FORMAT}"

    def sign(page: Page, ref: str) -> None:
        page.put(1, 1, str(Sentinel(spec.KIND, plan.id, agency.code, ref, issue, 1)), HIDDEN)
        page.hide(1)

    start = draw_start(form, plan, agency, cases)
    progress = []
    for one in cases:
        page = form.page(spec.case_title(one.ref), ())
        sign(page, one.ref)
        progress.append((page.sheet.title, *draw_case(form, page, CaseForm(plan, agency, one, issue_of), right)))
    alone = case.ref if case else ""
    for title, columns, rows, guide in lists(plan, case is not None):
        page = form.page(title, tuple(column.width for column in columns))
        draw_list(form, page, columns, rows, guide)
        page.print_as("", 4, plan.marking, right)
        sign(page, alone)
    draw_progress(form, start, progress)
    start.page.print_as(f"F{start.last}", 0, plan.marking, right)
    start.page.fit_one_page()
    sign(start.page, alone)
    draw_scales(form, plan, right, lambda page: sign(page, alone))
    return form.save()
