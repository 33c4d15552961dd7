"""The fictional meeting as data: what the panel typed can be agreed, fits the records, and names nobody."""

import re
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from maar.demo import people
from maar.demo.meeting import typed_about
from maar.demo.records import typed
from maar.identifiers import find
from maar.questions.read import template

MEETING: dict[str, Any] = tomllib.loads((files("maar.demo") / "meeting.toml").read_text("utf-8"))
ROWS = [(case, ref, *boxes) for case in people.REFS for ref, boxes in typed_about(case).items()]
LISTS = ("strengths", "learning", "recommendations")


def test_every_case_is_agreed_on_and_each_has_an_overall_judgement() -> None:
    for case in people.REFS:
        refs = [*typed_about(case)]
        assert len(refs) >= 3
        assert [ref for ref in refs if ref.startswith("OVR")], case


@pytest.mark.parametrize(("case", "ref", "judgement", "reason", "dissent"), ROWS)
def test_what_is_agreed_is_a_level_of_a_question_that_agencies_answered(
    case: str, ref: str, judgement: str, reason: str, dissent: str
) -> None:
    found, _ = template(people.TEMPLATE)
    assert found is not None
    scale = found.question(ref).scale
    assert scale is not None
    assert judgement.rstrip(".").capitalize() in (*scale.labels, "")
    assert reason and len(reason) <= 200 and len(dissent) <= 100
    given = [typed(agency, case).answers.get(ref, ("", "", ""))[0] for agency in people.CODES]
    assert [one for one in given if one in scale.labels]


def test_two_dissent_and_one_row_holds_no_judgement() -> None:
    assert len([row for row in ROWS if row[4]]) == 2
    assert [(case, ref) for case, ref, judgement, *_ in ROWS if not judgement] == [("D", "PLN-8")]


def test_what_is_written_down_is_about_cases_and_recommendations_are_dated_after_the_meeting() -> None:
    assert [len(MEETING[name]) for name in LISTS] == [3, 3, 4]
    for name in LISTS:
        for cases, *texts in MEETING[name]:
            assert cases and set(cases) <= set(people.REFS)
            assert all(texts)
    for *_, due, _measure in MEETING["recommendations"]:
        assert isinstance(due, date) and due > people.AS_OF and due.weekday() < 5


def test_who_was_in_the_room_are_roles_of_every_agency() -> None:
    codes = [agency for agency, _ in MEETING["room"]]
    assert set(people.CODES) <= set(codes)
    assert not any(re.search(r"\b(Mr|Mrs|Ms|Miss|Dr)\b", role) for _, role in MEETING["room"])


def test_nothing_in_it_says_who_anybody_is() -> None:
    assert find((files("maar.demo") / "meeting.toml").read_text("utf-8"), ()) == ()
