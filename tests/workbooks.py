"""A small plan, its workbooks in memory, and hands to fill and harm them as people do."""

import io
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Self

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from maar.answers import Reading
from maar.plan import Agency, Case, Plan, Register
from maar.problems import Problem
from maar.questions import QuestionSet
from maar.questions.read import template
from maar.returns import Decision, Return, Settled, settle
from maar.sheets.book import address
from maar.sheets.save import plain
from maar.workbook.read import read
from maar.workbook.write import write

CSC = Agency("CSC", "CSC", "Children's social care", "Social care")
POL = Agency("POL", "POL", "Eastmere Police", "Police")
GP = Agency("GP", "GP", "Harbour Practice", "GP", workbook="case", cases=("K1",))
CASES = ("K1", "K2", "K3")
FEW = ("CHR-1", "CHR-2", "CHR-4", "PLN-1", "APP-1")


@cache
def baseline(refs: tuple[str, ...] = ()) -> QuestionSet:
    """The built-in set, or only these questions of it."""
    found, problems = template("baseline")
    assert found is not None, problems
    questions = tuple(question for question in found.questions if not refs or question.ref in refs)
    themes = tuple(theme for theme in found.themes if any(question.theme == theme.code for question in questions))
    return replace(found, questions=questions, themes=themes)


def a_plan(questions: QuestionSet | None = None, audit: str = "ABCDEFGH") -> Plan:
    return Plan(
        id=audit,
        name="baseline-2026",
        title="Baseline audit 2026",
        noun="multi-agency audit",
        marking="Restricted when completed",
        contact="audit.lead@eastmere.example",
        partnership="Eastmere Safeguarding Children Partnership",
        period=(date(2025, 5, 1), date(2026, 4, 30)),
        return_by=date(2026, 5, 29),
        tabletop=date(2026, 6, 11),
        cases=tuple(Case(ref, date(2025, 12, 3)) for ref in CASES),
        agencies=(CSC, POL, GP),
        questions=questions or baseline(FEW),
    )


SMALL = a_plan()
WHOLE = a_plan(baseline())
OTHER = a_plan(audit="ZZZZZZZ2")


@cache
def _issued(audit: str, whole: bool, code: str) -> bytes:
    plan = next(one for one in (SMALL, WHOLE, OTHER) if one.id == audit and (one is WHOLE) is whole)
    agency = plan.agency(code)
    return write(plan, agency, plan.case("K1") if agency.workbook == "case" else None, lambda ref: 1, 1)


def issued(plan: Plan = SMALL, code: str = "CSC") -> bytes:
    """The workbook of an agency as it is sent out in the first issue."""
    return _issued(plan.id, plan is WHOLE, code)


@cache
def slim(code: str = "CSC") -> bytes:
    """The same without the sheets that most tests do not need and that take time."""
    hand = Hand(issued(SMALL, code))
    for title in ("Chronology", "SMART plan", "Grades explained"):
        del hand.book[title]
    return hand.bytes()


def register(plan: Plan = SMALL) -> Register:
    return Register().with_questions(plan.questions)


@cache
def _opened(data: bytes) -> bytes:
    """The workbook as openpyxl opens it; a copy from here costs a tenth of opening it again."""
    return pickle.dumps(load_workbook(io.BytesIO(data)))


