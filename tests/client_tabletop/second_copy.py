"""Go on with a saved copy of the meeting's workbook, as .ods. Run by LibreOffice's Python, never imported."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "client_walk"))

from desk import Desk, run, save

ODS = "calc8"


def go_on(desk: Desk, job: dict) -> dict:
    """Say on which cases LibreOffice holds a judgement invalid, with a wrong word typed too; then type every entry."""
    book = desk.open(job["open"])
    try:
        name, cell, wrong = job["wrong"]
        sheet = book.Sheets.getByName(name)
        told = {"before": _invalid(book)}
        desk.type(book, sheet, cell, wrong)
        told["wrong"] = _invalid(book)
        for name, cell, text in job["entries"]:
            desk.type(book, book.Sheets.getByName(name), cell, text)
        told["after"] = _invalid(book)
        save(book, job["save"], ODS)
        return told
    finally:
        book.close(True)


def _invalid(book) -> list[str]:
    """The sheets of cases with such a cell; other lists only offer."""
    return [sheet.Name for sheet in book.Sheets if sheet.Name.startswith("Case ") and _has_invalid(sheet)]


def _has_invalid(sheet) -> bool:
    """Does any cell hold what its list does not offer? To mark such cells LibreOffice wants an open sheet."""
    shut = sheet.isProtected()
    sheet.unprotect("")
    found = sheet.showInvalid()
    sheet.clearArrows()
    if shut:
        sheet.protect("")
    return found


run(go_on)
