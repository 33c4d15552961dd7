"""What a question set is: values only, the same whether they came from a template or a frozen copy."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

ALERT = "ALERT"  # the ref of the alert question, in keys and visible refs
NOT_KNOWN = "Not known"
NOT_APPLICABLE = "Not applicable"
UNSURE = ("Not recorded", NOT_KNOWN)  # labels that deny nothing
NONE_RECORDED = "None recorded"  # in the first row of a grid: there is nothing to list
MEETING, MEETING_ON = "meeting", "meeting_on"  # the parts of a grid that the plan fills in
AGENCIES = "@agencies"  # among the choices of a part: the codes of the plan's agencies
EVERYONE = "ALL"  # in a question: put to every agency; as a role: no known role


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a scale; `points` run from 0 to 100 and are exact."""

    label: str
    mark: str
    points: Fraction
    positive: bool
    means: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """Levels, best first. `not_known_counts`: is *not known* in the denominator (design, section 7)."""

    code: str
    name: str
    heading: str
    unit: str
    levels: tuple[Level, ...]
    not_known_counts: bool = False
    lowest_is_area: bool = False

    def level(self, label: str) -> Level:
        return next(level for level in self.levels if level.label == label)

    def position(self, label: str) -> int:
        """0 for the first level of the list."""
        return [level.label for level in self.levels].index(label)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(level.label for level in self.levels)

    @property
    def read_as(self) -> tuple[str, ...]:
        """How a level is read: the code of the scale, and what each label is worth."""
        return (self.code, *(f"{level.label}={level.points}" for level in self.levels))

    def mirrored(self) -> "Scale":
        """The same levels with points and positive reversed, for a question where Yes is bad."""
        pairs = zip(self.levels, reversed(self.levels), strict=True)
        levels = tuple(replace(own, points=100 - own.points, positive=other.positive) for own, other in pairs)
        positive = [level.label for level in levels if level.positive]
        unit = " or ".join(positive) if len(positive) < 4 else f"{positive[0]} to {positive[-1]}"
        return replace(self, levels=levels, unit=unit)


@dataclass(frozen=True, slots=True)
class Part:
    """One box of a question that is not a level, with the rules that what stands in it must keep.

    `kind` is `number`, `date`, `choice` or `text`; `choices` are the labels of a choice, `shape` says how a text is
    written (`time`, `agencies`). `agencies` are the roles asked for it. In a grid, `each` stands in every row and
    `ours` is filled in from the plan. `needed_if` and `blank_if` are conditions, any of which is enough. `ring_if` are
    choices after which somebody should ring the agency.
    `not_before`: the date it may not be earlier than. `at_most`: the part it may not exceed. `sum_of`: the parts that
    add up to it. `all_of`: the parts that all hold for what it counts. A question with one value has a part without
    a name.
    """

    name: str
    kind: str
    text: str
    help: str = ""
    choices: tuple[str, ...] = ()
    shape: str = ""
    agencies: tuple[str, ...] = (EVERYONE,)
    each: bool = False
    ours: bool = False
    needed: bool = False
    needed_if: tuple[str, ...] = ()
    blank_if: tuple[str, ...] = ()
    ring_if: tuple[str, ...] = ()
    not_before: str = ""
    in_period: bool = False
    least: int | None = None
    most: int | None = None
    at_most: str = ""
    sum_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()

    def asked_of(self, role: str) -> bool:
        return EVERYONE in self.agencies or role in self.agencies

    @property
    def read_as(self) -> str:
        """How what stands in it is read: its kind, its choices, where it stands and who fills it in."""
        where = [f"\x1e{key}" for key, holds in (("each", self.each), ("ours", self.ours)) if holds]
        return ":".join((self.name, self.kind, *self.choices)) + "".join(where)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two answers on one case that cannot both be true; `with_ref` is the other question, or the same one.

    `kind` is `answers` (labels in `says` beside labels in `denies`), `levels` (so many or more `apart`), `values`
    (of `part`), `lists` (the agencies named in `part` beside what each says in `own`) or `rows` (of a grid, matched
    by the date `part`). `by` and `beside` are the roles of the two sides, labels in `own_unsure` deny nothing, and
    `why` tells readers what is wrong.
    """

    with_ref: str
    kind: str
    why: str
    by: tuple[str, ...] = (EVERYONE,)
    beside: tuple[str, ...] = (EVERYONE,)
    says: tuple[str, ...] = ("Yes",)
    denies: tuple[str, ...] = ("No", NOT_KNOWN)
    both_ways: bool = False
    unless_any: bool = False
    apart: int = 2
    part: str = ""
    own: str = ""
    own_says: tuple[str, ...] = ()
    own_unsure: tuple[str, ...] = UNSURE
    within_days: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `scale` is already mirrored where the question is reversed, and None without one.

    `asked_if` is a condition on an earlier question, empty where there is none. `replaces` are the refs it stands in
    for. A grid has a sheet of its own, titled `sheet`, with `ready` empty rows; `rows_from` is `meetings` where the
    plan fills in its rows.
    """

    ref: str
    theme: str
    type: str
    text: str
    short: str
    good: str
    evidence: str
    agencies: tuple[str, ...]
    scale: Scale | None = None
    reverse: bool = False
    weight: Fraction = Fraction(1)
    critical: bool = False
    minutes: int = 0
    comment_when: tuple[str, ...] = ()
    theme_also: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    asked_if: str = ""
    replaces: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    sheet: str = ""
    rows_from: str = ""
    ready: int = 0

    def asked_of(self, role: str) -> bool:
        return EVERYONE in self.agencies or role in self.agencies

    def for_role(self, role: str) -> "Question":
        """The question as an agency with this role is asked it: without the parts that are put to others."""
        if all(part.asked_of(role) for part in self.parts):
            return self
        return replace(self, parts=tuple(part for part in self.parts if part.asked_of(role)))

    def part(self, name: str) -> Part:
        return next(part for part in self.parts if part.name == name)

    @property
    def is_grid(self) -> bool:
        return self.type == "grid"

    @property
    def in_case(self) -> tuple[Part, ...]:
        """The parts that stand on the case sheet."""
        return tuple(part for part in self.parts if not part.each)

    @property
    def columns(self) -> tuple[Part, ...]:
        """The parts that stand in every row of its own sheet; only a grid has some."""
        return tuple(part for part in self.parts if part.each)

    def row_of(self, part: Part) -> str:
        """The ref of the row in which a part stands: `PLN-1.actions`; its own for a part without a name."""
        return f"{self.ref}.{part.name}" if part.name else self.ref

    @property
    def rows(self) -> tuple[str, ...]:
        """The refs of its rows on the case sheet: its own, or one for each part; both for a grid."""
        named = tuple(self.row_of(part) for part in self.in_case)
        return (self.ref, *named) if self.is_grid else named or (self.ref,)

    @property
    def wording(self) -> str:
        """A fingerprint of what is asked in words, whatever the order of the parts."""
        return self._wording(self._ordered)

    @property
    def measure(self) -> str:
        """A fingerprint of how an answer is read: type, scale with its polarity, and parts.

        The first part carries the question; the order of the others changes nothing.
        """
        return self._measure(self._ordered)

    def has_wording(self, one: str) -> bool:
        """Is this its wording? A register of before has one that goes by the order of the parts."""
        return one in (self.wording, self._wording(self.parts))

    def has_measure(self, one: str) -> bool:
        """Is this its measure? A register of before has one that goes by the order of the parts."""
        return one in (self.measure, self._measure(self.parts))

    @property
    def _ordered(self) -> tuple[Part, ...]:
        return (*self.parts[:1], *sorted(self.parts[1:], key=lambda part: part.name))

    def _wording(self, parts: tuple[Part, ...]) -> str:
        return fingerprint(self.text, *(part.text for part in parts if part.name))

    def _measure(self, parts: tuple[Part, ...]) -> str:
        scale = self.scale.read_as if self.scale else ("",)
        return fingerprint(self.type, *scale, *(part.read_as for part in parts))


