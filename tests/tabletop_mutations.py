"""What people do to the meeting's workbook, filled in on two cases: the table of changes, with openpyxl."""

from collections.abc import Callable, Iterator
from functools import cache

from meeting_hand import Table
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import put

from maar.tabletop import spec

CASES = ("K1", "K2")
REFS = ("CHR-1", "CHR-2", "CHR-4", "OVR-1", "OVR-2", "OVR-3")
GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate", "Not known", "Not applicable")
YES_NO = ("Yes", "Partly", "No", "Not known")

Change = Callable[[Table], Workbook | None]
CHANGES: dict[str, Change] = {}


def change(does: Change) -> Change:
    CHANGES[does.__name__.strip("_").replace("_", " ")] = does
    return does


def said(case: str, ref: str) -> tuple[str, str, str]:
    """What the meeting agreed, and in which words: no two rows the same."""
    labels = YES_NO if ref == "CHR-1" else GRADES
    place = CASES.index(case) + REFS.index(ref)
    return labels[place % len(labels)], f"{case} {ref} because", f"{case} {ref} but"


@cache
def filled() -> bytes:
    hand = Table()
    for case in CASES:
        for ref in REFS:
            hand.agree(case, ref, *said(case, ref))
    return hand.bytes()


def places(hand: Table, case: str = "K1") -> list[int]:
    return [row for _, row in hand.rows(hand.sheet(case))]


def columns(hand: Table, *headings: str) -> list[int]:
    found = hand.columns(hand.sheet())[1]
    return [found[heading] for heading in headings]


def rearrange(hand: Table, order: Callable[[list[int]], list[int]], across: list[int]) -> None:
    """Put the content of these columns, in the rows of questions, into another order."""
    sheet, rows = hand.sheet(), places(hand)
    before = {row: [sheet.cell(row, column).value for column in across] for row in rows}
    for row, source in zip(rows, order(rows), strict=True):
        for column, value in zip(across, before[source], strict=True):
            put(sheet.cell(row, column), value)


def by_judgement(hand: Table, across: list[int]) -> None:
    sheet, (column,) = hand.sheet(), columns(hand, spec.AGREED)
    rearrange(hand, lambda rows: sorted(rows, key=lambda row: str(sheet.cell(row, column).value)), across)


def delete(hand: Table, *headings: str) -> None:
    for column in sorted(columns(hand, *headings), reverse=True):
        hand.sheet().delete_cols(column)


def values(sheet: Worksheet, hand: Table, without: tuple[str, ...]) -> Iterator[list[object]]:
    """What people see: the rows from the title down, without these columns."""
    _, found = hand.columns(sheet)
    left_out = {found[heading] for heading in without}
    for row in sheet.iter_rows():
        yield [cell.value for cell in row if cell.column not in left_out]


@change
def _nothing(hand: Table) -> None:
    pass


@change
def _rows_inserted_above(hand: Table) -> None:
    hand.sheet().insert_rows(1, 3)


@change
def _a_row_inserted_in_the_middle(hand: Table) -> None:
    hand.sheet().insert_rows(places(hand)[2])


@change
def _a_column_inserted_first(hand: Table) -> None:
    hand.sheet().insert_cols(1)


@change
def _a_column_inserted_before_agreed_judgement(hand: Table) -> None:
    hand.sheet().insert_cols(columns(hand, spec.AGREED)[0])


@change
def _a_column_inserted_beside_the_inner_key(hand: Table) -> None:
    hand.sheet().insert_cols(columns(hand, spec.REASON)[0])


@change
def _a_row_deleted(hand: Table) -> None:
    hand.sheet().delete_rows(hand.cell("K1", "CHR-2").row)


@change
def _everything_above_the_headings_deleted(hand: Table) -> None:
    hand.sheet().delete_rows(1, hand.columns(hand.sheet())[0] - 1)


@change
def _column_a_deleted(hand: Table) -> None:
    delete(hand, spec.KEY)


@change
def _the_inner_key_deleted(hand: Table) -> None:
    delete(hand, spec.INNER)


@change
def _every_hidden_column_deleted(hand: Table) -> None:
    delete(hand, spec.KEY, spec.INNER, spec.SEEN)


