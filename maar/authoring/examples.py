"""A worked row for every type of question, every kind of pair and some conditions, for the guide in the workbook.

Comes in: nothing. Goes out: rows by the keys of their columns; together they are a sound question set, which a test
holds.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

Row = Mapping[str, Any]


class Asked(NamedTuple):
    """A type of question: what it is for, what people give, and a question of it with its parts."""

    use: str
    given: str
    question: Row
    parts: tuple[Row, ...] = ()


class Paired(NamedTuple):
    """A kind of pair: what is laid side by side, and a pair of it."""

    use: str
    pair: Row


class Condition(NamedTuple):
    """A condition as it is typed, and where it holds."""

    text: str
    holds: str


TYPES = (
    Asked(
        "Was it done?",
        "A level of a scale such as Yes, Partly, No. Not known counts against it.",
        {
            "ref": "ADV-1", "theme": "ADV", "type": "compliance", "scale": "yes-partly-no",
            "short": "Advocate offered before the first meeting",
            "text": "Was the child offered an advocate before the first meeting about them?",
        },
    ),
    Asked(
        "How well was it done?",
        "A level of a scale such as Outstanding to Inadequate. Not known is shown apart.",
        {
            "ref": "ADV-2", "theme": "ADV", "type": "grade", "scale": "grade",
            "short": "Child prepared for the meeting", "text": "How well was the child prepared for the meeting?",
        },
    ),
    Asked(
        "How many, and of these how many?",
        "Several numbers, and perhaps words that explain them.",
        {
            "ref": "ADV-3", "theme": "ADV", "type": "counts", "short": "Meetings with an advocate",
            "text": "Of the meetings about the child, to how many did an advocate come?",
        },
        (
            {"name": "meetings", "kind": "number", "text": "Meetings about the child"},
            {
                "name": "with_advocate", "kind": "number", "text": "of these, with an advocate",
                "at_most": "meetings",
            },
        ),
    ),
    Asked(
        "When, who, which?",
        "Several dates, choices, numbers or words, each in a box of its own.",
        {
            "ref": "ADV-4", "theme": "ADV", "type": "facts", "short": "Advocate asked for",
            "text": "When was an advocate asked for, and who was told?",
        },
        (
            {"name": "asked_on", "kind": "date", "text": "Date an advocate was asked for", "needed": True},
            {"name": "told", "kind": "text", "text": "Agencies that were told", "shape": "agencies"},
            {
                "name": "we_knew", "kind": "choice", "text": "Was your agency told?",
                "choices": ["Yes", "No", "Not recorded"],
            },
        ),
    ),
    Asked(
        "The same facts for each visit, meeting or time?",
        "As many rows as there were, on a sheet of its own.",
        {
            "ref": "ADV-5", "theme": "ADV", "type": "grid", "sheet": "Advocate visits", "rows": 8,
            "short": "Visits of the advocate", "text": "When did the advocate see the child, and where?",
        },
        (
            {"name": "seen_on", "kind": "date", "text": "Date", "each": True, "needed": True},
            {
                "name": "place", "kind": "choice", "text": "Where?", "each": True,
                "choices": ["Home", "School", "Elsewhere"],
            },
        ),
    ),
    Asked(
        "When was it, once?",
        "One date.",
        {
            "ref": "ADV-6", "theme": "ADV", "type": "date", "in_period": True,
            "short": "Decision told to the child", "text": "When was the child told the decision?",
        },
    ),
    Asked(
        "How many, once?",
        "One number.",
        {
            "ref": "ADV-7", "theme": "ADV", "type": "number", "least": 0, "most": 20,
            "short": "Advocates so far", "text": "How many advocates has the child had?",
        },
    ),
    Asked(
        "Which of these?",
        "One of your choices.",
        {
            "ref": "ADV-8", "theme": "ADV", "type": "choice", "short": "Who told the child",
            "text": "Who told the child the decision?", "choices": ["Social worker", "Advocate", "Nobody"],
        },
    ),
    Asked(
        "What happened, in words?",
        "Words, under Evidence.",
        {
            "ref": "ADV-9", "theme": "ADV", "type": "text", "asked_if": "ADV-1 = No | Partly",
            "short": "Why no advocate", "text": "Why was an advocate not offered in time?",
        },
    ),
)  # fmt: skip

PAIRS = (
    Paired(
        "One agency's answer, and another agency's answer to the same or another question.",
        {
            "question": "ADV-1", "with": "ADV-1", "kind": "answers", "says": ["Yes", "Partly"], "denies": ["No"],
            "why": "One agency says that an advocate was offered; another says that none was.",
        },
    ),
    Paired(
        "Two agencies' levels for the same question, so many levels apart.",
        {
            "question": "ADV-2", "with": "ADV-2", "kind": "levels", "apart": 3,
            "why": "Agencies do not agree at all on how well the child was prepared.",
        },
    ),
    Paired(
        "What two agencies gave for the same part, such as a date.",
        {
            "question": "ADV-4", "with": "ADV-4", "kind": "values", "part": "asked_on", "within_days": 3,
            "why": "Agencies do not give the same date on which an advocate was asked for.",
        },
    ),
    Paired(
        "A list of agencies in one return, and what each of those says of itself.",
        {
            "question": "ADV-4", "with": "ADV-4", "kind": "lists", "part": "told", "own": "we_knew",
            "own_says": ["Yes"], "why": "The list of agencies told and the agency's own answer do not agree.",
        },
    ),
    Paired(
        "Rows of two agencies' sheets, matched by their date.",
        {
            "question": "ADV-5", "with": "ADV-5", "kind": "rows", "part": "seen_on", "within_days": 1,
            "why": "One agency lists a visit that another does not list.",
        },
    ),
)  # fmt: skip

CONDITIONS = (
    Condition(
        "ADV-1 = No | Partly", "The answer to ADV-1 is No or Partly. In Asked if, by the Ref of an earlier question."
    ),
    Condition("cancelled", "The part cancelled is more than 0; for what is no number: anything was given."),
    Condition("outcome != Refused", "Something was chosen for the part outcome, and it is not Refused."),
    Condition("held_on is blank", "The part held_on was left empty. The other way round: held_on is given."),
    Condition(
        "asked_on..held_on > 10 working days", "From asked_on to held_on it took longer than that. Or: > 10 days."
    ),
    Condition("cancelled & held_on is blank", "Both hold."),
)


def theme() -> Row:
    """The theme under which the examples stand."""
    return {"code": "ADV", "name": "Advocacy"}
