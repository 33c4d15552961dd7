"""What keeps people from using a deck: the bytes of a .pptx come in, every fault as a sentence goes out."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml.ns import qn

LEAST_SIZE, LEAST_CONTRAST = 12, 4.5
PAPER = "FFFFFF"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def faults(data: bytes) -> list[str]:
    """Every fault of the deck, slide by slide; none for one that everybody can use."""
    deck: Any = Presentation(BytesIO(data))
    found = [*_of_deck(deck)]
    for number, slide in enumerate(deck.slides, start=1):
        found += [f"Slide {number}: {fault}" for fault in _of_slide(deck, slide)]
    return found


def _of_deck(deck: Any) -> Iterator[str]:
    about = deck.core_properties
    if not about.title or about.title == "PowerPoint Presentation":
        yield "The deck has no title."
    if about.language != "en-GB":
        yield "The deck names no language."
    titles = Counter(slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title is not None)
    yield from (f"{count} slides are titled {title!r}." for title, count in titles.items() if count > 1)


def _of_slide(deck: Any, slide: Any) -> Iterator[str]:
    title = slide.shapes.title
    if title is None or not title.text_frame.text.strip():
        yield "no title"
    elif slide.shapes[0].shape_id != title.shape_id:
        yield "the title is not read first"
    if not slide.has_notes_slide or not slide.notes_slide.notes_text_frame.text.strip():
        yield "no notes"
    kinds = {one.placeholder_format.type for one in slide.placeholders}
    yield from (f"no {kind.name.lower()}" for kind in (KIND.SLIDE_NUMBER, KIND.FOOTER) if kind not in kinds)
    for shape in slide.shapes:
        yield from (f"{shape.name}: {fault}" for fault in _of_shape(deck, shape))
    for root in (slide._element, slide.notes_slide._element):
        yield from _of_words(root)


def _of_shape(deck: Any, shape: Any) -> Iterator[str]:
    about = shape._element.find(f".//{qn('p:cNvPr')}")
    if not shape.has_text_frame and not about.get("descr") and about.find(f".//{DECORATIVE}") is None:
        yield "no alternative text"
    if shape.is_placeholder and shape.has_text_frame and not shape.text_frame.text.strip():
        yield "an empty placeholder"
    inside = shape.left >= 0 and shape.top >= 0
    if not inside or shape.left + shape.width > deck.slide_width or shape.top + shape.height > deck.slide_height:
        yield "reaches over the edge of the slide"
    if shape.has_table and not shape.table.first_row:
        yield "a table without a heading row"
    if shape.has_chart:
        yield from _of_chart(shape.chart)


def _of_words(root: Any) -> Iterator[str]:
    for run in root.iter(qn("a:r"), qn("a:fld")):
        look, words = run.find(qn("a:rPr")), run.find(qn("a:t")).text or ""
        if look is None or look.get("lang") != "en-GB":
            yield f"no language on {words!r}"
            continue
        if look.get("sz") and int(look.get("sz")) < LEAST_SIZE * 100:
            yield f"too small: {words!r}"
        colour = look.find(f"{qn('a:solidFill')}/{qn('a:srgbClr')}")
        if colour is not None and contrast(colour.get("val"), PAPER) < LEAST_CONTRAST:
            yield f"too pale: {words!r}"


def _of_chart(chart: Any) -> Iterator[str]:
    for size in (int(one.get("sz")) for one in chart._chartSpace.iter(qn("a:defRPr"), qn("a:rPr")) if one.get("sz")):
        if size < LEAST_SIZE * 100:
            yield f"a chart's words are {size / 100:g} pt"
    for series in chart.plots[0].series:
        fill = series.format.fill
        back = str(fill.fore_color.rgb) if fill.type == 1 else PAPER  # 1: solid
        letters = str(series.data_labels.font.color.rgb)
        if contrast(letters, back) < LEAST_CONTRAST:
            yield f"{series.name}: letters {letters} on {back}"
        body = series.data_labels._element.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}")
        if body.get("wrap") != "none":
            yield f"{series.name}: a label may break over two lines"


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1 to 21, as WCAG counts it."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
