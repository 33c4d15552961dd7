"""The meeting's workbook saved again by another program, in every format that people save in."""

import os
import subprocess

import pytest
from client_walk.office import require_office
from meeting_hand import Table, loud, reading
from tabletop_mutations import filled
from test_tabletop_reading_mutations import outcomes

from maar.answers import Kept, TabletopReading

FORMATS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods", "xls": "xls:MS Excel 97"}
LIMIT = 120  # seconds for one start of LibreOffice; it takes five


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A workbook filled in on two cases, as LibreOffice saves it in each format."""
    office, _ = require_office()
    folder = tmp_path_factory.mktemp("meeting")
    hand = Table(filled()).note("Strengths", 0, "K1", "They rang", "why").note("In the room", 0, "Police", "Sergeant")
    (folder / "filled.xlsx").write_bytes(hand.bytes())
    for form, filter_ in FORMATS.items():
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        told = ["--convert-to", filter_, "--outdir", str(folder / form), str(folder / "filled.xlsx")]
        command = [office, profile, "--headless", "--norestore", *told]
        subprocess.run(command, check=True, capture_output=True, timeout=LIMIT, env={**os.environ, "HOME": str(folder)})
    return {form: (folder / form / f"filled.{form}").read_bytes() for form in FORMATS}


@pytest.fixture(params=FORMATS)
def read(request: pytest.FixtureRequest, saved: dict[str, bytes]) -> TabletopReading:
    return reading(saved[request.param], file=f"filled.{request.param}")


def test_what_was_agreed_comes_back_whole_from_every_format(read: TabletopReading) -> None:
    assert read.ours
    assert {*outcomes(read)} == {"right"}
    assert {len(one.seen) for one in read.agreed} == {2}
    assert [(one.kind, one.text) for one in read.kept] == [(Kept.STRENGTH, "They rang")]
    assert [(one.code, one.role) for one in read.present] == [("POL", "Sergeant")]
    assert [line for line in loud(read) if not line.startswith("FIL008")] == []  # an .xls says what it cannot hold
