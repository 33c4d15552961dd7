"""What is in a returned file beside the answers: notes, merges, pictures, extra sheets, writing outside the boxes."""

from maar.plan import Plan
from maar.problems import Location
from maar.problems import answers as codes
from maar.problems import files as file_codes
from maar.sheets.cells import folded, text_of
from maar.sheets.keys import Sentinel, looks_like_key
from maar.sheets.open import Book, Sheet
from maar.workbook import spec
from maar.workbook.case_read import Source, hidden_in, short
from maar.workbook.locate import Headings, find_fields
from maar.workbook.rows import SheetRows

GUIDES = ("White boxes are yours to fill.", "One row for each event in", "One row for each action in")
COLUMNS = {"case": spec.CASE_COLUMNS, spec.CHRONOLOGY: spec.CHRONOLOGY_COLUMNS, spec.PLAN: spec.PLAN_COLUMNS}


def look_around(source: Source, book: Book) -> None:
    """What is said once for the whole file, and what is pinned, drawn or put beside our sheets."""
    if book.date_1904:
        source.complain(codes.DATES_1904, Location(source.file))
    if book.old:
        source.complain(file_codes.OLD_XLS, Location(source.file))
    for sheet in book.sheets:
        for (row, column), text in sorted(sheet.hidden.comments.items()):
            source.complain(codes.IN_COMMENT, source.at(sheet, row, column), typed=short(text))
        for text in sheet.hidden.drawings:
            what = f", with the words: {short(text)}" if text else ""
            source.complain(codes.DRAWN, Location(source.file, sheet.name), what=what)


def without_headings(source: Source, sheet: Sheet, mark: Sentinel | None) -> None:
    """A sheet that was not recognised: one of ours that lost its headings, or one of theirs."""
    texts = [text for row in sheet.rows for cell in row if (text := text_of(cell))]
    if mark is None and sum(map(looks_like_key, texts)) < 2:
        if texts:
            source.complain(codes.EXTRA_SHEET, Location(source.file, sheet.name))
    elif not {spec.SCALES, "Counts as positive?"}.intersection(texts):
        missing = "Ref, Question, Judgement" if any(map(looks_like_key, texts[1:])) else "Case, Date, Event or Action"
        source.complain(codes.NO_HEADINGS, Location(source.file, sheet.name), missing=missing)


def in_sheet(source: Source, sheet: Sheet, kind: str, headings: Headings, rows: SheetRows | None) -> None:
    """What is wrong with one of our sheets as a whole, and what is written in it outside the boxes."""
    where = Location(source.file, sheet.name)
    for twice in headings.twice:
        source.complain(codes.HEADING_TWICE, where, typed=twice)
    for missing in headings.missing(COLUMNS[kind]):
        source.complain(codes.HEADING_GONE, where, missing=missing)
    for merged in sheet.merged:
        source.complain(codes.MERGED, Location(source.file, sheet.name, merged))
    _above(source, sheet, headings)
    _beside(source, sheet, headings)
    if rows:
        _between(source, sheet, headings, rows)


def _stray(source: Source, sheet: Sheet, row: int, column: int) -> None:
    text = text_of(sheet.at(row, column)) or hidden_in(sheet, row, column)
    if text and not looks_like_key(text):
        source.complain(codes.OUTSIDE, source.at(sheet, row, column), typed=short(text))


def _above(source: Source, sheet: Sheet, headings: Headings) -> None:
    """Writing above the headings that is neither ours nor in a box."""
    boxes = {(box.row, box.column) for box in find_fields(sheet, spec.TOP_FIELDS, headings.row).values()}
    ours = {folded(field.label) for field in spec.TOP_FIELDS} | {folded(spec.CHRONOLOGY), folded(spec.PLAN)}
    ours |= {folded(spec.case_title(case.ref)) for case in source.plan.cases}
    for row in range(headings.row):
        for column, cell in enumerate(sheet.rows[row]):
            if cell is None or (cell == "" and not hidden_in(sheet, row, column)):
                continue
            text = text_of(cell)
            known = folded(text[:100]) in ours or any(guide in text for guide in GUIDES)
            if (row, column) not in boxes and not known:
                _stray(source, sheet, row, column)


def _beside(source: Source, sheet: Sheet, headings: Headings) -> None:
    """Writing in columns that are not the form's."""
    below = range(headings.row, len(sheet.rows))
    known = set(headings.columns.values())
    widest = max((len(row) for row in sheet.rows), default=0)
    for column in set(range(widest)) - known:
        if not any(looks_like_key(sheet.at(row, column)) for row in below):  # else ours, without its heading
            for row in below:
                _stray(source, sheet, row, column)


def _between(source: Source, sheet: Sheet, headings: Headings, rows: SheetRows) -> None:
    """Writing under Ref, Question or What good looks like in a row that is no question's and no theme's."""
    ours = _bands(source.plan)
    for row in rows.found:
        if row.ref:
            continue
        for name in (spec.REF, spec.QUESTION, spec.GOOD):
            column = headings.column(name)
            if column is not None and folded(text_of(sheet.at(row.row, column))) not in ours:
                _stray(source, sheet, row.row, column)


def _bands(plan: Plan) -> set[str]:
    words = [text for theme in plan.questions.themes for text in (theme.name, theme.aim)]
    return {folded(text) for text in (*words, *spec.OVERALL)}
