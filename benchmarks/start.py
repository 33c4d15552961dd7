"""`maar --help` against importing what it stands on, in one run: python benchmarks/start.py"""

import sys
from pathlib import Path

from measure import median, once, told

RUNS = 15
HELP = [sys.executable, "-m", "maar", "--help"]
IMPORTS = [sys.executable, "-c", "import typer, rich"]


def main() -> None:
    """Print both, and the ratio; 1.5 is the most it may be."""
    folder = Path.cwd()
    once(HELP, folder), once(IMPORTS, folder)
    pairs = [(once(HELP, folder), once(IMPORTS, folder)) for _ in range(RUNS)]
    ours, theirs = [one for one, _ in pairs], [other for _, other in pairs]
    print(told("maar --help", ours))
    print(told("import typer, rich", theirs))
    print(f"ratio {median(ours).seconds / median(theirs).seconds:.2f} (at most 1.5)")


if __name__ == "__main__":
    main()
