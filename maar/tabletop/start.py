"""Drawing Start here: alerts first, how to use the workbook, the agenda, and what there is to look up.

Comes in: the pack. Goes out: the first page, with a link to every case's sheet.
"""

from maar.agreement import Agreed
from maar.figures import day, listed, some
from maar.returns import Settled
from maar.sheets.form import Form
from maar.sheets.page import lines
from maar.tabletop import looks, spec
from maar.tabletop.alerts import alert_lines, open_alerts, unanswered, unanswered_lines
from maar.tabletop.blind import Called
from maar.tabletop.legend import parts
from maar.tabletop.pack import Pack
from maar.tabletop.table import FIRST, Table, begin

WIDTHS = (44.0, 126.0, 13.0, 17.0)
STEPS = (
    "Every case has a sheet. On it, the questions on which agencies differ come first; then all others.",
    "Write in the white boxes: Agreed judgement, Reason, Dissent. What agencies returned stays as it is, beside it.",
    "Leave a box empty where the meeting agreed nothing. One judgement for each case and question.",
    "Write what worked, what to learn and what to do on Strengths, Learning and Recommendations; who was there on In "
    "the room. Roles, never names.",
    "Save the workbook, under any name, and put it into {folder}. maar aggregate then tells both: as returned and as "
    "agreed.",
    "Two people may each fill a copy. Put both there: they are compared, and where they differ you are asked.",
)
BLIND = (
    "Agencies are shown as letters. Who is who stands in a file apart. What agencies wrote may still give one away: "
    "names of agencies are replaced in it, and nothing else is."
)


def draw_start(form: Form, pack: Pack, called: Called) -> None:
    """Draw the sheet; the sheets of cases that it links to may be drawn later."""
    plan = pack.plan
    sheet = begin(form, spec.START, WIDTHS)
    sheet.page.put(1, FIRST, plan.title, looks.TITLE)
    noun = plan.noun[:1].upper() + plan.noun[1:]
    held = f"meeting of {day(plan.tabletop)}" if plan.tabletop else "meeting, date not set"
    sheet.say(f"{noun}: workbook for the {held}. As it stood on {day(pack.as_of)}.")
    sheet.space()
    _alerts(sheet, pack.settled, called)
    sheet.space(10)
    _heads(sheet, ("How to use it",))
    for number, step in enumerate(STEPS, 1):
        sheet.say(f"{number}  {step.format(folder=f'audits/{plan.name}/tabletop/')}", looks.STATUS_PLAIN)
    for text in filter(None, (BLIND if called.blind else "", _agreed(pack.agreed), pack.chosen, _too_long(pack))):
        sheet.say(text, looks.STATUS)
    sheet.space(10)
    _agenda(sheet, pack)
    sheet.next_page()
    _legend(sheet, pack, called)
    sheet.finish(plan)


def _alerts(sheet: Table, settled: Settled, called: Called) -> None:
    """Alerts in a red block; in one of ink, whom to ring because nothing was answered; else a plain line."""
    raised, empty = open_alerts(settled), unanswered(settled)
    if raised:
        title = f"{some(len(raised), 'alert')}: a child may be at risk now"
        _block(sheet, title, [*alert_lines(settled, called), "No detail about the child is given here."])
    if empty:
        sheet.space()
        sheet.say(f"{some(len(empty), 'return')} left the alert question empty.", looks.STATUS)
        for line in unanswered_lines(settled, called):
            sheet.put(("", line), (looks.PLAIN, looks.RING))
    handled = len(settled.alerts) - len(raised)
    if handled:
        was = "was raised and is" if handled == 1 else "were raised and are"
        sheet.say(f"{some(handled, 'alert')} {was} recorded by the lead as handled.", looks.STATUS_PLAIN)
    if not raised and not empty and not handled:
        returned = len(settled.returned)
        who = "The 1 return" if returned == 1 else f"All {returned} returns"
        said = f"{who} answered No to the alert question." if returned else "No return has come back yet."
        sheet.say(said, looks.STATUS_PLAIN)


def _block(sheet: Table, title: str, told: list[str]) -> None:
    """The alert, in a box of its own."""
    text = "\n".join(told)
    columns = len(WIDTHS)
    style = [looks.STOP, *[looks.STOP_TEXT] * (columns - 2), looks.STOP_END]
    high = lines(text, WIDTHS[1], looks.SIZE) * looks.SIZE * 1.24 + 16
    row = sheet.put((title, text, *[""] * (columns - 2)), style, max(high, 40))
    sheet.page.height(row, max(high, 40))


def _heads(sheet: Table, texts: tuple[str, ...]) -> None:
    numbers = [looks.HEADING_NUMBER] * 2 if len(texts) > 1 else [looks.HEADING] * 2
    blank = [""] * (len(WIDTHS) - len(texts))
    sheet.headings((*texts, *blank), (looks.HEADING, looks.HEADING, *numbers))


def _agenda(sheet: Table, pack: Pack) -> None:
    """Case by case: where its sheet is, why it comes here, how long it takes, and from when to when."""
    _heads(sheet, ("Agenda", "Why it comes here", "Minutes", "From, to"))
    heading = sheet.row - 1
    style = (looks.STRONG, looks.SAID, looks.NUMBER, looks.NUMBER)
    start = 0
    for item in pack.agenda:
        row = sheet.put((f"{spec.CASE}{item.case}", item.why, item.minutes, _span(start, item.minutes)), style)
        sheet.page.link(row, FIRST, f"{spec.CASE}{item.case}", "B1")
        start += item.minutes
    last = f"What holds across cases, with {listed((spec.STRENGTHS, spec.LEARNING, spec.RECOMMENDATIONS))}"
    row = sheet.put((spec.ACROSS, last, pack.across, _span(start, pack.across)), style)
    sheet.page.link(row, FIRST, spec.ACROSS, "B1")
    total = pack.needed
    bold = (looks.STRONG, looks.STRONG, looks.NUMBER_TOTAL, looks.NUMBER_TOTAL)
    sheet.put(("All", f"{some(len(pack.agenda), 'case')}, in this order", total, _span(0, total)), bold)
    if sum(row.high for row in sheet.printed) > sheet.page.room:
        sheet.heading = heading  # many cases take several pages


def _span(start: int, minutes: int) -> str:
    return f"{start} to {start + minutes}"


def _too_long(pack: Pack) -> str:
    """`The agenda takes 645 minutes; the meeting has 180.` Empty where it fits, or nobody said how long there is."""
    if not 0 < pack.minutes < pack.needed:
        return ""
    return f"The agenda takes {pack.needed} minutes; the meeting has {pack.minutes}."


def _agreed(agreed: Agreed) -> str:
    """How much an earlier meeting settled."""
    if not agreed.judgements:
        return ""
    cases = len({one.case for one in agreed.judgements})
    many = some(len(agreed.judgements), "judgement")
    return f"Agreed already: {many} on {some(cases, 'case')}. They stand; leave a box empty to keep what was agreed."


def _legend(sheet: Table, pack: Pack, called: Called) -> None:
    """What the marks and bands mean, who is who, and where the rest stands."""
    for part in parts(pack, called):
        _heads(sheet, part.heads)
        for name, text in part.rows:
            row = sheet.put((name, text), (looks.SAID, looks.SAID))
            if name in spec.READ:
                sheet.page.link(row, FIRST, name, "B1")
        sheet.space(10)
