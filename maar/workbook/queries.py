"""From problems to what is asked of one agency in one workbook, each with the box of the form it is about.

Comes in: the returns of one issued workbook, the rows of it that name no case, and every problem. Goes out: `Query`s.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from textwrap import shorten

from maar.answers import ChronologyEvent, GridRow, PlannedAction, Row
from maar.plan import Agency, Plan
from maar.plan.model import CASE
from maar.problems import Location, Problem
from maar.problems.asks import ask, is_asked
from maar.questions import ALERT
from maar.returns import Return, Status
from maar.returns.rows import row_words
from maar.workbook import spec
from maar.workbook.filled import Query, Spot
from maar.workbook.grid_spec import Grid, grids, planned

COLUMN_OF = {"RET010": spec.COMMENT, "RET011": spec.COMMENT, "RET012": spec.JUDGEMENT, "CNT005": spec.EVIDENCE}
LIST_COLUMN_OF = {"ROW002": "Date", "ROW007": "Date", "RET006": "Case", "RET007": "Case"}
FIELD_OF = {"RET002": spec.KNOWN_TO_US, "ROW004": spec.READ_FROM}
ELSEWHERE = ("ANS042",)  # told of a file that does not count any more
HELD = ("RET001", "RET003")
COLUMNS = {spec.CHRONOLOGY: spec.CHRONOLOGY_COLUMNS, spec.PLAN: spec.PLAN_COLUMNS}
CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class Book:
    """One issued workbook as it came back: its returns that count, and the rows of its lists and grids in order."""

    plan: Plan
    agency: Agency
    returns: tuple[Return, ...]
    events: tuple[ChronologyEvent, ...]
    actions: tuple[PlannedAction, ...]
    grid_rows: tuple[GridRow, ...] = ()
    grids: tuple[Grid, ...] = ()

    @property
    def lists(self) -> Mapping[str, Sequence[Row]]:
        """The rows of each sheet that holds some, by its title."""
        found: dict[str, Sequence[Row]] = {spec.CHRONOLOGY: self.events, spec.PLAN: self.actions}
        for grid in self.grids:
            found[grid.title] = [row for row in self.grid_rows if row.question == grid.question.ref]
        return found

    def columns(self, title: str) -> tuple[spec.Column, ...]:
        """The columns of such a sheet."""
        own = (grid.columns for grid in self.grids if grid.title == title)
        return COLUMNS.get(title) or next(own, ())

    def named(self, title: str) -> Iterator[tuple[str, Row]]:
        """The rows of such a sheet, each with the name that it has in a `Spot`.

        A row of the plan goes by its mark, each other row by its place among those.
        """
        grid = next((grid for grid in self.grids if grid.title == title), None)
        cases = [one.case for one in self.returns]
        left = {one.mark for one in planned(self.plan, grid, cases)} if grid else set()
        others = 0
        for row in self.lists[title]:
            if isinstance(row, GridRow) and row.mark in left:
                left.discard(row.mark)
                yield row.mark, row
            else:
                yield str(others), row
                others += 1

    @property
    def files(self) -> frozenset[str]:
        """The files that count in it."""
        places = [one.at for one in self.returns]
        places += [event.at for event in self.events]
        places += [action.at for action in self.actions]
        places += [row.at for row in self.grid_rows]
        places += [at for one in self.returns for typed in one.typed.values() for at in typed.places]
        places += [at for one in self.returns for at in one.top.places.values()]
        return frozenset(at.file for at in places if at.file)


def book(plan: Plan, agency: Agency, returns: Iterable[Return], loose: Iterable[Row]) -> Book:
    """The workbook of an agency from those of its returns that came back and count, and its rows without a case."""
    here = tuple(one for one in returns if one.status is not Status.OUTSTANDING)
    files = Book(plan, agency, here, (), ()).files
    rows: list[Row] = [row for row in loose if row.agency == agency.code and row.at.file in files]
    for one in here:
        rows += [*one.events, *one.actions, *one.grid_rows]
    rows.sort(key=lambda row: (row.at.file, row.at.sheet, _split(row.at.cell)[1]))
    events = tuple(row for row in rows if isinstance(row, ChronologyEvent))
    actions = tuple(row for row in rows if isinstance(row, PlannedAction))
    grid_rows = tuple(row for row in rows if isinstance(row, GridRow))
    return Book(plan, agency, here, events, actions, grid_rows, grids(plan, agency))


def queries(of: Book, problems: Iterable[Problem]) -> tuple[Query, ...]:
    """Everything to ask in this workbook, each once; `problems` may be of other agencies and files too."""
    problems = tuple(problems)
    held = {problem.at[:2] for problem in problems if problem.code in HELD}
    files = of.files
    found: dict[str, Query] = {}
    for problem in problems:
        if is_asked(problem) and problem.at[:2] not in held and _is_about(of, files, problem):
            found.setdefault(problem.id, _query(of, problem))
    return tuple(found.values())


def _is_about(of: Book, files: Set[str], problem: Problem) -> bool:
    """Does this problem lie in a file that counts in this workbook, and is it of a return that counts?"""
    here = problem.at.file in files
    if not problem.agency:
        return here and not _of_another(of, problem.at)
    if problem.agency != of.agency.code or not (here or problem.code in ELSEWHERE):
        return False
    return not problem.case or any(one.case.ref == problem.case for one in of.returns)


def _of_another(of: Book, at: Location) -> bool:
    """Is it a sheet of a case that this workbook does not hold?"""
    titles = {spec.case_title(case.ref) for case in of.plan.cases}
    own = {spec.case_title(one.case.ref) for one in of.returns} | {one.at.sheet for one in of.returns}
    return at.sheet in titles - own


def _query(of: Book, problem: Problem) -> Query:
    spot, one, row = _spot(of, problem)
    facts = dict(problem.facts)
    wrote = facts.get("typed") or facts.get("answers") or ""
    if not wrote and one and row:
        wrote = " / ".join(filter(None, one.typed[row].texts)) if row in one.typed else ""
    if problem.question == ALERT:
        wrote = ""
    alone = of.returns[0].case.ref if of.agency.workbook == CASE and of.returns else ""
    case = problem.case or (one.case.ref if one else alone)
    about = _about(of, problem, spot)
    return Query(problem.id, problem.code, of.agency.code, case, problem.question, about, wrote, ask(problem), spot)


def _about(of: Book, problem: Problem, spot: Spot | None) -> str:
    """What a query is about, as short as a person would say it."""
    ref, _, part = problem.question.partition(".")
    if ref == ALERT:
        return "The alert question"
    questions = of.plan.questions
    for question in (*questions.questions, *questions.overall):
        if question.ref == ref:
            parts = {one.name: one.text for one in question.parts if one.name}
            return f"{ref} · {parts.get(part) or question.short or question.text}"
    for box in questions.boxes:
        if box.ref == ref:
            return box.label
    if spot and spot.sheet in COLUMNS:
        return f"Row {int(spot.row) + 1}: {spot.column or 'the whole row'}"
    if spot and spot.sheet in of.lists:
        words = row_words(dict(of.named(spot.sheet))[spot.row])
        return f"{shorten(words, 60, placeholder='…')}: {spot.column}" if words else spot.column
    return spot.row if spot else problem.at.sheet


def _spot(of: Book, problem: Problem) -> tuple[Spot | None, Return | None, str]:
    """The box to fix, the return it is in, and the row ref where it is a question's."""
    for title in of.lists:
        for name, row in of.named(title):
            if in_row(problem.at, row):
                return Spot(title, name, _list_column(of, title, problem, row)), None, ""
    for one in of.returns:
        if problem.question and one.case.ref == problem.case:
            return _in_question(of, problem, one)
        if field := _field(problem, one):
            return Spot(spec.case_title(one.case.ref), field), one, ""
    if problem.code == "ANS007" and problem.at.sheet == spec.START:
        return Spot(spec.START, spec.SIGNED_ON.label), None, ""
    return None, None, ""


