"""Somebody with a public findings.json and the question set, who works out by exact algebra what follows from it.

Unknown are, for each agency (or each case), how many of its answers to each question were at each level or in each
state, and how many of its returns came back. Known is who was asked what, and every figure that was published. A sum
is got where the rows of figures hold a row of one agency (or case) alone that does not hold by itself.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from typing import Any

from maar.plan import Plan
from maar.questions import Question

STATES = ("not_known", "not_applicable", "blank", "unreadable")
Unknown = tuple[str, Hashable]  # whose, and what of it
Row = Mapping[Unknown, Fraction]


def got(plan: Plan, published: Mapping[str, Any], by: str, together: int = 1) -> list[tuple[str, ...]]:
    """The agencies, cases, or groups of so many of them, of which something alone can be got; `by` says which."""
    owners = [one.code for one in plan.agencies] if by == "agency" else [one.ref for one in plan.cases]
    known = [row for owner in owners for row in _holds_anyway(plan, owner, by)]
    rows = [*known, *_figures(plan, published, by)]
    whole = _rank(rows)
    found = []
    for group in combinations(owners, together):
        trivial = sum(1 for row in known if next(iter(row))[0] in group)
        if whole - _rank(_without(rows, group)) > trivial:
            found.append(group)
    return found


def _put(plan: Plan, question: Question) -> list[tuple[str, str]]:
    """The returns that hold this question."""
    return [
        (agency.code, case.ref)
        for agency, case in plan.returns
        if question.ref in {one.ref for one in plan.put_to(agency)}
    ]


def _levels(question: Question) -> list[str]:
    return [*(question.scale.labels if question.scale else ("answered",)), *STATES]


def _holds_anyway(plan: Plan, owner: str, by: str) -> Iterator[Row]:
    """The answers of one owner to a question are as many as its returns in which the question was asked."""
    for question in plan.questions.questions:
        back = _back(plan, question, owner, by)
        if back:
            yield {**{(owner, (question.ref, level)): Fraction(1) for level in _levels(question)}, **back}


def _back(plan: Plan, question: Question, owner: str, by: str) -> dict[Unknown, Fraction]:
    """Less one for each agency whose returns are counted here."""
    place = 0 if by == "agency" else 1
    pairs = [pair for pair in _put(plan, question) if pair[place] == owner]
    return {(owner, ("back", agency)): Fraction(-1) for agency, _ in pairs}


def _figures(plan: Plan, published: Mapping[str, Any], by: str) -> Iterator[Row]:
    """A row of unknowns for each figure that is not hidden."""
    questions = {one.ref: one for one in plan.questions.questions}
    asked = [question for theme in published["themes"] for question in theme["questions"]]
    place = 0 if by == "agency" else 1
    own = {ref: dict.fromkeys(pair[place] for pair in _put(plan, one)) for ref, one in questions.items()}

    def row(*told: tuple[str, Iterable[str]]) -> Row:
        return {(owner, (ref, level)): Fraction(1) for ref, levels in told for level in levels for owner in own[ref]}

    for one in asked:
        question = questions[one["ref"]]
        if one["asked"] is not None:
            yield row((question.ref, _levels(question)))
        for label, number in one["counts"].items():
            if number is not None:
                yield row((question.ref, (label,)))
        for state in STATES:
            if one[state] is not None:
                yield row((question.ref, (state,)))
        if one["n"] is not None and question.scale:
            yield row((question.ref, question.scale.labels))
    for theme in published["themes"]:
        refs = [one["ref"] for one in theme["questions"]]
        for scale in theme["scales"]:
            if scale["positive"]["n"] is not None:
                yield from _shares(row, [questions[ref] for ref in refs], scale["scale"])
        if theme["n"] is not None:
            yield row(*((ref, scale.labels) for ref in refs if (scale := questions[ref].scale)))
    if published["answers"]["asked"] is not None:
        yield row(*((ref, _levels(questions[ref])) for ref in questions))
    for state in STATES:
        if published["answers"][state] is not None:
            yield row(*((ref, (state,)) for ref in questions))
    if published["returns"]["returned"] is not None:
        pairs = ((pair if by == "agency" else pair[::-1]) for pair in ((a.code, c.ref) for a, c in plan.returns))
        yield {(owner, ("back", other if by == "case" else owner)): Fraction(1) for owner, other in pairs}


def _shares(row: Any, questions: Iterable[Question], code: str) -> Iterator[Row]:
    """The positive answers of a theme on a scale, and all that are in their count."""
    told = [(one, one.scale) for one in questions if one.scale and one.scale.code == code]
    yield row(*((one.ref, [level.label for level in scale.levels if level.positive]) for one, scale in told))
    outside = ("not_known",) if told and told[0][1].not_known_counts else ()
    yield row(*((one.ref, (*scale.labels, *outside)) for one, scale in told))


def _without(rows: Iterable[Row], owners: tuple[str, ...]) -> list[Row]:
    return [{unknown: value for unknown, value in row.items() if unknown[0] not in owners} for row in rows]


def _rank(rows: Iterable[Row]) -> int:
    """How many of these rows are independent: Gauss, in fractions."""
    pivots: dict[Unknown, dict[Unknown, Fraction]] = {}
    for row in rows:
        rest = dict(row)
        while rest:
            lead = min(rest, key=str)
            if lead not in pivots:
                pivots[lead] = {unknown: value / rest[lead] for unknown, value in rest.items()}
                break
            times = rest[lead]
            for unknown, value in pivots[lead].items():
                left = rest.get(unknown, Fraction(0)) - times * value
                if left:
                    rest[unknown] = left
                else:
                    rest.pop(unknown, None)
    return len(pivots)
