"""What is in a returned file beside the answers: notes, merges, pictures, extra sheets, writing outside the boxes."""

from collections.abc import Iterable, Iterator
from datetime import date

from maar.figures import listed
from maar.problems import Location
from maar.problems import answers as codes
from maar.problems import files as file_codes
from maar.sheets.book import Book, Sheet, address
from maar.sheets.box import hidden_in, short
from maar.sheets.cells import folded, text_of
from maar.sheets.identify import Rule
from maar.sheets.keys import Sentinel, looks_like_key
from maar.sheets.locate import Headings, find_fields
from maar.workbook import spec
from maar.workbook.case_read import Source
from maar.workbook.ours import Ours, is_scales, is_shown, on_the_way
from maar.workbook.rows import Found, SheetRows
from maar.workbook.wording import Words, choices_of

COLUMNS = {"case": spec.CASE_COLUMNS, spec.CHRONOLOGY: spec.CHRONOLOGY_COLUMNS, spec.PLAN: spec.PLAN_COLUMNS}
MONTHS = 12
MOST_NAMED = 10  # cells of one sheet in a message
LAST_OF_SCALES = "Counts as positive?"
SPACES = 3
MANY = 5  # so many cells in one column are told one by one
ONE_OFF = 2  # so many of our texts may differ in a column before it is the plan that changed


def look_around(source: Source, book: Book) -> None:
    """What is said once for the whole file, and what is pinned, drawn or put beside our sheets."""
    source.problems.extend(book.problems)
    if source.cut_at:
        source.complain(file_codes.CUT_TEXTS, Location(source.file))
    if book.date_1904:
        source.complain(codes.DATES_1904, Location(source.file))
    if book.properties.language.casefold().startswith("en-us"):
        for sheet in book.sheets:
            _american(source, sheet)
    for sheet in book.sheets:
        for (row, column), text in sorted(sheet.hidden.comments.items()):
            source.complain(codes.IN_COMMENT, source.at(sheet, row, column), typed=short(text))
        for text in sheet.hidden.drawings:
            what = f" with the words '{short(text)}'" if text else ""
            source.complain(codes.DRAWN, Location(source.file, sheet.name), what=what)


def _american(source: Source, sheet: Sheet) -> None:
    """Dates whose day could be their month, in a workbook kept with American settings: nothing tells them apart.

    Those of the plan's meetings are ours.
    """
    ours = {meeting.on.isoformat() for meeting in source.plan.meetings}
    places = [
        address(row, column)
        for row, cells in enumerate(sheet.rows)
        for column, raw in enumerate(cells)
        if isinstance(raw, date) and raw.day <= MONTHS and raw.day != raw.month and raw.isoformat()[:10] not in ours
    ]
    if places:
        source.complain(codes.AMERICAN_DATES, Location(source.file, sheet.name, places[0]), cells=_first(places))


def _first(places: list[str]) -> str:
    """`C5, C7 and C9`; of many cells the first, and how many more."""
    left = len(places) - MOST_NAMED
    return listed(places if left <= 1 else [*places[:MOST_NAMED], f"{left} more"])


def without_headings(source: Source, sheet: Sheet, mark: Sentinel | None) -> None:
    """A sheet that was not recognised: one of ours that lost its headings, or one of theirs."""
    texts = [text for row in sheet.rows for cell in row if (text := text_of(cell))]
    if is_scales(texts):
        _on_scales(source, sheet)
    elif mark is None and sum(map(looks_like_key, texts)) < 2:
        if texts or sheet.hidden.errors or sheet.hidden.formulas:
            source.complain(codes.EXTRA_SHEET, source.whole(sheet))
    elif any(not looks_like_key(text) for text in texts):
        source.complain(codes.NO_HEADINGS, source.whole(sheet), missing=_headings_of(source, sheet, texts))


def _headings_of(source: Source, sheet: Sheet, texts: list[str]) -> str:
    """Some of the headings that a sheet of ours should have, by its title, or by the keys in it."""
    grid = next((one for one in source.known.grids[""] if folded(one.title) == folded(sheet.name)), None)
    if grid:
        return ", ".join(column.heading for column in grid.columns[1:4])
    return "Ref, Question, Judgement" if any(map(looks_like_key, texts[1:])) else "Case, Date, Event or Action"


def _on_scales(source: Source, sheet: Sheet) -> None:
    """Writing on Grades explained: nothing is ours right of its last column."""
    last = max((row.index(LAST_OF_SCALES) for row in sheet.rows if LAST_OF_SCALES in row), default=-1)
    printed = source.known.printed
    explaining = {row for row, cells in enumerate(sheet.rows) if any(map(printed.explains, map(text_of, cells)))}
    for row, column in _filled(sheet, range(len(sheet.rows))):
        text = text_of(sheet.at(row, column))
        ours = printed.on_scales(text) or (row in explaining and printed.of_a_level(text))
        if column > last or not ours:
            _stray(source, sheet, row, column)


