"""Problems with one part of an answer (PRT), and with answers that are paired (CON)."""

from maar.problems.model import Kind, Severity

PART_MISSING = Kind(
    "PRT001",
    Severity.ERROR,
    "A part of an answer is missing",
    "{agency}, case {case}, {question}: {part} is empty.",
    "Ask the agency to fill it in.",
)
PART_NEEDED = Kind(
    "PRT002",
    Severity.ERROR,
    "A part that the rest of the answer calls for",
    "{agency}, case {case}, {question}: {part} is empty; it is needed because {because}.",
    "Ask the agency to fill it in, or to look at the rest of its answer again.",
)
PART_NOT_BLANK = Kind(
    "PRT003",
    Severity.WARNING,
    "A part that should be empty",
    "{agency}, case {case}, {question}: {part} is {typed}; nothing was expected there because {because}.",
    "Ask the agency which of the two is right.",
)
PART_BEFORE = Kind(
    "PRT004",
    Severity.WARNING,
    "Two dates in the wrong order",
    "{agency}, case {case}, {question}: {part} is {date}, earlier than {first_part}, which is {first}.",
    "Ask the agency to check both dates.",
)
PART_OUTSIDE_PERIOD = Kind(
    "PRT005",
    Severity.WARNING,
    "A date outside the audit period",
    "{agency}, case {case}, {question}: {part} is {date}; the audit period is {period}.",
    "Ask the agency to check the date; a slip in the year is the usual cause.",
)
PART_OUT_OF_RANGE = Kind(
    "PRT006",
    Severity.WARNING,
    "A number that cannot be",
    "{agency}, case {case}, {question}: {part} is {number}; a number {range} was expected. It was kept as typed.",
    "Ask the agency to check the number.",
)
PART_NO_TIME = Kind(
    "PRT007",
    Severity.WARNING,
    "A text that is no time of day",
    "{agency}, case {case}, {question}: {part} is '{typed}', which is no time such as 14:30. It was kept as typed.",
    "Ask the agency for the time on the 24-hour clock, or for Not recorded.",
)
PART_NO_AGENCY = Kind(
    "PRT008",
    Severity.WARNING,
    "A name that is no agency of this audit",
    "{agency}, case {case}, {question}: under {part} it says '{typed}', which is no agency of this audit. {hint}",
    "Ask the agency which one it means.",
)
PLANNED_TWICE = Kind(
    "PRT009",
    Severity.NOTE,
    "A row of the plan that stands twice in one sheet",
    "{agency}, case {case}, {question}: {sheet}, {cell} stands in the same row of the plan as {other}. The two were "
    "read as one row, with what either says.",
    "Nothing to do where they agree; where they differ, that is told beside.",
)
PLANNED_DIFFERS = Kind(
    "PRT010",
    Severity.ERROR,
    "A row of the plan that stands twice and differs",
    "{agency}, case {case}, {question}: one row of the plan stands twice in {sheet}, with {both}. Both were kept, and "
    "neither is counted.",
    "Ask the agency which one is right.",
)
PART_RING = Kind(
    "PRT011",
    Severity.ERROR,
    "An answer after which somebody should ring",
    "{agency}, case {case}, {question}: {part} is '{typed}'. Ring {agency} today.",
    "Ask whether the child is safe now and who is acting. Then look at the alert question of this return.",
)
CONTRADICTION = Kind(
    "CON001",
    Severity.WARNING,
    "Answers that cannot all be true",
    "Case {case}, {question}: {sides}. {why}",
    "Take it to the tabletop meeting: it takes both agencies to settle.",
)

ALL = (
    PART_MISSING,
    PART_NEEDED,
    PART_NOT_BLANK,
    PART_BEFORE,
    PART_OUTSIDE_PERIOD,
    PART_OUT_OF_RANGE,
    PART_NO_TIME,
    PART_NO_AGENCY,
    PLANNED_TWICE,
    PLANNED_DIFFERS,
    PART_RING,
    CONTRADICTION,
)
