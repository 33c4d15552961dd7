"""Adding up: the books, the distribution and score of every question, theme, agency and case, the SMART tests.

Comes in: settled returns. Goes out: counts, shares and exact fractions; nothing is rounded here.
"""

from maar.scores.books import Books, balance, books
from maar.scores.parts import Days, PartTally, Spread
from maar.scores.smart import SmartCase, smart
from maar.scores.tally import QuestionTally, Scores, Tally, add_up

__all__ = [
    "Books",
    "Days",
    "PartTally",
    "QuestionTally",
    "Scores",
    "SmartCase",
    "Spread",
    "Tally",
    "add_up",
    "balance",
    "books",
    "smart",
]
