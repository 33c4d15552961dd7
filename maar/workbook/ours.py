"""What is ours in a returned workbook beside the rows: the words of every sheet that people only read.

Comes in: the plan. Goes out: whether a text is ours; what is not was written by somebody, and is reported.
"""

import re
from collections.abc import Callable, Iterable

from maar.plan import Plan
from maar.sheets.cells import folded
from maar.workbook import spec

GUIDES = ("White boxes are yours to fill.", "One row for each event in", "One row for each action in")
HEADS = ("If a child may be at risk now", "How to complete it", "This return", "Progress", "Return by", "Send to")
CLOSING = "Your answers are read with those of the other agencies"
COUNTED = re.compile(r'\d+ of \d+ answered|\d+ (?:events|actions)|=COUNTA\(.*\)&" (?:of \d+ answered|events|actions)"')
STEP = re.compile(r"[1-9] {3}\S")
DAY = re.compile(r"[A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ \d{4}")
HEADINGS = ("What it means", "Counts as positive?")
COUNTS = ("Yes", "No", "Not counted", "NK", "NA")
MEANINGS = ("It applied, and the record does not show.", "It could not apply. Say why in Comment.")
ADVICE = "Grade what the record and conversations show, with what was known then."

Ours = Callable[[str], bool]


def on_start(plan: Plan) -> Ours:
    """Is this text ours on Start here?"""
    fixed = _folded((plan.title, plan.contact, "the audit lead, by your secure route"))
    fixed |= _folded((*HEADS, spec.START, spec.CHRONOLOGY, spec.PLAN, " ".join(plan.questions.alert.do_at_once)))
    fixed |= _folded(field.label for field in spec.START_FIELDS)
    fixed |= _folded(spec.case_title(case.ref) for case in plan.cases)

    def ours(text: str) -> bool:
        if folded(text) in fixed or text.startswith(CLOSING) or STEP.match(text):
            return True
        return bool(COUNTED.fullmatch(text) or DAY.fullmatch(text)) or ". Workbook for " in text

    return ours


def on_scales(plan: Plan) -> tuple[Ours, Ours]:
    """Is this text ours anywhere on Grades explained; and is it ours in a row that explains a level?"""
    scales = plan.questions.scales
    fixed = _folded((spec.SCALES, "Mark", *HEADINGS, "No judgement", *(scale.heading for scale in scales)))
    meant = _folded(level.means for scale in scales for level in scale.levels)
    short = _folded((*COUNTS, spec.NOT_KNOWN, spec.NOT_APPLICABLE))
    short |= _folded(text for scale in scales for level in scale.levels for text in (level.mark, level.label))

    def anywhere(text: str) -> bool:
        return folded(text) in fixed | meant or text.startswith((*MEANINGS, ADVICE))

    return anywhere, lambda text: folded(text) in short


def explains(plan: Plan, texts: Iterable[str]) -> bool:
    """Do these texts of a row explain a level?"""
    meant = _folded(level.means for scale in plan.questions.scales for level in scale.levels)
    return any(folded(text) in meant or text.startswith(MEANINGS) for text in texts if text)


def above_headings(plan: Plan) -> Ours:
    """Is this text ours above the headings of a case sheet, the Chronology or the SMART plan?"""
    fixed = _folded(field.label for field in spec.TOP_FIELDS)
    fixed |= _folded((spec.CHRONOLOGY, spec.PLAN, *(spec.case_title(case.ref) for case in plan.cases)))
    return lambda text: folded(text[:100]) in fixed or any(guide in text for guide in GUIDES)


def on_the_way(text: str) -> bool:
    """Is this text ours above the list of To fix?"""
    return text == spec.TO_FIX or "to put right. Each cell is a link to the box" in text


def in_bands(plan: Plan) -> Ours:
    """Is this text a theme's name or aim?"""
    words = [text for theme in plan.questions.themes for text in (theme.name, theme.aim)]
    fixed = _folded((*words, *spec.OVERALL))
    return lambda text: folded(text) in fixed


def is_scales(texts: Iterable[str]) -> bool:
    """Are these the texts of Grades explained, whatever the sheet is called now?"""
    return len({"Mark", *HEADINGS}.intersection(texts)) > 1


def _folded(texts: Iterable[str]) -> set[str]:
    return {folded(text) for text in texts if text}
