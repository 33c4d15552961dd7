"""`maar decide`: the lead's one way to decide."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from maar.cli.common import Audit, PasswordFile, day, leave, reading_returns, say, say_alerts, working_folder

if TYPE_CHECKING:
    from maar.audit.collect import Collected
    from maar.returns import Decision, Settled


def decide(
    audit: Audit,
    ids_and_decision: Annotated[
        list[str],
        typer.Argument(metavar="ID|FILE... VERDICT", help="The ids of problems, or files, then the decision."),
    ],
    reason: Annotated[str, typer.Option(help="Why; it is told in the report.")],
    by: Annotated[str, typer.Option(metavar="ROLE", help="The role of whoever decided; never a name.")],
    on: Annotated[str, typer.Option(metavar="DATE", help="When. Default: today.")] = "",
    listed_in: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Clear every text that this list still holds.")
    ] = None,
    password_file: PasswordFile = None,
) -> None:
    """Decide about problems: waive, confirm, reject, pin, withdraw, clear or handled.

    waive: ask no further. confirm, reject: a return that is held. pin, withdraw: which of several files counts.
    clear: a find that says nothing about who a child is, or a text of the public edition.
    handled: an alert that was dealt with.
    """
    from datetime import date

    from maar.audit.collect import collect
    from maar.audit.decide import Verdict
    from maar.audit.decide import decide as record
    from maar.audit.folder import find

    ids, verdict = _named(ids_and_decision, listed_in)
    when = day(on, "--on") if on else date.today()
    folder = find(audit, working_folder())
    with reading_returns(password_file) as (step, unlocking):
        collected = collect(folder, when, step, unlocking=unlocking)
    decided = record(collected, ids, Verdict(verdict, reason, by, when))
    handled = {decision.id for decision in decided}
    waiting = [
        alert for alert in collected.settled.alerts if not (verdict == "handled" and alert.problem.id in handled)
    ]
    say_alerts(waiting, collected.folder.name)
    for decision in decided:
        say(f"{decision.id}: {decision.verdict}, {when:%d %B %Y}, {by}.")
    _say_cleared(collected, decided)
    if verdict in ("pin", "reject", "withdraw"):
        with reading_returns(password_file) as (step, unlocking):
            after = collect(collected.folder, when, step, unlocking=unlocking)
        _say_gone(collected.settled, after.settled)
    leave(0, sum(not alert.handled for alert in waiting))


def _named(ids_and_decision: list[str], listed_in: Path | None) -> tuple[list[str], str]:
    """The ids that were typed, with those of a list, and the decision."""
    from maar.audit.clear_list import ids_in
    from maar.audit.decide import CLEAR
    from maar.problems import MaarError

    *ids, verdict = ids_and_decision
    if listed_in and verdict != CLEAR:
        raise MaarError(f"--from lists texts to clear: they are not decided as {verdict}.")
    ids += ids_in(listed_in) if listed_in else ()
    if not ids:
        raise MaarError(
            "Nothing to decide about was named.", "Write maar decide AUDIT ID confirm --reason TEXT --by ROLE."
        )
    return ids, verdict


def _say_cleared(collected: "Collected", decided: "tuple[Decision, ...]") -> None:
    """What was cleared for the public edition, word for word, and how much is left."""
    from maar.audit.decide import left_to_clear, texts_cleared
    from maar.figures import some

    cleared = texts_cleared(collected, decided)
    for id_, one in cleared.items():
        say(f"  {id_}  {one.where}: {' '.join(one.text.split())}")
    if cleared:
        say(f"{some(left_to_clear(collected, decided), 'text')} of the public edition left to clear.")


def _say_gone(before: "Settled", after: "Settled") -> None:
    """The returns that counted before this decision and count no more."""
    from maar.figures import listed
    from maar.returns import Status

    counted = {(one.agency.code, one.case.ref) for one in after.returns if one.status is not Status.OUTSTANDING}
    gone = [
        f"{one.agency.code} {one.case.ref}"
        for one in before.returns
        if one.status is not Status.OUTSTANDING and (one.agency.code, one.case.ref) not in counted
    ]
    if gone:
        say(f"No file counts any more for {listed(gone)}: missing from now on.")
