"""Whose row is it? The witnesses of every row of a case's sheet, and what the rules decide.

Comes in: a sheet with its headings. Goes out: which case it is about, and for each row its question.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from maar.sheets.book import Sheet
from maar.sheets.cells import folded, text_of
from maar.sheets.identify import Decision, Rule, Witnesses, commonest, decide
from maar.sheets.keys import Key, Sentinel
from maar.sheets.locate import Headings, Keys
from maar.tabletop import spec
from maar.tabletop.read_source import Names, Place, Source

TITLE = re.compile(rf"{spec.CASE.strip()}\s+([A-Za-z0-9][A-Za-z0-9._-]{{0,19}})", re.IGNORECASE)


class Row(NamedTuple):
    """One row below the headings: its place (from 0), what was decided, and the issue in its key.

    `ref` is empty where nothing says which question it is; `beside` names the other question that the row speaks of.
    """

    row: int
    case: str
    ref: str
    rule: Rule
    issue: int = 0
    beside: str = ""

    @property
    def about(self) -> Place:
        return self.case, self.ref


@dataclass(frozen=True, slots=True)
class CaseRows:
    """The rows of a sheet: `case` is the one that its keys name, `shown` what people see, empty where it is the same.

    `by_sight`: no key and no sentinel is left, and the case is that of the title. `foreign` are other audits named by
    keys, `damaged` the cells (row, column) of keys that identify nothing.
    """

    case: str
    shown: str
    found: tuple[Row, ...]
    by_sight: bool = False
    foreign: tuple[str, ...] = ()
    damaged: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class _Seen:
    """What stands in one row to identify it, before it is known which case the sheet is about."""

    left: Key | None
    inner: Key | None
    ref: Place | None
    word: str | None


def find_rows(source: Source, sheet: Sheet, headings: Headings, mark: Sentinel | None) -> CaseRows:
    """Every row below the headings with what it is; `mark` is the sheet's sentinel, if it has one of this audit."""
    keys = Keys(sheet, source.plan.id)
    first = headings.row + 1
    rows = [_seen(source.known, sheet, headings, keys, place) for place in range(first, len(sheet.rows))]
    title = _title(source, sheet, headings)
    prefix = commonest(row.ref[0] for row in rows if row.ref and row.ref[0])
    named = _case_of(rows) or (mark.case if mark else "")
    case = named or title or prefix
    if not case:
        nothing = tuple(Row(place, "", "", Rule.NONE) for place in range(first, len(sheet.rows)))
        return CaseRows("", "", nothing, False, tuple(keys.foreign), tuple(keys.damaged))
    shown = next((one for one in (title, prefix) if one and folded(one) != folded(case)), "")
    witnesses = [_witnesses(row, case) for row in rows]
    found = tuple(
        _row(place, row, decision, witness)
        for place, (row, decision, witness) in enumerate(zip(rows, decide(witnesses), witnesses, strict=True), first)
    )
    return CaseRows(case, shown, found, not named, tuple(keys.foreign), tuple(keys.damaged))


def _seen(known: Names, sheet: Sheet, headings: Headings, keys: Keys, place: int) -> _Seen:
    ref = known.visible(text_of(sheet.at(place, headings.column(spec.REF))))
    word = known.wording.get(folded(text_of(sheet.at(place, headings.column(spec.QUESTION)))))
    before = len(keys.foreign)
    left, inner = (keys.at(place, headings.column(name)) for name in (spec.KEY, spec.INNER))
    if len(keys.foreign) > before and not left and not inner:
        ref = word = None  # another audit's row: its question is not ours, whatever it looks like
    return _Seen(left, inner, ref, word)


def _title(source: Source, sheet: Sheet, headings: Headings) -> str:
    """The case in the title above the headings; one that the plan does not have where no other is named."""
    texts = [text_of(cell) for row in sheet.rows[: headings.row] for cell in row if isinstance(cell, str)]
    begun = (found[1].rstrip(".-") for text in texts if (found := TITLE.match(text)))
    alone = (found[1] for text in texts if (found := TITLE.fullmatch(text)))
    return next(filter(None, map(source.plan.case_named, begun)), "") or next(alone, "")


def _case_of(rows: list[_Seen]) -> str:
    """The case that most left keys name, else most inner keys."""
    by_left = commonest(row.left.case for row in rows if row.left)
    return by_left or commonest(row.inner.case for row in rows if row.inner)


def _witnesses(row: _Seen, owner: str) -> Witnesses:
    """A visible ref without a case speaks of the sheet's; a key of another sheet inside the boxes came with a copy."""
    case = row.left.case if row.left else owner
    native = row.inner is not None and row.inner.case == case
    return Witnesses(
        left=(case, row.left.ref) if row.left else None,
        inner=(case, row.inner.ref) if row.inner and native else None,
        ref=(row.ref[0] or case, row.ref[1]) if row.ref else None,
        text=(case, row.word) if row.word else None,
    )


def _row(place: int, row: _Seen, decision: Decision, witness: Witnesses) -> Row:
    if not isinstance(decision.identity, tuple):
        return Row(place, "", "", decision.rule)
    case, ref = decision.identity
    inner, rule = row.inner, decision.rule
    beside = witness.seen[1] if isinstance(witness.seen, tuple) else ""
    if inner and inner.case != case:
        rule, beside = Rule.COPIED, f"case {inner.case}, {inner.ref}"
    elif rule is Rule.COPIED and inner:
        beside = inner.ref
    elif rule is Rule.RETYPED and ref in (beside, row.word):  # what people see says the same once at least
        beside = ""
    issue = next((key.issue for key in (inner, row.left) if key and key.ref == ref), 0)
    return Row(place, case, ref, rule, issue, beside)