def on_start_here(source: Source, sheet: Sheet) -> None:
    """Writing on Start here that is neither ours nor in a box."""
    found = find_fields(sheet, spec.START_FIELDS, len(sheet.rows)).values()
    _strays(source, sheet, source.known.printed.on_start, {(box.row, box.column) for box in found})


def on_to_fix(source: Source, sheet: Sheet, headings: Headings) -> None:
    """Writing on To fix beside our list: a row is ours where it ends with the code and id of its query."""
    for row, column in _filled(sheet, range(len(sheet.rows))):
        listed_here = spec.is_query(text_of(sheet.at(row, headings.column(spec.QUERY))))
        ours = row <= headings.row or (listed_here and column in headings.columns.values())
        if not ours or (row < headings.row and not on_the_way(text_of(sheet.at(row, column)))):
            _stray(source, sheet, row, column)


def on_lists(source: Source, sheet: Sheet) -> None:
    """Writing on the hidden sheet of lists: what is there of ours are choices that some box offers."""
    known = {folded(label) for label in (spec.LISTS_GUIDE, *choices_of(source.plan))}
    _strays(source, sheet, lambda text: folded(text) in known)


def in_sheet(
    source: Source, sheet: Sheet, columns: tuple[spec.Column, ...], headings: Headings, rows: SheetRows | None
) -> None:
    """What is wrong with one of our sheets as a whole, and what is written in it outside the boxes."""
    where = Location(source.file, sheet.name)
    for twice in headings.twice:
        source.complain(codes.HEADING_TWICE, where, typed=twice)
    for missing in headings.missing(columns):
        source.complain(codes.HEADING_GONE, where, missing=missing)
    for heading in headings.retyped:
        column = headings.columns[heading]
        text = short(text_of(sheet.at(headings.row, column)))
        typed = f"'{text}'" if text else "nothing"
        source.complain(codes.HEADING_RETYPED, source.at(sheet, headings.row, column), heading=heading, typed=typed)
    for merged in sheet.merged:
        source.complain(codes.MERGED, Location(source.file, sheet.name, merged))
    fields = {field.label: field for field in spec.TOP_FIELDS}
    boxes = {
        (box.row, box.column)
        for label, box in find_fields(sheet, spec.TOP_FIELDS, headings.row).items()
        if fields[label].kind != "shown" or is_shown(source.plan, label, text_of(box.raw))
    }
    _strays(source, sheet, source.known.printed.above_headings, boxes, range(headings.row))
    _beside(source, sheet, headings)
    if rows:
        _between(source, sheet, headings, rows)
        _over_ours(source, sheet, headings, rows)


def _strays(
    source: Source,
    sheet: Sheet,
    ours: Ours,
    boxes: Iterable[tuple[int, int]] = (),
    rows: range | None = None,
) -> None:
    """Every text in these rows that is not ours and not in a box."""
    known = {*boxes}
    for row, column in _filled(sheet, range(len(sheet.rows)) if rows is None else rows):
        text = text_of(sheet.at(row, column)) or hidden_in(sheet, row, column)
        if (row, column) not in known and not ours(text):
            _stray(source, sheet, row, column)


def _filled(sheet: Sheet, rows: range) -> Iterator[tuple[int, int]]:
    """The cells in these rows that hold anything, errors and formulas without a result among them."""
    hidden = {place for place in (*sheet.hidden.errors, *sheet.hidden.formulas) if place[0] in rows}
    for row in rows:
        for column, raw in enumerate(sheet.rows[row]):
            if raw is not None and raw != "":
                yield row, column
                hidden.discard((row, column))
    yield from sorted(hidden)


def _is_stray(source: Source, sheet: Sheet, row: int, column: int) -> bool:
    text = text_of(sheet.at(row, column)) or hidden_in(sheet, row, column)
    return bool(text) and not looks_like_key(text) and not _is_cut(source, text)


def _stray(source: Source, sheet: Sheet, row: int, column: int) -> None:
    if _is_stray(source, sheet, row, column):
        text = text_of(sheet.at(row, column)) or hidden_in(sheet, row, column)
        source.complain(codes.OUTSIDE, source.at(sheet, row, column), typed=short(text))


def _is_cut(source: Source, text: str) -> bool:
    """Does the text end where a program cut every text of the file, but for spaces at its ends?"""
    return source.cut_at > 0 and source.cut_at - len(text) < SPACES


