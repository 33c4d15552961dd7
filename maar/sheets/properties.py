"""What a file says of itself: when it was last saved, by whom, and in which program. Never trusted, only told."""

import html
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from maar.sheets.book import FIXED, Properties
from maar.sheets.limits import Parts

MOST = 20_000  # bytes of such a part that are looked at
CORE, APP, META = "docProps/core.xml", "docProps/app.xml", "meta.xml"
OURS = ("maar", "openpyxl")
ELEMENT = re.compile(rb"<(?:[\w.-]+:)?([\w-]+)(?:\s[^<>]*)?>([^<]{1,1000})<")


def of_zip(parts: Parts) -> Properties:
    """The properties of an .xlsx or .ods; what cannot be read is left out."""
    said: dict[str, str] = {}
    for part in (CORE, APP, META):
        if part in parts.names:
            said |= _elements(parts, part)
    return Properties(
        _moment(said.get("modified") or said.get("date", "")),
        _people(said.get(name) for name in ("creator", "initial-creator", "lastModifiedBy", "Manager")),
        said.get("language", ""),
        said.get("Application") or said.get("generator", ""),
    )


def of_old(storage: Any) -> Properties:
    """The properties of an .xls, from its container; none where they cannot be read."""
    try:
        said = storage.get_metadata()
    except Exception:  # they are worth no more than a guess, and a file may hold anything there
        return Properties()
    people = (said.author, said.last_saved_by, said.manager)
    saved = said.last_saved_time
    return Properties(
        _sound(saved.replace(tzinfo=UTC)) if isinstance(saved, datetime) else None,
        _people(map(_text, people)),
        application=_text(said.creating_application),
    )


def _elements(parts: Parts, part: str) -> Mapping[str, str]:
    """The text of each element that holds nothing but text, by its name."""
    try:
        start = parts.read(part)[:MOST]
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError):
        return {}
    return {name.decode(): html.unescape(_text(text)) for name, text in ELEMENT.findall(start)}


def _text(raw: object) -> str:
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
    return " ".join(text.replace("\0", "").split()) if isinstance(text, str) else ""


def _people(found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in found if name and name.casefold() not in OURS))


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text[:19] + text[19:].lstrip(".0123456789"))
        return _sound(found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def _sound(moment: datetime) -> datetime | None:
    """None for the date that every workbook of ours is issued with: a program that keeps it says nothing."""
    return None if moment.replace(tzinfo=None) == FIXED else moment.replace(microsecond=0)
