"""Words: a sentence as people type it comes in; its words, and where the phrases of a table stand in them, go out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple


def set_of(text: str) -> frozenset[str]:
    """A list of words as a set."""
    return frozenset(text.split())


STOPS = frozenset(".;:!?")
VOWELS = frozenset("aeiou")
LONGEST_TO_DOUBLE = 4  # letters: `slap`, `slapping`
DOUBLED_NEVER = frozenset("wxy")
FAR = 5  # words before a phrase in which a denial still denies it
NOT = set_of("no not never nil without nobody none neither nor cannot denied denies deny denying")
PIECE = re.compile(r"([^\W_]+(?:[&'](?!s\b)[^\W_]+)*|[.;:,!?])(?:'s\b)?")  # the *s* of a genitive is no part of it
LONGEST = 4_000  # characters of an entry that are looked at
KEPT = 10_000  # texts of which the pieces are kept, since each is looked at for several things


@lru_cache(KEPT)
def pieces(text: str) -> tuple[str, ...]:
    """The words in small letters, and the stops and commas between them; a line's end is a full stop."""
    return tuple(PIECE.findall(text[:LONGEST].casefold().replace("’", "'").replace("\n", ".")))


def is_word(piece: str) -> bool:
    return piece[0].isalnum()


def forms(word: str) -> frozenset[str]:
    """A word with its simple endings: `bruise`, `bruises`, `bruised`, `bruising`."""
    if len(word) < 3 or not word.isalpha():
        return frozenset({word})
    if word.endswith("y") and word[-2] not in VOWELS:
        return frozenset({word, f"{word}ing", f"{word[:-1]}ies", f"{word[:-1]}ied"})
    if word.endswith("e"):
        return frozenset({word, f"{word}s", f"{word}d", f"{word[:-1]}ing"})
    stem = word + word[-1] if _doubles(word) else word
    plural = f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
    return frozenset({word, plural, f"{stem}ed", f"{stem}ing"})


def _doubles(word: str) -> bool:
    """Is the last letter written twice before an ending?"""
    before, vowel, last = word[-3], word[-2], word[-1]
    ends = before not in VOWELS and vowel in VOWELS and last not in VOWELS | DOUBLED_NEVER
    return ends and len(word) <= LONGEST_TO_DOUBLE


class Match(NamedTuple):
    """A phrase found: what it stands for, and the pieces from `start` up to `end` that hold it."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrases:
    """A table of phrases, ready to be looked up: by each form of the first word, all its words and what it says."""

    by_first: Mapping[str, tuple[tuple[tuple[frozenset[str], ...], str], ...]]

    def within(self, found: Sequence[str]) -> Iterator[Match]:
        """Every place at which a phrase stands, in order; a comma inside a phrase is passed over."""
        if self.by_first.keys().isdisjoint(found):
            return
        for start, piece in enumerate(found):
            for words, name in self.by_first.get(piece, ()):
                if end := start + 1 if len(words) == 1 else _ends(found, start, words):
                    yield Match(name, start, end)


def phrases(table: Mapping[str, Iterable[str]]) -> Phrases:
    """Make a table ready: under each name the phrases that stand for it, each word with its simple endings."""
    by_first: dict[str, list[tuple[tuple[frozenset[str], ...], str]]] = {}
    for name, said in table.items():
        for phrase in said:
            words = tuple(forms(word) for word in pieces(phrase) if is_word(word))
            for first in words[0] if words else ():
                by_first.setdefault(first, []).append((words, name))
    return Phrases({first: tuple(rows) for first, rows in by_first.items()})


def _ends(found: Sequence[str], start: int, words: Sequence[frozenset[str]]) -> int:
    """Where a phrase that starts here ends; 0 where it does not stand here."""
    at = start
    for word in words:
        if start < at < len(found) and found[at] == ",":
            at += 1
        if at >= len(found) or found[at] not in word:
            return 0
        at += 1
    return at


def clause(found: Sequence[str], match: Match, commas: bool = True) -> tuple[int, int]:
    """The clause around a match, from stop to stop (from comma to comma): its first piece and the one after it."""
    ends = STOPS | {","} if commas else STOPS
    start, end = match.start, match.end
    while start and found[start - 1] not in ends:
        start -= 1
    while end < len(found) and found[end] not in ends:
        end += 1
    return start, end


def denied(found: Sequence[str], match: Match, denials: frozenset[str] = NOT) -> bool:
    """Does a word shortly before it, in the same clause, deny what was found: `no bruising`, `wasn't seen`?

    A denial holds through a list that ends in *or*: `no bruises, marks or injuries`.
    """
    at = match.start
    for _ in range(FAR):
        at -= 1
        if at < 0 or found[at] in STOPS or found[at] == "but":
            return False
        if found[at] == "," and not {"or", "nor"} & {*found[at : match.end + FAR]}:
            return False
        if found[at] in denials or found[at].endswith("n't"):
            return True
    return False
