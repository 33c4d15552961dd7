"""The kinds of cell: how a value is written into one, and what is made of what comes back.

`from_cell` never guesses: it gives a value, blank, or says that the cell is not understood.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")
Raw = str | int | float | bool | date | datetime | time | timedelta | None

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
NUMBERED = re.compile(r"^(\d{1,2})\s*[-.):=]\s*(?=\D)")
NUMERAL = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)\s*(%?)[.)]?", re.ASCII)
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?", re.ASCII)
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})$")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.]+z?)?$")
WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-]+([a-z]+)\.?,?[\s\-]+(\d{4})$")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
SERIALS = range(18_000, 60_001)  # 1949 to 2064, as days since 1899-12-30
EARLIEST = date(1901, 1, 1)


@dataclass(frozen=True, slots=True)
class Got(Generic[T]):
    """What was made of a cell: a value, or blank (`value` None), or not understood (`text` says what it held)."""

    value: T | None
    text: str = ""
    understood: bool = True
    note: str = ""

    @property
    def blank(self) -> bool:
        return self.understood and self.value is None


def text_of(raw: Raw) -> str:
    """What a person sees in the cell, trimmed at both ends; nothing else is changed."""
    if raw is None or raw == "":
        return ""
    if isinstance(raw, str):
        text = raw.replace("\r\n", "\n").strip()
        return text if text.isascii() or text.translate(INVISIBLE).strip() else ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ")
    if isinstance(raw, date | time):
        return raw.isoformat()
    return str(raw)


@lru_cache(maxsize=32_768)
def folded(text: str) -> str:
    """The text for comparing: one case, one kind of space and dash, no marks at the ends."""
    plain = unicodedata.normalize("NFKC", text.translate(INVISIBLE)).translate(DASHES)
    return EDGES.sub("", " ".join(plain.replace("-", " ").casefold().split()))


@cache
def _by_folded(labels: tuple[str, ...]) -> dict[str, str]:
    """The labels that are no numbers, as they are compared; none that cannot be told from another."""
    found = [(folded(label), label) for label in labels if not _numeral(label)]
    times = Counter(plain for plain, _ in found)
    return {plain: label for plain, label in found if plain and times[plain] == 1}


@cache
def _as_seen(labels: tuple[str, ...]) -> dict[str, str]:
    return {text_of(label): label for label in labels}


@cache
def _by_number(labels: tuple[str, ...]) -> dict[str, str]:
    """The labels that are numbers, by themselves; one in per cent also without its sign."""
    numbers = {number: label for label in labels if (number := _numeral(label))}
    return {number.rstrip("%"): label for number, label in numbers.items()} | numbers


def _numeral(text: str) -> str:
    """A number as it is said most shortly, as `5%` for `05.0 %`; empty for any other text."""
    match = NUMERAL.fullmatch(text)
    return f"{float(match[1]):g}{match[2]}" if match else ""


def choice(raw: Raw, labels: Iterable[str]) -> Got[str]:
    """One of the labels: that which it is, else however its case, spaces and punctuation came back; `3 - Good` is Good.

    Of labels that are numbers, `2` may come back as 2.0, and `5%` as 0.05.
    """
    text = text_of(raw)
    if not text:
        return Got(None)
    known = tuple(labels)
    got = _chosen(text, known)
    if not isinstance(raw, int | float) or isinstance(raw, bool):
        return got
    label = _by_number(known).get(share) if (share := _numeral(f"{raw * 100:.6g}%")) else None
    if label and got.value not in (None, label):  # 1 where there are 1% and 100%
        return Got(None, text, understood=False)
    return Got(label, text) if label else got


@lru_cache(maxsize=4096)
def _chosen(text: str, labels: tuple[str, ...]) -> Got[str]:
    if (label := _as_seen(labels).get(text)) is not None:
        return Got(label, text)
    bare = unicodedata.normalize("NFKC", _typed(text))
    known, numbers = _by_folded(labels), _by_number(labels)
    if "?" in bare:
        return Got(None, text, understood=False)
    label = numbers.get(_numeral(bare)) if numbers else None
    label = label or known.get(folded(bare))
    if not label and not ((match := NUMBERED.match(bare)) and match[1] in numbers):  # where it is no label itself
        label = known.get(folded(NUMBERED.sub("", bare)))
    return Got(label, text) if label else Got(None, text, understood=False)


def _typed(text: str) -> str:
    """The text without invisible characters, odd dashes and the apostrophe that some put before it."""
    return text.translate(INVISIBLE).translate(DASHES).strip().lstrip("'").strip()


def number(raw: Raw) -> Got[int]:
    """A count: a whole number from 0 to 9,999. More is no count; `1/2` may have become a date, and that a number."""
    text = text_of(raw)
    if not text:
        return Got(None)
    digits = _typed(text)
    if isinstance(raw, bool | date | time | timedelta) or not re.fullmatch(r"0*\d{1,4}", digits, re.ASCII):
        return Got(None, text, understood=False)
    return Got(int(digits), text)


def day(raw: Raw) -> Got[date]:
    """A date: a real one, ISO or day-first text, `2 March 2026`, or a serial number (noted)."""
    text = text_of(raw)
    if not text:
        return Got(None)
    if isinstance(raw, datetime):
        return _sound(raw.date(), text)
    if isinstance(raw, date):
        return _sound(raw, text)
    if isinstance(raw, bool | time | timedelta):
        return Got(None, text, understood=False)
    words = " ".join(_typed(text).casefold().split())
    if re.fullmatch(r"\d{5}", words, re.ASCII) and int(words) in SERIALS:
        return Got(date(1899, 12, 30) + timedelta(days=int(words)), text, note="read from a serial number")
    found = _day_in(words)
    return _sound(found, text) if found else Got(None, text, understood=False)


def clock(raw: Raw) -> str:
    """A time of day as `09:30`; empty for anything else."""
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    match = CLOCK.fullmatch(_typed(text_of(raw)))
    return f"{int(match[1]):02}:{match[2]}" if match and int(match[1]) < 24 and int(match[2]) < 60 else ""


def _day_in(words: str) -> date | None:
    try:
        if match := ISO.match(words):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := DAY_FIRST.match(words):
            return date(int(match[3]), int(match[2]), int(match[1]))
        match = WORDS.match(words)
        if match and (month := _month(match[2])):
            return date(int(match[3]), month, int(match[1]))
    except ValueError:
        return None
    return None


def _month(word: str) -> int:
    """1 to 12 for a month's name or its beginning; 0 for another word."""
    begins = "sep" if word == "sept" else word
    return next((n for n, name in enumerate(MONTHS, 1) if len(begins) > 2 and name.startswith(begins)), 0)


def _sound(found: date, text: str) -> Got[date]:
    return Got(found, text) if found >= EARLIEST else Got(None, text, understood=False)
