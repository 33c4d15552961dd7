"""The looks of the named styles of a Word document, in points: the kind of document comes in, its styles go out.

A short document has smaller headings than a report; on a single page everything is smaller by the same share.
"""

from collections.abc import Mapping
from typing import NamedTuple

from maar.render import theme
from maar.render.docx_xml import HEAVY, LINE, THIN, Edge

BULLET_INDENT, NUMBER_INDENT = 14.0, 18.0
COLUMNS_APART = 24.0
MEASURE = 75.0  # points kept free at the right of running text, so that lines stay short


class Style(NamedTuple):
    """A paragraph style in points. `sides` are its borders; `level` its place in the outline, 1 for a section."""

    size: float
    bold: bool = False
    colour: str = theme.INK
    before: float = 0
    after: float = 0
    line: float = 1.15
    keep: bool = False
    left: float = 0
    hanging: float = 0
    right: float = 0
    level: int = 0
    bullet: bool = False
    sides: tuple[tuple[str, Edge, float], ...] = ()


def _box(colour: str, left: float) -> tuple[tuple[str, Edge, float], ...]:
    thin = Edge(0.75, colour)
    return ("top", thin, 5), ("left", Edge(left, colour), 8), ("bottom", thin, 5), ("right", thin, 8)


RULE = (("top", Edge(HEAVY, theme.INK), 7.0),)
THIN_RULE = (("top", Edge(THIN, theme.INK), 5.0),)
BAR = (("left", Edge(1.5, theme.OUTLINE), 6.0),)
FACT = (("bottom", Edge(0.5, theme.HAIRLINE), 3.0), ("between", Edge(0.5, theme.HAIRLINE), 3.0))
FIRST_FACT = (("top", Edge(HEAVY, theme.INK), 5.0), FACT[0])
BANDS = (("top", Edge(LINE, theme.INK), 6.0), ("bottom", Edge(LINE, theme.INK), 6.0))
ALERT, NOTICE = _box(theme.ALERT, 6), _box(theme.INK, 1.5)
ONE_FACT = Style(9.5, before=2, after=2, left=110, hanging=110)
BAND = Style(12.5, bold=True, before=6, after=3, keep=True, left=14, right=9, level=1)

