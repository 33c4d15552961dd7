"""What in a text says who a child is, and what does not; numbers are from ranges that nobody has, or examples."""

import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from test_checks import CSC, DUE, K1, PERIOD, SHEET, baseline, judged, returned, settled_of, told

from maar.answers import Answer, ChronologyEvent, PlannedAction, State, TopBlock, Typed, Value
from maar.checks import run
from maar.checks.identifiers import about_file, cleared, clearings, is_cleared
from maar.identifiers import LETTERS, Identifier, clearing, find, is_nhs_number, is_upn
from maar.plan import Plan
from maar.plan.read import plan as read_plan
from maar.plan.write import as_toml
from maar.problems import Location, Problem, Severity
from maar.questions import ALERT
from maar.returns import Decision, FileStatus, Return, Settled, Status

NHS, UPN, NI, BORN, POST, PHONE, MAIL, NAME = Identifier
NAMES = ("Okonkwo", "Réka Szabó", "Harbour Rise", "Ann")

FOUND: dict[str, tuple[Identifier, str]] = {
    "NHS no. 999 000 0018": (NHS, "999 000 0018"),
    "NHS9990000018": (NHS, "9990000018"),
    "his number (999-000-0018) was": (NHS, "999-000-0018"),
    "number 999\u00a0000\u00a00018, seen": (NHS, "999\u00a0000\u00a00018"),
    "num\u200bber 99\u200b90000018": (NHS, "99\u200b90000018"),
    "UPN B801200005001": (UPN, "B801200005001"),
    "upn b801200005001": (UPN, "b801200005001"),
    "UPN B 801 2000 05 001 (school)": (UPN, "B 801 2000 05 001"),
    "NI number TN123456A": (NI, "TN123456A"),
    "NI TN 12 34 56 A": (NI, "TN 12 34 56 A"),
    "ni qq123456c": (NI, "qq123456c"),
    "DOB 03/04/2014": (BORN, "03/04/2014"),
    "d.o.b.: 3.4.14": (BORN, "3.4.14"),
    "D.O.B - 03 04 2014": (BORN, "03 04 2014"),
    "date of birth is 2014-04-03": (BORN, "2014-04-03"),
    "Date of birth recorded as 3rd April 2014": (BORN, "3rd April 2014"),
    "born 3 Apr 14": (BORN, "3 Apr 14"),
    "He was born on the 3rd of April 2014.": (BORN, "3rd of April 2014"),
    "born at 38 weeks in Eastmere on 3 April 2014": (BORN, "3 April 2014"),
    "3 April 2014 (DOB)": (BORN, "3 April 2014"),
    "DOB mother: 3/4/1990": (BORN, "3/4/1990"),
    "born April 3, 2014": (BORN, "April 3, 2014"),
    "moved to ZE1 9AB in May": (POST, "ZE1 9AB"),
    "lives in sw1a 1aa": (POST, "sw1a 1aa"),
    "at EC1A1BB.": (POST, "EC1A1BB"),
    "mobile 07700 900123": (PHONE, "07700 900123"),
    "rang 07700900123": (PHONE, "07700900123"),
    "rang 0770 090 0123": (PHONE, "0770 090 0123"),
    "tel. (01632) 960 123": (PHONE, "(01632) 960 123"),
    "tel 020 7946 0123": (PHONE, "020 7946 0123"),
    "+44 (0)7700 900123": (PHONE, "+44 (0)7700 900123"),
    "+447700900123": (PHONE, "+447700900123"),
    "0044 1632 960123": (PHONE, "0044 1632 960123"),
    "write to jo.bloggs+x@example.org.": (MAIL, "jo.bloggs+x@example.org"),
    "Okonkwo's brother": (NAME, "Okonkwo"),
    "Mrs OKONKWO said": (NAME, "OKONKWO"),
    "the Okonkwo’s house": (NAME, "Okonkwo"),
    "Reka Szabo was seen": (NAME, "Reka Szabo"),
    "réka-szabó": (NAME, "réka-szabó"),
    "lives at Harbour  Rise": (NAME, "Harbour  Rise"),
    "okonkwo_return": (NAME, "okonkwo"),
}

