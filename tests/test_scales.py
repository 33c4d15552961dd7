"""Scales of every kind: what each level means, which marks it has, and that no two scales are ever added up."""

import json
import tomllib
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from example import AGENCIES, CASES, THEME, answer, blocks, found, only, returned, sheet, words
from example import plan as example_plan
from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import CSC, Hand, a_plan
from workbooks import settled as read_and_settled

from maar.answers import State
from maar.documents.data import findings_json
from maar.documents.findings import findings_document
from maar.documents.found import Found
from maar.documents.grid import cell
from maar.documents.marks import counted_marks, level_marks
from maar.documents.model import Bullets, Grid, ThemeAnswers
from maar.figures import Share, one_decimal
from maar.plan import Plan
from maar.questions import Question, QuestionSet, Scale
from maar.questions.model import comment_default
from maar.questions.read import built_in, read_tables
from maar.render import theme as palette
from maar.render.html import html
from maar.returns import Return, Status
from maar.scores import add_up
from maar.workbook.write import write

TABLES: dict[str, Any] = tomllib.loads((built_in() / "scales.toml").read_text("utf-8"))
ALERT = {"text": "May a child be at risk now?", "guidance": "Answer.", "record": "What was done"}
LONGEST = 31  # the longest label a column of a workbook shows on two lines


def read(*rows: dict[str, Any]) -> QuestionSet:
    """The set that asks these questions, on the built-in scales."""
    themes = [{"code": "EXA", "name": "An example", "short": "Example", "question": list(rows)}]
    roles = {role: {"name": role} for role in ("CSC", "POL", "EDU", "GP")}
    tables = {"name": "scales", "version": "1", "title": "Scales", "alert": ALERT, "role": roles, "scale": TABLES}
    found_set, problems = read_tables({**tables, "theme": themes}, "scales.toml", tuple(row["ref"] for row in rows))
    assert found_set is not None, problems
    return found_set


def asked(code: str, number: int = 1, **more: Any) -> dict[str, Any]:
    """A question on a scale, of the type that fits it."""
    kind = "compliance" if TABLES[code]["not_known_counts"] else "grade"
    short = f"{TABLES[code]['name']} {number}"
    return {"ref": f"EXA-{number}", "type": kind, "scale": code, "text": "How is it?", "short": short, **more}


SCALES: dict[str, Scale] = {
    code: scale for code in TABLES for scale in read(asked(code)).scales if scale.code == code
}  # fmt: skip
LABELS = {
    "grade": ("Outstanding", "Good", "Requires improvement", "Inadequate"),
    "yes-partly-no": ("Yes", "Partly", "No"),
    "yes-no": ("Yes", "No"),
    "met": ("Met", "Partially met", "Not met"),
    "rag": ("Green", "Amber", "Red"),
    "three-grades": ("Good", "Adequate", "Inadequate"),
    "four-words": ("Excellent", "Good", "Satisfactory", "Poor"),
    "six-point": ("Excellent", "Very good", "Good", "Adequate", "Weak", "Unsatisfactory"),
    "one-to-four": ("1", "2", "3", "4"),
    "gcp-1-5": ("1", "2", "3", "4", "5"),
    "self-0-3": ("3", "2", "1", "0"),
    "moderated-0-3": ("3", "2", "1", "0"),
    "percent-steps": tuple(f"{step}%" for step in range(100, -1, -5)),
    "safety-0-10": tuple(str(step) for step in range(10, -1, -1)),
}
every_scale = pytest.mark.parametrize("code", LABELS)


def the_plan(questions: QuestionSet) -> Plan:
    return replace(example_plan(), questions=questions)


def told(questions: QuestionSet, *said: tuple[str, ...]) -> Found:
    """What was found where the three agencies answered so on three cases, one after the other."""
    plan = the_plan(questions)
    due = [(agency, case) for case in CASES for agency in AGENCIES]
    made = [returned(plan, agency, case, one) for (agency, case), one in zip(due, said, strict=False)]
    made += [Return(agency, case, Status.OUTSTANDING, plan.put_to(agency)) for agency, case in due[len(said) :]]
    return found(plan, made)


