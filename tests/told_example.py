"""Every document of the audit in this repository, built once for renderers to draw."""

import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from maar.audit.collect import collect
from maar.audit.folder import AuditFolder
from maar.audit.tell import in_words
from maar.documents.deck import Deck
from maar.documents.edition import Edition
from maar.documents.every import DOCUMENTS
from maar.documents.found import Found
from maar.documents.model import Document

ROOT = Path(__file__).parent.parent
AS_OF = date(2026, 6, 12)


@cache
def example() -> Found:
    with tempfile.TemporaryDirectory() as root:
        shutil.copytree(ROOT / "audits" / "example", Path(root) / "audits" / "example")
        return in_words(collect(AuditFolder(Path(root), "example"), AS_OF), Edition.RESTRICTED)


def documents(form: str) -> dict[str, Document]:
    """The documents that are told in this format, by name; slides are none."""
    built = {name: kind.builder(form)(example(), ()) for name, kind in DOCUMENTS.items() if form in kind.formats}
    return {name: told for name, told in built.items() if not isinstance(told, Deck)}


MOST_PAGES = {"findings": 20, "annual-briefing": 4, "briefing-note": 4, "learning-journey": 4, "seven-minute": 1}
