"""The 38 mishaps that other tools' users report on their first day, 21 to 38: what came back, what the lead sees."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from outlook import container, message
from test_containers import locked, pairs
from workbooks import put

from . import strange
from .desk import AUDIT, CHR_2, FINE, GRADES, ON_TIME, ROW, Desk, says, with_parts


def test_every_one_of_the_38_has_a_test() -> None:
    texts = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_the_38_*.py"))
    assert {int(number) for number in re.findall(r"^def test_(\d\d)_", texts, re.M)} == set(range(1, 39))


def test_21_a_zip_in_a_zip(desk: Desk) -> None:
    desk.put("returns.zip", pairs(("Police/more.zip", pairs(("POL.xlsx", desk.filled("POL").bytes())))))
    told = desk.check()
    assert (told.problems, told.files) == ([], {"returns.zip/Police/more.zip/POL.xlsx": "read"})
    assert desk.answers()["POL", "K1", "CHR-2"]["file"] == "returns.zip/Police/more.zip/POL.xlsx"


def test_21_a_msg_with_an_attachment(desk: Desk) -> None:
    desk.put("FW return.msg", container(message({"CSC.xlsx": desk.filled().bytes()}, "Ring me about K2.")))
    told = desk.check()
    assert (told.codes, told.files) == (["FIL068"], {"FW return.msg/CSC.xlsx": "read"})
    assert says(told.the("FIL068"), "FW return.msg", "e-mail", "only what is attached")


def test_21_lock_files_and_litter_and_zero_bytes(desk: Desk) -> None:
    for name in ("~$CSC.xlsx", ".~lock.CSC.xlsx#", ".DS_Store", "Thumbs.db", "desktop.ini", "a.xlsx:Zone.Identifier"):
        desk.put(name, b"\x05Ann" + bytes(160))
    assert (desk.check().problems, desk.check().files) == ([], {})
    desk.put("CSC.xlsx", b"")
    told = desk.check()
    assert (told.code, told.codes) == (1, ["FIL003"])
    assert says(told.the("FIL003"), "CSC.xlsx holds nothing")


def test_22_a_path_of_more_than_260_characters(desk: Desk) -> None:
    name = "/".join(["Multi-agency returns of spring"] * 10) + "/CSC.xlsx"
    desk.put(name, desk.filled())
    assert len(name) > 300
    assert (desk.check().problems, desk.check().files) == ([], {name: "read"})


def test_22_a_path_too_long_for_windows_is_never_passed_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows says of such a file that it is not there; the name in its folder is still seen."""
    real = os.stat

    def stat(path: str | Path, **more: bool) -> os.stat_result:
        if "x" * 200 in str(path) and not str(path).startswith("\\\\?\\"):
            raise FileNotFoundError(2, "The system cannot find the path specified", str(path))
        return real(path, **more)

    desk.put("CSC.xlsx", desk.filled())
    desk.put(f"{'x' * 200}.xlsx", desk.filled("POL"))
    monkeypatch.setattr(os, "stat", stat)
    told = desk.check()
    assert told.files["CSC.xlsx"] == "read"
    assert (told.code, told.codes) == (1, ["FIL006"])


@pytest.mark.parametrize(
    "name", ["Llŷr’s réturn – 復 👩🏽‍⚕️.xlsx", "Cŵyn/Ysgol Tŷ.xlsx", "cafe\u0301.xlsx", "a\tb.xlsx"]
)
def test_22_unicode_file_names(desk: Desk, name: str) -> None:
    desk.put(name, desk.filled())
    told = desk.check()
    assert (told.code, told.problems, [*told.files.values()]) == (0, [], ["read"])


def test_22_a_file_name_that_would_clear_the_screen(desk: Desk) -> None:
    try:
        desk.put("a\nb\x1b[2J.xlsx", desk.filled())
    except OSError:
        pytest.skip("this system has no such names")
    assert desk.check().files == {"ab[2J.xlsx": "read"}


def test_22_a_file_name_that_is_no_unicode(desk: Desk) -> None:
    """What an old zip program makes of `café`; answers are read and told, and no figure is missing."""
    name = b"caf\xe9.xlsx".decode("utf-8", "surrogateescape")
    try:
        desk.put(name, desk.filled())
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    row = desk.answers()[CHR_2]
    assert (row["judgement"], row["file"][:3], row["file"][-5:]) == ("Good", "caf", ".xlsx")


THREADED = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it "
    "will get removed if the file is opened in a newer version of Excel. Learn more: "
    "https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    The GP says otherwise\nReply:\n    Agreed"
)


