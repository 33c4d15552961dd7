"""What a folder of reports tells: its data files, its workbook and the words of its page."""

import csv
import io
import json
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from openpyxl import load_workbook


@dataclass(frozen=True)
class Told:
    """Everything in a folder of reports, as it was at one time."""

    files: dict[str, bytes]

    @property
    def found(self) -> dict:
        return json.loads(self.files["findings.json"])

    @property
    def questions(self) -> dict[str, dict]:
        return {one["ref"]: one for theme in self.found["themes"] for one in theme["questions"]}

    def rows(self, name: str) -> list[dict[str, str]]:
        text = self.files[f"data/{name}.csv"].decode("utf-8-sig")
        return [*csv.DictReader(io.StringIO(text, newline=""))]

    def sheet(self, title: str) -> list[dict[str, str]]:
        """A sheet of findings.xlsx, its rows by heading: those below the first row whose cells are all filled."""
        every = [*load_workbook(io.BytesIO(self.files["findings.xlsx"]))[title].iter_rows(values_only=True)]
        head = next(place for place, cells in enumerate(every) if all(cells))
        return [dict(zip(every[head], cells, strict=True)) for cells in every[head + 1 :]]

    @property
    def page(self) -> str:
        """The words of the page, runs of white space as one space."""
        return " ".join(_Words(self.files["findings.html"].decode("utf-8")).text.split())


class _Words(HTMLParser):
    """The text of a page, without styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self._style = "", False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._style = False
        self.text += " "

    def handle_data(self, data: str) -> None:
        self.text += "" if self._style else data


def told_in(reports: Path) -> Told:
    return Told({path.relative_to(reports).as_posix(): path.read_bytes() for path in reports.rglob("*.*")})
