"""From the bytes of `words.toml` to the lead's words, or in one sentence why not, with the line that is wrong."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, NamedTuple

from maar.audit.words_form import ABOUT, LISTS, NAMED_BY, ROWS, is_list
from maar.audit.words_pieces import Piece, pieces
from maar.documents.phrases import day, short_day
from maar.documents.words import FindingWords, Link, RecommendationWords, ThemeWords, Words
from maar.figures import some
from maar.questions.toml import parsed

TABLES = ("about", *ROWS)
NEEDS = {"finding": {"id"}, "theme": {"code"}, "recommendation": {"id", "text"}, "link": {"url"}}
CURLY = re.compile("=\\s*\\[?\\s*[\u201c\u201d\u201e\u2018\u2019]")
BARE_DAY = re.compile(r"=\s*\d{1,2}(?:[./-]\d|\s+[A-Za-z]|(?:st|nd|rd|th)\b)")
QUOTES = 'Each text stands between two quotation marks; one within a text is written \\".'


class Mistake(NamedTuple):
    """What is wrong in which line, counted from 1; `line` is 0 where the reason itself names it."""

    line: int
    sentence: str


class Row(NamedTuple):
    """One block: which kind, what it says, where it begins."""

    kind: str
    values: Mapping[str, Any]
    piece: Piece


def words_in(data: bytes) -> tuple[Words, tuple[Mistake, ...]]:
    """What the lead wrote, entries without a word left out; no words at all where there is a mistake."""
    reason = parsed(data).reason
    if reason:
        return Words(), (_unread(data, reason),)
    rows, mistakes = [], []
    for one in _rows(data.decode("utf-8-sig")):
        if isinstance(one, Mistake):
            mistakes.append(one)
        else:
            rows.append(one)
            mistakes += _mistakes_in(one)
    mistakes += _repeated(rows)
    if mistakes:
        return Words(), tuple(sorted(mistakes))
    return _words(rows), ()


def _unread(data: bytes, reason: str) -> Mistake:
    """Why the file is no TOML, in words for what people do most."""
    at = re.search(r"at line (\d+)", reason)
    lines = data.decode("utf-8-sig", "replace").split("\n")
    number = int(at[1]) if at else 0
    text = lines[number - 1] if 0 < number <= len(lines) else ""
    if CURLY.search(text):
        return Mistake(number, "The quotation marks are curly, as Word makes them. Type straight ones.")
    if BARE_DAY.search(text):
        return Mistake(number, "A day is written as 2026-07-31, without quotation marks.")
    return Mistake(0, f"{reason}. {QUOTES}")


def said(file: str, mistakes: tuple[Mistake, ...]) -> str:
    """The first mistake in a sentence, and how many more there are."""
    first, more = mistakes[0], len(mistakes) - 1
    place = f"{file}, line {first.line}: " if first.line else f"{file} cannot be read: "
    rest = f" {some(more, 'more mistake follows', 'more mistakes follow')}." if more else ""
    return f"{place}{first.sentence}{rest}"


def _rows(text: str) -> Iterator[Row | Mistake]:
    for piece in pieces(text):
        for kind, value in piece.tables.items():
            line = _line(piece, kind)
            if kind not in TABLES:
                yield Mistake(line, f"{kind} is not known here: blocks are {_either(TABLES)}.")
            elif kind == "about" and isinstance(value, dict):
                yield Row(kind, value, piece)
            elif kind == "about":
                yield Mistake(line, "about is a block that begins with [about].")
            elif isinstance(value, list) and all(isinstance(one, dict) for one in value):
                yield from (Row(kind, one, piece) for one in value)
            else:
                yield Mistake(line, f"A {kind} is a block that begins with [[{kind}]].")


def _mistakes_in(row: Row) -> Iterator[Mistake]:
    known = (*ABOUT, *LISTS) if row.kind == "about" else tuple(one.name for one in fields(ROWS[row.kind]))
    for key, value in row.values.items():
        line = _line(row.piece, key)
        if key not in known:
            yield Mistake(line, f"{key} is no key of this block: use {_either(known)}.")
        elif key in LISTS or is_list(row.kind, key) or key == "advice":
            if not isinstance(value, str) and not _is_texts(value):
                yield Mistake(line, f'{key} is a list of texts, as {key} = ["One.", "Another."].')
        elif not isinstance(value, str | date):
            yield Mistake(line, f'{key} is a text between quotation marks, as {key} = "...".')
    said = {key for key, value in row.values.items() if value}
    if said and not said & NEEDS.get(row.kind, said):
        yield Mistake(row.piece.line, f"This {row.kind} needs its {_either(sorted(NEEDS[row.kind]))}.")


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _repeated(rows: list[Row]) -> Iterator[Mistake]:
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        name = row.values.get(NAMED_BY.get(row.kind, ""), "")
        if name and isinstance(name, str):
            line = seen.setdefault((row.kind, name.strip()), row.piece.line)
            if line != row.piece.line:
                yield Mistake(row.piece.line, f"{name} has a block in line {line} already: keep one of the two.")


def _line(piece: Piece, key: str) -> int:
    """The line in which a key of a block stands; where it begins if that cannot be told."""
    at = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", piece.text, re.MULTILINE)
    return piece.line + piece.text.count("\n", 0, at.start()) if at else piece.line


def _either(words: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _words(rows: list[Row]) -> Words:
    about = {key: value for row in rows if row.kind == "about" for key, value in row.values.items()}
    findings = [FindingWords(**_texts(row)) for row in rows if row.kind == "finding"]
    themes = [ThemeWords(**_texts(row)) for row in rows if row.kind == "theme"]
    recommendations = (RecommendationWords(**_texts(row)) for row in rows if row.kind == "recommendation")
    links = ({"text": "", **_texts(row)} for row in rows if row.kind == "link")
    return Words(
        about={key: text for key in ABOUT if (text := _text(about.get(key, "")))},
        lists={key: texts for key in LISTS if (texts := _list(about.get(key, [])))},
        findings={one.id: one for one in findings if one.written},
        themes={one.code: one for one in themes if one.written},
        recommendations=tuple(one for one in recommendations if one.written),
        links=tuple(Link(one["text"] or one["url"], one["url"]) for one in links),
    )


def _texts(row: Row) -> dict[str, Any]:
    return {key: _in_row(row.kind, key, value) for key, value in row.values.items()}


def _in_row(kind: str, key: str, value: Any) -> str | tuple[str, ...]:
    """A list, a text, or a day; a day by when something is due as tables say days, like those of the meeting."""
    if key == "due" and isinstance(value, date):
        return short_day(value)
    if is_list(kind, key):
        return _list(value)
    return " ".join(_list(value)) if isinstance(value, list) else _text(value)


def _text(value: str | date) -> str:
    """A text on one line, or a day as it is said."""
    return day(value) if isinstance(value, date) else " ".join(value.split())


def _list(values: list[str] | str) -> tuple[str, ...]:
    """The texts of a list; one that is written without brackets is a list of one."""
    values = [values] if isinstance(values, str) else values
    return tuple(text for value in values if (text := _text(value)))
