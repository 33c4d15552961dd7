"""Values far outside any form: where they begin, and a sheet without them.

One cell in the last row of a sheet would have the reader of values lay out a whole empty sheet; so it is taken out
first, from a copy of the sheet's part in memory, and told with what it says.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import XMLGenerator, escape
from xml.sax.xmlreader import AttributesImpl

from defusedxml import sax
from defusedxml.ElementTree import iterparse

from maar.problems import Location, Problem
from maar.problems import files as codes
from maar.sheets.book import Place, address
from maar.sheets.limits import Parts

MOST_ROWS, MOST_COLUMNS = 20_000, 702
NEAR_ROWS, NEAR_COLUMNS = 2_000, 100
MOST_SPARSE = 1_000_000  # cells to lay out, of which hardly any is filled
SPARSE = 20  # cells laid out for each that is filled
MOST_TOLD = 20
SHOWN = 80
STRINGS = "xl/sharedStrings.xml"
EVERYTHING = (1 << 62, 1 << 62)

Bounds = tuple[int, int]


class FarCell(NamedTuple):
    """A filled cell far outside the form: its sheet, its address and what it says, as far as that can be had."""

    sheet: str
    cell: str
    text: str


class FarText(NamedTuple):
    """A far cell as it stands in the part: an address, and its text or the number of a shared string."""

    cell: str
    text: str
    shared: bool


@dataclass(slots=True)
class Extent:
    """How far the filled cells of a sheet reach: all of them, and those within the limits of any sheet."""

    beyond: bool = False
    rows: int = 0
    columns: int = 0
    filled: int = 0

    def add(self, row: int, column: int) -> None:
        """Count one filled cell, by row and column from 0."""
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            self.beyond = True
            return
        self.filled += 1
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)

    def bounds(self) -> Bounds:
        """The first row and column, from 0, that are far; no sheet has those of `EVERYTHING`."""
        area = self.rows * self.columns
        if area > MOST_SPARSE and area > SPARSE * self.filled:
            return NEAR_ROWS, NEAR_COLUMNS
        return (MOST_ROWS, MOST_COLUMNS) if self.beyond else EVERYTHING


def without_far(content: bytes, bounds: Bounds, place: Callable[[object, Place], Place]) -> tuple[bytes, list[FarText]]:
    """A sheet's part without its far cells, and what those hold; `place` reads an address, or goes on from the last."""
    out = io.BytesIO()
    taker = _Taker(out, bounds, place)
    sax.parse(io.BytesIO(content), taker)
    return out.getvalue(), taker.taken


def told(parts: Parts, sheet: str, taken: Iterable[FarText]) -> list[FarCell]:
    """The far cells of a sheet with their texts; shared strings are looked up."""
    taken = list(taken)
    wanted = {int(one.text) for one in taken if one.shared and one.text.isdecimal()}
    strings = _strings(parts.read(STRINGS), wanted) if wanted and STRINGS in parts.names else {}
    return [
        FarCell(sheet, one.cell, strings.get(int(one.text), "") if one.shared and one.text.isdecimal() else one.text)
        for one in taken
    ]


def problems(far: Sequence[FarCell], file: str, digest: str) -> list[Problem]:
    """A warning for each far cell, and one with the number of those that are left after the first of a sheet."""
    found = []
    for sheet in dict.fromkeys(one.sheet for one in far):
        cells = [one for one in far if one.sheet == sheet]
        for one in cells[:MOST_TOLD]:
            words = " ".join(one.text.split())
            said = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
            typed = f"'{said}'" if said else "something"
            at = Location(file, sheet, one.cell)
            found.append(Problem(codes.FAR_CELL, at, facts=(("typed", typed),), content=digest))
        if len(cells) > MOST_TOLD:
            facts = (("number", f"{len(cells) - MOST_TOLD:,}"),)
            found.append(Problem(codes.MORE_FAR_CELLS, Location(file, sheet), facts=facts, content=digest))
    return found


def _strings(content: bytes, wanted: set[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    number = -1
    for event, element in iterparse(io.BytesIO(content), ("start", "end")):
        if not str(element.tag).endswith("}si"):
            continue
        if event == "start":
            number += 1
            continue
        if number in wanted:
            found[number] = "".join(one.text or "" for one in element.iter() if str(one.tag).endswith("}t"))
        element.clear()
    return found


class _Taker(XMLGenerator):
    """Writes a sheet's part as it was read, but for the cells beyond the bounds."""

    def __init__(self, out: io.BytesIO, bounds: Bounds, place: Callable[[object, Place], Place]) -> None:
        super().__init__(out, "utf-8", short_empty_elements=True)
        self.taken: list[FarText] = []
        self._bounds, self._place = bounds, place
        self._row = self._column = -1
        self._texts: dict[str, str] | None = None  # of the far cell that is being read, by element
        self._inside: list[str] = []
        self._shared = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        local = name.rpartition(":")[2]
        if self._texts is not None:
            self._inside.append(local)
            self._texts.setdefault(local, "")
            return
        if local == "row":
            given = attrs.get("r", "")
            self._row, self._column = (int(given) - 1 if given.isdecimal() else self._row + 1), -1
        elif local == "c":
            self._row, self._column = self._place(attrs.get("r"), (self._row, self._column + 1))
            if self._row >= self._bounds[0] or self._column >= self._bounds[1]:
                self._texts, self._inside, self._shared = {}, ["c"], attrs.get("t") == "s"
                return
        super().startElement(name, attrs)

    def endElement(self, name: str) -> None:
        if self._texts is None:
            super().endElement(name)
            return
        self._inside.pop()
        if not self._inside:
            if self._texts:
                text = self._texts.get("t") or self._texts.get("v") or self._texts.get("f", "")
                self.taken.append(FarText(address(self._row, self._column), text, self._shared))
            self._texts = None

    def characters(self, content: str) -> None:
        if self._texts is None:
            self._finish_pending_start_element()  # type: ignore[attr-defined]
            self._write(escape(content, {"\r": "&#13;"}))  # type: ignore[attr-defined]
        else:
            self._texts[self._inside[-1]] = self._texts.get(self._inside[-1], "") + content
