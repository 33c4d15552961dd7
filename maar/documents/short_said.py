"""How short documents say a finding, how an audit was done and whom to ask, so that all of them say it alike.

Comes in: a story. Goes out: sentences, points, and the section that every short document ends with.
"""

import re
from collections.abc import Iterable, Iterator

from maar.documents.model import Block, Section, Text
from maar.documents.phrases import lower_first, number, stopped, told
from maar.documents.points import Callout, Point, Points
from maar.documents.story import Advised, Message, Story
from maar.figures import Share, some

NO_ANSWER = "No question has been answered yet, so that there is nothing to tell."
NO_RECOMMENDATION = "No recommendation has been written down yet."
FOR_WHOM, FOR_PARTNERS = "For practitioners and managers", "For the partners in this audit"
DRAFT = "Draft, not approved"
PUBLIC = "To protect children and families this edition gives no figures by agency or case."
URGENT = (
    "Worried about a child now? Do not wait: follow your procedures and ring children's social care today. "
    "In an emergency ring 999."
)

Facts = tuple[tuple[str, str], ...]


def fact(one: Message) -> str:
    """`4 of 21 answers (19%) were Good or Outstanding; 2 Inadequate.`"""
    noun, _, rest = one.unit.partition(" ")
    return f"{_of(one.share, noun, rest)}."


def _of(share: Share, noun: str, rest: str) -> str:
    """`4 of 21 answers (19%) were Good`."""
    figure = told(share)
    percent = f" ({figure.percent})" if figure.percent else ""
    return f"{figure.count} {noun}{percent} {rest}"


def point(one: Message, squares: Share | None = None) -> Point:
    """A finding: the factual sentence, the lead's headline before it where there is one."""
    lead = stopped(one.headline) if one.headline else ""
    return Point(f"{one.about}: {fact(one)}", lead, squares=squares)


def with_example(one: Message) -> Point:
    """The finding with the lead's example beneath it."""
    said = point(one)
    return Point(said.words, said.lead, note=f"An example: {stopped(one.example)}") if one.example else said


def smart_fact(share: Share) -> str:
    noun = "planned action" if share.d == 1 else "planned actions"
    return f"{_of(share, noun, 'met all five SMART tests')}."


def strengths_of(story: Story) -> list[Message]:
    """Every strength, those with most answers behind them first."""
    return sorted((one for theme in story.themes for one in theme.strengths), key=lambda one: -one.share.d)


def areas_of(story: Story) -> list[Message]:
    """Every area to improve, those with the lowest share of positive answers first."""
    return sorted((one for theme in story.themes for one in theme.areas), key=lambda one: one.share.ratio or 0)


def is_answered(story: Story) -> bool:
    """Has anybody judged anything, or is there a finding that says that nobody did?"""
    if story.public:  # where it may not be told how many came back, nothing is said of none
        return story.returned is None or story.returned.n > 0
    judged = any(run.count for theme in story.themes for one in theme.questions for run in one.runs)
    return judged or bool(story.strengths or story.areas or story.gaps)


def nothing_found(story: Story, kinds: str = "a strength or an area to improve") -> str:
    """Why there is nothing to tell; of a public edition no more is said than it may show."""
    if not is_answered(story):
        return NO_ANSWER
    return f"No question{' that may be told here' if story.public else ''} reached {kinds}."


def who_was_asked(story: Story, more: str = "") -> str:
    """Who was asked to read what, and `more`: it stays true where nothing came back."""
    one = len(story.agencies) == 1
    who = "One agency was" if one else f"{number(len(story.agencies))} agencies were"
    return (
        f"{who} asked to read {'its own record' if one else 'their own records'} of {counted(story.cases, 'case')}, "
        f"covering {story.period}{more}."
    )


def and_to_answer(story: Story) -> str:
    return f", and to answer up to {counted(story.questions, 'question')} on {'it' if story.cases == 1 else 'each'}"


def counted(many: int, singular: str) -> str:
    """`six cases`, inside a sentence."""
    return f"{number(many).lower()} {singular if many == 1 else singular + 's'}"


