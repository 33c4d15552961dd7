"""Every text that a person wrote and that a public edition would tell, each with the id that the lead clears it by.

Comes in: what was found, with the lead's words. Goes out: texts with their place, and what in each asks for a look.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maar.documents.story import Story
from maar.documents.words import Words
from maar.identifiers import BEGIN, DATE, END, MONTH, plain

BETWEEN = " / "  # of the parts of one text
ABOUT = {
    "title": "the title",
    "audience": "whom it is for",
    "why_this_theme": "why this theme",
    "duty": "the duty",
    "call_out": "the call-out",
    "urgent": "whom to ring now",
}
OPEN = ("contact", "printable", "approved_by", "approved_on", "reply_by")  # of the edition itself: no clearing needed
NUMBER = (
    r"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen)"
)
CHILD = r"(?:boy|girl|child|son|daughter|baby|brother|sister|sibling|pupil)"
AGE = re.compile(
    rf"{BEGIN}(?:{NUMBER}(?:[- ]and[- ]a[- ]half)?[- ]?(?:years?|months?|weeks?|days?|yrs?)[- ]?(?:old|of age)"
    rf"|[0-9]{{1,2}} ?(?:yo|y/o|yrs?|y\.o\.?)|age[ds]?:? {NUMBER}|turn(?:ed|ing|s) {NUMBER}"
    rf"|{CHILD} of {NUMBER}|{CHILD}(?:, | ?\(){NUMBER}|(?:year|class|key stage) [0-9]{{1,2}}"
    rf"|(?:{NUMBER}|[0-9]{{1,2}}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    rf" birthday){END}",
    re.I,
)
PART = rf"[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}|{MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?|{MONTH} [0-9]{{4}}"
DAY = re.compile(rf"{BEGIN}(?:{DATE}|(?:{PART}){END})", re.I)


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it would be told. `where` says in words what it is, `due` is a day in it by which to act."""

    where: str
    text: str
    due: str = ""

    @property
    def content(self) -> str:
        """Sixteen hex characters for just this text: what a decision clears."""
        return self._digest().hex()[:16]

    @property
    def id(self) -> str:
        """Another as soon as a word of the text is."""
        return base64.b32encode(self._digest()).decode()[:6]

    @property
    def asks(self) -> tuple[str, ...]:
        """What in it could be about one child only: an age, a day or month."""
        text = plain(self.text.replace("½", " 1/2"))
        ages = [f"an exact age ({match[0]})" for match in AGE.finditer(text)]
        days = [f"a day ({match[0]})" for match in DAY.finditer(text) if match[0] not in plain(self.due)]
        return (*ages, *days)

    def _digest(self) -> bytes:
        return hashlib.sha256(f"public\x1f{' '.join(self.text.split())}".encode()).digest()


def written(story: Story, titles: tuple[str, ...] = ()) -> tuple[Written, ...]:
    """Every text of the lead and of the meeting that is told of this story, each once, in the order of reading."""
    words = story.words
    texts = [*_about(words, titles), *_findings(story), *_themes(story), *_meeting(story)]
    links = _joined(one.text for one in words.links)
    found = {one.content: one for one in (*texts, Written("links", links)) if one.text}
    return tuple(found.values())


def _about(words: Words, titles: tuple[str, ...]) -> Iterator[Written]:
    for key, text in words.about.items():
        if text not in titles and key not in OPEN:
            yield Written(ABOUT.get(key, key.replace("_", " ")), text)
    for key, texts in words.lists.items():
        yield Written(key.replace("_", " "), _joined(texts))


def _findings(story: Story) -> Iterator[Written]:
    told = {one.id for theme in story.themes for one in (*theme.strengths, *theme.areas, *theme.gaps)}
    for id_, one in story.words.findings.items():
        if id_ in told:
            yield Written(f"finding {id_}", _joined((one.headline, one.lesson, one.example, one.advice)))


def _themes(story: Story) -> Iterator[Written]:
    for code, one in story.words.themes.items():
        yield Written(f"theme {code}", _joined((one.headline, one.for_children, one.lesson, *one.advice)))


def _meeting(story: Story) -> Iterator[Written]:
    """Recommendations as they are told, then what the meeting wrote down."""
    for place, one in enumerate(story.recommendations, start=1):
        parts = (one.text, one.body, one.due, one.measure, one.priority, one.difference)
        yield Written(f"recommendation {place}", _joined(parts), one.due)
    for place, text in enumerate(story.good_practice, start=1):
        yield Written(f"strength {place} of the meeting", text)
    for place, text in enumerate(story.learning, start=1):
        yield Written(f"learning {place} of the meeting", text)


def _joined(texts: Iterable[str]) -> str:
    return BETWEEN.join(text for text in texts if text)
