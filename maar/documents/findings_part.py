"""Findings, theme by theme, and the key messages chosen from them by a plain rule."""

from maar.answers import State
from maar.documents.found import Found
from maar.documents.marks import OF_STATE, best_first, counted_marks, either, level_marks
from maar.documents.model import FindingGroup, FindingLine, Section, Text
from maar.documents.phrases import reference, stopped
from maar.documents.quotes import Quotes
from maar.figures import Share, figure, listed, some
from maar.findings import LISTED, NO_ANSWER, Finding, FindingKind
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
EXAMPLE = "An example, in the words of the audit lead"
NOTHING_FOUND = "There are no findings by the rules under Method and limits."
COUNTED = (FindingKind.STRENGTH, FindingKind.AREA, FindingKind.GAP)  # their count stands beside them, with its unit
MESSAGES = 6
STRENGTHS = 3


def numbered(found: Found) -> dict[str, str]:
    """The number under which each finding is told, by its id: `1.1`, `1.2`, `2.1`."""
    numbers = {}
    for theme, chapter in chapters(found).items():
        own = (finding for finding in found.findings if finding.theme == theme)
        numbers.update({finding.id: f"{chapter}.{place}" for place, finding in enumerate(own, start=1)})
    return numbers


def chapters(found: Found) -> dict[str, int]:
    """The number of each theme that was asked, by its code, whether or not anything was found in it."""
    codes = (theme.code for theme in found.plan.questions.themes if found.scores.of_theme(theme.code))
    return {code: chapter for chapter, code in enumerate(codes, start=1)}


def messages_section(found: Found) -> Section:
    """At most six messages: strengths with most answers behind them, then areas with the lowest share."""
    groups = messages(found)
    if not groups:
        return Section("messages", "Key messages", (Text(_no_message(found)),))
    rule = Text(
        "Chosen by rule: the strengths with most answers behind them, then the areas with the lowest share of "
        "positive answers. All findings are told further down."
    )
    return Section("messages", "Key messages", (rule, *groups))


def messages(found: Found) -> tuple[FindingGroup, ...]:
    """The key messages, strengths first; nothing where there is none."""
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
    return tuple(groups)


def chosen(findings: tuple[Finding, ...]) -> tuple[list[Finding], list[Finding]]:
    """The strengths and the areas that become key messages."""
    strengths = [one for one in findings if one.kind is FindingKind.STRENGTH]
    areas = [one for one in findings if one.kind is FindingKind.AREA]
    strengths.sort(key=lambda one: -one.share.d)
    areas.sort(key=lambda one: one.share.ratio or 0)
    strengths = strengths[: max(STRENGTHS, MESSAGES - len(areas))]
    return strengths, areas[: MESSAGES - len(strengths)]


def _message(found: Found, finding: Finding, number: str, see: str) -> FindingLine:
    count, unit = _count_alone(found, finding)
    lead, sentence = beside_its_count(found, finding)
    return FindingLine(finding.id, number, "", sentence, "", "", count, unit, f"Finding {see}", lead)


def findings_section(found: Found) -> Section:
    """Every finding with one quote and where it stands."""
    if not found.findings:
        return Section("findings", "Findings", (Text(NOTHING_FOUND),))
    told = finding_lines(found)
    groups = []
    for theme in found.plan.questions.themes:
        lines = tuple(told[finding.id] for finding in found.findings if finding.theme == theme.code)
        if lines:
            groups.append(FindingGroup(theme.name, found.words.theme(theme.code).for_children, lines))
    return Section("findings", "Findings", (Text(_summary(found.findings)), *groups))


def _summary(findings: tuple[Finding, ...]) -> str:
    kinds = [finding.kind for finding in findings]
    parts = [
        some(kinds.count(kind), KINDS[kind][0].lower() + KINDS[kind][1:], MANY[kind]) for kind in KINDS if kind in kinds
    ]
    return f"{listed(parts)}, found by the rules told under Method and limits."


def finding_lines(found: Found) -> dict[str, FindingLine]:
    """Every finding as it is told in full, by its id, in the order of the findings; no cell is quoted twice."""
    numbers, quotes = numbered(found), Quotes()
    return {one.id: _line(found, one, numbers[one.id], quotes) for one in found.findings}


