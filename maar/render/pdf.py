"""The findings report as paper: a Document comes in, one tagged PDF goes out.

What is drawn and how it looks stands in `paper/*.typ`; those files read the document as data, never as markup.
"""

import json
from functools import cache
from pathlib import Path

import typst

from maar.documents.model import Document
from maar.render.handed import FONTS, handed
from maar.render.theme import HOUSE, Theme

PAPER = Path(__file__).parent / "paper"
FIXED = 315532800  # 1 January 1980, the day that every file of ours bears


def pdf(document: Document, house: Theme = HOUSE) -> bytes:
    """The document as PDF/UA-1 and PDF/A-2a; the same bytes for the same document."""
    return typst.compile(
        PAPER / "main.typ",
        root=PAPER,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"given": json.dumps(handed(document, house), ensure_ascii=False)},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=FIXED,
    )


@cache
def _fonts() -> typst.Fonts:
    """The fonts that come with us, and none of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
