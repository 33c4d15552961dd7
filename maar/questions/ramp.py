"""Where the levels of a scale stand on the ramp of fills, wherever they are drawn (looks, section 3).

Comes in: a scale. Goes out: its levels best first, and for each a step of the ramp from 1, pale, to 4, dark.
"""

from collections.abc import Mapping

from maar.questions.model import Level, Scale

LIGHT = {1: (2.0,), 2: (1.0, 2.0), 3: (1.0, 2.0, 2.5)}  # steps with dark letters: positive levels
DARK = {1: (4.0,), 2: (3.0, 4.0)}  # steps with white letters: the others


def best_first(scale: Scale) -> tuple[Level, ...]:
    """The levels from best to worst, whichever way a question turns them."""
    return tuple(sorted(scale.levels, key=lambda level: (-level.points, not level.positive)))


def steps(scale: Scale) -> Mapping[str, float]:
    """The step of every level, by its label: positive levels light, the others dark."""
    levels = best_first(scale)
    positive = [level.label for level in levels if level.positive]
    others = [level.label for level in levels if not level.positive]
    light, dark = _steps(len(positive), LIGHT), _steps(len(others), DARK)
    return dict(zip((*positive, *others), (*light, *dark), strict=True))


def _steps(count: int, known: Mapping[int, tuple[float, ...]]) -> tuple[float, ...]:
    """So many steps, best first; where there are more levels than steps, neighbours share one, evenly."""
    every = known[max(known)]
    return known.get(count) or tuple(every[place * len(every) // count] for place in range(count))
