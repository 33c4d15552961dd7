"""`maar check`: every problem, with its place and what to do."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from maar.cli.common import (
    AsOf,
    Json,
    Notes,
    PasswordFile,
    alert_rows,
    counted,
    leave,
    problem_rows,
    reading_returns,
    say,
    say_alerts,
    say_json,
    say_problems,
    today_or,
    working_folder,
)
from maar.cli.marked import marked_rows, say_closed, say_marked

if TYPE_CHECKING:
    from maar.audit.folder import AuditFolder

What = Annotated[str, typer.Argument(metavar="AUDIT|FILE|FOLDER", help="An audit, or files from anywhere.")]
Mark = Annotated[str, typer.Option("--mark", metavar="DIR", help="Write marked workbooks to send back into DIR.")]


def check(
    what: What,
    as_of: AsOf = "",
    notes: Notes = False,
    mark: Mark = "",
    as_json: Json = False,
    password_file: PasswordFile = None,
) -> None:
    """List every problem with its sheet, its cell and what to do about it."""
    from maar.audit.folder import find
    from maar.audit.look import complain_not_there, is_there
    from maar.problems import MaarError

    path = Path(what)
    try:
        folder = find(what, working_folder())
    except MaarError:
        if not is_there(path):
            complain_not_there(what, working_folder())
            raise
        if mark:
            raise MaarError(f"{what} is no audit, so nothing can be marked.", "Give the name of an audit.") from None
        _check_files(path, as_of, notes, as_json, password_file)
    else:
        _check_audit(folder, as_of, notes, mark, as_json, password_file)


def _check_audit(
    folder: "AuditFolder", as_of: str, notes: bool, mark: str, as_json: bool, password_file: Path | None
) -> None:
    from maar.audit.collect import collect
    from maar.audit.query import mark as mark_returns
    from maar.audit.query import update

    with reading_returns(password_file) as (step, unlocking):
        collected = collect(folder, today_or(as_of), step, unlocking=unlocking)
    say_alerts(collected.settled.alerts, folder.name, to_stderr=as_json)
    marked = mark_returns(collected, Path(mark)) if mark else None
    closed = marked.closed if marked else update(collected)
    if as_json:
        say_json(
            {
                "audit": folder.name,
                "checks": {"ran": collected.checks[0], "of": collected.checks[1]},
                "alerts": alert_rows(collected.settled.alerts),
                "files": {name: status.value for name, status in sorted(collected.settled.files.items())},
                "problems": problem_rows(collected.problems),
                **({"marked": marked_rows(marked)} if marked else {}),
            }
        )
    else:
        say_problems(collected.problems, notes, folder.name)
        say(counted(collected.problems, *collected.checks))
        if collected.problems:
            say(f"To ask no further about one: maar decide {folder.name} ID waive --reason TEXT --by ROLE.")
        if not collected.settled.files:
            say(f"There is no file yet in audits/{folder.name}/returned/.")
        say_closed(closed)
        if marked:
            say_marked(marked, folder.name)
    leave(collected.errors, collected.open_alerts)


def _check_files(path: Path, as_of: str, notes: bool, as_json: bool, password_file: Path | None) -> None:
    from maar.audit.look import files_in, look_at
    from maar.audit.readers import How

    with reading_returns(password_file) as (step, unlocking):
        looks = look_at(files_in(path), working_folder(), today_or(as_of), How(step, unlocking=unlocking))
    alerts = [alert for look in looks for alert in look.alerts]
    for audit in sorted({look.audit for look in looks}):
        say_alerts((one for look in looks if look.audit == audit for one in look.alerts), audit, to_stderr=as_json)
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
