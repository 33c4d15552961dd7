"""From a cell to the value it stands for, by the kind of its column; forgiving, and never guessing.

Comes in: a raw cell, its column and what codes and labels there are. Goes out: the value, or a sentence on what the
cell should hold.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from maar.authoring import spec
from maar.questions.model import EVERYONE, NOT_APPLICABLE, NOT_KNOWN
from maar.sheets.cells import Raw, folded, text_of

YES = ("yes", "y", "true", "1", "x", "✓", "✔")
NO = ("no", "n", "false", "0")
EMPTY = (spec.NONE, "-", "–", "—")
EVERYBODY = ("everybody", "everyone", "every agency", "all agencies", "all")
WHOLE = re.compile(r"(\d{1,15})(?:\.0+)?", re.ASCII)
BETWEEN = re.compile(r"[,;\n]")
AND = re.compile(r"\s*[/&+]\s*|\s+and\s+")
NEW_LINE = str.maketrans(dict.fromkeys("\r\v\f\x85", "\n"))  # what other programs begin a line with
CODES = ("ref", "code", "mark")  # words that are no words


class Value(NamedTuple):
    """What a cell says: `given` is False for an empty one; `wanted` says what it should hold where it is wrong."""

    value: Any = None
    given: bool = True
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The codes there are, by what offers them, each under its own spelling and the spellings that mean it; and labels.

    `folded` finds a code by code or name however it is written.
    """

    exact: Mapping[str, frozenset[str]] = field(default_factory=dict)
    folded: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def code(self, offers: tuple[str, ...] | str, text: str) -> str:
        """The code that is meant; the text as it stands where none is."""
        if isinstance(offers, tuple):
            return next((one for one in offers if folded(one) == folded(text)), text)
        if text in self.exact.get(offers, ()):
            return text
        if offers == spec.ROLES and folded(text) in EVERYBODY:
            return EVERYONE
        return self.folded.get(offers, {}).get(folded(text), text)

    def codes(self, offers: tuple[str, ...] | str, text: str) -> list[str]:
        """The codes that are meant, by a comma or a line each; by `and` or a stroke where each side is known."""
        known = self.exact.get(offers, frozenset()) if isinstance(offers, str) else frozenset()
        found = []
        for piece in filter(None, (piece.strip() for piece in BETWEEN.split(text))):
            whole, several = self.code(offers, piece), [self.code(offers, one) for one in AND.split(piece)]
            found += several if whole not in known and known.issuperset(several) else [whole]
        return found


def known(named: Mapping[str, Sequence[tuple[str, str]]], labels: Iterable[str]) -> Known:
    """What can be named: for each sheet that offers codes, (code, name); and the labels of all levels."""
    codes = {offers: frozenset(code for code, _ in rows) for offers, rows in named.items()}
    spelt = {
        offers: {
            **{folded(name): code for code, name in reversed(rows) if name},
            **{folded(code): code for code, _ in reversed(rows)},
        }
        for offers, rows in named.items()
    }
    every = {label: label for label in (*labels, NOT_KNOWN, NOT_APPLICABLE)}
    return Known(codes, spelt, {**{folded(label): label for label in reversed([*every])}, **every})


def value_of(raw: Raw, column: spec.Column, among: Known) -> Value:
    """The value of a cell in this column."""
    text = text_of(raw).translate(NEW_LINE)
    if not text:
        return Value(given=False)
    if (column.kind != "words" or column.key in CODES) and isinstance(raw, date | datetime | time | timedelta):
        return Value(wanted=f"text: it became {'a date' if isinstance(raw, date) else 'a time'} when it was typed")
    return READERS[column.kind](text, column, among)


def _words(text: str, column: spec.Column, among: Known) -> Value:
    return Value("" if text == spec.NONE else text)


def _number(text: str, column: spec.Column, among: Known) -> Value:
    found = WHOLE.fullmatch(text)
    if found and int(found[1]) >= column.least:
        return Value(int(found[1]))
    return Value(column.least, wanted=f"a whole number, {column.least} or more" if found else "a whole number")


def _flag(text: str, column: spec.Column, among: Known) -> Value:
    said = text.casefold().strip(" .")
    if said in YES or said in NO:
        return Value(said in YES)
    return Value(False, wanted="Yes or No")


def _code(text: str, column: spec.Column, among: Known) -> Value:
    return Value("" if text == spec.NONE else among.code(column.offers, text))


def _codes(text: str, column: spec.Column, among: Known) -> Value:
    return Value(among.codes(column.offers, text) if text not in EMPTY else [])


def _lines(text: str, column: spec.Column, among: Known) -> Value:
    return Value(_split(text) if text not in EMPTY else [])


def _labels(text: str, column: spec.Column, among: Known) -> Value:
    """Labels one a line; a line that is no label, but several with commas between, is those."""
    found: list[str] = []
    for line in _split(text) if text not in EMPTY else ():
        pieces = [line] if among.labels.get(line) else [piece.strip() for piece in BETWEEN.split(line)]
        labels = [among.labels.get(piece) or among.labels.get(folded(piece)) for piece in pieces]
        found += [label for label in labels if label] if all(labels) else [line]
    return Value(found)


def _split(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


READERS: Mapping[str, Callable[[str, spec.Column, Known], Value]] = {
    "words": _words, "number": _number, "flag": _flag, "code": _code, "codes": _codes, "lines": _lines,
    "labels": _labels,
}  # fmt: skip
