"""The chronology as it is told: the table, what to look at, the picture on the page and on its own."""

import re
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maar.answers import ChronologyEvent
from maar.chronology import CaseChronology, Cluster, FirstAction, Gap, Held, Repeat
from maar.documents import chronology_part, chronology_sheet
from maar.documents.chronology_lanes import lanes
from maar.documents.chronology_part import chronology_section, chronology_sheets, chronology_table
from maar.documents.found import Found
from maar.documents.model import Document, Lane, Lanes, LaneSpan, Section, Table, Text
from maar.plan import Case
from maar.problems import Location
from maar.render.html import html
from maar.render.lanes import WIDTH, picture, spans
from maar.render.lanes_said import spoken, told
from maar.render.pictures import lanes_png, lanes_svg, pictures
from tests.example import found, words

START, END = date(2025, 5, 1), date(2026, 4, 30)  # the period of the example
HOSTILE = '<script>alert("x")</script> & <b>'


def event(
    agency: str, when: date | None, what: str, action: str = "Done", impact: str = "Felt", major: str = "No"
) -> ChronologyEvent:
    return ChronologyEvent(
        agency, "K1", when, what, "Record", action, impact, major, Location(f"{agency}.xlsx", "Chronology", "D5")
    )


ENTRIES = (
    event("EDU", date(2025, 5, 12), "Arrives hungry", major="Yes"),
    event("POL", date(2025, 7, 1), "Called out", "None recorded", ""),
    event("EDU", date(2025, 8, 3), "Asks for food", "Logged", ""),
    event("CSC", date(2025, 12, 1), "Strategy meeting", major="Yes"),
    event("POL", date(2025, 12, 2), "Strategy meeting"),
    event("CSC", date(2025, 12, 3), "Home visit"),
    event("EDU", date(2025, 12, 4), "No lunch again", major="Yes"),
    event("CSC", date(2025, 12, 5), "Plan agreed"),
    event("CSC", date(2024, 1, 1), "Long ago"),
    event("CSC", None, "No date", ""),
)
CASE = CaseChronology(
    Case("K1", key_decision=date(2025, 12, 8)),
    ENTRIES,
    gaps=(
        Gap(date(2025, 8, 3), date(2025, 12, 1)),
        Gap(date(2025, 5, 12), date(2025, 7, 1)),
        Gap(date(2025, 7, 1), date(2025, 8, 3)),
        Gap(date(2026, 1, 1), date(2026, 1, 29)),
    ),
    unseen=(Gap(date(2025, 5, 12), date(2025, 12, 3)),),
    together=((3, 4),),
    clusters=(Cluster(date(2025, 12, 1), date(2025, 12, 5), 5, before_decision=3),),
    repeats=(Repeat("Food or hunger", (0, 2, 6), (Held("core group", date(2025, 10, 1)),)),),
    first_action=FirstAction(0, 3, 203),
)
SMALL = CaseChronology(
    Case("K2"), ENTRIES[:2], gaps=(Gap(date(2025, 5, 12), date(2025, 7, 1)),), first_action=FirstAction(0, None, None)
)


FOUND = found()


def told_of(*cases: CaseChronology) -> Found:
    """Everything found in the worked example, with these chronologies."""
    return replace(FOUND, chronologies=cases)


def blocks(*cases: CaseChronology) -> tuple[object, ...]:
    return chronology_section(told_of(*cases)).blocks


def drawn(case: CaseChronology = CASE) -> Lanes:
    return lanes(told_of(case), case)


def test_what_asks_to_be_looked_at_stands_under_the_picture_with_numbers_and_units() -> None:
    _, shown, table = blocks(CASE)
    assert isinstance(shown, Lanes) and isinstance(table, Table)
    assert table.title == "To look at in case K1"
    assert words(table) == [
        [
            "No agency recorded anything",
            "120 days, 3 Aug to 1 Dec 2025; 50 days, 12 May to 1 Jul 2025; 33 days, 1 Jul to 3 Aug 2025; "
            "28 days, 1 to 29 Jan 2026",
            "4 times",
        ],
        ["No entry says that the child was seen", "12 May to 3 Dec 2025", "205 days"],
        [
            "Food or hunger, repeated",
            "Schools, 12 May to 4 Dec 2025: 12 May 2025 (1), 3 Aug 2025, 4 Dec 2025 (2); "
            "no strategy meeting recorded between; a core group on 1 Oct 2025 is recorded between",
            "3 entries",
        ],
        ["Events close together", "1 to 5 Dec 2025, the last 3 days before the key decision", "5 events in 4 days"],
        [
            "From the first concern or significant entry to the first action",
            "Schools, 12 May 2025 (1), to Social care, 1 Dec 2025 (a)",
            "203 days",
        ],
        [
            "No action recorded, or recorded that none was taken",
            "Entries: Police 1, Schools 1, Social care 1",
            "3 of 10 (30%)",
        ],
        ["No impact on the child written", "Entries: Police 1, Schools 1", "2 of 10 (20%)"],
    ]
    assert table.note.endswith("found by words in the entries: read the entries before you rely on this.")
    assert table.unit == "In brackets: its number or letter in the list."


