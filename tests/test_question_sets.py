"""Question sets: what the built-in one asks, that freezing keeps all of it, and that every mistake is named."""

import tomllib
from pathlib import Path

import pytest

from maar.questions import QuestionSet, freeze
from maar.questions.read import frozen, read_tables, template

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
