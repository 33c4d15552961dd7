"""Step: find. From what was collected to everything that can be said of it, before a word of it is told."""

from maar.agreement import agreement
from maar.audit.collect import Collected
from maar.chronology import chronologies
from maar.documents.found import Found
from maar.findings import find
from maar.pairs import contradictions
from maar.scores import add_up, smart


def found_in(collected: Collected) -> Found:
    """Everything that can be said of what came back."""
    plan, settled = collected.plan, collected.settled
    scores = add_up(plan, settled)
    return Found(
        plan,
        settled,
        scores,
        find(plan, scores, contradictions(plan, settled)),
        chronologies(plan, settled),
        smart(plan, settled),
        collected.problems,
        collected.checks,
        collected.as_of,
        decisions=collected.decisions,
        agreement=agreement(plan, settled, collected.agreed),
    )
