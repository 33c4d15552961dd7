"""The ways in which a workbook comes back: which program saved it as what, and what was done to it before.

Every way is an agency of its own in one audit. All type the same story (`story.py`) into K1 and K2; what is done
afterwards is done to the sheet of K1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LIBREOFFICE, EXCELJS, SHEETJS = "LibreOffice", "ExcelJS", "SheetJS"
K1, K2 = "Case K1", "Case K2"
JUDGEMENT, EVIDENCE, COMMENT = "Judgement", "Evidence", "Comment"
PASSWORD = "Eastmere Tŷ 9!"
Box = tuple[str, str]  # row and heading, in the sheet of K1


@dataclass(frozen=True)
class Accident:
    """What people do to a form.

    `changes` are done in order. `told` is what then stands in a box, where that is not what was typed, in every
    program or (with its name) in one; `gone` are rows that are no more; `said` are the codes of the problems that
    must name a box, `WHOLE` being the sheet or file as a whole.
    """

    what: str
    changes: tuple[tuple[Any, ...], ...] = ()
    told: Mapping[Box, str] = field(default_factory=dict)
    lost_by: Mapping[str, tuple[Box, ...]] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    said: tuple[tuple[str, Box], ...] = ()


WHOLE: Box = ("", "")
ACCIDENTS = {
    "": Accident("as it was filled in"),
    "ROW": Accident("a row put in above the headings", (("insert row", K1),)),
    "COLUMN": Accident("a column put in before Evidence", (("insert column", K1, EVIDENCE),)),
    "FIRST": Accident("a column put in before the keys", (("insert column", K1, "key"),)),
    "DELETED": Accident(
        "the row of CHR-4 deleted",
        (("delete row", K1, "K1-CHR-4"),),
        gone=("CHR-4",),
        said=(("ANS012", WHOLE),),
    ),
    "NAMES": Accident(
        "the sheets renamed and put in another order",
        (("rename", K1, "Sheet1"), ("rename", K2, "the second child"), ("move", K2, 0)),
    ),
    "TWICE": Accident("three rows copied and put in again", (("duplicate", K1, "K1-LEX-1", 3),)),
    "HIDDEN": Accident("five rows hidden", (("hide", K1, "K1-CHR-2", 5),)),
    "MERGED": Accident(
        "the Evidence of LEX-2 and LEX-3 merged",
        (("merge", K1, "K1-LEX-2", EVIDENCE, 2),),
        lost_by={EXCELJS: (("LEX-3", EVIDENCE),)},
        said=(("ANS029", ("LEX-2:LEX-3", EVIDENCE)),),
    ),
    "NOTE": Accident(
        "a note pinned to the Judgement of THR-1",
        (("note", K1, "K1-THR-1", JUDGEMENT, "Ask the duty team"),),
        said=(("ANS019", ("THR-1", JUDGEMENT)),),
    ),
    "KINDS": Accident(
        "dates, numbers, truths, words in bold and formulas instead of texts",
        (
            ("type", K1, "K1-CHR-1", JUDGEMENT, {"rich": ["Ye", "s"]}),
            ("type", K1, "K1-CHR-2", EVIDENCE, {"rich": ["Seen ", "alone", ", twice"]}),
            ("type", K1, "K1-CHR-3", EVIDENCE, {"formula": '"Log "&12', "result": "Log 12"}),
            ("type", K1, "K1-LEX-2", EVIDENCE, {"number": 12}),
            ("type", K1, "K1-LEX-3", EVIDENCE, {"number": 2.5}),
            ("type", K1, "K1-LEX-4", EVIDENCE, {"boolean": True}),
            ("type", K1, "K1-PLN-1.actions", JUDGEMENT, {"number": 9}),
        ),
        told={
            ("CHR-1", JUDGEMENT): "Yes",
            ("CHR-2", EVIDENCE): "Seen alone, twice",
            ("CHR-3", EVIDENCE): "Log 12",
            ("LEX-2", EVIDENCE): "12",
            ("LEX-3", EVIDENCE): "2.5",
            ("LEX-4", EVIDENCE): "TRUE",
            ("PLN-1.actions", JUDGEMENT): "9",
        },
        said=(("ANS004", ("CHR-3", EVIDENCE)),),
    ),
    "ERRORS": Accident(
        "errors where answers should be",
        (
            ("type", K1, "K1-LEX-1", EVIDENCE, {"error": "#N/A", "by": "NA()"}),
            ("type", K1, "K1-LEX-2", JUDGEMENT, {"error": "#DIV/0!", "by": "1/0"}),
            ("type", K1, "K1-PLN-1.with_date", JUDGEMENT, {"error": "#DIV/0!", "by": "1/0"}),
        ),
        told={
            ("LEX-1", EVIDENCE): "",
            ("LEX-2", JUDGEMENT): "#DIV/0!",
            ("PLN-1.with_date", JUDGEMENT): "#DIV/0!",
        },
        said=(
            ("ANS003", ("LEX-1", EVIDENCE)),
            ("ANS003", ("LEX-2", JUDGEMENT)),
            ("ANS003", ("PLN-1.with_date", JUDGEMENT)),
        ),
    ),
    "ALL": Accident(
        "all of it: rows and columns put in, sheets renamed, rows hidden and copied",
        (
            ("insert row", K1),
            ("insert row", K1),
            ("insert column", K1, EVIDENCE),
            ("insert column", K1, "key"),
            ("rename", K1, "Copy of Case K2"),
            ("move", K1, 3),
            ("hide", K1, "K1-CHR-2", 5),
            ("duplicate", K1, "K1-LEX-1", 2),
        ),
    ),
}


@dataclass(frozen=True)
class Way:
    """One program, one format, one accident. `only` is the sheet of a format that holds but one."""

    client: str
    format: str
    ending: str
    short: str
    only: str = ""
    password: str = ""

    @property
    def code(self) -> str:
        """The agency that answers in this way."""
        letters = {LIBREOFFICE: "LO", EXCELJS: "EJ", SHEETJS: "SJ"}[self.client]
        kind = "OOXML" if "Open XML" in self.format else self.format.upper()
        locked = {"": "", PASSWORD: "LOCKED"}.get(self.password, "LOST")
        return "-".join(part for part in (letters, kind, locked, self.short) if part)

    @property
    def accident(self) -> Accident:
        return ACCIDENTS[self.short]

    @property
    def file(self) -> str:
        """Under what name it comes back, in returned/; to a file of one sheet LibreOffice adds the sheet's name."""
        sheet = f"-{self.only}" if self.only and self.client == LIBREOFFICE else ""
        return f"{self.code}/return{sheet}.{self.ending}"

    @property
    def save_as(self) -> str:
        """The name that the program is given."""
        return f"{self.code}/return.{self.ending}"

    def __str__(self) -> str:
        locked = f", locked with {self.password!r}" if self.password else ""
        return f"{self.client}, .{self.format}{locked}, {self.accident.what}"