@dataclass(frozen=True, slots=True)
class Theme:
    """Questions that belong together. `pairing` says what to lay side by side; a `strand` is told apart from others."""

    code: str
    name: str
    short: str
    aim: str
    prompts: tuple[str, ...] = ()
    pairing: str = ""
    strand: bool = False


@dataclass(frozen=True, slots=True)
class Alert:
    """The one question about now; never counted, scored or averaged."""

    text: str
    guidance: str
    record: str
    do_at_once: tuple[str, ...]
    labels: tuple[str, str] = ("Yes", "No")


@dataclass(frozen=True, slots=True)
class Box:
    """A box for words at the end of a case sheet."""

    ref: str
    label: str
    text: str
    guidance: str
    max_characters: int = 600


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Everything that is asked in one audit; `roles` are the known role codes with their names."""

    name: str
    version: str
    title: str
    description: str
    themes: tuple[Theme, ...]
    questions: tuple[Question, ...]
    scales: tuple[Scale, ...]
    alert: Alert
    overall: tuple[Question, ...]
    boxes: tuple[Box, ...]
    roles: Mapping[str, str]
    notes: str = ""

    def question(self, ref: str) -> Question:
        return next(question for question in (*self.questions, *self.overall) if question.ref == ref)

    def theme(self, code: str) -> Theme:
        return next(theme for theme in self.themes if theme.code == code)

    def of_theme(self, code: str) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.theme == code)

    def put_to(self, role: str) -> tuple[Question, ...]:
        """The questions an agency with this role is asked, in the order of the set."""
        return tuple(question.for_role(role) for question in self.questions if question.asked_of(role))


def fingerprint(*parts: str) -> str:
    """Twelve hex characters that change when any part does."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def comment_default(scale: Scale | None, reverse: bool) -> tuple[str, ...]:
    """Partly, No (reversed: Yes), every grade but Good, and both kinds of no judgement.

    On a scale that has neither Yes nor Good: every level that is not positive.
    """
    if scale is None:
        return ()
    quiet = {"No" if reverse else "Yes", "Good"}.intersection(scale.labels)
    if not quiet:
        positive = sum(level.positive for level in scale.levels)
        quiet = {*(scale.labels[-positive:] if reverse else scale.labels[:positive])}
    return (*(label for label in scale.labels if label not in quiet), NOT_KNOWN, NOT_APPLICABLE)
