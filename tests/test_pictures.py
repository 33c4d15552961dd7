"""Charts as pictures: what stands in the specification, what is said of it, and the files that come out."""

import struct
import xml.etree.ElementTree as ET
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import vl_convert

from maar.documents.model import (
    Crossing,
    Distribution,
    Grid,
    GridCell,
    GridRow,
    GridTheme,
    Mark,
    Run,
    Text,
    ThemeAnswers,
)
from maar.figures import Share, figure
from maar.problems import MaarError
from maar.render import charts_vega, theme
from maar.render.charts import Chart, charts, charts_drawn
from maar.render.charts_parts import wrapped
from maar.render.charts_png import packed
from maar.render.charts_spec import Box, Panel, Words, spec
from maar.render.measure import width
from maar.render.pictures import pictures
from maar.render.theme import Theme
from tests.every_block import BLANK, GOOD, POOR, RUNS, UNKNOWN, answers, chronology, crossing, document, grid

SVG = "{http://www.w3.org/2000/svg}"
YES = Mark("Y", "Yes", step=2, positive=True)
NO = Mark("N", "No", step=4)
HOSTILE = '<script>alert("x")</script> & <b>'


def chart(*blocks: Any) -> Chart:
    (found,) = charts(document(*blocks))
    return found


def data(drawn: Chart) -> list[dict[str, Any]]:
    """Every box of the specification that stands for something."""
    rows = [row for layer in spec(drawn.panel)["layer"] for row in layer["data"]["values"]]
    return [row for row in rows if "count" in row]


def letters(drawn: Chart) -> list[str]:
    return [item.text for item in drawn.panel.items if isinstance(item, Words)]


def boxes(drawn: Chart) -> list[Box]:
    return [item for item in drawn.panel.items if isinstance(item, Box)]


def theme_of(*bars: Distribution, questions: tuple[Distribution, ...] = ()) -> ThemeAnswers:
    return ThemeAnswers("Chronology", "Is the past known?", bars, questions)


BAR = Distribution("", "All answers: grades", RUNS, figure(Share(9, 12)), "Outside the count: 3 not applicable")
ALONE = Distribution("CHR-3", "Told to all", (Run(YES, 5, True), Run(NO, 1, True), Run(UNKNOWN, 2, True)),
                     figure(Share(5, 8)))  # fmt: skip
ONE_OF_MANY = replace(BAR, ref="CHR-1", label="A chronology was held")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return pictures(document(answers(), grid(), crossing()))


def test_every_answer_of_a_bar_is_in_its_data_and_those_outside_the_count_stand_apart() -> None:
    drawn = chart(theme_of(BAR))
    assert [(row["mark"], row["count"], row["counted"]) for row in data(drawn)] == [
        ("Good", 9, "yes"),
        ("Inadequate", 3, "yes"),
        ("Not known", 2, "no"),
    ]
    good, poor, unknown = data(drawn)
    assert good["x2"] - good["x"] == pytest.approx(3 * (poor["x2"] - poor["x"]), abs=0.2)
    assert unknown["x"] - poor["x2"] > 18 > poor["x"] - good["x2"] > 10  # positive ends before the one, the count after


def test_a_bar_says_its_marks_its_counts_its_figure_and_what_is_outside_the_count() -> None:
    said = letters(chart(theme_of(BAR)))
    for words in ("First part, theme by theme", "Chronology", "All answers: grades", "9 of 12", "75%",
                  "Outside the count: 3 not applicable"):  # fmt: skip
        assert words in said
    assert Counter(said)["G"] == 2  # in the key and under the bar
    assert [one for one in said if one in ("9", "3", "2")] == ["9", "3", "2"]


def test_a_question_alone_on_its_scale_has_a_bar_and_one_of_many_has_none() -> None:
    drawn = chart(theme_of(BAR, questions=(ONE_OF_MANY, ALONE)))
    assert {row["answers"] for row in data(drawn)} == {"All answers: grades", "Told to all"}
    assert "CHR-3 Told to all" in letters(drawn) and "5 of 8" in letters(drawn) and "(63%)" in letters(drawn)
    assert {row["answers"] for row in data(chart(theme_of(questions=(ALONE,))))} == {"Told to all"}


