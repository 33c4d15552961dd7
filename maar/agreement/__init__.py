"""How near the agencies' judgements lie on each case and question, and what the meeting agreed beside them.

Comes in: settled returns, contradictions, and what was read of the meeting's workbooks. Goes out: each case laid out
for the meeting, differences first; what was agreed, and how far that moved; nothing returned is ever changed.
"""

from maar.agreement.choosing import WAYS, choose, in_order, weight, why_here
from maar.agreement.model import (
    Agreed,
    Agreement,
    AsAgreed,
    Band,
    CaseTable,
    Laid,
    Leaning,
    Move,
    Nearness,
    Rates,
)
from maar.agreement.moved import agreement
from maar.agreement.nearness import rates
from maar.agreement.settle import settle_meeting
from maar.agreement.table import on_the_table

__all__ = [
    "WAYS",
    "Agreed",
    "Agreement",
    "AsAgreed",
    "Band",
    "CaseTable",
    "Laid",
    "Leaning",
    "Move",
    "Nearness",
    "Rates",
    "agreement",
    "choose",
    "in_order",
    "on_the_table",
    "rates",
    "settle_meeting",
    "weight",
    "why_here",
]
