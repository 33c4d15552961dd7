"""One audit in which every agency answers in a way of its own; one LibreOffice and one node fill it all."""

import csv
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest
from client_walk.bank import Bank, load
from client_walk.office import Office

from . import story
from .expected import AUDIT, Saved
from .ways import EXCELJS, LIBREOFFICE, PASSWORD, REFUSED, SHEETJS, WAYS, Way

EVERY_WAY = (*WAYS, *REFUSED)
HERE = Path(__file__).parent
NO_LIBRARIES = "node with ExcelJS and SheetJS is not installed: npm ci --ignore-scripts in tests/clients"
LIMIT = 120  # seconds for all the work of node; it takes a tenth of that


@dataclass(frozen=True)
class RoundTrip:
    """What the programs saved, which of them are missing and why, and what was told."""

    folder: Path
    saved: dict[Way, Saved]
    missing: dict[str, str]
    exit_code: int

    @cached_property
    def findings(self) -> dict:
        return json.loads((self.folder / "reports" / AUDIT / "findings.json").read_text("utf-8"))

    def of_agency(self, way: Way) -> dict:
        """What findings.json says of one way's agency: books of returns and answers, and themes."""
        told = self.findings
        books = {name: _coded(told[name]["by_agency"], way) for name in ("returns", "answers")}
        return books | {"themes": _coded(told["agencies"], way)["themes"]}

    def problems(self, way: Way) -> list[dict[str, str]]:
        """What is said of its file or its answers; that a return is still missing is left out."""
        return [row for row in self.table("problems", way) if row["file"]]

    def table(self, name: str, way: Way) -> list[dict[str, str]]:
        """The rows of a data file that tell of one way."""
        told = _table(self.folder / "reports" / AUDIT / "data" / f"{name}.csv")
        return [row for row in told if way.code == row.get("agency") or way.file == row["file"]]


def _coded(told: list[dict], way: Way) -> dict:
    return next(one for one in told if one["code"] == way.code)


@cache
def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load("baseline")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working folder of an audit just issued, with an agency for each way."""
    root = tmp_path_factory.mktemp("clients")
    agencies = [option for way in EVERY_WAY for option in ("--agency", f"{way.code}:{story.TELLER}={way.code}")]
    dates = ["--return-by", "2026-05-29", "--period", "2025-05-01..2026-04-30"]
    maar(root, "new", AUDIT, "--id", "CLIENTS2", "--template", "baseline", "--cases", "2", *agencies, *dates)
    maar(root, "issue", AUDIT)
    return root


def maar(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command as the lead does, in the working folder."""
    command = [sys.executable, "-m", "maar", *words]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", timeout=LIMIT)
    assert done.returncode in (0, 1, 3), f"maar {words[0]} stopped:\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture(scope="session")
def round_trip(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RoundTrip:
    """Everything filled and saved by the programs that are here, then read and told in one go."""
    saved: dict[Way, Saved] = {}
    missing: dict[str, str] = {}
    with ThreadPoolExecutor() as both:
        hands = []
        for clients, fill in (((EXCELJS, SHEETJS), _by_libraries), ((LIBREOFFICE,), _by_office)):
            ways = [way for way in EVERY_WAY if way.client in clients]
            working = both.submit(fill, _jobs(folder, ways), tmp_path_factory.mktemp("hand"))
            hands.append((clients, ways, working))
    for clients, ways, working in hands:
        try:
            saved |= {way: Saved(one) for way, one in zip(ways, working.result(), strict=True)}
        except pytest.skip.Exception as reason:
            missing |= dict.fromkeys(clients, str(reason))
    if not saved:
        pytest.skip("; ".join(dict.fromkeys(missing.values())))
    passwords = folder / "passwords.txt"
    passwords.write_text(f"a password of somebody else\n{PASSWORD}\n", "utf-8")
    done = maar(folder, "aggregate", AUDIT, "--as-of", "2026-06-02", "--password-file", str(passwords))
    return RoundTrip(folder, saved, missing, done.returncode)


@pytest.fixture
def saved(round_trip: RoundTrip, way: Way) -> Saved:
    """Where everything stands in what came back in this way."""
    if way.client in round_trip.missing:
        pytest.skip(round_trip.missing[way.client])
    return round_trip.saved[way]


def _jobs(folder: Path, ways: list[Way]) -> list[dict]:
    audit = folder / "audits" / AUDIT
    for way in ways:
        (audit / "returned" / way.file).parent.mkdir(parents=True)
    return [
        story.job(way, str(audit / "issued" / f"{AUDIT}-{way.code}.xlsx"), str(audit / "returned" / way.save_as))
        for way in ways
    ]


def _by_office(jobs: list[dict], at: Path) -> list[dict]:
    with Office(at) as office:
        return office.run("hand_office.py", jobs, HERE)


def _by_libraries(jobs: list[dict], at: Path) -> list[dict]:
    node = _require_node()
    (at / "jobs.json").write_text(json.dumps(jobs), "utf-8")
    command = [node, str(HERE / "fill.js"), str(at / "jobs.json"), str(at / "told.json")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=LIMIT)
    assert done.returncode == 0, f"fill.js stopped:\n{done.stderr}"
    return json.loads((at / "told.json").read_text("utf-8"))


def _require_node() -> str:
    """Node, and what package.json names; without them the test is skipped, or fails where it must run."""
    node = shutil.which("node")
    if node and all((HERE / "node_modules" / name).is_dir() for name in ("exceljs", "xlsx")):
        return node
    if os.environ.get("MAAR_REQUIRE_CLIENTS") == "1":
        pytest.fail(NO_LIBRARIES)
    pytest.skip(NO_LIBRARIES)
