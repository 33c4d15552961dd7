"""The findings report in the public edition: what the partnership found, with no figure by agency or case.

Comes in: what was found, as a public edition may tell it. Goes out: a document whose sections are whole without what
was left out; what that is stands in the last one.
"""

from collections.abc import Callable, Iterator

from maar.answers import Kept
from maar.documents.answers_part import theme_answers
from maar.documents.disclosure import shown
from maar.documents.findings_part import EXAMPLE, KINDS, count_of, in_words, messages, numbered
from maar.documents.found import Found
from maar.documents.marks import by_scale, counted_labels, either, level_marks, positive_labels, scale_name
from maar.documents.method import limits, rules
from maar.documents.model import Block, Bullets, Document, FindingGroup, FindingLine, Section, Text
from maar.documents.phrases import day, sentence_case, span, told
from maar.documents.points import Point, Points
from maar.documents.public_note import withheld
from maar.documents.public_tables import public_tables
from maar.documents.recommendations_part import recommendations_section
from maar.documents.report_summary import conclusions_section, why_section
from maar.documents.tell_story import returns_received
from maar.figures import Share, listed, some
from maar.findings import Finding

NOTHING_TOLD = "No finding of this audit can be told in public."
AGENCY_WORDS = "In the words of an agency, cleared for publication"
SQUARES = "One square is one answer in the count, best to worst. The wider gap divides positive answers from the rest."


def public_findings(found: Found) -> Document:
    """Everything the public edition of the findings says; `found` is already as it may be told."""
    plan = found.plan
    notes = withheld(found, shown(found))
    sections = (one for section in SECTIONS if (one := section(found)))
    return Document(
        marking="",
        owner=plan.partnership,
        title=found.words.of("title") or plan.title,
        subtitle=sentence_case(f"{plan.noun}: findings, public edition"),
        facts=_facts(found),
        alerts=(),
        sections=(*sections, Section("withheld", "What is not told here", (Bullets("", notes),))),
        footer=f"Findings, public edition, as of {day(found.as_of)}",
        tables=public_tables(found, notes),
    )


def _facts(found: Found) -> tuple[tuple[str, str], ...]:
    approved = ", ".join(part for part in (found.words.of("approved_by"), found.words.of("approved_on")) if part)
    facts = (
        ("Period looked at", span(*found.plan.period)),
        ("Status", f"As of {day(found.as_of)}"),
        ("Approved", approved),
        ("Contact", found.words.of("contact") or found.plan.contact),
    )
    return tuple((name, said) for name, said in facts if said)


def _about(found: Found) -> Section:
    """Who took part, and how much came back where that may be told."""
    plan = found.plan
    agencies = listed([agency.name for agency in plan.agencies])
    cases = some(len(plan.cases), "case")
    read = f"{agencies} each read their own records of {cases} and answered the questions put to them."
    share = returns_received(found)
    came = f" {told(share)} returns came back." if share else ""
    return Section("about", "What we did", (Text(f"{read}{came}", lead=True), Text(limits(found)[0])))


def _messages(found: Found) -> Section:
    told_of: tuple[Block, ...] = messages(found)
    return Section("messages", "Key messages", told_of or (Text(NOTHING_TOLD),))


def _answers(found: Found) -> Section:
    """Theme by theme; a sentence where nothing of a theme can be told."""
    may = shown(found)
    blocks: list[Block] = []
    none: list[str] = []
    for theme in found.plan.questions.themes:
        answers = theme_answers(found, theme, may)
        if answers.bars or answers.questions:
            blocks.append(answers)
        elif found.scores.of_theme(theme.code) and not theme.strand:
            none.append(theme.name)
    said = [Text(f"No figures can be told of {listed(none)}.")] if none else []
    marks: list[Block] = [Text(SQUARES), Bullets("Marks", tuple(_marks(found)))] if blocks else []
    return Section("answers", "How the answers fell", (*marks, *blocks, *said), new_page=True)


def _marks(found: Found) -> Iterator[str]:
    """`Grades: O Outstanding, G Good, RI Requires improvement, I Inadequate`."""
    for scale, tallies in by_scale(found.plan, found.scores.questions).items():
        marks = [f"{one.letters} {one.words}" if one.letters != one.words else one.words for one in level_marks(scale)]
        known = ", NK Not known" if scale.not_known_counts else ""
        yield f"{scale_name(scale, (one.question for one in tallies))}: {', '.join(marks)}{known}"


def _findings(found: Found) -> Section | None:
    numbers = numbered(found)
    groups = []
    for theme in found.plan.questions.themes:
        lines = tuple(_line(found, one, numbers[one.id]) for one in found.findings if one.theme == theme.code)
        if lines:
            groups.append(FindingGroup(theme.name, found.words.theme(theme.code).for_children, lines))
    return Section("findings", "Findings", tuple(groups)) if groups else None


def _line(found: Found, one: Finding, number: str) -> FindingLine:
    """A finding with the lead's example, else the words of an agency that were cleared."""
    lead, sentence = in_words(found, one)
    example, cleared = found.words.finding(one.id).example, next((each.evidence for each in one.evidence), "")
    where = EXAMPLE if example else AGENCY_WORDS if cleared else ""
    count, unit = count_of(found, one)
    return FindingLine(one.id, number, KINDS[one.kind], sentence, example or cleared, where, count, unit, lead=lead)


def _meeting(found: Found) -> Section | None:
    """What worked well and what was learnt, as the meeting wrote it and a person cleared it."""
    kept = found.agreement.agreed.kept
    names = ((Kept.STRENGTH, "What worked well"), (Kept.LEARNING, "What was learnt"))
    lists = [(title, tuple(Point(one.text) for one in kept if one.kind is kind)) for kind, title in names]
    points = tuple(Points(items, title) for title, items in lists if items)
    return Section("learning", "What the meeting took from it", points) if points else None


def _smart(found: Found) -> Section | None:
    """Planned actions of all cases together."""
    share = sum((case.all_met for case in found.smart), Share())
    if not share.d:
        return None
    said = f"{told(share)} planned actions met all five SMART tests, as the auditors judged them."
    return Section("smart", "Plans", (Text(said),))


def _method(found: Found) -> Section:
    groups = by_scale(found.plan, found.scores.questions)
    counting = [
        f"{scale_name(scale, (one.question for one in tallies))}: {either(positive_labels(scale))}, out of "
        f"{listed(counted_labels(scale))}."
        for scale, tallies in groups.items()
    ]
    strength, area, *_ = rules(found)
    blocks: tuple[Block, ...] = (
        Bullets("What counts as positive", tuple(counting)),
        Bullets("How findings are found", (strength, area)),
    )
    return Section("method", "How answers are counted", blocks)


SECTIONS: tuple[Callable[[Found], Section | None], ...] = (
    _about,
    why_section,
    _messages,
    _answers,
    _findings,
    _smart,
    _meeting,
    conclusions_section,
    recommendations_section,
    _method,
)
