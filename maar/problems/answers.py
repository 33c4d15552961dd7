"""Problems with an answer or a row (ANS), found while it is read or compared."""

from maar.problems.model import Kind, Severity

ASK = "Ask the agency which answer it means."

NOT_UNDERSTOOD = Kind(
    "ANS001",
    Severity.ERROR,
    "A judgement that is not on the list",
    "{agency}, case {case}, {question}: '{typed}' is not one of the choices ({choices}).",
    "Ask the agency to choose from the list in the cell. Nothing was guessed; the answer counts as unreadable.",
)
SPELLING = Kind(
    "ANS002",
    Severity.NOTE,
    "A judgement spelt in another way",
    "{agency}, case {case}, {question}: '{typed}' was read as {read}.",
    "Nothing to do.",
)
ERROR_CELL = Kind(
    "ANS003",
    Severity.ERROR,
    "An error where an answer should be",
    "{agency}, case {case}, {question}: the cell {shows}.",
    "Ask the agency what it typed. A text that begins with = is taken for a formula; begin with a word instead.",
)
FORMULA = Kind(
    "ANS004",
    Severity.WARNING,
    "A formula in an answer",
    "{agency}, case {case}, {question}: the cell holds a formula ({typed}). What it showed when saved was read.",
    "Check with the agency that what was read is what it means.",
)
NEVER_CALCULATED = Kind(
    "ANS005",
    Severity.ERROR,
    "A formula that was never calculated",
    "{agency}, case {case}, {question}: the cell holds a formula ({typed}) with no result.",
    "Ask the agency to type the answer itself.",
)
NOT_A_NUMBER = Kind(
    "ANS006",
    Severity.ERROR,
    "Not a whole number",
    "{agency}, case {case}, {question}: '{typed}' is not a count, which is a whole number from 0 to 9,999.",
    "Ask the agency for the number alone. If it cannot tell, Not known goes in the question's first box.",
)
NOT_A_DATE = Kind(
    "ANS007",
    Severity.ERROR,
    "Not a date",
    "{sheet}, {cell}: '{typed}' cannot be read as a date.",
    "Ask the agency for the date as 2 March 2026.",
)
CONFLICT = Kind(
    "ANS010",
    Severity.ERROR,
    "Two answers to one question",
    "{agency}, case {case}, {question} has more than one answer: {both}. It counts as unreadable.",
    ASK,
)
TWO_IN_ONE = Kind(
    "ANS011",
    Severity.ERROR,
    "Two answers in one cell",
    "{agency}, case {case}, {question}: '{typed}' names two levels. It counts as unreadable.",
    "Ask the agency for one answer; where two services answer for it, ask for two workbooks.",
)
ROW_GONE = Kind(
    "ANS012",
    Severity.WARNING,
    "A question's row is not there",
    "{agency}, case {case}: {question} has no row in the sheet any more. The row was deleted, or others were put over "
    "it. The answer counts as blank.",
    "Ask the agency for the answer.",
)
NO_IDENTITY = Kind(
    "ANS013",
    Severity.ERROR,
    "An answer with no question",
    "{sheet}, row of {cell}: '{typed}' stands in a row that does not say which question it answers.",
    "Ask the agency which question it belongs to.",
)
MOVED = Kind(
    "ANS014",
    Severity.WARNING,
    "An answer moved to another row",
    "{agency}, case {case}, {question}: this answer stands beside another question ({beside}), but its own key says "
    "{question}. It was counted for {question}.",
    "Check with the agency: the answers were sorted or moved without their questions.",
)
COPIED = Kind(
    "ANS015",
    Severity.WARNING,
    "An answer copied from another row",
    "{agency}, case {case}, {question}: this answer was copied from {beside}. It was counted for {question}.",
    "Check with the agency that it is meant for {question}.",
)
RETYPED = Kind(
    "ANS016",
    Severity.NOTE,
    "A ref that was changed",
    "{agency}, case {case}, {question}: '{typed}' stands where our ref was. The row was told by what else stands in "
    "it.",
    "Nothing to do, unless the agency changed the question on purpose.",
)
ROWS_SORTED = Kind(
    "ANS017",
    Severity.NOTE,
    "Rows that were sorted",
    "{file}, {sheet}: rows were sorted or hidden keys were lost. Every answer was found by what travels with it.",
    "Nothing to do.",
)
OUTSIDE = Kind(
    "ANS018",
    Severity.WARNING,
    "Writing outside the form",
    "{sheet}, {cell}: '{typed}' stands outside the boxes and was not read as an answer.",
    "Look at it, and ask the agency where it belongs.",
)
IN_COMMENT = Kind(
    "ANS019",
    Severity.WARNING,
    "A note pinned to a cell",
    "{sheet}, {cell}: a note is pinned to this cell ('{typed}'). It was not read as an answer.",
    "Look at it, and ask the agency to write it in the boxes if it is part of the answer.",
)
REWORDED = Kind(
    "ANS020",
    Severity.WARNING,
    "An answer to earlier wording",
    "{agency}, case {case}, {question}: the answer counts, though {before} and the question is now '{new}'.",
    "Check that the answer still fits.",
)
MEASURED_OTHERWISE = Kind(
    "ANS021",
    Severity.ERROR,
    "An answer on another scale",
    "{agency}, case {case}, {question}: '{typed}' was given on another scale or type than the question has now "
    "({choices}). It does not count.",
    "Ask the agency to answer this question in the workbook issued last.",
)
DROPPED = Kind(
    "ANS022",
    Severity.NOTE,
    "An answer to a question no longer asked",
    "{agency}, case {case}, {question}: answered '{typed}', but the question is no longer in the set.",
    "Nothing to do.",
)
DATE_FROM_SERIAL = Kind(
    "ANS023",
    Severity.NOTE,
    "A date kept as a number",
    "{sheet}, {cell}: '{typed}' was read as {read}.",
    "Nothing to do, unless the date looks wrong.",
)
DATES_1904 = Kind(
    "ANS024",
    Severity.WARNING,
    "Dates on the 1904 system",
    "{file}: the workbook was switched to the 1904 date system, so dates typed before that may be four years out.",
    "Check the dates with the agency.",
)
NO_HEADINGS = Kind(
    "ANS025",
    Severity.ERROR,
    "A sheet without its headings",
    "{file}, {sheet}: the row of headings is gone ({missing}). Nothing in the sheet was read.",
    "Ask the agency to paste its answers into a fresh copy of the workbook. If it was a case sheet, look at its alert "
    "question yourself.",
)
HEADING_TWICE = Kind(
    "ANS026",
    Severity.WARNING,
    "A heading that stands twice",
    "{file}, {sheet}: the heading '{typed}' stands twice. The first was read.",
    "Look at the second column, and ask the agency where its content belongs.",
)
TOP_FIELD = Kind(
    "ANS027",
    Severity.WARNING,
    "A field above the questions that is not understood",
    "{sheet}, {cell}: '{typed}' is not one of the choices for '{label}'.{meanwhile}",
    "Ask the agency to choose from the list.",
)

