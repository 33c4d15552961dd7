"""Every change that was probed to find out how an answer can be known again, and what the lead sees of it.

51 rows, 17 about each of three children, each with words of its own. `Seen` counts what became of them: read right, of
these flagged for a look, read wrong but flagged, and missing or in conflict. No row is ever wrong in silence.
"""

import io
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import pandas
import pytest
from mutations import CHANGES
from openpyxl import load_workbook
from test_containers import locked
from test_mutations import SHEET_WIDE, expected, rows_of, said, shares, told
from workbooks import CASES, SMALL, Hand, found, loud, place, reading, register, saved

from maar.answers import State
from maar.problems import Problem
from maar.returns import Settled, settle
from maar.workbook.read import read

from . import strange
from .desk import says

ALL = 51
AT = {ref: place(Hand().cell("K1", ref)) for ref in ("CHR-1", "CHR-2", "CHR-4")}


class Seen(NamedTuple):
    """What became of the 51 rows; `flagged` are those read right that a warning asks to look at."""

    right: int
    wrong: int = 0
    missing: int = 0
    flagged: int = 0


@cache
def filled() -> bytes:
    """Social care's workbook with something different in every row."""
    hand = Hand()
    for case in CASES:
        for ref, boxes in said(case).items():
            hand.type(case, ref, *boxes)
    return hand.bytes()


def changed(name: str) -> bytes:
    """The workbook after one of the changes of `mutations`."""
    hand = Hand(filled())
    return saved(CHANGES[name](hand) or hand.book)


def came_back(data: bytes, file: str = "return.xlsx", passwords: tuple[str, ...] = ()) -> Settled:
    back = read(data, file, SMALL, register(), None, passwords) if passwords else reading(data, file=file)
    return settle(SMALL, register(), [back], {})


def seen(result: Settled) -> Seen:
    """The tally of all rows. A row that is wrong or missing and named in no error or warning fails."""
    count: Counter[str] = Counter()
    for case in CASES:
        for ref in said(case):
            count[_outcome(result, case, ref)] += 1
    flagged = count["flagged"]
    assert count["silent"] == 0, count
    return Seen(count["right"] + flagged, count["wrong"], count["missing"], flagged)


def _outcome(result: Settled, case: str, ref: str) -> str:
    back = result.of("CSC", case)
    answers = {**back.answers, **back.extras}
    answer = answers.get(ref.partition(".")[0])
    named = any(_names(problem, case, ref) for problem in result.problems if problem.severity != "note")
    if answer and told(answer, ref) == expected(case, ref):
        return "flagged" if named else "right"
    if answer is None or answer.state in (State.BLANK, State.UNREADABLE):
        gone = True
    else:
        gone = told(answer, ref)[0] is None and expected(case, ref)[0] is not None
    return ("missing" if gone else "wrong") if named else "silent"


def _names(problem: Problem, case: str, ref: str) -> bool:
    """Does a problem name this row: by its question, by a cell of it, or with all of its sheet?"""
    if problem.question:
        return problem.case == case and shares(problem.question, ref)
    if problem.at.sheet not in (f"Case {case}", f"Sheet {case}", case):
        return False
    if problem.code in SHEET_WIDE:
        return True
    rows = {int("".join(filter(str.isdigit, cell))) for cell in problem.at.cell.split(":") if cell}
    return bool(rows) and any(min(rows) <= row <= max(rows) for row in rows_of(case, ref))


# The rows of the table: one change each, and how the layered keys read it.


def test_nothing_changed() -> None:
    result = came_back(filled())
    assert (seen(result), result.problems) == (Seen(ALL), ())


@pytest.mark.parametrize("name", ["two rows inserted above", "ten rows inserted above"])
def test_two_rows_inserted_above(name: str) -> None:
    result = came_back(changed(name))
    assert (seen(result), loud(result)) == (Seen(ALL), [])


def test_a_row_inserted_in_the_middle() -> None:
    result = came_back(changed("a row inserted in the middle"))
    assert (seen(result), loud(result)) == (Seen(ALL), [])
    assert result.of("CSC", "K1").answers["CHR-2"].at.cell == AT["CHR-2"]


