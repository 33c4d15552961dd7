"""Checks of the alert question. Comes in: returned returns. Goes out: a problem for each that left it blank.

An alert that was raised is no check: it is found while reading, in every file that can be opened.
"""

from collections.abc import Iterator

from maar.answers import State
from maar.checks.context import Check, Context
from maar.problems import Problem
from maar.problems import returns as codes
from maar.questions import ALERT


def alert_blank(context: Context) -> Iterator[Problem]:
    """Every returned return answers the alert question, or raised an alert wherever in it."""
    raised = {(alert.agency, alert.case) for alert in context.settled.alerts}
    for one in context.settled.returned:
        answer = one.extras.get(ALERT)
        if (one.agency.code, one.case.ref) in raised and not (answer and answer.filled):
            continue
        if answer is None or answer.state is State.BLANK:
            at = answer.at if answer and answer.at.file else one.at
            yield Problem(codes.ALERT_BLANK, at, one.agency.code, one.case.ref, ALERT)


CHECKS: tuple[Check, ...] = (alert_blank,)
