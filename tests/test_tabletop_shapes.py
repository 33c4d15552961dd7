"""Audits out of the ordinary: the meeting's workbook is written, opens, and comes back with nothing agreed."""

import io
from dataclasses import replace
from typing import Any

import agreement_hand as hand
import pytest
from agreement_hand import in_marks, pack
from example import YES_NO, levels
from openpyxl import load_workbook

from maar.agreement import agreement, settle_meeting
from maar.plan import Case, Plan, Register
from maar.questions import Scale
from maar.tabletop.read import read
from maar.tabletop.write import workbook

TO_TEN = levels(*((str(one), str(one), one > 7) for one in range(10, -1, -1)))
TEN = Scale("ten", "Ten", "How likely?", "8 to 10", TO_TEN)
GRADED, WORDS = hand.question("EXA-1"), hand.question("EXA-3", None)
ASKED = (GRADED, hand.question("EXA-2", YES_NO), WORDS)
VOX = hand.question("VOX-1", theme="VOX")
FORMULA = replace(GRADED, short="=1+1", text="=1+1")
SAID = in_marks({"EXA-1": "G RI I O", "EXA-2": "Y N P NK", "EXA-3": "BL BL BL BL"})
ALONE = {"CSC": SAID["CSC"]}
NOTHING = in_marks({"EXA-1": "BL BL BL", "EXA-2": "NA NA NA"})
FAR = {"CSC": {"EXA-1": "10"}, "POL": {"EXA-1": "0"}}
ONE_AGENCY = replace(hand.plan(*ASKED), agencies=hand.AGENCIES[:1])
LONG = tuple(replace(hand.AGENCIES[0], code=f"AGENCY-{place:02}-{'X' * 10}") for place in range(24))
WITH_OVERALL = hand.plan(*ASKED, overall=(hand.OVERALL,))
BY_NUMBER = (Case("1.50"), Case("2026-05"))
SHAPES: dict[str, tuple[Plan, dict[str, Any]]] = {
    "a case on which nobody returned": (hand.plan(*ASKED, cases=hand.CASES), {"K1": SAID}),
    "nobody returned at all": (WITH_OVERALL, {}),
    "one agency only": (WITH_OVERALL, {"K1": ALONE}),
    "all nil": (hand.plan(*ASKED), {"K1": dict.fromkeys(hand.CODES)}),
    "a question nobody answered": (hand.plan(*ASKED), {"K1": NOTHING}),
    "a strand": (hand.plan(GRADED, VOX), {"K1": in_marks({"EXA-1": "G I", "VOX-1": "I O"})}),
    "only a strand": (hand.plan(VOX), {"K1": in_marks({"VOX-1": "I O"})}),
    "a scale of 0 to 10": (hand.plan(hand.question(scale=TEN)), {"K1": FAR}),
    "one agency in the plan": (ONE_AGENCY, {"K1": ALONE}),
    "one agency that did not return": (ONE_AGENCY, {}),
    "no question with a scale": (hand.plan(WORDS), {"K1": {"CSC": {"EXA-3": "said"}}}),
    "long codes of many agencies": (replace(hand.plan(*ASKED), agencies=LONG), {}),
    "cases called by numbers": (hand.plan(*ASKED, cases=BY_NUMBER), {"2026-05": SAID}),
    "a question that looks like a formula": (hand.plan(FORMULA), {"K1": in_marks({"EXA-1": "G RI I"})}),
}


@pytest.mark.parametrize("blind", [False, True])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_workbook_of_any_shape_comes_back_with_nothing_agreed(shape: str, blind: bool) -> None:
    plan, said = SHAPES[shape]
    came = hand.settled(plan, said)
    data = workbook(pack(plan, came, blind))
    titles = load_workbook(io.BytesIO(data), read_only=True).sheetnames
    assert [title for title in titles if title.startswith("Case ")] == [f"Case {case.ref}" for case in plan.cases]
    back = read(data, "tabletop.xlsx", plan, Register().with_questions(plan.questions))
    assert (back.ours, back.agreed, back.kept, back.present, back.problems) == (True, (), (), (), ())
    agreed = settle_meeting(plan, came, [back])
    assert (agreed.judgements, agreed.words, agreed.problems) == ((), (), ())
    assert agreement(plan, came, agreed).moves == ()
