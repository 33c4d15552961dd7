"""An agency's feedback: its own answers beside the whole, and an attack on it for what the others said."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from example import (
    AGENCIES,
    CASES,
    EXA_1,
    EXA_2,
    GRADES,
    STATES,
    YES_NO,
    blocks,
    found,
    only,
    plan,
    returned,
    returns,
    words,
)  # fmt: skip
from hypothesis import given, settings
from hypothesis import strategies as st

from maar.agreement import Agreed, agreement
from maar.answers import AgreedJudgement, Answer, ChronologyEvent, State
from maar.documents.agency_feedback import agency_feedback
from maar.documents.found import Found
from maar.documents.model import Document, Table, Text
from maar.documents.points import Points
from maar.documents.words import ThemeWords, Words
from maar.plan import Agency
from maar.problems import Location, Problem
from maar.problems import answers as answer_codes
from maar.questions import Question
from maar.render.docx import docx
from maar.returns import Return, Status
from maar.scores.tally import counts

CSC, POL, EDU = AGENCIES
ACU = Agency("ACU", "ACU", "Acute hospital trust", "Hospital")
ALL = (*AGENCIES, ACU)
ASKED = (replace(EXA_1, agencies=("ALL",)), replace(EXA_2, agencies=("ALL",), scale=YES_NO, reverse=False))
ANSWERS = {
    "EXA-1": (*GRADES.labels, *STATES),
    "EXA-2": (*YES_NO.labels, *STATES),
}


def texts(value: Any) -> Iterator[str]:
    """Every text in a document, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        yield from (text for field in fields(value) for text in texts(getattr(value, field.name)))
    elif isinstance(value, Iterable):
        yield from (text for one in value for text in texts(one))


def whole(document: Document) -> str:
    return "\n".join(texts(document))


def table(document: Document, anchor: str, name: str) -> Table:
    (one,) = (block for block in blocks(document, anchor) if isinstance(block, Table) and block.name == name)
    return one


def token(one: Answer) -> str:
    """What nobody else wrote."""
    return f"zq-{one.agency}-{one.case}-{one.question}"


def written(one: Return) -> Return:
    """The return with words of its own beside each answer."""
    answers = {
        ref: replace(own, comment=f"We noted {token(own)}", evidence=token(own)) for ref, own in one.answers.items()
    }
    event = ChronologyEvent(
        one.agency.code, one.case.ref, date(2025, 6, 2), f"event {one.agency.code}", "", "", "", "", one.at
    )
    return replace(one, answers=answers, events=(event,))


def audit(said: Mapping[tuple[str, str], tuple[str, ...] | None], agencies: tuple[Agency, ...]) -> Found:
    """An audit of these agencies; None is a nil return."""
    of = replace(plan(*ASKED), agencies=agencies)
    made = [
        Return(agency, case, Status.NIL, of.put_to(agency))
        if said[agency.code, case.ref] is None
        else written(returned(of, agency, case, said[agency.code, case.ref] or ()))
        for agency in agencies
        for case in CASES
    ]
    return found(of, made)


one_return = st.none() | st.tuples(*(st.sampled_from(labels) for labels in ANSWERS.values()))


@st.composite
def audits(draw: st.DrawFn) -> Found:
    agencies = ALL[: draw(st.integers(2, 4))]
    keys = [(agency.code, case.ref) for agency in agencies for case in CASES]
    return audit({key: draw(one_return) for key in keys}, agencies)


@settings(max_examples=30)
@given(audits())
def test_no_word_or_name_of_another_agency_stands_in_the_feedback_of_one(of: Found) -> None:
    for agency in of.plan.agencies:
        said = whole(agency_feedback(of, agency))
        for other in of.plan.agencies:
            if other != agency:
                marks = (other.name, other.short, f"zq-{other.code}", f"event {other.code}", f"{other.code}.xlsx")
                assert not [mark for mark in marks if mark in said]


def together(document: Document) -> dict[str, tuple[int, int]]:
    """The figures of all agencies that are told, by question."""
    told = {}
    for block in blocks(document, "answers"):
        if isinstance(block, Table):
            for row in words(block):
                if row[-1] != "·":
                    n, _, d = row[-1].split(" (")[0].partition(" of ")
                    told[row[0].split()[0]] = (int(n), int(d))
    return told


def positive(of: Found, agency: str, question: Question) -> tuple[int, int]:
    """Positive answers of an agency, of those that count."""
    scale = question.scale
    assert scale
    own = [one.answers[question.ref] for one in of.settled.returned if one.agency.code == agency]
    counted = [one for one in own if counts(scale, one.state)]
    return sum(one.state is State.ANSWERED and scale.level(one.judgement).positive for one in counted), len(counted)


