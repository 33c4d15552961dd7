"""From a workbook that people edited to the tables of a question set, with the cell that each key stands for.

Comes in: a file as bytes. Goes out: tables as TOML would give them, for `maar.questions.read.of_tables`, and what is
wrong with the workbook. Whether the set is sound is not looked at here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from maar.authoring import spec
from maar.authoring.assemble import assemble
from maar.authoring.find import Found, layout, problem
from maar.authoring.sheet_rows import Filled, Row, filled, read_rows, text
from maar.authoring.values import Known, known
from maar.problems import Location, Problem, Severity
from maar.problems import templates as codes
from maar.sheets.book import address
from maar.sheets.open import open_book

LETTERS = re.compile(r"[A-Z]+")
VALUE = spec.SET_SHEET.column("value")


@dataclass(frozen=True, slots=True)
class Authored:
    """What a workbook says: the tables, the cells that key paths stand for, and problems with the workbook itself.

    `headings` are those of its columns, by sheet and letters.
    """

    tables: dict[str, Any] = field(default_factory=dict)
    cells: Mapping[str, Location] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    headings: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def wrong(self) -> bool:
        """Is anything an error? Then a set built of the tables is not to be used."""
        return any(one.severity is Severity.ERROR for one in self.problems)

    def told(self, built: Iterable[Problem]) -> tuple[Problem, ...]:
        """These problems, and those met in building at cells of which nothing is said yet: all mistakes in one go."""
        said = _wrong_at(self.problems)
        return (*self.problems, *(self._in_a_cell(one) for one in built if one.at not in said))

    def _in_a_cell(self, one: Problem) -> Problem:
        """What is missing in a cell, told by its heading; on Set, by its label."""
        letters = LETTERS.match(one.at.cell)
        heading = self.headings.get((one.at.sheet, letters[0])) if letters else None
        if one.kind is not codes.MISSING_KEY or not heading:
            return one
        labels = {key: label for key, label, _ in spec.FIELDS} if heading == VALUE.heading else {}
        return problem(codes.EMPTY_CELL, one.at, heading=labels.get(dict(one.facts)["key"], heading))


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
    told = _wrong_at(problems)
    problems += [one for one in made.problems if one.at not in told]
    headings = {
        (found.sheet.name, address(0, at).rstrip("1")): found.spec.column(key).heading
        for found in laid.sheets.values()
        for key, at in found.columns.items()
    }
    return Authored(made.tables, made.cells, tuple(dict.fromkeys(problems)), headings)


def _wrong_at(problems: Iterable[Problem]) -> set[Location]:
    """The cells of which an error is told."""
    return {one.at for one in problems if one.severity is Severity.ERROR}


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
