"""Judgements as marks: which letters, which words, which place on the ramp of fills (looks, section 3)."""

from collections.abc import Iterable

from maar.answers import Answer, State
from maar.documents.model import Mark
from maar.documents.phrases import lower_first
from maar.plan import Plan
from maar.questions import Level, Question, Scale
from maar.scores import QuestionTally

NOT_KNOWN = Mark("NK", "Not known", "not known")
NOT_APPLICABLE = Mark("NA", "Not applicable", "not applicable")
BLANK = Mark("BL", "Blank", "blank")
UNREADABLE = Mark("UR", "Unreadable", "unreadable")
OF_STATE = {
    State.NOT_KNOWN: NOT_KNOWN,
    State.NOT_APPLICABLE: NOT_APPLICABLE,
    State.BLANK: BLANK,
    State.UNREADABLE: UNREADABLE,
}
LIGHT = {1: (2.0,), 2: (1.0, 2.0), 3: (1.0, 2.0, 2.5)}  # steps with dark letters: positive levels
DARK = {1: (4.0,), 2: (3.0, 4.0)}  # steps with white letters: the others


def best_first(scale: Scale) -> tuple[Level, ...]:
    """The levels from best to worst, whichever way a question turns them."""
    return tuple(sorted(scale.levels, key=lambda level: -level.points))


def level_marks(scale: Scale) -> tuple[Mark, ...]:
    """The marks of a scale, best first: positive levels light, the others dark."""
    levels = best_first(scale)
    positive = [level for level in levels if level.positive]
    steps = [*_steps(len(positive), LIGHT, 1, 2.5), *_steps(len(levels) - len(positive), DARK, 3, 4)]
    ordered = [*positive, *(level for level in levels if not level.positive)]
    by_label = dict(zip((level.label for level in ordered), steps, strict=True))
    return tuple(Mark(level.mark, level.label, "level", by_label[level.label], level.positive) for level in levels)


def _steps(count: int, known: dict[int, tuple[float, ...]], low: float, high: float) -> list[float]:
    if count in known:
        return [*known[count]]
    return [low + (high - low) * place / max(count - 1, 1) for place in range(count)]


def rank(scale: Scale, answer: Answer) -> int:
    """0 for the best level; *not known* after the last."""
    labels = [level.label for level in best_first(scale)]
    return labels.index(answer.judgement) if answer.state is State.ANSWERED else len(labels)


def listed_marks(marks: Iterable[Mark], longest: int = 8) -> str:
    """Every mark in order, as `G G RI`; equal ones counted, as `O G 2 RI`, where that is too long."""
    letters = [mark.letters for mark in marks]
    whole = " ".join(letters)
    return whole if len(whole) <= longest else counted_marks(letters, " ", bare=True)


def counted_marks(letters: Iterable[str], between: str, bare: bool = False) -> str:
    """`2 G, 1 RI`; `bare` leaves out the number where it is 1."""
    found = list(letters)
    counts = [(one, found.count(one)) for one in dict.fromkeys(found)]
    return between.join(one if bare and count == 1 else f"{count} {one}" for one, count in counts)


def by_scale(plan: Plan, tallies: Iterable[QuestionTally]) -> dict[Scale, list[QuestionTally]]:
    """The questions with a scale, in the order of the set's scales; a reversed one is a scale of its own to readers."""
    groups: dict[Scale, list[QuestionTally]] = {}
    for tally in tallies:
        if tally.question.scale:
            groups.setdefault(tally.question.scale, []).append(tally)
    order = [scale.code for scale in plan.questions.scales]
    return dict(sorted(groups.items(), key=lambda group: (order.index(group[0].code), group[1][0].question.reverse)))


def scale_name(scale: Scale, questions: Iterable[Question]) -> str:
    """`Grades`; where the questions are reversed, which answer is the good one."""
    reverse = any(question.reverse for question in questions)
    return f"{scale.name} ({scale.unit} is good)" if reverse else scale.name


def legend(plan: Plan, tallies: Iterable[QuestionTally]) -> tuple[tuple[str, tuple[Mark, ...]], ...]:
    """Every scale in use with its marks, and the marks for no judgement."""
    groups = by_scale(plan, tallies)
    scales = [
        (scale_name(scale, (one.question for one in group)), level_marks(scale)) for scale, group in groups.items()
    ]
    return (*scales, ("No judgement", (NOT_KNOWN, NOT_APPLICABLE, BLANK, UNREADABLE)))


def positive_words(scales: Iterable[Scale]) -> str:
    """`Outstanding, Good or Yes`: the positive levels of these scales."""
    labels = [level.label for scale in scales for level in best_first(scale) if level.positive]
    words = list(dict.fromkeys(labels))
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def not_known_words(scales: Iterable[Scale]) -> str:
    """Where *not known* is in the count and where it is not, in a sentence."""
    found = list(dict.fromkeys((scale.name, scale.not_known_counts) for scale in scales))
    inside = " and ".join(lower_first(name) for name, counts in found if counts)
    outside = " and ".join(lower_first(name) for name, counts in found if not counts)
    said = [f"is in the count of {inside}" if inside else "", f"stands outside {outside}" if outside else ""]
    return f"Not known {' and '.join(part for part in said if part)}." if found else ""
