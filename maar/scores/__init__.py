"""Adding up: the books, the distribution and score of every question, theme, agency and case, the SMART tests.

Comes in: settled returns. Goes out: counts, shares and exact fractions; nothing is rounded here.
"""

from maar.scores.books import Books, balance, books
from maar.scores.smart import SmartCase, smart
from maar.scores.tally import PartSum, QuestionTally, Scores, Tally, add_up

__all__ = [
    "Books",
    "PartSum",
    "QuestionTally",
    "Scores",
    "SmartCase",
    "Tally",
    "add_up",
    "balance",
    "books",
    "smart",
]
