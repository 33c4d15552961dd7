"""From rows to the tables of a question set: parts and pairs go to their questions, levels to their scales.

Comes in: the rows of each sheet. Goes out: tables, and for every key path the cell that it stands for.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from maar.authoring import spec
from maar.authoring.find import NEAR, problem
from maar.authoring.gathered import Gathered, Table, label, said
from maar.authoring.sheet_rows import Row
from maar.problems import Location
from maar.problems import templates as codes
from maar.questions.asked import ANY, OWN
from maar.questions.tables import hint
from maar.sheets.cells import folded

Rows = Mapping[str, list[Row]]


def assemble(rows: Rows) -> Gathered:
    """The tables of the set that these rows describe."""
    made = Gathered()
    _set(made, rows[spec.SET])
    named = [row.values["theme"] for row in rows[spec.QUESTIONS] if row.values.get("theme")]
    made.supposed(spec.THEMES_SHEET, rows[spec.THEMES], "code", named)
    made.tables["theme"] = [
        made.table(f"theme[{label(row.values, number)}]", row, "code")
        for number, row in enumerate(made.once(rows[spec.THEMES], "code"), 1)
    ]
    made.tables["role"] = {
        row.values["code"]: made.table(f"role.{row.values['code']}", row, "code", "code")
        for row in made.once(made.owned(spec.ROLES_SHEET, rows[spec.ROLES], "code"), "code")
    }
    _scales(made, made.owned(spec.SCALES_SHEET, rows[spec.SCALES], "code"))
    _questions(made, rows)
    _every(made, rows[spec.EVERY])
    return made


def _set(made: Gathered, rows: Iterable[Row]) -> None:
    """Title, version and the like: a row each, told by its label."""
    labels = {folded(name): key for key, label, _ in spec.FIELDS for name in (key, label)}
    for row in rows:
        field = str(row.values.get("field", ""))
        near = get_close_matches(folded(field), labels, 1, NEAR)
        key = labels[near[0]] if near else ""
        if key in made.tables:
            places = {"value": field, "other": row.cells["field"].within}
            made.problems.append(problem(codes.TWO_CELLS, made.cells[f"{key}."], **places))
        elif key and "value" in row.cells:
            made.cells[key], made.cells[f"{key}."] = row.cells["value"], row.cells["field"]
            if "value" in row.values:
                made.tables[key] = row.values["value"]
        elif "value" in row.values:
            names = ", ".join(label for _, label, _ in spec.FIELDS)
            made.not_used(row, "value", f"it stands beside none of {names}")


def _scales(made: Gathered, rows: list[Row]) -> None:
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
            other = first.setdefault((code, key), row)
            scale.setdefault(key, row.values[key])
            if other.values[key] != row.values[key]:
                facts = {"value": said(row.values[key]), "first": said(other.values[key])}
                facts["other"] = other.cells[key].within
                made.problems.append(problem(codes.TWO_SAYINGS, row.cells[key], **facts))
        level = {key: value for key, value in row.values.items() if key not in ("code", *spec.OF_A_SCALE)}
        if level:
            scale["level"].append(level)
            at = f"{path}.level[{level.get('label', len(scale['level']))}]"
            made.place(at, row, {key: key for key in row.cells}, "label")
    made.tables["scale"] = scales


def _questions(made: Gathered, rows: Rows) -> None:
    """The questions in their order; one of which only the ref is given is the bank's."""
    kept = made.once(_meant(made, rows), "ref")
    described: dict[str, Table] = {}
    tables: list[Table] = []
    for row in kept:
        if row.values.keys() == {"ref"}:
            made.cells[f"question[{row.values['ref']}].ref"] = row.cells["ref"]
            continue
        kind = row.values.get("type")
        for key in [key for key in row.values if kind in OWN and key in ANY and key not in OWN[kind]]:
            made.not_used(row, key, f"it means nothing for a question of type {kind}")
        tables.append(made.table(f"question[{label(row.values, len(tables) + 1)}]", row, "ref"))
        described[str(row.values.get("ref", ""))] = tables[-1]
    made.tables["question"] = tables
    made.tables["questions"] = [row.values["ref"] for row in kept if row.values.get("ref")]
    if kept:
        made.cells["questions"] = kept[0].at._replace(cell="")
    parts = made.owned(spec.PARTS_SHEET, rows[spec.PARTS], "question")
    _below(made, "part", made.once(parts, "name", "question"), described)
    pairs = made.owned(spec.PAIRS_SHEET, rows[spec.PAIRED], "question")
    _below(made, "pair", made.owned(spec.PAIRS_SHEET, pairs, "with"), described)
    for ref, table in described.items():
        _has_parts(made, ref, table)


