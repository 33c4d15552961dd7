"""What the sheet of a grid is: its columns, and the rows that the plan fills in. The writer and the reader obey it.

Comes in: the plan and an agency. Goes out: a `Grid` for each question whose parts repeat that is put to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from maar.plan import Agency, Case, Meeting, Plan
from maar.questions import Part, Question
from maar.questions.model import MEETING as MEETING
from maar.questions.model import MEETING_ON as MEETING_ON
from maar.questions.model import fingerprint
from maar.sheets.cells import folded
from maar.sheets.locate import LONGEST_HEADING
from maar.sheets.page import lines, packed
from maar.workbook import spec
from maar.workbook.wording import choices_in_short, stopped

FILLED_IN = (MEETING, MEETING_ON)  # the parts that the plan fills in
CASE = spec.Column("Case", 8, "text", name="case")
TAKEN = (spec.KEY, spec.INNER, spec.FIX, CASE.heading)
ROOM = 165  # characters of width for all columns, as much as the Chronology has
WIDEST = 20  # characters of a column that takes no text, where others take what is left
NOTE_SIZE = 9.0
OPEN_ROWS = 6  # at least so many below the rows of the plan


@dataclass(frozen=True, slots=True)
class Grid:
    """The sheet of one question as it is put to an agency; `columns` begin with the hidden key and the case."""

    question: Question
    columns: tuple[spec.Column, ...]

    @property
    def title(self) -> str:
        return self.question.sheet

    @property
    def parts(self) -> tuple[tuple[spec.Column, Part], ...]:
        """Each column that holds a part, with that part."""
        return tuple((column, self.question.part(column.name)) for column in self.columns[2:])

    @property
    def ours(self) -> tuple[str, ...]:
        """The names of the parts that the plan fills in, where it fills in any."""
        if not self.question.rows_from:
            return ()
        return tuple(part.name for _, part in self.parts if part.ours and part.name in FILLED_IN)

    @property
    def tells(self) -> tuple[str, ...]:
        """The parts that tell one row from another: those that are ours, else the first."""
        return tuple(part.name for _, part in self.parts if part.ours) or (self.columns[2].name,)


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that the plan fills in. `mark` tells it from all others, whatever becomes of its cells."""

    meeting: Meeting
    mark: str

    def value(self, part: str) -> str | date:
        """What the plan puts under `meeting`, `meeting_on` or `case`."""
        return self.meeting.on if part == MEETING_ON else self.meeting.name if part == MEETING else self.meeting.case


def grids(plan: Plan, agency: Agency) -> tuple[Grid, ...]:
    """The grids put to this agency, in the order of the questions."""
    whole = plan.questions
    return tuple(_grid(one, whole.question(one.ref)) for one in plan.put_to(agency) if one.is_grid and one.columns)


def every_grid(plan: Plan) -> tuple[Grid, ...]:
    """Each grid once for every choice of columns that some agency is asked for."""
    return tuple({(one.question.ref, one.columns): one for who in plan.agencies for one in grids(plan, who)}.values())


def planned(plan: Plan, grid: Grid, cases: Iterable[Case]) -> tuple[Planned, ...]:
    """The rows that the plan fills in for these cases, in order of time within each."""
    if not grid.ours:
        return ()
    return tuple(
        Planned(one, mark(grid, one.case, one.name, one.on)) for case in cases for one in plan.meetings_of(case)
    )


def mark(grid: Grid, case: str, name: str, on: date | None) -> str:
    """Eight characters for what people see of a row of the plan: other ones where any of it differs."""
    seen = {MEETING: folded(name), MEETING_ON: on.isoformat() if on else ""}
    return fingerprint(case, *(seen[part] for part in grid.ours))[:8]


def rows_ready(grid: Grid, rows: int) -> int:
    """How many rows are made ready at least, where the plan fills in so many of them."""
    return max(grid.question.ready, rows + OPEN_ROWS)


def notes(grid: Grid) -> list[str]:
    """The lines above the headings that help to fill the columns in: for each its choices and its help."""
    told = []
    for column, part in grid.parts:
        if text := " ".join(filter(None, (stopped(choices_in_short(part)), stopped(part.help)))):
            told.append(f"{column.heading.rstrip('?:. ')}: {text}")
    return packed(told, sum(column.width for column in grid.columns[1:]), NOTE_SIZE)


def _grid(question: Question, whole: Question) -> Grid:
    """The grid with its headings, which are the same for every role; texts share what width the others leave."""
    headings = dict(_headings(whole.columns))
    widths = {part.name: _width(part, headings[part.name]) for part in question.columns}
    texts = [name for name, width in widths.items() if not width]
    left = ROOM - CASE.width - sum(widths.values())
    for name in texts:
        widths[name] = max(left / len(texts), 16)
    if not texts and left > 0:
        widths = {name: width + left / len(widths) for name, width in widths.items()}
    columns = (
        spec.Column(headings[part.name], round(widths[part.name], 1), part.kind, part.choices, part.name)
        for part in question.columns
    )
    return Grid(question, (spec.Column(spec.KEY, 3, "key"), CASE, *columns))


def _headings(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """The heading of each part: its label, with its name where that label is too long or not its own."""
    met = {folded(name) for name in TAKEN}
    for part in parts:
        heading = " ".join(part.text.split())
        if len(heading) >= LONGEST_HEADING or not folded(heading) or folded(heading) in met:
            tail = f" ({part.name})"
            heading = f"{heading[: LONGEST_HEADING - 2 - len(tail)].strip()}…{tail}" if heading else part.name
        met.add(folded(heading))
        yield part.name, heading


def _width(part: Part, heading: str) -> float:
    """The width of a column in characters, its heading in two lines; 0 for a text, which takes what is left."""
    if part.kind == "text":
        return 0.0
    width = max((len(label) + 4 for label in part.choices), default=13)
    width = min(max(width, 11), WIDEST)
    while width < WIDEST and lines(heading, width, 10.5, bold=True) > 2:
        width += 1
    return float(width)
