"""From the pack to the meeting's workbook: the same pack gives the same bytes.

Comes in: a `Pack`. Goes out: an .xlsx as bytes.
"""

from maar.sheets.form import Form, new_form
from maar.sheets.keys import Sentinel
from maar.tabletop import spec
from maar.tabletop.across import draw_across
from maar.tabletop.blind import called
from maar.tabletop.case import draw_case
from maar.tabletop.chronology import draw_chronology
from maar.tabletop.lists import draw_list
from maar.tabletop.looks import HIDDEN
from maar.tabletop.meetings import draw_meetings
from maar.tabletop.pack import Pack
from maar.tabletop.plans import draw_plans
from maar.tabletop.said import draw_said
from maar.tabletop.start import draw_start


def workbook(pack: Pack) -> bytes:
    """The workbook as bytes."""
    return draw(pack).save()


def draw(pack: Pack) -> Form:
    """The same, drawn and not yet saved."""
    form = new_form(title=pack.plan.title, subject=f"{pack.plan.id} {spec.KIND}")
    names = called(pack.plan, pack.blind)
    draw_start(form, pack, names)
    for table in pack.tables:
        form.page(spec.CASE + table.case.ref, ())
    draw_across(form, pack, names)
    draw_chronology(form, pack, names)
    draw_meetings(form, pack, names)
    draw_plans(form, pack, names)
    links = draw_said(form, pack, names)
    for table in pack.tables:
        draw_case(form, pack, names, table, links.get(table.case.ref, {}))
    for one in spec.LISTS:
        draw_list(form, pack, one)
    form.draw_lists(HIDDEN)
    _sign(form, pack)
    return form


def _sign(form: Form, pack: Pack) -> None:
    """Give every sheet its sentinel."""
    cases = {spec.CASE + table.case.ref: table.case.ref for table in pack.tables}
    for title, page in form.pages.items():
        page.put(1, 1, str(Sentinel(spec.KIND, pack.plan.id, "", cases.get(title, ""), 1, 1)), HIDDEN)
        page.hide(1)
