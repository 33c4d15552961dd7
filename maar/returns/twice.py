"""A row of the plan that stands more than once in one sheet of a grid: copied whole, or filled in twice.

Comes in: the rows of one sheet. Goes out: the same with each row of the plan once, and what has to be said. As on a
case sheet, what they agree on counts once, and where they differ nothing is guessed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from maar.answers import GridRow, Value
from maar.figures import listed
from maar.problems import Problem
from maar.problems import parts as codes
from maar.returns.model import digest, in_words

BOTH = " | "  # between what stands there twice: nothing splits a text there


def each_once(rows: Sequence[GridRow]) -> tuple[tuple[GridRow, ...], list[Problem]]:
    """The rows with each of the plan once; which are the same is told by the plan and by what people see."""
    same: dict[object, list[GridRow]] = {}
    for place, row in enumerate(rows):
        same.setdefault((row.question, row.mark, row.tells) if row.mark else place, []).append(row)
    problems = [problem for several in same.values() if len(several) > 1 for problem in _told(several)]
    return tuple(_one_of(several) for several in same.values()), problems


def _one_of(rows: Sequence[GridRow]) -> GridRow:
    """One row of several: a cell in which they differ holds all of it, as a text."""
    if len(rows) == 1:
        return rows[0]
    values = tuple(_value(given) for given in _cells(rows).values())
    places = {**rows[0].places, **{value.part: value.at for value in values}}
    return replace(rows[0], values=values, lost=all(row.lost for row in rows), places=places)


def _cells(rows: Sequence[GridRow]) -> dict[str, list[Value]]:
    """What each part holds, every thing once, in the order of the columns."""
    found: dict[str, dict[object, Value]] = {}
    for value in (value for row in rows for value in row.values):
        found.setdefault(value.part, {}).setdefault(value.value, value)
    order = dict.fromkeys((*rows[0].places, *found))
    return {part: [*found[part].values()] for part in order if part in found}


def _value(given: Sequence[Value]) -> Value:
    if len(given) == 1:
        return given[0]
    return replace(given[0], type="text", value=BOTH.join(in_words(value.value) for value in given))


def _told(rows: Sequence[GridRow]) -> Iterator[Problem]:
    """A note at each row after the first; an error for each part in which they differ, at its first cell."""
    first = rows[0]
    row = digest(first.question, first.mark)
    about = (first.agency, first.case)
    for other in rows[1:]:
        facts = (("other", first.at.cell),)
        yield Problem(codes.PLANNED_TWICE, other.at, *about, first.question, facts, row=row)
    for part, given in _cells(rows).items():
        if len(given) > 1:
            both = listed([f"'{in_words(value.value)[:80]}' in {value.at.cell}" for value in given])
            ref = f"{first.question}.{part}"
            yield Problem(codes.PLANNED_DIFFERS, given[0].at, *about, ref, (("both", both),), row=row)
