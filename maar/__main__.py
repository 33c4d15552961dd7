"""`python -m maar`."""

from maar.cli.main import run

run()
