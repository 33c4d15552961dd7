"""Which words of an agency stand under a finding: chosen by rule, so that the same answers give the same quote."""

import re
from collections import Counter
from collections.abc import Iterable

from maar.answers import Answer, State
from maar.documents.phrases import cut
from maar.findings import Finding, FindingKind
from maar.problems import Location
from maar.questions import Question

SHORTEST, LONGEST = 40, 160


class Quotes:
    """Chooses quotes one finding after another; no cell is quoted twice, and agencies take turns."""

    def __init__(self) -> None:
        self._used: set[Location] = set()
        self._agencies: Counter[str] = Counter()

    def take(self, finding: Finding, question: Question | None) -> tuple[str, Answer | None]:
        """The quote and whose it is; nothing where nobody wrote anything."""
        pools = [fitting(finding, question)]
        if finding.kind is FindingKind.SPLIT:
            pools.append(finding.evidence)
        unused = next((fresh for pool in pools if (fresh := self._unused(pool))), [])
        if not unused:
            return "", None
        _, chosen = min(enumerate(unused), key=lambda placed: self._rank(placed[1], placed[0]))
        self._used.add(chosen.at)
        self._agencies[chosen.agency] += 1
        return cut(_words(chosen), LONGEST), chosen

    def _unused(self, answers: Iterable[Answer]) -> list[Answer]:
        return [answer for answer in answers if _words(answer) and answer.at not in self._used]

    def _rank(self, answer: Answer, place: int) -> tuple[int, int, int]:
        return (_length(answer), self._agencies[answer.agency], place)


def fitting(finding: Finding, question: Question | None) -> tuple[Answer, ...]:
    """The answers that bear a finding out: positive ones for a strength, for an area or split the worst given."""
    evidence = finding.evidence
    scale = question.scale if question else None
    if scale is None or finding.kind not in (FindingKind.STRENGTH, FindingKind.AREA, FindingKind.SPLIT):
        return evidence
    answered = [answer for answer in evidence if answer.state is State.ANSWERED]
    if finding.kind is FindingKind.STRENGTH:
        return _with(answered, {level.label for level in scale.levels if level.positive})
    given = {answer.judgement for answer in answered}
    poor = sorted((level for level in scale.levels if not level.positive), key=lambda level: level.points)
    worst = next(({level.label} for level in poor if level.label in given), set())
    return _with(answered, worst) or evidence


def _with(answers: Iterable[Answer], labels: set[str]) -> tuple[Answer, ...]:
    return tuple(answer for answer in answers if answer.judgement in labels)


def _words(answer: Answer) -> str:
    return without_dash(answer.comment or answer.evidence)


def without_dash(text: str) -> str:
    """What was written, without the dash or dot of a list before it."""
    return re.sub(r"^[-–•*·]\s+", "", text.strip())


def _length(answer: Answer) -> int:
    """0 for a comment of a good length, then longer ones, then short ones, then evidence."""
    length = len(answer.comment.strip())
    if SHORTEST <= length <= LONGEST:
        return 0
    if length > LONGEST:
        return 1
    return 2 if length else 3