def _beside(source: Source, sheet: Sheet, headings: Headings) -> None:
    """Writing in columns that are not the form's, and over the hidden keys."""
    keys = {headings.column(name) for name in (spec.KEY, spec.INNER)}
    known = set(headings.columns.values()) - keys
    reasons = _reasons(sheet, headings)
    hidden = (column + 1 for _, column in (*sheet.hidden.errors, *sheet.hidden.formulas))
    widest = max((*map(len, sheet.rows), *hidden), default=0)
    for column in set(range(widest)) - known:
        ours = column in keys or any(looks_like_key(sheet.at(row, column)) for row in range(len(sheet.rows)))
        strays = []
        for row in range(headings.row + (column in keys), len(sheet.rows)):
            told = column in reasons and spec.is_reason(text_of(sheet.at(row, column)))
            if not (told or (ours and _is_name(sheet, row, column))) and _is_stray(source, sheet, row, column):
                strays.append(row)
        _column(source, sheet, column, strays)


def _column(source: Source, sheet: Sheet, column: int, rows: list[int]) -> None:
    """Each of the cells written in a column that is not the form's; a whole column of them is told once."""
    if len(rows) <= MANY:
        for row in rows:
            _stray(source, sheet, row, column)
        return
    first = text_of(sheet.at(rows[0], column)) or hidden_in(sheet, rows[0], column)
    at = Location(source.file, sheet.name, f"{address(rows[0], column)}:{address(rows[-1], column)}")
    source.complain(codes.OUTSIDE_COLUMN, at, typed=short(first), number=str(len(rows)))


def _reasons(sheet: Sheet, headings: Headings) -> set[int]:
    """The columns in which we wrote what there is to fix, in a workbook that was sent back."""
    row = sheet.rows[headings.row]
    return {column for column, raw in enumerate(row) if folded(text_of(raw)) == folded(spec.FIX)}


def _is_name(sheet: Sheet, row: int, column: int) -> bool:
    """Is this the heading of a column of keys?"""
    return folded(text_of(sheet.at(row, column))) in (spec.KEY, spec.INNER)


def _between(source: Source, sheet: Sheet, headings: Headings, rows: SheetRows) -> None:
    """Writing under Ref, Question or What good looks like in a row that is no question's and no theme's."""
    ours = source.known.printed.in_bands
    for row in rows.found:
        if row.ref:
            continue
        for name in (spec.REF, spec.QUESTION, spec.GOOD):
            column = headings.column(name)
            if column is not None and not ours(text_of(sheet.at(row.row, column))):
                _stray(source, sheet, row.row, column)


def _over_ours(source: Source, sheet: Sheet, headings: Headings, rows: SheetRows) -> None:
    """Writing over our own words in a question's row: a ref retyped, or an answer in the wrong column."""
    for name in (spec.REF, spec.QUESTION, spec.GOOD):
        column = headings.column(name)
        if column is None:
            continue
        shown = [row for row in rows.found if row.ref in source.known.ours]
        texts = {row: text_of(sheet.at(row.row, column)) or hidden_in(sheet, row.row, column) for row in shown}
        changed = [row for row, text in texts.items() if not _as_ours(source, rows, row, text, name)]
        if len(changed) > max(ONE_OFF, len(shown) / 2):
            first, last = (address(row.row, column) for row in (changed[0], changed[-1]))
            at = Location(source.file, sheet.name, f"{first}:{last}")
            source.complain(codes.OURS_CHANGED, at, heading=name)
            continue
        for row in changed:
            if name == spec.REF:
                about, at = (row.agency, row.case, row.ref), source.at(sheet, row.row, column)
                source.say(codes.RETYPED, at, about, typed=short(texts[row]))
            else:
                _stray(source, sheet, row.row, column)


def _as_ours(source: Source, rows: SheetRows, row: Found, text: str, name: str) -> bool:
    """Is the text what the plan says, nothing, or what an earlier issue or another row of ours says?"""
    if not text:
        return True
    if name == spec.REF:
        if text == spec.visible_ref(row.case, row.ref):
            return True
        case, ref = source.known.visible(text) or ("", "")
        told = row.rule in (Rule.SORTED, Rule.MOVED, Rule.COPIED) or row.beside
        return bool(ref) and (bool(told) or (ref == row.ref and case in (row.case, rows.seen_case)))
    own = _said(source.known.ours[row.ref], name)
    if text in own:
        return True
    if not folded(text):  # a dash or the like
        return False
    earlier = row.issue and row.issue != source.register.issue_of(row.ref.partition(".")[0])
    if earlier or _is_cut(source, text) or folded(text) in map(folded, own):
        return True
    return any(folded(text) in map(folded, _said(words, name)) for words in source.known.ours.values())


def _said(words: Words, name: str) -> tuple[str, ...]:
    """What we may have written in a column of a row: the guide says a condition only to those whom it can concern."""
    return (words.question,) if name == spec.QUESTION else (words.guide, words.good)
