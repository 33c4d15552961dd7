"""The story of one audit: the values that every short document is made of, with the lead's words already in place."""

from dataclasses import dataclass

from maar.agreement import Move
from maar.documents.edition import Edition
from maar.documents.model import Distribution
from maar.documents.words import Words
from maar.figures import Figure, Share
from maar.findings import FindingKind
from maar.scores import Books


@dataclass(frozen=True, slots=True)
class Message:
    """One finding as short documents tell it. `sentence` is factual and ours; the other words are the lead's, or empty.

    `about` is the short name of what it is about, `unit` what the figure counts: *answers were Yes*. `number` is its
    number in the findings report.
    """

    id: str
    kind: FindingKind
    theme: str
    about: str
    sentence: str
    figure: Figure
    share: Share
    unit: str
    number: str
    headline: str = ""
    lesson: str = ""
    example: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class ThemeStory:
    """A theme. `advice` is the lead's, else the prompts of the bank; `questions` are those with a scale."""

    code: str
    name: str
    short: str
    aim: str
    headline: str
    for_children: str
    lesson: str
    advice: tuple[str, ...]
    strengths: tuple[Message, ...]
    areas: tuple[Message, ...]
    gaps: tuple[Message, ...]
    bars: tuple[Distribution, ...]
    questions: tuple[Distribution, ...]


@dataclass(frozen=True, slots=True)
class Advised:
    """A recommendation. `body` is who is responsible, `due` a day as said; each empty where nobody wrote it.

    `difference` is what will be different for children, in the lead's words.
    """

    id: str
    text: str
    body: str = ""
    due: str = ""
    measure: str = ""
    priority: str = ""
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One audit, told. `strengths` and `areas` are the key messages, chosen by rule and in their order.

    `splits` and `contradictions` are how many were found, `settled` how many contradictions the meeting agreed on,
    `smart` the planned actions that met all five tests (None where they may not be told or there are none), `moves`
    what the meeting moved. `withheld` says in sentences what a
    public edition leaves out; empty in the restricted one. `books` is None where the totals may not be told, `returned`
    (returns that came back, nil ones too, of those issued) where that may not.
    `contact` is whom to ask, `met` whether the meeting left anything behind, `strands` name what practitioners and
    families were asked, `merged` counts the cases whose chronologies were merged.
    """

    edition: Edition
    partnership: str
    noun: str
    title: str
    marking: str
    period: str
    meeting: str
    as_of: str
    cases: int
    agencies: tuple[str, ...]
    questions: int
    books: Books | None
    themes: tuple[ThemeStory, ...]
    strengths: tuple[Message, ...]
    areas: tuple[Message, ...]
    gaps: tuple[Message, ...]
    splits: int
    contradictions: int
    smart: Share | None
    moves: tuple[Move, ...]
    recommendations: tuple[Advised, ...]
    learning: tuple[str, ...]
    good_practice: tuple[str, ...]
    words: Words
    withheld: tuple[str, ...] = ()
    returned: Share | None = None
    contact: str = ""
    met: bool = False
    strands: tuple[str, ...] = ()
    merged: int = 0
    settled: int = 0

    @property
    def public(self) -> bool:
        return self.edition is Edition.PUBLIC
