"""What a reader of the findings page sees, and what the page may never hold."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from maar.documents.model import (
    Alert,
    Bullets,
    Cell,
    Column,
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
    PlanGroup,
    PlanMatrix,
    Quote,
    Row,
    Run,
    Section,
    Table,
    Text,
    ThemeAnswers,
    Voices,
)
from maar.figures import Share, figure
from maar.render import theme
from maar.render.html import abreast, html
from maar.render.lanes import spans
from maar.render.lanes_said import told
from maar.render.spread import spread

HOSTILE = "<script>alert('x')</script></style>"
GOOD = Mark("G", "Good", step=2, positive=True)
POOR = Mark("I", "Inadequate", step=4)
UNKNOWN = Mark("NK", "Not known", kind="not known")
MISSING = Mark("missing", "missing", kind="missing")
VOID = {"meta", "br", "line", "rect", "circle", "path", "polyline"}


def returns() -> Table:
    columns = (Column("Agency"), Column("Issued", "sum"), Column("A", "mark"), Column("Nil", "number"))
    police = Row((Cell(HOSTILE), Cell("6", number=6), Cell("missing", mark=MISSING), Cell("0", number=0)))
    total = Row((Cell("All"), Cell("6", number=6), Cell("1"), Cell("0", number=0)), total=True)
    return Table("Returns", "One return is missing", "Unit: one return.", columns, (police, total), "A note.")


def answers() -> ThemeAnswers:
    runs = (Run(GOOD, 9, True), Run(POOR, 3, True), Run(UNKNOWN, 2, False))
    question = Distribution("CHR-1", "A chronology was held", runs, figure(Share(9, 12)))
    many = tuple(replace(run, count=run.count * 10) for run in runs)
    bar = Distribution("", "All graded answers", many, figure(Share(90, 120)), "Outside the count: 20")
    return ThemeAnswers("Chronology", "Is the past known?", (bar,), (question,), (returns(),))


def grid() -> Grid:
    cells = (
        GridCell(figure(Share(2, 6)), "I", POOR),
        GridCell(figure(Share(2, 3)), "G G I"),
        GridCell(None, asked=False),
    )
    row = GridRow("Grades (1)", cells, figure(Share(4, 9)))
    legend = (("Grades", (GOOD, POOR)),)
    agencies = ("Police", "Schools", "Housing")
    return Grid("Grid", "Who did what", "Unit.", legend, agencies, (GridTheme("Chronology", (row,)),), "Note.")


def findings() -> FindingGroup:
    line = FindingLine(
        "AREA-CHR-1",
        "1.1",
        "Area to improve",
        "Few explained it.",
        HOSTILE,
        "Police, cell F8",
        "4 of 22 (18%)",
        "were Yes",
    )
    return FindingGroup("Chronology", "they told it twice.", (line, line))


def plan() -> PlanMatrix:
    groups = (PlanGroup("Case A", ((True, True), (True, False))), PlanGroup("Case B", ()))
    return PlanMatrix(
        "Plans", "Unit.", groups, (("S", "Specific", "2 of 2"), ("M", "Measurable", "1 of 2")), "1 of 2", ""
    )


def chronology() -> Lanes:
    one = Lane("Schools", (LaneMark(0.1, "significant", "1"), LaneMark(0.9, "event", "a")))
    other = Lane("Police", (LaneMark(0.9, "event", "a"), LaneMark(0.91, "no action")))
    events = (
        LaneEvent("1", "1 May 2025", "Schools", "Arrives hungry"),
        LaneEvent("a", "2 Jun 2025", "Both", HOSTILE),
    )
    gap = LaneSpan(0.2, 0.8, "63 days")
    lanes = (one, other, Lane("GPs", (), missing=True))
    return Lanes("C", "Six events", "Unit.", ((0.0, "May 2025"), (0.5, "Jun")), lanes, (gap,), events)


def document() -> Document:
    sections = (
        Section("returns", "Returns", (Text("39 came back.", "4 are missing.", lead=True), returns())),
        Section("grid", "Themes by agency", (grid(),)),
        Section("answers", "How the answers fell", (answers(),), new_page=True),
        Section("findings", "Findings", (findings(),)),
        Section("case", "Chronology: case C", (chronology(),)),
        Section("plans", "SMART plans", (plan(), Bullets("Limits", ("Six cases.",)))),
    )
    alerts = (
        Alert("alert", "1 alert: a child may be at risk now", ("Police, case D",), "No detail is given."),
        Alert("unanswered", "2 returns left it empty", ("Housing, case A",)),
        Alert("none", "The others answered No."),
    )
    facts = (("Cases", "6"),)
    return Document(
        'Restricted; "q" </style>', "Eastmere", "Neglect & care", "Findings", facts, alerts, sections, "Draft"
    )


class Page(HTMLParser):
    """The page as tags in order and as text; unclosed or crossed tags are errors."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def source() -> str:
    return html(document())


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_agency_text_is_text(source: str, page: Page) -> None:
    assert page.text.count(HOSTILE) == 5
    assert not re.search("<script|javascript:|onload", source)
    assert source.count("</style>") == 1


