"""An example for each problem with an answer or a row as it is read (ANS)."""

from collections.abc import Mapping

from maar.problems.example import CARE, NOBODY, OLDER, POLICE, SCHOOL, Example, cell, row
from maar.problems.model import Location

NONE: Mapping[str, str] = {}
LOST = "shows #NAME?, and what was typed there is lost"
GRADES = "Outstanding, Good, Requires improvement, Inadequate, Not known, Not applicable"
CHR_2 = ("POL", "K1", "CHR-2")
OWNERS = ("CSC", "K1", "PLN-1.with_owner")
PATTERN = "How well does your record explain what the pattern of past events means for this child?"
SORTED = "The boxes were sorted without the columns beside them."

ANSWERS: Mapping[str, Example] = {
    "ANS001": Example(
        CHR_2, cell("E16"), {"typed": "Good?", "choices": GRADES}, "Pasting goes round the list that the cell offers."
    ),
    "ANS002": Example(
        CHR_2, cell("E16"), {"typed": "3 - GOOD.", "read": "Good"}, "The answer was typed or pasted, not chosen."
    ),
    "ANS003": Example(CHR_2, cell("G16"), {"shows": LOST}, "A text that began with = or - was taken for a formula."),
    "ANS004": Example(CHR_2, cell("E16"), {"typed": "=Notes!B4"}, "The answer was linked from a sheet of notes."),
    "ANS005": Example(
        CHR_2, cell("E16"), {"typed": "=Notes!B4"}, "Some programs save a formula without what it comes to."
    ),
    "ANS006": Example(
        ("CSC", "K1", "PLN-1.actions"),
        cell("E31", CARE),
        {"typed": "about 5"},
        "The record does not give an exact number, and the auditor says so in the same cell.",
    ),
    "ANS007": Example(
        ("CSC", "K1", ""),
        row("C5"),
        {"typed": "around Easter"},
        "The record gives no exact day, or the auditor did not.",
    ),
    "ANS010": Example(
        CHR_2,
        cell("E16"),
        {
            "both": f"'Inadequate' ({OLDER}, Case K1, cell E16) and 'Good / seen' ({POLICE}, Case K1, cell E16)",
            "answers": "'Inadequate' (return final.xlsx, Case K1, cell E16) and "
            "'Good / seen' (return final v2.xlsx, Case K1, cell E16)",
        },
        "Two people answered for one agency, or a row was copied and both copies were filled in.",
    ),
    "ANS011": Example(
        CHR_2,
        cell("E16"),
        {"typed": "RI/Good"},
        "Two services of one agency differ, or the auditor could not decide.",
    ),
    "ANS012": Example(CHR_2, cell(""), NONE, "Rows that seemed not to apply were deleted."),
    "ANS013": Example(
        NOBODY, cell("E70"), {"typed": "Good"}, "An answer was pasted below the form, or a row was inserted for it."
    ),
    "ANS014": Example(CHR_2, cell("E17"), {"beside": "CHR-3"}, SORTED),
    "ANS015": Example(
        CHR_2, cell("E16"), {"beside": "CHR-1"}, "An answer was copied down with all its cells, the hidden ones too."
    ),
    "ANS016": Example(CHR_2, cell("B16"), {"typed": "K1-CHR-2 (see note)"}, "Somebody wrote over the ref."),
    "ANS017": Example(
        NOBODY,
        Location(POLICE, "Case K1"),
        NONE,
        "The table was sorted, or went through a program that drops hidden columns.",
    ),
    "ANS018": Example(
        NOBODY,
        cell("J16"),
        {"typed": "see attached"},
        "The box was too small, or the auditor wanted to tell you something.",
    ),
    "ANS019": Example(
        NOBODY, cell("E16"), {"typed": "check with the duty sergeant"}, "Auditors talk to each other in notes."
    ),
    "ANS020": Example(
        CHR_2,
        cell("E16", OLDER),
        {"before": "the workbook asked 'How well is the pattern of past events explained?'", "new": PATTERN},
        "The question was changed after the workbooks had gone out.",
    ),
    "ANS021": Example(
        CHR_2,
        cell("E16:G16", OLDER),
        {"typed": "Good / seen", "choices": "Yes, Partly, No"},
        "The question was given another scale after the workbooks had gone out.",
    ),
    "ANS022": Example(
        CHR_2,
        cell("E16:G16", OLDER),
        {"typed": "Good / seen"},
        "The question was dropped after the workbooks had gone out.",
    ),
    "ANS023": Example(
        ("CSC", "K3", ""),
        row("C12"),
        {"typed": "45810", "read": "2 June 2025"},
        "The cell lost its date format, and shows the number that stands for the day.",
    ),
    "ANS024": Example(
        NOBODY,
        Location("GP/return.xlsx"),
        NONE,
        "Old Excel for the Mac counts days from 1904, and a setting still does.",
    ),
    "ANS025": Example(
        NOBODY,
        cell("A1:N62"),
        {"missing": "Ref, Question, Judgement"},
        "The rows at the top of the sheet were deleted.",
    ),
    "ANS026": Example(
        NOBODY,
        Location(POLICE, "Case K1"),
        {"typed": "Comment"},
        "A column was copied to make room for a second reader.",
    ),
    "ANS027": Example(
        NOBODY,
        cell("H6"),
        {
            "typed": "partly",
            "label": "Known to us?",
            "meanwhile": " Until that is clear, the sheet is read as if the child was known.",
        },
        "The answer did not fit the list.",
    ),
    "ANS028": Example(
        NOBODY, cell("A1:C30", sheet="Our notes"), NONE, "The auditor kept working notes in the same workbook."
    ),
    "ANS029": Example(NOBODY, cell("G16:H16"), NONE, "Two boxes were merged to make room for a long text."),
    "ANS030": Example(
        ("EDU", "K1", "THR-5"),
        cell("E28:G28", SCHOOL),
        {"typed": "Good / seen"},
        "A row from another agency's workbook was pasted in.",
    ),
    "ANS031": Example(
        ("POL", "K1", "APP-1"),
        cell("E54"),
        {"typed": "The duty officer rang every week", "what": "It was read as the answer."},
        "This question is answered in words under Evidence; the words were put one column too far left.",
    ),
    "ANS032": Example(
        OWNERS, cell("E32", CARE), {"read": "Not known", "typed": "3"}, "The auditor changed their mind half-way."
    ),
    "ANS033": Example(CHR_2, cell("E17"), {"beside": "K1-CHR-3"}, "Ref and Question were sorted apart from the rest."),
    "ANS034": Example(NOBODY, cell("F16"), NONE, "Hidden columns were shown and typed over."),
    "ANS035": Example(NOBODY, row("D5"), {"shows": LOST}, "A text that began with = or - was taken for a formula."),
    "ANS036": Example(NOBODY, row("D5"), {"typed": "=Notes!B4"}, "The row was linked from a sheet of notes."),
    "ANS037": Example(
        NOBODY, Location(POLICE, "Case K1"), {"missing": "Comment"}, "A column was deleted, or its heading was."
    ),
    "ANS038": Example(
        NOBODY,
        Location(POLICE, "Case K1"),
        {"what": " with the words 'see the letter of 3 June'"},
        "A text box or a screenshot was easier than the form.",
    ),
    "ANS039": Example(CHR_2, cell("E16"), {"typed": "n/k", "read": "Not known"}, "The answer was typed, not chosen."),
    "ANS040": Example(
        CHR_2,
        cell("E16:G16", OLDER),
        {"where": "CHR-2", "typed": "'Good / seen'", "why": "held until it is decided whose it is"},
        "Nothing that somebody wrote is dropped without being told.",
    ),
    "ANS041": Example(
        CHR_2,
        cell("E16:G16", OLDER),
        {"typed": "'Good / seen'", "read": "'Inadequate / looked again'", "other": f"{POLICE}, Case K1, cell E16"},
        "An agency goes on working in its workbook after it has sent it.",
    ),
    "ANS042": Example(
        CHR_2,
        cell("E16", OLDER),
        {"where": "CHR-2", "typed": "'Good'", "other": f"{OLDER}, Case K1, cell E16"},
        "The later workbook was begun from a blank one.",
    ),
    "ANS043": Example(
        NOBODY,
        cell("C15:C54"),
        {"heading": "Question"},
        "The plan's questions were edited, or the sheet was translated.",
    ),
    "ANS044": Example(
        NOBODY, cell("I6"), {"typed": "Team manager", "label": "Auditor's role"}, "The wrong cell was filled in."
    ),
    "ANS045": Example(
        NOBODY, row("C5"), {"cells": "C5, C7 and C9"}, "A computer set to American English turns days and months round."
    ),
    "ANS046": Example(
        ("POL", "K1", ""),
        cell("D5", OLDER, "Chronology"),
        {
            "typed": "2 June 2025 / Home visit / Police record",
            "read": "3 June 2025 / Home visit / Police record",
            "other": f"{POLICE}, Chronology, cell D5",
            "which": "The later one counts.",
        },
        "A row was corrected after the workbook had been sent.",
    ),
    "ANS047": Example(
        CHR_2,
        cell("E16", OLDER),
        {"typed": "'Good / seen'", "other": f"{POLICE}, Case K1, cell E16"},
        "The later workbook was begun from an earlier copy, or the answer was taken out on purpose.",
    ),
    "ANS048": Example(
        NOBODY,
        cell("H11"),
        {"typed": "'Comments (optional)'", "heading": "Comment"},
        "Somebody made the heading plainer.",
    ),
    "ANS049": Example(
        CHR_2,
        cell("E16:G16"),
        {"both": f"'Good / seen' ({OLDER}, Case K1, cell E16) and 'Good / seen weekly' ({POLICE}, Case K1, cell E16)"},
        "Two people of one agency judged alike, and each explained it in their own words.",
    ),
    "ANS050": Example(
        NOBODY,
        cell("K12:K40"),
        {"number": "24", "typed": "checked"},
        "The auditor made a column of their own beside the form.",
    ),
    "ANS051": Example(
        ("CSC", "K1", "OUT-3"),
        cell("E40", CARE),
        {"read": "Not known", "number": "2 rows", "where": "Times missing"},
        "The box was filled in first, and the rows were found later.",
    ),
    "ANS052": Example(
        ("CSC", "K1", ""),
        row("D7", "Meetings"),
        {"before": "12 March 2026", "typed": "'19 March 2026'", "what": "What stands there now was read."},
        "The sheet was unprotected, and the agency's own record says otherwise.",
    ),
    "ANS053": Example(
        ("CSC", "K1", "OUT-3"),
        Location(CARE, "Case K1"),
        {"title": "Times missing"},
        "The sheet was deleted because there was nothing to put in it, or the case sheet alone was sent.",
    ),
}
