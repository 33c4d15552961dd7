"""What agencies return and what the meeting types: the only source of everything that is expected to be told.

Two cases and three agencies; the school never returns K2. The second of two copies agrees one judgement more.
"""

AUDIT = "meeting"
AGENCIES = {"CSC": "Children's social care", "POL": "Police", "EDU": "Schools and colleges"}
CASES = ("K1", "K2")
MISSING = ("EDU", "K2")

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
    ".": "",
}

# Under each case what the agencies returned and, at the right, what the meeting agreed; `/` was not put to the agency.
JUDGEMENTS = """
ref    K1-CSC K1-POL K1-EDU K1  K2-CSC K2-POL K2
CHR-1  Y      N      P      P   Y      Y      Y
CHR-2  O      I      RI     RI  G      RI     G
CHR-3  Y      NK     N      NK  NA     P      NA
CHR-4  G      G      G      G   RI     O      G
LEX-1  O      G      RI     G   I      I      RI
LEX-2  Y      Y      N      Y   P      .      N
LEX-3  G      G      I      I   G      NK     G
LEX-4  O      /      RI     O   G      /      RI
THR-1  Y      NK     N      N   NK     NK     NK
THR-2  G      RI     NA     RI  RI     RI     I
THR-4  N      Y      P      Y   N      P      N
THR-5  G      O      /      G   O      I      RI
THR-7  RI     /      O      G   G      /      O
PLN-2  O      /      /      I   G      /      NA
PLN-4  Y      N      P      P   Y      Y      Y
PLN-8  G      RI     G      NK  I      NK     I
SUP-3  Y      N      NK     P   Y      NA     Y
CUR-2  NA     P      N      P   N      N      N
EDI-1  N      P      .      P   NK     NK     P
OVR-1  G      RI     G      RI  RI     O      G
OVR-2  RI     NK     G      G   .      I      I
OVR-3  G      I      RI     I   G      G      G
"""
LAST = ("K2", "EDI-1")  # agreed in the second copy alone

# Boxes with a text of their own; every other row gets a plain sentence.
REASONS = {
    ("K1", "CHR-1"): "=not recorded before the decision",
    ("K1", "CHR-2"): "Police log read out at the table.\nNo reasons in it.",
    ("K1", "LEX-3"): "-5 days is late",
    ("K1", "THR-4"): "02/03/2026",
    ("K2", "LEX-4"): "Nain yn Llŷn: \u2018dim byd\u2019, tŷ oer 🙂",
    ("K2", "SUP-3"): "@panel, all of it",
    ("K2", "OVR-1"): "£1,200; a | b <b>&amp;</b>",
}
DISSENTS = {
    ("K1", "CHR-2"): "Social care: \"Outstanding\", and '2/3' of the file shows it",
    ("K1", "PLN-2"): "+1 from the police",
    ("K2", "OVR-2"): "None",
}

# The lists of the meeting: sheet, then each row from left to right.
LISTS = {
    "Strengths": (
        ("K1, K2", "The same worker for two years", "A team that did not change"),
        ("K1", "=School rang on day one 👍", ""),
    ),
    "Learning": (("", "Nobody asked Siân what she wanted", "She stopped telling anyone"),),
    "Recommendations": (
        ("K1", "One chronology, kept by one agency", "Nobody saw all of it", "CSC, head of service", "30/09/2026",
         "Seen in 9/10 files"),
        ("K2", "A plan B for every visit missed", "", "POL", "1 March 2027", "None missed twice"),
    ),
    "In the room": (
        ("Children's social care", "Head of service"),
        ("POL", "Inspector"),
        ("Housing", "Tenancy officer"),
    ),
}  # fmt: skip
KINDS = {"Strengths": "strength", "Learning": "learning", "Recommendations": "recommendation"}
DUE = {"30/09/2026": "2026-09-30", "1 March 2027": "2027-03-01"}  # in a British office

# Under what names the two copies come back.
FIRST_COPY = "Notes from the day FINAL (2).xlsx"
SECOND_COPY = "from the chair/Untitled 1 – ✅.ods"


def _table() -> dict[str, dict[str, str]]:
    head, *lines = [line.split() for line in JUDGEMENTS.strip().splitlines()]
    return {line[0]: dict(zip(head[1:], line[1:], strict=True)) for line in lines}


TABLE = _table()


def returned(agency: str, case: str) -> dict[str, str]:
    """What an agency chooses on a case, by question; nothing of a return that never comes."""
    if (agency, case) == MISSING:
        return {}
    return {ref: MARKS[row[f"{case}-{agency}"]] for ref, row in TABLE.items() if row[f"{case}-{agency}"] != "/"}


def agreed(case: str) -> dict[str, str]:
    """What the meeting agrees on a case, by question."""
    return {ref: MARKS[row[case]] for ref, row in TABLE.items()}


def reason(case: str, ref: str) -> str:
    return REASONS.get((case, ref), f"{case} {ref}: as the panel read it.")


def dissent(case: str, ref: str) -> str:
    return DISSENTS.get((case, ref), f"{case} {ref}: one of three held to it.")
