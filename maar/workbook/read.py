"""From a returned file to what it says: sheets, events, actions, alerts and every problem, all in one pass.

Comes in: the bytes of a file, the plan and the register. Goes out: a `Reading`. The file is never written to.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from maar.answers import AlertSeen, CaseSheet, ChronologyEvent, GridRow, PlannedAction, Reading, StartSheet, State
from maar.figures import listed
from maar.plan import Plan, Register
from maar.problems import Location, Problem, spanning
from maar.problems import answers as codes
from maar.problems import files as file_codes
from maar.problems import tabletop as meeting_codes
from maar.sheets import cells
from maar.sheets.book import Book, Sheet
from maar.sheets.box import hidden_in, short, shows
from maar.sheets.cells import folded, text_of
from maar.sheets.form import LISTS
from maar.sheets.keys import Sentinel, looks_like_key
from maar.sheets.locate import (
    HEADING_WITHIN,
    Headings,
    WordRows,
    find_fields,
    find_headings,
    find_other_format,
    find_sentinel,
    heading_rows,
)
from maar.sheets.open import open_book
from maar.workbook import spec
from maar.workbook.alerts_read import alerts_in
from maar.workbook.around import COLUMNS, in_sheet, look_around, on_lists, on_start_here, on_to_fix, without_headings
from maar.workbook.case_read import Source, read_case
from maar.workbook.grid_spec import Grid
from maar.workbook.grids_read import fit, read_grid, recognise
from maar.workbook.lists_read import read_actions, read_events
from maar.workbook.rows import Names, SheetRows, find_rows, names

CUT = 255  # characters; where some programs cut every text of an .xls


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sheet with what it was recognised as; `kind` is a title of `spec`, `case`, `grid` (with it), or empty."""

    sheet: Sheet
    kind: str
    headings: Headings | None
    mark: Sentinel | None
    grid: Grid | None = None


@dataclass(slots=True)
class _Gathered:
    sheets: list[CaseSheet]
    events: list[ChronologyEvent]
    actions: list[PlannedAction]
    grid_rows: list[GridRow]
    starts: list[StartSheet]
    alerts: list[AlertSeen]
    foreign: list[str]
    rows: dict[str, SheetRows]


def known_names(plan: Plan, register: Register) -> Names:
    """What the plan and its earlier issues know; made once for all files."""
    return names(plan, register.questions)


def read(
    data: bytes,
    file: str,
    plan: Plan,
    register: Register,
    known: Names | None = None,
    passwords: Sequence[str] = (),
) -> Reading:
    """Everything in one returned file; `file` is its path under returned/, with `/`.

    `known` are the names of the plan, where they were made before; `passwords` are tried on a locked file.
    """
    opened = open_book(data, file, passwords)
    if isinstance(opened, Problem):
        return Reading(file, opened.content, problems=(opened,), opened=False)
    known = known or known_names(plan, register)
    source = Source(plan, register, known, file, opened.digest, cut_at=_cut_at(opened))
    seen, of_meeting = _recognised(source, opened)
    if of_meeting and not any(one.mark or one.kind == "case" for one in seen):
        alerts = [alert for one in seen for alert in alerts_in(source, one.sheet, one.headings, None)]
        return Reading(file, opened.digest, alerts=tuple(alerts), problems=tuple(source.problems))
    if _is_question_set(source, seen):
        source.complain(file_codes.QUESTION_SET, Location(file))
        return Reading(file, opened.digest, problems=tuple(source.problems))
    gathered = _gather(source, seen)
    foreign = _other_audits(source, seen, gathered)
    ours = any(one.mark and one.mark.audit == plan.id for one in seen)
    found = bool(gathered.sheets or gathered.events or gathered.actions or gathered.grid_rows)
    formats = sorted(filter(None, (find_other_format(sheet) for sheet in opened.sheets)))
    if formats:
        source.complain(file_codes.OLD_FORMAT, Location(file), what=listed([*dict.fromkeys(formats)]))
    if not foreign and (found or not formats):
        look_around(source, opened)
        _beside_all_answers(source, seen, gathered, found or ours)
    if not found and not foreign and not formats:
        _nothing_found(source, seen, ours)
    return Reading(
        file,
        opened.digest,
        tuple(gathered.sheets),
        tuple(gathered.events),
        tuple(gathered.actions),
        tuple(gathered.starts),
        tuple(gathered.alerts),
        tuple(source.problems),
        ours=found or ours,
        modified=opened.properties.modified,
        authors=opened.properties.authors,
        grid_rows=tuple(gathered.grid_rows),
    )


