"""`python -m maar`."""

from maar.cli.main import run

if __name__ == "__main__":
    run()
