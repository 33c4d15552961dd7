"""`maar decide`: the lead's one way to decide."""

from typing import TYPE_CHECKING, Annotated

import typer

from maar.cli.common import Audit, PasswordFile, day, leave, reading_returns, say, say_alerts, working_folder

if TYPE_CHECKING:
    from maar.returns import Settled


def decide(
    audit: Audit,
    ids_and_decision: Annotated[
        list[str],
        typer.Argument(metavar="ID|FILE... VERDICT", help="The ids of problems, or files, then the decision."),
    ],
    reason: Annotated[str, typer.Option(help="Why; it is told in the report.")],
    by: Annotated[str, typer.Option(metavar="ROLE", help="The role of whoever decided; never a name.")],
    on: Annotated[str, typer.Option(metavar="DATE", help="When. Default: today.")] = "",
    password_file: PasswordFile = None,
) -> None:
    """Decide about problems: waive, confirm, reject, pin, withdraw, clear or handled.

    waive: ask no further. confirm, reject: a return that is held. pin, withdraw: which of several files counts.
    clear: a find that says nothing about who a child is. handled: an alert that was dealt with.
    """
    from datetime import date

    from maar.audit.collect import collect
    from maar.audit.decide import Verdict
    from maar.audit.decide import decide as record
    from maar.audit.folder import find
    from maar.problems import MaarError

    *ids, verdict = ids_and_decision
    if not ids:
        raise MaarError(
            "Nothing to decide about was named.", "Write maar decide AUDIT ID confirm --reason TEXT --by ROLE."
        )
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
    if verdict in ("pin", "reject", "withdraw"):
        with reading_returns(password_file) as (step, unlocking):
            after = collect(collected.folder, when, step, unlocking=unlocking)
        _say_gone(collected.settled, after.settled)
    leave(0, sum(not alert.handled for alert in waiting))


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
