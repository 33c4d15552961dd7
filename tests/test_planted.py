"""What was planted in a quiet audit is found in full, and nothing else is claimed: judgement by judgement, day by day.

`planted.py` and `planted_days.py` keep the account of what was planted; no line of the package has a part in it.
"""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from agreement_hand import pack
from openpyxl import load_workbook
from planted import EVIDENCE, SETS, Expected, Planted, audit, calm
from planted_days import Days, Told

from maar.agreement import Band, CaseTable, Laid, on_the_table, why_here
from maar.answers import State
from maar.chronology import CaseChronology, chronologies
from maar.findings import FindingKind, find
from maar.pairs import contradictions
from maar.plan import Plan
from maar.scores import add_up
from maar.tabletop.write import workbook

SEEDS = range(2 * len(SETS))
DRAWN = (0, 9)  # seeds of which the workbook is drawn: two different question sets
DIFFERENT = (Band.SPLIT, Band.ONE_APART)


@cache
def planted(seed: int) -> Planted:
    return audit(seed)


def tables(of: Planted) -> tuple[CaseTable, ...]:
    return on_the_table(of.plan, of.settled, contradictions(of.plan, of.settled))


def test_the_seeds_plant_everything_often() -> None:
    every = [planted(seed) for seed in SEEDS]
    bands = Counter(row.band for one in every for row in one.rows.values())
    assert {band for band in Band if bands[band] > 50} == {*Band} - {Band.FEW, Band.OTHER, Band.OVERALL}
    days = [field.days for one in every for field in one.fields]
    found = Counter(
        what for one in days for what in ("gaps", "unseen", "clusters", "repeats", "shared") for _ in getattr(one, what)
    )
    assert min(found.values()) > 30


@pytest.mark.parametrize("seed", SEEDS)
def test_every_difference_that_was_planted_is_found_and_no_other(seed: int) -> None:
    one = planted(seed)
    for table in tables(one):
        for row in table.rows:
            expected = one.rows.get((table.case.ref, row.question.ref)) or _quiet(one, table, row)
            assert (row.band, row.also) == (expected.band, expected.also), (table.case.ref, row)
            if expected.about:
                assert _about(row, expected), (table.case.ref, row, expected)


def _quiet(one: Planted, table: CaseTable, row: Laid) -> Expected:
    """Where nothing was planted: all agree, or there is nothing to agree on."""
    if row.question in one.plan.questions.overall:
        return Expected(Band.OVERALL, frozenset())
    if row.question.scale is None:
        return Expected(Band.OTHER, frozenset())
    return Expected(Band.AGREE if len(row.answers) > 1 else Band.FEW, frozenset())


def _about(row: Laid, expected: Expected) -> bool:
    """Are those named that it is about; where views differ, one who grades higher and one of those who grade lower?"""
    if row.band in DIFFERENT:
        return [code in expected.about for code in row.first] == [False, True]
    return {*row.first} == expected.about


@pytest.mark.parametrize("seed", SEEDS)
def test_it_is_said_of_whom_and_how_many(seed: int) -> None:
    one = planted(seed)
    for table in tables(one):
        for row in table.rows:
            expected = one.rows.get((table.case.ref, row.question.ref))
            if expected and row.question.scale and row.band in WORDS:
                assert row.why == WORDS[row.band](row, sorted(expected.about, key=[*row.answers].index))


def _codes(codes: list[str]) -> str:
    return ", ".join(codes) if len(codes) < 3 else f"{len(codes)} agencies"


def _gap(row: Laid, codes: list[str]) -> str:
    """`POL not known; EDU, GP blank`."""
    told = []
    for state in (State.NOT_KNOWN, State.BLANK, State.UNREADABLE):
        own = [code for code in codes if row.answers[code].state is state]
        told += [f"{', '.join(own) if len(own) < 3 else len(own)} {state}"] if own else []
    return "; ".join(told)


WORDS: dict[Band, Any] = {
    Band.SPLIT: lambda row, low: f"{len(row.answers) - len(low)} positive, {len(low)} not",
    Band.ALONE: lambda row, low: f"{low[0]} stands alone",
    Band.THIN: lambda row, whose: f"{_codes(whose)}: thin evidence",
    Band.NO_ACTION: lambda row, whose: f"{whose[0]}: no action listed",
    Band.GAP: _gap,
    Band.ONE_APART: lambda row, low: "one level apart",
}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_findings_name_the_contradictions_and_splits_that_were_planted(seed: int) -> None:
    one = planted(seed)
    pairs = contradictions(one.plan, one.settled)
    found = find(one.plan, add_up(one.plan, one.settled), pairs)
    told = {(each.kind, each.case, each.question) for each in found if each.case}
    against = {key for key, row in one.rows.items() if row.band is Band.CONTRADICTION}
    split = {key for key, row in one.rows.items() if row.band in (Band.SPLIT, Band.ALONE)}
    assert {(case, ref) for kind, case, ref in told if kind is FindingKind.CONTRADICTION} == against
    assert {(case, ref) for kind, case, ref in told if kind is FindingKind.SPLIT} - against == split


