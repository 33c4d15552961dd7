"""Chromium without a window: pages come in; what axe-core and our own script see in them, or their print, goes out."""

import html
import io
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

HERE = Path(__file__).parent
AXE = HERE.parent / "clients" / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "Chromium is not installed, or axe-core is not: npm ci --ignore-scripts in tests/clients"
LIMIT = 180  # seconds for one start of Chromium; it takes a quarter of that
ALONE = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--hide-scrollbars",
)  # fmt: skip

Pages = dict[str, str]


@dataclass(frozen=True)
class Seen:
    """What was seen of one page at one width: how many rules of axe-core it kept, and each place that broke one."""

    name: str
    width: int
    rules: int
    violations: list[str]
    tooWide: list[str]
    unseen: list[str]


class Browser:
    """Chromium in a folder of its own; every call starts and ends one."""

    def __init__(self, folder: Path) -> None:
        self._program, self._folder = require_chromium(), folder

    def read(self, pages: Pages, widths: Iterable[int], axe: bool = True) -> list[Seen]:
        """Open every page at every width, read it with axe-core, and look for what leaves the window."""
        given = {"axe": AXE.read_text("utf-8") if axe else "", "pages": pages, "widths": list(widths)}
        blob = json.dumps(given).replace("<", "\\u003c")
        script = (HERE / "read_pages.js").read_text("utf-8")
        driver = self._folder / "driver.html"
        driver.write_text(
            f'<!DOCTYPE html><meta charset="utf-8"><script type="application/json" id="given">{blob}</script>'
            f'<pre id="told"></pre><script>{script}</script>',
            "utf-8",
        )
        dumped = self._run("--virtual-time-budget=600000", "--window-size=1400,2200", "--dump-dom", driver.as_uri())
        told = re.search('<pre id="told">(.*?)</pre>', dumped, re.DOTALL)
        assert told and told[1], dumped[-2000:]
        seen = json.loads(html.unescape(told[1]))
        assert isinstance(seen, list), seen
        return [Seen(**one) for one in seen]

    def printed(self, page: str) -> PdfReader:
        """The page as Chromium prints it."""
        file, paper = self._folder / "page.html", self._folder / "page.pdf"
        file.write_text(page, "utf-8")
        paper.unlink(missing_ok=True)
        self._run("--no-pdf-header-footer", f"--print-to-pdf={paper}", file.as_uri())
        return PdfReader(io.BytesIO(paper.read_bytes()))

    def _run(self, *words: str) -> str:
        profile = f"--user-data-dir={self._folder / 'profile'}"
        done = subprocess.run([self._program, *ALONE, profile, *words], capture_output=True, timeout=LIMIT)
        return done.stdout.decode("utf-8")


def require_chromium() -> str:
    """Chromium; without it or axe-core the test is skipped, or fails where it must run."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program and AXE.is_file():
        return program
    if os.environ.get("MAAR_REQUIRE_CLIENTS") == "1" and not os.environ.get("MAAR_WITHOUT_CHROMIUM"):
        pytest.fail(MISSING)
    pytest.skip(MISSING)
