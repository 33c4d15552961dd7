"""The page "Write your own question set" cannot lie: its commands are run and its examples are checked, as printed."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from maar.cli.main import main

PAGE = Path(__file__).parent.parent / "docs/question-sets.md"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"[A-Z2-7]{6}  |cell [A-Z]+\d+")  # an id and a cell, which move when the bank grows
REF = re.compile(r'^ref = "(.*)"', re.MULTILINE)
BLOCKS = [(match[1], match[2]) for match in BLOCK.finditer(PAGE.read_text("utf-8"))]
WHOLE = next(text for kind, text in BLOCKS if kind == "toml" and text.startswith("# templates/"))
EXAMPLES = [text for kind, text in BLOCKS if kind == "toml" and text is not WHOLE]
EDITED = "our-neglect.xlsx"


def steps() -> Iterator[tuple[str, str]]:
    """What a reader does, in order: a command to run, a file to write, what check says of a slip."""
    for kind, text in BLOCKS:
        if kind == "":
            yield from (("run", line) for line in text.splitlines())
        elif kind == "text":
            yield "slip", text
        elif text is WHOLE:
            yield "write", text


def type_into(path: Path, heading: str, value: str) -> None:
    """Type something else into the first question of type compliance; `{}` is what stood there."""
    book = openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in book["Questions"].iter_rows()]
    columns = next(row for row in rows if "Ref" in row and "Scale" in row)
    number = next(place for place, row in enumerate(rows, 1) if "compliance" in row)
    cell = book["Questions"].cell(number, columns.index(heading) + 1)
    cell.value = value.format(cell.value)
    book.save(path)


def test_every_command_on_the_page_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = {}
    for kind, text in steps():
        if kind == "write":
            path = tmp_path / text.splitlines()[0].removeprefix("# ")
            path.write_text(text, "utf-8")
        elif kind == "slip":
            before = (tmp_path / EDITED).read_bytes()
            type_into(tmp_path / EDITED, "Scale", "yes-party-no")
            assert main(["template", "check", EDITED]) == 1
            assert PLACE.sub("", capsys.readouterr().out) == PLACE.sub("", text)
            (tmp_path / EDITED).write_bytes(before)
        else:
            assert text.startswith("maar "), text
            assert main(shlex.split(text)[1:]) == 0, (text, capsys.readouterr())
            said[text] = capsys.readouterr().out
            if text.startswith("maar template export neglect"):
                type_into(tmp_path / EDITED, "Question", "{} Was it written down?")
    assert "Was it written down?" in said["maar template diff neglect our-neglect"]
    assert sorted(path.name for path in tmp_path.glob("audits/autumn/issued/*.xlsx")) == [
        "autumn-CSC.xlsx",
        "autumn-EDU.xlsx",
        "autumn-POL.xlsx",
    ]
    assert (tmp_path / "school.xlsx").is_file()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: REF.findall(text)[0])
def test_every_example_on_the_page_is_sound(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    refs = "".join(f', "{ref}"' for ref in REF.findall(example))
    (tmp_path / "example.toml").write_text(WHOLE.replace('"ADV-1"]', f'"ADV-1"{refs}]') + example, "utf-8")
    assert main(["template", "check", "example.toml"]) == 0
    out = capsys.readouterr().out
    assert "0 errors, 0 warnings, 0 notes." in out
    assert "example.toml is a sound question set: Advocacy, version 1, " in out
    assert main(["template", "show", "example.toml", "--role", "CSC"]) == 0
    shown = {line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("  ADV-")}
    assert {"ADV-1", *REF.findall(example)} <= shown


def test_the_page_has_an_example_of_every_type() -> None:
    kinds = set(re.findall(r'^type = "(.*)"', "\n".join((WHOLE, *EXAMPLES)), re.MULTILINE))
    assert kinds == {"compliance", "grade", "counts", "facts", "grid", "date", "number", "choice", "text"}
