"""Whether everybody can read a Word document: the bytes of a .docx come in, sentences on what is wrong go out."""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx as library
from docx.oxml.ns import qn

ENOUGH = 4.5  # contrast of letters with what they stand on
TYPED_ITEM = re.compile(r"^(•|–|-|\*|\d{1,2}[.)])\s")
BARE_ADDRESS = re.compile(r"^(https?://|www\.)\S+$")
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
HOLDS_SOMETHING = ("w:t", "w:drawing", "w:fldChar", "w:sectPr", "w:fldSimple")


def faults(data: bytes) -> list[str]:
    """What keeps some readers out; nothing where there is no such thing."""
    word = library.Document(BytesIO(data))
    looked = (_about, _headings, _tables, _pictures, _lists, _spacing, _links, _contrast)
    return [fault for look in looked for fault in look(word)]


def _about(word: Any) -> Iterator[str]:
    about = word.core_properties
    for name in ("title", "language", "author"):
        if not getattr(about, name).strip():
            yield f"The document's {name} is not set."
    spoken = [one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))]
    if not spoken or spoken[0] != about.language:
        yield f"The language of the text is {spoken[:1]}, the document says {about.language}."


def _headings(word: Any) -> Iterator[str]:
    told = [(level, _words(one)) for one in word.element.body.iter(qn("w:p")) if (level := _level(word, one))]
    if not told:
        yield "There is no heading."
    for level, words in told:
        if not words.strip():
            yield f"A heading of level {level} is empty."
    for (before, _), (after, words) in pairwise([(0, ""), *told]):
        if after > before + 1:
            yield f"The heading {words!r} of level {after} follows one of level {before}."
    titles = [one for one in word.element.body.iter(qn("w:p")) if _named(word, one) == "Title"]
    if len(titles) != 1:
        yield f"There are {len(titles)} titles."


def _tables(word: Any) -> Iterator[str]:
    for table in word.element.body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        heads = [row for row in rows if row.find(f".//{qn('w:tblHeader')}") is not None]
        about = table.find(f".//{qn('w:tblCaption')}")
        name = "" if about is None else about.get(qn("w:val"))
        if not name:
            yield "A table has no name."
        if not heads or heads[0] is not rows[0]:
            yield f"The table {name!r} has no heading row."
        elif not any(_words(one).strip() for one in heads[-1].iter(qn("w:p"))):
            yield f"The heading row of the table {name!r} is empty."
        data = [one for row in rows if row not in heads for one in row.iter(qn("w:gridSpan"), qn("w:vMerge"))]
        if data:
            yield f"The table {name!r} has {len(data)} merged cells among its data."


def _pictures(word: Any) -> Iterator[str]:
    for one in word.element.body.iter(qn("wp:docPr")):
        decoration = any(found.get("val") == "1" for found in one.iter(DECORATIVE))
        if bool((one.get("descr") or "").strip()) == decoration:
            yield f"{one.get('name')} has {'words and is decoration too' if decoration else 'no words'}."


def _lists(word: Any) -> Iterator[str]:
    body = [one for one in word.element.body if one.tag == qn("w:p")]
    typed = [bool(TYPED_ITEM.match(_words(one))) and not _level(word, one) and not _list(word, one) for one in body]
    for one, after, words in zip(typed, typed[1:], map(_words, body), strict=False):
        if one and after:
            yield f"A list is typed by hand: {words[:40]!r}"
    ended: set[str] = set()
    for last, own in pairwise(["", *(_numbered(one) for one in body)]):
        if own and own != last and own in ended:
            yield f"The numbered list {own} goes on after other words."
        ended.add(own)


def _spacing(word: Any) -> Iterator[str]:
    body = list(word.element.body)
    for place, one in enumerate(body):
        if one.tag != qn("w:p") or any(one.find(f".//{qn(name)}") is not None for name in HOLDS_SOMETHING):
            continue
        parts_tables = body[place - 1].tag == qn("w:tbl") and body[place + 1].tag in (qn("w:tbl"), qn("w:sectPr"))
        if not parts_tables:
            yield f"An empty paragraph stands after {_words(body[place - 1])[:40]!r}."


def _links(word: Any) -> Iterator[str]:
    marks = {one.get(qn("w:name")) for one in word.element.body.iter(qn("w:bookmarkStart"))}
    for one in word.element.body.iter(qn("w:hyperlink")):
        words, to = _words(one).strip(), one.get(qn("w:anchor"))
        if not words or BARE_ADDRESS.match(words):
            yield f"A link has no words: {words!r}"
        if to and to not in marks:
            yield f"The link {words!r} leads nowhere."


def _contrast(word: Any) -> Iterator[str]:
    seen = set()
    for run in word.element.body.iter(qn("w:r")):
        if "".join(one.text or "" for one in run.iter(qn("w:t"))).strip(" \u200b\u00a0"):
            seen.add((_ink(word, run), _ground(run)))
    for ink, ground in sorted(seen):
        if (found := contrast(ink, ground)) < ENOUGH:
            yield f"Letters of {ink} on {ground} have a contrast of {found:.1f}."


def contrast(one: str, other: str) -> float:
    """The contrast of two colours given as six hexadecimal digits, 1 to 21."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ink(word: Any, run: Any) -> str:
    own = run.find(f"{qn('w:rPr')}/{qn('w:color')}")
    if own is None:
        paragraph = next(run.iterancestors(qn("w:p")))
        own = next((one for style in _styles(word, paragraph) for one in style.iter(qn("w:color"))), None)
    value = "auto" if own is None else own.get(qn("w:val"))
    return "000000" if value == "auto" else str(value)


def _ground(run: Any) -> str:
    """The fill of the run, else of its cell, else paper."""
    cell = next(run.iterancestors(qn("w:tc")), None)
    shades = [run.find(f"{qn('w:rPr')}/{qn('w:shd')}")]
    shades += [] if cell is None else [cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")]
    return next((str(one.get(qn("w:fill"))) for one in shades if one is not None), "FFFFFF")


def _words(one: Any) -> str:
    return "".join(text.text or "" for text in one.iter(qn("w:t")))


def _styles(word: Any, paragraph: Any) -> Iterator[Any]:
    """The paragraph's style, and those that it is based on."""
    by_id = _by_id(word.styles.element)
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    style = by_id.get(None if mark is None else mark.get(qn("w:val")))
    while style is not None:
        yield style
        base = style.find(qn("w:basedOn"))
        style = None if base is None else by_id.get(base.get(qn("w:val")))


@lru_cache(maxsize=1)
def _by_id(root: Any) -> dict[str, Any]:
    return {one.get(qn("w:styleId")): one for one in root.iter(qn("w:style"))}


def _named(word: Any, paragraph: Any) -> str:
    return next((str(one.find(qn("w:name")).get(qn("w:val"))) for one in _styles(word, paragraph)), "")


def _level(word: Any, paragraph: Any) -> int:
    """The place of a heading in the outline, 1 for the highest; 0 for what is no heading."""
    if _named(word, paragraph) == "Title":
        return 0
    levels = (one.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}") for one in _styles(word, paragraph))
    return next((int(one.get(qn("w:val"))) + 1 for one in levels if one is not None), 0)


def _list(word: Any, paragraph: Any) -> bool:
    looks = (paragraph, *_styles(word, paragraph))
    return any(one.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None for one in looks)


def _numbered(paragraph: Any) -> str:
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    return "" if own is None else str(own.get(qn("w:val")))
