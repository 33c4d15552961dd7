"""A raw look into the parts of an .xlsx for what reading its values hides.

Error cells and formulas never calculated read as empty: an answer lost as a blank. Here they are found with
their cell, and so are comments and drawings (an answer may have been put there) and the 1904 date system.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse

SUSPECTS = (b't="e"', b"t='e'", b"<f>", b"<f ", b"<f/")
SUSPECT = re.compile(b"|".join(map(re.escape, SUSPECTS)))
UNSEARCHABLE = (b":f", b":c", b"\0", b"<!--", b"<![CDATA[")
DATE_1904 = re.compile(rb'date1904=["\'](?:1|true)["\']')
ADDRESS = re.compile(r"([A-Z]+)(\d+)")
# A cell that is written in any way but the usual one, or stands far out: then the sheet is parsed, not searched.
UNUSUAL = re.compile(rb'<c(?! r="[A-Z]{1,2}\d{1,4}"|[A-Za-z])')
CELL = re.compile(rb"<c r=\"([A-Z]{1,2}\d{1,4})\"[^>]*?(?:/>|>.*?</c>)", re.DOTALL)
MOST_ROWS, MOST_COLUMNS = 20_000, 702
UNNAMED_ERROR = "an error"

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hidden:
    """By cell (row, column from 0): error values, formulas and comments; and the text of drawings, if there are any.

    A formula is given as it was typed, with its `=`.
    """

    errors: Mapping[Place, str] = field(default_factory=dict)
    formulas: Mapping[Place, str] = field(default_factory=dict)
    comments: Mapping[Place, str] = field(default_factory=dict)
    drawings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What is hidden in each sheet, by its name; `far` is a cell far outside any form, as (sheet, cell)."""

    sheets: Mapping[str, Hidden]
    date_1904: bool
    far: tuple[str, str] | None = None


def look(archive: zipfile.ZipFile) -> Seen:
    """What is hidden in each sheet. Raises an error of zipfile or of the parser for what is no sound workbook."""
    names = set(archive.namelist())
    workbook = archive.read("xl/workbook.xml")
    for name in names & {"xl/sharedStrings.xml", "xl/styles.xml"}:
        archive.read(name)  # a part longer than it says it is fails here, before anything lays it out in memory
    sheets, far = {}, None
    for title, part in _related(archive, names, "xl/workbook.xml", workbook):
        content = archive.read(part)
        found = _scan(content)
        far = far or ((title, found.far) if found.far else None)
        sheets[title] = Hidden(found.errors, found.formulas, *_attached(archive, names, part))
    return Seen(sheets, bool(DATE_1904.search(workbook)), far)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Element, name: str = "t") -> str:
    return "".join(one.text or "" for one in element.iter() if _local(one) == name)


def _targets(archive: zipfile.ZipFile, names: set[str], part: str) -> dict[str, tuple[str, str]]:
    """The parts that a part is related to: id to kind and name."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in names:
        return {}
    found = {}
    for one in fromstring(archive.read(relations)):
        target = str(one.get("Target"))
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        if path in names:
            found[str(one.get("Id"))] = (str(one.get("Type")).rpartition("/")[2], path)
    return found


def _related(archive: zipfile.ZipFile, names: set[str], part: str, workbook: bytes) -> Iterator[tuple[str, str]]:
    """Each sheet's title and the name of its part, through the workbook's relations."""
    targets = _targets(archive, names, part)
    for element in fromstring(workbook).iter():
        if _local(element) == "sheet":
            key = next((value for name, value in element.items() if name.endswith("}id")), "")
            if key in targets:
                yield str(element.get("name")), targets[key][1]


@dataclass(slots=True)
class Scan:
    """What a look at every cell of a sheet found; `far` is the address of a filled cell far outside any form."""

    errors: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    far: str = ""


def _scan(content: bytes) -> Scan:
    """Errors, formulas and a far cell. Searching is much faster than parsing, where cells are written as usual."""
    if any(mark in content for mark in UNSEARCHABLE) or UNUSUAL.search(content):
        return _scanned(content)
    found = Scan()
    if any(mark in content for mark in SUSPECTS):
        for match in CELL.finditer(content):
            if SUSPECT.search(match[0]):
                _cell(found, _place(match[1].decode(), (0, 0)), fromstring(match[0]))
    return found


def _scanned(content: bytes) -> Scan:
    found = Scan()
    row = column = -1
    for event, element in iterparse(io.BytesIO(content), ("start", "end")):
        name = _local(element)
        if event == "start" and name == "row":
            given = str(element.get("r", ""))
            row, column = int(given) - 1 if given.isdecimal() else row + 1, -1
        elif event == "start" and name == "c":
            row, column = _place(element.get("r"), (row, column + 1))
        elif event == "end" and name == "c":
            _cell(found, (row, column), element)
            element.clear()
        elif event == "end" and name == "row":
            element.clear()
    return found


def _cell(found: Scan, place: Place, cell: Element) -> None:
    inside = {_local(child): child.text or "" for child in cell}
    if inside and (place[0] >= MOST_ROWS or place[1] >= MOST_COLUMNS):
        found.far = found.far or str(cell.get("r") or f"row {place[0] + 1}")
    if cell.get("t") == "e":
        found.errors[place] = inside.get("v") or UNNAMED_ERROR
    elif "f" in inside and not is_boolean(inside["f"]):
        found.formulas[place] = f"={inside['f']}"


def _place(address: object, following: Place) -> Place:
    """Where a cell stands: by its address, or after the one before it if it has none."""
    match = ADDRESS.fullmatch(str(address).upper()) if address else None
    if match is None:
        return following
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def is_boolean(formula: str) -> bool:
    """LibreOffice writes a typed TRUE as the formula TRUE()."""
    return formula.strip().lstrip("=").upper() in ("TRUE()", "FALSE()")


def _attached(archive: zipfile.ZipFile, names: set[str], part: str) -> tuple[dict[Place, str], tuple[str, ...]]:
    """The comments of a sheet by cell, and the text in each of its drawings."""
    comments: dict[Place, str] = {}
    drawings = []
    # Threaded comments come last: beside each stands an old one that only tells of the newer program.
    for kind, name in sorted(_targets(archive, names, part).values()):
        if kind in ("comments", "threadedComment"):
            for one in fromstring(archive.read(name)).iter():
                if _local(one) in ("comment", "threadedComment"):
                    text = _text(one) if kind == "comments" else _text(one, "text")
                    comments[_place(one.get("ref"), (0, 0))] = text
        elif kind == "drawing":
            drawings.append(" ".join(_text(fromstring(archive.read(name))).split()))
    return comments, tuple(drawings)
