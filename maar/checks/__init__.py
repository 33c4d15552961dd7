"""Checks: what is wrong in what came back, found from the settled returns alone; no file is opened."""

from maar.checks.run import Ran, run

__all__ = ["Ran", "run"]
