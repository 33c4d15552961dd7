"""Drawing Meetings: who says that it was at which meeting, and which meetings agencies' entries tell of.

Comes in: the rows of questions about the plan's meetings, and chronologies. Goes out: a column for each agency.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from maar.answers import ChronologyEvent, GridRow, State
from maar.chronology.meetings import tells_of_meeting
from maar.figures import day, some
from maar.questions import Question
from maar.questions.model import MEETING, MEETING_ON
from maar.returns import Return, Status
from maar.returns.model import in_words
from maar.sheets.cells import folded
from maar.sheets.form import Form
from maar.sheets.page import Look
from maar.sheets.pages import FREE, NEVER
from maar.tabletop import looks, spec
from maar.tabletop.blind import Called
from maar.tabletop.pack import Pack
from maar.tabletop.table import Table, begin
from maar.tabletop.words import NIL, NOT_ASKED, NOT_HERE

GUIDE = (
    "Each column is what that agency’s own return says. · not asked, □ return missing or held, nil: did not know the "
    "child."
)
ABSENCE = "no entry: its chronology does not tell of this meeting. It may have been there all the same."
ENTRIES = "Meetings that chronologies tell of, by words such as conference, core group and strategy discussion"
EMPTY = "empty"
NO_ROW, RECORDED, NO_ENTRY = "no row", "recorded", "no entry"
WHAT = "What it says"
FIRST = (("Case", 9.0), ("Date", 14.0), ("Meeting", 34.0), (WHAT, 22.0))
WIDE, LEAST, MOST = 128.0, 11.0, 18.0  # characters: of all agencies' columns, and of one
NARROW = 2.0  # characters: of the parts of a question where none is asked
BY_MEETINGS = "meetings"  # Question.rows_from


class Told(NamedTuple):
    """One meeting: which case, when, and what it is called; `sort` puts those without a date last."""

    case: str
    on: date | None
    typed: str
    name: str

    @property
    def order(self) -> tuple[date, str]:
        return self.on or date.max, self.name

    @property
    def same(self) -> tuple[str, object, str]:
        return self.case, self.on or self.typed, folded(self.name)


@dataclass(slots=True)
class Row:
    """A meeting with what each agency's own row says of it: by the name of a part, then by the agency's code."""

    told: Told
    own: dict[str, dict[str, str]] = field(default_factory=dict)
    here: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The agencies that have a column, and the return of each on a case."""

    pack: Pack
    called: Called
    codes: Sequence[str]
    returns: Mapping[tuple[str, str], Return]

    def without(self, code: str, case: str, here: str) -> str:
        """What stands where an agency's return does not say anything; `here` where it came back."""
        one = self.returns.get((code, case))
        if one is None:
            return NOT_ASKED
        return {Status.RETURNED: here, Status.NIL: NIL, Status.OUTSTANDING: NOT_HERE}[one.status]


def draw_meetings(form: Form, pack: Pack, called: Called) -> None:
    """Draw the sheet."""
    due = {one.agency.code for table in pack.tables for one in table.returns}
    returns = {(one.agency.code, one.case.ref): one for table in pack.tables for one in table.returns}
    columns = _Columns(pack, called, called.ordered(due), returns)
    each = min(max(WIDE / max(len(columns.codes), 1), LEAST), MOST)
    asked = [question for question in pack.plan.questions.questions if question.rows_from == BY_MEETINGS]
    first = FIRST if asked else (*FIRST[:-1], ("", NARROW))
    sheet = begin(form, spec.MEETINGS, [*(width for _, width in first), *[each] * len(columns.codes)], GUIDE)
    sheet.say(ABSENCE)
    sheet.space()
    sheet.headings([*(heading for heading, _ in first), *map(called.code, columns.codes)], repeated=True)
    for question in asked:
        _of_question(sheet, columns, question)
    drawn = _of_entries(sheet, columns)
    if not asked and not drawn:
        sheet.say("No question asks about meetings, and no entry of a chronology tells of one.", looks.STATUS_PLAIN)
    sheet.finish(pack.plan)


def _style(columns: _Columns) -> list[Look]:
    return [looks.SAID_SECOND, looks.DAY, looks.STRONG, looks.SAID_SECOND, *[looks.SAID] * len(columns.codes)]


def _of_question(sheet: Table, columns: _Columns, question: Question) -> None:
    """The attendance matrix of one question."""
    sheet.band(f"{question.ref}: {question.short or question.text}")
    rows = _rows(columns, question)
    if not rows:
        sheet.say("The plan lists no meeting, and no return tells of one here.", looks.STATUS_PLAIN)
        return
    for row in rows:
        _meeting(sheet, columns, question, row)
    if lost := [row for row in columns.pack.settled.grid_rows if row.question == question.ref]:
        sheet.say(f"{some(len(lost), 'row')} of returns do not say which case they are about: not shown here.")


