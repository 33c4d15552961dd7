"""One audit, planned and issued once; every test gets a copy of its folder."""

import shutil
from pathlib import Path

import pytest

from maar.cli.main import main

from .desk import AGENCIES, AUDIT, NEW, QUESTION_SET, Desk


@pytest.fixture(scope="session")
def issued_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        (folder / "templates").mkdir()
        (folder / "templates/short.toml").write_text(QUESTION_SET, "utf-8")
        assert main(["new", AUDIT, *NEW, *AGENCIES, "--id", "SPRINGAA"]) == 0
        assert main(["issue", AUDIT]) == 0
    return folder


@pytest.fixture
def desk(
    issued_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    shutil.copytree(issued_once, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    return Desk(tmp_path, capsys)
