"""The lead's own words: what is read, what a mistake is called, and that no byte of a person's is ever changed."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maar.audit.words_form import ABOUT, LISTS, Entry, head
from maar.audit.words_pieces import brought_up_to_date, pieces
from maar.audit.words_read import said, words_in
from maar.documents.words import (
    WAYS_TO_REACH,
    FindingWords,
    Link,
    RecommendationWords,
    ThemeWords,
    Words,
    changed,
)

CHR = Entry("theme", "CHR", ("Chronology and history",))
CHR_2 = Entry("finding", "AREA-CHR-2", ("Past events: 4 of 22 answers were Good.",), "4 of 22")
CHR_3 = Entry("finding", "AREA-CHR-3", ("History: 9 of 20 answers were Yes.",), "9 of 20")
LEX = Entry("theme", "LEX", ("The child's voice",))
REC = Entry("recommendation", "REC-ABCDEF", ("Count the contacts", "Front door, by 30 Sep 2026"))
EVERY = (CHR, CHR_2, CHR_3, LEX, REC)
FRESH = brought_up_to_date(head(), EVERY)
WRITTEN = FRESH.replace('headline = ""', 'headline = "Say what it means" # agreed on Monday', 2)
WORDS = Path(__file__).parent.parent / "docs" / "words.md"


def read(text: str) -> Words:
    words, mistakes = words_in(text.encode())
    assert mistakes == ()
    return words


def sentence(text: str | bytes) -> str:
    words, mistakes = words_in(text.encode() if isinstance(text, str) else text)
    assert words == Words()
    return said("words.toml", mistakes)


def block(text: str, name: str) -> str:
    return next(one.text for one in pieces(text) if f'"{name}"' in one.text)


def test_a_new_file_has_a_place_for_everything_and_says_nothing() -> None:
    assert read(FRESH) == Words()
    (about,) = (one.tables["about"] for one in pieces(FRESH) if "about" in one.tables)
    assert about == {**dict.fromkeys(ABOUT, ""), **{key: [] for key in LISTS}}
    assert [line for line in FRESH.splitlines() if len(line) > 120] == []
    assert block(FRESH, "AREA-CHR-2") == (
        '[[finding]]\nid = "AREA-CHR-2"\n#> Past events: 4 of 22 answers were Good.\nfigure = "4 of 22"\n'
        'headline = ""\nlesson = ""\nexample = ""\nadvice = ""\n\n'
    )


def test_what_is_written_is_read() -> None:
    text = """
