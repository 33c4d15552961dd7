"""Packs for the meeting made by hand, and the workbook made of them as a person sees it."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from agreement_hand import OVERALL, in_marks, plan, question, settled
from example import YES_NO
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from maar.agreement import in_order, on_the_table, rates
from maar.answers import Answer, ChronologyEvent
from maar.chronology import chronologies
from maar.pairs import contradictions
from maar.plan import Agency, Plan
from maar.problems import Location
from maar.returns import Return, Settled
from maar.scores import smart
from maar.tabletop.agenda import across, agenda
from maar.tabletop.pack import Pack
from maar.tabletop.write import workbook

# CSC POL 0-19 GP EDU EH ACU HOU; GP did not send anything, HOU did not know the child.
SPLIT, SAME, YES, WORDS = question("EXA-1"), question("EXA-2"), question("EXA-3", YES_NO), question("EXA-4", None)
MARKS = {
    "EXA-1": "O  RI I  - G NK NA -",
    "EXA-2": "G  G  G  - G G  G  -",
    "EXA-3": "Y  Y  UR - N BL -  -",
    "EXA-4": "Y  -  -  - - -  -  -",
    "OVR-1": "G  RI G  - G G  O  -",
}


def of_eight() -> Plan:
    return replace(plan(SPLIT, SAME, YES, WORDS, overall=(OVERALL,)), tabletop=date(2026, 6, 11))


def came(of: Plan, **words: str) -> Settled:
    """What came back on K1."""
    found = settled(of, {"K1": {**in_marks(MARKS), "HOU": None}}, **words)
    tests = ("Yes", "Partly", "No", "Yes", "Yes")
    told = [replace(one, actions=tuple(replace(row, tests=tests) for row in one.actions)) for one in found.returns]
    return replace(found, returns=tuple(told))


def changed(of: Settled, code: str, **more: Any) -> Settled:
    """The same with one agency's return on K1 changed."""

    def new(one: Return) -> Return:
        return replace(one, **more) if (one.agency.code, one.case.ref) == (code, "K1") else one

    return replace(of, returns=tuple(map(new, of.returns)))


def renamed(one: Return, agency: Agency) -> Return:
    """The same return as if another agency had sent it."""

    def theirs(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        return {ref: replace(answer, agency=agency.code) for ref, answer in answers.items()}

    actions = tuple(replace(row, agency=agency.code) for row in one.actions)
    return replace(one, agency=agency, answers=theirs(one.answers), extras=theirs(one.extras), actions=actions)


def event(agency: str, when: date | None, words: str, action: str = "", significant: str = "No") -> ChronologyEvent:
    return ChronologyEvent(agency, "K1", when, words, "File", action, "", significant, Location(f"{agency}.xlsx"))


def packed(of: Plan, found: Settled, minutes: int = 180, **more: Any) -> Pack:
    tables = in_order(on_the_table(of, found, contradictions(of, found)))
    made = Pack(
        of, found, tables, agenda(tables, minutes), chronologies(of, found), smart(of, found), (), rates(of, found),
        lambda ref: 3, date(2026, 6, 1), across(minutes),
    )  # fmt: skip
    return replace(made, **more)


class Seen:
    """The workbook as it opens."""

    def __init__(self, pack: Pack) -> None:
        self.data = workbook(pack)
        self.book = load_workbook(io.BytesIO(self.data))

    def __getitem__(self, title: str) -> Worksheet:
        found = self.book[title]
        assert isinstance(found, Worksheet)
        return found

    def lines(self, title: str) -> list[str]:
        """Every row with something in it that shows, its cells side by side."""
        sheet = self[title]
        told = []
        for row in sheet.iter_rows(min_col=2):
            filled = [one for one in row if one.value is not None]
            texts = [str(one.value) for one in filled if not sheet.column_dimensions[one.column_letter].hidden]
            told += [" | ".join(texts)] if texts else []
        return told

    def heading(self, title: str, first: str) -> tuple[int, dict[str, int]]:
        """The row of the headings that begin with `first`, and the column of each."""
        for row in self[title].iter_rows(max_row=30):
            found = {str(one.value): int(one.column or 0) for one in row if one.value}
            if first in found and len(found) > 1 and str(row[1].value) == first:
                return int(row[0].row or 0), found
        raise AssertionError(f"no headings in {title}")

    def cell(self, title: str, ref: str, heading: str) -> Any:
        """The cell of a question under a heading."""
        start, columns = self.heading(title, "Ref")
        for row in range(start + 1, self[title].max_row + 1):
            if self[title].cell(row, 2).value == ref:
                return self[title].cell(row, columns[heading])
        raise AssertionError(f"no {ref} in {title}")

    @property
    def texts(self) -> list[str]:
        return [str(one.value) for sheet in self.book for row in sheet.iter_rows() for one in row if one.value]
