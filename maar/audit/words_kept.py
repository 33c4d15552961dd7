"""`words.toml` kept up to date: every finding that is told has its place there, and no word of the lead's is lost.

Comes in: an audit's folder and what was found. Goes out: the file, and what to say of it on the screen.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from maar.audit.files import write_whole
from maar.audit.folder import AuditFolder
from maar.audit.wording import content_of
from maar.audit.words_form import Entry, head
from maar.audit.words_pieces import brought_up_to_date
from maar.checks.identifiers import cleared
from maar.documents.findings_part import chosen
from maar.documents.found import Found
from maar.documents.masking import masked_meeting
from maar.documents.tell_story import TOLD, recommendations
from maar.documents.words import FindingWords, Words
from maar.figures import figure, listed, some
from maar.findings import Finding

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """How the lead's words stand: in a line, and in `warnings` what to read again.

    `digest` is the SHA-256 of the file, `is_new` says that this run wrote it; everything is empty where there is none.
    """

    line: str = ""
    warnings: tuple[str, ...] = ()
    digest: str = ""
    is_new: bool = False


NO_WORDS = OwnWords()


def keep_words(folder: AuditFolder, found: Found) -> OwnWords:
    """Bring `words.toml` up to date with what was found; what a person wrote in it stays, byte for byte."""
    past, entries = content_of(folder), _entries(found)
    text = past.removeprefix(BOM).decode() if past.strip() else head()
    new = (BOM if past.startswith(BOM) else b"") + brought_up_to_date(text, entries).encode()
    if new != past:
        write_whole(folder.words_file, new)
    digest = hashlib.sha256(new).hexdigest()
    if not past:
        return OwnWords(f"For headlines, lessons and contacts of your own: {_path(folder)}.", (), digest, is_new=True)
    return OwnWords(_standing(folder, found, entries), tuple(_warnings(found, entries)), digest, new != past)


def reviewed(folder: AuditFolder, found: Found) -> OwnWords:
    """How the words stand beside what was found, with nothing written."""
    past = content_of(folder)
    if not past:
        return NO_WORDS
    entries = _entries(found)
    warnings = tuple(_warnings(found, entries))
    return OwnWords(_standing(folder, found, entries), warnings, hashlib.sha256(past).hexdigest())


def _entries(found: Found) -> tuple[Entry, ...]:
    """Theme by theme, each with its strengths, areas and gaps; then what the meeting recommends."""
    entries = []
    for theme in found.plan.questions.themes:
        if found.scores.of_theme(theme.code) and not theme.strand:
            entries.append(Entry("theme", theme.code, (theme.name,)))
        own = (one for one in found.findings if one.theme == theme.code and one.kind in TOLD)
        entries += [Entry("finding", one.id, (one.sentence,), figure(one.share).count) for one in own]
    shown = masked_meeting(replace(found, words=Words()), cleared(found.decisions))
    for advised in recommendations(shown):
        beside = ", ".join(filter(None, (advised.body, f"by {advised.due}" if advised.due else "")))
        says = tuple(filter(None, (advised.text, beside, advised.measure)))
        entries.append(Entry("recommendation", advised.id, says))
    return tuple(entries)


def _path(folder: AuditFolder) -> str:
    return folder.words_file.relative_to(folder.root).as_posix()


def _standing(folder: AuditFolder, found: Found, entries: Sequence[Entry]) -> str:
    told = [one.name for one in entries if one.kind == "finding"]
    have = sum(one in found.words.findings for one in told)
    return f"{_path(folder)}: {have} of {some(len(told), 'finding')} {'has' if have == 1 else 'have'} words of yours."


def _warnings(found: Found, entries: Sequence[Entry]) -> Iterator[str]:
    written = found.words.findings
    messages = [one.id for group in chosen(found.findings) for one in group]
    if written and (bare := [one for one in messages if not found.words.finding(one).headline]):
        yield f"Key messages without a headline of yours: {listed(bare)}."
    yield from (line for one in found.findings if one.id in written for line in _beside(written[one.id], one))
    if gone := _about_nothing(found, {one.name for one in entries}):
        yield f"Kept and told nowhere, since they are about nothing that is found now: the words of {listed(gone)}."


def _beside(own: FindingWords, one: Finding) -> Iterator[str]:
    """What to say of words that were written for another figure than the one that they stand beside."""
    now = figure(one.share)
    if not own.figure:
        yield f"{own.id} does not say for which figure it was written: it stands beside {now.count}. Set its figure."
    elif own.figure not in (now.count, str(now)):
        yield (
            f"{own.id} was written for {own.figure} and now stands beside {now.count}: read it again, then set its "
            "figure."
        )


def _about_nothing(found: Found, names: set[str]) -> list[str]:
    """What the lead wrote about that is not there any more."""
    names = names | {one.id for one in found.findings} | {one.code for one in found.plan.questions.themes}
    recommended = [one.id for one in found.words.recommendations if one.id]
    return [one for one in (*found.words.themes, *found.words.findings, *recommended) if one not in names]