def test_the_scales_met_in_the_wild_are_all_there_best_first() -> None:
    assert {code: scale.labels for code, scale in SCALES.items()} == LABELS


@every_scale
def test_a_scale_says_in_words_what_each_level_means(code: str) -> None:
    scale = SCALES[code]
    assert all(len(level.means) > 15 and level.means.endswith(".") for level in scale.levels)
    assert len({level.means for level in scale.levels}) == len(scale.levels)
    assert scale.heading and scale.unit and max(map(len, scale.labels)) <= LONGEST
    assert [level.points for level in scale.levels][:: len(scale.levels) - 1] == [100, 0]


@every_scale
def test_only_the_grades_of_inspectors_make_an_area_of_one_answer(code: str) -> None:
    assert SCALES[code].lowest_is_area is (code == "grade")


@every_scale
@pytest.mark.parametrize("turned", [False, True])
def test_dark_letters_are_positive_and_fills_only_get_darker(code: str, turned: bool) -> None:
    marks = level_marks(SCALES[code].mirrored() if turned else SCALES[code])
    steps = [mark.step for mark in marks]
    assert steps == sorted(steps) and {*steps} <= {*palette.RAMP}
    for mark in marks:
        assert (palette.RAMP[mark.step].letters == palette.INK) is mark.positive
    assert len({mark.letters for mark in marks}) == len(marks)
    assert all(len(mark.letters) <= 2 or mark.letters == "100" for mark in marks)


def test_levels_beyond_the_ramp_share_its_steps_evenly() -> None:
    assert [mark.step for mark in level_marks(SCALES["six-point"])] == [1, 2, 2.5, 3, 3, 4]
    assert [mark.step for mark in level_marks(SCALES["gcp-1-5"])] == [1, 2, 3, 3, 4]
    long = Counter(mark.step for mark in level_marks(SCALES["percent-steps"]))
    assert long == {1: 2, 2: 2, 2.5: 2, 3: 8, 4: 7}


def test_levels_worth_the_same_keep_positive_ones_first_however_a_question_is_turned() -> None:
    four = SCALES["four-words"]
    points = map(Fraction, (100, 50, 50, 0))
    scale = replace(
        four, levels=tuple(replace(one, points=worth) for one, worth in zip(four.levels, points, strict=True))
    )
    assert [mark.letters for mark in level_marks(scale)] == ["E", "G", "S", "PO"]
    assert [mark.letters for mark in level_marks(scale.mirrored())] == ["PO", "S", "G", "E"]


@pytest.mark.parametrize(
    ("code", "reverse", "quiet"),
    [
        ("yes-partly-no", False, ["Yes"]),
        ("yes-partly-no", True, ["No"]),
        ("grade", False, ["Good"]),
        ("met", False, ["Met"]),
        ("met", True, ["Not met"]),
        ("self-0-3", False, ["3", "2"]),
        ("safety-0-10", True, ["3", "2", "1", "0"]),
    ],
)
def test_a_comment_is_not_wanted_where_all_is_well(code: str, reverse: bool, quiet: list[str]) -> None:
    scale = SCALES[code]
    wanted = comment_default(scale, reverse)
    assert [label for label in scale.labels if label not in wanted] == quiet
    assert comment_default(scale.mirrored(), reverse) == wanted


def scale_line(*rows: dict[str, Any]) -> str:
    """The unit line of the grid for a set of these questions."""
    count = len(rows)
    document = findings_document(told(read(*rows), *[("Not known",) * count] * 3))
    return str(only(document, "grid", Grid).unit).removeprefix("Answers at a positive level (").partition(")")[0]


