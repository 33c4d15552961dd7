"""Drawing Grades explained: every scale in use, level by level, in words."""

from collections.abc import Callable

from maar.figures import listed
from maar.plan import Plan
from maar.questions import Scale
from maar.questions.ramp import steps
from maar.sheets.form import Form
from maar.sheets.page import RAMP, SECOND, Look, Page
from maar.workbook import spec
from maar.workbook.looks import GUIDE, HEADING, TITLE

WIDTHS = (3, 8, 26, 92, 24)
MANY = 8  # levels; more stand closer together
PAGE_FULL = 530.0  # points of height on one page, at this width
WORDS = Look(down="center", edges="hair")
STRONG = Look(bold=True, down="center", edges="hair")
GRADE_ADVICE = (
    "Grade what the record and conversations show, with what was known then. If you cannot tell, choose the lower "
    "grade and say why."
)


def draw_scales(form: Form, plan: Plan, right: str, sign: Callable[[Page], None]) -> None:
    """Draw the sheet, and have it signed with its sentinel."""
    page = form.page(spec.SCALES, WIDTHS)
    page.put(1, 2, spec.SCALES, TITLE)
    page.height(1, 28)
    page.put(2, 2, GRADE_ADVICE, GUIDE)
    page.height(2, 18)
    asked = (*plan.questions.questions, *plan.questions.overall)
    used = {question.scale.code for question in asked if question.scale}
    scales = [scale for scale in plan.questions.scales if scale.code in used]
    row, filled = 4, 50.0
    for scale in scales:
        end = _scale(page, row, scale)
        filled = _kept_whole(page, range(row, end), filled)
        row = end
    end = _no_judgement(page, row, scales)
    _kept_whole(page, range(row, end), filled)
    page.print_as(f"E{end - 1}", 0, plan.marking, right)
    page.protect()
    sign(page)


def _kept_whole(page: Page, rows: range, filled: float) -> float:
    """Begin a new page where these rows do not fit on what is left of one; gives how much of it is filled then."""
    high = sum(page.sheet.row_dimensions[row].height or 15 for row in rows)
    if filled + high <= PAGE_FULL:
        return filled + high
    page.break_before(rows[0])
    return high


def _headings(page: Page, row: int, what: str) -> int:
    for column, text in enumerate(("Mark", what, "What it means", "Counts as positive?"), 2):
        page.put(row, column, text, HEADING)
    page.fit(row, [(what, WIDTHS[2], HEADING)], 24)
    return row + 1


def _scale(page: Page, row: int, scale: Scale) -> int:
    row = _headings(page, row, scale.heading)
    step = steps(scale)
    least = 20 if len(scale.levels) > MANY else 27
    for level in scale.levels:
        fill, letters = RAMP[step[level.label]]
        page.put(
            row, 2, level.mark, Look(bold=True, colour=letters, fill=fill, edges="box", across="center", down="center")
        )
        page.put(row, 3, level.label, STRONG)
        page.put(row, 4, level.means, WORDS)
        page.put(row, 5, "Yes" if level.positive else "No", WORDS)
        page.fit(row, [(level.label, WIDTHS[2], STRONG), (level.means, WIDTHS[3], WORDS)], least)
        row += 1
    return row + 1


def _no_judgement(page: Page, row: int, scales: list[Scale]) -> int:
    row = _headings(page, row, "No judgement")
    counted = listed([scale.name.lower() for scale in scales if scale.not_known_counts])
    apart = listed([scale.name.lower() for scale in scales if not scale.not_known_counts])
    means = "It applied, and the record does not show."
    means += f" Counts as not met for {counted}." if counted else ""
    means += f" Shown apart for {apart}." if apart else ""
    for mark, label, text, positive, edges in (
        ("NK", "Not known", means, "No", "dashed"),
        ("NA", "Not applicable", "It could not apply. Say why in Comment. Not counted.", "Not counted", "box"),
    ):
        bold = label == "Not known"
        page.put(
            row,
            2,
            mark,
            Look(bold=bold, edges=edges, across="center", down="center", colour="15202B" if bold else SECOND),
        )
        page.put(row, 3, label, STRONG)
        page.put(row, 4, text, WORDS)
        page.put(row, 5, positive, WORDS)
        page.fit(row, [(text, WIDTHS[3], WORDS)], 27)
        row += 1
    return row
