"""Reading a table that a person wrote: every mistake is a problem with its key path, none an exception.

Comes in: a parsed TOML table, or a sheet read into the same shape. Goes out: typed values, and the problems met.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import islice
from typing import Any

from maar.problems import Kind, Location, Problem
from maar.problems import templates as codes

MOST = 9_999  # a whole number in a question set
LONGEST_TEXT = 16_000  # characters; a cell holds 32,767 units, and some characters take two
LOOKED_AT, TOLD, LONGEST = 500, 60, 80  # names looked at for a hint, names told, characters of a name
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML table with its place: `file`, and `path` inside it. `problems` collects what is wrong.

    `cells` are the cells that paths stand for, where the table was read from a workbook.
    """

    values: Mapping[str, Any]
    file: str
    path: str
    problems: list[Problem] = field(default_factory=list)
    cells: Mapping[str, Location] = field(default_factory=dict)

    def complain(self, kind: Kind, where: str = "", /, **facts: str) -> None:
        path = ".".join(part for part in (self.path, where) if part)
        at = self.cells.get(path) or self.cells.get(self.path) or Location(self.file, "", path)
        said = tuple(sorted(facts.items()))
        self.problems.append(Problem(kind, at, facts=said, content=f"{self.file}: {path}: {said}"))

    def text(self, key: str, default: str | None = None) -> str:
        value = str(self._typed(key, str, "words in double quotes", default))
        if len(value) > LONGEST_TEXT:
            self.complain(
                codes.WRONG_TYPE, key, wanted=f"words, {LONGEST_TEXT:,} characters at most, as cells hold them"
            )
        if CONTROL.search(value):
            self.complain(codes.WRONG_TYPE, key, wanted="words without control characters, which no cell can hold")
        return value

    def number(self, key: str, default: int | None = None, least: int = 0, most: int = MOST) -> int:
        value = int(self._typed(key, int, "a whole number", default))
        if key in self.values and value < least:
            self.complain(codes.WRONG_TYPE, key, wanted=f"a whole number, {least} or more")
        if key in self.values and value > most:
            self.complain(codes.WRONG_TYPE, key, wanted=f"a whole number, {most:,} or less")
        return min(value, most)

    def number_or_none(self, key: str) -> int | None:
        return self.number(key) if key in self.values else None

    def flag(self, key: str, default: bool | None = None) -> bool:
        return bool(self._typed(key, bool, "true or false", default))

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._typed(key, list, 'a list such as ["CSC", "POL"]', None if default is None else [*default])
        if not all(isinstance(item, str) for item in value):
            self.complain(codes.WRONG_TYPE, key, wanted='a list of words such as ["CSC", "POL"]')
            return ()
        if any(CONTROL.search(item) for item in value):
            self.complain(codes.WRONG_TYPE, key, wanted="words without control characters, which no cell can hold")
        return tuple(value)

    def table(self, key: str) -> "Table":
        value = self._typed(key, dict, "a table", {})
        return replace(self, values=value, path=".".join(part for part in (self.path, key) if part))

    def tables(self, key: str) -> tuple["Table", ...]:
        value = self._typed(key, list, f"tables headed [[{key}]]", [])
        if not all(isinstance(item, dict) for item in value):
            self.complain(codes.WRONG_TYPE, key, wanted=f"tables headed [[{key}]]")
            return ()
        name = ".".join(part for part in (self.path, key) if part)
        return tuple(
            replace(self, values=item, path=f"{name}[{self._label(item, number)}]")
            for number, item in enumerate(value, 1)
        )

    def only(self, *known: str) -> None:
        """Report keys that mean nothing here, with the nearest that does."""
        for key in self.values:
            if key not in known:
                self.complain(codes.UNKNOWN_KEY, key, key=key, hint=hint(key, known, "Known here"))

    def choice(self, key: str, known: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in known and (key in self.values or default is not None):
            self.complain(codes.UNKNOWN_NAME, key, key=key, value=value, hint=hint(value, known))
        return value

    def choices(self, key: str, known: tuple[str, ...], default: tuple[str, ...]) -> tuple[str, ...]:
        """A list of words that are all known."""
        values = self.texts(key, default)
        for value in values:
            if value not in known:
                self.complain(codes.UNKNOWN_NAME, key, key=key, value=value, hint=hint(value, known))
        return values

    @staticmethod
    def _label(item: Mapping[str, Any], number: int) -> str:
        return str(next((item[key] for key in ("ref", "code", "name", "label") if key in item), number))

    def _typed(self, key: str, wanted: type, words: str, default: Any) -> Any:
        if key not in self.values:
            if default is None:
                self.complain(codes.MISSING_KEY, key, key=key)
                return wanted()
            return default
        value = self.values[key]
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            self.complain(codes.WRONG_TYPE, key, wanted=words)
            return wanted()
        return value


def hint(value: str, known: Iterable[str], words: str = "Known") -> str:
    """`Did you mean THR-1?`, or what is known: of very many names the first."""
    names = {name.casefold(): name for name in islice(known, LOOKED_AT)}
    near = get_close_matches(value[:LONGEST].casefold(), names, n=1)
    if near:
        return f"Did you mean {names[near[0]]}?"
    told = [*names.values()]
    more = f" and {len(told) - TOLD} more" if len(told) > TOLD else ""
    return f"{words}: {', '.join(told[:TOLD]) or 'none'}{more}."
