"""What a problem is: a code, a place and the facts; its words come from the catalogue when shown."""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


CORNER = re.compile(r"([A-Z]+)(\d+)")
NAMING = ("answers", "both", "file", "other", "what")  # facts that name files
SEVERITY_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class MaarError(Exception):
    """The environment or the command is wrong: one clear sentence, and what to do about it."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(f"{message} {advice}".strip())


class Location(NamedTuple):
    """A place in a file: `file` is the path as the lead knows it, with `/`; parts not known are empty."""

    file: str = ""
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.file, self.within) if part)

    @property
    def within(self) -> str:
        """The place inside its file: `Questions, cell F12`, or a key path as it stands."""
        if not (self.sheet and self.cell):
            return self.sheet or self.cell
        return f"{self.sheet}, {'cells' if ':' in self.cell else 'cell'} {self.cell}"


def spanning(places: Sequence[Location]) -> Location:
    """The smallest range of cells that holds all of these, which stand in one sheet: `E12`, or `E12:H14`."""
    located = [place for place in places if place.cell]
    corners = [match.groups() for place in located for match in CORNER.finditer(place.cell)]
    if not corners:
        return places[0] if places else Location()
    columns = sorted({column for column, _ in corners}, key=lambda column: (len(column), column))
    rows = sorted({int(row) for _, row in corners})
    ends = (f"{columns[0]}{rows[0]}", f"{columns[-1]}{rows[-1]}")
    return located[0]._replace(cell=":".join(dict.fromkeys(ends)))


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the catalogue. `message` and `advice` take the facts of a problem by name."""

    code: str
    severity: Severity
    title: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, where, and about whose answer.

    Where it is about no question, `content` tells it from others: a digest of the row or file it is in. `eased` says
    why it is no more than a note: the lead waived it, or nothing in its file counts. `row` tells one row of a grid
    from another: a digest of what it says.
    """

    kind: Kind
    at: Location = Location()
    agency: str = ""
    case: str = ""
    question: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    content: str = ""
    eased: str = ""
    row: str = ""

    @property
    def code(self) -> str:
        return self.kind.code

    @property
    def severity(self) -> Severity:
        return Severity.NOTE if self.eased else self.kind.severity

    @property
    def message(self) -> str:
        message = self.kind.message.format_map(self._facts())
        return f"{message} {self.eased}" if self.eased else message

    @property
    def about(self) -> str:
        """What a decision about it is about: the same when files are renamed, another when something else is said."""
        said = [value for name, value in self.facts if name not in NAMING]
        return hashlib.sha256("\x1f".join((self.content, *said)).encode()).hexdigest()[:16]

    @property
    def advice(self) -> str:
        return self.kind.advice.format_map(self._facts())

    @property
    def id(self) -> str:
        """Six base-32 characters that stay the same when files are renamed and read again."""
        basis = (self.code, self.agency, self.case, self.question or self.content, *filter(None, (self.row,)))
        digest = hashlib.sha256("\x1f".join(basis).encode()).digest()
        return base64.b32encode(digest).decode()[:6]

    def _facts(self) -> dict[str, str]:
        place = {"agency": self.agency, "case": self.case, "question": self.question}
        place["id"] = self.id
        place["place"] = self.at.within
        return {**place, "file": self.at.file, "sheet": self.at.sheet, "cell": self.at.cell, **dict(self.facts)}


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems as told: errors first, then by agency, case, question and place; each once."""

    def rank(problem: Problem) -> tuple[object, ...]:
        about = (problem.agency, problem.case, problem.question)
        return (SEVERITY_ORDER[problem.severity], *about, problem.code, problem.at, problem.facts)

    return tuple(sorted(dict.fromkeys(problems), key=rank))
