"""A document by hand that holds every kind of block, for renderers; and what is said in it, found field by field."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from maar.documents.model import (
    Alert,
    Block,
    Bullets,
    Cell,
    Column,
    Crossing,
    Distribution,
    Document,
    FindingGroup,
    FindingLine,
    Grid,
    GridCell,
    GridRow,
    GridTheme,
    Lane,
    LaneEvent,
    LaneMark,
    Lanes,
    LaneSpan,
    Mark,
    Moved,
    PlanGroup,
    PlanMatrix,
    Quote,
    Row,
    Run,
    Section,
    Strand,
    Table,
    Text,
    ThemeAnswers,
    Voices,
)
from maar.documents.points import Callout, Heading, Point, Points, Strip
from maar.figures import Figure, Share, figure

GOOD = Mark("G", "Good", step=2, positive=True)
POOR = Mark("I", "Inadequate", step=4)
UNKNOWN = Mark("NK", "Not known", kind="not known")
BLANK = Mark("BL", "Blank", kind="blank")
RETURNED = Mark("■", "returned", kind="returned")
MISSING = Mark("missing", "missing", kind="missing")


def returns(cases: int = 2) -> Table:
    marks = tuple(Column(f"C{number}", "mark") for number in range(1, cases + 1))
    columns = (Column("Agency"), Column("Issued", "sum"), *marks, Column("Nil", "number"))
    drawn = [Cell("", mark=RETURNED), *[Cell("missing", mark=MISSING)] * (cases - 1)]
    police = Row((Cell("Police"), Cell("61", number=61), *drawn, Cell("0", number=0)))
    total = Row((Cell("All"), Cell("62", number=62), *[Cell("1")] * cases, Cell("0", number=0)), total=True)
    return Table(
        "Returns", "One return is missing", "Unit: one return.", columns, (police, total), "Filled square: returned."
    )


RUNS = (Run(GOOD, 9, True), Run(POOR, 3, True), Run(UNKNOWN, 2, False), Run(BLANK, 0, False))


def answers() -> ThemeAnswers:
    question = Distribution("CHR-1", "A chronology was held", RUNS, figure(Share(9, 12)))
    none = Distribution("CHR-2", "Nobody answered", (), figure(Share(0, 0)), "Nothing came back.")
    many = tuple(replace(run, count=run.count * 10) for run in RUNS)
    bar = Distribution("", "All graded answers", many, figure(Share(90, 120)), "Outside the count: 20 not known")
    return ThemeAnswers("Chronology", "Is the past known?", (bar,), (question, none), (returns(), voices()))


def voices() -> Voices:
    quotes = (Quote("She was asked first.", "Police, case A, cell F8"), Quote("", "Schools, cell F9"))
    return Voices("APP-1", "One thing that helped", "2 of 3 answered.", quotes, (Quote("Too young.", ""),))


def grid(agencies: int = 3) -> Grid:
    cells = (
        GridCell(Figure("2 of 6"), "I", POOR),
        GridCell(Figure("5 of 7"), "NK", UNKNOWN),
        GridCell(figure(Share(2, 3)), "G G I"),
        *[GridCell(None, asked=False)] * (agencies - 3),
    )
    rows = (GridRow("Grades (1)", cells, figure(Share(4, 9))), GridRow("Yes, no (2)", cells, figure(Share(41, 93))))
    legend = (("Grades", (GOOD, POOR)), ("No judgement", (UNKNOWN, BLANK)))
    names = tuple(f"Agency {number}" for number in range(1, agencies + 1))
    return Grid("Grid", "Who did what", "Unit of the grid.", legend, names, (GridTheme("Chronology", rows),), "Dot.")


def findings() -> FindingGroup:
    line = FindingLine(
        "AREA-CHR-1", "1.1", "Area to improve", "Few explained it: 4 of 22 were Good.", "Fourteen entries.",
        "Police, cell F8", "4 of 22 (18%)", "were Good", lead="Few explained it:",
    )  # fmt: skip
    return FindingGroup("Findings of chronology", "they told it twice.", (line, replace(line, number="1.2")))


def messages() -> FindingGroup:
    line = FindingLine("AREA-CHR-1", "1", "", "Few explained it.", "", "", "4 of 22 (18%)", "were Good", "Finding 1.1")
    return FindingGroup("Messages", "", (line,))


def plan() -> PlanMatrix:
    groups = (PlanGroup("Case A", ((True, True), (True, False))), PlanGroup("Case B", ()))
    tests = (("S", "Specific", "2 of 2"), ("M", "Measurable", "1 of 2"))
    return PlanMatrix("Plans", "Unit: one action.", groups, tests, "1 of 2", "A note of plans.")


def crossing() -> Crossing:
    far = Moved("Schools, case C", GOOD, POOR, Quote("It was quiet.", "Sheet Case C"), "Schools did not agree.")
    counts = ((11, 13), (0, 17))
    return Crossing("Kept 28 of 41", "Returned down.", (GOOD, POOR), counts, (far,), "Moved far", "A note of moves.")


def chronology() -> Lanes:
    one = Lane("Schools", (LaneMark(0.1, "significant", "1"), LaneMark(0.9, "event", "a")))
    other = Lane("Police", (LaneMark(0.9, "event", "a"), LaneMark(0.91, "no action")))
    events = (
        LaneEvent("1", "1 May 2025", "Schools", "Arrives hungry"),
        LaneEvent("a", "2 Jun 2025", "Both", "Strategy meeting", "Police dated it later"),
    )
    gap = LaneSpan(0.2, 0.8, "63 days")
    lanes = (one, other, Lane("GPs", (), missing=True))
    ticks = ((0.0, "May 2025"), (0.5, "Jun"))
    return Lanes("C", "Six events", "Unit: one entry.", ticks, lanes, (gap,), events, "A note of events.")


ADDRESS = "https://eastmere.example/plans"


def points() -> Points:
    strong = Point("Seven were held.", "Chronologies.", figure(Share(7, 9)), Share(7, 9), "Answers were Good.", ADDRESS)
    many = Point("Few said what it meant.", "Meaning.", figure(Share(11, 44)), Share(11, 44))
    none = Point("Nobody was asked.", figure=figure(Share(0, 3)), squares=Share(0, 3))
    return Points((strong, many, none), "What worked well", note="One square is one answer.")


def steps() -> Points:
    return Points((Point("Read back before you decide."), Point("The tool kit", link=ADDRESS)), numbered=True)


SHORT: tuple[Block, ...] = (
    Heading("What it was like to be Sam"),
    Text("He said school was the quiet part."),
    Heading("What helped", level=4),
    points(),
    steps(),
    Callout("Stop and think", ("What is a day like for this child?", "Who has asked?")),
    Strip("Tell us.", "Send this to lead@eastmere.example by 31 July.", ("Team and date:", "We will:")),
)
BLOCKS: tuple[Block, ...] = (
    Text("39 came back.", "4 are missing.", lead=True),
    Bullets("Limits", ("Six cases show how practice can go.", "They do not show how often.")),
    returns(),
    messages(),
    grid(),
    answers(),
    Strand("Apart", "What families said.", (voices(),)),
    findings(),
    plan(),
    crossing(),
    chronology(),
    *SHORT,
)
ALERTS = (
    Alert("alert", "1 alert: a child may be at risk now", ("Police, case D.", "Told on 2 May."), "38 answered No."),
    Alert("unanswered", "2 returns left it empty", ("Schools, case A.",)),
    Alert("none", "All others answered No."),
)
FACTS = (("Cases", "6"), ("Agencies", "8"), ("Period", "May 2024 to April 2025"))


def document(*blocks: Block) -> Document:
    """A document of these blocks, or of every kind."""
    sections = (
        Section("first", "First part", blocks or BLOCKS[:4]),
        *([] if blocks else [Section("second", "Second part", BLOCKS[4:], new_page=True)]),
    )
    return Document(
        "Restricted: do not forward", "Eastmere Partnership", "Neglect", "Findings", FACTS, ALERTS, sections, "Draft 2"
    )


def short_document(kind: str = "note", marking: str = "") -> Document:
    """A short document of this kind: `note`, `page` or `one page`, with every block that is theirs."""
    sections = (
        Section("one", "Background", (Text("Eight agencies read their records."), *SHORT[:5])),
        Section("two", "What you should do", SHORT[5:]),
    )
    return Document(
        marking, "Eastmere Partnership", "Neglect", "A briefing", FACTS, (), sections, "Six cases", kind=kind
    )


# chosen by the program, or an address: nothing that readers read
NAMES_OF_OURS = {"kind", "id", "anchor", "language", "name", "link"}


def said(value: Any, name: str = "") -> Iterator[str]:
    """Every text in a value of the model, in the order of its fields."""
    if isinstance(value, str) and value and name not in NAMES_OF_OURS:
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from said(one, name)
    elif is_dataclass(value):
        for field in fields(value):
            yield from said(getattr(value, field.name), field.name)


def retold(value: Any, change: Callable[[str], str], name: str = "") -> Any:
    """The value with every such text changed."""
    if isinstance(value, str):
        return change(value) if value and name not in NAMES_OF_OURS else value
    if isinstance(value, tuple):
        return tuple(retold(one, change, name) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{field.name: retold(getattr(value, field.name), change, field.name) for field in fields(value)}
        )
    return value
