"""What lies around the public edition: the list of texts to clear, foreign files, links, and editions of before."""

import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from maar.audit.clear_list import ids_in
from maar.problems import MaarError
from tests.test_public import PUBLIC, WHY, put, state_of, to_clear, typed

LIST = Path("audits/example/to-clear.txt")
FOLDER = Path("reports/example/public")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder whose texts are cleared by the list, and the public edition in it."""
    folder = tmp_path_factory.mktemp("kept")
    put(folder)
    with chdir(folder):
        typed(*PUBLIC)
        typed("decide", "example", "--from", LIST.as_posix(), *WHY)
        typed(*PUBLIC)
    return folder


@pytest.fixture
def work(kept: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it to work in."""
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    with chdir(tmp_path):
        yield tmp_path


@pytest.fixture
def uncleared(work: Path) -> Path:
    """Nothing cleared any more; the edition of before is still there."""
    (work / "audits" / "example" / "decisions.toml").unlink()
    return work


def test_the_list_holds_every_text_whole_and_clears_what_is_left_in_it(uncleared: Path) -> None:
    code, said = typed(*PUBLIC)
    assert code == 2 and f"All of them stand in {LIST.as_posix()}" in said
    assert list(ids_in(LIST)) == list(to_clear(said))
    whole = " ".join(LIST.read_text("utf-8").replace("|", " ").split())
    assert "Neglect is seldom one event. It is seen when the small events are put together, and missed when" in whole
    assert "Could it be only one child? It tells an exact age (boy of four)." in whole
    entries = LIST.read_text("utf-8").split("\n\n")
    last = entries.pop(-1)
    LIST.write_text("\n\n".join(entries), "utf-8")
    _, told = typed("decide", "example", "--from", LIST.as_posix(), *WHY)
    assert "1 text of the public edition left to clear." in told
    assert "the duty: The partnership asks how well children are helped and protected" in told
    code, said = typed(*PUBLIC)
    assert (code, [*to_clear(said)]) == (2, [last.split()[0]])
    typed("decide", "example", "--from", LIST.as_posix(), *WHY)
    assert typed(*PUBLIC)[0] != 2 and not LIST.exists()


def test_a_text_that_was_changed_in_the_list_is_not_cleared(uncleared: Path) -> None:
    typed(*PUBLIC)
    LIST.write_text(LIST.read_text("utf-8").replace("boy of four", "boy of five"), "utf-8")
    code, said = typed("decide", "example", "--from", LIST.as_posix(), *WHY)
    assert code == 2 and "is not the one that the id stands for" in said and "Nothing was cleared" in said
    assert not (uncleared / "audits" / "example" / "decisions.toml").exists()


def test_a_file_that_is_no_list_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Nothing.", "utf-8")
    with pytest.raises(MaarError, match="lists no text"):
        ids_in(tmp_path / "list.txt")
    with pytest.raises(MaarError, match="could not be read"):
        ids_in(tmp_path / "none.txt")


def test_an_id_typed_with_digits_that_look_like_letters_is_taken_as_meant(uncleared: Path) -> None:
    ids = [*to_clear(typed(*PUBLIC)[1])]
    mistaken = [one.replace("O", "0").replace("I", "1").lower() for one in ids]
    assert mistaken != [one.lower() for one in ids]
    code, said = typed("decide", "example", *mistaken, *WHY)
    assert code in (0, 3) and "0 texts of the public edition left to clear." in said


def test_a_refusal_gives_every_reason_at_once_and_says_what_still_lies_there(uncleared: Path) -> None:
    words = uncleared / "audits" / "example" / "words.toml"
    words.write_text(words.read_text("utf-8").replace("Neglect is seldom one event.", "case c had one event."), "utf-8")
    code, said = typed(*PUBLIC)
    assert code == 2
    assert "1 text names a case or holds an identifier.\n  why this theme names case C" in said
    assert "texts are not cleared." in said and "why this theme" not in to_clear(said).values()
    assert "The edition of before still lies in reports/example/public/: delete it if" in said


def test_files_that_are_not_ours_are_named_and_end_it_with_1(work: Path) -> None:
    (work / FOLDER / "draft.docx").write_bytes(b"not ours")
    code, said = typed(*PUBLIC)
    assert "These files in reports/example/public/ are not ours and were not looked at: draft.docx." in said
    assert code in (1, 3) and (work / FOLDER / "draft.docx").exists()


def test_a_public_folder_that_is_a_link_is_refused(work: Path) -> None:
    elsewhere = work / "website"
    (work / FOLDER).rename(elsewhere)
    (work / FOLDER).symlink_to(elsewhere, target_is_directory=True)
    before = state_of(elsewhere)
    code, said = typed(*PUBLIC)
    assert code == 2 and "reports/example/public is a link to another place" in said
    assert state_of(elsewhere) == before


def test_a_return_that_went_is_not_told_by_two_editions_and_the_old_one_is_said_to_be_old(work: Path) -> None:
    before = state_of(work / FOLDER)
    assert "older" not in typed("aggregate", "example", "--as-of", "2026-06-12")[1]
    assert "the public edition is older" not in typed()[1]
    (work / "audits/example/returned/Health/GP practices/case A complete.xlsx").unlink()
    code, said = typed(*PUBLIC)
    assert code == 2 and "beside the one of before it would tell the answers of one agency or case" in said
    assert state_of(work / FOLDER) == before
    line = "The public edition is older than what is found now: maar aggregate example --edition public"
    assert line in typed("aggregate", "example", "--as-of", "2026-06-12")[1]
    assert "the public edition is older than the report" in typed()[1]
    (work / "audits" / "example" / "published.json").unlink()
    assert typed(*PUBLIC)[0] in (0, 1, 3)
