"""From tables to a question set: themes, scales, questions and what every return is asked.

Comes in: tables as a person wrote them, in TOML or in a workbook. Goes out: a `QuestionSet`, and what is wrong.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from fractions import Fraction
from typing import Any

from maar.problems import Location, Problem, Severity
from maar.problems import templates as codes
from maar.questions.asked import CODE, OF_A_NAME, REF, question
from maar.questions.model import EVERYONE, Alert, Box, Level, Question, QuestionSet, Scale, Theme
from maar.questions.sound import sound_scale, sound_set
from maar.questions.tables import Table, hint

Read = tuple[QuestionSet | None, tuple[Problem, ...]]
MOST_QUESTIONS = 500
COMPARED = 500  # characters of two questions that are compared
NO_CELLS: Mapping[str, Location] = {}


@dataclass(frozen=True, slots=True)
class Bank:
    """The questions and themes there are, by ref and code; what stands first under a ref is what counts."""

    questions: dict[str, Question]
    themes: dict[str, Theme]
    twice: list[str]
    others: list[Question]

    def add(self, found: Iterable[Question], own: bool) -> None:
        """Add questions; one of the same ref is wrong among a set's own, and otherwise the bank's gives way.

        `others` are those of the bank that ask something else under a ref of the set's own.
        """
        refs = {ref.casefold() for ref in self.questions}
        for one in found:
            if own and one.ref.casefold() in refs:
                self.twice.append(one.ref)
            if one.ref in self.questions and not own and not alike(one.text, self.questions[one.ref].text):
                self.others.append(one)
            self.questions.setdefault(one.ref, one)
            refs.add(one.ref.casefold())


def build(
    tables: Mapping[str, Any],
    file: str,
    refs: tuple[str, ...],
    bank: Iterable[tuple[str, Mapping[str, Any]]] = (),
    cells: Mapping[str, Location] = NO_CELLS,
) -> Read:
    """The question set that asks `refs`, in that order, of its own questions and those of the bank's themes.

    `bank` are (file, theme table). The set is None where anything is an error. `cells` are those that key paths
    stand for, where the tables were read from a workbook.
    """
    top = Table(tables, file, "", cells=cells)
    if (number := max(len(refs), _own_rows(tables))) > MOST_QUESTIONS:
        top.complain(codes.TOO_MANY, "questions", number=f"{number:,} questions", most=str(MOST_QUESTIONS))
        return None, tuple(top.problems)
    top.only(
        "name", "version", "title", "description", "notes", "questions", "theme", "question", "scale", "role", "alert",
        "overall", "box",
    )  # fmt: skip
    scales = {code: _scale(top.table("scale").table(code), code) for code in top.table("scale").values}
    known = Bank({}, {}, [], [])
    _own(top, scales, known)
    for name, theme in bank:
        themes = [_theme(replace(top, values=theme, file=name, cells=NO_CELLS), scales, known, own=False)]
        known.themes.update({one.code: one for one in themes if one.code not in known.themes})
    for ref in known.twice:
        top.complain(codes.TWICE, "questions", value=ref)
    for one in (other for other in known.others if other.ref in refs):
        top.complain(codes.OTHER_QUESTION, f"question[{one.ref}].ref", value=one.ref, short=one.short)
    if cells and not CODE.fullmatch(str(tables.get("name", ""))):
        top.complain(codes.BAD_CODE, "name", value=str(tables.get("name", "")), wanted=f"letters, digits, {OF_A_NAME}")
    chosen = [_chosen(top, ref, known) for ref in refs]
    question_set = _set(top, [one for one in chosen if one], scales, known)
    sound_set(top, question_set, known.questions, known.themes if bank else {})
    problems = tuple(dict.fromkeys(top.problems))
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    return (None if wrong else _closed(question_set)), problems


def _own_rows(tables: Mapping[str, Any]) -> int:
    """How many questions stand in these tables, whatever else is wrong with them."""
    themes = tables.get("theme")
    within = [one.get("question") for one in themes if isinstance(one, dict)] if isinstance(themes, list) else []
    return sum(len(rows) for rows in (tables.get("question"), *within) if isinstance(rows, list))


def alike(one: str, other: str) -> bool:
    """Could one of these be the other reworded? Half of what they say is the same."""
    begins, other_begins = one[:COMPARED].casefold(), other[:COMPARED].casefold()
    return SequenceMatcher(None, begins, other_begins, autojunk=False).ratio() >= 0.5


def _chosen(top: Table, ref: str, known: Bank) -> Question | None:
    if ref not in known.questions:
        said = hint(ref, known.questions, "Questions there are")
        row = f"question[{ref}].ref"
        at = row if row in top.cells else "questions"
        top.complain(codes.UNKNOWN_NAME, at, key="questions", value=ref, hint=said)
    return known.questions.get(ref)


def _set(top: Table, chosen: list[Question], scales: Mapping[str, Scale], known: Bank) -> QuestionSet:
    order = {theme: place for place, theme in enumerate(dict.fromkeys(one.theme for one in chosen))}
    alert, roles = top.table("alert"), top.table("role")
    overall = tuple(_overall(table, scales) for table in top.tables("overall"))
    used = {one.scale.code for one in (*chosen, *overall) if one.scale}
    return QuestionSet(
        name=top.text("name"),
        version=top.text("version"),
        title=top.text("title"),
        description=top.text("description", ""),
        themes=tuple(known.themes[code] for code in order if code in known.themes),
        questions=tuple(sorted(chosen, key=lambda one: order[one.theme])),
        scales=tuple(scale for code, scale in scales.items() if code in used),
        alert=Alert(alert.text("text"), alert.text("guidance"), alert.text("record"), alert.texts("do_at_once", ())),
        overall=overall,
        boxes=tuple(_box(table) for table in top.tables("box")),
        roles={code: _role(roles, code) for code in roles.values},
        notes=top.text("notes", ""),
    )


def _role(roles: Table, code: str) -> str:
    """The name of a role, whose code is its key."""
    if not CODE.fullmatch(code) or code == EVERYONE:
        wanted = f"letters, digits, full stops, {OF_A_NAME}, and not {EVERYONE}"
        roles.complain(codes.BAD_CODE, code, value=code, wanted=wanted)
    return roles.table(code).text("name")


def _closed(question_set: QuestionSet) -> QuestionSet:
    """The set without pairs whose other end it does not ask."""
    asked = {one.ref for one in question_set.questions}
    questions = tuple(
        replace(one, pairs=tuple(pair for pair in one.pairs if pair.with_ref in asked)) if one.pairs else one
        for one in question_set.questions
    )
    return replace(question_set, questions=questions)


def _own(top: Table, scales: Mapping[str, Scale], known: Bank) -> None:
    """The set's own themes, with the questions in them and beside them."""
    tables = top.tables("theme")
    for table in tables:
        one = _theme(table, scales, known, own=True)
        if one.code in known.themes:
            table.complain(codes.TWICE, "code", value=one.code)
        known.themes[one.code] = one
    rows = top.tables("question")
    known.add((question(row, scales, row.text("theme")) for row in rows), own=True)


