"""One LibreOffice and one issued audit for all tests here."""

from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from maar.cli.main import main

from .office import Office
from .typed import AGENCIES, AUDIT, CASES, ONE_WORKBOOK_PER_CASE


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with Office(tmp_path_factory.mktemp("office")) as running:
        yield running


@pytest.fixture(scope="session")
def audit(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Path:
    """The folder of an audit just issued; the surgery gets a workbook for each case."""
    root = tmp_path_factory.mktemp("walk")
    agencies = [option for code in AGENCIES for option in ("--agency", code)]
    dates = ["--return-by", "2026-05-29", "--period", "2025-05-01..2026-04-30", "--key-decision", "K1=2025-12-03"]
    with chdir(root):
        made = main(
            ["new", AUDIT, "--id", "WALKTEST", "--template", "baseline", "--cases", str(len(CASES)), *agencies, *dates]
        )
        assert made == 0
        plan = root / "audits" / AUDIT / "audit.toml"
        head, *tables = plan.read_text("utf-8").split("[[agency]]")
        for place, table in enumerate(tables):
            if any(f'code = "{code}"' in table for code in ONE_WORKBOOK_PER_CASE):
                tables[place] = table.replace('workbook = "agency"', 'workbook = "case"')
        plan.write_text("[[agency]]".join([head, *tables]), "utf-8")
        assert main(["issue", AUDIT]) == 0
    return plan.parent
