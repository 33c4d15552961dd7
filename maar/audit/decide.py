"""Step: decide. The lead's one way to settle what the tool may not: confirm, reject, handled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from maar.audit.collect import Collected
from maar.audit.decisions import VERDICTS, add_decision
from maar.problems import CATALOGUE, MaarError
from maar.returns import Decision


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided, why, in which role and when."""

    verdict: str
    reason: str
    by: str
    on: date


def decide(collected: Collected, ids: Iterable[str], verdict: Verdict) -> tuple[Decision, ...]:
    """Record one verdict about each of these ids; nothing is written where one of them does not fit."""
    if verdict.verdict not in VERDICTS:
        raise MaarError(f"{verdict.verdict} is not a decision.", f"Decide one of: {', '.join(VERDICTS)}.")
    if not verdict.reason.strip() or not verdict.by.strip():
        raise MaarError("A decision needs a reason and a role.", "Give --reason and --by.")
    decisions = []
    wanted = VERDICTS[verdict.verdict]
    about = {problem.id: problem.code for problem in collected.problems}
    about |= {alert.problem.id: alert.problem.code for alert in collected.settled.alerts}
    about |= {one: VERDICTS["confirm"] for one in collected.settled.contents if one not in about}
    for one in (text.upper() for text in ids):
        if one not in about:
            raise MaarError(
                f"There is no problem {one} in {collected.plan.name}.", "maar check lists them with their ids."
            )
        if about[one] != wanted:
            title = CATALOGUE[wanted].title
            raise MaarError(
                f"{one} cannot be decided as {verdict.verdict}.", f"That decides problems of the kind: {title}."
            )
        contents = tuple(sorted(set(collected.settled.contents.get(one, ()))))
        decisions.append(Decision(one, verdict.verdict, verdict.reason, verdict.by, verdict.on, contents))
    for decision in decisions:
        add_decision(collected.folder, decision)
    return tuple(decisions)
