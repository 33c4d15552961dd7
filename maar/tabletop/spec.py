"""THE format of the meeting's workbook, version 1: its sheets, their headings and what may stand in them.

The writer and the reader obey it. Sheets, columns and rows are found by heading and key, never by address.
"""

from dataclasses import dataclass

from maar.answers import Kept

KIND = "tabletop"  # of the sentinel in A1
KEY, INNER, SEEN = "key", "k", "seen"  # hidden columns: a row's key, again beside its boxes, and what lay on the table
START, ACROSS, CHRONOLOGY, MEETINGS = "Start here", "Across cases", "Chronology", "Meetings"
PLANS, SAID = "SMART plans", "What was said"
READ = (START, ACROSS, CHRONOLOGY, MEETINGS, PLANS, SAID)  # what nobody fills in
STRENGTHS, LEARNING, RECOMMENDATIONS, ROOM = "Strengths", "Learning", "Recommendations", "In the room"
CASE = "Case "  # the title of a case's sheet begins with it
REF, QUESTION, WHY, WORDS = "Ref", "Question", "Why it is here", "What was said"
AGREED, REASON, DISSENT = "Agreed judgement", "Reason", "Dissent"
BLIND = "Agency {letter}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet that people fill: `kind` is `words`, `day`, `choice` or `key` (hidden)."""

    name: str
    heading: str
    width: float
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class List:
    """A sheet of rows that people write, so many of them `ready`; `kept` says what its rows are."""

    title: str
    guide: str
    columns: tuple[Column, ...]
    kept: Kept | None = None
    ready: int = 20


# On a case's sheet a column for each agency stands between Question and Why it is here, headed by its code.
CASE_COLUMNS = (
    Column("key", KEY, 3, "key"),
    Column("ref", REF, 8),
    Column("question", QUESTION, 33),
    Column("why", WHY, 17),
    Column("words", WORDS, 44),
    Column("agreed", AGREED, 14.5, "choice"),
    Column("inner", INNER, 3, "key"),
    Column("reason", REASON, 28),
    Column("dissent", DISSENT, 14),
    Column("seen", SEEN, 3, "key"),
)
AGENCY_WIDTH = 5.6

STRENGTHS_LIST = List(
    STRENGTHS,
    "What worked, and what made it happen. One row each.",
    (
        Column("cases", "Cases", 18),
        Column("text", "Strength", 90),
        Column("why", "What made it happen", 90),
    ),
    Kept.STRENGTH,
)
LEARNING_LIST = List(
    LEARNING,
    "What should be different, and what it meant for the child. One row each.",
    (
        Column("cases", "Cases", 18),
        Column("text", "Learning", 90),
        Column("why", "What it meant for the child", 90),
    ),
    Kept.LEARNING,
)
RECOMMENDATIONS_LIST = List(
    RECOMMENDATIONS,
    "Who does what by when, and how we will know. One row each; an owner is one agency and role.",
    (
        Column("cases", "Cases", 14),
        Column("text", "Recommendation", 58),
        Column("why", "Why", 42),
        Column("owner", "Owner", 24),
        Column("due", "Due", 15, "day"),
        Column("measure", "Measure", 45),
    ),
    Kept.RECOMMENDATION,
)
ROOM_LIST = List(
    ROOM,
    "Who was in the room: agency and role, never a name.",
    (Column("agency", "Agency", 80), Column("role", "Role", 118)),
    None,
    16,
)
LISTS = (STRENGTHS_LIST, LEARNING_LIST, RECOMMENDATIONS_LIST, ROOM_LIST)
