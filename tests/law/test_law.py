"""The law: whatever a person types and whatever is done to the file, nothing is lost and nothing is told of another.

Every non-empty thing typed in a cell, and every comment, is in a data file with the right agency, case and question,
or a problem names its sheet and cell. Never neither; never the wrong question without a flag.
"""

import os
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from maar.checks import run
from maar.chronology import chronologies
from maar.frames import frames
from maar.returns import settle
from maar.scores import balance, smart
from maar.workbook.read import read

from . import audits
from .judge import Told, breaches, told
from .kept import EXCUSED, FILES_OF_XLS_SAY_SO, KEPT, OFFICE
from .office import renamed, saved_as
from .paper import ledger
from .story import Story, play, stories

EXAMPLES = int(os.environ.get("MAAR_LAW_EXAMPLES", "200"))
AS_OF = date(2026, 6, 1)


def come_out(story: Story, files: dict[str, bytes]) -> Told:
    """What these files come to, as the lead gets it."""
    plan, register = audits.plan_of(story.shape), audits.register_of(story.shape)
    readings = [read(data, name, plan, register) for name, data in files.items()]
    settled = settle(plan, register, readings, {})
    problems = (*settled.problems, *run(plan, settled, AS_OF).problems, *balance(settled))
    tables = frames(plan, settled, chronologies(plan, settled), smart(plan, settled), problems)
    return told(plan, tables.csv(), problems)


def broken(story: Story) -> list[str]:
    """Every breach of the law in a story."""
    papers = play(story)
    files = {name: paper.bytes() for name, paper in papers.items()}
    found = breaches(come_out(story, files), ledger(papers))
    return [breach for breach in found if not excused(story, breach)]


def excused(story: Story, breach: str) -> bool:
    verbs = {act.verb for act in story.acts}
    return any(
        re.match(words, breach, re.DOTALL) and (not only or verbs.intersection(only))
        for only, words in EXCUSED.values()
    )


def shortest(story: Story) -> Story:
    """The story without the acts that it takes no part of to break the law: seconds, where hypothesis takes minutes."""
    for act in story.acts:
        shorter = story._replace(acts=tuple(one for one in story.acts if one is not act))
        if broken(shorter):
            story = shorter
    return story


@settings(max_examples=EXAMPLES, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
@given(stories())
def test_whatever_is_typed_is_told_or_named(story: Story) -> None:
    if broken(story):
        least = shortest(story)
        pytest.fail("\n".join([*broken(least), f"for tests/law/kept.py: {least}"]))


@pytest.mark.parametrize("story", KEPT.values(), ids=KEPT)
def test_what_broke_the_law_once_keeps_it(story: Story) -> None:
    assert broken(story) == []


@pytest.fixture(scope="module", params=["ods", "xls"])
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, bytes]]:
    """The files of all stories for LibreOffice, saved by it in one run; each name begins with that of its story."""
    kind = str(request.param)
    files = {f"{title} {name}": paper.bytes() for title, story in OFFICE.items() for name, paper in play(story).items()}
    return kind, saved_as(kind, files, tmp_path_factory.mktemp("law"))


@pytest.mark.client
@pytest.mark.parametrize("title", OFFICE)
def test_the_law_holds_for_what_libreoffice_saves(saved: tuple[str, dict[str, bytes]], title: str) -> None:
    kind, files = saved
    papers = {renamed(name, kind): paper for name, paper in play(OFFICE[title]).items()}
    out = come_out(OFFICE[title], {name: files[f"{title} {name}"] for name in papers})
    typed = ledger(papers)
    if kind == "xls":  # comments in it cannot be read: the file says so
        typed = [one for one in typed if not one.note]
        for name in papers if FILES_OF_XLS_SAY_SO else ():
            assert any(one.at.file == name and "comment" in one.message for one in out.problems), name
    assert breaches(out, typed) == []
