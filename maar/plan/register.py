"""What was issued: for each workbook and question the fingerprint of its wording and of how it is read.

Held in `issued/register.json`. It lets a return of an earlier issue be read against today's questions.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from maar.plan.model import Agency, Case
from maar.questions import Question, QuestionSet

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked in one issue."""

    issue: int
    wording: str
    measure: str


@dataclass(frozen=True, slots=True)
class Issued:
    """One workbook as issued: its issue, the bytes we wrote, and each question's own issue."""

    issue: int
    file: str
    sha256: str
    refs: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Register:
    """The history of every question and workbook; grows, and never forgets a ref or code."""

    questions: Mapping[str, tuple[Asked, ...]] = field(default_factory=dict)
    workbooks: Mapping[str, tuple[Issued, ...]] = field(default_factory=dict)
    agencies: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()

    def issue_of(self, ref: str) -> int:
        """The issue in which this question got its present form; 1 before anything was issued."""
        return self.questions[ref][-1].issue if ref in self.questions else 1

    def asked(self, ref: str, issue: int) -> Asked | None:
        """The question as it was in that issue, if it was ever asked in it."""
        return next((asked for asked in self.questions.get(ref, ()) if asked.issue == issue), None)

    def put(self, agency: Agency, case: Case, issue: int) -> frozenset[str] | None:
        """The refs put to this agency in that issue of its workbook; None where no such issue is known."""
        for name in (workbook_name(agency, None), workbook_name(agency, case)):
            for issued in self.workbooks.get(name, ()):
                if issued.issue == issue:
                    return frozenset(issued.refs)
        return None

    @property
    def latest(self) -> int:
        return max((asked[-1].issue for asked in self.questions.values()), default=0)

    def with_questions(self, question_set: QuestionSet) -> "Register":
        """The register once these questions are issued: what changed since gets a new issue."""
        issue = self.latest + 1
        history = dict(self.questions)
        for question in question_set.questions:
            past = history.get(question.ref, ())
            if not past or not same(past[-1], question):
                history[question.ref] = (*past, Asked(issue, question.wording, question.measure))
        return replace(self, questions=history)

    def with_workbook(self, agency: Agency, case: Case | None, issued: Issued) -> "Register":
        """The register once this workbook is issued; the same issue again replaces its last line."""
        name = workbook_name(agency, case)
        past = tuple(line for line in self.workbooks.get(name, ()) if line.issue != issued.issue)
        return replace(self, workbooks={**self.workbooks, name: (*past, issued)})


def same(asked: Asked, question: Question) -> bool:
    return question.has_wording(asked.wording) and question.has_measure(asked.measure)


def workbook_name(agency: Agency, case: Case | None) -> str:
    """The name of a workbook in the register: `CSC`, or `GP|K1` where an agency has one per case."""
    return f"{agency.code}|{case.ref}" if case else agency.code


def as_json(register: Register) -> str:
    """The register as it is kept on disk."""
    content = {
        "format": FORMAT,
        "agencies": register.agencies,
        "cases": register.cases,
        "questions": {
            ref: [{"issue": asked.issue, "wording": asked.wording, "measure": asked.measure} for asked in history]
            for ref, history in register.questions.items()
        },
        "workbooks": {
            name: [
                {"issue": line.issue, "file": line.file, "sha256": line.sha256, "questions": dict(line.refs)}
                for line in history
            ]
            for name, history in register.workbooks.items()
        },
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def from_json(text: str) -> Register:
    """The register from disk. Raises ValueError or KeyError for a text that is none."""
    content: Any = json.loads(text)
    return Register(
        questions={
            ref: tuple(Asked(line["issue"], line["wording"], line["measure"]) for line in history)
            for ref, history in content["questions"].items()
        },
        workbooks={
            name: tuple(Issued(line["issue"], line["file"], line["sha256"], line["questions"]) for line in history)
            for name, history in content["workbooks"].items()
        },
        agencies=tuple(content["agencies"]),
        cases=tuple(content["cases"]),
    )