def _other_audits(source: Source, seen: list[_Seen], gathered: _Gathered) -> bool:
    """Does anything in the file belong to another audit? Each is named."""
    marked = {one.mark.audit for one in seen if one.mark and one.mark.audit != source.plan.id}
    for audit in sorted({*gathered.foreign, *marked}):
        source.complain(file_codes.OTHER_AUDIT, Location(source.file), audit=audit)
    return bool(gathered.foreign or marked)


def _grids_gone(source: Source, seen: list[_Seen], sheets: list[CaseSheet]) -> None:
    """The sheets of grids that are not in the file, beside each filled case sheet that does not say why."""
    if any(problem.kind is codes.NO_HEADINGS for problem in source.problems):  # which may be one of them
        return
    there = {one.grid.question.ref for one in seen if one.grid}
    for sheet in sheets:
        for grid in source.known.grids.get(sheet.agency, ()) if sheet.filled else ():
            answer = sheet.answers.get(grid.question.ref)
            if answer and answer.state is State.BLANK and answer.question not in there:
                about = (sheet.agency, sheet.case, answer.question)
                source.say(codes.GRID_GONE, sheet.at, about, title=grid.title)


def _recognised(source: Source, book: Book) -> tuple[list[_Seen], bool]:
    """The sheets, each with what it is, without those of the meeting's workbook; and whether there were such."""
    theirs = [sheet for sheet in book.sheets if _is_of_meeting(sheet)]
    if theirs:
        marks = [mark for sheet in theirs if (mark := find_sentinel(sheet))]
        here = all(mark.audit == source.plan.id for mark in marks)
        where = f"audits/{source.plan.name}/tabletop/" if here else "the tabletop folder of its own audit"
        source.complain(meeting_codes.AMONG_RETURNS, Location(source.file), where=where)
    return [_recognise(source, sheet) for sheet in book.sheets if sheet not in theirs], bool(theirs)


def _is_of_meeting(sheet: Sheet) -> bool:
    """Is it a sheet of the meeting's workbook, by its sentinel or by the headings under which people agree?"""
    if mark := find_sentinel(sheet):
        return mark.kind == spec.MEETING_KIND
    wanted = {folded(heading) for heading in spec.AGREED}
    return any(wanted <= {folded(word) for _, word in words} for _, words in heading_rows(sheet))


def _is_question_set(source: Source, seen: list[_Seen]) -> bool:
    """Is it a question set to be edited, which names the alert and answers nothing, and no sheet of a form with it?"""
    others = [one for one in seen if not one.mark or one.mark.kind != spec.SET_KIND]
    if len(others) == len(seen) or any(one.mark or one.kind for one in others):
        return False
    return not any(alerts_in(source, one.sheet, one.headings, None) for one in others)


def _beside_all_answers(source: Source, seen: list[_Seen], gathered: _Gathered, ours: bool) -> None:
    """What stands in the sheets besides, and which of them are gone."""
    for one in seen:
        _beside_the_answers(source, one, gathered.rows.get(one.sheet.name), ours)
    _grids_gone(source, seen, gathered.sheets)


