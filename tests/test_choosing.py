"""Which of several files counts: by the first rule that decides, and nothing in the others is lost in silence."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest
from workbooks import GP, SMALL, Hand, decided, found, issued, loud, of, only, put, reading, register, saved, slim

from maar.answers import Reading, State
from maar.plan import Register
from maar.problems.asks import ask
from maar.returns import Decision, FileStatus, Settled, settle
from maar.sheets.keys import Sentinel

MONDAY, TUESDAY = datetime(2026, 5, 18, 9, 0), datetime(2026, 5, 19, 9, 0)


def k1(judgement: str = "", evidence: str = "", comment: str = "", data: bytes | None = None) -> Hand:
    return Hand(data).type("K1", "CHR-2", judgement, evidence, comment)


def at(hand: Hand, when: datetime | None, name: str) -> Reading:
    """A file as it was saved then, by what stands in it."""
    return replace(reading(hand, file=name), modified=when)


def back(*files: Reading, decisions: Mapping[str, Decision] | None = None) -> Settled:
    return settle(SMALL, register(), files, decisions or {})


def in_round(round_: int, issue: int = 1) -> bytes:
    """The workbook as a marked-up copy: the sentinel of every sheet says a later round."""
    hand = Hand(slim())
    for sheet in hand.book.worksheets:
        case = sheet.title.removeprefix("Case ") if sheet.title.startswith("Case ") else ""
        sheet["A1"] = str(Sentinel("return", SMALL.id, "CSC", case, issue, round_))
    return hand.bytes()


def answer(settled: Settled, ref: str = "CHR-2", case: str = "K1") -> tuple[str, str, str]:
    one = of(settled, case).answers[ref]
    return one.judgement, one.evidence, one.comment


def test_the_higher_round_counts_and_what_differs_is_told_with_its_cells() -> None:
    first = k1("Good", "seen").type("K1", "CHR-4", "Inadequate")
    second = k1("Outstanding", "seen", data=in_round(2)).type("K1", "CHR-4", "Inadequate")
    result = back(at(first, TUESDAY, "b.xlsx"), at(second, MONDAY, "a.xlsx"))
    assert answer(result) == ("Outstanding", "seen", "")
    assert result.files == {"b.xlsx": FileStatus.SUPERSEDED, "a.xlsx": FileStatus.READ}
    told = only(result, "ANS040")
    assert (told.at.file, told.question) == ("b.xlsx", "CHR-2")
    assert "Good / seen" in told.message
    assert found(result, "ANS010") == []


def test_a_higher_issue_wins_over_a_higher_round() -> None:
    first = k1("Good", data=in_round(3))
    second = k1("Outstanding", data=in_round(1, issue=2))
    assert answer(back(at(first, None, "a.xlsx"), at(second, None, "b.xlsx"))) == ("Outstanding", "", "")


def test_a_blank_where_an_answer_stood_in_the_earlier_round_asks_whether_it_is_withdrawn() -> None:
    result = back(at(k1("Good"), None, "a.xlsx"), at(Hand(in_round(2)).type("K1", "CHR-4", "Good"), None, "b.xlsx"))
    assert of(result).answers["CHR-2"].state is State.BLANK
    told = only(result, "ANS042")
    assert (told.question, told.at.file, told.severity) == ("CHR-2", "a.xlsx", "warning")
    assert "'Good' stood here before" in told.message


def test_the_same_content_twice_counts_once() -> None:
    result = back(at(k1("Good"), MONDAY, "a.xlsx"), at(k1("Good"), TUESDAY, "copy of a.xlsx"))
    assert sorted(result.files.values()) == [FileStatus.DUPLICATE, FileStatus.READ]
    assert only(result, "FIL020").severity == "note"


def test_the_fuller_of_two_counts_without_a_question() -> None:
    part, whole = k1("Good"), k1("Good").type("K1", "CHR-4", "Good", comment="All seen.")
    result = back(at(whole, None, "a.xlsx"), at(part, None, "b.xlsx"))
    assert result.files == {"a.xlsx": FileStatus.READ, "b.xlsx": FileStatus.SUPERSEDED}
    assert "another holds all of it and more" in only(result, "FIL025").message
    assert [line for line in loud(result) if line.startswith(("FIL021", "FIL026", "ANS010"))] == []


def test_the_later_answer_counts_where_the_files_say_when_they_were_saved() -> None:
    early = k1("Good", "seen").type("K1", "CHR-4", "Good", comment="Only here.")
    late = k1("Inadequate", "looked again").type("K1", "CHR-1", "Yes")
    result = back(at(late, TUESDAY, "a.xlsx"), at(early, MONDAY, "b.xlsx"))
    assert answer(result) == ("Inadequate", "looked again", "")
    assert answer(result, "CHR-4") == ("Good", "", "Only here.")
    told = only(result, "ANS041")
    assert (told.at.file, told.severity) == ("b.xlsx", "warning")
    assert "'Good / seen' was replaced by 'Inadequate / looked again' (a.xlsx, Case K1, cells E" in told.message
    assert len(found(result, "FIL026")) == 2


def test_a_later_blank_never_replaces_an_answer() -> None:
    result = back(at(k1("Good"), MONDAY, "a.xlsx"), at(k1("", "", "Ask school."), TUESDAY, "b.xlsx"))
    assert answer(result) == ("Good", "", "Ask school.")
    assert "Good" in only(result, "ANS047").message


@pytest.mark.parametrize("times", [(None, None), (MONDAY, None), (MONDAY, MONDAY)], ids=str)
def test_without_usable_times_what_differs_is_unreadable_until_one_is_pinned(
    times: tuple[datetime | None, datetime | None],
) -> None:
    files = at(k1("Good"), times[0], "a.xlsx"), at(k1("Inadequate"), times[1], "b.xlsx")
    result = back(*files)
    assert of(result).answers["CHR-2"].state is State.UNREADABLE
    assert "Good" in (message := found(result, "ANS010")[0].message)
    assert "Inadequate" in message
    rival = next(one for one in found(result, "FIL021") if one.at.file == "b.xlsx")
    after = back(*files, decisions=decided(rival, "pin", result.contents[rival.id]))
    assert answer(after) == ("Inadequate", "", "")
    assert "the lead pinned another" in only(after, "FIL025").message


def test_what_the_agency_is_asked_about_two_answers_names_no_folder_of_the_lead() -> None:
    problem = found(back(at(k1("Good"), None, "Mail/a.xlsx"), at(k1("Inadequate"), None, "Mail/b.xlsx")), "ANS010")[0]
    assert "'Good' (Mail/a.xlsx, Case K1, cell E" in problem.message
    assert "'Good' (a.xlsx, Case K1, cell E" in ask(problem)
    assert "Mail" not in ask(problem)


def test_boxes_count_one_by_one_in_the_order_of_saving() -> None:
    early = k1("Good", "seen", "well").type("K1", "PLN-1.actions", 5).type("K1", "PLN-1.with_owner", 3)
    late = k1("Inadequate").type("K1", "PLN-1.actions", 6)
    result = back(at(early, MONDAY, "a.xlsx"), at(late, TUESDAY, "b.xlsx"))
    assert answer(result) == ("Inadequate", "seen", "well")
    values = {value.part: value.value for value in of(result).answers["PLN-1"].values}
    assert values == {"actions": 6, "with_owner": 3}
    assert {one.question for one in found(result, "ANS041")} == {"CHR-2", "PLN-1.actions"}
    assert {one.question for one in found(result, "ANS047")} == {"CHR-2", "PLN-1.with_owner"}


def test_the_same_judgement_in_other_words_counts_and_all_words_are_kept() -> None:
    result = back(at(k1("Good", "seen"), None, "a.xlsx"), at(k1("Good", "", "Well done."), None, "b.xlsx"))
    assert answer(result) == ("Good", "seen", "Well done.")
    assert len(found(result, "ANS049")) == 2
    assert found(result, "ANS010") == []


def test_an_event_that_was_corrected_counts_once() -> None:
    early = Hand(issued()).line("Chronology", 5, "K1", date(2025, 6, 1), "Missed visit", "File")
    late = Hand(issued()).line("Chronology", 5, "K1", date(2025, 6, 2), "Missed visit", "File")
    result = back(at(early, MONDAY, "a.xlsx"), at(late, TUESDAY, "b.xlsx"))
    assert [event.date for event in of(result).events] == [date(2025, 6, 2)]
    assert "The later one counts." in only(result, "ANS046").message
    unknown = back(at(early, None, "a.xlsx"), at(late, None, "b.xlsx"))
    assert len(of(unknown).events) == 2
    assert "both count" in only(unknown, "ANS046").message


def test_a_later_issue_that_leaves_blank_what_the_earlier_answered_counts_beside_it() -> None:
    first = k1("Good").type("K1", "CHR-4", "Inadequate")
    second = k1("Outstanding", data=in_round(1, issue=2))
    result = back(at(first, None, "a.xlsx"), at(second, None, "b.xlsx"))
    assert [answer(result, ref)[0] for ref in ("CHR-2", "CHR-4")] == ["Outstanding", "Inadequate"]
    assert only(result, "ANS047").question == "CHR-4"


def test_a_pin_is_over_what_was_there_and_not_over_what_comes_later() -> None:
    old, wrong = at(k1("Good"), None, "a.xlsx"), at(k1("Inadequate"), None, "b.xlsx")
    contents = back(old, wrong).by_file["a.xlsx"]
    over = back(old, wrong).by_file["b.xlsx"]
    pin = Decision("FILEID", "pin", "rang", "lead", date(2026, 6, 1), contents, over=over)
    assert answer(back(old, wrong, decisions={"x": pin})) == ("Good", "", "")
    later = at(k1("Outstanding", data=in_round(2)), None, "c.xlsx")
    assert answer(back(old, wrong, later, decisions={"x": pin})) == ("Outstanding", "", "")


def test_of_two_pins_the_later_stands() -> None:
    one, other = at(k1("Good"), None, "a.xlsx"), at(k1("Inadequate"), None, "b.xlsx")
    files = back(one, other).by_file
    pins = [
        Decision("ONE", "pin", "rang", "lead", date(2026, 6, 1), files[name], over=files[rival])
        for name, rival in (("a.xlsx", "b.xlsx"), ("b.xlsx", "a.xlsx"))
    ]
    assert answer(back(one, other, decisions=dict(zip("ab", pins, strict=True)))) == ("Inadequate", "", "")
    assert answer(back(one, other, decisions=dict(zip("ab", reversed(pins), strict=True)))) == ("Good", "", "")


def test_what_is_wrong_in_a_file_of_which_nothing_counts_is_a_note() -> None:
    stray = k1("Good")
    put(stray.sheet()["K30"], "see attached")
    result = back(at(stray, None, "a.xlsx"), at(k1("Good", data=in_round(2)), None, "b.xlsx"))
    told = only(result, "ANS018")
    assert (told.severity, "Nothing in this file counts." in told.message) == ("note", True)


def test_two_auditors_are_no_two_versions() -> None:
    files = (
        at(k1("Good").top("K1", "Auditor's role", "Team manager"), MONDAY, "a.xlsx"),
        at(k1("Inadequate").top("K1", "Auditor's role", "Practice lead"), TUESDAY, "b.xlsx"),
    )
    result = back(*files)
    assert of(result).answers["CHR-2"].state is State.UNREADABLE
    assert "Practice lead" in only(result, "RET016").message + str(of(result).top.role)


def test_a_return_that_is_withdrawn_counts_nowhere_and_its_answers_are_listed() -> None:
    file = at(k1("Good", "seen"), None, "a.xlsx")
    contents = back(file).by_file["a.xlsx"]
    result = back(
        file, decisions={"FILEID": Decision("FILEID", "withdraw", "wrong child", "lead", date(2026, 6, 1), contents)}
    )
    assert result.files["a.xlsx"] is FileStatus.WITHDRAWN
    assert result.returned == ()
    assert "'Good / seen' stands in a return that does not count (the lead withdrew it: wrong child (lead))" in (
        only(result, "ANS040").message
    )


def test_the_order_and_names_of_the_files_change_nothing() -> None:
    hands = [k1("Good"), k1("Inadequate"), k1("Good").type("K1", "CHR-4", "Good")]
    first = back(*(at(hand, None, name) for hand, name in zip(hands, "abc", strict=True)))
    second = back(*(at(hand, None, name) for hand, name in zip(reversed(hands), "xyz", strict=True)))
    assert [answer(one) for one in (first, second)] == [answer(first)] * 2
    ids = [sorted(problem.id for problem in one.problems) for one in (first, second)]
    assert ids[0] == ids[1]


def test_an_answer_of_a_held_return_stands_in_the_problems_with_its_cell() -> None:
    hand = k1("Good", "seen").top("K1", "Case ref, typed by you", "K2")
    answered, typed = found(back(at(hand, None, "a.xlsx")), "ANS040")
    assert "above the questions: 'K2' stands in a return that does not count (held" in typed.message
    assert "CHR-2: 'Good / seen' stands in a return that does not count (held" in answered.message
    assert answered.at.cell.startswith("E")


def test_a_sheet_that_lost_its_sentinel_is_not_taken_for_an_older_one() -> None:
    hand = k1("Good", data=in_round(2))
    bare = k1("Inadequate")
    bare.sheet()["A1"] = None
    result = back(at(hand, None, "a.xlsx"), at(bare, None, "b.xlsx"))
    assert of(result).answers["CHR-2"].state is State.UNREADABLE


def test_a_row_without_a_case_is_kept_in_the_data() -> None:
    result = back(at(Hand(issued()).line("Chronology", 5, None, None, "Visit"), None, "a.xlsx"))
    assert [(event.agency, event.case, event.event) for event in result.events] == [("CSC", "", "Visit")]


def test_in_a_workbook_of_one_case_a_row_needs_no_case() -> None:
    plan = replace(SMALL, agencies=(*SMALL.agencies[:2], replace(GP, workbook="agency")))
    data = saved(Hand(issued(SMALL, "GP")).line("Chronology", 5, None, None, "Call").book)
    assert [event.case for event in reading(data, plan, history=Register()).events] == ["K1"]