def test_the_grid_says_which_levels_are_positive() -> None:
    grade, yes = asked("grade", 1), asked("yes-partly-no", 2)
    turned = asked("yes-partly-no", 3, reverse=True)
    assert scale_line(grade, yes) == "Outstanding, Good or Yes"
    assert scale_line(grade, yes, turned) == "Outstanding, Good or Yes; No where the question is reversed"
    assert scale_line(turned) == "No where the question is reversed"
    assert scale_line(asked("percent-steps"), asked("percent-steps", 2, reverse=True)) == (
        "100% to 75%; 0% to 25% where the question is reversed"
    )
    assert scale_line(asked("one-to-four"), asked("self-0-3", 2)) == "grades 1 to 4: 1 or 2; own score 0 to 3: 3 or 2"


def test_two_scales_in_one_theme_are_two_rows_and_two_bars() -> None:
    both = ("self-0-3", "moderated-0-3")
    questions = read(*(asked(code, number) for number, code in enumerate(both * 2, 1)))
    of = told(questions, ("3", "1", "2", "1"), ("2", "2", "0", "2"))
    document = findings_document(of)
    (theme,) = only(document, "grid", Grid).themes
    assert [(row.scale, str(row.total)) for row in theme.rows] == [
        ("Own score 0 to 3 (2)", "3 of 4"), ("Moderated score 0 to 3 (2)", "2 of 4"),
    ]  # fmt: skip
    bars = only(document, "answers", ThemeAnswers).bars
    assert [(bar.label, [(run.letters, run.count) for run in bar.runs if run.count]) for bar in bars] == [
        ("All answers: own score 0 to 3", [("3:", 1), ("2:", 2), ("0:", 1)]),
        ("All answers: moderated score 0 to 3", [("2:", 2), ("1:", 2)]),
    ]
    data = json.loads(json.dumps(findings_json(of)))
    positive = {one["scale"]: (one["positive"]["n"], one["positive"]["d"]) for one in data["themes"][0]["scales"]}
    assert positive == {"self-0-3": (3, 4), "moderated-0-3": (2, 4)}


def test_a_label_that_stands_on_two_scales_is_counted_on_its_own() -> None:
    """Good is a level of all three scales: no column holds the Good of two, and Levels has all of them."""
    questions = read(asked("grade", 1), asked("six-point", 2), asked("four-words", 3))
    document = findings_document(told(questions, ("Good", "Good", "Poor"), ("Good", "Adequate", "Good")))
    table = sheet(document, "Questions")
    assert [column.name for column in table.columns][6:10] == ["O", "G", "RI", "I"]
    assert [line[6:10] for line in words(table)] == [["0", "2", "0", "0"], ["[z]"] * 4, ["[z]"] * 4]
    assert "In the sheet Levels only: Excellent to poor; Excellent to unsatisfactory." in table.note
    levels = {(line[0], line[3]): line[4] for line in words(sheet(document, "Levels"))}
    assert [levels[f"EXA-{number}", "Good"] for number in (1, 2, 3)] == ["2", "1", "1"]
    assert len(levels) == 4 + 6 + 4


def test_a_scale_of_21_levels_has_rows_of_its_own_instead_of_columns() -> None:
    document = findings_document(told(read(asked("percent-steps", 1), asked("met", 2)), ("80%", "Met"), ("5%", "Met")))
    table = sheet(document, "Questions")
    assert [column.name for column in table.columns][6:10] == ["M", "PM", "NM", "NK"]
    assert "In the sheet Levels only: Per cent in steps of 5." in table.note
    levels = words(sheet(document, "Levels"))
    assert len(levels) == 21 + 3 and [line[3:] for line in levels if line[4] != "0"] == [
        ["80%", "1"], ["5%", "1"], ["Met", "2"],
    ]  # fmt: skip


def test_a_scale_of_21_levels_reads_on_the_page() -> None:
    questions = read(*(asked("percent-steps", number) for number in (1, 2)))
    document = findings_document(told(questions, ("100%", "75%"), ("70%", "0%"), ("75%", "0%")))
    page = html(document)
    assert "<b>75:</b> 2" in page and "75% 2" in page  # in the picture, and for those who do not see it
    grid = only(document, "grid", Grid)
    (name, marks) = grid.legend[0]
    assert (name, [marks[0].words, marks[1].words, marks[-1].words]) == (
        "Per cent in steps of 5", ["best", "", "lowest"],
    )  # fmt: skip
    assert [one.letters for one in grid.themes[0].rows[0].cells] == ["100 75", "70 0", "75 0"]
    told_how = [item for block in blocks(document, "method") if isinstance(block, Bullets) for item in block.items]
    assert "Per cent in steps of 5: 100% to 75%, out of 100% to 0% and Not known." in told_how


