"""Which renderer draws which format; each is loaded when it is asked for, since some are heavy."""

from importlib import import_module
from typing import Any

from maar.documents.deck import Deck
from maar.documents.model import Document
from maar.render.house import House


def drawn(told: Document | Deck, form: str, house: House) -> bytes:
    """The document in one format: `html`, `docx`, `pdf`, `xlsx` or (slides) `pptx`."""
    draw: Any = getattr(import_module(f"maar.render.{form}"), form)
    match form:
        case "docx":
            made = draw(told, house.docx)
        case "pptx":
            made = draw(told, house.pptx, house.theme)
        case "xlsx":
            made = draw(told)
        case _:
            made = draw(told, house.theme)
    return made.encode("utf-8") if isinstance(made, str) else bytes(made)
