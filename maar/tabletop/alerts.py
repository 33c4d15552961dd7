"""What the meeting's workbook says of alerts: which are not handled, and who has not answered; no detail of a child.

Comes in: settled returns. Goes out: sentences.
"""

from collections.abc import Iterable

from maar.answers import State
from maar.figures import listed, some
from maar.questions import ALERT
from maar.returns import Alert, Return, Settled
from maar.tabletop.blind import Called


def open_alerts(settled: Settled) -> list[Alert]:
    """Those that the lead has not marked as handled."""
    return [alert for alert in settled.alerts if not alert.handled]


def alert_lines(settled: Settled, called: Called) -> list[str]:
    """One line for each alert that is not handled: which agency, which case, and nothing of the child."""
    return [*dict.fromkeys(_line(alert, called) for alert in open_alerts(settled))]


def _line(alert: Alert, called: Called) -> str:
    if alert.audit:
        return "A workbook of another audit. Ring whoever leads or sent it now."
    if not alert.agency:
        return "A file that does not say which agency it is from. Find out now whose it is."
    return f"{called.name(alert.agency)}, case {alert.case or 'not known'}."


def unanswered(settled: Settled) -> list[Return]:
    """The returns that left the alert question empty."""
    return [one for one in settled.returned if _blank(one)]


def unanswered_lines(settled: Settled, called: Called) -> list[str]:
    """Whom to ring about which cases."""
    cases: dict[str, list[str]] = {}
    for one in unanswered(settled):
        cases.setdefault(one.agency.code, []).append(one.case.ref)
    about = {code: f"case{'s' if len(refs) > 1 else ''} {listed(refs)}" for code, refs in cases.items()}
    return [f"Ring {called.name(code)} about {about[code]}." for code in called.ordered(cases)]


def alert_words(settled: Settled, case: str, called: Called) -> str:
    """What the line above a case's questions says."""
    own = [alert for alert in settled.alerts if alert.case == case and not alert.audit]
    raised, handled = [one for one in own if not one.handled], [one for one in own if one.handled]
    empty = called.ordered(one.agency.code for one in unanswered(settled) if one.case.ref == case)
    returned = [one for one in settled.returned if one.case.ref == case]
    told = [f"Alert: {len(raised)}, see Start here."] if raised else []
    told += [f"Alert: {some(len(handled), 'alert')} handled."] if handled else []
    told += [f"Alert question left empty: {_names(empty, called)}."] if empty else []
    if not told:
        told = ["Alert: none." if returned else "Alert: nobody has answered."]
    return " ".join(told)


def _names(codes: Iterable[str], called: Called) -> str:
    return listed([called.name(code) for code in codes])


def _blank(one: Return) -> bool:
    answer = one.extras.get(ALERT)
    return answer is None or answer.state is State.BLANK
