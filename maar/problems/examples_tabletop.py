"""An example for each problem with the meeting's workbook (TAB)."""

from collections.abc import Mapping

from maar.problems.example import NOBODY, Example
from maar.problems.model import Location

PACK = "tabletop filled in.xlsx"
GONE = "shows #NAME?, and what was typed there is lost"
CHR_2 = ("", "K1", "CHR-2")
GRADES = "Outstanding, Good, Requires improvement, Inadequate, Not known, Not applicable"


def _file(name: str, happens: str = "", **facts: str) -> Example:
    """A problem with a whole file."""
    return Example(NOBODY, Location(name), facts, happens)


def _row(cell: str, happens: str = "", **facts: str) -> Example:
    """A problem with a row of a case's sheet."""
    return Example(CHR_2, Location(PACK, "Case K1", cell), facts, happens)


def _cell(sheet: str, cell: str, happens: str = "", **facts: str) -> Example:
    """A problem with a cell, or a sheet where no cell is given, whatever case it is about."""
    return Example(NOBODY, Location(PACK, sheet, cell), facts, happens)


MEETING: Mapping[str, Example] = {
    "TAB001": _file(
        "spring-2026-EDU.xlsx",
        "A return that came on the day of the meeting was saved with the meeting's papers.",
        what="a return of this audit",
        todo="Move it to audits/spring-2026/returned/.",
    ),
    "TAB002": _file(PACK, "Two meetings were held in one week, and their papers were mixed up.", audit="autumn-2025"),
    "TAB003": _file(PACK, "Somebody kept the recommendations only, and deleted the rest."),
    "TAB004": Example(
        ("", "K1", ""),
        Location(PACK, "Case K1 (2)"),
        {"seen": "case K2", "filled": "CHR-2: Good"},
        "A case was added to the meeting by copying the sheet of another.",
    ),
    "TAB005": _row(
        "N14",
        "A sheet was copied to try something out, and the copy stayed in the file.",
        both="'Good' in Case K1, cell N14 and 'Inadequate' in Case K1 (2), cell N14",
    ),
    "TAB006": _row("N14", "Two levels were typed where the panel could not decide.", typed="RI/Good", choices=GRADES),
    "TAB007": _cell("Case K1", "P14", "A text that began with = or - was taken for a formula.", shows=GONE),
    "TAB008": Example(
        ("", "K4", "CHR-2"),
        Location(PACK, "Case K4", "N14"),
        {"typed": "Good"},
        "The case was taken out of the plan after the workbook had been made.",
    ),
    "TAB009": _row(
        "N14",
        "The question was changed between the meeting and now.",
        typed="Good",
        choices="the choices are Yes, Partly, No",
    ),
    "TAB010": _cell("Case K1", "N40", "A judgement was typed into an empty row below the table.", typed="Good"),
    "TAB011": _cell("Case K1", "", "The row of headings was deleted.", missing="Agreed judgement"),
    "TAB012": Example(
        ("", "K1", ""), Location(PACK, "Sheet1"), {}, "The visible table was copied into a new workbook."
    ),
    "TAB013": _file(PACK, "Hidden columns were deleted to make the sheet fit the paper."),
    "TAB014": _row("N14", typed="good.", read="Good"),
    "TAB015": _row("N14", typed="n/a", read="Not applicable"),
    "TAB016": _cell("Case K1", "N14", "A box was filled by pointing to another one.", typed="=N12"),
    "TAB017": _row("N15", "The boxes were sorted without the questions beside them.", beside="CHR-4"),
    "TAB018": _row("N14", "A judgement was copied down, its hidden key with it.", beside="CHR-4"),
    "TAB019": _cell("Case K1", "", "The rows were sorted by judgement."),
    "TAB040": _row("N14", "The questions were sorted without the boxes beside them.", beside="CHR-4"),
    "TAB041": _cell("Case K1", "A14", "Something was typed or pasted over a hidden column."),
    "TAB042": _cell("Case K1", "N8", "", typed="'Panel says'", heading="Agreed judgement"),
    "TAB043": Example(("", "K1", ""), Location(PACK, "Case K2"), {}, "Sheets were renamed."),
    "TAB044": _cell("Case K1", "R14", "There was no room left in the box.", typed="see the minutes"),
    "TAB045": _cell(
        "Case K1", "R9:R30", "A column was added for the chair's own notes.", number="22", typed="ask POL first"
    ),
    "TAB046": _cell("Case K1", "N14", "", typed="POL to check by Friday"),
    "TAB047": _cell(
        "Case K1", "", "A photograph of the flip chart was pasted in.", what=" with the words 'next steps'"
    ),
    "TAB048": _cell("minutes", "", "Minutes were kept in the same file.", what="this sheet was added"),
    "TAB049": _cell("Case K1", "N14:N15", "One judgement was meant for two questions."),
    "TAB050": _cell("Recommendations", "F5", "", typed="end of term"),
    "TAB051": _cell(
        "Recommendations", "C5", "", typed="Share chronologies before every core group", missing="owner and measure"
    ),
    "TAB052": _cell("Learning", "C6", "", heading="Learning", typed="K2 / He was not asked"),
    "TAB053": _row("P14", "The panel could not agree.", typed="POL and CSC see it differently"),
    "TAB054": _row("N14", new="Does the chronology say what each event meant for the child?"),
    "TAB056": _file(PACK, "It was saved where everything else of the audit is.", where="audits/spring-2026/tabletop/"),
    "TAB055": _row("N14", typed="Good"),
    "TAB057": _cell("In the room", "B5", "Somebody wrote who they are, and not whom they come from."),
    "TAB058": _cell("Learning", "B5", "", typed="K9"),
    "TAB059": _file("minutes.docx", "The minutes were kept with the workbook.", what="a Word document"),
    "TAB060": _file("from the chair.7z", "It was packed to be sent.", what="a 7-Zip archive"),
    "TAB020": _row(
        "N14",
        "Two people filled in a copy each while the panel talked.",
        agreed="Good and Inadequate",
        both="'Good' in tabletop filled in.xlsx, Case K1, cell N14 and 'Inadequate' in chair's copy.xlsx, Case K1, "
        "cell N14",
    ),
    "TAB021": _row(
        "N14", "The case was new to everybody who is asked.", agreed="Good", why="nobody is asked it on this case"
    ),
    "TAB022": _row(
        "N14",
        "It was plain to everybody in the room.",
        agreed="Good",
        why="the agencies said Good and Inadequate",
    ),
    "TAB023": Example(
        ("POL", "K1", "CHR-2"),
        Location(PACK, "Case K1", "N14"),
        {"now": "Inadequate", "before": "nothing", "agreed": "Good"},
        "A return came on the day after the meeting.",
    ),
    "TAB024": Example(
        ("POL", "K1", "CHR-2"),
        Location(PACK, "Case K1", "N14"),
        {"now": "Good", "before": "Inadequate", "agreed": "Good"},
        "The agency corrected its return once the panel had talked about it.",
    ),
    "TAB025": _row(
        "N14", "A return was withdrawn after the meeting.", whose="the answer of POL (Inadequate)", agreed="Good"
    ),
    "TAB026": _row(
        "N14",
        "Two people took notes.",
        agreed="Good",
        both="tabletop filled in.xlsx, Case K1, cell N14 and chair's copy.xlsx, Case K1, cell N14",
    ),
}
