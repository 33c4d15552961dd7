"""The audit lead's desk: an audit that was issued, what came back to it, and what `maar` says when asked."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from workbooks import FEW, Hand

from maar.cli.main import main
from maar.problems import Problem

AUDIT, CASES, ON_TIME = "spring", ("K1", "K2"), ("--as-of", "2026-05-01")
QUESTION_SET = f'title = "Short"\nversion = "1"\ndescription = "Short."\nquestions = {json.dumps(FEW)}\n'
NEW = ("--template", "short", "--cases", "2", "--return-by", "2026-05-29", "--period", "2025-05-01..2026-04-30")
AGENCIES = ("--agency", "CSC", "--agency", "POL=Eastmere Police")

FINE: dict[str, tuple[str, ...]] = {
    "ALERT": ("No",),
    "CHR-1": ("Yes", "On the file"),
    "CHR-2": ("Good", "Seen daily"),
    "CHR-4": ("Good", "Read it all"),
    "APP-1": ("", "The nurse rang weekly"),
    "PLN-1.actions": ("Not known", "", "The plan was lost"),
    **{f"OVR-{number}": ("Good", "", "On the whole") for number in (1, 2, 3)},
}
ROW = {"ALERT": 12, "CHR-1": 15, "CHR-2": 16, "CHR-4": 17}  # where these stand in a case sheet
CHR_2 = ("CSC", "K1", "CHR-2")
GRADES = [(agency, case, ref) for agency in ("CSC", "POL") for case in CASES for ref in ("CHR-2", "CHR-4")]


class Said(NamedTuple):
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str


class Told(NamedTuple):
    """What `maar check` says: every problem, what became of every file, and how it ended."""

    code: int
    problems: list[dict[str, Any]]
    files: dict[str, str]
    alerts: list[dict[str, Any]]

    @property
    def codes(self) -> list[str]:
        """The codes of all that is said, in order."""
        return sorted(one["code"] for one in self.problems)

    def all(self, code: str) -> list[dict[str, Any]]:
        return [one for one in self.problems if one["code"] == code]

    def the(self, code: str) -> dict[str, Any]:
        """The one problem with this code."""
        found = self.all(code)
        assert len(found) == 1, [(one["code"], one["message"]) for one in self.problems]
        return found[0]


def says(problems: Mapping[str, Any] | Iterable[Problem], *words: str) -> bool:
    """Are all of these words said, in any order, whatever marks stand around them?"""
    if isinstance(problems, Mapping):
        message = str(problems["message"])
    else:
        message = "\n".join(problem.message for problem in problems)
    missing = [one for one in words if _bare(one) not in _bare(message)]
    assert missing == [], message
    return True


def _bare(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "'\"‘’“”"))).casefold()


@cache
def _filled(issued: bytes, cases: tuple[str, ...]) -> bytes:
    hand = Hand(issued)
    for case in cases:
        asked = {ref.removeprefix(f"{case}-") for ref, _ in hand.rows(hand.sheet(case))}
        for ref in asked & FINE.keys():
            hand.type(case, ref, *FINE[ref])
    return hand.bytes()


class Desk:
    """A working folder with the audit `spring`: two cases, social care and police, five questions and what all ask."""

    def __init__(self, root: Path, capture: "pytest.CaptureFixture[str]") -> None:
        self.root, self._capture = root, capture

    @property
    def audit(self) -> Path:
        return self.root / "audits" / AUDIT

    @property
    def returned(self) -> Path:
        return self.audit / "returned"

    @property
    def reports(self) -> Path:
        return self.root / "reports" / AUDIT

    def hand(self, agency: str = "CSC", audit: str = AUDIT) -> Hand:
        """The workbook of an agency as it was issued, in its hands."""
        return Hand(self.issued(agency, audit))

    def issued(self, agency: str, audit: str = AUDIT) -> bytes:
        return (self.root / f"audits/{audit}/issued/{audit}-{agency}.xlsx").read_bytes()

    def filled(self, agency: str = "CSC", cases: tuple[str, ...] = CASES) -> Hand:
        """The same with every question about these children answered, and nothing wrong in it."""
        return Hand(_filled(self.issued(agency), cases))

    def put(self, name: str, content: bytes | Hand) -> Path:
        """A file that came back, under this name."""
        path = self.returned / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.bytes() if isinstance(content, Hand) else content)
        return path

    def run(self, *arguments: str) -> Said:
        code = main([*arguments])
        out, err = self._capture.readouterr()
        return Said(code, out, err)

    def check(self, what: str = AUDIT) -> Told:
        code, out, err = self.run("check", what, *ON_TIME, "--json")
        assert code != 2, err
        said = json.loads(out)
        return Told(code, said["problems"], said["files"], said["alerts"])

    def answers(self) -> Mapping[tuple[str, str, str], dict[str, str]]:
        """The rows of `data/answers.csv` after `maar aggregate`, by agency, case and question."""
        rows = self.data("answers")
        return {(row["agency"], row["case"], row["question"]): row for row in rows}

    def data(self, name: str) -> list[dict[str, str]]:
        """The rows of a data file after `maar aggregate`."""
        said = self.run("aggregate", AUDIT, *ON_TIME)
        assert said.code in (0, 1, 3), said
        text = (self.reports / f"data/{name}.csv").read_text("utf-8-sig")
        return [*csv.DictReader(io.StringIO(text, newline=""))]


def with_parts(data: bytes, parts: Mapping[str, bytes], change: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """The same zip with these parts put in, in place of any of the same name, and every other one changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in parts:
                content = before.read(name)
                after.writestr(name, change(name, content) if change else content)
        for name, content in parts.items():
            after.writestr(name, content)
    return out.getvalue()


def typed(desk: Desk, *texts: object, evidence: str = "", comment: str = "") -> dict[object, tuple[str, str, str]]:
    """Type each of these under the Judgement of a question on grades; gives what was told of each place."""
    hands = {agency: desk.filled(agency) for agency in ("CSC", "POL")}
    for (agency, case, ref), text in zip(GRADES, texts, strict=False):
        hands[agency].type(case, ref, text, evidence, comment)
    for agency, hand in hands.items():
        desk.put(f"{agency}.xlsx", hand)
    return dict(zip(texts, GRADES, strict=False))
