"""The findings report on paper: its order, its numbers beside the page's, and the lead's words in both."""

from dataclasses import replace
from datetime import date

import pytest
from example import CASES, EXA_1, answer, blocks, found, only, plan, returned, returns, words

from maar.agreement import Agreed, agreement
from maar.answers import AgreedJudgement, Kept, Recommendation, State
from maar.documents.edition import Edition
from maar.documents.every import DOCUMENTS, FINDINGS
from maar.documents.findings import findings_document
from maar.documents.found import Found
from maar.documents.model import Bullets, Document, FindingGroup, FindingLine, Grid, Table, Text, ThemeAnswers
from maar.documents.points import Points
from maar.documents.report import findings_report
from maar.documents.tell_story import id_of
from maar.documents.words import FindingWords, RecommendationWords, ThemeWords, Words
from maar.plan import Case, Plan
from maar.questions import Question
from maar.render.docx import docx
from maar.render.pdf import pdf
from maar.returns import Return, Status

ASKED = Recommendation(
    Kept.RECOMMENDATION, "Publish one page on escalation", owner="Partnership manager", due=date(2026, 9, 30),
    measure="It is on the shared site",
)  # fmt: skip
OVR = Question("OVR-1", "", "grade", "Overall, how good was it?", "Practice overall", "", "", ("ALL",), EXA_1.scale)


@pytest.fixture(scope="module")
def report() -> Document:
    return findings_report(found())


def lines(document: Document) -> dict[str, FindingLine]:
    """The findings told in full, by their id."""
    groups = (block for section in document.sections for block in section.blocks if isinstance(block, FindingGroup))
    return {line.id: line for group in groups for line in group.lines if line.kind}


def table(document: Document, anchor: str, name: str) -> Table:
    (one,) = (block for block in blocks(document, anchor) if isinstance(block, Table) and block.name == name)
    return one


def anchors(document: Document) -> list[str]:
    return [section.anchor for section in document.sections]


def met(*kept: Recommendation, own: Words | None = None) -> Found:
    of = found()
    return replace(of, agreement=agreement(of.plan, of.settled, Agreed(kept=kept)), words=own or Words())


def test_the_report_has_the_order_of_a_board_report_and_leaves_out_what_nobody_wrote(report: Document) -> None:
    assert anchors(report) == ["summary", "method", "returns", "theme-EXA", "grid", "counting", "questions"]
    own = Words(
        {"why_this_theme": "Neglect was named in three reviews."}, {"conclusions": ("It can be done.",)},
        recommendations=(RecommendationWords(text="Look again in a year."),),
    )  # fmt: skip
    whole = findings_report(replace(found(), words=own))
    assert anchors(whole) == [
        "summary", "why", "method", "returns", "theme-EXA", "grid", "conclusions", "recommendations", "actions",
        "counting", "questions",
    ]  # fmt: skip
    assert [section.title for section in whole.sections][-2:] == [
        "Appendix A: How it was counted", "Appendix B: The questions",
    ]  # fmt: skip
    assert [section.new_page for section in whole.sections[:3]] == [False, True, False]


def test_word_and_pdf_have_the_report_and_page_and_tables_the_page() -> None:
    kind, of = DOCUMENTS[FINDINGS], found()
    first = {form: kind.builder(form)(of, ()).sections[0].anchor for form in kind.formats}  # type: ignore[union-attr]
    assert first == {"html": "returns", "xlsx": "returns", "docx": "summary", "pdf": "summary"}


def test_the_report_says_what_the_page_says_in_the_same_numbers_and_sentences(report: Document) -> None:
    page = findings_document(found())
    on_page = lines(page)
    for id_, line in lines(report).items():
        shorter = replace(on_page[id_], quote=line.quote, reference=line.reference)
        assert line == shorter
        assert line.quote in ("", on_page[id_].quote)
    assert set(lines(report)) == set(on_page)  # no split view here
    told = [block for block in blocks(report, "summary") if isinstance(block, FindingGroup)]
    assert told == [block for block in blocks(page, "messages") if isinstance(block, FindingGroup)]
    assert only(report, "grid", Grid) == only(page, "grid", Grid)
    fell, on_the_page = only(report, "theme-EXA", ThemeAnswers), only(page, "answers", ThemeAnswers)
    assert (fell.bars, fell.questions) == (on_the_page.bars, on_the_page.questions)


