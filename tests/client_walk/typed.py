"""What the auditors of the walk type, box by box: the only source of everything that the walk expects to be told.

Three cases, four agencies, twelve returns. The police did not know K3 (a nil return); the school leaves the sheet
of K3 empty (outstanding); the surgery has a workbook for each case and fills nothing about K3 but one event.
"""

AUDIT = "walk"
CASES = ("K1", "K2", "K3")
AGENCIES = {
    "CSC": "Children's social care",
    "POL": "Police",
    "EDU": "Schools and colleges",
    "GP": "General practice",
}
ONE_WORKBOOK_PER_CASE = ("GP",)

# Under what name each workbook comes back: names and folders as careless as people are.
RETURNED = {
    "CSC": "CSC final FINAL (2).xlsx",
    "POL": "post/2 June/Heddlu – ✅ return.xlsx",
    "EDU": "from school/walk-POL.xlsx",
    "GP-K1": "surgery/Book1.xlsx",
    "GP-K2": "surgery/K1 (1).xlsx",
    "GP-K3": "surgery/new folder/K3.xlsx",
}
SENT_TWICE = {"surgery/Book1.xlsx": "surgery/zz copy of Book1.xlsx"}
COVERING_LETTER = "surgery/covering letter.txt"

MARKS = {
    "Y": "Yes",
    "P": "Partly",
    "N": "No",
    "O": "Outstanding",
    "G": "Good",
    "RI": "Requires improvement",
    "I": "Inadequate",
    "NK": "Not known",
    "NA": "Not applicable",
}

# What goes into Judgement. `.` is left blank, `/` is not asked of that agency, `w` takes words under Evidence,
# other text is typed as it stands ("RI/Good" was pasted over the list: two answers in one box).
JUDGEMENTS = """
ref                CSC-K1 CSC-K2 CSC-K3 POL-K1 POL-K2 POL-K3 EDU-K1 EDU-K2 GP-K1  GP-K2
ALERT              N      Y      N      N      N      N      N      .      N      N
CHR-1              Y      P      Y      Y      NK     .      Y      N      Y      Y
CHR-2              G      RI     O      RI     G      .      I      .      /      /
CHR-3              Y      N      P      NA     N      .      N      .      P      NK
CHR-4              G      RI/Good G     O      G      .      G      .      /      /
LEX-1              O      G      RI     I      NK     .      G      .      RI     G
LEX-2              Y      Y      Y      Y      NA     .      Y      P      /      /
LEX-3              G      G      G      G      O      .      O      .      G      G
LEX-4              G      G      RI     /      /      /      G      .      /      /
THR-1              Y      NK     NK     N      .      .      NK     .      Y      P
THR-2              G      G      RI     RI     RI     .      .      .      NA     G
THR-4              N      N      N      Y      P      .      P      .      Y      N
THR-5              G      RI     G      O      I      .      /      /      /      /
THR-7              NA     G      RI     /      /      /      O      .      /      /
PLN-1.actions      8      6      NK     /      /      /      /      /      /      /
PLN-1.with_owner   8      4      .      /      /      /      /      /      /      /
PLN-1.with_date    6      3      .      /      /      /      /      /      /      /
PLN-1.with_measure 5      .      .      /      /      /      /      /      /      /
PLN-1.with_result  4      0      .      /      /      /      /      /      /      /
PLN-1.with_all_four 3     0      .      /      /      /      /      /      /      /
PLN-2              G      G      O      /      /      /      /      /      /      /
PLN-4              Y      P      N      NK     Y      .      Y      .      NA     NA
PLN-5.due          5      3      0      2      some   .      4      .      .      NA
PLN-5.on_time      2      3      0      2      1      .      3      .      .      .
PLN-5.late         1      0      0      0      0      .      1      .      .      .
PLN-5.changed      1      0      0      0      0      .      0      .      .      .
PLN-5.open         1      0      0      0      0      .      0      .      .      .
PLN-5.dropped      0      0      0      0      0      .      0      .      .      .
PLN-5.reason       w      .      .      .      w      .      w      .      .      .
PLN-8              G      RI     RI     NK     RI     .      G      .      NK     O
SUP-3              Y      Y      Y      Y      Y      .      Y      .      Y      Y
CUR-2              NA     N      P      P      NK     .      .      .      NA     NA
EDI-1              N      P      P      NK     NK     .      Y      Y      N      NK
APP-1              w      w      .      w      w      .      w      .      .      w
OVR-1              G      RI     G      G      RI     .      O      .      G      .
OVR-2              RI     RI     NK     G      .      .      RI     .      NK     .
OVR-3              G      I      RI     NK     .      .      G      .      .      G
worked-well        w      .      w      .      w      .      w      .      w      .
could-be-better    .      w      w      w      .      .      w      .      .      .
recommendation     w      w      .      .      .      .      .      .      .      w
"""

LONG = "Contact and visit notes were read from the first page to the last. " * 13  # 871 characters

