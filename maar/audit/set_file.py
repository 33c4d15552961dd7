"""A question set however it is given: the name of one, a file of any kind, or an audit for its frozen copy.

Comes in: what was typed. Goes out: the set, or what is wrong with it, each mistake with its place.
"""

from pathlib import Path
from typing import NamedTuple

from maar.audit.folder import find, here
from maar.authoring.read import tables as tables_of_workbook
from maar.problems import Location, MaarError, Problem
from maar.problems import templates as codes
from maar.questions import QuestionSet
from maar.questions.build import Read
from maar.questions.read import built_in, frozen, of_tables, template_names
from maar.questions.tables import hint
from maar.questions.toml import no_toml, parsed
from maar.sheets.kinds import of_other
from maar.sheets.locate import find_sentinel
from maar.sheets.open import MOST_BYTES, OLE, Book, open_book
from maar.workbook import spec

WORKBOOK = (b"PK", OLE)
HOLDING = ("questions", "question", "theme")  # a set has at least one of these keys


class Given(NamedTuple):
    """What was read: `file` as it is told, the set or None, and what is wrong with it."""

    file: str
    question_set: QuestionSet | None
    problems: tuple[Problem, ...]


def own_sets(root: Path) -> Path:
    """The folder of the question sets of one's own."""
    return root / "templates"


def given(what: str, root: Path) -> Given:
    """The question set with this name, in this file, or frozen for this audit; a `MaarError` where there is none."""
    own = own_sets(root)
    if what in template_names(own):
        mine = own / f"{what}.toml"
        path = mine if mine.exists() else built_in() / mine.name
        file = path.relative_to(root).as_posix() if path == mine else path.name
        return Given(file, *_of_text(path.read_bytes(), path, file, own))
    path = root / what
    if path.is_file():
        return Given(what, *_of_file(path, what, root))
    try:
        folder = find(what, root)
    except MaarError:
        raise _unknown(what, root) from None
    return Given(folder.questions_file.relative_to(folder.root).as_posix(), *frozen(folder.questions_file))


def the_set(what: str, root: Path) -> QuestionSet:
    """The same where it must be sound: a `MaarError` names the first mistake in it."""
    found = given(what, root)
    if found.question_set is None:
        first = found.problems[0]
        raise MaarError(first.message, f"{first.advice} To see every mistake: maar template check {quoted(what)}")
    return found.question_set


def quoted(what: str) -> str:
    """A name or file as it is typed."""
    return f'"{what}"' if " " in what else what


def _unknown(what: str, root: Path) -> MaarError:
    if Path(what).suffix[1:2].isalpha() or "/" in what or "\\" in what:
        return MaarError(f"There is no file {what}.", "Look at its name and folder; maar template list shows the sets.")
    known = (*template_names(own_sets(root)), *(folder.name for folder in here(root)))
    return MaarError(f"There is no question set {what}.", hint(what, known, "Choose one of"))


def _of_file(path: Path, file: str, root: Path) -> Read:
    if path.stat().st_size > MOST_BYTES:
        return _no_set(file, f"a file of more than {MOST_BYTES // 1_000_000} MB")
    data = path.read_bytes()
    if data.startswith(WORKBOOK):
        return _of_workbook(data, file, root)
    if path.name == "questions.toml" and (path.parent / "audit.toml").is_file():
        return frozen(path)
    return _of_text(data, path, file, own_sets(root))


def _of_workbook(data: bytes, file: str, root: Path) -> Read:
    book = open_book(data, file)
    if what := _issued(book) if isinstance(book, Book) else dict(book.facts).get("what", ""):
        return _no_set(file, what)
    written = tables_of_workbook(data, file)
    if not written.tables:
        return None, written.problems
    question_set, built = of_tables(written.tables, file, own_sets(root), written.cells)
    return None if written.wrong else question_set, written.told(built)


def _issued(book: Book) -> str:
    """What a workbook is that an agency fills in; empty for any other."""
    marks = (find_sentinel(sheet) for sheet in book.sheets)
    mark = next((mark for mark in marks if mark and mark.kind == spec.KIND), None)
    if mark is None:
        return ""
    return f"a workbook that {mark.agency} fills in, of the audit with the id {mark.audit}"


def _of_text(data: bytes, path: Path, file: str, own: Path) -> Read:
    tables, reason = parsed(data)
    if reason and path.suffix.casefold() != ".toml":
        return _no_set(file, of_other(data).words)
    if reason:
        return None, (no_toml(file, reason),)
    if "return_by" in tables or "agency" in tables:
        return _no_set(file, "the plan of an audit; its questions stand in questions.toml beside it")
    if "code" in tables and "title" not in tables:
        return _no_set(file, "a theme; check a set that asks its questions")
    if not any(key in tables for key in HOLDING):
        return _no_set(file, "a .toml file without questions")
    return of_tables({**tables, "name": path.stem}, file, own)


def _no_set(file: str, what: str) -> tuple[None, tuple[Problem, ...]]:
    return None, (Problem(codes.NO_QUESTION_SET, Location(file), facts=(("what", what),), content=what),)