@settings(max_examples=30)
@given(audits())
def test_no_other_agencys_answers_can_be_got_by_taking_ones_own_away(of: Found) -> None:
    """Even one who knows how many answers each other agency gave cannot tell how many of any agency's were positive."""
    for agency in of.plan.agencies:
        for ref, (n, d) in together(agency_feedback(of, agency)).items():
            question = next(one for one in ASKED if one.ref == ref)
            own_n, own_d = positive(of, agency.code, question)
            left, of_left = n - own_n, d - own_d
            others = [positive(of, one.code, question)[1] for one in of.plan.agencies if one != agency]
            assert sum(others) == of_left
            for gave in filter(None, others):
                least, most = max(0, left - (of_left - gave)), min(gave, left)
                assert least < most, (agency.code, ref, n, d, others)


def test_with_two_agencies_no_figure_of_all_is_told() -> None:
    said = {(agency, case): ("Good", "No") for agency in ("CSC", "POL") for case in ("K1", "K2", "K3")}
    said["POL", "K1"] = ("Inadequate", "Yes")
    document = agency_feedback(audit(said, ALL[:2]), CSC)
    assert together(document) == {}
    assert "A dot under All agencies" in table(document, "answers", "Example").note


def test_with_three_agencies_a_figure_is_told_unless_the_others_were_all_alike() -> None:
    said = {(agency.code, case.ref): ("Good", "No") for agency in AGENCIES for case in CASES}
    said["POL", "K1"] = ("Inadequate", "No")
    document = agency_feedback(audit(said, AGENCIES), CSC)
    assert together(document) == {"EXA-1": (8, 9)}  # EXA-2: every other answer was No
    assert words(table(document, "answers", "Example")) == [
        ["EXA-1 Done well", "Good", "Good", "Good", "3 of 3", "8 of 9 (89%)"],
        ["EXA-2 It was late", "No", "No", "No", "0 of 3", "·"],
    ]


def test_own_answers_stand_case_by_case_whatever_their_state() -> None:
    document = agency_feedback(found(), POL)
    assert words(table(document, "answers", "Example")) == [
        ["EXA-1 Done well", "Outstanding", "Blank", "·", "1 of 1", "3 of 4"],
        ["EXA-2 It was late", "Not known", "Not applicable", "·", "0 of 1", "·"],
    ]
    assert words(table(document, "returns", "Returns")) == [
        ["K1", "returned", "2 of 2", "Yes", "Yes", "·"],
        ["K2", "returned", "1 of 2", "Yes", "No", "·"],
        ["K3", "nil", "·", "·", "·", "·"],
    ]
    assert only(document, "returns", Text).plain.startswith("2 of 3 returns came back. 1 more was a nil return")


def test_an_agency_of_which_nothing_came_back_is_told_so() -> None:
    of = plan()
    made = [one for one in returns(of) if one.agency != EDU]
    made += [Return(EDU, case, Status.OUTSTANDING, of.put_to(EDU)) for case in CASES]
    document = agency_feedback(found(of, made), EDU)
    assert only(document, "returns", Text).strong == "3 are missing: Schools and colleges on cases K1, K2 and K3."
    assert [row[1:4] for row in words(table(document, "answers", "Example"))] == [["·", "·", "·"]]
    assert table(document, "answers", "Example").rows[0].cells[4].text == "no answers"


MOVED = AgreedJudgement("K1", "EXA-1", State.ANSWERED, "Requires improvement", "It was read too late.", "EDU said no")
KEPT = AgreedJudgement("K2", "EXA-2", State.ANSWERED, "No", "As returned.")


def met(*judgements: AgreedJudgement) -> Found:
    of = found()
    return replace(of, agreement=agreement(of.plan, of.settled, Agreed(judgements)))


def test_where_the_meeting_agreed_otherwise_it_is_told_with_its_reason_and_without_dissent() -> None:
    document = agency_feedback(met(MOVED, KEPT), CSC)
    assert words(table(document, "agreed", "Agreed otherwise")) == [
        ["K1", "EXA-1 Done well", "Good", "Requires improvement", "It was read too late."]
    ]
    assert (
        only(document, "agreed", Text).plain
        == "The meeting agreed 2 judgements where you answered; 1 differs from yours."
    )
    assert "EDU said no" not in whole(document)


def test_a_reason_that_names_another_agency_or_repeats_its_words_is_not_told() -> None:
    for reason in ("Police had it on file.", "The schools knew.", "pol was not asked", "A detective had moved."):
        told = table(agency_feedback(met(replace(MOVED, reason=reason)), CSC), "agreed", "Agreed otherwise")
        assert words(told)[0][-1] == "·"
        assert told.note.endswith("it tells of another agency too: ask the audit lead.")
    assert not table(agency_feedback(met(MOVED), CSC), "agreed", "Agreed otherwise").note
    said = {(agency.code, case.ref): ("Good", "No") for agency in AGENCIES for case in CASES}
    of = audit(said, AGENCIES)
    repeated = replace(MOVED, reason="As was put: we noted zq-POL-K1-EXA-1 and so on. We noted zq-POL-K1-EXA-1")
    of = replace(of, agreement=agreement(of.plan, of.settled, Agreed((repeated,))))
    assert "zq-POL" not in whole(agency_feedback(of, CSC))


