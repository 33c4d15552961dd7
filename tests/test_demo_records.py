"""The fictional audit as data: what is typed is asked, allowed, dated in the period and tells its story."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from maar.answers import SMART
from maar.demo import people
from maar.demo.records import Cells, Typed, typed
from maar.figures import Share
from maar.questions import ALERT, NOT_APPLICABLE, NOT_KNOWN, Question, QuestionSet
from maar.questions.read import template
from maar.workbook import spec


def question_set() -> QuestionSet:
    found, problems = template(people.TEMPLATE)
    assert found is not None and not problems
    return found


SET = question_set()
PAIRS = tuple((agency, case) for agency in people.CODES for case in people.REFS)
RETURNED = tuple(pair for pair in PAIRS if people.fate(*pair) == "returned")
A_DATE = re.compile(r"\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4})\b")
TEN_DIGITS = re.compile(r"\b\d{3} ?\d{3} ?\d{4}\b")
BOXES = tuple(box.ref for box in SET.boxes)


def judged(question: Question) -> Iterator[tuple[str, str, Cells]]:
    """Every judgement of this question in returned returns, blank ones too: agency, case, cells."""
    for agency, case in RETURNED:
        if question.asked_of(agency):
            yield agency, case, typed(agency, case).answers.get(question.rows[0], ("", "", ""))


def state(cells: Cells) -> str:
    if cells[0] in (NOT_KNOWN, NOT_APPLICABLE):
        return str(cells[0])
    return "answered" if any(map(str, cells)) else "blank"


def words(of: Typed) -> Iterator[str]:
    yield from (str(value) for value in of.top.values())
    yield from (str(cell) for cells in of.answers.values() for cell in cells)
    yield from (str(cell) for row in (*of.events, *of.actions) for cell in row)


def positive(ref: str, agency: str = "") -> Share:
    question = SET.question(ref)
    assert question.scale is not None
    share = Share()
    for code, _, (judgement, _, _) in judged(question):
        if agency not in ("", code):
            continue
        if judgement in question.scale.labels:
            share += Share(int(question.scale.level(str(judgement)).positive), 1)
        elif judgement == NOT_KNOWN and question.scale.not_known_counts:
            share += Share(0, 1)
    return share


def test_balance_of_returns() -> None:
    assert people.balance() == {"returned": 39, "nil": 5, "missing": 4}
    gp = people.balance(("GP",))
    assert gp == {"returned": 3, "nil": 0, "missing": 3}
    example = people.balance(people.EXAMPLE_AGENCIES, people.EXAMPLE_CASES)
    assert example == {"returned": 10, "nil": 0, "missing": 2}


@pytest.mark.parametrize(("agency", "case"), PAIRS)
def test_what_is_typed_fits_what_becomes_of_the_return(agency: str, case: str) -> None:
    told, fate = typed(agency, case), people.fate(agency, case)
    assert told.filled == (fate != "missing")
    assert (told.top.get(spec.KNOWN_TO_US.label) == spec.NO) == (fate == "nil")
    assert bool(told.answers) == (fate == "returned")


@pytest.mark.parametrize(("agency", "case"), RETURNED)
def test_only_what_is_asked_is_answered(agency: str, case: str) -> None:
    told = typed(agency, case)
    rows = {row for question in SET.put_to(agency) for row in question.rows}
    rows |= {ALERT, *BOXES, *(question.ref for question in SET.overall)}
    assert not set(told.answers) - rows
    assert set(told.top) <= {field.label for field in spec.TO_FILL}
    assert told.top.get(spec.KNOWN_TO_US.label, spec.YES) in spec.KNOWN
    for field in (spec.INDEPENDENT, spec.SPOKEN_TO):
        assert told.top[field.label] in spec.YES_NO


def test_judgements_are_levels_of_their_scale() -> None:
    for question in (*SET.questions, *SET.overall):
        for agency, case, (judgement, _, _) in judged(question):
            allowed = [*(question.scale.labels if question.scale else ()), NOT_KNOWN, NOT_APPLICABLE, ""]
            if question.parts and isinstance(judgement, int):
                continue
            assert judgement in allowed, (agency, case, question.ref, judgement)


def test_comments_are_there_where_wanted_and_seldom_missing() -> None:
    wanted = [
        (agency, case, question.ref, comment)
        for question in SET.questions
        for agency, case, (judgement, _, comment) in judged(question)
        if judgement in question.comment_when
    ]
    missing = [(agency, case, ref) for agency, case, ref, comment in wanted if not comment]
    assert len(wanted) > 250
    assert 4 <= len(missing) <= 10, missing


def test_answers_are_of_every_state() -> None:
    states = Counter(state(cells) for question in SET.questions for _, _, cells in judged(question))
    assert states == {"answered": 594, NOT_KNOWN: 49, NOT_APPLICABLE: 53, "blank": 10}


def numbers(agency: str, case: str, ref: str) -> dict[str, int]:
    found = typed(agency, case).answers
    parts = {part.name: found.get(f"{ref}.{part.name}", ("", "", ""))[0] for part in SET.question(ref).parts}
    return {name: value for name, value in parts.items() if isinstance(value, int)}


def test_counts_keep_their_rules() -> None:
    counted = Counter[str]()
    for question in SET.questions:
        for agency, case in RETURNED:
            number = numbers(agency, case, question.ref) if question.parts else {}
            if not number:
                continue
            counted[question.ref] += 1
            place = (agency, case, question.ref)
            answers = typed(agency, case).answers
            for part in question.parts:
                if part.at_most:
                    assert number[part.name] <= number[part.at_most], place
                if part.sum_of:
                    assert number[part.name] == sum(number[name] for name in part.sum_of), place
                if part.needed_if and any(number[name] for name in part.needed_if):
                    assert answers[f"{question.ref}.{part.name}"][1], place
    assert counted == {"PLN-1": 6, "PLN-5": 22}


@pytest.mark.parametrize(("agency", "case"), [pair for pair in RETURNED if typed(*pair).actions])
def test_the_plan_is_what_its_counts_say(agency: str, case: str) -> None:
    rows = [
        (bool(owner), isinstance(due, date), bool(measure), bool(outcome))
        for _, owner, due, measure, outcome, *_ in typed(agency, case).actions
    ]
    columns = [sum(column) for column in zip(*rows, strict=True)]
    assert list(numbers(agency, case, "PLN-1").values()) == [len(rows), *columns, sum(map(all, rows))]


def test_planned_actions() -> None:
    actions = [action for pair in RETURNED for action in typed(*pair).actions]
    tests = [action[5 : 5 + len(SMART)] for action in actions]
    assert len(actions) == 26
    assert sum(all(test == spec.YES for test in row) for row in tests) == 7
    for action, row in zip(actions, tests, strict=True):
        assert set(row) <= set(spec.TESTED)
        assert action[10] in spec.SHARED
        assert action[11] in spec.STATUS


def events(case: str) -> list[tuple[str, date]]:
    found = []
    for agency in people.CODES:
        for day, *_ in typed(agency, case).events:
            if isinstance(day, str):
                day = datetime.strptime(day, "%d/%m/%Y").date()
            found.append((agency, day))
    return sorted(found, key=lambda event: event[1])


def test_chronologies_lie_in_the_period() -> None:
    start, end = people.PERIOD
    assert all(start <= day <= end for case in people.REFS for _, day in events(case))
    assert [len(events(case)) for case in people.REFS] == [21, 24, 33, 28, 20, 20]
    as_text = [event for pair in RETURNED for event in typed(*pair).events if isinstance(event[0], str)]
    assert len(as_text) == 2
    assert all(event[5] in spec.YES_NO for pair in RETURNED for event in typed(*pair).events)


def test_case_c_has_two_silences_and_a_run_of_contacts() -> None:
    days = [day for _, day in events("C")]
    gaps = sorted((later - earlier).days for earlier, later in pairwise(days))
    assert gaps[-2:] == [51, 63]
    february = [day for day in days if date(2026, 2, 2) <= day <= date(2026, 2, 12)]
    assert len(february) == 7
    closed = [event[0] for event in typed("CSC", "C").events if event[3] == "None recorded"]
    assert len([day for day in closed if day in february]) == 3


def test_dates_in_words_lie_in_the_period() -> None:
    start, end = people.PERIOD
    for agency, case in RETURNED:
        for row, cells in typed(agency, case).answers.items():
            if row == ALERT or row in BOXES:
                continue
            for day, month, year in (found for cell in cells for found in A_DATE.findall(str(cell))):
                told = datetime.strptime(f"{day} {month} {year}", "%d %b %Y").date()
                assert start <= told <= end, (agency, case, row, told)


def test_days_of_work_are_working_days() -> None:
    """Meetings and reviews are not held at weekends; only police, hospitals and births keep other hours."""
    for agency in ("CSC", "EDU", "EH", "0-19", "GP", "HOU"):
        for case in people.REFS:
            weekend = [event for event in typed(agency, case).events if _weekend(event[0])]
            assert not weekend


def _weekend(day: date | str) -> bool:
    return isinstance(day, date) and day.weekday() > 4


def test_one_alert_and_one_left_blank() -> None:
    answers = {pair: typed(*pair).answers.get(ALERT, ("", "", "")) for pair in RETURNED}
    assert [pair for pair, cells in answers.items() if cells[0] == spec.YES] == [("POL", "D")]
    assert [pair for pair, cells in answers.items() if not cells[0]] == [("HOU", "F")]
    assert answers["POL", "D"][1] and not answers["POL", "D"][2]


def test_one_nhs_number_from_the_test_range_and_no_other_identifier() -> None:
    text = "\n".join(word for pair in PAIRS for word in words(typed(*pair)))
    assert TEN_DIGITS.findall(text) == ["999 000 0018"]
    digits = [int(digit) for digit in "9990000018"]
    total = sum(digit * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    assert 11 - total % 11 == digits[9]
    assert "@" not in text
    assert not re.search(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", text)
    assert not re.search(r"\b(Mr|Mrs|Ms|Miss|Dr)\b", text)


def test_people_write_as_people_do() -> None:
    comments = [str(cells[2]) for pair in RETURNED for cells in typed(*pair).answers.values() if cells[2]]
    assert max(Counter(comments).values()) <= 4
    assert len(set(comments)) > 380
    assert sum(850 <= len(comment) <= 1000 for comment in comments) == 1
    assert any(len(comment) < 12 for comment in comments)
    everything = "\n".join(word for pair in RETURNED for word in words(typed(*pair)))
    assert {"ŷ", "ŵ", "é", "–", "’"} <= set(everything)
    assert any(ord(character) > 0x1F000 for character in everything)
    assert any(comment.startswith("- ") for comment in comments) and any(c.startswith("+ ") for c in comments)


def test_words_fit_their_boxes() -> None:
    for pair in RETURNED:
        for box in SET.boxes:
            assert len(typed(*pair).answers.get(box.ref, ("", "", ""))[1]) <= box.max_characters


def test_the_story_gives_strengths_areas_and_a_gap() -> None:
    strengths = {"LEX-1", "THR-2", "SUP-3"}
    for ref in strengths:
        assert (positive(ref).ratio or 0) >= Fraction(3, 4), ref
        assert "Inadequate" not in {cells[0] for _, _, cells in judged(SET.question(ref))}
    for ref in ("CHR-2", "CHR-3", "PLN-2", "PLN-4", "CUR-2", "EDI-1"):
        assert (positive(ref).ratio or 1) <= Fraction(1, 2), ref
    cells = [cells for _, _, cells in judged(SET.question("PLN-5"))]
    unknown = sum(judgement in (NOT_KNOWN, "") for judgement, _, _ in cells)
    assert Fraction(unknown, len(cells)) >= Fraction(1, 3)


def test_schools_know_the_childs_day_best() -> None:
    lived = ("LEX-1", "LEX-3", "LEX-4")
    agencies = ("CSC", "0-19", "EDU", "EH")
    shares = {code: sum((positive(ref, code) for ref in lived), Share()) for code in agencies}
    assert shares["EDU"] == Share(16, 18)
    assert all((share.ratio or 0) < Fraction(4, 5) for code, share in shares.items() if code != "EDU")


def test_views_of_case_c_are_split() -> None:
    grades = {agency: cells[0] for agency, case, cells in judged(SET.question("CHR-4")) if case == "C"}
    assert grades["EDU"] == "Outstanding" and grades["HOU"] == "Good"
    assert grades["CSC"] == grades["POL"] == grades["EH"] == "Inadequate"


def test_the_example_holds_no_identifier_and_the_alert() -> None:
    pairs = [(agency, case) for agency in people.EXAMPLE_AGENCIES for case in people.EXAMPLE_CASES]
    assert not any(TEN_DIGITS.search(word) for pair in pairs for word in words(typed(*pair)))
    assert ("POL", "D") in pairs


def test_dates_of_the_audit_are_in_order() -> None:
    start, end = people.PERIOD
    assert (start, end) == (date(2025, 5, 1), date(2026, 4, 30))
    assert end < people.RETURN_BY < people.PREPARED < people.TABLETOP < people.AS_OF
    assert all(case.key_decision and start <= case.key_decision <= end for case in people.CASES)
    signed = [signed.on for signed in people.SIGNED.values() if signed.on]
    assert all(end + timedelta(days=10) < day <= people.RETURN_BY for day in signed)