def test_a_row_inserted_by_a_script() -> None:
    """A script leaves lists, merges and names where they were, and writes no values for formulas."""
    book = load_workbook(io.BytesIO(filled()))
    book["Case K1"].insert_rows(14)
    result = came_back(saved(book))
    assert (seen(result), loud(result)) == (Seen(ALL), [])


@pytest.mark.parametrize(
    "name",
    ["a column inserted first", "a column inserted before judgement", "a column inserted beside the inner key"],
)
def test_a_column_inserted(name: str) -> None:
    result = came_back(changed(name))
    assert (seen(result), loud(result)) == (Seen(ALL), [])


def test_a_question_row_deleted() -> None:
    result = came_back(changed("a question row deleted"))
    assert seen(result) == Seen(ALL - 1, missing=1)
    assert says(found(result, "ANS012"), "CSC, case K1", "CHR-2", "deleted")


def test_column_a_deleted() -> None:
    result = came_back(changed("column a deleted"))
    assert (seen(result), loud(result)) == (Seen(ALL), [])


def test_all_columns_sorted() -> None:
    result = came_back(changed("all columns sorted"))
    assert (seen(result), result.problems) == (Seen(ALL), ())


def test_sorted_visible_columns_only() -> None:
    result = came_back(changed("visible columns sorted"))
    assert (seen(result), loud(result)) == (Seen(ALL), [])
    assert says(found(result, "ANS017"), "Case K1", "sorted")


def test_sorted_answer_columns_only() -> None:
    result = came_back(changed("answers alone sorted"))
    assert seen(result) == Seen(ALL, flagged=16)
    assert says(found(result, "ANS014"), "stands beside another question", "CSC, case K1, CHR-2")


def test_two_sheets_renamed() -> None:
    result = came_back(changed("sheets renamed"))
    assert (seen(result), result.problems) == (Seen(ALL), ())


def test_swapped_sheet_names() -> None:
    result = came_back(changed("two sheet names swapped"))
    assert seen(result) == Seen(ALL)
    assert says(found(result, "FIL022"), "named Case K2", "holds case K1 by its keys", "named Case K1")
    assert len(found(result, "FIL022")) == 2


def test_hidden_sheets_deleted() -> None:
    """Nothing that tells a row stands in another sheet: all but the case sheets may go."""
    hand = Hand(filled())
    assert [sheet.title for sheet in hand.book.worksheets if sheet.sheet_state != "visible"] == []
    for title in [sheet.title for sheet in hand.book.worksheets if not sheet.title.startswith("Case ")]:
        del hand.book[title]
    hand.book.properties.keywords = hand.book.properties.title = None
    result = came_back(hand.bytes())
    assert (seen(result), loud(result)) == (Seen(ALL), [])


def test_a_duplicated_sheet_with_the_copy_edited() -> None:
    result = came_back(changed("a sheet duplicated and the copy edited"))
    assert seen(result) == Seen(ALL - 1, missing=1)
    assert says(
        found(result, "ANS010"), "CSC, case K1, CHR-2", "Requires improvement / K1 CHR-2", "Not known / K1 CHR-2"
    )
    assert says(found(result, "FIL021"), "Case K1 Copy")


def test_a_duplicated_sheet() -> None:
    result = came_back(changed("a sheet duplicated"))
    assert (seen(result), loud(result)) == (Seen(ALL), [])
    assert says(found(result, "FIL020"), "return.xlsx", "the same", "One of them counts")


def test_answers_cut_and_pasted_to_another_row() -> None:
    result = came_back(changed("a block moved"))
    assert seen(result) == Seen(ALL - 1, missing=1, flagged=1)
    assert says(found(result, "ANS014"), "CSC, case K1, CHR-1", "beside another question (CHR-4)", "key says CHR-1")
    assert says(found(result, "ANS012"), "CSC, case K1", "CHR-4", "put over it")


