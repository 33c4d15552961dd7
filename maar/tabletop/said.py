"""The sheet What was said: every answer in full, a row for each case and question, a column for each agency.

Comes in: settled returns. Goes out: a page, and the row of each question, for links.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from maar.answers import Answer
from maar.questions import Question
from maar.returns import Return
from maar.sheets.book import address
from maar.sheets.form import Form
from maar.tabletop import spec
from maar.tabletop.blind import Called
from maar.tabletop.looks import HEADING, SAID, SAID_SECOND, STRONG
from maar.tabletop.pack import Pack
from maar.tabletop.table import FIRST, begin
from maar.tabletop.words import absent, judged, values

GUIDE = "Every answer in full: the judgement, then the evidence, then the comment. At the end what each agency added."
REF_WIDTH, QUESTION_WIDTH, AGENCY_WIDTH = 11.0, 26.0, 28.0
ABREAST = 9  # agencies on one page of A3, at eight points
Links = Mapping[str, Mapping[str, int]]


class About(NamedTuple):
    """What an answer is about: the ref of a question or box, and its name; a box has no question."""

    ref: str
    name: str
    question: Question | None


def draw_said(form: Form, pack: Pack, called: Called) -> Links:
    """Draw the sheet; gives by case and ref the row in which its answers stand."""
    codes = called.ordered({one.agency.code for table in pack.tables for one in table.returns})
    sheet = begin(form, spec.SAID, [REF_WIDTH, QUESTION_WIDTH, *[AGENCY_WIDTH] * len(codes)], GUIDE)
    sheet.space()
    heads = [spec.REF, spec.QUESTION, *map(called.code, codes)]
    sheet.headings(heads, [HEADING] * len(heads), repeated=True)
    style = (SAID_SECOND, STRONG, *[SAID] * len(codes))
    links: dict[str, dict[str, int]] = {}
    for table in pack.tables:
        own = links.setdefault(table.case.ref, {})
        by_code = {one.agency.code: one for one in table.returns}
        sheet.band(f"{spec.CASE}{table.case.ref}", apart=True)
        for about in _abouts(pack):
            if any(_answer(one, about) for one in table.returns):
                cells = [_cell(by_code.get(code), about, called) for code in codes]
                own[about.ref] = sheet.put((about.ref, about.name, *cells), style)
        if not own:
            sheet.say("No return on this case has come back.", SAID)
    sheet.page.freeze(sheet.heading + 1, FIRST + 2)
    sheet.finish(pack.plan)
    sheet.page.sheet.page_setup.fitToWidth = max(-(-len(codes) // ABREAST), 1)
    sheet.page.sheet.print_title_cols = f"A:{address(0, FIRST).rstrip('1')}"
    return links


def _abouts(pack: Pack) -> Sequence[About]:
    questions = pack.plan.questions
    asked = [About(one.ref, one.short or one.text, one) for one in (*questions.questions, *questions.overall)]
    return [*asked, *(About(box.ref, box.label, None) for box in questions.boxes)]


def _answer(one: Return, about: About) -> Answer | None:
    """The answer to a question that was put; a box only where something was written in it."""
    answer = one.answers.get(about.ref) or one.extras.get(about.ref)
    return answer if answer and (about.question or answer.filled) else None


def _cell(one: Return | None, about: About, called: Called) -> str:
    """All that an agency said to it, or why it said nothing."""
    answer = _answer(one, about) if one else None
    if answer is None:
        return absent(one, about.ref if about.question.theme else "") if about.question else ""
    label = judged(answer) if about.question else ""
    comment = f"Comment: {answer.comment}" if answer.comment else ""
    return called.text("\n".join(filter(None, (label, *values(answer), answer.evidence, comment))))
