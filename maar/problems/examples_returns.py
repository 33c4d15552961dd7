"""An example for each alert (ALT), and each problem with a return (RET, CNT, PRT, ROW), a pair (CON) and maar (CHK)."""

from collections.abc import Mapping

from maar.problems.example import CARE, NOBODY, OLDER, POLICE, Example, cell, row
from maar.problems.model import Location

NONE: Mapping[str, str] = {}
CHR_2 = ("POL", "K1", "CHR-2")
SHEET = Location(POLICE, "Case K1")
POLICE_K1, CARE_K1 = ("POL", "K1", ""), ("CSC", "K1", "")
VISIT = "'Home visit, nobody in'"
PERIOD = "1 April 2025 to 31 March 2026"
NOT_SEEN = "The parts were counted at different times, or one of them in another way."

ALERTS: Mapping[str, Example] = {
    "ALT001": Example(
        ("POL", "K1", "ALERT"),
        cell("E12"),
        NONE,
        "The box says Yes, or anything else that is not a plain No. What it says is shown nowhere: ask by telephone.",
    ),
    "ALT002": Example(
        ("POL", "K1", "ALERT"), cell("E12"), NONE, "The row stands above the questions and is easily passed over."
    ),
}
RETURNS: Mapping[str, Example] = {
    "RET001": Example(
        POLICE_K1,
        SHEET,
        {"seen": "case K2"},
        "The sheet of one case was copied and used for another, or the wrong case was typed at the top.",
    ),
    "RET002": Example(POLICE_K1, SHEET, NONE, "No was chosen because nobody knew the child well, or by mistake."),
    "RET003": Example(POLICE_K1, SHEET, {"by": "audit lead", "reason": "they meant case K2 and sent it again"}, ""),
    "RET020": Example(
        POLICE_K1, SHEET, {"by": "audit lead", "reason": "they typed the wrong case at the top, and rang to say so"}, ""
    ),
    "RET004": Example(
        ("GP", "K3", ""), Location(), {"due": "29 May 2026"}, "It was forgotten, or it lies in an inbox."
    ),
    "RET005": Example(
        POLICE_K1, SHEET, {"typed": "4471", "what": "case"}, "The agency typed its own number for the case."
    ),
    "RET006": Example(
        ("CSC", "", ""), row("B6"), {"typed": "K9", "row": VISIT}, "A slip, or a row of another audit was pasted in."
    ),
    "RET007": Example(
        ("CSC", "", ""), row("B7"), {"typed": VISIT}, "The case is clear to whoever fills in the row, and is left out."
    ),
    "RET010": Example(
        CHR_2, cell("E16"), {"judgement": "Inadequate"}, "The form was filled in from top to bottom, in haste."
    ),
    "RET011": Example(CHR_2, cell("E16"), NONE, "The reason seemed plain to the auditor."),
    "RET012": Example(
        CHR_2, cell("E16"), {"typed": "seen at every visit"}, "The auditor could not decide, or did not see the list."
    ),
    "RET013": Example(
        CHR_2, cell("E16"), NONE, "The auditor went past it, or did not know that Not known can be chosen."
    ),
    "RET021": Example(
        POLICE_K1,
        SHEET,
        NONE,
        "Only the fields above the questions were filled in, or an unfinished copy was sent.",
    ),
    "RET022": Example(
        ("POL", "K1", "CHR-2"),
        cell("E16"),
        {"because": "CHR-1 (answered No)"},
        "The form was filled in from top to bottom, or the earlier answer was changed later.",
    ),
    "RET014": Example(POLICE_K1, SHEET, NONE, "In a small team nobody else could read the record."),
    "RET015": Example(
        POLICE_K1,
        SHEET,
        {"read": "from 1 September 2025", "period": PERIOD},
        "The child came to the agency later, or a system was changed.",
    ),
    "RET016": Example(
        POLICE_K1,
        cell("H6", OLDER),
        {
            "label": "Auditor's role",
            "typed": "Team manager",
            "read": "'Practice lead'",
            "other": f"{POLICE}, Case K1, cell H6",
        },
        "Two people filled in a copy each.",
    ),
    "RET018": Example(
        ("POL", "", ""),
        cell("C18:C20", OLDER, "Start here"),
        {"typed": "Detective sergeant", "read": "Detective inspector", "other": f"{POLICE}, Start here, cells C18:C20"},
        "The return was signed off again after it was corrected.",
    ),
    "RET019": Example(
        ("GP", "K3", ""),
        cell("H15", "GP/return.xlsx", "Case K3"),
        {"typed": "Not known to us"},
        "The agency said so in words, and did not see the box above the questions.",
    ),
    "RET017": Example(
        ("POL", "", ""),
        cell("C18:C20", sheet="Start here"),
        {"typed": "Police / Detective sergeant / 20 May 2026"},
        "The first sheet was filled in and the rest left, or another file counts.",
    ),
}
NUMBERS: Mapping[str, Example] = {
    "CNT001": Example(
        ("CSC", "K1", "PLN-1.with_owner"),
        cell("E32", CARE),
        {"part": "'of these, with one named owner'"},
        "A box was left empty to say none.",
    ),
    "CNT002": Example(
        ("CSC", "K1", "PLN-1.with_owner"),
        cell("E32", CARE),
        {
            "part": "'of these, with one named owner'",
            "number": "5",
            "total_part": "'Actions in the plan'",
            "total": "4",
        },
        NOT_SEEN,
    ),
    "CNT003": Example(
        ("CSC", "K1", "PLN-5.due"),
        cell("E39", CARE),
        {
            "part": "'Actions your agency owned that fell due'",
            "number": "6",
            "parts": "done on time 2, done late 1, changed by decision 0, still open 1 and dropped 0",
            "total": "4",
        },
        NOT_SEEN,
    ),
    "CNT004": Example(
        ("CSC", "K1", "PLN-1.with_all_four"),
        cell("E36", CARE),
        {"part": "'of these, with all four'", "number": "1", "least": "2", "most": "3"},
        "Of 4 actions, if 4 have an owner, 4 a date, 3 a measure and 3 a result, then 2 or 3 have all four.",
    ),
    "CNT005": Example(
        ("CSC", "K1", "PLN-5.reason"),
        cell("G45", CARE),
        {"part": "'Why were actions late, open or dropped?'", "because": "done late 1 and still open 1"},
        "The numbers were filled in, and the box in words below them was not.",
    ),
}
CONCERN, ACTION = "'Date your agency first recorded a concern'", "'Date your agency first acted on it'"
PARTS: Mapping[str, Example] = {
    "PRT001": Example(
        ("POL", "K1", "CHR-7.first_concern_on"),
        cell("E20"),
        {"part": CONCERN},
        "The record does not show it, and Not known was not chosen.",
    ),
    "PRT002": Example(
        ("POL", "K1", "CHR-7.first_action_on"),
        cell("E21"),
        {"part": ACTION, "because": "'What the first action was' is Visit"},
        "One box of the answer was passed over.",
    ),
    "PRT003": Example(
        ("POL", "K1", "CHR-7.first_action_on"),
        cell("E21"),
        {"part": ACTION, "typed": "12 May 2025", "because": "'What the first action was' is None recorded"},
        "One of the two was filled in first, and not changed when the other was.",
    ),
    "PRT004": Example(
        ("POL", "K1", "CHR-7.first_action_on"),
        cell("E21"),
        {"part": ACTION, "date": "5 December 2025", "first_part": CONCERN, "first": "12 May 2025"},
        "Day and month changed places, or the two dates did.",
    ),
    "PRT005": Example(
        ("POL", "K1", "CHR-7.first_concern_on"),
        cell("E20"),
        {"part": CONCERN, "date": "12 May 2052", "period": PERIOD},
        "Two figures of the year changed places, or an earlier concern was meant.",
    ),
    "PRT006": Example(
        ("CSC", "K1", "SUP-1.policy_interval_weeks"),
        cell("E40", CARE),
        {"part": "'Weeks between sessions that your policy sets'", "number": "90", "range": "from 1 to 52"},
        "It was counted in days.",
    ),
    "PRT007": Example(
        ("POL", "K1", "STR-1.held_at"),
        cell("G24"),
        {"part": "'Time the strategy discussion began'", "typed": "late morning"},
        "The record says no more, or the clock of twelve hours was used.",
    ),
    "PRT008": Example(
        ("CSC", "K1", "ASM-4.agencies_asked"),
        cell("G26", CARE),
        {"part": "'Agencies that were asked'", "typed": "PLO", "hint": "Did you mean POL?"},
        "A slip of the keyboard, or an agency that takes no part in this audit.",
    ),
    "PRT011": Example(
        ("POL", "K2", "OUT-3.ended"),
        cell("D7", sheet="Times missing"),
        {"part": "'How did it end?' for 9 September 2025", "typed": "Still missing"},
        "A child was still missing when the return was filled in.",
    ),
    "PRT009": Example(
        ("CSC", "K1", "COR-1"),
        row("E12", "Meetings"),
        {"other": "E7"},
        "A row was copied down, with our words in it.",
    ),
    "PRT010": Example(
        ("CSC", "K1", "COR-1.attended"),
        row("E7", "Meetings"),
        {"both": "'Attended' in E7 and 'Apologies' in E12"},
        "A row was copied down, with our words in it, and filled in for another meeting.",
    ),
}
PAIRS: Mapping[str, Example] = {
    "CON001": Example(
        ("", "K1", "PLN-4"),
        cell("E37", CARE),
        {
            "sides": "Social care answered Yes; School and GP answered No",
            "why": "A plan that was sent to everyone reached everyone.",
        },
        "It was sent and filed nowhere, or one record is wrong. That is what the meeting finds out.",
    ),
}
ROWS: Mapping[str, Example] = {
    "ROW001": Example(
        CARE_K1,
        row("D5"),
        {"date": "12 March 2024", "period": PERIOD, "typed": VISIT},
        "An earlier event explains a later one.",
    ),
    "ROW002": Example(CARE_K1, row("D6"), {"typed": VISIT}, ""),
    "ROW003": Example(
        CARE_K1,
        row("I5", "SMART plan"),
        {"typed": "Sort of", "label": "Measurable", "choices": "Yes, Partly, No"},
        "Pasting goes round the list that the cell offers.",
    ),
    "ROW004": Example(
        POLICE_K1,
        SHEET,
        {"start": "31 March 2026", "end": "1 April 2025"},
        "The two dates were put in each other's box.",
    ),
    "ROW005": Example(CARE_K1, row("D7"), {"typed": VISIT}, "It is easier to say what was done than what it meant."),
    "ROW006": Example(
        CARE_K1,
        row("C5", "SMART plan"),
        {"what": "Time-bound with nothing under Due", "typed": "'See the dentist'"},
        "The plan says 'as soon as possible', or the boxes were all set to Yes.",
    ),
    "ROW007": Example(
        CARE_K1, row("D8"), {"date": "12 May 2062", "typed": VISIT}, "Two figures of the year changed places."
    ),
    "ROW008": Example(
        CARE_K1, row("B9"), {"typed": "K1"}, "The cases were typed first, and some rows were not needed."
    ),
    "ROW009": Example(
        CARE_K1, row("E9", "Visits"), {"typed": "two or three", "label": "Visits"}, "The record gives no exact number."
    ),
}
TOOL: Mapping[str, Example] = {
    "CHK900": Example(
        NOBODY, Location(), {"check": "comment_wanted", "reason": "KeyError: 'CHR-1'"}, "maar has a mistake."
    ),
    "CHK901": Example(
        NOBODY,
        Location(),
        {"what": "POL: returns issued and returns accounted for differ: 3 and 2."},
        "maar has a mistake. Every figure is counted in two ways, and here the two differ.",
    ),
}
