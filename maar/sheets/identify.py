"""Which question is this row? Decided from up to four witnesses, so that no accident misfiles an answer silently.

The witnesses of a row: `left`, the key left of the questions; `inner`, the same key inside the answer block;
`ref`, the visible ref; `text`, the question's wording. Rules and the 35 mutations they were tried on: docs/format.md.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple


class Rule(StrEnum):
    """How a row's identity was decided."""

    AGREED = "all witnesses agree"
    FEWER = "fewer than three witnesses, and they agree"
    SORTED = "rows were sorted without the hidden key column"
    MOVED = "answers were moved against their questions"
    COPIED = "answers were copied from another row"
    RETYPED = "the visible ref or the question was changed"
    DOUBTFUL = "the witnesses name different questions"
    NONE = "nothing says which question this row is"


class Witnesses(NamedTuple):
    """What each witness of one row says; None where it is missing or unusable."""

    left: Hashable | None = None
    inner: Hashable | None = None
    ref: Hashable | None = None
    text: Hashable | None = None

    @property
    def seen(self) -> Hashable | None:
        """What a person sees: the ref, else the wording."""
        return self.ref if self.ref is not None else self.text


class Decision(NamedTuple):
    identity: Hashable | None
    rule: Rule


def decide(rows: Sequence[Witnesses]) -> tuple[Decision, ...]:
    """One decision for each row, in order; the rows are those of one sheet."""
    inner = Counter(row.inner for row in rows if row.inner is not None)
    repeated = {identity for identity, times in inner.items() if times > 1}
    return tuple(_decide(row, bool(repeated)) for row in rows)


def _decide(row: Witnesses, inner_repeats: bool) -> Decision:
    present = [witness for witness in (row.left, row.inner, row.ref, row.text) if witness is not None]
    if not present:
        return Decision(None, Rule.NONE)
    if len(set(present)) == 1:
        return Decision(present[0], Rule.AGREED if len(present) >= 3 else Rule.FEWER)
    left, inner, seen = row.left, row.inner, row.seen
    if inner is not None and left == inner:
        return Decision(left, Rule.RETYPED)
    if inner is not None and inner in (row.ref, row.text):
        return Decision(inner, Rule.SORTED if left is not None else Rule.RETYPED)
    if inner is not None and (left == seen or left is None or seen is None):
        outer = left if left is not None else seen
        return Decision(outer, Rule.COPIED) if inner_repeats else Decision(inner, Rule.MOVED)
    if inner is None and left is not None and left in (row.ref, row.text):
        return Decision(left, Rule.RETYPED)
    return Decision(None, Rule.DOUBTFUL)


def commonest(values: Iterable[str]) -> str:
    """The value that occurs most often; the first in order where two do, empty where there is none."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default="")
