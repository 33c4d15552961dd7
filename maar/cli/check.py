"""`maar check`: every problem, with its place and what to do."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from maar.cli.common import (
    AsOf,
    Json,
    alert_rows,
    counted,
    leave,
    problem_rows,
    progress,
    say,
    say_alerts,
    say_json,
    say_problems,
    today_or,
    working_folder,
)

if TYPE_CHECKING:
    from maar.audit.folder import AuditFolder

What = Annotated[str, typer.Argument(metavar="AUDIT|FILE|FOLDER", help="An audit, or files from anywhere.")]
Notes = Annotated[bool, typer.Option("--notes", help="Show notes too, which need nothing done.")]


def check(what: What, as_of: AsOf = "", notes: Notes = False, as_json: Json = False) -> None:
    """List every problem with its sheet, its cell and what to do about it."""
    from maar.audit.folder import find
    from maar.problems import MaarError

    path = Path(what)
    try:
        folder = find(what, working_folder())
    except MaarError:
        if not path.exists():
            raise
        _check_files(path, as_of, notes, as_json)
    else:
        _check_audit(folder, as_of, notes, as_json)


def _check_audit(folder: "AuditFolder", as_of: str, notes: bool, as_json: bool) -> None:
    from maar.audit.collect import collect

    with progress("Reading returns") as step:
        collected = collect(folder, today_or(as_of), step)
    say_alerts(collected.settled.alerts, folder.name, to_stderr=as_json)
    if as_json:
        say_json(
            {
                "audit": folder.name,
                "checks": {"ran": collected.checks[0], "of": collected.checks[1]},
                "alerts": alert_rows(collected.settled.alerts),
                "files": {name: status.value for name, status in sorted(collected.settled.files.items())},
                "problems": problem_rows(collected.problems),
            }
        )
    else:
        say_problems(collected.problems, notes, folder.name)
        say(counted(collected.problems, *collected.checks))
        if not collected.digests:
            say(f"There is no file yet in audits/{folder.name}/returned/.")
    leave(collected.errors, collected.open_alerts)


def _check_files(path: Path, as_of: str, notes: bool, as_json: bool) -> None:
    from maar.audit.look import files_in, look_at

    files = files_in(path)
    looks = look_at(files, working_folder(), today_or(as_of))
    alerts = [alert for look in looks for alert in look.alerts]
    audits = {look.audit for look in looks if look.audit}
    say_alerts(alerts, audits.pop() if len(audits) == 1 else "AUDIT", to_stderr=as_json)
    if as_json:
        say_json(
            {
                "files": [
                    {"file": look.file, "sentence": look.sentence, "problems": problem_rows(look.problems)}
                    for look in looks
                ]
            }
        )
    else:
        for look in looks:
            say(look.sentence)
            say_problems((one for one in look.problems if one.message != look.sentence), notes, look.audit or "AUDIT")
        if not looks:
            say(f"There is no file in {path}.")
    errors = sum(look.errors for look in looks) + sum(not look.ours for look in looks) + (not looks)
    leave(errors, sum(not alert.handled for alert in alerts))
