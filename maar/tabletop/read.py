"""From a file that came back from the meeting to what was agreed, written down and who was there, all in one pass.

Comes in: the bytes of a file, the plan and the register. Goes out: a `TabletopReading`. The file is never written to.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from maar.answers import AgreedJudgement, Present, Recommendation, TabletopReading
from maar.figures import listed
from maar.plan import Plan, Register
from maar.problems import Location, Problem
from maar.problems import files as file_codes
from maar.problems import tabletop as codes
from maar.sheets.book import Book, Sheet
from maar.sheets.box import short
from maar.sheets.identify import Rule
from maar.sheets.keys import Sentinel, looks_like_key
from maar.sheets.locate import Headings, find_headings, find_other_format, find_sentinel, heading_rows
from maar.sheets.open import open_book
from maar.tabletop import spec
from maar.tabletop.read_around import added_sheet, extra_sheet, look_around, on_case, on_list
from maar.tabletop.read_case import BOXES, Filled, agree, filled_rows
from maar.tabletop.read_lists import kept_in, present_in
from maar.tabletop.read_rows import CaseRows, find_rows
from maar.tabletop.read_source import Source, names

RETURN, SET, ACTIONS = "return", "set", "actions"  # the other kinds of sentinel
LOST_KEYS = (Rule.SORTED, Rule.FEWER)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sheet with what it was recognised as: a case's, with its rows; a list; or neither."""

    sheet: Sheet
    mark: Sentinel | None
    headings: Headings | None = None
    rows: CaseRows | None = None
    of: spec.List | None = None


def read(data: bytes, file: str, plan: Plan, register: Register, passwords: Sequence[str] = ()) -> TabletopReading:
    """Everything in one file from the meeting; `file` is its path as the lead knows it, with `/`.

    `passwords` are tried on a locked file. Alerts are not looked for: whoever reads returns finds those.
    """
    opened = open_book(data, file, passwords)
    if isinstance(opened, Problem):
        return TabletopReading(file, opened.content, problems=(opened,), opened=False)
    source = Source(plan, register, names(plan, register), file, opened.digest)
    seen = [_recognise(source, sheet) for sheet in opened.sheets]
    others = _other_audits(source, seen)
    if not any(_is_ours(source, one) for one in seen):
        if not others:
            _say_what_it_is(source, seen)
        return TabletopReading(file, opened.digest, problems=tuple(source.problems))
    mine = [one for one in seen if one.mark is None or one.mark.kind != spec.KIND or one.mark.audit == plan.id]
    agreed = _agreed(source, mine)
    kept, present = _lists(source, mine)
    _around(source, opened, mine)
    return TabletopReading(
        file, opened.digest, tuple(agreed), tuple(kept), tuple(present), tuple(source.problems), ours=True
    )  # fmt: skip


def _recognise(source: Source, sheet: Sheet) -> _Seen:
    """What a sheet is, by its headings; of the lists, the one whose headings it has most of."""
    mark = find_sentinel(sheet)
    if mark and (mark.kind != spec.KIND or mark.audit != source.plan.id):
        return _Seen(sheet, mark)
    words = heading_rows(sheet)
    headings = find_headings(words, spec.CASE_COLUMNS)
    if headings and any(heading in headings.columns for heading in BOXES):
        return _Seen(sheet, mark, headings, find_rows(source, sheet, headings, mark))
    lists = [(one, found) for one in spec.LISTS if (found := find_headings(words, one.columns))]
    if lists:
        of, headings = max(lists, key=lambda pair: _fit(*pair))
        return _Seen(sheet, mark, headings, of=of)
    return _Seen(sheet, mark)


def _fit(of: spec.List, headings: Headings) -> float:
    """How much of a list's headings were found as they are."""
    return (len(headings.columns) - len(headings.retyped)) / len(of.columns)


def _is_ours(source: Source, one: _Seen) -> bool:
    """Does the sheet say that the file is of this audit's meeting: by its mark, its keys or, without both, its rows?"""
    if one.mark:
        return one.mark.kind == spec.KIND and one.mark.audit == source.plan.id
    return one.rows is not None and any(row.ref for row in one.rows.found)


def _other_audits(source: Source, seen: Sequence[_Seen]) -> set[str]:
    """The other audits whose meeting anything in the file belongs to; each is named."""
    marked = {one.mark.audit for one in seen if one.mark and one.mark.kind == spec.KIND}
    keyed = {audit for one in seen if one.rows for audit in one.rows.foreign}
    others = (marked | keyed) - {source.plan.id}
    for audit in sorted(others):
        source.complain(codes.OTHER_AUDIT, Location(source.file), audit=audit)
    return others


