"""The built-in question sets, read from `templates/` by these tests themselves."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"
SHARED = {"always", "lessons", "roles", "scales"}
SETS = sorted({path.stem for path in TEMPLATES.glob("*.toml")} - SHARED)
JUDGED = ("compliance", "grade")


def _toml(name: str) -> dict:
    return tomllib.loads((TEMPLATES / f"{name}.toml").read_text("utf-8"))


LABELS = {code: [level["label"] for level in scale["level"]] for code, scale in _toml("scales").items()}
BANK = {
    row["ref"]: {**row, "theme": theme["code"]}
    for path in (TEMPLATES / "themes").glob("*.toml")
    for theme in [tomllib.loads(path.read_text("utf-8"))]
    for row in theme["question"]
}


@dataclass(frozen=True)
class Part:
    """One box to fill: the ref of its row or, in a grid, the heading of its column."""

    name: str
    kind: str
    place: str
    choices: tuple[str, ...]
    shape: str


@dataclass(frozen=True)
class Question:
    """One question as one agency is asked it."""

    ref: str
    type: str
    labels: tuple[str, ...]
    parts: tuple[Part, ...]
    columns: tuple[Part, ...]
    sheet: str


def refs_of(name: str) -> list[str]:
    return _toml(name)["questions"]


def asked(ref: str, role: str) -> bool:
    return bool({role, "ALL"} & {*BANK[ref].get("agencies", ["ALL"])})


def roles_for(refs: list[str]) -> list[str]:
    """Few roles that together are asked every question: always social care, then whoever adds most."""
    roles, left = ["CSC"], [ref for ref in refs if not asked(ref, "CSC")]
    while left:
        known = sorted({role for ref in left for role in BANK[ref]["agencies"]})
        best = max(known, key=lambda role: sum(asked(ref, role) for ref in left))
        roles.append(best)
        left = [ref for ref in left if not asked(ref, best)]
    return roles if len(roles) > 1 else [*roles, "GP"]


def put_to(refs: list[str], role: str) -> list[Question]:
    return [_question(BANK[ref], role) for ref in refs if asked(ref, role)]


def _question(row: dict, role: str) -> Question:
    tables = [one for one in row.get("part", []) if {role, "ALL"} & {*one.get("agencies", ["ALL"])}]
    parts = [one for one in tables if not one.get("each") and not one.get("ours")]
    columns = [one for one in tables if one.get("each")]
    return Question(
        row["ref"],
        row["type"],
        tuple(LABELS[row["scale"]]) if row["type"] in JUDGED else (),
        tuple(_part(one, f"{row['ref']}.{one['name']}") for one in parts),
        tuple(_part(one, one["text"]) for one in columns if not one.get("ours")),
        row.get("sheet", ""),
    )


def _part(one: dict, place: str) -> Part:
    return Part(one["name"], one["kind"], place, tuple(one.get("choices", ())), one.get("shape", ""))
