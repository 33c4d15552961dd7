"""What commands share: arguments, dates, printing problems and alerts, exit codes, the progress bar."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from maar.audit.readers import Unlocking
    from maar.problems import Problem
    from maar.returns import Alert


class ExitCode(IntEnum):
    """What the command line ends with (design, section 5)."""

    FINE = 0
    ERRORS = 1
    USAGE = 2
    ALERT = 3


Audit = Annotated[str, typer.Argument(metavar="AUDIT", help="The audit: its name under audits/, or a path.")]
AsOf = Annotated[str, typer.Option(metavar="DATE", help="The date lateness is judged by. Default: today.")]
Json = Annotated[bool, typer.Option("--json", help="Print one json document and nothing else.")]

PasswordFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Passwords of locked returns, one a line; MAAR_PASSWORD may hold one too."),
]

Notes = Annotated[bool, typer.Option("--notes", help="Show notes too, which need nothing done.")]

REDRAWN = 50  # times at most that a progress bar is drawn
MARKS = {"error": "error  ", "warning": "warning", "note": "note   "}


def working_folder() -> Path:
    """The folder that holds audits/ and reports/: the one the command runs in."""
    return Path.cwd()


def day(text: str, option: str) -> date:
    """A date from the command line; a `MaarError` names the option where it is none."""
    from maar.problems import MaarError
    from maar.sheets.cells import day as read_day

    got = read_day(text)
    if got.value is None:
        raise MaarError(f"{option}: {text or 'nothing'} is not a date.", "Write it as 2026-05-29.")
    return got.value


def today_or(text: str) -> date:
    """The date given with --as-of, else today."""
    return day(text, "--as-of") if text else date.today()


def say(text: str = "") -> None:
    typer.echo(text)


def say_json(content: Any) -> None:
    typer.echo(json.dumps(content, indent=1, ensure_ascii=False))


def say_alerts(alerts: "Iterable[Alert]", audit: str, to_stderr: bool = False) -> None:
    """Alerts first and alone, without detail about the child; no line to copy where they belong to no audit here."""
    waiting = [alert for alert in alerts if not alert.handled]
    if not waiting:
        return
    count = "1 alert" if len(waiting) == 1 else f"{len(waiting)} alerts"
    typer.echo(f"{count}: a child may be at risk now", err=to_stderr)
    for alert in waiting:
        who = f"{alert.agency or 'agency not known'}, case {alert.case or 'not known'}"
        typer.echo(f"  {who}: ring them now. {alert.at}", err=to_stderr)
        if audit:
            command = f"maar decide {audit} {alert.problem.id} handled --reason TEXT --by ROLE"
            typer.echo(f"  When it is dealt with: {command}", err=to_stderr)
    typer.echo("", err=to_stderr)


def say_problems(problems: "Iterable[Problem]", notes: bool, audit: str) -> None:
    """Every problem with its place and what to do, a line to copy among it; alerts were said already."""
    from maar.figures import some

    hidden = 0
    said = ("", "")  # of two that say the same of two places the second names its place only
    for problem in problems:
        if problem.code == "ALT001":
            continue
        if problem.severity == "note" and not notes:
            hidden += 1
            continue
        typer.echo(f"{MARKS[problem.severity]} {problem.code} {problem.id}  {problem.at}".rstrip())
        if (problem.id, problem.message) == said:
            continue
        said = (problem.id, problem.message)
        typer.echo(f"        {problem.message}")
        typer.echo(f"        {problem.advice.replace(' AUDIT ', f' {audit} ')}")
    if hidden:
        them = "it" if hidden == 1 else "them"
        typer.echo(f"{some(hidden, 'note is', 'notes are')} not shown: --notes shows {them}.")


def problem_rows(problems: "Iterable[Problem]") -> list[dict[str, str]]:
    """Problems for --json, as in problems.csv."""
    return [
        {
            "id": problem.id,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message,
            "advice": problem.advice,
            "agency": problem.agency,
            "case": problem.case,
            "question": problem.question,
            "file": problem.at.file,
            "sheet": problem.at.sheet,
            "cell": problem.at.cell,
        }
        for problem in problems
    ]


def alert_rows(alerts: "Iterable[Alert]") -> list[dict[str, object]]:
    """Alerts for --json: who and where, without detail about the child."""
    return [
        {
            "id": alert.problem.id,
            "agency": alert.agency,
            "case": alert.case,
            "handled": alert.handled,
            "file": alert.at.file,
            "sheet": alert.at.sheet,
            "cell": alert.at.cell,
        }
        for alert in alerts
    ]


def counted(problems: "Iterable[Problem]", ran: int, of: int) -> str:
    """`3 errors, 12 warnings, 5 notes. 17 of 17 checks ran.`"""
    from maar.figures import some

    severities = [problem.severity.value for problem in problems]
    parts = [some(severities.count(name), name) for name in ("error", "warning", "note")]
    return f"{', '.join(parts)}. {ran} of {of} checks ran."


def leave(errors: int, open_alerts: int) -> None:
    """End the command: an alert wins over errors."""
    if open_alerts:
        raise typer.Exit(ExitCode.ALERT)
    if errors:
        raise typer.Exit(ExitCode.ERRORS)


@contextmanager
def progress(words: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal, nothing in a pipe."""
    with _bar(words) as (step, _):
        yield step


@contextmanager
def reading_returns(password_file: Path | None) -> "Iterator[tuple[Callable[[int, int], None], Unlocking]]":
    """What reading returns needs: how its progress is shown, and what may open those that are locked."""
    from maar.audit.readers import Unlocking

    passwords = _passwords(password_file)
    with _bar("Reading returns") as (step, clear):

        def ask(file: str) -> str:
            clear()
            typer.echo(f"{file} is locked.", err=True)
            typed = typer.prompt("Its password (Enter: none)", "", hide_input=True, show_default=False, err=True)
            return str(typed)

        yield step, Unlocking(passwords, ask if sys.stdin.isatty() and sys.stderr.isatty() else None)


def _passwords(file: Path | None) -> tuple[str, ...]:
    """Those in the environment and in a file of one a line."""
    from maar.problems import MaarError

    found = [os.environ.get("MAAR_PASSWORD", "")]
    if file:
        try:
            found += [line.removesuffix("\r") for line in file.read_text("utf-8-sig").split("\n")]
        except OSError as error:
            raise MaarError(f"--password-file: {file} could not be read: {error.strerror or error}.") from None
        except UnicodeDecodeError:
            raise MaarError(f"--password-file: {file} is not UTF-8 text.", "Save it so, one password a line.") from None
    return tuple(dict.fromkeys(password for password in found if password.strip()))


@contextmanager
def _bar(words: str) -> Iterator[tuple[Callable[[int, int], None], Callable[[], None]]]:
    """How to move a progress bar on, and how to clear it away; neither does anything in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done, of: None, lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    # No thread redraws it: beside a thread no worker can be forked.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(words, total=None)

        def step(done: int, of: int) -> None:
            redrawn = done == of or done % max(1, of // REDRAWN) == 0
            bar.update(task, completed=done, total=of, refresh=redrawn)

        yield step, bar.stop