def _beside_the_answers(source: Source, one: _Seen, rows: SheetRows | None, ours: bool) -> None:
    """What else stands in a sheet; in a file that is none of `ours` its rows were told of as a whole."""
    if not one.kind:
        without_headings(source, one.sheet, one.mark)
    elif one.kind == spec.START:
        on_start_here(source, one.sheet)
    elif one.kind == LISTS:
        on_lists(source, one.sheet)
    elif one.kind == spec.TO_FIX and one.headings:
        on_to_fix(source, one.sheet, one.headings)
    elif one.headings and ours:
        columns = one.grid.columns if one.grid else COLUMNS[one.kind]
        in_sheet(source, one.sheet, columns, one.headings, rows)


def _cut_at(book: Book) -> int:
    """The length at which every text of an old workbook ends: none is longer, and several have just that one."""
    if not book.old:
        return 0
    lengths = Counter(len(cell) for sheet in book.sheets for row in sheet.rows for cell in row if isinstance(cell, str))
    longest = max(lengths, default=0)
    return longest if longest == CUT and lengths[longest] > 1 else 0


def _recognise(source: Source, sheet: Sheet) -> _Seen:
    """What a sheet is, by its headings; of a list and a grid, the one whose headings they fit better."""
    mark = find_sentinel(sheet)
    rows = heading_rows(sheet)
    one = _one_of_every_workbook(sheet, mark, rows)
    if one.kind in ("case", spec.START, spec.TO_FIX):
        return one
    known = source.known.grids
    own = known.get(mark.agency, ()) if mark and mark.audit == source.plan.id else ()
    found = recognise(sheet, rows, own) or recognise(sheet, rows, known[""])
    if found and (one.headings is None or fit(found[1], found[0].columns) > fit(one.headings, COLUMNS[one.kind])):
        return _Seen(sheet, spec.GRID, found[1], mark, found[0])
    return one


def _one_of_every_workbook(sheet: Sheet, mark: Sentinel | None, rows: WordRows) -> _Seen:
    for kind, columns in (
        ("case", spec.CASE_COLUMNS),
        (spec.CHRONOLOGY, spec.CHRONOLOGY_COLUMNS),
        (spec.PLAN, spec.PLAN_COLUMNS),
        (spec.TO_FIX, spec.TO_FIX_COLUMNS),
    ):
        if headings := find_headings(rows, columns):
            return _Seen(sheet, kind, headings, mark)
    if find_fields(sheet, (spec.TYPED_AGENCY,), len(sheet.rows)):
        return _Seen(sheet, spec.START, None, mark)
    if any(text_of(cell) == spec.LISTS_GUIDE for row in sheet.rows[:HEADING_WITHIN] for cell in row):
        return _Seen(sheet, LISTS, None, mark)
    return _Seen(sheet, "", None, mark)


def _gather(source: Source, seen: list[_Seen]) -> _Gathered:
    found = _Gathered([], [], [], [], [], [], [], {})
    for one in seen:
        if one.kind == spec.START:
            found.starts.append(_start(source, one))
    code = _agency_of(source, seen, found.starts)
    for one in seen:
        if one.kind == "case" and one.headings:
            _case(source, one, code, found)
    owners = Counter(sheet.agency for sheet in found.sheets)
    fallback = next(iter(owners)) if len(owners) == 1 else code
    for one in seen:
        if one.kind in (spec.CHRONOLOGY, spec.PLAN, spec.GRID) and one.headings:
            _list(source, one, fallback, found)
        found.alerts += alerts_in(source, one.sheet, one.headings, found.rows.get(one.sheet.name))
    return found


def _agency_of(source: Source, seen: list[_Seen], starts: list[StartSheet]) -> str:
    """Whose a sheet without keys is: the one agency that the other sheets were issued for, else the one typed."""
    issued = {one.mark.agency for one in seen if one.mark and one.mark.audit == source.plan.id}
    if len(issued) == 1:
        return issued.pop()
    typed = next((start.typed_agency for start in starts if start.typed_agency), "")
    return source.plan.agency_named(typed)


