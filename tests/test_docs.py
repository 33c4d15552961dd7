"""The documents cannot drift: every command, option and problem code is in them, and made pages are as made."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from maar.cli.main import app
from maar.problems import CATALOGUE
from maar.problems.__main__ import page
from maar.workbook import spec

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
    assert f"| {code} |" in TEXT


def test_the_format_page_names_every_sheet_and_heading() -> None:
    text = (ROOT / "docs/format.md").read_text("utf-8")
    headings = [column.heading for column in (*spec.CASE_COLUMNS, *spec.CHRONOLOGY_COLUMNS)]
    for word in (spec.START, spec.CHRONOLOGY, spec.PLAN, spec.SCALES, *headings):
        assert word in text


def test_every_link_between_pages_leads_somewhere() -> None:
    for source in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for piece in source.read_text("utf-8").split("](")[1:]:
            target = piece.split(")")[0].split("#")[0]
            if target and not target.startswith(("http", "mailto")):
                assert (source.parent / target).exists(), f"{source.name} links to {target}"
