"""What all renderers must know of a block before drawing it: blocks come in; how they fold and their words go out."""

from maar.documents.model import Distribution, PlanGroup, PlanMatrix, Table

SQUARES_UP_TO = 40
ACTIONS_ABREAST = 28


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
