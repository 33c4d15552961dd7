"""The annual learning briefing, one page: what each theme asks of practice, over one audit or several.

Comes in: everything found in each audit, with the leads' words. Goes out: a document. Themes are merged by their code;
figures never are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maar.documents.advice import findings_of, of_theme, weakest_first
from maar.documents.found import Found
from maar.documents.model import Block, Document, Section, Text
from maar.documents.phrases import sentence_case, stopped
from maar.documents.points import Callout, Point, Points
from maar.documents.short_said import (
    URGENT,
    came_back,
    fact,
    footer,
    limit,
    links,
    more,
    nothing_found,
    once,
    subtitle,
    withheld,
    words_in,
)
from maar.documents.story import Story, ThemeStory
from maar.documents.tell_story import tell_story
from maar.figures import listed

NAME = "Annual learning briefing"
THEMES, SENTENCES = 8, 2
ONE_PAGE = 520  # words that stand on a page in two columns
LIVED_EXPERIENCE = "LEX"
REMEMBER = "Remember, think, act"
DUTY = (
    "Safeguarding partners have a statutory duty to check how well children and families are helped, and to learn from "
    "what they find."
)
HELPS = (
    "Looking at real work together shows how well children are protected day by day, whether earlier lessons and "
    "training have lasted, and what good practice can be shared. It asks what could be done differently."
)
SEVERAL = (
    "The cases of an audit show how practice can go. They do not show how often it does. Figures of different audits "
    "are never added up."
)


@dataclass(frozen=True, slots=True)
class Told:
    """One theme of one audit."""

    story: Story
    theme: ThemeStory


def annual_briefing(found: Found, others: tuple[Found, ...] = ()) -> Document:
    """What a year of audits asks of everybody who works with children."""
    every = (found, *others)
    stories = tuple(map(tell_story, every))
    story, years = stories[0], _years(every)
    sections = (_about(stories), *_messages(stories, years), _source(stories))
    return Document(
        marking=story.marking,
        owner=story.partnership,
        title=f"Learning to improve practice together, {years}",
        subtitle=subtitle(story, NAME),
        facts=(),
        alerts=(),
        sections=sections,
        footer=footer(story, NAME),
        kind="one page" if words_in(sections) <= ONE_PAGE else "note",
    )


def _years(every: Iterable[Found]) -> str:
    """`2025 to 2026`: the years that the periods of the audits reach over."""
    days = [day for one in every for day in one.plan.period]
    return " to ".join(dict.fromkeys((str(min(days).year), str(max(days).year))))


def _about(stories: tuple[Story, ...]) -> Section:
    """The duty, and why it helps."""
    duty = next((one.words.of("duty") for one in stories if one.words.of("duty")), "") or _duty(stories)
    return Section("about", "Why we look at practice", (Text(duty), Text(HELPS)))


def _duty(stories: tuple[Story, ...]) -> str:
    owner = stories[0].partnership or "The partnership"
    nouns = listed(tuple(once(one.noun for one in stories)))
    return f"{DUTY} {owner} does so together with the agencies{f' ({nouns})' if nouns else ''}."


def _messages(stories: tuple[Story, ...], years: str) -> Iterator[Section]:
    """A mini-heading for each theme with findings, the call-out in their midst."""
    every = _by_code(stories)
    groups = every[:THEMES]
    blocks: list[Block] = [points for group in groups if (points := _theme(group, len(stories) > 1))]
    call_out = _call_out(stories)
    if call_out and blocks:
        blocks.insert((len(blocks) + 1) // 2, call_out)
    lead = f"These are the key messages from lessons learned in {years.replace(' to ', ' and ')}."
    told = (
        (Text(lead), *blocks, *more(len(every) - THEMES, "theme"))
        if blocks
        else tuple(map(Text, once(map(nothing_found, stories))))
    )
    yield Section("messages", "Key messages", told)


def _by_code(stories: Iterable[Story]) -> list[list[Told]]:
    """Themes with findings in any audit, those with areas to improve first, each with all the audits that have it."""
    groups: dict[str, list[Told]] = {}
    for story in stories:
        for theme in weakest_first(story):
            groups.setdefault(theme.code, []).append(Told(story, theme))
    return sorted(groups.values(), key=lambda group: not any(one.theme.areas for one in group))


def _theme(group: list[Told], several: bool) -> Points | None:
    """Two sentences at most, what was found and what to do, and the figure behind them; of each audit its own."""
    sentences = list(once(text for one in group for text in _said(one)))[:SENTENCES]
    notes = tuple(_figure(one, several) for one in group if findings_of(one.theme))
    if not sentences:
        return Points(tuple(map(Point, notes)), group[0].theme.short) if notes else None
    return Points(tuple(map(Point, sentences)), group[0].theme.short, note=" ".join(notes))


def _said(one: Told) -> Iterator[str]:
    """The lead's headline, what the lead advises, the lead's lesson; only then what the bank advises."""
    own, findings = one.story.words.theme(one.theme.code), findings_of(one.theme)
    headline = one.theme.headline or next((found.headline for found in findings if found.headline), "")
    advice = (*(found.advice for found in findings), *own.advice)
    yield from map(stopped, filter(None, (headline, *advice[:1], one.theme.lesson, *advice[1:])))
    yield from of_theme(one.theme)


def _figure(one: Told, several: bool) -> str:
    """The count behind a theme: its first finding, and whose audit it was where there are several."""
    first = findings_of(one.theme)[0]
    whose = f"{stopped(one.story.title)} " if several else ""
    return f"{whose}{first.about}: {fact(first)}"


def _call_out(stories: Iterable[Story]) -> Callout | None:
    """The lead's question, else what the theme about the child's own life asks; nothing where the set has none."""
    told = list(stories)
    written = [one.words.of("call_out") for one in told]
    asked = [theme.aim for one in told for theme in one.themes if theme.code == LIVED_EXPERIENCE]
    words = next(filter(None, (*written, *asked)), "")
    return Callout(REMEMBER, (words,)) if words else None


def _audit(story: Story) -> str:
    """What kind of audit it was, of which time, and how many returns came back."""
    return f"{sentence_case(', '.join(filter(None, (story.noun, story.period))))}. {came_back(story)}".strip()


def _source(stories: tuple[Story, ...]) -> Section:
    """Which audits, how many returns; how far the figures carry; what to read and whom to ring."""
    story = stories[0]
    audits = tuple(Point(_audit(one), stopped(one.title)) for one in stories)
    carry = limit(story.cases) if len(stories) == 1 else SEVERAL
    limits = " ".join((carry, *once(line for one in stories for line in withheld(one))))
    read = tuple(dict.fromkeys(link for one in stories for link in links(one)))
    blocks: tuple[Block, ...] = (Points(audits), Text(limits), *((Points(read, "Read more"),) if read else ()))
    urgent = next((one.words.of("urgent") for one in stories if one.words.of("urgent")), URGENT)
    contact = f"Questions: {stopped(story.contact)} " if story.contact else ""
    return Section("source", "Where this comes from", (*blocks, Text(contact, urgent)))
