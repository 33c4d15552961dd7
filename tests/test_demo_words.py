"""What the fictional lead wrote: about what is found in the audit, true of any figure, and nobody is known by it."""

import shutil
import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from maar.audit.collect import collect
from maar.audit.folder import AuditFolder
from maar.audit.tell import in_words
from maar.audit.wording import load_words, problems_of_words
from maar.audit.words_kept import keep_words
from maar.audit.words_read import words_in
from maar.demo import people
from maar.demo.words import put_words
from maar.documents.edition import Edition
from maar.documents.found import Found
from maar.documents.words import Words, changed
from maar.identifiers import find
from maar.questions.read import template

TYPED = (files("maar.demo") / "words.toml").read_bytes()
TABLES: dict[str, Any] = tomllib.loads(TYPED.decode())
EXAMPLE = Path(__file__).parent.parent / "audits" / "example"


def texts(words: Words) -> dict[str, str]:
    """Every text by where it stands."""
    seen: list[tuple[str, str]] = []
    changed(words, lambda text, where, may: seen.append((where, text)) or text)  # type: ignore[func-returns-value]
    return {f"{where} ({place})": text for place, (where, text) in enumerate(seen) if text}


WORDS = texts(words_in(TYPED)[0])


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[AuditFolder, Found]:
    """The example with no words yet, and what is found in it."""
    folder = AuditFolder(tmp_path_factory.mktemp("work"), "example")
    shutil.copytree(EXAMPLE, folder.path, ignore=shutil.ignore_patterns("words.toml", ".cache"))
    return folder, in_words(collect(folder, people.AS_OF), Edition.RESTRICTED)


def test_what_is_written_is_written_as_a_lead_would() -> None:
    assert words_in(TYPED)[1] == ()


def test_findings_and_themes_are_those_of_the_set() -> None:
    baseline, _ = template(people.TEMPLATE)
    assert baseline is not None
    codes, refs = {one.code for one in baseline.themes}, {one.ref for one in baseline.questions}
    assert {row["code"] for row in TABLES["theme"]} <= codes
    assert {row["id"].partition("-")[2] for row in TABLES["finding"]} <= {*refs, *codes}


@pytest.mark.parametrize("where", [one for one in WORDS if one.startswith("headline")])
def test_a_headline_is_short_and_has_no_number_since_the_figure_stands_beside_it(where: str) -> None:
    assert len(WORDS[where]) <= 60
    assert not any(letter.isdigit() for letter in WORDS[where])
    assert WORDS[where][-1] != "."


def test_nobody_is_known_by_it() -> None:
    told = {where: find(text, ()) for where, text in WORDS.items() if not where.startswith(("contact", "urgent"))}
    assert {where: one for where, one in told.items() if one} == {}
    assert not [text for text in WORDS.values() if any(f"case {ref}" in text for ref in people.REFS)]


def test_the_file_is_written_in_under_each_finding_and_stays_as_it_is(example: tuple[AuditFolder, Found]) -> None:
    folder, found = example
    put_words(folder, found)
    before = folder.words_file.read_bytes()
    told = keep_words(folder, replace(found, words=load_words(folder)))
    assert folder.words_file.read_bytes() == before
    assert told.warnings == ()  # every key message has a headline, and nothing is told nowhere
    words = load_words(folder)
    assert words.of("approved_on") == "12 June 2026"
    assert words.finding("AREA-CHR-2").headline == "Records seldom say what the past means for this child"
    assert words.finding("AREA-CHR-2").figure == "2 of 8"
    assert "AREA-EDI-1" not in words.findings  # found in the demo only
    written = {one.id: one.priority for one in words.recommendations}
    assert written == {row.get("id", ""): row["priority"] for row in TABLES["recommendation"]}
    assert len(words.links) == len(TABLES["link"])
    assert problems_of_words(folder, (), ()) == ()
