"""What stands in returns that do not count: every box and row of them that the return that counts does not say too.

Comes in: a candidate that was put aside, held or rejected, and the return that counts. Goes out: problems with cells.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from maar.answers import CaseSheet, ChronologyEvent, PlannedAction, TopBlock, Typed
from maar.problems import Location, Problem
from maar.problems import answers as codes
from maar.problems import files as file_codes
from maar.questions import ALERT
from maar.returns.choose import Aside, Rule
from maar.returns.hold import Candidate
from maar.returns.model import Return, digest

Row = ChronologyEvent | PlannedAction
LONGEST = 200
NOT_SHOWN = "what was answered"  # the words of an alert are told nowhere


def told(aside: Aside, counting: Return) -> Iterator[Problem]:
    """The file that does not count, with the rule that put it aside, and each thing that only it says."""
    one = aside.candidate
    if aside.rule is Rule.DUPLICATE:
        return
    why = str(aside.rule)
    if aside.decision:
        why = f"{why}: {aside.decision.reason} ({aside.decision.by})"
    other = f" {aside.instead.file} counts." if aside.instead else ""
    facts = (("other", other), ("why", why))
    yield Problem(file_codes.SUPERSEDED, one.at, one.agency, one.case, "", facts, one.content)
    yield from not_counted(one, counting, why, asked_again=aside.rule is Rule.ISSUE)


def not_counted(one: Candidate, counting: Return, why: str, asked_again: bool = False) -> Iterator[Problem]:
    """Every filled box and row that the return that counts does not say; a blank after a later issue is asked about."""
    if one.sheet:
        yield from _boxes(one.sheet, counting, why, asked_again)
        yield from _top(one.sheet, counting.top, why)
    for rows, kept in ((one.events, counting.events), (one.actions, counting.actions)):
        yield from _rows(rows, kept, why)


def _boxes(sheet: CaseSheet, counting: Return, why: str, asked_again: bool) -> Iterator[Problem]:
    for ref, typed in sheet.typed.items():
        now = counting.typed.get(ref, Typed()).texts
        gone = [(before, after) for before, after in zip(typed.texts, now, strict=True) if before and before != after]
        if not gone:
            continue
        withdrawn = asked_again and any(not after for _, after in gone)
        kind = codes.MAYBE_WITHDRAWN if withdrawn else codes.NOT_COUNTED
        at = _place(typed)
        said = NOT_SHOWN if ref == ALERT else _short(" / ".join(filter(None, typed.texts)))
        facts = (("other", str(at)), ("typed", said), ("where", ref), ("why", why))
        yield Problem(kind, at, sheet.agency, sheet.case, ref, facts)


def _top(sheet: CaseSheet, now: TopBlock, why: str) -> Iterator[Problem]:
    for name, at in sheet.top.places.items():
        typed = getattr(sheet.top, name)
        if typed != getattr(now, name):
            facts = (("typed", _short(str(typed))), ("where", "above the questions"), ("why", why))
            yield Problem(codes.NOT_COUNTED, at, sheet.agency, sheet.case, "", facts, digest(name, typed))


def _rows(rows: Iterable[Row], kept: Iterable[Row], why: str) -> Iterator[Problem]:
    there = Counter(row.content for row in kept)
    for row in rows:
        there[row.content] -= 1
        if there[row.content] < 0:
            said = _short(" / ".join(str(part) for part in row.content if part and not isinstance(part, tuple)))
            facts = (("typed", said), ("where", row.at.sheet), ("why", why))
            yield Problem(codes.NOT_COUNTED, row.at, row.agency, row.case, "", facts, digest(row.content))


def _place(typed: Typed) -> Location:
    """The filled boxes of a row as one range of cells."""
    filled = [at for text, at in zip(typed.texts, typed.places, strict=True) if text]
    cells = [at.cell for at in filled if at.cell]
    return filled[0]._replace(cell=":".join(dict.fromkeys((cells[0], cells[-1]))) if cells else "")


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
