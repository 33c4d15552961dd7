"""What practitioners and families said: strands, told apart from what agencies answered. Restricted edition only.

Comes in: everything found, identifiers masked. Goes out: a section with what was written, question by question.
"""

from collections.abc import Iterable

from maar.answers import Answer, State
from maar.documents.found import Found
from maar.documents.model import Quote, Section, Strand, Text, Voices
from maar.documents.phrases import cut, reference
from maar.documents.quotes import without_dash
from maar.documents.values_part import bare_tables
from maar.documents.written_part import answered_words
from maar.plan import Plan
from maar.questions import Theme
from maar.scores import QuestionTally

LONGEST = 400
INTRO = (
    "Agencies passed on what people told them. It is quoted here, and is in no count of what agencies answered. "
    "One return may speak for several people."
)
NOT_ASKED = {State.NOT_APPLICABLE: "not asked"}  # what *not applicable* means where people were to be asked


def voices_section(found: Found) -> Section | None:
    """The section with every strand of the set; none where the set has no strand."""
    themes = [(theme, found.scores.of_theme(theme.code)) for theme in found.plan.questions.themes if theme.strand]
    strands = tuple(_strand(found.plan, theme, tallies) for theme, tallies in themes if tallies)
    if not strands:
        return None
    return Section("voices", "What practitioners and families said", (Text(INTRO), *strands), new_page=True)


def _strand(plan: Plan, theme: Theme, tallies: Iterable[QuestionTally]) -> Strand:
    return Strand(theme.name, theme.aim, tuple(_voices(plan, one) for one in tallies))


def _voices(plan: Plan, one: QuestionTally) -> Voices:
    asked = [answer for answer in one.answers if answer.state is not State.NOT_APPLICABLE]
    aside = [answer for answer in one.answers if answer.state is State.NOT_APPLICABLE]
    return Voices(
        one.question.ref,
        one.question.short,
        _told(one),
        tuple(Quote(cut(text, LONGEST), reference(plan, answer)) for answer in asked for text in _texts(one, answer)),
        tuple(Quote(cut(text, LONGEST), reference(plan, answer)) for answer in aside for text in _reasons(answer)),
        bare_tables(plan, one),
    )


def _texts(one: QuestionTally, answer: Answer) -> list[str]:
    """Everything that was written in answer: the text, or the texts among its parts."""
    parts = [part.name for part in one.question.parts if part.kind == "text" and not part.shape]
    texts = [str(value.value) for value in answer.values if value.part in parts] or [answer.evidence or answer.comment]
    return [text for text in map(without_dash, texts) if text]


def _reasons(answer: Answer) -> list[str]:
    """Why nobody was asked; it stands in Comment."""
    return [text for text in (without_dash(answer.comment or answer.evidence),) if text]


def _told(one: QuestionTally) -> str:
    """`5 of 8 returns answered; 2 not asked and 1 blank.` With levels, how many chose each."""
    if not one.asked:
        return answered_words(one)
    levels = [f"{label} {number}" for label, number in one.counts.items()]
    chosen = f" {', '.join(levels)}." if levels else ""
    return f"{answered_words(one, NOT_ASKED)}{chosen}"