# Boxes with a text of their own; every other box of an answered row gets a plain sentence (see `filling.py`).
TEXTS = {
    ("CSC-K1", "ALERT", "Evidence"): "",
    ("CSC-K2", "ALERT", "Evidence"): "Noticed 1 June. Duty manager told at 10:15.\nAudit lead told at 11:00.",
    ("CSC-K1", "CHR-1", "Evidence"): "First visit 3 May.\nSecond visit: no reply.\n\nThird visit seen.",
    ("CSC-K1", "CHR-2", "Evidence"): "=not recorded",
    ("CSC-K1", "CHR-3", "Evidence"): "+44 call logged, number withheld",
    ("CSC-K1", "CHR-4", "Evidence"): "-5 days late",
    ("CSC-K1", "LEX-1", "Evidence"): "@school gate, twice",
    ("CSC-K1", "LEX-1", "Comment"): "1/2",
    ("CSC-K1", "LEX-2", "Evidence"): "3-4",
    ("CSC-K1", "LEX-3", "Evidence"): "\"I want to stay,\" she said; then 'no'.",
    ("CSC-K1", "LEX-4", "Evidence"): "Ŵyn and Siân's nain in Llŷn: \u2018dim byd\u2019, tŷ oer, â ê î ô û ŵ ŷ",
    ("CSC-K1", "LEX-4", "Comment"): "Drew 👩‍👧 and a ❤️; said 🙂",
    ("CSC-K1", "THR-1", "Evidence"): "00012",
    ("CSC-K1", "THR-2", "Evidence"): "(5)",
    ("CSC-K1", "THR-4", "Evidence"): "02/03/2026",
    ("CSC-K1", "THR-4", "Comment"): "=SUM(1,2)",
    ("CSC-K1", "THR-5", "Evidence"): "5%",
    ("CSC-K1", "PLN-1.actions", "Evidence"): "Plan of 12 March",
    ("CSC-K1", "PLN-1.with_date", "Evidence"): 'Two say "ongoing"',
    ("CSC-K1", "PLN-1.with_all_four", "Comment"): "One line\nand another",
    ("CSC-K1", "PLN-5.reason", "Evidence"): 'Waiting list; family away, "half term"',
    ("CSC-K1", "PLN-8", "Evidence"): LONG,
    ("CSC-K1", "SUP-3", "Evidence"): "1e5",
    ("CSC-K1", "EDI-1", "Evidence"): "TRUE",
    ("CSC-K1", "EDI-1", "Comment"): "£1,200; a, b; c | d\\e <b>&amp;</b>",
    ("CSC-K1", "worked-well", "Evidence"): "  Same worker for two years.  ",
    ("CSC-K2", "CHR-1", "Evidence"): "n/a",
    ("CSC-K2", "CHR-1", "Comment"): "None",
    ("CSC-K2", "CHR-2", "Evidence"): "#N/A",
    ("CSC-K2", "CHR-2", "Comment"): "===",
    ("CSC-K2", "CHR-3", "Evidence"): "--",
    ("CSC-K2", "CHR-3", "Comment"): "'quoted",
    ("POL-K1", "CHR-1", "Evidence"): "12:30",
    ("POL-K1", "CHR-3", "Comment"): "Could not apply: no decision fell to the police.",
    ("POL-K1", "LEX-1", "Evidence"): "",
    ("POL-K2", "THR-1", "Evidence"): "Words, but no judgement chosen.",
    ("POL-K2", "LEX-2", "Comment"): "Baby of two weeks, in hospital throughout",
    ("EDU-K1", "THR-2", "Comment"): "To follow",
    ("EDU-K2", "CHR-1", "Evidence"): "",
    ("EDU-K2", "CHR-1", "Comment"): "",
    ("GP-K2", "APP-1", "Evidence"): "Drop-in clinic.\nNo appointment needed: 👍",
    ("GP-K2", "recommendation", "Evidence"): "=Practice manager to add alerts by 1 September",
}

CASE_REF, KNOWN, ROLE = "Case ref, typed by you", "Known to us?", "Auditor's role"
INDEPENDENT, SPOKEN, READ = "Independent of the case?", "Practitioner spoken to?", "Records read"
READ_FROM, READ_TO = "Read from", "Read to"

# Above the questions of each case sheet, label by label.
TOP = {
    "CSC-K1": {
        CASE_REF: "K1", KNOWN: "Yes", ROLE: "Service manager", INDEPENDENT: "Yes", SPOKEN: "No",
        READ: "Case notes\nand paper file", READ_FROM: "2 May 2025", READ_TO: "30/04/2026",
    },
    "CSC-K2": {CASE_REF: "case k2", KNOWN: "", ROLE: "-", INDEPENDENT: "No", SPOKEN: "Yes", READ: "=all of it"},
    "CSC-K3": {KNOWN: "Adults only", ROLE: "Rheolwr tîm ŵ", READ_FROM: "2025-05-01"},
    "POL-K1": {KNOWN: "Yes", ROLE: "Sergeant", READ: "Niche, PNC"},
    "POL-K2": {CASE_REF: "K2", INDEPENDENT: "Yes"},
    "POL-K3": {CASE_REF: "K3", KNOWN: "No", ROLE: "Inspector"},
    "EDU-K1": {KNOWN: "Yes", ROLE: "Designated safeguarding lead", SPOKEN: "Yes", READ_TO: "1 March 2026"},
    "GP-K1": {CASE_REF: "K1", KNOWN: "Yes", READ: "GP record, 2 May 2025 on"},
    "GP-K2": {READ_FROM: "02/03/2026"},
}  # fmt: skip

