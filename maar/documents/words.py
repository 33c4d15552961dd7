"""The lead's own words, keyed by what they are about: values only, read from `words.toml`.

Wherever a field is empty, documents say the factual sentence or leave the line out; nothing is filled in by machine.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from maar.identifiers import Identifier


@dataclass(frozen=True, slots=True)
class FindingWords:
    """What the lead says of one finding. `figure` is the count that stood there when it was written: `4 of 22`."""

    id: str
    figure: str = ""
    headline: str = ""
    lesson: str = ""
    example: str = ""
    advice: str = ""

    @property
    def written(self) -> bool:
        return any((self.headline, self.lesson, self.example, self.advice))


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """What the lead says of a theme; `advice` stands in for the prompts of the bank."""

    code: str
    headline: str = ""
    for_children: str = ""
    lesson: str = ""
    advice: tuple[str, ...] = ()

    @property
    def written(self) -> bool:
        return any((self.headline, self.for_children, self.lesson, *self.advice))


@dataclass(frozen=True, slots=True)
class RecommendationWords:
    """A recommendation of the meeting (by its id) as the lead words it, or one of the lead's own (no id).

    `priority` is the partnership's own priority that it comes under, `body` who is responsible, `difference` what will
    be different for children.
    """

    id: str = ""
    text: str = ""
    body: str = ""
    due: str = ""
    measure: str = ""
    priority: str = ""
    difference: str = ""

    @property
    def written(self) -> bool:
        return any((self.text, self.body, self.due, self.measure, self.priority, self.difference))


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that the lead wrote. `about` holds single texts and `lists` lists of them, by their key.

    Keys of `about`: title, audience, why_this_theme, duty, call_out, contact, urgent, approved_by, approved_on,
    reply_by, printable. Keys of `lists`: background, national, strands, conclusions, priorities.
    """

    about: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    findings: Mapping[str, FindingWords] = field(default_factory=dict)
    themes: Mapping[str, ThemeWords] = field(default_factory=dict)
    recommendations: tuple[RecommendationWords, ...] = ()
    links: tuple[Link, ...] = ()

    def of(self, key: str) -> str:
        """A single text, empty where the lead wrote none."""
        return self.about.get(key, "")

    def all_of(self, key: str) -> tuple[str, ...]:
        return self.lists.get(key, ())

    def finding(self, id_: str) -> FindingWords:
        return self.findings.get(id_, FindingWords(id_))

    def theme(self, code: str) -> ThemeWords:
        return self.themes.get(code, ThemeWords(code))


Row = TypeVar("Row", FindingWords, ThemeWords, RecommendationWords, Link)
Change = Callable[[str, str, frozenset[Identifier]], str]
NOTHING: frozenset[Identifier] = frozenset()
WAYS_TO_REACH = frozenset({Identifier.PHONE, Identifier.EMAIL, Identifier.POSTCODE})
TELLS_WHOM_TO_REACH = ("contact", "urgent")
NO_WORDS = ("id", "code", "figure", "url")


def changed(words: Words, change: Change) -> Words:
    """The words with each text as `change` makes it of the text, where it stands, and what may be told there.

    Whom to reach may be told where that is what the text is for, as under `contact`.
    """

    def single(key: str, text: str) -> str:
        return change(text, key, WAYS_TO_REACH if key in TELLS_WHOM_TO_REACH else NOTHING)

    def row(one: Row, of: str) -> Row:
        may = WAYS_TO_REACH if isinstance(one, Link) else NOTHING
        new: dict[str, Any] = {}
        for each in fields(one):
            old, where = getattr(one, each.name), f"{each.name} of {of}"
            if each.name not in NO_WORDS:
                new[each.name] = _each(old, where, change) if isinstance(old, tuple) else change(old, where, may)
        made: Row = replace(one, **new)
        return made

    return Words(
        about={key: single(key, text) for key, text in words.about.items()},
        lists={key: _each(texts, key, change) for key, texts in words.lists.items()},
        findings={id_: row(one, id_) for id_, one in words.findings.items()},
        themes={code: row(one, f"theme {code}") for code, one in words.themes.items()},
        recommendations=tuple(row(one, one.id or "a recommendation of your own") for one in words.recommendations),
        links=tuple(row(one, f"the link to {one.url}") for one in words.links),
    )


def _each(texts: tuple[str, ...], where: str, change: Change) -> tuple[str, ...]:
    return tuple(change(text, where, NOTHING) for text in texts)
