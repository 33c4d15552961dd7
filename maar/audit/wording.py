"""The lead's own words on disk, `words.toml`: read for every document, and searched for what must not be told.

Comes in: an audit's folder. Goes out: the words, or what is wrong with them and where.
"""

from collections.abc import Sequence

from maar.audit.folder import AuditFolder
from maar.audit.words_read import said, words_in
from maar.checks.identifiers import Box, cleared, in_own_words, is_cleared
from maar.documents.words import Words, changed
from maar.identifiers import Identifier
from maar.problems import Location, MaarError, Problem
from maar.problems import files as codes
from maar.returns import Decision


def load_words(folder: AuditFolder) -> Words:
    """What the lead wrote, nothing where there is no `words.toml`; a `MaarError` names the line of a mistake."""
    words, mistakes = words_in(content_of(folder))
    if mistakes:
        raise MaarError(said(folder.words_file.name, mistakes), "Nothing was written: put it right and save it.")
    return words


def problems_of_words(folder: AuditFolder, names: Sequence[str], decisions: Sequence[Decision]) -> tuple[Problem, ...]:
    """What stands in the lead's words that could say who a child is and is not cleared; or that they cannot be read."""
    file = folder.words_file.name
    try:
        words, mistakes = words_in(content_of(folder))
    except MaarError as error:  # returns are checked all the same; only telling needs the words
        return (_unread(file, str(error)),)
    if mistakes:
        return (_unread(file, said(file, mistakes)),)
    found: list[Problem] = []

    def look(text: str, where: str, may: frozenset[Identifier]) -> str:
        found.extend(in_own_words(Box(text, where, Location(file, cell=where)), names, may))
        return text

    changed(words, look)
    digests = cleared(decisions)
    return tuple(problem for problem in found if not is_cleared(problem, digests))


def _unread(file: str, reason: str) -> Problem:
    return Problem(codes.NO_WORDS, Location(file), facts=(("reason", reason),), content=file)


def content_of(folder: AuditFolder) -> bytes:
    """The file as it stands; empty where there is none."""
    try:
        return folder.words_file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise MaarError(f"{folder.words_file} cannot be read: {error.strerror or error}.") from error
