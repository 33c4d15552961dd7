"""The same numbers everywhere: every figure in every format of every document follows from findings.json.

One audit is told in full. Each file is read as a reader of its format would, and nothing that made it is asked.
"""

import io
import re
import shutil
import tomllib
from collections.abc import Iterable
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from told_figures import Pair, Report, per_cent
from told_texts import lines_of

from maar.cli.main import main

EXAMPLE = Path(__file__).parent.parent / "audits" / "example"
FIGURE = re.compile(r"(?<![\d.,])(\d+) of (\d+)\b(?![.,]\d)(?: \(?([<>]?\d+)%)?")
PAGE = re.compile(r"Page \d+ of \d+")
NEAR, LINES = 160, 5  # characters and lines after a label in which its figure stands
TELLING = (".html", ".docx", ".pdf", ".xlsx", ".pptx")
ON_PAPER = (".docx", ".pdf")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The example, told in every document."""
    root = tmp_path_factory.mktemp("told")
    shutil.copytree(EXAMPLE, root / "audits" / "example")
    with chdir(root), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        main(["aggregate", "example", "--as-of", "2026-06-12", "--document", "all"])
    return Report(root / "reports" / "example")


@pytest.fixture(scope="module")
def told(report: Report) -> dict[str, list[str]]:
    """The lines of every file that people read, by its name."""
    files = [path for path in report.folder.rglob("*") if path.suffix in TELLING]
    return {path.relative_to(report.folder).as_posix(): lines_of(path) for path in files}


@pytest.fixture(scope="module")
def labels() -> dict[str, str]:
    """The short label of each question that was asked."""
    asked = tomllib.loads((EXAMPLE / "questions.toml").read_text("utf-8"))["question"]
    return {question["ref"]: question["short"] for question in asked}


def figures(lines: Iterable[str]) -> list[tuple[Pair, str]]:
    """Each n of d, and the per cent that stands beside it, if any."""
    found = (FIGURE.finditer(PAGE.sub("", line)) for line in lines)
    return [((int(one[1]), int(one[2])), one[3] or "") for many in found for one in many]


def strange(lines: Iterable[str], known: set[Pair]) -> list[str]:
    """Figures that do not follow from what was found, or whose per cent is another."""
    said = []
    for (n, d), beside in figures(lines):
        if (n, d) not in known:
            said.append(f"{n} of {d}")
        elif beside and beside != per_cent(n, d):
            said.append(f"{n} of {d} is {per_cent(n, d)}%, not {beside}%")
    return said


def beside_labels(lines: Iterable[str], labels: dict[str, str]) -> dict[str, set[Pair]]:
    """The first figure after each label, up to the next label, wherever it stands."""
    text = " ¶ ".join(PAGE.sub("", line) for line in lines)
    every = re.compile("|".join(re.escape(label) for label in sorted(labels.values(), key=len, reverse=True)))
    refs = {label: ref for ref, label in labels.items()}
    found: dict[str, set[Pair]] = {ref: set() for ref in labels}
    for one in every.finditer(text):
        after = every.split(text[one.end() : one.end() + NEAR])[0].split("¶")[:LINES]
        found[refs[one[0]]].update(pair for pair, _ in figures(after)[:1])
    return found


def misplaced(lines: list[str], report: Report, labels: dict[str, str], agency: str = "") -> list[str]:
    """Figures beside the label of a question that are none of its own, nor of this agency's answers to it."""
    return [
        f"{ref}: {n} of {d}"
        for ref, pairs in beside_labels(lines, labels).items()
        if ref in report.questions
        for n, d in sorted(pairs - report.of_question(ref) - report.by_agency.get((agency, ref), set()))
    ]


def entries_without_action(report: Report) -> set[Pair]:
    """Of the entries on a case, as the tables count them: it stands in no data file."""
    rows = table(load_workbook(report.folder / "findings.xlsx")["Chronology"])
    return {(int(str(row["No action"])), int(str(row["Entries"]))) for row in rows if row["No action"] != "[x]"}


def test_every_document_tells_figures_and_each_follows_from_findings_json(
    report: Report, told: dict[str, list[str]]
) -> None:
    assert {path.partition(".")[2] for path in told} == {"html", "docx", "pdf", "xlsx", "pptx"}
    assert [name for name, lines in told.items() if not figures(lines)] == []
    known = report.pairs | entries_without_action(report)
    assert {name: said for name, lines in told.items() if (said := strange(lines, known))} == {}


def test_beside_the_label_of_a_question_stands_its_own_figure(
    report: Report, told: dict[str, list[str]], labels: dict[str, str]
) -> None:
    whose = {name: name.split("/")[1] if name.startswith("agencies/") else "" for name in told}
    said = {name: misplaced(lines, report, labels, whose[name]) for name, lines in told.items()}
    assert {name: wrong for name, wrong in said.items() if wrong} == {}


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_the_report_tells_every_question_in_every_format(
    report: Report, told: dict[str, list[str]], labels: dict[str, str], form: str
) -> None:
    beside = beside_labels(told[f"findings.{form}"], labels)
    shares = {ref: one["positive"] for ref, one in report.questions.items() if one["positive"]}
    assert len(shares) > 15
    assert [ref for ref, share in shares.items() if (share["n"], share["d"]) not in beside[ref]] == []


