"""Whose row is it? The witnesses of every row of a case sheet, and what the rules decide.

Comes in: a sheet with its headings. Goes out: for each row an agency, case and row ref, and how that was decided.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from maar.plan import Plan
from maar.sheets.book import Sheet
from maar.sheets.cells import folded, text_of
from maar.sheets.identify import Decision, Rule, Witnesses, commonest, decide
from maar.sheets.keys import Key, Sentinel
from maar.sheets.locate import Headings, Keys
from maar.workbook import spec
from maar.workbook.grid_spec import Grid, every_grid, grids
from maar.workbook.ours import Printed, printed
from maar.workbook.wording import Words, every_row

Owner = tuple[str, str]  # agency and case
IDENTIFYING = (spec.REF, spec.QUESTION, spec.KEY, spec.INNER)


@dataclass(frozen=True, slots=True)
class Names:
    """What tells a row by its visible ref or wording. `cases` come longest first; `due` are the returns of the plan.

    `ours` are the words that we write in each row, by its ref, `printed` those beside the rows. `grids` are those put
    to each agency, by its code, and under no code every grid there is.
    """

    audit: str
    cases: Mapping[str, str]
    rows: Mapping[str, str]
    wording: Mapping[str, str]
    due: frozenset[Owner]
    ours: Mapping[str, Words]
    printed: Printed
    grids: Mapping[str, tuple[Grid, ...]] = field(default_factory=dict)

    def visible(self, text: str) -> tuple[str, str] | None:
        """Case and row from a visible ref such as `K1-PLN-1.with_owner`; the longest case that fits."""
        if not text:
            return None
        plain = "".join(text.split()).casefold()
        for case in self.cases:
            if plain.startswith(f"{case}-") and plain[len(case) + 1 :] in self.rows:
                return self.cases[case], self.rows[plain[len(case) + 1 :]]
        return None


def names(plan: Plan, earlier: Iterable[str] = ()) -> Names:
    """What this plan knows; `earlier` are refs that were once asked."""
    ours = every_row(plan.questions)
    times = Counter(folded(words.question) for words in ours.values())
    return Names(
        plan.id,
        {case.ref.casefold(): case.ref for case in sorted(plan.cases, key=lambda case: -len(case.ref))},
        {row.casefold(): row for row in (*earlier, *ours)},
        {folded(words.question): row for row, words in ours.items() if times[folded(words.question)] == 1},
        frozenset((agency.code, case.ref) for agency, case in plan.returns),
        ours,
        printed(plan),
        {"": every_grid(plan), **{agency.code: grids(plan, agency) for agency in plan.agencies}},
    )


class Found(NamedTuple):
    """One row below the headings: its place (0-based), what was decided, and the issue in its key.

    `beside` names the other question that the row speaks of, where its witnesses differ.
    """

    row: int
    agency: str
    case: str
    ref: str
    rule: Rule
    issue: int = 0
    beside: str = ""


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of a sheet: `owner` is whose most keys say it is, `seen_case` what most visible refs say.

    `foreign` are other audits named by keys; `damaged` the cells (row, column) of keys that identify nothing.
    """

    owner: Owner | None
    seen_case: str
    found: tuple[Found, ...]
    foreign: tuple[str, ...] = ()
    damaged: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class _Row:
    """What stands in one row to identify it, before the sheet's owner is known."""

    left: Key | None
    inner: Key | None
    ref: tuple[str, str] | None
    word: str | None


def find_rows(sheet: Sheet, headings: Headings, known: Names, mark: Sentinel | None, typed_agency: str) -> SheetRows:
    """Every row below the headings with what it is; `typed_agency` is a code, used where no key is left.

    `mark` is the sheet's sentinel, of whichever audit: what another audit's keys name is never one of ours.
    """
    keys = Keys(sheet, known.audit)
    first = headings.row + 1
    rows = []
    ref_column, words_column, left_column, inner_column = (headings.column(name) for name in IDENTIFYING)
    for place in range(first, len(sheet.rows)):
        ref = known.visible(text_of(sheet.at(place, ref_column)))
        words = text_of(sheet.at(place, words_column))
        word = known.wording.get(folded(words)) if words else None
        before = len(keys.foreign)
        left, inner = keys.at(place, left_column), keys.at(place, inner_column)
        if len(keys.foreign) > before and not left and not inner:
            ref = word = None
        rows.append(_Row(left, inner, ref, word))
    seen_case = commonest(row.ref[0] for row in rows if row.ref)
    owner = _owner(rows, mark, known, (typed_agency, seen_case))
    if owner is None:
        return SheetRows(None, seen_case, (), tuple(keys.foreign), tuple(keys.damaged))
    for place, row in enumerate(rows, first):
        if row.left and _of(row.left) != owner and row.inner and _of(row.inner) == owner:
            keys.damaged.append((place, headings.columns[spec.KEY]))  # a key of another return, put over ours
            row.left = None
    witnesses = [_witnesses(row, owner, seen_case) for row in rows]
    found = tuple(
        _found(place, row, decision, witness)
        for place, (row, decision, witness) in enumerate(zip(rows, decide(witnesses), witnesses, strict=True), first)
    )
    return SheetRows(owner, seen_case, found, tuple(keys.foreign), tuple(keys.damaged))


def _of(key: Key) -> Owner:
    return key.agency, key.case


def _owner(rows: list[_Row], mark: Sentinel | None, known: Names, seen: Owner) -> Owner | None:
    """By the left keys, else the inner keys, else the sentinel, else what people typed."""
    for keys in ([row.left for row in rows], [row.inner for row in rows]):
        counted = Counter(_of(key) for key in keys if key)
        if counted:
            return min(counted, key=lambda owner: (-counted[owner], owner))
    if mark:
        case = mark.case or seen[1]
        return (mark.agency, case) if mark.audit == known.audit and mark.agency and case else None
    return seen if all(seen) else None


def _witnesses(row: _Row, owner: Owner, seen_case: str) -> Witnesses:
    agency, case = _of(row.left) if row.left else owner
    # A key from another sheet, inside the answers, says that a block was copied from there: what people see counts.
    native = row.inner is not None and _of(row.inner) == (agency, case)
    shown = row.ref[0] if row.ref else case if seen_case in ("", case) else seen_case
    return Witnesses(
        left=(agency, case, row.left.ref) if row.left else None,
        inner=(agency, case, row.inner.ref) if row.inner and native else None,
        ref=(agency, shown, row.ref[1]) if row.ref else None,
        text=(agency, shown, row.word) if row.word else None,
    )


def _found(place: int, row: _Row, decision: Decision, witness: Witnesses) -> Found:
    if not isinstance(decision.identity, tuple):
        return Found(place, "", "", "", decision.rule)
    agency, case, ref = decision.identity
    inner, rule = row.inner, decision.rule
    beside = witness.seen[2] if isinstance(witness.seen, tuple) else ""
    if inner and _of(inner) != (agency, case):
        rule, beside = Rule.COPIED, spec.visible_ref(inner.case, inner.ref)
    elif rule is Rule.COPIED and inner:
        beside = inner.ref
    elif rule is Rule.RETYPED and not (row.ref and row.word == row.ref[1] != ref):
        beside = ""
    issue = next((key.issue for key in (inner, row.left) if key and key.ref == ref), 0)
    return Found(place, agency, case, ref, rule, issue, beside)
