"""`maar tabletop` of 60 cases and 12 agencies beside `maar check` of the same: python benchmarks/tabletop.py [CASES]

Each agency has one workbook with a sheet for each case, filled as social care fills them in the demo, no two agencies
in step, so that there is much to differ about. The files are made first, which takes a while; both commands then read
the same files, turn by turn in one run. What the meeting costs beside reading is the difference.
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
AGENCIES = 12
MOST = 10  # seconds; what is asked for on two cores
AS_OF = ("--as-of", "2026-05-20")


def plan(root: Path, cases: int) -> AuditFolder:
    """An audit of so many cases; every agency is asked all the questions of social care."""
    wanted = Wanted(
        "bench",
        "baseline",
        tuple(f"K{number}" for number in range(1, cases + 1)),
        tuple(f"A{number}:CSC" for number in range(1, AGENCIES + 1)),
        date(2026, 5, 29),
        (date(2025, 5, 1), date(2026, 4, 30)),
        id="BENCHAAA",
    )
    folder, _ = make(wanted, root)
    return folder


def fill(folder: AuditFolder, cases: int) -> None:
    """Fill every workbook, and put it where returns go."""
    issue(folder)
    for number, path in enumerate(sorted(folder.issued.glob("*.xlsx"))):
        book = open_to_type(path.read_bytes())
        for case in range(1, cases + 1):
            type_case(book, f"K{case}", typed("CSC", "ABCDEF"[(number + case) % 6]))
        (folder.returned / path.name).write_bytes(book.save())


def main(cases: int) -> None:
    """Print both, what is on top, and whether it is what was asked for."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        folder = plan(root, cases)
        fill(folder, cases)
        meeting, check = ([sys.executable, "-m", "maar", name, "bench", *AS_OF] for name in ("tabletop", "check"))
        once(check, root, (0, 1, 3))
        pairs = []
        for _ in range(RUNS):
            checked = once(check, root, (0, 1, 3))
            pairs.append((once(meeting, root, (0, 1, 3)), checked))
            (folder.tabletop / "bench-tabletop.xlsx").unlink()  # else it would be read, too
    met, checked = median([one for one, _ in pairs]), median([other for _, other in pairs])
    print(told(f"maar tabletop, {cases} cases", [one for one, _ in pairs]))
    print(told("maar check, the same", [other for _, other in pairs]))
    pack = met.seconds - checked.seconds
    print(f"the whole command: {met.seconds / checked.seconds:.2f} of maar check")
    print(f"the pack, beside reading what came back: {pack:.1f} s of at most {MOST}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
