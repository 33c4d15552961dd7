"""The rules that say which question a row is, as a table: what the witnesses say, and what is decided."""

import pytest

from maar.sheets.identify import Decision, Rule, Witnesses, decide

# left, inner, ref, text -> identity, rule; A dot is a witness that is missing, the row is alone in its sheet.
ROWS = [
    ("A A A A", "A", Rule.AGREED),
    ("A A A .", "A", Rule.AGREED),
    ("A . A A", "A", Rule.AGREED),
    (". A A A", "A", Rule.AGREED),
    ("A A . .", "A", Rule.FEWER),
    (". . A A", "A", Rule.FEWER),
    (". . A .", "A", Rule.FEWER),
    (". A . .", "A", Rule.FEWER),
    (". . . .", None, Rule.NONE),
    # The inner key and what is seen agree, the left key differs: sorted without column A.
    ("B A A A", "A", Rule.SORTED),
    ("B A A .", "A", Rule.SORTED),
    ("B A . A", "A", Rule.SORTED),
    # The left key and what is seen agree, the inner key differs and is the only one: the answers were moved.
    ("A B A A", "B", Rule.MOVED),
    ("A B A .", "B", Rule.MOVED),
    ("A B . .", "B", Rule.MOVED),
    (". B A A", "B", Rule.MOVED),
    # Both keys agree: what is seen was retyped.
    ("A A B A", "A", Rule.RETYPED),
    ("A A A B", "A", Rule.RETYPED),
    ("A A B B", "A", Rule.RETYPED),
    ("A A B C", "A", Rule.RETYPED),
    ("A . B A", "A", Rule.RETYPED),
    ("A . A B", "A", Rule.RETYPED),
    (". A B A", "A", Rule.RETYPED),
    # No two agree on anything.
    ("A B C .", None, Rule.DOUBTFUL),
    ("A B C D", None, Rule.DOUBTFUL),
    ("A . B B", None, Rule.DOUBTFUL),
    ("A . B .", None, Rule.DOUBTFUL),
    (". . A B", None, Rule.DOUBTFUL),
]


def row(said: str) -> Witnesses:
    return Witnesses(*(None if word == "." else word for word in said.split()))


@pytest.mark.parametrize(("said", "identity", "rule"), ROWS)
def test_one_row(said: str, identity: str | None, rule: Rule) -> None:
    assert decide([row(said)]) == (Decision(identity, rule),)


def test_an_inner_key_that_repeats_was_copied_so_the_left_key_counts() -> None:
    assert decide([row("A A A A"), row("B A B B"), row("C A C C")]) == (
        Decision("A", Rule.AGREED),
        Decision("B", Rule.COPIED),
        Decision("C", Rule.COPIED),
    )


def test_answers_that_changed_places_are_followed() -> None:
    assert decide([row("A B A A"), row("B A B B")]) == (Decision("B", Rule.MOVED), Decision("A", Rule.MOVED))


def test_a_sheet_without_rows_has_no_decisions() -> None:
    assert decide([]) == ()
