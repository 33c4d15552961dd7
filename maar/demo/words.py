"""The fictional lead at the desk after the meeting: the audit's `words.toml` comes in, and goes out written in.

The words stand in `words.toml` beside this, by what they are about. Where nothing of that kind was found, as in the
smaller example, they are left out; each finding keeps the figure that stands in the file.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from maar.audit.files import write_whole
from maar.audit.folder import AuditFolder
from maar.audit.words_form import NAMED_BY, quoted
from maar.audit.words_kept import keep_words
from maar.audit.words_pieces import pieces
from maar.documents.found import Found

Row = Mapping[str, Any]
WRITTEN = "words.toml"


def put_words(folder: AuditFolder, found: Found) -> None:
    """Make the audit's `words.toml` for what was found, and write the fictional lead's words into it."""
    keep_words(folder, found)
    text = folder.words_file.read_text("utf-8")
    words = tomllib.loads((files("maar.demo") / WRITTEN).read_text("utf-8"))
    blocks = "".join(_written(piece.text, piece.tables, words) for piece in pieces(text))
    recommended = [row for row in words["recommendation"] if "id" not in row]
    write_whole(folder.words_file, "".join([blocks, *_blocks("recommendation", recommended)]).encode())


def _written(text: str, tables: Row, words: Row) -> str:
    """One block of the file with the words that are for it; the links stand under the first."""
    if "about" in tables:
        return "".join([_filled(text, words["about"]), *_blocks("link", words["link"])])
    for kind, rows in tables.items():
        named = NAMED_BY[kind]
        for row in words[kind]:
            if row.get(named) == rows[0][named]:
                return _filled(text, {key: value for key, value in row.items() if key != named})
    return text


def _filled(text: str, row: Row) -> str:
    for key, value in row.items():
        empty = re.search(rf'^{key} = (""|\[\])$', text, re.MULTILINE)
        if empty:
            text = f"{text[: empty.start(1)]}{_typed(value)}{text[empty.end(1) :]}"
    return text


def _blocks(kind: str, rows: list[Row]) -> Iterator[str]:
    for row in rows:
        yield "\n".join([f"[[{kind}]]", *(f"{key} = {_typed(value)}" for key, value in row.items()), "", ""])


def _typed(value: object) -> str:
    """The value as a person types it: a list with a line for each text."""
    if isinstance(value, list):
        return "\n".join(["[", *(f"  {quoted(one)}," for one in value), "]"])
    return quoted(value) if isinstance(value, str) else str(value)
