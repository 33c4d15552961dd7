"""The built-in bank: its questions are whole, its sets are right about themselves, and every lesson is tested."""

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from test_pairs import at, told

from maar.answers import Value
from maar.questions import Part, Question, QuestionSet, Theme
from maar.questions.conditions import holds
from maar.questions.lessons import METHOD, SOURCES, lessons_page
from maar.questions.read import of_tables, template, template_names

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
THEMES = [tomllib.loads(file.read_text("utf-8")) for file in sorted((TEMPLATES / "themes").glob("*.toml"))]
REFS = [question["ref"] for theme in THEMES for question in theme["question"]]
LESSONS = tomllib.loads((TEMPLATES / "lessons.toml").read_text("utf-8"))
VOICES = "VOX"
SETS = (
    "baseline", "core-groups", "domestic-abuse", "early-help", "follow-up", "front-door", "neglect", "outside-home",
    "risk-assessment", "sexual-abuse", "short-form", "strategy-meetings", "under-twos",
)  # fmt: skip
SIZE = re.compile(r"(\d+) questions, about (\d+) minutes for an agency asked them all")


@cache
def built_in(name: str) -> QuestionSet:
    question_set, problems = template(name)
    assert problems == ()
    assert question_set is not None
    return question_set


def whole_bank() -> QuestionSet:
    """Every question there is, as one set, so that every rule and every pair has both its ends."""
    question_set, problems = of_tables({"name": "all", "version": "1", "title": "All", "questions": REFS}, "all.toml")
    assert problems == ()
    assert question_set is not None
    return question_set


BANK = whole_bank()
PARTS = [(question, part) for question in BANK.questions for part in question.parts]


def test_the_bank_has_149_questions_in_20_themes_and_a_strand_of_voices() -> None:
    assert len({theme["code"] for theme in THEMES}) == len(THEMES) == 21
    assert len(set(REFS)) == len(REFS)
    assert len([ref for ref in REFS if not ref.startswith(VOICES)]) == 149
    assert 0 < len([ref for ref in REFS if ref.startswith(VOICES)]) <= 6
    assert [theme.code for theme in BANK.themes if theme.strand] == [VOICES]


@pytest.mark.parametrize("question", BANK.questions, ids=lambda question: question.ref)
def test_a_question_says_all_that_an_auditor_needs(question: Question) -> None:
    assert question.ref.partition("-")[0] == question.theme
    assert question.text and question.good and question.evidence
    assert 0 < len(question.short) <= 60
    assert 0 < question.minutes <= 6
    assert set(question.agencies) <= {*BANK.roles, "ALL"}
    assert set(question.theme_also) <= {theme.code for theme in BANK.themes} - {question.theme}


@pytest.mark.parametrize("question", BANK.questions, ids=lambda question: question.ref)
def test_what_is_partly_is_said_and_not_applicable_comes_last(question: Question) -> None:
    told = f"{question.good} {question.evidence}"
    if question.type == "compliance" and question.ref not in [one.ref for one in built_in("baseline").questions]:
        assert "Partly: " in told
    assert not re.search(r"Not applicable: .*Partly: ", question.evidence)


def test_no_two_questions_have_one_short_label() -> None:
    assert len({question.short for question in BANK.questions}) == len(BANK.questions)


@pytest.mark.parametrize(
    ("question", "part"), PARTS, ids=lambda value: value.ref if isinstance(value, Question) else value.name
)
def test_a_part_has_a_label_that_a_condition_can_name(question: Question, part: Part) -> None:
    labels = [one.text for one in question.parts]
    assert labels.count(part.text) == 1
    assert 0 < len(part.text) <= 60
    assert not [label for label in part.choices if " & " in label or " | " in label]


@pytest.mark.parametrize("theme", BANK.themes, ids=lambda theme: theme.code)
def test_a_theme_has_an_aim_prompts_and_what_to_lay_side_by_side(theme: Theme) -> None:
    assert theme.aim.endswith("?")
    assert len(theme.aim) <= 134  # one line of a band
    assert len(theme.prompts) == 3
    assert theme.pairing and len(theme.short) <= 26


