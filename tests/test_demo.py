"""The fictional audit walked end to end, and the worked example: what they promise is what they give."""

import csv
import io
import json
import re
import shutil
import zipfile
from collections import Counter
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from maar.audit.collect import collect
from maar.audit.folder import AuditFolder
from maar.cli.main import main
from maar.demo import people
from maar.demo.example import EXAMPLE, example
from maar.demo.meeting import SAVED_AS, typed_about
from maar.demo.mishaps import AT_THE_MEETING, MISHAPS
from maar.demo.records import typed
from maar.demo.walk import tell_all, walk
from maar.problems import Kind, MaarError, answers, files, returns, tabletop
from maar.questions import NOT_APPLICABLE, NOT_KNOWN
from maar.questions.read import template

REPOSITORY = Path(__file__).parent.parent
MAIN = people.FOLDER
STATES = {NOT_KNOWN: "not known", NOT_APPLICABLE: "not applicable", "": "blank"}
LIKE_GOOD = {"good.": "Good"}  # as the panel typed it, and what that is
DAMAGED = ("ACU", "B", "PLN-8"), ("HOU", "C", "THR-2")  # `RI/Good`, and the evidence that became #NAME?


@dataclass(frozen=True)
class Walked:
    """One walk: the folder it made, how the command ended and what it printed."""

    folder: Path
    code: int
    printed: str

    def csv(self, name: str) -> list[dict[str, str]]:
        text = (self.folder / "reports" / MAIN / "data" / f"{name}.csv").read_text("utf-8-sig")
        return [*csv.DictReader(io.StringIO(text, newline=""))]

    @property
    def findings(self) -> Any:
        return json.loads((self.folder / "reports" / MAIN / "findings.json").read_text("utf-8"))