@pytest.mark.parametrize("words", ["The GP says otherwise", THREADED], ids=["note", "threaded"])
def test_23_a_comment_instead_of_the_answer_box(desk: Desk, words: str) -> None:
    hand = desk.filled()
    hand.cell("K1", "CHR-2", "Evidence").comment = Comment(words, "Ann")
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert (told.codes, told.the("ANS019")["cell"]) == (["ANS019"], "G16")
    assert says(told.the("ANS019"), "Case K1, G16", "a note is pinned to this cell", "The GP says otherwise")


def test_24_an_answer_in_a_text_box(desk: Desk) -> None:
    data = strange.with_text_box(desk.filled().bytes(), "xl/worksheets/sheet2.xml", "She was seen & heard")
    desk.put("r.xlsx", data)
    told = desk.check()
    assert (told.codes, told.the("ANS038")["sheet"]) == (["ANS038"], "Case K1")
    assert says(told.the("ANS038"), "Case K1", "text box", "She was seen & heard", "not read")


def test_24_an_answer_in_a_picture(desk: Desk) -> None:
    desk.put("r.xlsx", strange.with_picture(desk.filled().bytes(), "xl/worksheets/sheet2.xml"))
    told = desk.check()
    assert told.codes == ["ANS038"]
    assert says(told.the("ANS038"), "Case K1", "picture", "not read")


def test_25_hidden_rows(desk: Desk) -> None:
    hand = desk.filled()
    hand.sheet("K1").row_dimensions[ROW["CHR-2"]].hidden = True
    hand.sheet("K2").sheet_state = "veryHidden"
    desk.put("r.xlsx", hand)
    assert desk.check().problems == []
    assert {row["state"] for row in desk.answers().values()} == {"answered", "not known"}


def test_26_a_cell_of_32767_characters(desk: Desk) -> None:
    words = "Seen daily at school. " * 1_489 + "The end ."
    desk.put("r.xlsx", desk.filled().type("K1", "CHR-2", "Good", words))
    assert len(words) == 32_767
    assert desk.check().problems == []
    assert desk.answers()[CHR_2]["evidence"] == words


def test_27_emoji_welsh_letters_and_smart_quotes(desk: Desk) -> None:
    texts = ("👩🏽‍⚕️ said no 🙁", "Ŵyn, tŷ, ŷd", "“It’s fine” – she said…", "e\u0301 and \u202eabc")
    hand = desk.filled()
    for (_, case, ref), text in zip(GRADES, texts, strict=False):
        hand.type(case, ref, "Good", text, text)
    desk.put("r.xlsx", hand)
    assert desk.check().problems == []
    rows = desk.answers()
    assert [(rows[place]["evidence"], rows[place]["comment"]) for place in GRADES[:4]] == [(one, one) for one in texts]


def named(desk: Desk) -> None:
    """The plan lists a name that must not be told."""
    plan = desk.audit / "audit.toml"
    plan.write_text(f'names = ["Okonkwo"]\n{plan.read_text("utf-8")}', "utf-8")


def test_28_a_childs_name_in_a_comment_a_file_name_or_its_author(desk: Desk) -> None:
    named(desk)
    hand = desk.filled().type("K1", "CHR-2", "Good", "", "Ada Okonkwo was seen")
    hand.book.properties.creator = "Bo Okonkwo"
    desk.put("Okonkwo return.xlsx", hand)
    told = desk.check()
    assert told.codes == ["PRI008", "PRI010", "PRI011"]
    assert says(told.the("PRI008"), "CSC, case K1", "a name that the plan lists (O…)", "Comment of CHR-2")
    assert says(told.the("PRI010"), "the name of a file", "(O…)")
    assert not any("Okonkwo" in one["message"] for one in told.problems)
    assert says(told.the("PRI011"), "1 person", "No document tells who")


def test_28_a_childs_name_stands_in_no_document(desk: Desk) -> None:
    named(desk)
    hand = desk.filled().type("K1", "CHR-2", "Inadequate", "Ada Okonkwo was seen", "Why")
    hand.cell("K1", "CHR-4").comment = Comment("ask Okonkwo", "Bo Okonkwo")
    hand.book.create_sheet("Okonkwo notes")["A1"] = "Okonkwo"
    hand.sheet()["C60"] = "Okonkwo again"
    desk.put("Okonkwo return.xlsx", hand)
    assert desk.answers()[CHR_2]["evidence"] == "Ada Okonkwo was seen"
    workbook = b"".join(strange.parts((desk.reports / "findings.xlsx").read_bytes()).values())
    told = {path.name: path.read_bytes() for path in desk.reports.glob("findings.[hj]*")} | {"findings.xlsx": workbook}
    assert [name for name, content in sorted(told.items()) if b"Okonkwo" in content] == []


