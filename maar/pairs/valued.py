"""Pairs of what was given in parts: values that differ, lists of agencies, and rows that only one side has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from textwrap import shorten
from typing import NamedTuple

from maar.answers import Answer, State, Value
from maar.figures import day, listed, some
from maar.pairs.matched import alone, dated_by, matched, plain
from maar.pairs.model import Clash, Couple, Entry, Laid, each_once, flat
from maar.questions import Pair
from maar.returns.said import Given, Named, agencies_in, row_name
from maar.sheets.cells import clock, folded


class Side(NamedTuple):
    """One part of one answer that contradicts another."""

    answer: Answer
    value: Value


def values(laid: Laid) -> Clash | None:
    """The values of one part deny one another; in a grid row by row."""
    pair = laid.pair
    part, own = pair.part, pair.own or pair.part
    couples = laid.apart(lambda answer: _answered(answer) and _takes_a_side(pair, answer, part, own))
    found: dict[str, dict[tuple[str, object], list[Side]]] = defaultdict(lambda: defaultdict(list))
    for one, other in couples:
        for mine, theirs in matched(laid, (one, other)):
            if part in mine and own in theirs and _deny(laid, mine[part], theirs[own]):
                about = _row_name(laid, mine)
                for answer, value in ((one, mine[part]), (other, theirs[own])):
                    found[about][answer.question, plain(value)].append(Side(answer, value))
    sides = [_gave(laid, about, [*same.values()]) for about, same in found.items()]
    told = [side for same in found.values() for group in same.values() for side in group]
    return _clash(told, couples, sides)


def lists(laid: Laid) -> Clash | None:
    """One side lists agencies; an agency on the list says otherwise for itself, or one that is not on it does."""
    pair = laid.pair
    couples = [
        (one, other)
        for one, other in laid.couples(_answered)
        if _holds(one, pair.part) and _takes_a_side(pair, other, pair.own)
    ]
    text = laid.question.part(pair.part).text
    entries: list[Entry] = []
    listing: list[Side] = []
    listed_by: list[Side] = []
    for one, other in couples:
        for mine, theirs in matched(laid, (one, other)):
            if pair.part not in mine or pair.own not in theirs:
                continue
            named = agencies_in(laid.plan, str(mine[pair.part].value))
            on_it, own = other.agency in named.codes, theirs[pair.own]
            unsure = _is_unsure(pair, own)
            unsure = unsure or (not on_it and bool(named.unknown))  # a name not understood may be this agency's
            if on_it != (own.value in pair.own_says) and not unsure:
                listed_by.append(Side(one, mine[pair.part]))
                listing.append(Side(other, own))
                names = (laid.short(other), laid.short(one))
                entries.append(Entry(_row_name(laid, mine), *names, text, on_it, _words(own)))
    clash = _clash([*listed_by, *listing], couples)
    return clash and clash._replace(entries=tuple(entries))


def rows(laid: Laid) -> Clash | None:
    """A row of one side has no row of about the same date on the other; None recorded has no rows."""
    found: dict[tuple[str, object], list[str]] = defaultdict(list)
    sides: list[Side] = []
    notes: list[str] = []
    couples = laid.apart(lambda answer: _answered(answer) and (bool(laid.rows(answer)) or _holds(answer, "")))
    without: list[Answer] = []
    for couple in couples:
        for one, other in (couple, couple[::-1]):
            left, undated = alone(laid, one, other)
            for value in left:
                found[laid.short(one), value.value].append(laid.short(other))
            if left:
                sides += [Side(one, value) for value in left]
                without.append(other)
            if left and undated:
                notes.append(f"{laid.short(other)} has {some(undated, 'row')} without a date that can be read")
    clash = _clash(sides, couples, [*_alone(laid, couples, found), *notes])
    return clash and clash._replace(answers=each_once([*clash.answers, *without]))


def _alone(laid: Laid, couples: Iterable[Couple], found: Mapping[tuple[str, object], list[str]]) -> list[str]:
    """`only Police lists 9 March 2026`; `School lists 3 March 2026, which GP does not list` where a third one does."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in couples:
        beside[laid.short(one)].add(laid.short(other))
        beside[laid.short(other)].add(laid.short(one))
    days: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for (short, when), others in found.items():
        days[short, tuple(dict.fromkeys(others))].append(day(when) if isinstance(when, date) else str(when))
    return [
        f"only {short} lists {listed(dates)}"
        if laid.everyone and beside[short] == set(others)
        else f"{short} lists {listed(dates)}, which {listed(others)} {'does' if len(others) == 1 else 'do'} not list"
        for (short, others), dates in days.items()
    ]


def _clash(sides: Iterable[Side], couples: Iterable[Couple], said: Iterable[str] = ()) -> Clash | None:
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


def _shorts(laid: Laid, sides: Iterable[Side]) -> list[str]:
    return list(dict.fromkeys(laid.short(side.answer) for side in sides))


def _answered(answer: Answer) -> bool:
    return answer.state is State.ANSWERED


def _holds(answer: Answer, part: str) -> bool:
    return any(value.part == part for value in answer.values)


def _takes_a_side(pair: Pair, answer: Answer, *parts: str) -> bool:
    """Does an answer say anything under one of these parts that can be denied?"""
    return any(value.part in parts and not _is_unsure(pair, value) for value in answer.values)


def _is_unsure(pair: Pair, value: Value) -> bool:
    """`Not recorded` and the like, chosen or typed."""
    return plain(value) in {folded(label) for label in pair.own_unsure}


def _deny(laid: Laid, one: Value, other: Value) -> bool:
    """Do two values deny one another? Where the pair names what means yes, only yes beside no does."""
    pair = laid.pair
    if _is_unsure(pair, one) or _is_unsure(pair, other):
        return False
    if pair.own_says:
        return (one.value in pair.own_says) != (other.value in pair.own_says)
    return _differ(laid, one, other)


def _differ(laid: Laid, one: Value, other: Value) -> bool:
    """Do two values say another thing, however they are written?"""
    if isinstance(one.value, date) and isinstance(other.value, date):
        return abs((one.value - other.value).days) > laid.pair.within_days
    shapes = {laid.question.part(one.part).shape, laid.other.part(other.part).shape}
    if shapes == {"agencies"}:
        mine, theirs = (agencies_in(laid.plan, str(value.value)) for value in (one, other))
        return _lacks(mine, theirs) or _lacks(theirs, mine)
    if shapes == {"time"}:
        times = {clock(str(value.value)) for value in (one, other)}
        return len(times) == 2 and "" not in times
    return plain(one) != plain(other)


def _lacks(one: Named, other: Named) -> bool:
    """Does a list lack more of the agencies on another than it has names that are not understood?"""
    return len({*other.codes} - {*one.codes}) > len(one.unknown)


def _row_name(laid: Laid, row: Given) -> str:
    """What we filled in of a row, else its date; empty for the whole of an answer."""
    dated = dated_by(laid.question)
    if name := row_name(laid.question, row):
        return name
    return _words(row[dated.part]) if dated and dated.part in row else ""


def _words(value: Value) -> str:
    """A value as it is said: a date as a day, a label as it is, words of one's own in quotes and cut short."""
    if isinstance(value.value, date):
        return day(value.value)
    if value.type == "text":
        return f"'{shorten(str(value.value), 60, placeholder='…')}'"
    return str(value.value)
