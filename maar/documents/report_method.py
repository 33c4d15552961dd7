"""How the audit was done, in short, and on whose cases, as counts; what came back and how complete it is.

Comes in: everything found. Goes out: two sections of the report.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from maar.documents.agreed_part import has_met
from maar.documents.agreed_words import room
from maar.documents.books_part import answers_balance, by_agency
from maar.documents.found import Found
from maar.documents.method import limits, who_read
from maar.documents.model import Block, Bullets, Cell, Column, Row, Section, Table
from maar.documents.phrases import NO_DATA, day, span, told
from maar.documents.points import Point, Points
from maar.documents.returns_part import count, returns_section
from maar.documents.sheet_cells import columns
from maar.figures import Share, listed, some
from maar.scores import books

COMPLETENESS = "What was asked, and how complete the answers are"
AT_LENGTH = (
    "Every finding, also who answered what where views differ, stands under its number in findings.html; every answer "
    "with its cell in findings.xlsx."
)
UNSAID = "not said in the plan"
COMPLETE = "Complete: answered, not known or not applicable, of those asked."


def short_method_section(found: Found) -> Section:
    """Sample, look-back, agencies, auditors, meeting, other strands, limits, and the profile of the cases."""
    blocks: list[Block] = [Points(tuple(_points(found)))]
    if strands := found.words.all_of("strands"):
        blocks.append(Bullets("Other strands of evidence", strands))
    blocks += [Bullets("Limits", limits(found)), *_profile(found)]
    return Section("method", "How it was done", tuple(blocks))


def _points(found: Found) -> Iterator[Point]:
    plan = found.plan
    refs = listed([case.ref for case in plan.cases])
    yield Point(f"{some(len(plan.cases), 'case')}, known by reference only: {refs}.", "Sample.")
    yield Point(f"{span(*plan.period)}.", "Period looked at.")
    yield Point(f"{listed([agency.name for agency in plan.agencies])}.", "Agencies.")
    yield Point(who_read(found), "Questions.")
    yield Point(_auditors(found), "Auditors.")
    yield Point(_meeting(found), "Meeting.")
    yield Point(AT_LENGTH, "At length.")


def _auditors(found: Found) -> str:
    returned = found.settled.returned
    if not returned:
        return "No return has come back yet."
    independent = _say([one.top.independent for one in returned], "the auditor was independent of the case")
    spoke = _say([one.top.spoke_to_practitioner for one in returned], "the practitioner was spoken to")
    signed = told(Share(sum(bool(one.signed_off_by or one.signed_off_on) for one in returned), len(returned)))
    return f"Of the returns received, {independent}; {spoke}; {signed} were signed off."


def _say(answers: list[str], what: str) -> str:
    """`30 of 39 (77%) say that ..., 2 do not say`; where nobody does, only that."""
    yes, silent = answers.count("Yes"), answers.count("")
    if silent == len(answers):
        return f"{silent} of {silent} did not say whether {what}"
    aside = f", and {silent} {'does' if silent == 1 else 'do'} not say" if silent else ""
    return f"{told(Share(yes, len(answers)))} say that {what}{aside}"


def _meeting(found: Found) -> str:
    when = found.plan.tabletop
    if not has_met(found):
        planned = f"It is planned for {day(when)}. " if when and when > found.as_of else ""
        return f"{planned}No judgement of a meeting is told here: judgements stand as they were returned."
    on = f" on {day(when)}" if when else ""
    agreed = some(len(found.agreement.agreed.judgements), "judgement")
    present = " ".join(text.plain for text in room(found))
    return f"The returns were read together{on}, and {agreed} agreed beside those returned. {present}".rstrip()


def _profile(found: Found) -> Iterator[Table]:
    """The cases by status and by age band, never one beside the other; nothing where the plan says neither."""
    cases = found.plan.cases
    rows = [
        Row((Cell(f"{name}: {value or UNSAID}"), count(number)))
        for name, values in (("Status", [one.status for one in cases]), ("Age band", [one.age_band for one in cases]))
        if any(values)
        for value, number in _counted(values)
    ]
    if rows:
        unit = f"Unit: one case, of {len(cases)}."
        head = columns(("As the plan has it",), ("Cases",))
        yield Table("Case profile", "The cases", unit, head, tuple(rows))


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    """Bands of age youngest first, other values most first; what the plan does not say last."""
    return sorted(Counter(values).items(), key=lambda pair: (not pair[0], _from_age(pair[0]), -pair[1], pair[0]))


def _from_age(band: str) -> int:
    """The age that a band begins at: 5 for `5 to 9`, before all others for `Under 1`; 0 without a number."""
    first = re.search(r"\d+", band)
    if first is None:
        return 0
    return -1 if band[: first.start()].strip().casefold() in ("under", "<") else int(first.group())


def returns_and_completeness(found: Found) -> Section:
    """What came back, and how complete the answers of each agency are."""
    section = returns_section(found)
    return Section(section.anchor, "Returns and completeness", (*section.blocks, _completeness(found)))


def _completeness(found: Found) -> Table:
    """The balance of answers, with how many of those asked are complete."""
    table = answers_balance(found)
    every = [*(one for _, _, one in by_agency(found)), books(found.settled.returns)]
    rows = tuple(
        replace(row, cells=(*row.cells, Cell(str(told(one.completeness)) if one.completeness.d else NO_DATA)))
        for row, one in zip(table.rows, every, strict=True)
    )
    columns = (*table.columns, Column("Complete", "number"))
    return replace(table, title=COMPLETENESS, columns=columns, rows=rows, note=f"{COMPLETE} {table.note}")