def _meant(made: Gathered, rows: Rows) -> list[Row]:
    """The rows that are meant to be questions; a row of which nobody can say what it asks is told, and left out."""
    meant = []
    for row in rows[spec.QUESTIONS]:
        if {"ref", "theme", "type"} & row.values.keys():
            meant.append(row)
        else:
            made.empty(spec.QUESTIONS_SHEET, row, "ref")
    named = [row.values.get("question", "") for row in rows[spec.PARTS]]
    made.supposed(spec.QUESTIONS_SHEET, meant, "ref", filter(None, named))
    return meant


def _has_parts(made: Gathered, ref: str, table: Table) -> None:
    """Tell of a question that is answered in parts and has none, or of a grid that has none in its rows."""
    at = made.cells.setdefault(f"question[{ref}].part", made.cells.get(f"question[{ref}].type", Location()))
    kind, parts = str(table.get("type", "")), table.get("part", [])
    if "part" not in OWN.get(kind, ()):
        return
    if not parts:
        what = f"no row on {spec.PARTS} belongs to {ref}, and a question of type {kind} needs one"
    elif kind == "grid" and not any(part.get("each") for part in parts):
        what = f"no part of {ref} says Yes under 'In every row?', and a grid needs one"
    else:
        return
    made.problems.append(problem(codes.NO_ROW, at, what=what))


def _below(made: Gathered, name: str, rows: Iterable[Row], described: Mapping[str, Table]) -> None:
    """Give parts or pairs to their questions; of several rows of a question that there is not, the first is told."""
    told: set[str] = set()
    for row in rows:
        ref = row.values["question"]
        if ref not in described:
            if ref not in told:
                facts = {"value": ref, "hint": hint(ref, described, "Questions")}
                made.problems.append(problem(codes.NO_OWNER, row.cells["question"], **facts))
            told.add(ref)
            continue
        kind = described[ref].get("type")
        if name == "part" and kind in OWN and "part" not in OWN[kind]:
            made.not_used(row, "question", f"a question of type {kind} has no parts")
            continue
        tables: list[Table] = described[ref].setdefault(name, [])
        number = len(tables) + 1
        path = f"question[{ref}].{name}"
        made.cells.setdefault(path, row.cells["question"])
        called = label(row.values, number) if name == "part" else str(number)
        tables.append(made.table(f"{path}[{called}]", row, "name" if name == "part" else "with", "question"))


def _every(made: Gathered, rows: list[Row]) -> None:
    """The alert, the overall judgements and the boxes; where nothing at all is said, the bank's are asked."""
    if not rows:
        return
    found: dict[str, list[Table]] = {what: [] for what in spec.EVERY_KEYS}
    made.cells["alert"] = rows[0].at._replace(cell="")
    for row in made.once(rows, "ref", "what"):
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
        table = {keys[one]: value for one, value in row.values.items() if one in keys}
        path = key if what == spec.ALERT else f"{key}[{label(table, len(tables) + 1)}]"
        if what == spec.ALERT and tables:
            facts = {"value": what, "other": row.cells["what"].within}
            made.problems.append(problem(codes.TWO_CELLS, made.cells["alert."], **facts))
            continue
        if what == spec.ALERT:
            made.cells["alert."] = row.cells["what"]
        made.place(path, row, keys, "what")
        tables.append(table)
    if not found[spec.ALERT]:
        made.problems.append(problem(codes.NO_ROW, made.cells["alert"], what=f"the row {spec.ALERT} is missing"))
    made.tables["alert"] = next(iter(found[spec.ALERT]), {})
    made.tables["overall"], made.tables["box"] = found[spec.OVERALL], found[spec.BOX]
