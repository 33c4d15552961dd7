"""What people do to a workbook: the mutations of the probe that the row keys were designed on, with openpyxl."""

from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import CASES, SMALL, Hand, issued, put

Change = Callable[[Hand], Workbook | None]
CHANGES: dict[str, Change] = {}


def change(does: Change) -> Change:
    CHANGES[does.__name__.strip("_").replace("_", " ")] = does
    return does


def values(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def rearrange(hand: Hand, order: Callable[[list[int]], list[int]], columns: str) -> None:
    """Put the content of these columns, in the rows of questions, into another order."""
    sheet = hand.sheet()
    rows = [row for _, row in hand.rows(sheet)]
    first, last = (ord(letter) - 64 for letter in (columns[0], columns[-1]))
    before = {row: [sheet.cell(row, column).value for column in range(first, last + 1)] for row in rows}
    for row, source in zip(rows, order(rows), strict=True):
        for column, value in enumerate(before[source], first):
            put(sheet.cell(row, column), value)


def by_judgement(hand: Hand, columns: str) -> None:
    sheet = hand.sheet()
    rearrange(hand, lambda rows: sorted(rows, key=lambda row: str(sheet.cell(row, 5).value)), columns)


def block(hand: Hand, source: int, target: int, columns: str = "EFGH", cut: bool = False) -> None:
    """Copy or move a block of one row over another; rows count the questions from 0."""
    sheet = hand.sheet()
    rows = [row for _, row in hand.rows(sheet)]
    for letter in columns:
        put(sheet[f"{letter}{rows[target]}"], sheet[f"{letter}{rows[source]}"].value)
        if cut:
            sheet[f"{letter}{rows[source]}"].value = None


@change
def _nothing(hand: Hand) -> None:
    pass


@change
def _two_rows_inserted_above(hand: Hand) -> None:
    hand.sheet().insert_rows(1, 2)


@change
def _a_row_inserted_in_the_middle(hand: Hand) -> None:
    hand.sheet().insert_rows(18)


@change
def _ten_rows_inserted_above(hand: Hand) -> None:
    hand.sheet().insert_rows(1, 10)


@change
def _a_column_inserted_first(hand: Hand) -> None:
    hand.sheet().insert_cols(1)


@change
def _a_column_inserted_before_judgement(hand: Hand) -> None:
    hand.sheet().insert_cols(5)


@change
def _a_column_inserted_beside_the_inner_key(hand: Hand) -> None:
    hand.sheet().insert_cols(7)


@change
def _a_question_row_deleted(hand: Hand) -> None:
    hand.sheet().delete_rows(hand.cell("K1", "CHR-2").row)


@change
def _the_top_rows_deleted(hand: Hand) -> None:
    hand.sheet().delete_rows(1, 8)


@change
def _column_a_deleted(hand: Hand) -> None:
    hand.sheet().delete_cols(1)


@change
def _inner_key_deleted(hand: Hand) -> None:
    hand.sheet().delete_cols(6)


@change
def _both_keys_deleted(hand: Hand) -> None:
    hand.sheet().delete_cols(6)
    hand.sheet().delete_cols(1)


@change
def _ref_and_question_deleted(hand: Hand) -> None:
    hand.sheet().delete_cols(2, 2)


@change
def _all_but_the_answers_deleted(hand: Hand) -> None:
    hand.sheet().delete_cols(6)
    hand.sheet().delete_cols(1, 4)


@change
def _all_columns_sorted(hand: Hand) -> None:
    by_judgement(hand, "AH")


@change
def _visible_columns_sorted(hand: Hand) -> None:
    by_judgement(hand, "BH")


@change
def _answers_alone_sorted(hand: Hand) -> None:
    by_judgement(hand, "EH")


@change
def _questions_alone_sorted(hand: Hand) -> None:
    by_judgement(hand, "BD")


@change
def _up_to_judgement_sorted(hand: Hand) -> None:
    by_judgement(hand, "BE")


@change
def _sorted_upside_down_with_column_a_gone(hand: Hand) -> None:
    rearrange(hand, lambda rows: rows[::-1], "BH")
    hand.sheet().delete_cols(1)


@change
def _sheets_renamed(hand: Hand) -> None:
    hand.sheet("K1").title, hand.sheet("K2").title = "first child", "Sheet2"


@change
def _two_sheet_names_swapped(hand: Hand) -> None:
    first, second = hand.sheet("K1"), hand.sheet("K2")
    first.title = "for a moment"
    second.title, first.title = "Case K1", "Case K2"


@change
def _sheets_reordered(hand: Hand) -> None:
    hand.book.move_sheet("Case K3", -3)


@change
def _a_sheet_deleted(hand: Hand) -> None:
    del hand.book["Start here"]


@change
def _a_sheet_duplicated(hand: Hand) -> None:
    hand.book.copy_worksheet(hand.sheet())


@change
def _a_sheet_duplicated_and_the_copy_edited(hand: Hand) -> None:
    copied = hand.book.copy_worksheet(hand.sheet())
    copied.cell(hand.cell("K1", "CHR-2").row, 5).value = "Not known"


@change
def _copied_to_a_new_workbook(hand: Hand) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for case in CASES:
        sheet = book.create_sheet(f"Sheet {case}")
        for row in hand.sheet(case).iter_rows():
            for cell in row:
                put(sheet.cell(cell.row, cell.column), cell.value)
    return book


@change
def _visible_values_pasted_in_a_new_workbook(hand: Hand) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for case in CASES:
        sheet = book.create_sheet(case)
        start, _ = hand.columns(hand.sheet(case))
        for number, row in enumerate(values(hand.sheet(case))[start - 1 :], 1):
            for column, value in enumerate((*row[1:5], *row[6:8]), 1):
                put(sheet.cell(number, column), value)
    return book


@change
def _visible_values_pasted_beside_start_here(hand: Hand) -> Workbook:
    book = _visible_values_pasted_in_a_new_workbook(hand)
    assert book
    sheet = book.create_sheet("Start here")
    sheet["A1"], sheet["B1"] = "Your agency, typed by you", "Social care"
    return book


@change
def _a_ref_retyped(hand: Hand) -> None:
    hand.cell("K1", "CHR-2", "Ref").value = "K1-CHR-4"


@change
def _a_question_retyped(hand: Hand) -> None:
    hand.cell("K1", "CHR-2", "Question").value = "How good is the analysis?"


@change
def _ref_and_question_retyped(hand: Hand) -> None:
    hand.cell("K1", "CHR-2", "Question").value = hand.cell("K1", "CHR-4", "Question").value
    hand.cell("K1", "CHR-2", "Ref").value = "K1-CHR-4"


@change
def _a_key_forged(hand: Hand) -> None:
    hand.cell("K1", "CHR-2", "key").value = hand.cell("K1", "CHR-2", "key").value.replace("CHR-2", "CHR-4")


@change
def _a_key_of_another_agency_put_in(hand: Hand) -> None:
    theirs = Hand(issued(SMALL, "POL"))
    hand.cell("K1", "CHR-1", "key").value = theirs.cell("K1", "CHR-1", "key").value


@change
def _a_block_moved(hand: Hand) -> None:
    block(hand, 1, 3, cut=True)


@change
def _a_block_copied(hand: Hand) -> None:
    block(hand, 2, 3)


@change
def _a_block_filled_down(hand: Hand) -> None:
    for target in range(5, 9):
        block(hand, 4, target)


@change
def _two_answers_swapped_with_their_keys(hand: Hand) -> None:
    rearrange(hand, lambda rows: [rows[0], rows[2], rows[1], *rows[3:]], "EH")


@change
def _a_whole_row_copied_over_another(hand: Hand) -> None:
    block(hand, 2, 3, "ABCDEFGH")


@change
def _a_block_copied_from_another_cases_sheet(hand: Hand) -> None:
    for row in range(13, 20):
        for letter in "EFGH":
            put(hand.sheet("K1")[f"{letter}{row}"], hand.sheet("K2")[f"{letter}{row}"].value)


@change
def _answer_boxes_merged(hand: Hand) -> None:
    row = hand.cell("K1", "CHR-1").row
    hand.sheet().merge_cells(f"G{row}:H{row + 1}")


@change
def _rows_hidden(hand: Hand) -> None:
    hand.sheet().row_dimensions[hand.cell("K1", "CHR-1").row].hidden = True
    hand.sheet("K2").sheet_state = "hidden"


@change
def _protection_and_checks_gone(hand: Hand) -> None:
    for case in CASES:
        hand.sheet(case).protection.sheet = False
        hand.sheet(case).data_validations.dataValidation = []


@change
def _dates_of_1904(hand: Hand) -> None:
    hand.book.epoch = CALENDAR_MAC_1904


@change
def _headings_in_other_case(hand: Hand) -> None:
    start, columns = hand.columns(hand.sheet())
    for column in columns.values():
        cell = hand.sheet().cell(start, column)
        cell.value = f" {str(cell.value).upper()}: "


@change
def _a_heading_retyped(hand: Hand) -> None:
    start, columns = hand.columns(hand.sheet())
    hand.sheet().cell(start, columns["Judgement"]).value = "Grade"


@change
def _the_heading_row_deleted(hand: Hand) -> None:
    hand.sheet().delete_rows(hand.columns(hand.sheet())[0])


@change
def _every_heading_row_deleted(hand: Hand) -> None:
    for case in CASES:
        hand.sheet(case).delete_rows(hand.columns(hand.sheet(case))[0])


@change
def _several_at_once(hand: Hand) -> None:
    by_judgement(hand, "BH")
    hand.sheet().insert_rows(1, 3)
    hand.sheet().insert_cols(2)
    hand.sheet().title = "done"
