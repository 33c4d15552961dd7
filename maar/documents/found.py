"""Everything that was found in one audit, as documents are made from it."""

from dataclasses import dataclass, field
from datetime import date

from maar.agreement import Agreement
from maar.chronology import CaseChronology
from maar.documents.edition import Edition
from maar.documents.words import Words
from maar.findings import Finding
from maar.plan import Plan
from maar.problems import Problem
from maar.returns import Decision, Settled
from maar.scores import Scores, SmartCase


@dataclass(frozen=True, slots=True)
class Found:
    """`checks` are (ran, of); `as_of` is the date that lateness is judged by, and no other date is known.

    `decisions` are those of the lead, in the order in which they are told. `agreement` says how near judgements lie,
    and what a meeting agreed beside them. `words` are the lead's own, `edition` says who is told.
    """

    plan: Plan
    settled: Settled
    scores: Scores
    findings: tuple[Finding, ...]
    chronologies: tuple[CaseChronology, ...]
    smart: tuple[SmartCase, ...]
    problems: tuple[Problem, ...]
    checks: tuple[int, int]
    as_of: date
    decisions: tuple[Decision, ...] = ()
    agreement: Agreement = field(default_factory=Agreement)
    words: Words = field(default_factory=Words)
    edition: Edition = Edition.RESTRICTED

    @property
    def public(self) -> bool:
        return self.edition is Edition.PUBLIC
