"""`python -m maar.questions.lessons`: which questions test which lesson, as the page docs/lessons.md.

Comes in: the lessons of the source documents, and the questions of the built-in bank that cite them. Goes out:
Markdown.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from maar.questions.read import built_in

SOURCES = {
    "000_3b12d69dcabbb298.txt": "Learning lessons to improve multi-agency practice: a briefing, 2017 to 2018",
    "001_e0ed90ca2e5bbff1.txt": "Lessons learned from national and local experience: slides on eight local case audits",
    "002_6295e294537a0dcc.txt": "Learning review briefing note: neglect that was reported and not acted on together",
    "003_79d5f03b055c33c3.txt": "Learning from reviews: domestic abuse, neglect, early help, a death in care",
    "004_89ca40fa01b091d7.txt": "Learning lessons review: physical harm to children under two, and work with fathers",
}
METHOD = {
    "004_89ca40fa01b091d7.txt#L19": (
        "This lesson is about how to audit, so no question can test it in a case. maar meets it in its method: each "
        "agency reads its own record, the answers are laid side by side, and people say why they differ. The "
        "questions below bring in training records and what practitioners and families say; the question set "
        "early-help is an appreciative inquiry. A survey and interviews with leaders stay outside maar."
    ),
}
INTRODUCTION = """# The lessons, and the questions that test them

Made from `templates/` with `make docs`; a test holds it true. maar began with five published documents about learning
from audits and reviews. Here is every lesson taken from them, in maar's own words, with the questions of the bank that
test whether it shows in practice. `maar template list` says which question sets there are; a set of your own can ask
any question of the bank.
"""
BEYOND = """## Questions beyond the five documents

These test good practice that the documents do not speak of.
"""


def lessons_page() -> str:
    """The whole page."""
    lessons = _table(built_in() / "lessons.toml")
    cited = _cited()
    sources = (_source(source, title, lessons[source], cited) for source, title in SOURCES.items())
    return "\n".join((INTRODUCTION, *sources, BEYOND, *cited.get("", []), ""))


def _source(source: str, title: str, lessons: Mapping[str, str], cited: Mapping[str, list[str]]) -> str:
    entries = (_entry(f"{source}#{lesson}", words, cited) for lesson, words in lessons.items())
    return "\n".join((f"## {title}\n\n`{source}`\n", *entries))


def _entry(lesson: str, words: str, cited: Mapping[str, list[str]]) -> str:
    """A lesson and what tests it."""
    number = lesson.partition("#")[2]
    said = [f"**{number}.** {words}\n", *([f"{METHOD[lesson]}\n"] if lesson in METHOD else [])]
    return "\n".join((*said, *cited.get(lesson, []), ""))


def _cited() -> dict[str, list[str]]:
    """The questions that cite each lesson, by ref, each a line of a list; those that cite none under an empty one."""
    found: dict[str, list[str]] = {}
    for question in sorted(_questions(), key=lambda question: str(question["ref"])):
        for lesson in question["tests"] or ("",):
            found.setdefault(lesson, []).append(f"- {question['ref']} {question['short']}")
    return found


def _questions() -> Iterator[Mapping[str, Any]]:
    for file in sorted((built_in() / "themes").glob("*.toml")):
        yield from _table(file)["question"]


def _table(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


if __name__ == "__main__":
    print(lessons_page(), end="")