def _in_question(of: Book, problem: Problem, one: Return) -> tuple[Spot | None, Return, str]:
    """The box of a question's row: the one the problem lies in, else the one that takes the answer."""
    questions = of.plan.questions
    asked = (*of.plan.put_to(of.agency), *questions.overall)
    rows = [row for question in asked for row in question.rows]
    rows += [ALERT, *(box.ref for box in questions.boxes)]
    parts = {question.ref: question.rows[0] for question in asked}
    row = parts.get(problem.question, problem.question)
    if row not in rows:
        return None, one, row
    column = COLUMN_OF.get(problem.code, "")
    if not column and row in one.typed:
        boxes = zip((spec.JUDGEMENT, spec.EVIDENCE, spec.COMMENT), one.typed[row].places, strict=False)
        column = next((heading for heading, at in boxes if at == problem.at), "")
    if in_words(of.plan, of.agency, row) and column != spec.COMMENT:
        column = spec.EVIDENCE
    return Spot(spec.case_title(one.case.ref), row, column or spec.JUDGEMENT), one, row


def in_words(plan: Plan, agency: Agency, row: str) -> bool:
    """Is this row answered in words, under Evidence?"""
    return kind_of(plan, agency, row) == "text"


def kind_of(plan: Plan, agency: Agency, row: str) -> str:
    """What a row is answered with: `text` under Evidence, or a `choice`, `number` or `date` under Judgement."""
    if row in {box.ref for box in plan.questions.boxes}:
        return "text"
    ref = row.partition(".")[0]
    for question in (*plan.put_to(agency), *plan.questions.overall):
        if question.ref == ref:
            kinds = {question.row_of(part): part.kind for part in question.in_case}
            return kinds.get(row) or ("choice" if question.scale or question.is_grid else "text")
    return "choice"


