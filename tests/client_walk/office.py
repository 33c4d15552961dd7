"""A LibreOffice of the tests' own: started with a profile of its own, ended whatever happens."""

import contextlib
import functools
import json
import os
import shutil
import signal
import subprocess
import time
import uuid
from pathlib import Path

import pytest

MISSING = "LibreOffice with python3-uno is not installed"
HERE = Path(__file__).parent
LIMIT = 180  # seconds for all the work of one LibreOffice; it takes a quarter of that

# A British office: 02/03/2026 is the second of March.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>en-GB</value></prop></item>
</oor:items>
"""


def require_office() -> tuple[str, str]:
    """LibreOffice and a Python with its `uno`; without them the test is skipped, or fails where it must run."""
    office, python = shutil.which("soffice"), _python_with_uno()
    if office and python:
        return office, python
    if os.environ.get("MAAR_REQUIRE_CLIENTS") == "1":
        pytest.fail(MISSING)
    pytest.skip(MISSING)


@functools.cache
def _python_with_uno() -> str | None:
    office = shutil.which("soffice")
    own = Path(office).resolve().parent / "python" if office else None
    for python in ("/usr/bin/python3", str(own), shutil.which("python3")):
        if not python or not shutil.which(python):
            continue
        if subprocess.run([python, "-c", "import uno"], capture_output=True, timeout=20).returncode == 0:
            return python
    return None


class Office:
    """A running LibreOffice; `run` has one of the scripts here work in it."""

    def __init__(self, folder: Path) -> None:
        office, self._python = require_office()
        self._folder = folder
        self._pipe = f"walk{uuid.uuid4().hex[:12]}"
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
        options = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
        place = [f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={self._pipe};urp;"]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._ends = time.monotonic() + LIMIT
        self._process = subprocess.Popen([office, *options, *place], start_new_session=True, **quiet)

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_) -> None:
        """End it and all it started."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait(20)

    def run(self, script: str, jobs: list[dict], folder: Path = HERE) -> list[dict]:
        """Have a script do these jobs; gives its answer to each."""
        asked, told = self._folder / f"{script}.jobs.json", self._folder / f"{script}.told.json"
        asked.write_text(json.dumps(jobs), "utf-8")
        command = [self._python, "-B", str(folder / script), self._pipe, str(asked), str(told)]
        left = max(self._ends - time.monotonic(), 1)
        done = subprocess.run(command, capture_output=True, text=True, timeout=left)
        assert done.returncode == 0, f"{script} stopped:\n{done.stderr}"
        return json.loads(told.read_text("utf-8"))
