"""The learning journey, two to four pages in six numbered parts: what was done, found, learned, advised.

Comes in: everything found, with the lead's words. Goes out: a document that names no agency and no case, but for who
is responsible for a recommendation.
"""

import re
from collections.abc import Iterable, Iterator

from maar.documents.advice import advice
from maar.documents.found import Found
from maar.documents.model import Block, Document, Section, Text
from maar.documents.phrases import lower_first, number, stopped
from maar.documents.points import Point, Points
from maar.documents.short_said import (
    NO_RECOMMENDATION,
    URGENT,
    about_figures,
    and_to_answer,
    areas_of,
    came_back,
    counted,
    facts,
    footer,
    is_answered,
    links,
    met,
    nothing_found,
    once,
    recommended,
    smart_fact,
    strengths_of,
    subtitle,
    who_was_asked,
    with_example,
)
from maar.documents.story import Story
from maar.documents.tell_story import priorities, tell_story
from maar.plan import Plan

NAME = "Learning journey"
STEPS = 8


def learning_journey(found: Found) -> Document:
    """The whole way of one audit, from why it was done to what the reader can do."""
    story = tell_story(found)
    parts = (
        ("Learning journey: what did we do?", _done(story)),
        ("What good practice did we find?", _good(found.plan, story)),
        ("What else did we find?", _else(story)),
        ("What can we learn?", _lessons(found.plan, story)),
        ("What are the recommendations?", _recommendations(story)),
        ("What can you do?", _steps(story)),
    )
    return Document(
        marking=story.marking,
        owner=story.partnership,
        title=story.title,
        subtitle=subtitle(story, NAME),
        facts=facts(story),
        alerts=(),
        sections=(*_numbered(parts), about_figures(story)),
        footer=footer(story, NAME),
        kind="note",
    )


def _numbered(parts: Iterable[tuple[str, Iterable[Block]]]) -> Iterator[Section]:
    for place, (title, blocks) in enumerate(parts, 1):
        yield Section(f"part-{place}", f"{place}. {title}", tuple(blocks))


def _done(story: Story) -> Iterator[Block]:
    """Why, then how: the strands of the method, those of the lead last."""
    yield Text(who_was_asked(story, and_to_answer(story)))
    background = once((story.words.of("why_this_theme"), *story.words.all_of("background")))
    yield from map(Text, background)
    how = once((*_strands(story), *map(stopped, story.words.all_of("strands"))))
    yield Points(tuple(map(Point, how)), "How did we do that?")


def _strands(story: Story) -> Iterator[str]:
    yield f"A workbook for each agency to fill in. {came_back(story)}".strip()
    if story.merged:
        yield f"One chronology of what all agencies recorded, put together for each of {counted(story.merged, 'case')}."
    if story.smart and story.smart.d:
        noun = "planned action" if story.smart.d == 1 else "planned actions"
        yield f"Five tests of {story.smart.d} {noun}: specific, measurable, achievable, relevant, time-bound."
    for name in story.strands:
        yield f"{name}: what they said, as it was passed on to the audit."
    yield met(story)


def _good(plan: Plan, story: Story) -> Iterator[Block]:
    strengths = strengths_of(story)
    if strengths:
        yield Points(tuple(map(with_example, strengths)))
    else:
        yield Text(nothing_found(story, "a strength"))
    yield from _from_the_meeting(plan, story, story.good_practice, "What the meeting named as good practice")


def _else(story: Story) -> Iterator[Block]:
    """What needs to change, what nobody knew, where judgements differed."""
    points = [with_example(one) for one in areas_of(story)]
    if story.smart and story.smart.d:
        points.append(Point(smart_fact(story.smart)))
    points += [with_example(one) for one in story.gaps]
    differ = " ".join(_differences(story))
    if differ:
        points.append(Point(differ))
    if points:
        yield Points(tuple(points))
    elif is_answered(story):
        yield Text(nothing_found(story, "an area to improve"))
    else:
        yield Text("Nothing can be said yet.")


