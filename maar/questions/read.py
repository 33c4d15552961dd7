"""From TOML to a question set: a template by name or file, or the frozen copy of an audit.

Comes in: files under `templates/` or `questions.toml`. Goes out: a `QuestionSet`, or the problems.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from maar.figures import listed
from maar.problems import Location, MaarError, Problem
from maar.questions.asked import CODE as CODE
from maar.questions.asked import OF_A_NAME as OF_A_NAME
from maar.questions.build import NO_CELLS, Read, build
from maar.questions.tables import hint
from maar.questions.toml import Tables
from maar.questions.toml import read as read_toml

SHARED = ("always", "lessons", "roles", "scales")  # files in templates/ that are no question set


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


def template(name: str, own: Path | None = None, themes: Iterable[str] = ()) -> Read:
    """The question set with this name; one in the folder `own` wins over a built-in one.

    `themes` are codes of themes of the bank whose questions are asked besides.
    """
    folders = _folders(own)
    path = next((folder / f"{name}.toml" for folder in folders if (folder / f"{name}.toml").is_file()), None)
    if path is None or name in SHARED:
        known = template_names(own)
        raise MaarError(f"There is no question set {name}.", hint(name, known, "Choose one of"))
    return template_in(path, own, themes)


def template_in(path: Path, own: Path | None = None, themes: Iterable[str] = ()) -> Read:
    """The question set in a TOML file, on the bank of `own` and the built-in one; its name is the file's."""
    tables, problem = read_toml(path)
    if problem:
        return None, (problem,)
    tables = _with_themes(tables, own, tuple(themes))
    return of_tables({**tables, "name": path.stem}, path.name, own)


def _with_themes(tables: Tables, own: Path | None, wanted: tuple[str, ...]) -> Tables:
    """The tables of a set that asks all questions of these themes of the bank besides, and says so in its version."""
    if not wanted:
        return tables
    found = [table for file, table, _ in _shared(_folders(own)) if file.parent.name == "themes"]
    bank = {str(theme.get("code", "")): theme for theme in reversed(found)}
    for code in wanted:
        if code not in bank:
            raise MaarError(f"There is no theme {code}.", hint(code, bank, "Themes"))
    more = [str(row["ref"]) for code in wanted for row in _list(bank[code], "question") if "ref" in row]
    version = {"version": f"{tables['version']} with {listed(wanted)}"} if "version" in tables else {}
    return {**tables, **version, "questions": [*dict.fromkeys((*_refs(tables), *more))]}


def of_tables(tables: Tables, file: str, own: Path | None = None, cells: Mapping[str, Location] = NO_CELLS) -> Read:
    """The question set in these tables, on the bank; `cells` where they were read from a workbook."""
    folders = _folders(own)
    whole: Tables = {}
    themes: list[tuple[str, Tables]] = []
    for found, table, problem in _shared(folders):
        if problem:
            return None, (problem,)
        if found.parent.name == "themes":
            themes.append((f"themes/{found.name}", table))
        elif found.stem == "always":
            whole = {**table, **whole}
        else:
            key = found.stem.removesuffix("s")
            whole[key] = {**table, **whole.get(key, {})}
    for key in ("scale", "role"):
        whole[key] = {**whole.get(key, {}), **_table(tables, key)}
    return build(
        {**whole, **tables, **{key: whole[key] for key in ("scale", "role")}}, file, _refs(tables), themes, cells
    )


def scales(own: Path | None = None) -> Tables:
    """The tables of the scales there are to choose from, by code: one's own before those that are built in."""
    found = [
        table for file, table, _ in _shared(_folders(own)) if file.stem == "scales" and file.parent.name != "themes"
    ]
    return {code: table for tables in reversed(found) for code, table in tables.items()}


def frozen(path: Path) -> Read:
    """The question set frozen beside a plan."""
    tables, problem = read_toml(path)
    return (None, (problem,)) if problem else build(tables, path.name, _refs(tables))


def read_tables(tables: Mapping[str, Any], file: str, refs: tuple[str, ...]) -> Read:
    """A question set from parsed TOML that stands on nothing else: the questions in `refs`, in that order."""
    return build(tables, file, refs)


def _refs(tables: Mapping[str, Any]) -> tuple[str, ...]:
    """The questions a set names; where it names none, its own, in their order."""
    if isinstance(tables.get("questions"), list):
        return tuple(ref for ref in tables["questions"] if isinstance(ref, str))
    themes = [theme for theme in _list(tables, "theme") if isinstance(theme, dict)]
    rows = [row for theme in themes for row in _list(theme, "question")] + _list(tables, "question")
    return tuple(dict.fromkeys(str(row.get("ref", "")) for row in rows if isinstance(row, dict)))


def _list(table: Mapping[str, Any], key: str) -> list[Any]:
    value = table.get(key, [])
    return value if isinstance(value, list) else []


def _table(tables: Mapping[str, Any], key: str) -> Tables:
    value = tables.get(key, {})
    return value if isinstance(value, dict) else {}


def _folders(own: Path | None) -> list[Path]:
    return [*([own] if own and own.is_dir() else []), built_in()]


def _shared(folders: list[Path]) -> Iterator[tuple[Path, Tables, Problem | None]]:
    """What sets stand on, one's own before what is built in: of two themes with one file name, the first alone."""
    met: set[str] = set()
    for folder in folders:
        for name in ("always", "scales", "roles"):
            file = folder / f"{name}.toml"
            if file.is_file():
                yield (file, *read_toml(file))
        for file in sorted((folder / "themes").glob("*.toml")):
            if file.name not in met:
                yield (file, *read_toml(file))
            met.add(file.name)
