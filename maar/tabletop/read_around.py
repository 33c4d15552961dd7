"""What is in the meeting's workbook beside its boxes: notes, pictures, merges, sheets and writing of one's own.

Comes in: sheets with their headings. Goes out: a problem for each, with its cell: nothing that somebody wrote is lost.
"""

from collections.abc import Sequence

from maar.agreement import Band
from maar.problems import Location
from maar.problems import tabletop as codes
from maar.sheets.book import Book, Sheet, address, holds
from maar.sheets.box import filled_range, hidden_in, short
from maar.sheets.cells import folded, text_of
from maar.sheets.form import LISTS as CHOICES
from maar.sheets.keys import looks_like_key
from maar.sheets.locate import Column, Headings
from maar.tabletop import spec
from maar.tabletop.blind import letters
from maar.tabletop.case import GUIDE
from maar.tabletop.read_case import BOXES, MARKS
from maar.tabletop.read_rows import TITLE, Row
from maar.tabletop.read_source import Source

MANY = 5  # so many cells in one column are told one by one
OURS = (*spec.READ, CHOICES)
STATUS = ("Returns: ", "Missing: ", "Nil: ", "Held: ", "Alert", "Child: ", "Overall as returned")
BANDS = tuple(folded(band) for band in Band)


def look_around(source: Source, book: Book) -> None:
    """What is said once for the whole file, and what is pinned or drawn on its sheets."""
    source.problems.extend(book.problems)
    for sheet in book.sheets:
        for (row, column), text in sorted(sheet.hidden.comments.items()):
            source.complain(codes.IN_COMMENT, source.at(sheet, row, column), typed=short(text))
        for text in sheet.hidden.drawings:
            what = f" with the words '{short(text)}'" if text else ""
            source.complain(codes.DRAWN, source.whole(sheet), what=what)


def extra_sheet(source: Source, sheet: Sheet, of_others: bool) -> None:
    """A sheet that is neither a case's nor a list: one that people only read, one that lost its headings, or theirs."""
    texts = [text for row in sheet.rows for cell in row if (text := text_of(cell))]
    at = Location(source.file, sheet.name, filled_range(sheet))
    if of_others:
        source.complain(codes.EXTRA_SHEET, at, what="this is a sheet of another workbook")
    elif sum(map(looks_like_key, texts)) > 1:  # more than its sentinel
        source.complain(codes.HEADING_GONE, at, missing=", ".join((spec.REF, *BOXES)))
    elif (of := _list_titled(sheet)) and _written(sheet, of):
        source.complain(codes.HEADING_GONE, at, missing=", ".join(column.heading for column in of.columns))


def added_sheet(source: Source, sheet: Sheet) -> None:
    """A sheet without any mark of ours."""
    at = filled_range(sheet)
    if at and folded(sheet.name) not in map(folded, OURS):
        source.complain(codes.EXTRA_SHEET, Location(source.file, sheet.name, at), what="this sheet was added")


def _list_titled(sheet: Sheet) -> spec.List | None:
    return next((one for one in spec.LISTS if _is_titled(sheet, one.title)), None)


def _is_titled(sheet: Sheet, title: str) -> bool:
    above = (text_of(cell) for row in sheet.rows[:3] for cell in row)
    return folded(title) in (folded(sheet.name), *map(folded, above))


def _written(sheet: Sheet, of: spec.List) -> bool:
    """Is there anything on it but our own words?"""
    ours = {folded(text) for text in (of.title, *of.guide.split(". "), *(one.heading for one in of.columns))}
    texts = [text_of(cell) for row in sheet.rows for cell in row]
    guide = folded(of.guide)
    return any(
        text and folded(text) not in ours and folded(text) not in guide and not looks_like_key(text) for text in texts
    )


def on_case(source: Source, sheet: Sheet, headings: Headings, rows: Sequence[Row]) -> None:
    """What is wrong with a case's sheet, and what is written on it outside the boxes."""
    _headings(source, sheet, headings, spec.CASE_COLUMNS, BOXES)
    known = {*headings.columns.values(), *_agencies(source, sheet, headings)}
    _beside(source, sheet, headings, known)
    _above(source, sheet, headings, GUIDE)
    _over_keys(source, sheet, headings)
    _merged(source, sheet, headings, rows)
    boxes = {column for name in BOXES if (column := headings.column(name)) is not None}
    shown = known - {headings.column(name) for name in (spec.KEY, spec.INNER, spec.SEEN)}
    for row in rows:
        if not row.ref:
            ours = _has_question(source, sheet, headings, row.row)
            _unknown(source, sheet, row.row, boxes if ours else shown, boxes)


def on_list(source: Source, sheet: Sheet, headings: Headings, of: spec.List) -> None:
    """What is wrong with a list, and what is written beside it."""
    _headings(source, sheet, headings, of.columns, [column.heading for column in of.columns])
    _beside(source, sheet, headings, {*headings.columns.values()})
    _above(source, sheet, headings, f"{of.title} {of.guide}")