def _line(found: Found, finding: Finding, number: str, quotes: Quotes) -> FindingLine:
    quote, answer = quotes.take(finding, _question(found, finding))
    where = reference(found.plan, answer) if answer else ""
    if example := found.words.finding(finding.id).example:
        quote, where = example, EXAMPLE
    lead, sentence = beside_its_count(found, finding)
    count, unit = _count_alone(found, finding)
    return FindingLine(finding.id, number, KINDS[finding.kind], sentence, quote, where, count, unit, lead=lead)


def in_words(found: Found, finding: Finding) -> tuple[str, str]:
    """The words that stand out, and the sentence that begins with them: the lead's headline, then the fact.

    Without a headline the name of what the finding is about, where its sentence begins with it.
    """
    headline = found.words.finding(finding.id).headline
    if headline:
        lead = stopped(headline)
        return lead, f"{lead} {finding.sentence}"
    return _lead(found, finding), finding.sentence


def beside_its_count(found: Found, finding: Finding) -> tuple[str, str]:
    """The same without the count where that stands beside them, and with what the meeting agreed on that case.

    The count of a reversed question is another than that beside it (of those who deny it), and stays.
    """
    lead, sentence = in_words(found, finding)
    agreed = f" {said}" if (said := agreed_beside(found, finding)) else ""
    question = _question(found, finding)
    if finding.kind not in COUNTED or not lead or (question and question.reverse):
        return lead, f"{sentence}{agreed}"
    name, begins = stopped(_name(found, finding)), finding.sentence.find(LISTED)
    why = finding.sentence[begins:] if begins >= 0 else ""
    lead = stopped(lead.removesuffix(":"))
    return lead, " ".join(filter(None, dict.fromkeys((lead, name, why))))


def agreed_beside(found: Found, finding: Finding) -> str:
    """`Agreed at the meeting: Partly.`, where it agreed something on the case and question of a finding."""
    about = finding.case, finding.question
    agreed = [one.label for one in found.agreement.agreed.judgements if (one.case, one.question) == about]
    return f"Agreed at the meeting: {listed(agreed)}." if agreed else ""


def _lead(found: Found, finding: Finding) -> str:
    name = _name(found, finding)
    return f"{name}:" if finding.sentence.startswith(f"{name}: ") else ""


def _name(found: Found, finding: Finding) -> str:
    question = _question(found, finding)
    return question.short if question else found.plan.questions.theme(finding.theme).name


def _question(found: Found, finding: Finding) -> Question | None:
    return found.plan.questions.question(finding.question) if finding.question else None


def count_of(found: Found, finding: Finding) -> tuple[str, str]:
    """The figure at the right of a finding, and what it counts."""
    question = _question(found, finding)
    scale = question.scale if question else None
    if finding.kind is FindingKind.GAP:
        states = [str(state) for state in NO_ANSWER if any(answer.state is state for answer in finding.evidence)]
        return str(figure(finding.share)), f"answers were {either(states)}"
    agencies = f"{some(len(finding.agencies), 'agency', 'agencies')}, 1 case"
    if finding.kind is FindingKind.CONTRADICTION and not _on_one(found, finding, scale):
        return agencies.partition(",")[0], "differ, 1 case"
    if scale is None:
        return str(figure(finding.share)), ""
    if finding.kind in (FindingKind.SPLIT, FindingKind.CONTRADICTION):
        return _marks(finding, scale), agencies
    tally = next(one for one in found.scores.questions if one.question.ref == finding.question)
    return str(figure(finding.share)), _unit(finding.share, scale, tally)


def _count_alone(found: Found, finding: Finding) -> tuple[str, str]:
    """The same where the sentence beside it holds no count: how many of those in the count were not known, too."""
    count, unit = count_of(found, finding)
    question = _question(found, finding)
    if finding.kind is not FindingKind.AREA or not question or question.reverse or not question.scale:
        return count, unit
    tally = next(one for one in found.scores.questions if one.question.ref == finding.question)
    unknown = tally.states[State.NOT_KNOWN] if question.scale.not_known_counts else 0
    return count, f"{unit}; {unknown} not known" if unknown else unit


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
