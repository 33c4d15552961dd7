"""What stands in returns that do not count: every box and row of them that the return that counts does not say too.

Comes in: a candidate that was put aside, held or rejected, and the return that counts. Goes out: problems with cells.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from maar.answers import Answer, CaseSheet, Row, State, TopBlock, Typed
from maar.problems import Problem, spanning
from maar.problems import answers as codes
from maar.questions import ALERT
from maar.returns.choose import Aside, Rule
from maar.returns.hold import Candidate
from maar.returns.model import Decision, Return, digest, in_words
from maar.returns.rows import alike, row_words

LONGEST = 200
NOT_SHOWN = "what was answered"  # the words of an alert are told nowhere


def told(aside: Aside, counting: Return) -> Iterator[Problem]:
    """Each thing that only this candidate says, with the rule that put it aside."""
    reason = why(aside.rule, aside.decision)
    if aside.rule is not Rule.DUPLICATE:
        yield from not_counted(aside.candidate, counting, reason, asked_again=aside.rule is Rule.ISSUE)
    elif sheet := aside.candidate.sheet:  # what it is a copy of counts, but where a third file says otherwise
        lost = _lost(sheet, counting)
        typed = {row: boxes for row, boxes in sheet.typed.items() if row.partition(".")[0] in lost}
        yield from _boxes(replace(sheet, typed=typed), counting, reason, asked_again=False)


def _lost(sheet: CaseSheet, counting: Return) -> frozenset[str]:
    """The questions whose answer in this sheet is not the one that counts, or has values that it has not."""
    told = {**counting.answers, **counting.extras}
    return frozenset(ref for ref, answer in sheet.answers.items() if ref in told and _loses(answer, told[ref]))


def _loses(answer: Answer, counting: Answer) -> bool:
    """Is the answer that counts another one, or one with fewer values? Rows of a grid answer what is blank beside."""
    kept = {(value.part, value.value) for value in counting.values}
    answered = (answer.state, counting.state) == (State.BLANK, State.ANSWERED)
    if counting.state is not answer.state and not answered:
        return True
    return any((one.part, one.value) not in kept for one in answer.values)


def why(rule: Rule, decision: Decision | None) -> str:
    """The rule in words, with the lead's reason where the lead decided."""
    return f"{rule}: {decision.reason.rstrip('.')} ({decision.by})" if decision else str(rule)


def not_counted(one: Candidate, counting: Return, why: str, asked_again: bool = False) -> Iterator[Problem]:
    """Every filled box and row that the return that counts does not say; a blank after a later issue is asked about."""
    if one.sheet:
        yield from _boxes(one.sheet, counting, why, asked_again)
        yield from _top(one.sheet, counting.top, why)
    kept: list[Row] = [*counting.events, *counting.actions, *counting.grid_rows]
    yield from _rows(one.rows, kept, why, asked_again)


def _boxes(sheet: CaseSheet, counting: Return, why: str, asked_again: bool) -> Iterator[Problem]:
    lost = _lost(sheet, counting)
    for ref, typed in sheet.typed.items():
        unread = ref.partition(".")[0] in lost and not asked_again
        now = (Typed() if unread else counting.typed.get(ref, Typed())).texts
        gone = [(before, after) for before, after in zip(typed.texts, now, strict=True) if before and before != after]
        if not gone:
            continue
        withdrawn = asked_again and any(not after for _, after in gone)
        kind = codes.MAYBE_WITHDRAWN if withdrawn else codes.NOT_COUNTED
        at = spanning(typed.filled_places)
        said = NOT_SHOWN if ref == ALERT else _quoted(" / ".join(filter(None, typed.texts)))
        facts = (("other", str(at)), ("typed", said), ("where", ref), ("why", why))
        yield Problem(kind, at, sheet.agency, sheet.case, ref, facts)


def _top(sheet: CaseSheet, now: TopBlock, why: str) -> Iterator[Problem]:
    for name, at in sheet.top.places.items():
        typed = getattr(sheet.top, name)
        if typed != getattr(now, name):
            facts = (("typed", _quoted(in_words(typed))), ("where", "above the questions"), ("why", why))
            yield Problem(codes.NOT_COUNTED, at, sheet.agency, sheet.case, "", facts, digest(name, typed))


def _rows(rows: Iterable[Row], kept: Sequence[Row], why: str, asked_again: bool) -> Iterator[Problem]:
    there = Counter(row.content for row in kept)
    for row in rows:
        there[row.content] -= 1
        if there[row.content] < 0:
            said = _quoted(row_words(row))
            gone = asked_again and not any(alike(row, one) for one in kept)
            kind = codes.MAYBE_WITHDRAWN if gone else codes.NOT_COUNTED
            facts = (("other", str(row.at)), ("typed", said), ("where", row.at.sheet), ("why", why))
            yield Problem(kind, row.at, row.agency, row.case, "", facts, digest(row.content))


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return f"'{plain if len(plain) <= LONGEST else f'{plain[: LONGEST - 1]}…'}'"
