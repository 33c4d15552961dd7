"""What was found, with every identifier in free text masked: what documents are made from, until the lead clears it.

Comes in: what was found, and what was cleared. Goes out: a copy that shares everything in which nothing was masked.
Names of files and sheets are masked as well; a problem says to rename the file, and `maar check` says which it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any, TypeVar

from maar.agreement import Agreement, Move
from maar.answers import (
    AgreedJudgement,
    Answer,
    ChronologyEvent,
    GridRow,
    PlannedAction,
    Present,
    Recommendation,
    TopBlock,
    Typed,
    Value,
)
from maar.checks.identifiers import ENDING
from maar.documents.found import Found
from maar.documents.places import names, renamed, told_apart
from maar.documents.words import NOTHING, changed
from maar.identifiers import Find, Identifier, clearing, find
from maar.problems import Problem
from maar.returns import Decision, Return, Settled
from maar.scores import Scores

Row = TypeVar(
    "Row",
    Answer,
    ChronologyEvent,
    PlannedAction,
    TopBlock,
    Return,
    Decision,
    AgreedJudgement,
    Recommendation,
    Present,
)
ANSWER = ("evidence", "comment", "typed")
EVENT = ("date_text", "event", "source", "action", "impact", "significant")
ACTION = ("action", "owner", "due_text", "measure", "outcome", "shared", "status")
TOP = ("role", "records_read", "known", "independent", "spoke_to_practitioner", "typed_case")
AGREED = ("reason", "dissent", "typed")
KEPT = ("text", "why", "cases", "owner", "due_text", "measure")
PRESENT = ("agency", "role")
BEFORE = 24  # so many characters before an identifier show where a message that was cut short was cut through it

PRIVATE = 0xF0000  # the first character that stands for no letter anywhere

Whose = tuple[str, str]
NOBODY: Whose = ("", "")


def masked(found: Found, cleared: frozenset[str]) -> Found:
    """Everything found, `[NHS number]`, `[name]` and so on in place of each identifier that is not cleared."""
    mask = _Masking(found.plan.names, cleared)
    found = mask.places(found)
    settled = mask.settled(found.settled)
    problems = mask.problems(found.problems)
    decisions = tuple(mask.texts(one, NOBODY, ("reason", "by", "about")) for one in found.decisions)
    agreement = mask.agreement(found.agreement)
    words = changed(found.words, mask.own)
    if not mask.changed:
        return found
    settled = replace(settled, problems=mask.problems(settled.problems))
    return replace(
        found,
        settled=settled,
        scores=_scores(mask, found.scores),
        findings=tuple(
            replace(one, evidence=mask.swapped(one.evidence), sentence=mask.text(one.sentence, NOBODY))
            for one in found.findings
        ),
        chronologies=tuple(replace(one, events=mask.swapped(one.events)) for one in found.chronologies),
        smart=tuple(replace(one, actions=mask.swapped(one.actions)) for one in found.smart),
        problems=problems,
        decisions=decisions,
        agreement=agreement,
        words=words,
    )


def masked_meeting(found: Found, cleared: frozenset[str]) -> Found:
    """The same with what the meeting wrote masked, and nothing else."""
    return replace(found, agreement=_Masking(found.plan.names, cleared).agreement(found.agreement))


def _scores(mask: "_Masking", scores: Scores) -> Scores:
    return replace(scores, questions=tuple(replace(one, answers=mask.swapped(one.answers)) for one in scores.questions))


@dataclass(slots=True)
class _Masking:
    """One masking. `swaps` are the masked rows by the id of what they stand for.

    `cuts` are the identifiers masked, each with the text before it; `clean` are texts that hold none.
    `files` are the names that hold one, cleared or not, each with the name that it is told by.
    """

    names: tuple[str, ...]
    cleared: frozenset[str]
    swaps: dict[int, object] = field(default_factory=dict)
    cuts: dict[Whose, list[tuple[str, Find]]] = field(default_factory=lambda: defaultdict(list))
    clean: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    changed: bool = False

    def places(self, found: Found) -> Found:
        """With every name of a file or sheet masked; the very same where none is to be."""
        files, sheets = names(found)
        told: Mapping[str, str] = {name: self.name(name) for name in files}
        other = {name: self.name(name) for name in sheets}
        if self.changed:
            told = told_apart(told)
        holding = [name for name in files if any(stem not in self.clean for stem, _ in _stems(name))]
        self.files = {name: told[name] for name in sorted(holding, key=lambda name: (-len(name), name))}
        return renamed(found, told, other) if self.changed else found

    def name(self, name: str) -> str:
        """The name of a file with its folders, or of a sheet."""
        return "/".join(self._masked(stem, NOBODY) + ending for stem, ending in _stems(name))

    def own(self, text: str, where: str, may: frozenset[Identifier]) -> str:
        """A text of the lead's own, masked but for what `may` be told where it stands."""
        return self._masked(text, NOBODY, may=may)

    def text(self, text: str, whose: Whose) -> str:
        """The text, masked; the very same where there is nothing to mask."""
        return self._masked(text, whose, self.cuts[whose])

    def _masked(
        self,
        text: str,
        whose: Whose,
        cuts: list[tuple[str, Find]] | None = None,
        may: frozenset[Identifier] = NOTHING,
    ) -> str:
        if text in self.clean:
            return text
        found = find(text, self.names)
        if not found:
            self.clean.add(text)
        for one in reversed(found):
            if one.kind not in may and clearing(*whose, one) not in self.cleared:
                self.changed = True
                if cuts is not None:
                    cuts.append((text[: one.start], one))
                text = f"{text[: one.start]}{_sign(one)}{text[one.end :]}"
        return text

    def texts(self, row: Row, whose: Whose, names: Iterable[str], **more: object) -> Row:
        """The row with these of its texts masked and `more` put in; the very same where nothing differs."""
        new: dict[str, Any] = {name: self.text(old, whose) for name in names if (old := getattr(row, name))}
        new = {name: value for name, value in {**new, **more}.items() if value is not getattr(row, name)}
        if not new:
            return row
        made: Row = replace(row, **new)
        self.swaps[id(row)] = made
        return made

    def swapped(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The same rows, each masked one in the place of its own."""
        return tuple(self.swaps.get(id(row), row) for row in rows)  # type: ignore[misc]

    def settled(self, settled: Settled) -> Settled:
        returns = tuple(map(self.of_return, settled.returns))
        events = tuple(self.texts(one, (one.agency, ""), EVENT) for one in settled.events)
        actions = tuple(self.action(one, (one.agency, "")) for one in settled.actions)
        rows = tuple(self.grid_row(one, (one.agency, "")) for one in settled.grid_rows)
        new = replace(settled, returns=returns, events=events, actions=actions, grid_rows=rows)
        return new if self.changed else settled

    def of_return(self, one: Return) -> Return:
        whose = (one.agency.code, one.case.ref)
        return self.texts(
            one,
            whose,
            ("signed_off_by", "typed_agency"),
            answers=self.answers(one.answers, whose),
            extras=self.answers(one.extras, whose),
            top=self.texts(one.top, whose, TOP),
            events=_same(one.events, [self.texts(event, whose, EVENT) for event in one.events]),
            actions=_same(one.actions, [self.action(action, whose) for action in one.actions]),
            typed=self.typed(one.typed, whose),
            grid_rows=_same(one.grid_rows, [self.grid_row(row, whose) for row in one.grid_rows]),
        )

    def answers(self, answers: Mapping[str, Answer], whose: Whose) -> Mapping[str, Answer]:
        new = {ref: self.answer(answer, whose) for ref, answer in answers.items()}
        return answers if all(new[ref] is answers[ref] for ref in new) else new

    def answer(self, answer: Answer, whose: Whose) -> Answer:
        if not answer.filled:
            return answer
        values = _same(answer.values, [self.value(value, whose) for value in answer.values])
        return self.texts(answer, whose, ANSWER, values=values)

    def value(self, value: Value, whose: Whose) -> Value:
        text = self.text(value.value, whose) if isinstance(value.value, str) else value.value
        return value if text is value.value else replace(value, value=text)

    def action(self, action: PlannedAction, whose: Whose) -> PlannedAction:
        tests = _same(action.tests, [self.text(test, whose) for test in action.tests])
        return self.texts(action, whose, ACTION, tests=tests)

    def grid_row(self, row: GridRow, whose: Whose) -> GridRow:
        values = _same(row.values, [self.value(value, whose) for value in row.values])
        return row if values is row.values else replace(row, values=values, tells=())

    def typed(self, typed: Mapping[str, Typed], whose: Whose) -> Mapping[str, Typed]:
        new = {}
        for ref, one in typed.items():
            texts = [self.text(text, whose) for text in one.texts]
            if any(text is not old for text, old in zip(texts, one.texts, strict=True)):
                new[ref] = one._replace(judgement=texts[0], evidence=texts[1], comment=texts[2])
        return {**typed, **new} if new else typed

    def agreement(self, agreement: Agreement) -> Agreement:
        """What the meeting wrote, masked; what returned judgements it moved is that of the masked returns."""
        agreed = agreement.agreed
        new = replace(
            agreed,
            judgements=_same(agreed.judgements, [self.agreed(one) for one in agreed.judgements]),
            words=_same(agreed.words, [self.agreed(one) for one in agreed.words]),
            kept=_same(agreed.kept, [self.texts(one, NOBODY, KEPT) for one in agreed.kept]),
            present=_same(agreed.present, [self.texts(one, NOBODY, PRESENT) for one in agreed.present]),
            problems=self.problems(agreed.problems),
        )
        moves, overall = (tuple(map(self.move, rows)) for rows in (agreement.moves, agreement.overall))
        return replace(agreement, agreed=new, moves=moves, overall=overall)

    def agreed(self, one: AgreedJudgement) -> AgreedJudgement:
        return self.texts(one, ("", one.case), AGREED)

    def move(self, move: Move) -> Move:
        (returned,) = self.swapped((move.returned,))
        return replace(move, returned=returned, agreed=self.agreed(move.agreed))

    def problems(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        return _same(problems, [self.problem(one) for one in problems])

    def problem(self, problem: Problem) -> Problem:
        whose = (problem.agency, problem.case)
        facts = [(key, self.fact(text, whose)) for key, text in problem.facts]
        if all(text is old for (_, text), (_, old) in zip(facts, problem.facts, strict=True)):
            return problem
        return replace(problem, facts=tuple(facts))

    def fact(self, fact: str, whose: Whose) -> str:
        """The fact, masked; a file that it names has the name that it is told by."""
        signs = {chr(PRIVATE + at): name for at, name in enumerate(self.files) if name in fact}
        plain = fact
        for sign, name in signs.items():
            plain = plain.replace(name, sign)
        shown = self._masked(self.uncut(plain, whose), whose)
        if not signs:
            return shown
        for sign, name in signs.items():
            shown = shown.replace(sign, self.files[name])
        return fact if shown == fact else shown

    def uncut(self, fact: str, whose: Whose) -> str:
        """The fact without the first half of an identifier that a message was cut short in."""
        for before, one in self.cuts.get(whose, ()):
            start = r"\s+".join(map(re.escape, before[-BEFORE:].split()))
            if len(before) >= BEFORE and (seen := re.search(rf"{start}\s*", fact)):
                half = fact[seen.end() : seen.end() + len(one.text)]
                same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(half, one.text, strict=False)))
                if 0 < same < len(one.text):
                    fact = f"{fact[: seen.end()]}{_sign(one)}{fact[seen.end() + same :]}"
        return fact


def _stems(name: str) -> Iterator[tuple[str, str]]:
    """Each part of a path and its ending: what a name tells stands before it."""
    for part in name.split("/"):
        ending = ENDING.search(part)
        at = ending.start() if ending else len(part)
        yield part[:at], part[at:]


T = TypeVar("T")


def _same(old: tuple[T, ...], new: list[T]) -> tuple[T, ...]:
    """The old ones where every new one is its old one."""
    return old if all(one is other for one, other in zip(old, new, strict=True)) else tuple(new)


def _sign(one: Find) -> str:
    return f"[{one.kind}]"
