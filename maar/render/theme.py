"""The palette: every colour that any output may use, and which letters stand on which fill.

A judgement's step comes in; a fill, the colour of its letters and its edge go out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

INK = "#15202B"
SECOND = "#4A5A68"
OUTLINE = "#8FA0AE"
HAIRLINE = "#C5CFD7"
BAND = "#D9E2E9"
GROUND = "#EEF2F5"
LINK = "#12508A"
ALERT = "#9B1C31"
PAPER = "#FFFFFF"
HATCH = "#A9B6C0"
HATCH_EDGE = "#5D6D7A"

FONTS = "Arial, 'Liberation Sans', Helvetica, sans-serif"
ATTRIBUTE = re.compile('="(#[0-9A-F]{6})"')
QUOTE, ESCAPED = "'", "&#39;"  # as the templates write it


class Fill(NamedTuple):
    """A step of the ramp: its fill, the letters that can be read on it, its edge."""

    fill: str
    letters: str
    edge: str


RAMP: dict[float, Fill] = {
    1: Fill("#E6EFF5", INK, "#8FA9BC"),
    2: Fill("#B1CBDD", INK, "#7FA0B8"),
    2.5: Fill("#7D9CBD", INK, "#7D9CBD"),  # the middle of five levels
    3: Fill("#4B6E96", PAPER, "#4B6E96"),
    4: Fill("#2E1A3F", PAPER, "#2E1A3F"),
}

COLOURS = {
    "ink": INK,
    "second": SECOND,
    "outline": OUTLINE,
    "hairline": HAIRLINE,
    "band": BAND,
    "ground": GROUND,
    "link": LINK,
    "alert": ALERT,
    "paper": PAPER,
    "hatch": HATCH,
    "hatch-edge": HATCH_EDGE,
}


def place(step: float) -> float | None:
    """The ramp's own step for a step: itself, or the next worse one; none where there is no fill."""
    if step <= 0:
        return None
    return next((own for own in RAMP if own >= step), 4)


def fill(step: float) -> Fill | None:
    """The fill, letters and edge for a step, or none where there is no fill."""
    own = place(step)
    return None if own is None else RAMP[own]


def step_class(step: float) -> str:
    """The step's name in style sheets: `s1`, `s25`, `s4`."""
    own = place(step)
    return "" if own is None else f"s{own:g}".replace(".", "")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours and fonts of a partnership, as far as they differ from ours; `colours` by their name in `COLOURS`."""

    colours: Mapping[str, str] = field(default_factory=dict)
    fonts: str = FONTS

    def colour(self, name: str) -> str:
        return self.colours.get(name, COLOURS[name])

    @property
    def font(self) -> str:
        """The first of the fonts, for files that can name but one."""
        return self.fonts.partition(",")[0].strip("'\" ")


HOUSE = Theme()


def css(theme: Theme = HOUSE) -> str:
    """The palette as style-sheet variables, and one rule per step of the ramp."""
    names = "".join(f"--{name}:{theme.colour(name)};" for name in COLOURS)
    steps = "".join(
        f".{step_class(step)}{{background:{own.fill};color:{own.letters};border-color:{own.edge}}}\n"
        for step, own in RAMP.items()
    )
    return f":root{{{names}--fonts:{theme.fonts}}}\n{steps}"


def dressed(drawn: str, theme: Theme) -> str:
    """Pictures drawn in our colours and fonts, or a page that holds some, in those of the theme."""
    if theme == HOUSE:
        return drawn
    colours = {own: theme.colour(name) for name, own in COLOURS.items()}
    drawn = ATTRIBUTE.sub(lambda match: f'="{colours.get(match[1], match[1])}"', drawn)
    ours, theirs = (f'font-family="{fonts.replace(QUOTE, ESCAPED)}"' for fonts in (FONTS, theme.fonts))
    return drawn.replace(ours, theirs)
