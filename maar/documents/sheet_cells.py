"""Cells and columns that the sheets of findings.xlsx have in common. No data is never 0."""

from collections.abc import Iterable

from maar.documents.books_part import decimal
from maar.documents.model import Cell, Column
from maar.documents.phrases import NO_DATA
from maar.documents.returns_part import count
from maar.figures import Share, one_decimal, percent
from maar.scores import Tally

NOTHING = Cell(NO_DATA, quiet=True)
NOT_HERE = Cell("[z]", quiet=True)  # does not apply to this row
SHARE = ("Positive", "Of", "Per cent")
SCORE = ("Score", "Scored")
SCORED = (
    "Score: weighted mean of points, 0 to 100, over answered judgements of every scale. Scored: how many they are. "
    "[x]: no data."
)


def columns(words: Iterable[str], numbers: Iterable[str] = (), more: Iterable[str] = ()) -> tuple[Column, ...]:
    """Columns of words, then of numbers, then of more words."""
    return (
        *(Column(name) for name in words),
        *(Column(name, "number") for name in numbers),
        *(Column(name) for name in more),
    )


def share_cells(share: Share | None) -> tuple[Cell, ...]:
    """What stands under `SHARE`."""
    if share is None:
        return (NOTHING, NOTHING, NOTHING)
    return (count(share.n), count(share.d), decimal(percent(share)))


def score_cells(tally: Tally) -> tuple[Cell, ...]:
    """What stands under `SCORE`."""
    return (decimal(one_decimal(tally.score)), count(tally.n))
