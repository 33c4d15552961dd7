"""What stands first: alerts, alerts dealt with, returns that left the question empty, or that there are none."""

from collections import defaultdict

from maar.answers import State
from maar.documents.found import Found
from maar.documents.model import Alert
from maar.documents.phrases import day
from maar.figures import listed, some
from maar.questions import ALERT
from maar.returns import Alert as Raised
from maar.returns import Return, Status

RECORDED = "Ring each agency now; when an alert is dealt with, record it with maar decide."
NAMED = 12  # a sentence names so many cases and no more


def alerts(found: Found) -> tuple[Alert, ...]:
    """The alert part of any document, most urgent first."""
    returned = found.settled.returned
    empty = [one for one in returned if _left_empty(one)]
    said_no = [one for one in returned if _said_no(found, one)]
    opened = [one for one in found.settled.alerts if not one.handled]
    handled = [one for one in found.settled.alerts if one.handled]
    parts = []
    if opened:
        parts.append(_open(found, opened, len(said_no)))
    if empty:
        parts.append(_unanswered(empty, len(said_no), told=bool(opened)))
    if handled:
        parts.append(_handled(found, handled))
    return tuple(parts) or (_none(len(returned), sum(one.status is Status.NIL for one in found.settled.returns)),)


def _left_empty(one: Return) -> bool:
    answer = one.extras.get(ALERT)
    return answer is None or answer.state is State.BLANK


def _said_no(found: Found, one: Return) -> bool:
    answer = one.extras.get(ALERT)
    return answer is not None and answer.judgement == found.plan.questions.alert.labels[1]


def _others(number: int) -> str:
    return f"{some(number, 'return')} answered No to this question." if number else ""


def _open(found: Found, raised: list[Raised], others: int) -> Alert:
    lines = dict.fromkeys(_line(found, one) for one in raised)
    note = f"{_others(others)} No detail about the child is given here. {RECORDED}".strip()
    return Alert("alert", f"{some(len(raised), 'alert')}: a child may be at risk now", tuple(lines), note)


def _line(found: Found, one: Raised) -> str:
    if one.audit:
        return f"{one.at.file}: a workbook of another audit. Ring whoever leads or sent it now."
    if not one.agency:
        return f"{one.at.file or 'A file'}: it does not say which agency it is from. Find out now whose it is."
    agencies = {agency.code: agency.name for agency in found.plan.agencies}
    whose = f"{agencies.get(one.agency, one.agency)}, case {one.case or 'not known'}"
    due = (own for own in found.settled.returned if (own.agency.code, own.case.ref) == (one.agency, one.case))
    own = next(due, None)
    if own is None or ((_left_empty(own) or _said_no(found, own)) and own.at.file != one.at.file):
        return f"{whose}, in a file that counts nowhere ({one.at.file}). Ring the agency now."
    signed = f", on the return signed off {day(own.signed_off_on)}" if own.signed_off_on else ""
    said = "says who was told" if own.extras[ALERT].evidence else "does not say who was told. Ring the agency now"
    return f"{whose}{signed}. The return {said}."


def _handled(found: Found, raised: list[Raised]) -> Alert:
    agencies = {agency.code: agency.name for agency in found.plan.agencies}
    whose = dict.fromkeys(
        f"{agencies.get(one.agency, one.agency)} on case {one.case}" if one.agency and one.case else one.at.file
        for one in raised
    )
    was = "was raised and is" if len(raised) == 1 else "were raised and are"
    return Alert("none", f"{some(len(raised), 'alert')} {was} recorded by the lead as handled: {listed(tuple(whose))}.")


def _unanswered(empty: list[Return], others: int, told: bool) -> Alert:
    cases: dict[str, list[str]] = defaultdict(list)
    for one in empty:
        cases[one.agency.name].append(one.case.ref)
    lines = tuple(f"Ring {name} about {case_words(refs)}." for name, refs in cases.items())
    return Alert(
        "unanswered",
        f"{some(len(empty), 'return')} left the alert question empty",
        lines,
        "" if told else _others(others),
    )


def case_words(refs: list[str]) -> str:
    """`case C`, `cases C, D and F`, `31 cases`."""
    if len(refs) > NAMED:
        return f"{len(refs)} cases"
    return f"{'case' if len(refs) == 1 else 'cases'} {listed(refs)}"


def _none(returned: int, nil: int) -> Alert:
    if not returned and nil:
        return Alert("none", "Only nil returns have come back, and a nil return is not asked the alert question.")
    if not returned:
        return Alert("none", "No return has come back yet, so nobody has answered the alert question.")
    who = "The 1 return" if returned == 1 else f"All {returned} returns"
    return Alert("none", f"{who} answered No to the alert question.")
