"""The question definitions the walk stands on, read from `templates/` by the walk itself."""

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"


@dataclass(frozen=True)
class Level:
    """One level of a scale."""

    label: str
    points: Fraction
    positive: bool


@dataclass(frozen=True)
class Scale:
    """The levels from best to worst."""

    code: str
    levels: tuple[Level, ...]
    not_known_counts: bool
    lowest_is_area: bool

    @property
    def labels(self) -> list[str]:
        return [level.label for level in self.levels]

    def level(self, label: str) -> Level:
        return next(level for level in self.levels if level.label == label)


@dataclass(frozen=True)
class Pair:
    """The same question answered by the roles `by` and by anybody else; `kind` is `answers` or `levels`."""

    kind: str
    by: tuple[str, ...]
    both_ways: bool


@dataclass(frozen=True)
class Question:
    """One question; `parts` are (name, kind), `pairs` what it must not contradict. Without a scale, `scale` is None."""

    ref: str
    theme: str
    text: str
    type: str
    weight: int
    scale: Scale | None
    agencies: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    pairs: tuple["Pair", ...] = ()

    @property
    def rows(self) -> list[str]:
        """The refs of its rows in a case sheet."""
        return [f"{self.ref}.{name}" for name, _ in self.parts] or [self.ref]


@dataclass(frozen=True)
class Bank:
    """The set of the walk: themes are (code, name); extras are asked of everyone and counted nowhere."""

    version: str
    themes: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
    overall: tuple[Question, ...]
    boxes: tuple[str, ...]

    def put_to(self, agency: str) -> list[Question]:
        return [question for question in self.questions if {agency, "ALL"} & {*question.agencies}]

    def question(self, ref: str) -> Question:
        return next(question for question in (*self.questions, *self.overall) if question.ref == ref)


def _scales() -> dict[str, Scale]:
    scales = {}
    for code, table in tomllib.loads((TEMPLATES / "scales.toml").read_text("utf-8")).items():
        rows = table["level"]
        steps = [Fraction(100) * (len(rows) - 1 - place) / (len(rows) - 1) for place in range(len(rows))]
        levels = tuple(
            Level(row["label"], Fraction(row.get("points", step)), row["positive"])
            for row, step in zip(rows, steps, strict=True)
        )
        scales[code] = Scale(code, levels, table.get("not_known_counts", False), table.get("lowest_is_area", False))
    return scales


def load(name: str) -> Bank:
    """The question set with this name."""
    scales = _scales()
    chosen = tomllib.loads((TEMPLATES / f"{name}.toml").read_text("utf-8"))
    always = tomllib.loads((TEMPLATES / "always.toml").read_text("utf-8"))
    questions, names = {}, {}
    for path in (TEMPLATES / "themes").glob("*.toml"):
        theme = tomllib.loads(path.read_text("utf-8"))
        names[theme["code"]] = theme["name"]
        wanted = [row for row in theme["question"] if row["ref"] in chosen["questions"]]
        questions |= {row["ref"]: _question(row, theme["code"], scales) for row in wanted}
    themes = dict.fromkeys(questions[ref].theme for ref in chosen["questions"])
    by_theme = sorted((questions[ref] for ref in chosen["questions"]), key=lambda one: [*themes].index(one.theme))
    return Bank(
        chosen["version"],
        tuple((code, names[code]) for code in themes),
        tuple(by_theme),
        tuple(_question({**row, "type": "overall"}, "", scales) for row in always["overall"]),
        tuple(row["ref"] for row in always["box"]),
    )


def _question(row: dict, theme: str, scales: dict[str, Scale]) -> Question:
    assert not row.get("reverse"), "the walk reckons with no reversed question"
    return Question(
        row["ref"],
        theme,
        row["text"],
        row["type"],
        row.get("weight", 1),
        scales.get(row.get("scale", "")),
        tuple(row.get("agencies", ())),
        tuple((part["name"], part["kind"]) for part in row.get("part", ())),
        tuple(_pair(row["ref"], pair) for pair in row.get("pair", ())),
    )


def _pair(ref: str, row: dict) -> Pair:
    known = {"with", "kind", "by", "both_ways", "why"}
    assert row["with"] == ref and {*row} <= known, "the walk reckons with pairs of one question only"
    return Pair(row["kind"], tuple(row["by"]), row.get("both_ways", False))