def _say_what_it_is(source: Source, seen: Sequence[_Seen]) -> None:
    """A file that is not the meeting's workbook: what it is, and what to do with it."""
    formats = sorted(filter(None, (find_other_format(one.sheet) for one in seen)))
    if formats:
        source.complain(file_codes.OLD_FORMAT, Location(source.file), what=listed([*dict.fromkeys(formats)]))
        return
    audit, folder = source.plan.id, f"audits/{source.plan.name}"
    marks = [one.mark for one in seen if one.mark]
    kinds = {(mark.kind, mark.audit == audit) for mark in marks}
    what = "a workbook that was not made for this audit's meeting"
    todo = f"Put the workbook that maar tabletop wrote into {folder}/tabletop/."
    if (RETURN, True) in kinds:
        what, todo = "a return of this audit", f"Move it to {folder}/returned/."
    elif (RETURN, False) in kinds:
        what, todo = "a return of another audit", "Move it to the returned folder of that audit."
    elif (SET, False) in kinds or (SET, True) in kinds:
        what, todo = "a question set", "Take it out of this folder. What is in it says: maar template check FILE"
    elif (ACTIONS, True) in kinds or (ACTIONS, False) in kinds:
        what, todo = "a workbook of actions", f"Move it to {folder}/actions/."
    source.complain(codes.NOT_THE_MEETINGS, Location(source.file), what=what, todo=todo)


def _agreed(source: Source, seen: Sequence[_Seen]) -> list[AgreedJudgement]:
    """What was agreed in all case sheets; one that was copied for another case counts nowhere."""
    filled: list[Filled] = []
    owners = Counter(one.rows.case for one in seen if one.rows)
    for one in seen:
        if one.rows is None or one.headings is None:
            continue
        rows = one.rows
        written = filled_rows(source, one.sheet, one.headings, [row for row in rows.found if row.ref])
        if shown := rows.shown or _renamed_copy(source, one, owners):
            _relabelled(source, one.sheet, rows.case, shown, written)
            continue
        _about_keys(source, one.sheet, rows, written)
        filled += written
    if not any(one.rows for one in seen) and not any(one.kind is codes.HEADING_GONE for one in source.problems):
        source.complain(codes.NO_CASE_SHEET, Location(source.file))
    return agree(source, filled)


def _renamed_copy(source: Source, one: _Seen, owners: Counter[str]) -> str:
    """The case that a sheet is named after, where another sheet holds the case of its keys too."""
    named = source.plan.case_named(one.sheet.name)
    return named if one.rows and named != one.rows.case and owners[one.rows.case] > 1 else ""


def _relabelled(source: Source, sheet: Sheet, case: str, shown: str, written: Sequence[Filled]) -> None:
    said = "; ".join(f"{one.row.ref}: {short(one.said, 60)}" for one in written) or "nothing is filled in"
    source.complain(codes.RELABELLED, source.whole(sheet), case, seen=f"case {shown}", filled=said)


def _about_keys(source: Source, sheet: Sheet, rows: CaseRows, written: Sequence[Filled]) -> None:
    """What is to be said of a sheet whose keys were touched, or that is named after another case."""
    for place in rows.damaged:
        source.complain(codes.DAMAGED_KEY, source.at(sheet, *place))
    if rows.by_sight and written:
        source.complain(codes.NO_KEYS, source.whole(sheet), rows.case)
    elif any(row.rule in LOST_KEYS for row in rows.found):
        source.complain(codes.SORTED, source.whole(sheet))
    if source.plan.case_named(sheet.name) not in ("", rows.case):
        source.complain(codes.NAME_DISAGREES, source.whole(sheet), rows.case)


def _lists(source: Source, seen: Sequence[_Seen]) -> tuple[list[Recommendation], list[Present]]:
    """The rows of every list, in the order of the format."""
    kept: list[Recommendation] = []
    present: list[Present] = []
    for of in spec.LISTS:
        for one in seen:
            if one.of is not of or one.headings is None:
                continue
            if of.kept is None:
                present += present_in(source, one.sheet, one.headings, of)
            else:
                kept += kept_in(source, one.sheet, one.headings, of, of.kept)
    return kept, present


def _around(source: Source, book: Book, seen: Sequence[_Seen]) -> None:
    """What stands in the file beside the boxes."""
    look_around(source, book)
    for one in seen:
        if one.rows and one.headings:
            on_case(source, one.sheet, one.headings, one.rows.found)
        elif one.of and one.headings:
            on_list(source, one.sheet, one.headings, one.of)
        elif one.mark:
            extra_sheet(source, one.sheet, one.mark.kind != spec.KIND)
        elif any(looks_like_key(cell) for row in one.sheet.rows for cell in row):
            extra_sheet(source, one.sheet, False)
        else:
            added_sheet(source, one.sheet)