def _meeting(sheet: Table, columns: _Columns, question: Question, row: Row) -> None:
    """A line for each part that any agency filled, all of them on one page; one where nobody did."""
    told = row.told
    when: object = told.on or columns.called.text(told.typed) or "no date"
    about: tuple[object, ...] = (told.case, when, columns.called.text(told.name) or "no name")
    parts = [part.name for part in question.columns if part.name in row.own] or [""]
    for place, part in enumerate(parts):
        cells = [_own(columns, question, row, (part, code)) for code in columns.codes]
        first = about if place == 0 else (told.case, "", "")
        sheet.put([*first, part.replace("_", " "), *cells], _style(columns), tie=NEVER if place else FREE)


def _rows(columns: _Columns, question: Question) -> list[Row]:
    """The plan's meetings and those that agencies added, by case and in order of time."""
    rows: list[Row] = []
    for table in columns.pack.tables:
        planned = (Told(one.case, one.on, "", one.name) for one in columns.pack.plan.meetings_of(table.case))
        found = {told.same: Row(told) for told in planned}
        for one in table.returns:
            for row in one.grid_rows:
                if row.question == question.ref:
                    _add(columns, question, found, row)
        rows += sorted(found.values(), key=lambda row: row.told.order)
    return rows


def _add(columns: _Columns, question: Question, found: dict[tuple[str, object, str], Row], row: GridRow) -> None:
    """Put one agency's row where its meeting stands."""
    cells = {value.part: value.value for value in row.values}
    when, name = cells.get(MEETING_ON), in_words(cells.get(MEETING, ""))
    told = Told(
        row.case, when if isinstance(when, date) else None, "" if isinstance(when, date) else str(when or ""), name
    )
    of = found.setdefault(told.same, Row(told))
    of.here.add(row.agency)
    for part in question.columns:
        if not part.ours and part.name in cells:
            told_before = of.own.setdefault(part.name, {}).get(row.agency)
            text = columns.called.brief(in_words(cells[part.name]))
            of.own[part.name][row.agency] = f"{told_before}\n{text}" if told_before else text


def _own(columns: _Columns, question: Question, row: Row, at: tuple[str, str]) -> str:
    """What an agency says of itself about one meeting; `at` is the part and the agency's code."""
    part, code = at
    if text := row.own.get(part, {}).get(code):
        return text
    one = columns.returns.get((code, row.told.case))
    put = next((put for put in one.put if put.ref == question.ref), None) if one else None
    if one is None or put is None or (part and part not in {column.name for column in put.columns}):
        return NOT_ASKED
    if code in row.here:
        return EMPTY
    answer = one.answers.get(question.ref)
    if answer and answer.state in (State.NOT_KNOWN, State.NOT_APPLICABLE):
        return str(answer.state)
    return columns.without(code, row.told.case, NO_ROW)


def _of_entries(sheet: Table, columns: _Columns) -> bool:
    """The meetings that entries of chronologies tell of; says whether there is any."""
    rows = [*_entries(columns)]
    if rows:
        sheet.band(ENTRIES)
    for group in rows:
        first = group[0]
        recorded = {event.agency: _recorded(event, first) for event in group}
        own = [recorded.get(code) or columns.without(code, first.case, NO_ENTRY) for code in columns.codes]
        when: object = first.date or columns.called.text(first.date_text) or "no date"
        sheet.put([first.case, when, columns.called.text(first.event), "", *own], _style(columns))
    return bool(rows)


def _recorded(event: ChronologyEvent, first: ChronologyEvent) -> str:
    return RECORDED if event.date == first.date or not event.date else f"{RECORDED}, {day(event.date)}"


def _entries(columns: _Columns) -> Iterator[tuple[ChronologyEvent, ...]]:
    """Each meeting once, with the entries of all agencies that recorded it; in the order of the cases."""
    chronologies = {one.case.ref: one for one in columns.pack.chronologies}
    for table in columns.pack.tables:
        one = chronologies.get(table.case.ref)
        if one is None:
            continue
        group_of = {place: group for group in one.together for place in group}
        for place, event in enumerate(one.events):
            group = sorted(group_of.get(place, (place,)))
            if group[0] == place and any(tells_of_meeting(one.events[other]) for other in group):
                yield (event, *(one.events[other] for other in group[1:]))
