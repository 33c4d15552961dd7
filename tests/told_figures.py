"""Every figure that follows from findings.json and the data files beside it, counted without anything of maar.

Comes in: the folder of a report. Goes out: pairs (n, d), for all documents and for each question.
"""

import csv
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import groupby, product
from pathlib import Path
from typing import Any

Pair = tuple[int, int]
SMART = ("specific", "measurable", "achievable", "relevant", "time_bound")
COMPLETE = ("answered", "not_known", "not_applicable")


@dataclass(frozen=True)
class Report:
    """A report as machines read it."""

    folder: Path

    @cached_property
    def found(self) -> dict[str, Any]:
        return json.loads((self.folder / "findings.json").read_text("utf-8"))

    @cached_property
    def questions(self) -> dict[str, dict[str, Any]]:
        return {one["ref"]: one for theme in self.found["themes"] for one in theme["questions"]}

    def rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def pairs(self) -> set[Pair]:
        """Every n of d that a document may tell."""
        own = (_shares(self.found), self._books(), self._parts(), self._states(), self._moves(), self._actions())
        each = (pair for pairs in self.by_agency.values() for pair in pairs)
        return {pair for pairs in (*own, self._asides(), self._checks(), each) for pair in pairs}

    def of_question(self, ref: str) -> set[Pair]:
        """What may stand beside the label of a question: its positive share, as agreed too, and its findings."""
        question = self.questions[ref]
        agreed = question["agreed"] or {}
        findings = {(one["n"], one["d"]) for one in self.found["findings"] if one["question"] == ref}
        shares = [share for share in (question["positive"], agreed.get("positive")) if share]
        if question["positive"] is None:  # what has no levels is told as so many answered of those asked
            findings.add((_answered(question), question["asked"]))
        return findings | {(share["n"], share["d"]) for share in shares}

    @cached_property
    def by_agency(self) -> dict[tuple[str, str], set[Pair]]:
        """What feedback tells an agency (by code) of its own answers to a question (by ref): positive ones."""
        counts: dict[tuple[str, str], Counter[bool]] = {}
        for row in self.rows("answers"):
            scale = self._scales.get(row["scale"])
            is_known = row["state"] == "answered" or (row["state"] == "not known" and scale and scale[1])
            if scale and is_known:
                good = row["judgement"] in scale[0]
                counts.setdefault((row["agency"], row["question"]), Counter())[good] += 1
        return {key: {(one[True], one.total())} for key, one in counts.items()}

    @cached_property
    def _scales(self) -> dict[str, tuple[set[str], bool]]:
        """Of each scale the labels that are positive, and whether not known is in the count."""
        frozen = self.folder.parents[1] / "audits" / self.folder.name / "questions.toml"
        scales = tomllib.loads(frozen.read_text("utf-8"))["scale"]
        return {
            code: ({level["label"] for level in one["level"] if level["positive"]}, one["not_known_counts"])
            for code, one in scales.items()
        }

    def _checks(self) -> Iterator[Pair]:
        checks = json.loads((self.folder / "run.json").read_text("utf-8"))["checks"]
        yield checks["ran"], checks["of"]

    def _books(self) -> Iterator[Pair]:
        for books in (self.found["returns"], *self.found["returns"]["by_agency"]):
            yield from ((books[name], books["issued"]) for name in ("returned", "nil", "outstanding"))
            yield books["returned"] + books["nil"], books["issued"]
        for books in (self.found["answers"], *self.found["answers"]["by_agency"]):
            yield from ((books[name], books["asked"]) for name in (*COMPLETE, "blank", "unreadable"))
            yield sum(books[name] for name in COMPLETE), books["asked"]

    def _parts(self) -> Iterator[Pair]:
        """Of the actions in the plan so many have an owner; of those asked so many chose this."""
        for question in self.questions.values():
            sums = [part["sum"] for part in question["parts"] if part["sum"] is not None]
            yield from ((one, sums[0]) for one in sums)
            for part in question["parts"]:
                yield from ((count, part["n"]) for count in part.get("counts", {}).values())
                yield part["n"], part.get("d", question["asked"])

    def _states(self) -> Iterator[Pair]:
        """So many answers of those asked were not known, so many at one level of those in the count."""
        for one in self.questions.values():
            in_count = sum(one["counts"].values())
            yield from (
                (one[name], one["asked"]) for name in ("not_known", "not_applicable", "blank", "unreadable", "n")
            )
            yield from ((count, in_count) for count in one["counts"].values())
            yield one["not_known"] + one["blank"] + one["unreadable"], one["asked"]
            yield _answered(one), one["asked"]

    def _moves(self) -> Iterator[Pair]:
        """Returned judgements that were raised, kept or lowered, of all, of those on a scale, of an agency's."""
        ways: dict[object, Counter[int]] = {}
        for row in self.rows("answers"):
            levels = [*self.questions[row["question"]]["counts"]] if row["question"] in self.questions else []
            if {row["judgement"], row["agreed"]} <= {*levels}:
                up = levels.index(row["judgement"]) - levels.index(row["agreed"])
                for owner in ("all", ("scale", row["scale"]), ("agency", row["agency"])):
                    ways.setdefault(owner, Counter())[(up > 0) - (up < 0)] += 1
        for counts in ways.values():
            yield from ((counts[way], counts.total()) for way in (-1, 0, 1))

    def _actions(self) -> Iterator[Pair]:
        """Planned actions that met a test, all five, or were shared with the family, of a case's and of all."""
        rows = self.rows("plan_actions")
        for case in {"", *(row["case"] for row in rows)}:
            own = [row for row in rows if not case or row["case"] == case]
            yield from (_yes(own, (test,)) for test in (*SMART, "shared"))
            yield _yes(own, SMART)

    def _asides(self) -> Iterator[Pair]:
        """Of the returns received so many say that the auditor was independent, spoke to the practitioner, signed."""
        for _, put in groupby(self.rows("answers"), lambda row: (row["agency"], row["case"])):
            states = Counter(row["state"] for row in put)
            yield sum(states[state.replace("_", " ")] for state in COMPLETE), states.total()
        rows = [row for row in self.rows("returns") if row["status"] == "returned"]
        yield from (_yes(rows, (name,)) for name in ("independent", "spoke_to_practitioner"))
        yield sum(bool(row["signed_off_by"] or row["signed_off_on"]) for row in rows), len(rows)
        for code, case in product({row["agency"] for row in rows}, ({row["case"] for row in rows})):
            yield sum(row["agency"] == code for row in rows), len(self.found["cases"])
            yield sum(row["case"] == case for row in rows), len(self.found["agencies"])


def _shares(told: object) -> Iterator[Pair]:
    """Every n beside a d, wherever it stands."""
    if isinstance(told, dict):
        if isinstance(told.get("n"), int) and isinstance(told.get("d"), int):
            yield told["n"], told["d"]
        for one in told.values():
            yield from _shares(one)
    elif isinstance(told, list):
        for one in told:
            yield from _shares(one)


def _answered(question: dict[str, Any]) -> int:
    return question["asked"] - sum(question[name] for name in ("not_known", "not_applicable", "blank", "unreadable"))


def _yes(rows: Iterable[dict[str, str]], names: tuple[str, ...]) -> Pair:
    every = list(rows)
    return sum(all(row[name] == "Yes" for name in names) for row in every), len(every)


def per_cent(n: int, d: int) -> str:
    """As it is printed: a whole number, halves up; 0 and 100 only where exact."""
    exact = Fraction(100 * n, d)
    whole = int(exact + Fraction(1, 2))
    if whole == 0 and n:
        return "<1"
    return ">99" if whole == 100 and n < d else str(whole)
