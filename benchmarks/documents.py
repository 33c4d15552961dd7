"""All documents of 50 returns against importing the libraries alone: python benchmarks/documents.py [RETURNS]

Each return answers every question of the baseline set, as an agency of the demo answers it. Both commands run turn by
turn in one run; `maar aggregate`, the findings report alone, runs beside it to show what the others add.
"""

import sys
import tempfile
from pathlib import Path

from aggregate import CASES, fill, plan
from measure import median, once, told

RUNS = 3
LIBRARIES = "import docx, jinja2, lxml.etree, openpyxl, pandas, pptx, typst, vl_convert, rich, typer"
ACCEPTED = (0, 1, 3)
TOLD = (".html", ".docx", ".pdf", ".pptx", ".xlsx")


def main(returns: int) -> None:
    """Print all three, and the ratios."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        folder = plan(root, -(-returns // CASES))
        fill(folder, returns)
        page = [sys.executable, "-m", "maar", "aggregate", "bench", "--as-of", "2026-05-20"]
        every = [*page, "--document", "all"]
        alone = [sys.executable, "-c", LIBRARIES]
        for command in (alone, every):  # the first of each is slower
            once(command, root, ACCEPTED)
        files = [path for path in folder.reports.rglob("*.*") if path.suffix in TOLD]
        runs = [tuple(once(command, root, ACCEPTED) for command in (every, page, alone)) for _ in range(RUNS)]
    names = (f"--document all, {returns} returns", f"maar aggregate, {returns} returns", "importing the libraries")
    for name, figures in zip(names, zip(*runs, strict=True), strict=True):
        print(told(name, figures))
    documents, page, libraries = (median(figures) for figures in zip(*runs, strict=True))
    print(f"{len(files)} files; {documents.seconds / libraries.seconds:.1f} times the libraries alone, ", end="")
    print(f"{documents.seconds / page.seconds:.2f} times the findings report; ", end="")
    print(f"memory {documents.megabytes / libraries.megabytes:.1f} times the libraries'")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
