"""What changed since the last report: for the lead, who aggregates again whenever one more return comes.

Comes in: run.json and findings.json of two reports. Goes out: sentences, for the screen only.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from maar.figures import listed, some

NAMED = 8  # a sentence names so many and no more
NOTHING = "Nothing has changed since the last report."
COUNTS = {
    "Returns in": ("returns", "returned"),
    "Nil returns": ("returns", "nil"),
    "Answered": ("answers", "answered"),
    "Judgements agreed": ("agreement", "agreed"),
}


class Report(NamedTuple):
    """One report: SHA-256 of every file read and written by name, what was counted, n and d of every finding."""

    read: Mapping[str, str]
    written: Mapping[str, str]
    counts: Mapping[str, int]
    findings: Mapping[str, tuple[int, int]]


def report(run: bytes, findings: bytes, audit: str) -> Report | None:
    """A report of the audit with this id; None where the two files are not as they were written for it together."""
    try:
        record, told = json.loads(run), json.loads(findings)
        if record["id"] != audit or record["written"]["findings.json"] != hashlib.sha256(findings).hexdigest():
            return None
        return _report(record, told)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _report(record: Any, told: Any) -> Report:
    counts = {words: int(told.get(part, {}).get(name, 0)) for words, (part, name) in COUNTS.items()}
    findings = {str(one["id"]): (int(one["n"]), int(one["d"])) for one in told["findings"]}
    return Report(dict(record["read"]), dict(record["written"]), counts, findings)


def changes(before: Report | None, now: Report, ours: Collection[str] = ()) -> tuple[str, ...]:
    """What is different, a sentence for each kind of change; nothing where there was no report before.

    A file with a digest of `ours` is nothing that came: we wrote it, and nobody filled it in.
    """
    if before is None:
        return ()
    said = (*_files(before.read, now.read, ours), *_counts(before, now), *_findings(before.findings, now.findings))
    if said:
        return ("Since the last report:", *said)
    if before.written == now.written:
        return (NOTHING,)
    return ("No file, count or finding has changed since the last report; something else in it has.",)


def _files(before: Mapping[str, str], now: Mapping[str, str], ours: Collection[str]) -> Iterator[str]:
    """A file that was only renamed is neither new nor gone."""
    came, went = ([name for name in one if name not in other] for one, other in ((now, before), (before, now)))
    renamed = {digest for digest in map(now.get, came) if digest} & {before[name] for name in went}
    came = [name for name in came if now[name] not in renamed and now[name] not in ours]
    went = [name for name in went if before[name] not in renamed]
    other = [name for name in now if name in before and now[name] != before[name] and now[name] not in ours]
    for names, what in ((came, "came"), (other, "changed"), (went, "went")):
        if names:
            yield f"{some(len(names), 'file')} {what} ({_named(sorted(names))})."


def _counts(before: Report, now: Report) -> Iterator[str]:
    for words, number in now.counts.items():
        if number != before.counts[words]:
            yield f"{words}: {before.counts[words]}, now {number}."


def _findings(before: Mapping[str, tuple[int, int]], now: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    if new := [one for one in now if one not in before]:
        yield f"New findings: {_named(new)}."
    if gone := [one for one in before if one not in now]:
        yield f"No longer found: {_named(gone)}."
    other = [one for one in now if one in before and now[one] != before[one]]
    if other:
        words = [f"{one} was {_share(before[one])}, is {_share(now[one])}" for one in other]
        yield f"Found on other figures: {_named(words, '; ')}."


def _share(share: tuple[int, int]) -> str:
    return f"{share[0]} of {share[1]}"


def _named(names: Sequence[str], between: str = ", ") -> str:
    """Names for a sentence; of very many the first and how many more there are."""
    if len(names) > NAMED:
        return f"{between.join(names[:NAMED])}{between}and {len(names) - NAMED} more"
    return listed([*names]) if between == ", " else between.join(names)
