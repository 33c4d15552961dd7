"""Which of several files counts for one return, by the first rule that decides.

Comes in: every candidate for one agency and case that is not held. Goes out: those that count together, and those
that do not, each with the rule that put it aside. The order and names of files change nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from maar.answers import CaseSheet
from maar.returns.hold import Candidate
from maar.returns.model import Decision
from maar.returns.said import WITHOUT_LEVEL

PIN, WITHDRAW = "pin", "withdraw"
NO_TIMES = "nothing in them says which is the later"
AUDITORS = "they name two auditors"


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
    """`counting` together make the return. `in_time`: they are in the order in which they were saved.

    `why` says, of several that are in no such order, what stands against it.
    """

    counting: tuple[Candidate, ...]
    aside: tuple[Aside, ...] = ()
    in_time: bool = False
    why: str = ""


@dataclass(slots=True)
class _Rivals:
    left: list[Candidate]
    aside: list[Aside] = field(default_factory=list)

    def put_aside(self, losers: Iterable[Candidate], rule: Rule) -> None:
        gone = {id(one) for one in losers}
        rest = [one for one in self.left if id(one) not in gone]
        self.aside += [Aside(one, rule, rest[0]) for one in self.left if id(one) in gone]
        self.left = rest


class _Place(NamedTuple):
    """Where something is said: a row of the case sheet (its ref), a row of a grid (its mark), a list (its title)."""

    question: str
    row: str
    of_grid: bool = False


def choose(found: Sequence[Candidate], decisions: Mapping[str, Decision]) -> Choice:
    """What counts of these candidates for one return, in an order that no file name changes."""
    rivals = _Rivals(sorted(found, key=lambda one: (one.content, one.file_digest, len(one.file), one.at)))
    decided = [one for one in decisions.values() if one.verdict in (PIN, WITHDRAW)]
    _withdrawn(rivals, decided)
    _by_copy(rivals)
    _pinned(rivals, decided)
    _by_issue(rivals)
    _by_content(rivals)
    _by_fullness(rivals)
    if len(rivals.left) < 2:
        return Choice(tuple(rivals.left), tuple(rivals.aside))
    counting, why = _in_order(rivals.left)
    return Choice(tuple(counting), tuple(rivals.aside), not why, why)


def _in_order(rivals: list[Candidate]) -> tuple[list[Candidate], str]:
    """The candidates in the order of their issues, else of their saving; and why no order can be told."""
    issues = [one.sheet.issue for one in rivals if one.sheet and one.sheet.round]
    if len(set(issues)) == len(rivals):
        return sorted(rivals, key=lambda one: one.sheet.issue if one.sheet else 0), ""
    times = [one.modified for one in rivals]
    roles = {one.sheet.top.role.casefold() for one in rivals if one.sheet and one.sheet.top.role}
    why = NO_TIMES if not all(times) or len(set(times)) < len(times) else AUDITORS if len(roles) > 1 else ""
    return sorted(rivals, key=lambda one: str(one.modified or "")), why


def _withdrawn(rivals: _Rivals, decisions: Sequence[Decision]) -> None:
    words = [(one, _last_word(one, decisions)[1]) for one in rivals.left]
    gone = [(one, word) for one, word in words if word and word.verdict == WITHDRAW]
    rivals.aside += [Aside(one, Rule.WITHDRAWN, None, word) for one, word in gone]
    rivals.left = [one for one, word in words if not (word and word.verdict == WITHDRAW)]


def _pinned(rivals: _Rivals, decisions: Sequence[Decision]) -> None:
    """A pin counts over what was there when it was made; what came since is looked at anew."""
    words = [(one, *_last_word(one, decisions)) for one in rivals.left]
    pins = [(at, pin) for _, at, pin in words if pin]
    rivals.put_aside(
        [one for one, own, _ in words if any(at > own and _is_over(pin, one) for at, pin in pins)], Rule.PINNED
    )


def _is_over(pin: Decision, one: Candidate) -> bool:
    """Was this candidate there when the pin was made? One that does not say what it was over is over all."""
    return not pin.over or one.content in pin.over


def _last_word(one: Candidate, decisions: Sequence[Decision]) -> tuple[int, Decision | None]:
    """The last pin or withdrawal about this candidate or its file, and its place among all; -1 without one."""
    about = {one.content, one.file_digest}
    found = [(at, decision) for at, decision in enumerate(decisions) if about & {*decision.contents}]
    return found[-1] if found else (-1, None)


def _by_copy(rivals: _Rivals) -> None:
    """The same content in the same issue and round: a copy, whatever becomes of the one it is a copy of."""
    _once(rivals, lambda one: (one.content, one.sheet.issue, one.sheet.round) if one.sheet else (one.content, 0, 0))


def _by_content(rivals: _Rivals) -> None:
    _once(rivals, lambda one: one.content)


def _once(rivals: _Rivals, key: Callable[[Candidate], object]) -> None:
    kept = {key(one): one for one in reversed(rivals.left)}
    rivals.aside += [Aside(one, Rule.DUPLICATE, kept[key(one)]) for one in rivals.left if kept[key(one)] is not one]
    rivals.left = [one for one in rivals.left if kept[key(one)] is one]


def _by_issue(rivals: _Rivals) -> None:
    """The highest ISSUE.ROUND; a sheet that lost its sentinel cannot be told to be older.

    A copy that was sent back holds what was read, so a blank in it is meant. A later issue came empty: where it says
    nothing in a row in which the earlier one says something, both count, the later before the earlier.
    """
    ranks = {id(one): (one.sheet.issue, one.sheet.round) for one in rivals.left if one.sheet and one.sheet.round}
    highest = max(ranks.values(), default=(0, 0))
    newest = [one for one in rivals.left if ranks.get(id(one)) == highest]
    lower = [one for one in rivals.left if ranks.get(id(one), highest) < highest]
    rivals.put_aside([one for one in lower if highest[1] > 1 or any(_covers(new, one) for new in newest)], Rule.ISSUE)


def _covers(new: Candidate, old: Candidate) -> bool:
    """Does the newer one say something wherever the older one does, as far as it is asked there?"""
    if new.sheet is None or old.sheet is None or new.sheet.issue == old.sheet.issue:
        return True
    said = _said(new)
    return all(place in said or _is_settled(place, new.sheet, said) for place in _said(old))


def _said(one: Candidate) -> set[_Place]:
    """Where a candidate says something."""
    typed = one.sheet.typed if one.sheet else {}
    said = {_Place(row.partition(".")[0], row) for row, boxes in typed.items() if boxes.filled}
    said |= {_Place(row.question, row.mark, of_grid=True) for row in one.grid_rows}
    lists = (("Chronology", one.events), ("SMART plan", one.actions))
    return said | {_Place("", title) for title, rows in lists if rows}


def _is_settled(place: _Place, sheet: CaseSheet, said: set[_Place]) -> bool:
    """Is it not asked in this sheet, or said otherwise: by a label for the whole, or in other rows?"""
    ref = place.question
    if not ref or ref not in sheet.answers:
        return bool(ref)
    if sheet.answers[ref].state in WITHOUT_LEVEL or (place.of_grid and _Place(ref, ref) in said):
        return True
    others = place.row == ref or place.row not in sheet.typed
    return not place.of_grid and others and any(one.question == ref for one in said)


def _by_fullness(rivals: _Rivals) -> None:
    for one in [*rivals.left]:
        fuller = next((other for other in rivals.left if other is not one and other.holds(one)), None)
        if fuller:
            rivals.aside.append(Aside(one, Rule.FULLER, fuller))
            rivals.left = [other for other in rivals.left if other is not one]
