"""The blocks of short documents: points, call-outs, a reply strip. Values only, with no formatting."""

from dataclasses import dataclass

from maar.figures import Figure, Share


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section: level 3, or 4 under it."""

    title: str
    level: int = 3


@dataclass(frozen=True, slots=True)
class Point:
    """One item of a list: the words in `lead` stand out before `words`, a smaller `note` comes last.

    `figure` is the count that the words stand on, `squares` draws it, one square an answer. `link` is where the lead
    (or, without one, the words) leads to.
    """

    words: str
    lead: str = ""
    figure: Figure | None = None
    squares: Share | None = None
    note: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list, under a heading of level 3 where `title` has words; `note` stands beneath it."""

    items: tuple[Point, ...]
    title: str = ""
    numbered: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """Words that stop the reader: a title, then one line for each of `words`."""

    title: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip to fill in and send back: `lead` stands out, then `words`, then an empty box for each label."""

    lead: str
    words: str
    labels: tuple[str, ...]
