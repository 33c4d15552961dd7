"""The house: small rooms, imports one way, nothing imported late; what ships is what is needed."""

import ast
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "maar"
FILES = sorted(PACKAGE.rglob("*.py"))
DATA = (".toml", ".css", ".j2", ".typ", ".ttf", ".txt", ".conf")
MOST_LINES, MOST_OF_A_FUNCTION, MOST_PARAMETERS, DEEPEST = 400, 50, 6, 2

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, Function):
            yield node


def parameters(function: Function) -> int:
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return len([one for one in named if one.arg not in ("self", "cls")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_room_has_a_size(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES
    assert len(path.relative_to(PACKAGE).parts) <= DEEPEST + 1
    for function in functions(path):
        assert (function.end_lineno or 0) - function.lineno + 1 <= MOST_OF_A_FUNCTION, function.name
        if path.parent != PACKAGE / "cli":
            assert parameters(function) <= MOST_PARAMETERS, function.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_imported_late_but_by_commands(path: Path) -> None:
    if path.parent == PACKAGE / "cli":
        return
    late = [
        node.lineno
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert late == []


def test_every_module_says_its_place() -> None:
    assert [path.name for path in FILES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


def test_help_imports_nothing_heavy() -> None:
    heavy = ("pandas", "openpyxl", "docx", "pptx", "vl_convert", "typst", "jinja2", "python_calamine")
    code = f"import sys, maar.cli.main; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_wheel_holds_the_question_sets(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    templates = {f"maar/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "templates").rglob("*.toml")}
    data = {path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*") if path.suffix in DATA}
    assert templates <= names
    assert data <= names
    assert "maar/py.typed" in names


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert "version" not in project["project"]


def test_a_package_installed_from_a_wheel_finds_its_templates(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = "import maar; from maar.questions.read import template_names; print(maar.__file__, template_names())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path / "site", capture_output=True, text=True, check=True
    )
    assert str(tmp_path) in done.stdout
    assert "baseline" in done.stdout
