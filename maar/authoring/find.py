"""Finding the sheets and columns of a question set in an opened workbook: by their headings, wherever they moved.

Comes in: a `Book`. Goes out: each sheet of the format with its columns, and what stands in the file besides.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from maar.authoring import spec
from maar.problems import Kind, Location, Problem
from maar.problems import templates as codes
from maar.questions.tables import hint
from maar.sheets.book import Book, Sheet, address
from maar.sheets.cells import folded, text_of

WITHIN = 40  # the heading row is looked for in so many first rows
NEAR = 0.8  # how alike a heading or title must be to be taken for another
PRIVATE = "_"  # what people keep for themselves begins with it
OURS = tuple(folded(title) for title in (spec.READ_ME, spec.EXAMPLES, spec.LISTS))  # sheets that are never read


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet that was recognised: the row of its headings (0-based), and the column of each key."""

    spec: spec.Sheet
    sheet: Sheet
    row: int
    columns: Mapping[str, int]

    def at(self, file: str, row: int, column: int) -> Location:
        return Location(file, self.sheet.name, address(row, column))

    def heading(self, file: str, key: str) -> Location:
        return self.at(file, self.row, self.columns[key])


@dataclass(frozen=True, slots=True)
class Layout:
    """The sheets found, by title of the format, and what is wrong with the file as a whole."""

    sheets: Mapping[str, Found]
    problems: tuple[Problem, ...]


def layout(book: Book, file: str) -> Layout:
    """Give each sheet of the format the sheet that has most of its headings; the rest is told."""
    found: dict[str, Found] = {}
    taken: set[str] = set()
    for _, wanted, sheet, row in sorted(_candidates(book), key=lambda one: one[0]):
        if wanted.title not in found and sheet.name not in taken:
            found[wanted.title] = Found(wanted, sheet, row, _columns(wanted, sheet, row))
            taken.add(sheet.name)
    problems = [*_others(book, file, taken)]
    for wanted in spec.SHEETS:
        if wanted.title not in found:
            others = [sheet.name for sheet in book.sheets if sheet.name not in taken and folded(sheet.name) not in OURS]
            said = hint(wanted.title, others, "Others")
            problems.append(problem(codes.NO_SHEET, Location(file), value=wanted.title, hint=said))
    for title, one in found.items():
        found[title], said_of_it = _headings(one, file)
        problems += said_of_it
    return Layout(found, tuple(problems))


Rank = tuple[int, int, int]


def _candidates(book: Book) -> Iterator[tuple[Rank, spec.Sheet, Sheet, int]]:
    """Every sheet that may be one of the format, best first by rank: the most headings, then the title, then place."""
    for place, sheet in enumerate(book.sheets):
        if sheet.name.startswith(PRIVATE) or folded(sheet.name) in OURS:
            continue
        for wanted in spec.SHEETS:
            hits, row = max(
                ((len(_columns(wanted, sheet, row)), -row) for row in range(min(WITHIN, len(sheet.rows)))),
                default=(0, 0),
            )
            titled = bool(get_close_matches(folded(sheet.name), wanted.names, 1, NEAR))
            if hits * 2 >= len(wanted.columns) or (titled and hits):
                yield (-hits, not titled, place), wanted, sheet, -row


def _columns(wanted: spec.Sheet, sheet: Sheet, row: int) -> dict[str, int]:
    """The first column under each heading of this row; a heading itself comes before its other names."""
    cells = [(at, folded(cell)) for at, cell in enumerate(sheet.rows[row]) if cell and isinstance(cell, str)]
    found: dict[str, int] = {}
    for choose in (slice(0, 1), slice(1, None)):
        for column in wanted.columns:
            at = next((at for at, cell in cells if cell in column.names[choose] and at not in found.values()), None)
            if at is not None:
                found.setdefault(column.key, at)
    return found


def _headings(found: Found, file: str) -> tuple[Found, list[Problem]]:
    """The same with headings that are nearly right, and what is wrong with its headings."""
    columns, problems = dict(found.columns), []
    for at, text in _unknown(found):
        missing = {name: one for one in found.spec.columns if one.key not in columns for name in one.names}
        near = get_close_matches(folded(text), missing, 1, NEAR)
        place = found.at(file, found.row, at)
        twice = next((one for one in found.spec.columns if folded(text) in one.names), None)
        if near:
            read = missing[near[0]]
            columns[read.key] = at
            problems.append(problem(codes.READ_AS, place, value=text, read=read.heading))
        elif twice and twice.key in columns:
            other = found.heading(file, twice.key).within
            problems.append(problem(codes.TWO_HEADINGS, place, value=text, other=other))
        elif not text.startswith(PRIVATE):
            said = hint(text, [one.heading for one in found.spec.columns], "Headings here")
            problems.append(problem(codes.OTHER_COLUMN, place, value=text, hint=said))
    for column in found.spec.columns:
        if column.key not in columns and column.kind != "shown":
            at_sheet = Location(file, found.sheet.name)
            kind = codes.LATER_COLUMN if column.later else codes.NO_HEADING
            problems.append(problem(kind, at_sheet, value=column.heading))
    return Found(found.spec, found.sheet, found.row, columns), problems


def _unknown(found: Found) -> Iterator[tuple[int, str]]:
    for at, cell in enumerate(found.sheet.rows[found.row]):
        text = text_of(cell)
        if text and at not in found.columns.values() and text != spec.KEY:
            yield at, text


def _others(book: Book, file: str, taken: Iterable[str]) -> Iterator[Problem]:
    """Sheets that are none of ours and hold something."""
    for sheet in book.sheets:
        known = sheet.name in taken or sheet.name.startswith(PRIVATE) or folded(sheet.name) in OURS
        if not known and any(text_of(cell) for row in sheet.rows for cell in row):
            yield problem(codes.OTHER_SHEET, Location(file, sheet.name))


def problem(kind: Kind, at: Location, **facts: str) -> Problem:
    """A problem at a place of the workbook, told from others by its place and facts."""
    said = tuple(sorted(facts.items()))
    return Problem(kind, at, facts=said, content=f"{at}: {said}")
