"""Step: decide. The lead's one way to settle what the tool may not.

Comes in: ids of problems or of texts of the public edition, or files under `returned/`, and a verdict. Goes out:
decisions, each with what it was about at the time, so that it stands for just that and for nothing that comes later.
"""

import base64
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from maar.audit.collect import Collected
from maar.audit.decisions import WAIVE, add_decision
from maar.audit.publish import public_found, texts, to_clear, uncleared
from maar.checks.identifiers import clearings
from maar.documents.public_texts import Written
from maar.problems import MaarError, Problem
from maar.problems import files as file_codes
from maar.problems import returns as codes
from maar.returns import FOR_THE_PUBLIC, Decision, FileStatus

RIVALS = (file_codes.MERGED_FILES.code, file_codes.MERGED_IN_TIME.code, file_codes.SUPERSEDED.code)
ABOUT = {
    "confirm": (codes.HELD.code,),
    "reject": (codes.HELD.code,),
    "handled": (codes.ALERT.code,),
    "pin": RIVALS,
    "withdraw": RIVALS,
}
PIN, WITHDRAW, CLEAR = "pin", "withdraw", "clear"
VERDICTS = (WAIVE, "confirm", "reject", "pin", "withdraw", CLEAR, "handled")
LOOK_ALIKES = str.maketrans("018", "OIB")  # no id holds these digits
TEXT = "a text of the public edition"  # in place of a code
OF_ITS_OWN = {codes.HELD.code: "confirm or reject", codes.ALERT.code: "handled"}  # never waived


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided, why, in which role and when."""

    verdict: str
    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class _Matter:
    """Something that can be decided about: a problem of this code, or a file (no code) with the contents it holds."""

    id: str
    code: str
    title: str
    contents: tuple[str, ...]
    returns: tuple[str, ...] = ()


def decide(collected: Collected, named: Iterable[str], verdict: Verdict) -> tuple[Decision, ...]:
    """Record one verdict about each of these ids or files; nothing is written where one of them does not fit."""
    if verdict.verdict not in VERDICTS:
        raise MaarError(f"{verdict.verdict} is not a decision.", f"Decide one of: {', '.join(VERDICTS)}.")
    if not verdict.reason.strip() or not verdict.by.strip():
        raise MaarError("A decision needs a reason and a role.", "Give --reason and --by.")
    matters = {**(_texts(collected) if verdict.verdict == CLEAR else {}), **_matters(collected)}
    decisions = []
    for one in named:
        matter = matters.get(one.upper().translate(LOOK_ALIKES)) or _file(collected, one)
        if matter is None:
            raise MaarError(
                f"There is no problem or file {one} in {collected.plan.name}.", "maar check lists them with their ids."
            )
        _fits(matter, one, verdict.verdict)
        said = (verdict.verdict, verdict.reason, verdict.by, verdict.on)
        over = _over(collected, matter) if verdict.verdict == PIN else ()
        decisions.append(Decision(matter.id, *said, matter.contents, matter.title, over))
    for decision in decisions:
        add_decision(collected.folder, decision)
    return tuple(decisions)


def texts_cleared(collected: Collected, decisions: Iterable[Decision]) -> dict[str, Written]:
    """The texts of the public edition that these decisions clear, by id, so that it can be said what was cleared."""
    ids = {one.id for one in decisions if one.about.startswith(FOR_THE_PUBLIC)}
    return {id_: one for id_, one in to_clear(public_found(collected)).items() if id_ in ids} if ids else {}


def left_to_clear(collected: Collected, decided: Iterable[Decision]) -> int:
    """How many texts of the public edition still wait after these decisions."""
    found = public_found(collected)
    after = replace(found, decisions=(*found.decisions, *decided))
    return len(uncleared(after, texts(found)))


def _matters(collected: Collected) -> dict[str, _Matter]:
    """Everything that can be decided about, by id; what is decided already may be decided anew."""
    settled, cleared = collected.settled, clearings(collected.problems)
    matters: dict[str, _Matter] = {}
    alerts = [alert.problem for alert in settled.alerts]
    for problem in (*collected.problems, *settled.problems, *alerts):
        earlier = matters[problem.id].contents if problem.id in matters else ()
        known = cleared.get(problem.id) or settled.contents.get(problem.id) or (problem.about, *earlier)
        matters[problem.id] = _Matter(problem.id, problem.code, _title(problem), tuple(sorted({*known})))
    for id_, contents in settled.contents.items():  # held once and decided since
        held = codes.HELD
        matters.setdefault(id_, _Matter(id_, held.code, held.title, tuple(sorted({*contents}))))
    for past in collected.decisions:  # which of several files counts may be decided anew, either way
        if past.verdict in (PIN, WITHDRAW):
            matters.setdefault(past.id, _Matter(past.id, RIVALS[0], past.about, past.contents))
    return matters


def _texts(collected: Collected) -> dict[str, _Matter]:
    """Every text that can be cleared for the public edition; `about` says where it stands and never what it says."""
    texts = to_clear(public_found(collected))
    return {id_: _Matter(id_, TEXT, f"{FOR_THE_PUBLIC}{one.where}", (one.content,)) for id_, one in texts.items()}


def _title(problem: Problem) -> str:
    """`A question left blank (CSC, case K1, CHR-2)`: what it is and whose, and nothing that anybody wrote."""
    case = f"case {problem.case}" if problem.case else ""
    about = ", ".join(filter(None, (problem.agency, case, problem.question)))
    return f"{problem.kind.title} ({about})" if about else problem.kind.title


def _file(collected: Collected, name: str) -> _Matter | None:
    """A file by its path under `returned/`, or from here; it goes by what is in it, not by its name."""
    name = name if name in collected.digests else _below(collected.folder.returned, name)
    if name not in collected.digests:
        return None
    contents = collected.settled.by_file.get(name)
    if not contents:
        raise MaarError(f"{name} holds no return: there is nothing to pin or withdraw.")
    if collected.settled.files.get(name) is FileStatus.HELD:
        raise MaarError(f"{name} is held: confirm or reject it first.")
    digest = hashlib.sha256(collected.digests[name].encode()).digest()
    id_ = base64.b32encode(digest).decode()[:6]
    return _Matter(id_, "", f"The file {name}", (collected.digests[name],), tuple(sorted({*contents})))


def _below(folder: Path, name: str) -> str:
    """The path in this folder of a file that is named from the working folder, as a shell completes it."""
    path = Path(os.path.normpath(Path(name).absolute()))
    return path.relative_to(folder.absolute()).as_posix() if path.is_relative_to(folder.absolute()) else name


def _over(collected: Collected, matter: _Matter) -> tuple[str, ...]:
    """What else there is now for the returns that are pinned."""
    own = {*matter.contents, *matter.returns}
    others = {other for content in own for other in collected.settled.beside.get(content, ())}
    return tuple(sorted(others - own))


def _fits(matter: _Matter, named: str, verdict: str) -> None:
    """Refuse a verdict that does not decide this kind of thing."""
    if matter.code == "":
        fits = verdict in ("pin", "withdraw")
        words = "A file is decided as pin or withdraw."
    elif verdict == WAIVE:
        fits = matter.code not in OF_ITS_OWN and not matter.code.startswith("PRI")
        words = f"It is decided as {OF_ITS_OWN.get(matter.code, CLEAR)}."
    elif verdict == CLEAR:
        fits = matter.code == TEXT or matter.code.startswith("PRI")
        words = "That decides about what could say who a child is, and about texts of the public edition."
    else:
        fits = matter.code in ABOUT[verdict]
        words = f"That decides about {', '.join(ABOUT[verdict])}; this is {matter.code}: {matter.title}."
    if not fits:
        raise MaarError(f"{named} cannot be decided as {verdict}.", words)
