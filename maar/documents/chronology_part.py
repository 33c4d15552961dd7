"""The chronologies: all cases in one table, then for each case its picture and what in it to look at."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from maar.chronology import CaseChronology, Gap
from maar.chronology.said import BY_WORDS, NO_ACTION, NO_ACTION_RECORDED, UNSEEN
from maar.documents.chronology_lanes import DRAWN_AT_MOST, drawn_cases, lanes, names
from maar.documents.chronology_sheet import entries_sheet
from maar.documents.chronology_signs import signs_sheet, signs_table
from maar.documents.found import Found
from maar.documents.model import Block, Cell, Column, Row, Section, Table, Text
from maar.documents.phrases import lower_first, sentence_case, span
from maar.documents.returns_part import count
from maar.documents.sheet_cells import NOTHING
from maar.figures import some

TOLD_AT_MOST = 24  # cases of which the page says what to look at
NEVER = "none"
IN_ITSELF = "same entry"


def chronology_section(found: Found) -> Section:
    """What each agency wrote down when, put together."""
    if not any(case.events for case in found.chronologies):
        return Section("chronology", "Chronology", (Text("No return holds a chronology entry."),))
    drawn, enough = drawn_cases(found)
    blocks: list[Block] = [chronology_table(found)]
    if enough > len(drawn):
        blocks.append(Text(f"Drawn: the {DRAWN_AT_MOST} cases with most entries of the {enough} with enough to draw."))
    looked_at = [(one, signs_table(found, one, _listed(found, one, drawn))) for one in found.chronologies]
    told = _told([one.case.ref for one, table in looked_at if table], drawn)
    for one, table in looked_at:
        blocks += [lanes(found, one)] if one.case.ref in drawn else []
        blocks += [table] if table and one.case.ref in told else []
    if left := sum(table is not None for _, table in looked_at) - len(told):
        what = f"What to look at in {some(left, 'more case')}"
        blocks.append(Text(f"{what} stands in findings.xlsx, sheet Chronology to look at."))
    return Section("chronology", "Chronology", tuple(blocks))


def _listed(found: Found, one: CaseChronology, drawn: frozenset[str]) -> dict[int, str]:
    """The entries with a name in a list that readers have before them."""
    return dict(names(found.plan, one)) if one.case.ref in drawn else {}


def _told(refs: list[str], drawn: frozenset[str]) -> frozenset[str]:
    """The cases of which the page says what to look at: those drawn, then the first of the others."""
    first = sorted(refs, key=lambda ref: ref not in drawn)
    return frozenset(first[:TOLD_AT_MOST])


def chronology_sheets(found: Found) -> tuple[Table, ...]:
    """The sheets of findings.xlsx about chronologies: counts by case, what to look at, every entry."""
    more = (signs_sheet(found), entries_sheet(found))
    return (chronology_table(found, whole=True), *(table for table in more if table.rows))


class _Count(NamedTuple):
    """A column: its number for one case, words instead of one, or nothing.

    `adds` up over cases; `page`: it stands on the page too.
    """

    name: str
    of: Callable[[CaseChronology], int | str | None]
    adds: bool
    page: bool


def _longest(gaps: tuple[Gap, ...]) -> int | None:
    return max((gap.days for gap in gaps), default=None)


def _days_to_action(one: CaseChronology) -> int | str | None:
    if one.first_action is None:
        return None
    if one.first_action.in_itself:
        return IN_ITSELF
    return NEVER if one.first_action.days is None else one.first_action.days


COUNTS = (
    _Count("Entries", lambda one: len(one.events), True, True),
    _Count("Agencies", lambda one: len(one.agencies), False, True),
    _Count("Without a date", lambda one: len(one.events) - len(one.dated), True, False),
    _Count("Significant", lambda one: len(one.significant), True, False),
    _Count("Events told by several", lambda one: len(one.together), True, False),
    _Count(NO_ACTION, lambda one: len(one.without_action), True, True),
    _Count("No impact written", lambda one: len(one.without_impact), True, True),
    _Count("Gaps", lambda one: len(one.gaps), True, False),
    _Count("Longest gap in days", lambda one: _longest(one.gaps), False, True),
    _Count("Longest not seen in days", lambda one: _longest(one.unseen), False, True),
    _Count("Clusters", lambda one: len(one.clusters), True, False),
    _Count("Concerns repeated", lambda one: len(one.repeats), True, True),
    _Count("Days to first action", _days_to_action, False, True),
)


def chronology_table(found: Found, whole: bool = False) -> Table:
    """One row for each case: the columns that the page has room for, or the `whole`."""
    counts = [each for each in COUNTS if whole or (each.page and not _all_in_itself(found, each))]
    numbers = [[each.of(one) for each in counts] for one in found.chronologies]
    rows = [
        Row((Cell(f"Case {one.case.ref}"), *map(_cell, row)))
        for one, row in zip(found.chronologies, numbers, strict=True)
    ]
    totals = (
        _cell(sum(number for row in numbers if isinstance(number := row[place], int)) if each.adds else None)
        for place, each in enumerate(counts)
    )
    rows.append(Row((Cell("All"), *totals), total=True))
    first = any(each.of is _days_to_action for each in counts)
    days = " Days to first action: from the first entry that names a concern or is significant." if first else ""
    return Table(
        "Chronology",
        "Chronology entries by case",
        f"Unit: one entry is one row of an agency's chronology. {NO_ACTION}: {lower_first(NO_ACTION_RECORDED)}. "
        f"A gap: no agency recorded anything. Not seen: {lower_first(UNSEEN)}.{days}",
        (Column("Case"), *(Column(each.name, "number") for each in counts)),
        tuple(rows),
        _note(found, _explained(rows, whole)),
    )


def _all_in_itself(found: Found, one: _Count) -> bool:
    """Does a column say of every case that the entry holds its own action, and so nothing of how long it took?"""
    return {IN_ITSELF} <= {one.of(case) for case in found.chronologies} <= {IN_ITSELF, None}


def _cell(number: int | str | None) -> Cell:
    if number is None:
        return NOTHING
    return Cell(number) if isinstance(number, str) else count(number)


def _explained(rows: Iterable[Row], whole: bool) -> str:
    """What stands for words in the table, explained as it is drawn: only what is in it."""
    said = {cell.text for row in rows for cell in row.cells}
    each = (
        f"{'[x]' if whole else 'A dot'}: nothing of the kind" if NOTHING.text in said else "",
        f"{NEVER}: no action from that entry on" if NEVER in said else "",
        f"{IN_ITSELF}: it holds an action itself" if IN_ITSELF in said else "",
    )
    named = "; ".join(filter(None, each))
    return f" {sentence_case(named)}." if named else ""


def _note(found: Found, explained: str) -> str:
    watch = found.plan.watch
    return (
        "Entries are never merged: what two agencies recorded counts twice. Inside the period "
        f"{span(*found.plan.period)}: gaps of {some(watch.gap_days, 'day')} or more, not seen for "
        f"{some(watch.unseen_days, 'day')} or more. Repeated: {some(watch.repeats, 'event')} or more within "
        f"{some(watch.repeat_days, 'day')} name the concern, with no strategy meeting recorded between.{explained} "
        f"{BY_WORDS}"
    )
