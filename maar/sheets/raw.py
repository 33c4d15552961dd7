"""A raw look into the parts of an .xlsx for what reading its values hides.

Error cells and formulas never calculated read as empty: an answer lost as a blank. Here they are found with
their cell, and so are comments and drawings (an answer may have been put there) and the 1904 date system.
"""

import io
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse

from maar.problems import files as codes
from maar.sheets.book import Hidden, Place
from maar.sheets.far import EVERYTHING, Bounds, Extent, FarCell, told, without_far
from maar.sheets.limits import Parts, Refused

SUSPECTS = (b't="e"', b"t='e'", b"<f>", b"<f ", b"<f/")
SUSPECT = re.compile(b"|".join(map(re.escape, SUSPECTS)))
UNSEARCHABLE = (b":f", b":c", b"\0", b"<!--", b"<![CDATA[")
DATE_1904 = re.compile(rb'date1904=["\'](?:1|true)["\']')
ADDRESS = re.compile(r"([A-Z]+)(\d+)")
# A cell that is written in any way but the usual one, or stands far out: then the sheet is parsed, not searched.
UNUSUAL = re.compile(rb'<c(?! r="[A-Z]{1,2}\d{1,4}"|[A-Za-z])')
WIDE = re.compile(rb'<c r="[A-Z]{2}')
FILLED = re.compile(rb'<c r="([A-Z]{1,2}\d{1,4})"[^>]*(?<!/)>')
CELL = re.compile(rb"<c r=\"([A-Z]{1,2}\d{1,4})\"[^>]*?(?:/>|>.*?</c>)", re.DOTALL)
# What Excel puts into a note beside a threaded comment, for older programs; the words themselves follow it.
ABOUT_THREAD = re.compile(r"^\s*\[Threaded comment\].*?Comment:\s*", re.DOTALL)
BETWEEN = " / "  # a comment and a reply to it
REPLY = re.compile(r"\s*\n\s*Reply:\s*")
UNNAMED_ERROR = "an error"
MOST_PARSED = 20_000_000  # bytes of sheets that are not written as usual: parsing is slow
MOST_AT_ONCE = 5_000_000  # bytes of a part that is held as a tree
MOST_STRINGS = 30_000_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What is hidden in each sheet, by its name; `far` are the cells far outside any form.

    `trimmed` are the parts that have such cells, without them: to be read in place of those in the file. For an .ods
    `bounds` say where cells begin to be far, by sheet.
    """

    sheets: Mapping[str, Hidden]
    date_1904: bool = False
    far: tuple[FarCell, ...] = ()
    trimmed: Mapping[str, bytes] = field(default_factory=dict)
    bounds: Mapping[str, Bounds] = field(default_factory=dict)


def look(parts: Parts) -> Seen:
    """What is hidden in each sheet. Raises an error of zipfile or of the parser for what is no sound workbook."""
    workbook = parts.read("xl/workbook.xml")
    if "xl/sharedStrings.xml" in parts.names:
        _check(parts.size("xl/sharedStrings.xml"), MOST_STRINGS)
    room = MOST_PARSED
    sheets, trimmed = {}, {}
    far: list[FarCell] = []
    for title, part in _related(parts, "xl/workbook.xml", workbook):
        content = parts.read(part)
        found = _scan(content, room)
        room -= found.parsed
        if (bounds := found.extent.bounds()) != EVERYTHING:
            _check(len(content), MOST_PARSED)
            trimmed[part], taken = without_far(content, bounds, _place)
            far += told(parts, title, taken)
            found.keep_within(bounds)
        sheets[title] = Hidden(found.errors, found.formulas, *_attached(parts, part))
    return Seen(sheets, bool(DATE_1904.search(workbook)), tuple(far), trimmed)


def _check(size: int, most: int) -> None:
    if size > most:
        raise Refused(codes.TOO_LARGE, reason=f"more than {most // 1_000_000} MB in one part")


def _tree(content: bytes) -> Element:
    _check(len(content), MOST_AT_ONCE)
    tree: Element = fromstring(content)
    return tree


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Element, name: str = "t") -> str:
    return "".join(one.text or "" for one in element.iter() if _local(one) == name)


def _targets(parts: Parts, part: str) -> dict[str, tuple[str, str]]:
    """The parts that a part is related to: id to kind and name."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in parts.names:
        return {}
    found = {}
    spelt = {name.casefold(): name for name in parts.names}
    for one in _tree(parts.read(relations)):
        target = str(one.get("Target")).casefold()
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        name = spelt.get(path) or spelt.get(target, "")  # readers forgive both
        if name:
            found[str(one.get("Id"))] = (str(one.get("Type")).rpartition("/")[2], name)
    return found


