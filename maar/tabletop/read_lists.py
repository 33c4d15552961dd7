"""From Strengths, Learning, Recommendations and In the room to their rows: any row with something in it.

Comes in: a sheet with its headings. Goes out: what was written down, in the order of its rows, nothing of it lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maar.answers import Kept, Present, Recommendation
from maar.figures import listed
from maar.plan import Plan
from maar.problems import Kind
from maar.problems import tabletop as codes
from maar.sheets import cells
from maar.sheets.book import Sheet
from maar.sheets.box import Box, box_in, short, shows
from maar.sheets.cells import folded
from maar.sheets.locate import Headings
from maar.tabletop import spec
from maar.tabletop.blind import letters
from maar.tabletop.read_source import Source

BETWEEN = re.compile(r"[,;&+\n]|\band\b", re.IGNORECASE)
CASES = re.compile(r"^\s*cases\b:?", re.IGNORECASE)
EVERY = ("all", "all cases", "all of them", "every case")


@dataclass(frozen=True, slots=True)
class _Line:
    """One filled row of a list, its boxes by the name of their column."""

    source: Source
    boxes: dict[str, Box]

    def text(self, name: str) -> str:
        return self.boxes[name].text if name in self.boxes else ""

    @property
    def said(self) -> str:
        return " / ".join(box.content for box in self.boxes.values() if box.filled)

    def complain(self, kind: Kind, name: str, **facts: str) -> None:
        self.source.complain(kind, self.boxes[name].at, **facts)

    def day(self) -> tuple[date | None, str]:
        """The date it is due, and what stands there where that is none."""
        box = self.boxes.get("due")
        if box is None or not box.text:
            return None, ""
        got = cells.day(box.raw)
        if not got.understood:
            self.complain(codes.NOT_A_DATE, "due", typed=short(box.text))
        return got.value, "" if got.value else box.text


def kept_in(source: Source, sheet: Sheet, headings: Headings, of: spec.List, kind: Kept) -> list[Recommendation]:
    """The rows of Strengths, Learning or Recommendations."""
    kept = []
    for line in _lines(source, sheet, headings, of):
        due, due_text = line.day()
        kept.append(
            Recommendation(
                kind,
                line.text("text"),
                line.text("why"),
                line.text("cases"),
                line.text("owner"),
                due,
                due_text,
                line.text("measure"),
                line.boxes["text"].at,
            )
        )
        _look_at(line, of, kind)
    return kept


def present_in(source: Source, sheet: Sheet, headings: Headings, of: spec.List) -> list[Present]:
    """The rows of In the room."""
    present = []
    for line in _lines(source, sheet, headings, of):
        agency = line.text("agency")
        if not agency:
            _no_text(line, of, "agency")
        code = agency_called(source.plan, agency)
        if agency and not code:
            line.complain(codes.NO_AGENCY, "agency")
        present.append(Present(agency, code, line.text("role"), line.boxes["agency"].at))
    return present


def agency_called(plan: Plan, typed: str) -> str:
    """The code of the agency that somebody typed; `Agency A` is the letter that it has in a blind workbook."""
    by_letter = {folded(spec.BLIND.format(letter=letter)): code for code, letter in letters(plan).items()}
    return plan.agency_named(typed) or by_letter.get(folded(typed), "")


def _lines(source: Source, sheet: Sheet, headings: Headings, of: spec.List) -> Iterator[_Line]:
    """Every row below the headings in which anything stands, or stood and is lost."""
    columns = [(column.name, headings.column(column.heading)) for column in of.columns if column.kind != "key"]
    for place in range(headings.row + 1, len(sheet.rows)):
        boxes = {name: box_in(sheet, place, column, source.file) for name, column in columns}
        if not any(box.filled for box in boxes.values()):
            continue
        for box in boxes.values():
            if box.lost:
                source.complain(codes.LOST, box.at, shows=shows(box.error or box.formula))
            elif box.formula:
                source.complain(codes.FORMULA, box.at, typed=box.formula)
        yield _Line(source, boxes)


def unknown_cases(plan: Plan, typed: str) -> list[str]:
    """What `K1, K9 and K4` names that is no case of the plan; a ref may hold what stands between two others."""
    if plan.case_named(typed):
        return []
    pieces = (piece.strip(" .") for piece in BETWEEN.split(CASES.sub("", typed)))
    return [piece for piece in pieces if piece and folded(piece) not in EVERY and not plan.case_named(piece)]


def _look_at(line: _Line, of: spec.List, kind: Kept) -> None:
    """What is wrong in a row: a case that there is not, no main words, or not who does it by when, known by what."""
    if unknown := unknown_cases(line.source.plan, line.text("cases")):
        line.complain(codes.NO_SUCH_CASE, "cases", typed=listed([f"'{short(one)}'" for one in unknown]))
    if not line.boxes["text"].filled:
        _no_text(line, of, "text")
    elif kind is Kept.RECOMMENDATION:
        wanted = {"owner": "owner", "due": "due date", "measure": "measure"}
        missing = [word for name, word in wanted.items() if not line.boxes[name].filled]
        if missing:
            typed = short(line.boxes["text"].content)
            line.complain(codes.INCOMPLETE, "text", typed=typed, missing=listed(missing))


def _no_text(line: _Line, of: spec.List, name: str) -> None:
    heading = next(column.heading for column in of.columns if column.name == name)
    line.complain(codes.NO_TEXT, name, heading=heading, typed=short(line.said))