@pytest.mark.parametrize(
    ("code", "judgements", "letters", "step"),
    [
        ("percent-steps", ["95%", "80%", "75%", "70%", "5%"], "75", 2.5),
        ("percent-steps", ["80%"] * 3 + ["10%"] * 3, "80/10", 3),
        ("percent-steps", ["95%", "95%", "80%", "5%"], "2×95 80 5", None),
        ("safety-0-10", ["9", "7", "2", "0"], "9 7 2 0", None),
        ("rag", ["Green", "Amber", "Amber", "Red", "Red"], "AM", 3),
    ],
)
def test_the_middle_answer_on_scales_of_other_lengths(
    code: str, judgements: list[str], letters: str, step: float | None
) -> None:
    one = cell(SCALES[code], [answer("CSC", f"K{place}", "EXA-1", said) for place, said in enumerate(judgements)])
    assert (one.letters, one.fill.step if one.fill else None) == (letters, step)


def test_marks_that_are_numbers_are_never_run_together_with_counts() -> None:
    assert counted_marks(["95", "95", "5"], ", ") == "2×95, 1×5"
    assert counted_marks(["95", "95", "5"], " ", bare=True) == "2×95 5"
    assert counted_marks(["G", "G", "RI"], ", ") == "2 G, 1 RI"


def test_json_counts_every_level_in_the_order_of_the_scale() -> None:
    of = told(read(asked("rag", 1, reverse=True), asked("percent-steps", 2)), ("Red", "0%"))
    one, two = json.loads(json.dumps(findings_json(of)))["themes"][0]["questions"]
    assert list(one["counts"].items()) == [("Green", 0), ("Amber", 0), ("Red", 1)]
    assert (one["positive"], one["score"]) == ({"n": 1, "d": 1, "percent": 100.0}, 100.0)
    assert tuple(two["counts"]) == LABELS["percent-steps"] and two["counts"]["0%"] == 1


def test_a_scale_goes_through_the_agencies_workbook() -> None:
    """Met, Amber, Very good and 75% are chosen on one case, read back and told."""
    codes = ("met", "rag", "six-point", "percent-steps")
    plan = a_plan(read(*(asked(code, number) for number, code in enumerate(codes, 1))))
    hand = Hand(write(plan, CSC, None, lambda ref: 1, 1))
    for number, said in enumerate(("Met", "Amber", "Very good", "75%"), 1):
        hand.type("K1", f"EXA-{number}", said)
    settled = read_and_settled(hand, plan=plan)
    scores = add_up(plan, settled)
    chosen = [{label: number for label, number in one.counts.items() if number} for one in scores.questions]
    assert chosen == [{"Met": 1}, {"Amber": 1}, {"Very good": 1}, {"75%": 1}]
    assert {code: (share.n, share.d) for code, share in scores.themes["EXA"].scales.items()} == {
        "met": (1, 1), "rag": (0, 1), "six-point": (1, 1), "percent-steps": (1, 1),
    }  # fmt: skip


@st.composite
def sets(draw: st.DrawFn) -> tuple[QuestionSet, list[list[str]]]:
    """A few questions on any scales, some reversed, and what nine returns may say to each."""
    codes = draw(st.lists(st.sampled_from([*LABELS]), min_size=1, max_size=4))
    rows = []
    for number, code in enumerate(codes, 1):
        turned = draw(st.booleans()) and code != "grade"
        rows.append(asked(code, number, reverse=turned, weight=draw(st.integers(1, 3))))
    words_of = [st.sampled_from([*LABELS[code], "Not known", "Not applicable", "", "RI/Good"]) for code in codes]
    said = draw(st.lists(st.tuples(*words_of), min_size=1, max_size=9))
    return read(*rows), [[*one] for one in said]


