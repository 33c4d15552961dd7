"""`words.toml` as a lead meets it: made by `maar aggregate`, kept whatever comes, checked, masked, on record."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from example import found
from test_changes import FIRST
from test_commands import ON_TIME, Run, issued, issued_once, returned, run

from maar.answers import Kept, Recommendation
from maar.audit.folder import AuditFolder
from maar.audit.wording import load_words, problems_of_words
from maar.audit.words_kept import NO_WORDS, keep_words, reviewed
from maar.checks.identifiers import clearings
from maar.documents.found import Found
from maar.documents.masking import masked
from maar.problems import Location, MaarError
from maar.returns import Decision

__all__ = ["issued", "issued_once", "run"]
AGAIN = ("aggregate", "spring", *ON_TIME)
NHS = "999 000 0018"
RING = "Ring 0300 000 0001"


@pytest.fixture
def folder(tmp_path: Path) -> AuditFolder:
    """An audit's folder with nothing in it."""
    one = AuditFolder(tmp_path, "example")
    one.path.mkdir(parents=True)
    return one


def write(folder: AuditFolder, what: str, into: str = "AREA-EXA-2", key: str = "headline") -> None:
    """Type one text into a block of the file, as a person would."""
    before, name, after = folder.words_file.read_text("utf-8").partition(f'"{into}"')
    after = after.replace(f'{key} = ""', f'{key} = "{what}"', 1)
    folder.words_file.write_text(before + name + after, "utf-8")


def in_words(folder: AuditFolder, all_of: Found) -> Found:
    return replace(all_of, words=load_words(folder))


def with_recommendation(text: str) -> Found:
    ours = found()
    one = Recommendation(Kept.RECOMMENDATION, text, at=Location("meeting.xlsx", "Recommendations", "B5"))
    agreement = replace(ours.agreement, agreed=replace(ours.agreement.agreed, kept=(one,)))
    return replace(ours, agreement=agreement)


def test_the_first_run_makes_it_and_says_where(folder: AuditFolder) -> None:
    told = keep_words(folder, found())
    assert told.line == "For headlines, lessons and contacts of your own: audits/example/words.toml."
    assert told.digest == hashlib.sha256(folder.words_file.read_bytes()).hexdigest()
    names = [line for line in folder.words_file.read_text("utf-8").splitlines() if line.startswith(("id", "code"))]
    assert names == [
        'code = "EXA"',
        *(f'id = "{one}"' for one in ("STRENGTH-EXA-1", "AREA-EXA-2", "GAP-EXA", "GAP-EXA-1")),
    ]
    assert load_words(folder) == found().words
    assert reviewed(folder, found()).line == "audits/example/words.toml: 0 of 4 findings have words of yours."


def test_without_a_file_there_is_nothing_to_read_or_to_say(folder: AuditFolder) -> None:
    assert load_words(folder) == found().words
    assert reviewed(folder, found()) == NO_WORDS
    assert not folder.words_file.exists()


def test_words_beside_another_figure_are_told_and_stay(folder: AuditFolder) -> None:
    keep_words(folder, found())
    write(folder, "Be on time")
    before = folder.words_file.read_bytes()
    findings = [
        replace(one, share=replace(one.share, n=2, d=5)) if one.id == "AREA-EXA-2" else one for one in found().findings
    ]
    now = in_words(folder, replace(found(), findings=tuple(findings)))
    told = keep_words(folder, now)
    assert told.line == "audits/example/words.toml: 1 of 4 findings has words of yours."
    assert told.warnings == (
        "Key messages without a headline of yours: STRENGTH-EXA-1.",
        "AREA-EXA-2 was written for 1 of 4 and now stands beside 2 of 5: read it again, then set its figure.",
    )
    assert folder.words_file.read_bytes() == before
    folder.words_file.write_bytes(before.replace(b'"1 of 4"', b'"2 of 5 (40%)"'))
    assert "AREA-EXA-2" not in "".join(keep_words(folder, in_words(folder, now)).warnings)


def test_words_about_what_is_gone_are_kept_and_named(folder: AuditFolder) -> None:
    keep_words(folder, with_recommendation("Count the contacts"))
    recommended = next(one for one in folder.words_file.read_text("utf-8").split('"') if one.startswith("REC-"))
    write(folder, "Be on time")
    write(folder, "See the whole", recommended, "priority")
    kept = replace(found(), findings=tuple(one for one in found().findings if one.id == "STRENGTH-EXA-1"))
    told = keep_words(folder, in_words(folder, kept))
    assert told.warnings[-1] == (
        "Kept and told nowhere, since they are about nothing that is found now: the words of "
        f"AREA-EXA-2 and {recommended}."
    )
    text = folder.words_file.read_text("utf-8")
    assert 'headline = "Be on time"' in text and 'priority = "See the whole"' in text
    assert "GAP-EXA" not in text


