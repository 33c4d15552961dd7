"""The fictional agencies at work: each types its records into the issued workbooks and sends them back.

Comes in: the plan and the issued workbooks. Goes out: a `Post` of filled workbooks under the names people give them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from maar.audit.folder import AuditFolder
from maar.audit.issue import file_name
from maar.demo import people
from maar.demo.records import Typed, typed
from maar.plan import Agency, Case, Plan
from maar.plan.register import workbook_name
from maar.sheets.edit import OpenBook, Table, Value, open_to_type
from maar.workbook import spec

Progress = Callable[[int, int], None]

# What people call a workbook when they send it back, by its name in the register.
SENT_AS = {
    "CSC": "Social care/CSC final v2 (3).xlsx",
    "POL": "Police/Copy of return.xlsx",
    "0-19": "Health/0-19/Eastmere audit FINAL signed off.xlsx",
    "GP|A": "Health/GP practices/case A complete.xlsx",
    "GP|B": "Health/GP practices/case_b_return.xlsx",
    "GP|E": "Health/GP practices/return for E.xlsx",
    "EDU": "Schools/School returns all cases v4.xlsx",
    "EH": "Early help/EH return.xlsx",
    "ACU": "Health/Hospital/RE_ audit - hospital return.xlsx",
    "HOU": "housing (Autosaved).xlsx",
}


@dataclass(slots=True)
class Post:
    """What is on its way back to the audit lead: `books` by name in the register, and any `other` files by path.

    `sent` says which book goes under which path; one book may go under two.
    """

    plan: Plan
    issued: Mapping[str, bytes]
    books: dict[str, OpenBook] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)
    other: dict[str, bytes] = field(default_factory=dict)

    def book_of(self, agency: str, case: str) -> OpenBook:
        """The filled workbook that holds this agency's sheet of this case."""
        return self.books[self.name_of(agency, case)]

    def name_of(self, agency: str, case: str) -> str:
        """The name in the register of the workbook that holds this return."""
        by_case = workbook_name(self.plan.agency(agency), self.plan.case(case))
        return by_case if by_case in self.issued else agency

    def table(self, agency: str, case: str) -> Table:
        """The questions of the sheet that this agency filled in about this case."""
        return self.book_of(agency, case).table(spec.case_title(case), spec.REF)

    def answer(self, agency: str, case: str, row: str, judgement: Value) -> None:
        """Type over the judgement of one question."""
        self.table(agency, case).fill(spec.visible_ref(case, row), {spec.JUDGEMENT: judgement})

    def files(self) -> dict[str, bytes]:
        """Every file that comes back, by its path under returned/."""
        saved = {name: book.save() for name, book in self.books.items()}
        return {**{path: saved[name] for path, name in self.sent.items()}, **self.other}


def fill_in(plan: Plan, folder: AuditFolder, progress: Progress = lambda done, of: None) -> Post:
    """Every workbook that comes back, filled with what the records say and not yet harmed."""
    paths = {
        workbook_name(agency, case): folder.issued / file_name(plan.name, agency, case)
        for agency, case in plan.workbooks
    }
    post = Post(plan, {name: path.read_bytes() for name, path in paths.items()})
    for done, (agency, case) in enumerate(plan.workbooks, 1):
        name = workbook_name(agency, case)
        cases = (case,) if case else plan.cases_of(agency)
        if any(typed(agency.code, one.ref).filled for one in cases):
            post.books[name] = type_records(post.issued[name], agency, cases)
            post.sent[SENT_AS[name]] = name
        progress(done, len(plan.workbooks))
    return post


def type_records(issued: bytes, agency: Agency, cases: Iterable[Case]) -> OpenBook:
    """An issued workbook with everything that one agency types about these cases."""
    book = open_to_type(issued)
    sign(book, people.SIGNED[agency.code])
    for case in cases:
        type_case(book, case.ref, typed(agency.code, case.ref))
    return book


def sign(book: OpenBook, signed: people.Signed) -> None:
    """Fill Start here."""
    for place, value in (
        (spec.TYPED_AGENCY, signed.agency),
        (spec.SIGNED_BY, signed.role),
        (spec.SIGNED_ON, signed.on),
    ):
        if value:
            book.beside(spec.START, place.label, value)


def type_case(book: OpenBook, case: str, told: Typed) -> None:
    """Fill the sheet of one case, and its rows of Chronology and SMART plan."""
    title = spec.case_title(case)
    for label, value in told.top.items():
        book.beside(title, label, value)
    table = book.table(title, spec.REF) if told.answers else None
    for row, cells in told.answers.items():
        if table:
            boxes = zip((spec.JUDGEMENT, spec.EVIDENCE, spec.COMMENT), cells, strict=True)
            table.fill(spec.visible_ref(case, row), dict(boxes))
    for sheet, columns, rows in (
        (spec.CHRONOLOGY, spec.CHRONOLOGY_COLUMNS, told.events),
        (spec.PLAN, spec.PLAN_COLUMNS, told.actions),
    ):
        for row_values in rows:
            add_row(book, sheet, columns, (case, *row_values))


def add_row(book: OpenBook, title: str, columns: Iterable[spec.Column], values: Iterable[Value]) -> None:
    """Fill the next empty row of Chronology or SMART plan; `values` are its columns from Case on."""
    headings = [column.heading for column in columns if not column.ours]
    book.table(title, headings[0]).append(dict(zip(headings, values, strict=True)))
