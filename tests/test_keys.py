"""Keys and sentinels: what was written is read back, and a slip of one character is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maar.sheets.keys import Key, Sentinel, looks_like_key, row_key, sentinel

CODE = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}", fullmatch=True)
REF = st.from_regex(r"[A-Z]{3}-[1-9](\.[a-z_]{1,12})?", fullmatch=True)
KEYS = st.builds(Key, st.from_regex(r"[A-Z2-7]{8}", fullmatch=True), CODE, CODE, REF, st.integers(1, 99))
SENTINELS = st.builds(
    Sentinel, st.sampled_from(("return", "tabletop")), CODE, CODE, st.just("") | CODE, st.integers(1, 99), st.just(1)
)


@given(KEYS)
def test_a_key_is_read_as_it_was_written(key: Key) -> None:
    assert row_key(str(key)) == key
    assert row_key(f" {key}\n") == key  # some programs pad
    assert sentinel(str(key)) is None


@given(SENTINELS)
def test_a_sentinel_is_read_as_it_was_written(mark: Sentinel) -> None:
    assert sentinel(str(mark)) == mark
    assert row_key(str(mark)) is None


@given(KEYS, st.data())
def test_one_changed_character_is_found(key: Key, data: st.DataObject) -> None:
    text = str(key)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(codec="ascii", exclude_characters=text[at]))
    assert row_key(text[:at] + other + text[at + 1 :]) in (None, key)  # padding alone may be trimmed away


def test_the_form_of_a_key_is_fixed() -> None:
    assert str(Key("ABCDEFGH", "CSC", "K1", "CHR-1", 1)) == "M1|ABCDEFGH|CSC|K1|CHR-1|1|RGRM"
    assert str(Sentinel("return", "ABCDEFGH", "CSC", "", 2, 1)) == "MAAR1|return|ABCDEFGH|CSC||2.1|S5NK"


@pytest.mark.parametrize("cell", [None, "", 3.0, True, "M1", "M1|||||||", "M1|A|B|C|D|one|AAAA", "Judgement"])
def test_what_is_no_key_is_none(cell: object) -> None:
    assert row_key(cell) is None
    assert sentinel(cell) is None


def test_a_damaged_key_still_looks_like_one() -> None:
    text = str(Key("ABCDEFGH", "CSC", "K1", "CHR-1", 1))
    assert looks_like_key(text[:-1])
    assert not looks_like_key("M1 was read")
    assert not looks_like_key(None)
