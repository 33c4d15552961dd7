"""The meeting's workbook of a small audit, made by the real writer, and hands to fill and harm it as people do."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Self

from openpyxl.worksheet.worksheet import Worksheet
from workbooks import OTHER, SMALL, Hand, put, register, settled, slim

from maar.agreement import on_the_table, rates
from maar.answers import AgreedJudgement, TabletopReading
from maar.chronology import chronologies
from maar.plan import Plan, Register
from maar.problems import Problem, Severity
from maar.scores import smart
from maar.tabletop import spec
from maar.tabletop.agenda import agenda
from maar.tabletop.pack import Pack
from maar.tabletop.read import read
from maar.tabletop.write import workbook

BOXES = (spec.AGREED, spec.REASON, spec.DISSENT)
FIRST = 5  # the first row of a list


def returned(code: str, grade: str) -> Hand:
    """A return on K1 and K2 that says this of everything graded."""
    hand = Hand(slim(code))
    for case in ("K1", "K2"):
        for ref in ("CHR-2", "CHR-4", "APP-1"):
            hand.type(case, ref, "Yes" if ref == "APP-1" else grade, "seen in the record")
        hand.type(case, "CHR-1", "Yes", "seen in the record").type(case, "ALERT", "No")
    return hand


def pack(plan: Plan = SMALL, blind: bool = False) -> Pack:
    """What lies on the table: social care says Good and the police Inadequate, on K1 and K2; K3 has no return."""
    files = () if plan.id == OTHER.id else (returned("CSC", "Good"), returned("POL", "Inadequate"))
    came = settled(*files, plan=plan)
    tables = on_the_table(plan, came, ())
    return Pack(
        plan, came, tables, agenda(tables, 180), chronologies(plan, came), smart(plan, came), (), rates(plan, came),
        register(plan).issue_of, date(2026, 6, 1), blind=blind,
    )  # fmt: skip


@cache
def written(audit: str = SMALL.id, blind: bool = False) -> bytes:
    """The meeting's workbook as maar writes it."""
    return workbook(pack(next(plan for plan in (SMALL, OTHER) if plan.id == audit), blind))


class Table(Hand):
    """The meeting's workbook in the hands of whoever types what is agreed."""

    def __init__(self, data: bytes | None = None) -> None:
        super().__init__(data or written())

    def columns(self, sheet: Worksheet) -> tuple[int, dict[str, int]]:
        for row in sheet.iter_rows(max_row=60):
            headings = {str(cell.value): int(cell.column or 0) for cell in row if cell.value}
            if {spec.REF, spec.AGREED} <= headings.keys():
                return int(row[0].row or 0), headings
        raise AssertionError(f"no headings in {sheet.title}")

    def rows(self, sheet: Worksheet) -> Iterator[tuple[str, int]]:
        start, columns = self.columns(sheet)
        for row in range(start + 1, sheet.max_row + 1):
            if sheet.cell(row, columns[spec.INNER]).value:
                yield str(sheet.cell(row, columns[spec.REF]).value), row

    def cell(self, case: str, ref: str, heading: str = spec.AGREED) -> Any:
        sheet = self.sheet(case)
        row = next(row for seen, row in self.rows(sheet) if seen == ref)
        return sheet.cell(row, self.columns(sheet)[1][heading])

    def agree(self, case: str, ref: str, agreed: object, reason: object = None, dissent: object = None) -> Self:
        """Type into the boxes of one row."""
        for heading, value in zip(BOXES, (agreed, reason, dissent), strict=True):
            if value not in (None, ""):
                put(self.cell(case, ref, heading), value)
        return self

    def note(self, title: str, row: int, *values: object) -> Self:
        """Type into a row of a list, counted from 0, from its first box."""
        return self.line(title, FIRST + row, *values)


def reading(
    data: bytes | Hand, plan: Plan = SMALL, file: str = "tabletop.xlsx", history: Register | None = None
) -> TabletopReading:
    return read(data.bytes() if isinstance(data, Hand) else data, file, plan, history or register(plan))


def agreed(one: TabletopReading, case: str, ref: str) -> AgreedJudgement | None:
    found = [each for each in one.agreed if (each.case, each.question) == (case, ref)]
    assert len(found) < 2
    return found[0] if found else None


def told(one: TabletopReading, code: str) -> list[Problem]:
    return [problem for problem in one.problems if problem.code == code]


def the(one: TabletopReading, code: str) -> Problem:
    """The one problem of this code."""
    found = told(one, code)
    assert len(found) == 1, [f"{problem.code} {problem.message}" for problem in one.problems]
    return found[0]


def loud(one: TabletopReading) -> list[str]:
    """Every error and warning, as the lead reads it."""
    return [f"{each.code} {each.message}" for each in one.problems if each.severity is not Severity.NOTE]
