"""An example for each problem with a file as a whole (FIL)."""

from collections.abc import Mapping

from maar.problems.example import CARE, NOBODY, OLDER, POLICE, SCHOOL, Example, cell
from maar.problems.model import Location

NONE: Mapping[str, str] = {}


def _file(name: str, happens: str = "", **facts: str) -> Example:
    """A problem with a file that needs no more than its name and a fact or two."""
    return Example(NOBODY, Location(name), facts, happens)


FILES: Mapping[str, Example] = {
    "FIL001": _file(
        "Police/return as PDF.pdf",
        "The form was printed, scanned, photographed or pasted into another program.",
        what="a PDF",
    ),
    "FIL002": _file(POLICE, "Many agencies must lock a file before they may send it."),
    "FIL003": _file("GP/return.xlsx", "OneDrive and the like show a file that is still in the cloud."),
    "FIL004": _file(
        "School/return.xlsx",
        "The download or the e-mail was cut short.",
        reason="it was cut off or changed on the way",
    ),
    "FIL005": _file(
        "Health/return.xlsx", "Photographs or whole reports were pasted into the workbook.", reason="64 MB"
    ),
    "FIL006": _file(
        POLICE,
        "The file is open in another program, or lies in a folder that is closed to you.",
        reason="Permission denied",
    ),
    "FIL007": Example(
        NOBODY,
        cell("E20001"),
        {"typed": "'see our letter'"},
        "Somebody paged down a long way, or pasted into the wrong cell, and did not see it.",
    ),
    "FIL008": _file("GP/return.xls", "An old program, or a setting in a new one, saves in the format of 1997."),
    "FIL010": _file("School/attendance list.xlsx", "A list was attached in place of the form, or beside it."),
    "FIL017": _file("our-neglect.xlsx", "A set that was exported to be edited was saved in the wrong folder."),
    "FIL011": _file(
        "Health/return.xlsx", "An agency that answers two audits mixed up their workbooks.", audit="autumn-2025"
    ),
    "FIL012": Example(
        NOBODY,
        cell("A1:N62", SCHOOL, "Case K4"),
        {"what": "agency EDU, case K4"},
        "The case was taken out of the plan after workbooks had gone out.",
    ),
    "FIL013": Example(
        NOBODY,
        cell("A1:H40", "Health/answers only.xlsx", "Sheet1"),
        NONE,
        "The visible table was copied into a new workbook, and the hidden columns stayed behind.",
    ),
    "FIL014": _file(
        "one file from both of us.xlsx", "Two agencies put their sheets together before sending.", what="CSC and POL"
    ),
    "FIL015": _file(POLICE, "The case sheets were deleted, or moved to another workbook and sent apart."),
    "FIL016": Example(
        NOBODY,
        cell("", CARE),
        {"issued": "CSC, case K1", "what": "CSC, case K2"},
        "Whole rows of one case sheet were pasted over those of another.",
    ),
    "FIL020": Example(
        ("POL", "K1", ""),
        cell("", "Police/return final v2 (1).xlsx"),
        {"other": POLICE, "what": "POL, case K1"},
        "The same e-mail was saved twice, or the agency sent its return again to be sure.",
    ),
    "FIL021": Example(
        ("POL", "K1", ""),
        cell(""),
        {"what": OLDER, "cases": "case K1", "why": "nothing in them says which is the later"},
        "Two people filled in a copy each, and the program they used keeps no time of saving.",
    ),
    "FIL022": Example(
        ("CSC", "K1", ""),
        cell("", CARE, "Case K2"),
        NONE,
        "A sheet was duplicated or renamed, and the answers typed into the copy.",
    ),
    "FIL023": Example(
        ("EDU", "", ""),
        Location(SCHOOL),
        {"cases": "cases K2 and K3"},
        "The blank form was attached instead of the saved one.",
    ),
    "FIL024": Example(
        NOBODY,
        Location("Police/spring-2026-POL.xlsx"),
        {"named": "POL", "what": "CSC (K1, K2 and K3)"},
        "A workbook was forwarded to the wrong agency, or renamed.",
    ),
    "FIL025": Example(
        ("POL", "K1", ""),
        cell("", OLDER),
        {"cases": "case K1", "why": "a later issue or copy of the workbook came back", "other": f" {POLICE} counts."},
        "An agency corrects its return and sends it again.",
    ),
    "FIL026": Example(
        ("POL", "", ""),
        Location(POLICE),
        {"what": OLDER, "cases": "cases K1 and K2"},
        "An agency goes on working in its workbook after it has sent it.",
    ),
    "FIL030": Example(
        NOBODY,
        Location(),
        {"what": "spring-2026 and spring-2026 copy"},
        "The folder of an audit was copied to begin a new one.",
    ),
    "FIL031": _file("Health/return.xlsx", "Two versions of maar were used for one audit.", what="2"),
    "FIL040": _file("Health/return.xlsx", "Formatting or pasted data goes down a million rows.", seconds="10"),
    "FIL041": _file("Health/return.xlsx", "A very large list was pasted into the workbook."),
    "FIL042": _file(
        "Health/return.xlsx",
        "The file is damaged in a way that the program cannot survive. Every other file was read.",
        reason=" (RecursionError)",
    ),
    "FIL060": Example(
        NOBODY,
        cell(""),
        {"number": "30"},
        "A whole block was pasted far away from the form; the first are told one by one.",
    ),
    "FIL061": _file(POLICE, "The agency changed its password, or uses one for each file."),
    "FIL062": _file(
        "Health/return.xlsx", "The agency's system puts a label on every file and lets only its own staff open it."
    ),
    "FIL063": _file(
        "School/return.ods", "Not every way of locking a file can be undone here.", reason="an OpenDocument file"
    ),
    "FIL064": _file(
        "School/return.numbers", "Another spreadsheet program saves in its own format.", what="an Apple Numbers file"
    ),
    "FIL065": _file(
        "GP/return.xlsx.lnk", "The icon on the desktop was sent, not the file behind it.", what="a Windows shortcut"
    ),
    "FIL066": _file(
        "Health/all returns.zip/forwarded.eml/returns.zip", "An e-mail with an archive was itself put into an archive."
    ),
    "FIL067": _file("GP/RE return.eml", "The sender forgot to attach it, or sent a link.", what="an e-mail"),
    "FIL068": _file("GP/RE return.eml", "People answer in the e-mail what they could not say in the form."),
    "FIL069": _file("School/Case K1.csv", "The workbook was saved as CSV, which keeps one sheet and no more."),
    "FIL072": _file("GP/return.xls", "Some converters, and the oldest formats, hold no longer texts."),
    "FIL070": _file("Health/return.xlsm", "The answers were copied into a workbook of the agency's own."),
    "FIL071": _file("Health/return.xlsx", "Cells were pasted from another workbook and still refer to it."),
    "FIL080": Example(
        NOBODY,
        Location("words.toml"),
        {"reason": "words.toml, line 34: headlines is no key of this block: use id, figure or headline."},
        "A quotation mark was left out, or a line was pasted into the wrong place.",
    ),
}