@pytest.mark.parametrize(
    ("question", "part"), PARTS, ids=lambda value: value.ref if isinstance(value, Question) else value.name
)
def test_the_help_of_a_part_is_sentences(question: Question, part: Part) -> None:
    assert part.help == part.help.strip()
    assert not part.help or part.help.endswith(".")


def test_who_is_to_give_codes_is_told_where_they_are_listed() -> None:
    words = [text for one in BANK.questions for text in (one.good, one.evidence, *(part.help for part in one.parts))]
    asked = [
        text
        for text in words
        if re.search(r"\bcodes?\b", text, re.IGNORECASE) and "Agency code and role only" not in text
    ]
    assert len(asked) == 9
    assert [text for text in asked if "as listed on Start here" not in text] == []


def test_what_is_missing_altogether_is_told_in_a_whole_sentence() -> None:
    for ref in ("RSK-1", "DAB-4"):
        guide = f"{BANK.question(ref).good} {BANK.question(ref).evidence}"
        assert "If one was needed and there is none, choose Inadequate." in guide


def test_one_agency_asks_the_family_and_the_others_say_so() -> None:
    assert "VOX-4 to VOX-6: asked by the agency that knows the family best, or as" in BANK.theme(VOICES).aim
    nobody = re.compile(
        r"If nobody was asked(, or another agency asks)?, write Not applicable and say why in Comment\."
    )
    others = {question.ref: nobody.search(question.good) for question in BANK.of_theme(VOICES)}
    assert [ref for ref, found in others.items() if found and found[1]] == ["VOX-4", "VOX-5", "VOX-6"]
    assert all(others.values())


def test_a_reversed_question_has_a_label_that_claims_nothing() -> None:
    reversed_ones = {question.ref: (question.text, question.short) for question in BANK.questions if question.reverse}
    assert reversed_ones == {
        "STR-7": (
            "On what was known at the time, should a strategy discussion have been held earlier in the audit period "
            "than it was?",
            "Need for an earlier strategy discussion",
        )
    }


CLAUSE = re.compile(r"\b(?:where|when|if|once|who|whose|what|that|how|why|as|each time) .*", re.IGNORECASE)
CLAIM = re.compile(r"\b(?:is|was|were|are|became|brought|came|reached|held|had|says|sets|led|got|did|blames|does)\b")


def test_no_label_is_a_statement_that_may_be_false() -> None:
    """A label stands in bold at the head of an area too: `Wording blames those who harm, not the child` would lie."""
    judged = [one.short for one in BANK.questions if one.type in ("compliance", "grade")]
    assert [label for label in judged if CLAIM.search(CLAUSE.sub("", label))] == []


def test_the_built_in_sets_are_these() -> None:
    assert template_names() == SETS


@pytest.mark.parametrize("name", SETS)
def test_a_set_knows_how_long_it_is(name: str) -> None:
    found = SIZE.search(built_in(name).notes)
    assert found is not None
    questions = built_in(name).questions
    assert (int(found[1]), int(found[2])) == (len(questions), sum(question.minutes for question in questions))
    assert len(questions) <= 25


@pytest.mark.parametrize("name", SETS)
def test_a_set_asks_every_role_something_and_nobody_for_voices(name: str) -> None:
    assert [role for role in (*built_in(name).roles, "ALL") if not built_in(name).put_to(role)] == []
    assert [question.ref for question in built_in(name).questions if question.theme == VOICES] == []


def test_the_baseline_is_right_about_who_is_asked_how_much() -> None:
    baseline = built_in("baseline")
    asked = {role: len(baseline.put_to(role)) for role in (*baseline.roles, "ALL")}
    assert asked.pop("CSC") == 22
    assert f"other agencies have {min(asked.values())} to {max(asked.values())}" in baseline.notes


def test_the_appreciative_inquiry_begins_with_what_worked() -> None:
    assert [question.theme for question in built_in("early-help").questions][:6] == ["APP"] * 6


def test_a_set_with_a_grid_of_meetings_says_who_fills_in_the_dates() -> None:
    with_meetings = [name for name in SETS if any(one.rows_from for one in built_in(name).questions)]
    assert with_meetings == ["core-groups", "risk-assessment", "short-form", "under-twos"]
    for name in with_meetings:
        assert "audit lead fills in the" in built_in(name).notes


