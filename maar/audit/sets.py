"""The commands on question sets, a function each: list, show, preview, export, import, check and diff.

Comes in: the name of a set, a file or an audit. Goes out: values to print, and files that are written whole or not at
all and never over what a person changed.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from maar.audit.files import write_ours
from maar.audit.preview import preview as preview_bytes
from maar.audit.set_file import given, own_sets, the_set
from maar.authoring.write import workbook
from maar.problems import MaarError, Problem, Severity, in_order
from maar.questions import QuestionSet
from maar.questions.compare import Difference, compare
from maar.questions.freeze import as_template
from maar.questions.length import most_asked, too_long
from maar.questions.model import EVERYONE
from maar.questions.read import CODE, SHARED, built_in, scales, template_names
from maar.questions.tables import hint


class Sets(NamedTuple):
    """The working folder as the place of question sets of one's own; what maar wrote is remembered beside them."""

    root: Path

    @property
    def cache(self) -> Path:
        return own_sets(self.root) / ".cache"


class Listed(NamedTuple):
    """One question set there is; `own` lies in the working folder, `wins` over a built-in one of that name.

    `problem` says why it cannot be read, and is empty where it can.
    """

    name: str
    question_set: QuestionSet | None
    problem: str
    own: bool
    wins: bool


class Written(NamedTuple):
    """A file that was written at `path`; `kept` is that of a person which stayed, beside which ours then lies."""

    path: Path
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read of a question set, and every problem in it."""

    file: str
    question_set: QuestionSet | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Imported:
    """What was checked and, where it has no error, written; `wins` says that a built-in set has the same name."""

    checked: Checked
    written: Written | None = None
    wins: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """Two question sets and what differs."""

    earlier: QuestionSet
    later: QuestionSet
    differences: tuple[Difference, ...]


def sets_here(root: Path) -> tuple[Listed, ...]:
    """Every question set, built in or one's own; one that cannot be read is listed with what is wrong."""
    mine = own_sets(root)
    is_own = mine.resolve() != built_in().resolve()  # else the commands run in a checkout of maar
    found = []
    for name in template_names(mine):
        own = is_own and (mine / f"{name}.toml").exists()
        found.append(Listed(name, *_read(name, root), own, own and name in template_names()))
    return tuple(found)


def _read(name: str, root: Path) -> tuple[QuestionSet | None, str]:
    """The set, or why there is none; whatever is wrong with one stops no other."""
    try:
        _, question_set, problems = given(name, root)
    except MaarError as error:
        return None, str(error)
    except OSError as error:
        return None, f"{name}.toml could not be opened: {error.strerror or error}."
    return question_set, "" if question_set else problems[0].message


def show(what: str, role: str, root: Path) -> QuestionSet:
    """The question set, or what of it is put to one role."""
    question_set = the_set(what, root)
    if not role:
        return question_set
    _known(role, question_set)
    put = question_set.put_to(role)
    asked = {question.theme for question in put}
    return replace(question_set, questions=put, themes=tuple(one for one in question_set.themes if one.code in asked))


def preview(what: str, role: str, target: Path, root: Path) -> tuple[str, Written]:
    """Write the workbook that an agency would get; gives its role, by default that which is asked most."""
    question_set = the_set(what, root)
    _known(role or EVERYONE, question_set)
    role = role or most_asked(question_set).role
    return role, _write(target, preview_bytes(question_set, role), root)


def export(what: str, target: Path, root: Path) -> Written:
    """Write a question set as a workbook that people can edit."""
    return _write(target, workbook(the_set(what, root), scales(own_sets(root))), root)


def bring_in(what: str, name: str, root: Path) -> Imported:
    """Make a question set of one's own from a workbook; nothing is written where anything in it is an error."""
    checked = check(what, root)
    if checked.question_set is None:
        return Imported(checked)
    name = name or checked.question_set.name
    if not CODE.fullmatch(name) or name.casefold() in SHARED:
        raise MaarError(
            f"{name} cannot be the name of a question set.",
            "Give another with --name: up to 20 letters, digits, dots, hyphens or underscores.",
        )
    text = as_template(replace(checked.question_set, name=name))
    target = own_sets(root) / f"{name}.toml"
    return Imported(checked, _write_ours(target, text.encode(), root), name in template_names())


def check(what: str, root: Path) -> Checked:
    """Every mistake of a question set in one pass, and whether it asks too much."""
    file, question_set, problems = given(what, root)
    long = too_long(question_set, file) if question_set else ()
    return Checked(file, question_set, in_order((*problems, *long)))


def difference(earlier: str, later: str, root: Path) -> Compared:
    """What changed from one question set to another."""
    one, other = the_set(earlier, root), the_set(later, root)
    return Compared(one, other, compare(one, other))


def _known(role: str, question_set: QuestionSet) -> None:
    known = (*question_set.roles, EVERYONE)
    if role not in known:
        raise MaarError(f"{role} is no role.", hint(role, known, "Roles"))


def _write(target: Path, content: bytes, root: Path) -> Written:
    if target.suffix.casefold() != ".xlsx":
        raise MaarError(f"{target} is not the name of a workbook.", "Give a name that ends in .xlsx.")
    if target.is_dir():
        raise MaarError(f"{target} is a folder.", "Give the name of a file in it that ends in .xlsx.")
    return _write_ours(root / target, content, root)


def _write_ours(path: Path, content: bytes, root: Path) -> Written:
    kept = write_ours(Sets(root), {path: content})
    return Written(kept[path], path) if path in kept else Written(path)
