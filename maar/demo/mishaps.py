"""What happens to the demo's workbooks, on their way and at the meeting: each mishap with the problem that tells it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from maar.demo import accidents, meeting, strays
from maar.demo.fill import Post
from maar.problems import Kind, answers, files, returns, tabletop
from maar.sheets.edit import OpenBook

On = TypeVar("On", Post, OpenBook)


@dataclass(frozen=True, slots=True)
class Mishap(Generic[On]):
    """Done to the post, or to the workbook of the meeting.

    `happened` and `became` are what a reader is told. `kind` is None where it is read as if nothing happened.
    """

    do: Callable[[On], None]
    kind: Kind | None
    happened: str
    became: str


RENAMED = Mishap(accidents.sheet_renamed, None, "a sheet renamed", "read: nothing rests on the name of a sheet")
SPACE = Mishap(accidents.yes_with_a_space, answers.SPELLING, "'yes ' for Yes", "read as Yes")
PINNED = Mishap(accidents.pinned_note, answers.IN_COMMENT, "a note pinned to a cell", "reported, not read as an answer")
RAISED = Mishap(accidents.in_the_records, returns.ALERT, "the alert question answered Yes", "told before anything else")

MISHAPS = (
    RAISED,
    Mishap(accidents.in_the_records, returns.ALERT_BLANK, "the alert question left blank", "an error: ring and ask"),
    SPACE,
    Mishap(accidents.good_in_capitals, answers.SPELLING, "'GOOD' for Good", "read as Good"),
    Mishap(accidents.good_with_a_stop, answers.SPELLING, "'good.' for Good", "read as Good"),
    Mishap(accidents.two_grades, answers.TWO_IN_ONE, "'RI/Good' in one box", "unreadable: nothing is guessed"),
    Mishap(accidents.formula, answers.FORMULA, "a sum typed as an answer", "its result read, and a warning"),
    Mishap(accidents.error_cell, answers.ERROR_CELL, "evidence that began with '='", "lost: the agency is to be asked"),
    Mishap(accidents.part_too_large, returns.PART_TOO_LARGE, "a part larger than its total", "an error, with its cell"),
    Mishap(accidents.sum_differs, returns.SUM_DIFFERS, "numbers that do not add up", "an error, with its cell"),
    Mishap(
        accidents.in_the_records, answers.NOT_A_DATE, "'ASAP' and 'Ongoing' as dates", "kept as text, no date made up"
    ),
    Mishap(accidents.in_the_records, None, "'27/11/2025' typed as text", "read as 27 November 2025"),
    Mishap(accidents.row_without_case, returns.NO_CASE, "an event that names no case", "in the data, counts nowhere"),
    Mishap(accidents.stray_note, answers.OUTSIDE, "a note beside the form", "reported, not read as an answer"),
    PINNED,
    Mishap(accidents.own_sheet, answers.EXTRA_SHEET, "a sheet of one's own", "reported, not read"),
    RENAMED,
    Mishap(
        accidents.sheet_named_for_another_case, files.NAME_DISAGREES, "case B's sheet renamed Case C", "read as case B"
    ),
    Mishap(accidents.rows_inserted, None, "two rows put into a sheet", "read: rows are found by their keys"),
    Mishap(accidents.column_inserted, None, "a column put into a sheet", "read: columns are found by their headings"),
    Mishap(accidents.rows_sorted, answers.ROWS_SORTED, "the questions sorted", "every answer found again"),
    Mishap(accidents.keys_deleted, answers.ROWS_SORTED, "the hidden columns deleted", "read by what people see"),
    Mishap(accidents.ref_retyped, answers.RETYPED, "a question's ref typed over", "read by its key"),
    Mishap(accidents.nil_with_answers, returns.NIL_WITH_ANSWERS, "a nil return with answers", "read as returned"),
    Mishap(accidents.blank_sent_back, files.BLANK_RETURN, "a blank workbook sent back", "still missing"),
    Mishap(accidents.first_of_two_copies, files.SUPERSEDED, "a second copy, one answer more", "the fuller one counts"),
    Mishap(accidents.sent_twice, files.DUPLICATE, "one workbook sent twice", "counted once"),
    Mishap(
        accidents.named_for_another_case, files.FILE_NAME_DISAGREES, "case E's file named as case F's", "read as case E"
    ),
    Mishap(accidents.another_agencys_form, returns.HELD, "one agency in another's form", "held until you decide"),
    Mishap(accidents.sheet_relabelled, returns.HELD, "a copied sheet relabelled", "held until you decide"),
    Mishap(strays.text_as_xlsx, files.NOT_A_WORKBOOK, "an e-mail saved as .xlsx", "not a workbook"),
    Mishap(strays.scan, files.NOT_A_WORKBOOK, "a scan (.pdf)", "not a workbook"),
    Mishap(strays.locked, files.PASSWORD, "a workbook with a password", "ask for it without"),
    Mishap(strays.other_spreadsheet, files.NOT_OURS, "a duty rota", "a workbook, but none of ours"),
    Mishap(strays.other_audit, files.OTHER_AUDIT, "an earlier audit's workbook", "not counted here"),
    Mishap(strays.empty_file, files.EMPTY_FILE, "an empty file", "ask for it again"),
    Mishap(strays.cut_off, files.DAMAGED, "a download cut off halfway", "ask for it again"),
    Mishap(strays.lock_file, None, "a lock file of an office program", "passed over"),
)
GENTLE = (RAISED, SPACE, RENAMED, PINNED)
AT_THE_MEETING = (
    Mishap(meeting.in_the_minutes, tabletop.READ_AS, "'good.' for Good", "read as Good"),
    Mishap(meeting.in_the_minutes, tabletop.NO_JUDGEMENT, "a reason and no judgement", "told, and in no figure"),
    Mishap(meeting.note_beside, tabletop.OUTSIDE, "a note beside the table", "reported, not read as agreed"),
)


def befall(what: On, mishaps: Iterable[Mishap[On]]) -> None:
    """Do every one of these mishaps to the post, or to the workbook of the meeting, in order."""
    for mishap in mishaps:
        mishap.do(what)
