"""One question from its table: how it is answered, its parts and the pairs it stands in.

Comes in: a table that a person wrote, and the scales there are. Goes out: a `Question`; what is wrong is reported.
"""

import re
from collections.abc import Mapping
from fractions import Fraction

from maar.problems import templates as codes
from maar.questions.conditions import GRAMMAR, parsed
from maar.questions.labels import WITHOUT_LEVEL, sound_labels
from maar.questions.model import (
    EVERYONE,
    NOT_APPLICABLE,
    NOT_KNOWN,
    UNSURE,
    Pair,
    Part,
    Question,
    Scale,
    comment_default,
)
from maar.questions.rules import sound_part, sound_parts
from maar.questions.tables import Table

JUDGED = ("compliance", "grade")
SINGLE = ("date", "number", "choice")
SEVERAL = ("counts", "facts", "grid")
TYPES = (*JUDGED, *SEVERAL, *SINGLE, "text")
KINDS = ("number", "date", "choice", "text")
PAIRS = ("answers", "levels", "values", "lists", "rows")
SHAPES = ("", "time", "agencies")
MEETINGS = "meetings"
MOST_PARTS, MOST_PAIRS, MOST_ROWS = 40, 40, 400  # of one question; rows made ready in a grid
MOST_WEIGHT, MOST_MINUTES = 100, 999

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")
REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,19}")  # a question ref holds no full stop
PART_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
SHEET = re.compile(r"[A-Za-z](?:[A-Za-z0-9 -]{0,23}[A-Za-z0-9-])?")
TAKEN = ("start here", "chronology", "smart plan", "grades explained", "to fix", "lists")
OF_A_NAME = "hyphens and underscores, 20 at most, beginning with a letter or digit"
OF_A_PART = "small letters, digits and underscores, 32 at most, beginning with a letter"
OF_A_SHEET = "25 letters, digits, spaces and hyphens at most, and no title the workbook has already"

OF_EVERY = (
    "ref", "theme", "type", "text", "short", "good", "evidence", "agencies", "weight", "critical", "minutes",
    "reverse", "comment_when", "theme_also", "tests", "asked_if", "replaces", "pair",
)  # fmt: skip
OF_A_VALUE = ("choices", "least", "most", "in_period")
OWN = {
    **dict.fromkeys(JUDGED, ("scale",)),
    **dict.fromkeys(SINGLE, OF_A_VALUE),
    "counts": ("part",),
    "facts": ("part",),
    "grid": ("part", "sheet", "rows_from", "rows"),
    "text": (),
}
ANY = tuple(dict.fromkeys(key for keys in OWN.values() for key in keys))
OF_A_PAIR = {
    "answers": ("says", "denies", "both_ways", "unless_any"),
    "levels": ("apart",),
    "values": ("part", "own", "own_says", "own_unsure", "within_days"),
    "lists": ("part", "own", "own_says", "own_unsure"),
    "rows": ("part", "within_days"),
}
ANY_PAIR = tuple(dict.fromkeys(key for keys in OF_A_PAIR.values() for key in keys))
OF_A_PART_TABLE = (
    "name", "kind", "text", "help", "choices", "shape", "agencies", "each", "ours", "needed", "needed_if", "blank_if",
    "ring_if", "not_before", "in_period", "least", "most", "at_most", "sum_of", "all_of",
)  # fmt: skip