def test_sheets_copied_to_a_new_workbook() -> None:
    result = came_back(changed("copied to a new workbook"))
    assert (seen(result), loud(result)) == (Seen(ALL), [])


def test_visible_values_pasted_in_a_new_workbook() -> None:
    """The refs say which child; nothing says which agency, until its name is typed on Start here."""
    result = came_back(changed("visible values pasted in a new workbook"))
    assert seen(result) == Seen(0, missing=ALL)
    assert says(found(result, "FIL013"), "nothing says which agency or case")
    result = came_back(changed("visible values pasted beside start here"))
    assert (seen(result), loud(result)) == (Seen(ALL), [])


OLD: dict[str, Callable[..., bytes]] = {"return.xls": strange.xls, "return.ods": strange.ods}


@pytest.mark.parametrize("file", OLD)
def test_a_row_inserted_and_saved_as_xls_or_ods(file: str) -> None:
    hand = Hand(changed("a row inserted in the middle"))
    data = OLD[file]({sheet.title: strange.texts(sheet) for sheet in hand.book.worksheets})
    result = came_back(data, file)
    assert seen(result) == Seen(ALL)
    assert [line[:6] for line in loud(result)] == (["FIL008"] if file.endswith(".xls") else [])


def test_filtered_rows() -> None:
    hand = Hand(filled())
    start, _ = hand.columns(hand.sheet())
    hand.sheet().auto_filter.ref = f"B{start}:H{hand.sheet().max_row}"
    hand.sheet().auto_filter.add_filter_column(3, ["Good"])
    result = came_back(hand.bytes())
    assert (seen(result), result.problems) == (Seen(ALL), ())


def test_hidden_rows_and_a_hidden_sheet() -> None:
    result = came_back(changed("rows hidden"))
    assert (seen(result), loud(result)) == (Seen(ALL), [])


def test_merged_answer_boxes() -> None:
    """What was under the merge is gone in this program; the range is named."""
    result = came_back(changed("answer boxes merged"))
    assert seen(result) == Seen(ALL - 2, wrong=2)
    assert says(found(result, "ANS029"), "were merged", "G15:H16")


def test_reordered_sheets() -> None:
    result = came_back(changed("sheets reordered"))
    assert (seen(result), result.problems) == (Seen(ALL), ())


def test_an_encrypted_workbook() -> None:
    data = locked(filled(), "Sésame 7")
    assert (seen(came_back(data, passwords=("wrong", "Sésame 7"))), loud(came_back(data, passwords=("Sésame 7",)))) == (
        Seen(ALL),
        [],
    )
    assert says(found(came_back(data), "FIL002"), "locked with a password", "Nothing in it was read")


def test_the_1904_date_system() -> None:
    result = came_back(changed("dates of 1904"))
    assert seen(result) == Seen(ALL)
    assert says(found(result, "ANS024"), "1904 date system")


# The layered scheme: its own results, beyond the rows above.


def test_inner_key_deleted() -> None:
    result = came_back(changed("inner key deleted"))
    assert (seen(result), loud(result)) == (Seen(ALL), [])


def test_both_keys_deleted() -> None:
    result = came_back(changed("both keys deleted"))
    assert (seen(result), loud(result)) == (Seen(ALL), [])


def test_ref_and_question_deleted() -> None:
    result = came_back(changed("ref and question deleted"))
    assert seen(result) == Seen(ALL, flagged=17)
    assert says(found(result, "ANS037"), "the heading 'Ref'", "the heading 'Question'")


def test_all_but_the_answers_deleted() -> None:
    """Where neither keys nor words are left, nothing is guessed."""
    result = came_back(changed("all but the answers deleted"))
    assert seen(result) == Seen(ALL - 17, missing=17)
    assert says(found(result, "ANS028"), "Case K1", "not read")