def test_what_the_meeting_wrote_is_masked_in_the_file(folder: AuditFolder) -> None:
    keep_words(folder, with_recommendation(f"Ask about {NHS}"))
    text = folder.words_file.read_text("utf-8")
    assert NHS not in text
    assert "#> Ask about [NHS number]\n" in text


def test_a_byte_order_mark_stays(folder: AuditFolder) -> None:
    keep_words(folder, found())
    folder.words_file.write_bytes(b"\xef\xbb\xbf" + folder.words_file.read_bytes().replace(b"\n", b"\r\n"))
    before = folder.words_file.read_bytes()
    told = keep_words(folder, with_recommendation("Count the contacts"))
    after = folder.words_file.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")
    assert told.is_new


def test_identifiers_are_found_masked_and_cleared_but_whom_to_reach_is_told(folder: AuditFolder) -> None:
    keep_words(folder, found())
    write(folder, RING, "AREA-EXA-2", "example")
    text = folder.words_file.read_text("utf-8").replace('contact = ""', f'contact = "{RING}"')
    folder.words_file.write_text(text, "utf-8")
    (problem,) = problems_of_words(folder, (), ())
    assert str(problem.at) == "words.toml, example of AREA-EXA-2"
    assert problem.message == "In words.toml, example of AREA-EXA-2 holds what looks like a phone number (…01)."
    ours = in_words(folder, found())
    shown = masked(ours, frozenset()).words
    assert shown.finding("AREA-EXA-2").example == "Ring [phone number]"
    assert shown.of("contact") == RING
    contents = clearings([problem])[problem.id]
    cleared = Decision(problem.id, "clear", "The front door's", "audit lead", date(2026, 6, 1), contents)
    assert problems_of_words(folder, (), (cleared,)) == ()
    assert masked(ours, frozenset(contents)).words == ours.words


def test_a_name_that_must_not_be_told_is_masked_even_as_a_contact(folder: AuditFolder) -> None:
    folder.words_file.write_text('[about]\ncontact = "Ms Okonkwo, 0300 000 0000"\n', "utf-8")
    (problem,) = problems_of_words(folder, ("Okonkwo",), ())
    assert "In words.toml, contact holds what looks like a name that must not be told (O…)." in problem.message
    ours = in_words(folder, found())
    shown = masked(replace(ours, plan=replace(ours.plan, names=("Okonkwo",))), frozenset())
    assert shown.words.of("contact") == "Ms [name], 0300 000 0000"


def test_a_mistake_is_a_problem_of_the_check_and_stops_the_report(issued: Run, tmp_path: Path) -> None:
    file = tmp_path / "audits/spring/words.toml"
    file.write_bytes(b'[about]\ntitle = "A "good" title"\n')
    code, out, _ = issued("check", "spring", *ON_TIME)
    assert code == 1
    assert "error   FIL080" in out
    assert (
        "words.toml cannot be read: Expected newline or end of document after a statement (at line 2, column 13" in out
    )
    code, out, err = issued(*AGAIN)
    assert (code, out) == (2, "")
    assert "(at line 2, column 13" in err
    assert file.read_bytes() == b'[about]\ntitle = "A "good" title"\n'
    assert list((tmp_path / "reports").rglob("*.*")) == []
    with pytest.raises(MaarError, match="Nothing was written: put it right and save it"):
        load_words(AuditFolder(tmp_path, "spring"))


def test_a_run_that_makes_it_tells_the_same_as_the_next_and_its_digest_is_on_record(
    issued: Run, tmp_path: Path
) -> None:
    returned(tmp_path, "a.xlsx", FIRST)
    assert "words.toml" in issued(*AGAIN)[1]
    reports = [path for path in (tmp_path / "reports").rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in reports}
    _, _, err = issued(*AGAIN, "--json")
    assert {path: path.read_bytes() for path in reports} == before
    assert err == ""
    record = json.loads((tmp_path / "reports/spring/run.json").read_text("utf-8"))
    file = tmp_path / "audits/spring/words.toml"
    assert record["read"]["words.toml"] == hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_text(file.read_text("utf-8").replace('title = ""', 'title = "Know the story"'), "utf-8")
    _, out, _ = issued(*AGAIN)
    assert "1 file changed (words.toml)." in out
    assert "Know the story" in (tmp_path / "reports/spring/findings.html").read_text("utf-8")