def test_29_two_children_in_one_workbook(desk: Desk) -> None:
    """A second child put in with a copy of the first one's sheet: held, and its answers count nowhere."""
    hand = desk.filled(cases=("K1",))
    copied = hand.book.copy_worksheet(hand.sheet("K1"))
    for row in copied.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("K1-"):
                cell.value = cell.value.replace("K1-", "K2-")
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert says(told.the("RET001"), "keys say CSC, case K1", "what people see in it")
    assert says(told.the("RET001"), "case K2", "counts nowhere yet")
    assert {row["case"] for row in desk.answers().values()} == {"K1"}
    assert told.code == 1


def test_29_two_children_in_one_box(desk: Desk) -> None:
    desk.put("r.xlsx", desk.filled().type("K1", "CHR-2", "Good / Inadequate"))
    told = desk.check()
    assert told.codes == ["ANS011"]
    assert says(told.the("ANS011"), "CSC, case K1, CHR-2", "Good / Inadequate", "names two levels")


@pytest.mark.parametrize("typed", ["Childrens Social Care", "CHILDREN’S SOCIAL CARE", "Northtown CSC"])
def test_30_an_agencys_name_spelt_three_ways(desk: Desk, typed: str) -> None:
    desk.put("r.xlsx", desk.filled().top("", "Your agency, typed by you", typed))
    told = desk.check()
    assert (told.code, set(told.codes) <= {"RET005"}, told.files) == (0, True, {"r.xlsx": "read"})


@pytest.mark.parametrize("typed", ["Eastmere Police", "eastmere  police", "POL", "Police"])
def test_30_the_name_of_another_agency_holds_the_return(desk: Desk, typed: str) -> None:
    desk.put("r.xlsx", desk.filled().top("", "Your agency, typed by you", typed))
    told = desk.check()
    assert (told.code, told.files) == (1, {"r.xlsx": "held"})
    assert says(
        told.all("RET001")[0], "keys say CSC, case K1", "what people see in it", "agency POL", "counts nowhere yet"
    )
    for problem in told.all("RET001"):
        assert desk.run("decide", AUDIT, problem["id"], "confirm", "--reason", "Rang.", "--by", "Lead").code == 0
    assert "2 in" in desk.run("status", AUDIT, *ON_TIME).out


def test_31_no_under_known_to_us_is_a_nil_return(desk: Desk) -> None:
    desk.put("r.xlsx", desk.filled(cases=("K2",)).top("K1", "Known to us?", "no "))
    assert desk.check().problems == []
    assert "1 in, 1 nil" in desk.run("status", AUDIT, *ON_TIME).out


@pytest.mark.parametrize(
    "where", ["Known to us?", "Records read", "Evidence", "Comment", "Judgement", "every Judgement", "Chronology"]
)
def test_31_not_involved_typed_somewhere(desk: Desk, where: str) -> None:
    """It is never taken for a nil return; the words are told, and that No under `Known to us?` would make it one."""
    hand = desk.filled(cases=("K2",))
    if where in ("Known to us?", "Records read"):
        hand.top("K1", where, "Not involved")
    elif where == "Chronology":
        hand.line("Chronology", 5, "K1", date(2025, 6, 2), "We were not involved")
    elif where == "every Judgement":
        for ref in FINE:
            hand.type("K1", ref, "not involved")
    else:
        put(hand.cell("K1", "APP-1" if where == "Evidence" else "CHR-2", where), "Not involved")
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert told.code in (1, 3)
    about = [one for one in told.problems if "not involved" in one["message"].lower()]
    assert about
    assert any("Known to us?" in one["message"] + one["advice"] for one in about)
    assert "nil" not in desk.run("status", AUDIT, *ON_TIME).out.splitlines()[1]


