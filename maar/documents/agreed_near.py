"""How close the agencies' judgements are to each other, and to those of the meeting: n of d, and no other statistic.

Comes in: rates and leanings, already counted. Goes out: a short section, a table of leanings, and their sheets.
"""

from collections.abc import Iterator

from maar.agreement import Nearness, Rates
from maar.documents.books_part import decimal
from maar.documents.found import Found
from maar.documents.model import Cell, Column, Row, Section, Table
from maar.documents.phrases import NO_DATA, told
from maar.documents.returns_part import count
from maar.documents.sheet_cells import columns
from maar.figures import Share, percent, some
from maar.findings import Finding, FindingKind

UNIT = (
    "Unit: one comparison, of what two or more agencies judged on one question of one case. Its two judgements "
    "furthest apart decide."
)
APART = "Further apart: two levels or more. Different views are something to ask about; they are no fault of an agency."
LIMITS = (
    "These are few judgements, of a few people, on cases that were talked about. They show where to look; they do not "
    "show how an agency judges."
)
HEADS = ("Same", "Within one level", "Further apart")


def near_section(found: Found) -> Section | None:
    """Where two agencies or more judged the same: how close they are, by theme."""
    rates = found.agreement.rates
    if not rates.total.d:
        return None
    names = {theme.code: theme.name for theme in found.plan.questions.themes}
    rows = [_row(names[code], rates.themes[code]) for code in names if code in rates.themes and rates.themes[code].d]
    total = [_row("All", rates.total, total=True)] if len(rows) > 1 else []
    head = (Column("Theme"), *(Column(name, "number") for name in HEADS))
    note = f"{_apart_as_told(found)} {APART}".lstrip()
    table = Table("Nearness", near_words(rates), UNIT, head, (*rows, *total), note)
    return Section("near", "How close the agencies' judgements are", (table,))


def near_words(rates: Rates) -> str:
    """`Agencies judged the same in 40 of 90 comparisons, within one level in 30, and further apart in 20`."""
    same, within_one, apart = rates.total.shares
    return (
        f"Agencies judged the same in {same.n} of {some(same.d, 'comparison')}, within one level in {within_one.n}, "
        f"and further apart in {apart.n}"
    )


def _apart_as_told(found: Found) -> str:
    """`Of the 26 further apart, 24 are told as split views and 2 as contradictions.`, where that is all of them."""
    apart = found.agreement.rates.total.shares[2].n
    splits = sum(one.kind is FindingKind.SPLIT for one in found.findings)
    told_else = sum(one.kind is FindingKind.CONTRADICTION and _far(found, one) for one in found.findings)
    if not told_else or apart != splits + told_else:
        return ""
    are = "is told as a split view" if splits == 1 else "are told as split views"
    what = "a contradiction" if told_else == 1 else "contradictions"
    return f"Of the {apart} further apart, {splits} {are} and {told_else} as {what}."


def _far(found: Found, one: Finding) -> bool:
    """Are two judgements on its question two levels or more apart, and is that told as no split view?"""
    scale = found.plan.questions.question(one.question).scale
    given = [answer.judgement for answer in one.evidence if answer.question == one.question and answer.judgement]
    split = any(
        (each.kind, each.question, each.case) == (FindingKind.SPLIT, one.question, one.case) for each in found.findings
    )
    places = [scale.position(label) for label in given] if scale else []
    return not split and bool(places) and max(places) - min(places) >= 2


def _row(name: str, near: Nearness, total: bool = False) -> Row:
    return Row((Cell(name), *(_share(share) for share in near.shares)), total)


def _share(share: Share) -> Cell:
    return Cell(str(told(share)) if share.d else NO_DATA, quiet=share.n == 0)


def leanings(found: Found) -> Iterator[Table]:
    """Who tends to judge above or below the meeting: for the restricted edition only."""
    own = {one.agency: one for one in found.agreement.leanings if one.d}
    rows = tuple(
        Row((Cell(agency.name), *(_share(Share(n, one.d)) for n in (one.above, one.same, one.below))))
        for agency in found.plan.agencies
        if (one := own.get(agency.code))
    )
    if rows:
        head = (Column("Agency"), *(Column(name, "number") for name in ("Above", "Same", "Below")))
        unit = "Unit: one judgement of the agency beside the agreed one. Above: more favourable than was agreed."
        yield Table("Leanings", "Where agencies judged above or below the meeting", unit, head, rows, LIMITS)


def nearness_sheet(found: Found) -> Iterator[Table]:
    """By theme, by question and by two agencies, with numbers that stay numbers."""
    rates, plan = found.agreement.rates, found.plan
    if not (rates.total.d or any(one.d for one in rates.pairs.values())):
        return
    rows = [("All", "All", rates.total)]
    rows += [("Theme", theme.name, rates.themes.get(theme.code, Nearness())) for theme in plan.questions.themes]
    rows += [
        ("Question", f"{one.ref} {one.short}", rates.questions.get(one.ref, Nearness()))
        for one in plan.questions.questions
    ]
    codes = [agency.code for agency in plan.agencies]
    pairs = sorted(rates.pairs.items(), key=lambda pair: [codes.index(code) for code in pair[0]])
    rows += [("Agencies", " and ".join(plan.agency(code).short for code in two), near) for two, near in pairs]
    numbers = ("Compared", *(name for head in HEADS for name in (head, f"{head}, per cent")))
    note = f"By two agencies: one question of one case that both judged. {APART}"
    told_of = tuple(Row((Cell(by), Cell(name), *_numbers(near))) for by, name, near in rows if near.d)
    yield Table("Agreement", "How close the judgements are", UNIT, columns(("By", "Of"), numbers), told_of, note)


def _numbers(near: Nearness) -> tuple[Cell, ...]:
    shares = (cell for share in near.shares for cell in (count(share.n), decimal(percent(share))))
    return (count(near.d), *shares)
