"""The documents cannot drift: every command, option and problem code is in them, and made pages are as made."""

import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from maar.agreement import Band
from maar.cli.main import app
from maar.frames import Frames
from maar.identifiers import find
from maar.problems import CATALOGUE
from maar.problems.__main__ import page
from maar.problems.asks import ASKS, ask
from maar.problems.example import OLDER, POLICE
from maar.problems.examples import EXAMPLES
from maar.problems.model import NAMING
from maar.tabletop import spec as tabletop
from maar.workbook import spec

SLIPS = re.compile(r"[{}]|AUDIT|(?<!\.)\.\.(?!\.)|[,:;] ?\.|\(\)|\?:|\?\.|  ")
ROOT = Path(__file__).parent.parent
TEXT = "\n".join(path.read_text("utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])


def commands() -> Iterator[tuple[str, Any]]:
    top: Any = typer.main.get_command(app)
    for name, command in top.commands.items():
        if hasattr(command, "commands"):
            yield from ((f"{name} {below}", one) for below, one in command.commands.items())
        else:
            yield name, command


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_is_documented(name: str) -> None:
    assert f"maar {name}" in TEXT


@pytest.mark.parametrize("option", sorted({opt for _, one in commands() for p in one.params for opt in p.opts}))
def test_every_option_is_documented(option: str) -> None:
    if option.startswith("--") and option not in ("--help",):
        assert f"{option}" in TEXT


def test_the_page_of_problems_is_as_made() -> None:
    assert (ROOT / "docs/problems.md").read_text("utf-8") == page()


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_is_documented(code: str) -> None:
    assert f"### {code} {CATALOGUE[code].title}\n" in TEXT


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    assert sorted(EXAMPLES) == sorted(CATALOGUE)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_an_example_fills_every_gap_of_its_sentences_and_holds_no_fact_besides(code: str) -> None:
    kind, example = CATALOGUE[code], EXAMPLES[code]
    wanted = fields(kind.message) | fields(kind.advice)
    whose = zip(("agency", "case", "question"), example.about, strict=True)
    told = {**dict(whose), **example.at._asdict(), "place": example.at.within, **example.facts}
    assert {name for name in wanted - {"id"} if name not in told or not told[name].strip()} == set()
    assert set(example.facts) <= wanted | fields(ASKS.get(code, "")) | {*NAMING}


def fields(sentence: str) -> set[str]:
    """The facts that a sentence takes."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_the_page_of_problems_shows_no_gap_and_no_slip_of_the_pen() -> None:
    shown = [line for line in page().splitlines() if not line.startswith("|")]
    assert [line for line in shown if SLIPS.search(line)] == []


@pytest.mark.parametrize("code", sorted(ASKS))
def test_what_is_asked_of_an_agency_shows_no_gap_and_no_slip_of_the_pen(code: str) -> None:
    sentence = ask(EXAMPLES[code].problem(CATALOGUE[code]))
    assert (SLIPS.search(sentence), sentence[-1]) == (None, ".")
    assert OLDER not in sentence and POLICE not in sentence  # the folders are the lead's own


def test_every_link_of_the_page_of_problems_leads_to_an_entry() -> None:
    headings = re.findall(r"^#+ (.*)$", page(), re.MULTILINE)
    named = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(#([^)]*)\)", page())
    assert len(links) == len(CATALOGUE)
    assert set(links) <= named


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_no_example_says_who_anybody_is(code: str) -> None:
    problem = EXAMPLES[code].problem(CATALOGUE[code])
    said = "\n".join((problem.message, problem.advice, EXAMPLES[code].happens))
    assert [one for one in find(said, ()) if not one.test] == []


def test_the_format_page_names_every_sheet_and_heading() -> None:
    text = (ROOT / "docs/format.md").read_text("utf-8")
    headings = [column.heading for column in (*spec.CASE_COLUMNS, *spec.CHRONOLOGY_COLUMNS)]
    for word in (spec.START, spec.CHRONOLOGY, spec.PLAN, spec.SCALES, *headings):
        assert word in text


def test_the_format_page_names_every_sheet_and_heading_of_the_meetings_workbook() -> None:
    text = (ROOT / "docs/format.md").read_text("utf-8")
    part = text.split("\n## The workbook of the meeting\n")[1].split("\n## ")[0]
    sheets = (tabletop.START, tabletop.ACROSS, tabletop.CHRONOLOGY, tabletop.MEETINGS, tabletop.PLANS, tabletop.SAID)
    headings = [column.heading for column in tabletop.CASE_COLUMNS]
    headings += [column.heading for one in tabletop.LISTS for column in one.columns]
    for word in (*sheets, *headings, *(one.title for one in tabletop.LISTS)):
        assert f"`{word}`" in part, word


def test_the_method_page_names_every_band() -> None:
    part = (ROOT / "docs/method.md").read_text("utf-8").split("\n## Bands\n")[1].split("\n## ")[0]
    for band in Band:
        assert band in part


def test_the_format_page_names_every_data_file() -> None:
    text = (ROOT / "docs/format.md").read_text("utf-8")
    for name in Frames.__dataclass_fields__:
        assert f"`{name}.csv`" in text


def test_every_link_between_pages_leads_somewhere() -> None:
    for source in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for piece in source.read_text("utf-8").split("](")[1:]:
            target = piece.split(")")[0].split("#")[0]
            if target and not target.startswith(("http", "mailto")):
                assert (source.parent / target).exists(), f"{source.name} links to {target}"
