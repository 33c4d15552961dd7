"""What is made of a cell that came back: a value, blank, or not understood; nothing is guessed."""

from datetime import date, datetime, time, timedelta

import pytest

from maar.sheets.cells import Raw, choice, day, folded, number, text_of

GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate", "Not known", "Not applicable")
NBSP, ZERO_WIDTH, SOFT_HYPHEN = "\u00a0", "\u200b", "\u00ad"


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Good", "Good"),
        ("good ", "Good"),
        ("GOOD", "Good"),
        ("good.", "Good"),
        ("'Good", "Good"),
        ("“Good”", "Good"),
        ("Good!", "Good"),
        ("3 - Good", "Good"),
        ("3. Good", "Good"),
        ("2) good", "Good"),
        (f"{NBSP}Good{NBSP}", "Good"),
        (f"Go{ZERO_WIDTH}od", "Good"),
        ("Good\n", "Good"),
        ("Ｇｏｏｄ", "Good"),
        ("requires  improvement", "Requires improvement"),
        (f"Requires{NBSP}improvement", "Requires improvement"),
        ("Requires-improvement", "Requires improvement"),
        ("Requires–improvement", "Requires improvement"),
        ("not known", "Not known"),
        ("NOT APPLICABLE.", "Not applicable"),
        (f"in{SOFT_HYPHEN}adequate", "Inadequate"),
    ],
)
def test_a_judgement_however_it_was_spelt(typed: str, label: str) -> None:
    assert choice(typed, GRADES).value == label


@pytest.mark.parametrize(
    "typed",
    [
        "Good?", "2", 2, 2.0, "RI/Good", "Good or better", "Good Outstanding", "N/A", "-", "?", "tbc", "3 - ",
        True, False, date(2026, 3, 2), "Improvement", "Requires", "not good", "7 Goods",
    ],
)  # fmt: skip
def test_a_judgement_that_is_not_understood_is_not_guessed(typed: Raw) -> None:
    got = choice(typed, GRADES)
    assert (got.value, got.understood, got.blank) == (None, False, False)
    assert got.text


CLOSE = (["<10 days", ">10 days"], ["+1", "-1"], ["A*", "A"], ["1", "1.0", "01"], ["Yes?", "Yes"], ["n/a", "Yes"])


@pytest.mark.parametrize(("labels", "label"), [(labels, label) for labels in CLOSE for label in labels])
def test_what_our_own_list_offers_is_read_as_itself(labels: list[str], label: str) -> None:
    assert choice(label, labels).value == label


@pytest.mark.parametrize(
    ("labels", "typed"), [(["<10 days", ">10 days"], "10 days"), (["A*", "A"], "a"), (["!"], "?!.")]
)
def test_what_may_be_two_labels_is_none(labels: list[str], typed: str) -> None:
    got = choice(typed, labels)
    assert (got.value, got.understood) == (None, False)


@pytest.mark.parametrize("typed", [None, "", " ", "\n", NBSP, ZERO_WIDTH, f" {ZERO_WIDTH}{NBSP}\t"])
def test_a_cell_that_only_looks_filled_is_blank(typed: Raw) -> None:
    assert text_of(typed) == ""
    assert choice(typed, GRADES).blank
    assert number(typed).blank
    assert day(typed).blank


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (3, 3),
        (3.0, 3),
        (0, 0),
        (0.0, 0),
        ("3", 3),
        (" 3 ", 3),
        ("'3", 3),
        ("03", 3),
        (f"3{NBSP}", 3),
        (f"{ZERO_WIDTH}3", 3),
    ],
)
def test_a_count(typed: Raw, value: int) -> None:
    assert number(typed).value == value


@pytest.mark.parametrize(
    "typed",
    [
        -1, "-1", "−1", 3.5, "3.5", "about 5", "1/2", "½", "5?", "5 or 6", "1,000", "three", True, "10000000000", "٣",
        1e300, float("inf"), float("nan"), date(2026, 2, 1), time(1, 2), timedelta(days=3), "Not known",
    ],
)  # fmt: skip
def test_a_count_that_is_none(typed: Raw) -> None:
    got = number(typed)
    assert (got.value, got.understood) == (None, False)


@pytest.mark.parametrize(
    "typed",
    [
        datetime(2026, 3, 2), date(2026, 3, 2), datetime(2026, 3, 2, 14, 30), "2026-03-02", "2026-03-02T00:00:00",
        "2026-03-02 00:00:00", "02/03/2026", "2/3/2026", "02.03.2026", "2-3-2026", "2 March 2026", "2 mar 2026",
        "2nd March 2026", "02 Mar. 2026", "2 March, 2026", "02-Mar-2026", " 2  MARCH  2026 ", "'2 March 2026", 46083,
        46083.0, "46083", f"2{NBSP}March{NBSP}2026", "2–3–2026",
    ],
)  # fmt: skip
def test_a_date_however_it_was_typed(typed: Raw) -> None:
    assert day(typed).value == date(2026, 3, 2)


def test_a_date_kept_as_a_number_is_noted() -> None:
    assert day(46083).note == "read from a serial number"
    assert day("2 March 2026").note == ""


@pytest.mark.parametrize(
    "typed",
    [
        "31/02/2026", "29 February 2026", "13/13/2026", "03/13/2026", "2 Marsh 2026", "March 2026", "2026", "2/3/26",
        "soon", "spring 2026", 3, 17999, 60001, "-1", True, time(9, 30), timedelta(days=1), date(1900, 2, 28),
        datetime(1900, 1, 1), "31/12/1900", "2 ma 2026", "2026-03-0x", "2026-03-02 or later",
        "2026-03-02 to 2026-03-09", "2 March 2026 to 4 March 2026",
    ],
)  # fmt: skip
def test_a_date_that_is_none_or_before_1901_is_not_guessed(typed: Raw) -> None:
    got = day(typed)
    assert (got.value, got.understood) == (None, False)
    assert got.text


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        (3.0, "3"), (2.5, "2.5"), (True, "TRUE"), (False, "FALSE"), (datetime(2026, 3, 2), "2026-03-02"),
        (datetime(2026, 3, 2, 9, 30), "2026-03-02 09:30:00"), (time(9, 30), "09:30:00"), ("a\r\nb", "a\nb"),
        ("  two  words ", "two  words"), ("'quoted'", "'quoted'"), ("=1+1", "=1+1"), ("👩🏽‍⚕️ ŵ ŷ", "👩🏽‍⚕️ ŵ ŷ"),
    ],
)  # fmt: skip
def test_text_is_what_a_person_sees_trimmed_and_nothing_else_changed(raw: Raw, seen: str) -> None:
    assert text_of(raw) == seen


def test_text_is_compared_without_case_dashes_and_marks_at_its_ends() -> None:
    assert folded("  Children’s  Social‑Care: ") == folded("children’s social care")
    assert folded("K1") != folded("K11")
