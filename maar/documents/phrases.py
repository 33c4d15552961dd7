"""How dates, places and numbers are said in every document, so that they are said alike."""

from calendar import monthrange
from datetime import date

from maar.answers import Answer
from maar.figures import Figure, Share, figure
from maar.figures import cut as cut
from maar.plan import Plan

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
NO_DATA = "·"
RESTRICTED, ON_A_FORM = "Restricted", " when completed"


def day(when: date) -> str:
    """`12 June 2025`, for sentences."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def short_day(when: date) -> str:
    """`12 Jun 2025`, for tables and lists."""
    return f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}"


def span(start: date, end: date) -> str:
    """`May 2024 to April 2025` for whole months, else both days."""
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        months = [f"{MONTHS[when.month - 1]} {when.year}" for when in (start, end)]
        return " to ".join(dict.fromkeys(months))
    return f"{day(start)} to {day(end)}"


def days_between(first: date, last: date) -> str:
    """`2 to 12 Feb 2025`, `12 Mar to 9 Sep 2025`, `2 Sep 2025 to 11 Mar 2026`, or the one day."""
    if first == last:
        return short_day(first)
    start = short_day(first)
    if first.year == last.year:
        start = str(first.day) if first.month == last.month else start.rsplit(" ", 1)[0]
    return f"{start} to {short_day(last)}"


def number(count: int) -> str:
    """`Six` at the beginning of a sentence; digits from 13."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def stopped(text: str) -> str:
    """The words as a sentence: with a full stop where they end in no sign."""
    words = text.strip()
    return words if words.endswith((".", "!", "?", "…", ":")) else f"{words}."


def marking(plan: Plan) -> str:
    """How a restricted document is marked: as the plan says, without that it holds only once it is filled in."""
    return plan.marking.removesuffix(ON_A_FORM) or RESTRICTED


def told(share: Share) -> Figure:
    """The share as printed; words where there is nothing to share out."""
    return figure(share) if share.d else Figure("no answers")


def reference(plan: Plan, answer: Answer) -> str:
    """`Schools, case C, LEX-4 · Sheet Case C, cell F15`."""
    whose = f"{plan.agency(answer.agency).short}, case {answer.case}, {answer.question}"
    where = [f"Sheet {answer.at.sheet}"] if answer.at.sheet else []
    where += [f"cell {answer.at.cell}"] if answer.at.cell else []
    return f"{whose} · {', '.join(where)}" if where else whose