def _field(problem: Problem, one: Return) -> str:
    """The label of the field above the questions that a problem is about; empty where it is none."""
    if problem.code in FIELD_OF and (problem.agency, problem.case) == (one.agency.code, one.case.ref):
        return FIELD_OF[problem.code].label
    return next((label for label, at in field_places(one) if at == problem.at and at.cell), "")


def field_places(one: Return) -> list[tuple[str, Location]]:
    """The label and the cell of every field above the questions that was filled."""
    labels = {field.name: field.label for field in spec.TO_FILL}
    return [(labels[name], at) for name, at in one.top.places.items()]


def in_row(at: Location, row: Row) -> bool:
    """Does this cell stand in the row of an event or action?"""
    return at[:2] == row.at[:2] and _split(at.cell)[1] == _split(row.at.cell)[1] > 0


def _list_column(of: Book, title: str, problem: Problem, row: Row) -> str:
    """The heading of the cell a problem lies in: by its code, its label, or how far it is from the row's own cell."""
    facts = dict(problem.facts)
    if problem.code == "ROW006":
        return "Due" if "Due" in facts.get("what", "") else "Measure of success"
    if problem.code in LIST_COLUMN_OF or "label" in facts:
        return LIST_COLUMN_OF.get(problem.code) or facts["label"]
    return list_column(of.columns(title), problem.at, row)


def list_column(columns: Sequence[spec.Column], at: Location, row: Row) -> str:
    """The heading of a cell in a row; that of an event or action has its own cell where its main text stands."""
    if isinstance(row, GridRow):
        found = (column.heading for column in columns if row.places.get(column.name) == at)
        return next(found, columns[2].heading)
    own = next(place for place, column in enumerate(columns) if column.name in ("event", "action"))
    place = own + _split(at.cell)[0] - _split(row.at.cell)[0]
    return columns[place].heading if 0 < place < len(columns) else columns[own].heading


def _split(cell: str) -> tuple[int, int]:
    """Column and row, both from 1, of `E12`; 0 where there is none."""
    match = CELL.match(cell)
    if not match:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return column, int(match[2])
