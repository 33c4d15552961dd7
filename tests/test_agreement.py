"""A case on the table: every question in one band, differences first, and why it stands there."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from agreement_hand import CASES, CODES, OVERALL, in_marks, plan, question, row, settled, tables
from example import GRADES, YES_NO
from hypothesis import given
from hypothesis import strategies as st

from maar.agreement import Band
from maar.answers import Answer, State, Value
from maar.plan import Plan
from maar.problems import Location
from maar.questions import Level, Pair, Part, Question, Scale
from maar.returns import Settled, Status

DENY = Pair("PLN-4", "answers", "They cannot both be true.")
TEN = Scale(
    "ten", "0 to 10", "How many?", "7 to 10",
    tuple(Level(str(number), str(number), Fraction(number * 10), number > 6) for number in range(10, -1, -1)),
)  # fmt: skip

# The case sheet of the looks: what CSC, POL, 0-19, GP, EDU, EH, ACU and HOU said; GP did not return.
DRAWN = {
    "PLN-4": ("Y N P - N NK N N", Band.CONTRADICTION, "CSC Yes; 4 No; EH not known"),
    "LEX-3": ("G RI RI - O RI G G", Band.SPLIT, "4 positive, 3 not"),
    "THR-1": ("Y P N - Y P Y NK", Band.SPLIT, "3 positive, 3 not"),
    "SUP-3": ("Y N Y - Y P P Y", Band.SPLIT, "4 positive, 3 not"),
    "CHR-4": ("I I G - RI G - RI", Band.SPLIT, "2 positive, 4 not"),
    "LEX-2": ("Y N Y - Y Y N -", Band.SPLIT, "4 positive, 2 not"),
    "PLN-8": ("RI RI NK - O RI RI O", Band.SPLIT, "2 positive, 4 not"),
    "EDI-1": ("N P P - Y Y NK P", Band.SPLIT, "2 positive, 4 not"),
    "CHR-1": ("Y Y Y - Y N Y NK", Band.ALONE, "EH stands alone"),
    "THR-2": ("RI RI RI - O NA NA UR", Band.ALONE, "EDU stands alone"),
    "THR-5": ("G I - - - G - -", Band.ALONE, "POL stands alone"),
    "CUR-2": ("N Y P - N P N N", Band.ALONE, "POL stands alone"),
    "CHR-3": ("P NK P - N N - -", Band.GAP, "POL not known"),
    "LEX-1": ("G G NK - G RI RI G", Band.GAP, "0-19 not known"),
}


def drawn() -> tuple[Plan, Settled]:
    asked = []
    for ref, (marks, *_) in DRAWN.items():
        scale = YES_NO if {"Y", "P", "N"} & {*marks.split()} else GRADES
        asked.append(question(ref, scale, pairs=(DENY,) if ref == "PLN-4" else ()))
    of = plan(*asked)
    return of, settled(of, {"K1": in_marks({ref: marks for ref, (marks, *_) in DRAWN.items()})})


def test_the_case_that_was_drawn_comes_out_as_drawn() -> None:
    (table,) = tables(*drawn())
    assert {one.question.ref: (one.band, one.why) for one in table.rows} == {
        ref: (band, why) for ref, (_, band, why) in DRAWN.items()
    }
    assert [one.status for one in table.returns if one.agency.code == "GP"] == [Status.OUTSTANDING]


def test_bands_stand_in_order_and_split_views_most_even_first() -> None:
    (table,) = tables(*drawn())
    bands = [one.band for one in table.rows]
    assert bands == sorted(bands, key=[*Band].index)
    split = [one.question.ref for one in table.of(Band.SPLIT)]
    assert split == ["THR-1", "LEX-3", "SUP-3", "CHR-4", "LEX-2", "PLN-8", "EDI-1"]


@pytest.mark.parametrize(
    ("marks", "band", "why", "first"),
    [
        ("G G", Band.AGREE, "all Good", ()),
        ("G NA G", Band.AGREE, "all Good", ()),
        ("G", Band.FEW, "CSC only", ("CSC",)),
        ("NA RI NA", Band.FEW, "POL only", ("POL",)),
        ("NA NA", Band.FEW, "no judgement", ()),
        ("G O", Band.ONE_APART, "one level apart", ("POL", "CSC")),
        ("G NK G", Band.GAP, "POL not known", ("POL",)),
        ("G BL NK", Band.GAP, "0-19 not known; POL blank", ("0-19", "POL")),
        ("BL BL", Band.GAP, "CSC, POL blank", ("CSC", "POL")),
        ("UR NK NK NK", Band.GAP, "3 not known; CSC unreadable", ("POL", "0-19", "GP", "CSC")),
        # of two nobody stands alone; nor where it holds of two, nor where two say good and two say not
        ("O RI", Band.SPLIT, "1 positive, 1 not", ("CSC", "POL")),
        ("I RI G", Band.SPLIT, "1 positive, 2 not", ("0-19", "CSC")),
        ("O G RI I", Band.SPLIT, "2 positive, 2 not", ("CSC", "GP")),
        ("O G RI", Band.SPLIT, "2 positive, 1 not", ("CSC", "0-19")),
        ("O O RI", Band.ALONE, "0-19 stands alone", ("0-19",)),
        ("O NK O BL I", Band.ALONE, "EDU stands alone", ("EDU",)),
        ("O O I I", Band.SPLIT, "2 positive, 2 not", ("CSC", "0-19")),
    ],
)
def test_a_question_stands_in_the_first_band_that_fits(
    marks: str, band: Band, why: str, first: tuple[str, ...]
) -> None:
    told = row(marks)
    assert (told.band, told.why, told.first, told.also) == (band, why, first, ())


def test_of_several_at_one_level_those_who_wrote_anything_explain_it() -> None:
    of = plan(question(scale=YES_NO))
    came = settled(of, {"K1": in_marks({"EXA-1": "Y Y N N"})}, words="")
    returns = [
        replace(one, answers={"EXA-1": replace(one.answers["EXA-1"], comment="he sleeps in his coat")})
        if one.agency.code in ("POL", "GP")
        else one
        for one in came.returns
    ]
    assert tables(of, replace(came, returns=tuple(returns)))[0].rows[0].first == ("POL", "GP")


@pytest.mark.parametrize(
    ("numbers", "band", "why"),
    [
        ("9 8", Band.ONE_APART, "one level apart"),
        ("9 6", Band.ONE_APART, "3 levels apart"),
        ("9 5", Band.SPLIT, "1 positive, 1 not"),
        ("6 1 6 1", Band.SPLIT, "5 levels apart"),
        ("6 6 6 1", Band.ALONE, "GP stands alone"),
    ],
)
def test_on_a_long_scale_a_split_view_is_a_third_of_it(numbers: str, band: Band, why: str) -> None:
    of = plan(question(scale=TEN))
    said = {code: {"EXA-1": number} for code, number in zip(CODES, numbers.split(), strict=False)}
    told = tables(of, settled(of, {"K1": said}))[0].rows[0]
    assert (told.band, told.why) == (band, why)


def test_on_a_reversed_question_no_is_the_good_answer() -> None:
    told = row("Y N", YES_NO.mirrored())
    assert (told.why, told.first) == ("1 positive, 1 not", ("POL", "CSC"))


# Thin evidence and no action listed.


@pytest.mark.parametrize(("words", "thin"), [("", True), ("see the record", True), ("see the case record", False)])
def test_a_high_grade_with_fewer_than_four_words_stands_on_thin_evidence(words: str, thin: bool) -> None:
    told = row("G G", words=words)
    expected = (Band.THIN, "CSC, POL: thin evidence") if thin else (Band.AGREE, "all Good")
    assert (told.band, told.why) == expected


def test_a_low_grade_and_an_answer_on_another_scale_need_no_such_words() -> None:
    assert [row("RI RI", words="").band, row("Y Y", YES_NO, words="").band] == [Band.AGREE, Band.AGREE]


def test_a_low_grade_without_an_action_is_told_and_an_action_or_a_recommendation_answers_it() -> None:
    assert row("RI RI RI", idle=CODES[:3]).why == "3 agencies: no action listed"
    told = row("RI RI", idle=["POL"])
    assert (told.band, told.why, told.first) == (Band.NO_ACTION, "POL: no action listed", ("POL",))
    of = plan(question())
    came = settled(of, {"K1": in_marks({"EXA-1": "RI RI"})}, idle=["POL"])
    box = Answer("POL", "K1", "recommendation", State.ANSWERED, evidence="Write to the school by May.")
    returns = tuple(
        replace(one, extras={box.question: box}) if one.agency.code == "POL" else one for one in came.returns
    )
    assert tables(of, replace(came, returns=returns))[0].rows[0].band is Band.AGREE


def test_a_band_before_them_takes_the_question_and_tells_both_beside() -> None:
    told = row("O I", idle=["POL"], words="fine")
    assert (told.band, told.also) == (Band.SPLIT, ("CSC: thin evidence", "POL: no action listed"))
    assert row("G RI", idle=["POL"], words="fine").also == ("POL: no action listed",)


def test_a_high_grade_needs_no_action() -> None:
    assert row("G G", idle=["POL"]).band is Band.AGREE


# Contradictions.


def test_a_contradiction_of_two_questions_stands_under_one_and_is_told_beside_the_other() -> None:
    asked = (question("PLN-4", YES_NO, pairs=(Pair("PLN-5", "answers", "Why."),)), question("PLN-5", YES_NO))
    of = plan(*asked)
    came = settled(of, {"K1": {"CSC": {"PLN-4": "Yes"}, "POL": {"PLN-5": "No"}, "EDU": {"PLN-5": "No"}}})
    first, second = tables(of, came)[0].rows
    assert (first.question.ref, first.band, first.why) == ("PLN-4", Band.CONTRADICTION, "CSC Yes; 2 No to PLN-5")
    assert (second.question.ref, second.band, second.why) == ("PLN-5", Band.AGREE, "all No")
    assert (first.also, second.also) == (("contradicts PLN-5",), ("contradicts PLN-4",))


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        ("Y NK N", "CSC Yes; 0-19 No; POL not known"),
        ("Y NK NK N N N", "CSC Yes; 3 No; 2 not known"),
        ("Y NK NK", "CSC Yes; 2 not known"),
        ("Y BL N", "CSC Yes; 0-19 No"),
        ("Y Y N", "2 Yes; 0-19 No"),
    ],
)
def test_of_the_sides_of_a_contradiction_the_largest_is_told_and_then_who_does_not_know(marks: str, why: str) -> None:
    of = plan(question("PLN-4", YES_NO, pairs=(DENY,)))
    assert tables(of, settled(of, {"K1": in_marks({"PLN-4": marks})}))[0].rows[0].why == why


def test_values_that_contradict_are_told_by_who_differs() -> None:
    part = Part("met", "text", "Who came?")
    asked = question("PLN-4", None, type="facts", parts=(part,), pairs=(Pair("PLN-4", "values", "Why.", part="met"),))
    of = plan(asked)
    came = settled(of, {"K1": {code: {"PLN-4": "x"} for code in CODES[:2]}})

    def says(one: Any) -> Any:
        value = Value("met", "text", f"word of {one.agency.code}", Location("a.xlsx"))
        given = {ref: replace(answer, judgement="", values=(value,)) for ref, answer in one.answers.items()}
        return replace(one, answers=given)

    told = tables(of, replace(came, returns=tuple(map(says, came.returns))))[0].rows[0]
    assert (told.band, told.why, told.agreeable) == (Band.CONTRADICTION, "CSC and POL differ", False)


# Strands, words, overall judgements, and who is not here.


def test_what_is_not_judged_and_what_a_strand_says_is_laid_out_and_nothing_is_agreed_on_it() -> None:
    of = plan(question("EXA-1", None), question("VOX-1", theme="VOX"))
    (table,) = tables(of, settled(of, {"K1": {"CSC": {"EXA-1": "x", "VOX-1": "Outstanding"},
                                              "POL": {"EXA-1": "y", "VOX-1": "Inadequate"}}}))  # fmt: skip
    told = [(one.question.ref, one.band, one.why, one.agreeable) for one in table.rows]
    assert told == [("EXA-1", Band.OTHER, "2 of 2 answered", False), ("VOX-1", Band.OTHER, "2 of 2 answered", False)]


def test_overall_judgements_stand_last_whatever_they_are() -> None:
    of = plan(question(), overall=(OVERALL,), cases=CASES[:2])
    said = {"CSC": {"EXA-1": "Good", "OVR-1": "Outstanding"}, "POL": {"EXA-1": "Good", "OVR-1": "Inadequate"}}
    table, empty = tables(of, settled(of, {"K1": said, "K2": {"CSC": None}}))
    assert [(one.band, one.why) for one in table.rows] == [
        (Band.AGREE, "all Good"),
        (Band.OVERALL, "1 positive, 1 not"),
    ]
    assert table.rows[-1].agreeable
    assert empty.rows == ()


def test_a_nil_and_a_missing_return_have_no_answers_and_stand_among_the_returns() -> None:
    of = plan(question(), overall=(OVERALL,))
    came = settled(of, {"K1": {"CSC": {"EXA-1": "Good", "OVR-1": "Good"}, "POL": None}})
    blank = {"OVR-1": Answer("POL", "K1", "OVR-1", State.BLANK)}
    returns = tuple(replace(one, extras=blank) if one.status is Status.NIL else one for one in came.returns)
    (table,) = tables(of, replace(came, returns=returns))
    assert [one.status for one in table.returns[:3]] == [Status.RETURNED, Status.NIL, Status.OUTSTANDING]
    assert [[*one.answers] for one in table.rows] == [["CSC"], ["CSC"]]


# Laws.

SET = (question("EXA-1"), question("EXA-2", YES_NO), question("EXA-3", YES_NO.mirrored()), question("EXA-4", None),
       question("VOX-1", theme="VOX"), question("PLN-4", YES_NO, pairs=(DENY,)))  # fmt: skip
WITHOUT = ["Not known", "Not applicable", "", "RI/Good"]


def labels(asked: Question) -> list[str]:
    return [*asked.scale.labels, *WITHOUT] if asked.scale else ["in words", *WITHOUT]


@st.composite
def audits(draw: st.DrawFn) -> tuple[Plan, Settled]:
    """Any answers of up to five agencies on two cases; some were not asked, some did not return."""
    of = plan(*SET, overall=(OVERALL,), cases=CASES[:2])
    said = {
        case: {
            code: {
                one.ref: draw(st.sampled_from(labels(one)))
                for one in (*SET, OVERALL)
                if one is OVERALL or draw(st.integers(0, 5))
            }
            for code in CODES[: draw(st.integers(0, 5))]
        }
        for case in ("K1", "K2")
    }
    return of, settled(of, said, idle=CODES[:2], words=draw(st.sampled_from(["", "seen in the record twice"])))


@given(audits())
def test_every_question_put_and_returned_stands_exactly_once_in_its_case(made: tuple[Plan, Settled]) -> None:
    of, came = made
    for table in tables(of, came):
        back = [one for one in came.returned if one.case.ref == table.case.ref]
        asked = {ref for one in back for ref in one.answers} | ({"OVR-1"} if back else set())
        assert sorted(one.question.ref for one in table.rows) == sorted(asked)
        for laid in table.rows:
            assert [*laid.answers] == [
                one.agency.code for one in back if laid.question.ref in {**one.answers, **one.extras}
            ]
            assert laid.why
            assert {*laid.first} <= {one.agency.code for one in back}


@given(st.lists(st.sampled_from(["Outstanding", "Good", "Requires improvement", "Inadequate"]), min_size=6, max_size=6),
       st.integers(2, 8))  # fmt: skip
def test_where_all_say_the_same_with_words_and_actions_nothing_but_agreement_is_claimed(
    said: list[str], n: int
) -> None:
    asked = tuple(question(f"EXA-{place}") for place in range(6))
    of = plan(*asked)
    same = {one.ref: label for one, label in zip(asked, said, strict=True)}
    (table,) = tables(of, settled(of, {"K1": dict.fromkeys(CODES[:n], same)}))
    assert {one.band for one in table.rows} == {Band.AGREE}
    assert {one.also for one in table.rows} == {()}


PLANTS = {"": "Y Y Y Y Y", "lone": "Y Y N Y Y", "gap": "Y NK Y Y Y", "split": "Y N Y N Y", "near": "Y P Y Y Y"}
FOUND = {"": Band.AGREE, "lone": Band.ALONE, "gap": Band.GAP, "split": Band.SPLIT, "near": Band.ONE_APART}


@given(st.lists(st.sampled_from([*PLANTS]), min_size=8, max_size=8), st.booleans())
def test_what_is_planted_is_found_and_nothing_else(planted: list[str], contradicted: bool) -> None:
    pair = (Pair("EXA-0", "answers", "Why.", denies=("No",)),) if contradicted else ()
    asked = [question(f"EXA-{place}", YES_NO, pairs=pair if not place else ()) for place in range(8)]
    of = plan(*asked)
    marks = {one.ref: PLANTS[plant] for one, plant in zip(asked, planted, strict=True)}
    (table,) = tables(of, settled(of, {"K1": in_marks(marks)}))
    expected = [FOUND[plant] for plant in planted]
    if contradicted and "N" in PLANTS[planted[0]].split():
        expected[0] = Band.CONTRADICTION
    by_ref = {one.question.ref: one.band for one in table.rows}
    assert [by_ref[one.ref] for one in asked] == expected
