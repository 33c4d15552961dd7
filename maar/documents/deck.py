"""What slides are made of: words and numbers already settled, with no formatting."""

from dataclasses import dataclass

from maar.documents.model import Distribution, Table, Text
from maar.documents.points import Callout, Points


@dataclass(frozen=True, slots=True)
class Bars:
    """One chart: questions of one scale, a bar for each, its figure at the right. `title` names the scale in words."""

    title: str
    questions: tuple[Distribution, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """One message. At most one picture, or 60 words; `notes` are the speaker's: n of d, an example, a reference."""

    title: str
    body: tuple[Text | Points | Callout | Table | Bars, ...]
    notes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides; the first is the title slide, made of `owner`, `title`, `subtitle` and `audience`."""

    marking: str
    owner: str
    title: str
    subtitle: str
    audience: str
    slides: tuple[Slide, ...]
    footer: str
    notes: tuple[str, ...] = ()
    language: str = "en-GB"