@pytest.mark.parametrize("form", [".html", *ON_PAPER])
def test_the_answers_at_each_level_are_those_that_were_counted(
    report: Report, told: dict[str, list[str]], labels: dict[str, str], form: str
) -> None:
    text = " ".join(told[f"findings{form}"])
    for ref, question in report.questions.items():
        if question["positive"]:
            label = f"{ref} {re.escape(labels[ref])}"
            row = re.search(rf"{label}(?: {label}\.[^¶]*?)? ((?:[A-Z]{{1,2}} \d+ )+)", text)
            assert row, f"{ref} has no row of answers"
            fell = dict(re.findall(r"([A-Z]+) (\d+)", row[1]))
            counts = {initials(level): count for level, count in question["counts"].items()}
            counts |= {"NK": question["not_known"], "NA": question["not_applicable"]}
            assert fell == {letters: str(count) for letters, count in counts.items() if count}, ref
            if form == ".html":  # the same in words, for those who do not see the squares
                said = next(line for line in told["findings.html"] if line.startswith(f"{ref} {labels[ref]}. "))
                words = re.findall(r"([A-Z][a-z ]+) (\d+)", said.partition("Outside")[0])
                assert {name.strip(): int(count) for name, count in words if name in question["counts"]} == {
                    level: count for level, count in question["counts"].items() if count
                }, ref


def initials(level: str) -> str:
    return "".join(word[0].upper() for word in level.split())


def test_the_formats_of_one_document_tell_the_same_figures(told: dict[str, list[str]]) -> None:
    by_name: dict[str, dict[str, set[Pair]]] = {}
    for path, lines in told.items():
        name, _, form = path.rpartition(".")
        by_name.setdefault(name, {})[form] = {pair for pair, _ in figures(lines)}
    for name, forms in by_name.items():
        alike = [told for form, told in forms.items() if name != "findings" or f".{form}" in ON_PAPER]
        assert all(one == alike[0] for one in alike), (name, forms)


def test_the_tables_hold_the_numbers_of_findings_json(report: Report) -> None:
    book = load_workbook(report.folder / "findings.xlsx")
    rows = {name: table(book[name]) for name in ("Questions", "Themes", "Returns", "Balance of answers")}
    for row in rows["Questions"]:
        question = report.questions[str(row["Ref"])]
        share = question["positive"] or {"n": "[x]", "d": "[x]", "percent": "[x]"}
        assert (row["Positive"], row["Of"], row["Per cent"]) == (share["n"], share["d"], share["percent"])
        assert (row["Asked"], row["NK"], row["NA"]) == tuple(
            question[name] for name in ("asked", "not_known", "not_applicable")
        )
        assert all(row[initials(level)] == count for level, count in question["counts"].items())
    themes = {theme["code"]: theme for theme in report.found["themes"]}
    told = [(row["Code"], row["Positive"], row["Of"]) for row in rows["Themes"] if row["Of"] != "[x]"]
    shares = [(code, one["positive"]) for code, theme in themes.items() for one in theme["scales"]]
    assert sorted(told) == sorted((code, share["n"], share["d"]) for code, share in shares)
    total, books = rows["Returns"][-1], report.found["returns"]
    assert [total[name] for name in ("Issued", "Returned", "Nil", "Missing")] == [
        books[name] for name in ("issued", "returned", "nil", "outstanding")
    ]
    names = ("Put", "Asked", "Answered", "Not known", "Not applicable", "Blank", "Unreadable")
    for row, one in zip(
        rows["Balance of answers"], [*report.found["answers"]["by_agency"], report.found["answers"]], strict=True
    ):
        assert [row[name] for name in names] == [one[name.lower().replace(" ", "_")] for name in names]


def table(sheet) -> list[dict[str, object]]:
    """The marked table of a sheet, by its headings."""
    (reference,) = (one.ref for one in sheet.tables.values())
    heads, *rows = ([cell.value for cell in row] for row in sheet[reference])
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_a_chart_on_a_slide_holds_the_answers_to_its_questions(report: Report, labels: dict[str, str]) -> None:
    refs = {label: ref for ref, label in labels.items()}
    charted = 0
    for slide in Presentation(str(report.folder / "slides.pptx")).slides:
        for chart in (shape.chart for shape in slide.shapes if shape.has_chart):
            (plot,) = chart.plots
            for place, category in enumerate(plot.categories):
                label = next((label for label in refs if label in str(category)), "")
                question = report.questions[refs[label]] if label else {"counts": {}}
                bars = {series.name: series.values[place] or 0 for series in plot.series}
                assert {level: bars.get(level, 0) for level in question["counts"]} == question["counts"], category
                charted += bool(label)
    assert charted >= 3


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_one_number_that_is_altered_in_one_place_is_noticed(
    report: Report, told: dict[str, list[str]], labels: dict[str, str], form: str
) -> None:
    lines = told[f"findings.{form}"]
    label = labels["CHR-1"]
    place = next(number for number, line in enumerate(lines) if re.search(rf"{label}\D*8 of 10", line))
    for wrong in ("7 of 10", "8 of 11", "8 of 100"):
        altered = [*lines[:place], lines[place].replace("8 of 10", wrong, 1), *lines[place + 1 :]]
        assert strange(altered, report.pairs) or misplaced(altered, report, labels)
    assert strange(["8 of 10 (81%)"], report.pairs) == ["8 of 10 is 80%, not 81%"]
