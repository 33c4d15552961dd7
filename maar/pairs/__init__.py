"""Paired questions: answers about one case that cannot both be true, found from the settled returns alone."""

from maar.pairs.find import contradictions
from maar.pairs.model import Contradiction

__all__ = ["Contradiction", "contradictions"]
