"""A partnership's own colours and fonts: read, refused where somebody could not read the letters, drawn everywhere."""

import re
from pathlib import Path

import pytest
from every_block import chronology, document
from test_document_option import AS_OF, typed, work

from maar.cli.house import house
from maar.plan import Telling
from maar.render.handed import handed
from maar.render.html import html
from maar.render.pictures import lanes_svg, pictures
from maar.render.theme import COLOURS, FONTS, HOUSE, dressed
from maar.render.theme_file import GROUNDS, LETTERS, OWN, contrast, theme

__all__ = ["work"]
PLUM = (
    '[colours]\nink = "#3b0a45"\nsecond = "#5A3D5C"\nground = "#FBF3FA"\n[fonts]\nnames = ["Calibri", "Gill Sans MT"]\n'
)
PAGE = Path(__file__).parent.parent / "docs" / "words.md"
DRAWN = re.compile('="(#[0-9A-F]{6})"')


def test_what_a_theme_names_is_its_own_and_the_rest_is_ours() -> None:
    plum = theme(PLUM)
    assert (plum.colour("ink"), plum.colour("second"), plum.colour("link")) == (
        "#3B0A45",
        "#5A3D5C",
        HOUSE.colour("link"),
    )
    assert plum.fonts == f"'Calibri', 'Gill Sans MT', {FONTS}"
    assert (plum.font, HOUSE.font) == ("Calibri", "Arial")
    assert theme("") == HOUSE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[colours]\nink = #15202B', "(at line 2, column"),
        ('colour = "#15202B"', "colour is not known here: write [colours] with lines as"),
        ('[colours]\nalert = "#15202B"', "colours.alert stays as it is, whatever the house. You may change ink,"),
        ('[colours]\naccent = "#15202B"', "colours.accent is no colour of ours."),
        ('[colours]\nink = "navy"', 'colours.ink is a colour written as "#15202B".'),
        ('[colours]\nink = "#15202B"\nband = 7', "colours.band is a colour written as"),
        ('[fonts]\nname = "Arial"', 'fonts.name is not known here: write [fonts] with names = ["Calibri", "Arial"].'),
        ('[fonts]\nnames = "Arial"', "fonts.names is a list of names of fonts"),
        ('[fonts]\nnames = ["Arial; } body { display: none"]', "fonts.names is a list of names of fonts"),
        (
            '[colours]\nsecond = "#8A97A5"',
            "second #8A97A5 on paper #FFFFFF has a contrast of 2.97 to 1: letters need 4.5 to 1 to be read.",
        ),
        ('[colours]\nground = "#B06070"', "on ground #B06070 has a contrast of"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        theme(text)


def test_contrast_is_that_of_wcag() -> None:
    """Known values: black on white, and the greys on either side of the least contrast."""
    assert contrast("#000000", "#FFFFFF") == contrast("#FFFFFF", "#000000") == 21
    assert contrast("#123456", "#123456") == 1
    assert round(contrast("#767676", "#FFFFFF"), 2) == 4.54
    assert round(contrast("#777777", "#FFFFFF"), 2) == 4.48


def test_our_own_colours_can_be_read() -> None:
    assert min(contrast(HOUSE.colour(one), HOUSE.colour(on)) for one in LETTERS for on in GROUNDS) >= 4.5


def test_the_page_the_pictures_and_the_paper_have_no_colour_left_that_was_changed() -> None:
    plum, drawing = theme(PLUM), chronology()
    gone = {COLOURS[name] for name in plum.colours}
    assert gone & {*DRAWN.findall(lanes_svg(drawing))}
    page = html(document(chronology()), plum)
    assert not gone & {*DRAWN.findall(page)}
    assert "--ink:#3B0A45;" in page and f"--fonts:{plum.fonts}}}" in page
    svg = {name: content for name, content in pictures(document(chronology()), plum).items() if name.endswith(".svg")}
    assert svg
    assert all(not gone & {*DRAWN.findall(content.decode())} for content in svg.values())
    assert all("&#39;Calibri&#39;" in content.decode() for content in svg.values())
    blocks = [
        block for section in handed(document(chronology()), plum)["document"]["sections"] for block in section["blocks"]
    ]
    paper = [block["svg"] for block in blocks if "svg" in block]
    assert paper
    assert all(not gone & {*DRAWN.findall(one)} and "Calibri" not in one for one in paper)


def test_without_a_theme_nothing_is_touched() -> None:
    drawn = lanes_svg(chronology())
    assert dressed(drawn, HOUSE) is drawn


def test_the_theme_in_the_documentation_can_be_used() -> None:
    text = PAGE.read_text("utf-8").split("```toml\n")[2].split("```")[0]
    assert [*theme(text).colours] == [*OWN]


def test_a_theme_is_used_and_one_that_cannot_be_is_said_before_anything_is_read(work: Path) -> None:
    (work / "house.toml").write_text("[colours]\nink = 3", "utf-8")
    code, said = typed("aggregate", "example", *AS_OF, "--theme", "house.toml")
    assert (code, said) == (2, 'maar: --theme: house.toml: colours.ink is a colour written as "#15202B".\n')
    (work / "house.toml").write_bytes(PLUM.replace("Calibri", "Caf\xe9").encode("latin-1"))
    assert "--theme: house.toml is not UTF-8 text." in typed("aggregate", "example", "--theme", "house.toml")[1]
    assert (
        "--theme: nowhere.toml could not be read: No such file"
        in typed("aggregate", "example", "--theme", "nowhere.toml")[1]
    )
    (work / "house.toml").write_text(PLUM, "utf-8-sig")
    assert house(None, None, work / "house.toml", Telling()).theme == theme(PLUM)