def test_32_a_file_open_in_excel_while_reading(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def shared(path: Path) -> bytes:
        if path.name == "CSC.xlsx":
            raise PermissionError(13, "The process cannot access the file", str(path))
        return real(path)

    desk.put("CSC.xlsx", desk.filled())
    desk.put("~$CSC.xlsx", b"\x05Ann" + bytes(160))
    desk.put("POL.xlsx", desk.filled("POL"))
    monkeypatch.setattr(Path, "read_bytes", shared)
    told = desk.check()
    assert (told.code, told.codes) == (1, ["FIL006"])
    assert told.files == {"CSC.xlsx": "unreadable", "POL.xlsx": "read"}
    assert says(told.the("FIL006"), "CSC.xlsx could not be read: The process cannot access the file.")
    assert "Close it in other programs" in told.the("FIL006")["advice"]


def test_32_a_report_open_in_excel_while_writing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear sentence; and once it is closed, all of the report is new, and nothing is taken for changed by hand."""
    desk.put("CSC.xlsx", desk.filled())
    desk.answers()
    real = Path.replace

    def shared(path: Path, target: Path) -> Path:
        if Path(target).name == "findings.xlsx":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, target)

    desk.put("CSC.xlsx", desk.filled().type("K1", "CHR-2", "Inadequate", "x", "y"))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", shared)
        said = desk.run("aggregate", AUDIT, *ON_TIME)
    assert (said.code, "findings.xlsx could not be written" in said.err) == (2, True)
    assert "Close it in other programs" in said.err
    desk.put("POL.xlsx", desk.filled("POL"))
    assert "changed by hand" not in desk.run("aggregate", AUDIT, *ON_TIME).out
    assert [path.name for path in desk.reports.glob("*(new)*")] == []


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("r.xlsx", b"", "FIL003", "holds nothing"),
        ("r.xlsx", bytes(5_000), "FIL003", "holds nothing"),
        ("r.url", b"[InternetShortcut]\r\nURL=https://x.example/r.xlsx", "FIL065", "a shortcut to a web address"),
        ("r.gsheet", b'{"url": "https://docs.google.com/open?id=1aB", "doc_id": "1aB"}', "FIL065", "shortcut"),
    ],
)
def test_33_a_placeholder_that_was_not_downloaded(desk: Desk, name: str, content: bytes, code: str, words: str) -> None:
    desk.put(name, content)
    told = desk.check()
    assert (told.code, told.codes) == (1, [code])
    assert says(told.the(code), name, words)


def test_33_a_placeholder_that_the_cloud_does_not_hand_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(path: Path) -> bytes:
        raise OSError(22, "The cloud file provider is not running", str(path))

    desk.put("CSC.xlsx", desk.filled())
    monkeypatch.setattr(Path, "read_bytes", offline)
    told = desk.check()
    assert says(told.the("FIL006"), "CSC.xlsx could not be read: The cloud file provider is not running.")


def test_34_extra_sheets_of_evidence(desk: Desk) -> None:
    hand = desk.filled()
    hand.book.create_sheet("Our evidence", 0)["B2"] = "Minutes of 3 May"
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert (told.code, told.codes) == (0, ["ANS028"])
    assert says(told.the("ANS028"), "r.xlsx", "Our evidence", "not read")


def test_35_external_links(desk: Desk) -> None:
    desk.put("r.xlsx", with_parts(desk.filled().bytes(), {"xl/externalLinks/externalLink1.xml": b"<x/>"}))
    told = desk.check()
    assert (told.code, told.codes, told.the("FIL071")["severity"]) == (0, ["FIL071"], "note")
    assert says(told.the("FIL071"), "r.xlsx", "links", "not followed")
    assert desk.answers()[CHR_2]["judgement"] == "Good"


def test_36_a_macro_workbook(desk: Desk) -> None:
    desk.put("r.xlsm", with_parts(desk.filled().bytes(), {"xl/vbaProject.bin": b"Auto_Open"}))
    told = desk.check()
    assert (told.code, told.codes, told.the("FIL070")["severity"]) == (0, ["FIL070"], "note")
    assert says(told.the("FIL070"), "r.xlsm holds macros", "not run")
    assert desk.answers()[CHR_2]["judgement"] == "Good"


def test_37_what_changed_after_one_more_return(desk: Desk) -> None:
    desk.put("CSC.xlsx", desk.filled())
    first = desk.run("aggregate", AUDIT, *ON_TIME)
    assert "ince the last" not in first.out
    desk.put("POL.xlsx", desk.filled("POL").type("K1", "CHR-2", "Inadequate", "x", "y"))
    again = desk.run("aggregate", AUDIT, *ON_TIME)
    (line,) = [line for line in again.out.splitlines() if "ince the last" in line]
    assert "POL.xlsx" in again.out[again.out.index(line) :]
    assert "AREA-CHR-2" in again.out[again.out.index(line) :]


def test_37_nothing_changed_gives_the_same_bytes(desk: Desk) -> None:
    desk.put("CSC.xlsx", desk.filled())
    desk.answers()
    before = {path: path.read_bytes() for path in desk.reports.rglob("*.*")}
    desk.answers()
    assert {path: path.read_bytes() for path in desk.reports.rglob("*.*")} == before


def test_38_one_file_fails_and_the_rest_is_reported(desk: Desk) -> None:
    whole = desk.filled().bytes()
    desk.put("a cut.xlsx", whole[: len(whole) // 2])
    desk.put("b scan.pdf", b"%PDF-1.7\n%...")
    desk.put("c good.xlsx", whole)
    desk.put("d locked.xlsx", locked(desk.filled("POL").bytes(), "x"))
    told = desk.check()
    assert (told.code, told.codes) == (1, ["FIL001", "FIL002", "FIL004"])
    assert told.files["c good.xlsx"] == "read"
    assert says(told.the("FIL004"), "a cut.xlsx is damaged and cannot be opened")
    assert "2 in, 2 missing" in desk.run("status", AUDIT, *ON_TIME).out
    assert len(desk.answers()) == 10
