"""An example for each code of the catalogue, all from one fictional audit."""

from collections.abc import Mapping

from maar.problems.example import AUDIT, Example
from maar.problems.examples_answers import ANSWERS
from maar.problems.examples_files import FILES
from maar.problems.examples_privacy import PRIVATE
from maar.problems.examples_returns import ALERTS, NUMBERS, PAIRS, PARTS, RETURNS, ROWS, TOOL
from maar.problems.examples_sets import TEMPLATES
from maar.problems.examples_tabletop import MEETING

__all__ = ["AUDIT", "EXAMPLES", "Example"]

EXAMPLES: Mapping[str, Example] = {
    **ALERTS,
    **FILES,
    **RETURNS,
    **ANSWERS,
    **NUMBERS,
    **PARTS,
    **PAIRS,
    **ROWS,
    **PRIVATE,
    **MEETING,
    **TEMPLATES,
    **TOOL,
}
