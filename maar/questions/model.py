"""What a question set is: values only, the same whether they came from a template or a frozen copy."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

ALERT = "ALERT"  # the ref of the alert question, in keys and visible refs
NOT_KNOWN = "Not known"
NOT_APPLICABLE = "Not applicable"
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

    def mirrored(self) -> "Scale":
        """The same levels with points and positive reversed, for a question where Yes is bad."""
        pairs = zip(self.levels, reversed(self.levels), strict=True)
        levels = tuple(replace(own, points=100 - own.points, positive=other.positive) for own, other in pairs)
        unit = " or ".join(level.label for level in levels if level.positive)
        return replace(self, levels=levels, unit=unit)


@dataclass(frozen=True, slots=True)
class Part:
    """One box of a question with parts, with the rules its number must keep.

    `at_most`: the part it may not exceed. `sum_of`: the parts that add up to it. `all_of`: the parts
    that all hold for what it counts. `needed_if`: a text wanted when one of these is above 0.
    """

    name: str
    kind: str
    text: str
    help: str = ""
    at_most: str = ""
    sum_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    needed_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `scale` is already mirrored where the question is reversed, and None without one."""

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

    def asked_of(self, role: str) -> bool:
        return EVERYONE in self.agencies or role in self.agencies

    def part(self, name: str) -> Part:
        return next(part for part in self.parts if part.name == name)

    @property
    def rows(self) -> tuple[str, ...]:
        """The refs of its rows in a workbook: its own, or one for each part."""
        return tuple(f"{self.ref}.{part.name}" for part in self.parts) or (self.ref,)

    @property
    def wording(self) -> str:
        """A fingerprint of what is asked in words."""
        return fingerprint(self.text, *(part.text for part in self.parts))

    @property
    def measure(self) -> str:
        """A fingerprint of how an answer is read: type, scale, polarity, parts."""
        levels = [f"{level.label}={level.points}" for level in self.scale.levels] if self.scale else []
        parts = [f"{part.name}:{part.kind}" for part in self.parts]
        return fingerprint(self.type, self.scale.code if self.scale else "", *levels, *parts)


@dataclass(frozen=True, slots=True)
class Theme:
    code: str
    name: str
    short: str
    aim: str
    prompts: tuple[str, ...] = ()


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
        return tuple(question for question in self.questions if question.asked_of(role))


def fingerprint(*parts: str) -> str:
    """Twelve hex characters that change when any part does."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def comment_default(scale: Scale | None, reverse: bool) -> tuple[str, ...]:
    """Partly, No (reversed: Yes), every grade but Good, and both kinds of no judgement."""
    if scale is None:
        return ()
    quiet = ("No", "Good") if reverse else ("Yes", "Good")
    return (*(label for label in scale.labels if label not in quiet), NOT_KNOWN, NOT_APPLICABLE)
