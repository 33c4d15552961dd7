"""Running the checks. Comes in: the plan, the settled returns, the day it is. Goes out: problems, and how many ran."""

from dataclasses import dataclass
from datetime import date

from maar.checks import alerts, answers, counts, facts, identifiers, pairs, returns, rows
from maar.checks.context import Check, Context
from maar.plan import Plan
from maar.problems import Problem, in_order
from maar.problems import returns as codes
from maar.returns import Settled

CHECKS: tuple[Check, ...] = (
    *alerts.CHECKS,
    *answers.CHECKS,
    *counts.CHECKS,
    *facts.CHECKS,
    *pairs.CHECKS,
    *rows.CHECKS,
    *returns.CHECKS,
    *identifiers.CHECKS,
)


@dataclass(frozen=True, slots=True)
class Ran:
    """What the checks found; `ran` of `of` checks came to their end."""

    problems: tuple[Problem, ...]
    ran: int
    of: int


def run(plan: Plan, settled: Settled, as_of: date, checks: tuple[Check, ...] = CHECKS) -> Ran:
    """Every problem the checks find; one that crashes is a problem of its own and stops no other."""
    context = Context(plan, settled, as_of)
    problems: list[Problem] = []
    ran = 0
    for check in checks:
        try:
            found = tuple(check(context))
        except Exception as error:  # whatever a check stumbles over, the others must still run
            problems.append(_failed(check, error))
        else:
            problems += found
            ran += 1
    return Ran(in_order(problems), ran, len(checks))


def _failed(check: Check, error: Exception) -> Problem:
    name = getattr(check, "__name__", repr(check))
    facts = (("check", name), ("reason", f"{type(error).__name__}: {error}"))
    return Problem(codes.CHECK_FAILED, facts=facts, content=name)