def test_a_case_too_small_to_draw_has_its_row_and_what_asks_to_be_looked_at() -> None:
    every, table = blocks(SMALL)
    assert isinstance(every, Table) and isinstance(table, Table)
    assert words(every)[0] == ["Case K2", "2", "2", "1", "1", "50", "·", "0", "none"]
    assert words(table)[:2] == [
        ["No agency recorded anything", "12 May to 1 Jul 2025", "50 days"],
        ["From the first concern or significant entry to the first action",
         "Schools, 12 May 2025: no action recorded from then on",
         "no action"],
    ]  # fmt: skip
    assert table.unit == ""


def test_a_chronology_in_which_nothing_asks_to_be_looked_at_claims_nothing() -> None:
    quiet = CaseChronology(Case("K3"), ENTRIES[3:6])
    assert [type(block) for block in blocks(quiet)] == [Table]
    assert words(chronology_table(told_of(quiet)))[0] == ["Case K3", "3", "2", "0", "0", "·", "·", "0", "·"]


def test_an_action_at_once_a_cluster_on_one_day_and_on_the_day_of_the_decision() -> None:
    day = date(2025, 12, 8)
    case = replace(
        SMALL,
        clusters=(Cluster(day, day, 5, before_decision=0), Cluster(day, date(2026, 1, 2), 1)),
        first_action=FirstAction(0, 0, 0),
    )
    (_, table) = blocks(case)
    assert isinstance(table, Table)
    assert words(table)[1] == [
        "Events close together",
        "5 events on one day, 8 Dec 2025, the last on the day of the key decision; "
        "1 event in 25 days, 8 Dec 2025 to 2 Jan 2026",
        "2 times",
    ]
    first = next(row for row in words(table) if "first action" in row[0])
    assert first[1:] == ["Schools, 12 May 2025: in the same entry", "same entry"]
    sheet, page = chronology_table(told_of(case), whole=True), chronology_table(told_of(case))
    assert (words(sheet)[0][-1], page.columns[-1].name) == ("same entry", "Concerns repeated")
    assert words(chronology_table(told_of(case, CASE)))[0][-1] == "same entry"  # another case has days


def test_the_page_has_eight_figures_for_each_case_and_the_sheet_all_of_them() -> None:
    page = chronology_table(told_of(CASE, SMALL))
    sheet = chronology_table(told_of(CASE, SMALL), whole=True)
    assert [column.name for column in page.columns] == [
        "Case", "Entries", "Agencies", "No action", "No impact written", "Longest gap in days",
        "Longest not seen in days", "Concerns repeated", "Days to first action",
    ]  # fmt: skip
    assert words(page) == [
        ["Case K1", "10", "3", "3", "2", "120", "205", "1", "203"],
        ["Case K2", "2", "2", "1", "1", "50", "·", "0", "none"],
        ["All", "12", "·", "4", "3", "·", "·", "1", "·"],
    ]
    first = dict(zip((column.name for column in sheet.columns), words(sheet)[0], strict=True))
    assert first == {
        "Case": "Case K1", "Entries": "10", "Agencies": "3", "Without a date": "1", "Significant": "3",
        "Events told by several": "1", "No action": "3", "No impact written": "2", "Gaps": "4",
        "Longest gap in days": "120", "Longest not seen in days": "205", "Clusters": "1", "Concerns repeated": "1",
        "Days to first action": "203",
    }  # fmt: skip


