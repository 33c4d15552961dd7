"""From rows to the tables of a question set: parts and pairs go to their questions, levels to their scales.

Comes in: the rows of each sheet. Goes out: tables, and for every key path the cell that it stands for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from maar.authoring import spec
from maar.authoring.find import NEAR, problem
from maar.authoring.sheet_rows import Row, shortly
from maar.problems import Location, Problem
from maar.problems import templates as codes
from maar.questions.asked import ANY, OWN
from maar.questions.tables import hint
from maar.sheets.cells import folded

Rows = Mapping[str, list[Row]]
Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Assembly:
    """The tables so far, the cells of their key paths, and what is wrong."""

    tables: Table = field(default_factory=dict)
    cells: dict[str, Location] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: str, row: Row, keys: Mapping[str, str], first: str) -> None:
        """Say where the keys of a table stand (by key of the sheet), and the table itself: in the cell of `first`."""
        self.cells.setdefault(path, row.cells.get(first, row.at))
        for key, ours in keys.items():
            if key in row.cells:
                self.cells.setdefault(f"{path}.{ours}", row.cells[key])

    def not_used(self, row: Row, key: str, why: str) -> None:
        """Tell of a value that means nothing where it stands, and drop it."""
        said = shortly(_said(row.values.pop(key)))
        self.problems.append(problem(codes.NOT_USED, row.cells[key], value=said, why=why))


def assemble(rows: Rows) -> Assembly:
    """The tables of the set that these rows describe."""
    made = Assembly()
    _set(made, rows[spec.SET])
    made.tables["theme"] = [
        _table(made, f"theme[{_label(row, 'code', number)}]", row, "code")
        for number, row in enumerate(_once(made, rows[spec.THEMES], "code"), 1)
    ]
    made.tables["role"] = {
        row.values["code"]: _table(made, f"role.{row.values['code']}", row, "code", "code")
        for row in _once(made, _owned(made, rows[spec.ROLES], "code"), "code")
    }
    _scales(made, _owned(made, rows[spec.SCALES], "code"))
    _questions(made, rows)
    _every(made, rows[spec.EVERY])
    return made


def _table(made: Assembly, path: str, row: Row, first: str, without: str = "") -> Table:
    """The values of a row as a table at this path."""
    made.place(path, row, {key: key for key in row.cells if key != without}, first)
    return {key: value for key, value in row.values.items() if key != without}


def _label(row: Row, key: str, number: int) -> str:
    """What a table is called in key paths: by its own name, else by its number."""
    return str(row.values.get(key, number))


def _once(made: Assembly, rows: Iterable[Row], key: str, owner: str = "") -> list[Row]:
    """The first of all rows (of one owner) that say the same under `key`; of the others, both cells are told."""
    first: dict[tuple[str, str], Row] = {}
    kept = []
    for row in rows:
        said = str(row.values.get(key, ""))
        other = first.setdefault((str(row.values.get(owner, "")), said.casefold()), row)
        if said and other is not row:
            made.problems.append(problem(codes.TWO_CELLS, other.cells[key], value=said, other=row.cells[key].within))
        else:
            kept.append(row)
    return kept


def _owned(made: Assembly, rows: Iterable[Row], key: str) -> list[Row]:
    """The rows that say what they belong to; of the others, the empty cell is told."""
    for row in rows:
        if not row.values.get(key):
            made.problems.append(problem(codes.MISSING_KEY, row.cells.get(key, row.at), key=key))
    return [row for row in rows if row.values.get(key)]


def _set(made: Assembly, rows: Iterable[Row]) -> None:
    """Title, version and the like: a row each, told by its label."""
    labels = {folded(name): key for key, label, _ in spec.FIELDS for name in (key, label)}
    for row in rows:
        said = str(row.values.get("field", ""))
        near = get_close_matches(folded(said), labels, 1, NEAR)
        key = labels[near[0]] if near else ""
        if key in made.tables:
            places = {"value": said, "other": row.cells["field"].within}
            made.problems.append(problem(codes.TWO_CELLS, made.cells[f"{key}."], **places))
        elif key and "value" in row.cells:
            made.cells[key], made.cells[f"{key}."] = row.cells["value"], row.cells["field"]
            if "value" in row.values:
                made.tables[key] = row.values["value"]
        elif "value" in row.values:
            names = ", ".join(label for _, label, _ in spec.FIELDS)
            made.not_used(row, "value", f"it stands beside none of {names}")


def _scales(made: Assembly, rows: list[Row]) -> None:
    """Scales with their levels; what holds for a whole scale is what is said first."""
    scales: dict[str, Table] = {}
    first: dict[tuple[str, str], Row] = {}
    for row in rows:
        code = row.values["code"]
        scale = scales.setdefault(code, {"level": []})
        path = f"scale.{code}"
        made.place(path, row, {}, "code")
        for key in spec.OF_A_SCALE:
            made.cells.setdefault(f"{path}.{key}", row.cells.get(key, row.at))
            if key not in row.values:
                continue
            said = first.setdefault((code, key), row)
            scale.setdefault(key, row.values[key])
            if said.values[key] != row.values[key]:
                facts = {"value": _said(row.values[key]), "first": _said(said.values[key])}
                facts["other"] = said.cells[key].within
                made.problems.append(problem(codes.TWO_SAYINGS, row.cells[key], **facts))
        level = {key: value for key, value in row.values.items() if key not in ("code", *spec.OF_A_SCALE)}
        if level:
            scale["level"].append(level)
            at = f"{path}.level[{_label(row, 'label', len(scale['level']))}]"
            made.place(at, row, {key: key for key in row.cells}, "label")
    made.tables["scale"] = scales


def _said(value: Any) -> str:
    """A value as it stands in a cell."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return " ".join((", ".join(value) if isinstance(value, list) else str(value)).split())


