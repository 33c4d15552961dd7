"""How agencies are called in the meeting's workbook: by code and name or, where it is blind, by letter.

Comes in: the plan. Goes out: a letter for each agency, the key to them, and `Called`, which says who is who.
"""

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from maar.figures import letters as ordinal
from maar.plan import Agency, Plan
from maar.questions.model import EVERYONE
from maar.sheets.cells import folded
from maar.tabletop.spec import BLIND

SEVERAL = "an agency"  # what stands for a name that several are called by
SHORT = 3  # letters: a code with fewer may be a word in any text, and is known by its capitals only
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def letters(plan: Plan) -> dict[str, str]:
    """The letter of every agency by its code, in an order that says nothing of who it is; the same every time."""
    drawn = sorted(
        (hashlib.sha256(f"{plan.id}|{agency.code}".encode()).hexdigest(), agency) for agency in plan.agencies
    )
    return {agency.code: ordinal(place) for place, (_, agency) in enumerate(drawn, 1)}


def key(plan: Plan) -> str:
    """The key as the text of a .csv: letter, code and name, by letter; lines end in CRLF."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(("letter", "code", "name"))
    for code, letter in letters(plan).items():
        rows.writerow((letter, code, _harmless(plan.agency(code).name)))
    return text.getvalue()


@dataclass(frozen=True, slots=True)
class Called:
    """Who is called what. `letters` is empty where everybody goes by code and name."""

    plan: Plan
    letters: Mapping[str, str] = field(default_factory=dict)
    _names: Mapping[str, str] = field(default_factory=dict)
    _pattern: re.Pattern[str] | None = None

    @property
    def blind(self) -> bool:
        return bool(self.letters)

    def code(self, code: str) -> str:
        """As it heads a column: the code, or the letter."""
        return self.letters.get(code, code)

    def name(self, code: str) -> str:
        """As it stands in a sentence: the short name, or `Agency A`."""
        if code in self.letters:
            return BLIND.format(letter=self.letters[code])
        return next((agency.short for agency in self.plan.agencies if agency.code == code), code)

    def text(self, text: str) -> str:
        """What somebody wrote; where it is blind, `Agency A` for every code, name and short name in it."""
        return self._said(text, self.name)

    def brief(self, text: str) -> str:
        """A few words of ours about codes; where it is blind, with letters for them."""
        return self._said(text, self.code)

    def ordered(self, codes: Iterable[str]) -> list[str]:
        """These agencies in the plan's order; where it is blind, in that of their letters."""
        order = [*(self.letters or (agency.code for agency in self.plan.agencies))]
        return sorted(codes, key=order.index)

    def _said(self, text: str, how: Callable[[str], str]) -> str:
        if self._pattern is None or not text:
            return text
        return self._pattern.sub(lambda found: self._instead(found[0], how), text)

    def _instead(self, found: str, how: Callable[[str], str]) -> str:
        code = self._names.get(_plain(found), "")  # letters that differ in more than case, such as a dotless i
        return how(code) if code else SEVERAL


def called(plan: Plan, blind: bool) -> Called:
    """How agencies are called in this workbook."""
    if not blind:
        return Called(plan)
    named: dict[str, set[str]] = {}
    for agency in plan.agencies:
        for name in _names(plan, agency):
            named.setdefault(_plain(name), set()).add(agency.code)
    codes = {_plain(agency.code): {agency.code} for agency in plan.agencies}  # whoever writes a code means that one
    meant = {name: min(who) if len(who) == 1 else "" for name, who in {**named, **codes}.items()}
    return Called(plan, letters(plan), meant, _pattern(plan))


def _names(plan: Plan, agency: Agency) -> Iterator[str]:
    """Everything an agency is called besides its code; its role too, where it is more than `ALL`."""
    role = agency.role if agency.role != EVERYONE else ""
    for name in (agency.name, agency.short, role, plan.questions.roles.get(role, "")):
        if folded(name):
            yield name


def _pattern(plan: Plan) -> re.Pattern[str]:
    """Any of these as whole words, the longest first; a short code in capitals only. An underscore ends a word."""
    words = {agency.code for agency in plan.agencies}.union(*(_names(plan, agency) for agency in plan.agencies))
    ways = [_way(word) for word in sorted(words, key=lambda word: (-len(word), word))]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])")


def _way(word: str) -> str:
    """One name as it may be written: any kind of apostrophe and space, and in any case."""
    escaped = [re.escape(part) for part in re.split(r"['’]", word)]
    written = "['’]".join(r"\s+".join(part.split(r"\ ")) for part in escaped)
    return written if len(word) < SHORT else f"(?i:{written})"


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


def _harmless(text: str) -> str:
    """A text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
