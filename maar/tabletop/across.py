"""Drawing Across cases: how close judgements are, by theme and by pair of agencies, and the findings in short.

Comes in: the pack. Goes out: the page of the last part of the meeting; nothing on it is filled in.
"""

from maar.agreement import Nearness
from maar.figures import figure
from maar.sheets.form import Form
from maar.tabletop import looks, spec
from maar.tabletop.blind import Called
from maar.tabletop.pack import Pack
from maar.tabletop.table import Table, begin

WIDTHS = (40.0, 94.0, 22.0, 22.0, 22.0)
GUIDE = "What holds across cases: how close the agencies’ own judgements are, and what was found."
NEAR = ("Same", "Within one level", "Further apart")
STYLE = (looks.SAID, looks.SAID_SECOND, looks.NUMBER, looks.NUMBER, looks.NUMBER)
TOTAL = (looks.STRONG, looks.STRONG, looks.NUMBER_TOTAL, looks.NUMBER_TOTAL, looks.NUMBER_TOTAL)
HEADS = (looks.HEADING, looks.HEADING, *[looks.HEADING_NUMBER] * 3)


def draw_across(form: Form, pack: Pack, called: Called) -> None:
    """Draw the sheet."""
    sheet = begin(form, spec.ACROSS, WIDTHS, GUIDE)
    _themes(sheet, pack)
    _pairs(sheet, pack, called)
    _findings(sheet, pack, called)
    sheet.finish(pack.plan)


def _themes(sheet: Table, pack: Pack) -> None:
    sheet.section("Agreement by theme")
    sheet.say("Counted: cases and questions that two or more agencies judged, by their judgements furthest apart.")
    if not pack.rates.total.d:
        sheet.say("No question of any case was judged by two agencies.", looks.STATUS_PLAIN)
        return
    sheet.headings(("Theme", "", *NEAR), HEADS)
    for theme in pack.plan.questions.themes:
        near = pack.rates.themes.get(theme.code)
        if near and near.d:
            sheet.put((theme.name, "", *_near(near)), STYLE)
    sheet.put(("All", "", *_near(pack.rates.total)), TOTAL)


def _pairs(sheet: Table, pack: Pack, called: Called) -> None:
    """Two agencies at a time, in the order in which agencies stand everywhere."""
    pairs = {pair: near for pair, near in pack.rates.pairs.items() if near.d}
    if not pairs:
        return
    sheet.section("Agreement by pair of agencies")
    sheet.say("Counted: cases and questions that both judged. For the panel only: it is no mark for an agency.")
    sheet.headings(("Agency", "and", *NEAR), HEADS)
    ordered = {(*called.ordered(pair),): near for pair, near in pairs.items()}
    places = called.ordered(dict.fromkeys(code for pair in ordered for code in pair))
    for one, other in sorted(ordered, key=lambda pair: [places.index(code) for code in pair]):
        names = (called.name(one), called.name(other))
        sheet.put((*names, *_near(ordered[one, other])), (looks.SAID, *STYLE[:1], *STYLE[2:]))


def _findings(sheet: Table, pack: Pack, called: Called) -> None:
    sheet.section("Findings in short")
    if not pack.findings:
        sheet.say("Nothing was found by the rules of the audit.", looks.STATUS_PLAIN)
        return
    sheet.headings(("Kind", "What was found", "Question", "Case", "Count"), (*HEADS[:2], *HEADS[:2], HEADS[-1]))
    style = (looks.STRONG, looks.SAID, looks.SAID_SECOND, looks.SAID_SECOND, looks.NUMBER)
    for one in pack.findings:
        about = (one.question or one.theme, one.case or "all")
        sheet.put((one.kind.words, called.text(one.sentence), *about, str(figure(one.share))), style)


def _near(near: Nearness) -> tuple[str, ...]:
    """n of d, three times; they add up to all that were compared."""
    return tuple(str(figure(share)) for share in near.shares)
