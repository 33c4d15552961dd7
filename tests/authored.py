"""A question set as people type it: sheets written as Markdown tables, and what is read of them."""

import io
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from maar.authoring import spec
from maar.authoring.read import Authored, tables
from maar.problems import Problem
from maar.questions import QuestionSet
from maar.questions.build import build
from maar.questions.read import of_tables
from maar.sheets.cells import folded
from maar.sheets.save import plain

FILE = "ours.xlsx"

# A sound set of two questions: each sheet as it is typed, `//` being a new line in a cell.
SHEETS = {
    "Set": """
        | About the set | What you write |
        | Name          | ours           |
        | Version       | 1              |
        | Title         | Our own set    |
        """,
    "Themes": """
        | Code | Name             |
        | OUR  | What is our own  |
        """,
    "Questions": """
        | Ref   | Theme | Type       | Scale         | Question              | Asked of |
        | OUR-1 | OUR   | compliance | yes-partly-no | Was the child seen?   | ALL      |
        | OUR-2 | OUR   | facts      |               | When was it first so? | ALL      |
        """,
    "Parts": """
        | Question | Part    | Kind | What people read |
        | OUR-2    | seen_on | date | First seen on    |
        """,
    "Pairs": "| Question |",
    "Scales": """
        | Code          | Name            | Not known counts? | Level  | Mark | Positive? |
        | yes-partly-no | Yes, partly, no | Yes               | Yes    | Y    | Yes       |
        | yes-partly-no |                 |                   | Partly | P    | No        |
        | yes-partly-no |                 |                   | No     | N    | No        |
        """,
    "Roles": """
        | Code | Name                   |
        | CSC  | Children's social care |
        | POL  | Police                 |
        """,
    "Every return": """
        | What  | Question          | Guidance    | Evidence      |
        | Alert | Is a child at risk? | Answer first | Who was told |
        """,
}


def typed(sheets: Mapping[str, str] | None = None) -> Workbook:
    """The set of `SHEETS` with these sheets instead, each with the rest of its headings after those that are given."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in spec.SHEETS:
        rows = markdown({**SHEETS, **(sheets or {})}[sheet.title])
        told = {folded(heading) for heading in rows[0] if heading}
        columns = [column for column in sheet.columns if column.kind != "shown" and told.isdisjoint(column.names)]
        rest = [column.heading for column in columns]
        page = workbook.create_sheet(sheet.title)
        write(page, [[*rows[0], *rest], *rows[1:]])
    return workbook


def write(page: Worksheet, rows: list[list[str | None]]) -> None:
    """Write texts as texts."""
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row, 1):
            page.cell(number, at).value = plain(text) if text else None
            if text is not None:
                page.cell(number, at).data_type = "s"


def markdown(table: str) -> list[list[str | None]]:
    """The rows of a Markdown table; `//` in a cell is a new line, an empty cell None."""
    lines = [line.strip().strip("|").split("|") for line in table.strip().splitlines()]
    return [[cell.strip().replace("//", "\n") or None for cell in line] for line in lines]


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def read(workbook: Workbook | bytes) -> tuple[QuestionSet | None, tuple[Problem, ...]]:
    """The set in a workbook on the bank, and every problem of it."""
    found = authored(workbook)
    question_set, built = of_tables(found.tables, FILE, None, found.cells)
    return None if found.wrong else question_set, found.told(built)


def authored(workbook: Workbook | bytes) -> Authored:
    return tables(workbook if isinstance(workbook, bytes) else saved(workbook), FILE)


def alone(data: bytes) -> tuple[QuestionSet | None, tuple[Problem, ...]]:
    """The set in a workbook, on no bank."""
    found = tables(data, FILE)
    refs: tuple[Any, ...] = tuple(found.tables["questions"])
    question_set, built = build(found.tables, FILE, refs, (), found.cells)
    return None if found.wrong else question_set, found.told(built)


def messages(sheets: Mapping[str, str]) -> list[str]:
    """What is said of the set with these sheets."""
    return [problem.message for problem in read(typed(sheets))[1]]
