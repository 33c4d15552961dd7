"""Step: decide. The lead's one way to settle what the tool may not.

Comes in: ids of problems, or files under `returned/`, and a verdict. Goes out: decisions, each with what it was about
at the time, so that it stands for just that and for nothing that comes later.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from maar.audit.collect import Collected
from maar.audit.decisions import WAIVE, add_decision
from maar.checks.identifiers import clearings
from maar.problems import MaarError, Problem
from maar.problems import files as file_codes
from maar.problems import returns as codes
from maar.returns import Decision

RIVALS = (file_codes.MERGED_FILES.code, file_codes.MERGED_IN_TIME.code, file_codes.SUPERSEDED.code)
ABOUT = {
    "confirm": (codes.HELD.code,),
    "reject": (codes.HELD.code,),
    "handled": (codes.ALERT.code,),
    "pin": RIVALS,
    "withdraw": RIVALS,
}
CLEAR = "clear"
VERDICTS = (WAIVE, "confirm", "reject", "pin", "withdraw", CLEAR, "handled")
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
    """Something that can be decided about: a problem of this code, or a file (no code)."""

    id: str
    code: str
    title: str
    contents: tuple[str, ...]


def decide(collected: Collected, named: Iterable[str], verdict: Verdict) -> tuple[Decision, ...]:
    """Record one verdict about each of these ids or files; nothing is written where one of them does not fit."""
    if verdict.verdict not in VERDICTS:
        raise MaarError(f"{verdict.verdict} is not a decision.", f"Decide one of: {', '.join(VERDICTS)}.")
    if not verdict.reason.strip() or not verdict.by.strip():
        raise MaarError("A decision needs a reason and a role.", "Give --reason and --by.")
    matters = _matters(collected)
    decisions = []
    for one in named:
        matter = matters.get(one.upper()) or _file(collected, one)
        if matter is None:
            raise MaarError(
                f"There is no problem or file {one} in {collected.plan.name}.", "maar check lists them with their ids."
            )
        _fits(matter, one, verdict.verdict)
        decision = Decision(
            matter.id, verdict.verdict, verdict.reason, verdict.by, verdict.on, matter.contents, matter.title
        )
        decisions.append(decision)
    for decision in decisions:
        add_decision(collected.folder, decision)
    return tuple(decisions)


def _matters(collected: Collected) -> dict[str, _Matter]:
    """Everything that can be decided about, by id; what is decided already may be decided anew."""
    settled, cleared = collected.settled, clearings(collected.problems)
    matters: dict[str, _Matter] = {}
    alerts = [alert.problem for alert in settled.alerts]
    for problem in (*collected.problems, *settled.problems, *alerts):
        earlier = matters[problem.id].contents if problem.id in matters else ()
        known = cleared.get(problem.id) or settled.contents.get(problem.id) or (problem.about, *earlier)
        if problem.code in RIVALS:
            known = (problem.content,)
        matters[problem.id] = _Matter(problem.id, problem.code, _title(problem), tuple(sorted({*known})))
    for id_, contents in settled.contents.items():  # held once and decided since
        held = codes.HELD
        matters.setdefault(id_, _Matter(id_, held.code, held.title, tuple(sorted({*contents}))))
    return matters


def _title(problem: Problem) -> str:
    """`A question left blank (CSC, case K1, CHR-2)`: what it is and whose, and nothing that anybody wrote."""
    case = f"case {problem.case}" if problem.case else ""
    about = ", ".join(filter(None, (problem.agency, case, problem.question)))
    return f"{problem.kind.title} ({about})" if about else problem.kind.title


def _file(collected: Collected, name: str) -> _Matter | None:
    """A file by its path under `returned/`; it goes by what is in it, not by its name."""
    contents = collected.settled.by_file.get(name)
    if not contents:
        return None
    digest = hashlib.sha256(collected.digests[name].encode()).digest()
    return _Matter(base64.b32encode(digest).decode()[:6], "", f"The file {name}", tuple(sorted({*contents})))


def _fits(matter: _Matter, named: str, verdict: str) -> None:
    """Refuse a verdict that does not decide this kind of thing."""
    if matter.code == "":
        fits = verdict in ("pin", "withdraw")
        words = "A file is decided as pin or withdraw."
    elif verdict == WAIVE:
        fits = matter.code not in OF_ITS_OWN and not matter.code.startswith("PRI")
        words = f"It is decided as {OF_ITS_OWN.get(matter.code, CLEAR)}."
    elif verdict == CLEAR:
        fits = matter.code.startswith("PRI")
        words = "That decides about what could say who a child is."
    else:
        fits = matter.code in ABOUT[verdict]
        words = f"That decides about {', '.join(ABOUT[verdict])}; this is {matter.code}: {matter.title}."
    if not fits:
        raise MaarError(f"{named} cannot be decided as {verdict}.", words)
