"""Question sets: what the built-in one asks, that freezing keeps all of it, and that every mistake is named."""

import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from maar.questions import QuestionSet, freeze
from maar.questions.read import frozen, of_tables, read_tables, template

ROOT = Path(__file__).parent.parent


def baseline() -> QuestionSet:
    question_set, problems = template("baseline")
    assert problems == ()
    assert question_set is not None
    return question_set


def test_baseline_asks_22_questions_in_eight_themes() -> None:
    question_set = baseline()
    assert len(question_set.questions) == 22
    assert [theme.code for theme in question_set.themes] == ["CHR", "LEX", "THR", "PLN", "SUP", "CUR", "EDI", "APP"]
    assert all(question.good and question.evidence and question.tests for question in question_set.questions)
    assert all(len(question.short) <= 60 for question in question_set.questions)


def test_judgement_labels_are_exactly_these() -> None:
    labels = {scale.code: scale.labels for scale in baseline().scales}
    assert labels == {
        "grade": ("Outstanding", "Good", "Requires improvement", "Inadequate"),
        "yes-partly-no": ("Yes", "Partly", "No"),
    }


def test_every_lesson_a_question_cites_is_a_lesson_of_a_source() -> None:
    lessons = tomllib.loads((ROOT / "templates/lessons.toml").read_text("utf-8"))
    known = {f"{source}#{lesson}" for source, found in lessons.items() for lesson in found}
    cited = {lesson for question in baseline().questions for lesson in question.tests}
    assert cited <= known


@pytest.mark.parametrize(
    ("role", "number"), [("CSC", 22), ("POL", 18), ("EH", 21), ("EDU", 19), ("GP", 14), ("HOU", 14), ("ALL", 13)]
)
def test_a_role_decides_which_questions_are_put(role: str, number: int) -> None:
    assert len(baseline().put_to(role)) == number


def test_a_frozen_set_is_read_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "questions.toml"
    path.write_text(freeze.as_toml(baseline()), "utf-8")
    assert frozen(path) == (baseline(), ())


