"""A raw look into an .ods for what reading its values hides: the same as `raw` finds in an .xlsx."""

import zipfile
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from maar.sheets.raw import MOST_COLUMNS, MOST_ROWS, UNNAMED_ERROR, Hidden, Place, Seen, is_boolean

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
CELLS = ("table-cell", "covered-table-cell")


def locked(archive: zipfile.ZipFile) -> bool:
    """Does it have a password?"""
    return "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read("META-INF/manifest.xml")


@dataclass(slots=True)
class _Table:
    name: str
    errors: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    comments: dict[Place, str] = field(default_factory=dict)
    row: int = 0
    column: int = 0
    row_filled: bool = False
    far: bool = False


def look(archive: zipfile.ZipFile) -> Seen:
    """What is hidden in each sheet. Raises an error of zipfile or of the parser for what is no sound workbook."""
    sheets: dict[str, Hidden] = {}
    far = None
    table = _Table("")
    with archive.open("content.xml") as content:
        for event, element in iterparse(content, ("start", "end")):
            name = _local(element.tag)
            if event == "start":
                if name == "table":
                    table = _Table(_attribute(element, "name"))
            elif name in CELLS:
                _cell(table, element)
                element.clear()
            elif name == "table-row":
                _row_ends(table, element)
                element.clear()
            elif name == "table":
                sheets[table.name] = Hidden(table.errors, table.formulas, table.comments)
                far = far or ((table.name, f"row {table.row}") if table.far else None)
                element.clear()
    return Seen(sheets, False, far)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _attribute(element: Element, wanted: str) -> str:
    return next((value for name, value in element.items() if _local(name) == wanted), "")


def _times(element: Element, what: str) -> int:
    times = _attribute(element, f"number-{what}-repeated")
    return int(times) if times.isdecimal() else 1


def _cell(table: _Table, cell: Element) -> None:
    place = (table.row, table.column)
    notes = [child for child in cell if _local(child.tag) == "annotation"]
    words = [child for child in cell if _local(child.tag) == "p"]
    table.column += _times(cell, "columns")
    if notes:
        lines = (one for note in notes for one in note if _local(one.tag) == "p")
        table.comments[place] = "\n".join("".join(line.itertext()) for line in lines)
    kinds = {value for name, value in cell.items() if _local(name) == "value-type"}
    if "error" in kinds:
        table.errors[place] = "".join(words[0].itertext()) if words else UNNAMED_ERROR
    elif (formula := _attribute(cell, "formula").removeprefix("of:")) and not is_boolean(formula):
        table.formulas[place] = formula
    if kinds or words:
        table.row_filled = True
        table.far = table.far or table.column > MOST_COLUMNS


def _row_ends(table: _Table, row: Element) -> None:
    table.row += _times(row, "rows")
    table.far = table.far or (table.row_filled and table.row > MOST_ROWS)
    table.column, table.row_filled = 0, False