def test_sorted_answers_without_the_comment_column() -> None:
    """Judgement, inner key and evidence sorted as one, comments left behind: each comment is flagged with its row."""
    hand = Hand(filled())
    rows = [row for _, row in hand.rows(hand.sheet())]
    before = {row: [hand.sheet().cell(row, column).value for column in (5, 6, 7)] for row in rows}
    for row, source in zip(rows, reversed(rows), strict=True):
        for column, value in zip((5, 6, 7), before[source], strict=True):
            hand.sheet().cell(row, column).value = value
    result = came_back(hand.bytes())
    assert result.of("CSC", "K1").answers["CHR-2"].judgement == expected("K1", "CHR-2")[0]
    assert (seen(result).missing, len(found(result, "ANS014"))) == (0, 16)


def test_a_retyped_ref() -> None:
    result = came_back(changed("a ref retyped"))
    assert (seen(result), loud(result)) == (Seen(ALL), [])
    assert says(found(result, "ANS016"), "CSC, case K1, CHR-2", "K1-CHR-4")


def test_a_retyped_question() -> None:
    result = came_back(changed("a question retyped"))
    assert seen(result) == Seen(ALL, flagged=1)
    assert "How good is the analysis?" in "\n".join(loud(result))


def test_a_retyped_ref_and_question() -> None:
    result = came_back(changed("ref and question retyped"))
    assert seen(result) == Seen(ALL, flagged=1)
    assert says(found(result, "ANS033"), "CSC, case K1, CHR-2", "K1-CHR-4", "counted for CHR-2")


def test_a_forged_key() -> None:
    result = came_back(changed("a key forged"))
    assert seen(result) == Seen(ALL, flagged=1)
    assert says(found(result, "ANS034"), "Case K1", "key", "was changed")


def test_another_agencys_key() -> None:
    result = came_back(changed("a key of another agency put in"))
    assert seen(result) == Seen(ALL, flagged=1)
    assert found(result, "ANS034")


def test_renamed_sorted_and_with_rows_and_columns_put_in_at_once() -> None:
    result = came_back(changed("several at once"))
    assert (seen(result), loud(result)) == (Seen(ALL), [])


def test_one_sheet_saved_as_csv() -> None:
    rows = strange.texts(Hand(filled()).sheet())
    result = came_back(strange.csv(rows).encode("utf-8-sig"), "Case K1.csv")
    back = result.of("CSC", "K1")
    read_as = {ref: {**back.answers, **back.extras}[ref.partition(".")[0]] for ref in said("K1")}
    assert [ref for ref, answer in read_as.items() if told(answer, ref) != expected("K1", ref)] == []
    assert says(found(result, "FIL069"), "one sheet of a workbook saved as text")


def test_a_block_copied_over_the_next_row() -> None:
    result = came_back(changed("a block copied"))
    assert seen(result) == Seen(ALL - 1, wrong=1)
    assert says(found(result, "ANS015"), "CSC, case K1", "copied from")


def test_a_block_filled_down() -> None:
    """The words are wrong and nobody can know it: every one of them is flagged."""
    result = came_back(changed("a block filled down"))
    assert seen(result) == Seen(ALL - 6, wrong=6)
    assert says(found(result, "ANS015"), "CSC, case K1", "copied from")


def test_a_block_copied_from_another_childs_sheet() -> None:
    result = came_back(changed("a block copied from another cases sheet"))
    assert seen(result) == Seen(ALL - 9, wrong=9)
    assert says(found(result, "ANS015"), "copied from", "K2")


def test_resaved_by_openpyxl() -> None:
    result = came_back(saved(load_workbook(io.BytesIO(filled()))))
    assert (seen(result), result.problems) == (Seen(ALL), ())


def test_rewritten_by_pandas() -> None:
    """Values only: no protection, no lists, no hidden columns, no properties. Clients: tests/clients."""
    out = io.BytesIO()
    with pandas.ExcelWriter(out, engine="openpyxl") as writer:
        for title, frame in pandas.read_excel(
            io.BytesIO(filled()), sheet_name=None, header=None, dtype=object, engine="calamine", na_filter=False
        ).items():
            frame.to_excel(writer, sheet_name=str(title), header=False, index=False)
    result = came_back(out.getvalue())
    assert (seen(result), loud(result)) == (Seen(ALL), [])
