"""`maar template` as a lead meets it: what there is, what one asks, making one's own, and what changed."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maar.cli.main import main
from maar.questions import Question, QuestionSet
from maar.questions.compare import Change, Difference, compare
from maar.questions.read import template

Run = Callable[..., tuple[int, str, str]]
OURS = """
title = "Ours"
version = "2"
description = "Short."
questions = ["CHR-1", "OUR-1", "LEX-1"]

[[theme]]
code = "OUR"
name = "Of our own"

[[theme.question]]
ref = "OUR-1"
type = "compliance"
scale = "yes-partly-no"
text = "Was the advocate offered again?"
minutes = 3
"""
NEW = ("--cases", "1", "--agency", "CSC", "--return-by", "2026-05-29", "--id", "SPRINGAA")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command in an empty folder; gives exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return command


def own(folder: Path, name: str = "ours", text: str = OURS) -> Path:
    """A question set of one's own in a working folder."""
    path = folder / "templates" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def retype(path: Path, sheet: str, where: str, heading: str, value: object) -> str:
    """Type into the row of a sheet that has this text, under a heading; gives the cell."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    columns = next(row for row in rows if heading in row)
    number = next(place for place, row in enumerate(rows, 1) if where in row)
    cell = page.cell(number, columns.index(heading) + 1)
    cell.value = value  # type: ignore[assignment]
    book.save(path)
    return cell.coordinate


# --- list and show ---


def test_the_list_says_whose_a_set_is_and_how_long_it_takes(run: Run, tmp_path: Path) -> None:
    own(tmp_path)
    own(tmp_path, "baseline")
    rows = {row["name"]: row for row in json.loads(run("template", "list", "--json")[1])}
    assert (rows["ours"]["own"], rows["ours"]["wins"], rows["short-form"]["own"]) == (True, False, False)
    assert (rows["ours"]["version"], rows["ours"]["questions"], rows["ours"]["minutes"]) == ("2", 3, 11)
    lines = run("template", "list")[1].splitlines()
    assert [line.split()[0] for line in lines if "(yours" in line] == ["baseline", "ours"]
    assert next(line for line in lines if line.startswith("baseline")).endswith("Ours (yours, not the built-in one)")


def test_a_set_that_cannot_be_read_says_so_in_its_row_and_stops_no_other(run: Run, tmp_path: Path) -> None:
    own(tmp_path, "broken", 'title = "oops\n')
    code, out, _ = run("template", "list")
    assert code == 0
    assert "broken             cannot be read: templates/broken.toml cannot be read: Illegal character" in out
    assert "maar template check broken" in out
    assert "22 questions  Baseline" in out


def test_the_list_is_made_where_no_set_can_be_read(run: Run, tmp_path: Path) -> None:
    own(tmp_path, "scales", "[scale\n")
    (tmp_path / "templates/folder.toml").mkdir()
    code, out, _ = run("template", "list")
    assert code == 0
    assert out.count("cannot be read: scales.toml cannot be read: ") == 13
    assert "folder             cannot be read: folder.toml could not be opened: " in out


def test_show_says_all_that_a_question_is(run: Run, tmp_path: Path) -> None:
    extra = """reverse = true
