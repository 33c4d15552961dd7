"""The slide deck: ten to fourteen slides in the order of a team's discussion, whatever the audit.

Comes in: everything found. Goes out: a Deck. What every deck has comes first, then themes by how much they have to say.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from maar.documents.advice import rank
from maar.documents.deck import Deck, Slide
from maar.documents.found import Found
from maar.documents.phrases import sentence_case
from maar.documents.short_said import audience
from maar.documents.slides_audit import local_audit
from maar.documents.slides_close import learned, next_steps, practice, thanks, what_next
from maar.documents.slides_limits import asked, limits
from maar.documents.slides_open import agencies, cases, national, purpose, worked_well
from maar.documents.slides_said import Speaker
from maar.documents.slides_themes import answered, chart_slide, discussion_slide, is_single, messages, to_improve
from maar.documents.story import Story, ThemeStory
from maar.documents.tell_story import tell_story
from maar.figures import listed

FEWEST, MOST = 10, 14  # slides, the title among them
FILLERS = 2  # slides that every audit can fill
CHART, DISCUSSION, LEARNED = "chart", "discussion", "learned"
Choice = tuple[str, tuple[str, ...]]  # what kind of slide, and of which themes


@dataclass(frozen=True, slots=True)
class _Material:
    """What the deck is made of; `themes` are those with the lowest shares first."""

    found: Found
    story: Story
    speaker: Speaker
    themes: tuple[ThemeStory, ...]


def slides(found: Found) -> Deck:
    """The deck of one audit, in its edition; what has no room stands in the notes of its first slide."""
    story = tell_story(found)
    ranked = sorted(story.themes, key=lambda one: (*rank(one), -len(messages(one)), not answered(one)))
    told = _Material(found, story, Speaker(found), tuple(ranked))
    first, last = _opening(told), _closing(told, ())
    chosen = _chosen(told, MOST - 1 - len(first) - len(last))
    discussed = {code for kind, codes in chosen if kind == DISCUSSION for code in codes}
    whole = [*first, *_middle(told, chosen), *_closing(told, discussed)]
    fillers = (limits(story), asked(story))
    for filler in fillers[: max(FEWEST - 1 - len(whole), 0)]:
        whole.insert(len(first), filler)
    return Deck(
        marking=story.marking,
        owner=story.partnership,
        title=story.title,
        subtitle=f"{sentence_case(story.noun)}: {agencies(story).lower()}, {cases(story)}, {story.period}",
        audience=audience(story),
        slides=tuple(_titled_apart(whole)),
        footer=". ".join(part for part in (story.marking, f"{story.partnership}, {story.as_of}") if part),
        notes=tuple(_about(told, chosen)),
    )


def _opening(told: _Material) -> list[Slide]:
    story = told.story
    slides = (purpose(story), national(story), local_audit(told.found, story))
    return [*(one for one in slides if one), worked_well(told.found, story, told.speaker)]


def _closing(told: _Material, discussed: Iterable[str]) -> list[Slide]:
    apart, story = set(discussed), told.story
    slides = (
        practice(story, told.themes, apart, told.speaker),
        next_steps(story),
        what_next(story),
        thanks(told.found, story),
    )
    return [one for one in slides if one]


def _chosen(told: _Material, room: int) -> list[Choice]:
    """The slides between opening and closing: those of themes with one bar share a slide, where enough are left."""
    least = room - (MOST - FEWEST) - FILLERS
    joined = _ranked(told, least, joins=True)
    return (joined if len(joined) >= least else _ranked(told, least, joins=False))[:room]


def _ranked(told: _Material, least: int, joins: bool) -> list[Choice]:
    """Charts of themes with something to improve, what the meeting learned, discussions, then all other themes."""
    improve = [one for one in told.themes if to_improve(one)]
    others = [one for one in told.themes if not to_improve(one)]
    talk = [one for one in told.themes if discussion_slide(one)]
    every: list[Choice] = _charts(improve, joins)
    every += [(LEARNED, ())] if told.story.learning else []
    every += [(DISCUSSION, (one.code,)) for one in talk[:2]]
    every += _charts([one for one in others if answered(one)], joins)
    every += [(DISCUSSION, (one.code,)) for one in talk[2:]]
    short = max(least - len(every), 0)
    every += [(CHART, (one.code,)) for one in others if not answered(one)][:short]
    return every


def _charts(themes: Sequence[ThemeStory], joins: bool) -> list[Choice]:
    """A slide a theme; two themes with one bar each share one, in the place of the first."""
    single = [one.code for one in themes if joins and is_single(one)]
    pairs = {first: (first, *second) for first, *second in (single[at : at + 2] for at in range(0, len(single), 2))}
    first = (one.code for one in themes if one.code in pairs or one.code not in single)
    return [(CHART, pairs.get(code, (code,))) for code in first]


def _middle(told: _Material, chosen: list[Choice]) -> Iterator[Slide]:
    """Theme by theme in the order of the set, then what the meeting learned."""
    charts = [codes for kind, codes in chosen if kind == CHART]
    for theme in told.story.themes:
        for codes in (codes for codes in charts if _first(told, codes) == theme.code):
            yield chart_slide(told.found, [one for one in told.story.themes if one.code in codes], told.speaker)
        discussion = discussion_slide(theme)
        if (DISCUSSION, (theme.code,)) in chosen and discussion:
            yield discussion
    heard = learned(told.story)
    if (LEARNED, ()) in chosen and heard:
        yield heard


def _first(told: _Material, codes: Collection[str]) -> str:
    return next(one.code for one in told.story.themes if one.code in codes)


def _about(told: _Material, chosen: list[Choice]) -> Iterator[str]:
    """How the slides were chosen, and which themes have none."""
    yield "Figures are counts, n of d. A percentage stands only where d is 5 or more. The notes hold every figure."
    yield f"Agencies: {listed(told.story.agencies)}."
    drawn = {code for kind, codes in chosen if kind == CHART for code in codes}
    left = [theme for theme in told.story.themes if theme.code not in drawn]
    if left:
        yield "The themes with the lowest shares have a picture. There was no room for these, or nothing to improve:"
    for theme in left:
        own = [note for one in messages(theme) for note in told.speaker.of(one)]
        yield f"{theme.name}. {' '.join(own) or 'No finding.'}"


def _titled_apart(slides: Iterable[Slide]) -> Iterator[Slide]:
    """No two slides with one title: whoever hears titles only must know where they are."""
    seen: Counter[str] = Counter()
    for slide in slides:
        seen[slide.title] += 1
        again = seen[slide.title]
        yield replace(slide, title=f"{slide.title} ({again})") if again > 1 else slide
