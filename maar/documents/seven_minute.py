"""The seven-minute briefing: seven numbered boxes on one A4 page, in fewer than 600 words.

Comes in: everything found, with the lead's words. Goes out: a document. Where there is more than the page holds, fewer
points are told; no sentence is cut.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maar.documents.advice import advice, is_question, of_theme, weakest_first
from maar.documents.found import Found
from maar.documents.model import Block, Document, Section, Text
from maar.documents.phrases import stopped
from maar.documents.points import Point, Points, Strip
from maar.documents.short_said import (
    URGENT,
    areas_of,
    came_back,
    counted,
    footer,
    is_answered,
    limit,
    links,
    met,
    names,
    nothing_found,
    once,
    point,
    sentences,
    smart_fact,
    strengths_of,
    subtitle,
    who_was_asked,
    withheld,
)
from maar.documents.story import Message, Story
from maar.documents.tell_story import tell_story
from maar.figures import Share, some

NAME = "Seven-minute briefing"
STRENGTHS, CHANGES, STEPS, LINKS = 3, 4, 5, 2
ALL = 60
MOST_SQUARES = 40
MOST_WORDS = 590
WHY, WELL, CHANGE, DO, ASK = 45, 75, 100, 70, 55  # words of each box; boxes 1 to 3 are alike
BOXES = 3 * WHY + WELL + CHANGE + DO + ASK
HEADINGS = 53  # words of the seven headings, of the line about squares, of the labels to fill in
SQUARES = "One square is one answer or one action. Filled: a positive answer, or all five tests met."
TELL_US = "Tell us how you used this."
LABELS = ("Team and date:", "We will:")
QUESTIONS = (
    "What in this do we know from our own work?",
    "What will we do differently, and how shall we know that it helped?",
    "Who puts it into our team's plan, and by when?",
)


@dataclass(frozen=True, slots=True)
class Room:
    """How many words there are for the boxes once everything around them is counted."""

    words: int

    def of(self, box: int) -> int:
        return box if self.words >= BOXES else max(box * self.words // BOXES, 0)


def seven_minute(found: Found) -> Document:
    """What one audit taught, for a team to read and talk over in a few minutes."""
    story = tell_story(found)
    reply, foot = _reply(story), footer(story, NAME)
    read = (one.words for one in links(story)[:LINKS])
    around = (story.marking, story.partnership, story.title, subtitle(story, NAME), foot, *read, *_words_of(reply))
    room = Room(MOST_WORDS - HEADINGS - sum(map(_words, around)))
    boxes = (
        ("Background", _background(story, room)),
        ("Why it matters", _matters(story, room)),
        ("What we looked at", _looked_at(story, room)),
        ("What worked well", _worked(story, room)),
        ("What needs to change", _change(story, room, found)),
        ("What you should do", _do(story, room)),
        ("Questions for your team", _ask(story, room)),
    )
    return Document(
        marking=story.marking,
        owner=story.partnership,
        title=story.title,
        subtitle=subtitle(story, NAME),
        facts=(),
        alerts=(),
        sections=(*_numbered(boxes), reply),
        footer=foot,
        kind="one page",
    )


def _numbered(boxes: Iterable[tuple[str, tuple[Block, ...]]]) -> Iterator[Section]:
    """Boxes with something in them, numbered on."""
    told = [(title, blocks) for title, blocks in boxes if blocks]
    for place, (title, blocks) in enumerate(told, 1):
        yield Section(f"box-{place}", f"{place}  {title}", blocks)


def _background(story: Story, room: Room) -> tuple[Block, ...]:
    return _paragraph((who_was_asked(story), met(story), *story.words.all_of("background")), room)


def _matters(story: Story, room: Room) -> tuple[Block, ...]:
    """Why, as the lead wrote it; else what the themes that need most ask."""
    why = sentences(story.words.of("why_this_theme"))
    aims = " ".join(map(stopped, once(theme.aim for theme in (weakest_first(story) or story.themes)[:2])))
    return _paragraph(why, room) or _paragraph((f"We asked: {aims}",) if aims else (), room)


def _looked_at(story: Story, room: Room) -> tuple[Block, ...]:
    asked = f"{some(story.questions, 'question')} on {counted(len(story.themes), 'theme')}"
    named = f"{asked}: {names(theme.short for theme in story.themes)}."
    back = came_back(story)
    if _words(f"{named} {back}") <= room.of(WHY):
        return (Text(f"{named} {back}".strip()),)
    return _paragraph((f"{asked}.", *sentences(back)), room)


def _worked(story: Story, room: Room) -> tuple[Block, ...]:
    points = _fitting((_drawn(one) for one in strengths_of(story)), STRENGTHS, room.of(WELL))
    return (_list(points, SQUARES),) if points else (Text(nothing_found(story, "a strength")),)


def _change(story: Story, room: Room, found: Found) -> tuple[Block, ...]:
    """Areas to improve, those with the lowest share first; planned actions where few met all tests; then gaps."""
    smart = story.smart
    few = smart is not None and smart.ratio is not None and smart.ratio <= found.plan.thresholds.area
    plans = (Point(smart_fact(smart), squares=_squares(smart)),) if smart and few else ()
    areas = tuple(_drawn(one) for one in areas_of(story))
    gaps = tuple(point(one) for one in story.gaps)
    most = CHANGES - bool(plans)
    points = _fitting((*areas[:most], *plans, *areas[most:], *gaps), CHANGES, room.of(CHANGE))
    drawn = any(one.squares for one in points) and not strengths_of(story)
    if points:
        return (_list(points, SQUARES if drawn else ""),)
    return (Text(nothing_found(story, "an area to improve")),) if is_answered(story) else ()


def _do(story: Story, room: Room) -> tuple[Block, ...]:
    """What to do, as far as it is no question, and where to read more."""
    told = (text for _, text in advice(story, ALL) if not is_question(text))
    steps = _fitting(map(Point, told), STEPS, room.of(DO))
    read = links(story)[:LINKS]
    return (Points((*steps, *read)),) if steps or read else ()


def _ask(story: Story, room: Room) -> tuple[Block, ...]:
    """The lead's question or one about the weakest theme, then what every team can ask itself."""
    asked = ((theme, text) for theme in weakest_first(story) for text in of_theme(theme) if is_question(text))
    own = story.words.of("call_out")
    first = [Point(own)] if own else [Point(text, f"{theme.short}:") for theme, text in asked][:1]
    points = _fitting((*first, *map(Point, QUESTIONS)), 1 + len(QUESTIONS), room.of(ASK))
    return (Points(tuple(points)),) if points else ()


