"""What a document is made of: words and numbers already settled, with no formatting.

Builders in this folder fill these values; renderers draw them and decide nothing.
"""

from dataclasses import dataclass, field

from maar.documents.points import Callout, Heading, Points, Strip
from maar.figures import Figure


@dataclass(frozen=True, slots=True)
class Mark:
    """A judgement, or the reason for there being none, as readers see it.

    `step` is the place on the ramp of judgement fills: 1 (best) to 4 (worst), also the halves
    between (for scales of other lengths); 0 means no fill. `kind` is one of `level`, `not known`,
    `not applicable`, `blank`, `unreadable`, `not asked`, `hidden`.
    """

    letters: str
    words: str
    kind: str = "level"
    step: float = 0
    positive: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `strong` words come after the plain ones in the same paragraph."""

    plain: str
    strong: str = ""
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. `kind` is `words`, `number`, `mark` or `sum` (a number with an equals line to its right)."""

    name: str
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Cell:
    """`number` is set where the cell holds a number that a spreadsheet should keep as one."""

    text: str
    mark: Mark | None = None
    strong: bool = False
    quiet: bool = False
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is a short sheet name for spreadsheets (31 characters); `title` and `unit` stand above."""

    name: str
    title: str
    unit: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """So many answers with one mark, in a distribution; `counted` answers are in the denominator."""

    mark: Mark
    count: int
    counted: bool

    @property
    def letters(self) -> str:
        """The mark's letters before the count: `RI`; a number is set apart from it, as `7:`."""
        return f"{self.mark.letters}:" if self.mark.letters.isdigit() else self.mark.letters


@dataclass(frozen=True, slots=True)
class Distribution:
    """The answers to one question (`ref` set), or all answers of a theme on one scale (a bar)."""

    ref: str
    label: str
    runs: tuple[Run, ...]
    figure: Figure
    outside: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What an agency wrote, and where."""

    words: str
    reference: str


@dataclass(frozen=True, slots=True)
class Voices:
    """What was written in answer to one question. `told` says what became of those that were asked.

    In a strand `aside` are the reasons for which nobody was asked.
    """

    ref: str
    label: str
    told: str
    quotes: tuple[Quote, ...]
    aside: tuple[Quote, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeAnswers:
    """The answers of a theme: bars, squares, then the other questions one by one, each with what was written."""

    title: str
    aim: str
    bars: tuple[Distribution, ...]
    questions: tuple[Distribution, ...]
    others: tuple[Table | Voices, ...] = ()


@dataclass(frozen=True, slots=True)
class Strand:
    """A theme that is told apart from the agencies' answers: no bar, no square, no row of the grid."""

    title: str
    aim: str
    voices: tuple[Voices, ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """`letters` name the middle answer or list every answer; `fill` is None where none is drawn."""

    figure: Figure | None
    letters: str = ""
    fill: Mark | None = None
    asked: bool = True


@dataclass(frozen=True, slots=True)
class GridRow:
    scale: str
    cells: tuple[GridCell, ...]
    total: Figure


@dataclass(frozen=True, slots=True)
class GridTheme:
    title: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Themes by agency. `legend` holds (name of the group, its marks)."""

    name: str
    title: str
    unit: str
    legend: tuple[tuple[str, tuple[Mark, ...]], ...]
    agencies: tuple[str, ...]
    themes: tuple[GridTheme, ...]
    note: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding as told. `reference` says whose answer and which cell the quote is from.

    `lead` are the first words of `sentence` where they name what it is about; empty, the whole stands out.
    `see` is set where the line only points to the finding that has its `id`.
    """

    id: str
    number: str
    kind: str
    sentence: str
    quote: str
    reference: str
    figure: str
    unit: str
    see: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one theme; `for_children` is a person's line, or empty and then left out."""

    title: str
    for_children: str
    lines: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """The planned actions of one case: for each, its five tests (met or not) and how many were met."""

    case: str
    actions: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class PlanMatrix:
    """SMART tests by action. `tests` are (letter, word, total as said); `all_met` is the total of fives."""

    title: str
    unit: str
    groups: tuple[PlanGroup, ...]
    tests: tuple[tuple[str, str, str], ...]
    all_met: str
    note: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A judgement that moved far: whose, from which mark to which, and why in the words of the meeting."""

    whose: str
    returned: Mark
    agreed: Mark
    reason: Quote
    dissent: str = ""


@dataclass(frozen=True, slots=True)
class Crossing:
    """Judgements as returned (down) and as agreed (across): `counts` has a row and a column for each mark, best first.

    `far` are those that moved two levels or more; `words` says so.
    """

    title: str
    unit: str
    marks: tuple[Mark, ...]
    counts: tuple[tuple[int, ...], ...]
    far: tuple[Moved, ...] = ()
    words: str = ""
    note: str = ""

    @property
    def returned(self) -> tuple[int, ...]:
        return tuple(sum(row) for row in self.counts)

    @property
    def agreed(self) -> tuple[int, ...]:
        return tuple(sum(column) for column in zip(*self.counts, strict=True))

    @property
    def total(self) -> int:
        return sum(self.returned)


@dataclass(frozen=True, slots=True)
class LaneMark:
    """An event in a lane. `at` is its place in time, 0 to 1; `number` is set for significant ones.

    `kind` is `significant`, `event` or `no action`.
    """

    at: float
    kind: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One agency's row; `missing` where its return counts nowhere, and `held` where it came and is held."""

    agency: str
    marks: tuple[LaneMark, ...]
    missing: bool = False
    held: bool = False

    @property
    def said(self) -> str:
        """What stands in the row instead of marks, where it is missing."""
        return "return held" if self.held else "return not received"


@dataclass(frozen=True, slots=True)
class LaneSpan:
    """A stretch of time, 0 to 1: words such as `63 days`, and under them what it is."""

    start: float
    end: float
    words: str
    under: str = "nothing recorded"


@dataclass(frozen=True, slots=True)
class LaneEvent:
    number: str
    date: str
    agency: str
    event: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lanes:
    """One case's chronology. `ticks` are (place 0 to 1, label) for the months.

    In `gaps` no agency recorded anything; in `clusters` events stand close together. `decision` is the day of the key
    decision, both ends of it the same, where it lies in the time that is drawn.
    """

    case: str
    title: str
    unit: str
    ticks: tuple[tuple[float, str], ...]
    lanes: tuple[Lane, ...]
    gaps: tuple[LaneSpan, ...]
    events: tuple[LaneEvent, ...]
    note: str = ""
    clusters: tuple[LaneSpan, ...] = ()
    decision: LaneSpan | None = None


Said = Text | Bullets | Heading | Points | Callout | Strip
Block = Said | Table | ThemeAnswers | Strand | Grid | FindingGroup | PlanMatrix | Crossing | Lanes


@dataclass(frozen=True, slots=True)
class Section:
    anchor: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Alert:
    """What stands first: alerts, or that there are none, or which returns left the question empty.

    `kind` is `alert` (red band), `unanswered` (ink box) or `none` (one plain line).
    """

    kind: str
    title: str
    lines: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """`kind` is `report` (a cover, contents), `note` (a short document), `page` (for the web) or `one page` (A4).

    `about` is one line under the facts of a cover, such as how children are named.
    """

    marking: str
    owner: str
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    alerts: tuple[Alert, ...]
    sections: tuple[Section, ...]
    footer: str
    language: str = "en-GB"
    tables: tuple[Table, ...] = field(default=())
    kind: str = "report"
    about: str = ""