[about]
contact = "the audit lead"
approved_on = 2026-06-24
background = ["One.", " ", "Two
"]
[[finding]]
id = "AREA-CHR-2"
figure = "4 of 22"
headline = '''Say what
  it "means"'''
[[theme]]
code = "CHR"
advice = ["Why?"]
[[recommendation]]
id = "REC-ABCDEF"
priority = "First"
[[recommendation]]
text = "Our own"
due = 2027-03-31
[[link]]
url = "https://eastmere.example"
""".replace("Two\n", "Two")
    assert read(text) == Words(
        about={"contact": "the audit lead", "approved_on": "24 June 2026"},
        lists={"background": ("One.", "Two")},
        findings={"AREA-CHR-2": FindingWords("AREA-CHR-2", "4 of 22", 'Say what it "means"')},
        themes={"CHR": ThemeWords("CHR", advice=("Why?",))},
        recommendations=(
            RecommendationWords("REC-ABCDEF", priority="First"),
            RecommendationWords(text="Our own", due="31 Mar 2027"),
        ),
        links=(Link("https://eastmere.example", "https://eastmere.example"),),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[about]\ntitle = "A "good" title"', "words.toml cannot be read: Expected newline or end of document "),
        ("[about]\r\ntitle = \"Caf\\q\"", "(at line 2, column"),
        (b'[about]\ntitle = "Caf\xe9"', "it is not saved as UTF-8, as a letter in line 2 shows"),
        ("[about]\nheading = \"x\"", "words.toml, line 2: heading is no key of this block: use title, audience, "),
        ("\n[[findings]]\nid = \"A\"", "words.toml, line 2: findings is not known here: blocks are about, finding,"),
        ("[finding]\nid = \"A\"", "words.toml, line 1: A finding is a block that begins with [[finding]]."),
        ("[[about]]\n", "words.toml, line 1: about is a block that begins with [about]."),
        ("title = \"x\"", "words.toml, line 1: title is not known here"),
        ("[about]\n\ntitle = 3", 'words.toml, line 3: title is a text between quotation marks, as title = "...".'),
        ("[about]\nbackground = 3", 'line 2: background is a list of texts, as background = ["One.", "Another."].'),
        ("[about]\nduty = \u201cWe\u201d", "line 2: The quotation marks are curly, as Word makes"),
        ("[about]\nreply_by = 31 July 2026", "line 2: A day is written as 2026-07-31, without quotation marks."),
        ("[[finding]]\nheadline = \"x\"", "words.toml, line 1: This finding needs its id."),
        ("[[recommendation]]\nbody = \"x\"", "words.toml, line 1: This recommendation needs its id or text."),
        ("[[link]]\ntext = \"x\"", "words.toml, line 1: This link needs its url."),
        (
            "[[finding]]\nid = \"A\"\n[[theme]]\ncode = \"A\"\n[[finding]]\nid = \"A\"\nexample = 1",
            'line 5: A has a block in line 1 already: keep one of the two. 1 more mistake follows.',
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(text: str | bytes, told: str) -> None:
    assert told in sentence(text)


def test_one_text_stands_for_a_list_of_one_and_a_list_for_one_text() -> None:
    words = read('[[finding]]\nid = "A"\nadvice = ["One.", "Two."]\n[[theme]]\ncode = "CHR"\nadvice = "Why?"\n')
    assert (words.findings["A"].advice, words.themes["CHR"].advice) == ("One. Two.", ("Why?",))


def test_bringing_up_to_date_again_changes_nothing() -> None:
    assert brought_up_to_date(FRESH, EVERY) == FRESH
    assert brought_up_to_date(WRITTEN, EVERY) == WRITTEN


def test_what_nobody_wrote_in_gets_the_figure_of_now_and_what_somebody_wrote_in_stays() -> None:
    now = [replace(one, figure="5 of 23", says=("Now 5 of 23.",)) if one.figure else one for one in EVERY]
    text = brought_up_to_date(WRITTEN, now)
    assert block(text, "AREA-CHR-2") == block(WRITTEN, "AREA-CHR-2")
    refreshed = block(text, "AREA-CHR-3")
    assert 'figure = "5 of 23"' in refreshed
    assert "#> Now 5 of 23." in refreshed
    assert "9 of 20" not in refreshed


def test_a_new_finding_stands_under_its_theme_and_one_that_is_gone_leaves_only_where_nobody_wrote() -> None:
    text = brought_up_to_date(WRITTEN, [CHR, replace(CHR_2, name="AREA-CHR-1"), LEX])
    names = re.findall(r'^(?:id|code) = "(.*)"$', text, re.MULTILINE)
    assert names == ["CHR", "AREA-CHR-1", "AREA-CHR-2", "LEX"]
    assert block(text, "AREA-CHR-2") == block(WRITTEN, "AREA-CHR-2")


def test_a_remark_of_a_person_is_kept_with_its_block() -> None:
    text = FRESH.replace('figure = "9 of 20"', "# ask the school\n" + 'figure = "9 of 20"')
    kept = brought_up_to_date(text, [CHR])
    assert "# ask the school" in block(kept, "AREA-CHR-3")
    assert "AREA-CHR-2" not in kept


def test_a_text_that_looks_like_a_block_is_none() -> None:
    text = FRESH.replace('lesson = ""', "lesson = '''\n[[finding]]\nid = \"AREA-XXX-1\"\n#> ours?\n'''", 1)
    assert brought_up_to_date(text, EVERY) == text
    assert "[[finding]]" in read(text).themes["CHR"].lesson


def test_windows_line_ends_stay_and_are_taken_up() -> None:
    text = brought_up_to_date(WRITTEN.replace("\n", "\r\n"), [*EVERY, replace(CHR_2, name="GAP-LEX")])
    assert text.count("\r\n") == text.count("\n")
    assert text.replace("\r\n", "\n") == brought_up_to_date(WRITTEN, [*EVERY, replace(CHR_2, name="GAP-LEX")])


def test_a_file_without_an_end_of_line_goes_on_below() -> None:
    text = '[[finding]]\nid = "AREA-CHR-2"\nheadline = "Mine"'
    assert brought_up_to_date(text, [CHR_2, LEX]).startswith(f'{text}\n\n[[theme]]\ncode = "LEX"\n')


TEXTS = st.text(st.sampled_from('ab"\\\n[]=#> é\u2028'), max_size=20)
FINDINGS = st.lists(st.sampled_from(["AREA-A-1", "AREA-A-2", "GAP-A", "STRENGTH-A.1-K 2"]), unique=True)


@settings(max_examples=30)
@given(st.dictionaries(st.integers(0, 3), TEXTS, max_size=4), FINDINGS, FINDINGS, st.integers(0, 9))
def test_no_word_is_lost_whatever_is_written_and_found(
    typed: dict[int, str], before: list[str], now: list[str], number: int
) -> None:
    def entries(names: list[str], figure: str) -> list[Entry]:
        return [Entry("theme", "A", ("A",)), *(Entry("finding", one, (f"{one}: {figure}",), figure) for one in names)]

    text = brought_up_to_date(head(), entries(before, "1 of 2"))
    for place, words in typed.items():
        blocks = text.split('headline = ""')
        if place + 1 < len(blocks):
            quoted = "".join(f"\\U{ord(letter):08x}" if letter in '"\\\n' else letter for letter in words)
            left, right = 'headline = ""'.join(blocks[: place + 1]), 'headline = ""'.join(blocks[place + 1 :])
            text = f'{left}headline = "{quoted}" # mine{right}'
    written = read(text)
    after = brought_up_to_date(text, entries(now, f"{number} of 9"))
    assert read(after) == written
    for one in pieces(text):
        (line,) = re.findall("^headline = .* # mine$", one.text, re.MULTILINE) or [""]
        assert (line if 'headline = ""' in line else one.text.rstrip() if line else "") in after
    assert brought_up_to_date(after, entries(now, f"{number} of 9")) == after


def test_every_text_is_looked_at_and_only_ways_to_reach_somebody_may_be_told() -> None:
    words = Words(
        about={"title": "x", "contact": "x"},
        lists={"background": ("x", "x")},
        findings={"F": FindingWords("F", "1 of 2", "x", "x", "x", "x")},
        themes={"T": ThemeWords("T", "x", "x", "x", ("x",))},
        recommendations=(RecommendationWords("R", "x", "x", "x", "x", "x", "x"),),
        links=(Link("x", "https://eastmere.example"),),
    )
    seen: dict[str, bool] = {}
    made = changed(words, lambda text, where, may: seen.update({where: may == WAYS_TO_REACH}) or "y")
    assert sorted(where for where, may in seen.items() if may) == [
        "contact",
        "text of the link to https://eastmere.example",
    ]
    assert "x" not in [getattr(made.findings["F"], one.name) for one in fields(FindingWords)]
    assert made == changed(words, lambda text, where, may: "y")
    assert (made.links[0].url, made.findings["F"].figure) == ("https://eastmere.example", "1 of 2")
    assert len(seen) == 2 + 1 + 4 + 4 + 6 + 1


def test_the_example_in_the_documentation_is_read_as_it_says() -> None:
    page = WORDS.read_text("utf-8")
    words = read(page.split("```toml\n")[1].split("```")[0])
    assert words.findings["AREA-CHR-2"].headline == "Records seldom say what the past means"
    assert words.themes["CHR"].advice == ("When you add an entry, do you say what it means?",)
    assert [one.id for one in words.recommendations] == ["REC-4TFYXO", ""]
    for key in (*ABOUT, *LISTS):
        assert f"`{key}`" in page
