"""From TOML to a question set: a template by name, or the frozen copy of an audit.

Comes in: files under `templates/` or `questions.toml`. Goes out: a `QuestionSet`, or the problems.
"""

import re
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from maar.problems import Location, MaarError, Problem
from maar.problems import templates as codes
from maar.questions.model import (
    Alert,
    Box,
    Level,
    Part,
    Question,
    QuestionSet,
    Scale,
    Theme,
    comment_default,
)
from maar.questions.tables import Table

TYPES = ("compliance", "grade", "counts", "text")
SHARED = ("always", "lessons", "roles", "scales")  # files in templates/ that are no question set
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")
REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,19}")  # a question ref holds no full stop
PART_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
OF_A_NAME = "hyphens and underscores, 20 at most, beginning with a letter or digit"
OF_A_PART = "small letters, digits and underscores, 32 at most, beginning with a letter"

Read = tuple[QuestionSet | None, tuple[Problem, ...]]


def built_in() -> Path:
    """The folder of built-in templates: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def template_names(own: Path | None = None) -> tuple[str, ...]:
    """The question sets there are: built in, and in the folder `own`."""
    folders = [built_in(), *([own] if own and own.is_dir() else [])]
    names = {path.stem for folder in folders for path in folder.glob("*.toml")}
    return tuple(sorted(names.difference(SHARED)))


def template(name: str, own: Path | None = None) -> Read:
    """The question set with this name; one in the folder `own` wins over a built-in one."""
    folders = [*([own] if own else []), built_in()]
    path = next((folder / f"{name}.toml" for folder in folders if (folder / f"{name}.toml").is_file()), None)
    if path is None or name in SHARED:
        known = ", ".join(template_names(own))
        raise MaarError(f"There is no question set {name}.", f"Choose one of: {known}.")
    try:
        tables, themes = _gather(path, folders)
    except tomllib.TOMLDecodeError as error:
        return None, (_syntax(path, error),)
    wanted = tables.get("questions", [])
    return read_tables({**tables, "theme": themes, "name": name}, str(path.name), tuple(wanted))


def frozen(path: Path) -> Read:
    """The question set frozen beside a plan."""
    try:
        tables = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise MaarError(f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return None, (_syntax(path, error),)
    refs = tuple(item.get("ref", "") for item in tables.get("question", []) if isinstance(item, dict))
    return read_tables(tables, path.name, refs)


def read_tables(tables: Mapping[str, Any], file: str, refs: tuple[str, ...]) -> Read:
    """A question set from parsed TOML: the questions in `refs`, in that order, with all they stand on."""
    top = Table(tables, file, "")
    scales = {code: _scale(top.table("scale").table(code), code) for code in top.table("scale").values}
    questions, themes = _themes(top, scales)
    chosen = []
    for ref in refs:
        if ref in questions:
            chosen.append(questions[ref])
        else:
            top.complain(codes.UNKNOWN_NAME, "questions", key="questions", value=ref, hint="No theme has it.")
    order = dict.fromkeys(question.theme for question in chosen)
    known = {theme.code: theme for theme in themes}
    alert = top.table("alert")
    question_set = QuestionSet(
        name=top.text("name"),
        version=top.text("version"),
        title=top.text("title"),
        description=top.text("description", ""),
        themes=tuple(known[code] for code in order if code in known),
        questions=tuple(sorted(chosen, key=lambda question: list(order).index(question.theme))),
        scales=tuple(scales.values()),
        alert=Alert(alert.text("text"), alert.text("guidance"), alert.text("record"), alert.texts("do_at_once", ())),
        overall=tuple(_overall(table, scales) for table in top.tables("overall")),
        boxes=tuple(_box(table) for table in top.tables("box")),
        roles={
            code: role.text("name") for code in top.table("role").values for role in [top.table("role").table(code)]
        },
        notes=top.text("notes", ""),
    )
    problems = (*top.problems, *_twice(question_set, file))
    return (None if problems else question_set), tuple(dict.fromkeys(problems))


def _gather(path: Path, folders: list[Path]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The set's own table merged with the shared ones; themes of one's own come before built-in ones."""
    tables = tomllib.loads(path.read_text("utf-8"))
    for name, key in (("scales", "scale"), ("roles", "role")):
        shared: dict[str, Any] = {}
        for folder in reversed(folders):
            file = folder / f"{name}.toml"
            if file.is_file():
                shared |= tomllib.loads(file.read_text("utf-8"))
        tables[key] = shared | tables.get(key, {})
    always = next(folder / "always.toml" for folder in folders if (folder / "always.toml").is_file())
    tables = tomllib.loads(always.read_text("utf-8")) | tables
    themes: dict[str, dict[str, Any]] = {}
    for folder in folders:
        for file in sorted((folder / "themes").glob("*.toml")):
            theme = tomllib.loads(file.read_text("utf-8"))
            themes.setdefault(str(theme.get("code", file.stem)), theme)
    return tables, [*tables.get("theme", []), *themes.values()]


