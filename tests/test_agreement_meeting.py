"""What the meeting agreed: from its workbooks to one judgement on a case and question, and beside what was returned."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import example
import pytest
from agreement_hand import CASES, OVERALL, STATES, answer, in_marks, plan, question, settled
from example import GRADES, YES_NO
from hypothesis import given
from hypothesis import strategies as st
from test_agreement import audits

from maar.agreement import Agreed, Agreement, Leaning, Move, agreement, settle_meeting
from maar.agreement.seen import seen
from maar.answers import AgreedJudgement, Kept, Present, Recommendation, State, TabletopReading
from maar.figures import Share
from maar.plan import Plan
from maar.problems import Location, Problem
from maar.problems import tabletop as codes
from maar.returns import Settled, Status
from maar.scores import add_up
from maar.scores.tally import counts

WHY = "it was talked over"


def agreed(judgement: str, reason: str = WHY, ref: str = "EXA-1", case: str = "K1", **more: Any) -> AgreedJudgement:
    state = STATES.get(judgement, State.ANSWERED)
    label = judgement if state is State.ANSWERED else ""
    typed = judgement if state is State.UNREADABLE else ""
    at = Location("", f"Case {case}", "N9")
    return replace(AgreedJudgement(case, ref, state, label, reason, at=at, typed=typed), **more)


def copy(*rows: AgreedJudgement, file: str = "a.xlsx", **more: Any) -> TabletopReading:
    """A workbook that came back with these rows."""
    here = tuple(replace(row, at=row.at._replace(file=file)) for row in rows)
    said = [replace(row, at=Location()) for row in rows]
    digest = hashlib.sha256(repr((said, sorted(more.items()))).encode()).hexdigest()
    return TabletopReading(file, digest, here, ours=True, **more)


def audit(marks: str = "G G") -> tuple[Plan, Settled]:
    of = plan(question("EXA-1"), question("EXA-2", YES_NO), cases=CASES)
    return of, settled(of, {"K1": in_marks({"EXA-1": marks})})


def met(*copies: TabletopReading, marks: str = "G G") -> Agreed:
    return settle_meeting(*audit(marks), copies)


def said(one: Agreed) -> list[str]:
    return [f"{row.case} {row.question} {row.label}: {row.reason}" for row in one.judgements]


def told(one: Agreed) -> list[str]:
    return [f"{problem.severity} {problem.code}: {problem.message}" for problem in one.problems]


# The worked example of the design.


def worked_example() -> Agreement:
    of = example.plan()
    came = Settled(tuple(example.returns(of)), {}, (), (), {})
    rows = (agreed("Requires improvement"), agreed("No", ref="EXA-2", case="K2"))
    return agreement(of, came, settle_meeting(of, came, [copy(*rows)]))


def test_as_agreed_in_the_worked_example() -> None:
    found = worked_example()
    one, two = found.of("EXA-1"), found.of("EXA-2")
    assert one and two
    assert (one.positive, two.positive) == (Share(0, 1), Share(1, 1))
    assert one.counts == {"Outstanding": 0, "Good": 0, "Requires improvement": 1, "Inadequate": 0}
    assert two.counts == {"Yes": 0, "Partly": 0, "No": 1}
    assert one.states == {**dict.fromkeys(State, 0), State.ANSWERED: 1}


def test_moved_in_the_worked_example() -> None:
    moves = worked_example().moves
    assert [(one.returned.agency, one.returned.case, one.levels) for one in moves] == [
        ("CSC", "K1", -1), ("POL", "K1", -2), ("EDU", "K1", -1), ("CSC", "K2", 0),
    ]  # fmt: skip
    assert worked_example().leanings == (Leaning("CSC", 1, 1, 0), Leaning("POL", 1, 0, 0), Leaning("EDU", 1, 0, 0))
    assert worked_example().agreed.problems == ()


def test_what_was_agreed_enters_nothing_that_was_returned() -> None:
    of = example.plan()
    came = Settled(tuple(example.returns(of)), {}, (), (), {})
    before = add_up(of, came)
    assert worked_example().agreed.judgements
    assert add_up(of, came) == before


# Copies.


def test_two_copies_that_agree_count_once_whatever_they_are_called() -> None:
    one = met(copy(agreed("Good"), file="a.xlsx"), copy(agreed("Good"), file="b.xlsx"))
    assert said(one) == ["K1 EXA-1 Good: it was talked over"]
    assert told(one) == []


def test_two_copies_with_other_reasons_keep_both() -> None:
    one = met(copy(agreed("Good", "seen", dissent="POL")), copy(agreed("Good", "heard"), file="b.xlsx"))
    assert said(one) == ["K1 EXA-1 Good: heard\nseen"]
    assert one.judgements[0].dissent == "POL"
    assert [line.split(": ", 1)[0] for line in told(one)] == ["note TAB026"]
    assert "a.xlsx, Case K1, cell N9" in told(one)[0] and "b.xlsx, Case K1, cell N9" in told(one)[0]


def test_two_copies_that_differ_count_nowhere_and_are_told_with_both_cells() -> None:
    one = met(copy(agreed("Good", "seen")), copy(agreed("Inadequate", "heard"), file="b.xlsx"))
    assert said(one) == []
    assert sorted((row.label, row.reason) for row in one.words) == [("Good", "seen"), ("Inadequate", "heard")]
    (line,) = told(one)
    assert line.startswith("error TAB020: Case K1, EXA-1: Good and Inadequate are filled in as agreed (")
    assert "'Good' in a.xlsx, Case K1, cell N9" in line and "'Inadequate' in b.xlsx, Case K1, cell N9" in line


def test_a_state_beside_a_judgement_and_what_cannot_be_read_beside_one_differ_too() -> None:
    for other in ("Not known", "RI/Good"):
        one = met(copy(agreed("Good")), copy(agreed(other), file="b.xlsx"))
        assert (said(one), [problem.code for problem in one.problems]) == ([], ["TAB020"])
        assert len(one.words) == 2


def test_where_one_copy_is_blank_the_other_counts_with_the_words_of_both() -> None:
    tab053 = Problem(codes.NO_JUDGEMENT, Location("b.xlsx"), "", "K1", "EXA-1", (("typed", "seen"),))
    blank = copy(agreed("", "seen"), file="b.xlsx", problems=(tab053,))
    one = met(copy(agreed("Good", "")), blank)
    assert said(one) == ["K1 EXA-1 Good: seen"]
    assert [problem.code for problem in one.problems] == ["TAB026"]
    alone = met(blank)
    assert (said(alone), [row.reason for row in alone.words]) == ([], ["seen"])
    assert [problem.code for problem in alone.problems] == ["TAB053"]


def test_what_cannot_be_read_is_kept_in_words_and_told_by_the_reader_alone() -> None:
    one = met(copy(agreed("RI/Good")))
    assert (said(one), told(one), [row.typed for row in one.words]) == ([], [], ["RI/Good"])


def test_a_row_about_what_the_plan_does_not_have_is_kept_in_words() -> None:
    one = met(copy(agreed("Good", case="K9"), agreed("Good", ref="NEW-1")))
    assert (said(one), told(one), len(one.words)) == ([], [], 2)


def test_nothing_is_agreed_on_what_nobody_is_asked_nor_in_words_nor_in_a_strand() -> None:
    new = question("EXA-9", agencies=("NOBODY",))
    of = plan(question(), new, question("EXA-3", None), question("VOX-1", theme="VOX"))
    rows = (agreed("Good", ref=ref) for ref in ("EXA-9", "EXA-3", "VOX-1"))
    one = settle_meeting(of, settled(of, {"K1": in_marks({"EXA-1": "G"})}), [copy(*rows)])
    assert said(one) == []
    assert [row.question for row in one.words] == ["EXA-9", "EXA-3", "VOX-1"]
    assert told(one) == [
        "error TAB021: Case K1, EXA-3: Good was agreed, but nothing is agreed on that question. It counts nowhere.",
        "error TAB021: Case K1, EXA-9: Good was agreed, but nobody is asked it on this case. It counts nowhere.",
        "error TAB021: Case K1, VOX-1: Good was agreed, but nothing is agreed on that question. It counts nowhere.",
    ]


@pytest.mark.parametrize(
    ("marks", "judgement", "why"),
    [
        ("G G", "Good", ""),
        ("G NK", "Good", ""),
        ("NK NK", "Good", ""),
        ("G I", "Good", "the agencies said Good and Inadequate"),
        ("G G", "Outstanding", "the agencies said Good"),
        ("G G", "Not known", "the agencies said Good"),
        ("NA NA", "Not applicable", "that always needs one"),
    ],
)
def test_a_reason_is_wanted_where_judgements_differ(marks: str, judgement: str, why: str) -> None:
    one = met(copy(agreed(judgement, "")), marks=marks)
    assert len(one.judgements) == 1
    said_so = f"warning TAB022: Case K1, EXA-1: {judgement} was agreed without a reason, and {why}. It counts."
    assert told(one) == ([said_so] if why else [])


def test_judgements_stand_in_the_plans_order() -> None:
    rows = [agreed("Good", case="K2"), agreed("Yes", ref="EXA-2"), agreed("Good")]
    assert [(row.case, row.question) for row in met(copy(*rows)).judgements] == [
        ("K1", "EXA-1"), ("K1", "EXA-2"), ("K2", "EXA-1"),
    ]  # fmt: skip


def test_lists_are_put_together_each_row_once_and_agencies_as_the_plan_has_them() -> None:
    rows = [
        Recommendation(Kept.RECOMMENDATION, "Share chronologies", due=date(2026, 9, 1), at=Location("", "R", "A2")),
        Recommendation(Kept.RECOMMENDATION, "Share chronologies", due_text="soon"),
        Recommendation(Kept.STRENGTH, "Visits were kept"),
        Recommendation(Kept.LEARNING, "Nobody asked him"),
    ]
    room = [Present("Police", "POL", "inspector"), Present("Faith group", "", "leader")]
    again = replace(rows[0], at=Location("", "R", "A9"))
    one = met(copy(kept=tuple(rows[:3]), present=tuple(room)), copy(kept=(rows[3], again), present=(room[1],)))
    assert one.kept == (rows[2], rows[3], rows[0], rows[1])
    assert one.present == (room[0], room[1])  # an agency that the plan does not know comes last


LABELS = ["Good", "Inadequate", "Not known", "", "RI/Good"]


@given(st.lists(st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from(["", "seen", "heard"]),
                                   st.sampled_from(["EXA-1", "EXA-2"])), max_size=3), min_size=1, max_size=4),
       st.randoms(use_true_random=False))  # fmt: skip
def test_neither_the_order_nor_the_names_of_copies_change_anything(rows: list[Any], chance: Any) -> None:
    def one(names: Iterable[str], order: list[int]) -> tuple[object, ...]:
        copies = [
            copy(*[agreed(label, reason, ref) for label, reason, ref in mine], file=name)
            for mine, name in zip(rows, names, strict=False)
        ]
        found = met(*[copies[place] for place in order])
        without = [replace(row, at=row.at._replace(file="")) for row in (*found.judgements, *found.words)]
        return without, sorted((problem.id, problem.about) for problem in found.problems)

    places = [*range(len(rows))]
    shuffled = chance.sample(places, len(places))
    assert one("abcd", places) == one("zyxw", shuffled)


# Returns that came after the workbook was made.


def lay(*answers: tuple[str, str]) -> frozenset[str]:
    """The marks of what lay on the table: what each agency said to EXA-1 on K1."""
    return frozenset(seen(audit()[0], answer(code, "K1", "EXA-1", label)) for code, label in answers)


@pytest.mark.parametrize(
    ("marks", "on_it", "code", "line"),
    [
        ("G I", [("CSC", "Good")], "warning TAB023", "POL, case K1, EXA-1: Inadequate now, and nothing on the table."),
        ("G I", [("CSC", "Good"), ("POL", "Good")], "warning TAB023", "Inadequate now, and Good on the table."),
        ("G NK", [("CSC", "Good"), ("POL", "")], "warning TAB023", "Not known now, and blank on the table."),
        ("G UR", [("CSC", "Good"), ("POL", "Good")], "warning TAB023", "unreadable now, and Good on the table."),
        ("G G", [("CSC", "Good")], "note TAB024", "Good now, and nothing on the table."),
        ("G BL", [("CSC", "Good"), ("POL", "Good")], "note TAB024", "blank now, and Good on the table."),
        (
            "G",
            [("CSC", "Good"), ("POL", "Inadequate")],
            "note TAB025",
            "the answer of POL (Inadequate) lay on the table",
        ),
        (
            "G",
            [("CSC", "Good"), ("OLD", "Good")],
            "note TAB025",
            "1 answer of nobody who is asked it now lay on the table",
        ),
    ],
)
def test_an_answer_that_came_changed_or_went_after_the_meeting_is_told(
    marks: str, on_it: list[tuple[str, str]], code: str, line: str
) -> None:
    one = met(copy(agreed("Good", seen=lay(*on_it))), marks=marks)
    assert said(one) == ["K1 EXA-1 Good: it was talked over"]
    (problem,) = told(one)
    assert problem.startswith(code) and line in problem and "The meeting agreed Good" in problem


def test_where_today_is_as_it_lay_on_the_table_nothing_is_said() -> None:
    assert told(met(copy(agreed("Good", seen=lay(("CSC", "Good"), ("POL", "Inadequate")))), marks="G I")) == []


def test_where_the_marks_are_lost_or_on_another_copys_table_nothing_is_said() -> None:
    assert told(met(copy(agreed("Good")), marks="G I")) == []
    for reason in ("one", "two", "three", "four"):  # whichever is read first
        first = agreed("Good", reason, seen=lay(("CSC", "Good")))
        second = agreed("Good", reason, seen=lay(("CSC", "Good"), ("POL", "Good")))
        assert told(met(copy(first), copy(second, file="b.xlsx"))) == []


# As returned and as agreed.


def moved(marks: str, judgement: str, **more: Any) -> Agreement:
    of = plan(question(**more), overall=(OVERALL,))
    came = settled(of, {"K1": in_marks({"EXA-1": marks, "OVR-1": "G O"})})
    rows = (agreed(judgement), agreed("Good", ref="OVR-1"))
    return agreement(of, came, settle_meeting(of, came, [copy(*rows)]))


def test_up_is_to_more_points_also_where_a_question_is_reversed() -> None:
    assert [one.levels for one in moved("O G RI I NK NA", "Good").moves] == [-1, 0, 1, 2]
    assert [one.levels for one in moved("Y P N", "No", scale=YES_NO.mirrored()).moves] == [2, 1, 0]


def test_a_state_that_was_agreed_moves_nothing_and_counts_as_such_an_answer_does() -> None:
    for scale, marks, positive in ((GRADES, "G", Share(0, 0)), (YES_NO, "Y", Share(0, 1))):
        found = moved(marks, "Not known", scale=scale)
        one = found.of("EXA-1")
        assert one and (one.positive, one.states[State.NOT_KNOWN], found.moves) == (positive, 1, ())
        assert one.positive.d == counts(scale, State.NOT_KNOWN)


def test_overall_judgements_move_apart_and_are_in_no_figure() -> None:
    found = moved("G G", "Good")
    assert [(one.returned.agency, one.levels) for one in found.overall] == [("CSC", 0), ("POL", -1)]
    assert [one.question.ref for one in found.questions] == ["EXA-1"]
    assert found.leanings == (Leaning("CSC", 0, 1, 0), Leaning("POL", 0, 1, 0))


def test_where_nothing_was_agreed_all_but_the_rates_is_empty() -> None:
    of, came = audit("G O")
    found = agreement(of, came, Agreed())
    assert found == Agreement(rates=found.rates)
    assert found.rates.total.d == 1


@given(audits(), st.lists(st.sampled_from([*GRADES.labels, "Not known", ""]), min_size=2, max_size=2))
def test_up_down_and_same_are_all_judgements_that_were_agreed_on(made: tuple[Plan, Settled], labels: list[str]) -> None:
    of, came = made
    rows = [agreed(label, case=case) for case, label in zip(("K1", "K2"), labels, strict=True)]
    found = agreement(of, came, settle_meeting(of, came, [copy(*rows)]))
    on = {row.case for row in rows if row.state is State.ANSWERED}
    judged = [one for back in came.returned if back.case.ref in on for one in [back.answers.get("EXA-1")] if one]
    assert len(found.moves) == sum(one.state is State.ANSWERED for one in judged)
    assert sum(one.d for one in found.leanings) == len(found.moves)
    up, same, down = (sum(turn(one) for one in found.moves) for turn in TURNS)
    assert up + same + down == len(found.moves)
    assert (sum(one.below for one in found.leanings), sum(one.above for one in found.leanings)) == (up, down)
    asked = {back.case.ref for back in came.returns if back.status is not Status.NIL}
    assert sum(sum(one.states.values()) for one in found.questions) == sum(
        row.state is not State.BLANK for row in rows if row.case in asked
    )


def up(one: Move) -> bool:
    return one.levels > 0


def same(one: Move) -> bool:
    return one.levels == 0


def down(one: Move) -> bool:
    return one.levels < 0


TURNS = (up, same, down)
