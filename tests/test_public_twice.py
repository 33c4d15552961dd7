"""Two public editions together tell nothing that neither may tell alone: `published.json` holds what each rested on."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from maar.answers import Answer
from maar.audit.folder import AuditFolder
from maar.audit.published import refuse_together, remember_edition, rests_on
from maar.documents.found import Found
from maar.documents.words import Words
from maar.problems import MaarError
from maar.scores import Scores
from tests import example
from tests.test_public_figures import full

REFUSED = "The public edition was not written: beside the one of before it would tell the answers of one agency or case"


@pytest.fixture
def folder(tmp_path: Path) -> AuditFolder:
    (tmp_path / "audits" / "x").mkdir(parents=True)
    return AuditFolder(tmp_path, "x")


def answering(label: str, *whose: tuple[str, str], ref: str = "EXA-1") -> Found:
    """Everybody answers Good, but these agencies on these cases another thing to one question."""
    found = full("")

    def own(one: Answer) -> Answer:
        return example.answer(one.agency, one.case, ref, label) if (one.agency, one.case) in whose else one

    tallies = tuple(
        replace(tally, answers=tuple(map(own, tally.answers))) if tally.question.ref == ref else tally
        for tally in found.scores.questions
    )
    return replace(found, scores=Scores(tallies, found.scores.themes, {}, {}))


def test_a_second_edition_is_refused_where_one_answer_has_changed(folder: AuditFolder) -> None:
    remember_edition(folder, answering("Good"))
    with pytest.raises(MaarError, match=REFUSED) as refusal:
        refuse_together(folder, answering("Inadequate", ("A", "K1")))
    assert "since the answers to EXA-1 changed in too few places" in str(refusal.value)
    assert "If nobody was given that edition, delete audits/x/published.json and run this again." in str(refusal.value)


def test_answers_of_one_agency_that_came_later_are_not_told_by_the_difference(folder: AuditFolder) -> None:
    came = [("D", case) for case in ("K1", "K2", "K3")]
    remember_edition(folder, answering("Not applicable", *came))
    with pytest.raises(MaarError, match=REFUSED):
        refuse_together(folder, answering("Good"))


def test_nothing_changed_or_only_words_is_written_again(folder: AuditFolder) -> None:
    remember_edition(folder, answering("Good"))
    before = folder.published_file.read_bytes()
    again = replace(answering("Good"), words=Words(about={"title": "Another title"}))
    refuse_together(folder, again)
    remember_edition(folder, again)
    assert folder.published_file.read_bytes() == before


def test_a_change_that_rests_on_enough_of_all_may_be_told(folder: AuditFolder) -> None:
    remember_edition(folder, answering("Good"))
    spread = [(agency, case) for agency, case in zip("ABCD", ("K1", "K2", "K3", "K1"), strict=True)]
    refuse_together(folder, answering("Inadequate", *spread))


def test_an_edition_before_the_last_is_not_forgotten(folder: AuditFolder) -> None:
    spread = [(agency, case) for agency, case in zip("ABCD", ("K1", "K2", "K3", "K1"), strict=True)]
    remember_edition(folder, answering("Good"))
    remember_edition(folder, answering("Inadequate", *spread))
    with pytest.raises(MaarError, match=REFUSED):
        refuse_together(folder, answering("Inadequate", ("B", "K3")))


def test_what_is_kept_says_whose_answers_there_were_and_no_answer(folder: AuditFolder) -> None:
    found = answering("Inadequate", ("A", "K1"))
    remember_edition(folder, found, "read")
    kept = json.loads(folder.published_file.read_text("utf-8"))
    assert (kept["format"], kept["audit"], kept["read"], len(kept["editions"])) == (1, "EXAMPLE2", "read", 1)
    assert {row.rsplit(" ", 1)[0] for row in kept["editions"][0]["EXA-1"]} == {
        f"{agency} {case}" for agency in "ABCD" for case in ("K1", "K2", "K3")
    }
    assert "Inadequate" not in folder.published_file.read_text("utf-8")
    assert rests_on(found) != rests_on(answering("Good"))


def test_a_file_that_cannot_be_read_refuses(folder: AuditFolder) -> None:
    folder.published_file.write_text("{", "utf-8")
    with pytest.raises(MaarError, match=r"audits/x/published\.json cannot be read"):
        refuse_together(folder, answering("Good"))