def test_the_summary_says_what_was_done_what_is_strong_and_what_has_to_change(report: Document) -> None:
    three = only(report, "summary", Points)
    assert [(one.lead, one.words) for one in three.items] == [
        (
            "What we did.",
            "3 agencies read their own records of 3 cases, from May 2025 to April 2026, against 2 questions. "
            "7 of 9 returns came back. 1 more was a nil return: the agency did not know the child. 1 is missing.",
        ),
        ("A strength with most answers behind it.", "Done well: 3 of 4 answers were Good or Outstanding."),
        ("What has to change.", "It was late: 1 of 4 answers were Yes, 1 was Partly, 1 was No and 1 was not known "
         "(No is good)."),
    ]  # fmt: skip


def test_what_is_asked_stands_in_one_line_each_with_owner_and_day_and_again_as_a_plan() -> None:
    document = findings_report(met(ASKED))
    *_, asked = (block for block in blocks(document, "summary") if isinstance(block, Points))
    assert (asked.title, asked.numbered) == ("The board is asked to agree one recommendation", True)
    assert [(one.words, one.note) for one in asked.items] == [
        ("Publish one page on escalation. Partnership manager, by 30 Sep 2026.", "")
    ]
    plan_of = table(document, "actions", "Action plan")
    assert words(plan_of) == [
        ["1", "Publish one page on escalation", "Partnership manager", "30 Sep 2026", "It is on the shared site", "·"]
    ]
    assert plan_of.note == "A dot: nobody has written it yet."


def test_the_leads_recommendation_stands_over_the_meetings() -> None:
    own = Words(recommendations=(
        RecommendationWords(id_of(ASKED), "One page on escalation, by autumn", priority="Working together",
                            difference="A worry is answered"),
        RecommendationWords(text="Look again in a year"),
    ))  # fmt: skip
    document = findings_report(met(ASKED, own=own))
    points = only(document, "recommendations", Points)
    assert [(one.words, one.note) for one in points.items] == [
        ("One page on escalation, by autumn", "Partnership manager, by 30 Sep 2026. Priority: Working together."),
        ("Look again in a year", ""),
    ]
    assert [row[-1] for row in words(table(document, "actions", "Action plan"))] == ["A worry is answered", "·"]


OWN = Words(
    {
        "approved_by": "Quality subgroup",
        "approved_on": "3 July 2026",
        "contact": "Ask the audit lead",
        "title": "Heard?",
    },
    findings={"AREA-EXA-2": FindingWords("AREA-EXA-2", headline="Too much was late", example="A letter came in May.")},
    themes={"EXA": ThemeWords("EXA", "Late, and well done", "Waiting is long when you are six", "Dates help")},
)


@pytest.mark.parametrize("build", [findings_document, findings_report])
def test_the_leads_headline_stands_before_the_fact_and_the_fact_stays(build: type[Document]) -> None:
    document, plain = build(replace(found(), words=OWN)), build(found())  # type: ignore[call-arg, arg-type]
    line, fact = lines(document)["AREA-EXA-2"], lines(plain)["AREA-EXA-2"]
    assert line.lead == "Too much was late."
    assert line.sentence == f"Too much was late. {fact.sentence}"
    assert (line.quote, line.reference) == ("A letter came in May.", "An example, in the words of the audit lead")
    assert (line.figure, line.unit) == (fact.figure, fact.unit)
    assert document.title == "Heard?"
    assert {("Approved", "Quality subgroup, 3 July 2026"), ("Contact", "Ask the audit lead")} <= set(document.facts)
    assert not {"Approved", "Contact"} & {name for name, _ in plain.facts}
    assert "Waiting is long when you are six" in repr(document.sections)


def test_a_theme_says_what_good_looks_like_what_was_found_and_what_it_means_for_children() -> None:
    told = blocks(findings_report(replace(found(), words=OWN)), "theme-EXA")
    assert told[0] == Text("Is it shown?", lead=True)
    assert [type(block) for block in told[1:3]] == [ThemeAnswers, FindingGroup]
    assert told[-1] == Text("For children: Waiting is long when you are six.")
    assert told[1].title == "Late, and well done"  # type: ignore[union-attr]
    plain = only(findings_report(found()), "theme-EXA", ThemeAnswers)
    assert plain.title == "How the answers fell"
    aim = plain.aim
    for words_ in ("O outstanding", "RI requires improvement", "NK not known", "UR unreadable"):
        assert words_ in aim
    assert "I inadequate" not in aim  # nobody answered it


def test_only_strengths_and_areas_keep_their_quote() -> None:
    of = plan()

    def with_words(one: Return) -> Return:
        said = f"On case {one.case.ref} the record of {one.agency.code} has this to say"
        return replace(one, answers={ref: replace(own, comment=f"{said} of {ref}") for ref, own in one.answers.items()})

    made = [with_words(one) for one in returns(of)]
    told = lines(findings_report(found(of, made)))
    assert {id_: bool(line.quote) for id_, line in told.items()} == {
        "STRENGTH-EXA-1": True, "AREA-EXA-2": True, "GAP-EXA-1": False, "GAP-EXA": False,
    }  # fmt: skip