def _questions(made: Assembly, rows: Rows) -> None:
    """The questions in their order; one of which only the ref is given is the bank's."""
    kept = _once(made, rows[spec.QUESTIONS], "ref")
    described: dict[str, Table] = {}
    tables: list[Table] = []
    for row in kept:
        if row.values.keys() == {"ref"}:
            made.cells[f"question[{row.values['ref']}].ref"] = row.cells["ref"]
            continue
        kind = row.values.get("type")
        for key in [key for key in row.values if kind in OWN and key in ANY and key not in OWN[kind]]:
            made.not_used(row, key, f"it means nothing for a question of type {kind}")
        path = f"question[{_label(row, 'ref', len(tables) + 1)}]"
        tables.append(_table(made, path, row, "ref"))
        described[str(row.values.get("ref", ""))] = tables[-1]
    made.tables["question"] = tables
    made.tables["questions"] = [row.values["ref"] for row in kept if row.values.get("ref")]
    if kept:
        made.cells["questions"] = kept[0].at._replace(cell="")
    _below(made, "part", _once(made, _owned(made, rows[spec.PARTS], "question"), "name", "question"), described)
    _below(made, "pair", _owned(made, rows[spec.PAIRED], "question"), described)
    for ref in described:
        made.cells.setdefault(f"question[{ref}].part", made.cells.get(f"question[{ref}].type", Location()))


def _below(made: Assembly, name: str, rows: Iterable[Row], described: Mapping[str, Table]) -> None:
    """Give parts or pairs to their questions."""
    for row in rows:
        ref = row.values["question"]
        if ref not in described:
            facts = {"value": ref, "hint": hint(ref, described, "Questions")}
            made.problems.append(problem(codes.NO_OWNER, row.cells["question"], **facts))
            continue
        kind = described[ref].get("type")
        if name == "part" and kind in OWN and "part" not in OWN[kind]:
            made.not_used(row, "question", f"a question of type {kind} has no parts")
            continue
        tables: list[Table] = described[ref].setdefault(name, [])
        number = len(tables) + 1
        path = f"question[{ref}].{name}"
        made.cells.setdefault(path, row.cells["question"])
        label = _label(row, "name", number) if name == "part" else str(number)
        tables.append(_table(made, f"{path}[{label}]", row, "name" if name == "part" else "with", "question"))


def _every(made: Assembly, rows: list[Row]) -> None:
    """The alert, the overall judgements and the boxes; where nothing at all is said, the bank's are asked."""
    if not rows:
        return
    found: dict[str, list[Table]] = {what: [] for what in spec.EVERY_KEYS}
    made.cells["alert"] = rows[0].at._replace(cell="")
    for row in _once(made, rows, "ref", "what"):
        what = row.values.get("what", "")
        if what not in found:
            facts = {"key": "what", "value": what, "hint": hint(what, found)}
            made.problems.append(problem(codes.UNKNOWN_NAME, row.cells.get("what", row.at), **facts))
            continue
        keys = spec.EVERY_KEYS[what]
        for key in [key for key in row.values if key not in ("what", *keys)]:
            made.not_used(row, key, f"it means nothing for {what}")
        tables = found[what]
        key = {spec.ALERT: "alert", spec.OVERALL: "overall", spec.BOX: "box"}[what]
        path = key if what == spec.ALERT else f"{key}[{_label(row, 'ref', len(tables) + 1)}]"
        if what == spec.ALERT and tables:
            facts = {"value": what, "other": row.cells["what"].within}
            made.problems.append(problem(codes.TWO_CELLS, made.cells["alert."], **facts))
            continue
        if what == spec.ALERT:
            made.cells["alert."] = row.cells["what"]
        made.place(path, row, keys, "what")
        tables.append({keys[key]: value for key, value in row.values.items() if key in keys})
    made.tables["alert"] = next(iter(found[spec.ALERT]), {})
    made.tables["overall"], made.tables["box"] = found[spec.OVERALL], found[spec.BOX]
