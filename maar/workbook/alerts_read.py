"""Finding alerts: a child may be at risk now. Read to fail safe, in every sheet of every file that can be opened."""

from collections.abc import Iterable, Iterator

from maar.answers import AlertSeen
from maar.questions import ALERT
from maar.sheets import cells
from maar.sheets.book import Sheet
from maar.sheets.box import hidden_in
from maar.sheets.cells import folded, text_of
from maar.sheets.identify import Rule
from maar.sheets.keys import row_key
from maar.sheets.locate import Headings
from maar.workbook import spec
from maar.workbook.case_read import Source
from maar.workbook.rows import SheetRows

NOTHING = ("no", "none", "nil", "n/a", "na", "nothing", "not applicable", "")
LONGEST_REF = 40
LONG = 60  # characters: our own texts are longer, an answer to Yes or No is not


def alerts_in(source: Source, sheet: Sheet, headings: Headings | None, rows: SheetRows | None) -> list[AlertSeen]:
    """Every alert row answered with anything but blank or No, whoever's it is and however little is left of it."""
    found = []
    decided = {row.row: row for row in rows.found if row.ref == ALERT} if rows else {}
    # Where only column A was left behind by a sort, its key says nothing about the row.
    others = {row.row for row in rows.found if row.rule is Rule.SORTED} - decided.keys() if rows else set()
    asked = source.plan.questions.alert.text
    for place, cells_of_row in enumerate(sheet.rows):
        if place in others or (place not in decided and not _says_alert(asked, cells_of_row)):
            continue
        if headings and headings.column(spec.JUDGEMENT) is not None and place > headings.row:
            column = headings.column(spec.JUDGEMENT)
            typed = text_of(sheet.at(place, column)) or hidden_in(sheet, place, column)
            beside = [headings.column(spec.EVIDENCE), headings.column(spec.COMMENT)]
        else:
            column, typed = _first_answer(source, sheet, place)
            beside = [] if column is None else [*range(column + 1, len(cells_of_row))]
        words = "\n".join(_words(sheet, place, beside))
        if _raises(typed, words):
            row = decided.get(place)
            owner = (row.agency, row.case) if row else rows.owner if rows else None
            foreign = _other_audit(source, sheet, place, rows)
            agency, case = ("", "") if foreign else _whose(source, sheet, place, owner)
            found.append(AlertSeen(agency, case, typed, words, source.at(sheet, place, column), foreign))
    return found


def _raises(typed: str, words: str) -> bool:
    """Anything but blank or a recognised No; and words beside a blank that say more than that there is nothing."""
    if typed:
        return cells.choice(typed, (spec.NO,)).value != spec.NO
    return folded(words) not in {folded(word) for word in NOTHING}


def _says_alert(asked: str, row: Iterable[object]) -> bool:
    """Does a key, a ref or the wording of the alert stand in these cells?"""
    for cell in filter(None, row):
        if not isinstance(cell, str):
            continue
        if ("ALERT" in cell or "alert" in cell) and _names_alert(cell):
            return True
        if abs(len(cell) - len(asked)) < 20 and folded(cell) == folded(asked):
            return True
    return False


def _names_alert(cell: str) -> bool:
    """Is it a key or a ref of the alert?"""
    return f"|{ALERT}|" in cell or (len(cell) < LONGEST_REF and cell.strip().upper().endswith(f"-{ALERT}"))


def _words(sheet: Sheet, row: int, columns: list[int | None]) -> Iterator[str]:
    for column in columns:
        text = text_of(sheet.at(row, column)) or hidden_in(sheet, row, column)
        if text and "|" + ALERT + "|" not in text:
            yield text


def _first_answer(source: Source, sheet: Sheet, row: int) -> tuple[int | None, str]:
    """Where no heading says which column holds the judgement: the first text in the row that is not ours."""
    long_ones = 0
    for column, cell in enumerate(sheet.rows[row]):
        text = text_of(cell) or hidden_in(sheet, row, column)
        if not text or _says_alert(source.plan.questions.alert.text, [text]):
            long_ones += len(text) > LONG
            continue
        if len(text) > LONG and long_ones < 2:  # the question and its guidance
            long_ones += 1
            continue
        return column, text
    return None, ""


def _other_audit(source: Source, sheet: Sheet, row: int, rows: SheetRows | None) -> str:
    """The id of another audit that the row belongs to: its K1 is another child."""
    keys = (key.audit for cell in sheet.rows[row] if (key := row_key(cell)))
    named = next(keys, "")
    if not named and rows and rows.owner is None:
        named = next(iter(rows.foreign), "")
    return "" if named == source.plan.id else named


def _whose(source: Source, sheet: Sheet, row: int, owner: tuple[str, str] | None) -> tuple[str, str]:
    """Agency and case as was decided, else as a key or ref in the row says; empty where the plan has none such."""
    key = next((key for cell in sheet.rows[row] if (key := row_key(cell))), None)
    seen = next((ref for cell in sheet.rows[row] if (ref := source.known.visible(text_of(cell)))), ("", ""))
    agency, case = owner or ((key.agency, key.case) if key else ("", seen[0]))
    known = {one.code for one in source.plan.agencies}, {one.ref for one in source.plan.cases}
    return agency if agency in known[0] else "", case if case in known[1] else ""
