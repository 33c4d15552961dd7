"""The same files as another program saves them: LibreOffice, from .xlsx to .ods and .xls."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from client_walk.office import require_office

LIMIT = 150  # seconds for one run; it takes a tenth of that


def saved_as(kind: str, files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Each file in this format (`ods`, `xls` or `xlsx`), by its new name."""
    require_office()
    office = shutil.which("soffice")
    assert office
    before, after = folder / "before", folder / kind
    before.mkdir(exist_ok=True)
    for name, data in files.items():
        (before / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--convert-to", kind, "--outdir", str(after)]
    done = subprocess.run(
        [office, profile, *options, *(str(before / name) for name in files)],
        capture_output=True,
        text=True,
        timeout=LIMIT,
    )
    made = {name: after / f"{Path(name).stem}.{kind}" for name in files}
    assert all(path.exists() for path in made.values()), done.stderr
    return {renamed(name, kind): path.read_bytes() for name, path in made.items()}


def renamed(name: str, kind: str) -> str:
    return f"{Path(name).stem}.{kind}"
