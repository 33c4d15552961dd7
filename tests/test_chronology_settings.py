"""`[chronology]` in audit.toml: what to look for in chronologies, written, read and refused."""

from dataclasses import replace
from pathlib import Path

import pytest
from chronologies import audit

from maar.plan import Plan, Watch
from maar.plan.read import plan as read_plan
from maar.plan.write import as_toml
from maar.problems import Problem


def read(folder: Path, more: str, of: Plan | None = None) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The audit written, with some lines more, and read again."""
    of = of or audit()
    file = folder / "audit.toml"
    file.write_text(f"{as_toml(of)}\n{more}", "utf-8")
    return read_plan(file, of.questions)


def test_settings_come_back_as_they_were_written(tmp_path: Path) -> None:
    own = Watch(gap_days=14, repeats=4, concerns=(("Hunger or food", ("larder", "empty fridge")), ("Pets", ("dog",))),
                strategy=("exploitation meeting",))  # fmt: skip
    made, problems = read(tmp_path, "", replace(audit(), watch=own))
    assert problems == () and made and made.watch == own


def test_only_what_differs_is_written() -> None:
    assert "[chronology]" not in as_toml(audit())
    written = as_toml(audit(gap_days=14, concerns=(("Pets", ("dog",)),)))
    assert written.endswith('[chronology]\ngap_days = 14\n\n[chronology.concerns]\nPets = ["dog"]\n')


def test_a_lead_may_write_them_by_hand(tmp_path: Path) -> None:
    concerns = '[chronology.concerns]\n"Hunger or food" = [" the  larder "]\n'
    made, problems = read(tmp_path, f"[chronology]\nunseen_days = 10\ncluster_events = 3\n{concerns}")
    assert problems == ()
    assert made and made.watch == Watch(
        unseen_days=10, cluster_events=3, concerns=(("Hunger or food", ("the larder",)),)
    )


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("gap_days = 0", "a whole number, 1 or more"),
        ("repeats = -3", "a whole number, 1 or more"),
        ("repeat_days = 10000", "a whole number, 9,999 or less"),
        ('cluster_days = "10"', "a whole number"),
        ("decision_days = 1.5", "a whole number"),
        ("unseen_days = true", "a whole number"),
        ("concerns = 3", "a table"),
        ('concerns.Pets = "dog"', 'a list such as ["CSC", "POL"]'),
        ("concerns.Pets = [3]", 'a list of words such as ["CSC", "POL"]'),
        ("concerns.Pets = []", 'a list of words such as ["larder", "empty fridge"]'),
        ("strategy = 3", 'a list such as ["CSC", "POL"]'),
        ("strategy = []", 'a list of words such as ["exploitation meeting"]'),
        ('concerns.Pets = ["dog", "-"]', 'a list of words such as ["larder", "empty fridge"]'),
    ],
)
def test_a_wrong_value_is_told_with_its_place(tmp_path: Path, line: str, wanted: str) -> None:
    made, problems = read(tmp_path, f"[chronology]\n{line}\n")
    key = line.partition(" ")[0]
    assert made is None
    assert problems[0].message == f"audit.toml: chronology.{key} should be {wanted}."
    assert {one.at.cell for one in problems} == {f"chronology.{key}"}


def test_an_unknown_setting_is_told_with_the_nearest(tmp_path: Path) -> None:
    made, problems = read(tmp_path, "[chronology]\ngap_day = 14\n")
    assert made is None
    assert [one.message for one in problems] == ["audit.toml: chronology.gap_day is not known. Did you mean gap_days?"]
