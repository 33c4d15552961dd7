"""A look into the records of an .xls, which reading its values does not give: error values, and cells far outside.

The records of far cells are made blank in a copy, so that the reader of values does not lay them out.
"""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import olefile

from maar.problems import files as codes
from maar.sheets.book import Hidden, Place, address
from maar.sheets.far import EVERYTHING, MOST_SPARSE, Bounds, Extent, FarCell
from maar.sheets.limits import CUT_OFF, MOST_SHEETS, Refused
from maar.sheets.raw import UNNAMED_ERROR, Seen

STREAM = "Workbook"
BEGIN, END, SHEET, STRINGS, DIMENSIONS = 0x0809, 0x000A, 0x0085, 0x00FC, 0x0200
FORMULA, STRING, BOOLEAN_OR_ERROR, NUMBER, MANY = 0x0006, 0x0207, 0x0205, 0x0203, 0x00BD
CELLS = {FORMULA, BOOLEAN_OR_ERROR, NUMBER, MANY, 0x027E, 0x00FD, 0x0204, 0x00D6}
BLANK = struct.pack("<H", 0x0201)
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
LEAST_STRING = 3  # bytes
MOST_RECORDS = 2_000_000


class Record(NamedTuple):
    """One record of the stream: where it begins, its kind and what it holds."""

    at: int
    kind: int
    content: bytes


@dataclass(slots=True)
class _Sheet:
    name: str
    start: int
    errors: dict[Place, str] = field(default_factory=dict)
    cells: list[tuple[Record, Place]] = field(default_factory=list)
    extent: Extent = field(default_factory=Extent)
    blanked: list[int] = field(default_factory=list)


def look(data: bytes, storage: Any) -> tuple[Seen, bytes]:
    """What is hidden in each sheet, and the file to read values from. Refused if a size in it cannot be true."""
    if not storage.exists(STREAM):
        return Seen({}), data
    stream: bytes = storage.openstream(STREAM).read()
    hidden, far, blanked = {}, [], []
    room = MOST_RECORDS
    for sheet in _sheets(stream):
        room -= _scan(stream, sheet, room)
        bounds = sheet.extent.bounds()
        if bounds != EVERYTHING:
            far += _take_out(stream, sheet, bounds)
        hidden[sheet.name] = Hidden(
            errors={place: text for place, text in sheet.errors.items() if _near(place, bounds)}
        )
        blanked += sheet.blanked
    return Seen(hidden, far=tuple(far)), _without(data, stream, blanked) if blanked else data


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records from a place to the end of what begins there, those of charts inside included."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield Record(at, kind, stream[at + 4 : at + 4 + size])
        at += 4 + size
        depth += (kind == BEGIN) - (kind == END)
        if depth <= 0:
            return


def _sheets(stream: bytes) -> list[_Sheet]:
    found = []
    for _, kind, content in _records(stream, 0):
        if kind == SHEET and len(content) > 8 and content[5] == 0:
            size, wide = content[6], content[7] & 1
            name = content[8 : 8 + size * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1", "replace")
            found.append(_Sheet(name, struct.unpack_from("<I", content)[0]))
        elif kind == STRINGS and struct.unpack_from("<I", content, 4)[0] * LEAST_STRING > len(stream):
            raise Refused(codes.DAMAGED, reason=CUT_OFF)  # the reader would make room for all of them
    if len(found) > MOST_SHEETS:
        raise Refused(codes.TOO_LARGE, reason=f"{len(found)} sheets")
    return found


def _scan(stream: bytes, sheet: _Sheet, room: int) -> int:
    """Note every filled cell with its place, and what shows as an error; gives the number of records."""
    number = 0
    for number, record in enumerate(_records(stream, sheet.start), 1):
        if number > room:
            raise Refused(codes.TOO_LARGE, reason=f"{MOST_RECORDS:,} records and more")
        if record.kind == DIMENSIONS and len(record.content) >= 12:
            top, bottom, left, right = struct.unpack_from("<IIHH", record.content)
            if max(bottom - top, 1) * max(right - left, 1) > MOST_SPARSE:  # the reader would make room for all of it
                sheet.blanked.append(record.at)
        elif record.kind in CELLS and len(record.content) >= 6:
            row, column = struct.unpack_from("<HH", record.content)
            if record.kind == MANY:
                column = struct.unpack_from("<H", record.content, len(record.content) - 2)[0]
            sheet.extent.add(row, column)
            sheet.cells.append((record, (row, column)))
            if (error := _error(record)) is not None:
                sheet.errors[row, column] = ERRORS.get(error, UNNAMED_ERROR)
    return number


def _error(record: Record) -> int | None:
    """The number of the error that a cell shows, None if it shows none."""
    content = record.content
    if record.kind == BOOLEAN_OR_ERROR and len(content) >= 8 and content[7] == 1:
        return content[6]
    if record.kind == FORMULA and len(content) >= 14 and content[6] == 2 and content[12:14] == b"\xff\xff":
        return content[8]
    return None


def _near(place: Place, bounds: Bounds) -> bool:
    return place[0] < bounds[0] and place[1] < bounds[1]


def _take_out(stream: bytes, sheet: _Sheet, bounds: Bounds) -> list[FarCell]:
    """The far cells of a sheet; their records are noted for blanking, and the text that follows a formula with it."""
    found = []
    for record, place in sheet.cells:
        if _near(place, bounds):
            continue
        sheet.blanked.append(record.at)
        number = struct.unpack_from("<d", record.content, 6)[0] if record.kind == NUMBER else ""
        found.append(FarCell(sheet.name, address(*place), f"{number}".removesuffix(".0")))
        after = record.at + 4 + len(record.content)
        if record.kind == FORMULA and stream[after : after + 2] == struct.pack("<H", STRING):
            sheet.blanked.append(after)
    return found


def _without(data: bytes, stream: bytes, blanked: list[int]) -> bytes:
    """The file, with these records of its stream made blank."""
    changed = bytearray(stream)
    for at in blanked:
        changed[at : at + 2] = BLANK
    out = io.BytesIO(data)
    with olefile.OleFileIO(out, write_mode=True) as storage:
        storage.write_stream(STREAM, bytes(changed))
    return out.getvalue()
