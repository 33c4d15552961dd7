"""What a public edition tells is attacked by exact algebra: nothing of one agency, of two, or of one case is got."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maar.answers import PlannedAction, State
from maar.audit.collect import collect
from maar.audit.folder import AuditFolder
from maar.audit.publish import public_found
from maar.documents import disclosure
from maar.documents.data import findings_json
from maar.documents.disclosure import shown
from maar.documents.edition import Edition
from maar.documents.found import Found
from maar.documents.public_data import public_json
from maar.documents.public_view import published
from maar.plan import Agency, Case
from maar.problems import Location
from maar.returns import Return, Status
from maar.scores import SmartCase
from tests import example
from tests.attacker import got

HERE = Path(__file__).parent.parent
WAYS = (("agency", 1), ("agency", 2), ("case", 1), ("case", 2))
LABELS = ("Outstanding", "Good", "Requires improvement", "Inadequate", "Not known", "Not applicable", "")
WORDS = ("Yes", "Partly", "No", "Not known", "Not applicable", "")


@pytest.fixture(scope="module")
def found() -> Found:
    """The example's audit as it is found for the public edition, before anything is taken away."""
    return public_found(collect(AuditFolder(HERE, "example"), date(2026, 6, 12)))


def everything_got(found: Found, told: dict[str, Any]) -> list[tuple[str, ...]]:
    return [group for by, together in WAYS for group in got(found.plan, told, by, together)]


def test_nothing_of_one_or_two_agencies_or_cases_is_got_from_the_example(found: Found) -> None:
    told = public_json(published(found))
    assert sum(one["asked"] is None and "hidden" not in one for theme in told["themes"] for one in theme["questions"])
    assert everything_got(found, told) == []


def test_the_same_attack_gets_every_agency_from_the_restricted_edition(found: Found) -> None:
    assert got(found.plan, findings_json(found), "agency") == [("CSC",), ("POL",), ("GP",), ("EDU",)]


def test_the_attack_finds_two_agencies_where_two_are_enough(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "FEWEST_OF", 2)
    assert ("CSC", "EDU") in got(found.plan, public_json(published(found)), "agency", 2)


def test_how_many_were_asked_would_tell_the_returns_of_one_agency(found: Found) -> None:
    told: Any = public_json(published(found))
    asked = {one.question.ref: one.asked for one in found.scores.questions}
    for question in (one for theme in told["themes"] for one in theme["questions"]):
        question["asked"] = asked[question["ref"]]
    assert ("GP",) in got(found.plan, told, "agency")


def answer(draw: st.DrawFn, words: tuple[str, ...]) -> str:
    return draw(st.sampled_from(words))


@st.composite
def audits(draw: st.DrawFn) -> Found:
    """Up to five agencies and four cases, four questions of two scales put to any of them, some returns missing."""
    codes = [f"A{number}" for number in range(draw(st.integers(1, 5)))]
    refs = [f"K{number}" for number in range(draw(st.integers(1, 4)))]
    some = st.lists(st.sampled_from(codes), min_size=1, unique=True).map(lambda found: tuple(sorted(found)))
    cases = st.lists(st.sampled_from(refs), min_size=1, unique=True).map(lambda found: tuple(sorted(found)))
    questions = tuple(
        replace(base, ref=f"EXA-{number}", agencies=draw(some), reverse=False, scale=scale)
        for number, (base, scale) in enumerate(
            [(example.EXA_1, example.GRADES), (example.EXA_1, example.GRADES), (example.EXA_2, example.YES_NO),
             (example.EXA_2, example.YES_NO)], start=1)
    )  # fmt: skip
    base = example.plan(*questions)
    few = draw(st.booleans())
    agencies = tuple(Agency(code, code, f"Agency {code}", code, cases=draw(cases) if few else ()) for code in codes)
    plan = replace(base, cases=tuple(map(Case, refs)), agencies=agencies)
    made = []
    for agency, case in plan.returns:
        put = plan.put_to(agency)
        if draw(st.integers(0, 4)):
            said = tuple(answer(draw, LABELS if one.scale is example.GRADES else WORDS) for one in put)
            made.append(example.returned(plan, agency, case, said))
        else:
            made.append(Return(agency, case, draw(st.sampled_from((Status.NIL, Status.OUTSTANDING))), put))
    return replace(example.found(plan, made), edition=Edition.PUBLIC)


@given(audits())
def test_nothing_of_one_or_two_is_got_from_any_audit(found: Found) -> None:
    told = public_json(published(found))
    assert everything_got(found, told) == []
    if len(found.plan.cases) < 3 or len(found.plan.agencies) < 3:
        assert list(_numbers([theme["questions"] for theme in told["themes"]])) == []  # type: ignore[attr-defined]


