"""A workbook that people fill: pages, checks on what is typed, and saving it so that every client reads it."""

from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from maar.sheets.page import GROUND, SECOND, Look, Page
from maar.sheets.save import save, units

LONGEST_LIST = 255  # characters of an inline list
LISTS, FIRST_LIST, FIRST_CHOICE = "Lists", 2, 4  # the sheet of the other lists, its first column and row


@dataclass(frozen=True, slots=True)
class Validation:
    """What may be typed: `list` of `values`, `custom` formula (its only value), `date`, or `text` (anything).

    `range` offers what stands in cells (its only value, a range or a formula that gives one) and lets all else pass;
    `offer` offers `values` and lets all else pass.
    """

    kind: str
    values: tuple[str, ...]
    title: str
    advice: str


@dataclass(slots=True)
class Form:
    """A workbook being drawn; the same check is written once for all its cells of a sheet.

    `lists` are the choices that no cell can hold itself, with the column of the sheet `LISTS` that holds each;
    `draw_lists` draws that sheet, once all others are drawn.
    """

    workbook: Workbook
    pages: dict[str, Page] = field(default_factory=dict)
    shown: dict[str, dict[str, str]] = field(default_factory=dict)
    lists: dict[tuple[str, ...], int] = field(default_factory=dict)
    _styles: dict[Look, Any] = field(default_factory=dict)
    _checks: dict[tuple[str, Validation], DataValidation] = field(default_factory=dict)

    def page(self, title: str, widths: tuple[float, ...]) -> Page:
        self.pages[title] = Page(self.workbook, title, widths, self._styles)
        return self.pages[title]

    def check(self, page: Page, cells: str, validation: Validation) -> None:
        """Let only what fits be typed into these cells; pasting gets past it, so reading checks again."""
        if validation.kind == "text":
            return
        known = self._checks.get((page.sheet.title, validation))
        if known is None:
            known = self._rule(validation)
            page.sheet.add_data_validation(known)
            self._checks[page.sheet.title, validation] = known
        known.add(cells)

    def formula(self, page: Page, cell: tuple[int, int], formula: str, first: str) -> None:
        """A formula with the text it shows before anything recalculates it."""
        page.sheet.cell(*cell).value = formula
        place = page.sheet.cell(*cell).coordinate
        self.shown.setdefault(page.sheet.title, {})[place] = first

    def grey(self, page: Page, cells: str, formula: str) -> None:
        """Show these cells as if they were ours as long as a formula holds; they still take what is typed."""
        fill = PatternFill("solid", start_color=GROUND, end_color=GROUND)
        page.sheet.conditional_formatting.add(cells, FormulaRule([formula], font=Font(color=SECOND), fill=fill))  # type: ignore[no-untyped-call]

    def draw_lists(self, look: Look) -> Page | None:
        """Draw the hidden sheet of lists below its guide, where there is any; None where every list is in its cell."""
        if not self.lists:
            return None
        page = self.page(LISTS, (3, *(24 for _ in self.lists)))
        for choices, column in self.lists.items():
            for row, choice in enumerate(choices, FIRST_CHOICE):
                page.put(row, column, choice, look)
        page.sheet.sheet_state = "hidden"
        page.protect()
        return page

    def save(self) -> bytes:
        return save(self.workbook, self.shown)

    def _rule(self, validation: Validation) -> DataValidation:
        if validation.kind in ("list", "offer"):
            formula = _inline(validation.values) or self._range(validation.values)
            rule = DataValidation(type="list", formula1=formula, allow_blank=True)
            if validation.kind == "offer":
                return rule
        elif validation.kind == "range":
            return DataValidation(type="list", formula1=validation.values[0], allow_blank=True, showErrorMessage=False)
        elif validation.kind == "date":
            rule = DataValidation(type="date", operator="greaterThan", formula1="367", allow_blank=True)
        else:
            rule = DataValidation(type="custom", formula1=validation.values[0], allow_blank=True)
        rule.errorStyle = "stop"
        rule.showErrorMessage = True
        rule.errorTitle, rule.error = validation.title[:32], validation.advice
        if validation.kind != "list":
            rule.showInputMessage = True
            rule.promptTitle, rule.prompt = validation.title[:32], validation.advice
        return rule

    def _range(self, choices: tuple[str, ...]) -> str:
        """Where these choices stand on the sheet of lists."""
        column = get_column_letter(self.lists.setdefault(choices, len(self.lists) + FIRST_LIST))
        return f"{LISTS}!${column}${FIRST_CHOICE}:${column}${FIRST_CHOICE + len(choices) - 1}"


def _inline(choices: tuple[str, ...]) -> str:
    """The choices as a list in the cell itself; empty where no spreadsheet would keep them apart, or keep them all."""
    inline = ",".join(choices)
    apart = not any(mark in choice for choice in choices for mark in ',;"')
    return f'"{inline}"' if apart and units(inline) <= LONGEST_LIST else ""


def new_form(title: str, subject: str) -> Form:
    """An empty form; `title` and `subject` are its document properties, for screen readers and archives."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = title
    workbook.properties.subject = subject
    workbook.properties.creator = "maar"
    workbook.properties.language = "en-GB"
    plain = Font(name="Arial", size=10)
    workbook._fonts[0] = plain  # type: ignore[attr-defined]
    workbook._named_styles["Normal"].font = plain  # type: ignore[attr-defined]
    return Form(workbook)
