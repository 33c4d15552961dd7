"""What the meeting agreed, told beside what was returned: the worked example (design, section 7) went to a panel."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

from example import GRADES, answer, blocks, found, plan, returns, sheet, words
from hypothesis import given
from hypothesis import strategies as st

from maar.agreement import Agreed, Nearness, Rates, agreement
from maar.answers import AgreedJudgement, Kept, Present, Recommendation, State
from maar.documents.data import findings_json
from maar.documents.findings import findings_document
from maar.documents.found import Found
from maar.documents.masking import masked
from maar.documents.model import Crossing, Document, Quote, Table, Text
from maar.frames import frames
from maar.plan import Plan
from maar.problems import Location
from maar.questions import Question
from maar.render.html import html
from maar.returns import Return

FILE = "tabletop/meeting.xlsx"
NHS = "999 000 0018"
OVR = Question("OVR-1", "", "grade", "Overall, how good was it?", "Practice overall", "", "", ("ALL",), GRADES)
JUDGED = {"CSC": "Good", "POL": "Outstanding", "EDU": "Good"}  # overall, on K1


def at(cell: str, name: str = "Case K1") -> Location:
    return Location(FILE, name, cell)


def the_plan() -> Plan:
    own = plan()
    return replace(own, names=("Okonkwo",), questions=replace(own.questions, overall=(OVR,)))


def back(the: Plan) -> list[Return]:
    """The returns of the example, with the overall judgements on K1."""

    def with_more(one: Return) -> Return:
        overall = {"OVR-1": answer(one.agency.code, "K1", "OVR-1", JUDGED[one.agency.code])}
        extras = {**one.extras, **(overall if one.case.ref == "K1" else {})}
        return replace(one, extras=extras, top=replace(one.top, places={"known": one.at}))

    return [with_more(one) for one in returns(the)]


ON_K1 = AgreedJudgement(
    "K1", "EXA-1", State.ANSWERED, "Requires improvement", "The history was on file and was not read.",
    "Police stand by their grade.", at("P9"),
)  # fmt: skip
ON_K2 = AgreedJudgement("K2", "EXA-2", State.ANSWERED, "No", at=at("P10", "Case K2"))
OVERALL = AgreedJudgement("K1", "OVR-1", State.ANSWERED, "Good", "Schools held it together.", at=at("P14"))
AGREED = Agreed((ON_K1, ON_K2, OVERALL))


def met(agreed: Agreed = AGREED, rates: Rates | None = None) -> Found:
    """The example after the meeting; how near views lie is told only where `rates` are given."""
    of = found(the_plan(), back(the_plan()))
    return replace(of, agreement=replace(agreement(of.plan, of.settled, agreed), rates=rates or Rates()))


def crossings(document: Document) -> list[Crossing]:
    return [block for block in blocks(document, "agreed") if isinstance(block, Crossing)]


def told(document: Document, name: str, anchor: str = "agreed") -> Table:
    (table,) = (one for one in blocks(document, anchor) if isinstance(one, Table) and one.name == name)
    return table


def file_of(of: Found, name: str) -> list[dict[str, str]]:
    tables = frames(of.plan, of.settled, of.chronologies, of.smart, of.problems, of.agreement.agreed).csv()
    return list(csv.DictReader(io.StringIO(tables[name])))


def test_the_worked_example_is_told_as_agreed_and_as_returned() -> None:
    document = findings_document(met())
    lead = blocks(document, "agreed")[0]
    assert isinstance(lead, Text)
    assert lead.plain.startswith("The meeting agreed 3 judgements on 2 cases: 2 on questions and 1 overall. ")
    overall, grades, reversed_ = crossings(document)
    assert overall.title == "Practice overall: the meeting kept 2 of 3 judgements and lowered 1"
    assert grades.title == "Grades: the meeting kept 0 of 3 judgements and lowered 3"
    assert [mark.letters for mark in grades.marks] == ["O", "G", "RI", "I"]
    assert grades.counts == ((0, 0, 1, 0), (0, 0, 2, 0), (0, 0, 0, 0), (0, 0, 0, 0))
    assert reversed_.title == "Yes, partly, no (No is good): the meeting kept 1 of 1 judgement"
    assert [mark.letters for mark in reversed_.marks] == ["N", "P", "Y"]  # best first, as everywhere
    assert reversed_.counts == ((1, 0, 0), (0, 0, 0), (0, 0, 0))
    assert words(told(document, "As agreed")) == [
        ["EXA-1 Done well", "1", "1\u00a0Requires improvement", "0 of 1", "3 of 4"],
        ["EXA-2 It was late", "1", "1\u00a0No", "1 of 1", "1 of 4"],
    ]


def test_a_move_of_two_levels_is_told_with_its_reason_dissent_and_cell() -> None:
    (far,) = crossings(findings_document(met()))[1].far
    assert (far.whose, far.returned.letters, far.agreed.letters) == ("Police, case K1, EXA-1", "O", "RI")
    assert far.reason == Quote(ON_K1.reason, "tabletop/meeting.xlsx · Sheet Case K1, cell P9")
    assert far.dissent == "Police stand by their grade."
    lower = replace(ON_K1, judgement="Inadequate", reason="", dissent="")
    both, police = crossings(findings_document(met(Agreed((lower,)))))[0].far
    assert both.whose == "Social care and Schools, case K1, EXA-1"  # one reason, told once
    assert police.reason.reference == "No reason was written · tabletop/meeting.xlsx · Sheet Case K1, cell P9"


def test_overall_case_by_case_is_told_with_marks() -> None:
    table = told(findings_document(met()), "Overall as agreed")
    assert words(table) == [["K1", "Practice overall", "1\u00a0O, 2\u00a0G", "Good", "Schools held it together."]]


def question(told_of: Any, ref: str) -> Any:
    return next(one for theme in told_of["themes"] for one in theme["questions"] if one["ref"] == ref)


def test_machines_read_what_was_agreed() -> None:
    told_of: Any = findings_json(met())
    assert question(told_of, "EXA-1")["agreed"] == {
        "counts": {"Outstanding": 0, "Good": 0, "Requires improvement": 1, "Inadequate": 0},
        "not_known": 0,
        "not_applicable": 0,
        "positive": {"n": 0, "d": 1, "percent": 0.0},
    }
    assert question(told_of, "EXA-2")["agreed"]["positive"] == {"n": 1, "d": 1, "percent": 100.0}
    assert (told_of["agreement"]["agreed"], told_of["agreement"]["moved"]) == (2, {"up": 0, "same": 1, "down": 3})
    assert question(told_of, "EXA-1")["positive"]["n"] == 3  # as returned, and not touched


def test_every_answer_has_the_agreed_judgement_beside_it_in_the_data() -> None:
    own = file_of(met(), "answers")
    agreed = {(one["agency"], one["case"], one["question"]): one["agreed"] for one in own if one["agreed"]}
    assert agreed == {
        ("CSC", "K1", "EXA-1"): "Requires improvement",
        ("POL", "K1", "EXA-1"): "Requires improvement",
        ("EDU", "K1", "EXA-1"): "Requires improvement",
        ("CSC", "K2", "EXA-2"): "No",
        ("POL", "K2", "EXA-2"): "No",
    }
    assert [one["judgement"] for one in own][:2] == ["Good", "Yes"]


def test_the_data_hold_every_agreed_judgement_and_the_words_that_count_nowhere() -> None:
    loose = AgreedJudgement("K3", "GONE-1", State.UNREADABLE, "", "Both.", at=at("P3"), typed="RI/Good")
    own = file_of(met(replace(AGREED, words=(loose,))), "agreed")
    assert [(one["case"], one["theme"], one["question"], one["judgement"], one["counts"]) for one in own] == [
        ("K1", "EXA", "EXA-1", "Requires improvement", "Yes"),
        ("K2", "EXA", "EXA-2", "No", "Yes"),
        ("K1", "", "OVR-1", "Good", "No"),
        ("K3", "", "GONE-1", "", "No"),
    ]
    assert [own[0][name] for name in ("audit", "scale", "state", "reason", "dissent", "file", "sheet", "cell")] == [
        "example", "grade", "answered", ON_K1.reason, ON_K1.dissent, FILE, "Case K1", "P9",
    ]  # fmt: skip
    assert (own[3]["state"], own[3]["typed"], own[3]["reason"]) == ("unreadable", "RI/Good", "Both.")


def test_words_without_a_judgement_are_told_on_the_page_and_in_the_workbook() -> None:
    loose = (
        AgreedJudgement("K3", "EXA-1", State.BLANK, reason="We ran out of time.", at=at("P3", "Case K3")),
        AgreedJudgement("K3", "GONE-1", State.UNREADABLE, dissent="Both.", at=at("P4"), typed="RI/Good"),
    )
    document = findings_document(met(Agreed(words=loose)))
    assert words(told(document, "Loose words")) == [
        ["K3", "EXA-1 Done well", "·", "We ran out of time.", "·", f"{FILE} · Sheet Case K3, cell P3"],
        ["K3", "GONE-1", "RI/Good", "·", "Both.", f"{FILE} · Sheet Case K1, cell P4"],
    ]
    assert [line[:2] + line[4:5] for line in words(sheet(document, "Agreed"))] == [
        ["K3", "EXA-1", "·"], ["K3", "GONE-1", "RI/Good"],
    ]  # fmt: skip


def test_not_known_is_agreed_without_a_level_and_told() -> None:
    unknown = AgreedJudgement("K2", "EXA-1", State.NOT_KNOWN, at=at("P9", "Case K2"))
    of = met(replace(AGREED, judgements=(ON_K1, unknown)))
    document = findings_document(of)
    (grades,) = crossings(document)
    assert grades.title == "The meeting kept 0 of 3 judgements and lowered 3"  # one scale needs no name
    assert grades.note == "Agreed without a level, and in no cell: 1 not known."
    assert words(told(document, "As agreed"))[0][1:4] == [
        "2",
        "1\u00a0Requires improvement, 1\u00a0not known",
        "0 of 1",
    ]
    assert question(findings_json(of), "EXA-1")["agreed"]["not_known"] == 1
    assert {one["agreed"] for one in file_of(of, "answers") if one["case"] == "K2" and one["question"] == "EXA-1"} == {
        "Not known"
    }


KEPT = (
    Recommendation(Kept.RECOMMENDATION, "Read the history first.", "It was not.", "K1", "Social care",
                   date(2026, 9, 30), "", "A dip sample of 20.", at("C6", "Recommendations")),
    Recommendation(Kept.RECOMMENDATION, "Send the minutes.", due_text="before Christmas", at=at("C7")),
    Recommendation(Kept.STRENGTH, "Schools rang at once.", "One person knew the child.", "K1, K3", at=at("C6")),
    Recommendation(Kept.LEARNING, "Nobody looked back.", "She told it four times.", "all", at=at("C6")),
)  # fmt: skip
PRESENT = (
    Present("Police", "POL", "inspector"), Present("police ", "POL", "inspector"), Present("Chair", "", ""),
)  # fmt: skip


def test_what_the_meeting_wrote_down_is_told_and_who_was_there() -> None:
    document = findings_document(met(Agreed(kept=KEPT, present=PRESENT)))
    assert words(told(document, "Strengths")) == [["Schools rang at once.", "One person knew the child.", "K1, K3"]]
    assert words(told(document, "Learning")) == [["Nobody looked back.", "She told it four times.", "all"]]
    assert words(told(document, "Recommendations")) == [
        ["Read the history first.", "It was not.", "K1", "Social care", "30 Sep 2026", "A dip sample of 20."],
        ["Send the minutes.", "·", "·", "·", "before Christmas", "·"],
    ]
    names = [block.name for block in blocks(document, "agreed") if isinstance(block, Table)]
    assert names == ["Strengths", "Learning", "Recommendations"]
    assert blocks(document, "agreed")[-1] == Text("In the room: Police (inspector, 2) and Chair.")
    assert [line[0] for line in words(sheet(document, "Meeting"))] == [
        "Strength", "Learning", "Recommendation", "Recommendation",
    ]  # fmt: skip
    assert len(sheet(document, "In the room").rows) == 3
    own = file_of(met(Agreed(kept=KEPT)), "recommendations")
    assert [(one["kind"], one["due"]) for one in own][:2] == [
        ("recommendation", "2026-09-30"), ("recommendation", "before Christmas"),
    ]  # fmt: skip


NEAR = Rates(
    {"EXA-1": Nearness(1, 2, 1), "EXA-2": Nearness(1, 0, 0)},
    {"EXA": Nearness(2, 2, 1)},
    {("CSC", "POL"): Nearness(1, 1, 1)},
    Nearness(2, 2, 1),
)


def test_how_near_judgements_lie_is_told_without_a_meeting() -> None:
    of = met(Agreed(), NEAR)
    document = findings_document(of)
    table = told(document, "Nearness", "near")
    assert (
        table.title == "Agencies judged the same in 2 of 5 comparisons, within one level in 2, and further apart in 1"
    )
    assert words(table) == [["An example", "2 of 5 (40%)", "2 of 5 (40%)", "1 of 5 (20%)"]]
    assert [line[:3] + line[7:] for line in words(sheet(document, "Agreement"))] == [
        ["All", "All", "5", "1", "20.0"],
        ["Theme", "An example", "5", "1", "20.0"],
        ["Question", "EXA-1 Done well", "4", "1", "25.0"],
        ["Question", "EXA-2 It was late", "1", "0", "0.0"],
        ["Agencies", "Social care and Police", "3", "1", "33.3"],
    ]
    rates: Any = findings_json(of)
    rates = rates["agreement"]["rates"]
    assert rates["themes"]["EXA"]["same"] == {"n": 2, "d": 5, "percent": 40.0}
    assert rates["pairs"][0]["agencies"] == ["CSC", "POL"]


def test_who_judged_above_the_meeting_is_told_with_its_limits() -> None:
    table = told(findings_document(met()), "Leanings")
    assert words(table) == [
        ["Children's social care", "1 of 2", "1 of 2", "0 of 2"],
        ["Police", "1 of 1", "0 of 1", "0 of 1"],
        ["Schools and colleges", "1 of 1", "0 of 1", "0 of 1"],
    ]
    assert "few judgements" in table.note


def test_where_nothing_was_agreed_nothing_is_told() -> None:
    of = met(Agreed())
    document = findings_document(of)
    assert not {"agreed", "near"} & {section.anchor for section in document.sections}
    names = {"Agreed", "As agreed", "Moved", "Agreement", "Leanings", "Meeting", "In the room"}
    assert not names & {table.name for table in document.tables}
    told_of: Any = findings_json(of)
    assert question(told_of, "EXA-1")["agreed"] is None
    assert told_of["agreement"]["moved"] is None
    tables = frames(of.plan, of.settled, of.chronologies, of.smart, of.problems).csv()
    assert not {"agreed", "recommendations"} & {*tables}
    assert {line["agreed"] for line in csv.DictReader(io.StringIO(tables["answers"]))} == {""}


@given(st.lists(st.sampled_from([*GRADES.labels, "Not known", ""]), min_size=3, max_size=3))
def test_a_crossing_holds_every_move_and_page_json_and_workbook_agree(labels: list[str]) -> None:
    judgements = tuple(
        AgreedJudgement(f"K{n}", "EXA-1", State.NOT_KNOWN if label == "Not known" else State.ANSWERED,
                        label if label in GRADES.labels else "", at=at("P9"))
        for n, label in enumerate(labels, start=1)
        if label
    )  # fmt: skip
    of = met(Agreed(judgements))
    document = findings_document(of)
    told_of: Any = findings_json(of)
    moves = of.agreement.moves
    crossed = crossings(document) if judgements else []
    assert sum(one.total for one in crossed) == len(moves) == sum((told_of["agreement"]["moved"] or {}).values())
    for one in crossed:
        assert sum(one.returned) == sum(one.agreed) == one.total
        assert sum(one.counts[place][place] for place in range(len(one.marks))) == told_of["agreement"]["moved"]["same"]
    ways = [line[-1] for line in words(sheet(document, "Moved"))] if moves else []
    assert [ways.count(way) for way in ("raised", "kept", "lowered")] == [
        *(told_of["agreement"]["moved"] or {"up": 0, "same": 0, "down": 0}).values()
    ]
    if judgements:
        assert [sum(int(line[place]) for line in words(sheet(document, "Agreed"))) for place in (7, 6, 5)] == [
            ways.count("raised"), ways.count("kept"), ways.count("lowered"),
        ]  # fmt: skip


def test_identifiers_in_what_the_meeting_wrote_are_masked_in_every_document_and_stand_in_the_data() -> None:
    said_of = replace(ON_K1, reason=f"The brother {NHS}.", dissent="Okonkwo said so.", at=at("P9", "Case Okonkwo"))
    loose = AgreedJudgement("K3", "EXA-1", State.UNREADABLE, typed=f"see {NHS}", at=Location("tabletop/Okonkwo.xlsx"))
    kept = Recommendation(Kept.LEARNING, NHS, NHS, NHS, NHS, None, NHS, NHS, at("C6"))
    of = met(Agreed((said_of, ON_K2), (kept,), (Present("Okonkwo", "", "Okonkwo"),), (), (loose,)))
    shown = masked(of, frozenset())
    document = findings_document(shown)
    every = html(document) + repr(document.tables) + json.dumps(findings_json(shown))
    assert NHS not in every and "Okonkwo" not in every
    assert "The brother [NHS number]." in every and "tabletop/[name].xlsx" in every
    assert shown.agreement.moves[0].returned is shown.settled.returns[0].answers["EXA-1"]
    assert findings_json(shown)["agreement"] == findings_json(of)["agreement"]
    assert file_of(of, "agreed")[0]["reason"] == f"The brother {NHS}."


def test_the_page_draws_the_crossing_with_its_words_and_totals() -> None:
    page = html(findings_document(met()))
    part = page[page.index('id="agreed"') : page.index('id="method"')]
    assert '<td class="to same quiet"><i>0</i></td>' in part
    assert '<th scope="row"><span class="mark s3">RI</span> <span class="name">Requires improvement</span></th>' in part
    assert "Police, case K1, EXA-1" in part and "Dissent: Police stand by their grade." in part
    assert "The history was on file and was not read." in part
    assert "never over it" in page[page.index('id="method"') :]