def _headings(
    source: Source, sheet: Sheet, headings: Headings, columns: Sequence[Column], wanted: Sequence[str]
) -> None:
    for missing in headings.missing(columns):
        if missing in wanted:
            source.complain(codes.HEADING_GONE, source.whole(sheet), missing=missing)
    for heading in headings.retyped:
        column = headings.columns[heading]
        text = short(text_of(sheet.at(headings.row, column)))
        typed = f"'{text}'" if text else "nothing"
        source.complain(codes.HEADING_RETYPED, source.at(sheet, headings.row, column), heading=heading, typed=typed)


def _agencies(source: Source, sheet: Sheet, headings: Headings) -> set[int]:
    """The columns of agencies: headed by a code, of now or before, or where it is blind by a letter."""
    names = (name for pair in letters(source.plan).items() for name in pair)
    called = {folded(name) for name in (*names, *source.register.agencies)}
    cells = enumerate(sheet.rows[headings.row])
    return {column for column, raw in cells if folded(text_of(raw)) in called} - {*headings.columns.values()}


def _beside(source: Source, sheet: Sheet, headings: Headings, known: set[int]) -> None:
    """Writing in columns that are not ours: all of it right of the table, and above it but for our title."""
    hidden = [*sheet.hidden.errors, *sheet.hidden.formulas]
    widest = max((*map(len, sheet.rows), *(column + 1 for _, column in hidden)), default=0)
    for column in sorted({*range(widest)} - {_first(headings)}):
        until = headings.row if column in known else len(sheet.rows)
        _tell(source, sheet, column, [row for row in range(until) if _text(sheet, row, column)])


def _above(source: Source, sheet: Sheet, headings: Headings, ours: str) -> None:
    """Writing over our title, our guide or the lines that say how the case stands."""
    torn = False
    for row in range(headings.row):
        text = _text(sheet, row, _first(headings))
        status = text.startswith(STATUS) or torn
        if text and not status and not TITLE.match(text) and folded(text) not in folded(ours):
            source.complain(codes.OUTSIDE, source.at(sheet, row, _first(headings)), typed=short(text))
        torn = status and bool(text) and not text.endswith(".")  # a line of ours that goes on in the next row


def _first(headings: Headings) -> int:
    """The first column that people see: our title stands in it."""
    return min((column for name, column in headings.columns.items() if name != spec.KEY), default=0)


def _over_keys(source: Source, sheet: Sheet, headings: Headings) -> None:
    """Writing in the hidden columns, where boxes were pasted one column off."""
    for name in (spec.KEY, spec.INNER, spec.SEEN):
        column = headings.column(name)
        if column is None:
            continue
        rows = [row for row in range(headings.row + 1, len(sheet.rows)) if _text(sheet, row, column)]
        ours = MARKS.fullmatch if name == spec.SEEN else looks_like_key
        _tell(source, sheet, column, [row for row in rows if not ours(_text(sheet, row, column))])


def _text(sheet: Sheet, row: int, column: int) -> str:
    """What stands in a cell but a key of ours, which may have been pasted anywhere."""
    text = text_of(sheet.at(row, column)) or hidden_in(sheet, row, column)
    return "" if looks_like_key(text) else text


def _tell(source: Source, sheet: Sheet, column: int, rows: list[int]) -> None:
    """Each of the cells written in a column; a whole column of them once."""
    if len(rows) <= MANY:
        for row in rows:
            source.complain(codes.OUTSIDE, source.at(sheet, row, column), typed=short(_text(sheet, row, column)))
        return
    at = Location(source.file, sheet.name, f"{address(rows[0], column)}:{address(rows[-1], column)}")
    first = short(_text(sheet, rows[0], column))
    source.complain(codes.OUTSIDE_COLUMN, at, typed=first, number=str(len(rows)))


def _merged(source: Source, sheet: Sheet, headings: Headings, rows: Sequence[Row]) -> None:
    """Merges that touch the boxes of a question's row."""
    columns = [column for name in BOXES if (column := headings.column(name)) is not None]
    boxes = [(row.row, column) for row in rows if row.ref for column in columns]
    for merged in sheet.merged:
        if any(holds(merged, *box) for box in boxes):
            source.complain(codes.MERGED, Location(source.file, sheet.name, merged))


def _has_question(source: Source, sheet: Sheet, headings: Headings, row: int) -> bool:
    """Do our ref or our words stand in a row, though its keys say that it is none of ours?"""
    ref, words = (text_of(sheet.at(row, headings.column(name))) for name in (spec.REF, spec.QUESTION))
    return source.known.visible(ref) is not None or folded(words) in source.known.wording


def _unknown(source: Source, sheet: Sheet, row: int, shown: set[int], boxes: set[int]) -> None:
    """Writing in a row that is no question's: in its boxes an error, elsewhere a warning, but for our bands."""
    for column in sorted(shown):
        text = _text(sheet, row, column)
        if not text:
            continue
        if column in boxes:
            source.complain(codes.NO_IDENTITY, source.at(sheet, row, column), typed=short(text))
        elif not folded(text).startswith(BANDS):
            source.complain(codes.OUTSIDE, source.at(sheet, row, column), typed=short(text))
