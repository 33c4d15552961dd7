"""What an answer says, as conditions, pairs and the rules of parts see it.

Comes in: settled answers. Goes out: the label or value of a whole answer, the rows of a grid, the agencies in a text.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from maar.answers import Answer, State, Value
from maar.figures import day
from maar.plan import Plan
from maar.questions import NOT_APPLICABLE, NOT_KNOWN, Question
from maar.questions.conditions import names, unmet
from maar.sheets.cells import folded

Given = Mapping[str, Value]  # what was given, by the name of the part
Said = str | int | date

WITHOUT_LEVEL = {State.NOT_KNOWN: NOT_KNOWN, State.NOT_APPLICABLE: NOT_APPLICABLE}
BETWEEN = re.compile(r"[,;\n]")
WITHIN = re.compile(r"\s+and\s+|\s*[&/]\s*", re.IGNORECASE)
NOBODY = ("none", "nobody", "no one")


def said(answer: Answer | None) -> Said | None:
    """The judgement or the one value of an answer, Not known, Not applicable; None for blank and unreadable.

    An answer in several parts says that it is answered.
    """
    if answer is None or answer.state in (State.BLANK, State.UNREADABLE):
        return None
    if label := answer.judgement or WITHOUT_LEVEL.get(answer.state, ""):
        return label
    return next((value.value for value in answer.values if not value.part), str(answer.state))


def against(question: Question, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The questions by whose answers this one is not asked, none where it is.

    All clauses must hold: one that fails decides it, but for one that names a question which is not answered yet.
    """
    if not question.asked_if:
        return ()
    told = {name: value for name in names(question.asked_if) if (value := said(answers.get(name))) is not None}
    decided = (clause for clause in unmet(question.asked_if, told) if told.keys() >= {*clause.names})
    return tuple(dict.fromkeys(name for clause in decided for name in clause.names))


def once(question: Question, answer: Answer) -> Given:
    """The values of the parts that stand once."""
    asked = {part.name for part in question.in_case}
    return {value.part: value for value in answer.values if value.part in asked}


def grid_rows(question: Question, answer: Answer) -> tuple[Given, ...]:
    """The values of each row of a grid, in the order of the rows."""
    columns = {part.name for part in question.columns}
    rows: dict[int, dict[str, Value]] = {}
    for value in answer.values:
        if value.part in columns:
            rows.setdefault(value.row, {})[value.part] = value
    return tuple(rows.values())


def row_name(question: Question, row: Given) -> str:
    """`Core group 3 (12 March 2026)`: what we filled in of a row; empty where we fill in nothing."""
    ours = [row[part.name].value for part in question.columns if part.ours and part.name in row]
    words = [str(value) for value in ours if not isinstance(value, date)]
    days = [day(value) for value in ours if isinstance(value, date)]
    return f"{' '.join(words)} ({', '.join(days)})" if words and days else ", ".join((*words, *days))


class Named(NamedTuple):
    """The codes of the agencies that a text names, and the pieces of it that name none."""

    codes: tuple[str, ...]
    unknown: tuple[str, ...]


def agencies_in(plan: Plan, text: str) -> Named:
    """The agencies in `CSC, POL; school`: by code, name or short name; a name of several is not known."""
    codes: list[str] = []
    unknown: list[str] = []
    for piece in _pieces(plan, text):
        code = plan.agency_named(piece)
        if code:
            codes.append(code)
        elif folded(piece) not in NOBODY:
            unknown.append(piece)
    return Named(tuple(dict.fromkeys(codes)), tuple(dict.fromkeys(unknown)))


def _pieces(plan: Plan, text: str) -> Iterable[str]:
    """What stands between the commas; two joined by `and` are one only where an agency has that name."""
    for piece in filter(None, map(str.strip, BETWEEN.split(text))):
        yield from (piece,) if plan.agencies_called(piece) else filter(None, WITHIN.split(piece))