def test_every_entry_stands_on_a_sheet_with_who_else_tells_of_it_and_its_place() -> None:
    _, signs, entries = chronology_sheets(told_of(CASE, SMALL))
    assert [row[:2] for row in words(signs)][:5] == [["K1", "No agency recorded anything"]] * 4 + [
        ["K1", "No entry says that the child was seen"]
    ]
    rows = words(entries)
    assert len(rows) == len(CASE.events) + len(SMALL.events)
    assert rows[4] == [
        "K1", "2 Dec 2025", "Police", "Strategy meeting", "Record", "Done", "Felt", "No", "Social care, 1 Dec 2025",
        "a", "POL.xlsx", "Chronology", "D5",
    ]  # fmt: skip
    assert rows[9][1] == "·"  # no date was given
    assert rows[10][9] == "·"  # the case is not drawn, so nothing has a number


def test_a_sheet_of_too_many_entries_says_where_all_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chronology_sheet, "ROWS_AT_MOST", 4)
    *_, entries = chronology_sheets(told_of(CASE))
    assert len(entries.rows) == 4
    assert entries.note == "The first 4 of 10 entries; all stand in data/chronology.csv."


def test_a_page_of_very_many_cases_says_where_the_others_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chronology_part, "TOLD_AT_MOST", 2)
    cases = (SMALL, replace(SMALL, case=Case("K3")), CASE)
    *_, last = blocks(*cases)
    assert last == Text("What to look at in 1 more case stands in findings.xlsx, sheet Chronology to look at.")
    titles = [block.title for block in blocks(*cases) if isinstance(block, Table)]
    assert titles[1:] == ["To look at in case K2", "To look at in case K1"]


def test_three_gaps_are_drawn_and_all_are_told() -> None:
    assert [gap.words for gap in drawn().gaps] == ["120 days", "50 days", "33 days"]
    assert "Grey: the 3 longest of 4 stretches without an entry." in drawn().unit
    many = tuple(Cluster(START + timedelta(days=30 * n), START + timedelta(days=30 * n + 9), 5 + n) for n in range(5))
    shown = drawn(replace(CASE, clusters=many))
    assert [cluster.words for cluster in shown.clusters] == ["7 events", "8 events", "9 events"]


def test_the_key_decision_is_drawn_said_and_a_row_of_the_list() -> None:
    shown = drawn()
    assert shown.unit.endswith("Dashed line: key decision, 8 Dec 2025.")
    assert "Key decision 8 Dec 2025" in spoken(shown)
    assert [getattr(row, "words", "") or getattr(row, "number", "") for row in told(shown)] == [
        "1", "50 days with nothing recorded by any agency", "33 days with nothing recorded by any agency",
        "120 days with nothing recorded by any agency", "5 events in 4 days", "a", "2", "Key decision 8 Dec 2025",
    ]  # fmt: skip
    assert ">key decision</text>" in lanes_svg(shown) and "stroke-dasharray" in lanes_svg(shown)


@pytest.mark.parametrize(
    ("decided", "note"),
    [(None, ""), (date(2027, 1, 1), " The key decision, 1 Jan 2027, lies outside the period.")],
)
def test_a_key_decision_that_cannot_be_drawn_is_not(decided: date | None, note: str) -> None:
    shown = drawn(replace(CASE, case=Case("K1", key_decision=decided)))
    assert shown.decision is None and "key decision" not in shown.unit
    assert shown.note == (
        "Not drawn: 1 entry without a date and 1 entry outside the period. They stand in data/chronology.csv." + note
    )
    assert ">key decision<" not in lanes_svg(shown)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("CSC", "POL", "EDU")),
            st.none() | st.dates(START - timedelta(days=40), END + timedelta(days=40)),
            st.sampled_from(("Yes", "No", "")),
            st.sampled_from(("Done", "")),
        ),
        max_size=40,
    )
)
def test_every_entry_is_drawn_or_named_as_not_drawn(rows: list[tuple[str, date | None, str, str]]) -> None:
    entries = tuple(event(agency, when, "Seen", action, major=major) for agency, when, major, action in rows)
    entries = tuple(sorted(entries, key=lambda one: one.date or date.max))
    shown = drawn(CaseChronology(Case("K1"), entries))
    marks = [mark for lane in picture(shown).lines for mark in lane.marks]
    missing = sum(int(number) for number in re.findall(r"(\d+) entr", shown.note))
    assert len(marks) + missing == len(entries)
    listed = [row.number for row in shown.events]
    assert sorted(listed) == sorted({mark.number for mark in marks if mark.number})
    for lane in shown.lanes:
        assert lane.missing or f"{lane.agency}: {len(lane.marks)} entr" in spoken(shown)


