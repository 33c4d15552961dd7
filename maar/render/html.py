"""The findings page: a Document comes in, one HTML file without script goes out.

What is drawn stands in `page.html.j2` and `blocks.html.j2`, how it looks in `page.css`.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from maar.documents.model import Distribution, Document, LaneSpan, Mark, PlanGroup, PlanMatrix, Table
from maar.render import lanes, theme
from maar.render.text import clean, css_string

HERE = Path(__file__).parent
SQUARES_UP_TO = 40
ACTIONS_ABREAST = 28


def html(document: Document) -> str:
    """The document as one HTML file, the same text for the same document."""
    template = _environment().get_template("page.html.j2")
    return clean(template.render(document=document, style=_style(document), once=_once()))


def mark_class(mark: Mark) -> str:
    """The class that draws a mark: its step where it is a judgement, else its kind."""
    if mark.kind == "level":
        return theme.step_class(mark.step) or "k-none"
    return "k-" + re.sub("[^a-z]+", "-", mark.kind)


def as_squares(answers: Distribution) -> bool:
    """Whether one square can stand for one answer."""
    return sum(run.count for run in answers.runs) <= SQUARES_UP_TO


def answers_words(answers: Distribution) -> str:
    """A distribution in words, for those who do not see it."""
    runs = [f"{run.mark.words} {run.count}" for run in answers.runs if run.counted and run.count]
    outside = [f"{run.mark.words} {run.count}" for run in answers.runs if not run.counted and run.count]
    said = [f"{answers.ref} {answers.label}".strip(), str(answers.figure), ", ".join(runs)]
    if outside:
        said.append(f"Outside the count: {', '.join(outside)}")
    return ". ".join(part for part in said if part)


def table_shape(table: Table) -> str:
    """How a table folds on a phone: rows of marks stay rows, wide tables become blocks."""
    marks = sum(column.kind == "mark" for column in table.columns)
    if marks >= 3:
        return "marks dense" if marks > 8 else "marks"
    return "stack" if len(table.columns) > 4 else "plain"


def grouped(table: Table) -> bool:
    """Whether some rows head those under them, so that the table may be parted before one of them."""
    return any(row.cells[0].strong for row in table.rows if row.cells)


def abreast(matrix: PlanMatrix) -> list[list[PlanGroup]]:
    """The cases of a SMART picture in as many rows of the page as they need."""
    rows: list[list[PlanGroup]] = [[]]
    for group in _narrow(matrix.groups):
        width = sum(max(1, len(one.actions)) for one in rows[-1])
        if rows[-1] and width + len(group.actions) > ACTIONS_ABREAST:
            rows.append([])
        rows[-1].append(group)
    return rows


def _narrow(groups: tuple[PlanGroup, ...]) -> list[PlanGroup]:
    return [
        PlanGroup(group.case, group.actions[start : start + ACTIONS_ABREAST])
        for group in groups
        for start in range(0, max(1, len(group.actions)), ACTIONS_ABREAST)
    ]


def _once() -> Callable[[str], str]:
    """A finding's anchor the first time it is told, nothing when it is told again."""
    seen: set[str] = set()

    def anchor(identity: str) -> str:
        if identity in seen:
            return ""
        seen.add(identity)
        return identity

    return anchor


def _style(document: Document) -> str:
    """The style sheet; the one text in it from outside is a quoted string."""
    lines = css_string("\n".join(line for line in (document.marking, document.footer) if line))
    footer = f"@page{{@bottom-left{{content:{lines}}}}}"
    css = (HERE / "page.css").read_text(encoding="utf-8")
    return "\n".join([css, theme.css(), footer])


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        kind=lambda block: type(block).__name__,
        is_gap=lambda row: isinstance(row, LaneSpan),
        mark_class=mark_class,
        as_squares=as_squares,
        answers_words=answers_words,
        table_shape=table_shape,
        abreast=abreast,
        grouped=grouped,
        lanes=lanes,
    )
    return environment
