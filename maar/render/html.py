"""The page of a document: a Document comes in, one HTML file without script goes out.

What is drawn stands in `page.html.j2`, `blocks.html.j2` and `points.html.j2`, how it looks in `page.css`, and in
`short.css` for short documents.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment

from maar.documents.model import Document, Mark, Table
from maar.render import theme
from maar.render.lanes_said import spoken, told
from maar.render.page_fit import closeness
from maar.render.page_kinds import is_short, laid_out, page_title, with_contents
from maar.render.shapes import abreast, answers_words, as_squares, can_be_squares, grouped, squares_words
from maar.render.templates import environment
from maar.render.text import clean, css_string, web_address
from maar.render.theme import HOUSE, Theme, dressed

HERE = Path(__file__).parent


def html(document: Document, house: Theme = HOUSE) -> str:
    """The document as one HTML file, the same text for the same document."""
    template = _environment().get_template("page.html.j2")
    return dressed(clean(template.render(document=document, style=_style(document, house), once=_once())), house)


def mark_class(mark: Mark) -> str:
    """The class that draws a mark: its step where it is a judgement, else its kind."""
    if mark.kind == "level":
        return theme.step_class(mark.step) or "k-none"
    return "k-" + re.sub("[^a-z]+", "-", mark.kind)


def table_shape(table: Table) -> str:
    """How a table folds on a phone: rows of marks stay rows, wide tables become blocks."""
    marks = sum(column.kind == "mark" for column in table.columns)
    if marks >= 3:
        return "marks dense" if marks > 8 else "marks"
    return "stack" if len(table.columns) > 4 else "plain"


def _once() -> Callable[[str], str]:
    """A finding's anchor the first time it is told, nothing when it is told again."""
    seen: set[str] = set()

    def anchor(identity: str) -> str:
        if identity in seen:
            return ""
        seen.add(identity)
        return identity

    return anchor


def _style(document: Document, house: Theme) -> str:
    """The style sheet; the one text in it from outside is a quoted string."""
    lines = css_string("\n".join(line for line in (document.marking, document.footer) if line))
    footer = f"@page{{@bottom-left{{content:{lines}}}}}"
    names = ("page.css", "short.css") if is_short(document) else ("page.css",)
    css = [(HERE / name).read_text(encoding="utf-8") for name in names]
    return "\n".join([*css, theme.css(house), footer])


@cache
def _environment() -> Environment:
    return environment(
        kind=lambda block: type(block).__name__,
        mark_class=mark_class,
        as_squares=as_squares,
        answers_words=answers_words,
        table_shape=table_shape,
        abreast=abreast,
        grouped=grouped,
        spoken=spoken,
        told=told,
        page_title=page_title,
        with_contents=with_contents,
        laid_out=laid_out,
        closeness=closeness,
        can_be_squares=can_be_squares,
        squares_words=squares_words,
        address=web_address,
    )