def question(row: Table, scales: Mapping[str, Scale], theme: str) -> Question:
    """The question in a table; `theme` is where it stands."""
    kind = row.choice("type", TYPES)
    row.only(*OF_EVERY, *OWN.get(kind, ANY))
    if "ref" in row.values and not REF.fullmatch(row.text("ref")):
        row.complain(codes.BAD_CODE, "ref", value=row.text("ref"), wanted=f"letters, digits, {OF_A_NAME}")
    scale, reverse = _scale(row, kind, scales), row.flag("reverse", False)
    parts = _parts(row, kind)
    made = Question(
        ref=row.text("ref"),
        theme=theme,
        type=kind,
        text=row.text("text"),
        short=row.text("short", str(row.values.get("text", ""))),
        good=row.text("good", ""),
        evidence=row.text("evidence", ""),
        agencies=row.texts("agencies", (EVERYONE,)),
        scale=scale.mirrored() if scale and reverse else scale,
        reverse=reverse,
        weight=Fraction(row.number("weight", 1, least=1, most=MOST_WEIGHT)),
        critical=row.flag("critical", False),
        minutes=row.number("minutes", 0, most=MOST_MINUTES),
        comment_when=_comment_when(row, scale, reverse, parts),
        theme_also=row.texts("theme_also", ()),
        tests=row.texts("tests", ()),
        parts=parts,
        asked_if=_condition(row, "asked_if", row.text("asked_if", "")),
        replaces=row.texts("replaces", ()),
        pairs=tuple(_pair(table) for table in _few(row, "pair", MOST_PAIRS)),
        sheet=_sheet(row) if kind == "grid" else "",
        rows_from=row.choice("rows_from", ("", MEETINGS), "") if kind == "grid" else "",
        ready=row.number("rows", 12, least=1, most=MOST_ROWS) if kind == "grid" else 0,
    )
    sound_parts(row, made)
    return made


def _few(row: Table, key: str, most: int) -> tuple[Table, ...]:
    """The tables under a key; none where there are more than there is room for."""
    tables = row.tables(key)
    if len(tables) > most:
        row.complain(codes.TOO_MANY, key, number=f"{len(tables)} {key}s", most=str(most))
    return tables if len(tables) <= most else ()


def _scale(row: Table, kind: str, scales: Mapping[str, Scale]) -> Scale | None:
    """The scale of a question that is judged; *not known* counts on the scales of what was done or not."""
    if kind not in JUDGED:
        if row.values.get("reverse") is True:
            row.complain(codes.NOT_REVERSED, "reverse", why=f"A {kind} question has no level that is best")
        return None
    scale = scales.get(row.choice("scale", tuple(scales)))
    if scale and scale.not_known_counts != (kind == "compliance"):
        fits = [code for code, one in scales.items() if one.not_known_counts == (kind == "compliance")]
        row.complain(codes.DOES_NOT_FIT, "scale", value=scale.code, type=kind, fits=", ".join(fits))
    if scale and scale.lowest_is_area and row.values.get("reverse") is True:
        row.complain(codes.NOT_REVERSED, "reverse", why=f"{scale.labels[0]} is best whatever is asked")
    return scale


def _comment_when(row: Table, scale: Scale | None, reverse: bool, parts: tuple[Part, ...]) -> tuple[str, ...]:
    choices = tuple(label for part in parts if not part.name for label in part.choices)
    known = (*(scale.labels if scale else choices), NOT_KNOWN, NOT_APPLICABLE)
    return row.choices("comment_when", known, comment_default(scale, reverse))


def _sheet(row: Table) -> str:
    title = row.text("sheet")
    if not SHEET.fullmatch(title) or title.casefold() in TAKEN or title.casefold().startswith("case "):
        row.complain(codes.BAD_CODE, "sheet", value=title, wanted=OF_A_SHEET)
    return title


def _parts(row: Table, kind: str) -> tuple[Part, ...]:
    if kind in SINGLE:
        return (_value(row, kind),)
    tables = _few(row, "part", MOST_PARTS) if kind in SEVERAL else ()
    parts = tuple(_part(table, kind, first=not place) for place, table in enumerate(tables))
    if kind in SEVERAL and not row.values.get("part"):
        row.complain(codes.MISSING_KEY, "part", key="[[question.part]]")
    if kind == "grid" and parts and not any(part.each for part in parts):
        row.complain(codes.MISSING_KEY, "part", key="each = true in a part")
    if parts and not parts[0].asked_of(EVERYONE) and kind != "grid":
        row.complain(codes.FIRST_PART, f"part[{parts[0].name}].agencies", part=parts[0].name)
    names = [part.name for part in parts]
    for name in {name for name in names if names.count(name) > 1}:
        row.complain(codes.TWICE, "part", value=name)
    return parts


