"""Aggregating again: what changed since the last report, and reports that are open in another program."""

import json
from pathlib import Path
from typing import Any

import pytest
from test_commands import ON_TIME, Run, issued, issued_once, returned, run

from maar.audit.changes import NOTHING, Report, changes

__all__ = ["issued", "issued_once", "run"]
FIRST = {"K1-ALERT": "No", "K1-CHR-1": "Yes"}
COUNTS = {"Returns in": 1, "Answered": 4}
BEFORE = Report(
    {"a.xlsx": "1", "b.xlsx": "2"}, {"findings.html": "x"}, COUNTS, {"AREA-PLN-1": (2, 5), "STRENGTH-CHR-4": (3, 3)}
)


def again(issued: Run) -> list[str]:
    """The lines about what changed that `maar aggregate` prints."""
    code, out, err = issued("aggregate", "spring", *ON_TIME)
    assert err == ""
    assert code in (0, 1)
    lines = out.splitlines()
    ends = [number for number, line in enumerate(lines) if "checks ran." in line or line.startswith("Open ")]
    return lines[ends[0] + 1 : ends[1]]


def test_every_kind_of_change_is_said() -> None:
    now = Report(
        {"b.xlsx": "3", "c.xlsx": "4"},
        {"findings.html": "y"},
        {"Returns in": 2, "Answered": 8},
        {"AREA-PLN-1": (3, 6), "AREA-CHR-2": (1, 4)},
    )
    assert changes(BEFORE, now) == (
        "Since the last report:",
        "1 file came (c.xlsx).",
        "1 file changed (b.xlsx).",
        "1 file went (a.xlsx).",
        "Returns in: 1, now 2.",
        "Answered: 4, now 8.",
        "New findings: AREA-CHR-2.",
        "No longer found: STRENGTH-CHR-4.",
        "Found on other figures: AREA-PLN-1 was 2 of 5, is 3 of 6.",
    )


def test_nothing_is_said_of_a_first_report_and_that_nothing_changed_of_the_same() -> None:
    assert changes(None, BEFORE) == ()
    assert changes(BEFORE, BEFORE) == (NOTHING,)


def test_a_file_that_was_renamed_neither_came_nor_went() -> None:
    (said,) = changes(BEFORE, BEFORE._replace(read={"z.xlsx": "1", "b.xlsx": "2"}, written={"findings.html": "y"}))
    assert said == "No file, count or finding has changed since the last report; something else in it has."


def test_a_copy_of_a_file_that_stays_came() -> None:
    said = changes(BEFORE, BEFORE._replace(read={**BEFORE.read, "z.xlsx": "1"}))
    assert said == ("Since the last report:", "1 file came (z.xlsx).")


def test_of_very_many_the_first_are_named() -> None:
    many = {f"{number:02}.xlsx": str(number) for number in range(20, 40)}
    assert "27.xlsx, and 12 more)." in changes(BEFORE, BEFORE._replace(read={**BEFORE.read, **many}))[1]


def test_aggregating_again_says_what_changed(issued: Run, tmp_path: Path) -> None:
    returned(tmp_path, "a.xlsx", FIRST)
    assert again(issued) == []
    assert again(issued) == [NOTHING]
    returned(tmp_path, "b.xlsx", FIRST, agency="POL")
    said = again(issued)
    assert said[:4] == [
        "Since the last report:",
        "1 file came (b.xlsx).",
        "Returns in: 1, now 2.",
        "Answered: 1, now 2.",
    ]
    assert said[4].startswith("New findings: GAP-CHR-2, ")


def test_a_json_document_has_no_word_of_it(issued: Run, tmp_path: Path) -> None:
    returned(tmp_path, "a.xlsx", FIRST)
    issued("aggregate", "spring", *ON_TIME)
    out = issued("aggregate", "spring", *ON_TIME, "--json")[1]
    assert json.loads(out) == json.loads((tmp_path / "reports/spring/findings.json").read_text("utf-8"))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 1, "findings": 3}'])
def test_a_report_that_is_not_ours_is_not_compared_with(issued: Run, tmp_path: Path, content: str) -> None:
    returned(tmp_path, "a.xlsx", FIRST)
    issued("aggregate", "spring", *ON_TIME)
    (tmp_path / "reports/spring/findings.json").write_text(content, "utf-8")
    assert [line for line in again(issued) if "since the last report" in line.casefold()] == []


def test_a_report_open_elsewhere_stops_no_other_and_is_no_persons_the_next_time(
    issued: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    returned(tmp_path, "a.xlsx", FIRST)
    issued("aggregate", "spring", *ON_TIME)
    returned(tmp_path, "b.xlsx", FIRST, agency="POL")
    replace = Path.replace

    def refused(path: Path, target: Any) -> Path:
        if Path(target).name == "findings.xlsx":
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refused)
        code, _, err = issued("aggregate", "spring", *ON_TIME)
    assert code == 2
    assert "reports/spring/findings.xlsx could not be written: Permission denied. All other files were." in err
    report = tmp_path / "reports/spring"
    assert '"returned": 2' in (report / "findings.json").read_text("utf-8")
    assert "b.xlsx" in (report / "data/answers.csv").read_text("utf-8-sig")
    returned(tmp_path, "c.xlsx", {"K1-CHR-2": "Good"})
    code, out, _ = issued("aggregate", "spring", *ON_TIME)
    assert "changed by hand" not in out
    assert [path.name for path in report.iterdir() if "(new)" in path.name] == []