def tree(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """The demo as a new user makes it, in a folder that held nothing before and holds nothing else after."""
    start = tmp_path_factory.mktemp("start")
    printed = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(printed):
        patch.chdir(start)
        code = main(["demo"])
    assert [path.name for path in start.iterdir()] == ["maar-demo"]
    return Walked(start / "maar-demo", code, printed.getvalue())


def test_the_command_ends_well_and_says_what_to_open(walked: Walked) -> None:
    assert walked.code == 0
    assert walked.printed.startswith("1 alert: a child may be at risk now\n  Police, case D.")
    for path in re.findall(r"\S*(?:audits|reports)/.*\.(?:html|xlsx)", walked.printed):
        assert (walked.folder / path).is_file(), path
    (alert,) = (row for row in walked.csv("problems") if row["code"] == returns.ALERT.code)
    assert f"maar decide {MAIN} {alert['id']} handled" in walked.printed
    assert "social worker" not in walked.printed.lower()
    assert max(map(len, walked.printed.splitlines())) <= 120


def test_the_main_audit_comes_first_and_alone(walked: Walked) -> None:
    for name in ("audits", "reports"):
        assert [path.name for path in walked.folder.iterdir() if path.is_dir()].count(name) == 1
        assert [path.name for path in (walked.folder / name).iterdir()] == [MAIN]


def test_two_walks_give_the_same_bytes(walked: Walked, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    demo = walk(tmp_path / "again", lambda done, of: steps.append((done, of)))
    first, second = tree(walked.folder), tree(tmp_path / "again")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert "\n".join(demo.lines("maar-demo")) == walked.printed.rstrip("\n")
    assert steps == sorted(steps) and steps[-1] == (400, 400)


def test_the_books_are_those_of_the_records_and_the_mishaps(walked: Walked) -> None:
    found = walked.findings
    came = {key: found["returns"][key] for key in ("issued", "returned", "nil", "outstanding")}
    assert came == {"issued": 48, "returned": 39, "nil": 5, "outstanding": 4}  # as the records: no mishap changes it
    told = found["answers"]
    states = {key: told[key] for key in ("asked", "answered", "not_known", "not_applicable", "blank", "unreadable")}
    # The records hold 594 answers; `RI/Good` makes one of them unreadable, and every other mishap is read.
    assert states == {
        "asked": 706,
        "answered": 593,
        "not_known": 49,
        "not_applicable": 53,
        "blank": 10,
        "unreadable": 1,
    }


def test_every_file_is_accounted_for(walked: Walked) -> None:
    # Read: 7 workbooks of agencies, 3 of practices and the blank one. Superseded: the copy sent too soon.
    # Unreadable: locked, empty, cut off. No return: an e-mail, a scan, a rota, another audit's workbook.
    counts = {"read": 11, "duplicate": 1, "superseded": 1, "held": 1, "unreadable": 3, "not_a_return": 4}
    assert {name: number for name, number in walked.findings["files"].items() if number} == counts
    returned = tree(walked.folder / "audits" / MAIN / "returned")
    assert len(returned) == sum(counts.values()) + 1  # and the lock file, which is passed over


def test_the_story_survives_the_mishaps(walked: Walked) -> None:
    ids = [finding["id"] for finding in walked.findings["findings"]]
    assert {one for one in ids if one.startswith("STRENGTH")} == {"STRENGTH-LEX-1", "STRENGTH-THR-2", "STRENGTH-SUP-3"}
    assert {"AREA-CHR-2", "AREA-CUR-2", "AREA-PLN-4", "GAP-PLN-5", "SPLIT-CHR-4-C"} <= set(ids)


KINDS = [one.kind.code for one in (*MISHAPS, *AT_THE_MEETING) if one.kind]


@pytest.mark.parametrize("kind", sorted({*KINDS}))
def test_every_mishap_is_told(walked: Walked, kind: str) -> None:
    wanted = Counter(KINDS)
    assert sum(row["code"] == kind for row in walked.csv("problems")) >= wanted[kind]


def test_no_error_but_those_that_were_meant(walked: Walked) -> None:
    meant: tuple[Kind, ...] = (
        *(returns.ALERT, returns.ALERT_BLANK, returns.HELD, returns.HELD, returns.NO_CASE, returns.NIL_WITH_ANSWERS),
        *(returns.PART_TOO_LARGE, returns.SUM_DIFFERS, answers.TWO_IN_ONE, answers.ERROR_CELL),
        *(files.NOT_A_WORKBOOK, files.NOT_A_WORKBOOK, files.PASSWORD, files.EMPTY_FILE, files.DAMAGED),
        *(files.NOT_OURS, files.OTHER_AUDIT),
        *[answers.NOT_A_DATE] * 5,  # two Ongoing, ASAP, In due course and `May 25`, all in the records
    )
    errors = Counter(row["code"] for row in walked.csv("problems") if row["severity"] == "error")
    assert errors == Counter(kind.code for kind in meant)


def test_every_other_answer_is_read_as_it_was_typed(walked: Walked) -> None:
    question_set, _ = template(people.TEMPLATE)
    assert question_set is not None
    rows = walked.csv("answers")
    assert len(rows) == 706
    for row in rows:
        place = (row["agency"], row["case"], row["question"])
        question = question_set.question(row["question"])
        if place in DAMAGED or not question.scale:
            continue
        judgement, evidence, comment = typed(*place[:2]).answers.get(question.ref, ("", "", ""))
        assert row["judgement"] == ("" if judgement in STATES else judgement), place
        assert row["state"] == STATES.get(str(judgement), "answered"), place
        # What could start a formula stands behind an apostrophe in a CSV.
        assert [row["evidence"].lstrip("'"), row["comment"].lstrip("'")] == [
            evidence.lstrip("'"),
            comment.lstrip("'"),
        ], place


def test_every_event_and_action_is_read_once(walked: Walked) -> None:
    pairs = [(agency, case) for agency in people.CODES for case in people.REFS]
    placed = [row for row in walked.csv("chronology") if row["case"]]
    assert len(placed) == sum(len(typed(*pair).events) for pair in pairs)
    assert len(walked.csv("chronology")) == len(placed) + 1  # the event that names no case
    assert len(walked.csv("plan_actions")) == sum(len(typed(*pair).actions) for pair in pairs)


def test_what_is_held_counts_nowhere(walked: Walked) -> None:
    held = {(row["agency"], row["case"]) for row in walked.csv("problems") if row["code"] == returns.HELD.code}
    assert held == {("GP", "D"), ("HOU", "F")}
    assert not [row for row in walked.csv("answers") if (row["agency"], row["case"]) in {("GP", "D"), ("HOU", "E")}]


def agreed(cases: tuple[str, ...]) -> dict[tuple[str, str], tuple[str, str, str]]:
    """What the panel typed about these cases by case and question, but for rows without a judgement."""
    rows = {(case, ref): boxes for case in cases for ref, boxes in typed_about(case).items()}
    return {place: boxes for place, boxes in rows.items() if boxes[0]}


def test_every_agreed_judgement_arrives_as_the_panel_typed_it(walked: Walked) -> None:
    typed_there = agreed(people.REFS)
    told = {(row["case"], row["question"]): row for row in walked.csv("agreed") if row["judgement"]}
    assert len(typed_there) == 32 and told.keys() == typed_there.keys()
    for place, (judgement, reason, dissent) in typed_there.items():
        row = told[place]
        assert row["judgement"] == LIKE_GOOD.get(judgement, judgement), place
        assert [row["reason"].lstrip("'"), row["dissent"]] == [reason.lstrip("'"), dissent], place
        assert row["file"] == f"tabletop/{SAVED_AS}"


def test_what_agencies_returned_stands_beside_what_was_agreed(walked: Walked) -> None:
    rows = {
        row["agency"]: (row["judgement"], row["agreed"])
        for row in walked.csv("answers")
        if (row["case"], row["question"]) == ("C", "CHR-4")
    }
    assert rows["EDU"] == ("Outstanding", "Inadequate")
    assert rows["CSC"] == ("Inadequate", "Inadequate")
    moved = walked.findings["agreement"]["moved"]
    assert moved == {"up": 25, "same": 65, "down": 37}
    assert "At the meeting on 11 June 2026: 32 judgements agreed, 6 of them overall." in walked.printed
    assert "Of 127 returned judgements on the same questions 25 moved up, 37 down, 65 not at all." in walked.printed


def test_a_reason_without_a_judgement_is_told_and_counts_nowhere(walked: Walked) -> None:
    (row,) = (row for row in walked.csv("problems") if row["code"] == tabletop.NO_JUDGEMENT.code)
    assert (row["case"], row["question"]) == ("D", "PLN-8")
    assert {one["agreed"] for one in walked.csv("answers") if (one["case"], one["question"]) == ("D", "PLN-8")} == {""}
    page = (walked.folder / "reports" / MAIN / "findings.html").read_text("utf-8")
    assert "To be looked at again in September." in page


def test_what_the_panel_wrote_down_is_all_there(walked: Walked) -> None:
    rows = walked.csv("recommendations")
    assert Counter(row["kind"] for row in rows) == {"strength": 3, "learning": 3, "recommendation": 4}
    wanted = [(row["owner"], row["due"], row["measure"]) for row in rows if row["kind"] == "recommendation"]
    assert all(all(one) for one in wanted)


def test_the_meetings_workbook_lies_there_empty_and_as_it_was_filled(walked: Walked) -> None:
    folder = walked.folder / "audits" / MAIN / "tabletop"
    assert sorted(path.name for path in folder.iterdir()) == sorted([SAVED_AS, f"{MAIN}-tabletop.xlsx"])
    shutil.copytree(walked.folder, again := folder.parents[3] / "again")
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()) as printed:
        patch.chdir(again)
        main(["tabletop", MAIN, "--as-of", str(people.AS_OF)])
    assert "32 judgements agreed already: they stand" in printed.getvalue()
    assert (again / "audits" / MAIN / "tabletop" / SAVED_AS).read_bytes() == (folder / SAVED_AS).read_bytes()


SHOWN = re.compile(rf"```\n(maar (\w+) {MAIN} [^\n]*)\n```\n```\n(.*?)```", re.DOTALL)


def test_the_walk_page_shows_what_the_commands_print(walked: Walked, tmp_path: Path) -> None:
    shown = SHOWN.findall((REPOSITORY / "docs/walk.md").read_text("utf-8"))
    assert [name for _, name, _ in shown] == ["tabletop", "aggregate", "tabletop"]
    shutil.copytree(walked.folder, tmp_path, dirs_exist_ok=True)
    filled = tmp_path / "audits" / MAIN / "tabletop" / SAVED_AS
    content = filled.read_bytes()
    for line, name, lines in shown:
        filled.unlink(missing_ok=True)  # the workbook is shown as it was written before the meeting
        if name == "aggregate":
            filled.write_bytes(content)
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()) as printed:
            patch.chdir(tmp_path)
            main(line.split()[1:])
        assert lines in printed.getvalue(), line


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    for folder in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(MaarError, match="not empty"):
            walk(folder)
    assert tree(tmp_path) == {"notes.txt": b"mine"}


