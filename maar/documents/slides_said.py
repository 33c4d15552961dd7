"""What the speaker has to hand: the story's messages come in, notes of n of d, an example and a number go out."""

from collections.abc import Iterable, Iterator

from maar.documents.findings_part import EXAMPLE, finding_lines
from maar.documents.found import Found
from maar.documents.model import Distribution
from maar.documents.phrases import lower_first
from maar.documents.points import Point
from maar.documents.quotes import SHORTEST
from maar.documents.story import Message
from maar.figures import listed

MOST_WORDS = 60  # on a slide without a picture


class Speaker:
    """Says what stands behind the figures of one deck, with the quotes of the findings report."""

    def __init__(self, found: Found) -> None:
        self._public = found.public
        self._lines = {} if found.public else finding_lines(found)

    def of(self, one: Message) -> Iterator[str]:
        """The sentence with n of d, the finding's number and an example; the sentence alone in a public edition."""
        if self._public:
            yield one.sentence
            return
        yield f"{one.sentence} Finding {one.number}."
        line = self._lines[one.id]
        if line.reference == EXAMPLE:
            yield f"Example: {line.quote}"
        elif len(line.quote) >= SHORTEST:  # less is a scrap that nobody understands by itself
            yield f"Example: “{line.quote}” {line.reference}"


def answers_said(one: Distribution) -> str:
    """`CHR-2 Meaning of past events: 2 of 8 (25%). Good 2, Inadequate 2. Outside the count: 1 blank.`"""
    inside = [f"{run.mark.words} {run.count}" for run in one.runs if run.counted and run.count]
    outside = [f"{run.count} {lower_first(run.mark.words)}" for run in one.runs if not run.counted and run.count]
    said = [f"{one.ref} {one.label}: {one.figure}", ", ".join(inside)]
    said.append(f"Outside the count: {listed(outside)}" if outside else "")
    return ". ".join(part for part in said if part) + "."


def fitting(points: Iterable[Point], taken: int = 0) -> tuple[tuple[Point, ...], tuple[str, ...]]:
    """The points that stand on a slide, sixty words with those already `taken`, and what is told in its notes.

    The counts beneath points are not among the sixty.
    """
    shown: list[Point] = []
    told: list[str] = []
    for one in points:
        words = number_of_words(one.lead, one.words)
        if taken + words <= MOST_WORDS and not told:
            shown.append(one)
            taken += words
        else:
            told.append(f"Also: {point_said(one)}")
    return tuple(shown), tuple(told)


def point_said(one: Point) -> str:
    """A point as one line of notes."""
    figure = f"({one.figure})" if one.figure else ""
    return " ".join(part for part in (one.lead, one.words, figure, one.note) if part)


def number_of_words(*texts: str) -> int:
    return len(" ".join(texts).split())