def test_nothing_is_fetched(source: str) -> None:
    assert not re.search(r"https?:|src=|@import|url\((?!#)", source)


def test_headings_in_order(page: Page) -> None:
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_language_and_skip_link(page: Page) -> None:
    assert page.all("html")[0]["lang"] == "en-GB"
    assert all(page.all(tag) for tag in ("header", "nav", "main", "footer"))
    first = page.all("a")[0]
    assert first["href"] == "#content" and page.all("main")[0]["id"] == "content"


def test_contents_lead_to_sections_and_ids_are_unique(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert "AREA-CHR-1" in ids
    assert {str(link["href"])[1:] for link in page.all("a")} <= set(ids)


def test_tables_have_captions_and_scopes(page: Page) -> None:
    assert len(page.all("caption")) == len(page.all("table")) == 4
    assert all(cell.get("scope") for cell in page.all("th"))


def test_pictures_are_told_in_words(source: str, page: Page) -> None:
    pictures = [attributes for _, attributes in page.tags if attributes.get("role") == "img"]
    words = dict(re.findall(r'<desc id="([^"]+)">(.*?)</desc>', source))
    told = [one.get("aria-label") or words[str(one["aria-labelledby"])] for one in pictures]
    assert "CHR-1 A chronology was held. 9 of 12 (75%). Good 9, Inadequate 3. Outside the count: Not known 2" in told
    assert any("GPs: return not received" in str(words) and "63 days" in str(words) for words in told)
    assert len(told) == 3
    assert "<title>Six events</title>" in source.split('<svg class="lanes"')[1]


def test_a_page_is_named_after_its_audit_and_its_document(source: str) -> None:
    assert "<title>Neglect &amp; care – Findings</title>" in source


def test_every_alert_stands_in_a_region_of_its_own(source: str) -> None:
    assert source.count('<section class="notice') == 2
    assert '<section class="no-alert" aria-label="The others answered No.">' in source


def test_colours_come_from_the_palette(source: str) -> None:
    palette = {*theme.COLOURS.values(), *(colour for fill in theme.RAMP.values() for colour in fill)}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", source)) <= palette
    assert not re.search(r"rgba?\(|hsl", source)


def test_no_percentage_without_its_count(page: Page) -> None:
    seen = re.findall(r"(.{0,12})\b\d+%", re.sub(r"\s+", " ", page.text))
    assert len(seen) >= 4
    assert all(re.search(r"\d of \d+ \(?$", before) for before in seen)


def test_a_grid_cell_is_filled_by_its_mark_and_says_who(source: str) -> None:
    assert '<td class="cell s4"><span class="name">Police</span><span class="n">2 of 6</span>' in source
    assert '<td class="cell open"><span class="name">Schools</span><span class="n">2 of 3</span>' in source
    assert '<td class="cell none"><span class="name">Housing</span>' in source


def test_one_square_is_one_answer_up_to_forty(source: str) -> None:
    squares = source.split('class="squares">')[1].split("</div>")[0]
    assert squares == '<i class="s2"></i>' * 9
    assert 'style="--n:90"' in source
    assert '<div class="run turn">' in source and '<div class="run outside">' in source


def test_only_an_alert_is_red(source: str) -> None:
    assert source.count('class="notice alert"') == 1
    assert source.count('class="notice unanswered"') == 1
    assert "<p>The others answered No.</p>" in re.sub("</?strong>", "", source)
    rules = [rule for rule in source.split("}") if "var(--alert)" in rule]
    assert all(".notice" in rule for rule in rules)


def test_marks_boxes_and_zeros_in_a_table(source: str) -> None:
    assert '<span class="mark k-missing">missing</span>' in source
    assert '<td class="c-number quiet">0</td>' in source
    assert '<td class="c-sum">6</td>' in source


def test_an_unmet_test_is_an_open_square(source: str) -> None:
    assert source.count('<i class="unmet"><span class="vh">not met</span></i>') == 1
    assert '<i class="every">2</i>' in source


def test_the_footer_of_each_page_cannot_break_the_style(source: str) -> None:
    style = source.split("<style>")[1].split("</style>")[0]
    assert "Restricted\\00003b " in style and style.rstrip().endswith("}}")
    assert 'counter(page) " of " counter(pages)' in style


def test_forbidden_characters_are_shown_and_output_is_stable() -> None:
    odd = replace(document(), title="a\x00b\ud800c")
    assert "a\ufffdb\ufffdc" in html(odd)
    assert html(odd) == html(odd)


def test_gaps_stand_before_the_event_that_ends_them() -> None:
    assert [type(row).__name__ for row in told(chronology())] == ["LaneEvent", "Aside", "LaneEvent"]


def test_what_a_band_is_stands_once_at_the_left_and_only_its_days_above_it() -> None:
    gaps = tuple(LaneSpan(start, start + 0.03, f"{days} days") for start, days in ((0.1, 28), (0.16, 62), (0.22, 44)))
    crowded = replace(chronology(), gaps=gaps)
    drawn = html(replace(document(), sections=(Section("case", "Chronology", (crowded,)),)))
    picture = drawn.split('<svg class="lanes"')[1].split("</svg>")[0]
    assert picture.count(">Nothing recorded</text>") == 1 and ">nothing recorded<" not in picture
    labels = [span.label for span in spans(crowded)]
    assert all(after - before >= 7 * 7 for before, after in pairwise(labels))
    middles = [span.x + span.width / 2 for span in spans(crowded)]
    assert all(abs(label - middle) < 30 for label, middle in zip(labels, middles, strict=True))


def test_the_note_of_a_grid_is_part_of_the_picture_that_is_never_split(source: str) -> None:
    picture = source.split('<div class="picture grid-picture">')[1].split("</div>\n</section>")[0]
    assert '<p class="note">Note.</p>' in picture
    assert 'class="grid tall"' not in source
    many = replace(grid(), themes=grid().themes * 15)
    assert 'class="grid tall"' in html(replace(document(), sections=(Section("grid", "Grid", (many,)),)))


def test_words_of_agencies_stand_beside_the_tables_of_a_theme() -> None:
    voices = Voices("APP-1", "What helped", "1 of 2 returns answered.", (Quote(HOSTILE, "Police, case K1"),))
    told_of = replace(answers(), others=(returns(), voices))
    page = html(replace(document(), sections=(Section("answers", "Answers", (told_of,)),)))
    assert "<h4>APP-1 What helped</h4>" in page and HOSTILE not in page
    assert page.index("One return is missing") < page.index("APP-1 What helped")


def test_a_table_with_headed_rows_may_be_parted_before_one_of_them() -> None:
    rows = (Row((Cell("Asked?", strong=True), Cell("2 of 2 answered"))), Row((Cell("Yes"), Cell("2 of 2"))))
    told_of = Table("T", "", "", (Column("Answer"), Column("Chosen", "number")), rows)
    page = html(replace(document(), sections=(Section("answers", "Answers", (told_of,)),)))
    assert '<table class="data plain grouped">' in page and page.count('<tr class="group">') == 1


def test_marks_never_touch_and_stay_near() -> None:
    places = spread([10, 11, 12, 90, 99], [10] * 5, 0, 100)
    assert all(after - before >= 11.5 - 1e-9 for before, after in pairwise(places))
    assert places[3] > 85 and places[0] >= 0 and places[-1] <= 100
    crowd = spread([50.0] * 40, [10] * 40, 0, 100)
    assert crowd[0] >= 0 and crowd[-1] <= 100 + 1e-9


def test_a_long_plan_takes_several_rows_and_loses_no_action() -> None:
    groups = tuple(PlanGroup(f"Case {n}", ((True,),) * size) for n, size in enumerate([20, 20, 60, 0]))
    rows = abreast(replace(plan(), groups=groups))
    assert sum(len(group.actions) for row in rows for group in row) == 100
    assert all(sum(len(group.actions) for group in row) <= 28 for row in rows)


@pytest.mark.parametrize(("step", "drawn"), [(0, ""), (1, "s1"), (1.5, "s2"), (2.5, "s25"), (3.5, "s4")])
def test_a_step_between_takes_the_worse_fill(step: float, drawn: str) -> None:
    assert theme.step_class(step) == drawn


def test_letters_can_be_read_on_every_fill() -> None:
    for fill in theme.RAMP.values():
        light, dark = sorted((luminance(fill.fill), luminance(fill.letters)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