def _related(parts: Parts, part: str, workbook: bytes) -> Iterator[tuple[str, str]]:
    """Each sheet's title and the name of its part, through the workbook's relations."""
    targets = _targets(parts, part)
    for element in _tree(workbook).iter():
        if _local(element) == "sheet":
            key = next((value for name, value in element.items() if name.endswith("}id")), "")
            if key in targets:
                yield str(element.get("name")), targets[key][1]


@dataclass(slots=True)
class Scan:
    """What a look at every cell of a sheet found, and how far its cells reach."""

    errors: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    extent: Extent = field(default_factory=Extent)
    parsed: int = 0  # bytes

    def keep_within(self, bounds: Bounds) -> None:
        """Forget what was found in cells that are far."""
        for found in (self.errors, self.formulas):
            for place in [one for one in found if one[0] >= bounds[0] or one[1] >= bounds[1]]:
                del found[place]


def _scan(content: bytes, room: int) -> Scan:
    """Errors, formulas and the extent. Searching is much faster than parsing, where cells are written as usual."""
    if any(mark in content for mark in UNSEARCHABLE) or UNUSUAL.search(content):
        _check(len(content), room)
        return _scanned(content)
    found = Scan()
    if WIDE.search(content):  # else it is 26 columns of four-digit rows at most
        for match in FILLED.finditer(content):
            found.extent.add(*_place(match[1].decode(), (0, 0)))
    if any(mark in content for mark in SUSPECTS):
        for match in CELL.finditer(content):
            if SUSPECT.search(match[0]):
                _cell(found, _place(match[1].decode(), (0, 0)), fromstring(match[0]))
    return found


def _scanned(content: bytes) -> Scan:
    found = Scan(parsed=len(content))
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
    if inside:
        found.extent.add(*place)
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


def _attached(parts: Parts, part: str) -> tuple[dict[Place, str], tuple[str, ...]]:
    """The comments of a sheet by cell, and the text in each of its drawings."""
    comments: dict[Place, str] = {}
    drawings = []
    threads: dict[Place, list[str]] = defaultdict(list)
    for kind, name in sorted(_targets(parts, part).values()):
        if kind == "comments":
            comments |= {place: without_preamble(_text(one)) for place, one in _placed(parts, name, "comment")}
        elif kind == "threadedComment":
            for place, one in _placed(parts, name, "threadedComment"):
                threads[place].append(_text(one, "text").strip())
        elif kind == "drawing":
            drawings.append(" ".join(_text(_tree(parts.read(name))).split()))
    # Beside each thread stands an old comment that says the same.
    return comments | {place: BETWEEN.join(said) for place, said in threads.items()}, tuple(drawings)


def _placed(parts: Parts, name: str, kind: str) -> Iterator[tuple[Place, Element]]:
    for one in _tree(parts.read(name)).iter():
        if _local(one) == kind:
            yield _place(one.get("ref"), (0, 0)), one


def without_preamble(comment: str) -> str:
    """What people wrote in a comment, its replies after it; a comment that is no thread is given as it is."""
    words = ABOUT_THREAD.sub("", comment)
    return comment if words == comment else REPLY.sub(BETWEEN, words).strip()