def test_the_example_is_small_whole_and_leaves_no_cache(tmp_path: Path) -> None:
    told = example(tmp_path)
    assert not told.kept
    made = tree(tmp_path)
    assert {name.split("/")[1] for name in made} == {EXAMPLE.name}
    assert not [name for name in made if "/.cache/" in name]
    assert sum(map(len, made.values())) < 6_000_000  # every document in both editions; pictures are a third
    found = json.loads(made["reports/example/findings.json"])
    came = {key: found["returns"][key] for key in ("issued", "returned", "nil", "outstanding")}
    assert came == {"issued": 12, "returned": 10, "nil": 0, "outstanding": 2}  # general practice sent one of three
    assert [(alert["agency"], alert["case"]) for alert in found["alerts"]] == [("POL", "D")]
    assert found["answers"]["unreadable"] == 0
    counted = [place for place in agreed(people.EXAMPLE_CASES) if not place[1].startswith("OVR")]
    assert found["agreement"]["agreed"] == len(counted) == 15


PACKED = (".xlsx", ".docx", ".pptx")


def told(folder: Path) -> dict[str, object]:
    """Every file by name; workbooks, Word files and slides by their parts, since another zlib packs them otherwise.

    A .png is told by its size: where a machine has another version of its font, letters differ by a few pixels. A .pdf
    is told by its name, since another typst sets the same words in other bytes.
    """
    files: dict[str, object] = {}
    for name, content in tree(folder).items():
        if name.endswith(PACKED):
            with zipfile.ZipFile(folder / name) as archive:
                own = [part for part in archive.namelist() if not part.endswith((*PACKED, ".png"))]
                files[name] = {part: archive.read(part) for part in own}
        elif name.endswith(".pdf"):
            files[name] = "a file"
        elif name.endswith(".png"):
            files[name] = size(content)
        elif name == "run.json":
            run = json.loads(content)
            same = {file: sha for file, sha in run["written"].items() if not file.endswith((*PACKED, ".png", ".pdf"))}
            files[name] = {**run, "written": same}
        else:
            files[name] = content
    return files


