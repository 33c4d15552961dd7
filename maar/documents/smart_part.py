"""SMART plans: which actions met which test, as their auditors judged them."""

from maar.documents.found import Found
from maar.documents.model import PlanGroup, PlanMatrix, Section, Text
from maar.figures import Share
from maar.scores.smart import TESTS


def smart_section(found: Found) -> Section:
    """The picture of all planned actions, or a sentence where there are none."""
    if not found.smart:
        return Section("smart", "SMART plans", (Text("No return lists an action in its SMART plan."),))
    return Section("smart", "SMART plans", (plan_matrix(found),))


def plan_matrix(found: Found) -> PlanMatrix:
    """One column for each action, one row for each test."""
    groups = tuple(PlanGroup(f"Case {case.case}", tuple(action.met for action in case.actions)) for case in found.smart)
    tests = tuple(
        (letter, word, _of(sum((case.met(place) for case in found.smart), Share())))
        for place, (letter, word) in enumerate(TESTS)
    )
    met = sum((case.all_met for case in found.smart), Share())
    shared = sum((case.shared for case in found.smart), Share())
    noun = "action" if met.d == 1 else "actions"
    return PlanMatrix(
        f"{_of(met)} {noun} met all five tests",
        "Actions listed in the SMART plan sheets of the returns. One column is one action. Letter: test met. "
        "Open square: partly met, not met or not answered.",
        groups,
        tests,
        _of(met),
        f"{_of(shared)} {noun} {'was' if met.d == 1 else 'were'} recorded as shared with the family. "
        f"{_twice(found)}Tests were applied by the auditors, not by machine.",
    )


def _twice(found: Found) -> str:
    several = any(len({action.agency for action in case.actions}) > 1 for case in found.smart)
    return "What two agencies list is counted twice. " if several else ""


def _of(share: Share) -> str:
    return f"{share.n} of {share.d}"