@change
def _what_was_seen_deleted(hand: Table) -> None:
    delete(hand, spec.SEEN)


@change
def _ref_and_question_deleted(hand: Table) -> None:
    delete(hand, spec.REF, spec.QUESTION)


@change
def _all_but_the_boxes_deleted(hand: Table) -> None:
    hand.sheet().delete_cols(1, columns(hand, spec.AGREED)[0] - 1)


@change
def _all_columns_sorted(hand: Table) -> None:
    by_judgement(hand, [*range(1, hand.sheet().max_column + 1)])


@change
def _visible_columns_sorted(hand: Table) -> None:
    by_judgement(hand, [*range(2, hand.sheet().max_column)])


@change
def _boxes_alone_sorted(hand: Table) -> None:
    by_judgement(hand, columns(hand, spec.AGREED, spec.INNER, spec.REASON, spec.DISSENT))


@change
def _questions_alone_sorted(hand: Table) -> None:
    by_judgement(hand, columns(hand, spec.REF, spec.QUESTION))


@change
def _sorted_with_column_a_gone(hand: Table) -> None:
    rearrange(hand, lambda rows: rows[::-1], [*range(2, hand.sheet().max_column + 1)])
    delete(hand, spec.KEY)


@change
def _sheets_renamed(hand: Table) -> None:
    hand.sheet("K1").title, hand.sheet("K2").title = "first child", "Sheet2"


@change
def _two_sheet_names_swapped(hand: Table) -> None:
    first, second = hand.sheet("K1"), hand.sheet("K2")
    first.title = "for a moment"
    second.title, first.title = "Case K1", "Case K2"


@change
def _sheets_reordered(hand: Table) -> None:
    hand.book.move_sheet("Case K2", -2)


@change
def _a_sheet_copied(hand: Table) -> None:
    hand.book.copy_worksheet(hand.sheet())


@change
def _a_sheet_copied_and_the_copy_edited(hand: Table) -> None:
    copied = hand.book.copy_worksheet(hand.sheet())
    copied.cell(hand.cell("K1", "CHR-2").row, columns(hand, spec.AGREED)[0]).value = "Inadequate"


@change
def _a_sheet_copied_for_another_case(hand: Table) -> None:
    copied = hand.book.copy_worksheet(hand.sheet())
    del hand.book["Case K2"]
    copied["B1"], copied.title = "Case K2", "Case K2"


@change
def _a_sheet_copied_and_named_after_another_case(hand: Table) -> None:
    copied = hand.book.copy_worksheet(hand.sheet())
    copied.cell(hand.cell("K1", "CHR-2").row, columns(hand, spec.AGREED)[0]).value = "Inadequate"
    del hand.book["Case K2"]
    copied.title = "Case K2"


@change
def _a_sheet_relabelled(hand: Table) -> None:
    hand.sheet("K1")["B1"] = "case k2"


@change
def _two_titles_swapped(hand: Table) -> None:
    hand.sheet("K1")["B1"], hand.sheet("K2")["B1"] = "Case K2", "Case K1"


@change
def _visible_values_pasted_into_a_new_workbook(hand: Table) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for case in CASES:
        sheet = book.create_sheet(f"from {case}")
        for row, cells in enumerate(values(hand.sheet(case), hand, (spec.KEY, spec.INNER, spec.SEEN)), 1):
            for column, value in enumerate(cells, 1):
                put(sheet.cell(row, column), value)
    return book


@change
def _everything_pasted_into_a_new_workbook(hand: Table) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for case in CASES:
        sheet = book.create_sheet(f"from {case}")
        for row in hand.sheet(case).iter_rows():
            for cell in row:
                put(sheet.cell(cell.row, cell.column), cell.value)
    return book


@change
def _values_of_one_case_pasted_over_another(hand: Table) -> None:
    for row in hand.sheet("K1").iter_rows():
        for cell in row:
            put(hand.sheet("K2").cell(cell.row, cell.column), cell.value)


@change
def _the_boxes_of_one_case_pasted_over_another(hand: Table) -> None:
    paste(hand, 0)


@change
def _the_boxes_of_one_case_pasted_one_column_off(hand: Table) -> None:
    paste(hand, 1)


