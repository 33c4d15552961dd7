"""Everybody can reach what our workbooks say and ask: the tables that are told, and the forms that are filled in."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import reach_form
import reach_xlsx
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import WHOLE, issued

from maar.audit.collect import collect
from maar.audit.find import found_in
from maar.audit.folder import AuditFolder
from maar.documents.edition import Edition
from maar.documents.findings import findings_document
from maar.documents.found import Found
from maar.documents.masking import masked
from maar.render.xlsx import xlsx

ROOT = Path(__file__).parent.parent
Harm = Callable[[Workbook, Worksheet], object]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What was found in the example."""
    root = tmp_path_factory.mktemp("example")
    (root / "audits").symlink_to(ROOT / "audits", target_is_directory=True)
    return masked(found_in(collect(AuditFolder(root, "example"), date(2026, 6, 12))), frozenset())


@pytest.fixture(scope="module")
def tables(found: Found) -> bytes:
    return xlsx(findings_document(found))


def test_the_tables_meet_the_checklist(tables: bytes) -> None:
    assert reach_xlsx.faults(tables) == []


def test_the_tables_of_the_public_edition_meet_it_too(found: Found) -> None:
    assert reach_xlsx.faults(xlsx(findings_document(replace(found, edition=Edition.PUBLIC)))) == []


HARMS: dict[str, Harm] = {
    "cells are merged": lambda book, sheet: sheet.merge_cells("A1:C1"),
    "it is hidden": lambda book, sheet: setattr(sheet, "sheet_state", "hidden"),
    "panes are frozen": lambda book, sheet: setattr(sheet, "freeze_panes", "A9"),
    "cells in its table are empty": lambda book, sheet: sheet.__setitem__("B6", None),
    "A1 holds no title": lambda book, sheet: sheet.__setitem__("A1", None),
    "the footer says more": lambda book, sheet: setattr(sheet.oddFooter.left, "text", "Draft"),
    "only the header of the page says": lambda book, sheet: setattr(sheet.oddHeader.left, "text", "Embargoed"),
    "something stands beside or below": lambda book, sheet: sheet.__setitem__("A40", "Source: returns"),
    "the notes do not explain [w]": lambda book, sheet: sheet.__setitem__("B6", "[w]"),
    "a sign stands alone": lambda book, sheet: sheet.__setitem__("B6", "·"),
    "a colour says something": lambda book, sheet: setattr(sheet["B6"], "font", Font(sz=11, color="FFFF0000")),
    "letters are small": lambda book, sheet: setattr(sheet["B6"], "font", Font(sz=7)),
    "columns are narrow": lambda book, sheet: setattr(sheet.column_dimensions["B"], "width", 2),
    "no unit is said": lambda book, sheet: sheet.__setitem__("A2", "Every return."),
    "have no language": lambda book, sheet: setattr(book.properties, "language", None),
    "the contents do not lead to": lambda book, sheet: setattr(sheet, "title", "Returned"),
}


@pytest.mark.parametrize("fault", HARMS)
def test_what_stands_in_the_way_is_noticed(tables: bytes, fault: str) -> None:
    book = load_workbook(io.BytesIO(tables))
    HARMS[fault](book, book["Returns"])
    saved = io.BytesIO()
    book.save(saved)
    assert any(fault in one for one in reach_xlsx.faults(saved.getvalue()))


@pytest.mark.parametrize("code", ["CSC", "GP"])
def test_an_issued_workbook_can_be_read_and_filled_by_everybody(code: str) -> None:
    assert reach_form.faults(issued(WHOLE, code)) == []


@pytest.mark.parametrize("name", ["issued/example-EDU.xlsx", "tabletop/example-tabletop.xlsx"])
def test_so_can_those_of_the_example(name: str) -> None:
    assert reach_form.faults((ROOT / "audits" / "example" / name).read_bytes()) == []


IN_A_FORM: dict[str, Harm] = {
    "letters are too pale": lambda book, sheet: setattr(sheet["C12"], "font", Font(color="FFCCCCCC")),
    "cells are merged": lambda book, sheet: sheet.merge_cells("G14:H14"),
    "boxes have no label": lambda book, sheet: sheet.__setitem__("G11", None),
    "it is not protected": lambda book, sheet: setattr(sheet.protection, "sheet", False),
    "cannot be selected": lambda book, sheet: setattr(sheet.protection, "selectLockedCells", True),
    "its first row holds no title": lambda book, sheet: sheet.__setitem__("B1", None),
}


@pytest.mark.parametrize("fault", IN_A_FORM)
def test_what_stands_in_the_way_of_filling_it_is_noticed(fault: str) -> None:
    book = load_workbook(io.BytesIO(issued(WHOLE, "CSC")))
    IN_A_FORM[fault](book, book["Case K1"])
    saved = io.BytesIO()
    book.save(saved)
    assert any(fault in one for one in reach_form.faults(saved.getvalue()))