NOTHING = (
    "", "K1-CHR-1", "case K1", "E1 2", "E1 of 2", "W1 2hr visit", "S47 2nd strategy meeting", "s47 3rd", "section 47",
    "s.17 and s.47", "LAC, CIN and CP", "Y7 and Y10", "Y7 2BD", "2 of 3", "14:30", "9am to 5pm", "£1,000.50",
    "£12 345 678", "01 02 2026", "01/02/2026", "01.02.2026 14:30", "01 02 2026 14 30 55", "2026-02-01 07:15",
    "seen on 3 March 2026", "3 March 2026: seen at home", "Baby born; discharged 3 March 2026",
    "born early, and seen on 3 March 2026", "Birth plan reviewed on 3 March 2026", "birth mother seen on 3 May 2026",
    "unborn baby discussed on 3 March 2026", "date of birth was not checked until 3 March 2026", "dob not known",
    "999 000 0017", "9990000019", "99900000180", "19990000018", "1111111111", "0000000000", "case 2026/07700900123",
    "A801200005001", "B80120000500", "BG123456A", "DA123456A", "TN123456E", "AB 12", "CP123456", "120/80", "50 50 50",
    "ab12cd34 and AB12 3CD", "annual review", "Annex", "Hannah", "Joanne's plan", "Harbour only", "a @ b", "me@home",
    "grade 3 - Good", "0.75 (3 of 4)", "1st, 2nd and 3rd", "0 2 4 6 8 0 2 4 6 8 0",
)  # fmt: skip


def kinds(text: str, names: Iterable[str] = NAMES) -> list[Identifier]:
    return [one.kind for one in find(text, tuple(names))]


@pytest.mark.parametrize(("text", "wanted"), FOUND.items())
def test_an_identifier_is_found_where_it_stands(text: str, wanted: tuple[Identifier, str]) -> None:
    (one,) = find(text, NAMES)
    assert (one.kind, one.text) == wanted
    assert text[one.start : one.end] == one.text


@pytest.mark.parametrize("text", NOTHING)
def test_what_an_audit_is_full_of_is_no_identifier(text: str) -> None:
    assert find(text, NAMES) == ()


def test_several_are_found_in_order_and_none_inside_another() -> None:
    text = "Ann, DOB 3/4/14, 07700 900123, ann.okonkwo@example.org, ZE1 9AB, NHS 999 000 0018, and again Ann."
    assert kinds(text) == [NAME, BORN, PHONE, MAIL, POST, NHS, NAME]
    both = "Siblings' dates of birth: 03/04/2014 and 05/06/2016; seen 07/08/2026"
    assert [one.text for one in find(both)] == ["03/04/2014", "05/06/2016"]


def test_a_place_is_right_behind_letters_that_fold_to_more() -> None:
    text = "Straße ﬁle 😀 e\u0301t\u00e9: 07700 900123"
    (one,) = find(text)
    assert text[one.start : one.end] == "07700 900123"


def test_numbers_set_apart_for_tests_say_so() -> None:
    tests = {"999 000 0018": True, "943 476 5919": False, "TN123456A": True, "QQ123456C": True, "B801200005001": False}
    assert {text: find(text)[0].test for text in tests} == tests


def test_exactly_one_last_digit_or_none_checks_an_nhs_number() -> None:
    assert is_nhs_number("9434765919")  # the published example
    for first in range(999_000_000, 999_000_500):
        valid = [last for last in range(10) if is_nhs_number(f"{first}{last}")]
        weighted = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), str(first), strict=True))
        assert valid == ([] if weighted % 11 == 1 else [(11 - weighted % 11) % 11])


def test_exactly_one_first_letter_checks_a_upn() -> None:
    assert is_upn("B801200005001")  # 2x8 + 3x0 + 4x1 + 5x2 + 10x5 + 13x1 = 93, which leaves 1: the second letter
    for body in ("801200005001", "80120000500A", "80120000500Z", "999999999999"):
        assert len([letter for letter in LETTERS if is_upn(letter + body)]) == 1
    valid = next(letter for letter in LETTERS if is_upn(f"{letter}80120000500A"))
    assert kinds(f"UPN {valid}80120000500A, temporary") == [UPN]


@pytest.mark.parametrize("prefix", ["".join(pair) for pair in product("ADTOQ", "AOTNBG")] + ["BG", "GB", "NK", "ZZ"])
def test_a_national_insurance_number_has_a_prefix_that_is_given_out(prefix: str) -> None:
    never = prefix[0] in "DFIQUV" or prefix[1] in "DFIQUVO" or prefix in ("BG", "GB", "NK", "KN", "NT", "ZZ")
    assert kinds(f"{prefix}123456A") == ([] if never else [NI])


