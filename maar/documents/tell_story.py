"""From everything that was found to the story that short documents tell: chosen, named, and with the lead's words.

Comes in: what was found, identifiers masked, with the lead's words and the edition. Goes out: a story.
"""

import base64
import hashlib
from collections.abc import Iterable

from maar.answers import Kept, Recommendation, State
from maar.documents.agreed_words import due
from maar.documents.answers_part import theme_answers
from maar.documents.disclosure import Shown, shown
from maar.documents.findings_part import chosen, count_of, numbered
from maar.documents.found import Found
from maar.documents.phrases import day, marking, span, told
from maar.documents.public_note import withheld
from maar.documents.story import Advised, Message, Story, ThemeStory
from maar.figures import Share
from maar.findings import Finding, FindingKind
from maar.questions import Theme
from maar.scores import books

TOLD = (FindingKind.STRENGTH, FindingKind.AREA, FindingKind.GAP)


def tell_story(found: Found) -> Story:
    """The story of one audit, in its edition."""
    plan, may = found.plan, shown(found)
    messages = {one.id: _message(found, one) for one in found.findings if _is_told(one, may)}
    strengths, areas = chosen(tuple(one for one in found.findings if one.id in messages))
    themes = tuple(_theme(found, theme, messages, may) for theme in plan.questions.themes if _is_asked(found, theme))
    kinds = [one.kind for one in found.findings]
    kept = found.agreement.agreed.kept
    return Story(
        edition=found.edition,
        partnership=plan.partnership,
        noun=plan.noun,
        title=found.words.of("title") or plan.title,
        marking="" if found.public else marking(plan),
        period=span(*plan.period),
        meeting=day(plan.tabletop) if plan.tabletop else "",
        as_of=day(found.as_of),
        cases=len(plan.cases),
        agencies=tuple(agency.name for agency in plan.agencies),
        questions=len(found.scores.questions),
        books=books(found.settled.returns) if may.books else None,
        themes=themes,
        strengths=tuple(messages[one.id] for one in strengths),
        areas=tuple(messages[one.id] for one in areas),
        gaps=tuple(one for one in messages.values() if one.kind is FindingKind.GAP),
        splits=kinds.count(FindingKind.SPLIT),
        contradictions=kinds.count(FindingKind.CONTRADICTION),
        smart=sum((case.all_met for case in found.smart), Share()) if found.smart and may.smart else None,
        moves=found.agreement.moves,
        recommendations=recommendations(found),
        learning=tuple(one.text for one in kept if one.kind is Kept.LEARNING),
        good_practice=tuple(one.text for one in kept if one.kind is Kept.STRENGTH),
        words=found.words,
        withheld=withheld(found, may) if found.public else (),
        returned=returns_received(found),
        contact=found.words.of("contact") or plan.contact,
        met=found.agreement.agreed.judgements != () or kept != (),
        strands=tuple(theme.name for theme in plan.questions.themes if theme.strand and _is_answered(found, theme)),
        merged=sum(bool(one.events) for one in found.chronologies),
        settled=_settled(found),
    )


def id_of(one: Recommendation) -> str:
    """What the lead's words about a recommendation of the meeting are keyed by: the same while its text is."""
    digest = hashlib.sha256(" ".join(one.text.split()).casefold().encode()).digest()
    return f"REC-{base64.b32encode(digest).decode()[:6]}"


def _is_told(one: Finding, may: Shown) -> bool:
    """Findings about a question that may be told; a theme's only where all of its questions may."""
    if one.kind not in TOLD:
        return False
    return one.question in may.questions if one.question else one.theme in may.whole_themes


def _is_asked(found: Found, theme: Theme) -> bool:
    return not theme.strand and bool(found.scores.of_theme(theme.code))


def _is_answered(found: Found, theme: Theme) -> bool:
    return any(one.states[State.ANSWERED] for one in found.scores.of_theme(theme.code))


def _settled(found: Found) -> int:
    """How many contradictions the meeting agreed a judgement on."""
    agreed = {(one.case, one.question) for one in found.agreement.agreed.judgements if one.state is not State.BLANK}
    contradictions = (one for one in found.findings if one.kind is FindingKind.CONTRADICTION)
    return sum((one.case, one.question) in agreed for one in contradictions)


def _message(found: Found, one: Finding) -> Message:
    own = found.words.finding(one.id)
    question = found.plan.questions.question(one.question) if one.question else None
    return Message(
        id=one.id,
        kind=one.kind,
        theme=one.theme,
        about=question.short if question else found.plan.questions.theme(one.theme).name,
        sentence=one.sentence,
        figure=told(one.share),
        share=one.share,
        unit=count_of(found, one)[1],
        number=numbered(found)[one.id],
        headline=own.headline,
        lesson=own.lesson,
        example=own.example,
        advice=own.advice,
    )


def _theme(found: Found, theme: Theme, messages: dict[str, Message], may: Shown) -> ThemeStory:
    own = found.words.theme(theme.code)
    answers = theme_answers(found, theme, may)

    def of(kind: FindingKind) -> tuple[Message, ...]:
        return tuple(one for one in messages.values() if one.theme == theme.code and one.kind is kind)

    return ThemeStory(
        code=theme.code,
        name=theme.name,
        short=theme.short,
        aim=theme.aim,
        headline=own.headline,
        for_children=own.for_children,
        lesson=own.lesson,
        advice=own.advice or theme.prompts,
        strengths=of(FindingKind.STRENGTH),
        areas=of(FindingKind.AREA),
        gaps=of(FindingKind.GAP),
        bars=answers.bars,
        questions=answers.questions,
    )


def recommendations(found: Found) -> tuple[Advised, ...]:
    """The meeting's, each with the lead's words over it, then the lead's own."""
    own = {one.id: one for one in found.words.recommendations if one.id}
    rows = []
    for one in found.agreement.agreed.kept:
        if one.kind is Kept.RECOMMENDATION:
            id_ = id_of(one)
            words = own.get(id_)
            meeting = Advised(id_, one.text, one.owner, due(one), one.measure)
            rows.append(
                Advised(
                    id_,
                    words.text or meeting.text,
                    words.body or meeting.body,
                    words.due or meeting.due,
                    words.measure or meeting.measure,
                    words.priority,
                    words.difference,
                )
                if words
                else meeting
            )
    extra = (one for one in found.words.recommendations if not one.id and one.text)
    return (
        *rows,
        *(Advised("", one.text, one.body, one.due, one.measure, one.priority, one.difference) for one in extra),
    )


def returns_received(found: Found) -> Share | None:
    """Returns that came back, nil ones too, of those issued; None where a public edition may not tell it."""
    if not shown(found).returns:
        return None
    total = books(found.settled.returns)
    return Share(total.returned + total.nil, total.issued)


def priorities(recommendations: Iterable[Advised], order: Iterable[str]) -> tuple[tuple[str, tuple[Advised, ...]], ...]:
    """Recommendations grouped under the partnership's priorities, in their order; those under none come last."""
    rows = list(recommendations)
    names = dict.fromkeys([*order, *(one.priority for one in rows if one.priority), ""])
    groups = ((name, tuple(one for one in rows if one.priority == name)) for name in names)
    return tuple((name, own) for name, own in groups if own)
