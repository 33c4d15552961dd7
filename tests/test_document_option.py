"""`maar aggregate --document`: the report in Word and as PDF where it is asked for, in the partnership's own style."""

import io
import shutil
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt
from pypdf import PdfReader

from maar.cli.main import main

EXAMPLE = Path(__file__).parent.parent / "audits" / "example"
AS_OF = ("--as-of", "2026-06-12")


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A working folder with the example's audit in it."""
    folder = tmp_path_factory.mktemp("work")
    shutil.copytree(EXAMPLE, folder / "audits" / "example")
    with chdir(folder):
        yield folder


def typed(*words: str) -> tuple[int, str]:
    """A command as typed: how it ended, and what was said."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main([*words])
    return code, said.getvalue()


def test_the_report_as_a_document_comes_where_it_is_asked_for_and_goes_with_the_state_it_told(work: Path) -> None:
    report = work / "reports" / "example" / "findings.docx"
    _, said = typed("aggregate", "example", *AS_OF, "--document", "findings")
    assert "To edit: reports/example/findings.docx; to send and print: reports/example/findings.pdf." in said
    told = "\n".join(one.text for one in Document(str(report)).paragraphs)
    assert "Agreed and returned" in told
    before = [report.read_bytes(), report.with_suffix(".pdf").read_bytes()]
    assert "Agreed and returned" in "".join(page.extract_text() for page in PdfReader(io.BytesIO(before[1])).pages)
    typed("aggregate", "example", *AS_OF, "--document", "all")
    assert [report.read_bytes(), report.with_suffix(".pdf").read_bytes()] == before
    _, said = typed("aggregate", "example", *AS_OF)
    assert "findings.docx" not in said
    assert not report.exists()
    assert not report.with_suffix(".pdf").exists()


def test_a_template_gives_its_styles(work: Path) -> None:
    house = Document()
    house.styles["Heading 1"].font.size = Pt(33)
    house.save(str(work / "house.docx"))
    typed("aggregate", "example", *AS_OF, "--docx-template", "house.docx")
    report = Document(str(work / "reports" / "example" / "findings.docx"))
    assert report.styles["Heading 1"].font.size == Pt(33)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--document", "slides"), "There is no document slides. Documents: findings, all."),
        (("--docx-template", "notes.txt"), "The template is no Word document."),
        (("--docx-template", "nowhere.docx"), "--docx-template: nowhere.docx could not be read: No such file"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_read(work: Path, words: tuple[str, ...], said: str) -> None:
    (work / "notes.txt").write_text("Not a template.", "utf-8")
    code, told = typed("aggregate", "example", *words)
    assert code == 2
    assert said in told
