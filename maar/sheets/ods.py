"""A raw look into an .ods for what reading its values hides: the same as `raw` finds in an .xlsx."""

import io
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from maar.sheets.book import Hidden, Place, address
from maar.sheets.far import EVERYTHING, Bounds, Extent
from maar.sheets.limits import Parts
from maar.sheets.raw import UNNAMED_ERROR, Seen, is_boolean, without_preamble

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
CELLS = ("table-cell", "covered-table-cell")


def locked(parts: Parts) -> bool:
    """Does it have a password?"""
    return "META-INF/manifest.xml" in parts.names and b"encryption-data" in parts.read("META-INF/manifest.xml")


@dataclass(slots=True)
class _Table:
    name: str
    errors: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    comments: dict[Place, str] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    extent: Extent = field(default_factory=Extent)
    row: int = 0
    column: int = 0
    row_times: int = 1


def look(parts: Parts) -> Seen:
    """What is hidden in each sheet. Raises an error of zipfile or of the parser for what is no sound workbook."""
    sheets: dict[str, Hidden] = {}
    bounds: dict[str, Bounds] = {}
    table = _Table("")
    for event, element in iterparse(io.BytesIO(parts.read("content.xml")), ("start", "end")):
        name = _local(element.tag)
        if event == "start":
            if name == "table":
                table = _Table(_attribute(element, "name"))
            elif name == "table-row":
                table.row_times = _times(element, "rows")
        elif name in CELLS:
            _cell(table, element)
            element.clear()
        elif name == "table-row":
            table.row, table.column = table.row + table.row_times, 0
            element.clear()
        elif name == "table":
            if (edge := table.extent.bounds()) != EVERYTHING:
                bounds[table.name] = edge
            sheets[table.name] = _hidden(table, edge)
            element.clear()
    return Seen(sheets, bounds=bounds)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _attribute(element: Element, wanted: str) -> str:
    return next((value for name, value in element.items() if _local(name) == wanted), "")


def _times(element: Element, what: str, how: str = "repeated") -> int:
    times = _attribute(element, f"number-{what}-{how}")
    return int(times) if times.isdecimal() else 1


def _cell(table: _Table, cell: Element) -> None:
    place = (table.row, table.column)
    notes = [child for child in cell if _local(child.tag) == "annotation"]
    words = [child for child in cell if _local(child.tag) == "p"]
    spans = [_times(cell, what, "spanned") - 1 for what in ("rows", "columns")]
    if any(spans):
        table.merged.append(f"{address(*place)}:{address(place[0] + spans[0], place[1] + spans[1])}")
    table.column += _times(cell, "columns")
    if notes:
        lines = (one for note in notes for one in note if _local(one.tag) == "p")
        table.comments[place] = without_preamble("\n".join("".join(line.itertext()) for line in lines))
    kinds = {value for name, value in cell.items() if _local(name) == "value-type"}
    if "error" in kinds:
        table.errors[place] = "".join(words[0].itertext()) if words else UNNAMED_ERROR
    elif (formula := _attribute(cell, "formula").removeprefix("of:")) and not is_boolean(formula):
        table.formulas[place] = formula
    if kinds or words:
        table.extent.add(table.row + table.row_times - 1, table.column - 1)


def _hidden(table: _Table, edge: Bounds) -> Hidden:
    """What is hidden in a table, but for errors and formulas in far cells."""
    errors, formulas = (
        {place: text for place, text in found.items() if place[0] < edge[0] and place[1] < edge[1]}
        for found in (table.errors, table.formulas)
    )
    return Hidden(errors, formulas, table.comments, merged=tuple(table.merged))
