"""`words.toml` as text: cut where blocks begin, and brought up to date without touching what a person wrote.

Comes in: the text as it stands, the entries that there should be. Goes out: the text with new entries added, those that
nobody wrote in refreshed or, where they are about nothing any more, taken out. All other bytes stay.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from maar.audit.words_form import FIGURE, NAMED_BY, OURS, Entry, quoted

HEADER = re.compile(r"[ \t]*\[{1,2}[ \t]*[\w\"'-]")
NAME = re.compile(rf"[ \t]*(?:{'|'.join(sorted(set(NAMED_BY.values())))})[ \t]*=")
FIGURE_LINE = re.compile(rf'([ \t]*{FIGURE}[ \t]*=[ \t]*)"[^"\\\n]*"')
EMPTY = re.compile(r'\[\[\w+\]\]|(?:id|code|figure) = "[^"]*"|\w+ = (?:""|\[\])')  # a line as we write it

Tables = dict[str, Any]
Named = tuple[str, str]


class Piece(NamedTuple):
    """A block with its heading, up to the next one; `line` is where it begins, counted from 1."""

    line: int
    text: str

    @property
    def tables(self) -> Tables:
        return tomllib.loads(self.text)


def pieces(text: str) -> Iterator[Piece]:
    """The text cut before each heading; a line that only looks like one stands within a text that is not closed yet."""
    begun, lines = 1, [""]
    for number, line in enumerate(_lines(text), start=1):
        if HEADER.match(line) and _is_whole("".join(lines)):
            yield Piece(begun, "".join(lines))
            begun, lines = number, []
        lines.append(line)
    yield Piece(begun, "".join(lines))


def brought_up_to_date(text: str, entries: Sequence[Entry]) -> str:
    """The text with a block for each entry; the same text where it has them all, as they are now."""
    wanted = {(one.kind, one.name): one for one in entries}
    new_line = "\r\n" if "\r\n" in text else "\n"
    kept: list[tuple[Named | None, str]] = []
    for piece in pieces(text):
        name, is_written = _about(piece)
        entry = wanted.get(name) if name else None
        if entry and not is_written:
            kept.append((name, _refreshed(piece.text, entry, new_line)))
        elif entry or is_written or not name or not _is_ours(piece.text):
            kept.append((name, piece.text))
    _add_missing(kept, wanted, new_line)
    return "".join(text for _, text in kept)


def _add_missing(kept: list[tuple[Named | None, str]], wanted: Mapping[Named, Entry], new_line: str) -> None:
    """Put each entry that has no block yet after the one that it follows, or at the end."""
    last = -1
    places = [name for name, _ in kept]
    for name, entry in wanted.items():
        if name in places:
            last = places.index(name)
            continue
        last = last + 1 if last >= 0 else len(kept)
        before, text = kept[last - 1]
        kept[last - 1] = (before, _closed(text, new_line))
        kept.insert(last, (name, new_line.join([*entry.lines, "", ""])))
        places.insert(last, name)


def _lines(text: str) -> list[str]:
    """The lines with their ends, as TOML counts them."""
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _is_whole(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _about(piece: Piece) -> tuple[Named | None, bool]:
    """What a block is about, where it is a single one of ours; and whether anybody wrote in it."""
    for kind, rows in piece.tables.items():
        if kind in NAMED_BY and len(rows) == 1:
            row = rows[0]
            name = str(row.get(NAMED_BY[kind], ""))
            written = any(value for key, value in row.items() if key not in (NAMED_BY[kind], FIGURE))
            return ((kind, name) if name else None), written
    return None, True


def _refreshed(text: str, entry: Entry, new_line: str) -> str:
    """The block with what is found now; a block without a line for its name is left as it is."""
    lines = [line for line in _lines(text) if not line.startswith(OURS)]
    at = next((place for place, line in enumerate(lines, start=1) if NAME.match(line)), 0)
    if not at:
        return text
    said = [f"{line}{new_line}" for line in entry.said]
    figure = quoted(entry.figure)
    lines = [FIGURE_LINE.sub(lambda match: match[1] + figure, line, count=1) for line in lines]
    return "".join([*lines[:at], *said, *lines[at:]])


def _is_ours(text: str) -> bool:
    """Does nothing stand in this block but what we wrote ourselves?"""
    lines = [line.strip() for line in _lines(text)]
    return all(EMPTY.fullmatch(line) for line in lines if line and not line.startswith(OURS))


def _closed(text: str, new_line: str) -> str:
    """The text with an empty line at its end."""
    if not text:
        return text
    text = text if text.endswith("\n") else text + new_line
    return text if text.endswith(("\n\n", "\n\r\n")) else text + new_line
