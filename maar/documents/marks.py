"""Judgements as marks: which letters, which words, which place on the ramp of fills (looks, section 3)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from maar.answers import Answer, State
from maar.documents.model import Mark
from maar.documents.phrases import lower_first
from maar.plan import Plan
from maar.questions import Question, Scale
from maar.questions.ramp import best_first as best_first
from maar.questions.ramp import steps
from maar.scores import QuestionTally

NOT_KNOWN = Mark(State.NOT_KNOWN.letters, "Not known", "not known")
NOT_APPLICABLE = Mark(State.NOT_APPLICABLE.letters, "Not applicable", "not applicable")
BLANK = Mark(State.BLANK.letters, "Blank", "blank")
UNREADABLE = Mark(State.UNREADABLE.letters, "Unreadable", "unreadable")
OF_STATE = {
    State.NOT_KNOWN: NOT_KNOWN,
    State.NOT_APPLICABLE: NOT_APPLICABLE,
    State.BLANK: BLANK,
    State.UNREADABLE: UNREADABLE,
}
SCALES_NAMED = 3  # the positive levels of more scales are no sentence to read
NAMED_APART = 3  # so many positive levels are named one by one; of more, the first and the last


def level_marks(scale: Scale) -> tuple[Mark, ...]:
    """The marks of a scale, best first: positive levels light, the others dark."""
    step = steps(scale)
    return tuple(
        Mark(level.mark, level.label, "level", step[level.label], level.positive) for level in best_first(scale)
    )


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
    """`2 G, 1 RI`, and `2×95` where marks are numbers; `bare` leaves out the number where it is 1."""
    found = list(letters)
    counts = [(one, found.count(one), "×" if one.isdigit() else " ") for one in dict.fromkeys(found)]
    return between.join(one if bare and count == 1 else f"{count}{times}{one}" for one, count, times in counts)


def by_scale(plan: Plan, tallies: Iterable[QuestionTally]) -> dict[Scale, list[QuestionTally]]:
    """The questions with a scale, in the order of the set's scales; a reversed one is a scale of its own to readers.

    Those of a strand are left out: it has no place beside the agencies' answers.
    """
    apart = {theme.code for theme in plan.questions.themes if theme.strand}
    groups: dict[Scale, list[QuestionTally]] = {}
    for tally in tallies:
        if tally.question.scale and tally.question.theme not in apart:
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
    scales = [(scale_name(scale, (one.question for one in group)), _key(scale)) for scale, group in groups.items()]
    return (*scales, ("No judgement", (NOT_KNOWN, NOT_APPLICABLE, BLANK, UNREADABLE)))


def _key(scale: Scale) -> tuple[Mark, ...]:
    """The marks with what they mean; where levels are numbers, only which end is the best."""
    marks = level_marks(scale)
    if any(mark.words.rstrip("%") != mark.letters for mark in marks):
        return marks
    best, *between, lowest = (replace(mark, words="") for mark in marks)
    return replace(best, words="best"), *between, replace(lowest, words="lowest")


def positive_words(groups: Mapping[Scale, Iterable[QuestionTally]]) -> str:
    """Which levels are positive on these scales: `Outstanding, Good or Yes; No where the question is reversed`.

    Each scale is named where a level that is positive on one is not so on another. Many are told by the legend alone.
    """
    if len({scale.code for scale in groups}) > SCALES_NAMED:
        return "those with dark letters below"
    turned = {scale: any(one.question.reverse for one in tallies) for scale, tallies in groups.items()}
    plain = [scale for scale, reverse in turned.items() if not reverse]
    good = {level.label for scale in plain for level in scale.levels if level.positive}
    if any(level.label in good for scale in plain for level in scale.levels if not level.positive):
        said = [f"{lower_first(scale.name)}: {either(positive_labels(scale))}" for scale in plain]
    else:
        words = [label for scale in plain for label in positive_labels(scale)]
        said = [either(words)] if words else []
    backwards = [label for scale, reverse in turned.items() if reverse for label in positive_labels(scale)]
    if backwards:
        said.append(f"{either(backwards)} where the question is reversed")
    return "; ".join(said)


def positive_labels(scale: Scale) -> list[str]:
    """The positive levels, best first; of many, the first and the last as one: `100% to 75%`."""
    return _short([level.label for level in best_first(scale) if level.positive])


def counted_labels(scale: Scale) -> list[str]:
    """Everything that is in the count of a scale, best first."""
    labels = _short([level.label for level in best_first(scale)], 8)
    return [*labels, "Not known"] if scale.not_known_counts else labels


def _short(labels: list[str], most: int = NAMED_APART) -> list[str]:
    return labels if len(labels) <= most else [f"{labels[0]} to {labels[-1]}"]


def either(labels: Iterable[str]) -> str:
    """`Outstanding, Good or Yes`, each once."""
    *most, last = dict.fromkeys(labels)
    return f"{', '.join(most)} or {last}" if most else last


def _names(scales: Iterable[str]) -> str:
    """`grades and six points`; more than two with semicolons, since a name may hold commas."""
    names = [lower_first(name) for name in scales]
    return " and ".join(names) if len(names) < 3 else "; ".join(names)


def not_known_words(scales: Iterable[Scale]) -> str:
    """Where *not known* is in the count and where it is not, in a sentence."""
    found = list(dict.fromkeys((scale.name, scale.not_known_counts) for scale in scales))
    inside = _names(name for name, counts in found if counts)
    outside = _names(name for name, counts in found if not counts)
    said = [f"is in the count of {inside}" if inside else "", f"stands outside {outside}" if outside else ""]
    return f"Not known {' and '.join(part for part in said if part)}." if found else ""
