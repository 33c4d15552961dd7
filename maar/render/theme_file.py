"""A partnership's own colours and fonts: the text of a TOML file comes in, a Theme goes out.

Colours of judgements and of alerts are not a matter of taste: each step of the ramp is told from the next in grey and
by the colour-blind, and one red means a child may be at risk now. They stay as they are, and so does the font of the
PDF, which is embedded so that it is the same on every machine.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from maar.figures import listed
from maar.render.theme import COLOURS, FONTS, Theme

OWN = ("ink", "second", "link", "outline", "hairline", "band", "ground")
LETTERS = ("ink", "second", "link", "alert")
GROUNDS = ("paper", "ground", "band")
LEAST = 4.5  # WCAG 2.2, success criterion 1.4.3, for letters of any size
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
FONT = re.compile(r"[A-Za-z][A-Za-z0-9 -]{0,39}")
EXAMPLES = {"colours": '[colours] with lines as ink = "#15202B"', "fonts": '[fonts] with names = ["Calibri", "Arial"]'}


def theme(text: str) -> Theme:
    """The theme that a file describes, ours wherever it says nothing; a `ValueError` says what cannot be used."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{str(error).rstrip('.')}.") from None
    except RecursionError:
        raise ValueError("its brackets stand within one another too deeply.") from None
    for name, table in tables.items():
        if name not in EXAMPLES or not isinstance(table, dict):
            raise ValueError(f"{name} is not known here: write {' or '.join(EXAMPLES.values())}.")
    colours = dict(_colours(tables.get("colours", {})))
    made = Theme(colours, _fonts(tables.get("fonts", {})))
    if colours:
        _must_be_read(made)
    return made


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21.

    The contrast ratio of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colours(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if name in COLOURS and name not in OWN:
            raise ValueError(f"colours.{name} stays as it is, whatever the house. {_may()}")
        if name not in OWN:
            raise ValueError(f"colours.{name} is no colour of ours. {_may()}")
        if not isinstance(value, str) or not COLOUR.fullmatch(value):
            raise ValueError(f'colours.{name} is a colour written as "#15202B".')
        yield name, value.upper()


def _may() -> str:
    return f"You may change {listed(OWN)}."


def _fonts(table: Mapping[str, Any]) -> str:
    """The list of fonts for a style sheet: theirs, then ours for those who do not have them."""
    if other := [name for name in table if name != "names"]:
        raise ValueError(f"fonts.{other[0]} is not known here: write {EXAMPLES['fonts']}.")
    names = table.get("names", [])
    if not isinstance(names, list) or not all(isinstance(one, str) and FONT.fullmatch(one) for one in names):
        raise ValueError(f"fonts.names is a list of names of fonts: write {EXAMPLES['fonts']}.")
    return ", ".join([*(f"'{name}'" for name in names), FONTS])


def _must_be_read(made: Theme) -> None:
    """Refuse colours in which somebody could not read what stands there."""
    for ground in GROUNDS:
        for letters in LETTERS:
            if (found := contrast(made.colour(letters), made.colour(ground))) < LEAST:
                raise ValueError(
                    f"{letters} {made.colour(letters)} on {ground} {made.colour(ground)} has a contrast of "
                    f"{int(found * 100) / 100:.2f} to 1: letters need {LEAST} to 1 to be read. Choose a darker one, or "
                    f"a lighter {ground if ground in OWN else 'ground'}."
                )
