"""Every text in the finished files of a public edition: what a template brought in is searched as what we wrote is.

Comes in: files by name, as they will be written. Goes out: texts by file and part, one for each paragraph.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from maar.problems import MaarError

PACKED = (".docx", ".pptx", ".xlsx")
PAGES = (".html", ".svg")
PARAGRAPHS = ("p", "si", "is", "title", "desc", "lpwstr", "lpstr", "v")  # whose pieces are one text
BREAKS = ("tab", "br", "cr", "noBreakHyphen")
NO_TEXT = ("f", "definedName", "instrText", "binary")  # formulas and what is computed
ATTRIBUTES = ("descr", "title", "author", "Target", "alt", "aria-label", "content", "href")
NAMED = ("cSld", "sheet", "style")  # whose name people see
FRAMES = re.compile(r"(?:header|footer|slideMaster|slideLayout|notesMaster|handoutMaster)[0-9]*\.xml(?:\.rels)?")
BLOCKS = re.compile(r"</?(?:p|td|th|tr|li|h[1-6]|div|section|figure|dt|dd|text|title|desc|br)\b[^>]*>", re.I)
DRAWN = re.compile(r"<(style|script)\b.*?</\1>", re.S | re.I)
DECIMAL = re.compile(r"-?[0-9]*\.[0-9]+(?:[eE][-+]?[0-9]+)?")


class Said(NamedTuple):
    """A text in a file; `frame` says that it stands on every page, as the letterhead of a house does."""

    where: str
    text: str
    frame: bool = False


def texts_of(contents: Mapping[str, bytes]) -> Iterator[Said]:
    """Every text of every file but those of PDFs, which are drawn from the same documents."""
    for name, content in contents.items():
        ending = PurePosixPath(name).suffix
        if ending in PACKED:
            yield from _packed(name, content)
        elif ending in PAGES:
            yield from (Said(name, text) for text in _page(content.decode("utf-8")))


def _packed(name: str, content: bytes) -> Iterator[Said]:
    """Headers, footers, masters, notes, properties, comments, and the workbooks inside charts."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for part in parts.namelist():
            where = f"{name} ({part})"
            if part.endswith((".xml", ".rels")):
                frame = bool(FRAMES.fullmatch(PurePosixPath(part).name))
                yield from (Said(where, text, frame) for text in _part(where, parts.read(part)))
            elif part.endswith(PACKED):
                yield from _packed(where, parts.read(part))
            elif part.endswith(PAGES):
                yield from (Said(where, text) for text in _page(parts.read(part).decode("utf-8", "replace")))


def _part(where: str, content: bytes) -> Iterator[str]:
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise MaarError(
            f"The public edition was not written: {where} cannot be searched ({error}).",
            "Look at your own template.",
        ) from error
    for element in root.iter():
        said = (*ATTRIBUTES, "name") if _local(element.tag) in NAMED else ATTRIBUTES
        yield from (value for key, value in element.attrib.items() if _local(key) in said and value.strip())
    paragraphs: dict[Element, list[str]] = {}
    _gather(root, None, paragraphs)
    texts = ("".join(pieces).strip() for pieces in paragraphs.values())
    yield from (text for text in texts if text and not DECIMAL.fullmatch(text))


def _gather(element: Element, home: Element | None, paragraphs: dict[Element, list[str]]) -> None:
    """Put each piece of text to the paragraph that it stands in; outside one an element stands for itself."""
    tag = _local(element.tag)
    home = element if tag in PARAGRAPHS else home
    pieces = paragraphs.setdefault(element if home is None else home, [])
    if tag in BREAKS:
        pieces.append("-" if tag == "noBreakHyphen" else " ")
    if element.text and tag not in NO_TEXT:
        pieces.append(element.text)
    for inner in element:
        _gather(inner, home, paragraphs)
        if inner.tail:
            pieces.append(inner.tail)


def _local(name: object) -> str:
    """A name without its namespace; a comment has none."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def _page(markup: str) -> Iterator[str]:
    """The texts of a page, tags within a paragraph taken out, and what stands in attributes."""
    markup = DRAWN.sub(" ", markup)
    for said in re.findall(rf'\b(?:{"|".join(ATTRIBUTES)})="([^"]*)"', markup):
        if not said.startswith("data:"):
            yield unescape(said)
    for block in BLOCKS.split(markup):
        text = unescape(re.sub(r"<[^>]*>", "", block))
        if text.strip():
            yield text