@pytest.mark.parametrize("seed", SEEDS)
def test_everything_planted_in_a_chronology_is_found_and_nothing_else(seed: int) -> None:
    one = planted(seed)
    for field, found in zip(one.fields, chronologies(one.plan, one.settled), strict=True):
        for what, told in _found(found).items():
            assert told == getattr(field.days, what), (field.case, what)


def _found(one: CaseChronology) -> dict[str, object]:
    """What a chronology says, each entry by who wrote it and when."""

    def told(place: int) -> Told:
        return one.events[place].agency, one.events[place].date or date.min

    first = one.first_action
    acted = told(first.action) if first and first.action is not None else None
    return {
        "gaps": {(gap.after, gap.before) for gap in one.gaps},
        "unseen": {(gap.after, gap.before) for gap in one.unseen},
        "clusters": {(each.first, each.last, each.events, each.before_decision) for each in one.clusters},
        "repeats": {(each.concern, tuple(map(told, each.places))) for each in one.repeats},
        "shared": {frozenset(map(told, group)) for group in one.together},
        "idle": {(each.agency, each.date) for each in one.without_action},
        "unfelt": {(each.agency, each.date) for each in one.without_impact},
        "first_action": (told(first.concern), acted, first.days) if first else None,
    }


def sheets(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(io.BytesIO(data), read_only=True)
    return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


@pytest.mark.parametrize("seed", DRAWN)
def test_the_workbook_shows_what_was_planted_differences_first(seed: int) -> None:
    one = planted(seed)
    material = pack(one.plan, one.settled)
    drawn = sheets(workbook(material))
    for field, table, item in zip(one.fields, material.tables, material.agenda, strict=True):
        shown = dict(_banded(drawn[f"Case {field.case}"]))
        for band in [*Band][:7]:
            wanted = {ref for ref, row in field.rows.items() if row.band is band}
            assert {ref for ref, of in shown.items() if of == band} == wanted, (field.case, band)
        assert [*shown] == [row.question.ref for row in table.rows]
        against = sum(row.band is Band.CONTRADICTION for row in field.rows.values())
        said = f"{against} contradiction{'s' * (against > 1)}"
        assert item.why == why_here(table)
        assert item.why.startswith(said) == bool(against)
    told = [text for text, *_ in _lines(drawn["Chronology"])]
    for beginning, number in _standing_out([field.days for field in one.fields]).items():
        assert sum(beginning in text for text in told) == number, beginning


def _banded(rows: list[tuple[Any, ...]]) -> Iterator[tuple[str, str]]:
    """Every ref of a case's sheet with the band under which it stands; a row of a question has a key in column A."""
    start = next(place for place, row in enumerate(rows) if "Agreed judgement" in row)
    band = ""
    for key, first, *_ in rows[start + 1 :]:
        if key:
            yield first, band
        elif first:
            band = first.rpartition(": ")[0]


def _lines(rows: list[tuple[Any, ...]]) -> list[tuple[str, ...]]:
    return [(row[1],) for row in rows if isinstance(row[1], str)]


def _standing_out(every: list[Days]) -> dict[str, int]:
    """How often each of these must stand on the sheet, with its days."""
    counted: Counter[str] = Counter()
    for days in every:
        for first, last in days.gaps:
            counted[f"{(last - first).days} days nothing recorded, {_day(first)} to {_day(last)}"] += 1
        for first, last in days.unseen:
            counted[
                f"No entry says that the child was seen: {(last - first).days} days, {_day(first)} to {_day(last)}"
            ] += 1
        for first, last, number, _ in days.clusters:
            counted[
                f"Close together: {number} events in {(last - first).days} days, {_day(first)} to {_day(last)}"
            ] += 1
        for concern, _ in days.repeats:
            counted[f"Repeated: {concern}, in "] += 1
    for beginning in ("nothing recorded,", "No entry says that the child was seen: ", "Close together: ", "Repeated: "):
        counted[beginning] = sum(number for text, number in counted.items() if beginning in text)
    return counted


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def test_a_quiet_audit_is_told_as_one() -> None:
    """The background alone: the same audit with everything that was planted put right."""
    one = planted(0)
    quiet = [
        replace(
            each,
            answers={ref: _as_calm(one.plan, answer) for ref, answer in each.answers.items()},
            events=tuple(
                event for event in each.events if event.event.startswith(("Child seen", "Spoke to the child"))
            ),
        )
        for each in one.settled.returns
    ]
    came = replace(one.settled, returns=tuple(quiet))
    assert contradictions(one.plan, came) == ()
    rows = [row for table in on_the_table(one.plan, came, ()) for row in table.rows]
    assert {row.band for row in rows} <= {Band.AGREE, Band.FEW, Band.OTHER, Band.OVERALL}
    assert {why_here(table) for table in on_the_table(one.plan, came, ())} == {"no differences"}
    assert not any(found.repeats or found.clusters or found.first_action for found in chronologies(one.plan, came))


def _as_calm(plan: Plan, answer: Any) -> Any:
    scale = plan.questions.question(answer.question).scale
    said = calm(scale) if scale else ""
    return replace(answer, state=State.ANSWERED, judgement=said, evidence=EVIDENCE, typed="")
