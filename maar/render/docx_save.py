"""How a Word report is kept: a written document comes in, its bytes go out, the same for the same document.

No person, no clock and no machine stands in it.
"""

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument

from maar.documents.model import Document
from maar.render.text import clean

FIXED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # python-docx writes it as UTC
LONGEST = 255  # of a property
REVISION = re.compile(rb' (?:w:rsid\w*|w14:paraId|w14:textId)="[^"]*"')


def saved(word: WordDocument, document: Document) -> bytes:
    """The bytes of the finished document."""
    _properties(word, document)
    raw, out = BytesIO(), BytesIO()
    word.save(raw)
    with ZipFile(raw) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0
            content = source.read(name)
            target.writestr(member, REVISION.sub(b"", content) if name.startswith("word/") and _xml(name) else content)
    return out.getvalue()


def _xml(name: str) -> bool:
    return name.endswith(".xml")


def _properties(word: WordDocument, document: Document) -> None:
    about = word.core_properties
    about.title = clean(document.title)[:LONGEST]
    about.subject = clean(document.subtitle)[:LONGEST]
    about.author = clean(document.owner)[:LONGEST]
    about.last_modified_by = clean(document.owner)[:LONGEST]
    about.language = document.language
    about.revision = 1
    about.created = about.modified = FIXED
