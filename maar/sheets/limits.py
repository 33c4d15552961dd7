"""How large a file from outside may be, and how to refuse it. Everything here is asked before anything is inflated."""

import io
import zipfile
from collections.abc import Mapping
from copy import copy

from maar.problems import Kind
from maar.problems import files as codes

MOST_BYTES = 50_000_000
MOST_INFLATED = 100_000_000
MOST_ENTRIES = 2_000
MOST_SHEETS = 200
MOST_CELLS = 4_000_000  # of a whole workbook, laid out
MOST_RATIO = 200  # inflated to deflated, of a part that is not small
SMALL_PART = 5_000_000
MOST_CHARACTERS = 32_767  # in a cell
HARMLESS = 10_000  # a part deflated to no more inflates to 10 MB at most, whatever its size is said to be

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
CUT_OFF = "it was cut off or changed on the way"


class Refused(Exception):
    """Why a file is not opened, and which cell or sheet is to blame."""

    def __init__(self, kind: Kind, place: tuple[str, str] = ("", ""), **facts: str) -> None:
        super().__init__(kind.title)
        self.kind, self.place, self.facts = kind, place, tuple(facts.items())


def check_size(data: bytes) -> None:
    """Refused if there is nothing in it, or more than any return has."""
    if not data.strip(b"\0"):
        raise Refused(codes.EMPTY_FILE)
    if len(data) > MOST_BYTES:
        raise Refused(codes.TOO_LARGE, reason=f"{len(data) // 1_000_000} MB")


def open_zip(data: bytes) -> zipfile.ZipFile:
    """A zip whose directory can be read; Refused if not."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise Refused(codes.DAMAGED, reason=CUT_OFF) from None


def check_parts(parts: list[zipfile.ZipInfo]) -> None:
    """Refused if a workbook's parts are too many, too large, or packed too tightly to be what they seem."""
    inflated = sum(part.file_size for part in parts)
    if len(parts) > MOST_ENTRIES:
        raise Refused(codes.TOO_LARGE, reason=f"{len(parts)} parts inside")
    if inflated > MOST_INFLATED:
        raise Refused(codes.TOO_LARGE, reason=f"{inflated // 1_000_000} MB inside")
    if any(map(is_bomb, parts)):
        raise Refused(codes.TOO_LARGE, reason="a part that is packed more tightly than any form")


def is_bomb(part: zipfile.ZipInfo) -> bool:
    """Does it hold far more than its size in the archive allows?"""
    return part.file_size > SMALL_PART and part.file_size > MOST_RATIO * part.compress_size


def read_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part, never more of it than its directory says there is; BadZipFile where there is more, or less."""
    one_more = copy(part)
    one_more.file_size += 1
    with archive.open(one_more) as content:
        found = content.read(one_more.file_size)
    if len(found) != part.file_size:
        raise zipfile.BadZipFile(CUT_OFF)
    return found


class Parts:
    """The parts of a workbook, by name, measured before anything is inflated. Refused where they are too much."""

    def __init__(self, data: bytes) -> None:
        self._archive = open_zip(data)
        self._parts = {part.filename: part for part in self._archive.infolist()}
        self._read: set[str] = set()
        self.names = frozenset(self._parts)
        self.locked = any(part.flag_bits & 1 for part in self._parts.values())
        check_parts(self._archive.infolist())

    def read(self, name: str) -> bytes:
        """A part, whole; KeyError or an error of zipfile where that cannot be."""
        self._read.add(name)
        return read_part(self._archive, self._parts[name])

    def size(self, name: str) -> int:
        """How long a part says it is."""
        return self._parts[name].file_size

    def check_rest(self) -> None:
        """Read whatever was not read and could be longer than it says: another reader inflates it to its end."""
        for name, part in self._parts.items():
            if name not in self._read and part.compress_size > HARMLESS:
                self.read(name)

    def replaced(self, contents: Mapping[str, bytes]) -> bytes:
        """A zip of the same parts, some with other contents."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for name in self._parts:
                made.writestr(name, contents[name] if name in contents else self.read(name))
        return out.getvalue()
