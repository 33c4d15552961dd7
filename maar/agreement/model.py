"""What the agencies' judgements and the meeting's come to: values only.

Comes in from the modules beside it. Goes out: how near judgements lie, what was agreed, and how far that moved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from maar.answers import AgreedJudgement, Answer, Present, Recommendation, State
from maar.figures import Share
from maar.plan import Case
from maar.problems import Problem
from maar.questions import Question
from maar.returns import Return


class Band(StrEnum):
    """Where a question stands on a case's sheet for the meeting, differences first."""

    CONTRADICTION = "Contradiction"
    SPLIT = "Split view"
    ALONE = "One agency stands alone"
    THIN = "High grade, thin evidence"
    NO_ACTION = "Low grade, no action listed"
    GAP = "Information gap"
    ONE_APART = "One level apart"
    AGREE = "All agree"
    FEW = "One judgement or none"
    OTHER = "Dates, numbers and words"
    OVERALL = "Overall"


@dataclass(frozen=True, slots=True)
class Laid:
    """One question of one case with the answers of all agencies that were asked it and returned, in the plan's order.

    `why` it stands in its band, in a few words; `first` are the agencies whose words say most about that, and `also`
    what else there is to know, in a few words each.
    """

    question: Question
    band: Band
    why: str
    answers: Mapping[str, Answer]
    first: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def agreeable(self) -> bool:
        """Can the meeting agree a judgement on it?"""
        return self.question.scale is not None and self.band is not Band.OTHER


@dataclass(frozen=True, slots=True)
class CaseTable:
    """One case as it is laid on the table: every return that is due on it, and its questions, differences first.

    `alerts` are those about it that the lead has not marked as handled.
    """

    case: Case
    returns: tuple[Return, ...]
    rows: tuple[Laid, ...]
    alerts: int = 0

    def of(self, band: Band) -> tuple[Laid, ...]:
        return tuple(row for row in self.rows if row.band is band)


@dataclass(frozen=True, slots=True)
class Nearness:
    """Judgements compared: the same, within one level, or further apart. These add."""

    same: int = 0
    within_one: int = 0
    apart: int = 0

    def __add__(self, other: "Nearness") -> "Nearness":
        return Nearness(self.same + other.same, self.within_one + other.within_one, self.apart + other.apart)

    @property
    def d(self) -> int:
        return self.same + self.within_one + self.apart

    @property
    def shares(self) -> tuple[Share, Share, Share]:
        """Same, within one level, apart: each of all that were compared."""
        return Share(self.same, self.d), Share(self.within_one, self.d), Share(self.apart, self.d)


@dataclass(frozen=True, slots=True)
class Rates:
    """How near judgements lie.

    By question ref, by theme and in `total` the unit is one case and question that two or more agencies judged, by
    its judgements furthest apart. By two agencies (codes in the plan's order) it is one case and question that both
    judged. Questions of a strand are left out.
    """

    questions: Mapping[str, Nearness] = field(default_factory=dict)
    themes: Mapping[str, Nearness] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], Nearness] = field(default_factory=dict)
    total: Nearness = Nearness()


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the meeting left behind, settled: one judgement at most on each case and question, in the plan's order.

    `words` are rows with a reason or dissent whose judgement is blank or counts nowhere: told, and in no figure.
    """

    judgements: tuple[AgreedJudgement, ...] = ()
    kept: tuple[Recommendation, ...] = ()
    present: tuple[Present, ...] = ()
    problems: tuple[Problem, ...] = ()
    words: tuple[AgreedJudgement, ...] = ()

    def on(self, case: str, question: str) -> AgreedJudgement | None:
        return next((one for one in self.judgements if (one.case, one.question) == (case, question)), None)


@dataclass(frozen=True, slots=True)
class Move:
    """One returned judgement beside the agreed one: `levels` above 0 went up, to more points."""

    returned: Answer
    agreed: AgreedJudgement
    levels: int


@dataclass(frozen=True, slots=True)
class AsAgreed:
    """The agreed judgements on one question; the unit is one case. `states` are those of all agreed on it."""

    question: Question
    counts: Mapping[str, int]
    states: Mapping[State, int]
    positive: Share


@dataclass(frozen=True, slots=True)
class Leaning:
    """How an agency's own judgements lie beside the agreed ones; `above` had more points than was agreed."""

    agency: str
    above: int = 0
    same: int = 0
    below: int = 0

    @property
    def d(self) -> int:
        return self.above + self.same + self.below


@dataclass(frozen=True, slots=True)
class Agreement:
    """As returned and as agreed, side by side. `moves` of overall judgements stand apart: they are in no figure.

    Everything is empty but `rates` where no meeting has agreed anything.
    """

    agreed: Agreed = Agreed()
    rates: Rates = Rates()
    moves: tuple[Move, ...] = ()
    overall: tuple[Move, ...] = ()
    questions: tuple[AsAgreed, ...] = ()
    leanings: tuple[Leaning, ...] = ()

    def of(self, ref: str) -> AsAgreed | None:
        """What was agreed on a question; None where nothing was."""
        return next((one for one in self.questions if one.question.ref == ref), None)
