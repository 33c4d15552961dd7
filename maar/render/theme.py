"""The palette: every colour that any output may use, and which letters stand on which fill.

A judgement's step comes in; a fill, the colour of its letters and its edge go out.
"""

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


def css() -> str:
    """The palette as style-sheet variables, and one rule per step of the ramp."""
    names = "".join(f"--{name}:{value};" for name, value in COLOURS.items())
    steps = "".join(
        f".{step_class(step)}{{background:{own.fill};color:{own.letters};border-color:{own.edge}}}\n"
        for step, own in RAMP.items()
    )
    return f":root{{{names}--fonts:{FONTS}}}\n{steps}"
