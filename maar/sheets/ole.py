"""The old Office container (OLE: .xls, .msg, locked workbooks), opened only if every chain in it comes to an end.

Readers follow its tables of sectors wherever they lead; a loop in one would keep them busy until memory is full.
"""

import io
import struct
from collections.abc import Iterable, Sequence
from typing import Any

import olefile

from maar.problems import files as codes
from maar.sheets.limits import CUT_OFF, Refused

HEADER = 512
LAST = 0xFFFFFFFA  # the highest number of a sector; what is above has a meaning of its own
TELLING = (
    "__properties_version1.0",
    "EncryptedPackage",
    "Workbook",
    "Book",
    "WordDocument",
    "PowerPoint Document",
)


def storage(data: bytes) -> Any:
    """The container as olefile opens it. Refused as damaged where a size or a chain in it cannot be true."""
    _check_header(data)
    try:
        opened = olefile.OleFileIO(io.BytesIO(data))
        opened.loadminifat()
    except (OSError, IndexError, ValueError, struct.error, RecursionError):
        raise _damaged() from None
    entries = [entry for entry in opened.direntries if entry is not None]
    if _loops(opened.fat) or _loops(opened.minifat) or any(entry.size > len(data) for entry in entries):
        raise _damaged()
    return opened


def names(data: bytes) -> frozenset[str]:
    """What stands at the top of the container; of a damaged one, the telling names that stand anywhere in it."""
    try:
        return frozenset(path[0] for path in storage(data).listdir())
    except Refused:
        return frozenset(name for name in TELLING if holds(name, data))


def holds(name: str, data: bytes) -> bool:
    """Does a name stand in it, as names are written there?"""
    return name.encode("utf-16-le") in data


def _check_header(data: bytes) -> None:
    """Refused if the header speaks of more than the file can hold, or the list of tables runs in a circle."""
    if len(data) < HEADER:
        raise _damaged()
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    tables, mini_tables, following, lists = (struct.unpack_from("<I", data, at)[0] for at in (44, 64, 68, 72))
    if shift not in (9, 12) or mini_shift != 6:
        raise _damaged()
    sector = 1 << shift
    if (tables + mini_tables + lists) * sector > len(data):
        raise _damaged()
    seen = set()
    while following <= LAST:
        last = (following + 2) * sector - 4
        if following in seen or last + 4 > len(data):
            raise _damaged()
        seen.add(following)
        following = struct.unpack_from("<I", data, last)[0]


def _loops(following: Sequence[int] | None) -> bool:
    """Does a chain of sectors, each naming the next, come back to where it was?"""
    ended: set[int] = set()
    for start in _sectors(following or ()):
        chain: set[int] = set()
        at = start
        while at not in ended and following is not None and at < len(following):
            if at in chain:
                return True
            chain.add(at)
            at = following[at]
        ended |= chain
    return False


def _sectors(following: Sequence[int]) -> Iterable[int]:
    return (number for number, successor in enumerate(following) if successor < len(following))


def _damaged() -> Refused:
    return Refused(codes.DAMAGED, reason=CUT_OFF)
