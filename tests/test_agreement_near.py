"""How near judgements lie, and which cases to discuss: counted, and the same every time."""

import random
import time
from dataclasses import replace

import pytest
from agreement_hand import CASES, OVERALL, in_marks, plan, question, settled, tables
from example import GRADES, YES_NO
from hypothesis import given
from test_agreement import TEN, audits

from maar.agreement import WAYS, Band, CaseTable, Nearness, choose, in_order, rates, weight, why_here
from maar.figures import Share
from maar.plan import Agency, Case, Plan
from maar.problems import Location, Problem
from maar.problems import returns as codes
from maar.questions import Pair
from maar.returns import Alert, Settled

TWO = (question("EXA-1"), question("EXA-2", YES_NO))


def test_a_case_and_question_is_counted_by_its_judgements_furthest_apart() -> None:
    of = plan(*TWO, cases=CASES)
    said = {
        "K1": in_marks({"EXA-1": "G O G", "EXA-2": "Y Y NK"}),
        "K2": in_marks({"EXA-1": "G O RI", "EXA-2": "Y NA BL"}),
        "K3": in_marks({"EXA-1": "G G", "EXA-2": "N P"}),
    }
    found = rates(of, settled(of, said))
    assert found.questions == {"EXA-1": Nearness(1, 1, 1), "EXA-2": Nearness(1, 1, 0)}
    assert found.themes == {"EXA": Nearness(2, 2, 1)}
    assert found.total == Nearness(2, 2, 1)
    assert found.total.shares == (Share(2, 5), Share(2, 5), Share(1, 5))


def test_two_agencies_are_compared_on_what_both_judged() -> None:
    of = plan(*TWO)
    found = rates(of, settled(of, {"K1": in_marks({"EXA-1": "G O RI", "EXA-2": "NK Y Y"})}))
    assert found.pairs == {
        ("CSC", "POL"): Nearness(0, 1, 0),
        ("CSC", "0-19"): Nearness(0, 1, 0),
        ("POL", "0-19"): Nearness(1, 0, 1),
    }


def test_on_a_long_scale_within_one_level_is_one_level() -> None:
    of = plan(question(scale=TEN), cases=CASES)
    said = {
        case: {"CSC": {"EXA-1": "8"}, "POL": {"EXA-1": other}}
        for case, other in {"K1": "8", "K2": "7", "K3": "6"}.items()
    }
    assert rates(of, settled(of, said)).total == Nearness(1, 1, 1)


def test_what_nobody_can_compare_and_strands_and_overall_judgements_are_not_in_it() -> None:
    of = plan(question("EXA-1"), question("EXA-2", None), question("VOX-1", theme="VOX"), overall=(OVERALL,))
    of_two = {"EXA-2": "x", "VOX-1": "Good", "OVR-1": "Good"}
    found = rates(of, settled(of, {"K1": {"CSC": {"EXA-1": "Good", **of_two}, "POL": of_two, "EDU": None}}))
    assert (found.questions, found.themes, found.pairs, found.total) == ({}, {}, {}, Nearness())


