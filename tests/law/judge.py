"""The judge: is every typed thing told, and is everything told somebody's, in the right place?

Comes in: the ledger, the text of the data files and the problems. Goes out: breaches, in words. How maar reads is
not asked: only what stands in the files that people get.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from openpyxl.utils.cell import range_boundaries

from maar.plan import Plan
from maar.problems import Problem, Severity

from .paper import Box, Placed, Typed

# These say that something is not there: they tell nobody that something is.
OF_ABSENCE = {"RET004", "RET010", "RET011", "RET012", "RET013", "CNT001", "CNT005", "ROW002", "ROW005", "ANS012"}
ADDRESS = re.compile(r"(?<![\w-])\$?[A-Z]{1,3}[1-9]\d{0,6}(?::[A-Z]{1,3}[1-9]\d{0,6})?(?![\w-])")
TOKEN = re.compile(r"q\d+z")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
QUOTED = 20  # characters of a text by which it is recognised
TOP_FIELDS = "TOP"  # in values.csv: the fields that returns.csv has no column for
STATES = ("not known", "not applicable")
LIST_FILES = {"Chronology": "chronology", "SMART plan": "plan_actions"}
PLACES = {"file", "sheet", "cell", "audit", "theme", "scale", "points", "agreed", "type", "status", "completeness"}


def plain(text: str) -> str:
    """A text as it looks: no invisible characters, one space for many, no apostrophe put before a formula."""
    seen = " ".join(text.translate(INVISIBLE).split())
    return seen.lstrip("'") if len(seen) > 1 else seen


def folded(text: str) -> str:
    """A label, however it is spelt."""
    return re.sub(r"^\d+ - |[\s.]+$", "", plain(text).casefold())


class Claim(NamedTuple):
    """One thing that a data file says: whose, on which question, in which column, and where it says that it stood."""

    agency: str
    case: str
    question: str
    part: str
    column: str
    text: str
    place: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that came out: claims by agency and case, and the problems."""

    plan: Plan
    claims: Mapping[tuple[str, str], list[Claim]]
    problems: tuple[Problem, ...]
    statuses: Mapping[tuple[str, str], str]


def told(plan: Plan, files: Mapping[str, str], problems: Iterable[Problem]) -> Told:
    """From the text of the data files, by name, to what they claim."""
    claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    statuses = {}
    for name in ("answers", "values", "returns", "chronology", "plan_actions"):
        for row in csv.DictReader(io.StringIO(files[name], newline="")):
            for claim in _claims(row):
                claims[claim.agency, claim.case].append(claim)
            if name == "returns":
                statuses[row["agency"], row["case"]] = row["status"]
    return Told(plan, claims, tuple(problems), statuses)


def _claims(row: dict[str, str]) -> Iterator[Claim]:
    place = (row["file"], row["sheet"], row.get("cell", ""))
    for column, text in row.items():
        if column in PLACES or column in ("agency", "question", "part") or not text:
            continue
        if column == "state" and text not in STATES:
            continue
        if column == "case" and "question" in row:
            continue
        yield Claim(row["agency"], row["case"], row.get("question", ""), row.get("part", ""), column, text, place)


def breaches(came_out: Told, ledger: list[Placed]) -> list[str]:
    """Every breach of the law, in words."""
    return [*_silent(came_out, ledger), *_wrong(came_out, ledger)]


def _silent(came_out: Told, ledger: list[Placed]) -> Iterator[str]:
    seen = [one for one in ledger if any(map(plain, one.typed.looks)) and not _in_data(came_out, one)]
    named = {one for one in seen if any(_names(problem, one) for problem in came_out.problems)}
    # A row copied within its sheet says the same thing twice: to name one of the two cells is to name it.
    twins = {(one.file, one.sheet, one.typed) for one in named if one.typed.box}
    for one in seen:
        if one not in named and (one.file, one.sheet, one.typed) not in twins:
            yield f"told nowhere: {_said(one)}"


def _said(one: Placed) -> str:
    what = "a comment" if one.note else _owner(one.typed.box)
    cell = f"{_letters(one.column)}{one.row + 1}"
    return f"{one.typed.looks[0][:40]!r} in {one.file}, {one.sheet}, {cell}, {what}"


def _owner(box: Box | None) -> str:
    return " ".join(part for part in box if part) if box else "outside the boxes"