def _differences(story: Story) -> Iterator[str]:
    """How often agencies judged alike or not; whose and where stands in the findings report."""
    if story.splits:
        times = "once" if story.splits == 1 else f"{story.splits} times"
        yield f"Agencies' judgements on the same question in the same case lay far apart {times}."
    if story.contradictions:
        places = counted(story.contradictions, "place")
        yield f"In {places} agencies told of the same thing differently{_settled(story)}."


def _settled(story: Story) -> str:
    """What the meeting did about contradictions, where it agreed on every one of them."""
    if story.settled < story.contradictions:
        return ""
    them = {1: "it", 2: "both"}.get(story.settled, f"all {lower_first(number(story.settled))}")
    return f"; the meeting settled {them}"


def _lessons(plan: Plan, story: Story) -> Iterator[Block]:
    """The lead's lessons, each with a label; then what else the meeting wrote."""
    labelled = [(theme.short, theme.lesson) for theme in story.themes]
    labelled += [
        (one.about, one.lesson) for theme in story.themes for one in (*theme.areas, *theme.gaps, *theme.strengths)
    ]
    told = set(once(lesson for _, lesson in labelled))
    points = []
    for label, lesson in labelled:
        if lesson.strip() in told:
            told.discard(lesson.strip())
            points.append(Point(stopped(lesson), f"{label}:"))
    lessons = _plain(" ".join(lesson for _, lesson in labelled))
    fresh = [one for one in story.learning if _plain(one) not in lessons]
    meeting = tuple(_from_the_meeting(plan, story, fresh, "What the meeting took from it"))
    if points:
        yield Points(tuple(points))
    yield from meeting
    if not points and not meeting:
        yield Text("No lesson has been written down yet.")


def _plain(text: str) -> str:
    """The words alone, so that a sentence is known again in another's words."""
    words = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    return f" {words} "


def _from_the_meeting(plan: Plan, story: Story, texts: Iterable[str], title: str) -> Iterator[Block]:
    """What the meeting wrote, but for what names an agency or a case: that stands in the findings report alone."""
    written = list(once(texts))
    kept = tuple(Point(stopped(text)) for text in written if not names_somebody(plan, text))
    left = len(written) - len(kept)
    names = "names" if left == 1 else "name"
    note = f"{number(left)} more, which {names} an agency or a case, can be read in the findings report."
    if kept:
        yield Points(kept, title, note=note if left and not story.public else "")
    elif left and not story.public:
        yield Text(note.replace(" more, which", " of the meeting's lines, which"))


def names_somebody(plan: Plan, text: str) -> bool:
    """Does the text name an agency or a case of the plan? Codes and refs only as they are written there."""
    names = {name.rstrip("s") for one in plan.agencies for name in (one.name, one.short) if name.strip()}
    names |= {f"case {one.ref}" for one in plan.cases}
    refs = {one.code for one in plan.agencies} | {one.ref for one in plan.cases if len(one.ref) > 1}
    named = any(re.search(rf"\b{re.escape(name)}s?\b", text, re.IGNORECASE) for name in names)
    return named or any(re.search(rf"\b{re.escape(ref)}\b", text) for ref in refs)


def _recommendations(story: Story) -> Iterator[Block]:
    """Under the partnership's own priorities, each beginning with who is responsible."""
    groups = priorities(story.recommendations, story.words.all_of("priorities"))
    if not groups:
        yield Text(NO_RECOMMENDATION)
    for name, rows in groups:
        title = name or ("Other recommendations" if len(groups) > 1 else "")
        yield Points(tuple(map(recommended, rows)), title)


def _steps(story: Story) -> Iterator[Block]:
    """A label and what to do, theme by theme; then what to read, and whom to ring about a child now."""
    by_theme: dict[str, list[str]] = {}
    for theme, text in advice(story, STEPS):
        by_theme.setdefault(theme.short, []).append(text)
    if by_theme:
        yield Points(tuple(Point(" ".join(texts), f"{name}:") for name, texts in by_theme.items()))
    if read := links(story):
        yield Points(read, "Read and discuss")
    yield Text("", story.words.of("urgent") or URGENT)
