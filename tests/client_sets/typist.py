"""What is typed into an issued workbook of any question set, and what must then be told of it.

The typist goes through every row and takes the next choice, number or date each time: nothing is chosen by hand, so
a question that joins the bank is typed into as well.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from .bank import Part, Question

DAYS = [f"{day} {month} 2025" for month in ("June", "July", "August") for day in (2, 9, 17, 28)]
ISO = {day: f"2025-{('June', 'July', 'August').index(day.split()[1]) + 6:02}-{int(day.split()[0]):02}" for day in DAYS}
BESIDE = ("Not known", "Not applicable")


@dataclass
class Typed:
    """Entries (sheet, cell, text) for one workbook, and what must be told: labels and values by question.

    `in_rows` are the cases about which a grid is answered in rows of its own sheet.
    """

    entries: list[tuple[str, str, str]] = field(default_factory=list)
    told: dict[str, Counter] = field(default_factory=dict)
    values: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    in_rows: dict[str, list[str]] = field(default_factory=dict)


class Form:
    """An issued workbook, looked at as a person does: by headings and refs."""

    def __init__(self, path: Path) -> None:
        self.book = load_workbook(path)

    def case(self, case: str) -> tuple[Worksheet, dict[str, int], dict[str, str]]:
        """The sheet of a case, its rows by ref, and its columns by heading."""
        sheet = self.book[f"Case {case}"]
        columns, first = headings(sheet, "Judgement")
        cells = [sheet[f"{columns['Ref']}{row}"] for row in range(first, sheet.max_row + 1)]
        rows = {str(cell.value).removeprefix(f"{case}-"): cell.row for cell in cells if cell.value}
        return sheet, rows, columns


def headings(sheet: Worksheet, wanted: str) -> tuple[dict[str, str], int]:
    """The columns of a sheet by heading, and its first row below them."""
    for row in sheet.iter_rows(max_row=40):
        columns = {str(cell.value): cell.column_letter for cell in row if cell.value}
        if wanted in columns:
            return columns, row[0].row + 1
    raise AssertionError(f"no heading {wanted} in {sheet.title}")


class Typist:
    """Fills workbooks of one audit; each thing typed is the next of its kind."""

    def __init__(self, agencies: list[str], start: int) -> None:
        self.agencies = agencies
        self.next = count(start)

    def fill(self, path: Path, cases: list[str], questions: list[Question]) -> Typed:
        form, typed = Form(path), Typed()
        for case in cases:
            sheet, rows, columns = form.case(case)
            typed.entries.append((sheet.title, f"{columns['Judgement']}{rows['ALERT']}", "No"))
            for one in questions:
                boxes = {
                    ref: {name: f"{columns[name]}{row}" for name in ("Judgement", "Evidence", "Comment")}
                    for ref, row in rows.items()
                    if ref.partition(".")[0] == one.ref
                }
                typed.told.setdefault(one.ref, Counter())[self._answer(typed, sheet.title, case, boxes, one)] += 1
        for one in questions:
            if one.sheet:
                self._grid(typed, form.book[one.sheet], typed.in_rows.get(one.ref, []), one)
        return typed

    def _answer(self, typed: Typed, sheet: str, case: str, boxes: dict, one: Question) -> str:
        """Type an answer to one question; gives its level, or its state."""
        turn = next(self.next)
        if one.labels:
            choices = [*one.labels, *BESIDE]
            label = choices[turn % len(choices)]
            typed.entries.append((sheet, boxes[one.ref]["Judgement"], label))
            if label != one.labels[0]:
                typed.entries.append((sheet, boxes[one.ref]["Comment"], f"Reason {turn}: as the record shows."))
            return label
        if one.type == "text":
            words = f"In case {case}, the nurse rang each week; turn {turn}."
            typed.entries.append((sheet, boxes[one.ref]["Evidence"], words))
            typed.values.append((case, one.ref, "", "text", words))
            return "answered"
        first = next(iter(boxes.values()))
        if turn % 6 == 5:
            label = BESIDE[turn % 2]
            typed.entries += [(sheet, first["Judgement"], label), (sheet, first["Comment"], f"Why {turn}.")]
            return label
        for part in one.parts:
            text, value, heading = self._value(part, f"{part.name} {turn}")
            typed.entries.append((sheet, boxes[part.place][heading], text))
            typed.values.append((case, one.ref, part.name, part.kind, value))
        if one.sheet:
            typed.in_rows.setdefault(one.ref, []).append(case)
        return "answered"

    def _value(self, part: Part, words: str) -> tuple[str, str, str]:
        """What is typed for a part, how it must be told, and under which heading of a case sheet."""
        turn = next(self.next)
        if part.kind == "number":
            return str(turn % 9), str(turn % 9), "Judgement"
        if part.kind == "date":
            day = DAYS[turn % len(DAYS)]
            return day, ISO[day], "Judgement"
        if part.kind == "choice":
            labels = [label for one in part.choices for label in (self.agencies if one == "@agencies" else [one])]
            label = [one for one in labels if one not in BESIDE][turn % (len(labels) - len({*labels} & {*BESIDE}))]
            return label, label, "Judgement"
        shaped = {"time": f"{turn % 24:02}:30", "agencies": ", ".join(self.agencies)}
        text = shaped.get(part.shape, f"About {words}: roles only.")
        return text, text, "Evidence"

    def _grid(self, typed: Typed, sheet: Worksheet, cases: list[str], one: Question) -> None:
        """A row about each of these cases: the first that the plan filled in for it, or else the first free one."""
        columns, first = headings(sheet, "Case")
        for case in cases:
            row = next(row for row in range(first, sheet.max_row + 1) if self._is_for(sheet, columns, row, case, typed))
            if not sheet[f"{columns['Case']}{row}"].value:
                typed.entries.append((sheet.title, f"{columns['Case']}{row}", case))
            for part in one.columns:
                text, value, _ = self._value(part, f"{case} {part.name}")
                typed.entries.append((sheet.title, f"{columns[part.place]}{row}", text))
                typed.values.append((case, one.ref, part.name, part.kind, value))

    def _is_for(self, sheet: Worksheet, columns: dict[str, str], row: int, case: str, typed: Typed) -> bool:
        """Is this row about the case by the plan, or free?"""
        cell = f"{columns['Case']}{row}"
        taken = any((name, place) == (sheet.title, cell) for name, place, _ in typed.entries)
        return sheet[cell].value == case or (not sheet[cell].value and not taken)
