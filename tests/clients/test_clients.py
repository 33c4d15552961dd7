"""Whatever program saved a return in whatever format, after whatever accident: what was typed is what is told.

Each case is one way of `ways.py`: `LibreOffice, .ods, a row put in above the headings`.
"""

from collections import Counter

import pytest
from client_walk import tally
from client_walk.bank import Bank
from client_walk.test_walk import assert_rows, differences

from . import expected
from .conftest import RoundTrip
from .expected import Saved
from .story import CASES
from .ways import REFUSED, WAYS, Way

pytestmark = pytest.mark.client
in_every_way = pytest.mark.parametrize("way", WAYS, ids=str)
in_every_whole_workbook = pytest.mark.parametrize("way", [way for way in WAYS if not way.only], ids=str)


@in_every_way
def test_every_answer_is_read_as_it_was_typed(way: Way, saved: Saved, round_trip: RoundTrip, bank: Bank) -> None:
    wanted = [*expected.answer_rows(way, bank, saved)]
    assert_rows(wanted, round_trip.table("answers", way), ("agency", "case", "question"))


@in_every_way
def test_every_number_and_text_is_read_as_it_was_typed(
    way: Way, saved: Saved, round_trip: RoundTrip, bank: Bank
) -> None:
    wanted = [*expected.value_rows(way, bank, saved)]
    told = [row for row in round_trip.table("values", way) if row["question"] != "TOP"]  # returns.csv tells of those
    assert_rows(wanted, told, ("agency", "case", "question", "part"))


@in_every_way
def test_every_return_is_told(way: Way, saved: Saved, round_trip: RoundTrip, bank: Bank) -> None:
    wanted = [*expected.return_rows(way, bank, saved)]
    assert_rows(wanted, round_trip.table("returns", way), ("agency", "case"))


@in_every_whole_workbook
def test_every_event_is_told(way: Way, saved: Saved, round_trip: RoundTrip) -> None:
    assert_rows([*expected.event_rows(way, saved)], round_trip.table("chronology", way), ("file", "cell"))


@in_every_whole_workbook
def test_every_action_is_told(way: Way, saved: Saved, round_trip: RoundTrip) -> None:
    assert_rows([*expected.action_rows(way, saved)], round_trip.table("plan_actions", way), ("file", "cell"))


@in_every_way
def test_the_books_and_scores_are_those_of_the_tally(way: Way, saved: Saved, round_trip: RoundTrip, bank: Bank) -> None:
    due = expected.returns(way, bank, saved)
    returned, answers = tally.books(due)
    told = round_trip.of_agency(way)
    assert differences({"returns": returned, "answers": answers}, told) == []
    assert differences({"themes": expected.themes(due, bank)}, told) == []


@in_every_way
def test_the_alert_is_raised(way: Way, saved: Saved, round_trip: RoundTrip) -> None:
    alerts = [one for one in round_trip.findings["alerts"] if one["agency"] == way.code]
    assert alerts == expected.alerts(way, saved)
    assert round_trip.exit_code == 3


@in_every_way
def test_what_is_wrong_is_said_with_its_cell_and_nothing_else(way: Way, saved: Saved, round_trip: RoundTrip) -> None:
    told = round_trip.problems(way)
    errors = [(row["code"], row["cell"]) for row in told if row["severity"] == "error"]
    assert Counter(errors) == Counter(expected.errors(way, saved))
    warnings = [(row["code"], row["cell"]) for row in told if row["severity"] == "warning"]
    assert Counter(warnings) == Counter(expected.warnings(way, saved))


@pytest.mark.parametrize("way", REFUSED, ids=str)
def test_what_cannot_be_read_is_said_and_counts_nowhere(way: Way, saved: Saved, round_trip: RoundTrip) -> None:
    told = [row["code"] for row in round_trip.problems(way) if row["severity"] == "error"]
    assert told == [REFUSED[way]]
    assert [row["status"] for row in round_trip.table("returns", way)] == ["outstanding"] * len(CASES)
    assert round_trip.table("answers", way) == []
