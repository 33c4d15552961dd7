"""Which layouts of a presentation our slides stand on, and the room that they give."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

NO_LAYOUT = "The template has no layout with a title and a place for text. Add one, or leave the template out."
TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
WORDS = (KIND.BODY, KIND.OBJECT)
FURNITURE = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER, *TITLES)
AS_NARROW = {"Arial", "Helvetica", "Liberation Sans", "Calibri", "Calibri Light", "Carlito", "Gill Sans MT", "Aptos"}
WIDER = 1.18  # the letters of Verdana beside those of Arial
POINT = 12700  # in the units of the format
Page = Any  # a slide, a layout, a frame of words: python-pptx has types for half of what they can do
Frame = Any


class Room(NamedTuple):
    """A box on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        left, top, width, height = (round(one * POINT) for one in self)
        return left, top, width, height

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Layouts:
    """The first slide's, one for words and one for pictures; `room` is what lies under a title."""

    first: Page
    words: Page
    bare: Page
    room: Room
    own: bool
    wide: float


def layouts(deck: Presentation) -> Layouts:
    """The layouts to use, by their kind, else by what they hold. ValueError where no slide could bear a title."""
    every = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    titled = [one for one in every if _has(one, TITLES)]
    wordy = [one for one in titled if body_of(one) is not None]
    if not wordy:
        raise ValueError(NO_LAYOUT)
    words = next((one for one in wordy if _type(one) == "obj"), max(wordy, key=_area))
    bare = next((one for one in titled if not _held(one)), words)
    first = next((one for one in titled if _type(one) == "title"), None)
    first = first or next((one for one in titled if _has(one, (KIND.CENTER_TITLE,))), words)
    own = words.name == OWN
    return Layouts(first, words, bare, box(body_of(words)), own, 1.0 if own else _wide(words))


def _wide(layout: Page) -> float:
    """How wide the letters of a template's fonts are beside those of Arial, on the safe side."""
    rels = layout.slide_master.part.rels.values()
    theme = next((rel.target_part for rel in rels if rel.reltype == RT.THEME), None)
    root = parse_xml(theme.blob) if theme is not None else None
    fonts = (
        []
        if root is None
        else [one.get("typeface") for one in root.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}")]
    )
    return 1.0 if fonts and all(font in AS_NARROW for font in fonts) else WIDER


OWN = "Title and points"  # what our layout for words is called


def body_of(page: Page) -> Any:
    """The largest place for words on a layout or slide, or None."""
    places = [one for one in page.placeholders if one.placeholder_format.type in WORDS]
    return max(places, key=lambda one: (one.width or 0) * (one.height or 0), default=None)


def box(shape: Any) -> Room:
    """Where a placeholder stands."""
    return Room(*((one or 0) / POINT for one in (shape.left, shape.top, shape.width, shape.height)))


def _has(layout: Page, kinds: tuple[KIND, ...]) -> bool:
    return any(one.placeholder_format.type in kinds for one in layout.placeholders)


def _held(layout: Page) -> bool:
    return any(one.placeholder_format.type not in FURNITURE for one in layout.placeholders)


def _area(layout: Page) -> float:
    found = box(body_of(layout))
    return found.width * found.height


def _type(layout: Page) -> str:
    return layout._element.get("type") or ""


def size_of(layout: Page, usual: float) -> float:
    """The size of a layout's title in points: its own, its master's, or the usual."""
    title = next(one for one in layout.placeholders if one.placeholder_format.type in TITLES)
    styles = (title._element, layout.slide_master._element.find(f".//{qn('p:titleStyle')}"))
    for style in (one for one in styles if one is not None):
        for look in style.iter(qn("a:defRPr")):
            if look.get("sz"):
                return int(look.get("sz")) / 100
    return usual