def paste(hand: Table, off: int) -> None:
    """Copy the boxes of K1, the key among them, over those of K2."""
    (source,), target = columns(hand, spec.AGREED), hand.columns(hand.sheet("K2"))[1][spec.AGREED]
    for row in places(hand):
        for place in range(4):
            value = hand.sheet("K1").cell(row, source + place).value
            put(hand.sheet("K2").cell(row, target + off + place), value)


@change
def _a_box_copied_down_with_its_key(hand: Table) -> None:
    sheet, rows = hand.sheet(), [hand.cell("K1", ref).row for ref in ("CHR-2", "CHR-4")]
    for column in columns(hand, spec.AGREED, spec.INNER, spec.REASON, spec.DISSENT):
        put(sheet.cell(rows[1], column), sheet.cell(rows[0], column).value)


@change
def _a_box_moved_with_its_key(hand: Table) -> None:
    sheet, rows = hand.sheet(), [hand.cell("K1", ref).row for ref in ("CHR-2", "CHR-4")]
    for column in columns(hand, spec.AGREED, spec.INNER, spec.REASON, spec.DISSENT):
        put(sheet.cell(rows[1], column), sheet.cell(rows[0], column).value)
        sheet.cell(rows[0], column).value = None


@change
def _a_ref_retyped(hand: Table) -> None:
    hand.cell("K1", "CHR-2", spec.REF).value = "CHR-4"


@change
def _ref_and_question_retyped(hand: Table) -> None:
    hand.cell("K1", "CHR-2", spec.QUESTION).value = hand.cell("K1", "CHR-4", spec.QUESTION).value
    hand.cell("K1", "CHR-2", spec.REF).value = "CHR-4"


@change
def _a_key_forged(hand: Table) -> None:
    hand.cell("K1", "CHR-2", spec.KEY).value = hand.cell("K1", "CHR-2", spec.KEY).value.replace("CHR-2", "CHR-4")


@change
def _boxes_merged(hand: Table) -> None:
    row, column = hand.cell("K1", "CHR-2").row, columns(hand, spec.REASON)[0]
    hand.sheet().merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)


@change
def _protection_and_choices_gone(hand: Table) -> None:
    for case in CASES:
        hand.sheet(case).protection.sheet = False
        hand.sheet(case).data_validations.dataValidation = []


@change
def _rows_and_sheets_hidden(hand: Table) -> None:
    hand.sheet().row_dimensions[hand.cell("K1", "CHR-2").row].hidden = True
    hand.sheet("K2").sheet_state = "hidden"


@change
def _headings_in_other_case(hand: Table) -> None:
    start, found = hand.columns(hand.sheet())
    for column in found.values():
        cell = hand.sheet().cell(start, column)
        cell.value = f" {str(cell.value).upper()}: "


@change
def _a_heading_retyped(hand: Table) -> None:
    start, found = hand.columns(hand.sheet())
    hand.sheet().cell(start, found[spec.AGREED]).value = "Panel says"


@change
def _the_heading_row_deleted(hand: Table) -> None:
    hand.sheet().delete_rows(hand.columns(hand.sheet())[0])


@change
def _judgements_typed_in_other_ways(hand: Table) -> None:
    for case in CASES:
        for ref in REFS:
            label = said(case, ref)[0]
            put(hand.cell(case, ref), f" {label.upper()}.\u00a0")


@change
def _two_levels_in_a_box(hand: Table) -> None:
    put(hand.cell("K1", "CHR-2"), "RI/Good")


@change
def _a_doubt_in_a_box(hand: Table) -> None:
    put(hand.cell("K1", "CHR-2"), "Good?")


@change
def _an_abbreviation_in_a_box(hand: Table) -> None:
    put(hand.cell("K1", "CHR-2"), "N/A")


@change
def _a_judgement_typed_below_the_table(hand: Table) -> None:
    sheet, (column,) = hand.sheet(), columns(hand, spec.AGREED)
    put(sheet.cell(sheet.max_row + 3, column), hand.cell("K1", "CHR-2").value)
    hand.cell("K1", "CHR-2").value = None


@change
def _several_at_once(hand: Table) -> None:
    by_judgement(hand, [*range(2, hand.sheet().max_column + 1)])
    hand.sheet().insert_rows(1, 3)
    hand.sheet().insert_cols(2)
    hand.sheet().title = "done"
