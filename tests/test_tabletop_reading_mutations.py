"""Whatever people do to the meeting's workbook, not one agreed judgement is silently wrong.

Each of 12 judgements comes back right, or is reported: told of by case and question, by its cell or by its sheet.
"""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meeting_hand import Table, agreed, reading
from openpyxl.utils.cell import range_boundaries
from tabletop_mutations import CASES, CHANGES, GRADES, REFS, YES_NO, filled, said
from workbooks import put, saved

from maar.answers import AgreedJudgement, State, TabletopReading
from maar.problems import Severity

STATES = {"Not known": State.NOT_KNOWN, "Not applicable": State.NOT_APPLICABLE}
Typed = tuple[int, int, str | int | float | bool]

# How many judgements are not right but reported; all the others of the 12 are right.
REPORTED = {
    "all but the boxes deleted": 6,
    "a sheet copied and the copy edited": 1,
    "a sheet relabelled": 6,
    "two titles swapped": 12,
    "the boxes of one case pasted over another": 6,
    "the boxes of one case pasted one column off": 6,
    "a box copied down with its key": 1,
    "boxes merged": 1,
    "the heading row deleted": 6,
    "two levels in a box": 1,
    "a doubt in a box": 1,
    "an abbreviation in a box": 1,
    "a judgement typed below the table": 1,
}
# How many of them were deleted or replaced by hand: nothing of those is left in the file, and nothing is read.
GONE = {
    "a row deleted": 1,
    "a sheet copied for another case": 6,
    "a sheet copied and named after another case": 6,
    "values of one case pasted over another": 6,
    "a box moved with its key": 1,
}
# What is said, at least, of these.
CODES = {
    "every hidden column deleted": {"TAB012", "TAB013"},
    "what was seen deleted": {"TAB013"},
    "all but the boxes deleted": {"TAB011"},
    "visible columns sorted": {"TAB019", "TAB013"},
    "boxes alone sorted": {"TAB017"},
    "questions alone sorted": {"TAB040"},
    "two sheet names swapped": {"TAB043"},
    "a sheet copied and the copy edited": {"TAB005"},
    "a sheet copied for another case": {"TAB004"},
    "a sheet copied and named after another case": {"TAB004"},
    "values of one case pasted over another": {"TAB004"},
    "the boxes of one case pasted over another": {"TAB018"},
    "the boxes of one case pasted one column off": {"TAB018", "TAB045"},
    "a box copied down with its key": {"TAB018"},
    "a box moved with its key": {"TAB017"},
    "ref and question retyped": {"TAB040"},
    "a key forged": {"TAB041"},
    "boxes merged": {"TAB049"},
    "a heading retyped": {"TAB042"},
    "the heading row deleted": {"TAB011"},
    "a judgement typed below the table": {"TAB010", "TAB053"},
}
# Nothing needs to be said of these.
QUIET = (
    "nothing", "rows inserted above", "a row inserted in the middle", "a column inserted first",
    "a column inserted before agreed judgement", "everything above the headings deleted", "all columns sorted",
    "sheets renamed", "sheets reordered", "a sheet copied", "everything pasted into a new workbook",
    "protection and choices gone", "rows and sheets hidden", "headings in other case",
)  # fmt: skip


def expected(case: str, ref: str) -> tuple[State, str, str, str]:
    label, reason, dissent = said(case, ref)
    state = STATES.get(label, State.ANSWERED)
    return state, label if state is State.ANSWERED else "", reason, dissent


def as_read(one: AgreedJudgement) -> tuple[State, str, str, str]:
    return one.state, one.judgement, one.reason, one.dissent


def outcomes(read: TabletopReading) -> Iterator[str]:
    """For every judgement that was typed: right, reported, gone (nothing is read of it) or silently wrong."""
    for case in CASES:
        for ref in REFS:
            one = agreed(read, case, ref)
            if one and as_read(one) == expected(case, ref):
                yield "right"
            elif is_told(read, case, ref):
                yield "reported"
            else:
                yield "silently wrong" if one else "gone"


def is_told(read: TabletopReading, case: str, ref: str) -> bool:
    """Is there an error or a warning about this case and question, or on the row or all of its sheet?"""
    one = agreed(read, case, ref)
    for problem in read.problems:
        if problem.severity is Severity.NOTE:
            continue
        if (problem.case, problem.question) == (case, ref) or (problem.code, problem.case) == ("TAB004", case):
            return True
        if problem.code == "TAB011" and case in problem.at.sheet:
            return True
        if one and problem.at.cell and problem.at.sheet == one.at.sheet:
            _, first, _, last = range_boundaries(problem.at.cell)
            if (first or 0) <= int("".join(filter(str.isdigit, one.at.cell))) <= (last or 0):
                return True
    return False


@pytest.mark.parametrize("name", CHANGES)
def test_no_agreed_judgement_is_silently_wrong(name: str) -> None:
    hand = Table(filled())
    read = reading(saved(CHANGES[name](hand) or hand.book))
    found = Counter(outcomes(read))
    assert read.ours
    assert found["silently wrong"] == 0
    assert (found["reported"], found["gone"]) == (REPORTED.get(name, 0), GONE.get(name, 0))
    codes = {problem.code for problem in read.problems}
    assert codes >= CODES.get(name, set())
    assert codes == set() or name not in QUIET


def test_the_order_of_sheets_changes_nothing() -> None:
    hand = Table(filled())
    before = reading(hand)
    hand.book.move_sheet("Case K2", -5)
    hand.book.move_sheet("Recommendations", -8)
    after = reading(hand)
    assert (after.agreed, after.kept, after.present) == (before.agreed, before.kept, before.present)


@given(st.data())
def test_no_damaged_file_breaks_the_reader(data: st.DataObject) -> None:
    content = bytearray(filled())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=40)):
        content[place] ^= data.draw(st.integers(1, 255))
    until = data.draw(st.integers(0, len(content)) | st.just(len(content)))
    read = reading(bytes(content[:until]))
    assert read.problems or (read.ours and set(outcomes(read)) == {"right"})


TYPED = st.text(max_size=40) | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans()


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(1, 20), st.integers(1, 16), TYPED), max_size=12))
def test_whatever_is_typed_anywhere_nothing_breaks_and_no_judgement_is_made_up(cells: list[Typed]) -> None:
    hand = Table(filled())
    for row, column, value in cells:
        cell = hand.sheet().cell(row, column)
        if isinstance(value, str):
            put(cell, value)
        else:
            cell.value = value
    read = reading(hand)
    for one in read.agreed:
        assert one.judgement in ("", *GRADES, *YES_NO)
        assert (one.state is State.ANSWERED) == bool(one.judgement)


@pytest.mark.parametrize("name", ["a sheet copied and the copy edited", "several at once"])
def test_reading_twice_gives_the_same(name: str) -> None:
    hand = Table(filled())
    CHANGES[name](hand)
    content = hand.bytes()
    assert reading(content) == reading(content)