EXTRA_SHEET = Kind(
    "ANS028",
    Severity.WARNING,
    "A sheet that is not ours",
    "{file} holds a sheet that is not ours: '{sheet}'. It was not read.",
    "Look at it; if it holds part of an answer, ask the agency to write that in the boxes.",
)
MERGED = Kind(
    "ANS029",
    Severity.WARNING,
    "Merged answer boxes",
    "{file}, {sheet}: the cells {cell} were merged. Some programs drop what was under a merge.",
    "Check the answers there with the agency.",
)
NOT_ASKED = Kind(
    "ANS030",
    Severity.WARNING,
    "An answer to a question that was not put to this agency",
    "{agency}, case {case}, {question}: answered '{typed}', but the plan does not put this question to {agency}. "
    "It does not count.",
    "Nothing to do, unless the role of the agency in the plan is wrong.",
)
WRONG_BOX = Kind(
    "ANS031",
    Severity.WARNING,
    "Writing in a box that takes no answer",
    "{agency}, case {case}, {question}: '{typed}' stands under Judgement, which this question does not use. {what}",
    "Ask the agency to put its answer under Evidence, or check what is there.",
)
LEFT_OUT = Kind(
    "ANS032",
    Severity.WARNING,
    "A box filled beside one that answers it all",
    "{agency}, case {case}, {question}: '{read}' in the first box answers the whole question, but this box is filled "
    "too ('{typed}'). It was left out.",
    ASK,
)
BESIDE_ANOTHER = Kind(
    "ANS033",
    Severity.WARNING,
    "An answer beside another question",
    "{agency}, case {case}, {question}: the ref and the question in this row are those of {beside}, but its keys say "
    "{question}. It was counted for {question}.",
    "Check with the agency: columns were sorted or moved apart.",
)
DAMAGED_KEY = Kind(
    "ANS034",
    Severity.WARNING,
    "A hidden key that was changed",
    "{file}, {sheet}, {cell}: the hidden key in this cell was changed and says nothing now. The row was told by what "
    "else stands in it.",
    "Nothing to do, unless the row looks wrong.",
)
ROW_ERROR = Kind(
    "ANS035",
    Severity.ERROR,
    "An error in a row",
    "{file}, {sheet}, {cell}: the cell {shows}.",
    "Ask the agency what it typed. A text that begins with = is taken for a formula; begin with a word instead.",
)
ROW_FORMULA = Kind(
    "ANS036",
    Severity.WARNING,
    "A formula in a row",
    "{file}, {sheet}, {cell}: the cell holds a formula ({typed}). What it showed when saved was read.",
    "Check with the agency that what was read is what it means.",
)
HEADING_GONE = Kind(
    "ANS037",
    Severity.ERROR,
    "A heading that is not there",
    "{file}, {sheet}: the heading '{missing}' is not in the row of headings. What stands in its column was not read.",
    "Ask the agency to paste its answers into a fresh copy of the workbook.",
)
DRAWN = Kind(
    "ANS038",
    Severity.WARNING,
    "A picture, chart or text box",
    "{file}, {sheet}: a picture, chart or text box lies on the sheet{what}. It was not read as an answer.",
    "Look at it, and ask the agency to write it in the boxes if it is part of the answer.",
)
ABBREVIATION = Kind(
    "ANS039",
    Severity.WARNING,
    "An abbreviation for no judgement",
    "{agency}, case {case}, {question}: '{typed}' was read as {read}.",
    "Check with the agency that it means that. Not applicable is taken out of the count; Not known may stay in it.",
)
NOT_COUNTED = Kind(
    "ANS040",
    Severity.NOTE,
    "Writing in a return that does not count",
    "{agency}, case {case}, {where}: {typed} stands in a return that does not count ({why}).",
    "Nothing to do, unless this is the one that should count.",
)
LATER_COUNTS = Kind(
    "ANS041",
    Severity.WARNING,
    "An answer that was replaced by a later one",
    "{agency}, case {case}, {question}: {typed} was replaced by {read} ({other}), which is the later.",
    "Check with the agency that the later answer is the one it means.",
)
MAYBE_WITHDRAWN = Kind(
    "ANS042",
    Severity.WARNING,
    "An answer that was there before and is blank now",
    "{agency}, case {case}, {where}: {typed} stood here before ({other}). In the workbook that counts it is blank, "
    "or part of it is.",
    "Ask the agency whether it withdraws the answer.",
)
OURS_CHANGED = Kind(
    "ANS043",
    Severity.NOTE,
    "Our own words that differ from the plan's",
    "{file}, {sheet}, {cell}: most of what stands under {heading} is not what the plan says now.",
    "Nothing to do if the plan was changed after the workbooks were issued.",
)
FURTHER_RIGHT = Kind(
    "ANS044",
    Severity.NOTE,
    "A field read from one cell further right",
    "{sheet}, {cell}: '{typed}' was read as the answer to '{label}': the cell beside the label is empty, and this "
    "is the next.",
    "Nothing to do, unless it belongs elsewhere.",
)
AMERICAN_DATES = Kind(
    "ANS045",
    Severity.WARNING,
    "Dates that may have month and day the other way round",
    "{file}, {sheet}: the workbook was kept with American settings, where 2/3 is 3 February. Look at {cells}.",
    "Ask the agency to say these dates in words.",
)
ROWS_DIFFER = Kind(
    "ANS046",
    Severity.WARNING,
    "A row that differs between two files",
    "{agency}, case {case}: '{typed}' stands here, and '{read}' in {other}. {which}",
    "Ask the agency which one is right.",
)
BLANK_LATER = Kind(
    "ANS047",
    Severity.WARNING,
    "An answer that is blank in the later file",
    "{agency}, case {case}, {question}: {typed} counts, though the later file has it blank ({other}).",
    "Ask the agency whether it withdraws the answer.",
)
HEADING_RETYPED = Kind(
    "ANS048",
    Severity.WARNING,
    "A heading that was retyped",
    "{file}, {sheet}, {cell}: {typed} stands where the heading '{heading}' was. The column was read as '{heading}'.",
    "Nothing to do, unless the agency put something else into that column.",
)
TEXTS_DIFFER = Kind(
    "ANS049",
    Severity.WARNING,
    "The same judgement with other words in two files",
    "{agency}, case {case}, {question} has the same judgement with other words: {both}. It counts, and the words of "
    "all were kept.",
    "Ask the agency which words stand, if it matters.",
)
OUTSIDE_COLUMN = Kind(
    "ANS050",
    Severity.WARNING,
    "A column outside the form",
    "{sheet}, {cell}: {number} cells of this column are filled, the first with '{typed}'. It is no column of the form "
    "and was not read.",
    "Look at it, and ask the agency where it belongs.",
)
ROWS_BESIDE = Kind(
    "ANS051",
    Severity.WARNING,
    "Rows beside a box that says there are none",
    "{agency}, case {case}, {question}: '{read}' answers the whole question, but {number} of the sheet '{where}' "
    "are filled. The rows count.",
    ASK,
)
PLANNED_CHANGED = Kind(
    "ANS052",
    Severity.WARNING,
    "A cell that the plan filled in and that was changed",
    "{sheet}, {cell}: our '{before}' stood here, and {typed} does now. {what}",
    "Ask the agency which of the listed rows it means. If it is right, change the plan.",
)
GRID_GONE = Kind(
    "ANS053",
    Severity.WARNING,
    "The sheet of a question is not there",
    "{agency}, case {case}: the sheet '{title}' of {question} is not in the file any more. No row was read.",
    "Ask the agency for the sheet, or for the answer.",
)