def test_every_lesson_of_the_five_sources_is_tested_or_said_to_be_about_method() -> None:
    known = {f"{source}#{lesson}" for source, lessons in LESSONS.items() for lesson in lessons}
    tested = {lesson for question in BANK.questions for lesson in question.tests}
    assert tested <= known
    assert set(METHOD) <= known
    assert known - tested - set(METHOD) == set()
    assert list(SOURCES) == list(LESSONS)


def test_the_page_of_lessons_is_as_made() -> None:
    page = (ROOT / "docs/lessons.md").read_text("utf-8")
    assert page == lessons_page()
    for words in (words for lessons in LESSONS.values() for words in lessons.values()):
        assert words in page
    for question in BANK.questions:
        assert f"- {question.ref} {question.short}\n" in page


def needed(ref: str, told: dict[str, str | int | date]) -> list[str]:
    """The parts whose conditions make them needed after what was told."""
    parts = BANK.question(ref).parts
    return [part.name for part in parts if any(holds(condition, told) for condition in part.needed_if)]


THURSDAY, FRIDAY, MONDAY, TUESDAY = date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 10)


@pytest.mark.parametrize(
    ("ref", "told", "parts"),
    [
        ("CHR-7", {"first_concern_on": FRIDAY, "first_action_on": MONDAY, "first_action": "Call"}, ["first_action_on"]),
        (
            "CHR-7",
            {"first_concern_on": FRIDAY, "first_action_on": TUESDAY, "first_action": "Call"},
            ["first_action_on", "reason_for_gap"],
        ),
        ("CHR-7", {"first_concern_on": FRIDAY, "first_action": "None recorded"}, ["reason_for_gap"]),
        ("ASM-4", {"asked": "No"}, []),
        ("ASM-4", {"asked": "Yes", "asked_on": FRIDAY, "replied_on": MONDAY}, ["asked_on", "used"]),
        ("ASM-4", {"asked": "We led it"}, ["agencies_asked"]),
        ("ASM-7", {"started_on": MONDAY, "completed_on": date(2026, 5, 11), "shared_with_parents_on": MONDAY}, []),
        (
            "ASM-7",
            {"started_on": MONDAY, "completed_on": date(2026, 5, 12), "shared_with_parents_on": MONDAY},
            ["reason_for_delay"],
        ),
        ("ASM-7", {"started_on": MONDAY}, ["reason_for_delay"]),
        ("STR-1", {"suspected_on": THURSDAY, "held_on": FRIDAY}, []),
        ("STR-1", {"suspected_on": THURSDAY, "held_on": MONDAY}, ["reason_for_delay"]),
        ("STR-1", {"suspected_on": THURSDAY}, ["reason_for_delay"]),
        ("EHP-2", {"lead_agency": "EDU"}, ["lead_role"]),
        ("EHP-2", {"lead_agency": "Nobody"}, []),
        ("CSA-3", {"decision": "Arranged", "held_on": MONDAY}, ["decided_on"]),
        ("CSA-3", {"decision": "Arranged"}, ["decided_on", "reason"]),
        ("CSA-3", {"decision": "Offered and declined"}, ["decided_on"]),
        ("CSA-3", {"decision": "Not considered"}, ["reason"]),
        ("CSA-3", {"decision": "Not recorded"}, []),
        ("OUT-3", {"missing_from": FRIDAY, "talk_held_on": MONDAY}, ["held_by_us"]),
        ("OUT-3", {"missing_from": FRIDAY, "ended": "Found or came back"}, ["found_on", "talk_offered"]),
        ("OUT-3", {"missing_from": FRIDAY, "ended": "Still missing"}, []),
        ("OUT-3", {"missing_from": FRIDAY, "ended": "Not recorded"}, ["talk_offered"]),
        ("PLN-5", {"due": 3, "late": 0, "open": 1}, ["reason"]),
    ],
)
def test_what_was_answered_decides_what_else_is_needed(
    ref: str, told: dict[str, str | int | date], parts: list[str]
) -> None:
    assert needed(ref, told) == parts


