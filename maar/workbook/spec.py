"""THE format of the workbook, version 1: sheets, headings, fields and choices. The writer and the reader obey it.

Columns are found by heading and rows by key; nothing depends on an address, a sheet name or a property.
"""

import re
from dataclasses import dataclass

from maar.answers import SMART
from maar.questions.model import NONE_RECORDED as NONE_RECORDED

FORMAT = 1
KIND = "return"
SET_KIND = "set"  # of a question set's workbook, which is never read as a return
MEETING_KIND = "tabletop"  # of the meeting's workbook, nor is that
AGREED = ("Agreed judgement", "Dissent")  # among the headings of its case sheets

START, CHRONOLOGY, PLAN, SCALES = "Start here", "Chronology", "SMART plan", "Grades explained"
# On the hidden sheet of the choices that do not fit into a cell's own list.
LISTS_GUIDE = "The choices that boxes of the other sheets offer. There is nothing to fill in here."

GRID = "grid"  # no title: the sheet of a question whose parts repeat has its own
YOURS = "White boxes are yours to fill."
COUNTED = "answer boxes filled"  # after `3 of 40`, on Start here

KEY, REF, QUESTION, GOOD = "key", "Ref", "Question", "What good looks like"
JUDGEMENT, INNER, EVIDENCE, COMMENT = "Judgement", "k", "Evidence", "Comment"

