"""What all renderers must know of a block before drawing it: blocks come in; how they fold and their words go out."""

from collections.abc import Sequence
from dataclasses import replace

from maar.documents.model import Bullets, Distribution, Grid, PlanGroup, PlanMatrix, Section, Table, Text
from maar.documents.points import Callout, Heading, Points, Strip
from maar.figures import Share

SQUARES_UP_TO = 40
ACTIONS_ABREAST = 28
AGENCIES_UPRIGHT = 9  # so many stand beside each other on an upright page
COLUMNS_UPRIGHT = 5  # of words
WORDS = (Text, Bullets, Heading, Points, Callout)


def as_squares(answers: Distribution) -> bool:
    """Whether one square can stand for one answer."""
    return sum(run.count for run in answers.runs) <= SQUARES_UP_TO


def can_be_squares(share: Share | None) -> bool:
    """Whether the count of a point is drawn, one square an answer."""
    return share is not None and 0 < share.d <= SQUARES_UP_TO


def squares_words(share: Share) -> str:
    """Those squares in words, for those who do not see them."""
    return f"{share.n} of {share.d} squares are filled"


def answers_words(answers: Distribution) -> str:
    """A distribution in words, for those who do not see it."""
    runs = [f"{run.mark.words} {run.count}" for run in answers.runs if run.counted and run.count]
    outside = [f"{run.mark.words} {run.count}" for run in answers.runs if not run.counted and run.count]
    said = [f"{answers.ref} {answers.label}".strip(), str(answers.figure), ", ".join(runs)]
    if outside:
        said.append(f"Outside the count: {', '.join(outside)}")
    return ". ".join(part for part in said if part)


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


def lies_across(section: Section) -> bool:
    """Whether a section stands on pages across: a grid of many agencies, or one wide table with nothing but words."""
    pictures = [block for block in section.blocks if not isinstance(block, WORDS)]
    if any(isinstance(block, Grid) and len(block.agencies) > AGENCIES_UPRIGHT for block in pictures):
        return True
    return len(pictures) == 1 and isinstance(pictures[0], Table) and _is_wide(pictures[0])


def _is_wide(table: Table) -> bool:
    return sum(column.kind == "words" for column in table.columns) > COLUMNS_UPRIGHT


def footed(sections: Sequence[Section]) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The sections of a single page, and what stands at its foot: the first strip with all that comes after it."""
    for number, section in enumerate(sections):
        for place, block in enumerate(section.blocks):
            if isinstance(block, Strip):
                before = replace(section, blocks=section.blocks[:place])
                rest = replace(section, title="" if place else section.title, blocks=section.blocks[place:])
                return (*sections[:number], *([before] if place else [])), (rest, *sections[number + 1 :])
    return tuple(sections), ()
