"""A workbook that people fill: pages, checks on what is typed, and saving it so that every client reads it."""

from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from maar.sheets.page import Page
from maar.sheets.save import save

LONGEST_LIST = 255  # characters of an inline list


@dataclass(frozen=True, slots=True)
class Validation:
    """What may be typed: `list` of `values`, `custom` formula (its only value), `date`, or `text` (anything)."""

    kind: str
    values: tuple[str, ...]
    title: str
    advice: str


@dataclass(slots=True)
class Form:
    """A workbook being drawn; the same check is written once for all its cells of a sheet."""

    workbook: Workbook
    pages: dict[str, Page] = field(default_factory=dict)
    shown: dict[str, dict[str, str]] = field(default_factory=dict)
    _checks: dict[tuple[str, Validation], DataValidation] = field(default_factory=dict)

    def page(self, title: str, widths: tuple[float, ...]) -> Page:
        self.pages[title] = Page(self.workbook, title, widths)
        return self.pages[title]

    def check(self, page: Page, cells: str, validation: Validation) -> None:
        """Let only what fits be typed into these cells; pasting gets past it, so reading checks again."""
        if validation.kind == "text":
            return
        known = self._checks.get((page.sheet.title, validation))
        if known is None:
            known = _rule(validation)
            page.sheet.add_data_validation(known)
            self._checks[page.sheet.title, validation] = known
        known.add(cells)

    def formula(self, page: Page, cell: tuple[int, int], formula: str, first: str) -> None:
        """A formula with the text it shows before anything recalculates it."""
        page.sheet.cell(*cell).value = formula
        place = page.sheet.cell(*cell).coordinate
        self.shown.setdefault(page.sheet.title, {})[place] = first

    def save(self) -> bytes:
        return save(self.workbook, self.shown)


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


def _rule(validation: Validation) -> DataValidation:
    if validation.kind == "list":
        inline = ",".join(validation.values)
        if len(inline) > LONGEST_LIST or any("," in value for value in validation.values):
            raise ValueError(f"a list of choices that cannot stand in a cell: {inline}")
        rule = DataValidation(type="list", formula1=f'"{inline}"', allow_blank=True)
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
