"""Pairs of judgements: labels that deny one another, and levels that lie too far apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from maar.answers import Answer, State
from maar.figures import listed
from maar.pairs.model import Clash, Laid, each_once, flat
from maar.questions import NOT_APPLICABLE
from maar.returns.said import said


def answers(laid: Laid) -> Clash | None:
    """One side says so, and the other side denies it."""
    pair = laid.pair

    def given(answer: Answer) -> bool:
        label = said(answer)
        return label is not None and (label != NOT_APPLICABLE or label in (*pair.says, *pair.denies))

    couples = laid.couples(given)
    found = [two for two in couples if said(two[0]) in pair.says and said(two[1]) in pair.denies]
    if pair.unless_any and any(said(a) in pair.says and a is not one for one, _ in found for a in laid.beside):
        found = []
    if pair.both_ways:
        found += [two for two in couples if said(two[0]) in pair.denies and said(two[1]) in pair.says]
    told = sorted(each_once(flat(found)), key=lambda answer: said(answer) not in pair.says)
    return _clash(laid, told, flat(couples))


def levels(laid: Laid) -> Clash | None:
    """Two judgements lie so many levels apart."""
    scales = {one.ref: one.scale for one in (laid.question, laid.other)}

    def place(answer: Answer) -> int:
        scale = scales[answer.question]
        return scale.position(answer.judgement) if scale else 0

    couples = laid.apart(lambda answer: answer.state is State.ANSWERED and bool(answer.judgement))
    found = [two for two in couples if abs(place(two[0]) - place(two[1])) >= laid.pair.apart]
    return _clash(laid, sorted(each_once(flat(found)), key=place), flat(couples))


def _clash(laid: Laid, found: Sequence[Answer], compared: Iterable[Answer]) -> Clash | None:
    """The answers in their order, grouped by what they said: `Social care answered Yes`, `School answered No`."""
    if not found:
        return None
    groups: dict[tuple[str, object], list[str]] = defaultdict(list)
    for answer in found:
        groups[answer.question, said(answer)].append(laid.short(answer))
    about = f" to {laid.other.ref} ({laid.other.short})"
    sides = tuple(
        f"{listed(shorts)} answered {label}{about if ref != laid.question.ref else ''}"
        for (ref, label), shorts in groups.items()
    )
    return Clash(tuple(found), tuple(one.at for one in found), each_once(compared), sides)
