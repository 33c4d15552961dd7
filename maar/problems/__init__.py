"""Problems: something wrong, with its place, told from a catalogue of stable codes."""

from maar.problems.catalogue import CATALOGUE
from maar.problems.model import Kind, Location, MaarError, Problem, Severity, in_order, spanning

__all__ = ["CATALOGUE", "Kind", "Location", "MaarError", "Problem", "Severity", "in_order", "spanning"]
