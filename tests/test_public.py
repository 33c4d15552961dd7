"""`maar aggregate --edition public`: refused until a person has read it, written in one folder, and nothing leaks."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from maar.cli.main import main
from maar.documents.public_texts import Written

EXAMPLE = Path(__file__).parent.parent / "audits" / "example"
PUBLIC = ("aggregate", "example", "--as-of", "2026-06-12", "--edition", "public", "--document", "learning-page")
WHY = ("clear", "--reason", "Two people read it.", "--by", "audit lead", "--on", "2026-06-12")
LISTED = re.compile(r"^  ([A-Z2-7]{6})  (.+?): \"(.+?)\"", re.M | re.S)
N_OF_D = re.compile(r"(?<!Page )\b([0-9]+)\s+of\s+([0-9]+)\b")


def typed(*words: str) -> tuple[int, str]:
    """A command as typed: how it ended, and what was said."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main([*words])
    return code, said.getvalue()


def to_clear(said: str) -> dict[str, str]:
    """What is listed: ids, each with where its text stands."""
    return {id_: " ".join(where.split()) for id_, where, _ in LISTED.findall(said)}


def state_of(folder: Path) -> dict[str, bytes]:
    """Every file below but what is kept between runs."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def put(folder: Path) -> None:
    """The example's audit in a working folder, no text of it cleared yet."""
    shutil.copytree(
        EXAMPLE, folder / "audits" / "example", ignore=shutil.ignore_patterns("decisions.toml", "published.json")
    )


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Path]:
    """A working folder with the example's audit in it, nothing cleared."""
    put(tmp_path)
    with chdir(tmp_path):
        yield tmp_path


