"""What a public edition leaves out, as it is printed in every document of it.

Comes in: what was found, as a public edition may tell it, and what may be told. Goes out: a few short sentences.
"""

from collections.abc import Iterator

from maar.documents.disclosure import Shown
from maar.documents.found import Found
from maar.figures import listed, some

PARTNERS = (
    "To protect children and families, figures by agency or by case, chronologies, information gaps, split views, "
    "contradictions and what single agencies wrote are told to partners only."
)
NO_COUNTS = "No counts are told: with so few cases or agencies they would be those of one child or one agency."
NO_RETURNS = "How many returns came back is not told, since that could show whose is missing."
NO_SCALE = "answered in words, numbers, dates or choices, or by families"


def withheld(found: Found, may: Shown) -> tuple[str, ...]:
    """Each kind of thing that is left out, with the reason."""
    counts = (*_questions(found, may), *(() if may.returns else (NO_RETURNS,))) if may.questions else (NO_COUNTS,)
    return (PARTNERS, *counts, *_quotations(found))


def _questions(found: Found, may: Shown) -> Iterator[str]:
    """How many questions are not told: those that rest on too few, and those that no scale answers."""
    put = [one.question for one in found.scores.questions]
    hidden = [one for one in put if one.ref not in may.questions]
    strands = {theme.code for theme in found.plan.questions.themes if theme.strand}
    few = sum(one.scale is not None and one.theme not in strands for one in hidden)
    others = len(hidden) - few
    why = [f"{few} rest{'s' if few == 1 else ''} on too few answers, agencies or cases"] if few else []
    why += [f"{_are(others)} {NO_SCALE}"] if others else []
    if why:
        yield f"Of {some(len(put), 'question')} {_are(len(hidden))} not told: {listed(why)}."


def _are(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'}"


def _quotations(found: Found) -> Iterator[str]:
    """Those that nobody has cleared; `evidence` of a finding is then an answer without words."""
    left = sum(not answer.evidence for one in found.findings for answer in one.evidence)
    if left:
        yield f"{some(left, 'quotation is', 'quotations are')} left out, not cleared for publication."
