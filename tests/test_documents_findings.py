"""Findings, chronology, plans, method and books as they are told, and the tables for the spreadsheet."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from example import (
    AGENCIES,
    CASES,
    EXA_1,
    EXA_2,
    EXA_3,
    YES_NO,
    answer,
    blocks,
    found,
    only,
    plan,
    returned,
    returns,
    sheet,
    words,
)

from maar.agreement import Agreed, agreement
from maar.answers import AgreedJudgement, Answer, ChronologyEvent, PlannedAction, State
from maar.documents.findings import findings_document
from maar.documents.findings_part import chosen
from maar.documents.model import (
    Bullets,
    Document,
    FindingGroup,
    FindingLine,
    Lanes,
    PlanMatrix,
    Table,
    Text,
)
from maar.documents.phrases import cut, span
from maar.documents.quotes import Quotes
from maar.figures import Share
from maar.findings import Finding, FindingKind
from maar.plan import Case
from maar.problems import Location, Problem
from maar.problems import answers as answer_codes
from maar.render.html import html
from maar.render.xlsx import xlsx
from maar.returns import Decision, Return, Status


@pytest.fixture(scope="module")
def report() -> Document:
    return findings_document(found())


def lines(document: Document, anchor: str) -> list[FindingLine]:
    return [line for block in blocks(document, anchor) if isinstance(block, FindingGroup) for line in block.lines]


def test_findings_are_numbered_named_and_counted(report: Document) -> None:
    told = [(line.number, line.kind, line.figure, line.unit) for line in lines(report, "findings")]
    assert told == [
        ("1.1", "Strength", "3 of 4", "answers were Good or Outstanding"),
        ("1.2", "Area to improve", "1 of 4", "answers were No, which is good"),
        ("1.3", "Information gap", "4 of 12 (33%)", "answers were not known, blank or unreadable"),
        ("1.4", "Information gap", "3 of 7 (43%)", "answers were not known, blank or unreadable"),
    ]
    strength = lines(report, "findings")[0]
    assert (strength.sentence, strength.lead) == ("Done well.", "Done well.")  # the count stands beside it


def said_of(ref: str, *labels: str) -> dict[FindingKind, str]:
    """What is said of a question to which social care and the police gave these answers, case by case."""
    cases = tuple(Case(f"K{number}") for number in range(1, 8))
    the_plan = replace(plan(), cases=cases)
    made = []
    for place, label in enumerate(labels):
        agency, case = AGENCIES[place % 2], cases[place // 2]
        both = (label, "Not applicable") if ref == "EXA-1" else ("Not applicable", label)
        made.append(returned(the_plan, agency, case, both))
    return {one.kind: one.sentence for one in found(the_plan, made).findings if one.question == ref}


@pytest.mark.parametrize(
    ("labels", "kind", "sentence"),
    [
        (("Yes", "Yes", "Yes", "Yes", "Not known", "No"), FindingKind.AREA,
         "4 of 6 answers were Yes, 1 was No and 1 was not known (No is good)."),
        (("Yes", "Yes", "Yes", "Yes", "No", "No"), FindingKind.AREA,
         "4 of 6 answers were Yes, 2 were No (No is good)."),
        (("Partly", "Partly", "Partly"), FindingKind.AREA, "3 of 3 answers were Partly (No is good)."),
        (("No", "No", "No", "Yes"), FindingKind.STRENGTH, "3 of 4 answers were No (No is good)."),
        (("Yes", "No"), FindingKind.SPLIT, "in case K1, Social care answered Yes; Police answered No (No is good)."),
    ],
)  # fmt: skip
def test_a_reversed_question_says_how_many_gave_the_bad_answer(
    labels: tuple[str, ...], kind: FindingKind, sentence: str
) -> None:
    assert said_of("EXA-2", *labels)[kind] == f"It was late: {sentence}"


def test_an_area_names_those_in_its_count_that_are_not_known() -> None:
    straight = replace(EXA_2, scale=YES_NO, reverse=False, short="Done in time")
    the_plan = replace(plan(straight), cases=tuple(Case(f"K{number}") for number in range(1, 5)))
    said = ("Not known", "Not known", "Not known", "No")
    made = [returned(the_plan, AGENCIES[0], case, (word,)) for case, word in zip(the_plan.cases, said, strict=True)]
    told = {one.kind: one.sentence for one in found(the_plan, made).findings}
    assert told[FindingKind.AREA] == "Done in time: 0 of 4 answers were Yes; 3 were not known."


def test_an_area_that_its_share_alone_would_not_list_says_why_it_is_listed() -> None:
    the_plan = replace(plan(EXA_1), cases=tuple(Case(f"K{number}") for number in range(1, 5)))
    said = ("Good", "Good", "Good", "Inadequate")
    made = [returned(the_plan, AGENCIES[0], case, (word,)) for case, word in zip(the_plan.cases, said, strict=True)]
    (one,) = lines(findings_document(found(the_plan, made)), "findings")
    assert one.sentence == "Done well. Listed because 1 answer was Inadequate."
    assert (one.figure, one.unit) == ("3 of 4", "answers were Good or Outstanding; 1 Inadequate")


def test_a_gap_of_one_state_says_it_once() -> None:
    the_plan = replace(plan(EXA_1), cases=tuple(Case(f"K{number}") for number in range(1, 7)))
    made = [returned(the_plan, AGENCIES[0], case, ("Not known",)) for case in the_plan.cases]
    told = {one.kind: one.sentence for one in found(the_plan, made).findings if one.question}
    assert told[FindingKind.GAP] == "Done well: 6 of 6 answers were not known."


def test_a_split_is_told_in_marks() -> None:
    said = {"CSC": "Outstanding", "POL": "Inadequate", "EDU": "Inadequate"}
    made = [returned(plan(EXA_1), one, CASES[0], (said[one.code],)) for one in AGENCIES]
    made[2] = replace(
        made[2], answers={"EXA-1": answer("EDU", "K1", "EXA-1", "Inadequate", "Nobody came to the meeting.")}
    )
    split = lines(findings_document(found(plan(EXA_1), made)), "findings")[-1]
    assert (split.kind, split.figure, split.unit) == ("Split view", "1 O, 2 I", "3 agencies, 1 case")
    assert split.sentence == (
        "Done well: in case K1, Social care answered Outstanding; Police and Schools answered Inadequate."
    )


def test_beside_a_split_stands_what_the_meeting_agreed_on_it() -> None:
    said = {"CSC": "Outstanding", "POL": "Inadequate", "EDU": "Inadequate"}
    of = found(plan(EXA_1), [returned(plan(EXA_1), one, CASES[0], (said[one.code],)) for one in AGENCIES])
    agreed = AgreedJudgement("K1", "EXA-1", State.ANSWERED, "Good", "", "")
    met = replace(of, agreement=agreement(of.plan, of.settled, Agreed((agreed,))))
    assert lines(findings_document(met), "findings")[-1].sentence.endswith(" Agreed at the meeting: Good.")
    assert "Agreed at" not in lines(findings_document(of), "findings")[-1].sentence


def test_key_messages_are_strengths_with_most_answers_then_areas_with_least() -> None:
    def one(kind: FindingKind, number: int, share: Share) -> Finding:
        return Finding(kind, "EXA", f"EXA-{number}", "", (), share, "", ())

    strengths = [one(FindingKind.STRENGTH, place, Share(place, place)) for place in range(3, 8)]
    areas = [one(FindingKind.AREA, place, Share(place, 20)) for place in (4, 2, 3, 1)]
    best, worst = chosen((*strengths, *areas))
    assert [finding.share.d for finding in best] == [7, 6, 5]
    assert [finding.share.n for finding in worst] == [1, 2, 3]
    best, worst = chosen((*strengths, areas[0]))
    assert (len(best), len(worst)) == (5, 1)
    best, worst = chosen(tuple(areas) * 2)
    assert (len(best), len(worst)) == (0, 6)


def test_a_message_points_to_its_finding(report: Document) -> None:
    told = [(line.number, line.id, line.see) for line in lines(report, "messages")]
    assert told == [("1", "STRENGTH-EXA-1", "Finding 1.1"), ("2", "AREA-EXA-2", "Finding 1.2")]


@pytest.mark.parametrize(
    ("text", "longest", "kept"),
    [
        ("Seen alone.", 11, "Seen alone."),
        ("Seen alone at home.", 12, "Seen alone…"),
        ("Seen alone, at home.", 13, "Seen alone…"),
        ("Seen  alone\nat home", 60, "Seen alone at home"),
        ("Unbreakable", 6, "Unbre…"),
    ],
)
def test_a_quote_is_cut_after_a_word(text: str, longest: int, kept: str) -> None:
    assert cut(text, longest) == kept
    assert len(cut(text, longest)) <= longest


def finding(kind: FindingKind, *evidence: Answer) -> Finding:
    return Finding(kind, "EXA", "EXA-1", "", (), Share(1, 3), "", evidence)


def test_a_quote_fits_its_finding_and_is_used_once() -> None:
    long = "It was seen, named and acted on within the week, and the record says so."
    good = answer("CSC", "K1", "EXA-1", "Good", long)
    poor = answer("POL", "K2", "EXA-1", "Inadequate", "- No one came, and no one wrote down why nobody came that week.")
    weak = answer(
        "EDU", "K3", "EXA-1", "Requires improvement", "Late by a month, and nobody told the school why it was."
    )
    quotes = Quotes()
    area = finding(FindingKind.AREA, weak, poor, good)
    assert quotes.take(area, EXA_1) == ("No one came, and no one wrote down why nobody came that week.", poor)
    assert quotes.take(area, EXA_1) == ("", None)
    assert quotes.take(finding(FindingKind.STRENGTH, poor, good), EXA_1) == (long, good)
    assert quotes.take(finding(FindingKind.SPLIT, good, weak, poor), EXA_1)[1] == weak


def test_a_quote_of_a_good_length_comes_first_then_a_long_one_and_evidence_last() -> None:
    short = answer("CSC", "K1", "EXA-1", "Good", "Yes.")
    long = answer("POL", "K2", "EXA-1", "Good", "word " * 50)
    evidence = replace(answer("EDU", "K3", "EXA-1", "Good"), evidence="Visit of 3 May, page 4")
    quotes = Quotes()
    strength = finding(FindingKind.STRENGTH, evidence, short, long)
    taken = [quotes.take(strength, EXA_1) for _ in range(4)]
    assert [who for _, who in taken] == [long, short, evidence, None]
    assert taken[0][0].endswith("word…") and len(taken[0][0]) <= 160


def event(
    agency: str, case: str, when: date | None, what: str, action: str = "Done", major: str = "No"
) -> ChronologyEvent:
    return ChronologyEvent(agency, case, when, what, "Record", action, "Felt", major, Location(f"{agency}.xlsx"))


def with_events(*events: ChronologyEvent) -> list[Return]:
    return [
        replace(one, events=tuple(e for e in events if (e.agency, e.case) == (one.agency.code, one.case.ref)))
        for one in returns(plan())
    ]


MEETING = date(2026, 3, 11)
EVENTS = (
    event("CSC", "K2", date(2025, 5, 1), "Referral", major="Yes"),
    event("POL", "K2", date(2025, 9, 1), "Called out", "None recorded"),
    event("POL", "K2", date(2025, 9, 2), "Called out again", "", "Yes"),
    event("CSC", "K2", MEETING, "Strategy meeting", major="Yes"),
    event("POL", "K2", MEETING + timedelta(days=1), "Strategy meeting"),
    event("CSC", "K2", MEETING + timedelta(days=2), "Home visit"),
    event("POL", "K2", MEETING + timedelta(days=4), "Home visit"),
    event("POL", "K2", date(2026, 4, 30), "Closed"),
    event("CSC", "K2", date(2024, 1, 1), "Long ago"),
    event("CSC", "K2", None, "No date"),
)


def test_a_chronology_is_drawn_in_lanes() -> None:
    lanes = only(findings_document(found(made=with_events(*EVENTS))), "chronology", Lanes)
    assert isinstance(lanes, Lanes)
    assert (lanes.case, lanes.title) == ("K2", "Case K2: 10 entries from 2 agencies")
    assert [(lane.agency, lane.missing) for lane in lanes.lanes] == [
        ("Social care", False), ("Police", False), ("Schools", True),
    ]  # fmt: skip
    care, police, _ = lanes.lanes
    assert [(mark.kind, mark.number) for mark in care.marks] == [
        ("significant", "1"),
        ("significant", "a"),
        ("event", ""),
    ]
    assert [(mark.kind, mark.number) for mark in police.marks] == [
        ("no action", ""), ("significant", "2"), ("event", "a"), ("event", ""), ("event", ""),
    ]  # fmt: skip
    assert (care.marks[0].at, police.marks[-1].at) == (0.0, 1.0)
    assert [gap.words for gap in lanes.gaps] == ["190 days", "123 days", "46 days"]
    assert [(row.number, row.date, row.agency, row.note) for row in lanes.events] == [
        ("1", "1 May 2025", "Social care", ""),
        ("2", "2 Sep 2025", "Police", "No action"),
        ("a", "11 Mar 2026", "Social care, Police", "Police dated it 12 Mar 2026"),
    ]
    assert [row.event for row in lanes.events][1:] == ["Called out again.", "Strategy meeting."]
    assert lanes.ticks[0] == (0.0, "May 2025") and lanes.ticks[8][1] == "Jan 2026" and len(lanes.ticks) == 12
    assert lanes.note == (
        "Not drawn: 1 entry without a date and 1 entry outside the period. They stand in data/chronology.csv."
    )


def test_the_chronology_table_counts_entries_and_what_they_lack() -> None:
    document = findings_document(found(made=with_events(*EVENTS)))
    rows = words(only(document, "chronology", Table))
    assert rows[1][:6] == ["Case K2", "10", "2", "2", "0", "190"]
    assert rows[0] == ["Case K1", "0", "0", "0", "0", "·", "·", "0"]  # in no case did anything take any days
    assert not any(isinstance(block, Lanes) for block in blocks(findings_document(found()), "chronology"))


def test_events_close_together_are_bracketed_and_shared_ones_count_once() -> None:
    days = [date(2026, 2, 2) + timedelta(days=place) for place in (0, 1, 3, 10)]
    crowd = [event("CSC", "K1", day, f"Contact number {day.day}") for day in days]
    crowd += [event(code, "K1", days[1], "Strategy meeting") for code in ("CSC", "POL", "EDU")]
    (one, *_) = found(made=with_events(*crowd)).chronologies
    assert [(cluster.events, cluster.days) for cluster in one.clusters] == [(5, 10)]
    lanes = only(
        findings_document(found(made=with_events(*crowd, *[event("POL", "K1", date(2025, 6, 1), "x")]))),
        "chronology",
        Lanes,
    )
    assert [(span.words, span.under) for span in lanes.clusters] == [("5 events", "in 10 days")]


def action(agency: str, case: str, tests: str, shared: str = "No") -> PlannedAction:
    said = tuple({"y": "Yes", "p": "Partly", "n": "No", "-": ""}[test] for test in tests)
    return PlannedAction(agency, case, "Visit weekly", "Worker", date(2026, 5, 1), "", "", said, shared, "", Location())


def test_smart_plans_count_tests_met() -> None:
    made = returns(plan())
    made[0] = replace(made[0], actions=(action("CSC", "K1", "yyyyy", "Yes"), action("CSC", "K1", "ypn-y")))
    made[1] = replace(made[1], actions=(action("CSC", "K2", "nnnnn"),))
    document = findings_document(found(made=made))
    matrix = only(document, "smart", PlanMatrix)
    assert [(group.case, len(group.actions)) for group in matrix.groups] == [("Case K1", 2), ("Case K2", 1)]
    assert [total for _, _, total in matrix.tests] == ["2 of 3", "1 of 3", "1 of 3", "1 of 3", "2 of 3"]
    assert (matrix.title, matrix.all_met) == ("1 of 3 actions met all five tests", "1 of 3")
    assert matrix.note.startswith("1 of 3 actions were recorded as shared with the family. Tests were")
    assert words(sheet(document, "SMART plans")) == [
        ["K1", "2", "2", "1", "1", "1", "2", "1", "1"],
        ["K2", "1", "0", "0", "0", "0", "0", "0", "0"],
        ["All", "3", "2", "1", "1", "1", "2", "1", "1"],
    ]
    assert isinstance(blocks(findings_document(found()), "smart")[0], Text)


def test_two_agencies_that_list_one_plan_are_told_to_be_counted_twice() -> None:
    made = returns(plan())
    by = {(one.agency.code, one.case.ref): place for place, one in enumerate(made)}
    for code in ("CSC", "POL"):
        made[by[code, "K1"]] = replace(made[by[code, "K1"]], actions=(action(code, "K1", "yyyyy"),))
    matrix = only(findings_document(found(made=made)), "smart", PlanMatrix)
    assert "What two agencies list is counted twice." in matrix.note


def test_method_says_who_read_what_and_how_little_it_rests_on(report: Document) -> None:
    assert words(only(report, "method", Table)) == [
        ["The auditor was independent of the case", "7 of 7 (100%)", "0"],
        ["The practitioner was spoken to", "5 of 7 (71%)", "0"],
        ["A manager signed the return off", "0 of 7 (0%)", "·"],
    ]
    limits = next(block for block in blocks(report, "method") if isinstance(block, Bullets) and block.title == "Limits")
    assert limits.items[:2] == (
        "Three cases show how practice can go. They do not show how often it does.",
        "Every agency's column rests on fewer than 5 returns.",
    )
    assert "1 answer could not be read and is in no count; nothing was guessed." in limits.items
    rules = blocks(report, "method")[-1]
    assert isinstance(rules, Bullets)
    assert rules.items[0].startswith("Strength: 75 per cent or more positive, of at least 3 answers")
    assert rules.items[2].startswith("Information gap: 1 in 3 or more")


def test_the_lead_s_decisions_and_moved_answers_are_told() -> None:
    moved = Problem(
        answer_codes.MOVED, Location("POL.xlsx", "Case K1", "E9"), "POL", "K1", "EXA-1", (("beside", "EXA-2"),)
    )
    made = Decision("ABC234", "waive", "Said so by phone.", "Audit lead", date(2026, 5, 30))
    document = findings_document(replace(found(problems=(moved,)), decisions=(made,)))
    bullets = {block.title: block.items for block in blocks(document, "method") if isinstance(block, Bullets)}
    assert bullets["What the lead decided"] == ("Waive: Said so by phone. (Audit lead, 30 May 2026, ABC234)",)
    assert any("counted for the question that the hidden key names" in item for item in bullets["Limits"])


def test_the_books_are_printed_and_balance(report: Document) -> None:
    table, files, aside, checks = blocks(report, "books")
    assert isinstance(table, Table) and isinstance(files, Table)
    assert words(table)[-1] == ["All", "12", "7", "2", "1", "1", "1"]
    assert table.note == (
        "12 asked = 7 answered + 2 not known + 1 not applicable + 1 blank + 1 unreadable. "
        "15 put = 12 asked + 2 in nil returns + 1 in missing returns. "
        "Returns: 9 issued = 7 returned + 1 nil + 1 missing. Checked for each agency and in total."
    )
    assert words(files) == [["3", "2", "0", "0", "0", "0", "0", "1"]]
    assert aside == Bullets("Files that are not counted", ("a scan.pdf: not a return.",))
    assert isinstance(checks, Text) and checks.plain.startswith(
        "17 of 17 checks ran. They and the reading of the files found 0 errors, 0 warnings and 0 notes."
    )


def test_the_tables_for_the_spreadsheet_keep_numbers_as_numbers(report: Document) -> None:
    assert [table.name for table in report.tables] == [
        "Notes", "Returns", "Balance of answers", "Files", "Themes", "Questions", "Themes by agency",
        "Themes by case", "Findings", "Chronology", "SMART plans", "Numbers", "Problems",
    ]  # fmt: skip
    assert all(len(row.cells) == len(table.columns) for table in report.tables for row in table.rows)
    total = sheet(report, "Balance of answers").rows[-1].cells
    assert [one.number for one in total] == [None, 15, 2, 1, 12, 7, 2, 1, 1, 1, 83.3]
    one, _ = sheet(report, "Questions").rows
    assert words(sheet(report, "Questions"))[1][3] == "Yes, partly, no, reversed"
    assert [value.number for value in one.cells[4:]] == [
        7, 4, 1, 2, 1, 0, None, None, None, 1, 0, 1, 1, 3, 4, 75.0, 66.7, 4,
    ]  # fmt: skip
    by_agency = words(sheet(report, "Themes by agency"))
    assert by_agency[0] == [
        "EXA",
        "An example",
        "CSC",
        "Children's social care",
        "Grades",
        "1",
        "2",
        "50.0",
        "50.0",
        "5",
    ]
    assert by_agency[-1][-5:] == ["0", "0", "·", "66.7", "1"]
    assert words(sheet(report, "Findings"))[0][:8] == [
        "STRENGTH-EXA-1", "Strength", "EXA", "EXA-1", "All", "Police, Social care, Schools", "3", "4",
    ]  # fmt: skip


def test_facts_and_footer_are_of_the_plan(report: Document) -> None:
    assert report.subtitle == "Deep dive: findings"
    assert dict(report.facts) == {
        "Cases": "3", "Agencies": "3", "Questions": "2", "Period looked at": "May 2025 to April 2026",
        "Meeting": "11 June 2026", "Status": "As of 1 June 2026",
    }  # fmt: skip
    assert span(date(2025, 5, 2), date(2026, 4, 30)) == "2 May 2025 to 30 April 2026"


def test_the_document_can_be_drawn_and_is_the_same_twice() -> None:
    first, second = (findings_document(found(made=with_events(*EVENTS))) for _ in range(2))
    assert first == second
    assert "<h2>Balance of the books</h2>" in html(first)
    assert xlsx(first) == xlsx(second)


def test_nothing_back_yet_is_a_document_all_the_same() -> None:
    the_plan = plan(EXA_1, EXA_2, EXA_3)
    empty = [Return(one, case, Status.OUTSTANDING, the_plan.put_to(one)) for one in AGENCIES for case in CASES]
    document = findings_document(found(the_plan, empty))
    lead = blocks(document, "returns")[0]
    assert isinstance(lead, Text) and lead.plain == "0 of 9 returns came back."
    assert lead.strong.startswith("9 are missing: Children's social care on cases K1, K2 and K3, Police on")
    assert "of 0" not in html(document)


def test_a_large_audit_draws_the_cases_with_most_entries() -> None:
    cases = tuple(Case(f"C{place}") for place in range(13))
    the_plan = replace(plan(), cases=cases, agencies=AGENCIES[:1])
    days = [date(2025, 6, 1) + timedelta(days=30 * place) for place in range(9)]
    made = [
        replace(
            returned(the_plan, AGENCIES[0], case, ("Good", "No")),
            events=tuple(event("CSC", case.ref, day, "Visit") for day in days[: 8 if case.ref == "C4" else 9]),
        )
        for case in cases
    ]
    told = blocks(findings_document(found(the_plan, made)), "chronology")
    assert "C4" not in [block.case for block in told if isinstance(block, Lanes)]
    assert sum(isinstance(block, Lanes) for block in told) == 12
    assert told[1] == Text("Drawn: the 12 cases with most entries of the 13 with enough to draw.")
