"""How a Word report is kept: a written document comes in, its bytes go out, the same for the same document."""

import re
from io import BytesIO

from docx.document import Document as WordDocument

from maar.documents.model import Document
from maar.render.kept import name_it, repacked

REVISION = re.compile(rb' (?:w:rsid\w*|w14:paraId|w14:textId)="[^"]*"')


def saved(word: WordDocument, document: Document) -> bytes:
    """The bytes of the finished document."""
    name_it(word.core_properties, document)
    raw = BytesIO()
    word.save(raw)
    return repacked(raw, _without_revisions)


def _without_revisions(name: str, content: bytes) -> bytes:
    return REVISION.sub(b"", content) if name.startswith("word/") and name.endswith(".xml") else content
