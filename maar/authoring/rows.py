"""From a question set to the rows of its sheets: the tables of its TOML, laid flat.

Comes in: a `QuestionSet` and the tables of further scales. Goes out: for each sheet, rows by the keys of its columns.
"""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from maar.authoring import spec
from maar.questions import QuestionSet
from maar.questions.freeze import as_toml

Row = dict[str, Any]
SHORT = 12  # codes no longer than this stand beside each other


def rows_of(question_set: QuestionSet, scales: Mapping[str, Mapping[str, Any]]) -> dict[str, list[Row]]:
    """The rows of each sheet, by its title; `scales` are tables of scales that the set does not use yet."""
    tables = tomllib.loads(as_toml(question_set))
    questions = tables.get("question", [])
    return {
        spec.SET: [{"field": label, "value": tables[key], "help": said} for key, label, said in spec.FIELDS],
        spec.THEMES: [_without(theme, "question") for theme in tables.get("theme", [])],
        spec.QUESTIONS: [_without(question, "part", "pair") for question in questions],
        spec.PARTS: [*_below(questions, "part")],
        spec.PAIRED: [*_below(questions, "pair")],
        spec.SCALES: [*_levels({**tables.get("scale", {}), **_further(tables, scales)})],
        spec.ROLES: [{"code": code, **role} for code, role in tables.get("role", {}).items()],
        spec.EVERY: [*_every(tables)],
    }


def shown(column: spec.Column, value: Any) -> str | int | None:
    """What stands in the cell for a value; an empty cell for what is usual."""
    if value is None or (value == column.usual and type(value) is type(column.usual)):
        return None
    if isinstance(value, bool):
        return spec.YES_NO[0] if value else spec.YES_NO[1]
    if isinstance(value, int):
        return value
    if isinstance(value, list):
        between = ", " if column.kind == "codes" and max(map(len, value), default=0) <= SHORT else "\n"
        return between.join(" ".join(item.split("\n")) for item in value) or spec.NONE
    return str(value) or spec.NONE


def _without(table: Mapping[str, Any], *keys: str) -> Row:
    return {key: value for key, value in table.items() if key not in keys}


def _below(questions: list[Row], key: str) -> Iterator[Row]:
    for question in questions:
        for table in question.get(key, []):
            yield {"question": question["ref"], **table}


def _further(tables: Row, scales: Mapping[str, Mapping[str, Any]]) -> Row:
    return {code: scale for code, scale in scales.items() if code not in tables.get("scale", {})}


def _levels(scales: Mapping[str, Mapping[str, Any]]) -> Iterator[Row]:
    for code, scale in scales.items():
        for place, level in enumerate(scale["level"]):
            yield {"code": code, **(_without(scale, "level") if place == 0 else {}), **level}


def _every(tables: Row) -> Iterator[Row]:
    found = {spec.ALERT: [tables["alert"]], spec.OVERALL: tables.get("overall", []), spec.BOX: tables.get("box", [])}
    for what, rows in found.items():
        for row in rows:
            yield {"what": what, **{key: row[ours] for key, ours in spec.EVERY_KEYS[what].items() if ours in row}}
