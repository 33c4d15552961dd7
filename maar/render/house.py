"""The partnership's own style: its templates for Word and PowerPoint, and its colours and fonts."""

from dataclasses import dataclass

from maar.render.theme import HOUSE, Theme


@dataclass(frozen=True, slots=True)
class House:
    """`docx` and `pptx` are the bytes of templates, None where ours are used."""

    docx: bytes | None = None
    pptx: bytes | None = None
    theme: Theme = HOUSE
