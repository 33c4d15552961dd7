"""The SMART tests of planned actions, as the auditors judged them; nothing is judged by machine."""

from dataclasses import dataclass

from maar.answers import SMART, PlannedAction
from maar.figures import Share
from maar.plan import Plan
from maar.returns import Settled


@dataclass(frozen=True, slots=True)
class SmartCase:
    """The planned actions of one case, in the order in which the returns list them."""

    case: str
    actions: tuple[PlannedAction, ...]

    def met(self, test: int) -> Share:
        """Actions that met one of the five tests, of all actions of the case."""
        return Share(sum(action.met[test] for action in self.actions), len(self.actions))

    @property
    def all_met(self) -> Share:
        return Share(sum(all(action.met) for action in self.actions), len(self.actions))

    @property
    def shared(self) -> Share:
        return Share(sum(action.shared == "Yes" for action in self.actions), len(self.actions))


def smart(plan: Plan, settled: Settled) -> tuple[SmartCase, ...]:
    """The planned actions by case; cases without any are left out."""
    cases = []
    for case in plan.cases:
        returns = [one for one in settled.returned if one.case.ref == case.ref]
        actions = tuple(action for one in returns for action in one.actions)
        if actions:
            cases.append(SmartCase(case.ref, actions))
    return tuple(cases)


TESTS = tuple((test[0], test) for test in SMART)
