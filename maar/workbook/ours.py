"""What is ours in a returned workbook beside the rows: the words of every sheet that people only read.

Comes in: the plan. Goes out: whether a text is ours; what is not was written by somebody, and is reported.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from maar.plan import Plan
from maar.sheets import cells
from maar.sheets.cells import folded
from maar.workbook import spec
from maar.workbook.grid_spec import every_grid, notes
from maar.workbook.wording import at_once, at_once_lines, codes

GUIDES = (spec.YOURS, "One row for each event in", "One row for each action in")
SEND_TO = "Send to, and questions to"
HEADS = ("If a child may be at risk now", "How to complete it", "This return", "Progress", "Return by", SEND_TO)
ONCE = ("Send to",)  # in earlier issues
CLOSING = "Your answers are read with those of the other agencies"
CLOSING_REST = (
    "They are kept as you wrote them; the agreed view stands beside them.",
    "Findings name agencies and case references, never practitioners.",
)
FILLED = f"(?:{spec.COUNTED}|answered)"  # as it was said in earlier issues
COUNTED = re.compile(
    rf"\d+ of \d+ {FILLED}|\d+ (?:events|actions|rows)|"
    rf'=COUNTA\(.*\)&" (?:of \d+ {FILLED}|events|actions|rows)"'
)
STEP = re.compile(r"[1-9] {3}\S")
DAY = re.compile(r"[A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ \d{4}")
HEADINGS = ("What it means", "Counts as positive?")
COUNTS = ("Yes", "No", "Not counted", "NK", "NA")
MEANINGS = ("It applied, and the record does not show.", "It could not apply. Say why in Comment.")
ADVICE = "Grade what the record and conversations show, with what was known then."

Ours = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Printed:
    """What we print beside the rows, folded for comparing: made once for all files of an audit."""

    start: frozenset[str]
    scales: frozenset[str]
    meanings: frozenset[str]
    levels: frozenset[str]
    above: frozenset[str]
    bands: frozenset[str]
    grids: frozenset[str] = frozenset()

    def on_start(self, text: str) -> bool:
        """Is this text ours on Start here?"""
        if folded(text) in self.start or text.startswith(CLOSING) or STEP.match(text):
            return True
        return bool(COUNTED.fullmatch(text) or DAY.fullmatch(text)) or ". Workbook for " in text

    def on_scales(self, text: str) -> bool:
        """Is this text ours anywhere on Grades explained?"""
        return folded(text) in self.scales or text.startswith((*MEANINGS, ADVICE)) or folded(text) in self.meanings

    def of_a_level(self, text: str) -> bool:
        """Is this text ours in a row of Grades explained that explains a level?"""
        return folded(text) in self.levels

    def explains(self, text: str) -> bool:
        """Does this text explain a level?"""
        return bool(text) and (folded(text) in self.meanings or text.startswith(MEANINGS))

    def above_headings(self, text: str) -> bool:
        """Is this text ours above the headings of a case sheet, the Chronology, the SMART plan or a grid?"""
        asked = text.partition(": ")[0] in self.grids
        return asked or folded(text[:100]) in self.above or any(guide in text for guide in GUIDES)

    def in_bands(self, text: str) -> bool:
        """Is this text a theme's name or aim?"""
        return folded(text) in self.bands


def printed(plan: Plan) -> Printed:
    """What we print for this plan beside the rows."""
    scales = plan.questions.scales
    grids = [question for question in plan.questions.questions if question.is_grid]
    titles = (spec.START, spec.CHRONOLOGY, spec.PLAN, *(spec.case_title(case.ref) for case in plan.cases))
    titles += tuple(question.sheet for question in grids)
    helps = [part.help[:100] for question in grids for part in question.columns]  # in earlier issues
    helps += [text[:100] for grid in every_grid(plan) for text in notes(grid)]
    contact = (plan.title, plan.contact, "the audit lead, by your secure route")
    stop = (at_once(plan), " ".join(plan.questions.alert.do_at_once))  # in earlier issues
    start = (*HEADS, *ONCE, *titles, *contact, *stop, *at_once_lines(plan), *CLOSING_REST, *codes(plan))
    levels = [level for scale in scales for level in scale.levels]
    return Printed(
        _folded((*start, *(field.label for field in spec.START_FIELDS))),
        _folded((spec.SCALES, "Mark", *HEADINGS, "No judgement", *(scale.heading for scale in scales))),
        _folded(level.means for level in levels),
        _folded(
            (*COUNTS, spec.NOT_KNOWN, spec.NOT_APPLICABLE, *(text for one in levels for text in (one.mark, one.label)))
        ),
        _folded((*titles, *(field.label for field in spec.TOP_FIELDS), *helps)),
        _folded((*(text for one in plan.questions.themes for text in (one.name, one.short, one.aim)), *spec.OVERALL)),
        frozenset(question.ref for question in grids),
    )


def is_shown(plan: Plan, label: str, text: str) -> bool:
    """Is this what we show beside Case, Period or Key decision, in this issue or an earlier one?"""
    if label == spec.CASE_SHOWN:
        return bool(plan.case_named(text))
    return text in ("", spec.NOT_SET, spec.ONCE_NOT_SET) or all(cells.day(piece).value for piece in text.split(" to "))


def on_the_way(text: str) -> bool:
    """Is this text ours above the list of To fix?"""
    return text == spec.TO_FIX or "to put right. Each cell is a link to the box" in text


def is_scales(texts: Iterable[str]) -> bool:
    """Are these the texts of Grades explained, whatever the sheet is called now?"""
    return len({"Mark", *HEADINGS}.intersection(texts)) > 1


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(text) for text in texts if text)