def _reply(story: Story) -> Section:
    """The strip to send back, whom to ring about a child now, how far the counts carry."""
    by = story.words.of("reply_by")
    when, whom = f" by {by}" if by else "", story.contact or "whoever sent you this briefing"
    strip = Strip(TELL_US, stopped(f"Send this strip{when} to {whom}"), LABELS)
    urgent = Text("", story.words.of("urgent") or URGENT)
    return Section("reply", "", (strip, urgent, Text(" ".join((limit(story.cases), *withheld(story))))))


def _words_of(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Text):
            yield f"{block.plain} {block.strong}"
        elif isinstance(block, Strip):
            yield f"{block.lead} {block.words}"


def _drawn(one: Message) -> Point:
    return point(one, _squares(one.share))


def _squares(share: Share) -> Share | None:
    """Squares for as many answers as fit on a line."""
    return share if 0 < share.d <= MOST_SQUARES else None


def _list(points: Iterable[Point], note: str = "") -> Points:
    told = tuple(points)
    return Points(told, note=note if any(one.squares for one in told) else "")


def _fitting(points: Iterable[Point], most: int, words: int) -> list[Point]:
    """At most so many points with at most so many words; one that is too long makes way for the next."""
    told: list[Point] = []
    for one in points:
        length = _words(f"{one.lead} {one.words} {one.note}")
        if len(told) < most and length <= words:
            told.append(one)
            words -= length
    return told


def _paragraph(lines: Iterable[str], room: Room) -> tuple[Block, ...]:
    """As many lines as there is room for, from the first on."""
    left, told = room.of(WHY), []
    for line in filter(None, lines):
        left -= _words(line)
        if left < 0:
            break
        told.append(line)
    return (Text(" ".join(told)),) if told else ()


def _words(text: str) -> int:
    return len(text.split())
