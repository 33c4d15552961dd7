"""The slide deck as data: which slides, in which order, what stands on them and what is told in their notes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from deck_audits import of, on_ten, plan
from example import found as worked
from test_short_documents import asks
from test_short_documents import audit as short_audit

from maar.documents.deck import Bars, Deck, Slide
from maar.documents.edition import Edition
from maar.documents.findings_part import finding_lines
from maar.documents.found import Found
from maar.documents.model import Table, Text
from maar.documents.points import Callout, Points
from maar.documents.slides import FEWEST, MOST, slides
from maar.documents.slides_close import ALWAYS
from maar.documents.words import FindingWords, Link, ThemeWords, Words
from maar.findings import Finding

WORDS = Words(
    about={"audience": "For practitioners and managers", "contact": "the.lead@eastmere.example", "urgent": "Ring now."},
    lists={"national": ("Child A: starved; four agencies knew a part.", "Child B: nobody asked about school.")},
    themes={
        "CHR": ThemeWords("CHR", "Chronologies were kept but seldom explained", "They told it twice.", "Add it up.")
    },
    findings={
        "AREA-CHR-3": FindingWords("AREA-CHR-3", example="A third call was read alone.", advice="Who reads back?")
    },
    links=(Link("Threshold document", "https://eastmere.example/thresholds"),),
)
USUAL = of(plan(3, 3))
AUDITS = {
    "three cases": USUAL,
    "one case and one agency": of(plan(1, 1)),
    "20 cases and 12 agencies": of(plan(20, 12), every=5, words=WORDS),
    "0 to 10": of(plan(4, 5, on_ten(9))),
    "nothing answered": of(plan(3, 3), silent=True),
    "nothing returned": of(plan(2, 2), every=2),
    "two questions": worked(),
}  # fmt: skip
PUBLIC = {name: replace(audit, edition=Edition.PUBLIC) for name, audit in AUDITS.items()}
EVERY = {**AUDITS, **{f"{name}, public": audit for name, audit in PUBLIC.items()}}
every_audit = pytest.mark.parametrize("name", EVERY)


@cache
def told_of(name: str) -> Deck:
    return slides(EVERY[name])


def titles(deck: Deck) -> list[str]:
    return [slide.title for slide in deck.slides]


def slide(deck: Deck, start: str) -> Slide:
    return next(one for one in deck.slides if one.title.startswith(start))


def words(one: Slide) -> Iterator[str]:
    """What is to be read on a slide, without the counts beneath points and without tables."""
    for block in one.body:
        if isinstance(block, Text):
            yield f"{block.plain} {block.strong}"
        elif isinstance(block, Callout):
            yield from block.words
        elif isinstance(block, Points):
            yield from (f"{point.lead} {point.words}" for point in block.items)


words_of = words


def told(deck: Deck) -> str:
    notes = [note for one in deck.slides for note in one.notes]
    return "\n".join(
        [deck.title, deck.subtitle, *deck.notes, *notes, *(text for one in deck.slides for text in words(one))]
    )


@every_audit
def test_a_deck_has_ten_to_fourteen_slides(name: str) -> None:
    assert FEWEST <= len(told_of(name).slides) + 1 <= MOST


@every_audit
def test_no_two_slides_have_one_title_and_each_has_notes(name: str) -> None:
    deck = told_of(name)
    assert len(set(titles(deck))) == len(deck.slides)
    assert deck.notes and all(one.notes for one in deck.slides)


@every_audit
def test_a_slide_has_one_picture_or_sixty_words(name: str) -> None:
    for one in told_of(name).slides:
        kinds = {type(block) for block in one.body}
        assert len(kinds & {Table, Bars}) <= 1 and sum(isinstance(block, Table) for block in one.body) <= 1
        assert len(" ".join(words(one)).split()) <= 62, one.title


def test_slides_come_in_the_order_of_a_team_s_discussion() -> None:
    names = titles(slides(AUDITS["20 cases and 12 agencies"]))
    assert names[0] == "Purpose of this discussion"
    assert names[1] == "The national picture"
    assert names[2].startswith("Twelve agencies read their own records on 20 cases; ")
    assert names[3].startswith("What worked well")
    assert names[-4:] == ["Questions for practice", "Your next steps", "What happens next", "Thank you"]
    assert "Chronologies were kept but seldom explained" in names[4:-4]


def test_without_the_lead_s_words_there_is_no_national_picture_and_nothing_is_made_up() -> None:
    deck = slides(USUAL)
    assert "The national picture" not in titles(deck) and deck.audience == "For the partners in this audit"
    called = [block.title for one in deck.slides for block in one.body if isinstance(block, Callout)]
    assert "national" not in told(deck) and called == ["If a child may be at risk now"]
    with_words = slides(replace(USUAL, words=WORDS))
    assert titles(with_words)[1] == "The national picture"
    assert slides(replace(USUAL, words=WORDS, edition=Edition.PUBLIC)).audience == "For practitioners and managers"
    assert "Ring now." in told(with_words) and "the.lead@eastmere.example" in told(with_words)
    assert "https://eastmere.example/thresholds" in told(with_words)


@every_audit
def test_every_figure_of_a_picture_stands_in_the_notes(name: str) -> None:
    for one in told_of(name).slides:
        for chart in (block for block in one.body if isinstance(block, Bars)):
            for question in chart.questions:
                assert f"{question.label}: {question.figure}" in "\n".join(one.notes)
                counted = [run for run in question.runs if run.counted and run.count]
                (note,) = [note for note in one.notes if note.startswith(f"In the picture: {question.ref} ")]
                assert all(f"{run.mark.words} {run.count}" in note for run in counted)


@every_audit
def test_every_finding_about_a_question_is_told_somewhere(name: str) -> None:
    whole = told(told_of(name))
    shown = [one for one in EVERY[name].findings if one.question and one.id.startswith(("STRENGTH", "AREA", "GAP"))]
    missing = [one.sentence for one in shown if one.sentence not in whole]
    assert missing == [] or EVERY[name].public  # a public edition tells of a question only what may be told


def test_the_lead_s_example_comes_before_a_quote_and_each_quote_says_whose_it_is() -> None:
    worded = replace(long_worded(USUAL), words=WORDS)
    notes = slides(worded).slides
    lines = [note for one in notes for note in one.notes]
    assert "Example: A third call was read alone." in lines
    quotes = [note for note in lines if note.startswith("Example: “")]
    assert quotes and all(
        re.search(r"” .+, case K\d, [A-Z]+-\d+ · Sheet Case K\d, cell F\d+$", note) for note in quotes
    )
    assert any(note.endswith("Finding 1.1.") for note in lines)
    page = {f"Example: “{one.quote}” {one.reference}" for one in finding_lines(worded).values()}
    assert {*quotes} <= page  # one quote of a finding, everywhere


def long_worded(audit: Found) -> Found:
    """The audit with comments of a good length."""

    def wordy(one: Finding) -> Finding:
        long = " It was written down on the day, and read back."
        return replace(one, evidence=tuple(replace(each, comment=each.comment + long) for each in one.evidence))

    return replace(audit, findings=tuple(map(wordy, audit.findings)))


def test_a_scrap_is_no_example() -> None:
    assert not [note for one in slides(USUAL).slides for note in one.notes if note.startswith("Example: ")]


@pytest.mark.parametrize("audit", PUBLIC.values(), ids=PUBLIC.keys())
def test_a_public_deck_names_no_cell_quotes_nobody_and_counts_no_agency(audit: Found) -> None:
    deck = slides(audit)
    assert not re.search(r"Example:|Words of|Finding \d|cell F\d|case K\d", told(deck))
    tables = [block for one in deck.slides for block in one.body if isinstance(block, Table)]
    assert not [table for table in tables if table.columns[0].name == "Agency"]
    assert deck.marking == "" and "Restricted" not in deck.footer


def test_who_came_back_stands_agency_by_agency() -> None:
    (table,) = [block for block in slide(slides(worked()), "Three agencies").body if isinstance(block, Table)]
    marks = {
        row.cells[0].text: [cell.mark.letters if cell.mark else "" for cell in row.cells[1:]] for row in table.rows
    }
    assert marks == {"Social care": ["■", "■", "■"], "Police": ["■", "■", "nil"], "Schools": ["■", "□", "■"]}
    assert table.note == "■ returned   □ missing   nil: child not known to the agency"


@pytest.mark.parametrize(("cases", "agencies", "columns"), [(12, 12, "Returned"), (3, 13, "Count")])
def test_a_table_that_nobody_could_read_gives_counts(cases: int, agencies: int, columns: str) -> None:
    (table,) = [
        block for one in slides(of(plan(cases, agencies))).slides[1:2] for block in one.body if isinstance(block, Table)
    ]
    assert table.columns[1].name == columns and len(table.rows) <= 12


def test_themes_without_a_slide_are_named_in_the_first_notes() -> None:
    for audit in EVERY.values():
        deck = slides(audit)
        shown = "\n".join(titles(deck))
        asked = [
            theme for theme in audit.plan.questions.themes if audit.scores.of_theme(theme.code) and not theme.strand
        ]
        for theme in asked:
            headline = audit.words.theme(theme.code).headline
            assert (
                f"{theme.short}: " in shown or (headline and headline in shown) or theme.name in "\n".join(deck.notes)
            )


def test_a_meeting_that_has_not_been_is_told_as_one_to_come() -> None:
    before, after = (slides(replace(USUAL, as_of=day)) for day in (date(2026, 6, 10), date(2026, 6, 12)))
    assert "on 11 June 2026 will look at them together." in told(before)
    assert "on 11 June 2026 looked at them together." in told(after)


def test_practice_points_are_questions_with_their_count_beneath() -> None:
    (block,) = slide(slides(replace(USUAL, words=WORDS)), "Questions for practice").body
    assert isinstance(block, Points) and block.numbered
    assert all(point.words.endswith("?") for point in block.items)
    aims = [theme.aim for theme in USUAL.plan.questions.themes]
    assert not [point for point in block.items if point.words in aims]
    assert all(re.search(r": \d+ of \d+ answers", point.note) for point in block.items if point.words not in ALWAYS)
    assert "Who reads back?" in [point.words for point in block.items]


def lonely(shares: Mapping[str, tuple[str, str, str]]) -> Found:
    """Themes with one question each, answered so by three agencies on their first case."""
    return short_audit({asks(f"{code}-1"): answers for code, answers in shares.items()})


def test_two_themes_with_one_bar_each_share_a_slide_and_the_lowest_share_has_a_place() -> None:
    codes = [f"T{place:02d}" for place in range(1, 13)]
    answers = dict.fromkeys(codes, ("Yes", "No", "No")) | {"T12": ("No", "No", "No")}
    deck = slides(lonely(answers))
    charts = [[block for block in one.body if isinstance(block, Bars)] for one in deck.slides]
    refs = [[one.ref for chart in of for one in chart.questions] for of in charts if of]
    assert {len(own) for own in refs} == {2} and "T12-1" in [ref for own in refs for ref in own]
    joined = next(one for one in deck.slides if "T12" in one.title)
    assert joined.title.count(";") == 1
    assert [block.title.partition(".")[0] for block in joined.body if isinstance(block, Bars)] == [
        "Theme T01", "Theme T12",
    ]  # fmt: skip


def test_the_lead_s_lesson_stands_under_the_picture_where_it_is_short() -> None:
    def under(lesson: str, child: str = "") -> tuple[Callout, ...]:
        words = Words(themes={"CHR": ThemeWords("CHR", "The headline", child, lesson)})
        one = slide(slides(replace(USUAL, words=words)), "The headline")
        assert lesson in " ".join([*one.notes, *words_of(one)])
        return tuple(block for block in one.body if isinstance(block, Callout))

    assert under("Add it up.", "They told it twice.") == (Callout("", ("Add it up.",)),)
    assert under("", "They told it twice.") == (Callout("", ("For children: They told it twice.",)),)
    assert under("so long a lesson " * 10) == ()
    assert under("") == ()


def test_what_happens_next_names_action_owner_and_day() -> None:
    nothing = slide(slides(USUAL), "What happens next").body
    assert nothing == (Text("No recommendation has been recorded yet."),)
