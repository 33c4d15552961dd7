"""What a return is once it is settled whose it is and what in it counts."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from maar.answers import Answer, ChronologyEvent, GridRow, PlannedAction, State, TopBlock, Typed
from maar.figures import day
from maar.plan import Agency, Case
from maar.problems import Location, Problem
from maar.questions import Question


class Status(StrEnum):
    """Where a return stands. To readers an outstanding return is *missing*."""

    RETURNED = "returned"
    NIL = "nil"
    OUTSTANDING = "outstanding"


class FileStatus(StrEnum):
    """What became of a file; each has one."""

    READ = "read"
    DUPLICATE = "duplicate"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    HELD = "held"
    UNREADABLE = "unreadable"
    NOT_A_RETURN = "not_a_return"


FOR_THE_PUBLIC = "For the public edition: "  # so begins what a decision about a text that is to be published is about


@dataclass(frozen=True, slots=True)
class Decision:
    """What the lead decided about a problem or file; `about` says which in words, `contents` are digests of it then.

    `over` are digests of what a pin was chosen over.
    """

    id: str
    verdict: str
    reason: str
    by: str
    on: date
    contents: tuple[str, ...] = ()
    about: str = ""
    over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Return:
    """One agency on one case. `put` are the questions put to it; `answers` holds one for each if it is returned.

    `extras` are the alert, overall judgements and boxes, by ref: in no count. `typed` are the boxes of each row as
    they came back; `round` is the highest of the workbooks that count. `grid_rows` are the rows of grids as they were
    read; the answers hold their values too.
    """

    agency: Agency
    case: Case
    status: Status
    put: tuple[Question, ...]
    answers: Mapping[str, Answer] = field(default_factory=dict)
    extras: Mapping[str, Answer] = field(default_factory=dict)
    top: TopBlock = TopBlock()
    events: tuple[ChronologyEvent, ...] = ()
    actions: tuple[PlannedAction, ...] = ()
    at: Location = Location()
    signed_off_by: str = ""
    signed_off_on: date | None = None
    held: bool = False
    came_empty: bool = False
    typed: Mapping[str, Typed] = field(default_factory=dict)
    typed_agency: str = ""
    round: int = 1
    grid_rows: tuple[GridRow, ...] = ()

    @property
    def held_alone(self) -> bool:
        """Is it here, and counts nowhere because it is held?"""
        return self.held and self.status is Status.OUTSTANDING

    def count(self, state: State) -> int:
        return sum(answer.state is state for answer in self.answers.values())


@dataclass(frozen=True, slots=True)
class Alert:
    """A child may be at risk now: whose return says so, where, and whether the lead has dealt with it.

    `audit` is the id of the other audit whose workbook says so; then neither agency nor case is ours.
    """

    agency: str
    case: str
    at: Location
    problem: Problem
    content: str
    handled: bool
    audit: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """Everything that came back, settled: every return that was due, every file, every alert.

    `contents` are what a decision about a problem would be about, by the problem's id. `events`, `actions` and
    `grid_rows` are rows that do not say which case they are about. `by_file` are the contents of the returns in each
    file, `authors` the people that its properties name; `beside` are the other contents that came for one return.
    """

    returns: tuple[Return, ...]
    files: Mapping[str, FileStatus]
    alerts: tuple[Alert, ...]
    problems: tuple[Problem, ...]
    contents: Mapping[str, tuple[str, ...]]
    events: tuple[ChronologyEvent, ...] = ()
    actions: tuple[PlannedAction, ...] = ()
    by_file: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    authors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grid_rows: tuple[GridRow, ...] = ()

    def of(self, agency: str, case: str) -> Return:
        return next(one for one in self.returns if (one.agency.code, one.case.ref) == (agency, case))

    @property
    def returned(self) -> tuple[Return, ...]:
        return tuple(one for one in self.returns if one.status is Status.RETURNED)


def decision_about(decisions: Mapping[str, Decision], problem: str, content: str) -> Decision | None:
    """What was decided about this problem when it said just this; a decision that names no content is about any."""
    for decision in (decisions.get(f"{problem} {content}"), decisions.get(problem)):
        if decision and (not decision.contents or content in decision.contents):
            return decision
    return None


def in_words(value: object) -> str:
    """What somebody typed; a date as people say it."""
    return day(value) if isinstance(value, date) else str(value)


def digest(*parts: object) -> str:
    """Sixteen hex characters that change when what was said does."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
