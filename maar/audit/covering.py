"""The covering text of a marked workbook, to paste into an e-mail: plain, 72 columns, nothing about a child.

Comes in: the plan, the agency, what is asked, the day it is. Goes out: the text.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import fill

from maar.figures import listed, some
from maar.plan import Agency, Plan
from maar.problems.returns import ALERT_BLANK
from maar.returns import Return, Status
from maar.workbook.filled import Query

WIDE = 72


def covering_text(plan: Plan, agency: Agency, asked: Sequence[Query], returns: Iterable[Return], as_of: date) -> str:
    """Who it is to, what is asked, by when, and how to send it back; `returns` are all that the workbook is for."""
    paragraphs = [
        f"To: {agency.name}",
        f"{plan.title}: {some(len(asked), 'thing')} to put right in your return",
        *_alert(plan, asked),
        "Thank you for your return. The workbook attached holds what you wrote. We would like to be sure that we "
        f"read it as you mean it, so please look at {some(len(asked), 'box', 'boxes')}:",
        _counts(asked),
        "Each of these boxes has a heavy edge, and the reason stands beside it under To fix. The sheet To fix lists "
        "them all, with a link to each. All else can stay as you wrote it. Where the record does not show an answer, "
        "Not known is one.",
        *_not_in(returns),
        f"{_by_when(plan, as_of)} Please send this workbook back, not an earlier copy, to "
        f"{plan.contact or 'the audit lead'} by your usual secure route.",
    ]
    return "\n\n".join(one if one.startswith(" ") else fill(one, WIDE) for one in paragraphs) + "\n"


def _alert(plan: Plan, asked: Sequence[Query]) -> list[str]:
    """A blank alert question comes before all else."""
    cases = [query.case for query in asked if query.code == ALERT_BLANK.code]
    if not cases:
        return []
    where = f"case{'s' if len(cases) > 1 else ''} {listed(sorted(cases))}"
    return [
        f"First, today: on {where} the question whether a child may be at risk now is not answered. If one may be, "
        f"follow your procedures now and ring the audit lead{f' ({plan.contact})' if plan.contact else ''}. Do not "
        "wait to send the workbook."
    ]


def _not_in(returns: Iterable[Return]) -> list[str]:
    """Cases still to come; and those left out, because it is not clear yet whose answers came back."""
    out = [one for one in returns if one.status is Status.OUTSTANDING]
    words = (
        ("still to come: {} stands in this workbook, empty", [one.case.ref for one in out if not one.held]),
        ("not in this workbook: we will ring you about what came back", [one.case.ref for one in out if one.held]),
    )
    return [
        f"Case{'s' if len(refs) > 1 else ''} {listed(refs)} {'are' if len(refs) > 1 else 'is'} "
        f"{text.format('each' if len(refs) > 1 else 'its sheet')}."
        for text, refs in words
        if refs
    ]


def _counts(asked: Sequence[Query]) -> str:
    sheets = Counter(query.spot.sheet if query.spot else "Elsewhere" for query in asked)
    widest = max(map(len, sheets))
    return "\n".join(f"  {sheet:<{widest}}  {number:>3}" for sheet, number in sorted(sheets.items()))


def _by_when(plan: Plan, as_of: date) -> str:
    day = f"{plan.return_by.day} {plan.return_by:%B %Y}"
    if as_of <= plan.return_by:
        return f"We need it by {plan.return_by:%A} {day}."
    return f"Returns were due on {day}, so please answer within the week."
