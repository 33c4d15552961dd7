"""Opening a file from outside, safely: from bytes to sheets of cells, or a problem that says what it is.

A file is hostile until read: it is told by its content, never by its name, and measured before it is inflated.
"""

import hashlib
import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from maar.problems import Kind, Location, Problem
from maar.problems import files as codes
from maar.sheets import biff, delimited, far, kinds, ods, ods_read, ole, properties
from maar.sheets.book import Book, Hidden, Properties, Sheet, address
from maar.sheets.cells import Raw
from maar.sheets.limits import (
    CUT_OFF,
    MOST_BYTES,
    MOST_CELLS,
    MOST_SHEETS,
    OLE,
    Parts,
    Refused,
    check_size,
)
from maar.sheets.raw import Seen, look
from maar.sheets.unlock import unlocked

__all__ = ["MOST_BYTES", "OLE", "Book", "Properties", "Refused", "Sheet", "address", "open_book"]

MACROS = ("xl/vbaProject.bin", "xl/macrosheets/", "Basic/", "Scripts/")
LINKS = ("xl/externalLinks/", "xl/connections.xml", "xl/queryTables/")


@dataclass(slots=True)
class _Found:
    """What came out of a file, before it is a Book; `said` are the kinds of problem that are about all of it."""

    sheets: tuple[Sheet, ...]
    seen: Seen = field(default_factory=lambda: Seen({}))
    said: tuple[Kind, ...] = ()
    properties: Properties = field(default_factory=Properties)
    old: bool = False


def open_book(data: bytes, file: str, passwords: Sequence[str] = ()) -> Book | Problem:
    """The sheets of a workbook, or why there are none; `file` is its path as the lead knows it.

    `passwords` are tried in turn if it is locked; no problem ever has one in its words.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        return _book(_open(data, file, passwords), file, digest)
    except Refused as error:
        return Problem(error.kind, Location(file, *error.place), facts=error.facts, content=digest)
    except PasswordError:
        return Problem(codes.PASSWORD, Location(file), content=digest)
    except MemoryError:
        raise  # the file may be sound: whoever reads says that it needs too much
    except Exception as error:  # a damaged file can break a parser in any way; not one may stop the rest
        reason = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # calamine's way to give up, which is no Exception
            raise
        reason = CUT_OFF
    return Problem(codes.DAMAGED, Location(file), facts=(("reason", reason),), content=digest)


def _book(found: _Found, file: str, digest: str) -> Book:
    said = [Problem(kind, Location(file), content=digest) for kind in found.said]
    said += far.problems(found.seen.far, file, digest)
    return Book(digest, found.sheets, found.seen.date_1904, found.old, found.properties, tuple(said))


def _open(data: bytes, file: str, passwords: Sequence[str]) -> _Found:
    check_size(data)
    if data.startswith(OLE):
        data = unlocked(data, passwords)
        check_size(data)
    if data.startswith(b"PK"):
        return _from_zip(data)
    if data.startswith(OLE):
        return _from_old(data)
    what = kinds.of_other(data)
    rows = delimited.rows(data) if what.kind is codes.NOT_A_WORKBOOK else None
    if rows is None:
        raise Refused(what.kind, what=what.words)
    return _Found((Sheet(PurePosixPath(file).stem, rows),), said=(codes.SAVED_AS_TEXT,))


def _from_old(data: bytes) -> _Found:
    storage = ole.storage(data)
    seen, data = biff.look(data, storage)
    return _Found(_laid_out(data, seen), seen, (codes.OLD_XLS,), properties.of_old(storage), old=True)


def _from_zip(data: bytes) -> _Found:
    parts = Parts(data)
    if parts.locked:
        raise Refused(codes.PASSWORD)
    said = [
        kind
        for kind, heads in ((codes.MACROS, MACROS), (codes.LINKS, LINKS))
        if any(name.startswith(heads) for name in parts.names)
    ]
    if "xl/workbook.xml" in parts.names:
        seen = look(parts)
        parts.check_rest()
        sheets = _laid_out(parts.replaced(seen.trimmed) if seen.trimmed else data, seen)
    elif "mimetype" in parts.names and parts.read("mimetype").startswith(ods.MIMETYPE):
        sheets, seen = _from_ods(data, parts)
    else:
        what = kinds.of_zip(parts.names)
        raise Refused(what.kind, what=what.words)
    return _Found(sheets, seen, tuple(said), properties.of_zip(parts))


def _from_ods(data: bytes, parts: Parts) -> tuple[tuple[Sheet, ...], Seen]:
    if ods.locked(parts):
        raise Refused(codes.NO_PASSWORD_TRIED, reason="an OpenDocument file")
    seen = ods.look(parts)
    parts.check_rest()
    if not seen.bounds:
        with suppress(CalamineError):  # it fails on what some programs write
            return _laid_out(data, seen), seen
    sheets, beyond = ods_read.sheets(parts, seen.sheets, seen.bounds)
    return sheets, replace(seen, far=beyond)


def _laid_out(data: bytes, seen: Seen) -> tuple[Sheet, ...]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    metas = book.sheets_metadata
    if len(metas) > MOST_SHEETS:
        raise Refused(codes.TOO_LARGE, reason=f"{len(metas)} sheets")
    if seen.sheets and sum(meta.typ == SheetTypeEnum.WorkSheet for meta in metas) > len(seen.sheets):
        raise Refused(codes.DAMAGED, reason="a sheet in it cannot be found")  # or one that nobody looked into
    sheets = []
    room = MOST_CELLS
    for meta in metas:
        visible = meta.visible == SheetVisibleEnum.Visible
        if meta.typ != SheetTypeEnum.WorkSheet:
            sheets.append(Sheet(meta.name, [], Hidden(drawings=("",)), visible))
            continue
        sheet = book.get_sheet_by_name(meta.name)
        end = sheet.end or (0, 0)
        room -= (end[0] + 1) * (end[1] + 1)
        if room < 0:
            raise Refused(codes.TOO_LARGE, reason="more cells than any form has")
        rows: list[list[Raw]] = [[*row] for row in sheet.to_python(skip_empty_area=False)]
        hidden = seen.sheets.get(meta.name, Hidden())
        lowest = max((row for row, _ in (*hidden.errors, *hidden.formulas)), default=-1)
        rows += [[] for _ in range(lowest + 1 - len(rows))]  # rows of which nothing but that can be seen
        merged = tuple(f"{address(*start)}:{address(*stop)}" for start, stop in sheet.merged_cell_ranges or ())
        sheets.append(Sheet(meta.name, rows, hidden, visible, merged or hidden.merged))
    return tuple(sheets)
