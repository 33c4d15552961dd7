"""What changed between two question sets, question by question: values only.

Comes in: two question sets. Goes out: a `Difference` for each question of either. Compared the other way round, it
says the same with both sides exchanged.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from maar.questions.model import Part, Question, QuestionSet, Scale


class Change(StrEnum):
    """What became of a question."""

    SAME = "same"
    REWORDED = "reworded"
    RESCALED = "rescaled"
    MOVED = "moved"
    DROPPED = "dropped"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Difference:
    """One question in both sets, or in one of them.

    `changes` are one or more of reworded, rescaled and moved, or one of the others alone. `measures` says in words
    what was rescaled; `beside` names what differs and touches neither words nor measure nor place, such as minutes.
    """

    earlier: Question | None
    later: Question | None
    changes: tuple[Change, ...]
    measures: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        return self.later.ref if self.later else self.earlier.ref if self.earlier else ""

    @property
    def replaced(self) -> bool:
        """Does the one stand in for the other under a ref of its own?"""
        return bool(self.earlier and self.later and self.earlier.ref != self.later.ref)


BESIDE = {
    "short": "short label",
    "good": "what good looks like",
    "evidence": "evidence",
    "agencies": "asked of",
    "asked_if": "asked if",
    "weight": "weight",
    "critical": "critical",
    "minutes": "minutes",
    "comment_when": "comment wanted when",
    "theme_also": "also in themes",
    "replaces": "replaces",
    "tests": "lessons",
    "pairs": "pairs",
    "sheet": "sheet",
    "rows_from": "rows from",
    "ready": "rows ready",
}


def compare(earlier: QuestionSet, later: QuestionSet) -> tuple[Difference, ...]:
    """The questions of the later set in its order, then those that only the earlier one asks."""
    pairs = _pairs(earlier, later)
    settled = _in_order(pairs, earlier, later)
    found = []
    for question in later.questions:
        twins = [one for one, other in pairs if other is question]
        found += [_of_both(one, question, settled) for one in twins] or [Difference(None, question, (Change.NEW,))]
    met = {one.ref for one, _ in pairs}
    return (
        *found,
        *(Difference(one, None, (Change.DROPPED,)) for one in earlier.questions if one.ref not in met),
    )


def count(differences: Sequence[Difference]) -> Mapping[Change, int]:
    """How many of each; a question that was both reworded and moved is one of both."""
    return {change: sum(change in one.changes for one in differences) for change in Change}


def _pairs(earlier: QuestionSet, later: QuestionSet) -> list[tuple[Question, Question]]:
    """The questions that are one: by ref, and where the other set no longer has a ref, by what replaces it."""
    before = {question.ref: question for question in earlier.questions}
    after = {question.ref: question for question in later.questions}
    refs = [(ref, ref) for ref in after if ref in before]
    refs += [(old, one.ref) for one in later.questions for old in one.replaces if old in before and old not in after]
    refs += [(one.ref, old) for one in earlier.questions for old in one.replaces if old in after and old not in before]
    return [(before[one], after[other]) for one, other in dict.fromkeys(refs)]


def _in_order(pairs: Sequence[tuple[Question, Question]], earlier: QuestionSet, later: QuestionSet) -> frozenset[str]:
    """The refs that kept their place: as many as can be read in one order in both sets; all others moved.

    Of several choices the first by its refs is taken, so that both ways round the same questions moved.
    """
    before = {question.ref: place for place, question in enumerate(earlier.questions)}
    after = {question.ref: place for place, question in enumerate(later.questions)}
    alike = [one.ref for one, other in pairs if (one.ref, one.theme) == (other.ref, other.theme)]
    ahead = sorted(alike, key=lambda ref: before[ref])
    longest: dict[str, int] = {}  # how many can be read in one order from here, this one included
    for ref in reversed(ahead):
        longest[ref] = 1 + max((length for one, length in longest.items() if after[one] > after[ref]), default=0)
    kept: list[str] = []
    while ahead:
        most = max(longest[ref] for ref in ahead)
        kept.append(min(ref for ref in ahead if longest[ref] == most))
        ahead = [ref for ref in ahead if before[ref] > before[kept[-1]] and after[ref] > after[kept[-1]]]
    return frozenset(kept)


def _of_both(earlier: Question, later: Question, settled: frozenset[str]) -> Difference:
    measures = tuple(_measures(earlier, later))
    moved = earlier.ref not in settled if earlier.ref == later.ref else earlier.theme != later.theme
    found = {
        Change.REWORDED: _words(earlier, later) != _words(later, earlier),
        Change.RESCALED: bool(measures),
        Change.MOVED: moved,
    }
    changes = tuple(change for change, holds in found.items() if holds) or (Change.SAME,)
    return Difference(earlier, later, changes, measures, tuple(_beside(earlier, later)))


def _words(question: Question, other: Question) -> tuple[str, ...]:
    """What is asked, in the parts that both have; one that came or went is another measure, not another wording."""
    shared = {part.name for part in other.parts if part.name}
    return (
        question.text,
        *(part.text for part in sorted(question.parts, key=lambda part: part.name) if part.name in shared),
    )


def _measures(earlier: Question, later: Question) -> Iterator[str]:
    """What changed in how an answer is read, in words: nothing where the question has the same `measure`."""
    if earlier.type != later.type:
        yield f"type {earlier.type}, now {later.type}"
    if _scale(earlier) != _scale(later):
        yield f"scale {_levels(earlier)}, now {_levels(later)}"
    if earlier.reverse != later.reverse:
        yield "now reversed" if later.reverse else "no longer reversed"
    yield from _parts(earlier, later)


def _as_it_stands(question: Question) -> Scale | None:
    """The scale, whether the question is reversed or not."""
    return question.scale.mirrored() if question.scale and question.reverse else question.scale


def _scale(question: Question) -> tuple[str, ...]:
    scale = _as_it_stands(question)
    return scale.read_as if scale else ()


def _counted(question: Question) -> object:
    """What is made of the levels once they are read."""
    scale = _as_it_stands(question)
    return scale and (scale.not_known_counts, scale.lowest_is_area, [level.positive for level in scale.levels])


def _levels(question: Question) -> str:
    return f"{question.scale.code} ({', '.join(question.scale.labels)})" if question.scale else "none"


def _parts(earlier: Question, later: Question) -> Iterator[str]:
    before, after = ({part.name: part for part in one.parts} for one in (earlier, later))
    for name in (*before, *(name for name in after if name not in before)):
        said = f"part {name}" if name else "its value"
        if name not in after:
            yield f"{said} dropped"
        elif name not in before:
            yield f"{said} new"
        elif before[name].read_as != after[name].read_as:
            yield f"{said} {_told(before[name])}, now {_told(after[name])}"
    first = [next(iter(names), "") for names in (before, after)]
    if first[0] != first[1] and first[0] in after and first[1] in before:
        yield f"first part {first[0]}, now {first[1]}"


def _told(part: Part) -> str:
    choices = f" ({', '.join(part.choices)})" if part.choices else ""
    where = f"{' in each row' if part.each else ''}{' filled in by the plan' if part.ours else ''}"
    return f"{part.kind}{choices}{where}"


def _shown(question: Question, key: str) -> object:
    """A short label that was not given is the question's own words."""
    value = getattr(question, key)
    return "" if key == "short" and value == question.text else value


def _beside(earlier: Question, later: Question) -> Iterator[str]:
    """What else is not as it was; the rules of parts together."""
    for key, words in BESIDE.items():
        if _shown(earlier, key) != _shown(later, key):
            yield words
    if _scale(earlier) == _scale(later) and _counted(earlier) != _counted(later):
        yield "how its levels are counted"
    if [part.name for part in earlier.parts] != [part.name for part in later.parts] and not [*_parts(earlier, later)]:
        yield "order of its parts"
    before = {part.name: part for part in earlier.parts}
    shared = [(before[part.name], part) for part in later.parts if part.name in before]
    told = ("text", "kind", "choices", "each", "ours")
    rules = [field.name for field in fields(Part) if field.name not in told]
    if any(getattr(one, rule) != getattr(other, rule) for one, other in shared for rule in rules):
        yield "rules of its parts"