def _ways(client: str, format: str, *shorts: str, ending: str = "", only: str = "", password: str = "") -> list[Way]:
    return [Way(client, format, ending or format, short, only, password) for short in shorts]


WAYS = (
    *_ways(LIBREOFFICE, "xlsx", *ACCIDENTS),
    *_ways(LIBREOFFICE, "xlsx (Office Open XML)", "", ending="xlsx"),
    *_ways(LIBREOFFICE, "xlsm", "", "ALL"),
    *_ways(LIBREOFFICE, "ods", "", "ROW", "DELETED", "NAMES", "TWICE", "MERGED", "NOTE", "KINDS", "ERRORS", "ALL"),
    *_ways(LIBREOFFICE, "xls", "", "ROW", "DELETED", "NAMES", "MERGED", "NOTE", "KINDS", "ERRORS", "ALL"),
    *_ways(LIBREOFFICE, "csv", "", "ROW", "DELETED", "KINDS", only=K1),
    *_ways(LIBREOFFICE, "xlsx", "", password=PASSWORD),
    *_ways(LIBREOFFICE, "xls", "", password=PASSWORD),
    *_ways(EXCELJS, "xlsx", *ACCIDENTS),
    *_ways(SHEETJS, "xlsx", ""),
    *_ways(SHEETJS, "xls", ""),
    *_ways(SHEETJS, "ods", ""),
    *_ways(SHEETJS, "csv", "", only=K1),
)
# What cannot be read, and the code of the problem that says so.
REFUSED = {
    **dict.fromkeys(_ways(LIBREOFFICE, "fods", ""), "FIL064"),
    **dict.fromkeys(_ways(LIBREOFFICE, "xlsx", "", password="another password"), "FIL061"),
    **dict.fromkeys(_ways(LIBREOFFICE, "ods", "", password=PASSWORD), "FIL063"),
}