def _start(source: Source, one: _Seen) -> StartSheet:
    fields = find_fields(one.sheet, spec.START_FIELDS, len(one.sheet.rows))
    texts: dict[str, str] = {}
    filled: list[Location] = []
    printed = source.known.printed.on_start
    for field in spec.START_FIELDS:
        if place := fields.get(field.label):
            at = source.at(one.sheet, place.row, place.column)
            texts[field.name] = "" if printed(text_of(place.raw)) else text_of(place.raw)
            if texts[field.name]:
                filled.append(at)
            elif lost := hidden_in(one.sheet, place.row, place.column):
                source.complain(codes.ROW_ERROR, at, typed=lost, shows=shows(lost))
    signed = fields.get(spec.SIGNED_ON.label)
    day = cells.day(signed.raw) if signed else None
    if signed and day and not day.understood:
        at = source.at(one.sheet, signed.row, signed.column)
        source.complain(codes.NOT_A_DATE, at, typed=short(day.text))
    ours = one.mark if one.mark and one.mark.audit == source.plan.id else None
    return StartSheet(
        ours.agency if ours else "",
        texts.get(spec.TYPED_AGENCY.name, ""),
        texts.get(spec.SIGNED_BY.name, ""),
        day.value if day else None,
        spanning(filled or [Location(source.file, one.sheet.name)]),
    )


def _case(source: Source, one: _Seen, typed_agency: str, found: _Gathered) -> None:
    headings = one.headings
    if headings is None:
        return
    ours = one.mark if one.mark and one.mark.audit == source.plan.id else None
    rows = find_rows(one.sheet, headings, source.known, one.mark, typed_agency)
    found.rows[one.sheet.name] = rows
    found.foreign += rows.foreign
    if rows.owner is None:
        if not rows.foreign and (ours or not one.mark) and _filled_below(one):
            source.complain(file_codes.NO_AGENCY, source.whole(one.sheet))
        return
    if ours and ours.agency and (ours.agency, ours.case or rows.owner[1]) != rows.owner:
        issued, what = (f"{agency}, case {case}" for agency, case in ((ours.agency, ours.case), rows.owner))
        source.complain(file_codes.MIXED_KEYS, Location(source.file, one.sheet.name), issued=issued, what=what)
    found.sheets += read_case(source, one.sheet, headings, rows, ours)


def _list(source: Source, one: _Seen, fallback: str, found: _Gathered) -> None:
    mark = one.mark
    if one.headings is None or (mark and mark.audit != source.plan.id):
        return
    agency = mark.agency if mark and mark.agency else fallback
    known = next((known for known in source.plan.agencies if known.code == agency), None)
    if known is None:
        if _filled_below(one):
            source.complain(file_codes.NO_AGENCY, source.whole(one.sheet))
        return
    cases = source.plan.cases_of(known)
    alone = mark.case if mark and mark.case else cases[0].ref if len(cases) == 1 else ""
    if one.grid:
        found.grid_rows += read_grid(source, one.sheet, one.headings, one.grid, (agency, alone))
    elif one.kind == spec.CHRONOLOGY:
        found.events += read_events(source, one.sheet, one.headings, agency, alone)
    else:
        found.actions += read_actions(source, one.sheet, one.headings, agency, alone)


def _filled_below(one: _Seen) -> bool:
    start = one.headings.row + 1 if one.headings else 0
    return any(text_of(cell) for row in one.sheet.rows[start:] for cell in row)


def _nothing_found(source: Source, seen: list[_Seen], ours: bool) -> None:
    """Nothing of this audit was found, and no other audit's keys either: say what the file is instead."""
    said = {problem.kind for problem in source.problems}
    if said & {file_codes.NO_AGENCY, file_codes.UNKNOWN_AGENCY, codes.NO_HEADINGS}:
        return
    damaged = any(looks_like_key(cell) for one in seen for row in one.sheet.rows for cell in row)
    source.complain(file_codes.NO_CASE_SHEET if ours or damaged else file_codes.NOT_OURS, Location(source.file))