def test_a_reversed_question_has_points_and_positive_mirrored_once(tmp_path: Path) -> None:
    path = tmp_path / "questions.toml"
    text = freeze.as_toml(baseline()).replace("reverse = false", "reverse = true", 1)
    path.write_text(text, "utf-8")
    reversed_set, _ = frozen(path)
    assert reversed_set is not None
    scale = reversed_set.question("CHR-1").scale
    assert scale is not None
    assert [(level.label, int(level.points), level.positive) for level in scale.levels] == [
        ("Yes", 0, False),
        ("Partly", 50, False),
        ("No", 100, True),
    ]
    again = tmp_path / "again.toml"
    again.write_text(freeze.as_toml(reversed_set), "utf-8")
    assert frozen(again)[0] == reversed_set


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ('scale = "grade"', 'scale = "grades"', "says 'grades', which is not known. Did you mean grade?"),
        ('type = "compliance"', 'type = "complianse"', "Did you mean compliance?"),
        ('ref = "CHR-2"', 'ref = "CHR-1"', "'CHR-1' is used twice under questions."),
        ('ref = "CHR-2"', 'ref = "CHR.2"', "is 'CHR.2', which cannot be used."),
        ("minutes = 3", 'minutes = "3"', "should be a whole number"),
        ('weight = 1\ncritical', 'wieght = 1\ncritical', "wieght is not known. Did you mean weight?"),
        ('at_most = "actions"', 'at_most = "action"', "says 'action', which is not known. Did you mean actions?"),
        ('theme = "CHR"', 'theme = "CHX"', "says 'CHX', which is not known"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(tmp_path: Path, before: str, after: str, sentence: str) -> None:
    path = tmp_path / "questions.toml"
    text = freeze.as_toml(baseline())
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    question_set, problems = frozen(path)
    assert question_set is None
    assert any(sentence in problem.message for problem in problems)
    assert all("questions.toml" in problem.message for problem in problems)


def test_a_syntax_error_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "questions.toml"
    path.write_text('name = "x"\ntitle = "oops\n', "utf-8")
    _, (problem,) = frozen(path)
    assert problem.code == "SET001"
    assert "line 2" in problem.message


def test_all_mistakes_are_told_in_one_pass() -> None:
    _, problems = read_tables({"name": "x", "question": [{"ref": "A-1"}]}, "x.toml", ("A-1", "A-2"))
    codes = [problem.code for problem in problems]
    assert codes.count("SET002") > 3
    assert "SET005" in codes


OWN_SET = {
    "name": "ours",
    "version": "1",
    "title": "Ours",
    "theme": [
        {
            "code": "OUR",
            "name": "Ours",
            "question": [
                {
                    "ref": "OUR-1",
                    "type": "compliance",
                    "scale": "yes-partly-no",
                    "text": "Was it done?",
                    "short": "Done",
                },
                {"ref": "OUR-2", "type": "choice", "text": "Where?", "choices": ["At home", "Elsewhere"]},
            ],
        }
    ],
}


def of_ours(number: int, **changes: Any) -> list[str]:
    """What is said of the set where its first or second question is changed so."""
    tables = deepcopy(OWN_SET)
    tables["theme"][0]["question"][number - 1] |= changes
    return [problem.message for problem in of_tables(tables, "ours.toml")[1]]


@pytest.mark.parametrize(
    ("number", "changes", "sentence"),
    [
        (1, {"agencies": []}, "question[OUR-1].agencies names no agency: nobody would be asked."),
        (
            1,
            {"ref": "CHR-1"},
            "CHR-1 is another question in the bank ('Up-to-date chronology on the key decision date').",
        ),
        (1, {"short": "x" * 61}, "question[OUR-1].short has 61 characters; tables and pictures have room for 60."),
        (1, {"theme_also": ["NEGL"]}, "says 'NEGL', which is not known. Did you mean NEG?"),
        (2, {"choices": ["At home", "at home"]}, "choices: 'At home' cannot be a label: it is read as 'at home'."),
        (
            1,
            {"pair": [{"with": "OUR-1", "kind": "answers", "why": "No.", "denies": ["Nope"]}]},
            "question[OUR-1].pair[1].denies says 'Nope', which is not known.",
        ),
        (
            1,
            {"pair": [{"with": "OUR-9", "kind": "answers", "why": "No."}]},
            "question[OUR-1].pair[1].with is laid beside 'OUR-9', which there is not.",
        ),
        (2, {"asked_if": "OUR-1 = Yess"}, "says 'Yess', which is not known. Did you mean Yes?"),
        (1, {"asked_if": "OUR-2 = At home"}, "depends on OUR-2, which does not come before it."),
        (2, {"asked_if": "OUR-1 was Yes"}, "'OUR-1 was Yes' is no condition."),
        (1, {"type": "grade"}, "the scale 'yes-partly-no' does not fit a question of type grade."),
        (1, {"scale": "grade", "type": "grade", "reverse": True}, "this question cannot be reversed."),
        (2, {"agencies": ["CSX"]}, "asks 'CSX', which is no role. Did you mean"),
    ],
)
def test_a_slip_in_a_set_of_ones_own_is_told(number: int, changes: dict[str, Any], sentence: str) -> None:
    assert any(sentence in said for said in of_ours(number, **changes)), of_ours(number, **changes)


def test_a_sound_set_of_ones_own_is_read_without_a_word() -> None:
    assert of_ours(1) == []


def test_a_scale_without_a_heading_is_headed_by_its_name() -> None:
    scale = {"name": "Seen", "level": [{"label": "All", "mark": "A", "positive": True}]}
    scale["level"].append({"label": "None", "mark": "N", "positive": False})
    tables = deepcopy(OWN_SET) | {"scale": {"seen": scale | {"not_known_counts": True}}}
    tables["theme"][0]["question"][0] |= {"scale": "seen"}
    question_set, problems = of_tables(tables, "ours.toml")
    assert question_set is not None, problems
    assert [one.heading for one in question_set.scales if one.code == "seen"] == ["Seen"]
