"""What the lead wrote in the plan and in a question set of one's own, as a public edition would tell it.

Comes in: what was found. Goes out: two texts to clear, the plan's words and the set's own words.
"""

import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from maar.documents.found import Found
from maar.documents.public_texts import BETWEEN, Written
from maar.questions import QuestionSet
from maar.questions.read import built_in


def own_words(found: Found) -> tuple[Written, ...]:
    """The plan's words, and those of the set that stand in no built-in one; a text only where there are some."""
    plan = found.plan
    agencies = (name for one in plan.agencies for name in (one.name, one.short))
    told = (plan.title, plan.noun, plan.partnership, *agencies)
    own = (text for text in _of_set(plan.questions) if _plain(text) not in _bank())
    texts = (Written("the plan's words", _joined(told)), Written("the set's own words", _joined(own)))
    return tuple(one for one in texts if one.text)


def _of_set(questions: QuestionSet) -> Iterator[str]:
    """Every text of a set that a document may tell."""
    yield from (questions.name, questions.version, questions.title)
    for theme in questions.themes:
        yield from (theme.name, theme.short, theme.aim, *theme.prompts)
    for scale in questions.scales:
        yield from (scale.name, scale.unit, scale.heading)
        yield from (text for level in scale.levels for text in (level.label, level.mark, level.means))
    for one in (*questions.questions, *questions.overall):
        yield from (one.text, one.short, one.good, one.evidence)
        yield from (text for part in one.parts for text in (part.text, part.help, *part.choices))


@lru_cache(maxsize=1)
def _bank() -> frozenset[str]:
    """Every text of the built-in question sets, with their names."""
    files = sorted(built_in().rglob("*.toml"))
    return frozenset(
        map(
            _plain,
            (*(file.stem for file in files), *(text for file in files for text in _texts(_toml(file.read_bytes())))),
        )
    )


def _toml(content: bytes) -> object:
    return tomllib.loads(content.decode("utf-8-sig"))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _joined(texts: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(filter(None, map(_plain, texts))))
