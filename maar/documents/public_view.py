"""What was found as a public edition may tell it: everything else is taken away before a document is built.

Comes in: everything found, in the words of the audit folder. Goes out: the same value without what agencies wrote,
without cases and places, with only those findings that may be told. No builder can tell what it does not hold.
"""

from collections.abc import Iterable
from dataclasses import replace

from maar.agreement import Agreed, Agreement
from maar.answers import Answer, Kept, PlannedAction, Recommendation
from maar.checks.identifiers import cleared
from maar.documents.disclosure import Shown, shown
from maar.documents.found import Found
from maar.documents.masking import masked
from maar.documents.public_texts import Written
from maar.documents.quotes import Quotes
from maar.findings import Finding, FindingKind
from maar.problems import Location
from maar.returns import Return, Settled
from maar.scores import QuestionTally, Scores, SmartCase

TOLD = (FindingKind.STRENGTH, FindingKind.AREA)
NAMELESS = ("", "", "")


def published(found: Found) -> Found:
    """A public edition's view. Identifiers are masked whatever was cleared for partners.

    The evidence of a finding is one nameless answer, with its words where they are cleared as a quotation; none where
    nobody wrote any.
    """
    may, hidden = shown(found), masked(found, frozenset())
    kept = cleared(found.decisions)
    quotes = {one.id: quote for one, quote in _quotes(hidden, may)}
    return replace(
        found,
        settled=_settled(found.settled),
        scores=_scores(found.scores, may),
        findings=tuple(_finding(one, quotes[one.id], kept) for one in _told(hidden, may)),
        chronologies=(),
        smart=tuple(SmartCase(one.case, tuple(map(_action, one.actions))) for one in found.smart if may.smart),
        problems=(),
        decisions=(),
        agreement=Agreement(Agreed(kept=tuple(map(_kept, hidden.agreement.agreed.kept)))),
    )


def quotations(found: Found) -> tuple[Written, ...]:
    """What agencies wrote that would stand under a finding if it were cleared; identifiers are masked."""
    hidden = masked(found, frozenset())
    return tuple(one for _, one in _quotes(hidden, shown(found)) if one.text)


def _told(found: Found, may: Shown) -> tuple[Finding, ...]:
    return tuple(one for one in found.findings if one.kind in TOLD and one.question in may.questions)


def _quotes(found: Found, may: Shown) -> Iterable[tuple[Finding, Written]]:
    quotes = Quotes()
    for one in _told(found, may):
        words, _ = quotes.take(one, found.plan.questions.question(one.question))
        yield one, Written(f"quotation, finding {one.id}", words)


def _finding(one: Finding, quote: Written, kept: frozenset[str]) -> Finding:
    words = quote.text if quote.content in kept else ""
    answer = Answer(*NAMELESS, one.evidence[0].state, evidence=words)
    return replace(one, agencies=(), evidence=(answer,) if quote.text else ())


def _settled(settled: Settled) -> Settled:
    """Which returns came back, and nothing of what is in them."""
    returns = tuple(Return(one.agency, one.case, one.status, ()) for one in settled.returns)
    return Settled(returns, {}, (), (), {})


def _scores(scores: Scores, may: Shown) -> Scores:
    themes = {code: tally for code, tally in scores.themes.items() if code in may.whole_themes}
    return Scores(tuple(map(_tally, scores.questions)), themes, {}, {})


def _tally(one: QuestionTally) -> QuestionTally:
    """Answers stay, since what may be told rests on whose they are; what they say does not."""
    answers = tuple(Answer(each.agency, each.case, each.question, each.state) for each in one.answers)
    return replace(one, parts=(), answers=answers)


def _action(one: PlannedAction) -> PlannedAction:
    return PlannedAction(one.agency, one.case, "", "", None, "", "", one.tests, one.shared, "", Location())


def _kept(one: Recommendation) -> Recommendation:
    """Only what is to be told: neither why nor of which cases."""
    if one.kind is Kept.RECOMMENDATION:
        return replace(one, why="", cases="", at=Location())
    return Recommendation(one.kind, one.text)
