"""How an office file is kept, so that the same content is the same bytes: no person, clock or machine in it.

Comes in: what a library saved. Goes out: the same parts in their order, with fixed dates and settled properties.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from maar.render.text import clean

ZIPPED = (1980, 1, 1, 0, 0, 0)
FIXED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the libraries write it as UTC
LONGEST = 255  # of a property


class Told(Protocol):
    """What a document and a deck both say of themselves."""

    @property
    def owner(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def subtitle(self) -> str: ...
    @property
    def language(self) -> str: ...


class About(Protocol):
    """The core properties of a Word file or of slides."""

    title: str
    subject: str
    author: str
    last_modified_by: str
    language: str
    revision: int
    created: datetime
    modified: datetime


def repacked(raw: BytesIO, change: Callable[[str, bytes], bytes]) -> bytes:
    """Every part in its order, as `change` makes it of its name and content."""
    out = BytesIO()
    with ZipFile(raw) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name, ZIPPED)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0
            target.writestr(member, change(name, source.read(name)))
    return out.getvalue()


def name_it(about: About, told: Told) -> None:
    """Title, owner and language of the file; the owner is who made it, on a fixed day."""
    about.title = clean(told.title)[:LONGEST]
    about.subject = clean(told.subtitle)[:LONGEST]
    about.author = about.last_modified_by = clean(told.owner)[:LONGEST]
    about.language = told.language
    about.revision = 1
    about.created = about.modified = FIXED
