"""Findings, theme by theme, and the key messages chosen from them by a plain rule."""

from maar.documents.found import Found
from maar.documents.marks import OF_STATE, best_first, counted_marks, level_marks
from maar.documents.model import FindingGroup, FindingLine, Section, Text
from maar.documents.phrases import reference
from maar.documents.quotes import Quotes
from maar.figures import Share, figure, listed, some
from maar.findings import Finding, FindingKind
from maar.questions import Question, Scale
from maar.scores import QuestionTally

KINDS = {kind: kind.words for kind in FindingKind}
MANY = {
    FindingKind.STRENGTH: "strengths",
    FindingKind.AREA: "areas to improve",
    FindingKind.GAP: "information gaps",
    FindingKind.SPLIT: "split views",
    FindingKind.CONTRADICTION: "contradictions",
}
MESSAGES = 6
STRENGTHS = 3


def numbered(found: Found) -> dict[str, str]:
    """The number under which each finding is told, by its id: `1.1`, `1.2`, `2.1`."""
    numbers = {}
    themes = list(dict.fromkeys(finding.theme for finding in found.findings))
    for chapter, theme in enumerate(themes, start=1):
        own = (finding for finding in found.findings if finding.theme == theme)
        numbers.update({finding.id: f"{chapter}.{place}" for place, finding in enumerate(own, start=1)})
    return numbers


def messages_section(found: Found) -> Section:
    """At most six messages: strengths with most answers behind them, then areas with the lowest share."""
    strengths, areas = chosen(found.findings)
    numbers = numbered(found)
    groups = []
    place = 0
    for title, findings in (("Strengths", strengths), ("Areas to improve", areas)):
        lines = []
        for finding in findings:
            place += 1
            lines.append(_message(found, finding, str(place), numbers[finding.id]))
        if lines:
            groups.append(FindingGroup(title, "", tuple(lines)))
    if not groups:
        return Section("messages", "Key messages", (Text(_no_message(found)),))
    rule = Text(
        "Chosen by rule: the strengths with most answers behind them, then the areas with the lowest share of "
        "positive answers. All findings are told further down."
    )
    return Section("messages", "Key messages", (rule, *groups))


def chosen(findings: tuple[Finding, ...]) -> tuple[list[Finding], list[Finding]]:
    """The strengths and the areas that become key messages."""
    strengths = [one for one in findings if one.kind is FindingKind.STRENGTH]
    areas = [one for one in findings if one.kind is FindingKind.AREA]
    strengths.sort(key=lambda one: -one.share.d)
    areas.sort(key=lambda one: one.share.ratio or 0)
    strengths = strengths[: max(STRENGTHS, MESSAGES - len(areas))]
    return strengths, areas[: MESSAGES - len(strengths)]


def _message(found: Found, finding: Finding, number: str, see: str) -> FindingLine:
    count, unit = _count(found, finding)
    return FindingLine(
        finding.id, number, "", finding.sentence, "", "", count, unit, f"Finding {see}", _lead(found, finding)
    )


def findings_section(found: Found) -> Section:
    """Every finding with one quote and where it stands."""
    if not found.findings:
        return Section("findings", "Findings", (Text("Nothing reached a threshold; see Method and limits."),))
    numbers, quotes = numbered(found), Quotes()
    groups = []
    for theme in found.plan.questions.themes:
        own = [finding for finding in found.findings if finding.theme == theme.code]
        lines = tuple(_line(found, finding, numbers[finding.id], quotes) for finding in own)
        if lines:
            groups.append(FindingGroup(theme.name, "", lines))
    return Section("findings", "Findings", (Text(_summary(found.findings)), *groups))


def _summary(findings: tuple[Finding, ...]) -> str:
    kinds = [finding.kind for finding in findings]
    parts = [
        some(kinds.count(kind), KINDS[kind][0].lower() + KINDS[kind][1:], MANY[kind]) for kind in KINDS if kind in kinds
    ]
    return f"{listed(parts)}, found by the rules told under Method and limits."


def _line(found: Found, finding: Finding, number: str, quotes: Quotes) -> FindingLine:
    quote, answer = quotes.take(finding, _question(found, finding))
    where = reference(found.plan, answer) if answer else ""
    lead = _lead(found, finding)
    count, unit = _count(found, finding)
    return FindingLine(finding.id, number, KINDS[finding.kind], finding.sentence, quote, where, count, unit, lead=lead)


def _lead(found: Found, finding: Finding) -> str:
    """The name of what the finding is about, where its sentence begins with it."""
    question = _question(found, finding)
    name = question.short if question else found.plan.questions.theme(finding.theme).name
    return f"{name}:" if finding.sentence.startswith(f"{name}: ") else ""


def _question(found: Found, finding: Finding) -> Question | None:
    return found.plan.questions.question(finding.question) if finding.question else None


def _count(found: Found, finding: Finding) -> tuple[str, str]:
    """The figure at the right of a finding, and what it counts."""
    question = _question(found, finding)
    scale = question.scale if question else None
    if finding.kind is FindingKind.GAP:
        return str(figure(finding.share)), "answers were not known, blank or unreadable"
    agencies = f"{some(len(finding.agencies), 'agency', 'agencies')}, 1 case"
    if finding.kind is FindingKind.CONTRADICTION and not _on_one(found, finding, scale):
        return agencies.partition(",")[0], "cannot all be right, 1 case"
    if scale is None:
        return str(figure(finding.share)), ""
    if finding.kind in (FindingKind.SPLIT, FindingKind.CONTRADICTION):
        return _marks(finding, scale), agencies
    tally = next(one for one in found.scores.questions if one.question.ref == finding.question)
    return str(figure(finding.share)), _unit(finding.share, scale, tally)


def _on_one(found: Found, finding: Finding, scale: Scale | None) -> bool:
    """Are all answers that bear it out answers on this scale, so that marks say what each was?"""
    questions = {answer.question for answer in finding.evidence}
    return scale is not None and all(found.plan.questions.question(ref).scale == scale for ref in questions)


def _unit(share: Share, scale: Scale, tally: QuestionTally) -> str:
    good = ", which is good" if tally.question.reverse else ""
    were = f"{'answer was' if share.d == 1 else 'answers were'} {scale.unit}{good}"
    last = best_first(scale)[-1].label
    return f"{were}; {tally.counts[last]} {last}" if scale.lowest_is_area and tally.counts[last] else were


def _marks(finding: Finding, scale: Scale) -> str:
    """`2 G, 2 RI, 2 I`: the answers, best first, those without a level last."""
    marks = [*level_marks(scale), *OF_STATE.values()]
    places = {mark.words: place for place, mark in enumerate(marks)}
    words = (answer.judgement or OF_STATE[answer.state].words for answer in finding.evidence)
    return counted_marks((marks[place].letters for place in sorted(places[word] for word in words)), ", ")


def _no_message(found: Found) -> str:
    if not any(one.positive and one.positive.d for one in found.scores.questions):
        return "There is nothing to judge yet: no question has been answered."
    return "No question reached a strength or an area to improve."