def test_what_has_no_judgement_is_hatched_or_dashed_and_never_filled_as_one() -> None:
    drawn = chart(theme_of(replace(BAR, runs=(*RUNS[:3], Run(BLANK, 4, False)))))
    unknown, blank = [box for box in boxes(drawn) if box.facts.get("mark") in ("Not known", "Blank")]
    assert (unknown.hatched, unknown.dashed, unknown.fill) == (True, False, theme.PAPER)
    assert (blank.hatched, blank.dashed, blank.fill) == (False, True, theme.PAPER)
    solid, dashed, hatching = spec(drawn.panel)["layer"][:3]
    assert dashed["mark"]["strokeDash"] and [row["mark"] for row in dashed["data"]["values"] if "mark" in row] == [
        "Blank"
    ]
    assert "Blank" not in {row.get("mark") for row in solid["data"]["values"]}
    inside = [row for row in hatching["data"]["values"] if row["x"] >= unknown.x]
    assert inside and all(
        unknown.x <= row["x"] <= row["x2"] <= unknown.x + unknown.width + 0.1
        and unknown.y <= row["y2"] <= row["y"] <= unknown.y + unknown.height + 0.1
        for row in inside
    )


def test_the_grid_holds_every_cell_and_a_cell_under_five_answers_has_no_fill() -> None:
    drawn = chart(grid(4))
    told = [(row["scale"], row["agency"], row["count"], row["answers"], row["fill"]) for row in data(drawn)]
    assert told[:3] == [
        ("Grades (1)", "Agency 1", "2 of 6", "I", theme.RAMP[4].fill),
        ("Grades (1)", "Agency 2", "5 of 7", "NK", theme.PAPER),
        ("Grades (1)", "Agency 3", "2 of 3", "G G I", theme.PAPER),
    ]
    assert len(told) == 6  # the fourth agency was not asked
    assert letters(drawn).count("·") == 2
    assert "Agency 4 not asked; all 4 of 9 (44%)." in drawn.words
    on_dark = [item for item in drawn.panel.items if isinstance(item, Words) and item.text == "2 of 6"]
    assert {(item.colour, item.bold) for item in on_dark} == {(theme.PAPER, True)}


def many(agencies: int, themes: int) -> Grid:
    names = tuple(f"Agency with a long name, number {number}" for number in range(agencies))
    cells = tuple(GridCell(figure(Share(116, 238)), "Y/P", GOOD) for _ in names)
    rows = (GridRow("Yes, partly, no (12)", cells, figure(Share(1160, 2380))),)
    groups = tuple(GridTheme(f"A theme of many words, number {number}", rows) for number in range(themes))
    return Grid("Grid", "Who did what", "Unit.", (("Grades", (GOOD, POOR)),), names, groups, "A note.")


def test_a_grid_of_many_grows_instead_of_becoming_small() -> None:
    drawn = chart(many(12, 20))
    cells = [box for box in boxes(drawn) if box.facts]
    assert len(cells) == 240
    assert min(box.width for box in cells) > width("116 of 238", 13, bold=True)
    assert min(box.height for box in cells) >= 30
    totals = [item for item in drawn.panel.items if isinstance(item, Words) and item.text == "1160 of 2380"]
    assert max(box.x + box.width for box in cells) < min(item.x - width(item.text, 13, bold=True) for item in totals)
    assert all(f"number {number}" in drawn.words for number in range(12))
    assert min(item.size for item in drawn.panel.items if isinstance(item, Words)) >= 12


def test_what_was_agreed_holds_every_count_with_totals_and_the_same_judgement_boxed() -> None:
    drawn = chart(crossing())
    assert [(row["returned"], row["agreed"], row["count"]) for row in data(drawn)] == [
        ("Good", "Good", 11),
        ("Good", "Inadequate", 13),
        ("Inadequate", "Good", 0),
        ("Inadequate", "Inadequate", 17),
    ]
    assert [bool(row["stroke"]) for row in data(drawn)] == [True, False, False, True]
    assert {"24", "17", "11", "30", "41"} <= set(letters(drawn))
    assert (
        "Returned Good 24: agreed Good 11, Inadequate 13. Returned Inadequate 17: agreed Inadequate 17." in drawn.words
    )
    assert "All agreed: Good 11, Inadequate 30. In all 41." in drawn.words
    assert "Moved far: see the findings report. A note of moves." in " ".join(letters(drawn))
    assert "It was quiet." not in drawn.words + " ".join(letters(drawn))  # what was said is no part of a picture


def test_a_matrix_stands_beside_another_where_both_fit_and_no_two_overlap() -> None:
    marks = tuple(Mark(str(number), str(number), step=2) for number in range(11))
    wide = Crossing("Wide", "Unit.", marks, tuple((1,) * 11 for _ in marks))
    drawn = chart(*[replace(crossing(), title=f"Number {number}") for number in range(3)], wide)
    places = {row["table"]: (row["x"], row["y"]) for row in reversed(data(drawn))}
    assert places["Number 0"][1] == places["Number 1"][1] < places["Number 2"][1] < places["Wide"][1]
    assert places["Number 0"][0] < places["Number 1"][0]
    assert sum(row["count"] for row in data(drawn)) == 3 * 41 + 121


