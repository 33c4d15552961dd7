"""An example for each code of the catalogue, all from one fictional audit."""

from collections.abc import Mapping

from maar.problems.example import AUDIT, Example
from maar.problems.examples_answers import ANSWERS
from maar.problems.examples_files import FILES
from maar.problems.examples_other import PRIVATE, TEMPLATES
from maar.problems.examples_returns import ALERTS, NUMBERS, RETURNS, ROWS, TOOL

__all__ = ["AUDIT", "EXAMPLES", "Example"]

EXAMPLES: Mapping[str, Example] = {
    **ALERTS,
    **FILES,
    **RETURNS,
    **ANSWERS,
    **NUMBERS,
    **ROWS,
    **PRIVATE,
    **TEMPLATES,
    **TOOL,
}
