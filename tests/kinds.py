"""A question set with every type of question, scale and choice, and a plan that puts it to two agencies."""

import tomllib
from dataclasses import replace
from functools import cache

from workbooks import CASES, a_plan

from maar.plan import Agency, Plan
from maar.questions.read import read_tables
from maar.workbook.write import write

LONG = tuple(f"{place}: a child who lives {where} the town" for place, where in enumerate(
    ("in", "near", "outside", "north of", "south of", "east of", "west of", "far from", "opposite", "below"), 21
))  # fmt: skip


def levels(labels: list[str], positive: int) -> str:
    """The levels of a scale in TOML, best first."""
    good = ["true"] * positive + ["false"] * (len(labels) - positive)
    rows = (
        f'{{ label = "{label}", mark = "{label}", positive = {is_good}, means = "Step {label}." }}'
        for label, is_good in zip(labels, good, strict=True)
    )
    return f"level = [{', '.join(rows)}]"


SET = f"""
name = "kinds"
version = "1"
title = "Every type of question"

[alert]
text = "Could any child be at risk now?"
guidance = "If in doubt, answer Yes."
record = "Who was told, and when."
do_at_once = ["Ring children's social care today."]

[role.CSC]
name = "Social care"
[role.POL]
name = "Police"

[scale.words]
name = "Yes, partly, no"
heading = "Was it done?"
not_known_counts = true
{levels(["Yes", "Partly", "No"], 1)}
[scale.four]
name = "One to four"
heading = "How good, from 1 (best) to 4?"
{levels(["1", "2", "3", "4"], 2)}
[scale.ten]
name = "Nought to ten"
heading = "How sure are you, from 10 to 0?"
not_known_counts = true
{levels([str(ten) for ten in range(10, -1, -1)], 4)}
[scale.share]
name = "Share"
heading = "How much of it was done?"
not_known_counts = true
{levels([f"{share}%" for share in range(100, -1, -5)], 5)}

[[overall]]
ref = "OVR-1"
scale = "four"
text = "How good was practice overall?"

[[box]]
ref = "lesson"
label = "Lesson"
text = "What was learnt?"

[[theme]]
code = "ONE"
name = "One value"
aim = "A date, a number, a choice"

[[theme.question]]
ref = "DAY-1"
type = "date"
text = "When was the child last seen alone?"
good = "Within the last month."
in_period = true

[[theme.question]]
ref = "NUM-1"
type = "number"
text = "How many weeks between visits does the plan set?"
least = 1
most = 52

[[theme.question]]
ref = "CHO-1"
type = "choice"
text = "Was the referrer told the outcome?"
choices = ["Yes, in writing", "Yes, by telephone", "No"]

[[theme.question]]
ref = "CHO-2"
type = "choice"
text = "Where does the child live?"
choices = [{", ".join(f'"{label}"' for label in LONG)}]

[[theme.question]]
ref = "TXT-1"
type = "text"
text = "What does the child say?"

[[theme]]
code = "SEV"
name = "Several values"
aim = "Facts in parts"

[[theme.question]]
ref = "FAC-1"
type = "facts"
text = "Who was the lead practitioner, and since when?"
good = "One lead whom everyone would name."
asked_if = "CHO-1 = Yes, in writing | No"

[[theme.question.part]]
name = "lead_agency"
kind = "choice"
text = "Agency of the lead practitioner"
choices = ["@agencies", "Nobody", "Not known"]
needed = true
[[theme.question.part]]
name = "lead_role"
kind = "text"
text = "Job role"
help = "Role only, no name"
[[theme.question.part]]
name = "lead_from"
kind = "date"
text = "Lead practitioner since"
[[theme.question.part]]
name = "in_plan"
kind = "choice"
text = "Is that in the plan?"
choices = ["Yes", "No", "Not known"]

[[theme.question]]
ref = "FAC-2"
type = "facts"
text = "When did the call come, and what was done?"
[[theme.question.part]]
name = "called_at"
kind = "text"
text = "Time of the call"
shape = "time"
[[theme.question.part]]
name = "visits"
kind = "number"
text = "Visits that week"
most = 7

[[theme.question]]
ref = "FAC-3"
type = "facts"
text = "When was the first concern, and when the first action?"
[[theme.question.part]]
name = "first_concern_on"
kind = "date"
text = "First concern"
[[theme.question.part]]
name = "first_action_on"
kind = "date"
text = "First action"

[[theme.question]]
ref = "GRD-1"
type = "grid"
text = "When was the child discussed in supervision?"
good = "Within policy."
sheet = "Supervision"
[[theme.question.part]]
name = "session_on"
kind = "date"
text = "Date of the session"
each = true
[[theme.question.part]]
name = "interval_weeks"
kind = "number"
text = "Weeks between sessions"
needed = false
[[theme.question.part]]
name = "on_record"
kind = "choice"
text = "Noted on the record?"
choices = ["All", "Some", "None"]

[[theme.question]]
ref = "GRD-2"
type = "grid"
text = "Did your agency come to each meeting?"
sheet = "Meetings"
rows_from = "meetings"
[[theme.question.part]]
name = "meeting_on"
kind = "date"
text = "Date of the meeting"
each = true
ours = true
[[theme.question.part]]
name = "attended"
kind = "choice"
text = "Attended?"
choices = ["Yes, all of it", "Yes, part of it", "No"]
each = true

[[theme]]
code = "LEV"
name = "Levels"
aim = "Scales of any kind"

[[theme.question]]
ref = "YPN-1"
type = "compliance"
scale = "words"
text = "Was a plan made?"
[[theme.question]]
ref = "CON-1"
type = "compliance"
scale = "words"
text = "Was it said why not?"
good = "The reason is on the record."
asked_if = "YPN-1 = Partly | No"
[[theme.question]]
ref = "FOU-1"
type = "grade"
scale = "four"
text = "How good was the plan?"
[[theme.question]]
ref = "TEN-1"
type = "compliance"
scale = "ten"
text = "How sure is your agency that the child is safe?"
[[theme.question]]
ref = "SHA-1"
type = "compliance"
scale = "share"
text = "How much of the plan was done?"
"""


@cache
def kinds_plan() -> Plan:
    tables = tomllib.loads(SET)
    refs = tuple(question["ref"] for theme in tables["theme"] for question in theme["question"])
    everyone = {"agencies": ["ALL"]}
    for theme in tables["theme"]:
        theme["question"] = [{**everyone, **question} for question in theme["question"]]
    found, problems = read_tables(tables, "kinds.toml", refs)
    assert found is not None, problems
    assert not [problem.message for problem in problems]
    agencies = (
        Agency("CSC", "CSC", "Children's social care", "Social care", workbook="case", cases=("K1",)),
        Agency("POL", "POL", "Eastmere Police", "Police"),
    )
    plan = a_plan(found)
    return replace(plan, agencies=agencies, cases=tuple(case for case in plan.cases if case.ref in CASES[:2]))


@cache
def kinds_book() -> bytes:
    """The workbook of social care on K1."""
    plan = kinds_plan()
    return write(plan, plan.agency("CSC"), plan.case("K1"), lambda ref: 1, 1)
