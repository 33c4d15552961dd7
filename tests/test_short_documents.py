"""The short documents: what each says, in which order, in which words, and that odd audits still make sensible ones."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest
from every_block import said
from example import AGENCIES, CASES, YES_NO, found, plan, returned
from hypothesis import given
from hypothesis import strategies as st

from maar.agreement import Agreed, Agreement
from maar.answers import AgreedJudgement, Kept, Recommendation, State
from maar.documents.annual_briefing import annual_briefing
from maar.documents.briefing_note import briefing_note
from maar.documents.edition import Edition
from maar.documents.every import DOCUMENTS
from maar.documents.found import Found
from maar.documents.learning_journey import learning_journey, names_somebody
from maar.documents.learning_page import learning_page
from maar.documents.model import Document, Text
from maar.documents.points import Callout, Heading, Point, Points, Strip
from maar.documents.seven_minute import seven_minute
from maar.documents.short_said import came_back, sentences
from maar.documents.story import Story
from maar.documents.tell_story import tell_story
from maar.documents.words import FindingWords, Link, RecommendationWords, ThemeWords, Words
from maar.figures import Share
from maar.findings import Finding, FindingKind
from maar.plan import Plan
from maar.problems import Location
from maar.questions import Question, Theme
from maar.returns import Return, Status

SHORT = ("annual-briefing", "briefing-note", "learning-page", "learning-journey", "seven-minute")
NO = ("No", "No", "No")


def a_theme(code: str, strand: bool = False) -> Theme:
    prompts = (f"Write down what {code} means.", f"Who else knows about {code}?", f"Ask about {code} again.")
    return Theme(code, f"The theme {code}", f"Theme {code}", f"Was {code} known?", prompts, strand=strand)


def asks(ref: str, reverse: bool = False) -> Question:
    scale = YES_NO.mirrored() if reverse else YES_NO
    about = f"Help with {ref} that came late" if reverse else f"Help with {ref}"
    return Question(
        ref, ref.split("-")[0], "compliance", f"Was {ref} done?", about, "", "", ("ALL",), scale, reverse=reverse
    )


def audit(said_of: Mapping[Question, tuple[str, ...]], *themes: Theme) -> Found:
    """An audit in which each of three agencies answers so on the first case, and nobody on the others."""
    the_plan = asked_about(tuple(said_of), themes)
    made = []
    for place, agency in enumerate(AGENCIES):
        words = tuple(answers[place] for answers in said_of.values())
        made.append(returned(the_plan, agency, CASES[0], words))
    return found(the_plan, made)


def asked_about(questions: tuple[Question, ...], themes: tuple[Theme, ...] = ()) -> Plan:
    codes = dict.fromkeys(question.theme for question in questions)
    the_plan = replace(plan(*questions), contact="audit.lead@eastmere.example")
    own = themes or tuple(map(a_theme, codes))
    return replace(the_plan, questions=replace(the_plan.questions, themes=own))


def outstanding() -> Found:
    the_plan = asked_about((asks("ABC-1"),))
    return found(the_plan, [Return(a, c, Status.OUTSTANDING, the_plan.put_to(a)) for a in AGENCIES for c in CASES])


def worded(of: Found, words: Words) -> Found:
    return replace(of, words=words)


TWELVE = {asks(f"T{place:02d}-1"): NO for place in range(1, 13)}
ODD: dict[str, Found] = {
    "the worked example": found(),
    "one theme": audit({asks("ABC-1"): ("Yes", "Yes", "Yes"), asks("ABC-2"): NO}),
    "no findings": audit({asks("ABC-1"): ("Yes", "Yes", "No")}),
    "only gaps": audit({asks("ABC-1"): ("", "", "")}),
    "only strengths": audit({asks("ABC-1"): ("Yes", "Yes", "Yes")}),
    "twelve themes": audit(TWELVE),
    "all returns missing": outstanding(),
    "a reversed question": audit({asks("ABC-1", reverse=True): ("Yes", "Yes", "No")}),
    "no meeting": replace(found(), plan=replace(plan(), tabletop=None)),
    "no marking and no contact": replace(found(), plan=replace(plan(), marking="", contact="")),
}


def document(name: str, of: Found) -> Document:
    made = DOCUMENTS[name].build(of, ())
    assert isinstance(made, Document)
    return made


def lines(of: Document) -> Iterator[str]:
    """Every line that stands for itself: paragraphs, items of lists, questions to stop at."""
    for section in of.sections:
        for block in section.blocks:
            match block:
                case Text():
                    yield from filter(None, (block.plain.strip(), block.strong))
                case Points():
                    yield from (f"{one.lead} {one.words}".strip() for one in block.items)
                case Callout():
                    yield from block.words


def headings(of: Document) -> Iterator[str]:
    for section in of.sections:
        yield section.title
        for block in section.blocks:
            if isinstance(block, Heading | Points | Callout) and block.title:
                yield block.title


def part(of: Document, title: str) -> list[str]:
    """The lines of the section with this title."""
    return list(lines(replace(of, sections=tuple(one for one in of.sections if title in one.title))))


def items(of: Document, title: str) -> list[Point]:
    section = next(one for one in of.sections if title in one.title)
    return [one for block in section.blocks if isinstance(block, Points) for one in block.items]


@pytest.mark.parametrize("name", SHORT)
@pytest.mark.parametrize("of", ODD.values(), ids=ODD)
def test_an_odd_audit_still_makes_a_sensible_document(name: str, of: Found) -> None:
    made = document(name, of)
    assert made.title
    assert made.marking
    assert made.subtitle.startswith(made.footer.partition(",")[0])
    assert all(section.blocks for section in made.sections)
    assert all(block.items for one in made.sections for block in one.blocks if isinstance(block, Points))
    told = list(lines(made))
    assert not [text for text in told if not text.strip() or "  " in text]
    assert len(told) == len(set(told)), "a sentence stands twice"
    assert not [text for text in told if ".." in text or "?." in text or " ." in text]


@pytest.mark.parametrize("name", SHORT)
@pytest.mark.parametrize("of", ODD.values(), ids=ODD)
def test_a_heading_is_never_the_last_thing_of_a_section(name: str, of: Found) -> None:
    for section in document(name, of).sections:
        followed = zip(section.blocks, (*section.blocks[1:], None), strict=True)
        for block, after in followed:
            if isinstance(block, Heading):
                assert after is not None
                assert not isinstance(after, Heading) or after.level > block.level


@pytest.mark.parametrize("name", SHORT)
def test_no_agency_and_no_case_is_named(name: str) -> None:
    told = " ".join(said(document(name, found())))
    for word in ("Police", "social care's", "Schools", "K1", "K2", "K3"):
        assert word not in told.replace("children's social care today", "")


def test_the_briefing_note_has_the_parts_of_its_model() -> None:
    of = audit({asks("ABC-1"): ("Yes", "Yes", "Yes"), asks("ABC-2"): NO, asks("ABC-3"): ("", "", "")})
    made = briefing_note(of)
    assert [one.title for one in made.sections] == [
        "Background", "What did we learn?", "Recommendations", "What should you do?", "Procedures and help",
        "About the figures",
    ]  # fmt: skip
    assert part(made, "Background") == [
        "Three agencies were asked to read their own records of three cases, covering May 2025 to April 2026, "
        "and to answer up to three questions on each.",
        "3 of 3 returns came back, with 6 answers.",
    ]
    assert part(made, "What did we learn?") == [
        "Help with ABC-1: 3 of 3 answers were Yes.",
        "Help with ABC-2: 0 of 3 answers were Yes.",
        "The theme ABC: 3 of 9 answers (33%) were blank.",
        "Help with ABC-3: 3 of 3 answers were blank.",
    ]
    assert part(made, "Recommendations") == ["No recommendation has been written down yet."]


def test_at_most_eight_findings_strengths_first_then_the_lowest_shares() -> None:
    good = {asks(f"G{place:02d}-1"): ("Yes", "Yes", "Yes") for place in range(1, 6)}
    half = {asks("HLF-1"): ("Yes", "No", "No")}
    learned = part(briefing_note(audit({**good, **half, **TWELVE})), "What did we learn?")
    assert len(learned) == 9
    assert learned.pop() == "Ten more findings can be read in the findings report."
    assert [line.partition(":")[2] for line in learned[:3]] == [" 3 of 3 answers were Yes."] * 3
    assert [line.partition(":")[2] for line in learned[3:]] == [" 0 of 3 answers were Yes."] * 5


def test_a_reversed_question_reads_right() -> None:
    learned = part(briefing_note(ODD["a reversed question"]), "What did we learn?")
    assert learned == ["Help with ABC-1 that came late: 1 of 3 answers were No, which is good."]


def test_the_leads_words_stand_as_they_were_written() -> None:
    words = Words(
        about={"why_this_theme": "Three reviews named it", "contact": "The lead, room 4", "urgent": "Ring 0300."},
        lists={"background": ("A case in 2024 began it.",)},
        findings={
            "AREA-ABC-1": FindingWords("AREA-ABC-1", "0 of 3", "Help came late", "Help early", "A boy", "Go now.")
        },
        themes={
            "ABC": ThemeWords("ABC", "All of it matters", "They wait less", "Know your part", ("Do the one thing",))
        },
        links=(Link("Our procedures", "https://example.org/p"),),
    )
    of = worded(audit({asks("ABC-1"): NO}), words)
    note, page, journey = briefing_note(of), learning_page(of), learning_journey(of)
    assert "Three reviews named it" in part(note, "Background")
    assert "A case in 2024 began it." in part(note, "Background")
    assert part(note, "What did we learn?") == ["Help came late. Help with ABC-1: 0 of 3 answers were Yes."]
    assert part(note, "What should you do?") == ["Go now.", "Do the one thing."]
    assert items(note, "Procedures") == [Point("Our procedures", link="https://example.org/p")]
    assert ("Contact", "The lead, room 4") in note.facts
    assert "Ring 0300." in part(note, "Procedures")
    assert "All of it matters" in list(lines(page))
    assert "For children: They wait less" in list(lines(page))
    assert "An example: A boy." in [one.note for one in items(page, "Was it done?")]
    assert part(journey, "What can we learn?") == ["Theme ABC: Know your part.", "Help with ABC-1: Help early."]
    assert part(annual_briefing(of), "Key messages")[1:] == ["All of it matters.", "Go now."]


def test_words_about_a_theme_without_findings_are_told() -> None:
    of = worded(ODD["no findings"], Words(themes={"ABC": ThemeWords("ABC", for_children="They wait less")}))
    assert "For children: They wait less" in list(lines(learning_page(of)))


def kept(kind: Kept, text: str, owner: str = "", due: date | None = None, measure: str = "") -> Recommendation:
    return Recommendation(kind, text, owner=owner, due=due, measure=measure, at=Location("meeting.xlsx"))


def met(*rows: Recommendation) -> Found:
    judged = AgreedJudgement("K1", "EXA-1", State.ANSWERED, "Good", at=Location("meeting.xlsx"))
    return replace(found(), agreement=Agreement(Agreed((judged,), rows)))


def test_recommendations_begin_with_who_is_responsible() -> None:
    of = met(kept(Kept.RECOMMENDATION, "Send the plan to all", "Social care, manager.", date(2026, 9, 1), "Ten plans"))
    (one,) = items(briefing_note(of), "Recommendations")
    assert (one.lead, one.words) == ("Social care, manager:", "Send the plan to all.")
    assert one.note == "Due 1 Sep 2026. How we will know: Ten plans."


def test_the_journey_groups_recommendations_under_the_partnerships_priorities() -> None:
    own = (
        RecommendationWords(text="Train together", body="The board", priority="Working together"),
        RecommendationWords(text="Ring at once", body="The front door", priority="Help early"),
        RecommendationWords(text="Ask again in a year", body="The lead"),
    )
    of = worded(found(), Words(recommendations=own, lists={"priorities": ("Help early", "Working together")}))
    made = learning_journey(of)
    section = next(one for one in made.sections if one.title == "5. What are the recommendations?")
    told = [(block.title, block.items[0].lead) for block in section.blocks if isinstance(block, Points)]
    assert told == [
        ("Help early", "The front door:"), ("Working together", "The board:"), ("Other recommendations", "The lead:"),
    ]  # fmt: skip


def test_the_journey_has_six_numbered_parts_and_tells_how_it_was_done() -> None:
    made = learning_journey(worded(met(), Words(lists={"strands": ("A survey of 111 practitioners.",)})))
    assert [one.title for one in made.sections] == [
        "1. Learning journey: what did we do?", "2. What good practice did we find?", "3. What else did we find?",
        "4. What can we learn?", "5. What are the recommendations?", "6. What can you do?", "About the figures",
    ]  # fmt: skip
    assert [one.words for one in items(made, "what did we do?")] == [
        "A workbook for each agency to fill in. 8 of 9 returns came back: 7 with answers, "
        "1 to say that the child was not known there. 1 is missing.",
        "The agencies met on 11 June 2026 to agree what the records showed.",
        "A survey of 111 practitioners.",
    ]


def test_a_meeting_that_left_nothing_behind_is_not_said_to_have_met() -> None:
    assert "met on" not in " ".join(lines(learning_journey(found())))
    assert "met on 11 June 2026" in " ".join(lines(learning_journey(met())))


def test_what_the_meeting_wrote_of_an_agency_or_a_case_is_left_to_the_findings_report() -> None:
    rows = (
        "A plan that was sent is not one that arrived",
        "The school counted",
        "It went wrong in case K2",
        "POL rang",
    )
    made = learning_journey(met(*(kept(Kept.LEARNING, row) for row in rows)))
    (told,) = [
        block for one in made.sections for block in one.blocks if isinstance(block, Points) and "meeting" in block.title
    ]
    assert [one.words for one in told.items] == ["A plan that was sent is not one that arrived."]
    assert told.note == "Three more, which name an agency or a case, can be read in the findings report."
    assert not names_somebody(plan(), "Nobody asked whom the child saw")


def test_a_lesson_that_the_lead_took_from_the_meeting_is_told_once() -> None:
    of = met(kept(Kept.LEARNING, "A plan that was sent is not one that arrived."), kept(Kept.LEARNING, "Ring first"))
    lesson = ThemeWords("EXA", lesson="A plan that was sent is not one that arrived")
    told = part(learning_journey(worded(of, Words(themes={"EXA": lesson}))), "What can we learn?")
    assert told == ["Example: A plan that was sent is not one that arrived.", "Ring first."]


def test_the_learning_page_tells_each_review_in_the_order_of_its_model() -> None:
    one, other = ODD["one theme"], replace(audit({asks("XYZ-1"): NO}), words=Words(about={"title": "Another review"}))
    made = learning_page(one, (other,))
    assert [section.title for section in made.sections] == ["About this page", "Was it done?", "Another review"]
    assert list(headings(replace(made, sections=made.sections[2:]))) == [
        "Another review", "Themes", "Summary", "Key learning and practice improvements", "The theme XYZ",
        "Your next steps",
    ]  # fmt: skip
    assert len({section.anchor for section in made.sections}) == 3


def test_the_printable_version_is_linked_where_the_lead_gives_its_address() -> None:
    of = worded(found(), Words(about={"printable": "https://example.org/review.pdf"}))
    assert items(learning_page(of), "Was it done?")[-1].link == "https://example.org/review.pdf"


def test_the_annual_briefing_merges_themes_and_never_adds_figures() -> None:
    one = audit({asks("ABC-1"): NO})
    later = replace(one.plan, title="The second", period=(date(2026, 5, 1), date(2027, 4, 30)))
    other = replace(audit({asks("ABC-1"): ("No", "Yes", "No"), asks("XYZ-1"): NO}), plan=later)
    other = replace(other, plan=replace(later, questions=audit({asks("ABC-1"): NO, asks("XYZ-1"): NO}).plan.questions))
    made = annual_briefing(one, (other,))
    assert made.title == "Learning to improve practice together, 2025 to 2027"
    themes = [
        block for part in made.sections for block in part.blocks if isinstance(block, Points) and "Theme" in block.title
    ]
    assert [block.title for block in themes] == ["Theme ABC", "Theme XYZ"]
    assert themes[0].note == (
        "Was it done? Help with ABC-1: 0 of 3 answers were Yes. The second. Help with ABC-1: 1 of 3 answers were Yes."
    )
    assert "0 of 6" not in " ".join(said(made))
    sources = part(made, "Where this comes from")
    assert sources[0].startswith("Was it done? Deep dive, May 2025 to April 2026. 3 of 3 returns came back")
    assert sources[1].startswith("The second. Deep dive, May 2026 to April 2027.")


def test_the_annual_briefing_tells_eight_themes_and_how_many_there_are_more() -> None:
    messages = part(annual_briefing(ODD["twelve themes"]), "Key messages")
    assert messages[-1] == "Four more themes can be read in the findings report."
    assert len(messages) == 1 + 8 * 2 + 1  # two sentences of the bank for each theme, where there are many


def test_the_annual_briefing_is_one_page_unless_there_is_too_much_to_tell() -> None:
    assert annual_briefing(ODD["one theme"]).kind == "one page"
    long = replace(ODD["twelve themes"], words=Words(about={"duty": "It is a duty. " * 100}))
    assert annual_briefing(long).kind == "note"


def test_the_annual_briefing_says_what_was_found_then_what_to_do_and_nothing_of_the_bank_beside_the_lead() -> None:
    finding = FindingWords("AREA-ABC-1", headline="Help came late", advice="Go now.")
    of = worded(audit({asks("ABC-1"): NO}), Words(findings={finding.id: finding}))
    assert part(annual_briefing(of), "Key messages")[1:] == ["Help came late.", "Go now."]


def test_the_call_out_is_the_leads_else_what_the_theme_of_the_childs_life_asks() -> None:
    def call_outs(of: Found) -> list[Callout]:
        return [b for one in annual_briefing(of).sections for b in one.blocks if isinstance(b, Callout)]

    lived = audit({asks("LEX-1"): NO})
    assert call_outs(ODD["one theme"]) == []
    assert call_outs(lived) == [Callout("Remember, think, act", ("Was LEX known?",))]
    own = worded(lived, Words(about={"call_out": "What is life like for this child?"}))
    assert call_outs(own)[0].words == ("What is life like for this child?",)


def test_advice_takes_turns_among_themes_the_weakest_first() -> None:
    of = audit({asks("ABC-1"): ("Yes", "No", "No"), asks("XYZ-1"): NO})
    assert part(briefing_note(of), "What should you do?") == [
        "Write down what XYZ means.", "Write down what ABC means.", "Ask about XYZ again.", "Ask about ABC again.",
        "Who else knows about XYZ?",
    ]  # fmt: skip


def count(made: Document) -> int:
    return sum(len(text.split()) for text in said(made))


LONG = " ".join(["The lead had very much to say about this."] * 40)
WORDY = Words(
    about={"why_this_theme": LONG, "audience": "For all who work with children and the adults who care for them"},
    lists={"background": (LONG, "A short line.")},
    themes={f"T{n:02d}": ThemeWords(f"T{n:02d}", advice=(LONG, f"Do the thing {n} well.")) for n in range(1, 13)},
    findings={f"AREA-T{n:02d}-1": FindingWords(f"AREA-T{n:02d}-1", headline=LONG) for n in range(1, 6)},
    links=(Link("Procedures", "https://example.org/p"),),
)


@pytest.mark.parametrize("of", [*ODD.values(), worded(audit(TWELVE), WORDY)], ids=[*ODD, "a wordy lead"])
def test_the_seven_minute_briefing_has_fewer_than_600_words(of: Found) -> None:
    made = seven_minute(of)
    assert made.kind == "one page"
    assert count(made) < 600
    assert isinstance(made.sections[-1].blocks[0], Strip)


LENGTHS = st.integers(0, 120)


@given(LENGTHS, LENGTHS, LENGTHS, st.lists(LENGTHS, max_size=4), st.integers(1, 14))
def test_whatever_the_lead_writes_there_are_fewer_than_600_words(
    why: int, headline: int, advice: int, background: list[int], themes: int
) -> None:
    codes = [f"T{place:02d}" for place in range(1, themes + 1)]
    words = Words(
        about={"why_this_theme": "why " * why, "urgent": "Ring 0300 000 0001.", "call_out": "ask " * headline},
        lists={"background": tuple("so " * length for length in background)},
        themes={code: ThemeWords(code, advice=("do " * advice + code,)) for code in codes},
        findings={f"AREA-{code}-1": FindingWords(f"AREA-{code}-1", headline="x " * headline) for code in codes},
    )
    made = seven_minute(worded(audit({asks(f"{code}-1"): NO for code in codes}), words))
    assert count(made) < 600
    assert items(made, "Questions for your team")


def test_too_long_a_text_makes_way_and_no_sentence_is_cut() -> None:
    made = seven_minute(worded(audit(TWELVE), WORDY))
    (why,) = part(made, "Why it matters")
    assert set(sentences(why)) == {"The lead had very much to say about this."}
    assert LONG not in list(lines(made))
    assert len(items(made, "What needs to change")) == 4
    assert "Do the thing 1 well." in part(made, "What you should do")


def test_the_seven_boxes_stand_in_their_order_with_squares() -> None:
    of = audit({asks("ABC-1"): ("Yes", "Yes", "Yes"), asks("XYZ-1"): NO})
    made = seven_minute(of)
    assert [one.title for one in made.sections] == [
        "1  Background", "2  Why it matters", "3  What we looked at", "4  What worked well", "5  What needs to change",
        "6  What you should do", "7  Questions for your team", "",
    ]  # fmt: skip
    assert [one.squares for one in items(made, "What worked well")] == [Share(3, 3)]
    assert [one.squares for one in items(made, "What needs to change")] == [Share(0, 3)]
    assert part(made, "Questions")[0] == "Theme XYZ: Who else knows about XYZ?"
    assert part(made, "Looked at".lower()) == [
        "2 questions on two themes: Theme ABC; Theme XYZ. 3 of 3 returns came back, with 6 answers."
    ]


def contradicted(*cases: str, agreed: tuple[str, ...] = ()) -> Found:
    """Contradictions in these cases; the meeting agreed on those in `agreed`."""
    one = Finding(FindingKind.CONTRADICTION, "EXA", "EXA-1", "K1", ("CSC", "POL"), Share(1, 2), "Two say two.", ())
    judged = tuple(AgreedJudgement(case, "EXA-1", State.ANSWERED, "Yes", at=Location("m.xlsx")) for case in agreed)
    told = replace(found(), findings=tuple(replace(one, case=case) for case in cases))
    return replace(told, agreement=Agreement(Agreed(judged, ())))


@pytest.mark.parametrize(
    ("of", "sentence"),
    [
        (contradicted("K1"), "In one place agencies told of the same thing differently."),
        (contradicted("K1", agreed=("K1",)), "In one place agencies told of the same thing differently; the meeting "
         "settled it."),
        (contradicted("K1", "K2", agreed=("K2",)), "In two places agencies told of the same thing differently."),
        (contradicted("K1", "K2", agreed=("K2", "K1")), "In two places agencies told of the same thing differently; "
         "the meeting settled both."),
    ],
)  # fmt: skip
def test_contradictions_are_settled_only_where_the_meeting_agreed_on_all(of: Found, sentence: str) -> None:
    assert sentence in part(learning_journey(of), "What else did we find?")


def books_of(returned: int, nil: int, outstanding: int, answered: int) -> Story:
    issued = returned + nil + outstanding
    story = replace(tell_story(found()), returned=Share(returned + nil, issued))
    assert story.books
    own = replace(story.books, issued=issued, returned=returned, nil=nil, outstanding=outstanding, answered=answered)
    return replace(story, books=own)


@pytest.mark.parametrize(
    ("books", "sentence"),
    [
        ((39, 5, 4, 593), "44 of 48 returns came back: 39 with answers, 5 to say that the child was not known there. "
         "4 are missing."),
        ((2, 1, 1, 0), "3 of 4 returns came back: 2 without an answer, 1 to say that the child was not known there. "
         "1 is missing."),
        ((0, 2, 0, 0), "2 of 2 returns came back: 2 to say that the child was not known there."),
        ((1, 0, 0, 1), "1 of 1 return came back, with 1 answer."),
        ((0, 0, 9, 0), "0 of 9 returns came back. 9 are missing."),
    ],
)  # fmt: skip
def test_how_many_returns_came_back_adds_up(books: tuple[int, int, int, int], sentence: str) -> None:
    assert came_back(books_of(*books)) == sentence


def test_a_public_edition_never_parts_nil_returns_from_others() -> None:
    story = replace(books_of(39, 5, 0, 593), books=None)
    assert came_back(story) == "44 of 44 returns came back."
    assert came_back(replace(story, returned=None)) == ""


@pytest.mark.parametrize("name", SHORT)
def test_a_restricted_document_says_who_may_read_it_and_that_nobody_has_approved_it(name: str) -> None:
    own = Words(about={"audience": "For everyone who works with children"})
    made = document(name, worded(found(), own))
    assert made.subtitle.endswith("For the partners in this audit")
    assert ", draft, not approved, as of" in made.footer
    approved = document(name, worded(found(), Words(about={"approved_by": "The chair"})))
    assert "draft" not in " ".join([approved.footer, *(text for _, text in approved.facts)]).casefold()
    public = document(name, replace(worded(found(), own), edition=Edition.PUBLIC))
    assert public.subtitle.endswith("For everyone who works with children")
    assert " ".join(said(public)).count("To protect children and families") == 1


def test_the_strip_says_to_whom_and_until_when() -> None:
    of = worded(audit({asks("ABC-1"): NO}), Words(about={"reply_by": "31 July 2026"}))
    strip = seven_minute(of).sections[-1].blocks[0]
    assert isinstance(strip, Strip)
    assert strip.words == "Send this strip by 31 July 2026 to audit.lead@eastmere.example."
