"""Which of several files counts for one return, by the first rule that decides.

Comes in: every candidate for one agency and case that is not held. Goes out: those that count together, and those
that do not, each with the rule that put it aside. The order and names of files change nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from maar.returns.hold import Candidate
from maar.returns.model import Decision

PIN, WITHDRAW = "pin", "withdraw"


class Rule(StrEnum):
    """Why a file does not count."""

    WITHDRAWN = "the lead withdrew it"
    PINNED = "the lead pinned another"
    ISSUE = "a later issue or copy of the workbook came back"
    DUPLICATE = "it says the same as another"
    FULLER = "another holds all of it and more"


@dataclass(frozen=True, slots=True)
class Aside:
    """A candidate that does not count, why, and the one that does in its stead, if there is one."""

    candidate: Candidate
    rule: Rule
    instead: Candidate | None = None
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """`counting` together make the return. `in_time`: they are in the order in which they were saved."""

    counting: tuple[Candidate, ...]
    aside: tuple[Aside, ...] = ()
    in_time: bool = False


@dataclass(slots=True)
class _Rivals:
    left: list[Candidate]
    aside: list[Aside] = field(default_factory=list)

    def put_aside(self, losers: Iterable[Candidate], rule: Rule) -> None:
        gone = {id(one) for one in losers}
        rest = [one for one in self.left if id(one) not in gone]
        self.aside += [Aside(one, rule, rest[0]) for one in self.left if id(one) in gone]
        self.left = rest


def choose(found: Sequence[Candidate], decisions: Mapping[str, Decision]) -> Choice:
    """What counts of these candidates for one return, in an order that no file name changes."""
    rivals = _Rivals(sorted(found, key=lambda one: (one.content, one.file_digest, one.at)))
    last = decided_last(decisions)
    _by_the_lead(rivals, last)
    _by_issue(rivals)
    _by_content(rivals)
    _by_fullness(rivals)
    times = [one.modified for one in rivals.left]
    roles = {one.sheet.top.role.casefold() for one in rivals.left if one.sheet and one.sheet.top.role}
    in_time = len(rivals.left) > 1 and all(times) and len(set(times)) == len(times) and len(roles) < 2
    counting = sorted(rivals.left, key=lambda one: str(one.modified)) if in_time else rivals.left
    return Choice(tuple(counting), tuple(rivals.aside), in_time)


def decided_last(decisions: Mapping[str, Decision]) -> dict[str, Decision]:
    """The last pin or withdrawal about each content, in the order in which they were written."""
    last: dict[str, Decision] = {}
    for decision in decisions.values():
        if decision.verdict in (PIN, WITHDRAW):
            last |= dict.fromkeys(decision.contents, decision)
    return last


def _by_the_lead(rivals: _Rivals, last: Mapping[str, Decision]) -> None:
    about = {id(one): last.get(one.content) for one in rivals.left}
    withdrawn = [one for one in rivals.left if (decision := about[id(one)]) and decision.verdict == WITHDRAW]
    rivals.aside += [Aside(one, Rule.WITHDRAWN, None, about[id(one)]) for one in withdrawn]
    rivals.left = [one for one in rivals.left if one not in withdrawn]
    pinned = [one for one in rivals.left if about[id(one)]]
    if pinned:
        rivals.put_aside([one for one in rivals.left if one not in pinned], Rule.PINNED)


def _by_issue(rivals: _Rivals) -> None:
    """The highest ISSUE.ROUND; a sheet that lost its sentinel cannot be told to be older."""
    ranks = {id(one): (one.sheet.issue, one.sheet.round) for one in rivals.left if one.sheet and one.sheet.round}
    highest = max(ranks.values(), default=(0, 0))
    rivals.put_aside([one for one in rivals.left if ranks.get(id(one), highest) < highest], Rule.ISSUE)


def _by_content(rivals: _Rivals) -> None:
    kept = {one.content: one for one in reversed(rivals.left)}
    doubles = [one for one in rivals.left if kept[one.content] is not one]
    rivals.aside += [Aside(one, Rule.DUPLICATE, kept[one.content]) for one in doubles]
    rivals.left = [one for one in rivals.left if kept[one.content] is one]


def _by_fullness(rivals: _Rivals) -> None:
    for one in [*rivals.left]:
        fuller = next((other for other in rivals.left if other is not one and other.holds(one)), None)
        if fuller:
            rivals.aside.append(Aside(one, Rule.FULLER, fuller))
            rivals.left = [other for other in rivals.left if other is not one]
