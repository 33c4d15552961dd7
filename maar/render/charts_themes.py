"""How the answers of every theme fell, as bars: the themes of a document come in, a panel and its words go out."""

from collections.abc import Sequence
from dataclasses import replace

from maar.documents.model import Distribution, Mark, ThemeAnswers
from maar.render import theme
from maar.render.answers_drawn import Drawing, Placed, drawing, ink
from maar.render.charts_parts import LARGE, LINE, PLAIN, SMALL, figured, stacked, wrapped
from maar.render.charts_spec import Box, Item, Panel, Words
from maar.render.measure import width
from maar.render.shapes import answers_words

LABEL, FIGURE = 236.0, 96.0
BAR, STRETCH = 20.0, 1.4  # so high; so many pixels for one of the drawing on paper, whose letters are smaller
UNDER, OUTSIDE = 36.0, 53.0  # the letters under a bar; what is outside the count
BETWEEN, APART = 12.0, 10.0  # two bars; a theme and the line above it


def themes(blocks: Sequence[ThemeAnswers], room: float) -> Panel:
    """A bar for every theme and scale, with letters and counts under it and the figure at the right."""
    rows = [(block, one, drawing(_given(one), squares=False)) for block in blocks for one in told(block)]
    wide = max(room, LABEL + FIGURE + STRETCH * max((drawn.width for _, _, drawn in rows), default=0))
    items: list[Item] = []
    y, above = 0.0, None
    for block, one, drawn in rows:
        first = block is not above
        if first:
            items.append(Box(0, y, wide, 1, theme.HAIRLINE))
            y += APART
        name, high = _named(block if first else None, one, y)
        items += [*name, *_bar(block, one, drawn, y), *figured(one.figure, wide, y + 15)]
        y += max(high, OUTSIDE if one.outside else UNDER) + BETWEEN
        above = block
    return Panel(tuple(items), wide, y)


def told(block: ThemeAnswers) -> list[Distribution]:
    """The bars of a theme; then each question that is alone on its scale, and so has none."""
    scales = {_scale(one) for one in block.bars}
    return [*block.bars, *(one for one in block.questions if _scale(one) not in scales)]


def marks(blocks: Sequence[ThemeAnswers]) -> tuple[Mark, ...]:
    """Every mark of the scales drawn, and those without a judgement that were given."""
    runs = [run for block in blocks for one in told(block) for run in one.runs]
    own = dict.fromkeys(run.mark for run in runs if run.mark.kind == "level")
    return (*own, *dict.fromkeys(run.mark for run in runs if run.count and run.mark.kind != "level"))


def said(blocks: Sequence[ThemeAnswers]) -> str:
    """The bars in words."""
    return " ".join(
        f"{block.title}: {'; '.join(_with_rest(one) for one in told(block))}." for block in blocks if told(block)
    )


def _with_rest(one: Distribution) -> str:
    return ". ".join(part for part in (answers_words(one), one.outside.rstrip(".")) if part)


def _given(one: Distribution) -> Distribution:
    """Without the marks that nobody gave, for which the paper would shorten the bar."""
    return replace(one, runs=tuple(run for run in one.runs if run.count))


def _scale(one: Distribution) -> tuple[Mark, ...]:
    return tuple(run.mark for run in one.runs if run.mark.kind == "level")


def _named(block: ThemeAnswers | None, one: Distribution, y: float) -> tuple[list[Item], float]:
    """The theme's name where it begins, and under it what the bar is; how high both are."""
    title = wrapped(block.title, LARGE, LABEL - 20, bold=True) if block else []
    label = wrapped(f"{one.ref} {one.label}".strip(), PLAIN, LABEL - 20)
    lines = stacked(title, 0, y + 15, Words(0, 0, "", LARGE, True))
    lines += stacked(label, 0, y + 15 + LINE * len(title), Words(0, 0, "", PLAIN, colour=theme.SECOND))
    return lines, LINE * len(lines)


def _bar(block: ThemeAnswers, one: Distribution, drawn: Drawing, y: float) -> list[Item]:
    items: list[Item] = []
    for placed in drawn.runs:
        items += [_segment(block, one, placed, y), *_letters(placed, y)]
    if one.outside:
        items.append(Words(LABEL, y + (OUTSIDE if drawn.runs else 15), one.outside, SMALL, colour=theme.SECOND))
    return items


def _segment(block: ThemeAnswers, one: Distribution, placed: Placed, y: float) -> Box:
    drawn, run = ink(placed.run.mark), placed.run
    (x, wide), *_ = placed.pieces
    facts: dict[str, str | int] = {
        "theme": block.title,
        "answers": one.label,
        "mark": run.mark.words,
        "count": run.count,
        "counted": "yes" if run.counted else "no",
    }
    place = LABEL + x * STRETCH
    return Box(place, y, wide * STRETCH, BAR, drawn.fill, drawn.edge, 1, drawn.dashed, drawn.hatched, facts)


def _letters(placed: Placed, y: float) -> list[Item]:
    x, run = LABEL + placed.x * STRETCH, placed.run
    behind = x + width(f"{run.letters} ", PLAIN, True)
    return [Words(x, y + UNDER, run.letters, PLAIN, True), Words(behind, y + UNDER, str(run.count), PLAIN)]
