"""How the deck ends: questions for practice, next steps, what happens next, thanks.

Comes in: the story and the themes in the order of what they have to say. Goes out: slides.
"""

from collections.abc import Collection, Iterator, Sequence

from maar.documents.advice import advice, findings_of, is_question
from maar.documents.deck import Slide
from maar.documents.found import Found
from maar.documents.model import Cell, Column, Row, Table, Text
from maar.documents.phrases import NO_DATA
from maar.documents.points import Callout, Point, Points
from maar.documents.short_said import URGENT
from maar.documents.slides_said import Speaker, fitting, number_of_words
from maar.documents.story import Advised, Message, Story, ThemeStory
from maar.figures import some

QUESTIONS, STEPS, NEXT, THANKS = "Questions for practice", "Your next steps", "What happens next", "Thank you"
LEARNED = "What the meeting learned"
MOST_QUESTIONS, FEWEST_QUESTIONS, MOST_STEPS, MOST_ACTIONS = 4, 3, 5, 5
MOST_ADVICE = 60
ALWAYS = (
    "What in this do we know from our own work?",
    "Who puts it into our team's plan, and by when?",
    "Whom else do we need for it?",
)


def learned(story: Story) -> Slide | None:
    """What the meeting wrote down as learning; nothing where it wrote none."""
    points, told = fitting(map(Point, story.learning))
    if not points and not told:
        return None
    return Slide(LEARNED, (Points(points),), ("Written down at the meeting; no figure stands behind it.", *told))


def practice(story: Story, themes: Sequence[ThemeStory], discussed: Collection[str], speaker: Speaker) -> Slide:
    """Practice points as questions: one a theme, the lowest shares first, its count beneath; then what is always asked.

    They are the lead's or the bank's; a theme with neither has none.
    """
    points: list[Point] = []
    notes: list[str] = []
    for theme in themes:
        question = _question(theme, theme.code in discussed)
        if question and len(points) < MOST_QUESTIONS and question not in [one.words for one in points]:
            own = (*theme.areas, *theme.gaps, *theme.strengths)
            points.append(Point(question, note=_count(own[0]) if own else ""))
            notes += [f"{theme.name}:", *speaker.of(own[0])] if own else []
    call_out = story.words.of("call_out")
    always = (*([call_out] if is_question(call_out) else []), *ALWAYS)
    points += map(Point, always[: max(FEWEST_QUESTIONS - len(points), 0)])
    shown, told = fitting(points)
    return Slide(QUESTIONS, (Points(shown, numbered=True),), ("Take one question at a time.", *notes, *told))


def _count(one: Message) -> str:
    """`Meaning of past events: 2 of 8 answers were Good or Outstanding`."""
    return f"{one.about}: {one.figure.count} {one.unit.partition('; ')[0]}"


def _question(theme: ThemeStory, discussed: bool) -> str:
    """The lead's advice on a finding, or a prompt, whichever first ends in a question."""
    prompts = () if discussed else theme.advice
    asked = (*(one.advice for one in findings_of(theme)), *prompts)
    return next((one for one in asked if one.endswith("?")), "")


def next_steps(story: Story) -> Slide | None:
    """What practitioners can do, as the other documents say it, and where to read more."""
    steps = [(theme.name, text) for theme, text in advice(story, MOST_ADVICE) if not text.endswith("?")]
    links = [Point(link.text or link.url, link=link.url) for link in story.words.links]
    if not steps and not links:
        return None
    shown, told = fitting(
        (Point(text) for _, text in steps[:MOST_STEPS]), number_of_words(*(one.words for one in links))
    )
    read, more = fitting(links, number_of_words(*(one.words for one in shown)))
    notes = [f"{name}: {step}" for name, step in steps[:MOST_STEPS]]
    notes += [f"{link.text}: {link.url}" for link in story.words.links]
    return Slide(STEPS, (Points((*shown, *read)),), (*notes, *told, *more))


def what_next(story: Story) -> Slide:
    """The recommendations: action, owner, by."""
    every = story.recommendations
    if not every:
        return Slide(NEXT, (Text("No recommendation has been recorded yet."),), ("Say who decides, and when.",))
    table = Table(
        "Actions", "What happens next", "Unit: one action.", _columns(), tuple(map(_row, every[:MOST_ACTIONS]))
    )
    notes = [f"{some(len(every), 'recommendation')}.", *(_said(one) for one in every[:MOST_ACTIONS])]
    return Slide(NEXT, (table,), (*notes, *(f"Not on the slide: {_said(one)}" for one in every[MOST_ACTIONS:])))


def _columns() -> tuple[Column, ...]:
    return (Column("Action"), Column("Owner"), Column("By"))


def _row(one: Advised) -> Row:
    return Row(tuple(Cell(text or NO_DATA, quiet=not text) for text in (one.text, one.body, one.due)))


def _said(one: Advised) -> str:
    more = [one.body, f"By {one.due}" if one.due else "", f"Measure: {one.measure}" if one.measure else ""]
    return ". ".join(part.rstrip(".") for part in (one.text, *more) if part) + "."


def thanks(found: Found, story: Story) -> Slide:
    """What was heard, whom to tell, and whom to ring about a child now."""
    points = [
        Point("What will you do differently, and how will you know that it helped?"),
        Point("What would help you to work together with others?"),
        *_contact(found, story),
    ]
    urgent = story.words.of("urgent") or URGENT
    shown, told = fitting(points, number_of_words(urgent))
    notes = ("Write down what people say, and send it to the audit lead.", *told)
    return Slide(THANKS, (Points(shown), Callout("If a child may be at risk now", (urgent,))), notes)


def _contact(found: Found, story: Story) -> Iterator[Point]:
    """The lead's words; in a restricted edition else the contact of the plan."""
    contact = story.words.of("contact") or ("" if story.public else found.plan.contact)
    if contact:
        yield Point(contact, "Tell us how you used this:")