REPORT: Mapping[str, Style] = {
    "Normal": Style(10),
    "Title": Style(26, bold=True, before=8, after=8, line=1.1, right=100),
    "Subtitle": Style(13, colour=theme.SECOND, after=26),
    "Heading 1": Style(17, bold=True, before=20, after=6, line=1.1, keep=True, level=1, sides=RULE),
    "Heading 2": Style(12.5, bold=True, before=12, after=3, line=1.15, keep=True, right=MEASURE, level=2),
    "Heading 3": Style(10.5, bold=True, before=10, after=2, keep=True, level=3),
    "Heading 4": Style(10, bold=True, before=8, after=2, keep=True, level=4),
    "Body Text": Style(10, after=6, line=1.2, right=MEASURE),
    "List Bullet": Style(10, after=3, line=1.2, left=BULLET_INDENT, hanging=BULLET_INDENT, right=MEASURE, bullet=True),
    "List Number": Style(10, after=3, line=1.2, left=NUMBER_INDENT, hanging=NUMBER_INDENT, right=MEASURE),
    "TOC 1": Style(9.5, after=1),
    "Report Contents": Style(9.5, bold=True, before=26, after=4, keep=True),
    "Report Marking": Style(8, bold=True, before=2),
    "Report Footer": Style(8, colour=theme.SECOND, before=2),
    "Report Owner": Style(13, colour=theme.SECOND, before=90),
    "Report First Fact": ONE_FACT._replace(sides=FIRST_FACT),
    "Report Fact": ONE_FACT._replace(sides=FACT),
    "Report Facts": Style(9.5, before=2, after=8, line=1.35, sides=(("top", Edge(0.5, theme.HAIRLINE), 5),)),
    "Report About": Style(9, colour=theme.SECOND, before=14, right=MEASURE),
    "Report Lead": Style(11.5, after=7, line=1.25, right=MEASURE / 2),
    "Report Unit": Style(9, colour=theme.SECOND, after=6, keep=True, right=MEASURE / 2),
    "Report Note": Style(8.5, colour=theme.SECOND, before=4, after=6, right=MEASURE / 2),
    "Report Table": Style(9, before=2, after=2, line=1.1),
    "Report Table Head": Style(9, bold=True, before=2, after=3, line=1.1, keep=True),
    "Report Table Note": Style(8, colour=theme.SECOND, after=2, line=1.1),
    "Report Answers": Style(8, after=3, line=1.0),
    "Report Answers Picture": Style(8, before=4, line=1.0),
    "Report Picture": Style(8, before=4, after=6, line=1.0),
    "Report Events": Style(8.5, before=1.1, after=1.1, line=1.05),
    "Report Grid": Style(8.5, line=1.0),
    "Report Legend": Style(8.5, after=3, line=1.25, left=86, hanging=86),
    "Report Quote": Style(9, before=2, after=1, left=8, sides=BAR),
    "Report Reference": Style(8, colour=theme.SECOND, after=2, left=8),
    "Report Alert Title": BAND._replace(sides=ALERT),
    "Report Alert": Style(10, after=3, left=14, right=9, sides=ALERT),
    "Report Notice Title": BAND._replace(sides=NOTICE),
    "Report Notice": Style(10, after=3, left=14, right=9, sides=NOTICE),
    "Report Callout Title": Style(12.5, bold=True, before=16, after=2, keep=True, level=2, sides=BANDS),
    "Report Callout": Style(11.5, after=2, line=1.2, sides=BANDS),
    "Report Strip": Style(9.5, before=12, after=3, line=1.15, keep=True),
    "Report Gap": Style(4, line=1.0),
}  # fmt: skip
SHORT: Mapping[str, Style] = {
    "Title": Style(22, bold=True, before=2, after=4, line=1.1),
    "Subtitle": Style(12, colour=theme.SECOND, after=8),
    "Heading 1": Style(14, bold=True, before=14, after=4, line=1.1, keep=True, level=1, sides=THIN_RULE),
    "Heading 2": Style(11.5, bold=True, before=8, after=3, line=1.15, keep=True, right=MEASURE, level=2),
    "Report Owner": Style(10, colour=theme.SECOND, after=4),
}
PAGE: Mapping[str, Style] = {
    **SHORT,
    "Title": Style(23, bold=True, before=0, after=2, line=1.05, sides=RULE),
    "Subtitle": Style(11, colour=theme.SECOND, after=2),
    "Heading 1": Style(13, bold=True, before=11, after=3, line=1.1, keep=True, level=1, sides=THIN_RULE),
    "Heading 2": Style(11, bold=True, before=6, after=2, keep=True, level=2),
    "Body Text": Style(11, after=5, line=1.2),
    "List Bullet": Style(11, after=5, line=1.15, left=BULLET_INDENT, hanging=BULLET_INDENT, bullet=True),
    "List Number": Style(11, after=5, line=1.15, left=NUMBER_INDENT, hanging=NUMBER_INDENT),
    "Report Owner": Style(9, colour=theme.SECOND, after=8),
    "Report Facts": Style(9, before=2, after=4, line=1.3),
    "Report Lead": Style(11, after=5, line=1.2),
    "Report Note": Style(9, colour=theme.SECOND, before=2, after=4),
}
OF_KIND: Mapping[str, Mapping[str, Style]] = {"report": {}, "one page": PAGE}


def styles(kind: str, scale: float = 1) -> dict[str, Style]:
    """Every style of this kind of document by its name."""
    own = {**REPORT, **OF_KIND.get(kind, SHORT)}
    return own if scale == 1 else {name: scaled(style, scale) for name, style in own.items()}


def single_page(scale: float) -> dict[str, Style]:
    """The sizes that keep a single page on one page in a template whose own are larger."""
    return {name: scaled(style, scale) for name, style in PAGE.items()}


def scaled(style: Style, scale: float) -> Style:
    """The style made smaller, but no letters under 8 points."""
    size = max(round(style.size * scale * 2) / 2, min(style.size, 8))
    return style._replace(size=size, before=style.before * scale, after=style.after * scale)
