"""Whatever people do to a workbook, not one answer is silently wrong: each is right, or reported as to be looked at.

The mutations are those of the probe that the row keys were designed on (docs/format.md), done with openpyxl.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from mutations import CHANGES
from openpyxl.utils.cell import range_boundaries
from workbooks import CASES, CSC, SMALL, Hand, reading, register, saved

from maar.answers import Answer
from maar.problems import Problem, Severity
from maar.questions import ALERT
from maar.returns import Settled, settle

LEVELS = ("Outstanding", "Good", "Requires improvement", "Inadequate")
YES_NO = ("Yes", "Partly", "No")
SHEET_WIDE = ("ANS025", "ANS037", "FIL013", "RET001", "FIL012", "ANS028")
Said = dict[str, tuple[object, str, str]]


@cache
def said(case: str) -> Said:
    """What CSC says about a case, by row: judgement, evidence and comment, no two of them the same."""
    rows: Said = {}
    number = CASES.index(case) * 100
    for place, question in enumerate((*SMALL.put_to(CSC), *SMALL.questions.overall)):
        for ref in question.rows:
            number += 1
            words = (f"{case} {ref} record", f"{case} {ref} comment")
            labels = YES_NO if question.type == "compliance" else LEVELS
            judged = labels[(place + len(rows)) % len(labels)] if question.scale else number
            rows[ref] = (None if question.type == "text" or ref.endswith("reason") else judged, *words)
    rows |= {box.ref: (None, f"{case} {box.ref} words", "") for box in SMALL.questions.boxes}
    rows[ALERT] = ("No", "", "")
    return rows


@pytest.fixture(scope="module")
def filled() -> bytes:
    hand = Hand()
    for case in CASES:
        for ref, (judgement, evidence, comment) in said(case).items():
            hand.type(case, ref, judgement, evidence, comment)
    return hand.bytes()


def places(problem: Problem) -> set[tuple[str, int]]:
    """The rows that a problem points at, by sheet."""
    if not problem.at.cell:
        return set()
    _, first, _, last = range_boundaries(problem.at.cell)
    return {(problem.at.sheet, row) for row in range(first or 0, (last or 0) + 1)}


def told(answer: Answer, ref: str) -> tuple[object, str, str]:
    """Judgement, evidence and comment as they were read for one row of an answer."""
    part = ref.partition(".")[2]
    number = next((value.value for value in answer.values if value.part == part and value.type == "number"), None)
    judged = number if part else answer.judgement or None
    return judged, answer.evidence, answer.comment


def expected(case: str, ref: str) -> tuple[object, str, str]:
    """What should have been read: the parts of one question share their evidence and comments."""
    rows = said(case)
    own = [row for row in rows if row.partition(".")[0] == ref.partition(".")[0]]
    return rows[ref][0], *("\n".join(str(rows[row][box]) for row in own if rows[row][box]) for box in (1, 2))


def tally(result: Settled) -> Iterator[tuple[str, str, str]]:
    """For every answer typed: case, row and `right`, `reported` or `silently wrong`."""
    loud = [one for one in result.problems if one.severity is not Severity.NOTE]
    rows = {place for problem in loud for place in places(problem)}
    sheets = {problem.at.sheet for problem in loud if problem.code in SHEET_WIDE}
    for case in CASES:
        back = result.of("CSC", case)
        answers = {**back.answers, **back.extras}
        for ref in said(case):
            answer = answers.get(ref) or answers.get(ref.partition(".")[0])
            if answer and told(answer, ref) == expected(case, ref):
                outcome = "right"
            else:
                about = any(one.case == case and shares(one.question, ref) for one in loud)
                pointed = {(f"Case {case}", row) for row in rows_of(case, ref)} & rows
                whole = {f"Case {case}", f"Sheet {case}", case} & sheets
                outcome = "reported" if about or pointed or whole else "silently wrong"
            yield case, ref, outcome


def shares(row: str, ref: str) -> bool:
    return row.partition(".")[0] == ref.partition(".")[0]


def rows_of(case: str, ref: str) -> list[int]:
    """Where the row of this answer, and of those that share its evidence, stood before anything was changed."""
    return [row for seen, row in ROWS[case].items() if shares(seen.removeprefix(f"{case}-"), ref)]


ROWS = {case: dict(Hand().rows(Hand().sheet(case))) for case in CASES}

# How many answers are not right but reported; all the others of the 51 are right.
REPORTED = {
    "a question row deleted": 1,
    "all but the answers deleted": 17,
    "up to judgement sorted": 13,
    "a sheet duplicated and the copy edited": 1,
    "visible values pasted in a new workbook": 51,
    "a block moved": 1,
    "a block copied": 1,
    "a block filled down": 6,
    "a whole row copied over another": 1,
    "a block copied from another cases sheet": 9,
    "answer boxes merged": 2,
    "the heading row deleted": 17,
    "every heading row deleted": 51,
}
# Nothing needs to be said of these.
QUIET = ("nothing", "all columns sorted", "sheets renamed", "sheets reordered", "protection and checks gone")
# What is said, at least, of these.
CODES = {
    "visible columns sorted": {"ANS017"},
    "answers alone sorted": {"ANS014"},
    "two answers swapped with their keys": {"ANS014"},
    "a block moved": {"ANS014", "ANS012"},
    "a block copied": {"ANS015"},
    "a block filled down": {"ANS015"},
    "a block copied from another cases sheet": {"ANS015"},
    "questions alone sorted": {"ANS033"},
    "up to judgement sorted": {"ANS033"},
    "a ref retyped": {"ANS016"},
    "ref and question retyped": {"ANS033"},
    "a key forged": {"ANS034"},
    "a key of another agency put in": {"ANS034"},
    "a question row deleted": {"ANS012"},
    "a sheet duplicated": {"FIL020"},
    "a sheet duplicated and the copy edited": {"FIL021", "ANS010"},
    "two sheet names swapped": {"FIL022"},
    "answer boxes merged": {"ANS029"},
    "dates of 1904": {"ANS024"},
    "a heading retyped": {"ANS048"},
    "the heading row deleted": {"ANS025"},
    "visible values pasted in a new workbook": {"FIL013"},
    "all but the answers deleted": {"ANS028"},
}


@pytest.mark.parametrize("name", CHANGES)
def test_no_answer_is_silently_wrong(filled: bytes, name: str) -> None:
    hand = Hand(filled)
    read = reading(saved(CHANGES[name](hand) or hand.book))
    result = settle(SMALL, register(), [read], {})
    outcomes = [*tally(result)]
    assert [(case, ref) for case, ref, outcome in outcomes if outcome == "silently wrong"] == []
    assert Counter(outcome for *_, outcome in outcomes)["reported"] == REPORTED.get(name, 0)
    codes = {problem.code for problem in result.problems}
    assert codes >= CODES.get(name, set())
    assert codes == set() or name not in QUIET