def came_back(story: Story) -> str:
    """`44 of 48 returns came back: 39 with answers, 5 to say that the child was not known there. 4 are missing.`"""
    books, share = story.books, story.returned
    if share is None:
        return ""
    first = f"{share.n} of {some(share.d, 'return')} came back"
    if books is None:
        return f"{first}."
    missing = f" {books.outstanding} {'is' if books.outstanding == 1 else 'are'} missing." if books.outstanding else ""
    if not books.nil:
        answers = f", with {some(books.answered, 'answer')}" if books.answered else ""
        return f"{first}{answers}.{missing}"
    kinds = [f"{books.returned} {'with answers' if books.answered else 'without an answer'}"] if books.returned else []
    kinds.append(f"{books.nil} to say that the child was not known there")
    return f"{first}: {', '.join(kinds)}.{missing}"


def met(story: Story) -> str:
    """What the meeting did; nothing where it left nothing behind."""
    if not story.met:
        return ""
    when = f" on {story.meeting}" if story.meeting else ""
    return f"The agencies met{when} to agree what the records showed."


def more(left: int, what: str) -> tuple[Text, ...]:
    """What a short document has no room for; nothing where it told everything."""
    if left < 1:
        return ()
    return (Text(f"{number(left)} more {what if left == 1 else what + 's'} can be read in the findings report."),)


def limit(cases: int) -> str:
    if cases == 1:
        return "One case shows how practice can go. It does not show how often it does."
    return f"{number(cases)} cases show how practice can go. They do not show how often it does."


def recommended(one: Advised, lead: bool = True) -> Point:
    """A recommendation that begins with who is responsible, with when and how it will be known beneath it."""
    due = f"Due {one.due}." if one.due else ""
    measure = f"How we will know: {stopped(one.measure)}" if one.measure else ""
    body = one.body.rstrip(".: ")
    return Point(stopped(one.text), f"{body}:" if body and lead else "", note=" ".join(filter(None, (due, measure))))


def links(story: Story) -> tuple[Point, ...]:
    return tuple(Point(one.text or one.url, link=one.url) for one in story.words.links if one.text or one.url)


def facts(story: Story) -> Facts:
    """What stands under the title: the time looked at, where the document stands, whom to ask."""
    status = ("Approved", approved(story)) if approved(story) else ("Status", DRAFT)
    return (("Period looked at", story.period), status, *((("Contact", story.contact),) if story.contact else ()))


def approved(story: Story) -> str:
    """By whom and on which day; empty where nobody has approved it."""
    return ", ".join(filter(None, (story.words.of("approved_by"), story.words.of("approved_on"))))


def audience(story: Story) -> str:
    """Who may read it: the partners alone in a restricted edition, whatever the lead wrote for the public one."""
    own = story.words.of("audience")
    if story.public:
        return own or FOR_WHOM
    return own if "partner" in own.casefold() else FOR_PARTNERS


def subtitle(story: Story, name: str) -> str:
    return f"{name}. {stopped(audience(story))}".removesuffix(".")


def footer(story: Story, name: str) -> str:
    draft = "" if approved(story) else f", {lower_first(DRAFT)}"
    return f"{name}, {story.edition} edition{draft}, as of {story.as_of}"


def withheld(story: Story) -> tuple[str, ...]:
    """What a public edition leaves out, in a sentence; the whole of it stands in the findings report."""
    return (PUBLIC,) if story.public else ()


def about_figures(story: Story) -> Section:
    """How far the figures carry, and what a public edition leaves out."""
    lines = (limit(story.cases), "Agencies judged their own practice.", *withheld(story))
    return Section("figures", "About the figures", (Text(" ".join(lines)),))


def sentences(text: str) -> list[str]:
    """The text sentence by sentence."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z\"'“‘0-9])", text.strip()) if text.strip() else []


def words_in(sections: Iterable[Section]) -> int:
    """How many words stand in texts, lists and call-outs, their titles with them."""
    return sum(len(text.split()) for section in sections for text in (section.title, *_texts(section.blocks)))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Text():
                yield from (block.plain, block.strong)
            case Points():
                yield from (block.title, block.note)
                yield from (text for one in block.items for text in (one.lead, one.words, one.note))
            case Callout():
                yield from (block.title, *block.words)


def once(texts: Iterable[str]) -> Iterator[str]:
    """Each text the first time it comes, in any case and with or without its full stop; no empty ones."""
    seen = set()
    for text in texts:
        key = " ".join(text.split()).rstrip(".").casefold()
        if key and key not in seen:
            seen.add(key)
            yield text.strip()


def names(themes: Iterable[str]) -> str:
    """`Chronology and history; Thresholds`: names as the set has them, on one line."""
    return "; ".join(once(themes))
