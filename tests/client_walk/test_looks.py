"""How every issued workbook looks and prints in LibreOffice: pages, heights of rows, rows that grow."""

import re
from pathlib import Path

import pytest

from .forms import issued
from .office import Office

pytestmark = pytest.mark.client

EVIDENCE = ("The family were seen at home and the notes of each visit say what was found. " * 12)[:900]
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.fixture(scope="module")
def looks(audit: Path, office: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """What LibreOffice says of each workbook, and how many pages its PDF has."""
    forms = issued(audit / "issued")
    folder = tmp_path_factory.mktemp("pdf")
    jobs = []
    for book, form in forms.items():
        case = form.cases[0]
        typed = [(f"Case {case}", form.box(case, "CHR-1", "Evidence"), EVIDENCE)]
        jobs.append({"open": str(form.path), "pdf": str(folder / f"{book}.pdf"), "type": typed})
    told = dict(zip(forms, office.run("look_over.py", jobs), strict=True))
    for book, one in told.items():
        one["printed"] = len(PAGE.findall((folder / f"{book}.pdf").read_bytes()))
    return told


def test_every_sheet_prints_and_no_page_is_empty(looks: dict[str, dict]) -> None:
    for book, one in looks.items():
        assert len(one["pages"]["Start here"]) == 1, book
        assert one["printed"] == sum(map(len, one["pages"].values())), book
        assert all(filled for pages in one["pages"].values() for filled in pages), (book, one["pages"])


def test_no_row_is_lower_than_its_text(looks: dict[str, dict]) -> None:
    """Workbook, sheet, text, height given and height needed, in hundredths of a millimetre."""
    low = [(book, *row) for book, one in looks.items() for row in one["low"]]
    assert low == []


def test_a_row_grows_with_its_evidence(looks: dict[str, dict]) -> None:
    for book, one in looks.items():
        (grown,) = one["grown"]
        assert grown["after"] > grown["before"], book
        assert grown["after"] >= grown["needed"], book