def problem(agency: str, cell: str = "E9", typed: str = "Goood") -> Problem:
    facts = (("typed", typed), ("choices", "Outstanding, Good"))
    return Problem(
        answer_codes.NOT_UNDERSTOOD, Location(f"{agency}.xlsx", "Case K1", cell), agency, "K1", "EXA-1", facts
    )


def test_what_to_put_right_is_the_agencys_own_said_to_it_with_its_place() -> None:
    eased = replace(problem("CSC", "E10"), eased="Waived.")
    of = replace(found(), problems=(problem("CSC"), problem("POL"), eased))
    (row,) = words(table(agency_feedback(of, CSC), "problems", "To put right"))
    assert row[:3] == ["K1", "EXA-1", "CSC.xlsx: Case K1, cell E9"]
    assert row[3].startswith("You wrote 'Goood', which is not one of the choices.")
    many = replace(found(), problems=tuple(problem("CSC", f"E{place}") for place in range(1, 15)))
    told = table(agency_feedback(many, CSC), "problems", "To put right")
    assert (len(told.rows), told.note) == (12, "2 more are not listed here.")


def test_a_problem_that_names_another_agency_is_counted_and_not_told() -> None:
    of = replace(found(), problems=(problem("CSC", typed="see Police"), problem("CSC")))
    told = table(agency_feedback(of, CSC), "problems", "To put right")
    assert (len(told.rows), told.note) == (1, "1 more names another agency: ask the audit lead.")
    none = agency_feedback(found(), EDU)
    assert [one.plain for one in blocks(none, "problems") if isinstance(one, Text)] == [
        "Nothing has come on case K2: send it, or say that you did not know the child.",
        "Nothing is left to put right in what you returned.",
    ]
    of = replace(found(), problems=(replace(problem("CSC"), at=Location("CSC and POL_2.xlsx", "Case K1", "E9")),))
    (row,) = words(table(agency_feedback(of, CSC), "problems", "To put right"))
    assert row[2] == "Case K1, cell E9"


def test_a_gap_in_its_chronology_is_its_own_and_not_that_of_all() -> None:
    of = plan()
    made = []
    for one in returns(of):
        days = {"CSC": (date(2025, 6, 1), date(2025, 12, 1)), "POL": (date(2025, 9, 1),)}.get(one.agency.code, ())
        events = tuple(
            ChronologyEvent(one.agency.code, one.case.ref, day, "Visit", "", "", "", "", one.at) for day in days
        )
        made.append(replace(one, events=events if one.case.ref == "K1" else ()))
    (row,) = words(table(agency_feedback(found(of, made), CSC), "chronology", "Chronology"))
    assert row == ["Case K1", "2", "0", "2", "2", "1", "183"]  # from June to December, whatever the police recorded


def test_what_to_talk_over_is_the_theme_with_its_own_lowest_share_in_the_leads_words_if_any() -> None:
    of = plan()
    prompts = replace(of.questions.themes[0], prompts=("What did we miss?",))
    of = replace(of, questions=replace(of.questions, themes=(prompts,)))
    (points,) = blocks(agency_feedback(found(of), CSC), "discuss")
    assert isinstance(points, Points)
    assert [one.words for one in points.items] == ["What did we miss?"]
    assert points.note == "Chosen by rule: 1 of 3 of your answers here were positive."
    own = Words(themes={"EXA": ThemeWords("EXA", advice=("Read the file again.",))})
    (points,) = blocks(agency_feedback(replace(found(of), words=own), CSC), "discuss")
    assert isinstance(points, Points)
    assert [one.words for one in points.items] == ["Read the file again."]


def test_its_own_alert_is_told_and_no_other_agencys() -> None:
    of = plan()
    made = [
        returned(of, one.agency, one.case, tuple(answer.judgement for answer in one.answers.values()), alert="")
        if one.agency == POL and one.status is Status.RETURNED
        else one
        for one in returns(of)
    ]
    assert agency_feedback(found(of, made), POL).alerts[0].title == "2 returns left the alert question empty"
    assert agency_feedback(found(of, made), CSC).alerts[0].title == "All 3 returns answered No to the alert question."


def test_it_is_private_in_every_marking_and_drawn_in_word() -> None:
    document = agency_feedback(found(replace(plan(), marking="")), CSC)
    assert (document.marking, document.kind) == ("Restricted", "note")
    assert document.subtitle == "Feedback to Children's social care"
    assert docx(document) == docx(document)