def _letters(column: int) -> str:
    first, last = divmod(column, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def _in_data(came_out: Told, one: Placed) -> bool:
    box = one.typed.box
    if box is None or one.note:
        return False
    if box.kind == "start":
        owners = [owner for owner in came_out.claims if owner[0] == box.agency and box.case in ("", owner[1])]
        return any(_holds(came_out, one.typed, box, owner) for owner in owners)
    return _holds(came_out, one.typed, box, (box.agency, box.case))


def _holds(came_out: Told, typed: Typed, box: Box, owner: tuple[str, str]) -> bool:
    said = folded(typed.looks[0])
    if box.heading == "Known to us?" and came_out.statuses.get(owner) == {"yes": "returned", "no": "nil"}.get(
        said, "?"
    ):
        return True
    if box.heading == "Case ref, typed by you" and said.removeprefix("case ") == box.case.casefold():
        return True
    return any(_of(claim, box) and _says(claim, typed) for claim in came_out.claims.get(owner, ()))


def _of(claim: Claim, box: Box) -> bool:
    """Is this the claim of a box like this one?"""
    if box.kind != "row":
        return not claim.question or (box.kind in ("top", "start") and claim.question == TOP_FIELDS)
    question, _, part = box.ref.partition(".")
    if claim.question != question:
        return False
    if box.heading == "Comment":
        return claim.column == "comment" or claim.part == "comment"
    if claim.column == "value" and part:
        return claim.part == part
    return claim.column != "comment" and claim.part != "comment"


def _says(claim: Claim, typed: Typed) -> bool:
    lines = {plain(claim.text), *(plain(line) for line in claim.text.splitlines())}
    lines |= {line.lstrip("0") for line in lines if line.isdecimal()}  # a number in a box for words is told as typed
    looks = [plain(look) for look in typed.looks]
    if typed.token:
        return any(look in plain(claim.text) for look in looks)
    return bool(lines.intersection(looks)) or folded(claim.text) in map(folded, typed.looks)


def _names(problem: Problem, one: Placed) -> bool:
    """Does this problem name the cell; or its row, quoting what was typed?"""
    if problem.code in OF_ABSENCE or (problem.at.file not in ("", one.file) and one.file not in problem.message):
        return False
    if problem.at.sheet != one.sheet and one.sheet not in problem.message:
        return False
    quotes = any(plain(look)[:QUOTED] in plain(problem.message) for look in one.typed.looks)
    for place in (*ADDRESS.findall(problem.at.cell), *ADDRESS.findall(problem.message)):
        left, first, right, last = (number or 0 for number in range_boundaries(place.replace("$", "")))
        if first <= one.row + 1 <= last and (quotes or left <= one.column + 1 <= right):
            return True
    return False


def _wrong(came_out: Told, ledger: list[Placed]) -> Iterator[str]:
    """What the data say that nobody typed there, unless a warning or an error names it; a note will do for a field."""
    by_token: dict[str, list[Placed]] = defaultdict(list)
    for one in ledger:
        if not one.note:
            by_token[one.typed.token].append(one)
    loud = [one for one in came_out.problems if one.severity != Severity.NOTE and one.code not in OF_ABSENCE]
    for claim in (claim for claims in came_out.claims.values() for claim in claims if not _ours(claim)):
        for origins in _origins(claim, by_token):
            if any(_belongs(claim, one.typed) for one in origins):
                continue
            if any(_flags(problem, claim) for problem in loud):
                continue
            heard = loud if claim.question not in ("", TOP_FIELDS) else came_out.problems
            if not any(_names(problem, one) for problem in heard for one in origins):
                yield f"in the wrong place: {claim.text[:60]!r} of {_whence(origins)} is told as {claim[:5]}"


def _origins(claim: Claim, by_token: Mapping[str, list[Placed]]) -> list[list[Placed]]:
    """For each text in a claim, where it was typed; for one without a mark of its own, wherever the like was."""
    marks = TOKEN.findall(claim.text)
    return [by_token.get(mark, []) for mark in marks] or [[one for one in by_token[""] if _says(claim, one.typed)]]


def _ours(claim: Claim) -> bool:
    """Case and agency of a row of a list stand there though nobody typed them."""
    return claim.column in ("case", "agency")


def _whence(origins: list[Placed]) -> str:
    return " or ".join(sorted({_owner(one.typed.box) for one in origins})[:3]) or "nobody"


def _belongs(claim: Claim, typed: Typed) -> bool:
    box = typed.box
    if box is None or box.agency != claim.agency:
        return False
    if box.kind == "start":
        return box.case in ("", claim.case) and _of(claim, box)
    return box.case == claim.case and _of(claim, box)


def _flags(problem: Problem, claim: Claim) -> bool:
    """Does this problem name the claim: its agency, case and question, or the cell that it says it stood in?"""
    question = problem.question.partition(".")[0]
    if claim.question and (problem.agency, problem.case, question) == claim[:3]:
        return True
    file, sheet, cell = claim.place
    if (problem.at.file, problem.at.sheet) != (file, sheet) or not cell:
        return False
    column, row, _, _ = range_boundaries(cell)
    for place in ADDRESS.findall(problem.at.cell):
        left, first, right, last = (number or 0 for number in range_boundaries(place))
        if first <= (row or 0) <= last and (not claim.question or left <= (column or 0) <= right):
            return True
    return False
