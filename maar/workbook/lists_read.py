"""From Chronology and SMART plan to events and planned actions: any row with text in it, wherever the table ends.

A row that does not say which case it is about is kept, without a case: it stands in the data and counts nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from maar.answers import ChronologyEvent, PlannedAction
from maar.figures import day
from maar.problems import Kind, Location, Problem
from maar.problems import answers as codes
from maar.problems import returns as return_codes
from maar.questions.model import fingerprint
from maar.sheets import cells
from maar.sheets.book import Sheet, address
from maar.sheets.box import hidden_in, short, shows
from maar.sheets.cells import Raw, text_of
from maar.sheets.locate import Headings
from maar.workbook import spec
from maar.workbook.case_read import Source


@dataclass(frozen=True, slots=True)
class ListRow:
    """One filled row: its values as text by column name, the raw ones, its place, and whose it is once known."""

    texts: dict[str, str]
    sheet: Sheet
    headings: Headings
    row: int
    columns: tuple[spec.Column, ...]
    source: Source
    agency: str = ""
    case: str = ""

    def complain(self, kind: Kind, name: str, **facts: str) -> None:
        """A problem with one cell of the row."""
        content = fingerprint(name, *self.texts.values())
        told = tuple(sorted(facts.items()))
        self.source.problems.append(Problem(kind, self.at(name), self.agency, self.case, "", told, content))

    def at(self, name: str) -> Location:
        """The cell of a column; where its heading is gone, all the cells of the row that are read."""
        heading = self.heading(name)
        if heading in self.headings.columns:
            return self.source.at(self.sheet, self.row, self.headings.column(heading))
        read = sorted(self.headings.columns.values())
        first, last = (address(self.row, column) for column in (read[0], read[-1]))
        return Location(self.source.file, self.sheet.name, f"{first}:{last}")

    def heading(self, name: str) -> str:
        return next(column.heading for column in self.columns if column.name == name)

    def raw(self, name: str) -> Raw:
        return self.sheet.at(self.row, self.headings.column(self.heading(name)))

    def lost(self, name: str) -> str:
        """The error, or the formula, in a cell that reads as empty."""
        return hidden_in(self.sheet, self.row, self.headings.column(self.heading(name)))

    def day(self, name: str) -> tuple[date | None, str]:
        """The date in a column, and the text where there is none."""
        got = cells.day(self.raw(name))
        if not got.understood:
            self.complain(codes.NOT_A_DATE, name, typed=short(got.text))
        elif got.note and got.value:
            self.complain(codes.DATE_FROM_SERIAL, name, typed=got.text, read=day(got.value))
        return got.value, "" if got.value else got.text

    def choice(self, name: str) -> str:
        """The choice made in a column, kept as typed where it is none of them."""
        column = next(column for column in self.columns if column.name == name)
        got = cells.choice(self.raw(name), column.choices)
        if not got.understood:
            facts = {"typed": short(got.text), "label": column.heading, "choices": ", ".join(column.choices)}
            self.complain(return_codes.ROW_CHOICE, name, **facts)
        return got.value or got.text


def read_events(source: Source, sheet: Sheet, headings: Headings, agency: str, alone: str) -> list[ChronologyEvent]:
    """The rows of a Chronology; `alone` is the case of a one-case workbook, else empty."""
    events = []
    for row in filled_rows(source, sheet, headings, spec.CHRONOLOGY_COLUMNS, agency):
        row = replace(row, case=case_of(row, alone, "event"))
        when, words = row.day("date")
        texts = row.texts
        significant = row.choice("significant")
        words_of = (texts["event"], texts["source"], texts["action"], texts["impact"])
        events.append(ChronologyEvent(agency, row.case, when, *words_of, significant, row.at("event"), words))
    return events


def read_actions(source: Source, sheet: Sheet, headings: Headings, agency: str, alone: str) -> list[PlannedAction]:
    """The rows of a SMART plan; `alone` is the case of a one-case workbook, else empty."""
    actions = []
    tests = [column.name for column in spec.PLAN_COLUMNS if column.choices == spec.TESTED]
    for row in filled_rows(source, sheet, headings, spec.PLAN_COLUMNS, agency):
        row = replace(row, case=case_of(row, alone, "action"))
        due, words = row.day("due")
        texts = row.texts
        actions.append(
            PlannedAction(
                agency,
                row.case,
                texts["action"],
                texts["owner"],
                due,
                texts["measure"],
                texts["outcome"],
                tuple(row.choice(test) for test in tests),
                row.choice("shared"),
                row.choice("status"),
                row.at("action"),
                words,
            )
        )
    return actions


def filled_rows(
    source: Source, sheet: Sheet, headings: Headings, columns: tuple[spec.Column, ...], agency: str
) -> Iterator[ListRow]:
    """Every row below the headings in which anything but a case stands, or what stood there is lost."""
    shown = [(column.name, headings.column(column.heading)) for column in columns if column.kind != "key"]
    for place in range(headings.row + 1, len(sheet.rows)):
        texts = {name: text_of(sheet.at(place, at)) for name, at in shown}
        lost = False
        for name, at in shown:
            hidden = hidden_in(sheet, place, at)
            if hidden and not (texts[name] and (place, at) not in sheet.hidden.errors):
                lost = True
                source.complain(codes.ROW_ERROR, source.at(sheet, place, at), typed=hidden, shows=shows(hidden))
            elif hidden:
                source.complain(codes.ROW_FORMULA, source.at(sheet, place, at), typed=hidden)
        row = ListRow(texts, sheet, headings, place, columns, source, agency)
        if lost or any(text for name, text in texts.items() if name != "case"):
            yield row
        elif texts["case"]:
            row.complain(return_codes.CASE_ALONE, "case", typed=short(texts["case"]))


def case_of(row: ListRow, alone: str, what: str) -> str:
    """The case a row is about, from what was typed; empty where it is none of the agency's, which is reported.

    `what` is the column by which the row is told, if that is filled.
    """
    typed = row.texts["case"]
    if not typed and alone:
        return alone
    text = short(row.texts.get(what) or " / ".join(text for name, text in row.texts.items() if text and name != "case"))
    told = f"'{text}'" if text else "what stands there is lost"
    if not typed:
        row.complain(return_codes.NO_CASE, "case", typed=told)
        return ""
    case = row.source.plan.case_named(typed)
    if (row.agency, case) not in row.source.known.due:
        row.complain(return_codes.TYPED_CASE_OTHER, "case", typed=short(typed, 30), row=told)
        return ""
    return case