def good_and_points(question: Question, label: str) -> tuple[bool, Fraction]:
    """By hand: is a label positive, and what is it worth, from the scale as the file has it."""
    assert question.scale
    levels = TABLES[question.scale.code]["level"]
    place = LABELS[question.scale.code].index(label)
    if question.reverse:
        place = len(levels) - 1 - place
    return levels[place]["positive"], Fraction(100 * (len(levels) - 1 - place), len(levels) - 1)


@given(sets())
@settings(max_examples=60, deadline=None)
def test_counts_of_a_scale_add_up_to_the_answers_on_that_scale_alone(
    drawn: tuple[QuestionSet, list[list[str]]],
) -> None:
    questions, said = drawn
    of = told(questions, *map(tuple, said))
    shares: dict[str, list[bool]] = {}
    points = weights = Fraction(0)
    for place, (question, tally) in enumerate(zip(questions.questions, of.scores.questions, strict=True)):
        given_here = [one[place] for one in said]
        judged = [label for label in given_here if label in LABELS[question.scale.code]]  # type: ignore[union-attr]
        assert dict(tally.counts) == {label: judged.count(label) for label in LABELS[question.scale.code]}  # type: ignore[union-attr]
        assert sum(tally.counts.values()) == tally.states[State.ANSWERED] == len(judged)
        worth = [good_and_points(question, label) for label in judged]
        unknown = given_here.count("Not known") if question.type == "compliance" else 0
        assert tally.positive == Share(sum(good for good, _ in worth), len(worth) + unknown)
        score = sum((value for _, value in worth), Fraction(0)) / len(worth) if worth else None
        assert tally.tally.score == score
        shares.setdefault(question.scale.code, []).extend([good for good, _ in worth] + [False] * unknown)  # type: ignore[union-attr]
        points += sum(value for _, value in worth) * question.weight
        weights += len(worth) * question.weight
    theme = of.scores.themes[THEME.code]
    assert {code: (share.n, share.d) for code, share in theme.scales.items()} == {
        code: (sum(all_of), len(all_of)) for code, all_of in shares.items()
    }
    assert one_decimal(theme.score) == one_decimal(points / weights if weights else None)
    rows = only(findings_document(of), "grid", Grid).themes[0].rows
    by_row = Counter((question.scale.code, question.reverse) for question in questions.questions)  # type: ignore[union-attr]
    assert len(rows) == len(by_row)


def test_the_method_tells_every_scale() -> None:
    method = (built_in().parent / "docs" / "method.md").read_text("utf-8")
    assert [code for code in LABELS if f"`{code}`" not in method] == []


@pytest.mark.parametrize(
    ("code", "one", "other", "split"),
    [
        ("grade", "Good", "Inadequate", True),
        ("grade", "Outstanding", "Good", False),
        ("six-point", "Very good", "Adequate", True),
        ("safety-0-10", "7", "4", False),
        ("safety-0-10", "7", "3", True),
        ("percent-steps", "90%", "60%", False),
        ("percent-steps", "90%", "55%", True),
    ],
)
def test_a_split_view_is_two_levels_and_a_third_of_the_scale(code: str, one: str, other: str, split: bool) -> None:
    of = told(read(asked(code)), (one,), (other,))
    assert ("SPLIT-EXA-1-" in "".join(finding.id for finding in of.findings)) is split


def test_a_strand_is_no_strength_area_or_split() -> None:
    plain = read(asked("yes-partly-no"))
    strand = replace(plain, themes=tuple(replace(theme, strand=True) for theme in plain.themes))
    said = [("No",), ("Yes",), ("Not known",), ("No",), ("No",), ("Not known",)]
    assert {one.kind.value for one in told(plain, *said).findings} == {"area", "gap", "split"}
    assert {one.kind.value for one in told(strand, *said).findings} == {"gap"}
