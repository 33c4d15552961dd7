"""What public editions rested on, `published.json`: two of them together must not tell what neither may tell alone.

Comes in: an audit's folder and what was found. Goes out: the questions whose change rests on too few; the file, once
an edition is written. It holds digests of answers, and whose they are; nothing that anybody wrote.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from maar.audit.collect import Collected
from maar.audit.files import write_whole
from maar.audit.folder import AuditFolder
from maar.documents.disclosure import counted, enough, shown
from maar.documents.edition import Edition as EditionOf
from maar.documents.found import Found
from maar.figures import listed
from maar.problems import MaarError
from maar.render.data import as_json

PLANS = "planned actions"  # beside the refs of questions
OLDER = (
    "The public edition is older than what is found now: maar aggregate {audit} --edition public writes it anew, where "
    "it may."
)


class Counted(NamedTuple):
    """One answer in a figure that is told, or the actions planned in one return: whose, and a digest of it."""

    agency: str
    case: str
    says: str


Edition = Mapping[str, frozenset[Counted]]  # by the ref of a question


def rests_on(found: Found) -> Edition:
    """Every answer that the public figures of this audit rest on, by question."""
    may = shown(found)
    told = {
        one.question.ref: frozenset(
            Counted(each.agency, each.case, _digest(found, one.question.ref, each.agency, each.case, each.judgement))
            for each in counted(one)
        )
        for one in found.scores.questions
        if one.question.ref in may.questions
    }
    return {**told, PLANS: frozenset(_plans(found))} if found.smart and may.smart else told


def refuse_together(folder: AuditFolder, found: Found) -> None:
    """Refuse where an earlier edition and this one would together tell the answers of a few."""
    now = rests_on(found)
    refs = sorted({ref for before in _editions(folder) for ref in now if _tells(before.get(ref), now[ref])})
    if refs:
        raise MaarError(
            "The public edition was not written: beside the one of before it would tell the answers of one agency or "
            f"case, since the answers to {listed(refs)} changed in too few places.",
            "Go on once more has changed, or leave it at the edition of before. If nobody was given that edition, "
            f"delete {_path(folder)} and run this again.",
        )


def remember_edition(folder: AuditFolder, found: Found, read: str = "") -> None:
    """Put what this edition rests on last among those that were written. `read` is a digest of the files."""
    editions, now = _editions(folder), rests_on(found)
    content = {
        "format": 1,
        "audit": found.plan.id,
        "read": read or _kept(folder).get("read", ""),
        "editions": [_as_rows(one) for one in (*(one for one in editions if one != now), now)],
    }
    write_whole(folder.published_file, as_json(content))


def older(collected: Collected, found: Found) -> tuple[str, ...]:
    """A line where the public edition was made of other answers than those found now."""
    editions = _editions(collected.folder)
    if not editions:
        return ()
    same = editions[-1] == rests_on(replace(found, edition=EditionOf.PUBLIC))
    old = not same or is_older(collected.folder, files_read(collected))
    return (OLDER.format(audit=collected.folder.name),) if old else ()


def is_older(folder: AuditFolder, read: str) -> bool:
    """Was the last public edition made of other files than these?"""
    kept = _kept(folder).get("read", "")
    return bool(kept) and kept != read


def files_read(collected: Collected) -> str:
    """A digest of every file that came back."""
    return digest_of(collected.digests)


def digest_of(digests: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(dict(digests), sort_keys=True).encode()).hexdigest()


def _tells(before: frozenset[Counted] | None, now: frozenset[Counted]) -> bool:
    """Whoever takes one edition from the other is left with the answers that stand in one of them only."""
    return before is not None and before != now and not enough(before ^ now)


def _plans(found: Found) -> Iterator[Counted]:
    actions = [one for case in found.smart for one in case.actions]
    for agency, case in sorted({(one.agency, one.case) for one in actions}):
        own = sorted(one.tests for one in actions if (one.agency, one.case) == (agency, case))
        yield Counted(agency, case, _digest(found, PLANS, agency, case, repr(own)))


def _digest(found: Found, *what: str) -> str:
    return hashlib.sha256("\x1f".join((found.plan.id, *what)).encode()).hexdigest()[:16]


def _as_rows(edition: Edition) -> dict[str, list[str]]:
    return {ref: sorted(" ".join(one) for one in rows) for ref, rows in edition.items()}


def _editions(folder: AuditFolder) -> tuple[Edition, ...]:
    try:
        return tuple(_edition(one) for one in _kept(folder).get("editions", []))
    except (TypeError, ValueError, AttributeError) as error:
        raise _unread(folder, error) from error


def _edition(rows: Mapping[str, Iterable[str]]) -> Edition:
    return {ref: frozenset(map(_counted, own)) for ref, own in rows.items()}


def _counted(row: str) -> Counted:
    """A case may be named in several words; an agency's code is one."""
    agency, _, rest = row.partition(" ")
    case, _, says = rest.rpartition(" ")
    return Counted(agency, case, says)


def _kept(folder: AuditFolder) -> dict[str, Any]:
    try:
        content = json.loads(folder.published_file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise _unread(folder, error) from error
    if not isinstance(content, dict):
        raise _unread(folder, ValueError("it is no table"))
    return content


def _unread(folder: AuditFolder, error: Exception) -> MaarError:
    return MaarError(
        f"{_path(folder)} cannot be read ({error}): it says what earlier public editions rested on.",
        "Restore it from a copy; delete it only if nobody was given a public edition.",
    )


def _path(folder: AuditFolder) -> str:
    return folder.published_file.relative_to(folder.root).as_posix()
