"""Whether everybody can read a PDF: its bytes come in, sentences on what is wrong go out."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, StreamObject

CLAIMS = {"PDF/UA-1": r"pdfuaid:part>1<", "PDF/A": r"pdfaid:part>[1-4]<"}
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def faults(data: bytes) -> list[str]:
    """What keeps some readers out; nothing where there is no such thing."""
    reader = pypdf.PdfReader(BytesIO(data))
    tree = list(elements(reader))
    looked = (_about(reader), _headings(tree), _figures(tree), _tables(tree), _links(reader, tree), _fonts(reader))
    return [fault for look in looked for fault in look]


def elements(reader: pypdf.PdfReader) -> Iterator[Any]:
    """The structure tree in reading order."""
    root: Any = reader.trailer["/Root"].get_object()
    if "/StructTreeRoot" in root:
        yield from under(root["/StructTreeRoot"].get("/K"))


def under(node: Any) -> Iterator[Any]:
    node = node.get_object() if node is not None else None
    if isinstance(node, ArrayObject):
        for one in node:
            yield from under(one)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield node
        if "/K" in node:
            yield from under(node["/K"])


def _about(reader: pypdf.PdfReader) -> Iterator[str]:
    root: Any = reader.trailer["/Root"].get_object()
    if not _is_true(root.get("/MarkInfo", {}).get("/Marked")) or "/StructTreeRoot" not in root:
        yield "It is not tagged."
    if not root.get("/Lang"):
        yield "Its language is not set."
    if not (reader.metadata and reader.metadata.title and reader.metadata.title.strip()):
        yield "Its title is not set."
    if not _is_true(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")):
        yield "A window shows the name of the file in place of its title."
    held = root["/Metadata"].get_object() if "/Metadata" in root else None
    about = held.get_data().decode("utf-8") if isinstance(held, StreamObject) else ""
    yield from (f"It does not say that it is {name}." for name, claim in CLAIMS.items() if not re.search(claim, about))
    for number, page in enumerate(reader.pages, start=1):
        if page.get("/Tabs", "/S") != "/S":
            yield f"The order of page {number} is not that of its structure."


def _is_true(value: Any) -> bool:
    return isinstance(value, BooleanObject) and value.value is True


def _headings(tree: list[Any]) -> Iterator[str]:
    levels = [int(one["/S"][2:]) for one in tree if re.fullmatch("/H[1-6]", one["/S"])]
    if not levels:
        yield "There is no heading."
    if levels.count(1) != 1:
        yield f"There are {levels.count(1)} headings of level 1."
    for before, after in pairwise([0, *levels]):
        if after > before + 1:
            yield f"A heading of level {after} follows one of level {before}."


def _figures(tree: list[Any]) -> Iterator[str]:
    number = sum(one["/S"] == "/Figure" and not str(one.get("/Alt", "")).strip() for one in tree)
    if number:
        yield f"{number} of its pictures have no words."


def _tables(tree: list[Any]) -> Iterator[str]:
    for number, table in enumerate((one for one in tree if one["/S"] == "/Table"), start=1):
        heads = [one for one in under(table) if one["/S"] == "/TH"]
        scoped = [any("/Scope" in each.get_object() for each in _list(one.get("/A"))) for one in heads]
        if not heads or not all(scoped):
            yield f"Table {number} has {len(heads)} heading cells, {sum(scoped)} of them with a scope."


def _list(value: Any) -> list[Any]:
    value = value.get_object() if value is not None else []
    return list(value) if isinstance(value, ArrayObject) else [value]


def _links(reader: pypdf.PdfReader, tree: list[Any]) -> Iterator[str]:
    drawn = [one.get_object() for page in reader.pages for one in page.get("/Annots", [])]
    links = [one for one in drawn if one.get("/Subtype") == "/Link"]
    untagged = sum("/StructParent" not in one for one in links)
    if untagged or (links and not any(one["/S"] == "/Link" for one in tree)):
        yield f"{untagged} of {len(links)} links stand outside the structure."


def _fonts(reader: pypdf.PdfReader) -> Iterator[str]:
    loose = {str(font.get("/BaseFont")) for page in reader.pages for font in _of_page(page) if not _embedded(font)}
    yield from (f"The font {name} is not in the file." for name in sorted(loose))


def _of_page(page: Any) -> Iterator[Any]:
    fonts = page.get("/Resources", DictionaryObject()).get_object().get("/Font", DictionaryObject()).get_object()
    return (one.get_object() for one in fonts.values())


def _embedded(font: Any) -> bool:
    inner = [one.get_object() for one in font.get("/DescendantFonts", [])] or [font]
    return all(any(name in one.get("/FontDescriptor", {}) for name in FONT_FILES) for one in inner)
