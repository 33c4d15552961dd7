"""What the paper's template is handed: a Document comes in, plain values for JSON go out.

Each block stands as its fields and `is`, its name; beside them the words and choices that every renderer shares.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache, singledispatch
from pathlib import Path
from textwrap import wrap
from typing import Any

from fontTools.ttLib import TTFont

from maar.documents.model import (
    Crossing,
    Distribution,
    Document,
    FindingGroup,
    FindingLine,
    Lanes,
    Mark,
    PlanMatrix,
    Quote,
    Section,
    Table,
)
from maar.documents.points import Point
from maar.render import theme
from maar.render.lanes_said import spoken
from maar.render.pictures import lanes_drawing
from maar.render.shapes import (
    abreast,
    answers_words,
    as_squares,
    can_be_squares,
    footed,
    grouped,
    lies_across,
)
from maar.render.text import clean, web_address

FONTS = Path(__file__).parent / "fonts"
NO_LETTER = "□"
UNTITLED = "Untitled"  # a heading without words is an error in a tagged file
MADE_OF_ANOTHER = {"\u2011": "-"}  # a hyphen that may not end a line: the font has only the plain one
LONG_WORD = re.compile(r"[^\s-]{24,}")
MAY_END = "\u200b"  # a space without width
KEEPS_LINES = {Quote: "words", FindingLine: "quote"}  # what an agency wrote keeps its lines


def handed(document: Document, house: theme.Theme = theme.HOUSE) -> dict[str, Any]:
    """The document and the palette, as dictionaries, lists, texts and numbers."""
    language, _, region = document.language.partition("-")
    return {
        "document": _in_colours(_with_places(_plain(document)), house),
        "language": language,
        "region": region,
        "colours": {name: house.colour(name) for name in theme.COLOURS},
        "ramp": {theme.step_class(step): own._asdict() for step, own in theme.RAMP.items()},
    }


def _with_places(document: dict[str, Any]) -> dict[str, Any]:
    """The document with a `place` for each finding where it is first told in full, and what `points` there."""
    blocks = [block for section in document["sections"] for block in section["blocks"]]
    lines = [line for block in blocks if block["is"] == FindingGroup.__name__ for line in block["lines"]]
    places: dict[str, str] = {}
    for line in lines:
        first = line["kind"] and line["id"] not in places
        line["place"] = places.setdefault(line["id"], f"finding-{len(places)}") if first else ""
    for line in lines:
        line["points"] = places.get(line["id"], "") if line["see"] else ""
    return document


def _in_colours(document: dict[str, Any], house: theme.Theme) -> dict[str, Any]:
    """The document with its drawings in the colours of the house; the fonts are those that come with us."""
    drawn = (block for section in document["sections"] for block in section["blocks"] if "svg" in block)
    for block in drawn:
        block["svg"] = theme.dressed(block["svg"], theme.Theme(house.colours))
    return document


def _plain(value: Any) -> Any:
    """The value as JSON can hold it."""
    if isinstance(value, str):
        return parted(shown(" ".join(clean(value).split())))
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return {"is": type(value).__name__, **_fields(value), **_more(value)}
    return value


def _fields(value: Any) -> dict[str, Any]:
    kept = KEEPS_LINES.get(type(value))
    names = (field.name for field in fields(value) if field.name != "tables" or not isinstance(value, Document))
    return {name: (_in_lines if name == kept else _plain)(getattr(value, name)) for name in names}


def _in_lines(text: str) -> str:
    return "\n".join(map(_plain, clean(text).strip().split("\n")))


@singledispatch
def _more(value: object) -> Mapping[str, Any]:
    """What a renderer must know of a block beyond its fields."""
    return {}


@_more.register
def _(mark: Mark) -> Mapping[str, Any]:
    return {"look": theme.step_class(mark.step) if mark.kind == "level" else mark.kind}


@_more.register
def _(table: Table) -> Mapping[str, Any]:
    return {"grouped": grouped(table)}


@_more.register
def _(answers: Distribution) -> Mapping[str, Any]:
    return {
        "squares": bool(answers.ref) and as_squares(answers),
        "alt": shown(answers_words(answers)),
        "runs": [{**_plain(run), "letters": shown(run.letters)} for run in answers.runs if run.count],
    }


@_more.register
def _(matrix: PlanMatrix) -> Mapping[str, Any]:
    return {"abreast": _plain(abreast(matrix))}


@_more.register
def _(crossing: Crossing) -> Mapping[str, Any]:
    return {"returned": crossing.returned, "agreed": crossing.agreed, "total": crossing.total}


@_more.register
def _(block: Lanes) -> Mapping[str, Any]:
    return {"svg": shown(lanes_drawing(block).svg), "alt": shown(spoken(block))}


@_more.register
def _(point: Point) -> Mapping[str, Any]:
    """An address is never parted; where it leads nowhere, it stands beside the words."""
    address = web_address(point.link)
    return {"address": address, "beside": "" if address else _plain(point.link), "drawn": can_be_squares(point.squares)}


@_more.register
def _(document: Document) -> Mapping[str, Any]:
    above, foot = footed(document.sections) if document.kind == "one page" else ((), ())
    return {"title": _plain(document.title) or UNTITLED, "above": _plain(above), "foot": _plain(foot)}


@_more.register
def _(section: Section) -> Mapping[str, Any]:
    title = _plain(section.title)
    return {"title": title or UNTITLED, "titled": bool(title), "wide": lies_across(section)}


def shown(text: str) -> str:
    """The text in letters that the font has; a box stands for every other one."""
    return "".join(map(_letter, unicodedata.normalize("NFC", text)))


def parted(text: str) -> str:
    """The text with places in words that no column can hold where a line may end."""
    return LONG_WORD.sub(lambda word: MAY_END.join(wrap(word.group(), 5, break_on_hyphens=False)), text)


@cache
def _letter(one: str) -> str:
    kind = unicodedata.category(one)
    if one == "\n" or (one in _letters() and kind != "Cf"):
        return one
    if kind == "Cf" or unicodedata.name(one, "").startswith("VARIATION SELECTOR"):
        return ""  # signs to the printer, such as which way to write: none is seen, some turn what stands beside them
    return MADE_OF_ANOTHER.get(one) or (" " if kind == "Zs" else NO_LETTER)


@cache
def _letters() -> frozenset[str]:
    """The letters that both fonts have."""
    return frozenset.intersection(*map(_letters_of, FONTS.glob("*.ttf")))


def _letters_of(path: Path) -> frozenset[str]:
    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