def test_a_picture_has_its_title_and_its_numbers_for_those_who_do_not_see_it(files: dict[str, bytes]) -> None:
    for name, words in (
        ("themes", "90 of 120 (75%). Good 90, Inadequate 30. Outside the count: Not known 20"),
        ("grid", "Chronology, Grades (1): Agency 1 2 of 6, I; Agency 2 5 of 7, NK; Agency 3 2 of 3, G G I; all 4 of 9"),
        ("agreed", "In all 41."),
    ):
        root = ET.fromstring(files[f"pictures/{name}.svg"])
        title, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None and described is not None
        assert root.get("role") == "img" and root.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
        assert str(title.text) in [text.text for text in root.iter(f"{SVG}text")] and words in str(described.text)
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"


def test_a_png_is_twice_as_sharp_as_its_svg(files: dict[str, bytes]) -> None:
    for name in ("themes", "grid", "agreed"):
        root, png = ET.fromstring(files[f"pictures/{name}.svg"]), files[f"pictures/{name}.png"]
        wide, high = struct.unpack(">II", png[16:24])
        assert abs(wide - 2 * float(root.get("width", 0))) <= 1
        assert abs(high - 2 * float(root.get("height", 0))) <= 1


def test_the_same_document_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert pictures(document(answers(), grid(), crossing())) == files


def test_blocks_that_are_absent_give_no_picture_and_chronologies_stay_as_they_are() -> None:
    assert pictures(document(Text("Nobody answered."))) == {}
    assert set(pictures(document(theme_of(BAR)))) == {"pictures/themes.svg", "pictures/themes.png"}
    alone, among = (pictures(document(*blocks)) for blocks in ((chronology(),), (theme_of(BAR), chronology())))
    assert {name: among[name] for name in alone} == alone


def test_a_theme_without_answers_on_a_scale_has_no_bar_and_a_bar_without_answers_says_so() -> None:
    assert charts(document(theme_of())) == []
    drawn = chart(theme_of(Distribution("", "All", (), figure(Share(0, 0)), "Nothing came back.")))
    assert data(drawn) == [] and {"0 of 0", "Nothing came back."} <= set(letters(drawn))


def test_a_house_has_its_own_colours_and_fonts_and_judgements_keep_theirs() -> None:
    plum = Theme({"ink": "#3A1030", "hairline": "#D0C0D0"}, "'Calibri', Arial")
    svg = charts_drawn(document(theme_of(BAR)), plum)["themes"].svg
    assert theme.INK not in svg and "#3A1030" in svg and theme.HAIRLINE not in svg
    assert theme.RAMP[2].fill in svg and theme.RAMP[4].fill in svg
    root = ET.fromstring(svg)
    assert {text.get("font-family") for text in root.iter(f"{SVG}text")} == {"'Calibri', Arial"}


def test_what_agencies_typed_is_words_and_nothing_else() -> None:
    svg = charts_drawn(document(replace(theme_of(BAR), title=HOSTILE + "\x01")))["themes"].svg
    root = ET.fromstring(svg)
    assert "script" not in {element.tag.removeprefix(SVG) for element in root.iter()}
    assert HOSTILE in "".join(root.itertext())


def test_words_that_do_not_fit_are_shortened_and_none_is_wider_than_its_room() -> None:
    assert wrapped("Health visiting", 12, 60, bold=True) == ["Health", "visiting"]
    assert wrapped("", 12, 60) == [""]
    for text in ("One two three four five six seven", "Donaudampfschifffahrtsgesellschaft", "A " * 90):
        lines = wrapped(text, 12, 60, most=3)
        assert len(lines) <= 3 and lines[-1].endswith("…")
        assert all(width(line, 12) <= 60 for line in lines)


def test_a_machine_that_cannot_draw_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("raise MemoryError('too little of it')", "utf-8")
    monkeypatch.setattr(charts_vega, "__file__", str(broken))
    with pytest.raises(MaarError, match=r"could not be drawn: MemoryError: too little of it\. Close other programs"):
        charts_drawn(document(theme_of(BAR)))


def test_nothing_in_the_working_folder_is_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('run')", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert charts_drawn(document(theme_of(BAR)))


def test_a_packed_picture_has_the_same_pixels_and_is_smaller() -> None:
    png = vl_convert.svg_to_png('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"/>')
    small = packed(png)
    assert _pixels(small) == _pixels(png) and len(small) < len(png)
    assert packed(small) == small


def _pixels(png: bytes) -> bytes:
    at, found = 8, b""
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + content) == struct.unpack_from(">I", png, at + 8 + length)[0]
        found += content if kind == b"IDAT" else b""
        at += 12 + length
    return zlib.decompress(found)


def test_a_panel_without_anything_is_still_a_specification() -> None:
    assert spec(Panel((), 10, 10))["layer"][0]["data"] == {"values": []}
