"""Every built-in set goes the whole way: new, issue, filled in LibreOffice, aggregate; told is what was typed."""

import csv
import json
from collections import Counter
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest

from maar.cli.main import main
from tests.client_walk.office import Office

from .bank import SETS, put_to, refs_of, roles_for
from .typist import Typed, Typist

pytestmark = pytest.mark.client

CASES = {"core-groups": ["K1", "K2"]}  # of the others one, for typing takes its time
DATES = ["--period", "2025-05-01..2026-04-30", "--return-by", "2026-05-29", "--key-decision", "K1=2025-12-03"]
MEETINGS = ["--meeting", "K1=2025-06-02=Initial conference", "--meeting", "K1=2025-07-17=Core group 2"]
WITH_MEETINGS = {name for name in SETS if "COR-1" in refs_of(name)}


@dataclass(frozen=True)
class Audit:
    """One set's audit after it was aggregated: what was typed by agency, and what was told."""

    typed: dict[str, Typed]
    folder: Path
    exit_code: int

    @property
    def found(self) -> dict:
        return json.loads((self.folder / "findings.json").read_text("utf-8"))

    @property
    def questions(self) -> dict[str, dict]:
        return {one["ref"]: one for theme in self.found["themes"] for one in theme["questions"]}

    def table(self, name: str) -> list[dict[str, str]]:
        with (self.folder / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sets")


@pytest.fixture(scope="module")
def audits(root: Path, office: Office) -> dict[str, Audit]:
    """All sets, made, issued, filled in one LibreOffice and aggregated."""
    typed, jobs = {}, []
    with chdir(root):
        for place, name in enumerate(SETS):
            roles = roles_for(refs_of(name))
            agencies = [option for role in roles for option in ("--agency", role)]
            meetings = MEETINGS if name in WITH_MEETINGS else []
            cases = [option for case in _cases(name) for option in ("--case", case)]
            assert main(["new", name, "--template", name, *cases, *agencies, *DATES, *meetings]) == 0, name
            assert main(["issue", name]) == 0, name
            typist = Typist(roles, place)
            typed[name] = {
                role: typist.fill(_issued(root, name, role), _cases(name), put_to(refs_of(name), role))
                for role in roles
            }
            jobs += [_job(root, name, role, one) for role, one in typed[name].items()]
        for job in jobs:
            Path(job["save"]).parent.mkdir(parents=True, exist_ok=True)
        for job, said in zip(jobs, office.run("type_into.py", jobs), strict=True):
            assert said["boxes_but_locked"] == [], job["open"]
        told = {name: main(["aggregate", name, "--as-of", "2026-06-02"]) for name in SETS}
    return {name: Audit(typed[name], root / "reports" / name, told[name]) for name in SETS}


def _cases(name: str) -> list[str]:
    return CASES.get(name, ["K1"])


def _issued(root: Path, name: str, role: str) -> Path:
    return root / "audits" / name / "issued" / f"{name}-{role}.xlsx"


def _job(root: Path, name: str, role: str, typed: Typed) -> dict:
    saved = root / "audits" / name / "returned" / f"from {role}.xlsx"
    entries = [list(entry) for entry in typed.entries]
    paths = {"open": str(_issued(root, name, role)), "save": str(saved)}
    return {**paths, "lists": [], "locked": [], "boxes": [], "entries": entries}


@pytest.mark.parametrize("name", SETS)
def test_every_answer_typed_is_counted(audits: dict[str, Audit], name: str) -> None:
    audit = audits[name]
    wanted: dict[str, Counter] = {}
    for typed in audit.typed.values():
        for ref, told in typed.told.items():
            wanted.setdefault(ref, Counter()).update(told)
    assert {*audit.questions} == {*refs_of(name)} == {*wanted}
    for ref, told in wanted.items():
        one = audit.questions[ref]
        levels = {label: number for label, number in one["counts"].items() if number}
        assert levels == {label: told[label] for label in one["counts"] if told[label]}, ref
        assert (one["not_known"], one["not_applicable"]) == (told["Not known"], told["Not applicable"]), ref
        assert (one["blank"], one["unreadable"]) == (0, 0), ref
        assert one["asked"] == told.total(), ref


@pytest.mark.parametrize("name", SETS)
def test_every_value_typed_stands_in_the_data(audits: dict[str, Audit], name: str) -> None:
    audit = audits[name]
    told = Counter(
        (row["agency"], row["case"], row["question"], row["part"], row["type"], row["value"].lstrip("'"))
        for row in audit.table("values")
    )
    for agency, typed in audit.typed.items():
        for value in typed.values:
            assert told[agency, *value] > 0, value


@pytest.mark.parametrize("name", SETS)
def test_the_books_balance(audits: dict[str, Audit], name: str) -> None:
    audit = audits[name]
    returns, answers = audit.found["returns"], audit.found["answers"]
    assert returns["returned"] == returns["issued"] == len(audit.typed) * len(_cases(name))
    assert (
        answers["put"] == answers["asked"] == sum(t.total() for one in audit.typed.values() for t in one.told.values())
    )
    assert audit.exit_code in (0, 1)  # numbers that do not add up are an error to put right, and are counted
