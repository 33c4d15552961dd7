"""Alerts fail safe: anything but blank or No is raised, from whatever is left of a sheet, and nothing is lost."""

from dataclasses import replace

import pytest
from workbooks import OTHER, SMALL, Hand, all_of, issued, place, put, reading, saved

from maar.questions import ALERT
from maar.sheets.cells import text_of


def k1(ref: str, judgement: object = None, evidence: str = "", comment: str = "") -> Hand:
    return Hand().type("K1", ref, judgement, evidence, comment)


@pytest.mark.parametrize("typed", ["Yes", "yes!", "maybe", "?", "1", 1, True, False, "No?", "no - see below", "#NAME?"])
def test_an_alert_is_anything_but_blank_or_no(typed: object) -> None:
    hand = k1(ALERT, typed)
    if typed == "#NAME?":
        hand.cell("K1", ALERT).data_type = "e"
    alert = reading(hand).alerts[0]
    assert (alert.agency, alert.case, alert.typed) == ("CSC", "K1", text_of(typed))  # type: ignore[arg-type]
    assert alert.at.cell == place(hand.cell("K1", ALERT))


@pytest.mark.parametrize("typed", [None, " ", "No", "no.", "NO", "'No"])
def test_no_alert_is_blank_or_no(typed: object) -> None:
    assert reading(k1(ALERT, typed, "")).alerts == ()
    assert reading(k1(ALERT, "No", "told nobody, as there was nothing")).alerts == ()


def test_words_beside_a_blank_alert_are_an_alert_unless_they_say_there_is_nothing() -> None:
    assert reading(k1(ALERT, None, "rang MASH at 10:15")).alerts[0].evidence == "rang MASH at 10:15"
    assert reading(k1(ALERT, None, "N/A", "none")).alerts != ()
    assert reading(k1(ALERT, None, "N/A")).alerts == ()


def test_an_alert_is_found_whatever_became_of_the_sheet() -> None:
    def without(*gone: str) -> Hand:
        hand = k1(ALERT, "Yes", "rang MASH")
        sheet = hand.sheet()
        for what in gone:
            if what == "headings":
                sheet.delete_rows(hand.columns(sheet)[0])
            else:
                sheet.delete_cols({"key": 1, "Ref": 2, "Question": 3, "k": 6}[what])
        return hand

    for gone in (
        (),
        ("headings",),
        ("key",),
        ("k", "key"),
        ("k", "Question", "Ref"),
        ("headings", "Ref"),
        ("headings", "key"),
    ):
        alerts = reading(without(*gone)).alerts
        assert [(one.case, one.typed, one.evidence) for one in alerts] == [("K1", "Yes", "rang MASH")], gone


def test_a_blank_or_no_is_no_alert_when_the_headings_are_gone() -> None:
    for typed in (None, "No"):
        hand = k1(ALERT, typed)
        hand.sheet().delete_rows(hand.columns(hand.sheet())[0])
        assert reading(hand).alerts == ()


def test_an_alert_in_another_audits_workbook_and_in_a_pasted_block_is_raised() -> None:
    assert [one.typed for one in reading(Hand(issued(OTHER)).type("K2", ALERT, "Yes")).alerts] == ["Yes"]
    hand = k1(ALERT, "Yes")
    start, _ = hand.columns(hand.sheet())
    pasted = Hand(issued(OTHER)).book.create_sheet("pasted")
    for row in hand.sheet().iter_rows(min_row=start, min_col=2):
        for cell in row:
            if cell.column != 6:
                put(pasted.cell(cell.row, cell.column), cell.value)
    book = pasted.parent
    for name in [name for name in book.sheetnames if name != "pasted"]:
        del book[name]
    back = reading(saved(book))
    assert [(one.agency, one.case, one.typed) for one in back.alerts] == [("", "K1", "Yes")]


def test_a_key_of_an_agency_that_the_plan_does_not_have_is_named() -> None:
    fewer = replace(SMALL, agencies=SMALL.agencies[1:])
    back = reading(k1("CHR-2", "Good").type("K1", ALERT, "Yes"), fewer)
    assert (back.sheets, {one.code for one in all_of(back)}) == ((), {"FIL012"})
    assert [(one.agency, one.case) for one in back.alerts] == [("", "K1")]