def test_the_split_views_of_a_question_stand_in_one_line_with_their_numbers() -> None:
    of = plan(EXA_1)
    marks = {"CSC": "Outstanding", "POL": "Inadequate", "EDU": "Good"}
    made = [returned(of, agency, case, (marks[agency.code],)) for agency in of.agencies for case in CASES[:2]]
    made += [Return(agency, CASES[2], Status.NIL, of.put_to(agency)) for agency in of.agencies]
    document = findings_report(found(of, made))
    assert words(table(document, "theme-EXA", "Where views differ")) == [
        ["Split view", "EXA-1 Done well: case K1 1 O, 1 G, 1 I; case K2 1 O, 1 G, 1 I", "1.2, 1.3"]
    ]
    assert not any(id_.startswith("SPLIT") for id_ in lines(document))


def with_cases(*cases: Case) -> Plan:
    return replace(plan(), cases=cases)


def test_the_cases_are_told_as_counts_youngest_first_and_what_nobody_said_last() -> None:
    cases = (
        Case("K1", None, "10 to 15", "Child in need"),
        Case("K2", None, "Under 1"),
        Case("K3", None, "5 to 9", "Child in need"),
    )
    told = table(findings_report(found(with_cases(*cases))), "method", "Case profile")
    assert words(told) == [
        ["Status: Child in need", "2"],
        ["Status: not said in the plan", "1"],
        ["Age band: Under 1", "1"],
        ["Age band: 5 to 9", "1"],
        ["Age band: 10 to 15", "1"],
    ]
    plain = blocks(findings_report(found()), "method")
    assert not [block for block in plain if isinstance(block, Table)]  # the plan says nothing of its cases


def test_completeness_stands_beside_what_was_asked_and_adds_up(report: Document) -> None:
    told = table(report, "returns", "Balance of answers")
    assert [column.name for column in told.columns][-1] == "Complete"
    assert [(row[0], row[1], row[-1]) for row in words(told)] == [
        ("Children's social care", "6", "6 of 6 (100%)"),
        ("Police", "4", "3 of 4"),
        ("Schools and colleges", "2", "1 of 2"),
        ("All", "12", "10 of 12 (83%)"),
    ]


def test_overall_judgements_are_counted_as_returned_and_as_agreed() -> None:
    own = plan()
    of = replace(own, questions=replace(own.questions, overall=(OVR,)))
    grades = {"CSC": "Good", "POL": "Outstanding", "EDU": ""}
    made = [
        replace(one, extras={**one.extras, "OVR-1": answer(one.agency.code, "K1", "OVR-1", grades[one.agency.code])})
        if one.case.ref == "K1"
        else one
        for one in returns(of)
    ]
    all_found = found(of, made)
    agreed = Agreed((AgreedJudgement("K1", "OVR-1", State.ANSWERED, "Requires improvement", "Read too late"),))
    document = findings_report(replace(all_found, agreement=agreement(of, all_found.settled, agreed)))
    assert words(table(document, "overall", "Overall")) == [
        ["Practice overall, as returned", "1", "1", "0", "0", "1"],
        ["Practice overall, as agreed", "0", "0", "1", "0", "0"],
    ]
    assert words(table(document, "overall", "Overall as agreed"))[0][3:] == ["Requires improvement", "Read too late"]


def test_the_public_edition_has_the_pages_sections_and_no_others() -> None:
    of = replace(found(), edition=Edition.PUBLIC)
    assert findings_report(of) == findings_document(of)


def test_an_audit_of_which_nothing_came_back_has_a_report_that_says_so() -> None:
    of = plan()
    nothing = [
        Return(agency, case, Status.OUTSTANDING, of.put_to(agency)) for agency in of.agencies for case in of.cases
    ]
    document = findings_report(found(of, nothing))
    assert "9 are missing" in only(document, "summary", Points).items[0].words
    assert "There are no findings here by the rules under How it was counted." in repr(blocks(document, "theme-EXA"))
    assert pdf(document)
    assert docx(document)


def test_the_limits_and_rules_of_the_page_stand_in_the_report(report: Document) -> None:
    page = {block.title: block for block in blocks(findings_document(found()), "method") if isinstance(block, Bullets)}
    told = [
        block for anchor in ("method", "counting") for block in blocks(report, anchor) if isinstance(block, Bullets)
    ]
    assert {block.title: block for block in told} == page
