"""`maar aggregate --document`: which documents are told, and in whose style."""

import io
import shutil
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt
from pypdf import PdfReader

from maar.audit.asked import ALL
from maar.cli import aggregate
from maar.cli.main import main
from maar.documents.every import DOCUMENTS, FEEDBACK

EXAMPLE = Path(__file__).parent.parent / "audits" / "example"
AS_OF = ("--as-of", "2026-06-12")
PAPER = ("findings", "annual-briefing", "briefing-note", "learning-journey", "seven-minute")


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


def test_a_document_comes_where_it_is_asked_for_and_goes_with_the_state_it_told(work: Path) -> None:
    report = work / "reports" / "example" / "findings.docx"
    _, said = typed("aggregate", "example", *AS_OF)
    assert "To edit: reports/example/findings.docx; to send and print: reports/example/findings.pdf." in said
    told = "\n".join(one.text for one in Document(str(report)).paragraphs)
    assert "Agreed and returned" in told
    before = [report.read_bytes(), report.with_suffix(".pdf").read_bytes()]
    assert "Agreed and returned" in "".join(page.extract_text() for page in PdfReader(io.BytesIO(before[1])).pages)
    _, said = typed("aggregate", "example", *AS_OF, "--document", "findings", "--document", "slides")
    assert [report.read_bytes(), report.with_suffix(".pdf").read_bytes()] == before
    _, said = typed("aggregate", "example", *AS_OF, "--document", "slides")
    assert "taken away since figures in it could be old: findings.docx, findings.pdf." in said
    assert "To edit" not in said
    assert [report.exists(), report.with_suffix(".pdf").exists()] == [False, False]
    assert [(report.parent / name).exists() for name in ("slides.pptx", "findings.html", "findings.xlsx")] == [True] * 3


def test_what_is_told_each_time_stands_in_the_plan_and_what_goes_is_named(work: Path) -> None:
    plan = work / "audits" / "example" / "audit.toml"
    text = plan.read_text("utf-8")
    plan.write_text(text + '\n[tell]\ndocuments = ["findings", "slides"]\n', "utf-8")
    _, said = typed("aggregate", "example", *AS_OF)
    assert "Also there: slides (.pptx)" in said
    plan.write_text(text, "utf-8")
    _, said = typed("aggregate", "example", *AS_OF)
    assert "taken away since figures in it could be old: slides.pptx." in said
    assert not (work / "reports" / "example" / "slides.pptx").exists()


def test_what_we_wrote_is_ours_although_the_cache_was_deleted(work: Path) -> None:
    typed("aggregate", "example", *AS_OF)
    shutil.rmtree(work / "audits" / "example" / ".cache")
    _, said = typed("aggregate", "example", "--as-of", "2026-06-13")
    assert "was changed by hand" not in said
    assert not [*(work / "reports").rglob("*(new)*")]


def test_a_template_that_the_plan_names_is_used(work: Path) -> None:
    plan = work / "audits" / "example" / "audit.toml"
    text = plan.read_text("utf-8")
    plan.write_text(text + '\n[tell]\ndocx_template = "nowhere.docx"\n', "utf-8")
    code, said = typed("aggregate", "example", *AS_OF)
    plan.write_text(text, "utf-8")
    assert code == 2
    assert "--docx-template: nowhere.docx could not be read" in said


def test_all_documents_are_told_by_their_names(work: Path) -> None:
    typed("aggregate", "example", *AS_OF, "--document", "all")
    folder = work / "reports" / "example"
    paper = {f"{name}.{form}" for name in PAPER for form in ("docx", "html", "pdf")}
    documents = {
        path.name for path in folder.glob("*.*") if path.suffix in (".docx", ".html", ".pdf", ".xlsx", ".pptx")
    }
    assert documents == {*paper, "findings.xlsx", "slides.pptx", "learning-page.html"}
    private = {path.relative_to(folder).as_posix() for path in folder.glob("agencies/*/*")}
    assert private == {f"agencies/{code}/agency-feedback.docx" for code in ("CSC", "EDU", "GP", "POL")}


def test_the_help_names_every_document() -> None:
    assert (*DOCUMENTS, FEEDBACK, ALL) == aggregate.DOCUMENTS


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
        (("--document", "posters"), "There is no document posters. Documents: findings, annual-briefing, slides, "),
        (("--edition", "secret"), "--edition: there is no edition secret. Editions: restricted, public."),
        (
            ("--edition", "public", "--document", "agency-feedback"),
            "agency-feedback is private to one agency: it has no public edition.",
        ),
        (("--with", "nowhere"), "There is no audit nowhere."),
        (("--docx-template", "notes.txt"), "The template is no Word document."),
        (("--docx-template", "nowhere.docx"), "--docx-template: nowhere.docx could not be read: No such file"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_read(work: Path, words: tuple[str, ...], said: str) -> None:
    (work / "notes.txt").write_text("Not a template.", "utf-8")
    code, told = typed("aggregate", "example", *words)
    assert code == 2
    assert said in told
