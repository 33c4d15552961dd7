"""What is typed into which cell: the tables of `typed.py` put into the boxes of the issued workbooks."""

from collections.abc import Iterator
from dataclasses import dataclass

from .forms import Form, book_of
from .typed import CHRONOLOGY, JUDGEMENTS, MARKS, PLAN, START, TEXTS, TOP

NOT_ASKED, BLANK, WORDS = "/", ".", "w"
JUDGEMENT, EVIDENCE, COMMENT = "Judgement", "Evidence", "Comment"
CHRONOLOGY_HEADINGS = (
    "Case", "Date", "Event", "Source", "Action or inaction", "Impact on the child", "Significant event?",
)  # fmt: skip
PLAN_HEADINGS = (
    "Case", "Action", "Owner", "Due", "Measure of success", "Outcome for the child", "Specific", "Measurable",
    "Achievable", "Relevant", "Time-bound", "Shared with family", "Status",
)  # fmt: skip


@dataclass(frozen=True)
class Typed:
    """What is typed about one row of one return."""

    judgement: str
    evidence: str
    comment: str


def marks() -> dict[tuple[str, str], str]:
    """The table of judgements by (return, row), as `Y` or `NK`."""
    head, *lines = [line.split() for line in JUDGEMENTS.split("\n") if line.strip()]
    return {(who, line[0]): mark for line in lines for who, mark in zip(head[1:], line[1:], strict=True)}


def rows_of(who: str) -> dict[str, Typed]:
    """Everything typed about the rows of one return; a return that is not in the table is left as it came."""
    return {row: _typed(who, row, mark) for (one, row), mark in marks().items() if one == who and mark != NOT_ASKED}


def _typed(who: str, row: str, mark: str) -> Typed:
    judgement = "" if mark in (BLANK, WORDS) else MARKS.get(mark, mark)
    in_words = mark == WORDS or (mark != BLANK and "." not in row)
    evidence = f"{who} {row}: as the record shows." if in_words else ""
    comment = f"{who} {row}: what it means." if judgement in MARKS.values() and mark not in ("Y", "G") else ""
    return Typed(judgement, TEXTS.get((who, row, EVIDENCE), evidence), TEXTS.get((who, row, COMMENT), comment))


def entries(book: str, form: Form) -> Iterator[tuple[str, str, str]]:
    """Sheet, cell and text of everything typed into one workbook, sheet by sheet."""
    yield from _fields(form, "Start here", START.get(book, {}))
    for case in form.cases:
        who = f"{book.partition('-')[0]}-{case}"
        yield from _fields(form, f"Case {case}", TOP.get(who, {}))
        for row, typed in rows_of(who).items():
            texts = {JUDGEMENT: typed.judgement, EVIDENCE: typed.evidence, COMMENT: typed.comment}
            for heading, text in texts.items():
                if text:
                    yield f"Case {case}", form.box(case, row, heading), text
    for sheet, headings, table in (
        ("Chronology", CHRONOLOGY_HEADINGS, CHRONOLOGY),
        ("SMART plan", PLAN_HEADINGS, PLAN),
    ):
        for one, row, *texts in table:
            for heading, text in zip(headings, texts, strict=True):
                if one == book and text:
                    yield sheet, form.list_box(sheet, row, heading), text


def _fields(form: Form, sheet: str, fields: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for label, text in fields.items():
        if text:
            yield sheet, form.labels[sheet][label], text


def owner(book: str, typed_case: str) -> tuple[str, str]:
    """Agency and case of a row of Chronology or SMART plan, from what was typed under Case."""
    agency, _, alone = book.partition("-")
    case = typed_case.upper().removeprefix("CASE ").strip() or alone
    assert book_of(agency, case) == book
    return agency, case