def _theme(table: Table, scales: Mapping[str, Scale], known: Bank, own: bool) -> Theme:
    table.only("code", "name", "short", "aim", "prompts", "pairing", "strand", "question")
    code = _code(table, "code", table.text("code"), REF)
    known.add([question(row, scales, code) for row in table.tables("question")], own)
    return Theme(
        code,
        table.text("name"),
        table.text("short", str(table.values.get("name", ""))),
        table.text("aim", ""),
        table.texts("prompts", ()),
        table.text("pairing", ""),
        table.flag("strand", False),
    )


def _scale(table: Table, code: str) -> Scale:
    rows = table.tables("level")
    step = Fraction(100, max(len(rows) - 1, 1))
    levels = tuple(
        Level(
            row.text("label"),
            row.text("mark"),
            Fraction(row.number("points")) if "points" in row.values else 100 - step * place,
            row.flag("positive"),
            row.text("means", ""),
        )
        for place, row in enumerate(rows)
    )
    for row in rows:
        row.only("label", "mark", "points", "positive", "means")
    table.only("name", "heading", "unit", "not_known_counts", "lowest_is_area", "level")
    sound_scale(table, levels)
    return Scale(
        code,
        table.text("name"),
        table.text("heading", "") or table.text("name"),
        table.text("unit", " or ".join(level.label for level in levels if level.positive)),
        levels,
        table.flag("not_known_counts", False),
        table.flag("lowest_is_area", False),
    )


def _overall(row: Table, scales: Mapping[str, Scale]) -> Question:
    row.only("ref", "scale", "text", "short", "good", "evidence", "comment_when")
    return question(replace(row, values={**row.values, "type": "grade"}), scales, "")


def _box(table: Table) -> Box:
    table.only("ref", "label", "text", "short", "guidance", "max_characters")
    return Box(
        _code(table, "ref", table.text("ref"), REF),
        table.text("label"),
        table.text("text"),
        table.text("guidance", ""),
        table.number("max_characters", 600, least=1),
    )


def _code(table: Table, key: str, value: str, shape: re.Pattern[str]) -> str:
    """A code or ref, told where it cannot stand in keys and in names of files."""
    if key in table.values and not shape.fullmatch(value):
        stops = "" if shape is REF else "full stops, "
        table.complain(codes.BAD_CODE, key, value=value, wanted=f"letters, digits, {stops}{OF_A_NAME}")
    return value