YES, PARTLY, NO, NOT_KNOWN, NOT_APPLICABLE = "Yes", "Partly", "No", "Not known", "Not applicable"
KNOWN = (YES, "Adults only", NO)
YES_NO = (YES, NO)
TESTED = (YES, PARTLY, NO)
SHARED = (YES, PARTLY, NO, NOT_KNOWN, NOT_APPLICABLE)
STATUS = ("Not started", "On track", "At risk", "Overdue", "Done", "Impact shown")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form. `kind` is `key`, `shown`, `text`, `date` or `choice` (from `choices`)."""

    heading: str
    width: float
    kind: str
    choices: tuple[str, ...] = ()
    name: str = ""

    @property
    def ours(self) -> bool:
        """Do we write it, and people only read it?"""
        return self.kind in ("key", "shown")


CASE_COLUMNS = (
    Column(KEY, 3, "key"),
    Column(REF, 8.5, "shown"),
    Column(QUESTION, 37, "shown"),
    Column(GOOD, 36, "shown"),
    Column(JUDGEMENT, 16, "choice"),
    Column(INNER, 3, "key"),
    Column(EVIDENCE, 26, "text"),
    Column(COMMENT, 34, "text"),
)

CHRONOLOGY_COLUMNS = (
    Column(KEY, 3, "key"),
    Column("Case", 8, "text", name="case"),
    Column("Date", 13, "date", name="date"),
    Column("Event", 44, "text", name="event"),
    Column("Source", 19, "text", name="source"),
    Column("Action or inaction", 36, "text", name="action"),
    Column("Impact on the child", 37, "text", name="impact"),
    Column("Significant event?", 13, "choice", YES_NO, name="significant"),
)
CHRONOLOGY_ROWS = 40

PLAN_COLUMNS = (
    Column(KEY, 3, "key"),
    Column("Case", 8, "text", name="case"),
    Column("Action", 31, "text", name="action"),
    Column("Owner", 15, "text", name="owner"),
    Column("Due", 13, "date", name="due"),
    Column("Measure of success", 23, "text", name="measure"),
    Column("Outcome for the child", 24, "text", name="outcome"),
    *(
        Column(test, width, "choice", TESTED, name=test.lower().replace("-", "_"))
        for test, width in zip(SMART, (9.5, 11.5, 10.8, 9.5, 9.5), strict=True)
    ),
    Column("Shared with family", 12, "choice", SHARED, name="shared"),
    Column("Status", 12.5, "choice", STATUS, name="status"),
)
PLAN_ROWS = 20


@dataclass(frozen=True, slots=True)
class Field:
    """A label with a value beside it. `kind` is `shown` (ours), `text`, `date` or `choice`."""

    label: str
    kind: str
    name: str = ""
    choices: tuple[str, ...] = ()


CASE_SHOWN, PERIOD_SHOWN, DECISION_SHOWN = "Case", "Period", "Key decision"
# What is shown for a key decision that the plan does not give, and what was shown in earlier issues.
NOT_SET, ONCE_NOT_SET = "Not set: take the latest decision about the child", "Not set"
TYPED_CASE = Field("Case ref, typed by you", "text", "typed_case")
KNOWN_TO_US = Field("Known to us?", "choice", "known", KNOWN)
ROLE = Field("Auditor's role", "text", "role")
INDEPENDENT = Field("Independent of the case?", "choice", "independent", YES_NO)
SPOKEN_TO = Field("Practitioner spoken to?", "choice", "spoke_to_practitioner", YES_NO)
RECORDS_READ = Field("Records read", "text", "records_read")
READ_FROM = Field("Read from", "date", "read_from")
READ_TO = Field("Read to", "date", "read_to")

# The top block of a case sheet, row by row: a field at the left and one at the right.
TOP_BLOCK = (
    (Field(CASE_SHOWN, "shown"), TYPED_CASE),
    (Field(PERIOD_SHOWN, "shown"), KNOWN_TO_US),
    (Field(DECISION_SHOWN, "shown"), ROLE),
    (RECORDS_READ, INDEPENDENT),
    (READ_FROM, SPOKEN_TO),
    (READ_TO, None),
)
TOP_FIELDS = tuple(field for row in TOP_BLOCK for field in row if field)
TO_FILL = tuple(field for field in TOP_FIELDS if field.kind != "shown")

TYPED_AGENCY = Field("Your agency, typed by you", "text", "typed_agency")
SIGNED_BY = Field("Signed off by (role)", "text", "signed_off_by")
SIGNED_ON = Field("Date signed off", "date", "signed_off_on")
START_FIELDS = (TYPED_AGENCY, SIGNED_BY, SIGNED_ON)

# The band above the overall judgements: its name and aim.
OVERALL = ("Overall", "Weigh your answers; do not average them.")


def case_title(ref: str) -> str:
    return f"Case {ref}"


def visible_ref(case: str, row: str) -> str:
    """`K1-CHR-1`: unique across the audit."""
    return f"{case}-{row}"


# A workbook sent back to its agency: what to fix is listed on a sheet, and the reason stands beside the box.
TO_FIX = "To fix"
QUERY = "Query"
FIX = "To fix"
QUERY = "Query"
TO_FIX_COLUMNS = (
    Column("No", 5.5, "shown", name="number"),
    Column("Sheet", 15, "shown", name="sheet"),
    Column("Cell", 9, "shown", name="cell"),
    Column("About", 36, "shown", name="about"),
    Column("What you wrote", 38, "shown", name="wrote"),
    Column("What to do", 46, "shown", name="asked"),
    Column(QUERY, 11.5, "shown", name="id"),
)
# Narrower, so that the reasons still print beside the boxes at 8 points.
CASE_WIDTHS_TO_FIX = (3, 8.5, 33, 28, 15, 3, 25, 29)
FIX_WIDTH = 28
REASON = re.compile(r" \[[A-Z]{3}\d{3} [A-Z2-7]{6}\]$")


def reason(asked: str, code: str, problem: str) -> str:
    """One line of the column To fix: what is asked, and by which problem, as ` [RET013 7KQ2AB]`."""
    return f"{' '.join(asked.split())} [{code} {problem}]"


def is_reason(text: str) -> bool:
    """Is all of this text our reasons: does every line that is not empty end with a code and an id?"""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    return lines == [FIX] or all(REASON.search(line) for line in lines)


def is_query(text: str) -> bool:
    """Is this the code and id of a query, as they stand on To fix?"""
    return REASON.fullmatch(f" [{' '.join(text.split())}]") is not None
