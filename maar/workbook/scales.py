"""Drawing Grades explained: every scale in use, level by level, in words."""

from collections.abc import Callable

from maar.plan import Plan
from maar.questions import Scale
from maar.sheets.form import Form
from maar.sheets.page import RAMP, SECOND, Look, Page
from maar.workbook import spec
from maar.workbook.looks import GUIDE, HEADING, TITLE

WIDTHS = (3, 8, 26, 92, 24)
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
    used = {question.scale.code for question in plan.questions.questions if question.scale}
    scales = [scale for scale in plan.questions.scales if scale.code in used]
    row = 4
    for scale in scales:
        row = _scale(page, row, scale)
    row = _no_judgement(page, row, scales)
    page.print_as(f"E{row - 1}", 0, plan.marking, right)
    page.protect()
    sign(page)


def _headings(page: Page, row: int, what: str) -> int:
    for column, text in enumerate(("Mark", what, "What it means", "Counts as positive?"), 2):
        page.put(row, column, text, HEADING)
    page.height(row, 24)
    return row + 1


def _scale(page: Page, row: int, scale: Scale) -> int:
    row = _headings(page, row, scale.heading)
    steps = {4: (1, 2, 3, 4), 3: (2, 3, 4), 2: (2, 4)}.get(len(scale.levels), (1,) * len(scale.levels))
    for level, step in zip(scale.levels, steps, strict=True):
        fill, letters = RAMP[step]
        page.put(
            row, 2, level.mark, Look(bold=True, colour=letters, fill=fill, edges="box", across="center", down="center")
        )
        page.put(row, 3, level.label, STRONG)
        page.put(row, 4, level.means, WORDS)
        page.put(row, 5, "Yes" if level.positive else "No", WORDS)
        page.fit(row, [(level.means, WIDTHS[3], WORDS)], 27)
        row += 1
    return row + 1


def _no_judgement(page: Page, row: int, scales: list[Scale]) -> int:
    row = _headings(page, row, "No judgement")
    counted = " and ".join(scale.name.lower() for scale in scales if scale.not_known_counts)
    apart = " and ".join(scale.name.lower() for scale in scales if not scale.not_known_counts)
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
        page.height(row, 27)
        row += 1
    return row