@given(audits())
def test_same_within_and_apart_are_all_questions_that_two_or_more_judged(made: tuple[Plan, Settled]) -> None:
    of, came = made
    found = rates(of, came)
    counted = [
        sum(bool(one.judgement) for one in laid.answers.values())
        for table in tables(of, came)
        for laid in table.rows
        if laid.agreeable and laid.band is not Band.OVERALL
    ]
    assert found.total.d == sum(number > 1 for number in counted)
    assert sum(one.d for one in found.pairs.values()) == sum(number * (number - 1) // 2 for number in counted)
    for parts in (found.questions, found.themes):
        assert sum(parts.values(), Nearness()) == found.total


# Choosing, and the order.

SPREAD = {"EXA-1": "O O I I", "EXA-2": "Y Y N Y"}  # a split view and a lone outlier
LOW = {"EXA-1": "I I I I", "EXA-2": "N N N N"}
CALM = {"EXA-1": "G G G G", "EXA-2": "Y Y Y Y"}
UNKNOWN = {"EXA-1": "NK NK G G", "EXA-2": "Y NK NK Y"}


def laid(*cases: dict[str, str]) -> tuple[CaseTable, ...]:
    of = plan(*TWO, cases=tuple(Case(f"K{place}") for place in range(1, len(cases) + 1)))
    said = {case.ref: in_marks(marks) for case, marks in zip(of.cases, cases, strict=True)}
    return tables(of, settled(of, said))


def refs(chosen: tuple[CaseTable, ...]) -> list[str]:
    return [table.case.ref for table in chosen]


def test_the_heaviest_case_comes_first_and_of_equal_ones_the_plans_first() -> None:
    told = laid(CALM, UNKNOWN, SPREAD, CALM)
    assert refs(in_order(told)) == ["K3", "K2", "K1", "K4"]
    assert [weight(table) for table in told] == [0, 2, 5, 0]


def with_alerts(told: tuple[CaseTable, ...], **alerts: int) -> tuple[CaseTable, ...]:
    return tuple(replace(table, alerts=alerts.get(table.case.ref, 0)) for table in told)


def test_a_case_with_an_open_alert_comes_first_and_is_chosen_first_by_risk() -> None:
    told = with_alerts(laid(CALM, LOW, SPREAD, CALM), K4=2, K2=1)
    assert refs(in_order(told)) == ["K2", "K4", "K3", "K1"]
    assert [refs(choose(told, "risk", number, 1)) for number in (1, 2, 3)] == [["K2"], ["K2", "K4"], ["K2", "K3", "K4"]]
    assert refs(choose(told, "spread", 1, 1)) == ["K3"]


def test_only_alerts_about_a_case_of_ours_that_nobody_has_handled_count() -> None:
    of = plan(*TWO, cases=CASES)
    came = settled(of, {"K1": in_marks(CALM), "K2": in_marks(CALM)})
    at = Location("a.xlsx")
    raised = [("K2", False, ""), ("K2", False, ""), ("K1", True, ""), ("K3", False, ""), ("K1", False, "OTHER")]
    alerts = [Alert("CSC", case, at, Problem(codes.ALERT, at), "x", handled, audit) for case, handled, audit in raised]
    told = tables(of, replace(came, alerts=tuple(alerts)))
    assert [table.alerts for table in told] == [0, 2, 1]
    assert [why_here(table) for table in told] == ["no differences", "2 alerts, no differences", "1 alert, no return"]


def test_why_a_case_is_there_is_told_by_every_kind_of_difference() -> None:
    told = laid(SPREAD, CALM, UNKNOWN, {"EXA-1": "G O", "EXA-2": "Y P"}, {})
    assert [why_here(table) for table in told] == [
        "1 split view, 1 lone outlier",
        "no differences",
        "2 information gaps",
        "2 questions one level apart",
        "no return",
    ]
    asked = tuple(question(f"EXA-{place}", pairs=(Pair("EXA-1", "answers", "."),) * (place == 1)) for place in range(7))
    marks = dict(
        zip([one.ref for one in asked], ["O G RI I", "G I", "O O O I", "G", "RI RI", "NK", "G O"], strict=True)
    )
    of = plan(*(replace(one, scale=YES_NO) if one.ref == "EXA-1" else one for one in asked))
    came = settled(of, {"K1": in_marks({**marks, "EXA-1": "Y N"})}, idle=["POL"])
    spare = replace(came.returns[0], answers={
        ref: replace(one, evidence="") if ref == "EXA-3" else one for ref, one in came.returns[0].answers.items()
    })  # fmt: skip
    (table,) = tables(of, replace(came, returns=(spare, *came.returns[1:])))
    assert why_here(replace(table, alerts=1)) == (
        "1 alert, 1 contradiction, 1 split view, 1 lone outlier, 1 high grade on thin evidence, "
        "1 low grade without action listed, 1 information gap"
    )


@pytest.mark.parametrize(
    ("how", "number", "chosen"),
    [
        ("spread", 1, ["K3"]),
        ("risk", 1, ["K4"]),
        ("risk", 2, ["K3", "K4"]),  # two Inadequate and one No, before gaps
        ("risk", 3, ["K2", "K3", "K4"]),
        ("spread", 2, ["K1", "K3"]),  # of equal ones the plan's first
        ("spread", 0, []),
        ("spread", 9, ["K1", "K2", "K3", "K4"]),
    ],
)
def test_cases_are_chosen_by_spread_or_risk_and_stay_in_the_plans_order(
    how: str, number: int, chosen: list[str]
) -> None:
    assert refs(choose(laid(CALM, UNKNOWN, SPREAD, LOW), how, number, 1)) == chosen


def test_on_a_reversed_question_yes_is_the_lowest_and_a_missing_return_comes_after_gaps() -> None:
    of = plan(question(scale=YES_NO.mirrored()), cases=CASES)
    marks = {"K1": "N N Y", "K2": "Y Y N", "K3": "Y Y"}
    told = tables(of, settled(of, {case: in_marks({"EXA-1": one}) for case, one in marks.items()}))
    assert refs(choose(told, "risk", 1, 1)) == ["K3"]
    marks = {"K1": "N", "K2": "N NK N N N N N N", "K3": "N N N N N N N N"}
    told = tables(of, settled(of, {case: in_marks({"EXA-1": one}) for case, one in marks.items()}))
    assert [refs(choose(told, "risk", number, 1)) for number in (1, 2)] == [["K2"], ["K1", "K2"]]


def test_at_random_the_same_seed_chooses_the_same_cases() -> None:
    told = laid(*[CALM] * 12)
    drawn = sorted(random.Random(7).sample(range(12), 4))
    assert refs(choose(told, "random", 4, 7)) == [f"K{place + 1}" for place in drawn]
    assert len({tuple(refs(choose(told, "random", 4, seed))) for seed in range(20)}) > 10
    assert WAYS == ("spread", "risk", "random")


# Fast enough for a large audit.


def test_sixty_cases_by_twelve_agencies_are_laid_out_and_compared_in_well_under_a_second() -> None:
    asked = [question(f"EXA-{place}", (GRADES, YES_NO)[place % 2]) for place in range(22)]
    twelve = tuple(Agency(f"A{number}", "ALL", f"Agency {number}", f"A{number}") for number in range(12))
    of = replace(plan(*asked, cases=tuple(Case(f"K{number}") for number in range(60))), agencies=twelve)
    chance = random.Random(1)
    labels = {one.ref: one.scale.labels if one.scale else () for one in asked}
    said = {
        case.ref: {one.code: {ref: chance.choice(levels) for ref, levels in labels.items()} for one in twelve}
        for case in of.cases
    }
    came = settled(of, said)
    start = time.perf_counter()
    told = tables(of, came)
    found = rates(of, came)
    assert time.perf_counter() - start < 5  # 0.4 on two cores; the rest is for a busy machine
    assert (len(told), found.total.d, len(found.pairs)) == (60, 60 * 22, 12 * 11 // 2)
