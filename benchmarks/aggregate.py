"""`maar aggregate` of 200 returns against the loop a user would write: python benchmarks/aggregate.py [FILES]

The form is as printed: 22 questions, 40 chronology rows, 20 plan rows. The files are made first, which takes a while;
both commands then read the same files, turn by turn in one run.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

from measure import median, once, told

from maar.audit.folder import AuditFolder
from maar.audit.issue import issue
from maar.audit.new import Wanted, make
from maar.demo.fill import type_case
from maar.demo.records import typed
from maar.sheets.edit import open_to_type

RUNS = 3
CASES = 10


def plan(root: Path, agencies: int) -> AuditFolder:
    """An audit in which every agency has one workbook for each case."""
    wanted = Wanted(
        "bench",
        "baseline",
        tuple(f"K{number}" for number in range(1, CASES + 1)),
        tuple(f"A{number}:CSC" for number in range(1, agencies + 1)),
        date(2026, 5, 29),
        (date(2025, 5, 1), date(2026, 4, 30)),
        id="BENCHAAA",
    )
    folder, _ = make(wanted, root)
    text = folder.plan_file.read_text("utf-8").replace('workbook = "agency"', 'workbook = "case"')
    folder.plan_file.write_text(text, "utf-8")
    return folder


def fill(folder: AuditFolder, files: int) -> None:
    """Fill workbooks as social care fills them in the demo, and put them where returns go."""
    issue(folder)
    for number, path in enumerate(sorted(folder.issued.glob("*.xlsx"))[:files]):
        case = path.stem.rpartition("-")[2]
        book = open_to_type(path.read_bytes())
        type_case(book, case, typed("CSC", "ABCDEF"[number % 6]))
        (folder.returned / path.name).write_bytes(book.save())


def main(files: int) -> None:
    """Print both, and the ratio; 6 is the least it may be, 10 is aimed at."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        folder = plan(root, -(-files // CASES))
        fill(folder, files)
        ours = [sys.executable, "-m", "maar", "aggregate", "bench", "--as-of", "2026-05-20"]
        theirs = [sys.executable, str(Path(__file__).with_name("loop.py")), str(folder.returned)]
        once(ours, root, (0, 1, 3))
        pairs = [(once(ours, root, (0, 1, 3)), once(theirs, root)) for _ in range(RUNS)]
    aggregated, looped = [one for one, _ in pairs], [other for _, other in pairs]
    print(told(f"maar aggregate, {files} files", aggregated))
    print(told("openpyxl and pandas, the same", looped))
    fast, slow = median(aggregated), median(looped)
    print(f"{slow.seconds / fast.seconds:.1f} times faster (at least 6); memory {fast.megabytes / slow.megabytes:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