def test_a_hint_finds_it_and_does_not_tell_it() -> None:
    assert [one.hint for one in find("Okonkwo 999 000 0018", NAMES)] == ["O…", "…18"]


def test_a_clearing_is_for_one_return_and_however_it_is_typed() -> None:
    (one,), (spaced,), (other,) = find("9990000018"), find("999 000 0018"), find("999 000 0026")
    assert clearing("CSC", "K1", one) == clearing("CSC", "K1", spaced)
    assert len({clearing("CSC", "K1", one), clearing("CSC", "K2", one), clearing("CSC", "K1", other)}) == 3


CELLS = ("1", "1 ", "a", "07 ", "dob ", "born on ", "A1 ", "a@", "a.@-", "999 ", "é", "(0", "+44 ", "1 1 1 january ",
         "ls14ap ", "Ann ", "dobs 1/1/11 and ")  # fmt: skip


@pytest.mark.parametrize("piece", CELLS)
def test_the_longest_cell_takes_time_in_proportion(piece: str) -> None:
    cell = (piece * 32_767)[:32_767]
    start = time.perf_counter()
    find(cell, NAMES)
    assert time.perf_counter() - start < 1


def test_the_plan_lists_names_or_none(tmp_path: Path) -> None:
    file = tmp_path / "audit.toml"
    for names in ((), NAMES):
        text = as_toml(replace(a_plan(*names), id="ABCDEFGH"))
        assert ("names = " in text) is bool(names)
        file.write_text(text, "utf-8")
        read, problems = read_plan(file, baseline())
        assert problems == ()
        assert read is not None and read.names == names
    file.write_text(text.replace("names = [", "names = [7, "), "utf-8")
    read, problems = read_plan(file, baseline())
    assert read is None
    assert "names should be a list of words" in problems[0].message


def a_plan(*names: str) -> Plan:
    words = ("AB12CD34", "neglect", "Neglect", "deep dive", "OFFICIAL", "lead@example.org", "Anyshire")
    return Plan(*words, PERIOD, DUE, None, (K1,), (CSC,), baseline(), names=names)


def privacy(settled: Settled | Return, *names: str) -> list[Problem]:
    settled = settled_of(settled) if isinstance(settled, Return) else settled
    ran = run(a_plan(*names), settled, date(2026, 7, 1))
    assert ran.ran == ran.of, [problem.message for problem in ran.problems]
    return [problem for problem in ran.problems if problem.code.startswith("PRI")]


def said(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in problems]


def test_a_problem_for_each_cell_and_kind_never_repeats_what_it_found() -> None:
    evidence = "Seen with Ann at ZE1 9AB, then SW1A 1AA."
    problems = privacy(returned(judged("LEX-1", "Good", evidence, "Rang 07700 900123")), "Ann")
    assert said(problems) == [
        ("PRI005", "CSC, case K1: what looks like a postcode (…AB and …AA) stands in Evidence of LEX-1."),
        ("PRI006", "CSC, case K1: what looks like a phone number (…23) stands in Comment of LEX-1."),
        ("PRI008", "CSC, case K1: what looks like a name that the plan lists (A…) stands in Evidence of LEX-1."),
    ]
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert {problem.question for problem in problems} == {"LEX-1"}
    assert f"maar decide AUDIT {problems[0].id} clear" in problems[0].advice


def test_a_test_number_is_a_note() -> None:
    (problem,) = privacy(returned(judged("LEX-1", "Good", "NHS 999 000 0018", "Because")))
    assert (problem.code, problem.severity) == ("PRI009", Severity.NOTE)


def test_every_box_of_a_return_is_looked_at() -> None:
    name = "Okonkwo"
    at = Location("CSC.xlsx", "Chronology", "D9")
    event = ChronologyEvent("CSC", "K1", date(2026, 2, 1), name, name, "", name, "Yes", at)
    action = PlannedAction("CSC", "K1", name, name, None, "", "", ("Yes",) * 5, "", "", at)
    alert = replace(judged(ALERT, "No"), evidence=name)
    typed = Answer("CSC", "K1", "CHR-1", State.UNREADABLE, at=SHEET, typed=name)
    top = TopBlock(role=name, records_read=name, places={"role": at}, filled=True)
    one = returned(alert, typed, top=top, events=(event,), actions=(action,), signed_off_by=name)
    places = {(problem.message.rpartition(" stands in ")[2], problem.at) for problem in privacy(one, "okonkwo")}
    assert {where for where, _ in places} == {
        "Evidence of ALERT.", "Judgement of CHR-1.", "Auditor's role, above the questions.",
        "Records read, above the questions.", "Signed off by (role), on Start here.",
        "Event, in this row of the Chronology.", "Source, in this row of the Chronology.",
        "Impact on the child, in this row of the Chronology.", "Action, in this row of the SMART plan.",
        "Owner, in this row of the SMART plan.",
    }  # fmt: skip
    assert ("Auditor's role, above the questions.", at) in places


