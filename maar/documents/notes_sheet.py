"""The notes of findings.xlsx: what stands in many of its sheets, explained once.

Comes in: everything found. Goes out: a table, the first of the workbook, in either edition.
"""

from maar.documents.found import Found
from maar.documents.model import Cell, Row, Table
from maar.documents.sheet_cells import columns

EVERYWHERE = (
    ("Of", "What the number before it is counted out of: 6 of 16. Per cent is the one out of the other."),
    ("Positive", "Answered at a level that the scale calls positive, as Yes, or Good and better."),
)
PUBLIC = (("[c]", "Hidden, to protect children and families."),)
RESTRICTED = (
    ("[x]", "No data: nothing was counted, or nothing was written. It is never 0."),
    ("[z]", "Does not apply to this row, as a level that is not on the scale of the question."),
    ("Score", "Weighted mean of points, 0 to 100, over answered judgements of every scale. Scored: how many they are."),
    ("Not known", "It applied, and the record does not show it. It counts in Of where the scale asks what was done."),
    ("Not applicable", "The question could not apply, and the return says why. It is left out of Of."),
    ("Blank", "Asked and not answered. It is a fault in the return, and never read as No."),
    ("Unreadable", "Something was typed that cannot be read as an answer. It is never guessed."),
    ("Missing", "A return that was asked for and has not come, or that is held."),
    ("Nil", "The agency did not know the child: a return, with no questions asked."),
    ("Place", "The file, sheet and cell in which it was written."),
)


def notes_sheet(found: Found) -> Table:
    """One row for each sign or word that needs to be explained."""
    notes = (*EVERYWHERE, *(PUBLIC if found.public else RESTRICTED))
    rows = tuple(Row((Cell(what), Cell(meaning))) for what, meaning in notes)
    head = columns(("What stands there", "What it means"))
    return Table("Notes", "Notes: how to read the tables", "Unit: one word or sign.", head, rows)