def _syntax(path: Path, error: Exception) -> Problem:
    reason = str(error).rstrip(".")
    return Problem(codes.SYNTAX, Location(path.name), facts=(("reason", reason),), content=str(path))


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
    table.only("name", "heading", "unit", "not_known_counts", "lowest_is_area", "level")
    return Scale(
        code,
        table.text("name"),
        table.text("heading", ""),
        table.text("unit", " or ".join(level.label for level in levels if level.positive)),
        levels,
        table.flag("not_known_counts", False),
        table.flag("lowest_is_area", False),
    )


def _themes(top: Table, scales: Mapping[str, Scale]) -> tuple[dict[str, Question], tuple[Theme, ...]]:
    """Questions by ref, from `[[theme]]` tables that hold them and from `[[question]]` tables beside them."""
    questions: dict[str, Question] = {}
    themes = []
    codes_known = []
    for table in top.tables("theme"):
        themes.append(
            Theme(
                table.text("code"),
                table.text("name"),
                table.text("short", str(table.values.get("name", ""))),
                table.text("aim", ""),
                table.texts("prompts", ()),
            )
        )
        codes_known.append(themes[-1].code)
        table.only("code", "name", "short", "aim", "prompts", "question")
        for row in table.tables("question"):
            questions[row.text("ref")] = _question(row, scales, themes[-1].code)
    for row in top.tables("question"):
        theme = row.choice("theme", tuple(codes_known))
        questions[row.text("ref")] = _question(row, scales, theme)
    return questions, tuple(themes)


def _question(row: Table, scales: Mapping[str, Scale], theme: str) -> Question:
    kind = row.choice("type", TYPES)
    reverse = row.flag("reverse", False)
    scale = scales.get(row.choice("scale", tuple(scales))) if kind in ("compliance", "grade") else None
    if not REF.fullmatch(row.text("ref")):
        row.complain(codes.BAD_CODE, "ref", value=row.text("ref"), wanted=f"letters, digits, {OF_A_NAME}")
    row.only(
        "ref", "theme", "type", "scale", "text", "short", "good", "evidence", "agencies", "reverse", "weight",
        "critical", "minutes", "comment_when", "theme_also", "tests", "part",
    )  # fmt: skip
    parts = tuple(_part(part) for part in row.tables("part"))
    _parts_exist(row, parts)
    if kind == "counts" and not parts:
        row.complain(codes.MISSING_KEY, "part", key="[[question.part]]")
    return Question(
        ref=row.text("ref"),
        theme=theme,
        type=kind,
        text=row.text("text"),
        short=row.text("short", str(row.values.get("text", ""))),
        good=row.text("good", ""),
        evidence=row.text("evidence", ""),
        agencies=row.texts("agencies", ("ALL",)),
        scale=scale.mirrored() if scale and reverse else scale,
        reverse=reverse,
        weight=Fraction(row.number("weight", 1)),
        critical=row.flag("critical", False),
        minutes=row.number("minutes", 0),
        comment_when=row.texts("comment_when", comment_default(scale, reverse)),
        theme_also=row.texts("theme_also", ()),
        tests=row.texts("tests", ()),
        parts=parts,
    )


def _part(table: Table) -> Part:
    table.only("name", "kind", "text", "help", "at_most", "sum_of", "all_of", "needed_if")
    if not PART_NAME.fullmatch(table.text("name")):
        table.complain(codes.BAD_CODE, "name", value=table.text("name"), wanted=OF_A_PART)
    return Part(
        table.text("name"),
        table.choice("kind", ("number", "text")),
        table.text("text"),
        table.text("help", ""),
        table.text("at_most", ""),
        table.texts("sum_of", ()),
        table.texts("all_of", ()),
        table.texts("needed_if", ()),
    )


def _parts_exist(row: Table, parts: tuple[Part, ...]) -> None:
    """A rule between parts names parts of the same question; a slip there would switch the rule off."""
    known = tuple(part.name for part in parts)
    for part in parts:
        for name in (*((part.at_most,) if part.at_most else ()), *part.sum_of, *part.all_of, *part.needed_if):
            if name not in known:
                hint = f"Parts: {', '.join(known)}."
                row.complain(codes.UNKNOWN_NAME, f"part[{part.name}]", key=part.name, value=name, hint=hint)


def _overall(row: Table, scales: Mapping[str, Scale]) -> Question:
    return _question(Table({**row.values, "type": "grade"}, row.file, row.path, row.problems), scales, "")


def _box(table: Table) -> Box:
    return Box(
        table.text("ref"),
        table.text("label"),
        table.text("text"),
        table.text("guidance", ""),
        table.number("max_characters", 600),
    )


def _twice(question_set: QuestionSet, file: str) -> list[Problem]:
    refs = [question.ref for question in (*question_set.questions, *question_set.overall)]
    seen: set[str] = set()
    problems = []
    for ref in [*refs, *(box.ref for box in question_set.boxes)]:
        if ref.casefold() in seen:
            at = Location(file, "", "questions")
            problems.append(Problem(codes.TWICE, at, facts=(("value", ref),), content=f"{file}{ref}"))
        seen.add(ref.casefold())
    return problems
