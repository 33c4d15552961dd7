"""`maar decide`: the lead's one way to decide."""

from typing import Annotated

import typer

from maar.cli.common import Audit, day, leave, say, say_alerts, working_folder


def decide(
    audit: Audit,
    ids_and_decision: Annotated[
        list[str],
        typer.Argument(metavar="ID... confirm|reject|handled", help="The ids of problems, then the decision."),
    ],
    reason: Annotated[str, typer.Option(help="Why; it is told in the report.")],
    by: Annotated[str, typer.Option(metavar="ROLE", help="The role of whoever decided; never a name.")],
    on: Annotated[str, typer.Option(metavar="DATE", help="When. Default: today.")] = "",
) -> None:
    """Decide about problems: confirm or reject a return that is held, or mark an alert handled."""
    from datetime import date

    from maar.audit.collect import collect
    from maar.audit.decide import Verdict
    from maar.audit.decide import decide as record
    from maar.audit.folder import find
    from maar.problems import MaarError

    *ids, verdict = ids_and_decision
    ids = [text.upper() for text in ids]
    if not ids:
        raise MaarError(
            "Nothing to decide about was named.", "Write maar decide AUDIT ID confirm --reason TEXT --by ROLE."
        )
    when = day(on, "--on") if on else date.today()
    collected = collect(find(audit, working_folder()), when)
    decided = record(collected, ids, Verdict(verdict, reason, by, when))
    waiting = [alert for alert in collected.settled.alerts if not (verdict == "handled" and alert.problem.id in ids)]
    say_alerts(waiting, collected.folder.name)
    for decision in decided:
        say(f"{decision.id}: {decision.verdict}, {when:%d %B %Y}, {by}.")
    leave(0, sum(not alert.handled for alert in waiting))