ALL = (
    NOT_UNDERSTOOD, SPELLING, ERROR_CELL, FORMULA, NEVER_CALCULATED, NOT_A_NUMBER, NOT_A_DATE, CONFLICT, TWO_IN_ONE,
    ROW_GONE, NO_IDENTITY, MOVED, COPIED, RETYPED, ROWS_SORTED, OUTSIDE, IN_COMMENT, REWORDED, MEASURED_OTHERWISE,
    DROPPED, DATE_FROM_SERIAL, DATES_1904, NO_HEADINGS, HEADING_TWICE, TOP_FIELD, EXTRA_SHEET, MERGED, NOT_ASKED,
    WRONG_BOX, LEFT_OUT, BESIDE_ANOTHER, DAMAGED_KEY, ROW_ERROR, ROW_FORMULA, HEADING_GONE, DRAWN, ABBREVIATION,
    NOT_COUNTED, LATER_COUNTS, MAYBE_WITHDRAWN, OURS_CHANGED, FURTHER_RIGHT, AMERICAN_DATES, ROWS_DIFFER,
    BLANK_LATER, HEADING_RETYPED, TEXTS_DIFFER, OUTSIDE_COLUMN, ROWS_BESIDE, PLANNED_CHANGED, GRID_GONE,
)  # fmt: skip
