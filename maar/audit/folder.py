"""Where everything of an audit is. The folders are the state; nothing is kept anywhere else."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from maar.plan import Plan, Register
from maar.plan import read as read_plan
from maar.plan.register import from_json
from maar.problems import MaarError, Problem
from maar.questions import read as read_questions
from maar.questions.read import CODE


@dataclass(frozen=True, slots=True)
class AuditFolder:
    """The paths of one audit; `root` is the working folder that holds `audits/` and `reports/`."""

    root: Path
    name: str

    @property
    def path(self) -> Path:
        return self.root / "audits" / self.name

    @property
    def plan_file(self) -> Path:
        return self.path / "audit.toml"

    @property
    def questions_file(self) -> Path:
        return self.path / "questions.toml"

    @property
    def decisions_file(self) -> Path:
        return self.path / "decisions.toml"

    @property
    def issued(self) -> Path:
        return self.path / "issued"

    @property
    def register_file(self) -> Path:
        return self.issued / "register.json"

    @property
    def returned(self) -> Path:
        return self.path / "returned"

    @property
    def tabletop(self) -> Path:
        """Workbooks for the meeting; filled ones are read wherever they lie in there."""
        return self.path / "tabletop"

    @property
    def tabletop_key(self) -> Path:
        """Which letter stands for which agency: outside the folder that is sent round."""
        return self.path / "tabletop-key.csv"

    @property
    def cache(self) -> Path:
        return self.path / ".cache"

    @property
    def reports(self) -> Path:
        return self.root / "reports" / self.name

    @property
    def public(self) -> Path:
        """The public edition and nothing else."""
        return self.reports / "public"

    @property
    def words_file(self) -> Path:
        """The lead's own words for what is told."""
        return self.path / "words.toml"

    @property
    def published_file(self) -> Path:
        """What the public editions so far rested on."""
        return self.path / "published.json"

    @property
    def to_clear_file(self) -> Path:
        """The texts that nobody has cleared for the public edition, whole."""
        return self.path / "to-clear.txt"


def here(root: Path) -> tuple[AuditFolder, ...]:
    """Every audit in a working folder, by name."""
    folders = sorted((root / "audits").glob("*/audit.toml"))
    return tuple(AuditFolder(root, path.parent.name) for path in folders)


def find(audit: str, root: Path) -> AuditFolder:
    """The audit with this name under `audits/`, or at this path."""
    if (root / "audits" / audit / "audit.toml").is_file():
        return AuditFolder(root, audit)
    path = (root / audit).resolve()
    if path.name == "audit.toml":
        path = path.parent
    if (path / "audit.toml").is_file() and path.parent.name == "audits":
        return AuditFolder(path.parent.parent, path.name)
    known = [folder.name for folder in here(root)]
    advice = f"Audits here: {', '.join(known)}." if known else "There is no audit here yet: make one with maar new."
    raise MaarError(f"There is no audit {audit}.", advice)


def new_folder(audit: str, root: Path) -> AuditFolder:
    """The folder for an audit that is yet to be made."""
    if not CODE.fullmatch(audit):
        raise MaarError(
            f"{audit} cannot be the name of an audit.",
            "Use up to 20 letters, digits, dots, hyphens or underscores, beginning with a letter or digit.",
        )
    folder = AuditFolder(root, audit)
    if folder.path.exists():
        raise MaarError(f"There is already an audit {audit}.", "Choose another name; nothing was changed.")
    return folder


def load_plan(folder: AuditFolder) -> Plan:
    """The plan of an audit with its frozen questions; raises `MaarError` naming the first mistake in them."""
    if not folder.questions_file.is_file():
        raise MaarError(f"{folder.questions_file} is missing.", "It is made by maar new; restore it from a copy.")
    question_set, problems = read_questions.frozen(folder.questions_file)
    if question_set is None:
        raise _mistakes(problems)
    plan, problems = read_plan.plan(folder.plan_file, question_set)
    if plan is None:
        raise _mistakes(problems)
    return plan


def load_register(folder: AuditFolder) -> Register:
    """What was issued so far; empty before the first issue."""
    if not folder.register_file.is_file():
        return Register()
    try:
        return from_json(folder.register_file.read_text("utf-8"))
    except (ValueError, KeyError, TypeError) as error:
        raise MaarError(
            f"{folder.register_file} cannot be read ({error}).",
            "It says what was issued: restore it from a copy, and do not issue again without it.",
        ) from error


def audit_id(folder: AuditFolder) -> str:
    """The id in a plan that may have mistakes elsewhere; empty where there is none."""
    try:
        return str(tomllib.loads(folder.plan_file.read_text("utf-8-sig")).get("id", ""))
    except (OSError, ValueError, RecursionError):
        return ""


def _mistakes(problems: tuple[Problem, ...]) -> MaarError:
    first = problems[0]
    more = len(problems) - 1
    rest = "" if not more else " One more mistake follows." if more == 1 else f" {more} more mistakes follow."
    return MaarError(first.message, first.advice + rest)
