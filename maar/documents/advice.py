"""What a reader is told to do: the lead's advice, else the prompts of the bank, weakest themes first.

Comes in: a story. Goes out: sentences with the theme they belong to, none of them twice.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import zip_longest

from maar.documents.phrases import stopped
from maar.documents.short_said import is_answered, once
from maar.documents.story import Message, Story, ThemeStory

Advice = tuple[ThemeStory, str]


def weakest_first(story: Story) -> tuple[ThemeStory, ...]:
    """Themes with findings or words of the lead: by their lowest area, then those with gaps, then the others.

    Where there are none but something was answered, all themes; where nothing was answered, none.
    """
    found = [one for one in story.themes if is_told(story, one)]
    themes = found or (story.themes if is_answered(story) else ())
    return tuple(sorted(themes, key=rank))


def is_told(story: Story, theme: ThemeStory) -> bool:
    """Is there a finding about it, or has the lead written about it?"""
    return bool(findings_of(theme)) or story.words.theme(theme.code).written


def findings_of(theme: ThemeStory) -> tuple[Message, ...]:
    """The findings of a theme, what needs to change first."""
    areas = sorted(theme.areas, key=lambda one: one.share.ratio or Fraction(0))
    return (*areas, *theme.gaps, *theme.strengths)


def of_theme(theme: ThemeStory) -> tuple[str, ...]:
    """What to do about a theme: the advice on its findings, then that on the theme, else the prompts of the bank.

    What to do comes first, what to ask oneself last.
    """
    told = map(stopped, once((*(one.advice for one in findings_of(theme)), *theme.advice)))
    return tuple(sorted(told, key=is_question))


def is_question(text: str) -> bool:
    """`What else could explain this?`; not `Read back: what happened before?`, which says what to do."""
    return text.endswith("?") and ":" not in text


def advice(story: Story, most: int) -> tuple[Advice, ...]:
    """At most so many sentences, one of each theme in turn."""
    return tuple(_each_once(_in_turn(weakest_first(story))))[:most]


def _in_turn(themes: Iterable[ThemeStory]) -> Iterator[Advice]:
    columns = [[(theme, text) for text in of_theme(theme)] for theme in themes]
    return (one for row in zip_longest(*columns) for one in row if one)


def _each_once(rows: Iterable[Advice]) -> Iterator[Advice]:
    told = list(rows)
    first = set(once(text for _, text in told))
    for theme, text in told:
        if text in first:
            first.discard(text)
            yield theme, text


def rank(theme: ThemeStory) -> tuple[int, Fraction]:
    """What themes are ordered by: the lowest share of an area first, then those with gaps, then the others."""
    if theme.areas:
        return 0, min(one.share.ratio or Fraction(0) for one in theme.areas)
    return (1 if theme.gaps else 2), Fraction(0)