def size(picture: bytes) -> tuple[int, int]:
    """The width and height of a .png in pixels."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n") and picture.endswith(b"IEND\xaeB`\x82")
    return int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")


def test_every_picture_is_there_twice_the_one_as_sharp_as_a_slide_needs(walked: Walked) -> None:
    folder = walked.folder / "reports" / MAIN / "pictures"
    of_all = ["agreed", "grid", "themes"]
    assert sorted(path.stem for path in folder.glob("*.png")) == sorted(
        [*of_all, *(f"chronology-{case}" for case in people.REFS)]
    )
    for path in folder.glob("*.svg"):
        found = re.search(r'width="(\d+)" height="(\d+)"', path.read_text("utf-8"))
        assert found is not None
        width, height = map(int, found.groups())
        assert size(path.with_suffix(".png").read_bytes()) == (2 * width, 2 * height), path.name


def test_the_example_in_the_repository_is_what_its_returns_give(tmp_path: Path) -> None:
    kept = AuditFolder(REPOSITORY, EXAMPLE.name)
    shutil.copytree(kept.path, tmp_path / "audits" / EXAMPLE.name, ignore=shutil.ignore_patterns(".cache"))
    folder = AuditFolder(tmp_path, EXAMPLE.name)
    tell_all(collect(folder, people.AS_OF))
    ours, theirs = told(folder.reports), told(kept.reports)
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == [], "make it anew: make example"
