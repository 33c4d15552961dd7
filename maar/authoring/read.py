"""From a workbook that people edited to the tables of a question set, with the cell that each key stands for.

Comes in: a file as bytes. Goes out: tables as TOML would give them, for `maar.questions.read.of_tables`, and what is
wrong with the workbook. Whether the set is sound is not looked at here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from maar.authoring import spec
from maar.authoring.assemble import assemble
from maar.authoring.find import Found, layout
from maar.authoring.sheet_rows import Filled, Row, filled, read_rows, text
from maar.authoring.values import Known, known
from maar.problems import Location, Problem, Severity
from maar.sheets.open import open_book


@dataclass(frozen=True, slots=True)
class Authored:
    """What a workbook says: the tables, the cells that key paths stand for, and problems with the workbook itself."""

    tables: dict[str, Any] = field(default_factory=dict)
    cells: Mapping[str, Location] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def wrong(self) -> bool:
        """Is anything an error? Then a set built of the tables is not to be used."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def told(self, built: Iterable[Problem]) -> tuple[Problem, ...]:
        """These problems, and those met in building at cells of which nothing is said yet: all mistakes in one go."""
        said = {problem.at for problem in self.problems}
        return (*self.problems, *(problem for problem in built if problem.at not in said))


def tables(data: bytes, file: str) -> Authored:
    """The tables of the question set in a workbook (.xlsx, .xls, .ods); `file` is its path as the lead knows it."""
    book = open_book(data, file)
    if isinstance(book, Problem):
        return Authored(problems=(book,))
    laid = layout(book, file)
    rows = {title: filled(found, file) for title, found in laid.sheets.items()}
    among = _known(laid.sheets, rows)
    problems = [*book.problems, *laid.problems]
    read: dict[str, list[Row]] = {sheet.title: [] for sheet in spec.SHEETS}
    for title, found in laid.sheets.items():
        problems += rows[title].problems
        read[title], said = read_rows(found, rows[title], among, file)
        problems += said
    made = assemble(read)
    told = {one.at for one in problems}
    problems += [one for one in made.problems if one.at not in told]
    return Authored(made.tables, made.cells, tuple(dict.fromkeys(problems)))


def _known(sheets: Mapping[str, Found], rows: Mapping[str, Filled]) -> Known:
    """The codes and labels that the workbook itself describes, for cells that name them."""

    def column(title: str, key: str) -> list[str]:
        if title not in sheets or not key:
            return []
        return [text(sheets[title], row, key) for _, row in rows[title].rows]

    def named(title: str, code: str, name: str) -> list[tuple[str, str]]:
        found = column(title, code)
        names = column(title, name) if name else [""] * len(found)
        return [(one, called) for one, called in zip(found, names, strict=True) if one]

    offered = {
        spec.THEMES: named(spec.THEMES, "code", "name"),
        spec.ROLES: named(spec.ROLES, "code", "name"),
        spec.QUESTIONS: named(spec.QUESTIONS, "ref", ""),
        spec.SCALE_CODES: named(spec.SCALES, "code", "name"),
    }
    return known(offered, [label for label in column(spec.SCALES, "label") if label])
