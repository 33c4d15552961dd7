"""Problems with the meeting's workbook and what was agreed in it (TAB)."""

from maar.problems.model import Kind, Severity

TYPE_AGAIN = "Open the workbook at that cell, type it again and save it in the same place."
CHOOSE = "Choose from the list in the cell, save the workbook in the same place and run the command again."

NOT_THE_MEETINGS = Kind(
    "TAB001",
    Severity.ERROR,
    "Not the meeting's workbook",
    "{file} is {what}. Nothing in it was read as agreed.",
    "{todo}",
)
OTHER_AUDIT = Kind(
    "TAB002",
    Severity.ERROR,
    "Another audit's meeting",
    "{file} belongs to another audit: {audit}. Nothing of that audit was read as agreed here.",
    "Move it to the tabletop folder of that audit, and put this audit's workbook here.",
)
NO_CASE_SHEET = Kind(
    "TAB003",
    Severity.ERROR,
    "A meeting's workbook without its case sheets",
    "{file} is a workbook of this audit's meeting, but none of its case sheets can be found in it. No agreed judgement "
    "was read; the lists were.",
    "Put the whole workbook here as it was filled in.",
)
RELABELLED = Kind(
    "TAB004",
    Severity.ERROR,
    "A case sheet copied for another case",
    "{file}, {sheet}: its hidden keys say case {case}, and what people see in it says {seen}. Nothing in it counts "
    "({filled}).",
    "Fill in the sheet that was made for the case; maar tabletop writes one for each. Then delete this one.",
)
TWICE = Kind(
    "TAB005",
    Severity.ERROR,
    "Two agreed judgements on one question",
    "Case {case}, {question} stands more than once in {file} with different content: {both}. It counts as unreadable.",
    "Keep what the meeting agreed, and clear the other boxes.",
)
NOT_UNDERSTOOD = Kind(
    "TAB006",
    Severity.ERROR,
    "An agreed judgement that is not on the list",
    "Case {case}, {question}: '{typed}' is not one of the choices ({choices}). It counts as unreadable.",
    f"{CHOOSE} Nothing was guessed.",
)
LOST = Kind(
    "TAB007",
    Severity.ERROR,
    "An error where words or a judgement should be",
    "{file}, {sheet}, {cell}: the cell {shows}.",
    "Type again what the meeting said. A text that begins with = is taken for a formula; begin with a word instead.",
)
NOT_IN_PLAN = Kind(
    "TAB008",
    Severity.ERROR,
    "An agreed judgement on what the plan does not have",
    "{file}, {sheet}, {cell}: the row is about case {case}, {question}, which the plan does not have. It says "
    "'{typed}' and counts nowhere.",
    "Check whether the plan changed after the workbook was made. If it should count, add it to the plan.",
)
MEASURED_OTHERWISE = Kind(
    "TAB009",
    Severity.ERROR,
    "An agreed judgement on another scale",
    "Case {case}, {question}: '{typed}' was agreed when the question was answered in another way; now {choices}. It "
    "counts as unreadable.",
    "Ask the panel, fill it in in a fresh workbook, and clear the box in this one.",
)
NO_IDENTITY = Kind(
    "TAB010",
    Severity.ERROR,
    "An agreed judgement with no question",
    "{file}, {sheet}, {cell}: '{typed}' stands in a row that does not say which question it is about.",
    "Type it into the row of its question.",
)
HEADING_GONE = Kind(
    "TAB011",
    Severity.ERROR,
    "A heading that is not there",
    "{file}, {sheet}: no row of headings holds '{missing}'. What stands under it was not read.",
    "Type the heading again where it was, or paste what was filled in into a fresh copy of the workbook.",
)
NO_KEYS = Kind(
    "TAB012",
    Severity.WARNING,
    "A case sheet told by its title alone",
    "{file}, {sheet}: its hidden keys are gone. It was read as case {case} by its title and the refs in its rows.",
    "Check that it is from this audit's meeting.",
)
SEEN_GONE = Kind(
    "TAB013",
    Severity.NOTE,
    "What lay on the table is not known",
    "{file}: the hidden column that says which answers lay on the table is gone, in part or whole. What was agreed "
    "counts; a return that changed after the meeting cannot be noticed there.",
    "Nothing to do.",
)
READ_AS = Kind(
    "TAB014",
    Severity.NOTE,
    "An agreed judgement spelt in another way",
    "Case {case}, {question}: '{typed}' was read as {read}.",
    "Nothing to do.",
)
ABBREVIATION = Kind(
    "TAB015",
    Severity.WARNING,
    "An abbreviation for no judgement",
    "Case {case}, {question}: '{typed}' was read as {read}.",
    "Check that the meeting meant that.",
)
FORMULA = Kind(
    "TAB016",
    Severity.WARNING,
    "A formula in what the meeting wrote",
    "{file}, {sheet}, {cell}: the cell holds a formula ({typed}). What it showed when saved was read.",
    "Check that what was read is what the meeting said.",
)
MOVED = Kind(
    "TAB017",
    Severity.WARNING,
    "An agreed judgement moved to another row",
    "Case {case}, {question}: this stands beside another question ({beside}), but its own key says {question}. It was "
    "counted for {question}.",
    "Check it: boxes were sorted or moved without their questions.",
)
COPIED = Kind(
    "TAB018",
    Severity.WARNING,
    "An agreed judgement copied from another row",
    "Case {case}, {question}: this was copied from {beside}. It was counted for {question}.",
    "Check that it is meant for {question}.",
)
SORTED = Kind(
    "TAB019",
    Severity.NOTE,
    "Rows that were sorted",
    "{file}, {sheet}: rows were sorted, or hidden keys were lost. Every row was found by what travels with it.",
    "Nothing to do.",
)
BESIDE_ANOTHER = Kind(
    "TAB040",
    Severity.WARNING,
    "An agreed judgement beside another question",
    "Case {case}, {question}: the ref or the question in this row is that of {beside}, but its keys say {question}. It "
    "was counted for {question}.",
    "Check it: columns were sorted or moved apart.",
)
DAMAGED_KEY = Kind(
    "TAB041",
    Severity.WARNING,
    "A hidden key that was changed",
    "{file}, {sheet}, {cell}: the hidden key in this cell was changed and says nothing now. The row was told by what "
    "else stands in it.",
    "Nothing to do, unless the row looks wrong.",
)
HEADING_RETYPED = Kind(
    "TAB042",
    Severity.WARNING,
    "A heading that was retyped",
    "{file}, {sheet}, {cell}: {typed} stands where the heading '{heading}' was. The column was read as '{heading}'.",
    "Nothing to do, unless something else was put into that column.",
)
NAME_DISAGREES = Kind(
    "TAB043",
    Severity.WARNING,
    "A sheet name that disagrees",
    "{file}: the sheet named {sheet} holds case {case} by its keys and its title. It was read as case {case}.",
    "Check that what was agreed in it is about case {case}.",
)
OUTSIDE = Kind(
    "TAB044",
    Severity.WARNING,
    "Writing outside the boxes",
    "{file}, {sheet}, {cell}: '{typed}' stands outside the boxes and was not read.",
    "Look at it, and type it into the boxes if it belongs to what was agreed.",
)
OUTSIDE_COLUMN = Kind(
    "TAB045",
    Severity.WARNING,
    "A column outside the boxes",
    "{file}, {sheet}, {cell}: {number} cells of this column are filled, the first with '{typed}'. It is no column of "
    "the workbook and was not read.",
    "Look at it, and type it into the boxes if it belongs to what was agreed.",
)
IN_COMMENT = Kind(
    "TAB046",
    Severity.WARNING,
    "A note pinned to a cell",
    "{file}, {sheet}, {cell}: a note is pinned to this cell ('{typed}'). It was not read.",
    "Look at it, and type it into the boxes if it belongs to what was agreed.",
)
DRAWN = Kind(
    "TAB047",
    Severity.WARNING,
    "A picture, chart or text box",
    "{file}, {sheet}: a picture, chart or text box lies on the sheet{what}. It was not read.",
    "Look at it, and type it into the boxes if it belongs to what was agreed.",
)
EXTRA_SHEET = Kind(
    "TAB048",
    Severity.WARNING,
    "A sheet that is not of the meeting's workbook",
    "{file}, {sheet}: {what}. It was not read.",
    "Look at it. A return goes into the returned folder; what belongs to the meeting, into its own boxes.",
)
MERGED = Kind(
    "TAB049",
    Severity.WARNING,
    "Boxes that were merged",
    "{file}, {sheet}, {cell}: cells were merged. What stands there was read for the first row alone.",
    "Undo the merge and type what was agreed into each row.",
)
NOT_A_DATE = Kind(
    "TAB050",
    Severity.WARNING,
    "Not a date",
    "{file}, {sheet}, {cell}: '{typed}' cannot be read as a date. It is told as typed, and is no date to watch.",
    "Type the date as 2 March 2026.",
)
INCOMPLETE = Kind(
    "TAB051",
    Severity.WARNING,
    "A recommendation that is not complete",
    "{file}, {sheet}, {cell}: the recommendation '{typed}' lacks {missing}.",
    "Ask the panel, and fill it in: who does it, by when, and how you will know.",
)
NO_TEXT = Kind(
    "TAB052",
    Severity.WARNING,
    "A row without its main words",
    "{file}, {sheet}, {cell}: nothing stands under '{heading}', but the rest of the row says '{typed}'. It was kept.",
    "Fill it in, or clear the row.",
)
NO_JUDGEMENT = Kind(
    "TAB053",
    Severity.WARNING,
    "Words without an agreed judgement",
    "Case {case}, {question}: no judgement was agreed, but '{typed}' is written. It is told; no figure changes.",
    "Nothing to do if the meeting could not agree. Else choose the judgement from the list in the cell.",
)
REWORDED = Kind(
    "TAB054",
    Severity.WARNING,
    "A question that was put in other words",
    "Case {case}, {question}: the meeting agreed on it before the question was reworded. Now it is '{new}'. It counts.",
    "Ask the panel whether it still stands.",
)
NO_SCALE = Kind(
    "TAB055",
    Severity.ERROR,
    "A judgement on a question that has none",
    "Case {case}, {question}: '{typed}' stands under Agreed judgement, but the question is not answered on a scale. It "
    "counts as unreadable.",
    "Type it under Reason if it should be told, and clear the box.",
)
AMONG_RETURNS = Kind(
    "TAB056",
    Severity.ERROR,
    "The meeting's workbook among the returns",
    "{file} holds the meeting's workbook, which is no return. Nothing of that was read as an answer, or as agreed.",
    "Move it to {where}.",
)
NO_AGENCY = Kind(
    "TAB057",
    Severity.WARNING,
    "Somebody in the room who is told by no agency",
    "{file}, {sheet}, {cell}: what stands under Agency is no agency of the plan, and no letter of a blind workbook. "
    "The row was kept.",
    "Write the agency, never a name. Nothing to do if it is an agency that the plan does not have.",
)
NO_SUCH_CASE = Kind(
    "TAB058",
    Severity.WARNING,
    "A case that the plan does not have",
    "{file}, {sheet}, {cell}: under Cases stands {typed}, which the plan does not have. The row was kept.",
    "Write the refs of the plan with a comma between them, or all.",
)
NO_WORKBOOK = Kind(
    "TAB059",
    Severity.NOTE,
    "Another paper of the meeting",
    "{file} is {what}. It was not read; only workbooks of the meeting are.",
    "Nothing to do, unless something was agreed in it: then type that into the meeting's workbook.",
)
NOT_A_WORKBOOK = Kind(
    "TAB060",
    Severity.ERROR,
    "Not a workbook of the meeting that can be read",
    "{file} is {what}. Nothing in it was read as agreed.",
    "Save the meeting's workbook as Excel Workbook (.xlsx) in this folder. If this is an archive or a message, put "
    "what is in it here. If it is neither, take it out.",
)
COPIES_DIFFER = Kind(
    "TAB020",
    Severity.ERROR,
    "Two copies that agreed different judgements",
    "Case {case}, {question}: {agreed} are filled in as agreed ({both}). None of them counts.",
    "Ask the panel which one was agreed, and clear the box in the other copy.",
)
NOT_TO_AGREE = Kind(
    "TAB021",
    Severity.ERROR,
    "A judgement agreed where none can be",
    "Case {case}, {question}: {agreed} was agreed, but {why}. It counts nowhere.",
    "Check whether it was meant for another question. If not, tell it under Learning and clear the box.",
)
NO_REASON = Kind(
    "TAB022",
    Severity.WARNING,
    "An agreed judgement without a reason",
    "Case {case}, {question}: {agreed} was agreed without a reason, and {why}. It counts.",
    "Write in a sentence under Reason what decided it.",
)
LATER = Kind(
    "TAB023",
    Severity.WARNING,
    "An answer that came after the meeting's workbook was made, and differs",
    "{agency}, case {case}, {question}: {now} now, and {before} on the table. The meeting agreed {agreed}, which "
    "counts.",
    "Show the answer to those who agreed. If it stands: maar decide AUDIT {id} waive --reason TEXT --by ROLE. If not, "
    "change the box.",
)
LATER_NOT_AGAINST = Kind(
    "TAB024",
    Severity.NOTE,
    "An answer that came after the meeting's workbook was made",
    "{agency}, case {case}, {question}: {now} now, and {before} on the table. The meeting agreed {agreed}; nothing "
    "speaks against it.",
    "Nothing to do.",
)
GONE = Kind(
    "TAB025",
    Severity.NOTE,
    "An answer that lay on the table and is gone",
    "Case {case}, {question}: {whose} lay on the table and does not count any more. The meeting agreed {agreed}, which "
    "counts.",
    "Ask the panel whether it stands without that answer.",
)
JOINED = Kind(
    "TAB026",
    Severity.NOTE,
    "Words of two copies joined",
    "Case {case}, {question}: {agreed} was agreed. The words beside it were put together from {both}.",
    "Nothing to do.",
)

ALL = (
    NOT_THE_MEETINGS, OTHER_AUDIT, NO_CASE_SHEET, RELABELLED, TWICE, NOT_UNDERSTOOD, LOST, NOT_IN_PLAN,
    MEASURED_OTHERWISE, NO_IDENTITY, HEADING_GONE, NO_KEYS, SEEN_GONE, READ_AS, ABBREVIATION, FORMULA, MOVED, COPIED,
    SORTED, BESIDE_ANOTHER, DAMAGED_KEY, HEADING_RETYPED, NAME_DISAGREES, OUTSIDE, OUTSIDE_COLUMN, IN_COMMENT, DRAWN,
    EXTRA_SHEET, MERGED, NOT_A_DATE, INCOMPLETE, NO_TEXT, NO_JUDGEMENT, REWORDED, NO_SCALE,
    AMONG_RETURNS, NO_AGENCY, NO_SUCH_CASE, NO_WORKBOOK, NOT_A_WORKBOOK,
    COPIES_DIFFER, NOT_TO_AGREE, NO_REASON, LATER, LATER_NOT_AGAINST, GONE, JOINED,
)  # fmt: skip
