"""The 38 mishaps that other tools' users report on their first day, 1 to 20: what was done, and what the lead sees.

One agency or two fill a return in which nothing is wrong, but for the mishap: so whatever is said is said of it.
"""

import re
from dataclasses import replace
from datetime import date

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from test_choosing import MONDAY, TUESDAY, at, back, k1
from test_containers import locked, pairs, strict
from test_opening import LABELLED, zipped
from workbooks import Hand, found, of, put

from maar.answers import State

from . import strange
from .desk import AGENCIES, AUDIT, CHR_2, FINE, GRADES, NEW, ON_TIME, ROW, Desk, says, typed, with_parts

SPACES = (" ", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\t \n")


def sheets(hand: Hand) -> dict[str, list[list[str]]]:
    return {sheet.title: strange.texts(sheet) for sheet in hand.book.worksheets}


def test_nothing_is_said_of_a_return_without_a_mishap(desk: Desk) -> None:
    desk.put("CSC.xlsx", desk.filled())
    assert (desk.check().code, desk.check().problems) == (0, [])


@pytest.mark.parametrize("space", SPACES, ids=repr)
def test_01_a_space_in_an_empty_cell(desk: Desk, space: str) -> None:
    hand = desk.filled(cases=("K1",)).type("K1", "CHR-1", space).type("K1", "ALERT", space)
    put(hand.cell("K1", "CHR-1", "Evidence"), space)
    for ref in FINE:
        hand.type("K2", ref, space)
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert told.codes == ["ALT002", "FIL023", "RET013"]
    assert (told.the("RET013")["question"], told.the("RET013")["cell"]) == ("CHR-1", "E15")
    assert says(told.the("FIL023"), "CSC, case K2", "came back with nothing filled in")


def test_02_a_trailing_space_or_another_dash(desk: Desk) -> None:
    good = ("Good ", "Good\N{NO-BREAK SPACE}", "3 – Good", "3 — GOOD.")
    wanting = ("Requires‑improvement", "requires  improvement", "requires improvement ")
    places = typed(desk, *good, *wanting, comment="Why")
    told, rows = desk.check(), desk.answers()
    assert (told.code, set(told.codes)) == (0, {"ANS002"})
    assert {rows[places[text]]["judgement"] for text in good} == {"Good"}
    assert {rows[places[text]]["judgement"] for text in wanting} == {"Requires improvement"}


@pytest.mark.parametrize(("cell", "code"), [("C516", "ANS018"), ("B25000", "FIL007"), ("XFD1048576", "FIL007")])
def test_03_a_stray_character_500_rows_below(desk: Desk, cell: str, code: str) -> None:
    hand = desk.filled()
    hand.sheet()[cell] = "x"
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert (told.code, told.codes, told.the(code)["cell"]) == (0, [code], cell)
    assert says(told.the(code), "Case K1", cell, "x", "outside", "not")


def test_04_sheets_renamed_and_reordered(desk: Desk) -> None:
    hand = desk.filled()
    hand.sheet().title = "our answers"
    hand.book.move_sheet("our answers", 3)
    desk.put("r.xlsx", hand)
    assert desk.check().problems == []
    assert desk.answers()[CHR_2]["sheet"] == "our answers"


def test_04_a_sheet_copied_2(desk: Desk) -> None:
    hand = desk.filled()
    hand.book.copy_worksheet(hand.sheet()).title = "Case K1 (2)"
    desk.put("r.xlsx", hand)
    assert desk.check().codes == ["FIL020"]
    hand["Case K1 (2)"][f"E{ROW['CHR-2']}"] = "Inadequate"
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert (told.code, told.codes) == (1, ["ANS010", "ANS010", "FIL021", "FIL021"])
    both = "Good / Seen daily (r.xlsx, Case K1, cell E16)", "Inadequate / Seen daily (r.xlsx, Case K1 (2), cell E16)"
    assert says(told.all("ANS010")[0], "CSC, case K1, CHR-2", *both)


def test_05_a_row_inserted_or_deleted_in_the_middle(desk: Desk) -> None:
    hand = desk.filled()
    hand.sheet("K1").insert_rows(ROW["CHR-2"], 2)
    hand.sheet("K2").delete_rows(ROW["CHR-2"])
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert told.codes == ["ANS012"]
    assert says(told.the("ANS012"), "CSC, case K2", "CHR-2", "row", "deleted")
    rows = desk.answers()
    assert (rows[CHR_2]["judgement"], rows[CHR_2]["cell"]) == ("Good", f"E{ROW['CHR-2'] + 2}")
    assert rows["CSC", "K2", "CHR-2"]["state"] == "blank"


@pytest.mark.parametrize(("columns", "codes"), [("AH", set()), ("BH", {"ANS017"}), ("EH", {"ANS014"})])
def test_06_rows_sorted(desk: Desk, columns: str, codes: set[str]) -> None:
    hand = desk.filled().type("K1", "CHR-4", "Outstanding", "Read it all", "Twice")
    sheet, first, last = hand.sheet(), ord(columns[0]) - 64, ord(columns[1]) - 64
    one, other = ROW["CHR-2"], ROW["CHR-4"]
    for column in range(first, last + 1):
        upper, lower = sheet.cell(one, column), sheet.cell(other, column)
        upper.value, lower.value = lower.value, upper.value
    desk.put("r.xlsx", hand)
    assert set(desk.check().codes) == codes
    rows = desk.answers()
    assert [rows["CSC", "K1", ref]["judgement"] for ref in ("CHR-2", "CHR-4")] == ["Good", "Outstanding"]


@pytest.mark.parametrize(
    ("column", "codes"),
    [("D", ["ANS018", "RET012"]), ("I", ["ANS018", "RET012"]), ("H", ["RET012"]), ("G", ["RET012"])],
)
def test_07_an_answer_typed_in_the_wrong_column(desk: Desk, column: str, codes: list[str]) -> None:
    hand = desk.filled()
    hand.cell("K1", "CHR-2").value = None
    hand.sheet()[f"{column}{ROW['CHR-2']}"] = "Good"
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert told.codes == codes
    assert [one["cell"] for one in told.all("ANS018")] == [f"{column}16"] * len(told.all("ANS018"))
    assert says(told.the("RET012"), "CSC, case K1, CHR-2", "no judgement was chosen", "is written")
    assert "Good" in "".join(one["message"] for one in told.problems)
    assert desk.answers()[CHR_2]["state"] == "blank"


def test_08_merged_cells(desk: Desk) -> None:
    hand = desk.filled()
    hand.sheet().merge_cells("G16:H17")
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert (told.codes, told.the("ANS029")["cell"]) == (["ANS029"], "G16:H17")
    assert says(told.the("ANS029"), "G16:H17", "merged")


def test_09_a_date_as_text_or_excel_serial(desk: Desk) -> None:
    hand = desk.filled()
    ways = ("2 June 2025", "2025-06-02", "02/06/2025", 45810, "45810", date(2025, 6, 2))
    for row, one in enumerate(ways, 5):
        hand.line("Chronology", row, "K1", one, f"Visit {row}")
    desk.put("r.xlsx", hand)
    assert set(desk.check().codes) <= {"ANS023"}
    assert [row["date"] for row in desk.data("chronology")] == ["2025-06-02"] * len(ways)


def test_09_a_date_in_us_order_or_no_date(desk: Desk) -> None:
    hand = desk.filled()
    ways = ("06/13/2025", "31/02/2025", "last spring")
    for row, one in enumerate(ways, 5):
        hand.line("Chronology", row, "K1", one, f"Visit {row}")
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert (told.code, told.codes) == (1, ["ANS007"] * 3)
    for problem, cell, one in zip(told.problems, ("C5", "C6", "C7"), ways, strict=True):
        assert (problem["cell"], one in problem["message"]) == (cell, True)
        assert "2 March 2026" in problem["advice"]
    assert sorted(row["date"] for row in desk.data("chronology")) == sorted(ways)


def test_09_dates_of_the_1904_base(desk: Desk) -> None:
    hand = desk.filled().line("Chronology", 5, "K1", date(2025, 6, 2), "Visit")
    hand.book.epoch = CALENDAR_MAC_1904
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert told.codes == ["ANS024"]
    assert says(told.the("ANS024"), "1904 date system")
    assert [row["date"] for row in desk.data("chronology")] == ["2025-06-02"]


def test_10_na_as_not_applicable(desk: Desk) -> None:
    places = typed(desk, "N/A", "n/a", "na", "N/A.")
    told, rows = desk.check(), desk.answers()
    assert (told.code, told.codes) == (0, ["ANS039"] * 4 + ["RET011"] * 4)
    assert says(told.all("ANS039")[0], "CSC, case K1, CHR-2", "read as Not applicable")
    assert {rows[place]["state"] for place in places.values()} == {"not applicable"}


def test_10_none_a_dash_or_nought_is_not_guessed(desk: Desk) -> None:
    places = typed(desk, "none", "-", "0", 0.0, "nil", "?")
    told, rows = desk.check(), desk.answers()
    assert (told.code, told.codes) == (1, ["ANS001"] * 6)
    assert says(told.all("ANS001")[0], "CSC, case K1, CHR-2", "none", "is not one of the choices (Outstanding, Good, ")
    assert {rows[place]["state"] for place in places.values()} == {"unreadable"}


def test_10_na_under_the_alert_question_is_no_no(desk: Desk) -> None:
    desk.put("r.xlsx", desk.filled().type("K1", "ALERT", "n/a"))
    told = desk.check()
    assert (told.code, told.codes, len(told.alerts)) == (3, ["ALT001"], 1)


@pytest.mark.parametrize("heading", ["Judgement", "Evidence", "Comment"])
def test_11_a_formula_that_was_never_calculated(desk: Desk, heading: str) -> None:
    hand = desk.filled()
    hand.cell("K1", "CHR-2", heading).value = '=IF(1>0,"Good","")'
    desk.put("r.xlsx", hand)
    told = desk.check()
    assert (told.code, "ANS005" in told.codes) == (1, True)
    assert says(told.the("ANS005"), '=IF(1>0,"Good","")', "no result")
    assert told.the("ANS005")["cell"] == f"{hand.cell('K1', 'CHR-2', heading).column_letter}16"


def test_11_a_formula_typed_as_an_answer_and_an_error_it_became(desk: Desk) -> None:
    hand = desk.filled()
    hand.cell("K1", "CHR-4", "Evidence").value = "#NAME?"
    result = '<c r="E16" t="str"><f>A1&amp;"d"</f><v>Good</v></c>'

    def calculated(part: str, xml: bytes) -> bytes:
        start, end = xml.find(b'<c r="E16"'), xml.find(b'<c r="F16"')
        return xml[:start] + result.encode() + xml[end:] if part == "xl/worksheets/sheet2.xml" else xml

    desk.put("r.xlsx", with_parts(hand.bytes(), {}, calculated))
    told = desk.check()
    assert told.codes == ["ANS003", "ANS004"]
    assert says(told.the("ANS004"), '=A1&"d"', "what it showed")
    assert says(told.the("ANS003"), "the cell shows #NAME?", "What was typed there is lost")
    assert desk.answers()[CHR_2]["judgement"] == "Good"


def test_12_text_starting_with_a_sign_runs_nowhere(desk: Desk) -> None:
    texts = ('=HYPERLINK("http://x.example","y")', "+44 or so", "-2+3", "@SUM(1)")
    hand = desk.filled()
    for (_, case, ref), text in zip(GRADES, texts, strict=False):
        hand.type(case, ref, "Inadequate", text, text)
    put(hand.sheet()["C60"], texts[0])
    desk.put("r.xlsx", hand)
    assert desk.check().codes == ["ANS018"]
    rows = desk.answers()
    for place, text in zip(GRADES, texts, strict=False):
        assert (rows[place]["evidence"], rows[place]["comment"]) == (f"'{text}", f"'{text}")
    workbook = b"".join(strange.parts((desk.reports / "findings.xlsx").read_bytes()).values())
    assert re.search(rb"<f[ >]", workbook) is None
    assert b"=HYPERLINK(" in workbook


def test_13_two_returns_from_one_agency_the_same_day() -> None:
    files = at(k1("Good"), MONDAY, "a.xlsx"), at(k1("Inadequate"), MONDAY.replace(hour=17), "b.xlsx")
    result = back(*files)
    assert of(result).answers["CHR-2"].judgement == "Inadequate"
    assert says(found(result, "ANS041"), "CSC, case K1, CHR-2", "'Good' was replaced by 'Inadequate' (b.xlsx", "later")
    assert says(found(result, "FIL026"), "CSC, case K1", "a.xlsx", "b.xlsx", "the later counts")
    result = back(replace(files[0], modified=TUESDAY), replace(files[1], modified=TUESDAY))
    assert of(result).answers["CHR-2"].state is State.UNREADABLE


def test_14_the_same_file_twice_under_two_names(desk: Desk) -> None:
    desk.put("r.xlsx", desk.filled())
    desk.put("sub/Copy of r (3).xlsx", desk.filled())
    told = desk.check()
    assert (told.code, sorted(told.files.values())) == (0, ["duplicate", "read"])
    assert {one["code"] for one in told.problems} == {"FIL020"}
    assert len(desk.answers()) == 10


def test_15_an_older_template(desk: Desk) -> None:
    early = desk.filled().bytes()
    questions = desk.audit / "questions.toml"
    text = questions.read_text("utf-8")
    asked = str(Hand(early).cell("K1", "CHR-2", "Question").value)
    questions.write_text(text.replace(asked, f"{asked[:-1]}, in your view?"), "utf-8")
    assert desk.run("issue", AUDIT).code == 0
    desk.put("r.xlsx", early)
    told = desk.check()
    assert (told.code, set(told.codes)) == (0, {"ANS020"})
    assert says(told.all("ANS020")[0], asked.partition("\n")[0][:40], "in your view?")
    assert desk.answers()[CHR_2]["judgement"] == "Good"


def test_16_another_audits_workbook(desk: Desk) -> None:
    assert desk.run("new", "autumn", *NEW, *AGENCIES, "--id", "AUTUMNAA").code == 0
    assert desk.run("issue", "autumn").code == 0
    desk.put("r.xlsx", desk.hand(audit="autumn").type("K1", "CHR-2", "Good"))
    told = desk.check()
    assert (told.code, told.codes) == (1, ["FIL011"])
    assert says(told.the("FIL011"), "r.xlsx belongs to another audit", "autumn", "counted")
    assert desk.answers() == {}


def test_17_a_blank_template_returned(desk: Desk) -> None:
    desk.put("r.xlsx", desk.hand())
    told = desk.check()
    assert (told.code, set(told.codes)) == (0, {"FIL023"})
    assert says(told.problems[0], "CSC", "K1", "nothing filled in", "still missing")
    assert "No under 'Known to us?'" in told.problems[0]["advice"]
    assert "4 missing" in desk.run("status", AUDIT, *ON_TIME).out


def test_18_a_password(desk: Desk) -> None:
    desk.put("r.xlsx", locked(desk.filled().bytes(), "Sésame 7"))
    told = desk.check()
    assert (told.code, told.codes, told.files) == (1, ["FIL002"], {"r.xlsx": "unreadable"})
    assert "--password-file" in told.the("FIL002")["advice"]
    passwords = desk.root / "passwords.txt"
    passwords.write_text("wrong\nSésame 7\n", "utf-8")
    assert "2 in" in desk.run("status", AUDIT, *ON_TIME, "--password-file", str(passwords)).out


def test_19_a_sensitivity_label(desk: Desk) -> None:
    desk.put("r.xlsx", LABELLED)
    told = desk.check()
    assert told.codes == ["FIL062"]
    assert says(told.the("FIL062"), "r.xlsx", "sensitivity label", "not by a password")
    assert "save a copy without the label" in told.the("FIL062")["advice"]


def test_20_an_xls_and_an_ods(desk: Desk) -> None:
    desk.put("r.xls", strange.xls(sheets(desk.filled())))
    desk.put("p.ods", strange.ods(sheets(desk.filled("POL"))))
    told = desk.check()
    assert (told.code, told.codes) == (0, ["FIL008"])
    assert says(told.the("FIL008"), "r.xls", "comments, text boxes and pictures")
    assert {row["judgement"] for row in desk.answers().values()} == {"", "Yes", "Good"}


def test_20_a_csv_of_one_sheet(desk: Desk) -> None:
    desk.put("Case K1.csv", strange.csv(strange.texts(desk.filled().sheet())).encode("cp1252"))
    told = desk.check()
    assert "FIL069" in told.codes
    assert says(told.the("FIL069"), "Case K1.csv", "one sheet of a workbook saved as text", "other sheets")
    assert desk.answers()[CHR_2]["evidence"] == "Seen daily"


def test_20_a_google_export_and_strict_open_xml(desk: Desk) -> None:
    """A sheet of Google's that is saved as .xlsx has no properties, no protection and no calculated widths."""
    hand = desk.filled()
    for sheet in hand.book.worksheets:
        sheet.protection.sheet = False
    bare = {name: part for name, part in strange.parts(hand.bytes()).items() if not name.startswith("docProps")}
    desk.put("google.xlsx", pairs(*bare.items()))
    desk.put("strict.xlsx", strict(desk.filled("POL").bytes()))
    assert desk.check().problems == []
    assert len(desk.answers()) == 18


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("r.xlsb", zipped(xl__workbook_dot_bin=b"x"), "a binary workbook (.xlsb)"),
        ("r.numbers", zipped(Index__Document_dot_iwa=b""), "an Apple Numbers file"),
        ("r.html", b"<!doctype html><html><table>", "a web page"),
    ],
)
def test_20_an_xlsb_a_numbers_export_or_a_web_page(desk: Desk, name: str, content: bytes, what: str) -> None:
    desk.put(name, content)
    told = desk.check()
    assert (told.code, told.codes) == (1, ["FIL064"])
    assert says(told.the("FIL064"), name, what, "nothing in it was read")
    assert "save it as Excel Workbook (.xlsx)" in told.the("FIL064")["advice"]