def test_the_cell_is_that_of_the_box_where_it_is_known() -> None:
    cells = tuple(SHEET._replace(cell=f"{column}9") for column in "EGH")
    answer = judged("LEX-1", "Good", "", "ZE1 9AB")
    one = returned(answer)
    assert [problem.at for problem in privacy(one)] == [answer.at]
    one = replace(one, typed={"LEX-1": Typed("Good", "", "ZE1 9AB", cells)})
    assert [problem.at for problem in privacy(one)] == [cells[2]]


def test_a_part_is_told_once_and_at_its_own_cell() -> None:
    at = SHEET._replace(cell="G20")
    values = (Value("reason", "text", "Rang 07700 900123", at),)
    answer = Answer("CSC", "K1", "APP-1", State.ANSWERED, evidence="Rang 07700 900123", at=SHEET, values=values)
    assert [problem.at for problem in privacy(returned(answer))] == [at]


def test_what_two_files_say_is_told_where_it_stands_and_not_again_where_it_is_put_together() -> None:
    both = "Good / Rang 07700 900123 (a.xlsx) and Inadequate (b.xlsx)"
    answer = replace(judged("LEX-1", "", "", "Rang 07700 900123"), state=State.UNREADABLE, typed=both)
    (problem,) = privacy(returned(answer))
    assert problem.message.endswith("stands in Comment of LEX-1.")


def test_what_is_outstanding_or_in_order_has_no_identifiers() -> None:
    assert privacy(returned()) == []
    held = Return(CSC, K1, Status.OUTSTANDING, (), top=TopBlock(role="07700 900123", filled=True), held=True)
    assert privacy(held) == []
    assert said(privacy(replace(held, status=Status.NIL, held=False))) != []


def test_a_file_named_after_somebody_is_a_warning_and_says_so_once() -> None:
    name = "Okonkwo family/NHS 999 000 0018 dob_03.04.2014.xlsx"
    settled = replace(settled_of(), files={name: FileStatus.READ, "K1 return v2 07-05-2026.xlsx": FileStatus.READ})
    (problem,) = privacy(settled, "okonkwo")
    assert (problem.code, problem.severity, problem.at.file) == ("PRI010", Severity.WARNING, name)
    assert problem.message == (
        "The name of a file holds what looks like a name that must not be told, an NHS number and a date of birth "
        "(O…, …18 and …14)."
    )


def test_an_author_is_counted_and_not_named() -> None:
    (problem,) = about_file("a.xlsx", ("Jo Bloggs", "openpyxl", "Microsoft Office User", "Jo Bloggs 2"), ())
    assert (problem.code, problem.severity) == ("PRI011", Severity.NOTE)
    assert "say who wrote it (2 people)" in problem.message
    assert "Bloggs" not in problem.message + problem.advice
    nobody = ("", " ", "openpyxl", "Windows User", "Admin", "Audit lead", "LibreOffice/24.2", "Eastmere Police")
    assert list(about_file("a.xlsx", nobody, ())) == []


def test_a_decision_clears_what_was_found_and_nothing_else() -> None:
    one = returned(judged("LEX-1", "Good", "ZE1 9AB", "SW1A 1AA"))
    problems = privacy(one)
    (id_,) = {problem.id for problem in problems}  # one question, one kind: one decision
    contents = clearings([*problems, *told(returned(judged("CHR-1", "")))])
    assert set(contents) == {id_}
    decision = Decision(id_, "clear", "A library", "audit lead", date(2026, 7, 1), contents[id_])
    assert all(is_cleared(problem, cleared([decision])) for problem in problems)
    assert not any(is_cleared(problem, cleared([replace(decision, verdict="waive")])) for problem in problems)
    (more, *_) = privacy(returned(judged("LEX-1", "Good", "ZE1 9AB and ZE1 9AD", "Because")))
    assert more.id == id_
    assert not is_cleared(more, cleared([decision]))
