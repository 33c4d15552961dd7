"""docs/dpia.md names every folder and file that is written: what it does not name, nobody assesses or deletes."""

import io
import re
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pytest

from maar.cli.main import main

PAGE = Path(__file__).parent.parent / "docs" / "dpia.md"
HELD = PAGE.read_text("utf-8").partition("## What is held where")[2].partition("\n## ")[0]


def named() -> list[str]:
    """The folders and files of the table; `*.pdf` stands in the folder that was named before it."""
    found: list[str] = []
    for cell in re.findall(r"^\| (`[^|]+`) \|", HELD, re.MULTILINE):
        for name in re.findall(r"`([^`]+)`", cell):
            found.append(name if "/" in name else f"{PurePosixPath(found[-1]).parent}/{name}")
    return [re.sub(r"<\w+>", "*", name) for name in found]


def is_named(path: str, names: list[str]) -> bool:
    """A folder stands for all in it, a file for itself: one in a folder that is not named is not meant."""
    folders = [name for name in names if name.endswith("/")]
    files = [name for name in names if not name.endswith("/")]
    deep = path.count("/")
    return any(fnmatch(path, f"{folder}*") and deep >= folder.count("/") for folder in folders) or any(
        fnmatch(path, name) and deep == name.count("/") for name in files
    )


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Every file that a whole walk leaves behind, from planning to a blind meeting, and all that is told."""
    root = tmp_path_factory.mktemp("walk")
    with chdir(root), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        main(["demo", "."])
        (audit,) = (path.name for path in (root / "audits").iterdir())
        main(["tabletop", audit, "--blind"])
        main(["check", audit, "--mark", "to-send"])
        main(["template", "export", "baseline", "own.xlsx"])
        main(["template", "import", "own.xlsx", "--name", "own"])
        main(["aggregate", audit, "--as-of", "2026-06-12", "--document", "all"])
    yield sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_every_file_that_is_written_is_named(written: list[str]) -> None:
    lead_says_where = ("to-send/", "own.xlsx")
    names = named()
    assert len(written) > 60
    assert [path for path in written if not path.startswith(lead_says_where) and not is_named(path, names)] == []


def test_what_is_named_is_written(written: list[str]) -> None:
    asked = ("reports/*/public/", "audits/*/to-clear.txt")  # only where the lead asks for it, or until all is cleared
    assert [name for name in named() if name not in asked and not any(is_named(path, [name]) for path in written)] == []


def test_a_file_nobody_thought_of_would_be_noticed() -> None:
    assert not is_named("audits/spring/notes.db", named())
    assert not is_named("reports/spring/people.csv", named())
    assert not is_named("reports/spring/board/findings.pdf", named())
    assert is_named("reports/spring/agencies/CSC/agency-feedback.docx", named())