PLACES = st.lists(st.floats(0, 1), min_size=2, max_size=2).map(sorted)


@given(st.lists(PLACES, max_size=3), st.lists(PLACES, max_size=3), st.none() | st.floats(0, 1))
def test_words_above_the_lanes_never_touch_each_other_or_the_key_decision(
    gaps: list[list[float]], clusters: list[list[float]], decided: float | None
) -> None:
    shown = replace(
        drawn(),
        gaps=tuple(LaneSpan(start, end, "120 days") for start, end in gaps),
        clusters=tuple(LaneSpan(start, end, "12 events", "in 10 days") for start, end in clusters),
        decision=None if decided is None else LaneSpan(decided, decided, "key decision", "8 Dec 2025"),
    )
    half = {False: 7.4 * len("120 days") / 2, True: 7.4 * len("in 10 days") / 2}
    ends = sorted((one.label - half[one.bracket], one.label + half[one.bracket]) for one in spans(shown))
    assert all(before[1] < after[0] for before, after in pairwise(ends))
    assert all(7.4 * len("Nothing recorded") < start and end <= WIDTH for start, end in ends)
    day = picture(shown).decision
    assert day is None or all(not start < day.x < end for start, end in ends)


def test_a_picture_that_stands_alone_is_xml_with_its_words_and_nothing_that_runs() -> None:
    named = replace(drawn(), title=f"Case K1: {HOSTILE}", note=HOSTILE)
    named = replace(named, lanes=(replace(named.lanes[0], agency=HOSTILE), *named.lanes[1:]))
    svg = lanes_svg(named)
    space = "{http://www.w3.org/2000/svg}"
    root = ET.fromstring(svg)
    tags = {element.tag.removeprefix(space) for element in root.iter()}
    assert tags <= {
        "svg",
        "title",
        "desc",
        "defs",
        "pattern",
        "rect",
        "g",
        "text",
        "line",
        "path",
        "circle",
        "polyline",
    }
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not any(name.startswith("on") or "href" in name for name in attributes)
    assert root.findtext(f"{space}title") == named.title
    assert root.findtext(f"{space}desc") == spoken(named)
    assert "<script" not in svg and "&lt;script&gt;" in svg
    assert "var(" not in svg and "class=" not in svg  # nothing that a style sheet of a page would have to add


def test_the_page_and_the_picture_that_stands_alone_are_one_drawing() -> None:
    shown = drawn()
    page = html(document(shown))
    on_page = page.split('<svg class="lanes"')[1].split("</svg>")[0]
    alone = lanes_svg(shown)
    for part in ("<title", "<desc"):
        assert said_in(part, on_page) == said_in(part, alone) != ""
    lanes_of_it = on_page.split("</desc>\n", 1)[1].strip()
    assert lanes_of_it and lanes_of_it in alone


def test_a_return_that_came_and_is_held_is_not_told_as_missing() -> None:
    shown = replace(drawn(), lanes=(*drawn().lanes, Lane("GPs", (), missing=True, held=True)))
    assert ">return held</text>" in lanes_svg(shown) and "GPs: return held" in spoken(shown)
    assert "return not received" not in lanes_svg(shown)


def said_in(tag: str, svg: str) -> str:
    return svg.split(tag, 1)[1].split(">", 1)[1].split("</", 1)[0]


def document(*shown: Lanes) -> Document:
    return Document("Restricted", "", "Title", "", (), (), (Section("chronology", "Chronology", shown),), "")


def test_each_picture_comes_as_svg_and_as_a_png_of_twice_its_size() -> None:
    files = pictures(document(drawn()))
    assert sorted(files) == ["pictures/chronology-K1.png", "pictures/chronology-K1.svg"]
    root = ET.fromstring(files["pictures/chronology-K1.svg"])
    png = files["pictures/chronology-K1.png"]
    assert png.startswith(b"\x89PNG\r\n")
    size = struct.unpack(">II", png[16:24])
    assert size == tuple(round(2 * float(root.attrib[name])) for name in ("width", "height"))
    assert png == lanes_png(files["pictures/chronology-K1.svg"].decode())
    assert pictures(document()) == {}


def test_an_agencys_name_is_escaped_on_the_page_too() -> None:
    named = replace(drawn(), lanes=(replace(drawn().lanes[0], agency=HOSTILE),))
    assert HOSTILE not in html(document(named))