class Hand:
    """A workbook in the hands of a person with a spreadsheet program; `sheet` is that of a case."""

    def __init__(self, data: bytes | None = None) -> None:
        self.book: Workbook = pickle.loads(_opened(data or slim()))

    def __getitem__(self, title: str) -> Worksheet:
        found = self.book[title]
        assert isinstance(found, Worksheet)
        return found

    def sheet(self, case: str = "K1") -> Worksheet:
        return self[f"Case {case}"]

    def columns(self, sheet: Worksheet) -> tuple[int, dict[str, int]]:
        """The heading row and the column of each heading."""
        for row in sheet.iter_rows(max_row=60):
            headings = {str(cell.value): int(cell.column or 0) for cell in row if cell.value}
            if {"Ref", "Judgement", "Evidence"} <= headings.keys():
                return int(row[0].row or 0), headings
        raise AssertionError(f"no headings in {sheet.title}")

    def rows(self, sheet: Worksheet) -> Iterator[tuple[str, int]]:
        """Each visible ref with its row."""
        start, columns = self.columns(sheet)
        for row in range(start + 1, sheet.max_row + 1):
            if ref := sheet.cell(row, columns["Ref"]).value:
                yield str(ref), row

    def cell(self, case: str, ref: str, heading: str = "Judgement") -> Any:
        sheet = self.sheet(case)
        row = next(row for seen, row in self.rows(sheet) if seen == f"{case}-{ref}")
        return sheet.cell(row, self.columns(sheet)[1][heading])

    def type(self, case: str, ref: str, judgement: object = None, evidence: str = "", comment: str = "") -> Self:
        """Type into the boxes of one row, as text where it is text."""
        for heading, value in (("Judgement", judgement), ("Evidence", evidence), ("Comment", comment)):
            if value not in (None, ""):
                put(self.cell(case, ref, heading), value)
        return self

    def top(self, case: str, label: str, value: object) -> Self:
        """Type beside a label, above the questions or on Start here."""
        sheet = self.sheet(case) if case else self["Start here"]
        cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == label)
        put(sheet.cell(cell.row, cell.column + 1), value)
        return self

    def line(self, title: str, row: int, *values: object) -> Self:
        """Type a row of Chronology or SMART plan, from its first visible column."""
        for column, value in enumerate(values, 2):
            if value is not None:
                put(self[title].cell(row, column), value)
        return self

    def bytes(self) -> bytes:
        return saved(self.book)


def put(cell: Any, value: object) -> None:
    """Type a value into a cell: text stays text, as in a cell formatted so."""
    if isinstance(value, str):
        cell.value = plain(value)
        cell.data_type = "s"
    else:
        cell.value = value


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def reading(
    data: bytes | Hand, plan: Plan = SMALL, file: str = "return.xlsx", history: Register | None = None
) -> Reading:
    """A file as it is read; when it was saved is forgotten, since that is when the test ran."""
    found = read(data.bytes() if isinstance(data, Hand) else data, file, plan, history or register(plan))
    return replace(found, modified=None)


def settled(
    *files: bytes | Hand, plan: Plan = SMALL, decisions: Mapping[str, Decision] | None = None, names: str = "abcdefgh"
) -> Settled:
    """What these files come to, in the order of `names` for their names."""
    readings = [reading(data, plan, f"{name}.xlsx") for name, data in zip(names, files, strict=False)]
    return settle(plan, register(plan), readings, decisions or {})


def decided(problem: Problem, verdict: str, contents: tuple[str, ...] = ()) -> dict[str, Decision]:
    return {problem.id: Decision(problem.id, verdict, "rang them", "audit lead", date(2026, 6, 1), contents)}


def all_of(one: Reading) -> tuple[Problem, ...]:
    return (*one.problems, *(problem for sheet in one.sheets for problem in sheet.problems))


def found(problems: Reading | Settled, code: str) -> list[Problem]:
    """The problems with this code, by place."""
    every = all_of(problems) if isinstance(problems, Reading) else problems.problems
    return sorted((one for one in every if one.code == code), key=lambda one: (one.at, one.facts))


def only(problems: Reading | Settled, code: str) -> Problem:
    """The one problem with this code."""
    told = found(problems, code)
    assert len(told) == 1, [
        one.message for one in (all_of(problems) if isinstance(problems, Reading) else problems.problems)
    ]
    return told[0]


def loud(problems: Reading | Settled) -> list[str]:
    """Every error and warning, as a person reads it."""
    every = all_of(problems) if isinstance(problems, Reading) else problems.problems
    return [f"{one.code} {one.message}" for one in every if one.severity != "note"]


def place(cell: Any) -> str:
    return address(cell.row - 1, cell.column - 1)


def of(settled: Settled, case: str = "K1", code: str = "CSC") -> Return:
    return settled.of(code, case)
