"""Paired questions: what agencies say of one thing on one case, where it differs; from settled returns alone."""

from maar.pairs.find import contradictions
from maar.pairs.model import Contradiction

__all__ = ["Contradiction", "contradictions"]