critical = true
replaces = ["OUR-0"]
asked_if = "CHR-1 = No | Partly"
[[theme.question.pair]]
with = "CHR-1"
kind = "answers"
why = "Both cannot be."
[[theme.question]]
ref = "OUR-2"
type = "facts"
text = "Which meeting?"
[[theme.question.part]]
name = "held_on"
kind = "date"
text = "Held on"
[[theme.question.part]]
name = "minutes_on"
kind = "date"
text = "Minutes on"
not_before = "held_on"
agencies = ["CSC"]
needed_if = ["held_on is given"]
"""
    own(tmp_path, text=OURS.replace('"OUR-1", ', '"OUR-1", "OUR-2", ') + extra)
    _, out, _ = run("template", "show", "ours")
    assert "Yes, Partly or No; asked of ALL; 3 minutes; critical" in out
    assert "Reversed: what is hoped for is No." in out
    assert "Asked only if CHR-1 is Partly or No." in out.replace("No or Partly", "Partly or No")
    assert "Beside CHR-1: Both cannot be." in out
    assert "Replaces OUR-0." in out
    assert (
        "OUR-2.minutes_on  Minutes on (a date; asked of CSC; needed if Held on is answered; not before 'Held on')"
        in out
    )


def test_show_adds_up_what_each_role_is_asked(run: Run) -> None:
    _, out, _ = run("template", "show", "baseline")
    assert "   22 questions   84 minutes  CSC" in out
    asked = json.loads(run("template", "show", "baseline", "--json")[1])["totals"]
    assert next((one["questions"], one["minutes"]) for one in asked if one["role"] == "GP") == (14, 50)


def test_show_for_a_role_leaves_out_what_it_is_not_asked(run: Run) -> None:
    _, out, _ = run("template", "show", "baseline", "--role", "GP")
    assert "CHR-1" in out
    assert "PLN-1" not in out
    assert "SMART plans" in out
    assert len(json.loads(run("template", "show", "baseline", "--role", "GP", "--json")[1])["question"]) == 14
    assert run("template", "show", "baseline", "--role", "GPP")[2] == "maar: GPP is no role. Did you mean GP?\n"


def test_the_preview_is_the_workbook_of_the_role_that_is_asked_most(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("template", "show", "core-groups", "--preview", "look.xlsx")
    assert (code, out) == (0, "The workbook that CSC would get is look.xlsx.\n")
    book = openpyxl.load_workbook(tmp_path / "look.xlsx")
    seen = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Case K1" in book.sheetnames
    assert "K1-COR-3" in seen
    assert any("Core group 1" in text for text in seen)
    assert any("Preview" in text for text in seen) or "Preview" in str(book["Case K1"].oddFooter.left.text)
    before = (tmp_path / "look.xlsx").read_bytes()
    run("template", "show", "core-groups", "--preview", "look.xlsx")
    assert (tmp_path / "look.xlsx").read_bytes() == before


def test_a_preview_for_a_role_asks_what_it_is_asked(run: Run, tmp_path: Path) -> None:
    run("template", "show", "baseline", "--role", "GP", "--preview", "gp.xlsx")
    refs = {row[1].value for row in openpyxl.load_workbook(tmp_path / "gp.xlsx")["Case K1"].iter_rows()}
    assert "K1-CHR-1" in refs
    assert "K1-PLN-2" not in refs


def test_a_preview_and_an_export_never_overwrite_what_is_not_ours(run: Run, tmp_path: Path) -> None:
    for command in (("show", "baseline", "--preview", "mine.xlsx"), ("export", "baseline", "mine.xlsx")):
        (tmp_path / "mine.xlsx").write_bytes(b"mine")
        code, _, err = run("template", *command)
        assert code == 0
        assert (tmp_path / "mine.xlsx").read_bytes() == b"mine"
        assert (tmp_path / "mine (new).xlsx").read_bytes().startswith(b"PK")
        assert "mine.xlsx was there and not as maar wrote it: it was kept" in err


# --- export and import ---


def test_what_is_exported_comes_back_as_it_was(run: Run, tmp_path: Path) -> None:
    assert run("template", "export", "baseline", "baseline.xlsx")[0] == 0
    code, out, _ = run("template", "import", "baseline.xlsx", "--name", "mine")
    assert code == 0
    assert "The question set mine is templates/mine.toml." in out
    assert out.splitlines()[0] == "0 errors, 0 warnings, 0 notes."
    counts = json.loads(run("template", "diff", "baseline", "mine", "--json")[1])["counts"]
    assert counts == {"same": 22, "reworded": 0, "rescaled": 0, "moved": 0, "dropped": 0, "new": 0}


def test_an_edited_question_comes_back_edited(run: Run, tmp_path: Path) -> None:
    run("template", "export", "baseline", "ours.xlsx")
    retype(tmp_path / "ours.xlsx", "Questions", "CHR-1", "Question", "Is there one list of events?")
    code, out, _ = run("template", "import", "ours.xlsx")
    assert code == 0
    assert "There is a built-in set baseline too: in this folder yours counts from now on." in out
    _, out, _ = run("template", "diff", "short-form", "baseline")
    assert "now: Is there one list of events?" in out


def test_an_import_with_a_mistake_writes_nothing_and_names_each_cell(run: Run, tmp_path: Path) -> None:
    run("template", "export", "baseline", "ours.xlsx")
    one = retype(tmp_path / "ours.xlsx", "Questions", "CHR-1", "Scale", "yes-party-no")
    other = retype(tmp_path / "ours.xlsx", "Questions", "LEX-1", "Asked of", "SOC")
    code, out, _ = run("template", "import", "ours.xlsx")
    assert code == 1
    assert f"ours.xlsx, Questions, cell {one}" in out
    assert f"ours.xlsx, Questions, cell {other}" in out
    assert "Did you mean yes-partly-no?" in out
    assert "Nothing was written." in out
    assert not (tmp_path / "templates/baseline.toml").exists()


def test_a_formula_that_was_never_worked_out_is_no_value(run: Run, tmp_path: Path) -> None:
    run("template", "export", "short-form", "ours.xlsx")
    cell = retype(tmp_path / "ours.xlsx", "Questions", "CHR-1", "Minutes", "=1+1")
    code, out, _ = run("template", "import", "ours.xlsx", "--name", "ours")
    assert code == 1
    assert f"ours.xlsx, Questions, cell {cell}" in out
    assert not (tmp_path / "templates/ours.toml").exists()


def test_importing_again_replaces_what_maar_wrote_and_keeps_what_a_person_changed(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "templates/ours.toml"
    run("template", "export", "baseline", "ours.xlsx")
    run("template", "import", "ours.xlsx", "--name", "ours")
    retype(tmp_path / "ours.xlsx", "Questions", "CHR-1", "Question", "Is there one list of events?")
    run("template", "import", "ours.xlsx", "--name", "ours")
    assert "one list of events" in target.read_text("utf-8")
    target.write_text(target.read_text("utf-8") + "# by hand\n", "utf-8")
    retype(tmp_path / "ours.xlsx", "Questions", "CHR-1", "Question", "Is there a list?")
    _, out, err = run("template", "import", "ours.xlsx", "--name", "ours")
    assert 'maar template diff ours "ours (new)"' in out
    assert target.read_text("utf-8").endswith("# by hand\n")
    assert "Is there a list?" in (tmp_path / "templates/ours (new).toml").read_text("utf-8")
    assert "ours.toml was there and not as maar wrote it: it was kept" in err


@pytest.mark.parametrize("name", ["scales", "a/b", "..", "x" * 21])
def test_a_set_cannot_be_called_anything(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "theirs.toml").write_text(OURS, "utf-8")
    code, _, err = run("template", "import", "theirs.toml", "--name", name)
    assert code == 2
    assert f"{name} cannot be the name of a question set." in err
    assert [path.name for path in tmp_path.rglob("*.*")] == ["theirs.toml"]


def test_an_export_needs_the_name_of_a_workbook(run: Run, tmp_path: Path) -> None:
    assert "Give a name that ends in .xlsx" in run("template", "export", "baseline", "ours.toml")[2]
    (tmp_path / "there.xlsx").mkdir()
    assert "there.xlsx is a folder." in run("template", "export", "baseline", "there.xlsx")[2]


# --- check ---


def test_check_names_every_mistake_with_its_key(run: Run, tmp_path: Path) -> None:
    text = OURS.replace('scale = "yes-partly-no"', 'scale = "yes-party-no"').replace("minutes = 3", 'minuts = "3"')
    own(tmp_path, text=text)
    code, out, _ = run("template", "check", "ours")
    assert code == 1
    assert "templates/ours.toml, theme[OUR].question[OUR-1].scale" in out
    assert "Did you mean yes-partly-no?" in out
    assert "theme[OUR].question[OUR-1].minuts is not known. Did you mean minutes?" in out
    assert "2 errors, 0 warnings, 0 notes." in out
    found = json.loads(run("template", "check", "templates/ours.toml", "--json")[1])
    assert [problem["code"] for problem in found["problems"]] == ["SET004", "SET005"]
    assert found["sound"] is False


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b'title = "x"\nversion = \n', "line 2"), ('title = "x"\naim = "the child’s"'.encode("cp1252"), "line 2")],
)
def test_check_names_the_line_of_what_cannot_be_read(run: Run, tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "x.toml").write_bytes(content)
    code, out, _ = run("template", "check", "x.toml")
    assert code == 1
    assert reason in out
    assert "SET001" in out


def test_check_says_that_a_set_is_sound(run: Run, tmp_path: Path) -> None:
    own(tmp_path)
    code, out, _ = run("template", "check", "ours")
    assert code == 0
    assert "templates/ours.toml is a sound question set: Ours, version 2, 3 questions, about 11 minutes." in out


def questions(number: int, minutes: int, agencies: str = "") -> str:
    """A set of so many questions in one theme."""
    rows = [
        f'[[theme.question]]\nref = "OUR-{place}"\ntype = "text"\ntext = "What?"\nminutes = {minutes}\n{agencies}\n'
        for place in range(1, number + 1)
    ]
    return 'title = "Long"\nversion = "1"\n[[theme]]\ncode = "OUR"\nname = "Ours"\n' + "\n".join(rows)


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        (questions(25, 3), []),
        (questions(26, 3), ["puts 26 questions to every agency"]),
        (questions(18, 5), []),
        (questions(19, 5), ["takes every agency about 95 minutes"]),
        (questions(26, 4, 'agencies = ["POL"]'), ["puts 26 questions to POL", "takes POL about 104 minutes"]),
        (questions(26, 4, 'agencies = ["POL", "GP"]').replace('"GP"]', '"GP"]', 1), ["to POL", "takes POL"]),
    ],
)
def test_a_set_that_asks_too_much_is_warned_of(run: Run, tmp_path: Path, text: str, warnings: list[str]) -> None:
    own(tmp_path, "long", text)
    code, out, _ = run("template", "check", "long")
    assert code == 0
    assert [words for words in warnings if words not in out] == []
    assert f"{len(warnings)} warning{'' if len(warnings) == 1 else 's'}" in out


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("x.pdf", b"%PDF-1.7", "x.pdf is no question set: it is a PDF."),
        ("x.txt", b"Dear all,\nplease", "x.txt is no question set: it is plain text"),
        ("audit.toml", b'id = "SPRINGAA"\nreturn_by = 2026-05-29\n', "audit.toml is no question set: it is the plan"),
        ("x.toml", b'code = "CHR"\nname = "x"\n', "x.toml is no question set: it is a theme"),
        ("x.toml", b'name = "x"\n', "x.toml is no question set: it is a .toml file without questions"),
        ("x.toml", b"", "x.toml is no question set: it is a .toml file without questions"),
    ],
)
def test_a_file_that_is_no_question_set_is_told(
    run: Run, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    code, out, _ = run("template", "check", name)
    assert code == 1
    assert sentence in out


def test_a_workbook_of_an_audit_is_told_apart_from_a_question_set(run: Run, tmp_path: Path) -> None:
    run("new", "spring", "--template", "short-form", *NEW)
    run("issue", "spring")
    shutil.copy(tmp_path / "audits/spring/issued/spring-CSC.xlsx", tmp_path / "x.xlsx")
    code, out, _ = run("template", "check", "x.xlsx")
    assert code == 1
    assert "x.xlsx is no question set: it is a workbook that CSC fills in, of the audit with the id SPRINGAA." in out


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("baselin", "There is no question set baselin. Did you mean baseline?"),
        ("themes/chronology", "There is no file themes/chronology."),
        ("nowhere.xlsx", "There is no file nowhere.xlsx."),
        ("scales", "There is no question set scales."),
    ],
)
def test_what_is_not_there_is_one_sentence(run: Run, what: str, sentence: str) -> None:
    code, out, err = run("template", "check", what)
    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.splitlines()) == 1


# --- diff ---

BASELINE = template("baseline")[0]
EVERYTHING = tuple(template(name)[0] for name in ("baseline", "core-groups", "outside-home"))


def a_set(*questions: Question) -> QuestionSet:
    assert BASELINE is not None
    return replace(BASELINE, questions=questions)


def asked(ref: str) -> Question:
    return next(found.question(ref) for found in EVERYTHING if found and ref in {one.ref for one in found.questions})


def told(differences: tuple[Difference, ...]) -> dict[str, tuple[str, ...]]:
    return {one.ref: tuple(change.value for change in one.changes) for one in differences}


CHR_1, CHR_2, LEX_1, PLN_1 = (asked(ref) for ref in ("CHR-1", "CHR-2", "LEX-1", "PLN-1"))
LEX_SCALE = LEX_1.scale


@pytest.mark.parametrize(
    ("later", "changes"),
    [
        ((CHR_1, CHR_2, PLN_1), {"CHR-1": ("same",), "CHR-2": ("same",), "PLN-1": ("same",)}),
        ((CHR_1, PLN_1), {"CHR-1": ("same",), "PLN-1": ("same",), "CHR-2": ("dropped",)}),
        ((CHR_1, CHR_2, LEX_1, PLN_1), {"LEX-1": ("new",)}),
        ((replace(CHR_1, text="Is it?"), CHR_2, PLN_1), {"CHR-1": ("reworded",), "CHR-2": ("same",)}),
        ((replace(CHR_1, type="grade", scale=LEX_SCALE), CHR_2, PLN_1), {"CHR-1": ("rescaled",)}),
        ((replace(CHR_1, reverse=True), CHR_2, PLN_1), {"CHR-1": ("rescaled",)}),
        ((CHR_1, CHR_2, replace(PLN_1, parts=PLN_1.parts[:-1])), {"PLN-1": ("rescaled",)}),
        ((replace(CHR_1, theme="LEX"), CHR_2, PLN_1), {"CHR-1": ("moved",), "CHR-2": ("same",)}),
        ((CHR_2, PLN_1, CHR_1), {"CHR-1": ("moved",), "CHR-2": ("same",), "PLN-1": ("same",)}),
        ((replace(CHR_1, text="Is it?", theme="LEX"), CHR_2, PLN_1), {"CHR-1": ("reworded", "moved")}),
        ((replace(LEX_1, replaces=("CHR-2",)), CHR_1, PLN_1), {"LEX-1": ("reworded", "moved")}),
        ((replace(CHR_2, ref="CHR-9", replaces=("CHR-2",)), CHR_1, PLN_1), {"CHR-9": ("same",), "CHR-1": ("same",)}),
        ((replace(CHR_1, replaces=("CHR-2",)), PLN_1), {"CHR-1": ("reworded", "rescaled"), "PLN-1": ("same",)}),
    ],
)
def test_what_became_of_a_question(later: tuple[Question, ...], changes: dict[str, tuple[str, ...]]) -> None:
    found = told(compare(a_set(CHR_1, CHR_2, PLN_1), a_set(*later)))
    assert {ref: found[ref] for ref in changes} == changes


def test_what_does_not_change_the_question_is_told_beside_it() -> None:
    (found,) = compare(a_set(CHR_1), a_set(replace(CHR_1, minutes=9, agencies=("GP",), good="All of it.")))
    assert found.changes == (Change.SAME,)
    assert found.beside == ("what good looks like", "asked of", "minutes")


POOL = tuple({one.ref: one for found in EVERYTHING if found for one in found.questions}.values())[:8]


@st.composite
def some_sets(draw: st.DrawFn) -> QuestionSet:
    """Some questions in some order, some of them changed or in place of others."""
    chosen = draw(st.lists(st.sampled_from(POOL), unique_by=lambda one: one.ref, max_size=8))
    changed = []
    for one in chosen:
        replaced = draw(st.lists(st.sampled_from([other.ref for other in POOL]), max_size=2, unique=True))
        text = draw(st.sampled_from([one.text, "Otherwise?"]))
        theme = draw(st.sampled_from([one.theme, one.theme, "LEX"]))
        changed.append(replace(one, text=text, theme=theme, replaces=tuple(replaced)))
    return a_set(*changed)


MIRRORED = {Change.NEW: Change.DROPPED, Change.DROPPED: Change.NEW}


def sides(one: Difference) -> tuple[Any, ...]:
    return (one.earlier and one.earlier.ref, one.later and one.later.ref, one.changes, one.beside)


@given(some_sets(), some_sets())
def test_a_diff_the_other_way_round_says_the_same(one: QuestionSet, other: QuestionSet) -> None:
    there, back = compare(one, other), compare(other, one)
    mirrored = [
        (later, earlier, tuple(MIRRORED.get(change, change) for change in changes), beside)
        for earlier, later, changes, beside in map(sides, back)
    ]
    assert sorted(map(sides, there), key=str) == sorted(mirrored, key=str)


@given(some_sets(), some_sets())
def test_a_diff_loses_no_question(one: QuestionSet, other: QuestionSet) -> None:
    found = compare(one, other)
    assert {pair.earlier.ref for pair in found if pair.earlier} == {question.ref for question in one.questions}
    assert {pair.later.ref for pair in found if pair.later} == {question.ref for question in other.questions}


@given(some_sets())
def test_a_set_beside_itself_is_all_same(one: QuestionSet) -> None:
    assert {pair.changes for pair in compare(one, one)} <= {(Change.SAME,)}
    assert [pair.ref for pair in compare(one, one)] == [question.ref for question in one.questions]


def test_diff_shows_both_texts_and_what_replaces_what(run: Run, tmp_path: Path) -> None:
    own(tmp_path)
    text = OURS.replace("OUR-1", "OUR-2").replace("offered again?", "offered?") + 'replaces = ["OUR-1"]\n'
    own(tmp_path, "next", text.replace("minutes = 3", "minutes = 4", 1))
    code, out, _ = run("template", "diff", "ours", "templates/next.toml")
    assert code == 0
    assert "OUR-2   replaces OUR-1: reworded" in out
    assert "was: Was the advocate offered again?" in out
    assert "now: Was the advocate offered?" in out
    assert "changed beside it: minutes" in out
    assert "2 same, 1 reworded, 0 rescaled, 0 moved, 0 dropped, 0 new." in out
    (row,) = [
        row
        for row in json.loads(run("template", "diff", "ours", "next", "--json")[1])["questions"]
        if row["ref"] == "OUR-2"
    ]
    assert (row["replaced"], row["earlier"]["ref"], row["changes"]) == (True, "OUR-1", ["reworded"])


def test_diff_takes_the_frozen_copy_of_an_audit(run: Run, tmp_path: Path) -> None:
    path = own(tmp_path)
    run("new", "spring", "--template", "ours", *NEW)
    path.write_text(OURS.replace("offered again", "asked for"), "utf-8")
    _, out, _ = run("template", "diff", "spring", "ours")
    assert "2 same, 1 reworded" in out
    assert "2 same, 1 reworded" in run("template", "diff", "audits/spring", "ours")[1]
    assert "2 same, 1 reworded" in run("template", "diff", "audits/spring/questions.toml", "ours")[1]


def test_diff_of_what_is_not_sound_names_the_first_mistake(run: Run, tmp_path: Path) -> None:
    own(tmp_path, text=OURS.replace("yes-partly-no", "yes-party-no"))
    code, out, err = run("template", "diff", "baseline", "ours")
    assert (code, out) == (2, "")
    assert "Did you mean yes-partly-no?" in err
    assert "To see every mistake: maar template check ours" in err


# --- an audit has its own copy ---


def test_a_running_audit_keeps_its_frozen_copy(run: Run, tmp_path: Path) -> None:
    path = own(tmp_path)
    run("new", "spring", "--template", "ours", *NEW)
    run("issue", "spring")
    before = {one: one.read_bytes() for one in sorted((tmp_path / "audits/spring").rglob("*")) if one.is_file()}
    status = run("status", "spring", "--as-of", "2026-05-01")
    for harm in (lambda: path.write_text(OURS.replace("yes-partly-no", "met"), "utf-8"), path.unlink):
        harm()
        assert run("issue", "spring")[0] == 0
        assert {one: one.read_bytes() for one in before} == before
        assert run("status", "spring", "--as-of", "2026-05-01") == status
    found = json.loads(run("aggregate", "spring", "--as-of", "2026-05-01", "--json")[1])
    assert found["question_set"] == {"name": "ours", "version": "2"}


def test_new_says_where_a_form_is_long(run: Run) -> None:
    _, said, _ = run("new", "spring", "--template", "baseline", "--with", "VOX", *NEW)
    assert "28 questions, about 109 minutes a case" in said
    assert said.count("That is long: aim at 25 questions and 90 minutes at most.") == 1
    assert "That is long" not in run("new", "short", "--template", "short-form", *NEW)[1]


def test_new_adds_a_theme_of_the_bank(run: Run, tmp_path: Path) -> None:
    run("new", "spring", "--template", "short-form", "--with", "VOX", "--with", "EDI", *NEW)
    _, out, _ = run("template", "diff", "short-form", "spring")
    assert "12 same" in out
    assert "VOX-1   new" in out
    text = (tmp_path / "audits/spring/questions.toml").read_text("utf-8")
    assert 'version = "1 with VOX and EDI"' in text
    assert text.count('ref = "EDI-1"') == 1


def test_new_with_a_theme_that_there_is_not(run: Run, tmp_path: Path) -> None:
    code, _, err = run("new", "spring", "--template", "short-form", "--with", "VOZ", *NEW)
    assert code == 2
    assert err == "maar: There is no theme VOZ. Did you mean VOX?\n"
    assert not (tmp_path / "audits").exists()


def test_the_workbook_of_a_set_is_no_return_and_raises_no_alert(run: Run, tmp_path: Path) -> None:
    sentence = "short.xlsx is the workbook of a question set, and no return."
    run("template", "export", "short-form", "short.xlsx")
    code, out, _ = run("check", "short.xlsx")
    assert code == 1
    assert sentence in out
    assert "risk" not in out
    run("new", "spring", "--template", "short-form", *NEW)
    run("issue", "spring")
    shutil.copy(tmp_path / "short.xlsx", tmp_path / "audits/spring/returned/short.xlsx")
    assert sentence in run("check", "short.xlsx")[1]
    code, out, _ = run("check", "spring", "--as-of", "2026-05-01")
    assert code == 1
    assert sentence in out
    assert "not_a_return" in run("check", "spring", "--as-of", "2026-05-01", "--json")[1]


def test_an_alert_in_a_return_with_sheets_of_a_set_beside_it_is_raised(run: Run, tmp_path: Path) -> None:
    run("new", "spring", "--template", "short-form", *NEW)
    run("issue", "spring")
    run("template", "export", "short-form", "short.xlsx")
    book = openpyxl.load_workbook(tmp_path / "audits/spring/issued/spring-CSC.xlsx")
    mark = openpyxl.load_workbook(tmp_path / "short.xlsx")["Every return"]["A1"].value
    book.create_sheet("Every return")["A1"] = mark
    row = next(row for row in book["Case K1"].iter_rows() if row[1].value == "K1-ALERT")
    row[4].value = "Yes"
    book.save(tmp_path / "audits/spring/returned/x.xlsx")
    code, out, _ = run("check", "spring", "--as-of", "2026-05-01")
    assert code == 3
    assert "a child may be at risk now" in out