TYPED_AGENCY, SIGNED_BY, SIGNED_ON = "Your agency, typed by you", "Signed off by (role)", "Date signed off"

# On Start here of each workbook.
START = {
    "CSC": {TYPED_AGENCY: "Children's social care", SIGNED_BY: "Head of service", SIGNED_ON: "26 May 2026"},
    "POL": {TYPED_AGENCY: "police", SIGNED_BY: "+Superintendent"},
    "EDU": {SIGNED_BY: "Head teacher", SIGNED_ON: "01/06/2026"},
    "GP-K1": {TYPED_AGENCY: "GP", SIGNED_ON: "2026-05-20"},
    "GP-K2": {SIGNED_BY: "Practice manager"},
}

# Workbook, row of the list, then the boxes from left to right; empty boxes and whole empty rows are left alone.
CHRONOLOGY = (
    ("CSC", 1, "K1", "3 May 2025", "Referral from school", "Case notes", "Assessed", "Stayed at home", "Yes"),
    ("CSC", 2, "K2", "02/03/2026", "=Police call-out", "MARAC", "", "Frightened\nand awake all night", "Yes"),
    ("CSC", 3, "case K1", "2025-12-03", "Strategy discussion", "", "-", "Not told why", "No"),
    ("CSC", 7, "K3", "1 April 2026", "Plan ended", "Review", "Stepped down", "+ settled in class", ""),
    ("CSC", 40, "k2", "", "A fall, date not given", "Letter", "None recorded", "", ""),
    ("POL", 1, "K1", "30/06/2025", "Call-out 1/2", "Log 00012", "Attended", "Hid upstairs 😟", "Yes"),
    ("POL", 2, "K2", "around Easter", "Neighbour rang", "Log", "", "", "No"),
    ("EDU", 1, "K1", "9 September 2025", "Absent 11 days", "Register", "Home visit", 'Said "poorly"', "No"),
    ("GP-K1", 1, "", "14 October 2025", "Not brought for asthma review", "Record", "Rang mother", "Wheezy", "Yes"),
    ("GP-K2", 3, "K2", "2025-11-30", "Immunisation missed", "Record", "@reminder sent", "", ""),
    ("GP-K3", 1, "", "5 January 2026", "Registered with the practice", "Record", "", "", ""),
)
PLAN = (
    ("CSC", 1, "K1", "Weekly visit", "Social worker", "31 May 2026", "Seen alone", "Feels safe",
     "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "On track"),
    ("CSC", 2, "K1", "=Parenting course", "", "30/06/2026", "12/12 sessions", "",
     "Partly", "No", "Yes", "Partly", "Yes", "Not known", "Not started"),
    ("CSC", 4, "K2", "Housing\nrepairs", "Landlord", "when funded", "", "Warm bedroom",
     "No", "No", "Partly", "Yes", "No", "No", "Overdue"),
    ("POL", 1, "K1", "Mark the address", "Sergeant", "2026-03-02", "Marker on log", "Quicker reply",
     "Yes", "Yes", "Yes", "Yes", "No", "Not applicable", "Done"),
    ("EDU", 20, "K1", "Breakfast club", "Pastoral lead", "1 February 2026", "Attends 4/5", "On time, fed 🙂",
     "Yes", "Partly", "", "Yes", "Yes", "Partly", "Impact shown"),
    ("GP-K2", 1, "", "Review inhaler", "Nurse", "", "", "", "", "", "", "", "", "", ""),
)  # fmt: skip

NO_DATES = ("around Easter", "when funded")

# Every date above as a person would read it; what is no date is told as it was typed.
DATES = {
    "2 May 2025": "2025-05-02",
    "30/04/2026": "2026-04-30",
    "2025-05-01": "2025-05-01",
    "1 March 2026": "2026-03-01",
    "02/03/2026": "2026-03-02",
    "26 May 2026": "2026-05-26",
    "01/06/2026": "2026-06-01",
    "2026-05-20": "2026-05-20",
    "3 May 2025": "2025-05-03",
    "2025-12-03": "2025-12-03",
    "1 April 2026": "2026-04-01",
    "30/06/2025": "2025-06-30",
    "9 September 2025": "2025-09-09",
    "14 October 2025": "2025-10-14",
    "2025-11-30": "2025-11-30",
    "5 January 2026": "2026-01-05",
    "31 May 2026": "2026-05-31",
    "30/06/2026": "2026-06-30",
    "2026-03-02": "2026-03-02",
    "1 February 2026": "2026-02-01",
    **dict(zip(NO_DATES, NO_DATES, strict=True)),
    "": "",
}