@pytest.fixture(scope="module")
def decisions(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What `decisions.toml` holds once every text is cleared."""
    folder = tmp_path_factory.mktemp("cleared")
    put(folder)
    with chdir(folder):
        typed("decide", "example", *to_clear(typed(*PUBLIC)[1]), *WHY)
    return (folder / "audits" / "example" / "decisions.toml").read_bytes()


@pytest.fixture
def cleared(work: Path, decisions: bytes) -> Path:
    """The same working folder, every text cleared."""
    (work / "audits" / "example" / "decisions.toml").write_bytes(decisions)
    return work


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory, decisions: bytes) -> Iterator[Path]:
    """The public edition of the example, every document of it."""
    folder = tmp_path_factory.mktemp("public")
    put(folder)
    (folder / "audits" / "example" / "decisions.toml").write_bytes(decisions)
    with chdir(folder):
        typed(*PUBLIC, "--document", "all")
        yield folder / "reports" / "example" / "public"


def test_it_is_refused_with_every_text_until_all_are_cleared_and_then_lies_in_one_folder(work: Path) -> None:
    code, said = typed(*PUBLIC)
    assert code == 2
    assert f"The public edition was not written: {len(to_clear(said))} texts are not cleared." in said
    assert "maar decide example ID ... clear --reason TEXT --by ROLE" in said
    assert not (work / "reports").exists()
    first, *others = to_clear(said)
    typed("decide", "example", *others, *WHY)
    code, said = typed(*PUBLIC)
    assert (code, list(to_clear(said))) == (2, [first])
    assert "1 text is not cleared" in said
    typed("decide", "example", first, *WHY)
    before = state_of(work)
    code, said = typed(*PUBLIC)
    assert code in (0, 1, 3), said
    assert "reports/example/public/ and nowhere else" in said
    added = {name for name, content in state_of(work).items() if before.get(name) != content}
    added.remove("audits/example/published.json")
    assert {Path(name).parent.as_posix() for name in added} == {"reports/example/public"}


def test_it_leaves_the_restricted_edition_as_it_was(cleared: Path) -> None:
    typed("aggregate", "example", "--as-of", "2026-06-12")
    before = state_of(cleared)
    typed(*PUBLIC)
    after = state_of(cleared)
    assert {name: after[name] for name in before} == before


def test_a_text_that_was_changed_is_to_be_cleared_anew() -> None:
    text = Written("finding AREA-CHR-2", "Ask what the pattern means.")
    assert text.id == Written("elsewhere", " Ask what  the pattern means. ").id
    assert text.id != Written("finding AREA-CHR-2", "Ask what this pattern means.").id


def test_what_could_be_about_one_child_only_is_pointed_out() -> None:
    asks = Written("learning 1", "A 7-year-old and a girl of four were seen on 3 March 2026; aged 9, he said so.").asks
    ages = ("an exact age (7-year-old)", "an exact age (girl of four)", "an exact age (aged 9)")
    assert asks == (*ages, "a day (3 March 2026)")
    assert Written("recommendation 1", "Publish it / 14 Sep 2026", "14 Sep 2026").asks == ()


def test_a_text_that_names_a_case_is_refused_whatever_was_cleared(cleared: Path) -> None:
    plan = cleared / "audits" / "example" / "audit.toml"
    plan.write_text(plan.read_text("utf-8").replace('title = "', 'title = "Case D: ', 1), "utf-8")
    code, said = typed(*PUBLIC)
    assert code == 2
    assert "1 text names a case or holds an identifier" in said
    assert "the plan's words names case D: \"Case D: " in said


def test_a_name_that_the_plan_lists_is_refused_wherever_it_stands(cleared: Path) -> None:
    plan = cleared / "audits" / "example" / "audit.toml"
    text = plan.read_text("utf-8")
    assert "names = " not in text
    plan.write_text(
        text.replace("\n[", '\nnames = ["Zephyrine"]\n\n[', 1).replace('title = "', 'title = "Zephyrine: ', 1), "utf-8"
    )
    code, said = typed(*PUBLIC)
    assert code == 2 and not (cleared / "reports").exists()
    assert "the plan's words holds name (Z…)" in said
    assert "Zephyrine" not in said


def test_a_quotation_is_told_once_it_is_cleared_and_never_whose_it_is(cleared: Path) -> None:
    _, said = typed(*PUBLIC)
    id_, where, words = next(one for one in LISTED.findall(said) if one[1].startswith("quotation"))
    words = " ".join(words.split())
    page = cleared / "reports" / "example" / "public" / "findings.html"
    assert words.rstrip("…") not in unescape(page.read_text("utf-8"))
    left = sum(one.startswith("quotation") for one in to_clear(said).values())
    assert f"{left} quotations are left out, not cleared for publication." in page.read_text("utf-8")
    typed("decide", "example", id_, *WHY)
    _, said = typed(*PUBLIC)
    told = unescape(page.read_text("utf-8"))
    assert words.rstrip("…") in told and "In the words of an agency, cleared for publication" in told
    assert id_ not in to_clear(said) and f"{left - 1} quotations are left out" in told, where


def plain(path: Path, between: str = "") -> str:
    """Everything that is written in a file of the edition, with its properties, notes and alternative texts."""
    if path.suffix == ".pdf":
        reader = PdfReader(path)
        return " ".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])
    if path.suffix in (".docx", ".xlsx", ".pptx"):
        with zipfile.ZipFile(path) as parts:
            names = [name for name in parts.namelist() if name.endswith((".xml", ".rels", ".svg"))]
            inner = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]  # of a chart
            return " ".join([*(_text(parts.read(name).decode(), between) for name in names), *map(_workbook, inner)])
    return _text(path.read_text("utf-8"), between) if path.suffix == ".html" else path.read_text("utf-8")


def _workbook(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return " ".join(_text(parts.read(name).decode(), " ") for name in parts.namelist() if name.endswith(".xml"))


def _text(markup: str, between: str) -> str:
    """Text and attributes, without what draws them; `between` stands between the pieces of a paragraph."""
    markup = re.sub(r"<style.*?</style>", " ", markup, flags=re.S)
    attributes = re.findall(r'(?:descr|title|alt|aria-label|name|content|Target)="([^"]*)"', markup)
    paragraphs = re.sub(r"</(?:w:p|a:p|p|td|th|li|h\d|si|c|text|title|desc)>", "\n", markup)
    return unescape("\n".join([re.sub(r"<[^>]*>", between, paragraphs), *attributes]))


def test_every_document_but_the_private_one_is_there_and_no_data(public: Path) -> None:
    names = {path.name for path in public.iterdir()}
    assert all(path.is_file() for path in public.iterdir())
    assert {"findings.html", "findings.docx", "findings.pdf", "findings.xlsx", "findings.json", "slides.pptx"} <= names
    assert not any(word in name for name in names for word in ("feedback", "run", ".csv", ".svg", ".png"))
    assert [path.name for path in public.parent.iterdir()] == ["public"]


def test_no_file_names_a_case_an_agency_beside_a_figure_a_cell_or_a_returned_file(public: Path) -> None:
    returned = {path.stem for path in (EXAMPLE / "returned").rglob("*") if path.is_file()}
    for path in public.iterdir():
        told = plain(path)
        assert not re.findall(r"\b[Cc]ases? [A-D]\b", told), path.name
        assert not re.findall(r"\b(?:CSC|POL|EDU)\b", told), path.name
        assert not [stem for stem in returned if len(stem) > 8 and stem in told], path.name
        assert not re.findall(r"\bcell [A-Z]+[0-9]+\b", told), path.name
        agencies = r"(?:Children's social care|Police|General practice|Schools and colleges)"
        assert not re.findall(rf"{agencies}[^.\n]{{0,40}}?\b[0-9]+ of [0-9]+", told), path.name
        assert not re.findall(r"(?i)missing: |nil return|contradict(?:s|ed)", told), path.name


def test_no_file_holds_what_an_agency_wrote(public: Path) -> None:
    folder = public.parents[2]
    with chdir(folder):
        typed("aggregate", "example", "--as-of", "2026-06-12")
    rows = (folder / "reports" / "example" / "data" / "answers.csv").read_text("utf-8-sig")
    wrote = {words for words in re.findall(r'[^",\n]{40,}', rows) if " " in words}
    assert len(wrote) > 50
    mine = {path.name: " ".join(plain(path).split()) for path in public.iterdir()}
    bank = mine["findings.json"]
    leaks = {(name, words) for name, told in mine.items() for words in wrote if words in told and words not in bank}
    shutil.rmtree(folder / "reports" / "example" / "data")
    assert not leaks


def test_every_figure_of_every_format_stands_in_findings_json(public: Path) -> None:
    told = json.loads((public / "findings.json").read_text("utf-8"))
    pairs = {(one["n"], one["d"]) for one in _shares(told)}
    assert len(pairs) > 10
    for path in public.iterdir():
        if path.suffix != ".json":
            found = {(int(n), int(d)) for n, d in N_OF_D.findall(plain(path, between=" "))}
            assert found <= pairs, path.name


def _shares(value: object) -> Iterator[dict[str, int]]:
    if isinstance(value, dict):
        if value.get("d") is not None:
            yield value
        for inner in value.values():
            yield from _shares(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _shares(inner)