def _numbers(value: object) -> Iterator[float]:
    """Every number in a piece of json."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _numbers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _numbers(inner)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def test_what_is_published_once_may_be_published_of_what_is_left(found: Found) -> None:
    once = published(found)
    assert replace(shown(once), smart=False) == replace(shown(found), smart=False)


def test_no_figure_rests_on_one_agency_for_more_than_half(found: Found) -> None:
    def rows(agencies: str, cases: str) -> list[PlannedAction]:
        pairs = zip(agencies, cases, strict=True)
        return [PlannedAction(a, c, "", "", None, "", "", (), "", "", Location()) for a, c in pairs]

    assert disclosure.enough(rows("ABCABC", "KLMLMK"))
    assert not disclosure.enough(rows("AAAABC", "KLMLMK")), "four of six are A's"
    assert not disclosure.enough(rows("ABCABC", "KKKKLM")), "four of six are about K"
    assert not disclosure.enough(rows("ABC", "KLM")), "three are too few"
    assert not disclosure.enough(rows("ABABAB", "KLMLMK")), "B takes itself away and sees A"


def full(missing: str) -> Found:
    """Four agencies on three cases; all answer one question, and the first three another; one return is missing."""
    every = replace(example.EXA_1, agencies=("ALL",))
    some = replace(example.EXA_1, ref="EXA-2", agencies=("A", "B", "C"))
    base = example.plan(every, some)
    agencies = tuple(Agency(code, code, f"Agency {code}", code) for code in "ABCD")
    plan = replace(base, agencies=agencies)
    made = []
    for agency, case in plan.returns:
        put = plan.put_to(agency)
        if (agency.code, case.ref) == (missing, "K1"):
            made.append(Return(agency, case, Status.OUTSTANDING, put))
        else:
            made.append(example.returned(plan, agency, case, ("Good",) * len(put)))
    return replace(example.found(plan, made), edition=Edition.PUBLIC)


def test_how_many_returns_came_back_is_told_only_where_all_did_and_never_how_many_were_nil() -> None:
    assert shown(full("")).returns
    assert not shown(full("D")).returns, "EXA-2 is in the count nine times of nine: it must be D"
    assert not shown(full("A")).returns
    returns = list(full("").settled.returns)
    returns[0] = replace(returns[0], status=Status.NIL, answers={})
    plan = full("").plan
    nil = replace(example.found(plan, returns), edition=Edition.PUBLIC)
    for one in (full(""), nil):
        told: Any = public_json(published(one))
        assert told["returns"] == {
            "issued": 12, "outstanding": 0, "returned": None, "nil": None, "hidden": True, "by_agency": [],
        }  # fmt: skip


def test_how_many_returns_came_back_is_not_told_where_no_question_is() -> None:
    plan = full("").plan
    nobody = [replace(one, status=Status.NIL, answers={}) for one in full("").settled.returns]
    assert not shown(replace(example.found(plan, nobody), edition=Edition.PUBLIC)).returns


def test_planned_actions_are_told_only_where_they_rest_on_enough_of_both() -> None:
    def with_actions(*whose: tuple[str, str]) -> Found:
        actions = [PlannedAction(a, c, "Act", "", None, "", "", ("Yes",) * 5, "", "", Location()) for a, c in whose]
        cases = {action.case: [one for one in actions if one.case == action.case] for action in actions}
        return replace(full(""), smart=tuple(SmartCase(case, tuple(own)) for case, own in cases.items()))

    spread = [(agency, case) for agency, case in zip("ABCABC", ("K1", "K2", "K3") * 2, strict=True)]
    assert shown(with_actions(*spread)).smart
    assert not shown(with_actions(*[("A", "K1")] * 5)).smart
    assert published(with_actions(*[("A", "K1")] * 5)).smart == ()
    assert {one.action for case in published(with_actions(*spread)).smart for one in case.actions} == {""}


def test_a_public_view_holds_no_word_of_an_agency_and_no_place(found: Found) -> None:
    once = published(found)
    every = [answer for one in once.scores.questions for answer in one.answers]
    assert every and not any(
        (one.judgement, one.evidence, one.comment, one.at.file) != ("", "", "", "") for one in every
    )
    assert (once.chronologies, once.problems, once.decisions, once.settled.alerts) == ((), (), (), ())
    assert {one.kind.value for one in once.findings} == {"strength", "area"}
    assert not any(one.agencies or one.case for one in once.findings)
    assert {answer.state for answer in every} <= set(State)
