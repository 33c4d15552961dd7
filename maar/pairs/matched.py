"""What of two answers is about the same: the parts that stand once, and rows of grids; and which rows stand alone.

Comes in: two answers laid side by side. Goes out: what was given in each, in twos; the dates that one side alone has.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from maar.answers import Answer, GridRow, Value
from maar.pairs.model import Couple, Laid
from maar.questions import Pair, Question
from maar.returns.said import Given, once
from maar.sheets.cells import folded

Two = tuple[Given, Given]


class Row(NamedTuple):
    """What one row of a grid gives, as far as it could be read; `mark` is that of the row of the plan it stands in."""

    given: Given
    mark: str


class Alone(NamedTuple):
    """Dates without one near them on the other side, which has so many rows that show no date."""

    dates: tuple[Value, ...]
    undated: int


def matched(laid: Laid, couple: Couple) -> Iterator[Two]:
    """What stands side by side: the parts that stand once, and those rows of two grids that are about the same.

    Rows are about the same that stand in one row of the plan, or in which all that we fill in says the same; where we
    fill in nothing, where a pair of kind `rows` of the question says so by its date.
    """
    one, other = ((question := laid.asked(answer), once(question, answer)) for answer in couple)
    yield _read(*one), _read(*other)
    if not (laid.question.is_grid and laid.other.is_grid):
        return
    mine, theirs = (_rows(laid, answer) for answer in couple)
    ours = tuple(part.name for part in laid.question.columns if part.ours)
    dated = dated_by(laid.question)
    if ours:
        yield from ((one.given, two.given) for one in mine for two in theirs if _is_same(ours, one, two))
    elif dated:
        yield from _by_date([row.given for row in mine], [row.given for row in theirs], dated)


def alone(laid: Laid, one: Answer, other: Answer) -> Alone:
    """The dates under the pair's part for which the other side has none near: each matches one at most.

    A row that names no case may be about this one; one that shows no date may be any: while the other side has as
    many of those as dates are left over, nothing stands alone.
    """
    mine = _dates(laid, laid.rows(one))
    there = (*laid.rows(other), *laid.loose(other))
    theirs = _dates(laid, there)
    undated = len(there) - len(theirs)
    met = {value for value, _ in _paired(mine, theirs, laid.pair.within_days)}
    left = tuple(value for value in mine if value not in met)
    return Alone(left if len(left) > undated else (), undated)


def dated_by(question: Question) -> Pair | None:
    """The pair that says by which date rows of this question are matched."""
    return next((pair for pair in question.pairs if pair.kind == "rows"), None)


def plain(value: Value) -> object:
    """What a value says, for comparing."""
    return folded(value.value) if isinstance(value.value, str) else value.value


def _rows(laid: Laid, answer: Answer) -> list[Row]:
    question = laid.asked(answer)
    columns = {part.name for part in question.for_role(laid.plan.agency(answer.agency).role).columns}
    return [
        Row(_read(question, {one.part: one for one in row.values if one.part in columns}), row.mark)
        for row in laid.rows(answer)
    ]


def _read(question: Question, given: Given) -> Given:
    """What was given, without what could not be read as what it should be: that is on no side."""
    return {name: value for name, value in given.items() if value.type == question.part(name).kind}


def _is_same(ours: tuple[str, ...], one: Row, other: Row) -> bool:
    """Are two rows about the same meeting?

    In one row of the plan they are, with its date put right or its name said otherwise; not where all that we filled
    in was typed over: that is another meeting.
    """
    both = [(one.given[name], other.given[name]) for name in ours if name in one.given and name in other.given]
    same = [plain(mine) == plain(theirs) for mine, theirs in both]
    if one.mark and one.mark == other.mark:
        return len(ours) == 1 or len(same) < len(ours) or any(same)
    return len(same) == len(ours) and all(same)


def _by_date(mine: list[Given], theirs: list[Given], pair: Pair) -> Iterator[Two]:
    """Rows of one date, then those left with one near enough; only where no other row of either side may be meant."""
    own, other = ([(_day(row[pair.part]), row) for row in of if pair.part in row] for of in (mine, theirs))
    for within in (0, pair.within_days):
        near = [
            (a, b) for a, (day, _) in enumerate(own) for b, (when, _) in enumerate(other) if _gap(day, when) <= within
        ]
        mine_met, theirs_met = Counter(a for a, _ in near), Counter(b for _, b in near)
        found = [(a, b) for a, b in near if mine_met[a] == theirs_met[b] == 1]
        yield from ((own[a][1], other[b][1]) for a, b in found)
        own = [one for a, one in enumerate(own) if a not in {met for met, _ in found}]
        other = [one for b, one in enumerate(other) if b not in {met for _, met in found}]


def _dates(laid: Laid, rows: Iterable[GridRow]) -> tuple[Value, ...]:
    found = (value for row in rows for value in row.values if value.part == laid.pair.part)
    return tuple(value for value in found if isinstance(value.value, date))


def _paired(mine: Iterable[Value], theirs: Iterable[Value], within_days: int) -> Iterator[tuple[Value, Value]]:
    """Dates in order, each beside the first of the other side that is near enough: as many as can be."""
    own, other = sorted(mine, key=_day), sorted(theirs, key=_day)
    at = 0
    for one in own:
        while at < len(other) and (_day(one) - _day(other[at])).days > within_days:
            at += 1
        if at < len(other) and (_day(other[at]) - _day(one)).days <= within_days:
            yield one, other[at]
            at += 1


def _day(value: Value) -> date:
    return value.value if isinstance(value.value, date) else date.min


def _gap(one: date, other: date) -> int:
    return abs((one - other).days)
