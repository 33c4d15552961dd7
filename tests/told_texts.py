"""Everything that a file says, whatever its format: its words in order of reading, a line for each paragraph or cell.

Comes in: the bytes of a document that was told. Goes out: lines. Nothing here imports what wrote the file.
"""

import io
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook
from pypdf import PdfReader

BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "div", "section", "title", "desc", "dt", "dd", "text", "tr"}
SAID_IN = ("aria-label", "alt", "title", "content")
UNSEEN = ("style", "script")


def lines_of(path: Path) -> list[str]:
    """What a file says, runs of white space as one space and hard spaces as soft ones."""
    lines = READERS[path.suffix](path.read_bytes())
    return [line for line in (" ".join(line.split()) for line in lines) if line]


class _Page(HTMLParser):
    """The words of a page, of its drawings, and those that only a screen reader says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self._unseen = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen = tag in UNSEEN
        if tag in BLOCKS:
            self.lines.append("")
        self.lines[-1:-1] = [value for name, value in attrs if name in SAID_IN and value]

    def handle_endtag(self, tag: str) -> None:
        self._unseen = False
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += "" if self._unseen else data


def _html(data: bytes) -> Iterator[str]:
    yield from _Page(data.decode("utf-8")).lines


def _docx(data: bytes) -> Iterator[str]:
    yield from _parts(data, r"word/(document|header\d*|footer\d*|footnotes|comments)\.xml|docProps/\w+\.xml")


def _pptx(data: bytes) -> Iterator[str]:
    yield from _parts(data, r"ppt/(slides|notesSlides|charts)/[^/]+\.xml|docProps/\w+\.xml")
    with ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.endswith(".xlsx"):  # the numbers behind a chart
                yield from _xlsx(parts.read(name))


def _parts(data: bytes, wanted: str) -> Iterator[str]:
    """Of each part its paragraphs, then what is said instead of its pictures; of others each text."""
    with ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            if re.fullmatch(wanted, name):
                yield from _paragraphs(etree.fromstring(parts.read(name)))


def _paragraphs(root: etree._Element) -> Iterator[str]:
    own = "*[local-name()='t' or local-name()='tab' or local-name()='br']"
    for paragraph in root.iterfind(".//{*}p"):
        if paragraph.find(".//{*}t") is not None:
            yield "".join(one.text or " " for one in paragraph.xpath(f".//{own}"))
    for said in root.xpath("//*/@descr"):
        yield str(said)
    if root.find(".//{*}p") is None:
        yield from (str(text) for text in root.itertext())
    yield from (value.text or "" for value in root.iterfind(".//{*}pt/{*}v"))


def _pdf(data: bytes) -> Iterator[str]:
    """A page is one line: where a paragraph ends is not said."""
    reader = PdfReader(io.BytesIO(data))
    yield from (page.extract_text() for page in reader.pages)
    yield from (str(value) for value in (reader.metadata or {}).values())


def _xlsx(data: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in row if value is not None)


def _json(data: bytes) -> Iterator[str]:
    def texts(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for one in value.values():
                yield from texts(one)
        elif isinstance(value, list):
            for one in value:
                yield from texts(one)
        else:
            yield str(value)

    yield from texts(json.loads(data))


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".html": _html, ".docx": _docx, ".pptx": _pptx, ".pdf": _pdf, ".xlsx": _xlsx, ".json": _json,
}  # fmt: skip