def _value(row: Table, kind: str) -> Part:
    """The one part of a question with one value."""
    sound_part(row, kind, kind)
    return Part(
        "",
        kind,
        row.text("text"),
        choices=_choices(row, kind, first=True),
        needed=True,
        in_period=row.flag("in_period", False),
        least=row.number_or_none("least"),
        most=row.number_or_none("most"),
    )


def _part(table: Table, kind: str, first: bool) -> Part:
    """A part of a question of this kind; `first` is that which may be answered Not known for the whole question."""
    table.only(*OF_A_PART_TABLE)
    if "name" in table.values and not PART_NAME.fullmatch(table.text("name")):
        table.complain(codes.BAD_CODE, "name", value=table.text("name"), wanted=OF_A_PART)
    own = table.choice("kind", ("number", "text") if kind == "counts" else KINDS)
    needed_if = table.texts("needed_if", ())
    for key in ("needed_if", "blank_if"):
        for condition in table.texts(key, ()):
            _condition(table, key, condition)
    sound_part(table, own, kind)
    return Part(
        name=table.text("name"),
        kind=own,
        text=table.text("text"),
        help=table.text("help", ""),
        choices=_choices(table, own, first and kind != "grid"),
        shape=table.choice("shape", SHAPES, "") if own == "text" else "",
        agencies=table.texts("agencies", (EVERYONE,)),
        each=table.flag("each", False) and kind == "grid",
        ours=table.flag("ours", False) and kind == "grid",
        needed=table.flag("needed", own == "number" and not needed_if),
        needed_if=needed_if,
        blank_if=table.texts("blank_if", ()),
        ring_if=table.choices("ring_if", table.texts("choices", ()), ()),
        not_before=table.text("not_before", ""),
        in_period=table.flag("in_period", False),
        least=table.number_or_none("least"),
        most=table.number_or_none("most"),
        at_most=table.text("at_most", ""),
        sum_of=table.texts("sum_of", ()),
        all_of=table.texts("all_of", ()),
    )


def _choices(table: Table, kind: str, first: bool) -> tuple[str, ...]:
    choices = table.texts("choices", ())
    if kind != "choice":
        return ()
    if not choices:
        table.complain(codes.MISSING_KEY, "choices", key="choices")
    sound_labels(table, ["choices"] * len(choices), choices, WITHOUT_LEVEL if first else ())
    return choices


def _condition(table: Table, key: str, text: str) -> str:
    if text and not parsed(text):
        table.complain(codes.NO_CONDITION, key, value=text, grammar=GRAMMAR)
    return text


def _pair(table: Table) -> Pair:
    kind = table.choice("kind", PAIRS)
    table.only("with", "kind", "why", "by", "beside", *OF_A_PAIR.get(kind, ANY_PAIR))
    named = kind in ("values", "lists", "rows")
    return Pair(
        with_ref=table.text("with"),
        kind=kind,
        why=table.text("why"),
        by=table.texts("by", (EVERYONE,)),
        beside=table.texts("beside", (EVERYONE,)),
        says=table.texts("says", ("Yes",)),
        denies=table.texts("denies", ("No", NOT_KNOWN)),
        both_ways=table.flag("both_ways", False),
        unless_any=table.flag("unless_any", False),
        apart=table.number("apart", 2, least=1),
        part=table.text("part") if named else table.text("part", ""),
        own=table.text("own") if kind == "lists" else table.text("own", ""),
        own_says=table.texts("own_says", None if kind == "lists" else ()),
        own_unsure=table.texts("own_unsure", UNSURE),
        within_days=table.number("within_days", 1 if kind == "rows" else 0),
    )