def test_a_pair_says_in_one_sentence_what_is_wrong_and_never_sets_one_record_against_another() -> None:
    paired = {question.ref: question.pairs for question in BANK.questions if question.pairs}
    assert list(paired) == sorted(paired, key=REFS.index)
    for pairs in paired.values():
        for pair in pairs:
            assert pair.why.endswith(".") and len(pair.why) <= 200
    # What one agency's record holds and another's does not is no contradiction: both answers can be true.
    assert not {"LEX-2", "NEG-1", "INJ-3", "INJ-4", "EDI-1", "CSA-1", "CSA-4", "OUT-6"} & set(paired)


def test_a_child_who_is_still_missing_is_never_an_empty_box() -> None:
    """Each row of times missing says how it ended; nothing that comes after being found stands beside Still missing."""
    ended = BANK.question("OUT-3").part("ended")
    assert (ended.needed, ended.each) == (True, True)
    assert "answer the alert question Yes" in ended.help
    assert "answer the alert question Yes" in BANK.question("OUT-3").good
    still: dict[str, str | int | date] = {"missing_from": FRIDAY, "ended": "Still missing"}
    parts = BANK.question("OUT-3").parts
    left = [part.name for part in parts if any(holds(condition, still) for condition in part.blank_if)]
    assert left == ["found_on", "talk_offered", "talk_held_on"]
    assert "never missing" not in BANK.question("OUT-3").evidence  # None recorded is the one answer to that


def laid(ref: str, **said: dict[str, str | date]) -> str:
    """What is said of one answer in parts of each agency to a question of the bank; of a grid one row."""
    question = BANK.question(ref)
    return told(
        question,
        **{
            agency: tuple(
                Value(name, question.part(name).kind, what, at(agency, f"{column}5", "Sheet"))
                for column, (name, what) in zip("CDEFG", given.items(), strict=False)
            )
            for agency, given in said.items()
        },
    )


@pytest.mark.parametrize(
    ("police", "care", "expected"),
    [
        (
            {"ended": "Still missing"},
            {"ended": "Found or came back", "found_on": FRIDAY},
            "K1 2/2: under 'How did it end?' for 5 March 2026 Social care answered Found or came back and Police "
            "answered Still missing",
        ),
        (
            {"ended": "Found or came back", "found_on": FRIDAY},
            {"ended": "Found or came back", "found_on": TUESDAY},
            "K1 2/2: under 'Date found or came back' for 5 March 2026 Social care answered 10 March 2026 and Police "
            "answered 6 March 2026",
        ),
        ({"ended": "Found or came back", "found_on": FRIDAY}, {"ended": "Not recorded"}, ""),
        ({"ended": "Still missing"}, {"ended": "Still missing"}, ""),
    ],
)
def test_how_a_time_missing_ended_is_laid_side_by_side(
    police: dict[str, str | date], care: dict[str, str | date], expected: str
) -> None:
    start: dict[str, str | date] = {"missing_from": THURSDAY}
    assert laid("OUT-3", POL=start | police, CSC=start | care) == expected


@pytest.mark.parametrize(
    ("police", "care", "contradicts"),
    [
        ("Decided against", "Arranged", True),
        ("Arranged", "Not considered", True),
        ("Offered and declined", "Decided against", True),
        ("Offered and declined", "Arranged", False),  # arranged, and then declined
        ("Decided against", "Not considered", False),
        ("Not recorded", "Arranged", False),
    ],
)
def test_a_medical_that_was_and_was_not_to_be(police: str, care: str, contradicts: bool) -> None:
    said = laid("CSA-3", POL={"decision": police}, CSC={"decision": care})
    under = "under 'Decision about a specialist medical assessment'"
    assert said == (f"K1 2/2: {under} Social care answered {care} and Police answered {police}" if contradicts else "")


PARTY = {"carer": {"RES", "FOS"}, "social care": {"CSC"}, "police": {"POL"}, "school": {"EDU"}}


def test_a_pair_names_only_who_is_party_to_it_and_labels_that_exist() -> None:
    for question, pair in ((one, pair) for one in BANK.questions for pair in one.pairs):
        assert len(re.findall(r"[.!?](?:\s|$)", pair.why)) == 1
        for name, roles in PARTY.items():
            assert name not in pair.why.lower() or set(pair.by) <= roles
        if pair.own_says:
            assert set(pair.own_says) <= set(question.part(pair.own or pair.part).choices)
