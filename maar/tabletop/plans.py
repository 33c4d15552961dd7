"""Drawing SMART plans: every planned action with the five tests as its auditor judged them; nothing is judged here.

Comes in: the planned actions by case. Goes out: a page with a letter for every test that was met.
"""

from maar.answers import PlannedAction
from maar.figures import Share, figure
from maar.scores import SmartCase
from maar.scores.smart import TESTS
from maar.sheets.form import Form
from maar.tabletop import looks, spec
from maar.tabletop.blind import Called
from maar.tabletop.pack import Pack
from maar.tabletop.table import Table, begin

GUIDE = "Letter: the test was met. Empty box: partly met, not met or not answered. As the agency that listed it judged."
COLUMNS = (
    ("Agency", 12.0),
    ("Action", 62.0),
    ("Owner", 24.0),
    ("Due", 15.0),
    ("Measure of success", 38.0),
    *((letter, 5.6) for letter, _ in TESTS),
    ("Met", 12.0),
)
HEADS = (*[looks.HEADING] * 5, *[looks.HEADING_MARK] * len(TESTS), looks.HEADING_NUMBER)
TOTAL = (looks.STRONG, looks.STRONG, looks.SAID, looks.SAID, looks.SAID, *[looks.TOTAL_MARK] * 5, looks.NUMBER_TOTAL)


def draw_plans(form: Form, pack: Pack, called: Called) -> None:
    """Draw the sheet."""
    sheet = begin(form, spec.PLANS, [width for _, width in COLUMNS], GUIDE)
    sheet.say(", ".join(f"{letter} {test}" for letter, test in TESTS) + ".")
    by_case = {one.case: one for one in pack.smart}
    cases = [one for table in pack.tables if (one := by_case.get(table.case.ref))]
    if not cases:
        sheet.say("No return lists an action in its SMART plan.", looks.STATUS_PLAIN)
        sheet.finish(pack.plan)
        return
    sheet.space()
    sheet.headings([heading for heading, _ in COLUMNS], HEADS, repeated=True)
    for one in cases:
        sheet.band(f"{spec.CASE}{one.case}: {figure(one.all_met)} met all five tests")
        for code in called.ordered({action.agency for action in one.actions}):
            for action in one.actions:
                if action.agency == code:
                    _action(sheet, action, called)
    _total(sheet, cases)
    sheet.finish(pack.plan)


def _action(sheet: Table, action: PlannedAction, called: Called) -> None:
    marks = [letter if met else "" for (letter, _), met in zip(TESTS, action.met, strict=True)]
    texts = (called.code(action.agency), called.text(action.action), called.text(action.owner))
    due: object = action.due or called.text(action.due_text) or "not set"
    style = [looks.STRONG, looks.SAID, looks.SAID, looks.DAY, looks.SAID]
    style += [looks.MET if mark else looks.UNMET for mark in marks]
    met = f"{sum(action.met)} of {len(TESTS)}"
    last = looks.ALL_MET if all(action.met) else looks.NUMBER
    sheet.put((*texts, due, called.text(action.measure), *marks, met), [*style, last], 27)


def _total(sheet: Table, cases: list[SmartCase]) -> None:
    """How many actions met each test, and all five; what two agencies list is counted twice."""
    met = sum((one.all_met for one in cases), Share())
    tests = [sum((one.met(place) for one in cases), Share()) for place in range(len(TESTS))]
    sheet.put(
        ("All", f"{met.d} actions, counted as listed", "", "", "", *(one.n for one in tests), str(figure(met))), TOTAL
    )
    shared = sum((one.shared for one in cases), Share())
    sheet.say(f"Under each letter: actions that met this test, of {met.d}. At the right: actions that met all five.")
    sheet.say(f"Recorded as shared with the family: {figure(shared)}. What two agencies list is counted twice.")
