"""The merged chronologies as a sheet of findings.xlsx: every entry in order of time, with where it stands."""

from maar.chronology import CaseChronology
from maar.documents.chronology_lanes import drawn_cases, names
from maar.documents.found import Found
from maar.documents.model import Cell, Row, Table
from maar.documents.phrases import NO_DATA, short_day
from maar.documents.sheet_cells import columns
from maar.plan import Plan

ROWS_AT_MOST = 5_000  # a sheet of more takes seconds to write; the data file holds all
HEAD = (
    "Case", "Date", "Agency", "Event", "Source", "Action or inaction", "Impact on the child", "Significant event?",
    "Told together with", "In the picture", "File", "Sheet", "Cell",
)  # fmt: skip


def entries_sheet(found: Found) -> Table:
    """Every entry of every case, those without a date last in their case."""
    drawn, _ = drawn_cases(found)
    rows = tuple(row for one in found.chronologies for row in _rows(found.plan, one, one.case.ref in drawn))
    unit = (
        "Unit: one entry is one row of an agency's chronology. Told together: entries that seem to tell of one event."
    )
    left = len(rows) - ROWS_AT_MOST
    note = f"The first {ROWS_AT_MOST} of {len(rows)} entries; all stand in data/chronology.csv." if left > 0 else ""
    title = "Every entry of every agency, case by case in order of time"
    return Table("Chronology entries", title, unit, columns(HEAD), rows[:ROWS_AT_MOST], note)


def _rows(plan: Plan, one: CaseChronology, drawn: bool) -> list[Row]:
    with_whom = {place: group for group in one.together for place in group}
    named = names(plan, one) if drawn else {}
    rows = []
    for place, event in enumerate(one.events):
        others = [one.events[other] for other in with_whom.get(place, ()) if other != place]
        together = "; ".join(
            f"{plan.agency(other.agency).short}, {short_day(other.date) if other.date else 'no date'}"
            for other in others
        )
        texts = (
            one.case.ref, short_day(event.date) if event.date else event.date_text, plan.agency(event.agency).short,
            event.event, event.source, event.action, event.impact, event.significant, together,
            named.get(place, ""), event.at.file, event.at.sheet, event.at.cell,
        )  # fmt: skip
        rows.append(Row(tuple(Cell(text or NO_DATA, quiet=not text) for text in texts)))
    return rows
