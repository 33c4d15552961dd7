"""Names of files and sheets that say who a child is are masked in every document, as what agencies wrote is."""

from dataclasses import replace
from datetime import date

import pytest
from test_masking import NHS, NONE, decision, everything, report, the_plan

from maar.checks.identifiers import about_file
from maar.documents.found import Found
from maar.documents.masking import masked
from maar.documents.places import renamed, told_apart
from maar.problems import Location, Problem
from maar.problems import files as codes
from maar.problems.returns import ALERT
from maar.returns import Alert, Decision, FileStatus

FILE, SHEET = "Okonkwo/Okonkwo 9990000018 return.xlsx", "Okonkwo notes"
OTHER = "Okonkwo/other.xlsx"
MASKED = "[name]/[name] [NHS number] return.xlsx"


def named() -> Found:
    """What was found in two files that are named after a child, with a sheet that is too."""
    ours = everything()
    at = Location(FILE, SHEET, "C6")
    twice = Problem(codes.DUPLICATE, at, "CSC", "K1", facts=(("other", OTHER), ("what", "K1")), content="x")
    (told,) = about_file(FILE, (), the_plan().names)
    files = {FILE: FileStatus.READ, OTHER: FileStatus.DUPLICATE, "plain.xlsx": FileStatus.HELD}
    alert = Alert("CSC", "K1", at, Problem(ALERT, at, "CSC", "K1"), "x", handled=False)
    settled = replace(ours.settled, files=files, alerts=(alert,), by_file={FILE: ("x",)}, authors={FILE: ("x",)})
    ours = replace(ours, settled=settled, problems=(*ours.problems, twice, told))
    return renamed(ours, {"CSC.xlsx": FILE, "": FILE, **{name: name for name in files}}, {"": SHEET})


def test_no_place_of_the_masked_copy_holds_an_identifier() -> None:
    shown = masked(named(), NONE)
    text = repr(shown).replace(repr(shown.plan), "")
    assert "Okonkwo" not in text
    assert "9990000018" not in text
    assert [*shown.settled.files] == [MASKED, "[name]/other.xlsx", "plain.xlsx"]
    assert shown.settled.alerts[0].at == Location(MASKED, "[name] notes", "C6")
    messages = [one.message for one in shown.problems if one.content == "x"]
    assert messages == [f"{MASKED} and [name]/other.xlsx say the same about K1. One of them counts."]


def test_no_document_tells_it_and_the_data_do() -> None:
    files = report(named())
    for told in ("Okonkwo", "9990000018", NHS):
        assert told not in files["findings.html"]
        assert told not in files["findings.xlsx"]
        assert told not in files["findings.json"]
    assert MASKED in files["findings.json"]
    assert FILE in files["data/answers.csv"]


def test_what_the_lead_cleared_is_shown() -> None:
    ours = named()
    files = report(replace(ours, decisions=(decision(ours, "PRI010"),)))
    assert FILE in files["findings.json"]
    assert f"{FILE} and {OTHER} say the same" in files["findings.xlsx"]


def test_two_files_that_would_be_told_alike_are_still_two() -> None:
    ours = named()
    statuses = dict.fromkeys(("Okonkwo.xlsx", "okonkwo.xlsx", "[name].xlsx"), FileStatus.READ)
    ours = replace(ours, settled=replace(ours.settled, files={**ours.settled.files, **statuses}))
    shown = masked(ours, NONE)
    assert len(shown.settled.files) == len(ours.settled.files)
    assert {"[name].xlsx", "[name] (2).xlsx", "[name] (3).xlsx"} <= shown.settled.files.keys()


def test_a_name_that_was_told_as_it_is_keeps_it() -> None:
    assert told_apart({"b": "a", "a": "a"}) == {"a": "a", "b": "a (2)"}


def test_what_was_shared_stays_shared() -> None:
    shown = masked(named(), NONE)
    own = {id(one) for each in shown.settled.returns for one in (*each.answers.values(), *each.events, *each.actions)}
    assert {id(one) for each in shown.scores.questions for one in each.answers} <= own
    assert {id(one) for each in shown.findings for one in each.evidence} <= own
    assert {id(one) for each in shown.chronologies for one in each.events} <= own


@pytest.mark.parametrize("title", ["The file Okonkwo return.xlsx", "A file name (Okonkwo)"])
def test_a_decision_about_such_a_file_does_not_tell_it(title: str) -> None:
    made = Decision("AAAAAA", "pin", "It stands.", "audit lead", date(2026, 6, 1), about=title)
    assert "Okonkwo" not in masked(replace(named(), decisions=(made,)), NONE).decisions[0].about
