"""From a question set to TOML: frozen beside a plan, so that later edits of a template change nothing, or a template.

Either way it stands on nothing else: it holds the themes, questions and scales it uses.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import tomlkit

from maar.questions.model import Box, Pair, Part, Question, QuestionSet, Scale, comment_default

FROZEN = (
    "The questions of this audit, frozen when it was made. After the first issue,",
    "change words if you must and run `maar issue` again; never rename a ref.",
)
TEMPLATE = (
    "A question set made from a workbook. Its name is the file's. It stands alone: the bank's later",
    "changes do not reach it. `maar template check` reads it over after an edit.",
)


def as_toml(question_set: QuestionSet) -> str:
    """The whole set as one TOML text, which `read.frozen` reads back as it was."""
    return _text(question_set, FROZEN, ("name", "version", "title", "description", "notes"))


def as_template(question_set: QuestionSet) -> str:
    """The whole set as a template of one's own, which `read.template_in` reads back under the name of its file."""
    return _text(question_set, TEMPLATE, ("version", "title", "description", "notes"))


def _text(question_set: QuestionSet, head: Iterable[str], keys: Iterable[str]) -> str:
    document = tomlkit.document()
    for line in head:
        document.add(tomlkit.comment(line))
    for key in keys:
        document.add(key, tomlkit.string(getattr(question_set, key)))
    for key, rows in (("overall", question_set.overall), ("box", question_set.boxes)):
        if not rows:  # said, or the bank's would be asked
            document.add(key, tomlkit.array())
    document.add("alert", _alert(question_set))
    document.add("role", _named(question_set.roles))
    document.add("scale", _scales(question_set))
    themes = tomlkit.aot()
    for theme in question_set.themes:
        values = {"code": theme.code, "name": theme.name, "short": theme.short, "aim": theme.aim}
        more = {key: getattr(theme, key) for key in ("pairing", "strand") if getattr(theme, key)}
        themes.append(_table({**values, "prompts": list(theme.prompts), **more}))
    document.add("theme", themes)
    _add_all(document, "question", [_question(question) for question in question_set.questions])
    if question_set.overall:
        _add_all(document, "overall", [_overall(question) for question in question_set.overall])
    if question_set.boxes:
        _add_all(document, "box", [_box(box) for box in question_set.boxes])
    return tomlkit.dumps(document)


def _table(values: dict[str, Any]) -> Any:
    table = tomlkit.table()
    for key, value in values.items():
        table.add(key, value)
    return table


def _add_all(document: Any, key: str, rows: list[Any]) -> None:
    array = tomlkit.aot()
    for row in rows:
        array.append(row)
    document.add(key, array)


def _alert(question_set: QuestionSet) -> Any:
    alert = question_set.alert
    words = {"text": alert.text, "guidance": alert.guidance, "record": alert.record}
    return _table({**words, "do_at_once": list(alert.do_at_once)})


def _named(roles: Any) -> Any:
    table = tomlkit.table(is_super_table=True)
    for code, name in roles.items():
        table.add(code, _table({"name": name}))
    return table


def _scales(question_set: QuestionSet) -> Any:
    table = tomlkit.table(is_super_table=True)
    for scale in question_set.scales:
        table.add(scale.code, _scale(scale))
    return table


def _scale(scale: Scale) -> Any:
    table = _table({"name": scale.name, "heading": scale.heading, "unit": scale.unit})
    table.add("not_known_counts", scale.not_known_counts)
    table.add("lowest_is_area", scale.lowest_is_area)
    levels = tomlkit.aot()
    for place, level in enumerate(scale.levels):
        row = {"label": level.label, "mark": level.mark, "positive": level.positive, "means": level.means}
        even = 100 - 100 * place / max(len(scale.levels) - 1, 1)
        levels.append(_table(row if abs(float(level.points) - even) < 1e-9 else {**row, "points": int(level.points)}))
    table.add("level", levels)
    return table


def _question(question: Question) -> Any:
    table = _table({"ref": question.ref, "theme": question.theme, "type": question.type})
    if question.scale:
        table.add("scale", question.scale.code)
    for key in ("short", "text", "good", "evidence"):
        table.add(key, tomlkit.string(getattr(question, key)))
    table.add("agencies", list(question.agencies))
    table.add("reverse", question.reverse)
    table.add("weight", int(question.weight))
    table.add("critical", question.critical)
    table.add("minutes", question.minutes)
    if question.comment_when != comment_default(question.scale, question.reverse):
        table.add("comment_when", list(question.comment_when))
    for key in ("theme_also", "tests"):
        table.add(key, list(getattr(question, key)))
    if question.asked_if:
        table.add("asked_if", question.asked_if)
    if question.replaces:
        table.add("replaces", list(question.replaces))
    if question.is_grid:
        table.add("sheet", question.sheet)
        table.add("rows", question.ready)
        if question.rows_from:
            table.add("rows_from", question.rows_from)
    value = next((part for part in question.parts if not part.name), None)
    if value:
        for key, given in _given(value, ("choices", "in_period", "least", "most")).items():
            table.add(key, given)
    named = [_part(part) for part in question.parts if part.name]
    for name, rows in (("part", named), ("pair", [_pair(pair) for pair in question.pairs])):
        if rows:
            _add_all(table, name, rows)
    return table


def _overall(question: Question) -> Any:
    table = _table({"ref": question.ref, "scale": question.scale.code if question.scale else ""})
    for key in ("short", "text", "good", "evidence"):
        table.add(key, getattr(question, key))
    table.add("comment_when", list(question.comment_when))
    return table


def _part(part: Part) -> Any:
    table = _table({"name": part.name, "kind": part.kind, "text": part.text})
    keys = [field.name for field in fields(part) if field.name not in ("name", "kind", "text", "needed")]
    for key, value in _given(part, keys).items():
        table.add(key, value)
    if part.needed != (part.kind == "number" and not part.needed_if):
        table.add("needed", part.needed)
    return table


def _pair(pair: Pair) -> Any:
    table = _table({"with": pair.with_ref, "kind": pair.kind, "why": pair.why})
    keys = [field.name for field in fields(pair) if field.name not in ("with_ref", "kind", "why")]
    for key, value in _given(pair, keys).items():
        table.add(key, value)
    if pair.kind == "rows" and "within_days" not in table:
        table.add("within_days", pair.within_days)
    return table


def _given(value: Part | Pair, keys: Iterable[str]) -> dict[str, Any]:
    """What is not as it would be anyway."""
    usual = {field.name: field.default for field in fields(value)}
    given = {key: getattr(value, key) for key in keys if getattr(value, key) != usual[key]}
    return {key: list(one) if isinstance(one, tuple) else one for key, one in given.items()}


def _box(box: Box) -> Any:
    words = {"ref": box.ref, "label": box.label, "text": box.text, "guidance": box.guidance}
    return _table({**words, "max_characters": box.max_characters})
