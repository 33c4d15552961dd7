"""What people told us: values with their place, as they were read and before anything is decided about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from maar.problems import Location, Problem


class State(StrEnum):
    """The five states of an answer: five different facts. Only *answered* has points."""

    ANSWERED = "answered"
    NOT_KNOWN = "not known"
    NOT_APPLICABLE = "not applicable"
    BLANK = "blank"
    UNREADABLE = "unreadable"

    @property
    def letters(self) -> str:
        """What stands for it where a level has its mark; empty for *answered*."""
        return {"not known": "NK", "not applicable": "NA", "blank": "BL", "unreadable": "UR"}.get(self, "")


@dataclass(frozen=True, slots=True)
class Value:
    """What one part of an answer holds. `type` is `number`, `date`, `text` or `choice`.

    `row`: in which row of a grid's answer it stands, counted from 1; 0 where it stands once.
    """

    part: str
    type: str
    value: str | int | date
    at: Location
    row: int = 0


@dataclass(frozen=True, slots=True)
class PartRead:
    """What one box of a question with parts says: its state, and its value where there is one to be read.

    `at` is the box that the part is answered in, filled or not. Only the first box of a question is *not known* or
    *not applicable*: it then answers the whole.
    """

    part: str
    state: State
    at: Location
    value: Value | None = None


class Typed(NamedTuple):
    """The three boxes of one row exactly as they came back, trimmed at both ends; `places` are their cells."""

    judgement: str = ""
    evidence: str = ""
    comment: str = ""
    places: tuple[Location, ...] = ()

    @property
    def texts(self) -> tuple[str, str, str]:
        return self.judgement, self.evidence, self.comment

    @property
    def filled(self) -> bool:
        return any(self.texts)

    @property
    def filled_places(self) -> tuple[Location, ...]:
        return tuple(place for text, place in zip(self.texts, self.places, strict=False) if text)


@dataclass(frozen=True, slots=True)
class Answer:
    """One agency, one case, one question. `judgement` is a level's label, empty without one.

    `typed` is what stood in the judgement cell where it was not understood. `parts` are the boxes of a question with
    parts, in their order: those whose rows are there, none where the answer was not read box by box.
    """

    agency: str
    case: str
    question: str
    state: State
    judgement: str = ""
    evidence: str = ""
    comment: str = ""
    at: Location = Location()
    values: tuple[Value, ...] = ()
    typed: str = ""
    parts: tuple[PartRead, ...] = ()

    @property
    def filled(self) -> bool:
        """Did anyone write anything here?"""
        return self.state is not State.BLANK or bool(self.evidence or self.comment or self.values)

    @property
    def content(self) -> tuple[object, ...]:
        """What was said, wherever it stood: the same for two copies of one answer."""
        values = tuple((value.part, value.value) for value in self.values)
        return (self.state, self.judgement, self.evidence, self.comment, values, self.typed)


@dataclass(frozen=True, slots=True)
class ChronologyEvent:
    """One row of the Chronology; `date` is None where `date_text` holds no date."""

    agency: str
    case: str
    date: date | None
    event: str
    source: str
    action: str
    impact: str
    significant: str
    at: Location
    date_text: str = ""

    @property
    def content(self) -> tuple[object, ...]:
        return (self.date, self.date_text, self.event, self.source, self.action, self.impact, self.significant)


SMART = ("Specific", "Measurable", "Achievable", "Relevant", "Time-bound")


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One row of the SMART plan; `tests` are the answers to the five of `SMART`, in that order."""

    agency: str
    case: str
    action: str
    owner: str
    due: date | None
    measure: str
    outcome: str
    tests: tuple[str, ...]
    shared: str
    status: str
    at: Location
    due_text: str = ""

    @property
    def content(self) -> tuple[object, ...]:
        words = (self.action, self.owner, self.due, self.due_text, self.measure, self.outcome)
        return (*words, self.tests, self.shared, self.status)

    @property
    def met(self) -> tuple[bool, ...]:
        return tuple(test == "Yes" for test in self.tests)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One filled row of a question's own sheet. A value that could not be read is there as a text, as typed.

    `tells` are the values that tell it from other rows; `mark` that of the row of the plan it stands in, empty for
    one that was added. `lost`: what was typed in it is gone, as in an error cell. `places` are the cells of its parts,
    by name.
    """

    agency: str
    case: str
    question: str
    values: tuple[Value, ...]
    at: Location
    tells: tuple[str | int | date, ...] = ()
    mark: str = ""
    lost: bool = False
    places: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)

    @property
    def content(self) -> tuple[object, ...]:
        return (self.question, self.lost, *((value.part, value.value) for value in self.values))


Row = ChronologyEvent | PlannedAction | GridRow

TOP_LABELS = {
    "known": "Known to us?",
    "role": "Auditor's role",
    "independent": "Independent of the case?",
    "spoke_to_practitioner": "Practitioner spoken to?",
    "records_read": "Records read",
    "read_from": "Read from",
    "read_to": "Read to",
    "typed_case": "Case ref, typed by you",
}


@dataclass(frozen=True, slots=True)
class TopBlock:
    """The fields above the questions of a case sheet, as typed; dates where they could be read.

    `places` are the cells of those that were filled, by name.
    """

    known: str = ""
    role: str = ""
    independent: str = ""
    spoke_to_practitioner: str = ""
    records_read: str = ""
    read_from: date | None = None
    read_to: date | None = None
    typed_case: str = ""
    filled: bool = False
    places: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AlertSeen:
    """The alert question answered with anything but blank or No, in any file that could be opened.

    `audit` is the id of the other audit whose workbook it stands in, empty for one of ours.
    """

    agency: str
    case: str
    typed: str
    evidence: str
    at: Location
    audit: str = ""


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """One case sheet as read: whose its keys say it is, and what a person looking at it would say.

    `issue` and `round` are those of the sheet's sentinel; `round` is 0 where it has none. `answers` holds every row
    found, by ref: questions of the plan, the alert, overall judgements and boxes. `typed` are the boxes of each row.
    """

    agency: str
    case: str
    issue: int
    at: Location
    answers: Mapping[str, Answer]
    top: TopBlock
    seen_case: str = ""
    row_issues: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    round: int = 0
    typed: Mapping[str, Typed] = field(default_factory=dict)

    @property
    def filled(self) -> bool:
        return self.top.filled or any(answer.filled for answer in self.answers.values())

    @property
    def content(self) -> tuple[object, ...]:
        answers = tuple(sorted((ref, answer.content) for ref, answer in self.answers.items() if answer.filled))
        return (self.agency, self.case, self.top, answers)


@dataclass(frozen=True, slots=True)
class StartSheet:
    """What was typed on Start here; `agency` names the sheet's keys, `typed_agency` what a person wrote."""

    agency: str = ""
    typed_agency: str = ""
    signed_off_by: str = ""
    signed_off_on: date | None = None
    at: Location = field(default=Location(), compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one file. `digest` is its SHA-256; `ours` says that it is a return of this audit.

    `modified` is when it was last saved, as the file itself says; `authors` are whom its properties name.
    """

    file: str
    digest: str
    sheets: tuple[CaseSheet, ...] = ()
    events: tuple[ChronologyEvent, ...] = ()
    actions: tuple[PlannedAction, ...] = ()
    starts: tuple[StartSheet, ...] = ()
    alerts: tuple[AlertSeen, ...] = ()
    problems: tuple[Problem, ...] = ()
    ours: bool = False
    opened: bool = True
    modified: datetime | None = None
    authors: tuple[str, ...] = ()
    grid_rows: tuple[GridRow, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreedJudgement:
    """What the meeting agreed on one case and question; it stands beside what was returned, never over it.

    `judgement` is a level's label, empty in any state but *answered*; `typed` is what stood there where it was not
    understood. A *blank* one has words beside it only. `seen` are the marks of the answers that lay on the table.
    `at` is the box of the judgement, `reason_at` and `dissent_at` those of the words beside it.
    """

    case: str
    question: str
    state: State
    judgement: str = ""
    reason: str = ""
    dissent: str = ""
    at: Location = Location()
    typed: str = ""
    seen: frozenset[str] = frozenset()
    reason_at: Location = field(default=Location(), compare=False)
    dissent_at: Location = field(default=Location(), compare=False)

    @property
    def label(self) -> str:
        """What was agreed as people read it: the level, or `Not known`."""
        return self.judgement or str(self.state).capitalize()


class Kept(StrEnum):
    """What the meeting writes down besides judgements, each on a sheet of its own."""

    STRENGTH = "strength"
    LEARNING = "learning"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One row of Strengths, Learning or Recommendations; `cases` as typed, `due_text` where it is no date.

    `why` says why it is recommended; of a strength what made it happen, of learning what it meant for the child.
    """

    kind: Kept
    text: str
    why: str = ""
    cases: str = ""
    owner: str = ""
    due: date | None = None
    due_text: str = ""
    measure: str = ""
    at: Location = field(default=Location(), compare=False)


@dataclass(frozen=True, slots=True)
class Present:
    """Who was in the room: an agency as typed, its code where it is one of the plan, and a role, never a name."""

    agency: str
    code: str
    role: str
    at: Location = field(default=Location(), compare=False)


@dataclass(frozen=True, slots=True)
class TabletopReading:
    """Everything read from one file that came back from the meeting; `ours`: it is a tabletop workbook of this audit.

    `alerts` are those of a return that lies among them, since an alert is raised wherever it stands.
    """

    file: str
    digest: str
    agreed: tuple[AgreedJudgement, ...] = ()
    kept: tuple[Recommendation, ...] = ()
    present: tuple[Present, ...] = ()
    problems: tuple[Problem, ...] = ()
    ours: bool = False
    opened: bool = True
    alerts: tuple[AlertSeen, ...] = ()
