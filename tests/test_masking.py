"""Identifiers are masked in every document and stand in the data as typed; what the lead clears is shown."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from example import found, plan, returns

from maar.answers import ChronologyEvent, PlannedAction, Typed, Value
from maar.audit.tell import tell
from maar.checks import run
from maar.checks.identifiers import clearings
from maar.documents.found import Found
from maar.documents.masking import masked
from maar.identifiers import clearing, find
from maar.plan import Plan
from maar.problems import Location, Problem
from maar.problems import returns as codes
from maar.returns import Decision, Return

NONE: frozenset[str] = frozenset()
NHS = "999 000 0018"
BORN = "3 April 2014"
COMMENT = f"The plan named the brother, Okonkwo, born {BORN}, and his number {NHS} twice over."
CUT = f"The school nurse telephoned the duty team at the end of the day about the boy with {NHS} and left word"
AT = Location("CSC.xlsx", "Chronology", "D9")


def the_plan() -> Plan:
    return replace(plan(), names=("Okonkwo",))


def everywhere() -> list[Return]:
    """The worked example; the return of social care on K1 has an identifier in every text it holds."""
    places = {"known": AT}
    first, *others = (replace(one, top=replace(one.top, places=places)) for one in returns(the_plan()))
    answers = {
        ref: replace(one, evidence=f"NHS {NHS}", comment=COMMENT, typed=NHS, values=(Value("a", "text", NHS, AT),))
        for ref, one in first.answers.items()
    }
    extras = {ref: replace(one, comment=COMMENT) for ref, one in first.extras.items()}
    event = ChronologyEvent("CSC", "K1", date(2026, 2, 1), CUT, NHS, NHS, NHS, "Yes", AT)
    action = PlannedAction("CSC", "K1", NHS, NHS, None, NHS, NHS, ("Yes", "Yes", NHS, "Yes", "Yes"), NHS, NHS, AT, NHS)
    top = replace(first.top, role=NHS, records_read=NHS)
    first = replace(
        first,
        answers=answers,
        extras=extras,
        top=top,
        events=(event,),
        actions=(action,),
        signed_off_by=NHS,
        typed={"EXA-1": Typed(NHS, COMMENT, COMMENT)},
    )
    return [first, *others]


def everything(*problems: Problem) -> Found:
    ours = found(the_plan(), everywhere())
    checked = run(ours.plan, ours.settled, date(2026, 6, 1)).problems
    return replace(ours, problems=(*checked, *problems))


def decision(all_of: Found, *codes_: str) -> Decision:
    """The lead clears every problem with one of these codes."""
    contents = clearings(problem for problem in all_of.problems if problem.code in codes_)
    digests = tuple(sorted({one for each in contents.values() for one in each}))
    return Decision("AAAAAA", "clear", "It is a library's", "audit lead", date(2026, 6, 1), digests)


def test_no_text_of_the_masked_copy_holds_an_identifier() -> None:
    shown = masked(everything(), NONE)
    text = repr(shown).replace(repr(shown.plan), "")
    assert NHS not in text
    assert BORN not in text
    assert "Okonkwo" not in text
    (one,) = (a for a in shown.settled.returns[0].answers.values() if a.question == "EXA-1")
    assert one.comment == (
        "The plan named the brother, [name], born [date of birth], and his number [NHS number] twice over."
    )


def test_findings_scores_and_chronologies_hold_the_masked_answers() -> None:
    shown = masked(everything(), NONE)
    own = {id(one) for each in shown.settled.returns for one in (*each.answers.values(), *each.events, *each.actions)}
    assert {id(one) for each in shown.scores.questions for one in each.answers} <= own
    assert {id(one) for each in shown.findings for one in each.evidence} <= own
    assert {id(one) for each in shown.chronologies for one in each.events} <= own
    assert {id(one) for each in shown.smart for one in each.actions} <= own


def test_counts_states_and_places_are_those_that_were_found() -> None:
    ours = everything()
    shown = masked(ours, NONE)
    assert shown.scores.themes == ours.scores.themes
    assert [one.id for one in shown.findings] == [one.id for one in ours.findings]
    assert [one.id for one in shown.problems] == [one.id for one in ours.problems]
    assert [one.at for one in shown.problems] == [one.at for one in ours.problems]


def test_where_nothing_is_to_mask_the_very_same_is_given_back() -> None:
    ours = found()
    assert masked(ours, NONE) is ours
    theirs = everything()
    shown = masked(theirs, NONE)
    pairs = zip(shown.settled.returns[1:], theirs.settled.returns[1:], strict=True)
    assert all(one is other for one, other in pairs)


def test_what_was_cleared_is_shown_in_its_own_return_only() -> None:
    ours = everything()
    shown = masked(ours, frozenset([clearing("CSC", "K1", find(NHS)[0])]))
    assert shown.settled.returns[0].top.role == NHS
    elsewhere = masked(ours, frozenset([clearing("CSC", "K2", find(NHS)[0])]))
    assert elsewhere.settled.returns[0].top.role == "[NHS number]"


def cut(text: str) -> Problem:
    return Problem(codes.NO_DATE, AT, "CSC", "K1", facts=(("typed", text),), content="row")


@pytest.mark.parametrize("length", range(len(CUT) - 25, len(CUT) + 1))
def test_a_message_cut_short_shows_no_half_of_an_identifier(length: int) -> None:
    (shown,) = (one for one in masked(everything(cut(f"{CUT[:length]}…")), NONE).problems if one.content == "row")
    left = shown.message.partition("the boy with ")[2]
    assert not any(digit in left for digit in "0123456789"), shown.message


def test_rows_that_name_no_case_are_masked_and_cleared_by_themselves() -> None:
    row = ChronologyEvent("CSC", "", None, NHS, "", "", "", "", AT)
    ours = everything()
    ours = replace(ours, settled=replace(ours.settled, events=(row,)))
    (problem,) = (one for one in run(ours.plan, ours.settled, date(2026, 6, 1)).problems if not one.case)
    assert problem.message.startswith("CSC, case not named: ")
    assert masked(ours, NONE).settled.events[0].event == "[NHS number]"
    assert masked(ours, frozenset(clearings([problem])[problem.id])).settled.events[0].event == NHS


def test_reasons_of_the_lead_are_masked_too() -> None:
    ours = replace(everything(), decisions=(Decision("AAAAAA", "handled", "Rang Okonkwo", "lead", date(2026, 6, 1)),))
    assert masked(ours, NONE).decisions[0].reason == "Rang [name]"


def report(ours: Found) -> dict[str, str]:
    """Every file of the report as text; of a workbook all that its parts hold."""
    files = tell(ours)
    with zipfile.ZipFile(io.BytesIO(files.pop("findings.xlsx"))) as book:
        parts = "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return {
        "findings.xlsx": parts,
        **{name: content.decode("utf-8-sig") for name, content in files.items() if not name.endswith(".png")},
    }


def test_the_page_never_tells_it_and_the_data_hold_it_until_it_is_cleared() -> None:
    ours = everything()
    files = report(ours)
    assert "[name], born [date of birth]" in files["findings.html"]
    for told in (NHS, BORN, "Okonkwo"):
        assert told not in files["findings.html"]
        assert told not in files["findings.json"]
        assert told not in files["findings.xlsx"]
        assert told in files["data/answers.csv"]
    files = report(replace(ours, decisions=(decision(ours, "PRI004"),)))
    assert BORN in files["findings.html"]
    assert "Okonkwo" not in files["findings.html"]
    assert NHS not in files["findings.html"]
