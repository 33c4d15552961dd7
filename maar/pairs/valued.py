"""Pairs of what was given in parts: values that differ, lists of agencies, and rows that only one side has."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import shorten
from typing import NamedTuple

from maar.answers import Answer, State, Value
from maar.figures import day, listed
from maar.pairs.model import Clash, Couple, Laid, each_once, flat
from maar.questions import Pair, Question
from maar.returns.said import Given, agencies_in, grid_rows, once, row_name
from maar.sheets.cells import folded


class Side(NamedTuple):
    """One part of one answer that contradicts another."""

    answer: Answer
    value: Value


def values(laid: Laid) -> Clash | None:
    """The values of one part differ; in a grid row by row."""
    part, own = laid.pair.part, laid.pair.own or laid.pair.part
    couples = laid.apart(lambda answer: _answered(answer) and (_holds(answer, part) or _holds(answer, own)))
    found: dict[str, dict[tuple[str, object], list[Side]]] = defaultdict(lambda: defaultdict(list))
    for one, other in couples:
        for mine, theirs in _matched(laid, (one, other)):
            if part in mine and own in theirs and _differ(mine[part], theirs[own], laid.pair.within_days):
                about = _row_name(laid, mine)
                for answer, value in ((one, mine[part]), (other, theirs[own])):
                    found[about][answer.question, _plain(value)].append(Side(answer, value))
    sides = [_gave(laid, about, [*same.values()]) for about, same in found.items()]
    told = [side for same in found.values() for group in same.values() for side in group]
    return _clash(told, couples, sides)


def lists(laid: Laid) -> Clash | None:
    """One side lists agencies; an agency on the list says otherwise for itself, or one that is not on it does."""
    pair = laid.pair
    couples = [two for two in laid.couples(_answered) if _holds(two[0], pair.part) and _holds(two[1], pair.own)]
    found: dict[tuple[str, str, bool], list[Side]] = defaultdict(list)
    listing: list[Side] = []
    for one, other in couples:
        for mine, theirs in _matched(laid, (one, other)):
            if pair.part not in mine or pair.own not in theirs:
                continue
            named = agencies_in(laid.plan, str(mine[pair.part].value))
            on_it, own = other.agency in named.codes, theirs[pair.own]
            unsure = own.value in pair.own_unsure
            unsure = unsure or (not on_it and bool(named.unknown))  # a name not understood may be this agency's
            if on_it != (own.value in pair.own_says) and not unsure:
                listing.append(Side(one, mine[pair.part]))
                found[laid.short(one), _row_name(laid, mine), on_it].append(Side(other, own))
    sides = [_listing(laid, key, same) for key, same in found.items()]
    return _clash([*listing, *(side for same in found.values() for side in same)], couples, sides)


def rows(laid: Laid) -> Clash | None:
    """A row of one side has no row of about the same date on the other; None recorded has no rows."""
    part = laid.pair.part
    found: dict[tuple[str, tuple[Value, ...]], list[str]] = {}
    sides: list[Side] = []
    couples = laid.apart(lambda answer: _answered(answer) and (_holds(answer, part) or _holds(answer, "")))
    alone: list[Answer] = []
    for couple in couples:
        for one, other in (couple, couple[::-1]):
            left = _unmatched(_dated(laid, one), _dated(laid, other), laid.pair.within_days)
            if left:
                found.setdefault((laid.short(one), left), []).append(laid.short(other))
                sides += [Side(one, value) for value in left]
                alone.append(other)
    said = [
        f"{short} lists {listed([_words(value) for value in left])}; "
        f"{listed(others)} {'does' if len(others) == 1 else 'do'} not"
        for (short, left), others in found.items()
    ]
    clash = _clash(sides, couples, said)
    return clash and clash._replace(answers=each_once([*clash.answers, *alone]))


def _clash(sides: Iterable[Side], couples: Iterable[Couple], said: Iterable[str]) -> Clash | None:
    told = tuple(sides)
    if not told:
        return None
    places = tuple(dict.fromkeys(side.value.at for side in told))
    return Clash(each_once(side.answer for side in told), places, each_once(flat(couples)), tuple(said))


def _gave(laid: Laid, about: str, same: list[list[Side]]) -> str:
    """`under 'Lead agency' Social care answered CSC and School answered Nobody`."""
    said = []
    for sides in same:
        answer, value = sides[0]
        to = "" if answer.question == laid.question.ref else f" to {laid.other.ref} ({laid.other.short})"
        said.append(f"{listed(_shorts(laid, sides))} answered {_words(value)}{to}")
    text = f"under '{laid.question.part(laid.pair.part).text}' " if laid.pair.part else ""
    return f"{text}{f'for {about} ' if about else ''}{listed(said)}"


def _listing(laid: Laid, key: tuple[str, str, bool], same: list[Side]) -> str:
    """`Social care lists School under 'Agencies that attended' for Core group 3; School answered Apologies`."""
    short, about, on_it = key
    by_answer: dict[str, list[Side]] = defaultdict(list)
    for side in same:
        by_answer[_words(side.value)].append(side)
    text = laid.question.part(laid.pair.part).text
    lists_it = f"{short} {'lists' if on_it else 'does not list'} {listed(_shorts(laid, same))} under '{text}'"
    own = [f"{listed(_shorts(laid, sides))} answered {words}" for words, sides in by_answer.items()]
    return "; ".join((f"{lists_it}{f' for {about}' if about else ''}", *own))


def _shorts(laid: Laid, sides: Iterable[Side]) -> list[str]:
    return list(dict.fromkeys(laid.short(side.answer) for side in sides))


def _answered(answer: Answer) -> bool:
    return answer.state is State.ANSWERED


def _holds(answer: Answer, part: str) -> bool:
    return any(value.part == part for value in answer.values)


def _matched(laid: Laid, couple: Couple) -> Iterator[tuple[Given, Given]]:
    """What stands side by side: the whole of two answers, or those rows of two grids that are about the same.

    Rows are about the same where all that we filled in is the same; where we fill in nothing, where a pair of kind
    `rows` of the question says so by its date.
    """
    if not laid.question.is_grid:
        yield _read(laid.question, once(laid.question, couple[0])), _read(laid.other, once(laid.other, couple[1]))
        return
    mine, theirs = ([_read(laid.question, row) for row in grid_rows(laid.question, one)] for one in couple)
    ours = tuple(part.name for part in laid.question.columns if part.ours)
    dated = _dated_by(laid.question)
    if ours:
        by_name = {_key(row, ours): row for row in reversed(theirs)}
        yield from ((row, by_name[key]) for row in mine if any(key := _key(row, ours)) and key in by_name)
    elif dated:
        own, other = ({row[dated.part]: row for row in of if dated.part in row} for of in (mine, theirs))
        for one, two in _paired(own, other, dated.within_days):
            yield own[one], other[two]


def _read(question: Question, given: Given) -> Given:
    """What was given, without what could not be read as what it should be: that is on no side."""
    return {name: value for name, value in given.items() if value.type == question.part(name).kind}


def _key(row: Given, parts: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(_plain(row[part]) if part in row else "" for part in parts)


def _plain(value: Value) -> object:
    return folded(value.value) if isinstance(value.value, str) else value.value


def _differ(one: Value, other: Value, within_days: int) -> bool:
    if isinstance(one.value, date) and isinstance(other.value, date):
        return abs((one.value - other.value).days) > within_days
    return _plain(one) != _plain(other)


def _dated(laid: Laid, answer: Answer) -> tuple[Value, ...]:
    question = laid.question if answer.question == laid.question.ref else laid.other
    found = (row.get(laid.pair.part) for row in grid_rows(question, answer))
    return tuple(value for value in found if value and isinstance(value.value, date))


def _unmatched(mine: Iterable[Value], theirs: Iterable[Value], within_days: int) -> tuple[Value, ...]:
    """Those of mine that no one of theirs is left for: each matches one at most."""
    own = tuple(mine)
    matched = {one for one, _ in _paired(own, theirs, within_days)}
    return tuple(value for value in own if value not in matched)


def _paired(mine: Iterable[Value], theirs: Iterable[Value], within_days: int) -> Iterator[tuple[Value, Value]]:
    """Dates in order, each beside the first of the other side that is near enough: as many as can be."""
    own, other = (sorted((one for one in of if isinstance(one.value, date)), key=_when) for of in (mine, theirs))
    at = 0
    for one in own:
        while at < len(other) and (_when(one) - _when(other[at])).days > within_days:
            at += 1
        if at < len(other) and (_when(other[at]) - _when(one)).days <= within_days:
            yield one, other[at]
            at += 1


def _when(value: Value) -> date:
    return value.value if isinstance(value.value, date) else date.min


def _row_name(laid: Laid, row: Given) -> str:
    """What we filled in of a row, else its date; empty for the whole of an answer."""
    dated = _dated_by(laid.question)
    if name := row_name(laid.question, row):
        return name
    return _words(row[dated.part]) if dated and dated.part in row else ""


def _dated_by(question: Question) -> Pair | None:
    """The pair that says by which date rows of this question are matched."""
    return next((pair for pair in question.pairs if pair.kind == "rows"), None)


def _words(value: Value) -> str:
    """A value as it is said: a date as a day, a label as it is, words of one's own in quotes and cut short."""
    if isinstance(value.value, date):
        return day(value.value)
    if value.type == "text":
        return f"'{shorten(str(value.value), 60, placeholder='…')}'"
    return str(value.value)
