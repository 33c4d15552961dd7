"""The worked example that stands in the repository: three cases and four agencies of the fictional audit.

`python -m maar.demo.example ROOT` makes it anew.
"""

import shutil
import sys
from pathlib import Path

from maar.audit.folder import AuditFolder
from maar.audit.tell import Told
from maar.demo import people
from maar.demo.mishaps import GENTLE
from maar.demo.walk import Setting, carry_out

EXAMPLE = Setting(
    name="example",
    id="EXAMPLES",
    cases=tuple(case for case in people.CASES if case.ref in people.EXAMPLE_CASES),
    agencies=tuple(agency for agency in people.AGENCIES if agency.code in people.EXAMPLE_AGENCIES),
    mishaps=GENTLE,
)


def example(root: Path) -> Told:
    """Make audits/example and reports/example anew under `root`; what stood there before is taken away first."""
    folder = AuditFolder(root, EXAMPLE.name)
    for path in (folder.path, folder.reports):
        if path.exists():
            shutil.rmtree(path)
    told = carry_out(EXAMPLE, root)
    shutil.rmtree(folder.cache)
    return told


if __name__ == "__main__":
    example(Path(sys.argv[1]))
